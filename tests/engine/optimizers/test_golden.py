"""Optimizers and schedules against Keras 3's own numbers."""

import pytest

from engine.kernels.cpu import CPU
from engine.kernels.reference import REFERENCE
from engine.optimizers import optimizers, schedules
from tests.engine.golden import assert_close, keys, settings_of, vectors

VECTORS = vectors("optimisation")
OPTIMIZERS = [k for k in keys(VECTORS, "optimizer") if not k.endswith("/finished")]
RANGES = [(0, 12), (12, 15), (15, 23)]  # the weights whose shapes the script names


def optimizer_of(key):
    name, settings = settings_of(key)
    rate = settings.get("learning_rate")
    if isinstance(rate, dict):
        rule = {k: v for k, v in rate.items() if k not in ("class", "initial")}
        settings["schedule"] = schedules[rate["class"]](**rule)
        settings["learning_rate"] = rate["initial"]
    return optimizers[name](**settings)


def test_every_optimizer_and_schedule_is_compared():
    assert {settings_of(key)[0] for key in OPTIMIZERS} == set(optimizers)
    assert {settings_of(key)[0] for key in keys(VECTORS, "schedule")} == set(schedules)


@pytest.mark.parametrize("kernels", [REFERENCE, CPU], ids=lambda k: k.name)
@pytest.mark.parametrize("key", OPTIMIZERS)
def test_ten_steps_are_those_of_keras(key, kernels):
    optimizer = optimizer_of(key)
    w = VECTORS["given/start"].copy()
    slots = optimizer.new_slots(w.size)
    for step, gradient in enumerate(VECTORS["given/gradients"], start=1):
        g = gradient[None].copy()
        if optimizer.clips and optimizer.moves_at(step):
            optimizer.gather(g[0], slots, 0, w.size)
            optimizer.clip(g[0], RANGES)
        rate = optimizer.scheduled(optimizer.learning_rate, step - 1)
        optimizer.update(w, g, slots, rate, step, 0, w.size, kernels)
        assert_close(w, VECTORS[key][step - 1])
    optimizer.finished(w, slots, 0, w.size)
    assert_close(w, VECTORS[f"{key}/finished"])


@pytest.mark.parametrize("key", keys(VECTORS, "schedule"))
def test_thirty_rates_are_those_of_keras(key):
    name, settings = settings_of(key)
    rule = schedules[name](**settings)
    assert_close([rule.rate(0.5, step) for step in range(30)], VECTORS[key])
