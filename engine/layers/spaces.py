"""Sequences, images and volumes: what layers of one to three dimensions take, and their borders."""

from __future__ import annotations

from typing import Any

from engine.errors import SettingError, ShapeError
from engine.layers.base import Shape

Pair = tuple[int, int]
Borders = tuple[tuple[int, int], ...]  # (before, after) of each dimension

_SHAPES = {
    1: "(time, features)",
    2: "(height, width, channels)",
    3: "(depth, height, width, channels)",
}


def check_space(shape: Shape, rank: int) -> None:
    """Raise unless ``shape`` is that of a sample with ``rank`` dimensions and channels."""
    if len(shape) != rank + 1:
        raise ShapeError(node="", expected=_SHAPES[rank], actual=shape)


def channels_of(shape: Shape, rank: int) -> int:
    """Return the number of channels, on which weights depend. Raises where it is open."""
    if shape[-1] is None:
        raise ShapeError(node="", expected=_SHAPES[rank], actual=shape)
    return shape[-1]


def borders(setting: str, value: Any, rank: int) -> Borders:
    """Return (before, after) for each of ``rank`` dimensions, from any of Keras's short forms.

    One number for all sides, one for both sides of each dimension, or two for each dimension,
    which may also stand in one row. Raises ``SettingError`` for anything else.
    """
    numbers = _flat(value)
    if any(type(n) is not int or n < 0 for n in numbers):
        raise SettingError(setting=setting, expected="whole numbers from 0", actual=value)
    if len(numbers) == 1:
        numbers *= rank * 2
    elif len(numbers) == rank > 1:
        numbers = [n for n in numbers for _ in range(2)]
    if len(numbers) != 2 * rank:
        raise SettingError(setting=setting, expected=f"{2 * rank} numbers", actual=value)
    return tuple((numbers[i], numbers[i + 1]) for i in range(0, 2 * rank, 2))


def factors(setting: str, value: Any, rank: int) -> tuple[int, ...]:
    """Return one factor for each of ``rank`` dimensions. Raises ``SettingError``."""
    numbers = _flat(value)
    if any(type(n) is not int or n < 1 for n in numbers) or len(numbers) not in (1, rank):
        raise SettingError(setting=setting, expected=f"{rank} numbers from 1", actual=value)
    return tuple(numbers) if len(numbers) == rank else tuple(numbers * rank)


def _flat(value: Any) -> list[Any]:
    if isinstance(value, (tuple, list)):
        return [n for part in value for n in _flat(part)]
    return [value]
