"""A variational autoencoder built of formulas trains without targets (Kingma & Welling 2014)."""

import numpy as np
import pytest

from engine.data.batches import Feed, Inlet
from engine.data.preparation import Affine
from engine.kernels.reference import REFERENCE
from engine.layers.dense import Dense
from engine.layers.formula import Formula, FormulaLoss
from engine.layers.inputs import InputLayer
from engine.network.network import Network
from engine.network.trace import Trace
from engine.optimizers import Adam
from engine.spec import NetworkSpec, Node
from engine.training.events import EpochDone
from engine.training.plan import Head, Plan
from engine.training.trainer import Trainer

SHARPNESS = 20  # weight of the reconstruction: a deviation of 0.16
LOSS = f"{SHARPNESS} * sum(square(a - b), axis=-1) + 0.5 * sum(square(c) + exp(d) - d - 1, axis=-1)"
SPEC = NetworkSpec(
    (
        Node("x", "x", InputLayer(shape=(6,))),
        Node("hidden", "hidden", Dense(units=16, activation="tanh"), ("x",)),
        Node("mean", "mean", Dense(units=2), ("hidden",)),
        Node("spread", "spread", Dense(units=2), ("hidden",)),
        Node("code", "code", Formula(expression="a + exp(b / 2) * normal()"), ("mean", "spread")),
        Node("wide", "wide", Dense(units=16, activation="tanh"), ("code",)),
        Node("again", "again", Dense(units=6), ("wide",)),
        Node("out", "out", FormulaLoss(expression=LOSS), ("again", "x", "mean", "spread")),
    ),
    ("out",),
)


@pytest.fixture
def data(rng):
    """Points of six dimensions that two numbers describe."""
    plane = rng.standard_normal((2, 6)) * 0.5
    return rng.standard_normal((240, 2)) @ plane


def trained(data, epochs, shards=1, dtype=np.float32):
    network = Network(SPEC, seed=3, dtype=dtype)
    plan = Plan(
        heads=(Head(output="out"),),
        optimizer=Adam(learning_rate=0.01),
        epochs=epochs,
        batch_size=40,
        seed=5,
        shards=shards,
    )
    feed = Feed({"x": Inlet(data, Affine(1, 0))}, {}, np.arange(len(data)))
    trainer = Trainer(network, plan, feed, kernels=REFERENCE)
    events = list(trainer.run())
    trainer.close()
    losses = [event.values["loss"] for event in events if isinstance(event, EpochDone)]
    return network, losses


def test_it_finds_the_two_numbers_that_describe_its_data(data):
    network, losses = trained(data, epochs=60)
    assert losses[-1] < 0.2 * losses[0]
    values = Trace(network, {"x": data.astype(np.float32)}, REFERENCE).activations
    explained = 1 - np.square(values["out"] - data).sum() / np.square(data - data.mean(0)).sum()
    assert explained > 0.9
    assert values["mean"].std(axis=0) == pytest.approx(1, abs=0.25)  # pulled to a standard normal
    assert np.exp(values["spread"]).max() < 0.3  # both numbers are used


def test_any_number_of_shards_draws_the_same_codes(data):
    one, losses = trained(data, epochs=1, dtype=np.float64)
    three, again = trained(data, epochs=1, shards=3, dtype=np.float64)
    np.testing.assert_allclose(one.flat, three.flat, rtol=1e-9, atol=1e-12)
    assert losses == pytest.approx(again, rel=1e-12)
