import numpy as np
import pytest
from sklearn.metrics import mean_absolute_error, r2_score, root_mean_squared_error

from engine.explain.residuals import QUANTILES, explained_share, residuals


@pytest.fixture
def told(rng):
    true = rng.standard_normal((400, 3)).astype(np.float32) * (1, 10, 100)
    return true + rng.standard_normal((400, 3)) * (0.5, 1, 80) + (0, 3, 0), true


def test_figures_are_those_of_scikit_learn(told):
    predicted, true = told
    found = residuals(predicted, true)
    each = {"multioutput": "raw_values"}
    np.testing.assert_allclose(found.r_squared, r2_score(true, predicted, **each))
    np.testing.assert_allclose(found.mean_absolute, mean_absolute_error(true, predicted, **each))
    expected = root_mean_squared_error(true, predicted, **each)
    np.testing.assert_allclose(found.root_mean_square, expected)
    together = r2_score(true, predicted, multioutput="variance_weighted")
    assert explained_share(predicted, true) == pytest.approx(together)


def test_quantiles_and_means_are_those_of_the_residuals(told):
    predicted, true = told
    found = residuals(predicted, true)
    np.testing.assert_allclose(found.values, predicted - true)
    np.testing.assert_allclose(found.mean, (predicted - true).mean(axis=0))
    for column, q in enumerate(QUANTILES):
        np.testing.assert_allclose(found.quantiles[:, column], np.quantile(predicted - true, q, 0))


def test_the_histogram_counts_every_residual_and_tells_too_low_from_too_high(told):
    found = residuals(*told)
    assert found.counts.sum(axis=1).tolist() == [400, 400, 400]
    for target in range(3):
        edges = found.edges[target]
        assert 0 in edges
        below = found.counts[target][edges[1:] <= 0].sum()
        assert below == (found.values[:, target] < 0).sum()


def test_a_bin_knows_its_samples_the_farthest_first(told):
    found = residuals(*told)
    for bin_, count in enumerate(found.counts[1].tolist()):
        places = found.places(1, bin_)
        assert len(places) == count
        assert (np.diff(np.abs(found.values[places, 1])) <= 0).all()
    together = np.concatenate([found.places(1, bin_) for bin_ in range(found.counts.shape[1])])
    assert sorted(together.tolist()) == list(range(400))


def test_a_target_that_never_changes_has_no_r_squared():
    found = residuals(np.array([[1.0], [2.0]]), np.array([[1.0], [1.0]]))
    assert np.isnan(found.r_squared[0])
    assert np.isnan(explained_share(np.array([[1.0], [2.0]]), np.array([[1.0], [1.0]])))


def test_exact_predictions_have_residuals_of_zero():
    true = np.array([[1.0], [2.0]])
    found = residuals(true, true)
    assert found.counts.sum() == 2
    assert found.r_squared[0] == 1


def test_what_is_no_number_is_in_no_bin():
    found = residuals(np.array([[1.0], [np.inf], [np.nan]]), np.zeros((3, 1)))
    assert found.counts.sum() == 1
    assert np.isnan(found.mean[0])
