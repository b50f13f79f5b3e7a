"""Weights that multiply or shift values one by one: the specs of their arrays."""

from __future__ import annotations

import math
from typing import Any

from engine.errors import ShapeError
from engine.layers.base import Shape, WeightSpec


def single_weights(
    shape: Shape, initializer: Any, regularizer: Any = None, constraint: Any = None
) -> WeightSpec:
    """Return the spec of an array of ``shape`` that is no kernel; fans as Keras counts them."""
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
