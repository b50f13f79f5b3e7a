"""The computation of single values against the forward pass, and slopes measured in float64."""

import math
from dataclasses import replace

import numpy as np
import pytest

from engine.errors import NodeNotFound, NoSuchPlace, UnknownClass
from engine.explain.computation import computation_of
from engine.explain.computation_parts import (
    FUNCTION,
    INPUT,
    LARGEST,
    MEAN,
    MOVED,
    OTHER,
    PRODUCT,
    SCALED,
    SMALLEST,
    SUM,
    TABLE_ROW,
    UNCHANGED,
)
from engine.kernels.reference import REFERENCE
from engine.layers.convolution import Conv1D, Conv2D
from engine.layers.dense import Dense
from engine.layers.embedding import Embedding
from engine.layers.inputs import InputLayer
from engine.layers.pooling import GlobalAveragePooling1D, MaxPooling2D
from engine.layers.shape import Flatten
from engine.layers.transposed import Conv2DTranspose
from engine.network.nested import Nested
from engine.network.network import Network
from engine.spec import NetworkSpec, Node, reference, stack
from tests.engine.explain import networks
from tests.engine.layers.examples import all_examples
from tests.engine.layers.rig import Rig

STEP = 1e-6
CASES = [
    pytest.param(example, id=f"{name}-{i}")
    for name, examples in all_examples().items()
    for i, example in enumerate(examples)
    if example.shapes
]
_NO_FORMULA = """
    AdditiveAttention Attention Bidirectional CenterCrop Dot Formula FormulaLoss
    Functional GRU GRUCell GroupNormalization LSTM LSTMCell LayerNormalization
    MultiHeadAttention RMSNormalization RNN RandomCrop Resizing SimpleRNN SimpleRNNCell
    StackedRNNCells UnitNormalization
"""  # they work by the step or by the row: what they show are derivatives
WITHOUT_FORMULA = frozenset(_NO_FORMULA.split())

KINDS = {
    "Add": SUM,
    "AveragePooling2D": MEAN,
    "BatchNormalization": SCALED,
    "Concatenate": MOVED,
    "Conv2D": SUM,
    "Dense": SUM,
    "DepthwiseConv2D": SUM,
    "Dropout": UNCHANGED,
    "Embedding": TABLE_ROW,
    "Flatten": MOVED,
    "GlobalAveragePooling2D": MEAN,
    "MaxPooling2D": LARGEST,
    "Minimum": SMALLEST,
    "Multiply": PRODUCT,
    "ReLU": FUNCTION,
    "Rescaling": SCALED,
    "SeparableConv2D": SUM,
}


def headed(example) -> Network:
    """Return a layer whose first output goes to three classes, in float64."""
    spec = Rig(example.layer, example.shapes, below=example.below).network.spec
    nodes = (
        *spec,
        Node("flat", "flat", Flatten(), ("node",)),
        Node("end", "end", Dense(units=3, activation="softmax"), ("flat",)),
    )
    network = Network(NetworkSpec(nodes, ("end",)), dtype=np.float64)
    rng = np.random.default_rng(5)
    network.flat += rng.uniform(0.05, 0.3, network.flat.shape)
    return network


def sample_for(network: Network, example, rng) -> dict:
    below = example.below or (None,) * len(example.shapes)
    return {
        f"x{i}": rng.standard_normal((1, *shape))
        if high is None
        else rng.integers(0, high, (1, *shape)).astype(np.int32)
        for i, (shape, high) in enumerate(zip(example.shapes, below, strict=True))
    }


def given(network, x):
    """Return what every node gives for one sample, and a function that runs what follows."""

    def run(changed: dict) -> dict:
        values, _ = network.forward({**network.input_of(x), **changed}, network.question(REFERENCE))
        return values

    return run({}), run


def measured(function, values, cell):
    """Return the slope of a number with respect to one value of an array."""

    def moved(by):
        copy = values.copy()
        copy[cell] += by
        return function(copy)

    return (moved(STEP) - moved(-STEP)) / (2 * STEP)


def close(a, b):
    return abs(a - b) <= 1e-6 * max(1.0, abs(a), abs(b))


def check(network, x, node, place, **score):
    """Compare a computation with the forward pass and with slopes that are measured."""
    values, run = given(network, x)
    found = computation_of(network, x, node, place, REFERENCE, **score)
    assert found.value == values[node][(0, *place)]
    if found.kind not in (OTHER, INPUT):
        assert found.computed == pytest.approx(found.value, rel=1e-9, abs=1e-12)
        assert found.agrees
    feeders = {i: values[i] for i in network.graph[node].inputs}
    for operand in found.operands:
        cells = [tuple(each) for each in np.argwhere(np.ones(operand.inputs.shape))]
        for cell in cells[:: max(1, len(cells) // 7)]:
            source = operand.place(cell)
            if source is None:
                assert operand.inputs[cell] == 0
                continue
            base = values[operand.source]
            assert operand.inputs[cell] == base[(0, *source)]
            if base.dtype.kind != "f":
                continue
            slope = measured(
                lambda changed, of=operand.source: run({**feeders, of: changed})[node][(0, *place)],
                base,
                (0, *source),
            )
            assert close(operand.slopes[cell], slope), (operand.source, cell)
            assert close(operand.through[cell], found.slope * slope)
    return found


@pytest.mark.parametrize("example", CASES)
def test_terms_and_slopes_of_every_layer_are_those_of_the_pass(example, rng):
    network = headed(example)
    x = sample_for(network, example, rng)
    values, run = given(network, x)
    shape = values["node"].shape[1:]
    kinds = set()
    for _ in range(3):
        place = tuple(int(rng.integers(n)) for n in shape)
        found = check(network, x, "node", place, target=1, before_activation=False)
        kinds.add(found.kind)
        score = measured(
            lambda changed: run({"node": changed})["end"][0, 1], values["node"], (0, *place)
        )
        assert close(found.slope, score)
    name = example.layer.registered_name
    if name in WITHOUT_FORMULA:
        assert kinds <= {OTHER, MOVED}  # a network in a layer gives what its last node gives
    elif not is_without(example.layer):
        assert OTHER not in kinds
        assert name not in KINDS or kinds == {KINDS[name]}


def is_without(layer) -> bool:
    """Whether a setting of a layer leaves no formula to show."""
    name = layer.registered_name
    if name == "TimeDistributed":
        return layer.layer.registered_name in WITHOUT_FORMULA
    rows = getattr(layer, "activation", "") == "softmax"
    return (
        (name == "Softmax" and len(layer.axis) > 1)
        or (name == "UpSampling2D" and layer.interpolation != "nearest")
        or (rows and getattr(layer, "groups", 1) > 1)
        or (rows and name.startswith("Depthwise"))
    )


@pytest.mark.parametrize(
    "layer",
    [
        Conv2D(filters=4, kernel_size=(3, 2), strides=(2, 1), padding="same", activation="tanh"),
        Conv2D(filters=4, kernel_size=(2, 2), dilation_rate=(2, 3), padding="same"),
        Conv2D(filters=4, kernel_size=(3, 3), groups=2, activation="sigmoid"),
        Conv2D(filters=4, kernel_size=(1, 1), activation="softmax", padding="same"),
        Conv2DTranspose(filters=3, kernel_size=(3, 3), strides=(2, 2), padding="same"),
        Conv2DTranspose(filters=3, kernel_size=(2, 3), strides=(1, 1), padding="valid"),
    ],
)
def test_all_places_of_a_convolution_are_right(layer, rng):
    spec = stack(
        InputLayer(shape=(6, 7, 4)), layer, Flatten(), Dense(units=2, activation="softmax")
    )
    network = Network(spec, seed=4, dtype=np.float64)
    x = rng.standard_normal((1, 6, 7, 4))
    shape = network.summary.shape_of("n1")
    for place in np.ndindex(*shape):
        found = computation_of(network, x, "n1", place, REFERENCE)
        assert found.computed == pytest.approx(found.value, rel=1e-12, abs=1e-14)
        assert found.lines.sums.sum() + found.bias == pytest.approx(found.total, abs=1e-12)


def test_a_derivative_with_respect_to_a_weight_is_that_of_the_value(rng):
    network = networks.convnet(np.float64)
    x = rng.standard_normal((1, 8, 8, 2))
    values, run = given(network, x)
    for node, place in (("n1", (0, 3, 2)), ("n4", (1, 2, 4)), ("n6", (2,))):
        found = computation_of(network, x, node, place, REFERENCE, 1, before_activation=False)
        kernel, operand = network.weights[node]["kernel"], found.operands[0]
        known = {operand.source: values[operand.source]}
        cell = tuple(int(rng.integers(n)) for n in operand.inputs.shape)
        ends = []
        for step in (STEP, -STEP):
            kernel[(*cell, place[-1])] += step
            ends.append(run(known)[node][(0, *place)])
            kernel[(*cell, place[-1])] -= step
        slope = (ends[0] - ends[1]) / (2 * STEP)
        assert close(operand.weight_slopes[cell], slope * found.slope)


def test_a_score_before_softmax_begins_at_the_sum(rng):
    network = networks.convnet(np.float64)
    x = rng.standard_normal((1, 8, 8, 2))
    found = computation_of(network, x, "n6", (1,), REFERENCE, 1)
    assert found.is_before
    assert math.isnan(found.slope)
    assert (found.total_slope, found.score) == (1, pytest.approx(found.total))
    assert np.allclose(found.operands[0].through, network.weights["n6"]["kernel"][:, 1])
    other = computation_of(network, x, "n6", (0,), REFERENCE, 1)
    assert other.total_slope == 0
    assert not other.operands[0].through.any()
    assert found.value == pytest.approx(np.exp(found.row)[1] / np.exp(found.row).sum())


def test_a_score_before_a_softmax_of_its_own_layer(rng):
    network = networks.separate_softmax()
    x = rng.standard_normal((1, 8, 8, 2)).astype(np.float32)
    found = computation_of(network, x, "n4", None, REFERENCE)
    assert found.kind == FUNCTION
    assert found.is_before
    assert found.value == network.predict(x, REFERENCE).max()
    assert found.operands[0].through.ravel().tolist() == np.eye(3)[found.place[0]].tolist()
    assert found.units < 8


def test_one_sigmoid_speaks_for_both_classes(rng):
    network = networks.tabular(1, "sigmoid")
    x = rng.standard_normal((1, 2)).astype(np.float32)
    first, second = (computation_of(network, x, "n2", (0,), REFERENCE, c) for c in (0, 1))
    assert (first.total_slope, second.total_slope) == (-1, 1)


def test_padding_counts_as_zero_and_has_no_place(rng):
    network = networks.convnet()
    x = rng.standard_normal((1, 8, 8, 2)).astype(np.float32)
    operand = computation_of(network, x, "n1", (0, 0, 1), REFERENCE).operands[0]
    assert operand.place((0, 1, 1)) is None
    assert operand.place((1, 1, 1)) == (0, 0, 1)
    assert not operand.inputs[0].any()
    assert np.array_equal(operand.inputs[1:, 1:], x[0, :2, :2])


def test_equal_largest_values_go_to_the_first():
    spec = stack(InputLayer(shape=(2, 2, 1)), MaxPooling2D(), Flatten(), Dense(units=2))
    network = Network(spec)
    found = computation_of(network, np.ones((1, 2, 2, 1)), "n1", (0, 0, 0), REFERENCE, 0)
    assert found.kind == LARGEST
    assert found.operands[0].weights.ravel().tolist() == [1, 0, 0, 0]
    slope = network.weights["n3"]["kernel"][0, 0]
    assert found.operands[0].through.ravel().tolist() == [slope, 0, 0, 0]


def test_steps_that_a_mask_leaves_out_do_not_count_in_a_mean():
    spec = stack(
        InputLayer(shape=(4,), dtype="int32"),
        Embedding(input_dim=5, output_dim=3, mask_zero=True),
        GlobalAveragePooling1D(),
        Dense(units=2),
    )
    network = Network(spec, seed=1)
    x = np.array([[3, 1, 0, 0]])
    found = computation_of(network, x, "n2", (1,), REFERENCE)
    assert found.kind == MEAN
    assert found.operands[0].weights.ravel().tolist() == [0.5, 0.5, 0, 0]
    assert found.agrees
    word = computation_of(network, x, "n1", (1, 2), REFERENCE)
    assert word.kind == TABLE_ROW
    assert dict(word.facts) == {"row": 1, "column": 2}
    assert word.value == network.weights["n1"]["embeddings"][1, 2]
    data = computation_of(network, x, "n0", (1,), REFERENCE)
    assert (data.kind, data.value, data.slope) == (INPUT, 1, 0)


def test_a_walk_goes_on_inside_a_network_in_a_layer(rng):
    inner = stack(InputLayer(shape=(5,)), Dense(units=4, activation="relu"), Dense(units=3))
    spec = stack(
        InputLayer(shape=(5,)), Nested(network=inner), Dense(units=2, activation="softmax")
    )
    network = Network(spec, seed=2)
    x = rng.standard_normal((1, 5)).astype(np.float32)
    outer = computation_of(network, x, "n1", (2,), REFERENCE)
    assert (outer.kind, outer.operands[0].source) == (MOVED, "n1/n2")
    inside = computation_of(network, x, "n1/n2", (2,), REFERENCE)
    assert inside.kind == SUM
    assert inside.value == outer.value
    assert inside.slope == outer.slope


def test_a_second_output_is_named_by_its_reference(rng):
    inner = stack(InputLayer(shape=(5,)), Dense(units=4))
    both = NetworkSpec(inner.nodes, (inner.nodes[1].id, inner.nodes[0].id))
    nodes = (
        Node("x", "x", InputLayer(shape=(5,))),
        Node("two", "two", Nested(network=both), ("x",)),
        Node("end", "end", Dense(units=2), (reference("two", 1),)),
    )
    network = Network(NetworkSpec(nodes, ("end",)), seed=2)
    x = rng.standard_normal((1, 5)).astype(np.float32)
    found = computation_of(network, x, "two#1", (4,), REFERENCE)
    assert (found.value, found.operands[0].source) == (x[0, 4], "x")
    assert found.slope != 0


def test_without_scores_the_way_forward_is_shown(rng):
    spec = stack(InputLayer(shape=(6, 2)), Conv1D(filters=3, activation="relu"))
    network = Network(spec, seed=1)
    x = rng.standard_normal((1, 6, 2)).astype(np.float32)
    found = computation_of(network, x, "n1", (2, 1), REFERENCE)
    assert found.target == -1
    assert math.isnan(found.slope)
    assert found.agrees


def test_a_dead_unit_passes_nothing_back(rng):
    network = networks.tabular(2, "softmax")
    network.weights["n1"]["kernel"][...] = 0
    found = computation_of(network, np.ones((1, 2)), "n1", (3,), REFERENCE, 0)
    assert found.value == 0
    assert found.units == 0
    network.weights["n2"]["kernel"][...] = 0
    found = computation_of(network, np.ones((1, 2)), "n1", (3,), REFERENCE, 0)
    assert not found.operands[0].through.any()


def test_many_channels_are_told_by_what_they_add(rng):
    spec = stack(InputLayer(shape=(3, 3, 1000)), Conv2D(filters=2), Flatten(), Dense(units=2))
    network = Network(spec, seed=1)
    x = rng.standard_normal((1, 3, 3, 1000)).astype(np.float32)
    found = computation_of(network, x, "n1", (0, 0, 1), REFERENCE)
    terms = x[0] * network.weights["n1"]["kernel"][..., 1]
    sums = terms.sum(axis=(0, 1), dtype=np.float64)
    assert (np.diff(np.abs(found.lines.sums)) <= 0).all()
    assert np.allclose(found.lines.sums, sums[found.lines.channels])
    assert found.agrees


def test_wrong_numbers_are_seen():
    network = networks.tabular()
    found = computation_of(network, np.ones((1, 2)), "n1", (3,), REFERENCE)
    assert not replace(found, value=found.value * 1.0001).agrees


def test_what_is_not_there_is_told(rng):
    network, x = networks.tabular(), np.ones((1, 2))
    with pytest.raises(NodeNotFound):
        computation_of(network, x, "n9", (0,), REFERENCE)
    with pytest.raises(NodeNotFound):
        computation_of(network, x, "n1#1", (0,), REFERENCE)
    for place in ((7,), (-1,), (0, 0), ()):
        with pytest.raises(NoSuchPlace, match="'dense'"):
            computation_of(network, x, "n1", place, REFERENCE)
    with pytest.raises(UnknownClass):
        computation_of(network, x, "n1", (0,), REFERENCE, 5)
