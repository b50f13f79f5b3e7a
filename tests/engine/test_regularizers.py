import numpy as np
import pytest

from engine.errors import RegularizerShapeError, SettingError
from engine.registry import describe, restore
from engine.regularizers import (
    L1,
    L1L2,
    L2,
    OrthogonalRegularizer,
    regularizer_named,
    regularizers,
)
from tests.engine.checks import check_gradient
from tests.engine.golden import assert_close, keys, settings_of, vectors

VECTORS = vectors("optimisation")
VALUES = [key for key in keys(VECTORS, "regularizer") if key.endswith("/value")]

W = np.array([[1.0, -2.0], [0.5, 3.0]])  # sum of |w| is 6.5, of squares 14.25

EXAMPLES = {
    "L1": (L1(l1=0.1), 0.65),
    "L2": (L2(l2=0.01), 0.1425),
    "L1L2": (L1L2(l1=0.1, l2=0.01), 0.7925),
    "OrthogonalRegularizer": (  # the rows have lengths sqrt(5) and sqrt(9.25), and meet at -5.5
        OrthogonalRegularizer(factor=0.1),
        0.1 * 5.5 / np.sqrt(5 * 9.25),
    ),
}


@pytest.fixture(params=sorted(EXAMPLES))
def example(request):
    return EXAMPLES[request.param]


def test_every_regularizer_has_an_example():
    assert set(EXAMPLES) == set(regularizers)


def test_the_penalty_is_that_of_the_formula(example):
    regularizer, value = example
    assert regularizer.value(W) == pytest.approx(value, rel=1e-12)


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_the_gradient_is_added(name, rng):
    regularizer, _ = EXAMPLES[name]
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


def test_every_regularizer_is_compared_with_keras():
    assert {settings_of(key)[0] for key in VALUES} == set(regularizers)


@pytest.mark.parametrize("key", VALUES)
def test_penalty_and_gradient_are_those_of_keras(key):
    name, settings = settings_of(key)
    w = VECTORS["given/matrix"]
    regularizer, g = regularizers[name](**settings), np.zeros_like(w)
    regularizer.add_gradient(w, g)
    assert_close(regularizer.value(w), VECTORS[key])
    assert_close(g, VECTORS[key.replace("/value", "/gradient")])


@pytest.mark.parametrize("mode", ["rows", "columns"])
def test_the_slope_of_the_orthogonal_penalty_is_exact(mode, rng):
    regularizer, w = OrthogonalRegularizer(factor=2.0, mode=mode), rng.normal(size=(5, 3))
    g = np.zeros_like(w)
    regularizer.add_gradient(w, g)
    check_gradient(regularizer.value, w, g, rng=rng)


def test_nothing_is_to_pay_for_rows_at_right_angles_and_all_for_parallel_ones():
    regularizer = OrthogonalRegularizer(factor=0.5)
    assert regularizer.value(np.array([[2.0, 0], [0, 3]])) == 0
    assert regularizer.value(np.array([[1.0, 2], [2, 4], [-3, -6]])) == pytest.approx(0.5)


@pytest.mark.parametrize("w", [np.zeros((3, 2)), np.ones((1, 4))], ids=["zeros", "one row"])
def test_rows_without_a_direction_or_a_partner_cost_nothing(w):
    g = np.zeros_like(w)
    OrthogonalRegularizer().add_gradient(w, g)
    assert OrthogonalRegularizer().value(w) == 0
    assert (g == 0).all()


def test_the_orthogonal_penalty_is_one_on_a_matrix():
    with pytest.raises(RegularizerShapeError, match="2 axes"):
        OrthogonalRegularizer().value(np.ones((3, 3, 1, 4)))
