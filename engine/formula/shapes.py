"""The shapes of what a formula gives, without the batch; None stands for an open size.

Samples are broadcast by NumPy's rules, and never the batch: a number for each sample goes
together with an image for each sample.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from engine.errors import FormulaAxis, FormulaShapes
from engine.formula.tree import Apply, Formula, Input, Noise, Reduce

Shape = tuple[Any, ...]


def shape_of(formula: Formula, shapes: Sequence[Shape]) -> Shape:
    """Return the shape of the result. Raises where shapes do not go together."""
    return sample_shape(formula.root, shapes)


def sample_shape(node: Any, shapes: Sequence[Shape]) -> Shape:
    """Return the shape of one node; a number has that of a sample with one value, ()."""
    match node:
        case Input():
            return tuple(shapes[node.place])
        case Noise():
            return sample_shape(node.like, shapes)
        case Apply():
            return _broadcast(node, [sample_shape(each, shapes) for each in node.arguments])
        case Reduce():
            return _reduced(node, sample_shape(node.argument, shapes))
    return ()


def operation_count(formula: Formula, shapes: Sequence[Shape]) -> int:
    """Return how many values all operations of the formula take or give, none of a size open."""
    return _operations(formula.root, shapes)


def _operations(node: Any, shapes: Sequence[Shape]) -> int:
    match node:
        case Apply():
            inner = sum(_operations(each, shapes) for each in node.arguments)
            return inner + math.prod(sample_shape(node, shapes))
        case Reduce():
            inner = _operations(node.argument, shapes)
            return inner + math.prod(sample_shape(node.argument, shapes))
    return 0


def reduced_axes(node: Reduce, rank: int) -> tuple[int, ...]:
    """Return the axes of an array of ``rank``, with its batch, that are summed over."""
    if node.axes is None:
        return tuple(range(1, rank))
    axes = tuple(axis + rank if axis < 0 else axis for axis in node.axes)
    if len(set(axes)) < len(axes) or not all(1 <= axis < rank for axis in axes):
        raise FormulaAxis(
            node="",
            function=node.function,
            column=node.column,
            actual=", ".join(str(axis) for axis in node.axes),
            maximum=rank - 1,
        )
    return axes


def _reduced(node: Reduce, shape: Shape) -> Shape:
    axes = reduced_axes(node, len(shape) + 1)
    kept = (
        (1 if i in axes else size, i not in axes or node.keepdims)
        for i, size in enumerate(shape, start=1)
    )
    return tuple(size for size, stays in kept if stays)


def _broadcast(node: Apply, shapes: list[Shape]) -> Shape:
    rank = max(len(shape) for shape in shapes)
    wide = [(1,) * (rank - len(shape)) + shape for shape in shapes]
    result = []
    for sizes in zip(*wide, strict=True):
        known = {size for size in sizes if size not in (1, None)}
        if len(known) > 1:
            raise FormulaShapes(node="", column=node.column, actual=tuple(shapes))
        result.append(next(iter(known)) if known else None if None in sizes else 1)
    return tuple(result)
