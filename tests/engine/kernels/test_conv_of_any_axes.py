"""Convolution over one and three axes, with dilation and groups, and how much memory it takes."""

import itertools
import tracemalloc

import numpy as np
import pytest
from scipy.signal import correlate

from engine.kernels.conv import columns, reference, winograd
from engine.kernels.conv import cpu as conv_cpu
from engine.kernels.conv.geometry import geometry_of
from engine.kernels.cpu import CPU
from engine.kernels.reference import REFERENCE
from tests.engine.kernels.compare import BOTH, distance, frozen, like, scratch, slope_along

# sample (batch, ..., channels), filters, window, strides, pads, dilation, groups
GEOMETRIES = [
    ((2, 11, 3), 4, (3,), (1,), (0, 0), (1,), 1),
    ((2, 11, 4), 6, (4,), (2,), (1, 2), (1,), 2),
    ((3, 13, 2), 3, (3,), (1,), (4, 0), (2,), 1),
    ((2, 9, 4), 8, (3,), (1,), (1, 1), (3,), 4),  # each channel by itself
    ((2, 7, 8, 4), 4, (3, 2), (2, 1), (1, 1, 0, 1), (1, 1), 4),
    ((2, 9, 8, 6), 4, (3, 3), (1, 1), (2, 2, 0, 0), (2, 1), 2),
    ((2, 5, 6, 4, 2), 3, (2, 3, 2), (1, 1, 1), (0, 0, 0, 0, 0, 0), (1, 1, 1), 1),
    ((2, 6, 5, 7, 4), 6, (3, 2, 2), (2, 1, 3), (1, 1, 0, 1, 1, 0), (1, 2, 2), 2),
    ((2, 5, 1, 6, 3), 7, (2, 1, 3), (1, 1, 1), (1, 0, 0, 0, 1, 1), (1, 1, 1), 1),
    ((1, 4, 5, 3, 6), 12, (2, 2, 2), (1, 2, 1), (1, 1, 1, 0, 0, 1), (1, 1, 1), 6),
    ((2, 12, 19), 19, (5,), (1,), (8, 0), (2,), 1),
    ((2, 6, 7, 17), 34, (3, 2), (1, 1), (1, 1, 0, 1), (1, 1), 17),
    ((2, 9, 11, 24), 24, (3, 3), (2, 2), (0, 1, 0, 1), (1, 1), 24),
    ((1, 11, 9, 16), 16, (3, 3), (1, 1), (2, 2, 2, 2), (2, 2), 16),
    ((2, 8, 9, 12), 8, (1, 1), (1, 1), (0, 0, 0, 0), (1, 1), 4),
    ((2, 4, 3, 6), 9, (3, 3), (1, 1), (5, 0, 0, 4), (1, 1), 3),  # windows that see nothing
]
MERGED = [  # groups that Winograd's way takes in blocks: some merged, whole ones, all in one
    ((3, 14, 15, 64), 64, (3, 3), (1, 1), (1, 1, 1, 1), (1, 1), 8),
    ((2, 17, 13, 64), 32, (3, 3), (1, 1), (0, 1, 2, 1), (1, 1), 8),
    ((2, 16, 12, 96), 192, (3, 3), (1, 1), (1, 1, 1, 1), (1, 1), 3),
    ((3, 16, 16, 64), 32, (3, 3), (1, 1), (1, 1, 1, 1), (1, 1), 32),
]
GEOMETRIES += MERGED
SMALL = [g for g in GEOMETRIES if g[0][-1] < 16]


def output_shape(geometry):
    sample, filters, window, strides, pads, dilation, _ = geometry
    sizes = []
    for axis, size in enumerate(sample[1:-1]):
        span = (window[axis] - 1) * dilation[axis] + 1
        sizes.append((size + pads[2 * axis] + pads[2 * axis + 1] - span) // strides[axis] + 1)
    return (sample[0], *sizes, filters)


def made(rng, geometry, dtype=np.float64):
    """Return sample, kernel, bias and a slope of the output."""
    sample, filters, window, *_, groups = geometry
    shapes = (sample, (*window, sample[-1] // groups, filters), (filters,), output_shape(geometry))
    return [frozen(rng, *shape).astype(dtype) for shape in shapes]


def forward(k, x, kernel, bias, geometry, relu=False):
    y = np.full(output_shape(geometry), np.nan, x.dtype)
    k.conv_forward(x, kernel, bias, y, *geometry[3:], relu, scratch)
    return y


def backward(k, x, kernel, bias, y, dy, geometry, relu=False):
    results = like(kernel), like(bias), like(x)
    k.conv_backward(x, kernel, y, dy, *results, *geometry[3:], relu, scratch)
    return results


@pytest.mark.parametrize("geometry", GEOMETRIES)
def test_it_is_scipys_correlation_of_each_group(rng, geometry):
    _, filters, window, strides, pads, dilation, groups = geometry
    x, kernel, bias, _ = made(rng, geometry)
    wide = np.pad(x, ((0, 0), *zip(pads[::2], pads[1::2], strict=True), (0, 0)))
    spans = [(n - 1) * gap + 1 for n, gap in zip(window, dilation, strict=True)]
    spread = np.zeros((*spans, *kernel.shape[-2:]))
    spread[tuple(slice(None, None, gap) for gap in dilation)] = kernel
    y = forward(REFERENCE, x, kernel, bias, geometry)
    channels = x.shape[-1] // groups
    for sample, f in itertools.product(range(len(x)), range(filters)):
        first = f // (filters // groups) * channels
        seen = wide[sample, ..., first : first + channels]
        every = correlate(seen, spread[..., f], "valid")[..., 0]
        expected = every[tuple(slice(None, None, step) for step in strides)] + bias[f]
        np.testing.assert_allclose(y[sample, ..., f], expected, atol=1e-10)


@pytest.mark.parametrize("geometry", SMALL)
def test_its_gradients_are_differences(rng, geometry):
    x, kernel, bias, dy = made(rng, geometry)

    def loss(x=x, kernel=kernel, bias=bias):
        return (forward(REFERENCE, x, kernel, bias, geometry) * dy).sum()

    y = forward(REFERENCE, x, kernel, bias, geometry)
    gradients = backward(REFERENCE, x, kernel, bias, y, dy, geometry)
    for name, value, gradient in zip(
        ("kernel", "bias", "x"), (kernel, bias, x), gradients, strict=True
    ):
        direction = rng.normal(size=value.shape)
        slope = slope_along(lambda v, n=name: loss(**{n: v}), value, direction)
        np.testing.assert_allclose((gradient * direction).sum(), slope, rtol=1e-6)


def assert_that_it_agrees(rng, geometry, relu):
    """Assert that the compiled convolution in float32 is the reference in float64."""
    x, kernel, bias, dy = made(rng, geometry, np.float32)
    double = [a.astype(np.float64) for a in (x, kernel, bias)]
    exact = forward(REFERENCE, *double, geometry, relu)
    y = forward(CPU, x, kernel, bias, geometry, relu)
    assert distance(y, exact) <= 1e-5
    expected = backward(REFERENCE, *double, exact, dy.astype(np.float64), geometry, relu)
    results = backward(CPU, x, kernel, bias, exact.astype(np.float32), dy, geometry, relu)
    for result, gradient in zip(results, expected, strict=True):
        assert distance(result, gradient) <= 1e-5


@pytest.mark.parametrize("relu", [False, True])
@pytest.mark.parametrize("geometry", GEOMETRIES)
def test_the_compiled_convolution_is_that_of_the_reference_in_double(rng, geometry, relu):
    assert_that_it_agrees(rng, geometry, relu)


@pytest.mark.parametrize("geometry", GEOMETRIES)
def test_compiled_tiles_may_be_pieces_of_a_line(rng, monkeypatch, geometry):
    monkeypatch.setattr(columns, "TILE", 40)
    assert_that_it_agrees(rng, geometry, True)


@pytest.mark.parametrize("geometry", GEOMETRIES)
def test_no_compiled_convolution_of_these_is_left_to_the_reference(rng, monkeypatch, geometry):
    monkeypatch.setattr(conv_cpu, "reference", None)  # calling it would raise
    x, kernel, bias, dy = made(rng, geometry, np.float32)
    results = backward(CPU, x, kernel, bias, forward(CPU, x, kernel, bias, geometry), dy, geometry)
    assert all(np.isfinite(result).all() for result in results)


@pytest.mark.parametrize("geometry", GEOMETRIES)
def test_a_compiled_convolution_of_any_axes_gives_the_same_bits_again(rng, geometry):
    x, kernel, bias, dy = made(rng, geometry, np.float32)
    y = forward(CPU, x, kernel, bias, geometry, relu=True)
    first = backward(CPU, x, kernel, bias, y, dy, geometry, relu=True)
    moved = [array.copy() for array in (x, kernel, bias)]
    np.testing.assert_array_equal(forward(CPU, *moved, geometry, relu=True), y)
    again = backward(CPU, *moved, y.copy(), dy.copy(), geometry, relu=True)
    for a, b in zip(first, again, strict=True):
        np.testing.assert_array_equal(a, b)


def way_of(geometry):
    sample, _, window, *rest = geometry
    return conv_cpu.way_of(geometry_of(sample, window, output_shape(geometry), *rest))


def test_groups_of_plain_images_go_winograds_way():
    assert all(way_of(geometry) is winograd for geometry in MERGED)
    sample, filters, window, _, *rest = MERGED[0]
    assert way_of((sample, filters, window, (2, 2), *rest)) is columns
    assert way_of((sample, filters, (5, 5), (1, 1), *rest)) is columns


@pytest.mark.parametrize("groups", [2, 16])
def test_a_convolution_by_groups_does_not_hide_what_is_not_a_number(rng, groups):
    geometry = ((1, 8, 8, 16), 16, (3, 3), (1, 1), (0,) * 4, (1, 1), groups)
    x, kernel, bias, dy = (a.copy() for a in made(rng, geometry, np.float32))
    x[0, 4, 4, 0] = np.nan
    y = forward(CPU, x, kernel, bias, geometry, relu=True)
    assert np.isnan(y[0, 2:5, 2:5, 0]).all()
    assert np.isfinite(y[..., -1]).all()
    y = forward(CPU, np.nan_to_num(x), kernel, bias, geometry)
    dy[0, 0, 0, 0] = np.nan
    _, _, dx = backward(CPU, np.nan_to_num(x), kernel, bias, y, dy, geometry)
    assert np.isnan(dx[0, :3, :3, 0]).all()


def test_without_explicit_vectors_the_compiled_ones_agree_as_well(rng, monkeypatch):
    for name in ("channelwise", "thin", "winograd"):
        monkeypatch.setattr(conv_cpu, name, None)
    for geometry in GEOMETRIES:
        assert_that_it_agrees(rng, geometry, True)


@pytest.mark.parametrize("k", BOTH, ids=lambda k: k.name)
@pytest.mark.parametrize("geometry", GEOMETRIES)
def test_any_gradient_may_be_left_out(rng, geometry, k):
    x, kernel, bias, dy = made(rng, geometry, np.float32)
    y = forward(k, x, kernel, bias, geometry, relu=True)
    complete = backward(k, x, kernel, bias, y, dy, geometry, relu=True)
    for wanted in range(3):
        results = [None, None, None]
        results[wanted] = like((kernel, bias, x)[wanted])
        k.conv_backward(x, kernel, y, dy, *results, *geometry[3:], True, scratch)
        np.testing.assert_array_equal(results[wanted], complete[wanted])


@pytest.mark.parametrize("geometry", GEOMETRIES)
def test_small_tiles_give_the_same(rng, monkeypatch, geometry):
    x, kernel, bias, dy = made(rng, geometry)
    y = forward(REFERENCE, x, kernel, bias, geometry)
    whole = y, *backward(REFERENCE, x, kernel, bias, y, dy, geometry)
    monkeypatch.setattr(reference, "COLUMNS", 50)
    monkeypatch.setattr(reference.depthwise, "PART", 50)
    y = forward(REFERENCE, x, kernel, bias, geometry)
    for a, b in zip(
        (y, *backward(REFERENCE, x, kernel, bias, y, dy, geometry)), whole, strict=True
    ):
        assert distance(a, b) <= 1e-12


@pytest.mark.parametrize("groups", [1, 8])
def test_a_large_volume_takes_no_more_memory_than_a_few_copies_of_it(groups):
    geometry = ((1, 48, 48, 48, 8), 8, (3, 3, 3), (1, 1, 1), (1,) * 6, (1, 1, 1), groups)
    x, kernel, bias, dy = made(np.random.default_rng(0), geometry, np.float32)
    results = like(kernel), like(bias), like(x)
    y = like(dy)
    tracemalloc.start()
    REFERENCE.conv_forward(x, kernel, bias, y, *geometry[3:], False, scratch)
    REFERENCE.conv_backward(x, kernel, y, dy, *results, *geometry[3:], False, scratch)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 6 * x.nbytes  # all columns would take 27 times as much
