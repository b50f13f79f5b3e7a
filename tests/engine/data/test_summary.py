"""Figures of a data set, compared with NumPy over the whole arrays."""

from dataclasses import replace

import numpy as np
import pytest

from engine.data import summary
from engine.data.builtin import Diabetes, Digits8x8, Iris
from engine.data.dataset import Dataset
from engine.data.made import Moons, SineRegression
from engine.data.signs import Signs


@pytest.fixture(scope="module")
def digits():
    return Digits8x8().load()


@pytest.fixture(scope="module")
def iris():
    return Iris().load()


@pytest.fixture(params=[20, 1 << 20])
def chunk(request, monkeypatch):
    """Run with pieces that are smaller and larger than the data."""
    monkeypatch.setattr(summary, "CHUNK", request.param)


@pytest.mark.usefixtures("chunk")
def test_a_table_is_described_column_by_column(iris):
    found = summary.overview(iris)
    assert (found.samples, found.sample_shape, found.dtype) == (150, (4,), "float32")
    assert found.pixels is None
    assert found.targets == ()
    assert found.class_counts == (("setosa", 50), ("versicolor", 50), ("virginica", 50))
    for i, column in enumerate(found.features):
        values = iris.x[:, i].astype(np.float64)
        assert column.name == iris.feature_names[i]
        expected = (values.min(), values.max(), values.mean(), values.std())
        actual = (column.minimum, column.maximum, column.mean, column.deviation)
        assert actual == pytest.approx(expected, rel=1e-9)


@pytest.mark.usefixtures("chunk")
def test_images_are_described_by_their_pixels(digits):
    found = summary.overview(digits)
    assert found.features == ()
    assert (found.pixels.minimum, found.pixels.maximum) == (0, 255)
    assert found.pixels.mean == pytest.approx(digits.x.mean())
    assert found.pixels.deviation == pytest.approx(digits.x.std())
    assert sum(count for _, count in found.class_counts) == 1797


def test_targets_of_regression_and_test_parts_are_described():
    diabetes = summary.overview(Diabetes().load())
    assert diabetes.class_counts == ()
    assert diabetes.targets[0].maximum == 346
    signs = summary.overview(Signs(samples=100, test_samples=20).load())
    assert signs.test_samples == 20
    assert signs.test_class_counts[0] == ("heart", 2)
    assert signs.megabytes == pytest.approx(120 * (784 + 8) / 1e6)


def test_what_is_missing_is_counted_and_left_out(iris):
    x = iris.x.copy()
    x[:10, 1] = np.nan
    x[3, 2] = np.inf
    x[:, 3] = np.nan
    found = summary.overview(replace(iris, x=x))
    assert [column.missing for column in found.features] == [0, 10, 1, 150]
    assert found.missing == 161
    assert found.features[1].mean == pytest.approx(x[10:, 1].mean())
    assert np.isnan(found.features[3].mean)


def test_thumbnails_show_samples_of_their_class(digits):
    found = summary.thumbnails(digits, 12, 28)
    assert found.images.shape == (10, 12, 8, 8, 1)
    assert found.images.dtype == np.uint8
    for number in range(10):
        assert (digits.y[found.samples[number]] == number).all()
        assert (np.diff(found.samples[number]) > 0).all()
    assert (found.images == digits.x[found.samples]).all()


def test_large_images_are_reduced_to_the_mean_of_their_area():
    x = np.arange(2 * 8 * 16 * 3, dtype=np.uint8).reshape(2, 8, 16, 3)
    data = Dataset(name="wide", x=x, y=np.array([0, 1]), classes=("a", "b"))
    images = summary.thumbnails(data, 1, 4).images
    assert images.shape == (2, 1, 2, 4, 3)
    means = x.reshape(2, 2, 4, 4, 4, 3).mean(axis=(2, 4))
    assert np.abs(images[:, 0] - means).max() <= 0.5


def test_a_class_with_few_samples_leaves_its_places_black(digits):
    few = replace(digits, x=digits.x[:15], y=digits.y[:15])
    found = summary.thumbnails(few, 4, 8)
    assert (found.images[found.samples < 0] == 0).all()
    assert (found.samples >= 0).sum() == 15


@pytest.mark.usefixtures("chunk")
def test_a_histogram_counts_each_value_once(iris):
    found = summary.histogram(iris, feature=2, bins=7)
    for number in range(3):
        expected, edges = np.histogram(
            iris.x[iris.y == number, 2], 7, (iris.x[:, 2].min(), iris.x[:, 2].max())
        )
        assert found.counts[number].tolist() == expected.tolist()
    np.testing.assert_allclose(found.edges, edges)


@pytest.mark.usefixtures("chunk")
def test_pixels_are_counted_over_all_grey_values(digits):
    found = summary.histogram(digits, bins=16)
    assert found.edges.tolist() == list(range(0, 257, 16))
    assert found.counts.sum() == digits.x.size
    expected = np.bincount(digits.x[digits.y == 3].ravel() // 16, minlength=16)
    assert found.counts[3].tolist() == expected.tolist()


def test_a_histogram_of_one_value_or_of_none_has_a_width(iris):
    x = iris.x.copy()
    x[:, 0], x[:, 1] = 3.0, np.nan
    data = replace(iris, x=x)
    constant = summary.histogram(data, feature=0, bins=4)
    assert (constant.edges[0], constant.edges[-1]) == (2.5, 3.5)
    assert constant.counts.sum() == 150
    assert summary.histogram(data, feature=1, bins=4).counts.sum() == 0


@pytest.mark.usefixtures("chunk")
def test_the_mean_image_is_the_mean(digits):
    np.testing.assert_allclose(
        summary.mean_image(digits), digits.x.mean(axis=0), rtol=1e-6, atol=1e-6
    )
    fives = digits.x[digits.y == 5]
    np.testing.assert_allclose(
        summary.mean_image(digits, 5), fives.mean(axis=0), rtol=1e-6, atol=1e-6
    )


def test_points_are_scattered_with_their_classes():
    data = Moons(samples=1000).load()
    found = summary.scatter(data, limit=100)
    assert found.points.shape == (100, 2)
    assert (found.samples[0], found.samples[-1]) == (0, 999)
    assert (found.points == data.x[found.samples]).all()
    assert (found.values == data.y[found.samples]).all()


def test_other_features_and_curves_can_be_scattered(iris):
    found = summary.scatter(iris, features=(2, 3))
    assert (found.points == iris.x[:, 2:]).all()
    curve = SineRegression(samples=50).load()
    found = summary.scatter(curve)
    assert (found.points == np.hstack([curve.x, curve.y])).all()


def test_a_fingerprint_notices_every_bit_and_shape(iris):
    original = summary.fingerprint(iris)
    assert len(original) == 64
    x = iris.x.copy()
    x[149, 3] = np.nextafter(x[149, 3], np.float32(9))
    assert summary.fingerprint(replace(iris, x=x)) != original
    assert summary.fingerprint(replace(iris, x=iris.x.reshape(150, 2, 2))) != original
    moved = replace(iris, x=iris.x[:100], test_x=iris.x[100:])
    assert summary.fingerprint(moved) != original
    assert summary.fingerprint(replace(iris, name="another name")) == original
