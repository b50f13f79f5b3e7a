import itertools

import numpy as np
import pytest

from engine.kernels.cpu import CPU
from engine.kernels.update.reference import nadam_factors, nadam_product
from tests.engine.kernels.compare import BOTH, distance, frozen

SIZE = 5003


def sgd(w, g, slots, step, rate, momentum, nesterov):
    if not momentum:
        return w - rate * g
    slots[0] = momentum * slots[0] - rate * g
    return w + (momentum * slots[0] - rate * g if nesterov else slots[0])


def adagrad(w, g, slots, step, rate, inner, outer):
    slots[0] = slots[0] + g**2
    return w - rate * g / (np.sqrt(slots[0] + inner) + outer)


def adadelta(w, g, slots, step, rate, rho, epsilon):
    slots[0] = rho * slots[0] + (1 - rho) * g**2
    move = g * np.sqrt(slots[1] + epsilon) / np.sqrt(slots[0] + epsilon)
    slots[1] = rho * slots[1] + (1 - rho) * move**2
    return w - rate * move


def rmsprop(w, g, slots, step, rate, rho, inner, outer, momentum, centered):
    slots[0] = rho * slots[0] + (1 - rho) * g**2
    spread = slots[0] + inner
    if centered:
        slots[-1] = rho * slots[-1] + (1 - rho) * g
        spread = spread - slots[-1] ** 2
    move = rate * g / (np.sqrt(spread) + outer)
    if momentum:
        move = slots[1] = momentum * slots[1] + move
    return w - move


def adam(w, g, slots, step, rate, beta_1, beta_2, epsilon, amsgrad):
    slots[0] = beta_1 * slots[0] + (1 - beta_1) * g
    slots[1] = beta_2 * slots[1] + (1 - beta_2) * g**2
    v = slots[1]
    if amsgrad:
        v = slots[2] = np.maximum(slots[2], slots[1])
    alpha = rate * np.sqrt(1 - beta_2**step) / (1 - beta_1**step)
    return w - alpha * slots[0] / (np.sqrt(v) + epsilon)


def adamax(w, g, slots, step, rate, beta_1, beta_2, epsilon):
    slots[0] = beta_1 * slots[0] + (1 - beta_1) * g
    slots[1] = np.maximum(beta_2 * slots[1], np.abs(g))
    return w - rate / (1 - beta_1**step) * slots[0] / (slots[1] + epsilon)


def nadam(w, g, slots, step, rate, beta_1, beta_2, epsilon):
    momenta = beta_1 * (1 - 0.5 * 0.96 ** np.arange(1.0, step + 2))
    slots[0] = beta_1 * slots[0] + (1 - beta_1) * g
    slots[1] = beta_2 * slots[1] + (1 - beta_2) * g**2
    mean = momenta[-1] * slots[0] / (1 - momenta.prod())
    mean += (1 - momenta[-2]) * g / (1 - momenta[:-1].prod())
    return w - rate * mean / (np.sqrt(slots[1] / (1 - beta_2**step)) + epsilon)


def ftrl(w, g, slots, step, rate, power, l1, l2, shrinkage, beta):
    before, slots[0] = slots[0], slots[0] + g**2
    sigma = (slots[0] ** -power - before**-power) / rate
    slots[1] = slots[1] + g + 2 * shrinkage * w - sigma * w
    pull = np.clip(slots[1], -l1, l1) - slots[1]
    return pull / (slots[0] ** -power / rate + 2 * (l2 + beta / (2 * rate)))


def lion(w, g, slots, step, rate, beta_1, beta_2):
    move = np.sign(beta_1 * slots[0] + (1 - beta_1) * g)
    slots[0] = beta_2 * slots[0] + (1 - beta_2) * g
    return w - rate * move


# kernel, Keras's formula in float64, hyper, slots
CASES = [
    ("update_sgd", sgd, (0.01, 0, 0), 0),
    ("update_sgd", sgd, (0.01, 0.9, 0), 1),
    ("update_sgd", sgd, (0.01, 0.9, 1), 1),
    ("update_adagrad", adagrad, (0.01, 1e-7, 0), 1),
    ("update_adagrad", adagrad, (0.01, 0, 1e-3), 1),
    ("update_adadelta", adadelta, (0.01, 0.95, 1e-7), 2),
    ("update_rmsprop", rmsprop, (0.001, 0.9, 1e-7, 0, 0, 0), 1),
    ("update_rmsprop", rmsprop, (0.001, 0.9, 0, 1e-3, 0, 0), 1),
    ("update_rmsprop", rmsprop, (0.001, 0.9, 1e-7, 0, 0.5, 0), 2),
    ("update_rmsprop", rmsprop, (0.001, 0.9, 1e-7, 0, 0, 1), 2),
    ("update_rmsprop", rmsprop, (0.001, 0.9, 1e-7, 0, 0.5, 1), 3),
    ("update_adam", adam, (0.001, 0.9, 0.999, 1e-7, 0), 2),
    ("update_adam", adam, (0.001, 0.9, 0.999, 1e-7, 1), 3),
    ("update_adamax", adamax, (0.001, 0.9, 0.999, 1e-7), 2),
    ("update_nadam", nadam, (0.001, 0.9, 0.999, 1e-7), 2),
    ("update_ftrl", ftrl, (0.01, -0.5, 0, 0, 0, 0), 2),
    ("update_ftrl", ftrl, (0.1, -0.7, 0.3, 0.1, 0.2, 0.5), 2),
    ("update_lion", lion, (0.001, 0.9, 0.99), 1),
]


@pytest.mark.parametrize("k", BOTH, ids=lambda k: k.name)
@pytest.mark.parametrize("shards", [1, 2, 3])
@pytest.mark.parametrize(("name", "formula", "hyper", "count"), CASES)
def test_steps_follow_the_formula_of_keras(rng, k, shards, name, formula, hyper, count):
    w, slots = frozen(rng, SIZE).copy(), np.full((count, SIZE), 0.1, np.float32)
    exact, exact_slots = w.astype(np.float64), list(slots.astype(np.float64))
    for step in range(1, 6):
        gradients = frozen(rng, shards, SIZE)
        for start, stop in ((0, 1), (1, 2500), (2500, SIZE)):
            getattr(k, name)(w, gradients, slots, np.array(hyper, float), step, start, stop)
        exact = formula(exact, gradients.sum(axis=0, dtype=np.float64), exact_slots, step, *hyper)
    assert distance(w, exact) <= 1e-6
    for slot, expected in zip(slots, exact_slots, strict=True):
        assert distance(slot, expected) <= 1e-5


@pytest.mark.parametrize("k", BOTH, ids=lambda k: k.name)
@pytest.mark.parametrize(("name", "formula", "hyper", "count"), CASES)
def test_a_step_leaves_what_is_outside_its_range(rng, k, name, formula, hyper, count):
    w, slots = frozen(rng, 100).copy(), np.ones((count, 100), np.float32)
    before = w.copy()
    getattr(k, name)(w, frozen(rng, 2, 100), slots, np.array(hyper, float), 1, 30, 60)
    outside = np.r_[0:30, 60:100]
    np.testing.assert_array_equal(w[outside], before[outside])
    assert (slots[:, outside] == 1).all()
    assert (w[30:60] != before[30:60]).all()


@pytest.mark.parametrize("k", BOTH, ids=lambda k: k.name)
@pytest.mark.parametrize(("name", "formula", "hyper", "count"), CASES)
def test_slots_never_become_denormal(k, name, formula, hyper, count):
    w, slots = np.zeros(64, np.float32), np.full((count, 64), 1e-25, np.float32)
    nothing = np.zeros((1, 64), np.float32)
    for step in range(1, 300):
        getattr(k, name)(w, nothing, slots, np.array(hyper, float), step, 0, 64)
    assert ((slots == 0) | (np.abs(slots) >= 1e-30)).all()


@pytest.mark.parametrize("k", BOTH, ids=lambda k: k.name)
@pytest.mark.parametrize(("name", "formula", "hyper", "count"), CASES)
def test_a_gradient_that_is_not_a_number_reaches_the_weights(k, name, formula, hyper, count):
    w, slots = np.zeros(8, np.float32), np.zeros((count, 8), np.float32)
    gradients = np.ones((1, 8), np.float32)
    gradients[0, 3] = np.nan
    getattr(k, name)(w, gradients, slots, np.array(hyper, float), 1, 0, 8)
    assert np.isnan(w[3])
    assert np.isfinite(np.delete(w, 3)).all()


@pytest.mark.parametrize("k", BOTH, ids=lambda k: k.name)
def test_a_weight_without_any_gradient_stays_finite_in_ftrl(k):
    w, slots = np.ones(4, np.float32), np.zeros((2, 4), np.float32)
    hyper = np.array((0.01, -0.5, 0, 0, 0, 0))
    k.update_ftrl(w, np.array([[0, 1, 0, 1]], np.float32), slots, hyper, 1, 0, 4)
    assert np.isfinite(w).all()
    assert (w[[0, 2]] == 0).all()


@pytest.mark.parametrize("step", [1, 2, 999, 1000, 1001, 5000])
def test_the_momenta_of_nadam_come_from_the_number_of_the_step_alone(step):
    momenta = 0.999 * (1 - 0.5 * 0.96 ** np.arange(1.0, step + 2))
    expected = (
        0.5 * momenta[-1] / (1 - momenta.prod()),
        0.5 * (1 - momenta[-2]) / (1 - momenta[:-1].prod()),
        1 / (1 - 0.99**step),
    )
    product = nadam_product(0.999, step)
    assert product == pytest.approx(momenta[:-1].prod(), rel=1e-9)
    assert nadam_factors(0.5, 0.999, 0.99, step, product) == pytest.approx(expected, rel=1e-9)


def test_a_compiled_step_gives_the_same_bits_however_it_is_cut(rng):
    gradients, hyper = frozen(rng, 2, SIZE), np.array((0.001, 0.9, 0.999, 1e-7, 0))
    results = []
    for cuts in ((0, SIZE), (0, 17, 2048, 4000, SIZE)):
        w, slots = np.ones(SIZE, np.float32), np.zeros((2, SIZE), np.float32)
        for start, stop in itertools.pairwise(cuts):
            CPU.update_adam(w, gradients, slots, hyper, 1, start, stop)
        results.append(w)
    np.testing.assert_array_equal(*results)
