"""A network in the place of a layer does what its layers would do in the open."""

from dataclasses import replace

import numpy as np
import pytest

from engine.errors import InputCountError, ShapeError
from engine.kernels.reference import REFERENCE
from engine.layers.dense import Dense
from engine.layers.inputs import InputLayer
from engine.layers.merge import Add, Concatenate
from engine.layers.normalization import BatchNormalization
from engine.network.nested import Nested, unfolded
from engine.network.network import Network
from engine.network.shapes import summarise
from engine.network.trace import Trace
from engine.spec import NetworkSpec, Node, stack

INNER = stack(InputLayer(shape=(6,)), Dense(units=5, activation="tanh"), Dense(units=4))


def twins(inner=INNER, trainable=True):
    """Return a siamese network: one inner network sees two inputs."""
    layer = Nested(network=inner, trainable=trainable)
    return NetworkSpec(
        (
            Node("a", "left", InputLayer(shape=(6,))),
            Node("b", "right", InputLayer(shape=(6,))),
            Node("twin", "twin", layer, ("a",)),
            Node("again", "again", layer, ("b",), shared_with="twin"),
            Node("both", "both", Concatenate(), ("twin", "again")),
            Node("out", "out", Dense(units=1), ("both",)),
        ),
        ("out",),
    )


def test_inner_nodes_stand_under_the_name_of_the_outer_one():
    ids = [node.id for node in unfolded(twins())]
    assert ids == [
        "a",
        "b",
        "twin/n1",
        "twin/n2",
        "twin",
        "again/n1",
        "again/n2",
        "again",
        "both",
        "out",
    ]


def test_a_network_without_inner_ones_runs_as_it_is():
    assert unfolded(INNER) is INNER


def test_shared_networks_have_their_weights_once():
    network = Network(twins(), seed=1)
    assert network.summary.parameters == (6 * 5 + 5) + (5 * 4 + 4) + (8 + 1)
    assert set(network.weights) == {"twin/n1", "twin/n2", "out"}
    x = np.ones((2, 6))
    trace = Trace(network, {"a": x, "b": x}, REFERENCE)
    np.testing.assert_array_equal(trace.activations["twin"], trace.activations["again"])


def test_it_gives_what_its_layers_give_in_the_open(rng):
    network, alone = Network(twins(), seed=1), Network(INNER, seed=2)
    alone.load({k.removeprefix("twin/"): v for k, v in network.arrays().items()})
    x = rng.standard_normal((3, 6))
    trace = Trace(network, {"a": x, "b": -x}, REFERENCE)
    np.testing.assert_array_equal(trace.activations["twin"], alone.predict(x, REFERENCE))
    np.testing.assert_array_equal(trace.activations["again"], alone.predict(-x, REFERENCE))


def test_the_gradient_goes_through_to_the_middle_of_an_inner_network(rng):
    network = Network(twins(), seed=1, dtype=np.float64)
    x = {"a": rng.standard_normal((1, 6)), "b": rng.standard_normal((1, 6))}
    trace = Trace(network, x, REFERENCE)
    seed = np.ones((1, 1))
    slope = trace.gradient_at("twin/n1", seed)
    kernel = network.weights["out"]["kernel"][:4]
    np.testing.assert_allclose(slope, (network.weights["twin/n2"]["kernel"] @ kernel).T)


@pytest.mark.parametrize("where", ["outside", "inside"])
def test_frozen_parts_have_no_place_among_what_is_trained(where):
    inner = INNER
    if where == "inside":
        inner = INNER.with_layer("n1", replace(INNER["n1"].layer, trainable=False))
    network = Network(twins(inner, trainable=where == "inside"))
    trained = {place.key[0] for place in network.layout.trainable()}
    assert trained == ({"twin/n2", "out"} if where == "inside" else {"out"})
    row = network.summary["twin"]
    assert row.trainable_parameters == (24 if where == "inside" else 0)
    assert row.parameters == 59


def test_a_network_whose_first_layers_are_frozen_computes_no_gradient_there():
    frozen = INNER.with_layer("n1", replace(INNER["n1"].layer, trainable=False))
    assert Network(frozen).need["n2"] == (False,)


def test_a_frozen_batch_normalisation_uses_its_running_means(rng):
    inner = stack(InputLayer(shape=(6,)), BatchNormalization())
    layers = [node.layer for node in unfolded(twins(inner, trainable=False))]
    assert [n.trainable for n in layers if isinstance(n, BatchNormalization)] == [False, False]


def test_networks_stand_in_networks_that_stand_in_networks(rng):
    middle = stack(InputLayer(shape=(6,)), Nested(network=INNER), Dense(units=3))
    outer = stack(InputLayer(shape=(6,)), Nested(network=middle), Dense(units=2))
    network = Network(outer, seed=4)
    assert set(network.weights) == {"n1/n1/n1", "n1/n1/n2", "n1/n2", "n2"}
    assert network.predict(rng.standard_normal((2, 6)), REFERENCE).shape == (2, 2)


def test_several_outputs_of_an_inner_network_are_told_apart(rng):
    two = NetworkSpec((*INNER.nodes,), ("n2", "n1"))
    spec = NetworkSpec(
        (
            Node("x", "x", InputLayer(shape=(6,))),
            Node("two", "two", Nested(network=two), ("x",)),
            Node("short", "short", Dense(units=5), ("two",)),
            Node("sum", "sum", Add(), ("short", "two#1")),
        ),
        ("sum", "two#1"),
    )
    network = Network(spec)
    trace = Trace(network, rng.standard_normal((2, 6)), REFERENCE)
    assert trace.activations["two"].shape == (2, 4)
    np.testing.assert_array_equal(trace.activations["two#1"], trace.activations["two/n1"])
    assert network.summary.shape_of("two#1") == (5,)


def test_an_inner_network_takes_the_shape_that_it_is_given():
    free = stack(InputLayer(shape=(None, 6)), Dense(units=4))
    spec = stack(InputLayer(shape=(9, 6)), Nested(network=free))
    assert summarise(spec)["n1"].shape == (9, 4)


def test_what_does_not_fit_is_told_at_the_outer_node():
    wrong = stack(InputLayer(shape=(7,)), Nested(network=INNER))
    error = summarise(wrong)["n1"].error
    assert isinstance(error, ShapeError)
    assert error.facts == {"node": "functional", "expected": (6,), "actual": (7,)}
    both = NetworkSpec(
        (
            Node("x", "x", InputLayer(shape=(6,))),
            Node("inner", "inner", Nested(network=INNER), ("x", "x")),
        ),
        ("inner",),
    )
    assert isinstance(summarise(both)["inner"].error, InputCountError)
