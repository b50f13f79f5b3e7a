import numpy as np
import pytest
from sklearn.decomposition import PCA
from sklearn.neighbors import NearestNeighbors

from engine.explain import embedding as module
from engine.explain.embedding import nearest, neighbours, principal_components


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


def test_components_in_single_precision_are_those_of_scikit_learn(rng):
    x = rng.standard_normal((900, 20)) * 2.0 ** -np.arange(20) @ rng.standard_normal((20, 700))
    assert_agreement(*principal_components(x.astype(np.float32), 3), x)


def test_the_same_samples_give_the_same_map_in_any_order(rng):
    x = rng.standard_normal((100, 5)) * (5, 4, 3, 2, 1)
    order = rng.permutation(100)
    found, _ = principal_components(x)
    np.testing.assert_allclose(principal_components(x[order])[0], found[order], atol=1e-9)


def test_samples_that_are_all_alike_lie_at_one_point():
    found, shares = principal_components(np.full((5, 3), 0.1, np.float32))
    assert not found.any()
    assert not shares.any()


def test_one_value_makes_a_line():
    found, shares = principal_components(np.array([[1.0], [3.0], [2.0]]))
    np.testing.assert_allclose(found, [[-1, 0], [1, 0], [0, 0]], atol=1e-12)
    np.testing.assert_allclose(shares, [1, 0])


@pytest.mark.parametrize("samples", [5, 600])
def test_neighbours_are_those_of_scikit_learn(rng, samples):
    x = rng.standard_normal((samples, 3))
    found, far = neighbours(x, 4)
    distances, expected = NearestNeighbors(n_neighbors=5).fit(x).kneighbors(x)
    assert np.array_equal(found, expected[:, 1:])
    np.testing.assert_allclose(far, distances[:, 1:], rtol=1e-6)


def test_of_few_samples_there_are_few_neighbours():
    found, far = neighbours(np.array([[0.0], [1.0]]), 3)
    assert found.tolist() == [[1, -1, -1], [0, -1, -1]]
    assert far[0].tolist() == [1, np.inf, np.inf]


def test_the_nearest_are_those_of_all_distances(rng, monkeypatch):
    x = rng.standard_normal((50, 7)).astype(np.float32)
    monkeypatch.setattr(module, "_PIECE", 60)  # some samples at a time
    found, distances = nearest(x, 20, 6)
    apart = np.sqrt(((x - x[20]).astype(float) ** 2).sum(axis=1))
    expected = [i for i in np.argsort(apart) if i != 20][:6]
    assert found.tolist() == expected
    np.testing.assert_allclose(distances, apart[expected], rtol=1e-6)


def test_of_equally_near_samples_the_first_comes_first():
    assert nearest(np.zeros((4, 2)), 1, 9)[0].tolist() == [0, 2, 3]
