import numpy as np
import pytest

from engine.kernels.tally.reference import (
    BROKEN,
    COUNTED,
    HIGHEST,
    LOWEST,
    SQUARES,
    SUM,
    ZEROS,
)
from tests.engine.kernels.compare import BOTH, frozen

NOTHING_YET = [0, 0, 0, np.inf, -np.inf, 0, 0]


def moments(k, *pieces):
    told = np.array(NOTHING_YET, float)
    for piece in pieces:
        k.tally_moments(piece, told)
    return told


def counted(k, x, edges):
    counts = np.zeros(len(edges) + 1, np.int64)
    k.tally_bins(x, edges, counts)
    return counts


@pytest.mark.parametrize("k", BOTH, ids=lambda k: k.name)
@pytest.mark.parametrize("size", [1, 7, 4099])
def test_moments_are_those_of_the_values_that_are_neither_zero_nor_broken(rng, k, size):
    x = frozen(rng, size).copy()
    x[rng.random(size) < 0.3] = 0
    x[rng.random(size) < 0.1] = np.nan
    x[rng.random(size) < 0.1] = np.inf
    kept = x[np.isfinite(x) & (x != 0)].astype(float)
    told = moments(k, x[: size // 3], x[size // 3 :])
    assert told[COUNTED] == kept.size
    assert told[ZEROS] == np.sum(x == 0)
    assert told[BROKEN] == np.sum(~np.isfinite(x))
    assert told[LOWEST] == kept.min(initial=np.inf)
    assert told[HIGHEST] == kept.max(initial=-np.inf)
    np.testing.assert_allclose(told[[SUM, SQUARES]], [kept.sum(), (kept**2).sum()], rtol=1e-12)


@pytest.mark.parametrize("k", BOTH, ids=lambda k: k.name)
@pytest.mark.parametrize(("low", "high"), [(-3, 3), (-0.5, 0.1), (1e-3, 1.0), (-1e-30, 1e-30)])
@pytest.mark.parametrize("bins", [1, 10, 48])
def test_counts_are_those_of_numpy(rng, k, low, high, bins):
    x = frozen(rng, 20, 301).copy()
    x[rng.random(x.shape) < 0.2] = 0
    x[0, :3] = np.nan, np.inf, -np.inf
    edges = np.linspace(low, high, bins + 1)
    x[1, : bins + 1] = edges  # on the edges themselves
    kept = x[np.isfinite(x) & (x != 0)].astype(float)
    counts = counted(k, x, edges)
    assert counts[1:-1].tolist() == np.histogram(kept, bins, (low, high))[0].tolist()
    assert counts[0] == np.sum(kept < low)
    assert counts[-1] == np.sum(kept > high)


@pytest.mark.parametrize("k", BOTH, ids=lambda k: k.name)
def test_integers_as_values_lie_in_the_bins_that_they_begin(k):
    x = np.arange(1, 49, dtype=np.float32)
    counts = counted(k, x, np.linspace(1, 48, 48))
    assert counts.tolist() == [0] + [1] * 46 + [2, 0]


@pytest.mark.parametrize("k", BOTH, ids=lambda k: k.name)
def test_other_types_and_arrays_with_gaps_are_counted_too(rng, k):
    x = rng.normal(size=(40, 6))
    edges = np.linspace(-2, 2, 9)
    for given in (x, x.astype(np.float32)[:, ::2]):
        kept = given[np.abs(given) <= 2]
        assert counted(k, given, edges)[1:-1].tolist() == np.histogram(kept, edges)[0].tolist()
        assert moments(k, given)[COUNTED] == given.size
