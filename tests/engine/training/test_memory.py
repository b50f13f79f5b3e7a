"""The memory of a run, predicted: against the parts by formula, and against what runs took."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import psutil
import pytest

from engine.data.batches import Feed
from engine.data.preparation import Affine
from engine.kernels.cpu import CPU
from engine.kernels.reference import REFERENCE
from engine.layers import convolution, dense, inputs, shape
from engine.network.network import Network
from engine.optimizers import Adam
from engine.spec import stack
from engine.training.callbacks import EarlyStopping
from engine.training.memory import predicted_memory
from engine.training.plan import Part, Plan
from engine.training.trainer import Trainer

ROOT = Path(__file__).parents[3]
NOISE_BYTES = 8 << 20  # libraries that wake up, and freed memory that is not given back


def convnet(units: int = 10):
    return stack(
        inputs.InputLayer(shape=(12, 12, 3)),
        convolution.Conv2D(filters=16, activation="relu"),
        shape.Flatten(),
        dense.Dense(units=units, activation="softmax"),
    )


def feed_for(spec, samples: int = 64) -> Feed:
    x = np.zeros((samples, *spec.inputs[0].layer.shape), np.uint8)
    y = np.zeros(samples, np.int64)
    names = spec.inputs[0].name, spec.output.name
    return Feed.single(x, y, np.arange(samples), Affine(1, 0), *names, "class", 10)


def predicted(plan: Plan, kernels=CPU, validation: int = 0):
    spec = convnet()
    other = feed_for(spec, validation) if validation else None
    return predicted_memory(spec, plan, feed_for(spec), other, kernels)


PARAMETERS = 3 * 3 * 3 * 16 + 16 + 10 * 10 * 16 * 10 + 16  # each array begins a line of the cache


@pytest.mark.parametrize("shards", [1, 2, 3])
def test_weights_gradients_and_slots_are_counted_by_formula(shards):
    found = predicted(Plan(optimizer=Adam(), shards=shards))
    assert found.weights == 4 * PARAMETERS
    assert found.gradients == 4 * PARAMETERS * shards
    assert found.optimizer == 2 * 4 * PARAMETERS
    assert found.copies == 2.5 * (found.weights + found.optimizer)


def test_each_optimizer_of_a_part_has_memory_of_its_own():
    part = Part(nodes=(convnet().output.id,), optimizer=Adam())
    assert predicted(Plan(optimizer=Adam(), parts=(part,))).optimizer == 4 * 4 * PARAMETERS


def test_the_best_weights_are_kept_beside_the_others():
    plain, kept = (predicted(Plan(callbacks=c)) for c in ((), (EarlyStopping(monitor="loss"),)))
    assert kept.weights == 2 * plain.weights


@pytest.mark.parametrize("kernels", [CPU, REFERENCE], ids=lambda k: k.name)
@pytest.mark.parametrize("validation", [0, 200])
@pytest.mark.parametrize("shards", [1, 2])
def test_the_buffers_are_those_of_a_real_run(kernels, validation, shards):
    spec = convnet()
    plan = Plan(batch_size=32, shards=shards, epochs=1)
    other = feed_for(spec, validation) if validation else None
    trainer = Trainer(Network(spec), plan, feed_for(spec), other, kernels=kernels)
    for _ in trainer.run():
        pass
    taken = trainer.buffer_bytes
    trainer.close()
    assert predicted(plan, kernels, validation).activations == pytest.approx(taken, rel=0.001)


def test_buffers_of_large_batches_are_told_by_those_of_smaller_ones(monkeypatch):
    plan = Plan(batch_size=64, shards=2)
    whole = predicted(plan).activations
    monkeypatch.setattr("engine.training.memory._MOST_BYTES", 100_000)
    assert predicted(plan).activations == pytest.approx(whole, rel=0.02)


def test_a_large_network_is_counted_without_making_it():
    spec = stack(
        inputs.InputLayer(shape=(100_000,)),
        dense.Dense(units=5000, activation="relu"),
        dense.Dense(units=10, activation="softmax"),
    )
    before = psutil.Process().memory_info().rss
    found = predicted_memory(spec, Plan(batch_size=2), feed_for(spec, 2), None, CPU)
    assert found.weights > 2e9
    assert psutil.Process().memory_info().rss - before < 1e8


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="peaks are told by Linux")
@pytest.mark.parametrize("name", ["N1", "N2", "N3b32", "N3b128", "N4", "N5", "N6", "N7"])
def test_a_run_takes_what_was_predicted(name):
    words = [sys.executable, "-m", "tests.engine.training.memory_child", name]
    told = json.loads(subprocess.run(words, cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout)
    run = sum(told["predicted"].values())
    assert told["before"] + run == pytest.approx(told["peak"], rel=0.15)
    taken = told["peak"] - told["before"]
    assert run == pytest.approx(taken, rel=0.15, abs=0.15 * taken + NOISE_BYTES)
