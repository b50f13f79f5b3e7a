"""Preparation: compared with scikit-learn's scalers and with the formulas."""

import json

import numpy as np
import pytest
from sklearn.preprocessing import MinMaxScaler, StandardScaler

from engine.data.builtin import Digits8x8, Iris, Wine
from engine.data.preparation import (
    Affine,
    CentreImages,
    DivideBy255,
    MinMax,
    Standardise,
    Unchanged,
    default_preparation,
    preparations,
)
from engine.errors import NotFinite
from engine.registry import describe, restore


@pytest.fixture(params=preparations)
def preparation(request):
    return preparations[request.param]()


@pytest.fixture(scope="module")
def images():
    return Digits8x8().load().x


@pytest.fixture(scope="module")
def table():
    return Wine().load().x


def test_a_preparation_comes_back_from_a_project_file(preparation):
    assert restore(describe(preparation)) == preparation


def test_the_result_is_float32_and_new_and_repeatable_from_json(preparation, images):
    affine = preparation.fit(images)
    y = affine.apply(images[:50])
    assert y.dtype == np.float32
    assert y.shape == (50, 8, 8, 1)
    again = Affine.from_json(json.loads(json.dumps(affine.to_json())))
    assert (again.apply(images[:50]) == y).all()
    assert not affine.scale.flags.writeable


def test_a_script_repeats_the_map_with_two_operations(preparation, table):
    affine = preparation.fit(table)
    data = json.loads(json.dumps(affine.to_json()))
    by_hand = table * np.float32(data["scale"]) + np.float32(data["offset"])
    assert (by_hand == affine.apply(table)).all()


def test_unchanged_only_casts(images):
    assert (Unchanged().fit(images).apply(images) == images).all()


def test_pixels_are_divided_by_255(images):
    y = DivideBy255().fit(images).apply(images)
    np.testing.assert_allclose(y, images / 255.0, rtol=2e-7)
    assert y.max() == 1


def test_standardise_agrees_with_scikit_learn(table):
    expected = StandardScaler().fit_transform(table.astype(np.float64))
    np.testing.assert_allclose(Standardise().fit(table).apply(table), expected, atol=2e-5)


def test_min_max_agrees_with_scikit_learn(table):
    expected = MinMaxScaler().fit_transform(table.astype(np.float64))
    np.testing.assert_allclose(MinMax().fit(table).apply(table), expected, atol=2e-6)


def test_images_are_standardised_by_channel(rng):
    x = rng.integers(0, 256, (40, 5, 6, 3), dtype=np.uint8)
    x[..., 2] //= 4
    affine = Standardise().fit(x)
    y = affine.apply(x).astype(np.float64)
    assert affine.scale.shape == (3,)
    np.testing.assert_allclose(y.mean(axis=(0, 1, 2)), 0, atol=1e-6)
    np.testing.assert_allclose(y.std(axis=(0, 1, 2)), 1, rtol=1e-6)


def test_centred_images_have_the_mean_zero_in_each_pixel(images):
    y = CentreImages().fit(images).apply(images).astype(np.float64)
    np.testing.assert_allclose(y.mean(axis=0), 0, atol=1e-6)
    np.testing.assert_allclose(y[3] - y[4], (images[3] / 255.0 - images[4] / 255.0), atol=1e-6)


@pytest.mark.parametrize("value", [0.0, 0.1, 12345.678])
def test_a_constant_feature_keeps_the_deviation_one_and_is_noticed(value):
    x = np.column_stack([np.full(1000, value), np.arange(1000)]).astype(np.float32)
    for preparation in (Standardise(), MinMax()):
        affine = preparation.fit(x)
        assert affine.scale[0] == 1
        np.testing.assert_allclose(affine.apply(x)[:, 0], 0, atol=1e-3)
        (notice,) = affine.notices
        assert notice.code == "ConstantFeature"
        assert notice.facts == {"column": 1, "value": pytest.approx(value, rel=1e-6)}


def test_a_range_that_float32_cannot_divide_by_counts_as_constant():
    x = np.array([[0.0], [1e-40]], np.float32)
    assert np.isfinite(Standardise().fit(x).scale).all()
    assert np.isfinite(MinMax().fit(x).scale).all()


@pytest.mark.parametrize("wrong", [np.nan, np.inf, -np.inf])
def test_a_missing_value_names_its_column(wrong):
    x = np.ones((5, 3), np.float32)
    x[2, 1] = wrong
    for preparation in (Standardise(), MinMax()):
        with pytest.raises(NotFinite) as caught:
            preparation.fit(x)
        assert caught.value.facts == {"column": 2}


def test_data_larger_than_a_chunk_give_the_same_moments(monkeypatch, table):
    whole = Standardise().fit(table)
    monkeypatch.setattr("engine.data.preparation.CHUNK", 20)
    pieces = Standardise().fit(table)
    np.testing.assert_allclose(pieces.scale, whole.scale, rtol=1e-6)
    np.testing.assert_allclose(pieces.offset, whole.offset, rtol=1e-6)


def test_images_are_divided_and_tables_standardised_by_default():
    assert default_preparation(Digits8x8().load()) == DivideBy255()
    assert default_preparation(Iris().load()) == Standardise()
