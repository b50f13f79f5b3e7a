"""What a pass reports: the mean over the rows that count, and the accuracy that Keras means."""

import numpy as np
import pytest

from engine.data.batches import Feed
from engine.data.preparation import Affine
from engine.kernels.reference import REFERENCE
from engine.layers.dense import Dense
from engine.layers.inputs import InputLayer
from engine.losses import BinaryCrossentropy, Dice, SparseCategoricalCrossentropy
from engine.network.network import Network
from engine.spec import stack
from engine.training.evaluation import evaluate
from engine.training.fuse import training_form
from engine.training.measure import Measure
from engine.training.plan import Head, Plan
from engine.training.shards import Crew


def network_of(units, activation):
    return Network(stack(InputLayer(shape=(4,)), Dense(units=units, activation=activation)))


def told(network, plan, x, y, shards=1):
    """Return what an evaluation reports, and what the network said."""
    source, output = network.spec.inputs[0].name, network.spec.output.name
    kind, classes = plan.loss.target_kind, network.spec.output.layer.units
    feed = Feed.single(x, y, np.arange(len(x)), Affine(1, 0), source, output, kind, classes)
    form, fused = training_form(network, plan)
    crew = Crew(form, REFERENCE, shards)
    *_, values = evaluate(Measure(plan, network, fused), crew, feed, batch_size=len(x))
    crew.close()
    return values, network.predict(x, REFERENCE)


@pytest.mark.parametrize("shards", [1, 2, 3])
@pytest.mark.parametrize("activation", ["softmax", "hard_sigmoid"])
def test_rows_of_the_ignored_class_do_not_count_in_the_mean(rng, shards, activation):
    network, x = network_of(3, activation), rng.standard_normal((11, 4))
    y = rng.integers(-1, 3, 11)
    plan = Plan(loss=SparseCategoricalCrossentropy(ignore_class=-1))
    values, said = told(network, plan, x, y, shards)
    chances = said / said.sum(axis=1, keepdims=True)
    kept = y >= 0
    expected = -np.log(np.clip(chances[kept, y[kept]], 1e-7, 1 - 1e-7)).mean()
    assert values["loss"] == pytest.approx(expected, rel=1e-5)
    assert values["accuracy"] == pytest.approx((said.argmax(axis=1) == y).mean())


def test_the_accuracy_of_several_questions_is_that_of_the_largest_as_in_keras(rng):
    network, x = network_of(3, "sigmoid"), rng.standard_normal((40, 4))
    y = rng.integers(0, 2, (40, 3)).astype(np.float32)
    values, said = told(network, Plan(loss=BinaryCrossentropy()), x, y)
    assert values["accuracy"] == pytest.approx((said.argmax(axis=1) == y.argmax(axis=1)).mean())


def test_a_loss_that_couples_samples_sees_a_batch_whole():
    summary = network_of(1, "sigmoid").summary
    assert Plan(loss=Dice(), shards=3).shard_count(summary) == 1
    head = Head(output="n1", loss=Dice())
    assert Plan(loss=BinaryCrossentropy(), heads=(head,), shards=3).shard_count(summary) == 1
    assert Plan(loss=BinaryCrossentropy(), shards=3).shard_count(summary) == 3
