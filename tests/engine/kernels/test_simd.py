"""Vectors, and functions of them, against float64."""

import numpy as np
import pytest

from engine.kernels import compiled, simd_math
from engine.kernels.simd import (
    LANES,
    load,
    load_first,
    store,
    store_first,
    where_less,
    zeros,
)

FUNCTIONS = {
    # the function, its definition, and from where to where it is promised
    "exp": (simd_math.exp, np.exp, -87, 88),
    "sigmoid": (simd_math.sigmoid, lambda x: 1 / (1 + np.exp(-x)), -87, np.inf),
    "tanh": (simd_math.tanh, np.tanh, -np.inf, np.inf),
}


def applied(function, x: np.ndarray) -> np.ndarray:
    """Return ``function`` of float32 numbers, which fill whole vectors."""

    @compiled.inline
    def run(source, target, count):
        for i in range(0, count, LANES):
            store(target + 4 * i, function(load(source + 4 * i)))

    y = np.full_like(x, 7)
    run(x.ctypes.data, y.ctypes.data, x.size)
    return y


@pytest.mark.parametrize("name", FUNCTIONS)
def test_functions_are_exact_to_two_bits(name):
    function, definition, low, high = FUNCTIONS[name]
    small = np.geomspace(1e-30, 1, 1 << 14)
    x = np.concatenate(
        [np.linspace(-120, 120, 1 << 17), np.linspace(-1, 1, 1 << 17), small, -small]
    )
    x = x.astype(np.float32)
    y, exact = applied(function, x), definition(x.astype(np.float64))
    promised = (x >= low) & (x <= high)
    error = np.abs(y - exact)[promised] / np.abs(exact)[promised]
    assert error.max() <= 2e-7
    assert (np.sign(y) == np.sign(exact)).all()


@pytest.mark.parametrize("name", FUNCTIONS)
def test_nothing_overflows_and_what_is_no_number_stays_none(name):
    function, definition, *_ = FUNCTIONS[name]
    x = np.resize(np.array([200, -200, np.inf, -np.inf, np.nan, 0], np.float32), 6 * LANES)
    found = applied(function, x)[:6]
    assert np.isfinite(found[:4]).all()
    assert np.isnan(found[4])
    assert found[5] == definition(0.0)
    if name != "exp":
        limits = [1, 0] if name == "sigmoid" else [1, -1]
        np.testing.assert_allclose(found[:4], limits * 2, rtol=0, atol=1e-30)


def test_bounds_let_what_is_no_number_through():
    x = np.resize(np.array([-3, 0.5, 3, np.nan], np.float32), 4 * LANES)
    low = applied(compiled.inline(lambda v: simd_math.at_least(v, -1.0)), x)
    high = applied(compiled.inline(lambda v: simd_math.at_most(v, 1.0)), x)
    np.testing.assert_array_equal(low, np.maximum(x, -1))
    np.testing.assert_array_equal(high, np.minimum(x, 1))


def test_vectors_are_divided_and_chosen(rng):
    x = rng.normal(size=4 * LANES).astype(np.float32)
    quotient = applied(compiled.inline(lambda v: 2.0 / v / (v + 3.0)), x)
    np.testing.assert_allclose(quotient, 2 / x / (x + 3), rtol=1e-6)
    chosen = applied(compiled.inline(lambda v: where_less(zeros(), v, v, v * 0.5)), x)
    np.testing.assert_array_equal(chosen, np.where(x > 0, x, x / 2))


@pytest.mark.parametrize("count", range(LANES))
def test_a_part_of_a_vector_is_read_and_written_alone(rng, count):
    @compiled.inline
    def run(source, target, count):
        v = load_first(source, count)
        store_first(target, count, v + 1.0)
        store(target + 8 * LANES, v)

    x = rng.normal(size=count).astype(np.float32)
    y = np.full(3 * LANES, 9, np.float32)
    run(x.ctypes.data, y.ctypes.data, count)
    np.testing.assert_array_equal(y[:count], x + 1)
    assert (y[count : 2 * LANES] == 9).all()
    np.testing.assert_array_equal(y[2 * LANES : 2 * LANES + count], x)
    assert (y[2 * LANES + count :] == 0).all()
