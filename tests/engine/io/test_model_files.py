"""Model files of others: every real one loads, and what cannot be built is told by name."""

import lzma
from dataclasses import replace

import numpy as np
import pytest

from engine.errors import OnlyWeights, ProgramInModel, WeightsDiffer
from engine.io import read_model, read_weights, write_model
from engine.io.keras_file import write_h5, write_keras
from engine.kernels import best_kernels
from engine.kernels.reference import REFERENCE
from engine.layers.dense import Dense
from engine.layers.inputs import InputLayer
from engine.network.nested import Nested
from engine.network.network import Network
from engine.optimizers import Adam
from engine.spec import NetworkSpec, Node, stack
from engine.training.plan import Plan
from tests.engine.io.old_files import old_file
from tests.engine.io.small_networks import convnet, filled, residual, samples

MODELS = {  # parameters as the table of the data tells them
    "keras-h5/fer2013_mini_XCEPTION.102-0.66.hdf5": 58423,
    "keras-h5/gender_mini_XCEPTION.21-0.95.hdf5": 52658,
    "keras-h5/pretrainedResnet.h5": 78666,
    "keras-h5/vww_96.h5": 221794,
    "keras-h5/numerical_model_convolutional.h5": 93322,
    "keras-h5/numerical_model_simple.h5": 104938,
    "keras-h5/encoder.h5": 494244,
    "keras-h5/decoder.h5": 56385,
    "keras-h5/p20181018.h5": 103226,
    "keras-h5/mnist_cnn.h5": 693962,
    "keras-h5/cifar10_cnn.h5": 358186,
    "keras-v3/mnist_model.keras": 101770,
    "keras-v3/jena_lstm.keras": 2001,
    "keras-v3/jena_conv1D.keras": 3873,
}


def loaded(model) -> Network:
    network = Network(model.network_spec(), seed=9)
    assert len(network.load(model.arrays)) == len(network.weights)
    return network


@pytest.mark.parametrize("name", MODELS)
def test_every_real_model_loads_with_all_its_weights(name, shared):
    model = read_model(shared / "models" / name)
    assert not model.report.errors
    network = loaded(model)
    assert network.summary.parameters == MODELS[name]
    shape = network.summary[network.spec.inputs[0].id].shape
    y = network.predict(np.zeros((1, *shape), np.float32), best_kernels())
    assert np.isfinite(y).all()


def test_weights_with_their_description_beside_know_the_pictures_they_should_know(shared):
    records = lzma.decompress((shared / "cifar10/test_batch_first1000.bin.xz").read_bytes())
    table = np.frombuffer(records, np.uint8).reshape(1000, 3073)
    x = table[:, 1:].reshape(-1, 3, 32, 32).transpose(0, 2, 3, 1) / np.float32(255)
    network = loaded(read_model(shared / "models/keras-h5/cifar10_cnn.h5"))
    told = [network.predict(x[i : i + 250], best_kernels()).argmax(1) for i in range(0, 1000, 250)]
    assert (np.concatenate(told) == table[:, 0]).mean() == pytest.approx(0.826, abs=0.001)


def test_weights_alone_ask_for_a_description(shared, tmp_path):
    whole = (shared / "models/keras-h5/cifar10_cnn.h5").read_bytes()
    (tmp_path / "w.h5").write_bytes(whole)
    with pytest.raises(OnlyWeights, match=r"w\.h5"):
        read_model(tmp_path / "w.h5")
    given = shared / "models/keras-h5/cifar10_cnn.json"
    assert len(read_model(tmp_path / "w.h5", given).network_spec()) == 22


def test_a_program_is_an_error_and_the_layers_are_told_all_the_same(shared):
    model = read_model(shared / "hostile/keras-malicious/badmodel_tramdan_defanged.h5")
    assert model.spec is None
    assert [(f.code, f.where) for f in model.report.errors] == [("ProgramInModel", "lambda")]
    assert "Lambda" in [layer.kind for layer in model.layers]
    assert all(layer.weights for layer in model.layers if layer.kind == "Dense")
    with pytest.raises(ProgramInModel, match="badmodel_tramdan"):
        model.network_spec()


def test_what_a_model_was_compiled_with_becomes_a_plan(shared):
    model = read_model(shared / "models/keras-h5/pretrainedResnet.h5")
    assert model.plan.optimizer == Adam(
        learning_rate=6.636851594521431e-06, beta_1=0.8999999761581421, beta_2=0.9990000128746033
    )
    assert model.plan.accuracy
    assert model.steps == 781500
    network = loaded(model)
    for place in network.layout.trainable():
        slots = model.slots["/".join(place.key)]
        assert slots["momentum"].shape == slots["velocity"].shape == place.shape
        assert (slots["velocity"] >= 0).all()


@pytest.mark.parametrize("ending", ["keras", "h5"])
def test_the_state_of_an_optimizer_comes_back(ending, tmp_path):
    spec, path = convnet(), tmp_path / f"model.{ending}"
    network, plan = filled(spec), Plan(optimizer=Adam(amsgrad=True))
    rng = np.random.default_rng(1)
    slots = {
        "/".join(place.key): {
            name: rng.random(place.shape, np.float32) for name in plan.optimizer.slot_names
        }
        for place in network.layout.trainable()
    }
    write_keras(tmp_path / "first.keras", spec, network.arrays(), plan=plan)
    first = read_model(tmp_path / "first.keras")
    write_model(replace(first, slots=slots, steps=7), path)
    again = read_model(path)
    assert again.steps == 7
    assert again.plan.optimizer == plan.optimizer
    for key, each in slots.items():
        for name, values in each.items():
            assert np.array_equal(again.slots[key][name], values)


def inner() -> NetworkSpec:
    return stack(InputLayer(shape=(4,)), Dense(units=4, activation="tanh"), Dense(units=4))


def shared_twice() -> NetworkSpec:
    """A network that stands twice in another one, with the same weights."""
    return NetworkSpec(
        (
            Node("x", "x", InputLayer(shape=(4,))),
            Node("first", "tower", Nested(network=inner()), ("x",)),
            Node("d", "between", Dense(units=4), ("first",)),
            Node("again", "again", Nested(network=inner()), ("d",), shared_with="first"),
        ),
        ("again", "first"),
    )


@pytest.mark.parametrize("write", [write_keras, write_h5])
def test_a_network_that_stands_twice_in_another_comes_back(write, tmp_path):
    spec, path = shared_twice(), tmp_path / "model"
    network, x = filled(spec), samples(shared_twice())
    write(path, spec, network.arrays())
    again = loaded(read_model(path))
    for ours, read in zip(spec.outputs, again.spec.outputs, strict=True):
        expected = network.predict(x, REFERENCE, ours)
        assert np.array_equal(again.predict(x, REFERENCE, read), expected)


@pytest.mark.parametrize("by_name", [False, True])
def test_weights_go_into_a_network_that_is_there(by_name, tmp_path):
    spec, network = residual(), filled(residual())
    write_h5(tmp_path / "w.h5", spec, network.arrays())
    read = read_weights(tmp_path / "w.h5", spec, by_name=by_name)
    assert not read.report
    assert {k: v.tolist() for k, v in read.arrays.items()} == {
        k: v.tolist() for k, v in network.arrays().items()
    }


def test_by_name_only_what_is_there_is_taken_and_the_rest_is_told(tmp_path):
    old = stack(InputLayer(shape=(3,)), Dense(units=5), Dense(units=4))
    write_h5(tmp_path / "w.h5", old, filled(old).arrays())
    nodes = [*old.nodes[:2], Node("top", "new_top", Dense(units=2), ("n1",))]
    new = NetworkSpec(tuple(nodes), ("top",))
    read = read_weights(tmp_path / "w.h5", new, by_name=True)
    assert set(read.arrays) == {"n1/kernel", "n1/bias"}
    told = [(note.code, note.where) for note in read.report.notes]
    assert told == [("WeightsMissing", "new_top"), ("WeightsUnused", "dense_1")]
    with pytest.raises(WeightsDiffer, match="new_top"):
        read_weights(tmp_path / "w.h5", new)


# conventions of older versions


def test_a_convolution_of_keras_1_on_theano_is_turned_over(tmp_path, rng):
    kernel = rng.standard_normal((2, 3, 3, 3)).astype(
        np.float32
    )  # filters, channels, rows, columns
    settings = {
        "name": "convolution2d_1",
        "nb_filter": 2,
        "nb_row": 3,
        "nb_col": 3,
        "border_mode": "valid",
        "subsample": [1, 1],
        "dim_ordering": "th",
        "init": "glorot_uniform",
        "activation": "relu",
        "bias": True,
        "W_regularizer": {"name": "L1L2Regularizer", "l1": 0.0, "l2": 0.01},
        "batch_input_shape": [None, 3, 5, 5],
    }
    config = {
        "class_name": "Sequential",
        "config": [{"class_name": "Convolution2D", "config": settings}],
    }
    weights = {"convolution2d_1": [kernel, np.ones(2, np.float32)]}
    old_file(tmp_path / "old.h5", config, weights, "1.2.2", "theano")
    network = loaded(read_model(tmp_path / "old.h5"))
    x = rng.standard_normal((1, 3, 5, 5)).astype(np.float32)
    y = network.predict(x, REFERENCE)
    turned = kernel[:, :, ::-1, ::-1]
    windows = np.lib.stride_tricks.sliding_window_view(x[0], (3, 3), (1, 2))
    expected = np.maximum(np.einsum("chwij,fcij->fhw", windows, turned) + 1, 0)
    np.testing.assert_allclose(y[0], expected, rtol=1e-5, atol=1e-5)


def test_gates_of_keras_1_lay_in_arrays_of_their_own(tmp_path, rng):
    parts = {gate: rng.standard_normal((3, 2)).astype(np.float32) for gate in "icfo"}
    inner_parts = {gate: rng.standard_normal((2, 2)).astype(np.float32) for gate in "icfo"}
    arrays = [a for g in "icfo" for a in (parts[g], inner_parts[g], np.zeros(2, np.float32))]
    settings = {
        "name": "lstm_1",
        "output_dim": 2,
        "init": "glorot_uniform",
        "inner_init": "orthogonal",
        "forget_bias_init": "one",
        "activation": "tanh",
        "inner_activation": "hard_sigmoid",
        "batch_input_shape": [None, 4, 3],
    }
    config = {"class_name": "Sequential", "config": [{"class_name": "LSTM", "config": settings}]}
    old_file(tmp_path / "old.h5", config, {"lstm_1": arrays}, "")
    model = read_model(tmp_path / "old.h5")
    layer = model.network_spec().nodes[-1].layer
    assert layer.recurrent_activation == "hard_sigmoid_keras2"
    kernel = next(a for key, a in model.arrays.items() if key.endswith("/kernel"))
    assert np.array_equal(kernel, np.concatenate([parts[g] for g in "ifco"], axis=1))


def test_a_gru_of_keras_2_resets_before_the_product_unless_it_says_otherwise(tmp_path):
    settings = {"name": "gru_1", "units": 2, "batch_input_shape": [None, 4, 3]}
    config = {"class_name": "Sequential", "config": [{"class_name": "GRU", "config": settings}]}
    arrays = [np.zeros((3, 6)), np.zeros((2, 6)), np.zeros(6)]
    old_file(tmp_path / "old.h5", config, {"gru_1": arrays}, "2.0.8")
    assert not read_model(tmp_path / "old.h5").network_spec().nodes[-1].layer.reset_after


def test_rmsprop_of_old_files_adds_epsilon_to_the_root(shared):
    old = read_model(shared / "models/keras-h5/p20181018.h5").plan.optimizer
    assert not old.epsilon_inside_root
    assert read_model(shared / "models/keras-v3/jena_lstm.keras").plan.optimizer.epsilon_inside_root
