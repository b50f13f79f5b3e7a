"""How a layer with several inputs makes one of its values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from engine.explain.computation_parts import (
    LARGEST,
    MEAN,
    MOVED,
    PRODUCT,
    SMALLEST,
    SUM,
    Local,
    Part,
    Place,
    at,
    patch,
    summed,
)
from engine.layers.axes import array_axes
from engine.layers.base import Array

Rule = Callable[[Any, Sequence[Array], Sequence[Array | None], Place], Local | None]


def _added(factors: Callable[[int, int], float], kind: str) -> Rule:
    """Return the rule of a weighted sum; ``factors(i, count)`` is what input i counts."""

    def rule(layer: Any, xs, masks, place: Place) -> Local:
        return summed(kind, [_part(xs, i, place, factors(i, len(xs))) for i in range(len(xs))])

    return rule


def _multiplied(layer: Any, xs, masks, place: Place) -> Local | None:
    if any(mask is not None for mask in masks):
        return None  # masked steps count as 1, or give 0
    values = np.array([_value(xs, i, place) for i in range(len(xs))])
    parts = [
        Part(
            i,
            _axes(xs, i, place),
            _inputs(xs, i, place),
            derivative=np.full((1,) * xs[i].ndim, np.delete(values, i).prod()),
        )
        for i in range(len(xs))
    ]
    total = float(values.prod())
    return Local(
        PRODUCT, tuple(parts), total=total, computed=total, bend=np.ones(1), size=abs(total)
    )


def _extreme(kind: str, best: Callable[[Array], Any]) -> Rule:
    """Return the rule of the largest or smallest; of equal ones the first is taken."""

    def rule(layer: Any, xs, masks, place: Place) -> Local | None:
        if any(mask is not None for mask in masks):
            return None  # a masked step never wins
        winner = int(best(np.array([_value(xs, i, place) for i in range(len(xs))])))
        return summed(kind, [_part(xs, i, place, float(i == winner)) for i in range(len(xs))])

    return rule


def _joined(layer: Any, xs, masks, place: Place) -> Local:
    (axis,) = array_axes((layer.axis,), xs[0].shape)
    ends = np.cumsum([each.shape[axis - 1] for each in xs])
    number = int(np.searchsorted(ends, place[axis - 1], side="right"))
    x = xs[number]
    along = place[axis - 1] - int(ends[number]) + x.shape[axis - 1]
    axes = at((*place[: axis - 1], along, *place[axis:]))
    part = Part(number, axes, patch(x, axes), np.ones((*(1,) * x.ndim, 1)))
    return summed(MOVED, [part])


def _part(xs: Sequence[Array], number: int, place: Place, factor: float) -> Part:
    kernel = np.full((*(1,) * xs[number].ndim, 1), factor)
    return Part(number, _axes(xs, number, place), _inputs(xs, number, place), kernel)


def _axes(xs: Sequence[Array], number: int, place: Place) -> tuple[Array, ...]:
    """Return where an input has what goes to ``place``: inputs are spread over one another."""
    shape = xs[number].shape
    own = place[len(place) - len(shape) :]
    return at([0 if size == 1 else i for i, size in zip(own, shape, strict=True)])


def _inputs(xs: Sequence[Array], number: int, place: Place) -> Array:
    return patch(xs[number], _axes(xs, number, place))


def _value(xs: Sequence[Array], number: int, place: Place) -> float:
    return float(_inputs(xs, number, place).ravel()[0])


MERGES: dict[str, Rule] = {
    "Add": _added(lambda i, count: 1.0, SUM),
    "Average": _added(lambda i, count: 1 / count, MEAN),
    "Concatenate": _joined,
    "Maximum": _extreme(LARGEST, np.argmax),
    "Minimum": _extreme(SMALLEST, np.argmin),
    "Multiply": _multiplied,
    "Subtract": _added(lambda i, count: -1.0 if i else 1.0, SUM),
}
