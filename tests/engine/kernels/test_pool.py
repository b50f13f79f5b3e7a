import itertools

import numpy as np
import pytest

from engine.kernels.reference import REFERENCE
from tests.engine.kernels.compare import BOTH, distance, frozen, like, slope_along

# image, window, strides, pads
GEOMETRIES = [
    ((1, 2, 2, 1), (2, 2), (2, 2), (0, 0, 0, 0)),
    ((3, 26, 26, 32), (2, 2), (2, 2), (0, 0, 0, 0)),
    ((2, 13, 11, 17), (2, 2), (2, 2), (0, 0, 0, 0)),
    ((2, 13, 11, 5), (2, 2), (2, 2), (0, 1, 0, 1)),
    ((2, 9, 10, 3), (3, 3), (2, 2), (1, 1, 0, 1)),
    ((1, 9, 10, 16), (3, 3), (1, 1), (1, 1, 1, 1)),
    ((5, 7, 12, 3), (2, 3), (3, 1), (0, 1, 1, 1)),
    ((2, 20, 18, 2), (17, 16), (1, 1), (0, 0, 0, 0)),  # more than 256 places
]


def output(geometry):
    image, window, strides, pads = geometry
    height = (image[1] + pads[0] + pads[1] - window[0]) // strides[0] + 1
    width = (image[2] + pads[2] + pads[3] - window[1]) // strides[1] + 1
    return image[0], height, width, image[3]


def visible(geometry):
    """Yield, for each output place, the slices of the image that its window sees."""
    image, window, strides, pads = geometry
    for row, column in itertools.product(*map(range, output(geometry)[1:3])):
        i, j = row * strides[0] - pads[0], column * strides[1] - pads[2]
        rows = slice(max(i, 0), min(i + window[0], image[1]))
        columns = slice(max(j, 0), min(j + window[1], image[2]))
        yield row, column, rows, columns


def max_pool(k, x, geometry):
    y = np.full(output(geometry), np.nan, x.dtype)
    large = geometry[1][0] * geometry[1][1] > 256
    where = np.full(y.shape, 77, np.uint16 if large else np.uint8)
    k.max_pool_forward(x, y, where, *geometry[1:])
    return y, where


@pytest.mark.parametrize("k", BOTH, ids=lambda k: k.name)
@pytest.mark.parametrize("geometry", GEOMETRIES)
def test_pooling_gives_the_maximum_and_the_mean_of_what_a_window_sees(rng, geometry, k):
    x = frozen(rng, *geometry[0])
    largest, _ = max_pool(k, x, geometry)
    mean = like(largest)
    k.average_pool_forward(x, mean, *geometry[1:])
    for row, column, rows, columns in visible(geometry):
        seen = x[:, rows, columns]
        np.testing.assert_array_equal(largest[:, row, column], seen.max(axis=(1, 2)))
        np.testing.assert_allclose(
            mean[:, row, column], seen.mean(axis=(1, 2)), rtol=1e-5, atol=1e-6
        )


@pytest.mark.parametrize("geometry", GEOMETRIES)
def test_compiled_pooling_agrees_with_the_reference(rng, geometry):
    x = frozen(rng, *geometry[0]).round(1)  # with ties
    dy = frozen(rng, *output(geometry))
    (_, expected_where), (_, where) = (max_pool(k, x, geometry) for k in BOTH)
    np.testing.assert_array_equal(where, expected_where)
    gradients = []
    for k in BOTH:
        gradients.append((like(x), like(x)))
        k.max_pool_backward(dy, where, gradients[-1][0], *geometry[1:])
        k.average_pool_backward(dy, gradients[-1][1], *geometry[1:])
    for result, expected in zip(gradients[1], gradients[0], strict=True):
        assert distance(result, expected) <= 1e-5


@pytest.mark.parametrize("geometry", GEOMETRIES)
def test_the_gradients_of_pooling_are_differences(rng, geometry):
    x, direction = rng.normal(size=(2, *geometry[0]))
    dy = rng.normal(size=output(geometry))
    dx = np.empty_like(x)

    def mean(x):
        y = np.empty_like(dy)
        REFERENCE.average_pool_forward(x, y, *geometry[1:])
        return (y * dy).sum()

    REFERENCE.average_pool_backward(dy, dx, *geometry[1:])
    np.testing.assert_allclose((dx * direction).sum(), slope_along(mean, x, direction), rtol=1e-6)
    _, where = max_pool(REFERENCE, x, geometry)
    REFERENCE.max_pool_backward(dy, where, dx, *geometry[1:])
    slope = slope_along(
        lambda x: (max_pool(REFERENCE, x, geometry)[0] * dy).sum(), x, direction, 1e-8
    )
    np.testing.assert_allclose((dx * direction).sum(), slope, rtol=1e-5, atol=1e-5)


@pytest.mark.parametrize("k", BOTH, ids=lambda k: k.name)
@pytest.mark.parametrize("window", [(2, 2), (3, 2)])
def test_max_pooling_does_not_hide_what_is_not_a_number(rng, k, window):
    for i, j in itertools.product(range(window[0]), range(window[1])):
        x = frozen(rng, 1, *window, 3).copy()
        x[0, i, j, 1] = np.nan
        y, _ = max_pool(k, x, (x.shape, window, window, (0, 0, 0, 0)))
        assert np.isnan(y[..., 1]).all()
        assert np.isfinite(y[..., [0, 2]]).all()


@pytest.mark.parametrize("k", BOTH, ids=lambda k: k.name)
def test_ties_go_to_the_first_place(k):
    x = np.zeros((1, 4, 4, 1), np.float32)
    x[0, 1, 1] = x[0, 0, 3] = x[0, 1, 2] = 1
    _, where = max_pool(k, x, (x.shape, (2, 2), (2, 2), (0, 0, 0, 0)))
    np.testing.assert_array_equal(where[0, ..., 0], [[3, 1], [0, 0]])
