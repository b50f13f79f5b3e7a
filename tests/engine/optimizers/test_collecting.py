"""Gradients collected over several steps, and moving averages of the weights."""

import numpy as np
import pytest

from engine.errors import SettingError
from engine.kernels.cpu import CPU
from engine.kernels.reference import REFERENCE
from engine.optimizers import SGD, Adam, Lion, RMSprop

SIZE = 6
RANGES = [(0, 4), (4, 6)]


def gradient_at(step):
    return np.random.default_rng(step).standard_normal(SIZE)


def train(optimizer, steps, shards=1, kernels=REFERENCE, dtype=np.float64):
    """Return the weights after every step, and the slots, as a trainer would have them."""
    w, slots = np.linspace(-1, 1, SIZE).astype(dtype), optimizer.new_slots(SIZE, dtype)
    seen = []
    for step in range(1, steps + 1):
        gradients = np.tile(gradient_at(step) / shards, (shards, 1)).astype(dtype)
        if optimizer.clips and optimizer.moves_at(step):
            gradients = gradients.sum(axis=0, keepdims=True)
            for start, stop in RANGES:
                optimizer.gather(gradients[0], slots, start, stop)
            optimizer.clip(gradients[0], RANGES)
        for start, stop in ((0, 3), (3, SIZE)):
            rate = optimizer.learning_rate
            optimizer.update(w, gradients, slots, rate, step, start, stop, kernels)
        seen.append(w.copy())
    return np.array(seen), slots


def test_weights_move_by_the_mean_gradient_of_the_steps_collected():
    seen, slots = train(SGD(learning_rate=0.5, gradient_accumulation_steps=3), 6)
    first = np.linspace(-1, 1, SIZE)
    np.testing.assert_array_equal(seen[:2], [first, first])
    after = first - 0.5 * np.mean([gradient_at(s) for s in (1, 2, 3)], axis=0)
    np.testing.assert_allclose(seen[2:5], [after] * 3)
    after -= 0.5 * np.mean([gradient_at(s) for s in (4, 5, 6)], axis=0)
    np.testing.assert_allclose(seen[5], after)
    assert (slots == 0).all()


@pytest.mark.parametrize("shards", [1, 2, 3])
def test_collected_gradients_move_weights_like_one_larger_batch(shards):
    collected, slots = train(Adam(gradient_accumulation_steps=2, weight_decay=0.1), 8, shards)
    at_once, w = Adam(weight_decay=0.1), np.linspace(-1, 1, SIZE)
    memory = at_once.new_slots(SIZE, np.float64)
    for step in range(1, 5):
        mean = (gradient_at(2 * step - 1) + gradient_at(2 * step)) / 2
        at_once.update(w, mean[None], memory, 0.001, step, 0, SIZE, REFERENCE)
    np.testing.assert_allclose(collected[-1], w, rtol=1e-12)
    np.testing.assert_allclose(slots[:2], memory, rtol=1e-12)


def test_the_mean_is_clipped_and_not_what_it_is_made_of():
    seen, _ = train(SGD(learning_rate=1.0, global_clipnorm=0.1, gradient_accumulation_steps=2), 2)
    mean = (gradient_at(1) + gradient_at(2)) / 2
    expected = seen[0] - 0.1 * mean / np.linalg.norm(mean)
    np.testing.assert_allclose(seen[1], expected)


def test_averages_follow_the_weights_from_the_first_step_on():
    optimizer = SGD(use_ema=True, ema_momentum=0.75)
    seen, slots = train(optimizer, 3)
    average = 0.75 * (0.75 * seen[0] + 0.25 * seen[1]) + 0.25 * seen[2]
    np.testing.assert_allclose(slots[-1], average)
    w = seen[2].copy()
    optimizer.finished(w, slots, 0, 4)
    np.testing.assert_allclose(w[:4], average[:4])
    np.testing.assert_array_equal(w[4:], seen[2, 4:])


def test_weights_stay_as_they_are_at_the_end_without_an_average():
    w = np.ones(SIZE)
    Adam().finished(w, Adam().new_slots(SIZE), 0, SIZE)
    assert (w == 1).all()


def test_averages_take_the_place_of_the_weights_in_every_so_manieth_step():
    plain, _ = train(SGD(learning_rate=0.1), 2)
    seen, slots = train(SGD(learning_rate=0.1, use_ema=True, ema_overwrite_frequency=2), 2)
    np.testing.assert_array_equal(seen[0], plain[0])
    np.testing.assert_allclose(seen[1], 0.99 * plain[0] + 0.01 * plain[1])
    np.testing.assert_array_equal(seen[1], slots[-1])


def test_the_rows_of_the_rule_come_first_and_keep_their_first_values():
    optimizer = RMSprop(momentum=0.5, use_ema=True, gradient_accumulation_steps=2)
    assert optimizer.slot_names == ("velocity", "momentum", "gradient_accumulator", "average")
    assert optimizer.new_slots(3).shape == (4, 3)


@pytest.mark.parametrize(
    "optimizer",
    [
        Adam(use_ema=True, ema_overwrite_frequency=3, gradient_accumulation_steps=2),
        Lion(gradient_accumulation_steps=3, clipnorm=0.5, use_ema=True),
    ],
    ids=["Adam", "Lion"],
)
def test_compiled_kernels_collect_and_average_alike(optimizer):
    expected, expected_slots = train(optimizer, 12)
    seen, slots = train(optimizer, 12, shards=2, kernels=CPU, dtype=np.float32)
    np.testing.assert_allclose(seen, expected, atol=2e-6)
    np.testing.assert_allclose(slots, expected_slots, atol=2e-6)


def test_a_training_goes_on_from_its_slots_as_if_never_interrupted():
    optimizer = Adam(use_ema=True, gradient_accumulation_steps=4)
    expected, expected_slots = train(optimizer, 10)
    seen, slots = train(optimizer, 6)
    w, slots = seen[-1].copy(), slots.copy()
    for step in range(7, 11):
        gradients = gradient_at(step)[None]
        optimizer.update(w, gradients, slots, 0.001, step, 0, SIZE, REFERENCE)
    np.testing.assert_array_equal(w, expected[-1])
    np.testing.assert_array_equal(slots, expected_slots)


def test_one_step_is_nothing_to_collect():
    with pytest.raises(SettingError, match="'gradient_accumulation_steps'"):
        SGD(gradient_accumulation_steps=1)
