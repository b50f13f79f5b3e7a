import numpy as np
import pytest
from sklearn.metrics import (
    average_precision_score,
    precision_recall_curve,
    roc_auc_score,
    roc_curve,
)

from engine.explain.ranking import NEAR, points_for, ranking


@pytest.fixture
def samples(rng):
    is_class = rng.random(3000) < 0.2
    said = np.clip(0.3 * is_class + rng.random(3000), 0, 1).astype(np.float32)
    return said, is_class


@pytest.fixture(params=["distinct", "many equal"])
def said_and_true(request, samples):
    said, is_class = samples
    return (said, is_class) if request.param == "distinct" else (np.round(said, 1), is_class)


def test_areas_are_those_of_scikit_learn(said_and_true):
    said, is_class = said_and_true
    found = ranking(said, is_class)
    assert found.roc_area == pytest.approx(roc_auc_score(is_class, said), abs=1e-12)
    expected = average_precision_score(is_class, said)
    assert found.average_precision == pytest.approx(expected, abs=1e-12)


def test_points_of_a_whole_curve_are_those_of_scikit_learn(said_and_true):
    said, is_class = said_and_true
    found = ranking(said, is_class, most_points=5000)
    false_alarms, recall, thresholds = roc_curve(is_class, said, drop_intermediate=False)
    np.testing.assert_allclose(found.false_alarms, false_alarms)
    np.testing.assert_allclose(found.recall, recall)
    np.testing.assert_allclose(found.thresholds, thresholds)
    precision, recall, _ = precision_recall_curve(is_class, said)
    np.testing.assert_allclose(found.precision[::-1], precision)
    np.testing.assert_allclose(found.recall[::-1], recall)


def test_a_thinned_curve_keeps_its_ends_and_lies_on_the_whole_one(samples):
    said, is_class = samples
    whole, found = ranking(said, is_class, most_points=5000), ranking(said, is_class)
    assert 100 <= len(found.hits) <= 200
    assert (found.told[0], found.told[-1]) == (0, len(said))
    assert np.isin(found.thresholds, whole.thresholds).all()
    at = np.searchsorted(whole.told, found.told)
    assert np.array_equal(whole.hits[at], found.hits)
    drawn = np.trapezoid(found.recall, found.false_alarms)
    assert drawn == pytest.approx(found.roc_area, abs=2e-3)


def test_around_a_point_lie_the_samples_next_in_rank(samples):
    said, is_class = samples
    found = ranking(said, is_class)
    order = np.argsort(-said, kind="stable")
    middle = len(found.told) // 2
    told = found.told[middle]
    expected = order[told - NEAR // 2 : told + NEAR // 2]
    assert np.array_equal(found.places(middle), expected)
    assert np.array_equal(found.places(0), order[: NEAR // 2])
    assert np.array_equal(found.places(len(found.told) - 1), order[-(NEAR // 2) :])
    assert found.nearest(float(found.thresholds[middle])) == middle
    assert found.nearest(np.inf) == 0


def test_a_class_alone_or_missing_has_no_areas():
    said = np.array([0.2, 0.9, 0.4])
    missing = ranking(said, np.zeros(3, bool))
    assert np.isnan([missing.roc_area, missing.average_precision]).all()
    assert np.isnan(missing.recall).all()
    alone = ranking(said, np.ones(3, bool))
    assert np.isnan(alone.roc_area)
    assert alone.average_precision == 1


def test_what_is_no_number_has_no_area():
    found = ranking(np.array([0.2, np.nan, 0.4]), np.array([True, False, True]))
    assert np.isnan([found.roc_area, found.average_precision]).all()


def test_one_sample_makes_two_points():
    found = ranking(np.array([0.7]), np.array([True]))
    assert found.told.tolist() == [0, 1]
    assert found.precision.tolist() == [1, 1]
    assert found.places(1).tolist() == [0]


def test_many_classes_have_few_points_each():
    assert points_for(1) == points_for(10) == 200
    assert points_for(1000) == 20
