"""The terms of a value as rows to show, and as a table to save."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from app.models.computation_texts import heads_of, line_label
from engine.explain.computation import Computation, Operand

FORWARD, BACKWARD = 0, 1  # the ways that a computation is read

Names = Mapping[str, Sequence[str]]  # of the values of a source, by its reference


@dataclass(frozen=True, eq=False)
class Line:
    """One channel of an operand; ``cells`` are those of ``tiles``, row by row, in the operand.

    tiles: (rows, columns) each   is_padding: (rows, columns)
    """

    operand: Operand
    cells: list[tuple[int, ...]]
    label: str
    tiles: tuple[np.ndarray, ...]
    is_padding: np.ndarray
    text: str


def lines_of(found: Computation, way: int, most: int, names: Names) -> list[Line]:
    """Return the ``most`` largest lines of a computation, read forward or backward."""
    pairs = zip(found.lines.operands, found.lines.channels, found.lines.sums, strict=True)
    return [
        _line(found, int(number), int(channel), float(total), way, names)
        for (number, channel, total), _ in zip(pairs, range(most), strict=False)
    ]


def heads(found: Computation, way: int) -> list[str]:
    """Return what stands above the tiles of each line."""
    if not found.operands:
        return []
    has_weights = found.operands[0].weights is not None
    is_learned = found.operands[0].weight_slopes is not None
    return heads_of(way == BACKWARD, has_weights, is_learned)


def rest_of(found: Computation, most: int) -> tuple[int, float]:
    """Return how many lines are beyond the first ``most``, and what they add."""
    rest = found.lines.sums[most:]
    return len(rest), float(rest.sum())


def table_of(found: Computation) -> Iterator[list[str]]:
    """Yield all terms as rows of a table, with their heads first."""
    yield ["source", "place", "input", "weight", "slope", "term", "to_input", "to_weight"]
    for operand in found.operands:
        nothing = np.full(operand.inputs.shape, math.nan)
        weights = nothing if operand.weights is None else operand.weights
        learned = nothing if operand.weight_slopes is None else operand.weight_slopes
        terms = operand.terms
        for cell in np.ndindex(*operand.inputs.shape):
            place = operand.place(cell)
            numbers = (
                operand.inputs[cell],
                weights[cell],
                operand.slopes[cell],
                terms[cell],
                operand.through[cell],
                learned[cell],
            )
            texts = ["" if math.isnan(number) else f"{number:.9g}" for number in numbers]
            yield [operand.name, "padding" if place is None else str(place), *texts]


def arrays_of(found: Computation) -> dict[str, np.ndarray]:
    """Return all numbers of a computation by name."""
    made = {
        "value": np.array(found.value),
        "place": np.array(found.place),
        "total": np.array(found.total),
        "bias": np.array(math.nan if found.bias is None else found.bias),
        "row": found.row,
        "slope": np.array(found.slope),
        "total_slope": np.array(found.total_slope),
    }
    for number, operand in enumerate(found.operands):
        for name in ("inputs", "weights", "slopes", "through", "weight_slopes"):
            values = getattr(operand, name)
            if values is not None:
                made[f"{name}_{number}"] = values
    return made


def _line(
    found: Computation, number: int, channel: int, total: float, way: int, names: Names
) -> Line:
    operand = found.operands[number]
    shape = operand.inputs.shape[:-1]
    cells = [(*cell, channel) for cell in np.ndindex(*shape)]
    columns = shape[-1] if shape else 1
    padded = np.array([operand.place(cell) is None for cell in cells]).reshape(-1, columns)

    def tile(values: np.ndarray) -> np.ndarray:
        return np.asarray(values[..., channel], np.float64).reshape(-1, columns)

    if way == BACKWARD:
        arrays = [operand.inputs, operand.through]
        arrays += [] if operand.weight_slopes is None else [operand.weight_slopes]
        text = ""
    else:
        factors = operand.slopes if operand.weights is None else operand.weights
        arrays = [operand.inputs, factors, operand.terms]
        text = f"{total:+.4g}"
    label = line_label(found, number, channel, len(cells) == 1, names.get(operand.source, ()))
    return Line(operand, cells, label, tuple(tile(a) for a in arrays), padded, text)
