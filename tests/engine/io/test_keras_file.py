"""Models as ``.keras``: what is written can be read, and real models give what they should."""

import gzip
import io
import json
import lzma
import zipfile

import h5py
import numpy as np
import pytest

from engine.data.preparation import Affine
from engine.errors import FileNotWritten, FolderNotWritable
from engine.io import read_model
from engine.io.keras_file import write_keras
from engine.io.keras_graph import layer_order
from engine.io.model_extras import ModelExtras
from engine.kernels import best_kernels
from engine.kernels.reference import REFERENCE
from engine.layers import layers
from engine.network.network import Network
from engine.optimizers import Adam
from engine.optimizers.schedules import CosineDecay
from engine.regularizers import L2
from engine.spec import stack
from engine.training.plan import Plan
from tests.engine.io.small_networks import (
    all_networks,
    branches,
    convnet,
    filled,
    residual,
    samples,
)

NETWORKS = all_networks()


def loaded(path) -> Network:
    model = read_model(path)
    network = Network(model.network_spec(), seed=99)
    assert len(network.load(model.arrays)) == len(network.weights)
    return network


def config_in(path) -> dict:
    return json.loads(zipfile.ZipFile(path).read("config.json"))


def test_the_table_of_networks_has_every_registered_layer():
    used = {node.layer.registered_name for spec in NETWORKS.values() for node in spec}
    assert used <= set(layers)


@pytest.mark.parametrize("name", NETWORKS)
def test_a_network_reads_back_as_it_was_written(name, tmp_path):
    spec, path = NETWORKS[name], tmp_path / "model.keras"
    network = filled(spec)
    write_keras(path, spec, network.arrays())
    again = loaded(path)
    x = samples(spec)
    assert np.array_equal(again.predict(x, REFERENCE), network.predict(x, REFERENCE))


def test_settings_come_back_as_they_were(tmp_path):
    spec, path = convnet(), tmp_path / "model.keras"
    write_keras(path, spec, Network(spec).arrays())
    again = read_model(path).network_spec()
    assert [n.name for n in again] == [n.name for n in spec]
    # Keras writes the strides of a pooling out
    pooling = {"strides": (2, 2)}
    expected = [vars(n.layer) | (pooling if "pool_size" in vars(n.layer) else {}) for n in spec]
    assert [vars(n.layer) for n in again] == expected


def test_weights_stand_where_keras_looks_for_them(tmp_path):
    spec, path = convnet(), tmp_path / "model.keras"
    network = filled(spec)
    write_keras(path, spec, network.arrays())
    file = h5py.File(io.BytesIO(zipfile.ZipFile(path).read("model.weights.h5")))
    assert file["layers/conv2d/vars/0"].shape == (3, 3, 3, 8)
    assert file["layers/dense_1/vars"].attrs["name"] == "dense_1"
    normalisation = file["layers/batch_normalization/vars"]
    names = ("gamma", "beta", "moving_mean", "moving_variance")
    for number, name in enumerate(names):
        assert np.array_equal(normalisation[str(number)], network.weights["n2"][name])
    assert list(file["layers/batch_normalization_1/vars"]) == ["0", "1", "2"]


def test_layers_are_ordered_by_their_way_to_the_output_as_keras_orders_them():
    assert layer_order(branches()) == ["a", "b", "d", "c", "e", "f", "g", "i", "h", "j", "k"]


def test_the_same_network_gives_the_same_description_and_weights(tmp_path):
    spec = residual()
    members = []
    for name in ("one.keras", "two.keras"):
        write_keras(tmp_path / name, spec, filled(spec).arrays())
        with zipfile.ZipFile(tmp_path / name) as file:
            members.append([file.read(n) for n in ("config.json", "model.weights.h5")])
    assert members[0] == members[1]


def test_classes_and_preparation_travel_along(tmp_path):
    spec, path = convnet(), tmp_path / "model.keras"
    affine = Affine(np.array(1 / 255), -np.ones((11, 9, 3)) / 3)
    extras = ModelExtras(("нуль", "one", "2"), preparation=affine, is_image=True, resize="crop")
    write_keras(path, spec, Network(spec).arrays(), extras)
    read = read_model(path).extras
    assert (read.classes, read.is_image, read.resize) == (extras.classes, True, "crop")
    assert np.array_equal(read.preparation.offset, affine.offset)


@pytest.mark.parametrize("offset", [np.zeros(()), np.arange(3) / 7, np.ones((11, 9, 3)) / 3])
@pytest.mark.parametrize("spec", [convnet(), residual()])
def test_a_model_that_takes_raw_pixels_reads_back_with_its_preparation(spec, offset, tmp_path):
    path, affine = tmp_path / "model.keras", Affine(np.array(1 / 255), offset)
    network = filled(spec)
    extras = ModelExtras(preparation=affine)
    write_keras(path, spec, network.arrays(), extras, takes_raw=True)
    kinds = [layer["class_name"] for layer in config_in(path)["config"]["layers"]]
    assert kinds[:2] == ["InputLayer", "Rescaling"]
    again, read = loaded(path), read_model(path).extras.preparation
    assert np.array_equal(read.scale, affine.scale)
    assert np.array_equal(read.offset, affine.offset)
    assert len(again.spec) == len(spec)


def test_the_plan_becomes_what_keras_compiles_with(tmp_path):
    spec = stack(*[node.layer for node in convnet()])
    optimizer = Adam(learning_rate=0.02, clipnorm=1.0, schedule=CosineDecay(decay_steps=50))
    path = tmp_path / "model.keras"
    write_keras(path, spec, Network(spec).arrays(), plan=Plan(optimizer=optimizer))
    compiled = config_in(path)["compile_config"]
    rate = compiled["optimizer"]["config"]["learning_rate"]
    assert rate["class_name"] == "CosineDecay"
    assert rate["config"]["initial_learning_rate"] == 0.02
    assert compiled["optimizer"]["config"]["clipnorm"] == 1.0
    assert compiled["loss"]["class_name"] == "SparseCategoricalCrossentropy"
    assert compiled["metrics"] == ["accuracy"]


def test_a_file_that_cannot_be_written_is_told_and_leaves_nothing(tmp_path):
    spec = convnet()
    with pytest.raises(FolderNotWritable, match=r"model\.keras.*nowhere"):
        write_keras(tmp_path / "nowhere" / "model.keras", spec, Network(spec).arrays())
    (tmp_path / "model.keras").mkdir()
    with pytest.raises(FileNotWritten, match=r"model\.keras"):
        write_keras(tmp_path / "model.keras", spec, Network(spec).arrays())
    assert [p.name for p in tmp_path.iterdir()] == ["model.keras"]


# models of others


@pytest.fixture(scope="session")
def digits(shared):
    """The first 1000 test digits of MNIST, (1000, 28, 28) from 0 to 255, and their classes."""
    images = gzip.decompress((shared / "mnist/t10k-images-idx3-ubyte.gz").read_bytes())
    labels = gzip.decompress((shared / "mnist/t10k-labels-idx1-ubyte.gz").read_bytes())
    pixels = np.frombuffer(images, np.uint8, offset=16).reshape(-1, 28, 28)
    return pixels, np.frombuffer(labels, np.uint8, offset=8)


def accuracy(path, x, y) -> float:
    network = loaded(path)
    shape = network.summary[network.spec.inputs[0].id].shape
    right = 0
    for start in range(0, len(x), 500):
        piece = np.asarray(x[start : start + 500], np.float32).reshape(-1, *shape)
        told = network.predict(piece, best_kernels()).argmax(axis=1)
        right += int((told == y[start : start + 500]).sum())
    return right / len(x)


@pytest.mark.parametrize(
    ("file", "expected"),
    [("numerical_model_convolutional.h5", 0.971), ("numerical_model_simple.h5", 0.962)],
)
def test_models_of_keras_2_know_the_digits_they_should_know(file, expected, digits, shared):
    x, y = digits
    assert accuracy(shared / "models/keras-h5" / file, x[:1000], y[:1000]) == expected


def test_a_model_of_keras_3_knows_the_digits_it_should_know(digits, shared):
    x, y = digits
    path = shared / "models/keras-v3/mnist_model.keras"
    assert accuracy(path, x / np.float32(255), y) == 0.9797


def test_a_residual_network_of_keras_2_knows_the_pictures_it_should_know(shared, tmp_path):
    records = lzma.decompress((shared / "cifar10/test_batch_first1000.bin.xz").read_bytes())
    table = np.frombuffer(records, np.uint8).reshape(1000, 3073)
    x, y = table[:, 1:].reshape(-1, 3, 32, 32).transpose(0, 2, 3, 1), table[:, 0]
    path = shared / "models/keras-h5/pretrainedResnet.h5"
    assert accuracy(path, x, y) == 0.881
    model = read_model(path)
    spec, arrays = model.network_spec(), model.arrays
    assert model.keras_version == "2.4.0"
    assert spec["n1"].layer.kernel_regularizer == L2(l2=9.999999747378752e-05)
    write_keras(tmp_path / "again.keras", spec, arrays)
    assert accuracy(tmp_path / "again.keras", x[:100], y[:100]) == accuracy(path, x[:100], y[:100])


def test_a_model_crosses_the_reader_process(shared):
    from engine.service.models import open_model

    path = shared / "models/keras-h5/numerical_model_simple.h5"
    crossed, read = open_model(str(path)), read_model(path)
    assert crossed.spec == read.spec
    assert crossed.report == read.report
    assert crossed.plan == read.plan
    assert all(np.array_equal(crossed.arrays[name], read.arrays[name]) for name in read.arrays)
