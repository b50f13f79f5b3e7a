import numpy as np
import pytest
from sklearn.datasets import load_digits
from sklearn.decomposition import PCA
from sklearn.manifold import trustworthiness
from sklearn.neighbors import NearestNeighbors

from engine.explain.embedding import neighbours, principal_components, tsne


def assert_agreement(found, shares, x):
    other = PCA(found.shape[1], svd_solver="full").fit(x)
    np.testing.assert_allclose(shares, other.explained_variance_ratio_, rtol=1e-4)
    expected = other.transform(x)
    signs = np.sign((found * expected).sum(axis=0))
    np.testing.assert_allclose(found * signs, expected, atol=1e-3 * np.abs(expected).max())


def test_components_are_those_of_scikit_learn(rng):
    x = rng.standard_normal((200, 12)) @ rng.standard_normal((12, 12)) + 5
    assert_agreement(*principal_components(x, 3), x)


def test_components_of_many_values_are_those_of_scikit_learn(rng):
    x = rng.standard_normal((700, 20)) * 2.0 ** -np.arange(20) @ rng.standard_normal((20, 900))
    x += 0.01 * rng.standard_normal(x.shape)
    assert_agreement(*principal_components(x, 2), x)


def test_the_same_samples_give_the_same_map_in_any_order(rng):
    x = rng.standard_normal((100, 5)) * (5, 4, 3, 2, 1)
    order = rng.permutation(100)
    found, _ = principal_components(x)
    np.testing.assert_allclose(principal_components(x[order])[0], found[order], atol=1e-9)


def test_samples_that_are_all_alike_lie_at_one_point():
    found, shares = principal_components(np.ones((5, 3)))
    assert not found.any()
    assert not shares.any()
    assert not tsne(np.ones((5, 3))).any()


def test_one_value_makes_a_line():
    found, shares = principal_components(np.array([[1.0], [3.0], [2.0]]))
    np.testing.assert_allclose(found, [[-1, 0], [1, 0], [0, 0]], atol=1e-12)
    np.testing.assert_allclose(shares, [1, 0])


def test_tsne_keeps_neighbours_and_repeats_itself():
    x = load_digits().data[:300]
    found = tsne(x)
    assert found.shape == (300, 2)
    assert trustworthiness(x, found) > 0.97
    assert trustworthiness(x, principal_components(x)[0]) < 0.9
    assert np.array_equal(found, tsne(x))


@pytest.mark.parametrize("samples", [5, 600])
def test_neighbours_are_those_of_scikit_learn(rng, samples):
    x = rng.standard_normal((samples, 3))
    found = neighbours(x, 4)
    expected = NearestNeighbors(n_neighbors=5).fit(x).kneighbors(x)[1][:, 1:]
    assert np.array_equal(found, expected)


def test_of_few_samples_there_are_few_neighbours():
    assert neighbours(np.array([[0.0], [1.0]]), 3).tolist() == [[1, -1, -1], [0, -1, -1]]
