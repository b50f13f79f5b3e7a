import numpy as np
import pytest
from scipy import stats

from engine.arrays import noise

COUNT = 1 << 18


def test_noise_is_uniform():
    values = noise.uniform(1, 2, 3, 0, COUNT)
    assert values.dtype == np.float32
    assert values.min() >= 0
    assert values.max() < 1
    counts = np.histogram(values, 256, (0, 1))[0]
    assert stats.chisquare(counts).pvalue > 1e-3
    assert stats.kstest(values, "uniform").pvalue > 1e-3


def test_each_bit_of_the_noise_is_a_fair_coin():
    words = noise.bits(5, 6, 7, 123, COUNT)
    for bit in range(32):
        ones = int(((words >> np.uint32(bit)) & np.uint32(1)).sum())
        assert abs(ones - COUNT / 2) < 4.5 * np.sqrt(COUNT) / 2


@pytest.mark.parametrize("distance", [1, 2, 3, 28, 32, 784, 1024, 4096])
def test_neighbours_are_independent(distance):
    values = noise.uniform(1, 1, 1, 0, COUNT).astype(np.float64) - 0.5
    correlation = (values[distance:] * values[:-distance]).mean() * 12
    assert abs(correlation) < 4.5 / np.sqrt(COUNT)


@pytest.mark.parametrize(
    "other", [(1, 2, 4, 0), (1, 3, 3, 0), (2, 2, 3, 0), (1, 2, 3, 2**32), (1 + 2**32, 2, 3, 0)]
)
def test_another_seed_step_node_or_place_gives_independent_noise(other):
    a = noise.uniform(1, 2, 3, 0, COUNT).astype(np.float64) - 0.5
    b = noise.uniform(*other, COUNT).astype(np.float64) - 0.5
    assert abs((a * b).mean() * 12) < 4.5 / np.sqrt(COUNT)
    assert (a == b).mean() < 1e-4


def test_masks_of_neighbouring_steps_and_nodes_share_no_pattern():
    dropped = np.array(
        [
            noise.bits(0, step, node, 0, 4096) < noise.threshold(0.5)
            for step in range(40)
            for node in range(8)
        ],
        float,
    )
    correlation = np.corrcoef(dropped)
    np.fill_diagonal(correlation, 0)
    assert np.abs(correlation).max() < 6 / np.sqrt(4096)


@pytest.mark.parametrize("first", [0, 17, 2**32 - 50, 2**33 - 1, 2**45])
def test_noise_does_not_depend_on_the_cut(first):
    whole = noise.bits(9, 8, 7, first, 300)
    parts = [noise.bits(9, 8, 7, first + i, 100) for i in (0, 100, 200)]
    np.testing.assert_array_equal(whole, np.concatenate(parts))


def test_negative_and_large_seeds_are_taken():
    values = {int(noise.bits(seed, 0, 0, 0, 1)[0]) for seed in (-1, 0, 1, 2**31, 2**63 - 1)}
    assert len(values) == 5


@pytest.mark.parametrize("rate", [0.0, 0.1, 0.5, 0.9, 0.999])
def test_the_share_below_the_threshold_is_the_rate(rate):
    share = (noise.bits(3, 1, 4, 0, COUNT) < noise.threshold(rate)).mean()
    assert abs(share - rate) <= 4.5 * np.sqrt(rate * (1 - rate) / COUNT)


def test_normal_noise_is_normal():
    values = noise.normal(1, 2, 3, 0, COUNT)
    assert values.dtype == np.float32
    assert stats.kstest(values, "norm").pvalue > 1e-3
    assert stats.kurtosistest(values).pvalue > 1e-3
    assert np.abs(values).max() < 5.8


@pytest.mark.parametrize("distance", [1, 2, 3, 784, 1024])
def test_normal_neighbours_are_independent_and_so_are_their_sizes(distance):
    values = noise.normal(1, 1, 1, 0, COUNT).astype(np.float64)
    for each in (values, (values**2 - 1) / np.sqrt(2)):
        assert abs((each[distance:] * each[:-distance]).mean()) < 4.5 / np.sqrt(COUNT)


@pytest.mark.parametrize(
    "other", [(1, 2, 4, 0), (1, 3, 3, 0), (2, 2, 3, 0), (1, 2, 3, 2**32), (1, 2, 3 + (1 << 16), 0)]
)
def test_another_seed_step_node_or_place_gives_independent_normal_noise(other):
    a = noise.normal(1, 2, 3, 0, COUNT).astype(np.float64)
    b = noise.normal(*other, COUNT).astype(np.float64)
    assert abs((a * b).mean()) < 4.5 / np.sqrt(COUNT)


def test_normal_noise_is_independent_of_the_uniform_one_at_its_place():
    a = noise.normal(1, 2, 3, 0, COUNT).astype(np.float64)
    u = noise.uniform(1, 2, 3, 0, COUNT).astype(np.float64) - 0.5
    assert abs((a * u).mean() * np.sqrt(12)) < 4.5 / np.sqrt(COUNT)


@pytest.mark.parametrize("first", [0, 2**32 - 50, 2**45])
def test_normal_noise_does_not_depend_on_the_cut(first):
    whole = noise.normal(9, 8, 7, first, 300)
    parts = [noise.normal(9, 8, 7, first + i, 100) for i in (0, 100, 200)]
    np.testing.assert_array_equal(whole, np.concatenate(parts))
