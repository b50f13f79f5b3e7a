import numpy as np
import pytest

from engine.arrays import noise
from tests.engine.kernels.compare import BOTH, frozen, like

SIZES = [1, 15, 16, 1000, 4099]


@pytest.mark.parametrize("k", BOTH, ids=lambda k: k.name)
@pytest.mark.parametrize("size", SIZES)
def test_relu_and_its_gradient_follow_the_formula(rng, k, size):
    x, dy = frozen(rng, size), frozen(rng, size)
    y, dx = like(x), like(x)
    k.relu_forward(x, y)
    k.relu_backward(y, dy, dx)
    np.testing.assert_array_equal(y, np.maximum(x, 0))
    np.testing.assert_array_equal(dx, np.where(x > 0, dy, 0))


@pytest.mark.parametrize("k", BOTH, ids=lambda k: k.name)
def test_relu_does_not_hide_what_is_not_a_number(k):
    x = np.tile(np.array([np.nan, -1, 2, -np.inf, np.inf], np.float32), 9)
    y = like(x)
    k.relu_forward(x, y)
    np.testing.assert_array_equal(y[:5], [np.nan, 0, 2, 0, np.inf])
    np.testing.assert_array_equal(y, np.maximum(x, 0))


@pytest.mark.parametrize("k", BOTH, ids=lambda k: k.name)
@pytest.mark.parametrize("size", SIZES)
def test_a_sum_may_be_written_over_its_first_term(rng, k, size):
    a, b = frozen(rng, size).copy(), frozen(rng, size)
    expected = a + b
    k.add(a, b, a)
    np.testing.assert_array_equal(a, expected)


@pytest.mark.parametrize("first", [0, 1, 999_999_937, 2**32 - 100, 2**40 + 3])
@pytest.mark.parametrize("rate", [0.1, 0.5, 0.999])
def test_both_implementations_drop_the_same_places(rng, rate, first):
    x = frozen(rng, 1013)
    results = []
    for k in BOTH:
        results.append(like(x))
        k.dropout(x, results[-1], rate, 7, 3, 2, first)
    np.testing.assert_array_equal(*results)
    kept = noise.bits(7, 3, 2, first, x.size) >= noise.threshold(rate)
    np.testing.assert_array_equal(results[0] != 0, kept)
    np.testing.assert_array_equal(results[0][kept], (x * np.float32(1 / (1 - rate)))[kept])


@pytest.mark.parametrize("k", BOTH, ids=lambda k: k.name)
def test_dropping_does_not_depend_on_how_shards_cut_the_batch(rng, k):
    x = frozen(rng, 64, 33)
    whole, cut = like(x), like(x)
    k.dropout(x, whole, 0.3, 1, 5, 4, 0)
    for start, stop in ((0, 21), (21, 22), (22, 64)):
        k.dropout(x[start:stop], cut[start:stop], 0.3, 1, 5, 4, start * 33)
    np.testing.assert_array_equal(whole, cut)


@pytest.mark.parametrize("k", BOTH, ids=lambda k: k.name)
def test_what_is_dropped_is_zero_whatever_it_was(k):
    x = np.full(1000, np.inf, np.float32)
    y = like(x)
    k.dropout(x, y, 0.5, 0, 0, 0, 0)
    assert set(y.tolist()) == {0.0, np.inf}
