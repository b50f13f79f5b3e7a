"""Specs of arrays of weights, with the fans that Keras counts."""

from __future__ import annotations

import math
from typing import Any

from engine.errors import ShapeError
from engine.layers.base import Shape, WeightSpec


def spec_of(
    shape: Shape, initializer: Any, regularizer: Any = None, constraint: Any = None
) -> WeightSpec:
    """Return the spec of an array of ``shape`` (..., inputs, outputs)."""
    if None in shape:
        raise ShapeError(node="", expected="known sizes", actual=shape)
    fan_in, fan_out = _fans(shape)
    return WeightSpec(shape, initializer, fan_in, fan_out, regularizer, constraint=constraint)


def _fans(shape: Shape) -> tuple[int, int]:
    """Keras's rule: the last two sizes times all before them, the same size twice if alone."""
    if len(shape) < 2:
        return math.prod(shape), math.prod(shape)
    before = math.prod(shape[:-2])
    return before * shape[-2], before * shape[-1]
