import numpy as np
import pytest

from engine.kernels.addresses import address
from tests.engine.kernels.compare import distance, frozen

numba = pytest.importorskip("numba")
small = pytest.importorskip("engine.kernels.conv.small")


@numba.njit
def product(rows, columns, depth, a, b, c):
    small.small_product(rows, columns, depth, a, b, c)


@numba.njit
def product_added(rows, columns, depth, a, b, c, begin):
    small.small_product_added(rows, columns, depth, a, b, c, begin)


@pytest.mark.parametrize("depth", [1, 7, 48])
@pytest.mark.parametrize("rows", [6, 7, 11, 12, 48])
def test_a_small_product_is_that_of_numpy(rng, rows, depth):
    columns = 3 * small.COLUMNS
    a, b = frozen(rng, rows, depth), frozen(rng, depth, columns)
    c = np.full((rows, columns), np.nan, np.float32)
    product(rows, columns, depth, address(a), address(b), address(c))
    assert distance(c, a.astype(np.float64) @ b) <= 1e-6


@pytest.mark.parametrize("depth", [1, 7, 48])
@pytest.mark.parametrize("rows", [4, 8, 16, 32, 36])
def test_a_small_product_of_rows_begins_or_is_added(rng, rows, depth):
    columns = small.COLUMNS
    a, b = frozen(rng, depth, rows), frozen(rng, depth, columns)
    exact = a.T.astype(np.float64) @ b
    c = np.full((rows, columns), np.nan, np.float32)
    product_added(rows, columns, depth, address(a), address(b), address(c), 1)
    assert distance(c, exact) <= 1e-6
    product_added(rows, columns, depth, address(a), address(b), address(c), 0)
    assert distance(c, 2 * exact) <= 1e-6
