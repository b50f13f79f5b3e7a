import math
from itertools import pairwise

import numpy as np
import pytest

from engine.errors import SettingError
from engine.kernels.reference import REFERENCE
from engine.optimizers import (
    SGD,
    Adadelta,
    Adagrad,
    Adam,
    Adamax,
    AdamW,
    Ftrl,
    Lion,
    Nadam,
    RMSprop,
    optimizer_named,
    optimizers,
    schedules,
)
from engine.registry import describe, restore

STEPS, PARAMETERS = 10, 12
RANGES = [(0, 5), (5, 6), (6, 12)]  # three weights


def sgd(o, w, g, memory, step):
    v = memory.setdefault("momentum", np.zeros_like(w))
    v[...] = o.momentum * v - o.learning_rate * g
    w += o.momentum * v - o.learning_rate * g if o.nesterov else v


def root(v, o):
    return np.sqrt(v + o.epsilon) if o.epsilon_inside_root else np.sqrt(v) + o.epsilon


def adagrad(o, w, g, memory, step):
    a = memory.setdefault("accumulator", np.full_like(w, o.initial_accumulator_value))
    a += g**2
    w -= o.learning_rate * g / root(a, o)


def adadelta(o, w, g, memory, step):
    v = memory.setdefault("accumulated_grad", np.zeros_like(w))
    d = memory.setdefault("accumulated_delta_var", np.zeros_like(w))
    v[...] = o.rho * v + (1 - o.rho) * g**2
    move = np.sqrt(d + o.epsilon) / np.sqrt(v + o.epsilon) * g
    d[...] = o.rho * d + (1 - o.rho) * move**2
    w -= o.learning_rate * move


def rmsprop(o, w, g, memory, step):
    v = memory.setdefault("velocity", np.zeros_like(w))
    mean = memory.setdefault("average_gradient", np.zeros_like(w))
    moves = memory.setdefault("momentum", np.zeros_like(w))
    v[...] = o.rho * v + (1 - o.rho) * g**2
    mean[...] = o.rho * mean + (1 - o.rho) * g
    spread = v - mean**2 if o.centered else v
    moves[...] = o.momentum * moves + o.learning_rate * g / root(spread, o)
    w -= moves


def adam(o, w, g, memory, step):
    m = memory.setdefault("momentum", np.zeros_like(w))
    v = memory.setdefault("velocity", np.zeros_like(w))
    largest = memory.setdefault("velocity_hat", np.zeros_like(w))
    m[...] = o.beta_1 * m + (1 - o.beta_1) * g
    v[...] = o.beta_2 * v + (1 - o.beta_2) * g**2
    largest[...] = np.maximum(largest, v)
    rate = o.learning_rate * math.sqrt(1 - o.beta_2**step) / (1 - o.beta_1**step)
    w -= rate * m / (np.sqrt(largest if o.amsgrad else v) + o.epsilon)


def adamw(o, w, g, memory, step):
    w *= 1 - o.learning_rate * o.weight_decay
    adam(o, w, g, memory, step)


def adamax(o, w, g, memory, step):
    m = memory.setdefault("momentum", np.zeros_like(w))
    u = memory.setdefault("norm", np.zeros_like(w))
    m[...] = o.beta_1 * m + (1 - o.beta_1) * g
    u[...] = np.maximum(o.beta_2 * u, np.abs(g))
    w -= o.learning_rate / (1 - o.beta_1**step) * m / (u + o.epsilon)


def nadam(o, w, g, memory, step):
    m = memory.setdefault("momentum", np.zeros_like(w))
    v = memory.setdefault("velocity", np.zeros_like(w))
    momenta = o.beta_1 * (1 - 0.5 * 0.96 ** np.arange(1.0, step + 2))
    m[...] = o.beta_1 * m + (1 - o.beta_1) * g
    v[...] = o.beta_2 * v + (1 - o.beta_2) * g**2
    mean = momenta[-1] * m / (1 - momenta.prod())
    mean += (1 - momenta[-2]) * g / (1 - momenta[:-1].prod())
    w -= o.learning_rate * mean / (np.sqrt(v / (1 - o.beta_2**step)) + o.epsilon)


def ftrl(o, w, g, memory, step):
    n = memory.setdefault("accumulator", np.full_like(w, o.initial_accumulator_value))
    z = memory.setdefault("linear", np.zeros_like(w))
    before = n**-o.learning_rate_power
    n += g**2
    after = n**-o.learning_rate_power
    z += g + 2 * o.l2_shrinkage_regularization_strength * w
    z -= (after - before) / o.learning_rate * w
    l1, l2 = o.l1_regularization_strength, o.l2_regularization_strength
    l2 += o.beta / (2 * o.learning_rate)
    w[...] = np.where(np.abs(z) > l1, (np.sign(z) * l1 - z) / (after / o.learning_rate + 2 * l2), 0)


def lion(o, w, g, memory, step):
    m = memory.setdefault("momentum", np.zeros_like(w))
    w -= o.learning_rate * np.sign(o.beta_1 * m + (1 - o.beta_1) * g)
    m[...] = o.beta_2 * m + (1 - o.beta_2) * g


EXAMPLES = [
    (SGD(), sgd, ()),
    (SGD(momentum=0.9), sgd, ("momentum",)),
    (SGD(learning_rate=0.1, momentum=0.5, nesterov=True), sgd, ("momentum",)),
    (Adagrad(learning_rate=0.1), adagrad, ("accumulator",)),
    (Adagrad(epsilon_inside_root=False, epsilon=0.01), adagrad, ("accumulator",)),
    (Adadelta(), adadelta, ("accumulated_grad", "accumulated_delta_var")),
    (RMSprop(), rmsprop, ("velocity",)),
    (RMSprop(epsilon_inside_root=False, epsilon=0.01), rmsprop, ("velocity",)),
    (RMSprop(momentum=0.9), rmsprop, ("velocity", "momentum")),
    (RMSprop(centered=True), rmsprop, ("velocity", "average_gradient")),
    (
        RMSprop(momentum=0.5, centered=True, rho=0.7),
        rmsprop,
        ("velocity", "momentum", "average_gradient"),
    ),
    (Adam(), adam, ("momentum", "velocity")),
    (Adam(amsgrad=True, beta_2=0.5), adam, ("momentum", "velocity", "velocity_hat")),
    (AdamW(weight_decay=0.1), adamw, ("momentum", "velocity")),
    (Adamax(), adamax, ("momentum", "norm")),
    (Nadam(), nadam, ("momentum", "velocity")),
    (Ftrl(learning_rate=0.1), ftrl, ("accumulator", "linear")),
    (
        Ftrl(
            learning_rate_power=-0.6,
            l1_regularization_strength=0.5,
            l2_regularization_strength=0.1,
            l2_shrinkage_regularization_strength=0.2,
            beta=0.3,
        ),
        ftrl,
        ("accumulator", "linear"),
    ),
    (Lion(), lion, ("momentum",)),
]


@pytest.fixture(params=EXAMPLES, ids=lambda e: "-".join([e[0].registered_name, *e[2]]))
def example(request):
    return request.param


def gradient_at(step):
    return np.random.default_rng(step).standard_normal(PARAMETERS) * step


def train(optimizer, shards=1, cuts=(0, PARAMETERS)):
    """Return weights and slots after ten steps, gradients split over shards."""
    w, slots = np.linspace(-1, 1, PARAMETERS), optimizer.new_slots(PARAMETERS, np.float64)
    for step in range(1, STEPS + 1):
        shares = np.arange(1, shards + 1) / (shards * (shards + 1) / 2)
        gradients = shares[:, None] * gradient_at(step)
        for start, stop in pairwise(cuts):
            rate = optimizer.learning_rate
            optimizer.update(w, gradients, slots, rate, step, start, stop, REFERENCE)
    return w, slots


def test_every_optimizer_has_an_example():
    assert {o.registered_name for o, _, _ in EXAMPLES} == set(optimizers)


def test_ten_steps_follow_the_formula(example):
    optimizer, formula, slot_names = example
    expected, memory = np.linspace(-1, 1, PARAMETERS), {}
    for step in range(1, STEPS + 1):
        for start, stop in RANGES:
            one = memory.setdefault(start, {})
            formula(optimizer, expected[start:stop], gradient_at(step)[start:stop], one, step)

    w, slots = train(optimizer)
    np.testing.assert_allclose(w, expected, rtol=1e-12)
    assert optimizer.slot_names == slot_names
    assert len(slots) == optimizer.slots == len(slot_names)
    for name, row in zip(slot_names, slots, strict=True):
        kept = np.concatenate([memory[start][name] for start, _ in RANGES])
        np.testing.assert_allclose(row, kept, rtol=1e-10, atol=1e-15)


@pytest.mark.parametrize(("shards", "cuts"), [(2, (0, 12)), (3, (0, 12)), (2, (0, 7, 12))])
def test_shards_and_ranges_change_nothing(example, shards, cuts):
    w, slots = train(example[0], shards, cuts)
    expected_w, expected_slots = train(example[0])
    np.testing.assert_allclose(w, expected_w, rtol=1e-12)
    np.testing.assert_allclose(slots, expected_slots, rtol=1e-10, atol=1e-15)


def test_nothing_outside_the_range_is_touched(example):
    optimizer = example[0]
    w, slots = np.ones(6, np.float32), optimizer.new_slots(6)
    before = slots.copy()
    optimizer.update(w, np.ones((1, 6), np.float32), slots, 0.1, 1, 2, 4, REFERENCE)
    outside = [0, 1, 4, 5]
    assert (w[outside] == 1).all()
    assert (w[2:4] < 1).all()
    np.testing.assert_array_equal(slots[:, outside], before[:, outside])


def test_a_description_gives_the_optimizer_back(example):
    assert restore(describe(example[0])) == example[0]


def test_defaults_are_those_of_keras():
    rates = {name: optimizers[name]().learning_rate for name in optimizers}
    assert rates.pop("SGD") == 0.01
    assert set(rates.values()) == {0.001}
    assert optimizer_named("rmsprop").hyper(0.001).tolist() == [0.001, 0.9, 1e-7, 0, 0, 0]
    assert optimizer_named("adadelta").hyper(0.001).tolist() == [0.001, 0.95, 1e-7]
    assert optimizer_named("lion").hyper(0.001).tolist() == [0.001, 0.9, 0.99]
    assert optimizer_named("ftrl").hyper(0.001).tolist() == [0.001, -0.5, 0, 0, 0, 0]
    assert optimizer_named("adamw").weight_decay == 0.004
    assert optimizer_named("adam").hyper(0.001).tolist() == [0.001, 0.9, 0.999, 1e-7, 0]
    assert optimizer_named("adagrad").new_slots(2)[0].tolist() == pytest.approx([0.1, 0.1])


def test_weights_decay_by_rate_times_strength_before_the_step():
    w = np.array([2.0, -4.0])
    optimizer = SGD(weight_decay=0.1)
    optimizer.update(w, np.array([[1.0, 1.0]]), optimizer.new_slots(2), 0.5, 1, 0, 2, REFERENCE)
    np.testing.assert_allclose(w, [2 * 0.95 - 0.5, -4 * 0.95 - 0.5])


def test_clipvalue_limits_each_number():
    g = np.array([3.0, -0.1, -3.0])
    SGD(clipvalue=0.5).clip(g, [(0, 3)])
    np.testing.assert_allclose(g, [0.5, -0.1, -0.5])


def test_clipnorm_limits_the_gradient_of_each_weight():
    g = np.array([3.0, 4.0, 0.3, 0.4, 0.0])
    SGD(clipnorm=1.0).clip(g, [(0, 2), (2, 4), (4, 5)])
    np.testing.assert_allclose(g, [0.6, 0.8, 0.3, 0.4, 0.0])


def test_global_clipnorm_limits_all_gradients_together():
    g = np.array([2.0, 4.0, 4.0])  # of length 6
    SGD(global_clipnorm=3.0).clip(g, [(0, 1), (1, 3)])
    np.testing.assert_allclose(g, [1, 2, 2])
    SGD(global_clipnorm=5.0).clip(g, [(0, 1), (1, 3)])
    np.testing.assert_allclose(g, [1, 2, 2])


def test_clipping_does_not_hide_a_gradient_that_is_not_a_number():
    g = np.array([1.0, np.nan])
    SGD(global_clipnorm=0.5).clip(g, [(0, 2)])
    assert np.isnan(g).all()


def test_only_one_way_of_clipping_is_taken():
    with pytest.raises(SettingError, match="'clipvalue'"):
        Adam(clipnorm=1.0, clipvalue=0.5)


def test_only_clipping_optimizers_ask_for_it():
    assert Adam(clipnorm=1.0).clips
    assert not Adam().clips


def test_a_schedule_counts_the_steps_done():
    optimizer = SGD(schedule=schedules["InverseTimeDecay"](decay_rate=1.0))
    assert optimizer.scheduled(0.6, 0) == 0.6
    assert optimizer.scheduled(0.6, 2) == pytest.approx(0.2)
    assert SGD().scheduled(0.6, 2) == 0.6


def test_a_momentum_above_one_is_refused():
    with pytest.raises(SettingError, match="'momentum'"):
        SGD(momentum=1.5)


def test_a_rule_that_divides_by_the_rate_rests_where_a_schedule_has_ended():
    optimizer = Ftrl()
    w = np.ones(2)
    optimizer.update(w, np.ones((1, 2)), optimizer.new_slots(2), 0.0, 1, 0, 2, REFERENCE)
    assert w.tolist() == [1, 1]


def test_adamw_always_decays():
    with pytest.raises(SettingError, match="'weight_decay'"):
        AdamW(weight_decay=None)
