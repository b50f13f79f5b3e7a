"""The editor that fits a plain value: a number, a switch, a text, a row of numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

from app.widgets.fields import Field, FlagField, NumberField, TextField
from app.widgets.numbers import IntegerBox, NumberBox, SizesBox
from app.widgets.structures import StructureField

LARGEST_INTEGER = 2**31 - 1
LONGEST_ROW = 3  # whole numbers that stand side by side


def simple_field(kind: Any, limits: Mapping[str, Any], value: Any = None) -> Field:
    """Return the editor of a value of type ``kind`` within ``limits`` (minimum, maximum)."""
    if _may_be_a_row(kind, value):
        return _field_of_row(kind, limits)
    kind = without_none(kind)
    low, high = limits.get("minimum"), limits.get("maximum")
    if kind is bool:
        return FlagField()
    if kind is int:
        low = -LARGEST_INTEGER if low is None else int(low)
        high = LARGEST_INTEGER if high is None else min(int(high), LARGEST_INTEGER)
        return NumberField(IntegerBox(0, low, high))
    if kind is float:
        low = -1e300 if low is None else low
        return NumberField(NumberBox(0.0, low, 1e300 if high is None else high))
    return TextField()


def _may_be_a_row(kind: Any, value: Any) -> bool:
    kinds = (kind, *get_args(kind)) if _is_union(kind) else (kind,)
    return isinstance(value, tuple) or any(get_origin(k) is tuple for k in kinds)


def _field_of_row(kind: Any, limits: Mapping[str, Any]) -> Field:
    """Return boxes side by side for a few whole numbers, one line of text for other rows."""
    kinds = [k for k in get_args(kind) if k is not NoneType] if _is_union(kind) else [kind]
    sizes = get_args(kinds[0])
    if len(kinds) == 1 and len(sizes) <= LONGEST_ROW and set(sizes) == {int}:
        low = 0 if limits.get("minimum") is None else int(limits["minimum"])
        high = 9999 if limits.get("maximum") is None else int(limits["maximum"])
        return NumberField(SizesBox((max(low, 0),) * len(sizes), low, high))
    is_single = any(get_origin(k) is not tuple for k in kinds)
    return StructureField(is_single, takes_fractions="float" in str(kind))


def _is_union(kind: Any) -> bool:
    return get_origin(kind) in (Union, UnionType)


def without_none(kind: Any) -> Any:
    """Return the type of an optional value."""
    if _is_union(kind):
        kinds = [k for k in get_args(kind) if k is not NoneType]
        return kinds[0]
    return kind


def default_of(kind: Any, setting: Any, limits: Mapping[str, Any]) -> Any:
    """Return what an optional setting becomes when it is switched on for the first time."""
    if setting.default not in (MISSING, None):
        return setting.default
    if limits.get("when_on") is not None:
        return limits["when_on"]
    kind = without_none(kind)
    low = limits.get("minimum")
    if get_origin(kind) is tuple:
        sizes = get_args(kind)
        count = 1 if Ellipsis in sizes else len(sizes)
        high = limits.get("maximum")
        usual = max(2, int(low or 0))
        return (usual if high is None else min(usual, high),) * count
    return {int: int(low or 0), float: float(low or 0.0), bool: False}.get(kind, "")
