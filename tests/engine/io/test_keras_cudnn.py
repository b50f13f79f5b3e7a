"""CuDNNLSTM and CuDNNGRU of Keras 2 give what NVIDIA's equations say, read as LSTM and GRU."""

import numpy as np
import pytest

from engine.errors import WeightsDiffer
from engine.io import read_model, read_weights
from engine.kernels.reference import REFERENCE
from engine.layers.inputs import InputLayer
from engine.layers.recurrent import GRU, LSTM
from engine.layers.wrappers import Bidirectional
from engine.network.network import Network
from engine.spec import stack
from tests.engine.io.old_files import old_file

UNITS, INPUTS, STEPS = 3, 5, 4
GATES = {"CuDNNLSTM": 4, "CuDNNGRU": 3}
KINDS = pytest.mark.parametrize("kind", GATES)


def stored(kind, rng):
    """Kernel, recurrent kernel and biases with the shapes that such a file has."""
    width = GATES[kind] * UNITS
    shapes = (INPUTS, width), (UNITS, width), (2 * width,)
    return [rng.standard_normal(shape).astype(np.float32) for shape in shapes]


def matrices(kernel, gates):
    """The matrices of the gates as NVIDIA's library sees them, (units, inputs) each.

    Keras 2 gave it the numbers of each gate's kernel one after the other.
    """
    return [part.ravel().reshape(UNITS, -1) for part in np.split(kernel, gates, axis=1)]


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def by_equations(kind, arrays, x):
    """The last h of one sequence, (steps, inputs), by the equations of cuDNN's handbook."""
    gates = GATES[kind]
    W, R = (matrices(each.astype(np.float64), gates) for each in arrays[:2])
    biases = np.split(arrays[2].astype(np.float64), 2 * gates)
    bW, bR = biases[:gates], biases[gates:]
    h, c = np.zeros(UNITS), np.zeros(UNITS)
    for step in x:
        of_x = [w @ step + b for w, b in zip(W, bW, strict=True)]
        of_h = [r @ h + b for r, b in zip(R, bR, strict=True)]
        if kind == "CuDNNLSTM":
            i, f, g, o = (a + b for a, b in zip(of_x, of_h, strict=True))
            c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
            h = sigmoid(o) * np.tanh(c)
        else:
            z, r = (sigmoid(a + b) for a, b in zip(of_x[:2], of_h[:2], strict=True))
            h = (1 - z) * np.tanh(of_x[2] + r * of_h[2]) + z * h
    return h


def config(kind, **more):
    settings = {"name": "rnn", "units": UNITS, "batch_input_shape": [None, STEPS, INPUTS], **more}
    return sequential({"class_name": kind, "config": settings})


def sequential(*layers):
    return {"class_name": "Sequential", "config": {"name": "s", "layers": list(layers)}}


def predicted(path, x):
    model = read_model(path)
    assert not model.report.errors
    network = Network(model.network_spec())
    assert len(network.load(model.arrays)) == len(network.weights)
    return network.predict(x, REFERENCE)


@KINDS
def test_a_whole_model_gives_what_the_equations_say(kind, tmp_path, rng):
    arrays = stored(kind, rng)
    old_file(tmp_path / "m.h5", config(kind), {"rnn": arrays}, "2.2.4")
    x = rng.standard_normal((2, STEPS, INPUTS)).astype(np.float32)
    expected = [by_equations(kind, arrays, each) for each in x]
    np.testing.assert_allclose(predicted(tmp_path / "m.h5", x), expected, rtol=1e-5, atol=1e-6)


@KINDS
def test_both_directions_are_converted(kind, tmp_path, rng):
    there, back = stored(kind, rng), stored(kind, rng)
    inner = config(kind)["config"]["layers"][0]
    both = {
        "class_name": "Bidirectional",
        "config": {
            "name": "both",
            "layer": inner,
            "merge_mode": "concat",
            "batch_input_shape": [None, STEPS, INPUTS],
        },
    }
    old_file(tmp_path / "m.h5", sequential(both), {"both": [*there, *back]}, "2.2.4")
    x = rng.standard_normal((1, STEPS, INPUTS)).astype(np.float32)
    ends = by_equations(kind, there, x[0]), by_equations(kind, back, x[0, ::-1])
    y = predicted(tmp_path / "m.h5", x)[0]
    np.testing.assert_allclose(y, np.concatenate(ends), rtol=1e-5, atol=1e-6)


@KINDS
def test_its_weights_go_into_a_plain_layer(kind, tmp_path, rng):
    arrays = stored(kind, rng)
    old_file(tmp_path / "w.h5", config(kind), {"rnn": arrays}, "2.2.4")
    layer = LSTM(units=UNITS) if kind == "CuDNNLSTM" else GRU(units=UNITS)
    spec = stack(InputLayer(shape=(STEPS, INPUTS)), layer)
    network = Network(spec)
    assert network.load(read_weights(tmp_path / "w.h5", spec).arrays)
    x = rng.standard_normal((1, STEPS, INPUTS)).astype(np.float32)
    expected = by_equations(kind, arrays, x[0])
    np.testing.assert_allclose(network.predict(x, REFERENCE)[0], expected, rtol=1e-5, atol=1e-6)


@KINDS
def test_plain_weights_go_into_a_model_that_is_called_cudnn(kind, tmp_path, rng):
    width = GATES[kind] * UNITS
    bias = (width,) if kind == "CuDNNLSTM" else (2, width)
    arrays = [
        rng.standard_normal(shape).astype(np.float32)
        for shape in ((INPUTS, width), (UNITS, width), bias)
    ]
    old_file(tmp_path / "m.h5", config(kind), {"rnn": arrays}, "2.2.4")
    read = read_model(tmp_path / "m.h5").arrays
    assert [a.tolist() for a in read.values()] == [a.tolist() for a in arrays]


def test_a_gru_that_resets_first_cannot_have_two_biases(tmp_path, rng):
    old_file(tmp_path / "w.h5", config("CuDNNGRU"), {"rnn": stored("CuDNNGRU", rng)}, "2.2.4")
    spec = stack(InputLayer(shape=(STEPS, INPUTS)), GRU(units=UNITS, reset_after=False))
    with pytest.raises(WeightsDiffer, match="gru"):
        read_weights(tmp_path / "w.h5", spec)


def test_both_directions_of_another_file_fit_a_layer_of_ours(tmp_path, rng):
    there, back = stored("CuDNNLSTM", rng), stored("CuDNNLSTM", rng)
    old_file(tmp_path / "w.h5", config("CuDNNLSTM"), {"rnn": [*there, *back]}, "2.2.4")
    spec = stack(InputLayer(shape=(STEPS, INPUTS)), Bidirectional(layer=LSTM(units=UNITS)))
    arrays = read_weights(tmp_path / "w.h5", spec).arrays
    bias = next(a for key, a in arrays.items() if key.endswith("forward/bias"))
    np.testing.assert_allclose(bias, there[2][: 4 * UNITS] + there[2][4 * UNITS :])
