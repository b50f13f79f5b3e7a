"""What is recorded of a set of numbers agrees with NumPy."""

import numpy as np
import pytest

from engine.kernels.cpu import CPU
from engine.kernels.reference import REFERENCE
from engine.training.flows import BINS, MEASURES, WIDTH, spread


def measured(*pieces, kernels=REFERENCE, size=0):
    row = spread(pieces, kernels, size)
    assert row.shape == (WIDTH,)
    return dict(zip(MEASURES, row.tolist(), strict=False)), row[len(MEASURES) :]


@pytest.mark.parametrize("kernels", [REFERENCE, CPU], ids=lambda k: k.name)
def test_measures_and_counts_are_those_of_numpy(rng, kernels):
    x = rng.normal(0.1, 2, 5000).astype(np.float32)
    x[:700] = 0
    found, counts = measured(x[:1234], x[1234:], kernels=kernels)
    others = x[x != 0].astype(float)
    mean, reach = others.mean(), 4 * others.std()
    low, high = max(others.min(), mean - reach), min(others.max(), mean + reach)
    assert counts.tolist() == np.histogram(others, BINS, (low, high))[0].tolist()
    assert found["below"] == np.sum(others < low)
    assert found["above"] == np.sum(others > high)
    assert found["below"] + found["above"] > 0
    expected = {
        **{"size": 5000, "zeros": 700, "broken": 0, "lowest": x.min(), "highest": x.max()},
        **{"mean": x.mean(dtype=float), "deviation": x.std(dtype=float)},
        **{"norm": np.linalg.norm(x.astype(float)), "low": low, "high": high},
    }
    for name, value in expected.items():
        assert found[name] == pytest.approx(value, rel=1e-5), name


def test_what_is_no_number_is_counted_apart():
    x = np.array([1, np.nan, 3, np.inf, -np.inf, 0], np.float32)
    found, counts = measured(x)
    assert (found["broken"], found["zeros"], counts.sum()) == (3, 1, 2)
    assert (found["lowest"], found["highest"]) == (0, 3)


@pytest.mark.parametrize("value", [0, 2.5, -1e-30])
def test_numbers_that_are_all_the_same_lie_in_one_bin(value):
    found, counts = measured(np.full(10, value, np.float32))
    assert np.count_nonzero(counts) == (value != 0)
    assert counts.sum() + found["zeros"] == 10
    assert found["deviation"] == pytest.approx(0, abs=1e-6 * abs(value))
    assert np.float32(value) == found["highest"] == found["lowest"]


def test_nothing_but_broken_numbers_has_no_mean():
    found, counts = measured(np.full(4, np.nan, np.float32))
    assert found["broken"] == 4
    assert np.isnan(found["mean"])
    assert counts.sum() == 0


def test_the_norm_of_a_sample_stands_for_the_whole(rng):
    x = rng.normal(size=90_000).astype(np.float32)
    found, _ = measured(x[::9], size=x.size)
    assert found["size"] == x.size
    assert found["norm"] == pytest.approx(float(np.linalg.norm(x)), rel=0.02)
