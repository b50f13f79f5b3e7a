"""Which optimizer trains which layer: what the window says is what a run does."""

from dataclasses import replace

import numpy as np
import pytest

from app.commands import parts as commands
from app.commands.parts import COMMON
from app.document import Document
from engine.data.batches import Feed
from engine.data.preparation import Affine
from engine.kernels.reference import REFERENCE
from engine.layers.dense import Dense
from engine.layers.inputs import InputLayer
from engine.network.nested import Nested
from engine.network.network import Network
from engine.optimizers import SGD, Adam
from engine.spec import NetworkSpec, Node, stack
from engine.training.plan import Part, Plan
from engine.training.trainer import Trainer


def nested_network() -> NetworkSpec:
    """in -> first -> body (a network of two dense layers) -> last"""
    body = stack(InputLayer(shape=(3,)), Dense(units=3), Dense(units=3))
    nodes = (
        Node("x", "in", InputLayer(shape=(3,))),
        Node("a", "first", Dense(units=3), ("x",)),
        Node("b", "body", Nested(network=body), ("a",)),
        Node("c", "last", Dense(units=2, activation="softmax"), ("b",)),
    )
    return NetworkSpec(nodes, ("c",))


@pytest.fixture
def document():
    return Document(network=nested_network(), plan=Plan(optimizer=SGD(learning_rate=0.5)))


def owners(document):
    return {layer.id: layer.part for layer in commands.owned(document)}


def nodes(document):
    return [part.nodes for part in document.plan.parts]


def moved_by_a_step(document) -> set[str]:
    """Return the layers whose weights one step of training changes."""
    network = Network(document.network, seed=1)
    x = np.random.default_rng(0).standard_normal((8, 3))
    feed = Feed.single(x, np.arange(8) % 2, np.arange(8), Affine(1, 0), "in", "last")
    before = network.arrays()
    trainer = Trainer(network, replace(document.plan, epochs=1), feed, kernels=REFERENCE)
    list(trainer.run())
    trainer.close()
    after = network.arrays()
    changed = [key for key in after if not np.array_equal(before[key], after[key])]
    return {key.rpartition("/")[0] for key in changed}


def test_all_layers_with_weights_belong_to_the_plan_at_first(document):
    layers = commands.owned(document)
    assert [(layer.id, layer.name, layer.weights) for layer in layers] == [
        ("a", "first", 12),
        ("b/n1", "body/dense", 12),
        ("b/n2", "body/dense_1", 12),
        ("c", "last", 8),
    ]
    assert {layer.part for layer in layers} == {COMMON}


def test_layers_are_given_to_an_optimizer_of_their_own_and_back(document):
    given = commands.give(document, ["a", "c"], 0)
    assert nodes(given) == [("a", "c")]
    assert given.plan.parts[0].optimizer == document.plan.optimizer
    assert owners(given) == {"a": 0, "b/n1": COMMON, "b/n2": COMMON, "c": 0}
    assert commands.give(given, ["a", "c"], COMMON) == document


@pytest.mark.parametrize("ids", [["a"], ["b/n1"], ["b/n1", "b/n2"], ["a", "b/n2", "c"]])
def test_what_is_told_is_what_a_run_does(document, ids):
    document = commands.give(document, ids, 0)
    document = commands.set_in_optimizer(document, 0, "learning_rate", 0.0)
    told = {layer.id for layer in commands.owned(document) if layer.part == COMMON}
    assert moved_by_a_step(document) == told == {"a", "b/n1", "b/n2", "c"} - set(ids)


def test_a_whole_network_is_named_by_its_own_id(document):
    one = commands.give(document, ["b/n1"], 0)
    assert nodes(one) == [("b/n1",)]
    both = commands.give(one, ["b/n2"], 0)
    assert nodes(both) == [("b",)]
    assert nodes(commands.give(both, ["b/n2"], COMMON)) == [("b/n1",)]


def test_a_layer_has_one_optimizer(document):
    document = commands.give(document, ["a", "b/n1"], 0)
    document = commands.give(document, ["a"], 1)
    assert nodes(document) == [("b/n1",), ("a",)]
    document = commands.give(document, ["b/n1"], 1)
    assert nodes(document) == [("a", "b/n1")]  # the first has none left, and is gone


def test_the_first_of_two_parts_that_name_a_layer_trains_it(document):
    parts = (
        Part(nodes=("b",), optimizer=SGD(learning_rate=0.0)),
        Part(nodes=("b/n1",), optimizer=Adam()),
    )
    document = replace(document, plan=replace(document.plan, parts=parts))
    assert owners(document)["b/n1"] == 0
    assert moved_by_a_step(document) == {"a", "c"}


def test_layers_that_are_gone_are_told_and_can_be_forgotten(document):
    part = Part(nodes=("a", "old", "b"), optimizer=SGD(learning_rate=0.0))
    document = replace(document, plan=replace(document.plan, parts=(part,)))
    assert commands.gone(document, 0) == ("old",)
    assert moved_by_a_step(document) == {"c"}
    assert nodes(commands.give(document, ["c"], 0)) == [("old", "a", "b", "c")]
    assert nodes(commands.give(document, ["old"], COMMON)) == [("a", "b")]


def test_another_optimizer_keeps_what_all_have(document):
    document = commands.give(document, ["a"], 0)
    document = commands.set_in_optimizer(document, 0, "clipnorm", 2.0)
    document = commands.choose_optimizer(document, 0, "Adam")
    assert document.plan.parts[0].optimizer == Adam(clipnorm=2.0)
    assert document.plan.optimizer == SGD(learning_rate=0.5)
    assert commands.remove(document, 0).plan.parts == ()


def test_a_network_in_disorder_has_no_layers_to_tell(document):
    broken = document.network.with_layer("b", Nested(network=stack(InputLayer(shape=(9,)))))
    document = replace(commands.give(document, ["a"], 0), network=broken)
    assert commands.trouble(broken)
    assert commands.owned(document) == []
    assert commands.gone(document, 0) == ()
