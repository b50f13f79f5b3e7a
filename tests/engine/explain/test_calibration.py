import numpy as np
import pytest
from sklearn.calibration import calibration_curve

from engine.explain.calibration import calibration, is_probability


def test_bins_are_those_of_scikit_learn(rng):
    said = rng.random(2000)
    true = rng.random(2000) < said**2
    found = calibration(said, true, bins=10)
    right, mean = calibration_curve(true, said, n_bins=10, strategy="uniform")
    np.testing.assert_allclose(found.right, right)
    np.testing.assert_allclose(found.sureness, mean)
    assert found.counts.sum() == 2000


def test_the_error_is_that_of_the_paper(rng):
    said = np.clip(rng.random(500) + 0.4, 0, 1)
    is_right = rng.random(500) < 0.7
    found = calibration(said, is_right, bins=15)
    gaps, weights = [], []
    for m in range(1, 16):  # I_m = ((m-1)/M, m/M]
        inside = (said > (m - 1) / 15) & (said <= m / 15)
        if inside.any():
            gaps.append(abs(is_right[inside].mean() - said[inside].mean()))
            weights.append(inside.mean())
    assert found.error == pytest.approx(np.dot(gaps, weights))
    assert found.largest_error == pytest.approx(max(gaps))


def test_a_bin_knows_its_samples_and_has_its_upper_edge():
    found = calibration(np.array([0.0, 0.5, 0.51, 1.0]), np.array([0, 1, 1, 1], bool), bins=2)
    assert found.places(0).tolist() == [0, 1]
    assert found.places(1).tolist() == [2, 3]


def test_an_empty_bin_has_no_shares_and_counts_for_nothing():
    found = calibration(np.array([0.95, 0.97]), np.array([True, True]), bins=10)
    assert np.isnan(found.right[:9]).all()
    assert found.error == pytest.approx(0.04)


def test_a_network_that_says_what_is_true_has_no_error(rng):
    found = calibration(np.ones(20), np.ones(20, bool))
    assert found.error == found.largest_error == 0


def test_probabilities_lie_between_0_and_1():
    assert is_probability(np.array([0, 1, 1.000001]))
    assert not is_probability(np.array([0.5, -0.1]))
    assert not is_probability(np.array([0.5, np.nan]))
