"""Every layer written for Keras, loaded there, saved there and read again: equal outputs."""

import numpy as np
import pytest

from engine.errors import NotInKeras
from engine.io import read_model
from engine.io.keras_file import write_h5, write_keras
from engine.io.keras_layers import NOT_IN_KERAS
from engine.kernels.reference import REFERENCE
from engine.layers.inputs import InputLayer
from engine.network.network import Network
from engine.spec import NetworkSpec, Node, reference
from tests.engine.io.small_networks import filled
from tests.engine.layers.examples import all_examples
from tests.peers.conftest import assert_close

SAMPLES = 3
EXAMPLES = {
    f"{name} {number}": example
    for name, examples in all_examples().items()
    for number, example in enumerate(examples)
    if name not in ("InputLayer", *NOT_IN_KERAS)
}
# What Keras itself cannot do: on PyTorch, pad an average pooling unevenly (it repeats the border)
# and normalise over other axes than the last one; anywhere, load its own deprecated form of a
# layer, take several inputs or outputs step by step, run cells of different kinds above each
# other, give a crop its size outside training.
BEYOND_KERAS = {
    "LayerNormalization": lambda layer: layer.rms_scaling or layer.axis not in (-1, (-1,)),
    "RMSNormalization": lambda layer: layer.axis not in (-1, (-1,)),
    "RNN": lambda layer: len({type(cell) for cell in layer.stack}) > 1,
    "RandomCrop": lambda layer: True,
    "TimeDistributed": lambda layer: layer.output_count > 1 or layer.input_count != 1,
    "AveragePooling1D": lambda layer: layer.padding == "same",
    "AveragePooling2D": lambda layer: layer.padding == "same",
    "AveragePooling3D": lambda layer: layer.padding == "same",
}


def sizes(shape):
    """A shape with sizes for its open ones."""
    return tuple(4 if size is None else size for size in shape)


def network_of(example) -> NetworkSpec:
    """The layer by itself, with its inputs."""
    below = example.below or (None,) * len(example.shapes)
    kinds = ["float32" if high is None else "int32" for high in below]
    inputs = tuple(
        Node(f"x{i}", f"x{i}", InputLayer(shape=shape, dtype=kind))
        for i, (shape, kind) in enumerate(zip(example.shapes, kinds, strict=True))
    )
    node = Node("node", "layer", example.layer, tuple(n.id for n in inputs))
    outputs = tuple(reference("node", i) for i in range(example.layer.output_count))
    return NetworkSpec((*inputs, node), outputs)


def inputs_of(example) -> dict:
    rng = np.random.default_rng(4)
    below = example.below or (None,) * len(example.shapes)
    return {
        f"x{i}": rng.standard_normal((SAMPLES, *sizes(shape))).astype(np.float32)
        if high is None
        else rng.integers(0, high, (SAMPLES, *sizes(shape))).astype(np.int32)
        for i, (shape, high) in enumerate(zip(example.shapes, below, strict=True))
    }


def ours(network, xs) -> list:
    values, _ = network.forward(network.input_of(xs), network.question(REFERENCE))
    return [values[output] for output in network.spec.outputs]


def theirs(keras, model, xs) -> list:
    given = list(xs.values())
    told = model(given[0] if len(given) == 1 else given, training=False)
    told = told if isinstance(told, (list, tuple)) else [told]
    return [keras.ops.convert_to_numpy(each) for each in told]


def compare(actual, expected) -> None:
    for a, b in zip(actual, expected, strict=True):
        assert_close(a, b)


def cannot_be_saved(layer) -> bool:
    """Whether Keras itself stumbles: over the random layers of images, and a noise shape."""
    has_shape = getattr(layer, "noise_shape", None) is not None
    return layer.registered_name.startswith("Random") or has_shape


def with_variances(network: Network) -> Network:
    """The network with no variance below zero."""
    for arrays in network.weights.values():
        for name, array in arrays.items():
            if "variance" in name:
                np.abs(array, out=array)
    return network


def beyond_keras(layer) -> bool:
    check = BEYOND_KERAS.get(layer.registered_name)
    return check is not None and check(layer)


@pytest.mark.filterwarnings("ignore:.*HDF5 file")
@pytest.mark.parametrize("name", EXAMPLES)
def test_a_layer_goes_to_keras_and_comes_back(name, keras, tmp_path):
    example = EXAMPLES[name]
    if beyond_keras(example.layer):
        pytest.skip("Keras cannot do this itself, on PyTorch")
    spec, xs = network_of(example), inputs_of(example)
    network = with_variances(filled(spec))
    expected = ours(network, xs)
    write_keras(tmp_path / "ours.keras", spec, network.arrays())
    write_h5(tmp_path / "ours.h5", spec, network.arrays())
    for ending in ("keras", "h5"):
        model = keras.saving.load_model(tmp_path / f"ours.{ending}", safe_mode=True)
        compare(theirs(keras, model, xs), expected)
        if cannot_be_saved(example.layer):
            continue
        model.save(tmp_path / f"theirs.{ending}")
        read = read_model(tmp_path / f"theirs.{ending}")
        again = Network(read.network_spec())
        assert len(again.load(read.arrays)) == len(again.weights)
        given = dict(zip((n.id for n in again.spec.inputs), xs.values(), strict=True))
        compare(ours(again, given), expected)


@pytest.mark.parametrize("name", NOT_IN_KERAS)
def test_what_keras_lacks_is_refused_by_name(name, tmp_path):
    for example in all_examples().get(name, []):
        spec = network_of(example)
        with pytest.raises(NotInKeras, match=name):
            write_keras(tmp_path / "x.keras", spec, Network(spec).arrays())
