"""Networks: summaries, graphs, shared weights, traces, and weights that are kept."""

import numpy as np
import pytest

from app.labs import convnet
from engine.arrays.arena import Arena
from engine.errors import (
    CyclicNetwork,
    GraphError,
    MergeError,
    NoLayers,
    ShapeError,
    TooSmallError,
    UnusedInput,
)
from engine.kernels.reference import REFERENCE
from engine.layers.convolution import Conv2D
from engine.layers.dense import Dense
from engine.layers.formula import FormulaLoss
from engine.layers.inputs import InputLayer
from engine.layers.merge import Add
from engine.layers.recurrent import LSTM
from engine.layers.shape import Flatten
from engine.layers.wrappers import Bidirectional
from engine.network.network import Network
from engine.network.shapes import checked_summary, summarise
from engine.network.trace import Trace
from engine.regularizers import L2
from engine.spec import NetworkSpec, Node, in_order, stack
from tests.engine.checks import check_gradient

MNIST = convnet((28, 28, 1), (32, 64, 64), 10, hidden=64)


def test_the_textbook_convnet_has_93322_parameters():
    summary = checked_summary(MNIST)
    assert [r.parameters for r in summary.rows] == [0, 320, 0, 18496, 0, 36928, 0, 36928, 650]
    assert summary.parameters == summary.trainable_parameters == 93_322
    assert [r.shape for r in summary.rows][1:4] == [(26, 26, 32), (13, 13, 32), (11, 11, 64)]
    assert summary.multiply_adds == pytest.approx(2.79e6, rel=0.01)


def test_names_are_those_of_keras():
    names = [n.name for n in MNIST]
    assert names[1:4] == ["conv2d", "max_pooling2d", "conv2d_1"]


def test_an_error_stands_at_its_layer_and_only_there():
    spec = stack(InputLayer(shape=(8,)), Conv2D(filters=3), Dense(units=2))
    summary = summarise(spec)
    assert isinstance(summary.rows[1].error, ShapeError)
    assert summary.rows[1].error.facts["node"] == "conv2d"
    assert summary.rows[2].error is None
    assert summary.rows[2].shape is None


def test_a_window_that_does_not_fit_is_explained():
    spec = stack(InputLayer(shape=(2, 2, 1)), Conv2D(filters=1))
    assert isinstance(summarise(spec).first_error, TooSmallError)


def test_an_empty_network_says_so():
    with pytest.raises(NoLayers):
        checked_summary(NetworkSpec())


def test_a_node_cannot_be_fed_by_a_later_one():
    with pytest.raises(GraphError):
        NetworkSpec((Node("a", "a", Dense(), ("b",)), Node("b", "b", Dense(), ("a",))))


def test_unequal_branches_are_refused():
    spec = NetworkSpec(
        (
            Node("x", "x", InputLayer(shape=(4,))),
            Node("a", "a", Dense(units=3), ("x",)),
            Node("s", "s", Add(), ("x", "a")),
        ),
        ("s",),
    )
    assert isinstance(summarise(spec).first_error, MergeError)


def residual(shared: bool) -> NetworkSpec:
    """Two dense layers, one over the other, with a shortcut; maybe with the same weights."""
    return NetworkSpec(
        (
            Node("x", "x", InputLayer(shape=(4,))),
            Node("a", "a", Dense(units=4, activation="tanh"), ("x",)),
            Node("b", "b", Dense(units=4, activation="tanh"), ("a",), "a" if shared else ""),
            Node("s", "s", Add(), ("x", "a", "b")),
            Node("y", "y", Dense(units=2), ("s",)),
        ),
        ("y",),
    )


@pytest.mark.parametrize("shared", [False, True])
def test_gradients_through_a_graph_match_finite_differences(shared, rng):
    network = Network(residual(shared), dtype=np.float64)
    assert network.summary.parameters == (30 if shared else 50)
    x = rng.standard_normal((3, 4))
    seed = rng.standard_normal((3, 2))
    trace = Trace(network, x, REFERENCE)

    def f(x):
        return float(np.vdot(network.predict(x, REFERENCE), seed))

    check_gradient(f, x, trace.gradient_at("x", seed), rng=rng)


def test_the_gradient_at_an_inner_node_is_that_of_what_follows(rng):
    network = Network(residual(False), dtype=np.float64)
    trace = Trace(network, rng.standard_normal((1, 4)), REFERENCE)
    seed = np.array([[1.0, 0.0]])
    kernel = network.weights["y"]["kernel"]
    np.testing.assert_allclose(trace.gradient_at("s", seed), kernel[:, :1].T)
    np.testing.assert_allclose(trace.gradient_at("b", seed), kernel[:, :1].T)


PENALISED = {
    "in a layer": Dense(units=3, activity_regularizer=L2(l2=5.0)),
    "in both directions": Bidirectional(layer=LSTM(units=2, activity_regularizer=L2(l2=5.0))),
    "of a formula": FormulaLoss(expression="5 * square(a)"),
}


@pytest.mark.parametrize("layer", PENALISED.values(), ids=PENALISED)
def test_penalties_of_the_loss_do_not_enter_the_gradient_of_a_score(layer, rng):
    spec = stack(InputLayer(shape=(4, 3)), layer, Flatten(), Dense(units=2))
    network = Network(spec, dtype=np.float64, seed=3)
    x, seed = rng.standard_normal((2, 4, 3)), rng.standard_normal((2, 2))

    def f(x):
        return float(np.vdot(network.predict(x, REFERENCE), seed))

    slope = Trace(network, x, REFERENCE).gradient_at(spec.inputs[0].id, seed)
    check_gradient(f, x, slope, rng=rng)


def test_weights_are_kept_where_id_name_and_shape_match():
    old = Network(MNIST, seed=1)
    smaller = MNIST.with_layer("n7", Dense(units=32, activation="relu"))
    new = Network(smaller, seed=2)
    kept = new.load(old.arrays())
    assert kept == ["n1", "n3", "n5"]
    np.testing.assert_array_equal(new.weights["n3"]["kernel"], old.weights["n3"]["kernel"])
    assert (new.weights["n7"]["kernel"][:, :32] != old.weights["n7"]["kernel"][:, :32]).any()


def test_the_draw_of_a_layer_does_not_depend_on_the_others():
    one = Network(MNIST, seed=5)
    other = Network(MNIST.with_layer("n7", Dense(units=16)), seed=5)
    np.testing.assert_array_equal(one.weights["n1"]["kernel"], other.weights["n1"]["kernel"])
    limit = np.sqrt(6 / (9 + 9 * 32))  # Glorot & Bengio 2010
    kernel = one.weights["n1"]["kernel"]
    assert np.abs(kernel).max() <= limit
    assert np.abs(kernel).max() > 0.9 * limit


def test_a_snapshot_is_not_moved_by_training():
    network = Network(stack(InputLayer(shape=(2,)), Flatten(), Dense(units=1)))
    snapshot = network.snapshot()
    network.flat += 1
    assert (snapshot.weights["n2"]["bias"] == 0).all()
    assert (network.weights["n2"]["bias"] == 1).all()


def test_an_array_that_escaped_from_the_arena_never_changes():
    arena = Arena(np.float32, poison=True)
    kept = arena.empty((3,))
    kept[:] = 1
    arena.empty((3,))[:] = 2
    arena.reset()
    again, poisoned = arena.empty((3,)), arena.empty((3,))
    assert (kept == 1).all()
    assert again is not kept
    assert np.isnan(poisoned).all()


def test_an_input_that_leads_nowhere_is_named():
    nodes = stack(InputLayer(shape=(4,)), Dense(units=2)).nodes
    spec = NetworkSpec((*nodes, Node("b", "lonely", InputLayer(shape=(3,)))), ("n1",))
    with pytest.raises(UnusedInput) as caught:
        checked_summary(spec)
    assert caught.value.facts == {"node": "lonely", "outputs": "dense"}


def test_nodes_are_put_behind_those_that_feed_them():
    nodes = stack(InputLayer(shape=(4,)), Dense(units=2), Dense(units=3)).nodes
    assert in_order(reversed(nodes)) == nodes


def test_a_circle_is_told_by_the_names_along_it():
    nodes = (
        Node("x", "x", InputLayer(shape=(4,))),
        Node("a", "first", Add(), ("x", "c")),
        Node("b", "second", Dense(), ("a",)),
        Node("c", "third", Dense(), ("b",)),
    )
    with pytest.raises(CyclicNetwork) as caught:
        in_order(nodes)
    assert caught.value.facts["nodes"] == "first ← third ← second ← first"


def test_a_feeder_that_does_not_exist_is_named():
    with pytest.raises(GraphError) as caught:
        in_order([Node("a", "alone", Dense(), ("gone",))])
    assert caught.value.facts == {"node": "alone", "missing": "gone"}


def test_the_same_network_is_summarised_once_and_another_one_anew():
    spec = stack(InputLayer(shape=(4,)), Dense(units=3))
    assert summarise(spec) is summarise(spec)
    wider = spec.with_layer("n1", Dense(units=5))
    assert summarise(wider)["n1"].shape == (5,)
    assert summarise(spec)["n1"].shape == (3,)
