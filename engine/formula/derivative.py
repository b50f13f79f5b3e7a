"""A formula computed, and its gradients by the chain rule, from the root of the tree down."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from engine.formula.functions import FUNCTIONS, OPERATIONS, REDUCTIONS
from engine.formula.shapes import reduced_axes, sample_shape
from engine.formula.tree import Apply, Formula, Input, Noise, Reduce

Array = Any
Draw = Callable[[str, int, tuple[int, ...]], Array]  # (kind, number, shape) -> noise
_Way = Callable[[Array, list], None]  # (gradient, gradients of the inputs to add to)
_ELEMENTWISE = FUNCTIONS | OPERATIONS


def evaluate(
    formula: Formula, xs: Sequence[Array], draw: Draw
) -> tuple[Array, Callable[[Array], list[Array | None]]]:
    """Return the value, and ``backward(dy)``, which gives the gradient of each input.

    xs: (batch, ...) each   y: (batch, ...)   None: the formula does not depend on that input
    """
    run = _Run(xs, draw)
    with np.errstate(all="ignore"):  # what is no number is told by the loss
        y, way = run.value(formula.root)

    def backward(dy: Array) -> list[Array | None]:
        slopes: list[Array | None] = [None] * len(xs)
        with np.errstate(all="ignore"):
            way(dy, slopes)
        return slopes

    return y, backward


class _Run:
    """One evaluation: each method returns a value and the way back from it."""

    def __init__(self, xs: Sequence[Array], draw: Draw):
        self._xs, self._draw = xs, draw
        self._dtype = xs[0].dtype

    def value(self, node: Any) -> tuple[Any, _Way]:
        match node:
            case Input():
                return self._input(node)
            case Noise():
                shape = sample_shape(node.like, [x.shape[1:] for x in self._xs])
                noise = self._draw(node.kind, node.number, (len(self._xs[0]), *shape))
                return noise.astype(self._dtype, copy=False), _nowhere
            case Apply():
                return self._apply(node)
            case Reduce():
                return self._reduce(node)
        return node, _nowhere

    def _input(self, node: Input) -> tuple[Array, _Way]:
        def way(dy: Array, slopes: list) -> None:
            before = slopes[node.place]
            slopes[node.place] = dy if before is None else before + dy

        return self._xs[node.place], way

    def _apply(self, node: Apply) -> tuple[Array, _Way]:
        function = _ELEMENTWISE[node.function]
        values, ways = zip(*(self.value(each) for each in node.arguments), strict=True)
        rank = max(value.ndim for value in values if not isinstance(value, float))
        wide = [_at_rank(value, rank) for value in values]
        y = function.value(*wide).astype(self._dtype, copy=False)

        def way(dy: Array, slopes: list) -> None:
            for slope, value, back in zip(function.slopes, values, ways, strict=True):
                if slope is not None and back is not _nowhere:
                    dx = slope(dy, y, *wide).astype(self._dtype, copy=False)
                    back(_summed(dx, value.shape), slopes)

        return y, way

    def _reduce(self, node: Reduce) -> tuple[Array, _Way]:
        reduction = REDUCTIONS[node.function]
        x, back = self.value(node.argument)
        axes = reduced_axes(node, x.ndim)
        full = reduction.value(x, axis=axes, keepdims=True)
        kept = [size for i, size in enumerate(full.shape) if i not in axes]
        y = full if node.keepdims else full.reshape(kept)

        def way(dy: Array, slopes: list) -> None:
            if back is not _nowhere:
                back(reduction.slope(dy.reshape(full.shape), full, x, axes), slopes)

        return y, way


def _nowhere(dy: Array, slopes: list) -> None:
    """Numbers and noise have no gradient."""


def _at_rank(value: Any, rank: int) -> Any:
    """Return an array with axes of size 1 after its batch, so that samples are broadcast."""
    if isinstance(value, float) or value.ndim == rank:
        return value
    return value.reshape(value.shape[:1] + (1,) * (rank - value.ndim) + value.shape[1:])


def _summed(slope: Array, shape: tuple[int, ...]) -> Array:
    """Return a gradient summed over what was broadcast to make it."""
    wide = shape[:1] + (1,) * (slope.ndim - len(shape)) + shape[1:]
    axes = tuple(i for i, size in enumerate(wide) if size == 1 and slope.shape[i] != 1 and i)
    return slope.sum(axis=axes, keepdims=True).reshape(shape) if axes else slope.reshape(shape)
