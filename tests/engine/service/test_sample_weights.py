"""What samples count, from the data to the numbers of a run: by the formula, as in Keras's fit."""

from dataclasses import replace

import numpy as np
import pytest

from engine.arrays.arena import Fresh
from engine.data.choice import DataChoice
from engine.data.made import Moons
from engine.data.preparation import Unchanged
from engine.data.readers import TableFile
from engine.data.split import Split
from engine.explain.predictions import finished
from engine.kernels.reference import REFERENCE
from engine.losses import SparseCategoricalCrossentropy
from engine.network.network import Network
from engine.network.phase import RunPhase
from engine.optimizers import SGD
from engine.service.desk import Desk, Loaded
from engine.service.messages import Train
from engine.service.questions import Evaluation
from engine.service.reader import read
from engine.service.running import Run
from engine.training.events import EpochDone
from engine.training.plan import Plan
from tests.engine.service.laboratory import tabular

CHOICE = DataChoice(Moons(samples=60), Unchanged(), Split(validation=0.25, test=0.1))
PLAN = Plan(optimizer=SGD(learning_rate=0.0), batch_size=7, epochs=1)


def weighted(choice=CHOICE) -> Loaded:
    data = choice.source.load()
    weights = np.random.default_rng(3).uniform(0, 3, len(data.x)).astype(np.float32)
    return Loaded.of(choice, replace(data, weights=weights))


def epoch_of(loaded: Loaded, plan: Plan, network: Network) -> dict[str, float]:
    request = Train(0, "run", CHOICE, network.spec, plan, network.arrays())
    events = []
    run = Run(request, loaded, REFERENCE, lambda: None, lambda *told: events.extend(told[1]))
    while not run.finished:
        run.advance()
    events += run.take_events()
    run.close()
    return next(event.values for event in events if isinstance(event, EpochDone))


def losses_and_hits(loaded: Loaded, network: Network, part: str):
    """-log of what the network gives the true class, and whether it is the largest, by sample."""
    x, y, rows = loaded.part(part)
    said = network.predict(loaded.preparation.apply(x[rows]), REFERENCE).astype(np.float64)
    return -np.log(said[np.arange(len(rows)), y[rows]]), said.argmax(axis=1) == y[rows]


@pytest.mark.parametrize("shards", [1, 2, 3])
def test_losses_are_weighted_means_and_metrics_are_not(shards):
    loaded, network = weighted(), Network(tabular(2, 2, "softmax"), seed=2)
    values = epoch_of(loaded, replace(PLAN, shards=shards), network)
    for part, before in (("train", ""), ("validation", "val_")):
        losses, hits = losses_and_hits(loaded, network, part)
        weights = loaded.dataset.weights[loaded.part(part)[2]]
        assert values[f"{before}loss"] == pytest.approx((losses * weights).mean(), rel=1e-5)
        assert values[f"{before}accuracy"] == pytest.approx(hits.mean())


def test_weights_of_classes_multiply_them_in_training_alone():
    loaded, network = weighted(), Network(tabular(2, 2, "softmax"), seed=2)
    values = epoch_of(loaded, replace(PLAN, class_weights=(0.5, 4.0)), network)
    losses, _ = losses_and_hits(loaded, network, "train")
    _, y, rows = loaded.part("train")
    weights = loaded.dataset.weights[rows] * np.array([0.5, 4.0])[y[rows]]
    assert values["loss"] == pytest.approx((losses * weights).mean(), rel=1e-5)
    losses, _ = losses_and_hits(loaded, network, "validation")
    weights = loaded.dataset.weights[loaded.part("validation")[2]]
    assert values["val_loss"] == pytest.approx((losses * weights).mean(), rel=1e-5)


def test_a_later_evaluation_gives_the_loss_of_the_run():
    loaded, network = weighted(), Network(tabular(2, 2, "softmax"), seed=2)
    desk = Desk(REFERENCE)
    desk.put_data(loaded)
    desk.put_network("run", network)
    answer = finished(Evaluation("run", CHOICE, PLAN, "validation").answer(desk))
    values = epoch_of(loaded, PLAN, network)
    assert answer.values["loss"] == pytest.approx(values["val_loss"], rel=1e-6)
    assert answer.values["accuracy"] == values["val_accuracy"]


def test_a_sample_that_counts_nothing_changes_nothing():
    choice = replace(CHOICE, split=Split(validation=0.25, shuffle=False))
    loaded = weighted(choice)
    weights = np.ones(60, np.float32)
    weights[0] = 0
    loaded = Loaded.of(choice, replace(loaded.dataset, weights=weights))
    x = loaded.dataset.x.copy()
    x[0] += 100
    moved = Loaded.of(choice, replace(loaded.dataset, x=x))
    plan = Plan(optimizer=SGD(learning_rate=0.1), batch_size=9, epochs=2, shuffle=False)
    first, second = (Network(tabular(2, 2, "softmax"), seed=2) for _ in range(2))
    values = [epoch_of(data, plan, net) for data, net in ((loaded, first), (moved, second))]
    assert values[0]["val_loss"] == values[1]["val_loss"]


def test_a_table_brings_its_weights_through_the_reading_process(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text("a,w,y\n1,0.5,p\n2,2,q\n3,1,p\n4,7,q\n", encoding="utf-8")
    roles = (("a", "input"), ("w", "weight"), ("y", "target"))
    data = read(TableFile(path=str(path), roles=roles))
    assert data.weights.tolist() == [0.5, 2, 1, 7]
    choice = DataChoice(TableFile(path=str(path), roles=roles), Unchanged(), Split(validation=0.25))
    assert DataChoice.from_json(choice.to_json()) == choice
    loaded = Loaded.of(choice, data)
    plan = Plan(loss=SparseCategoricalCrossentropy())
    feed = loaded.feed("train", tabular(1, 2, "softmax"), plan)
    batch = feed.batch(feed.rows, RunPhase(REFERENCE, Fresh(np.float32)))
    (weights,) = batch.weights.values()
    (inputs,) = batch.inputs.values()
    by_input = {1: 0.5, 2: 2, 3: 1, 4: 7}
    assert weights.tolist() == [by_input[value] for value in inputs[:, 0]]
