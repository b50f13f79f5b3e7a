import numpy as np
import pytest

from engine.errors import SettingError
from engine.registry import describe, restore
from engine.regularizers import L1, L1L2, L2, regularizer_named, regularizers
from tests.engine.checks import check_gradient

W = np.array([[1.0, -2.0], [0.5, 3.0]])  # sum of |w| is 6.5, of squares 14.25

EXAMPLES = {
    "L1": (L1(l1=0.1), 0.65),
    "L2": (L2(l2=0.01), 0.1425),
    "L1L2": (L1L2(l1=0.1, l2=0.01), 0.7925),
}


@pytest.fixture(params=sorted(EXAMPLES))
def example(request):
    return EXAMPLES[request.param]


def test_every_regularizer_has_an_example():
    assert set(EXAMPLES) == set(regularizers)


def test_the_penalty_is_that_of_the_formula(example):
    regularizer, value = example
    assert regularizer.value(W) == pytest.approx(value, rel=1e-12)


def test_the_gradient_is_added(example, rng):
    regularizer, _ = example
    g = np.ones_like(W)
    regularizer.add_gradient(W, g)
    check_gradient(regularizer.value, W, g - 1, rng=rng)


def test_a_description_gives_the_regularizer_back(example):
    assert restore(describe(example[0])) == example[0]


def test_names_and_strengths_are_those_of_keras():
    assert regularizer_named("l2") == L2(l2=0.01)
    assert regularizer_named("l1_l2") == L1L2(l1=0.0, l2=0.0)


def test_a_negative_strength_is_refused():
    with pytest.raises(SettingError, match="'l2'"):
        L2(l2=-0.1)
