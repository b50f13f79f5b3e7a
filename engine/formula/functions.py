"""The functions of a formula, each with its derivative."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

Array = Any


class Function(NamedTuple):
    """``value(*xs)``, and for each argument its gradient ``slope(dy, y, *xs)``, None if it is 0.

    Arrays are broadcast already as far as ranks go; a slope may have the shape of the result.
    """

    value: Callable[..., Array]
    slopes: tuple[Callable[..., Array] | None, ...]


def _sigmoid(x: Array) -> Array:
    return 0.5 * (1 + np.tanh(0.5 * x))  # cannot overflow


def _clipped(x: Array, low: Array, high: Array) -> Array:
    return np.minimum(np.maximum(x, low), high)


def _larger(dy: Array, a: Array, b: Array) -> Array:
    """Return the gradient of the larger of two; equal ones share it."""
    return dy * ((a > b) + 0.5 * (a == b))


def _log_or_0(x: Array) -> Array:
    return np.log(np.where(x > 0, x, 1))


OPERATIONS: dict[str, Function] = {
    "+": Function(np.add, (lambda dy, y, a, b: dy, lambda dy, y, a, b: dy)),
    "-": Function(np.subtract, (lambda dy, y, a, b: dy, lambda dy, y, a, b: -dy)),
    "*": Function(np.multiply, (lambda dy, y, a, b: dy * b, lambda dy, y, a, b: dy * a)),
    "/": Function(np.divide, (lambda dy, y, a, b: dy / b, lambda dy, y, a, b: -dy * y / b)),
    "**": Function(
        np.power,
        (
            lambda dy, y, a, b: dy * b * np.power(a, b - 1),
            lambda dy, y, a, b: dy * y * _log_or_0(a),
        ),
    ),
    "<": Function(np.less, (None, None)),
    "<=": Function(np.less_equal, (None, None)),
    ">": Function(np.greater, (None, None)),
    ">=": Function(np.greater_equal, (None, None)),
    "negative": Function(np.negative, (lambda dy, y, x: -dy,)),
}

FUNCTIONS: dict[str, Function] = {
    "abs": Function(np.abs, (lambda dy, y, x: dy * np.sign(x),)),
    "arctan": Function(np.arctan, (lambda dy, y, x: dy / (1 + x * x),)),
    "cos": Function(np.cos, (lambda dy, y, x: -dy * np.sin(x),)),
    "exp": Function(np.exp, (lambda dy, y, x: dy * y,)),
    "expm1": Function(np.expm1, (lambda dy, y, x: dy * (y + 1),)),
    "log": Function(np.log, (lambda dy, y, x: dy / x,)),
    "log1p": Function(np.log1p, (lambda dy, y, x: dy / (1 + x),)),
    "relu": Function(lambda x: np.maximum(x, 0), (lambda dy, y, x: dy * (x > 0),)),
    "sigmoid": Function(_sigmoid, (lambda dy, y, x: dy * y * (1 - y),)),
    "sign": Function(np.sign, (None,)),
    "sin": Function(np.sin, (lambda dy, y, x: dy * np.cos(x),)),
    "softplus": Function(lambda x: np.logaddexp(x, 0), (lambda dy, y, x: dy * _sigmoid(x),)),
    "sqrt": Function(np.sqrt, (lambda dy, y, x: dy / (2 * y),)),
    "square": Function(np.square, (lambda dy, y, x: 2 * dy * x,)),
    "tan": Function(np.tan, (lambda dy, y, x: dy * (1 + y * y),)),
    "tanh": Function(np.tanh, (lambda dy, y, x: dy * (1 - y * y),)),
    "maximum": Function(
        np.maximum,
        (lambda dy, y, a, b: _larger(dy, a, b), lambda dy, y, a, b: _larger(dy, b, a)),
    ),
    "minimum": Function(
        np.minimum,
        (lambda dy, y, a, b: _larger(dy, b, a), lambda dy, y, a, b: _larger(dy, a, b)),
    ),
    "clip": Function(
        _clipped,
        (
            lambda dy, y, x, low, high: dy * ((x >= low) & (x <= high)),
            lambda dy, y, x, low, high: dy * ((x < low) & (low <= high)),
            lambda dy, y, x, low, high: dy * (np.maximum(x, low) > high),
        ),
    ),
    "where": Function(
        lambda test, a, b: np.where(test != 0, a, b),
        (
            None,
            lambda dy, y, test, a, b: dy * (test != 0),
            lambda dy, y, test, a, b: dy * (test == 0),
        ),
    ),
}


class Reduction(NamedTuple):
    """``value(x, axis=, keepdims=)``, and ``slope(dy, y, x, axes)`` with ``y`` at full rank."""

    value: Callable[..., Array]
    slope: Callable[..., Array]


def _extreme_slope(dy: Array, y: Array, x: Array, axes: tuple[int, ...]) -> Array:
    """Return the gradient of a maximum or minimum; equal values share it."""
    chosen = x == y
    return dy * chosen / chosen.sum(axis=axes, keepdims=True).astype(x.dtype)


def _mean_slope(dy: Array, y: Array, x: Array, axes: tuple[int, ...]) -> Array:
    return np.broadcast_to(dy * (y.size / x.size), x.shape)


REDUCTIONS: dict[str, Reduction] = {
    "sum": Reduction(np.sum, lambda dy, y, x, axes: np.broadcast_to(dy, x.shape)),
    "mean": Reduction(np.mean, _mean_slope),
    "max": Reduction(np.max, _extreme_slope),
    "min": Reduction(np.min, _extreme_slope),
}

NOISES = ("normal", "uniform")  # mean 0 and deviation 1; from 0 to 1
