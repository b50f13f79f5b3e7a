"""t-SNE against its formulas, and against scikit-learn's."""

import numpy as np
import pytest
from sklearn.datasets import load_digits
from sklearn.manifold import TSNE, trustworthiness

from engine.explain import tsne as module
from engine.explain.embedding import principal_components
from engine.explain.predictions import finished
from engine.explain.tsne import ROUNDS, pulls_between, tsne


def pairs(y):
    """Return 1 / (1 + d^2) of all pairs, 0 on the diagonal, and y_i - y_j."""
    apart = y[:, None] - y
    near = 1 / (1 + (apart**2).sum(axis=2))
    np.fill_diagonal(near, 0)
    return near, apart


def test_pulls_have_the_perplexity_that_was_asked_for(rng):
    x = rng.standard_normal((200, 5))
    shares = module._shares(np.sort(((x[:, None] - x) ** 2).sum(axis=2), axis=1)[:, 1:61], 20)
    entropy = -(shares * np.log(np.maximum(shares, 1e-300))).sum(axis=1)
    np.testing.assert_allclose(np.exp(entropy), 20, rtol=1e-6)
    pulls = pulls_between(x, 20)
    assert pulls.sum() == pytest.approx(1, rel=1e-5)
    assert abs(pulls - pulls.T).max() < 1e-9


@pytest.mark.parametrize(("axes", "spread"), [(2, 1e-4), (2, 15.0), (2, 30.0), (3, 6.0)])
def test_pushes_on_the_grid_are_those_of_all_pairs(rng, monkeypatch, axes, spread):
    y = (spread * rng.standard_normal((900, axes))).astype(np.float32)
    near, apart = pairs(y.astype(float))
    expected = (near[..., None] ** 2 * apart).sum(axis=1)
    for exact, tolerance in ((1000, 1e-3), (0, 0.06)):
        monkeypatch.setattr(module, "_EXACT", {axes: exact})
        found, total = module._Pushes(axes).of(y)
        assert total == pytest.approx(near.sum(), rel=0.02 if exact == 0 else 1e-4)
        if spread > 1 or exact == 0:  # differences of nearly equal numbers lose their digits
            assert np.linalg.norm(found - expected) < tolerance * np.linalg.norm(expected)


def test_the_slope_is_that_of_the_divergence(rng):
    x, y = rng.standard_normal((60, 4)), rng.standard_normal((60, 2)).astype(np.float32)
    pulls = pulls_between(x, 10)
    p = pulls.toarray().astype(float)
    known = p > 0

    def divergence(flat):
        near, _ = pairs(flat.reshape(60, 2))
        q = near / near.sum()
        return (p[known] * np.log(p[known] / q[known])).sum()

    slope = module._slope(y, pulls, module._Pushes(2), 1.0)
    direction = rng.standard_normal(y.shape)
    at, along = y.astype(float).ravel(), 1e-6 * direction.ravel()
    measured = (divergence(at + along) - divergence(at - along)) / 2e-6
    assert np.vdot(slope, direction) == pytest.approx(measured, rel=1e-3)


def test_it_keeps_neighbours_as_well_as_scikit_learn_and_repeats_itself():
    x = load_digits().data[:300]
    steps = list(range(ROUNDS + 1))
    told = []
    rounds = tsne(x)
    while True:
        try:
            told.append(next(rounds))
        except StopIteration as end:
            found = end.value
            break
    assert told == [(step, ROUNDS) for step in steps]
    other = TSNE(init="pca", random_state=0).fit_transform(x)
    assert trustworthiness(x, found) > trustworthiness(x, other) - 0.005
    assert trustworthiness(x, principal_components(x)[0]) < 0.9
    assert np.array_equal(found, finished(tsne(x)))


def test_on_the_grid_neighbours_are_kept_too(monkeypatch):
    monkeypatch.setattr(module, "_EXACT", {2: 100})
    x = load_digits().data[:500]
    assert trustworthiness(x, finished(tsne(x))) > 0.98


def test_three_axes_and_few_samples_have_a_map(rng):
    assert finished(tsne(rng.standard_normal((4, 1)), 3)).shape == (4, 3)
    assert np.isfinite(finished(tsne(rng.standard_normal((40, 5)), 3))).all()
    assert not finished(tsne(np.ones((5, 3)))).any()
