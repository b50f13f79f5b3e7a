import numpy as np
import pytest

from engine.constraints import MaxNorm, MinMaxNorm, NonNeg, UnitNorm, constraints
from engine.errors import ConstraintAxisError, SettingError
from engine.registry import describe, restore
from tests.engine.golden import assert_close, keys, settings_of, vectors

W = np.array([[3.0, 0.3, -6.0], [4.0, -0.4, 8.0]])  # columns of length 5, 0.5 and 10
VECTORS = vectors("optimisation")

EXAMPLES = {
    "NonNeg": (NonNeg(), [[3, 0.3, 0], [4, 0, 8]]),
    "MaxNorm": (MaxNorm(max_value=5.0), [[3, 0.3, -3], [4, -0.4, 4]]),
    "UnitNorm": (UnitNorm(), [[0.6, 0.6, -0.6], [0.8, -0.8, 0.8]]),
    "MinMaxNorm": (
        MinMaxNorm(min_value=1.0, max_value=5.0, rate=0.5),
        [[3, 0.45, -4.5], [4, -0.6, 6]],
    ),
}


@pytest.fixture(params=sorted(EXAMPLES))
def example(request):
    return EXAMPLES[request.param]


def applied(constraint, w):
    w = w.copy()
    constraint.apply(w)
    return w


def test_every_constraint_has_an_example_and_is_compared_with_keras():
    assert set(EXAMPLES) == set(constraints)
    assert {settings_of(key)[0] for key in keys(VECTORS, "constraint")} == set(constraints)


def test_weights_are_changed_in_place_by_the_formula(example):
    constraint, expected = example
    np.testing.assert_allclose(applied(constraint, W), expected, rtol=1e-6)


@pytest.mark.parametrize("key", keys(VECTORS, "constraint"))
def test_weights_become_those_of_keras(key):
    name, settings = settings_of(key)
    assert_close(applied(constraints[name](**settings), VECTORS["given/kernel"]), VECTORS[key])


def test_what_is_allowed_stays_as_it_is(example):
    once = applied(example[0], np.array([[0.6, 0.6], [0.8, 0.8]]))
    np.testing.assert_allclose(once, [[0.6, 0.6], [0.8, 0.8]], rtol=1e-6)


def test_the_type_of_the_weights_stays(example):
    assert applied(example[0], W.astype(np.float32)).dtype == np.float32


def test_a_weight_of_zeros_stays_a_number(example):
    assert (applied(example[0], np.zeros((2, 3))) == 0).all()


def test_lengths_can_be_taken_along_several_axes(rng):
    kernel = applied(UnitNorm(axis=(0, 1, 2)), rng.normal(size=(3, 3, 2, 4)))
    np.testing.assert_allclose(np.square(kernel).sum(axis=(0, 1, 2)), 1, rtol=1e-6)


def test_an_axis_that_a_weight_does_not_have_is_told():
    with pytest.raises(ConstraintAxisError, match="axis 2"):
        MaxNorm(axis=(0, 2)).apply(np.ones((3, 4)))


def test_a_description_gives_the_constraint_back(example):
    assert restore(describe(example[0])) == example[0]
    assert restore(describe(MaxNorm(axis=(0, 1)))) == MaxNorm(axis=(0, 1))


def test_names_and_values_are_those_of_keras():
    assert constraints["max_norm"]() == MaxNorm(max_value=2.0, axis=0)
    assert constraints["non_neg"] is NonNeg
    assert constraints["min_max_norm"]() == MinMaxNorm(min_value=0.0, max_value=1.0, rate=1.0)


def test_a_rate_above_one_is_refused():
    with pytest.raises(SettingError, match="'rate'"):
        MinMaxNorm(rate=1.5)
