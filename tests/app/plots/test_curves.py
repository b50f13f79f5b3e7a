"""Columns that grow, averages that go on, and points that look the same."""

import numpy as np
import pytest

from app.plots.curves import Column, Curve, sampled, smoothed, thinned, within


def average_by_definition(values, weight):
    result, last = [], values[0]
    for value in values:
        last = weight * last + (1 - weight) * value
        result.append(last)
    return np.array(result)


def test_a_column_keeps_all_its_values(rng):
    chunks = [rng.random(n) for n in (1, 0, 300, 5, 2000)]
    column = Column()
    for chunk in chunks:
        column.extend(chunk)
    assert len(column) == 2306
    assert np.array_equal(column.values, np.concatenate(chunks))


@pytest.mark.parametrize("count", [1, 2, 127, 128, 129, 1000])
@pytest.mark.parametrize("weight", [0.3, 0.9, 0.998])
def test_smoothing_is_the_exponential_moving_average(rng, count, weight):
    values = rng.normal(5, 1, count)
    assert np.allclose(smoothed(values, weight), average_by_definition(values, weight))


def test_smoothing_in_chunks_equals_smoothing_at_once(rng):
    x, y = np.arange(1000.0), rng.normal(0, 1, 1000)
    curve = Curve(smoothing=0.9)
    for start in range(0, 1000, 77):
        curve.extend(x[start : start + 77], y[start : start + 77])
        assert len(curve.smooth) == len(curve)
    assert np.allclose(curve.smooth, average_by_definition(y, 0.9))


def test_a_value_that_is_not_finite_does_not_spoil_the_average():
    values = np.array([np.nan, 1.0, np.inf, 3.0])
    assert smoothed(values, 0.5).tolist()[1:] == [1.0, 1.0, 2.0]
    assert np.isnan(smoothed(values, 0.5)[0])


def test_another_smoothing_starts_again(rng):
    curve = Curve(smoothing=0.9)
    curve.extend(np.arange(50.0), rng.random(50))
    assert curve.smooth is not curve.y
    curve.set_smoothing(0.0)
    assert np.array_equal(curve.smooth, curve.y)
    curve.set_smoothing(0.5)
    assert np.allclose(curve.smooth, average_by_definition(curve.y, 0.5))


def test_thinning_keeps_every_peak_and_both_ends(rng):
    x, y = np.arange(100_000.0), rng.normal(0, 1, 100_000)
    y[31_234], y[77_001] = 50, -50
    thin_x, thin_y = thinned(x, y, 2000)
    assert len(thin_x) == len(thin_y) <= 2000
    assert (thin_y.max(), thin_y.min()) == (50, -50)
    assert (thin_x[0], thin_x[-1]) == (0, 99_999)
    assert (np.diff(thin_x) >= 0).all()
    assert abs(thin_x[thin_y.argmax()] - 31_234) <= 128


def test_few_points_stay_as_they_are(rng):
    x, y = np.arange(50.0), rng.random(50)
    for thin in (thinned, sampled):
        assert np.array_equal(thin(x, y, 100)[1], y)


def test_points_that_are_not_finite_are_left_out():
    x, y = np.arange(4.0), np.array([0, np.nan, 2, np.inf])
    for thin in (thinned, sampled):
        assert thin(x, y, 100)[0].tolist() == [0, 2]


def test_thinning_does_not_flicker_while_a_curve_grows(rng):
    x, y = np.arange(10_100.0), rng.normal(0, 1, 10_100)
    before, after = thinned(x[:10_000], y[:10_000], 2000)[1], thinned(x, y, 2000)[1]
    assert np.array_equal(before[:-2], after[: len(before) - 2])


def test_a_sampled_curve_ends_where_the_curve_ends():
    x = np.arange(10_001.0)
    thin_x, thin_y = sampled(x, x**2, 500)
    assert len(thin_x) <= 501
    assert (thin_x[-1], thin_y[-1]) == (10_000, 1e8)


def test_a_part_reaches_one_point_beyond_both_ends():
    x = np.arange(10.0)
    assert x[within(x, 3.5, 5.5)].tolist() == [3, 4, 5, 6]
    assert x[within(x, -5, 50)].tolist() == x.tolist()


def test_the_value_at_a_place_is_that_of_the_nearest_point():
    curve = Curve()
    assert curve.at(3) is None
    curve.extend([1, 2, 4], [10, 20, 40])
    assert [curve.at(x) for x in (-1, 1.4, 1.6, 2.9, 3.1, 99)] == [10, 10, 20, 20, 40, 40]
