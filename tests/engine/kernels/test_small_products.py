import numba
import numpy as np
import pytest

from engine.kernels.addresses import address
from tests.engine.kernels.compare import distance, frozen

small = pytest.importorskip("engine.kernels.conv.small")


@numba.njit
def product(rows, columns, depth, a, b, c):
    small.small_product(rows, columns, depth, a, b, c)


@numba.njit
def product_added(rows, columns, depth, places, a, b, c, begin):
    small.small_product_added(rows, columns, depth, places, a, b, c, begin)


def panelled(x):
    """Return a matrix as panels one after the other."""
    return np.ascontiguousarray(x.reshape(len(x), -1, small.COLUMNS).swapaxes(0, 1))


def whole(panels):
    return panels.swapaxes(0, 1).reshape(panels.shape[1], -1)


def test_a_number_lies_in_its_panel(rng):
    rows, columns = 5, 3 * small.COLUMNS
    x = frozen(rng, rows, columns)
    flat = panelled(x).ravel()
    for row in range(rows):
        for column in range(columns):
            at = small.in_panels.py_func(row, column, rows, small.COLUMNS)
            assert flat[at // 4] == x[row, column]


@pytest.mark.parametrize("panels", [1, 3])
@pytest.mark.parametrize("rows", [6, 7, 11, 12, 48])
def test_a_small_product_is_that_of_numpy(rng, rows, panels):
    depth, columns = panels * small.COLUMNS, 2 * small.COLUMNS
    a, b = frozen(rng, rows, depth), frozen(rng, depth, columns)
    in_a, in_b, c = panelled(a), panelled(b), panelled(np.full((rows, columns), np.nan, "f"))
    product(rows, columns, depth, address(in_a), address(in_b), address(c))
    assert distance(whole(c), a.astype(np.float64) @ b) <= 1e-6


@pytest.mark.parametrize("panels", [1, 3])
@pytest.mark.parametrize("depth", [1, 7, 48])
def test_a_small_product_of_columns_begins_or_is_added(rng, depth, panels):
    rows, columns, places = panels * small.COLUMNS, 2 * small.COLUMNS, depth + 3
    a, b = frozen(rng, places, rows), frozen(rng, places, columns)
    exact = a[:depth].T.astype(np.float64) @ b[:depth]
    in_a, in_b, c = panelled(a), panelled(b), panelled(np.full((rows, columns), np.nan, "f"))
    sizes, addresses = (rows, columns, depth, places), tuple(map(address, (in_a, in_b, c)))
    product_added(*sizes, *addresses, 1)
    assert distance(whole(c), exact) <= 1e-6
    product_added(*sizes, *addresses, 0)
    assert distance(whole(c), 2 * exact) <= 1e-6
