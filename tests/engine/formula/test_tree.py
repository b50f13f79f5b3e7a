"""Formulas are read by a whitelist, and whatever else is typed is refused in words."""

import numpy as np
import pytest

from engine.errors import FormulaArguments, FormulaError, FormulaTooLong
from engine.formula.functions import FUNCTIONS, NOISES, REDUCTIONS
from engine.formula.tree import DEEPEST, LONGEST, Apply, Input, Noise, Reduce, parse


def test_a_formula_becomes_a_tree():
    root = parse("a + exp(b / 2) * normal()").root
    assert isinstance(root, Apply)
    left, right = root.arguments
    assert left == Input(0)
    assert right.arguments[1] == Noise("normal", 1, Input(0))


def test_the_inputs_are_counted_by_their_letters():
    assert parse("a").input_count == 1
    assert parse("d - b").input_count == 4
    assert parse("normal()").input_count == 1


def test_numbers_are_computed_while_reading():
    assert parse("a * (2 * pi + exp(1) - e)").root.arguments[1] == pytest.approx(2 * np.pi)


def test_axes_and_kept_dimensions_are_read():
    root = parse("sum(a, axis=(1, -1), keepdims=True)").root
    assert root == Reduce("sum", Input(0), (1, -1), True, 1)


def test_each_noise_has_a_number_of_its_own():
    first, second = parse("normal() + uniform(b)").root.arguments
    assert (first.number, second.number) == (1, 2)


HOSTILE = [
    "__import__('os').system('true')",
    "().__class__.__bases__[0]",
    "a.__class__",
    "a.sum()",
    "a[0]",
    "lambda: a",
    "[a for a in b]",
    "(a := b)",
    "f'{a}'",
    "'a' * 3",
    "b'a'",
    "exec(a)",
    "eval(a)",
    "open(a)",
    "exp",
    "exp.__globals__",
    "exp(*a)",
    "exp(**a)",
    "exp(x=a)",
    "clip(a, low=0, high=1)",
    "(a, b)",
    "a if b else c",
    "a and b",
    "not a",
    "a == b",
    "a < b < c",
    "a // b",
    "a % b",
    "a @ b",
    "a | b",
    "~a",
    "a; b",
    "a = b",
    "a\nb",
    "a # b",
    "x + y",
    "True * a",
    "None",
    "1j * a",
    "1_000 * a",
    "0x10 * a",
    "2a",
    "1or a",
    "1.e5.real",
    "...",
    "a +",
    "(a",
    "",
    " ",
    "1 + 1",
    "sum(1)",
    "sum(a, axis=b)",
    "sum(a, axis=1.5)",
    "sum(a, axis=True)",
    "sum(a, keepdims=1)",
    "sum(a, where=b)",
    "normal(axis=1)",
    "normal(1)",
    "log(0) * a",
    "9 ** 9 ** 9 * a",
    "1e400 * a",
    "9" * 400 + " * a",
    "a\x00",
    "а",
    "a ⁄ b",
    "\\u0061",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_is_no_formula_is_refused_with_its_place(text):
    with pytest.raises(FormulaError) as caught:
        parse(text)
    assert 1 <= caught.value.facts["column"] <= len(text) + 1
    assert "tanh" in caught.value.facts["allowed"] or "normal" in caught.value.facts["allowed"]


@pytest.mark.parametrize(
    ("text", "column", "found"),
    [("a + foo(b)", 5, "foo(b)"), ("a + x * 2", 5, "x"), ("a $ b", 3, "$"), ("  a.b", 4, ".")],
)
def test_the_place_and_the_piece_are_named(text, column, found):
    with pytest.raises(FormulaError) as caught:
        parse(text)
    assert (caught.value.facts["column"], caught.value.facts["found"]) == (column, found)


@pytest.mark.parametrize(
    "text",
    [
        "a" + " + a" * 100,
        "(" * 240 + "a" + ")" * 240,
        "-" * 100 + "a",
        "exp(" * 99 + "a" + ")" * 99,
        "a" + " " * LONGEST,
    ],
)
def test_formulas_have_a_limit_of_length_and_depth(text):
    with pytest.raises((FormulaTooLong, FormulaError)):
        parse(text)


def test_a_formula_of_fifty_terms_is_read():
    assert parse(" + ".join(["a"] * (DEEPEST - 10))).input_count == 1


def test_a_wrong_number_of_arguments_is_told():
    with pytest.raises(FormulaArguments) as caught:
        parse("a + clip(b, 0)")
    assert caught.value.facts == {"function": "clip", "column": 5, "expected": "3", "actual": 2}
    with pytest.raises(FormulaArguments):
        parse("normal(a, b)")


def test_no_two_functions_have_one_name():
    assert not FUNCTIONS.keys() & REDUCTIONS.keys()
    assert not (FUNCTIONS.keys() | REDUCTIONS.keys()) & set(NOISES)
