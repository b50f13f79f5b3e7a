"""Axes as Keras counts them (the batch is 0, -1 the last), and sums over those of spread arrays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from engine.errors import AxisError, SettingError
from engine.layers.base import Array, Layer, Shape


def settle(layer: Layer, setting: str, value: Any) -> None:
    """Write a setting in its full form, while the layer is being made."""
    object.__setattr__(layer, setting, value)


def settle_axes(layer: Layer, setting: str) -> None:
    """Make a tuple of one axis or several. Raises ``SettingError`` unless they are some."""
    value = getattr(layer, setting)
    axes = (value,) if isinstance(value, int) else value
    if not isinstance(axes, (tuple, list)) or not axes or not all(type(a) is int for a in axes):
        raise SettingError(setting=setting, expected="one or more axes", actual=value)
    check_axes(setting, axes)
    settle(layer, setting, tuple(axes))


def settle_axis(layer: Any) -> None:
    """Make ``axis`` one number, also of a row of one, as older models tell it."""
    value = layer.axis
    axis = value[0] if isinstance(value, (tuple, list)) and len(value) == 1 else value
    if type(axis) is not int:
        raise SettingError(setting="axis", expected="one axis", actual=value)
    check_axes("axis", (axis,))
    settle(layer, "axis", axis)


def check_axes(setting: str, axes: Sequence[int]) -> None:
    """Raise if one of ``axes`` is the batch."""
    if 0 in axes:
        raise SettingError(setting=setting, expected="not 0, the batch", actual=axes)


def array_axes(axes: Sequence[int], shape: Shape) -> tuple[int, ...]:
    """Return ``axes`` counted from the batch, in order; ``shape`` is that of a sample.

    Raises ``AxisError`` where the sample has fewer.
    """
    count = len(shape) + 1
    for axis in axes:
        if not 0 < abs(axis) <= len(shape):
            raise AxisError(node="", axis=axis, last=len(shape), actual=shape)
    return tuple(sorted({axis % count for axis in axes}))


def summed_to(values: Array, shape: Shape) -> Array:
    """Return ``values`` summed over the axes along which an array of ``shape`` was spread."""
    more = values.ndim - len(shape)
    spread = (i for i, size in enumerate(shape, more) if size == 1 != values.shape[i])
    axes = (*range(more), *spread)
    if not axes:
        return values
    return values.sum(axis=axes, dtype=np.float64).reshape(shape)
