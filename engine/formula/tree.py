"""A formula as a tree: what was typed, read by a whitelist, and never run."""

from __future__ import annotations

import ast
import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from engine.errors import FormulaArguments, FormulaError, FormulaTooLong
from engine.formula.functions import FUNCTIONS, NOISES, OPERATIONS, REDUCTIONS
from engine.formula.tokens import INPUTS, SIGNS, check_tokens

LONGEST = 500  # characters
DEEPEST = 60  # levels of the tree

CONSTANTS = {"pi": math.pi, "e": math.e}
ALLOWED = " ".join(
    (*INPUTS, *CONSTANTS, "0.5", *SIGNS, *sorted((*FUNCTIONS, *REDUCTIONS, *NOISES)))
)
_SIGN_OF: dict[type, str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.Pow: "**",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}


@dataclass(frozen=True)
class Input:
    """The input number ``place`` of the layer."""

    place: int


@dataclass(frozen=True)
class Noise:
    """Random numbers, as many as ``like`` has; ``number`` counts the noises of a formula."""

    kind: str
    number: int
    like: Any


@dataclass(frozen=True)
class Apply:
    """A function of each value, or of pairs of values that are broadcast."""

    function: str
    arguments: tuple[Any, ...]
    column: int


@dataclass(frozen=True)
class Reduce:
    """The sum, mean, ... over some axes; the batch is axis 0, which none of them may be."""

    function: str
    argument: Any
    axes: tuple[int, ...] | None
    keepdims: bool
    column: int


@dataclass(frozen=True)
class Formula:
    """``root`` is an Input, Noise, Apply or Reduce; below it may be numbers as well."""

    root: Any
    input_count: int


@lru_cache(maxsize=256)
def parse(text: str) -> Formula:
    """Return the tree of what was typed. Raises a ``FormulaError`` that says where it is wrong."""
    if len(text) > LONGEST:
        raise FormulaTooLong(length=LONGEST, depth=DEEPEST)
    check_tokens(text, ALLOWED)
    shift = len(text) - len(text.lstrip())
    try:
        tree = ast.parse(text.strip(), mode="eval")
    except SyntaxError as error:
        column = (error.offset or 1) + shift
        raise _wrong(text, min(max(column, 1), len(text) + 1)) from None
    except (MemoryError, RecursionError):
        raise FormulaTooLong(length=LONGEST, depth=DEEPEST) from None
    reader = _Reader(text, shift)
    root = reader.read(tree.body, 1)
    if isinstance(root, float):
        raise FormulaError(column=1, found=text.strip(), allowed=" ".join((*INPUTS, *NOISES)))
    return Formula(root, max(reader.input_count, 1))


def _wrong(text: str, column: int) -> FormulaError:
    return FormulaError(column=column, found=text[column - 1 : column + 11], allowed=ALLOWED)


class _Reader:
    """Walks over a tree of Python's and builds ours from the nodes that are allowed."""

    def __init__(self, text: str, shift: int):
        self._text, self._shift = text, shift
        self._noises = 0
        self.input_count = 0

    def read(self, node: ast.expr, depth: int) -> Any:
        """Return a number, Input, Noise, Apply or Reduce."""
        if depth > DEEPEST:
            raise FormulaTooLong(length=LONGEST, depth=DEEPEST)
        match node:
            case ast.Constant(value=int() | float()) if not isinstance(node.value, bool):
                return self._number(node)
            case ast.Name():
                return self._named(node)
            case ast.UnaryOp(op=ast.UAdd()):
                return self.read(node.operand, depth + 1)
            case ast.UnaryOp(op=ast.USub()):
                return self._apply("negative", node, [node.operand], depth)
            case ast.BinOp(op=ast.Add() | ast.Sub() | ast.Mult() | ast.Div() | ast.Pow()):
                return self._apply(_SIGN_OF[type(node.op)], node, [node.left, node.right], depth)
            case ast.Compare(ops=[ast.Lt() | ast.LtE() | ast.Gt() | ast.GtE() as op]):
                return self._apply(_SIGN_OF[type(op)], node, [node.left, *node.comparators], depth)
            case ast.Call(func=ast.Name(id=name)):
                return self._call(name, node, depth)
        raise self._error(node)

    def _number(self, node: ast.Constant) -> float:
        try:
            number = float(node.value)  # type: ignore[arg-type]
        except OverflowError:
            raise self._error(node) from None
        return self._finite(number, node)

    def _finite(self, number: float, node: ast.expr) -> float:
        if not math.isfinite(number):
            raise self._error(node)
        return number

    def _named(self, node: ast.Name) -> Any:
        if node.id in CONSTANTS:
            return CONSTANTS[node.id]
        if node.id not in INPUTS:
            raise self._error(node)
        place = INPUTS.index(node.id)
        self.input_count = max(self.input_count, place + 1)
        return Input(place)

    def _call(self, name: str, node: ast.Call, depth: int) -> Any:
        if name in FUNCTIONS and not node.keywords:
            self._check_count(name, node, {len(FUNCTIONS[name].slopes)})
            return self._apply(name, node, node.args, depth)
        if name in REDUCTIONS:
            self._check_count(name, node, {1})
            return self._reduce(name, node, depth)
        if name in NOISES and not node.keywords:
            self._check_count(name, node, {0, 1})
            return self._noise(name, node, depth)
        raise self._error(node)

    def _check_count(self, name: str, node: ast.Call, allowed: set[int]) -> None:
        if len(node.args) not in allowed:
            expected = "..".join(str(count) for count in sorted(allowed))
            raise FormulaArguments(
                function=name, column=self._column(node), expected=expected, actual=len(node.args)
            )

    def _apply(self, name: str, node: ast.expr, arguments: list[ast.expr], depth: int) -> Any:
        read = tuple(self.read(argument, depth + 1) for argument in arguments)
        if all(isinstance(argument, float) for argument in read):
            with np.errstate(all="ignore"):
                value = (FUNCTIONS | OPERATIONS)[name].value(*read)
            return self._finite(float(value), node)
        return Apply(name, read, self._column(node))

    def _reduce(self, name: str, node: ast.Call, depth: int) -> Reduce:
        argument = self.read(node.args[0], depth + 1)
        if isinstance(argument, float):
            raise self._error(node.args[0])
        axes, keepdims = None, False
        for keyword in node.keywords:
            if keyword.arg == "axis":
                axes = self._axes(keyword.value)
            elif keyword.arg == "keepdims" and isinstance(keyword.value, ast.Constant):
                if not isinstance(keyword.value.value, bool):
                    raise self._error(keyword.value)
                keepdims = keyword.value.value
            else:
                raise self._error(keyword.value)
        return Reduce(name, argument, axes, keepdims, self._column(node))

    def _axes(self, node: ast.expr) -> tuple[int, ...]:
        parts = node.elts if isinstance(node, ast.Tuple) else [node]
        return tuple(self._axis(part) for part in parts)

    def _axis(self, node: ast.expr) -> int:
        """Return one axis, a whole number; 0 is the batch."""
        is_negative = isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub)
        number = node.operand if isinstance(node, ast.UnaryOp) and is_negative else node
        value = number.value if isinstance(number, ast.Constant) else None
        if type(value) is not int:
            raise self._error(node)
        return -value if is_negative else value

    def _noise(self, name: str, node: ast.Call, depth: int) -> Noise:
        like = self.read(node.args[0], depth + 1) if node.args else Input(0)
        if isinstance(like, float):
            raise self._error(node.args[0])
        self._noises += 1
        return Noise(name, self._noises, like)

    def _column(self, node: ast.expr) -> int:
        return node.col_offset + 1 + self._shift

    def _error(self, node: ast.expr) -> FormulaError:
        column = self._column(node)
        end = (node.end_col_offset or node.col_offset) + self._shift
        return FormulaError(column=column, found=self._text[column - 1 : end], allowed=ALLOWED)
