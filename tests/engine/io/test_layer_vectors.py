"""What layers of Keras 2 gave, of all 77 files: read as Keras 2 describes them, and compared.

The vectors were made by Keras itself for keras-js (MIT). The files hold inputs, weights and
outputs; ``layer_settings.json`` has the settings, as Keras 2 writes them.
"""

import json
from pathlib import Path

import numpy as np
import pytest

from engine.arrays.arena import Fresh
from engine.io.keras_config import read_config
from engine.io.keras_layers import LayerReader
from engine.io.keras_places import places
from engine.io.keras_spec import inner_network, take
from engine.kernels.reference import REFERENCE
from engine.network.network import Network
from engine.network.phase import RunPhase

CHAINS = json.loads((Path(__file__).parent / "layer_settings.json").read_text())
MERGES = ("Add", "Average", "Concatenate", "Dot", "Maximum", "Minimum", "Multiply", "Subtract")
BRANCHES = {"merge.Concatenate.5": 3, "merge.Concatenate.6": 4}
CONCATENATED = {0: -1, 1: -1, 2: -2, 3: 1, 4: 2, 5: -1, 6: -1}
DOTS = [(1, False), (2, False), (1, True), (2, True), ([2, 2], True)]
GRAPHS = {1: "Add", 2: "Average", 3: "Multiply", 4: "Maximum", 5: "Concatenate"}
LAST_PLACE = 2e-6  # the files have six digits
FILES = 77
UNTOLD = {"pipeline_16"}  # the file does not tell its layers, and no source of it was found
ACTIVATION_LAYERS = {
    "relu.3": ("ReLU", {"max_value": 0.5}),
    "relu.4": ("ReLU", {"negative_slope": 0.3}),
    "elu.3": ("ELU", {"alpha": 0.5}),
}


def layer(kind, *feeders, **config):
    """A layer of a Model of Keras 2; its name is in ``config``."""
    inbound = [[[feeder, 0, 0, {}] for feeder in feeders]] if feeders else []
    name = config["name"]
    return {"class_name": kind, "config": config, "name": name, "inbound_nodes": inbound}


def entry(name, shape, dtype="float32"):
    return layer("InputLayer", name=name, batch_input_shape=[None, *shape], dtype=dtype)


def model(layers, inputs, output):
    ends = {"input_layers": [[i, 0, 0] for i in inputs], "output_layers": [[output, 0, 0]]}
    return {"class_name": "Model", "config": {"name": "model_1", "layers": layers, **ends}}


def chain(key, case):
    """Layers on top of each other."""
    kinds = [each["class_name"] for each in CHAINS[key]]
    dtype = "int32" if kinds[0] == "Embedding" else "float32"
    layers = [entry("x", case["input"]["shape"], dtype)]
    for number, each in enumerate(CHAINS[key]):
        config = {**named(each["config"]), "name": f"layer_{number}"}
        layers.append(layer(each["class_name"], layers[-1]["name"], **config))
    return model(layers, ["x"], layers[-1]["name"])


def named(config):
    """Settings with names for the layers in them."""
    inner = config.get("layer")
    if inner is None:
        return config
    return {**config, "layer": {**inner, "config": {"name": "inner", **inner["config"]}}}


def merge(key, case):
    """Branches of Dense, repeated over time for some merges of sequences, and their merge."""
    _, kind, number = key.split(".")
    count = len(case["weights"]) // 2
    is_sequence = kind == "Dot" or (kind == "Concatenate" and number != "0")
    layers, ends = [entry("x", case["input"]["shape"])], []
    for branch in range(count):
        ends.append(f"dense_{branch}")
        layers.append(layer("Dense", "x", name=ends[-1], units=2))
    if is_sequence:
        repeated = [layer("RepeatVector", end, name=f"{end}_repeated", n=3) for end in ends]
        layers += repeated
        ends = [each["name"] for each in repeated]
    settings = {}
    if kind == "Concatenate":
        settings = {"axis": CONCATENATED[int(number)]}
    if kind == "Dot":
        axes, normalize = DOTS[int(number)]
        settings = {"axes": axes, "normalize": normalize}
    return model([*layers, layer(kind, *ends, name="merged", **settings)], ["x"], "merged")


def graph(key, case):
    """Two or three inputs, convolved each, and a merge."""
    number = int(key[-2:])
    inputs = [f"x{i}" for i in range(len(case["inputs"]))]
    layers = [entry(x, i["shape"]) for x, i in zip(inputs, case["inputs"], strict=True)]
    if number == 0:
        ends = ["p0", "p1"]
        dims = [[1, 3, 2], [2, 3, 1]]
        layers += [
            layer("Permute", x, name=p, dims=d) for x, p, d in zip(inputs, ends, dims, strict=True)
        ]
        return model([*layers, layer("Concatenate", *ends, name="y", axis=-1)], inputs, "y")
    if number == 6:
        return three_branches(layers, inputs)
    if number == 7:
        return two_branches(layers, inputs)
    ends = ["a", "b"]
    layers += [conv(end, x, padding="valid") for end, x in zip(ends, inputs, strict=True)]
    return model([*layers, layer(GRAPHS[number], *ends, name="y")], inputs, "y")


def conv(name, feeder, filters=4, size=3, padding="same", activation="relu"):
    settings = {"filters": filters, "kernel_size": [size, size], "padding": padding}
    return layer("Conv2D", feeder, name=name, activation=activation, **settings)


def three_branches(layers, inputs):
    """In the order of depth, in which Keras lists layers and weights."""
    body = [
        conv("b0", inputs[1], 2, 1, "valid"),
        conv("b1", "b0"),
        conv("c0", inputs[2], 5),
        conv("a0", inputs[0]),
        conv("b2", "b1", 2, 1, "valid"),
        conv("c1", "c0", 3),
        layer("Concatenate", "a0", "b2", "c1", name="y"),
    ]
    return model(layers + body, inputs, "y")


def two_branches(layers, inputs):
    body = [
        conv("a0", inputs[0]),
        conv("b0", inputs[1]),
        conv("a1", "a0"),
        conv("b1", "b0"),
        layer("Concatenate", "a1", "b1", name="both"),
        conv("y", "both", activation="linear"),
    ]
    return model(layers + body, inputs, "y")


def activation(key, case):
    """A function by itself; some cases have settings that only its layer has."""
    _, name, number = key.split(".")
    usual = ("Activation", {"activation": name})
    kind, settings = ACTIVATION_LAYERS.get(f"{name}.{number}", usual)
    body = [entry("x", case["input"]["shape"]), layer(kind, "x", name="y", **settings)]
    return model(body, ["x"], "y")


def description(key, case):
    if key.startswith("graph"):
        return graph(key, case)
    if key.startswith("activations."):
        return activation(key, case)
    return merge(key, case) if key.startswith("merge.") else chain(key, case)


def array(data, dtype=np.float32):
    return np.array(data["data"], dtype).reshape(data["shape"])


def network_of(config, weights):
    """The network as a file of Keras 2.0.8 describes it, with these weights in Keras's order."""
    read = read_config(config)
    taken = take(read, LayerReader(2, inner_network))
    network = Network(taken.spec)
    keys = [key for place in places(read, taken) for key in place.keys]
    arrays = dict(zip(keys, map(array, weights), strict=True))
    assert len(network.load(arrays)) == len(network.weights)
    return network


def outputs(network, xs, runs):
    """What the network gives for one sample, at the last of some runs that remember."""
    memory = {}
    for _ in range(runs):
        phase = RunPhase(REFERENCE, Fresh(network.dtype), memory=memory)
        phase.begin(total=1)
        values, _ = network.forward(network.input_of(xs), phase)
        memory = dict(phase.remembered)
    return values[network.spec.outputs[0]][0]


def check(key, case):
    config = description(key, case)
    network = network_of(config, case.get("weights", []))
    given = case.get("inputs") or [case["input"]]
    ids = [node.id for node in network.spec.inputs]
    xs = {node: array(x)[None] for node, x in zip(ids, given, strict=True)}
    stateful = any(each["config"].get("stateful") for each in CHAINS.get(key, ()))
    actual = outputs(network, xs, runs=2 if stateful else 1)
    expected = array(case["expected"])
    assert actual.shape == expected.shape, key
    largest = max(1.0, np.abs(expected).max())
    assert np.abs(actual - expected).max() <= 1e-5 * largest + LAST_PLACE, key


def all_files(shared):
    return sorted((shared / "keras-layer-vectors").rglob("*.json"))


def test_every_file_and_every_case_is_known(shared):
    files = all_files(shared)
    assert len(files) == FILES
    keys = {key for file in files for key in json.loads(file.read_text())}
    merges = {key for key in keys if key.startswith(("merge.", "graph", "activations."))}
    assert keys - merges - UNTOLD == set(CHAINS)


def file_names():
    """Names that a clone without the data can collect, too."""
    folder = Path(__file__).resolve().parents[4] / "shared/data/keras-layer-vectors"
    return sorted(str(f.relative_to(folder)) for f in folder.rglob("*.json")) or [
        "activations.json"
    ]


@pytest.mark.parametrize("name", file_names())
def test_layers_read_from_keras_2_give_what_keras_2_gave(name, shared):
    cases = json.loads((shared / "keras-layer-vectors" / name).read_text())
    assert cases
    if UNTOLD & set(cases):
        pytest.skip("which layers this network has is not known")
    for key, case in cases.items():
        check(key, case)
