"""Compiled embeddings against plain ones."""

import numpy as np
import pytest

from engine.kernels.cpu import CPU
from tests.engine.kernels.compare import BOTH, distance, frozen, like

SIZES = [(1, 1, 1), (5, 3, 0), (7, 3, 20), (50, 32, 400), (3, 100, 64), (1000, 17, 9)]


@pytest.mark.parametrize(("rows", "units", "count"), SIZES)
@pytest.mark.parametrize("dtype", [np.int32, np.int64, np.uint8, np.int16])
def test_compiled_embeddings_agree_with_the_reference(rng, rows, units, count, dtype):
    table, dy = frozen(rng, rows, units), frozen(rng, count, units)
    indices = rng.integers(0, min(rows, 255), count).astype(dtype)
    indices.setflags(write=False)
    ys, dtables = [], []
    for k in BOTH:
        ys.append(like(dy))
        dtables.append(like(table))
        k.embedding_forward(table, indices, ys[-1])
        k.embedding_backward(indices, dy, dtables[-1])
    np.testing.assert_array_equal(ys[1], table[indices])
    assert distance(dtables[1], dtables[0]) <= 1e-6
    one_hot = (indices[:, None] == np.arange(rows)).astype(np.float64)
    assert distance(dtables[1], one_hot.T @ dy) <= 1e-6
    assert (dtables[1][~one_hot.any(axis=0)] == 0).all()


def test_every_second_number_of_an_array_is_looked_up_too(rng):
    table, indices = frozen(rng, 6, 4), rng.integers(0, 6, 20).astype(np.int32)[::2]
    y = np.empty((10, 4), np.float32)
    CPU.embedding_forward(table, indices, y)
    np.testing.assert_array_equal(y, table[indices])


def test_the_same_call_gives_the_same_bits(rng):
    indices, dy = rng.integers(0, 3, 3000), frozen(rng, 3000, 32)
    first, second = np.empty((3, 32), np.float32), np.empty((3, 32), np.float32)
    CPU.embedding_backward(indices, dy, first)
    CPU.embedding_backward(indices, dy, second)
    np.testing.assert_array_equal(first, second)
