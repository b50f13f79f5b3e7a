"""What formulas give, and their gradients against finite differences."""

import numpy as np
import pytest

from engine.errors import FormulaAxis, FormulaShapes
from engine.formula.derivative import evaluate
from engine.formula.functions import FUNCTIONS, OPERATIONS, REDUCTIONS
from engine.formula.shapes import shape_of
from engine.formula.tree import parse
from tests.engine.checks import check_gradient

POSITIVE = ("log", "log1p", "sqrt")
ARGUMENTS = {"clip": "a, b - 1, c + 1", "where": "a, b, c"}
FORMULAS = [
    *(f"{name}({'a * a + 0.1' if name in POSITIVE else 'a'})" for name, f in FUNCTIONS.items()
      if len(f.slopes) == 1),
    *(f"{name}({ARGUMENTS.get(name, 'a, b')})" for name, f in FUNCTIONS.items()
      if len(f.slopes) > 1),
    *(f"a {sign} b" for sign in ("+", "-", "*", "/")),
    "(a * a + 0.1) ** b",
    "a ** 2 + a ** 3 + 2 ** a + a ** -2",
    "(a < b) * c + (a >= b) * a + (b > c) * 2 * b + (c <= a)",
    *(f"{name}(a * b, axis={axis}, keepdims={keep})" for name in REDUCTIONS
      for axis in (1, -1, (1, 2), (-1, -2)) for keep in (True, False)),
    *(f"{name}(a)" for name in REDUCTIONS),
    "a + exp(b / 2) * normal(c)",
    "uniform() * a * b - a * uniform()",
    "-+-a - (+b)",
    "0.5 * sum(1 + b - square(a) - exp(b), axis=-1)",
    "softplus(100 * a) + sigmoid(1000 * b)",
]  # fmt: skip


def drawn(kind, number, shape):
    return np.random.default_rng(number).standard_normal(shape)


@pytest.fixture
def xs(rng):
    return [rng.standard_normal((4, 3, 2)) for _ in range(3)]


def test_every_function_has_a_formula():
    for name in [*FUNCTIONS, *REDUCTIONS]:
        assert any(f"{name}(" in text for text in FORMULAS)
    for sign in OPERATIONS.keys() - {"negative"}:
        assert any(f" {sign} " in text for text in FORMULAS)


@pytest.mark.parametrize("text", FORMULAS)
def test_gradients_match_finite_differences(text, xs, rng):
    formula = parse(text)
    y, backward = evaluate(formula, xs, drawn)
    dy = rng.standard_normal(y.shape)
    for i, slope in enumerate(backward(dy)):

        def of_input(x, i=i):
            changed = [*xs[:i], x, *xs[i + 1 :]]
            return np.vdot(evaluate(formula, changed, drawn)[0], dy)

        check_gradient(of_input, xs[i], np.zeros_like(xs[i]) if slope is None else slope, rng=rng)


@pytest.mark.parametrize("text", FORMULAS)
def test_the_announced_shape_is_that_of_the_result(text, xs):
    y, _ = evaluate(parse(text), xs, drawn)
    assert shape_of(parse(text), [x.shape[1:] for x in xs]) == y.shape[1:]


@pytest.mark.parametrize("text", FORMULAS)
def test_single_precision_stays_single(text, xs):
    singles = [x.astype(np.float32) for x in xs]
    y, backward = evaluate(parse(text), singles, drawn)
    assert y.dtype == np.float32
    assert all(s is None or s.dtype == np.float32 for s in backward(np.ones_like(y)))


def test_results_are_those_of_numpy(xs):
    a, b, _ = xs
    y, _ = evaluate(parse("clip(a, -0.5, 0.5) * tanh(b) ** 2 - pi"), xs, drawn)
    np.testing.assert_allclose(y, np.clip(a, -0.5, 0.5) * np.tanh(b) ** 2 - np.pi)
    y, _ = evaluate(parse("min(a, axis=1) + mean(b)"), xs, drawn)
    np.testing.assert_allclose(y, a.min(1) + b.mean((1, 2))[:, None])


def test_samples_are_broadcast_but_never_the_batch(rng):
    image, number = rng.standard_normal((3, 3, 2)), rng.standard_normal((3,))
    y, backward = evaluate(parse("a * b"), [image, number], drawn)
    np.testing.assert_allclose(y, image * number[:, None, None])
    _, db = backward(np.ones_like(y))
    np.testing.assert_allclose(db, image.sum((1, 2)))


def test_an_input_that_is_not_used_has_no_gradient(xs):
    _, backward = evaluate(parse("c"), xs, drawn)
    assert backward(xs[2])[:2] == [None, None]


def test_functions_are_stable_far_out():
    x = np.array([[-800.0], [800.0]], np.float32)
    for text, expected in (("sigmoid(a)", [0, 1]), ("softplus(a)", [0, 800]), ("tanh(a)", [-1, 1])):
        y, backward = evaluate(parse(text), [x], drawn)
        np.testing.assert_allclose(y[:, 0], expected)
        assert np.isfinite(backward(np.ones_like(y))[0]).all()


def test_open_sizes_come_through():
    assert shape_of(parse("a + b"), [(None, 3), (1, 3)]) == (None, 3)
    assert shape_of(parse("a + b"), [(None, 3), (5, 1)]) == (5, 3)
    assert shape_of(parse("sum(a, axis=-1)"), [(None, 3)]) == (None,)
    assert shape_of(parse("a * mean(a)"), [(None, 3)]) == (None, 3)


def test_shapes_that_do_not_go_together_are_named():
    with pytest.raises(FormulaShapes) as caught:
        shape_of(parse("1 + a * b"), [(3,), (4,)])
    assert caught.value.facts["column"] == 5
    assert caught.value.facts["actual"] == ((3,), (4,))


@pytest.mark.parametrize("axis", ["0", "3", "-3", "(1, 1)", "(1, -2)"])
def test_the_batch_and_missing_axes_are_refused(axis):
    with pytest.raises(FormulaAxis):
        shape_of(parse(f"sum(a, axis={axis})"), [(3, 2)])
