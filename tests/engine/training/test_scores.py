"""Every loss trains, and every metric is measured during a run, on any number of shards."""

import numpy as np
import pytest

from engine.data.batches import Feed
from engine.data.preparation import Affine
from engine.kernels.reference import REFERENCE
from engine.layers.dense import Dense
from engine.layers.inputs import InputLayer
from engine.losses import MeanSquaredError, losses
from engine.metrics import metrics
from engine.network.network import Network
from engine.optimizers import Adam
from engine.spec import stack
from engine.training.events import EpochDone
from engine.training.plan import Plan
from engine.training.trainer import Trainer

CLASSES = 3


def clusters(rng, count=90):
    """Three clouds of points in the plane."""
    y = rng.integers(0, CLASSES, count)
    centres = np.array([[0, 2], [2, -1], [-2, -1]])
    return (centres[y] + rng.normal(0, 0.5, (count, 2))).astype(np.float32), y


def network_for(loss):
    """Return a network that ends with as many units as classes, as the loss wants them."""
    ending = Dense(units=CLASSES, activation=loss.wanted_activation)
    return Network(stack(InputLayer(shape=(2,)), Dense(units=16, activation="tanh"), ending))


def run(plan, x, y):
    """Return what was told of the epochs."""
    network = network_for(plan.loss)
    spec, kind = network.spec, plan.loss.target_kind
    kind = "one_hot" if kind == "values" else kind
    names = (spec.inputs[0].name, spec.output.name)
    feed = Feed.single(x, y, np.arange(len(x)), Affine(1, 0), *names, kind, CLASSES)
    trainer = Trainer(network, plan, feed, feed, kernels=REFERENCE, poison=True)
    events = list(trainer.run())
    trainer.close()
    return [e.values for e in events if isinstance(e, EpochDone)]


# A percentage of targets of 0, as one-hot rows have, is a distance without measure.
OF_CLASSES = [name for name in losses if name != "MeanAbsolutePercentageError"]


@pytest.mark.parametrize("name", OF_CLASSES)
def test_training_makes_every_loss_smaller_and_tells_the_classes_apart(name, rng):
    plan = Plan(loss=losses[name](), optimizer=Adam(learning_rate=0.02), batch_size=30, epochs=15)
    first, *_, last = run(plan, *clusters(rng))
    assert last["val_loss"] < first["val_loss"]
    assert last["val_accuracy"] > 0.9


@pytest.mark.parametrize("name", ["CategoricalCrossentropy", "BinaryCrossentropy"])
@pytest.mark.parametrize("shards", [2, 3])
def test_every_metric_is_the_same_for_any_number_of_shards(name, shards, rng):
    measured = tuple(metrics[m]().fitted(CLASSES) for m in metrics)
    x, y = clusters(rng)
    plan = Plan(loss=losses[name](), metrics=measured, batch_size=31, epochs=2)
    one = run(Plan(**{**vars(plan), "shards": 1}), x, y)[-1]
    cut = run(Plan(**{**vars(plan), "shards": shards}), x, y)[-1]
    assert len(one) == 2 * (2 + len(metrics))
    for key, value in one.items():
        assert cut[key] == pytest.approx(value, rel=1e-3, abs=1e-4), key


def test_a_metric_of_the_loss_is_the_loss(rng):
    x, y = clusters(rng)
    plan = Plan(loss=MeanSquaredError(), metrics=(metrics["MeanSquaredError"](),), batch_size=30)
    for values in run(plan, x, y):
        assert values["val_mean_squared_error"] == pytest.approx(values["val_loss"], rel=1e-6)
