import itertools

import numpy as np
import pytest
from scipy.signal import correlate

from engine.kernels.conv import columns, kronecker, thin, winograd
from engine.kernels.conv import cpu as conv_cpu
from engine.kernels.conv.geometry import geometry_of
from engine.kernels.cpu import CPU
from engine.kernels.reference import REFERENCE
from tests.engine.kernels.compare import BOTH, distance, frozen, like, scratch, slope_along

# image (batch, height, width, channels), filters, window, strides, pads (top, bottom, left, right)
GEOMETRIES = [
    ((1, 5, 5, 1), 1, (1, 1), (1, 1), (0, 0, 0, 0)),
    ((3, 7, 9, 16), 8, (1, 1), (1, 1), (0, 0, 0, 0)),
    ((2, 7, 9, 5), 3, (1, 1), (2, 3), (0, 0, 0, 0)),
    ((2, 7, 9, 5), 17, (1, 1), (1, 1), (1, 0, 2, 1)),
    ((3, 28, 28, 1), 32, (3, 3), (1, 1), (0, 0, 0, 0)),
    ((2, 33, 31, 3), 16, (3, 3), (1, 1), (1, 1, 1, 1)),
    ((2, 12, 10, 3), 5, (2, 3), (1, 2), (0, 1, 1, 0)),
    ((2, 12, 11, 3), 33, (2, 3), (1, 1), (1, 0, 1, 1)),
    ((1, 17, 13, 3), 16, (5, 5), (1, 1), (2, 2, 2, 2)),
    ((5, 11, 19, 16), 16, (3, 3), (1, 1), (1, 1, 1, 1)),
    ((2, 4, 4, 16), 16, (3, 3), (1, 1), (0, 0, 0, 0)),
    ((2, 3, 3, 17), 32, (3, 3), (1, 1), (0, 0, 0, 0)),
    ((1, 1, 1, 32), 16, (3, 3), (1, 1), (1, 1, 1, 1)),
    ((1, 2, 9, 17), 48, (3, 3), (1, 1), (2, 0, 1, 2)),
    ((3, 13, 13, 32), 48, (3, 3), (1, 1), (0, 0, 0, 0)),
    ((3, 10, 7, 48), 33, (3, 3), (1, 1), (0, 2, 2, 1)),
    ((7, 14, 14, 17), 17, (3, 3), (1, 1), (1, 1, 1, 1)),
    ((3, 14, 15, 32), 16, (3, 3), (2, 2), (0, 1, 0, 1)),
    ((2, 14, 15, 17), 5, (3, 3), (3, 1), (1, 1, 0, 2)),
    ((2, 16, 15, 16), 32, (5, 5), (2, 3), (1, 2, 2, 2)),
    ((2, 6, 40, 64), 64, (3, 3), (1, 1), (1, 1, 1, 1)),
]
PLAIN = ((1, 1), 1)  # dilation and groups
CASES = list(itertools.product(GEOMETRIES, (False, True)))


def output_shape(image, filters, window, strides, pads):
    height = (image[1] + pads[0] + pads[1] - window[0]) // strides[0] + 1
    width = (image[2] + pads[2] + pads[3] - window[1]) // strides[1] + 1
    return image[0], height, width, filters


def made(rng, geometry, dtype=np.float32):
    """Return image, kernel, bias and a slope of the output."""
    image, filters, window, strides, pads = geometry
    shapes = (
        image,
        (*window, image[3], filters),
        (filters,),
        output_shape(image, filters, window, strides, pads),
    )
    arrays = [frozen(rng, *shape).astype(dtype) for shape in shapes]
    for array in arrays:
        array.setflags(write=False)
    return arrays


def forward(k, x, kernel, bias, shape, strides, pads, relu):
    y = np.full(shape, np.nan, x.dtype)
    k.conv_forward(x, kernel, bias, y, strides, pads, *PLAIN, relu, scratch)
    return y


def backward(k, x, kernel, bias, y, dy, strides, pads, relu):
    results = like(kernel), like(bias), like(x)
    k.conv_backward(x, kernel, y, dy, *results, strides, pads, *PLAIN, relu, scratch)
    return results


@pytest.mark.parametrize(("geometry", "relu"), CASES)
def test_the_compiled_convolution_agrees_with_the_reference(rng, geometry, relu):
    x, kernel, bias, dy = made(rng, geometry)
    strides, pads = geometry[3:]
    ys = [forward(k, x, kernel, bias, dy.shape, strides, pads, relu) for k in BOTH]
    assert distance(ys[1], ys[0]) <= 1e-5
    both = [backward(k, x, kernel, bias, ys[0], dy, strides, pads, relu) for k in BOTH]
    for result, expected in zip(both[1], both[0], strict=True):
        assert distance(result, expected) <= 1e-5


@pytest.mark.parametrize("geometry", GEOMETRIES)
def test_the_reference_convolution_is_scipys_correlation(rng, geometry):
    x, kernel, bias, dy = made(rng, geometry, np.float64)
    (down, right), pads = geometry[3:]
    y = forward(REFERENCE, x, kernel, bias, dy.shape, (down, right), pads, False)
    wide = np.pad(x, ((0, 0), pads[:2], pads[2:], (0, 0)))
    for image, f in itertools.product(range(len(x)), range(len(bias))):
        expected = correlate(wide[image], kernel[..., f], "valid")[::down, ::right, 0] + bias[f]
        np.testing.assert_allclose(y[image, ..., f], expected, atol=1e-10)


@pytest.mark.parametrize("geometry", [g for g in GEOMETRIES if g[0][3] < 17])
def test_the_gradients_of_the_reference_convolution_are_differences(rng, geometry):
    x, kernel, bias, dy = made(rng, geometry, np.float64)
    strides, pads = geometry[3:]

    def loss(x=x, kernel=kernel, bias=bias):
        return (forward(REFERENCE, x, kernel, bias, dy.shape, strides, pads, False) * dy).sum()

    y = forward(REFERENCE, x, kernel, bias, dy.shape, strides, pads, False)
    gradients = backward(REFERENCE, x, kernel, bias, y, dy, strides, pads, False)
    for name, value, gradient in zip(
        ("kernel", "bias", "x"), (kernel, bias, x), gradients, strict=True
    ):
        direction = rng.normal(size=value.shape)
        slope = slope_along(lambda v, n=name: loss(**{n: v}), value, direction)
        np.testing.assert_allclose((gradient * direction).sum(), slope, rtol=1e-6)


@pytest.mark.parametrize("k", BOTH, ids=lambda k: k.name)
@pytest.mark.parametrize("geometry", GEOMETRIES[1::4])
def test_any_gradient_of_a_convolution_may_be_left_out(rng, geometry, k):
    x, kernel, bias, dy = made(rng, geometry)
    strides, pads = geometry[3:]
    y = forward(k, x, kernel, None, dy.shape, strides, pads, True)
    complete = backward(k, x, kernel, bias, y, dy, strides, pads, True)
    for wanted in range(3):
        results = [None, None, None]
        results[wanted] = like((kernel, bias, x)[wanted])
        k.conv_backward(x, kernel, y, dy, *results, strides, pads, *PLAIN, True, scratch)
        np.testing.assert_array_equal(results[wanted], complete[wanted])


@pytest.mark.parametrize("geometry", GEOMETRIES[::5])
def test_a_compiled_convolution_gives_the_same_bits_again(rng, geometry):
    x, kernel, bias, dy = made(rng, geometry)
    strides, pads = geometry[3:]
    y = forward(CPU, x, kernel, bias, dy.shape, strides, pads, True)
    first = backward(CPU, x, kernel, bias, y, dy, strides, pads, True)
    moved = [array.copy() for array in (x, kernel, bias)]
    again = forward(CPU, *moved, dy.shape, strides, pads, True)
    np.testing.assert_array_equal(y, again)
    for a, b in zip(first, backward(CPU, *moved, y, dy, strides, pads, True), strict=True):
        np.testing.assert_array_equal(a, b)


@pytest.mark.parametrize("channels", [3, 32])
def test_a_convolution_does_not_hide_what_is_not_a_number(rng, channels):
    x = frozen(rng, 1, 8, 8, channels).copy()
    x[0, 4, 4, 0] = np.nan
    kernel, bias = frozen(rng, 3, 3, channels, 16), frozen(rng, 16)
    y = forward(CPU, x, kernel, bias, (1, 6, 6, 16), (1, 1), (0, 0, 0, 0), True)
    assert np.isnan(y[0, 2:5, 2:5]).all()


def test_other_float_types_and_views_go_to_the_reference(rng):
    x, kernel, bias, dy = made(rng, GEOMETRIES[5], np.float64)
    strides, pads = GEOMETRIES[5][3:]
    double = forward(CPU, x, kernel, bias, dy.shape, strides, pads, False)
    assert double.dtype == np.float64
    mirrored = x.astype(np.float32)[:, ::-1]
    y = forward(CPU, mirrored, *(a.astype(np.float32) for a in (kernel, bias)), dy.shape, strides,
                pads, False)  # fmt: skip
    expected = forward(REFERENCE, x[:, ::-1], kernel, bias, dy.shape, strides, pads, False)
    assert distance(y, expected) <= 1e-5


def test_the_table_takes_each_of_the_three_ways():
    ways = set()
    for image, filters, window, strides, pads in GEOMETRIES:
        output = output_shape(image, filters, window, strides, pads)
        ways.add(conv_cpu.way_of(geometry_of(image, window, output, strides, pads, *PLAIN)))
    assert ways == {columns, thin, winograd}


@pytest.mark.parametrize("geometry", GEOMETRIES)
def test_without_explicit_vectors_all_convolutions_take_the_way_of_columns(
    rng, monkeypatch, geometry
):
    monkeypatch.setattr(conv_cpu, "winograd", None)
    monkeypatch.setattr(conv_cpu, "thin", None)
    image, filters, window, strides, pads = geometry
    output = output_shape(image, filters, window, strides, pads)
    way = conv_cpu.way_of(geometry_of(image, window, output, strides, pads, *PLAIN))
    assert way is columns
    test_the_compiled_convolution_agrees_with_the_reference(rng, geometry, True)


# channels, filters, image (batch, height), as convnets use them
USUAL = [
    (32, 64, (16, 13)),
    (32, 32, (4, 30)),
    (64, 64, (8, 15)),
    (64, 128, (2, 36)),
    (128, 128, (4, 17)),
    (256, 256, (1, 14)),
    (256, 512, (1, 9)),
    (512, 512, (1, 9)),
    (300, 270, (3, 21)),
    (300, 270, (3, 28)),
]
WAYS = [
    (CPU, conv_cpu.winograd, 5e-6),
    (REFERENCE, kronecker, 5e-6),
    (CPU, columns, 1e-6),
    (REFERENCE, None, 1e-6),
]


@pytest.mark.parametrize(("channels", "filters", "size"), USUAL)
def test_the_errors_of_the_ways_are_what_they_promise(rng, monkeypatch, channels, filters, size):
    batch, height = size
    geometry = ((batch, height, height, channels), filters, (3, 3), (1, 1), (1, 1, 1, 1))
    x, kernel, bias, dy = made(rng, geometry)
    double = [a.astype(np.float64) for a in (x, kernel, bias, dy)]
    exact = forward(REFERENCE, *double[:3], dy.shape, *geometry[3:], False)
    gradients = backward(REFERENCE, *double[:3], exact, double[3], *geometry[3:], False)
    for k, way, promised in WAYS:
        monkeypatch.setattr(conv_cpu, "way_of", lambda _, way=way: way)
        monkeypatch.setattr(kronecker, "pays", lambda *_, way=way: way is kronecker)
        y = forward(k, x, kernel, bias, dy.shape, *geometry[3:], False)
        results = backward(k, x, kernel, bias, y, dy, *geometry[3:], False)
        for result, expected in zip((y, *results), (exact, *gradients), strict=True):
            assert distance(result, expected) <= promised


@pytest.mark.parametrize("part", [1, 1 << 13, 1 << 19])
@pytest.mark.parametrize("geometry", [g for g in GEOMETRIES if g[2:4] == ((3, 3), (1, 1))])
def test_kronecker_products_give_the_convolution_of_the_columns(rng, monkeypatch, geometry, part):
    x, kernel, bias, dy = made(rng, geometry, np.float64)
    y = forward(REFERENCE, x, kernel, bias, dy.shape, *geometry[3:], True)
    expected = (y, *backward(REFERENCE, x, kernel, bias, y, dy, *geometry[3:], True))
    monkeypatch.setattr(kronecker, "pays", lambda *_: True)
    monkeypatch.setattr(kronecker, "PART", part)
    y = forward(REFERENCE, x, kernel, bias, dy.shape, *geometry[3:], True)
    results = backward(REFERENCE, x, kernel, bias, y, dy, *geometry[3:], True)
    for result, exact in zip((y, *results), expected, strict=True):
        assert distance(result, exact) <= 1e-12


def test_the_reference_takes_kronecker_products_only_in_float32(rng):
    x, kernel, _, dy = made(rng, ((8, 30, 30, 64), 64, (3, 3), (1, 1), (1, 1, 1, 1)))
    assert kronecker.pays(x, kernel, dy, (1, 1), (1, 1), 1)
    assert not kronecker.pays(x.astype(np.float64), kernel, dy, (1, 1), (1, 1), 1)
    assert not kronecker.pays(x, kernel, dy, (2, 2), (1, 1), 1)
    assert not kronecker.pays(x, kernel, dy, (1, 1), (1, 2), 1)
