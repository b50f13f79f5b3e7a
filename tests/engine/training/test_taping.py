"""Steps made from a tape are the steps of the closures, to the last bit."""

import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import ClassVar

import numpy as np
import pytest

from engine.data.batches import Feed
from engine.data.preparation import Affine
from engine.kernels.cpu import CPU, Cpu
from engine.kernels.tape import Tape
from engine.layers.activation import Activation
from engine.layers.base import Layer
from engine.layers.convolution import Conv2D
from engine.layers.dense import Dense
from engine.layers.dropout import Dropout
from engine.layers.inputs import InputLayer
from engine.layers.normalization import BatchNormalization
from engine.layers.pooling import AveragePooling2D, MaxPooling2D
from engine.layers.shape import Flatten
from engine.losses import BinaryCrossentropy, MeanAbsoluteError, MeanSquaredError
from engine.network.network import Network
from engine.optimizers import SGD, Adam, Nadam, RMSprop
from engine.regularizers import L2
from engine.spec import stack
from engine.training.plan import Plan
from engine.training.trainer import Trainer


class Untaped(Cpu):
    """The same kernels, but nobody can listen to them."""

    recorder = None


CONVNET = stack(
    InputLayer(shape=(9, 8, 2)),
    Conv2D(filters=16, activation="relu"),
    MaxPooling2D(),
    Conv2D(filters=8, kernel_size=(2, 2), padding="same"),
    Activation(activation="relu"),
    AveragePooling2D(),
    Flatten(),
    Dropout(rate=0.3),
    Dense(units=3, activation="softmax"),
)
DENSE = stack(
    InputLayer(shape=(9, 8, 2)),
    Flatten(),
    Dense(units=20, activation="relu", kernel_regularizer=L2(l2=0.01)),
    Dense(units=1, activation="sigmoid"),
)


def trainer_of(spec, plan, kernels):
    rng = np.random.default_rng(4)
    x = rng.integers(0, 256, (70, 9, 8, 2)).astype(np.uint8)
    y = rng.integers(0, 3, 70) if plan.loss.task == "classes" else rng.integers(0, 2, 70)
    names = spec.inputs[0].name, spec.output.name
    feed = Feed.single(x, y, np.arange(70), Affine(1 / 255, -0.5), *names, plan.loss.target_kind, 3)
    trainer = Trainer(Network(spec, seed=1), plan, feed, feed, kernels=kernels, poison=True)
    trainer.report_seconds = 1e9  # events after an epoch only: when they come depends on nothing
    return trainer


def told(trainer, during=lambda trainer: None):
    """Return all that a run says but the time that it took, and the weights after it."""
    events = []
    for event in trainer.run():
        events.append([getattr(event, name, None) for name in ("columns", "values", "reason")])
        during(trainer)
    trainer.close()
    return events, trainer.network.flat.tobytes()


def is_taped(trainer):
    return trainer._stepper._taping._is_trusted


@pytest.mark.parametrize("shards", [1, 2, 3])
@pytest.mark.parametrize(
    ("spec", "plan"),
    [
        (CONVNET, Plan(optimizer=Adam(), batch_size=16, epochs=9)),
        (CONVNET, Plan(optimizer=SGD(learning_rate=0.01, momentum=0.9), batch_size=70, epochs=9)),
        (CONVNET, Plan(optimizer=RMSprop(clipnorm=0.1), batch_size=16, epochs=3, accuracy=False)),
        (DENSE, Plan(loss=BinaryCrossentropy(), optimizer=Nadam(), batch_size=8, epochs=4)),
        (DENSE, Plan(loss=BinaryCrossentropy(), optimizer=Adam(use_ema=True), epochs=9)),
    ],
)
def test_a_taped_run_is_the_run_of_the_closures(spec, plan, shards):
    plan = Plan(**{**vars(plan), "shards": shards, "seed": 5})
    taped, untaped = trainer_of(spec, plan, CPU), trainer_of(spec, plan, Untaped())
    events, weights = told(taped)
    assert is_taped(taped)
    assert (events, weights) == told(untaped)


def test_another_learning_rate_reaches_the_tape():
    plan = Plan(loss=BinaryCrossentropy(), batch_size=7, epochs=6)

    def slower(trainer):
        trainer.set_learning_rate(1e-3 / trainer.epoch)

    taped, untaped = trainer_of(DENSE, plan, CPU), trainer_of(DENSE, plan, Untaped())
    assert told(taped, slower) == told(untaped, slower)
    assert is_taped(taped)


def test_a_regression_with_bent_units_is_taped():
    last = Dense(units=1, activation="sigmoid")
    layers = Dense(units=5, activation="tanh"), Activation(activation="hard_sigmoid"), last
    spec = stack(InputLayer(shape=(9, 8, 2)), Flatten(), *layers)
    plan = Plan(loss=MeanSquaredError(), batch_size=16, epochs=3, accuracy=False)
    taped, untaped = trainer_of(spec, plan, CPU), trainer_of(spec, plan, Untaped())
    assert told(taped) == told(untaped)
    assert is_taped(taped)


@pytest.mark.parametrize(
    ("layers", "loss"),
    [
        ((Dense(units=5, activation="gelu"),), BinaryCrossentropy()),
        ((Dense(units=5), BatchNormalization()), BinaryCrossentropy()),
        ((Dense(units=5),), MeanAbsoluteError()),
    ],
    ids=["NumPy between kernels", "statistics", "a loss in NumPy"],
)
def test_where_more_than_kernels_is_at_work_steps_go_through_closures(layers, loss):
    last = Dense(units=1, activation="sigmoid")
    spec = stack(InputLayer(shape=(9, 8, 2)), Flatten(), *layers, last)
    plan = Plan(loss=loss, batch_size=16, epochs=3)
    taped, untaped = trainer_of(spec, plan, CPU), trainer_of(spec, plan, Untaped())
    assert told(taped) == told(untaped)
    assert taped._stepper._taping is None or not is_taped(taped)


def test_a_long_step_is_not_taped(monkeypatch):
    monkeypatch.setattr("engine.training.plan._TAPE_COST", 1000)
    trainer = trainer_of(CONVNET, Plan(batch_size=16, epochs=2), CPU)
    told(trainer)
    assert trainer._stepper._taping is None


def test_a_run_is_stopped_between_two_taped_steps():
    trainer = trainer_of(CONVNET, Plan(batch_size=16, epochs=50), CPU)
    trainer.report_seconds = 0
    run = trainer.run()
    while trainer.step < 30:
        next(run)
    assert is_taped(trainer)
    trainer.stop()
    *_, last = run
    trainer.close()
    assert last.reason == "stopped"
    assert trainer.step == 30


def small(plan, kernels, rows=640):
    """Return a trainer whose steps are so short that they are done together."""
    rng = np.random.default_rng(8)
    x, y = rng.normal(size=(rows, 5)).astype(np.float32), rng.integers(0, 3, rows)
    hidden, last = Dense(units=4, activation="relu"), Dense(units=3, activation="softmax")
    spec = stack(InputLayer(shape=(5,)), hidden, last)
    names = spec.inputs[0].name, spec.output.name
    feed = Feed.single(x, y, np.arange(rows), Affine(1.0, 0.0), *names, "class", 3)
    trainer = Trainer(Network(spec, seed=1), plan, feed, kernels=kernels)
    trainer.report_seconds = 1e9
    return trainer, x, y


def events_by_batch(trainer):
    """Return what is told of each batch, however many are told at a time, and how it ended."""
    columns, events = {}, list(trainer.run())
    trainer.close()
    for event in events:
        for name, values in getattr(event, "columns", {}).items():
            columns.setdefault(name, []).extend(values)
    return columns, trainer.step, events[-1].reason, trainer.network.flat.tobytes()


SMALL = Plan(batch_size=8, epochs=6, shuffle=True, seed=3, shards=1)


def test_steps_that_are_done_together_are_the_steps_of_the_closures(monkeypatch):
    counts = []
    play = Tape.run_steps
    monkeypatch.setattr(
        Tape, "run_steps", lambda *a: [told := play(*a), counts.append(len(told))][0]
    )
    (together, *_), (untaped, *_) = small(SMALL, CPU), small(SMALL, Untaped())
    assert events_by_batch(together) == events_by_batch(untaped)
    assert max(counts) > 10


def test_where_every_batch_is_reported_no_two_steps_are_done_together():
    trainer, *_ = small(SMALL, CPU)
    trainer.report_seconds = 0
    told = [event for event in trainer.run() if hasattr(event, "columns")]
    trainer.close()
    assert is_taped(trainer)
    assert len(told) == trainer.step == 6 * 80


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_a_loss_that_is_no_number_ends_steps_done_together_where_it_comes(value):
    results = []
    for kernels in (CPU, Untaped()):
        trainer, x, _ = small(SMALL, kernels)
        x[333] = value
        results.append(events_by_batch(trainer))
    (columns, step, reason, weights), other = results
    assert reason == "diverged"
    assert 0 < step < 80
    assert np.isfinite(columns["loss"][:-1]).all()
    assert np.array_equal(columns["loss"], other[0]["loss"], equal_nan=True)
    assert (step, reason, weights) == other[1:]


def test_a_label_out_of_range_among_steps_done_together_is_told_and_leaves_the_step_before():
    trainers = []
    for kernels in (CPU, Untaped()):
        trainer, _, y = small(SMALL, kernels)
        y[444] = 7
        with pytest.raises(IndexError, match=r"0 ... 2"):
            list(trainer.run())
        trainer.close()
        trainers.append(trainer)
    assert trainers[0].step == trainers[1].step > 10
    assert np.array_equal(trainers[0].network.flat, trainers[1].network.flat)


def test_a_run_goes_on_from_between_steps_done_together():
    (whole, *_), (half, *_), (rest, *_) = (small(SMALL, CPU) for _ in range(3))
    expected = events_by_batch(whole)
    half.safe_point = lambda: (half.step > 200 and half.stop()) or Trainer.safe_point(half)
    events_by_batch(half)
    assert 200 < half.step < 480
    rest.resume(*half.state())
    assert events_by_batch(rest)[1:] == expected[1:]


SCRIPT = """
import hashlib, os, sys
from tests.engine.training import test_taping as t
from engine.kernels import best_kernels
from engine.training.plan import Plan
if sys.argv[1] == "one":
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
trainer = t.trainer_of(t.CONVNET, Plan(batch_size=16, epochs=10, shards=2), best_kernels())
events, weights = t.told(trainer)
assert trainer.step == 50
print(trainer.crew.kernels.name, hashlib.sha256(weights).hexdigest())
"""


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="cores can be chosen on Linux")
def test_fifty_steps_have_the_same_bits_on_one_and_on_two_cores_and_again():
    def bits(cores):
        command = [sys.executable, "-c", SCRIPT, cores]
        root = Path(__file__).parents[3]
        return subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout

    first = bits("one")
    assert bits("all") == first
    assert bits("all") == first


class Doubling(Layer):
    """For tests: doubles its input by kernels that work where the layer before has worked."""

    registered_name = "Doubling"
    rooms: ClassVar[dict] = {}  # by thread and shape

    def output_shape(self, *shapes):
        return shapes[0]

    def forward(self, weights, *xs, phase):
        place = threading.get_ident(), xs[0].shape
        mine = self.rooms.setdefault(place, np.empty_like(xs[0]))
        phase.k.add(xs[0], xs[0], mine)
        y = phase.empty(xs[0].shape)
        y[...] = mine

        def backward(dy, need):
            dx = phase.empty(dy.shape)
            phase.k.add(dy, dy, dx)
            return (dx,), {}

        return y, backward


def test_memory_that_is_used_again_in_the_same_step_makes_no_tape():
    wide, narrow = Dense(units=5000, activation="relu"), Dense(units=1, activation="sigmoid")
    spec = stack(InputLayer(shape=(9, 8, 2)), Flatten(), wide, *(Doubling(),) * 6, narrow)
    plan = Plan(loss=BinaryCrossentropy(), batch_size=16, epochs=4)
    taped, untaped = trainer_of(spec, plan, CPU), trainer_of(spec, plan, Untaped())
    assert told(taped) == told(untaped)
    assert not is_taped(taped)
