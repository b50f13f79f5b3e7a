import numpy as np
import pytest
from scipy.stats import binomtest

from engine.explain.versus import BOTH, FIRST, NEITHER, SECOND, sign_test, versus


@pytest.mark.parametrize(
    ("first", "second"), [(0, 0), (3, 3), (1, 9), (40, 22), (0, 15), (700, 650)]
)
def test_chance_is_that_of_the_exact_binomial_test(first, second):
    expected = binomtest(first, first + second).pvalue if first + second else 1.0
    assert np.isclose(sign_test(first, second), expected, rtol=1e-9)


def test_each_sample_is_in_its_cell():
    true = np.array([0, 1, 2, 1, 0, 2])
    first = np.array([0, 1, 0, 2, 0, 1])
    second = np.array([0, 0, 2, 2, 1, 0])
    found = versus(first, second, true)
    assert [found.cells[i].tolist() for i in (BOTH, FIRST, SECOND, NEITHER)] == [
        [0],
        [1, 4],
        [2],
        [3, 5],
    ]
    assert found.counts == (1, 2, 1, 2)
    assert found.agree == pytest.approx(2 / 6)


def test_a_network_agrees_with_itself():
    said = np.arange(5) % 2
    found = versus(said, said, np.zeros(5, int))
    assert found.agree == found.chance == 1
    assert found.counts == (3, 0, 0, 2)
