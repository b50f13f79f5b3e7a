"""The trainer: it learns, it can be steered, and it resumes as if nothing had happened."""

import itertools

import numpy as np
import pytest

from engine.data.batches import Feed
from engine.data.preparation import Affine
from engine.kernels.reference import REFERENCE
from engine.layers.convolution import Conv2D
from engine.layers.dense import Dense
from engine.layers.dropout import Dropout
from engine.layers.inputs import InputLayer
from engine.layers.normalization import BatchNormalization
from engine.layers.pooling import MaxPooling2D
from engine.layers.shape import Flatten
from engine.losses import (
    BinaryCrossentropy,
    CategoricalCrossentropy,
    MeanSquaredError,
    SparseCategoricalCrossentropy,
)
from engine.network.network import Network
from engine.optimizers import SGD, Adam, Nadam, RMSprop
from engine.regularizers import L2
from engine.spec import stack
from engine.training.callbacks import EarlyStopping, KeepBest
from engine.training.events import Batches, EpochDone, Finished, RateChanged, Started
from engine.training.plan import Plan, plan_from_json, plan_to_json
from engine.training.trainer import Trainer

CONVNET = stack(
    InputLayer(shape=(8, 8, 1)),
    Conv2D(filters=4, activation="relu", kernel_regularizer=L2(l2=0.01)),
    BatchNormalization(),
    MaxPooling2D(),
    Flatten(),
    Dropout(rate=0.3),
    Dense(units=3, activation="softmax"),
)


def images(count=70, seed=0):
    """Three classes of small pictures: a bright row, a bright column, a bright corner."""
    rng = np.random.default_rng(seed)
    x = rng.integers(0, 60, (count, 8, 8, 1)).astype(np.uint8)
    y = rng.integers(0, 3, count)
    for i, label in enumerate(y):
        place = [np.s_[3], np.s_[:, 4], np.s_[:3, :3]][label]
        x[i][place] = 200
    return x, y.astype(np.int64)


def feed_of(plan, spec, x, y, rows=None):
    rows = np.arange(len(x)) if rows is None else rows
    return Feed.single(
        x,
        y,
        rows,
        Affine(1 / 255, 0),
        spec.inputs[0].name,
        spec.output.name,
        plan.loss.target_kind,
        3,
    )


def trainer_of(plan, spec=CONVNET, seed=0, validate=True, **options):
    x, y = images()
    network = Network(spec, seed=seed)
    validation = feed_of(plan, spec, x, y, np.arange(60, 70)) if validate else None
    training = feed_of(plan, spec, x, y, np.arange(60))
    return Trainer(network, plan, training, validation, kernels=REFERENCE, **options)


def finish(trainer):
    events = list(trainer.run())
    trainer.close()
    return events


def epochs_of(events):
    return [e for e in events if isinstance(e, EpochDone)]


PLAN = Plan(optimizer=Adam(learning_rate=0.01), batch_size=16, epochs=6)


def test_a_run_begins_with_started_ends_with_finished_and_learns():
    events = finish(trainer_of(PLAN))
    assert isinstance(events[0], Started)
    assert events[-1] == Finished("completed", 24)
    epochs = epochs_of(events)
    assert [e.epoch for e in epochs] == [1, 2, 3, 4, 5, 6]
    assert epochs[-1].values["loss"] < 0.7 * epochs[0].values["loss"]
    assert set(epochs[0].values) == {"loss", "accuracy", "val_loss", "val_accuracy"}
    batches = [e for e in events if isinstance(e, Batches)]
    assert sum(b.count for b in batches) == 24
    assert [b.step for b in batches] == sorted(b.step for b in batches)


@pytest.mark.parametrize("loss", [SparseCategoricalCrossentropy(), CategoricalCrossentropy()])
def test_class_numbers_and_one_hot_targets_give_the_same_run(loss):
    plan = Plan(optimizer=SGD(learning_rate=0.1), loss=loss, batch_size=16, epochs=2)
    other = Plan(optimizer=SGD(learning_rate=0.1), batch_size=16, epochs=2)
    one, two = epochs_of(finish(trainer_of(plan))), epochs_of(finish(trainer_of(other)))
    for a, b in zip(one, two, strict=True):
        for name, value in a.values.items():
            assert value == pytest.approx(b.values[name], rel=1e-4), name


@pytest.mark.parametrize("shards", [2, 3])
def test_shards_change_nothing_but_rounding(shards):
    plan = Plan(optimizer=SGD(learning_rate=0.1, momentum=0.9), batch_size=17, epochs=2)
    cut = Plan(**{**vars(plan), "shards": shards})
    one, two = trainer_of(plan, poison=True), trainer_of(cut, poison=True)
    a, b = epochs_of(finish(one)), epochs_of(finish(two))
    assert a[-1].values["loss"] == pytest.approx(b[-1].values["loss"], rel=1e-3)
    difference = np.abs(one.network.flat - two.network.flat).max()
    assert difference < 1e-3 * np.abs(one.network.flat).max()


@pytest.mark.parametrize("shards", [1, 2])
def test_the_same_plan_gives_the_same_bits(shards):
    plan = Plan(**{**vars(PLAN), "shards": shards})
    one, two = trainer_of(plan), trainer_of(plan)
    finish(one)
    finish(two)
    np.testing.assert_array_equal(one.network.flat, two.network.flat)


@pytest.mark.parametrize(
    "optimizer",
    [
        Adam(),
        RMSprop(),
        SGD(momentum=0.9),
        Nadam(use_ema=True),
        Adam(gradient_accumulation_steps=3, global_clipnorm=0.1, use_ema=True),
    ],
    ids=lambda o: o.registered_name,
)
@pytest.mark.parametrize("after", [0, 1, 7, 15, 24])
def test_a_resumed_run_ends_at_the_weights_of_an_uninterrupted_one(optimizer, after):
    plan = Plan(
        optimizer=optimizer,
        batch_size=16,
        epochs=6,
        callbacks=(EarlyStopping(patience=5, restore_best_weights=True),),
    )
    whole = trainer_of(plan)
    expected = finish(whole)

    first = trainer_of(plan)
    first.report_seconds = 0
    steps = first.run()
    for _ in itertools.takewhile(lambda _: first.step < after, steps):
        pass
    arrays, facts = first.state()
    steps.close()
    first.close()

    second = trainer_of(plan, seed=99)
    second.resume(arrays, facts)
    rest = finish(second)
    np.testing.assert_array_equal(second.network.flat, whole.network.flat)
    last, other = epochs_of(expected)[-1], epochs_of(rest)
    if other:
        assert other[-1].values == last.values


def test_stop_ends_at_a_safe_point_and_finishes_the_books():
    trainer = trainer_of(PLAN)
    before = []

    def stop_in_the_middle():
        if trainer.step == 5:
            before.append(trainer.network.flat.copy())
            trainer.stop()

    trainer._outer_safe_point = stop_in_the_middle
    events = finish(trainer)
    assert events[-1] == Finished("stopped", 5)
    np.testing.assert_array_equal(trainer.network.flat, before[0])
    assert sum(e.count for e in events if isinstance(e, Batches)) == 5


def test_a_run_stops_when_the_loss_is_no_number():
    plan = Plan(
        optimizer=SGD(learning_rate=1e12),
        loss=MeanSquaredError(),
        batch_size=16,
        epochs=50,
        accuracy=False,
    )
    spec = stack(InputLayer(shape=(8, 8, 1)), Flatten(), Dense(units=8), Dense(units=1))
    with np.errstate(all="ignore"):
        events = finish(trainer_of(plan, spec, validate=False))
    assert events[-1].reason == "diverged"
    assert events[-1].facts["epoch"] >= 1


def test_early_stopping_brings_back_the_best_weights():
    plan = Plan(
        optimizer=SGD(learning_rate=0.5),
        batch_size=16,
        epochs=40,
        callbacks=(EarlyStopping(patience=2, restore_best_weights=True),),
    )
    trainer = trainer_of(plan)
    events = finish(trainer)
    epochs = epochs_of(events)
    best = min(e.values["val_loss"] for e in epochs)
    assert events[-1].reason == "early_stopping"
    assert len(epochs) < 40
    assert next(e for e in epochs if e.values["val_loss"] == best).is_best
    for name, array in trainer.best.items():
        node, weight = name.split("/")
        np.testing.assert_array_equal(trainer.network.weights[node][weight], array)


def test_a_stopped_run_keeps_its_best_weights():
    plan = Plan(
        optimizer=Adam(learning_rate=0.01),
        batch_size=16,
        epochs=6,
        callbacks=(KeepBest(),),
    )
    trainer = trainer_of(plan)
    for event in trainer.run():
        if isinstance(event, EpochDone) and event.epoch == 3:
            trainer.stop()
    trainer.close()
    best = trainer.best
    assert best is not None
    np.testing.assert_array_equal(trainer.network.weights["n1"]["kernel"], best["n1/kernel"])


def test_the_learning_rate_and_the_epochs_can_change_while_running():
    trainer = trainer_of(PLAN)
    events = []
    for event in trainer.run():
        events.append(event)
        if isinstance(event, EpochDone) and event.epoch == 2:
            trainer.set_learning_rate(0.5)
            trainer.set_epochs(3)
    trainer.close()
    changed = [e for e in events if isinstance(e, RateChanged)]
    assert changed == [RateChanged(8, 0.5, "user")]
    assert epochs_of(events)[-1].epoch == 3
    assert epochs_of(events)[-1].learning_rate == 0.5


def test_one_step_of_plain_descent_follows_the_formula():
    spec = stack(InputLayer(shape=(8, 8, 1)), Flatten(), Dense(units=1, use_bias=False))
    plan = Plan(
        optimizer=SGD(learning_rate=0.1),
        loss=MeanSquaredError(),
        batch_size=60,
        epochs=1,
        accuracy=False,
        shuffle=False,
    )
    trainer = trainer_of(plan, spec, validate=False)
    kernel = trainer.network.weights["n2"]["kernel"]
    start = kernel.astype(np.float64)
    x, y = images()
    x, y = x[:60].reshape(60, -1) / 255, y[:60, None]
    slope = 2 * x.T @ (x @ start - y) / 60
    events = finish(trainer)
    np.testing.assert_allclose(kernel, start - 0.1 * slope, rtol=1e-4, atol=1e-6)
    loss = float(((x @ start - y) ** 2).mean())
    assert epochs_of(events)[0].values["loss"] == pytest.approx(loss, rel=1e-5)


def test_the_mean_of_collected_gradients_is_clipped_and_moves_the_weights():
    optimizer = SGD(learning_rate=1.0, global_clipnorm=0.01, gradient_accumulation_steps=2)
    trainer = trainer_of(Plan(optimizer=optimizer, batch_size=30, epochs=1, shuffle=False))
    before = trainer.network.flat[: trainer.network.layout.trainable_size].copy()
    finish(trainer)
    moved = trainer.network.flat[: len(before)] - before
    assert np.linalg.norm(moved) == pytest.approx(0.01, rel=1e-4)


def test_a_completed_run_keeps_the_average_of_its_weights():
    plan = Plan(optimizer=SGD(use_ema=True, ema_momentum=0.5), batch_size=16, epochs=2)
    trainer = trainer_of(plan)
    finish(trainer)
    average = trainer.updater.state()["average"]
    np.testing.assert_array_equal(trainer.network.flat[: len(average)], average)


def test_penalties_on_weights_count_in_the_loss_and_pull_weights_to_zero():
    def run(strength):
        spec = stack(
            InputLayer(shape=(8, 8, 1)),
            Flatten(),
            Dense(units=3, activation="softmax", kernel_regularizer=L2(l2=strength)),
        )
        trainer = trainer_of(PLAN, spec)
        loss = epochs_of(finish(trainer))[0].values["loss"]
        return loss, float((trainer.network.weights["n2"]["kernel"] ** 2).sum())

    free, bound = run(0.0), run(0.5)
    assert bound[0] > free[0]
    assert bound[1] < 0.5 * free[1]


def test_a_sigmoid_with_binary_crossentropy_is_fused_and_exact():
    spec = stack(InputLayer(shape=(8, 8, 1)), Flatten(), Dense(units=1, activation="sigmoid"))
    plan = Plan(
        optimizer=SGD(learning_rate=0.1),
        loss=BinaryCrossentropy(),
        batch_size=60,
        epochs=1,
        shuffle=False,
    )
    x, y = images()
    y = (y > 0).astype(np.int64)
    network = Network(spec)
    kernel = network.weights["n2"]["kernel"].astype(np.float64)
    z = x[:60].reshape(60, -1) / 255 @ kernel
    p = 1 / (1 + np.exp(-z[:, 0]))
    expected = -np.mean(y[:60] * np.log(p) + (1 - y[:60]) * np.log(1 - p))
    hits = np.mean((p > 0.5) == (y[:60] == 1))
    trainer = Trainer(network, plan, feed_of(plan, spec, x, y, np.arange(60)), kernels=REFERENCE)
    values = epochs_of(finish(trainer))[0].values
    assert values["loss"] == pytest.approx(expected, rel=1e-5)
    assert values["accuracy"] == pytest.approx(hits)


def test_a_plan_survives_json():
    plan = Plan(
        optimizer=Adam(clipnorm=1.0), callbacks=(EarlyStopping(patience=3),), shards=2, seed=9
    )
    assert plan_from_json(plan_to_json(plan)) == plan


def test_short_steps_are_not_cut_and_the_rule_knows_no_cores():
    assert trainer_of(PLAN).crew.shards == 1
    assert trainer_of(Plan(**{**vars(PLAN), "shards": 2})).crew.shards == 2
