import numpy as np
import pytest

from tests.engine.kernels.compare import BOTH

both = pytest.mark.parametrize("k", BOTH, ids=lambda k: k.name)


@both
@pytest.mark.parametrize("dtype", [np.uint8, np.int64, np.float32, np.int32, bool])
@pytest.mark.parametrize("shape", [(), (1,), (7,), (3, 5, 2), (16,)])
def test_rows_are_copied_whatever_their_type(rng, k, dtype, shape):
    values = rng.integers(0, 200, (20, *shape)).astype(dtype)
    rows = rng.integers(0, 20, 13)
    y = np.zeros((13, *shape), dtype)
    k.pick_rows(values, rows, y)
    np.testing.assert_array_equal(y, values[rows])


@both
@pytest.mark.parametrize("dtype", [np.uint8, np.float32, np.float64, np.int32])
@pytest.mark.parametrize(
    ("scale", "offset"), [((), ()), ((3,), (3,)), ((), (4, 5, 3)), ((3,), ()), ((3,), (4, 5, 3))]
)
def test_rows_are_scaled_first_and_shifted_then(rng, k, dtype, scale, offset):
    values = (rng.random((20, 4, 5, 3)) * 255).astype(dtype)
    scale, offset = (rng.normal(size=s).astype(np.float32) for s in (scale, offset))
    scale, offset = np.asarray(scale), np.asarray(offset)
    rows = rng.permutation(20)[:9]
    y = np.full((9, 4, 5, 3), np.nan, np.float32)
    k.pick_scaled(values, rows, scale, offset, y)
    expected = np.multiply(values[rows], scale, dtype=np.float32) + offset
    np.testing.assert_array_equal(y, expected)  # the same bits: no product is fused with a sum


@both
@pytest.mark.parametrize("dtype", [np.int32, np.uint8])
def test_rows_may_be_whole_numbers_of_any_width_and_lie_apart(rng, k, dtype):
    values = rng.normal(size=(20, 3)).astype(np.float32)
    rows = rng.integers(0, 20, 14).astype(dtype)[::2]
    y = np.zeros((7, 3), np.float32)
    k.pick_rows(values, rows, y)
    np.testing.assert_array_equal(y, values[rows])
    k.pick_scaled(values, rows, np.float32(2).reshape(()), np.zeros((), np.float32), y)
    np.testing.assert_array_equal(y, 2 * values[rows])


@both
@pytest.mark.parametrize("row", [20, 2**40])
def test_a_row_beyond_the_samples_is_refused(k, row):
    values, rows = np.zeros((20, 2), np.float32), np.array([0, row])
    with pytest.raises(IndexError):
        k.pick_rows(values, rows, np.zeros((2, 2), np.float32))
    one, none = np.ones((), np.float32), np.zeros((), np.float32)
    with pytest.raises(IndexError):
        k.pick_scaled(values, rows, one, none, np.zeros((2, 2), np.float32))
