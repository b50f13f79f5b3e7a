"""Passes without a way back: the same values, and no memory longer than needed."""

from dataclasses import dataclass

import numpy as np
import pytest

from engine.arrays.arena import Arena, Recycler
from engine.kernels.reference import REFERENCE
from engine.layers.base import Layer
from engine.layers.dense import Dense
from engine.layers.inputs import InputLayer
from engine.layers.merge import Add
from engine.network.network import Network
from engine.network.phase import RunPhase
from engine.spec import NetworkSpec, Node, stack

WIDTH, DEPTH = 100, 12


@dataclass(frozen=True, kw_only=True)
class Refusing(Layer):
    """For tests: must not run."""

    def output_shape(self, *shapes):
        return shapes[0]

    def forward(self, weights, *xs, phase):
        raise AssertionError("nobody asked for this")


def dense(name, feeder, units=WIDTH):
    return Node(name, name, Dense(units=units, activation="relu"), (feeder,))


def forked(last, outputs=("end", "other")):
    """Return a network of two branches that meet; ``last`` reads the right one alone."""
    return NetworkSpec(
        (
            Node("in", "in", InputLayer(shape=(WIDTH,)), ()),
            dense("left", "in"),
            dense("right", "in"),
            Node("both", "both", Add(), ("left", "right")),
            dense("end", "both", 3),
            Node("other", "other", last, ("right",)),
        ),
        outputs,
    )


def values_of(network, x, arena):
    phase = RunPhase(REFERENCE, arena)
    phase.begin(0, len(x))
    return network.outputs({"in": x}, phase)


def test_outputs_are_those_of_a_pass_with_a_way_back(rng):
    network = Network(forked(Dense(units=2)), seed=1)
    x = rng.normal(size=(7, WIDTH)).astype(np.float32)
    every, _ = network.forward({"in": x}, RunPhase(REFERENCE, Arena(np.float32)))
    for _ in range(2):
        found = values_of(network, x, arena := Recycler(np.float32, poison=True))
        assert list(found) == ["end", "other"]
        assert all(np.array_equal(found[name], every[name]) for name in found)
        assert np.array_equal(values_of(network, x, arena)["end"], every["end"])


def test_only_two_outputs_of_a_stack_are_held_at_a_time(rng):
    layers = [Dense(units=WIDTH, activation="relu") for _ in range(DEPTH)]
    network = Network(stack(InputLayer(shape=(WIDTH,)), *layers), seed=1)
    x = rng.normal(size=(50, WIDTH)).astype(np.float32)
    arena, source = Recycler(np.float32), network.spec.inputs[0].id
    for _ in range(3):
        network.outputs({source: x}, RunPhase(REFERENCE, arena))
    assert arena.nbytes < 2.1 * x.nbytes


@pytest.mark.parametrize("wanted", ["left", "both", "end"])
def test_a_value_is_told_without_what_it_does_not_depend_on(rng, wanted):
    network = Network(forked(Refusing()), seed=1)
    x = rng.normal(size=(4, WIDTH)).astype(np.float32)
    plain = Network(forked(Dense(units=2)), seed=1)
    expected, _ = plain.forward({"in": x}, plain.question(REFERENCE))
    assert np.array_equal(network.predict(x, REFERENCE, wanted), expected[wanted])


def test_what_adds_to_the_loss_runs_though_no_output_needs_it(rng):
    network = Network(forked(Refusing(), ("end",)), seed=1)
    x = rng.normal(size=(4, WIDTH)).astype(np.float32)
    with pytest.raises(AssertionError, match="nobody asked"):
        values_of(network, x, Recycler(np.float32))
