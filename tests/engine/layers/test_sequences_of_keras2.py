"""Layers for sequences against vectors of Keras 2; stateful ones saw their sample twice."""

import numpy as np
import pytest

from engine.layers.convolution import Conv2D
from engine.layers.dense import Dense
from engine.layers.embedding import Embedding
from engine.layers.recurrent import GRU, LSTM, SimpleRNN
from engine.layers.wrappers import Bidirectional, TimeDistributed
from tests.engine.layers.keras2_vectors import TOLERANCE, assert_gives, read_vectors
from tests.engine.layers.rig import Rig

OLD = {"recurrent_activation": "hard_sigmoid_keras2"}
ALL = {"return_sequences": True}
SIGMOID = {"units": 5, "activation": "sigmoid"}
ENDS = [{}, ALL, {"go_backwards": True}, {"go_backwards": True, **ALL}]


def recurrent(kind, gates, **settings):
    """Return the layers of a file: five that forget, and four that do not."""
    usual = {"units": 4, **settings, **(OLD if gates else {})}
    sigmoid = {**SIGMOID, **settings, **({"recurrent_activation": "sigmoid"} if gates else {})}
    free = [kind(**usual), kind(**sigmoid), *[kind(**usual, **end) for end in ENDS[1:]]]
    bias = [True, True, True, kind is LSTM]
    kept = [
        kind(**usual, **end, stateful=True, use_bias=b) for end, b in zip(ENDS, bias, strict=True)
    ]
    return free + kept


def both(kind, merge_mode, **settings):
    gates = {} if kind is SimpleRNN else OLD
    return Bidirectional(layer=kind(units=4, **gates, **settings), merge_mode=merge_mode)


LAYERS = {
    "recurrent/SimpleRNN": recurrent(SimpleRNN, False),
    "recurrent/LSTM": recurrent(LSTM, True),
    "recurrent/GRU": recurrent(GRU, True, reset_after=False),
    "embeddings/Embedding": [
        Embedding(input_dim=5, output_dim=3),
        Embedding(input_dim=20, output_dim=5, mask_zero=True),
        Embedding(input_dim=33, output_dim=2),
    ],
    "wrappers/Bidirectional": [
        both(SimpleRNN, "sum"),
        both(SimpleRNN, "mul"),
        both(SimpleRNN, "concat"),
        both(SimpleRNN, "ave"),
        both(SimpleRNN, "concat", **ALL),
        both(GRU, "concat", reset_after=False, **ALL),
        both(LSTM, "concat", **ALL),
        both(SimpleRNN, "sum", **ALL),
    ],
    "wrappers/TimeDistributed": [
        TimeDistributed(layer=Dense(units=4)),
        TimeDistributed(layer=Conv2D(filters=6, kernel_size=(3, 3))),
    ],
}
CASES = [(name, number) for name, given in LAYERS.items() for number in range(len(given))]


@pytest.mark.parametrize(("name", "number"), CASES)
def test_a_layer_gives_what_keras_2_gave(name, number, shared):
    vectors = read_vectors(shared, name)
    assert len(vectors) == len(LAYERS[name])
    layer, vector = LAYERS[name][number], vectors[number]
    if getattr(layer, "stateful", False):
        assert_gives_the_second_time(layer, vector)
    else:
        assert_gives(layer, vector)


def assert_gives_the_second_time(layer, vector):
    (x,) = vector.inputs
    rig = Rig(layer, [x.shape], dtype=np.float32, samples=1)
    for place, given in zip(rig.network.weights["node"].values(), vector.weights, strict=True):
        place[...] = given
    rig.run({"x0": x[None]}, training=False)
    (y,), _, _ = rig.run({"x0": x[None]}, training=False)
    np.testing.assert_allclose(y[0], vector.expected, rtol=0, atol=TOLERANCE)
