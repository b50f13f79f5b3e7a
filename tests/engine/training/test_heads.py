"""Several inputs and outputs, parts with optimizers of their own, masks, and what layers add."""

import numpy as np
import pytest

from engine.constraints import MaxNorm
from engine.data.batches import Feed, Goal, Inlet
from engine.data.preparation import Affine
from engine.kernels.reference import REFERENCE
from engine.layers.base import Layer
from engine.layers.dense import Dense
from engine.layers.inputs import InputLayer
from engine.layers.merge import Concatenate
from engine.losses import BinaryCrossentropy, MeanSquaredError, SparseCategoricalCrossentropy
from engine.metrics import MeanAbsoluteError
from engine.network.network import Network
from engine.network.trace import Trace
from engine.optimizers import SGD, Adam
from engine.regularizers import L1, L2
from engine.spec import NetworkSpec, Node
from engine.training.events import Batches, EpochDone
from engine.training.plan import Head, Part, Plan, plan_from_json, plan_to_json
from engine.training.trainer import Trainer
from tests.engine.checks import check_gradient

SAME = Affine(1, 0)
SPEC = NetworkSpec(
    (
        Node("a", "text", InputLayer(shape=(4,))),
        Node("b", "table", InputLayer(shape=(3,))),
        Node("both", "both", Concatenate(), ("a", "b")),
        Node("body", "body", Dense(units=6, activation="tanh", kernel_regularizer=L2()), ("both",)),
        Node("kind", "kind", Dense(units=3, activation="softmax"), ("body",)),
        Node("value", "value", Dense(units=2, activity_regularizer=L1(l1=0.02)), ("body",)),
        Node("yes", "yes", Dense(units=1, activation="sigmoid"), ("body",)),
    ),
    ("kind", "value", "yes"),
)
HEADS = (
    Head(output="kind", loss=SparseCategoricalCrossentropy()),
    Head(output="value", loss=MeanSquaredError(), weight=0.3, metrics=(MeanAbsoluteError(),),
         accuracy=False),
    Head(output="yes", loss=BinaryCrossentropy(), weight=2.0),
)  # fmt: skip


@pytest.fixture
def data(rng):
    count = 12
    return {
        "text": rng.standard_normal((count, 4)),
        "table": rng.standard_normal((count, 3)),
        "kind": rng.integers(0, 3, count),
        "value": rng.standard_normal((count, 2)).astype(np.float32),
        "yes": rng.integers(0, 2, (count, 1)),
    }


def feed_of(data, weights=()):
    goals = {
        "kind": Goal(data["kind"]),
        "value": Goal(data["value"], "values"),
        "yes": Goal(data["yes"], "values"),
    }
    inlets = {name: Inlet(data[name], SAME) for name in ("text", "table")}
    return Feed(inlets, goals, np.arange(12), dict(weights))


def trained(plan, feed, spec=SPEC, network=None, **options):
    network = network or Network(spec, seed=3, dtype=np.float64)
    trainer = Trainer(network, plan, feed, kernels=REFERENCE, poison=True, **options)
    events = list(trainer.run())
    trainer.close()
    return network, events


def plan_of(**options):
    base = {"optimizer": SGD(learning_rate=0.01), "heads": HEADS, "batch_size": 12, "epochs": 1}
    return Plan(**base | {"shuffle": False} | options)


def expected_losses(network, data):
    """Return the loss of each head and their weighted sum with all penalties, by the formulas."""
    x = {"a": data["text"], "b": data["table"]}
    y = Trace(network, x, REFERENCE).activations
    kind = -np.log(y["kind"][np.arange(12), data["kind"]]).mean()
    value = np.square(y["value"] - data["value"]).mean()
    p, t = y["yes"], data["yes"]
    yes = -(t * np.log(p) + (1 - t) * np.log(1 - p)).mean()
    penalty = 0.01 * np.square(network.weights["body"]["kernel"]).sum()
    added = 0.02 * np.abs(y["value"]).sum() / 12  # the mean over the batch
    return {
        "loss": kind + 0.3 * value + 2 * yes + penalty + added,
        "kind_loss": kind,
        "value_loss": value,
        "yes_loss": yes,
    }


@pytest.mark.parametrize("shards", [1, 2, 3])
def test_the_loss_is_the_weighted_sum_of_those_of_the_heads(data, shards):
    network = Network(SPEC, seed=3, dtype=np.float64)
    expected = expected_losses(network, data)
    _, events = trained(plan_of(shards=shards), feed_of(data), network=network)
    values = next(e for e in events if isinstance(e, EpochDone)).values
    assert list(values) == [
        "loss",
        "kind_loss",
        "value_loss",
        "yes_loss",
        "kind_accuracy",
        "value_mean_absolute_error",
        "yes_accuracy",
    ]
    for name, value in expected.items():
        assert values[name] == pytest.approx(value, rel=1e-6), name


@pytest.mark.parametrize("shards", [1, 3])
def test_a_step_follows_the_gradient_of_that_sum(data, shards, rng):
    network = Network(SPEC, seed=3, dtype=np.float64)
    size = network.layout.trainable_size
    before = network.flat[:size].copy()
    after, _ = trained(plan_of(shards=shards), feed_of(data), network=network)
    gradient = (before - after.flat[:size]) / 0.01
    probe = Network(SPEC, seed=3, dtype=np.float64)

    def loss(flat):
        probe.flat[:size] = flat
        return expected_losses(probe, data)["loss"]

    check_gradient(loss, before, gradient, rng=rng)


def test_an_output_without_a_loss_needs_no_target(data):
    heads = (HEADS[0], Head(output="value"), HEADS[2])
    feed = feed_of(data)
    feed = Feed(feed.inputs, {k: v for k, v in feed.targets.items() if k != "value"}, feed.rows)
    before = Network(SPEC, seed=3, dtype=np.float64)
    after, events = trained(plan_of(heads=heads), feed)
    assert "value_loss" not in events[-2].values
    moved = after.weights["value"]["kernel"] - before.weights["value"]["kernel"]
    activations = Trace(before, {"a": data["text"], "b": data["table"]}, REFERENCE).activations
    slopes, body = np.sign(activations["value"]) * 0.02 / 12, activations["body"]
    np.testing.assert_allclose(moved, -0.01 * body.T @ slopes, rtol=1e-5)


def test_a_part_is_trained_by_its_own_optimizer(data):
    part = Part(nodes=("body",), optimizer=Adam(learning_rate=0.05))
    plans = {"adam": plan_of(optimizer=Adam(learning_rate=0.05)), "sgd": plan_of()}
    only = {name: trained(plan, feed_of(data))[0] for name, plan in plans.items()}
    one, _ = trained(plan_of(parts=(part,)), feed_of(data))
    for node, name in (("body", "adam"), ("kind", "sgd")):
        expected = only[name].weights[node]["kernel"]
        np.testing.assert_array_equal(one.weights[node]["kernel"], expected)


def test_a_part_keeps_its_share_of_a_changed_learning_rate(data):
    part = Part(nodes=("body",), optimizer=SGD(learning_rate=0.04))
    network = Network(SPEC, seed=3, dtype=np.float64)
    start = network.flat.copy()
    trainer = Trainer(network, plan_of(parts=(part,)), feed_of(data), kernels=REFERENCE)
    trainer.set_learning_rate(0.005)
    list(trainer.run())
    trainer.close()
    fast = Network(SPEC, seed=3, dtype=np.float64)
    trained(plan_of(optimizer=SGD(learning_rate=0.02)), feed_of(data), network=fast)
    place = next(p for p in network.layout.places if p.key == ("body", "kernel"))
    piece = slice(place.start, place.stop)
    np.testing.assert_allclose(network.flat[piece] - start[piece], fast.flat[piece] - start[piece])


def test_weights_of_samples_multiply_their_losses(data):
    weights = {"kind": np.linspace(0, 2, 12)}
    _, events = trained(plan_of(), feed_of(data, weights))
    network = Network(SPEC, seed=3, dtype=np.float64)
    y = Trace(network, {"a": data["text"], "b": data["table"]}, REFERENCE).activations["kind"]
    losses = -np.log(y[np.arange(12), data["kind"]])
    values = next(e for e in events if isinstance(e, EpochDone)).values
    assert values["kind_loss"] == pytest.approx((losses * weights["kind"]).mean(), rel=1e-6)
    hits = (y.argmax(axis=1) == data["kind"]).mean()
    assert values["kind_accuracy"] == pytest.approx(hits)  # metrics count all samples alike


def test_a_constraint_holds_after_every_step(data):
    layer = Dense(units=6, kernel_constraint=MaxNorm(max_value=0.5))
    spec = SPEC.with_layer("body", layer)
    network, _ = trained(plan_of(epochs=2), feed_of(data), spec=spec)
    lengths = np.linalg.norm(network.weights["body"]["kernel"], axis=0)
    assert lengths.max() <= 0.5 + 1e-6


class FirstSteps(Layer):
    """A layer for tests: the first ``x[0]`` steps of a sample count; adds nothing."""

    registered_name = "FirstSteps"

    @property
    def makes_mask(self):
        return True

    def output_shape(self, *shapes):
        return shapes[0]

    def output_mask(self, xs, masks):
        lengths = xs[0][:, 0, 0]
        return np.arange(xs[0].shape[1]) < lengths[:, None]

    def forward(self, weights, *xs, phase):
        return xs[0], lambda dy, need: ((dy,), {})


@pytest.mark.parametrize("shards", [1, 2, 3])
def test_steps_that_a_mask_leaves_out_do_not_count(rng, shards):
    spec = NetworkSpec(
        (
            Node("x", "x", InputLayer(shape=(None, 2))),
            Node("mask", "mask", FirstSteps(), ("x",)),
            Node("out", "out", Dense(units=4, activation="softmax"), ("mask",)),
        ),
        ("out",),
    )
    x = rng.standard_normal((5, 7, 2))
    x[:, 0, 0] = [1, 7, 3, 2, 5]
    y = rng.integers(0, 4, (5, 7))
    feed = Feed({"x": Inlet(x, SAME)}, {"out": Goal(y)}, np.arange(5))
    network = Network(spec, seed=3, dtype=np.float64)
    said = network.predict(x, REFERENCE)
    counts = np.arange(7) < x[:, 0, 0][:, None]
    surprise = -np.log(np.take_along_axis(said, y[..., None], 2)[..., 0])
    plan = Plan(optimizer=SGD(), batch_size=5, epochs=1, shards=shards, shuffle=False)
    _, events = trained(plan, feed, network=network)
    values = next(e for e in events if isinstance(e, EpochDone)).values
    assert values["loss"] == pytest.approx(surprise[counts].mean(), rel=1e-6)
    hits = (said.argmax(axis=2) == y)[counts].mean()
    assert values["accuracy"] == pytest.approx(hits)


class Running(Layer):
    """A layer for tests: adds the sum of all earlier batches at the same place."""

    registered_name = "Running"

    def output_shape(self, *shapes):
        return shapes[0]

    def forward(self, weights, *xs, phase):
        y = phase.empty(xs[0].shape)
        y[...] = xs[0] + phase.recall("sum", xs[0].shape)
        phase.remember("sum", y)
        return y, lambda dy, need: ((dy,), {})


@pytest.mark.parametrize("shards", [1, 2])
def test_what_a_layer_remembers_outlives_the_batch_but_not_the_epoch(shards):
    spec = NetworkSpec(
        (
            Node("x", "x", InputLayer(shape=(1,))),
            Node("sum", "sum", Running(), ("x",)),
            Node("out", "out", Dense(units=1, use_bias=False, trainable=False), ("sum",)),
        ),
        ("out",),
    )
    x = np.arange(1.0, 7.0).reshape(6, 1)
    feed = Feed({"x": Inlet(x, SAME)}, {"out": Goal(np.zeros((6, 1)), "values")}, np.arange(6))
    network = Network(spec, dtype=np.float64)
    network.weights["out"]["kernel"][...] = 1
    plan = Plan(optimizer=SGD(), loss=MeanSquaredError(), accuracy=False, batch_size=2, epochs=2,
                shuffle=False, shards=shards)  # fmt: skip
    _, events = trained(plan, feed, network=network)
    losses = [v for e in events if isinstance(e, Batches) for v in e.columns["loss"]]
    one_epoch = [(1 + 4) / 2, (16 + 36) / 2, (81 + 144) / 2]
    assert losses == pytest.approx(one_epoch * 2)


def test_a_plan_with_heads_and_parts_survives_json():
    part = Part(nodes=("body",), optimizer=Adam(learning_rate=0.05))
    plan = plan_of(parts=(part,), class_weights=(1.0, 3.0))
    assert plan_from_json(plan_to_json(plan)) == plan
