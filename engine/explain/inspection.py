"""Everything that is seen of one sample, as pictures and numbers: a tour through the network."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.errors import EngineError
from engine.explain.activations import all_activations
from engine.explain.book_figures import activation_picture
from engine.explain.filters import kernels_of, matrix_of
from engine.explain.methods import attributions, explain
from engine.explain.nodes import (
    gives_maps,
    has_kernels,
    has_matrix,
    is_idle,
    kernel_count,
    last_convolution,
)
from engine.explain.predictions import Inputs, finished
from engine.layers.base import Array
from engine.network.network import Network
from engine.network.shapes import NodeReport

MOST_NUMBERS = 8_000_000  # weights of one layer that are drawn: 32 MB
_WIDTH = 1024  # pixels of a picture of activations, about
_GAP = 1  # pixels between kernels


@dataclass(frozen=True, eq=False)
class Sight:
    """One thing seen.

    ``kind``: "map", "values", "filter" or "heat"   ``name``: of the layer or the method
    numbers: by name, as they are   picture: (height, width), None where numbers are few
    ``low``, ``high``: the ends of the colours of ``picture``
    ``magnified``: how many times the size of ``picture`` is to be seen
    ``problem``: why a method says nothing here
    """

    kind: str
    name: str
    numbers: dict[str, Array]
    picture: Array | None = None
    low: float = 0.0
    high: float = 255.0
    magnified: int = 1
    problem: EngineError | None = None


Tour = Generator[tuple[int, int], None, list[Sight]]  # yields (done, total)


def tour(
    network: Network, x: Inputs, kernels: Any, *, classes: int | None = None, size: tuple[int, ...]
) -> Tour:
    """Return what the network makes of one sample: activations, weights, heat maps.

    x: (1, ...) as the network takes it   ``size``: the shape of the sample. Heat maps are those
    of all methods that run the network a few times, where ``size`` is that of an image and the
    network has a convolution; layers that do nothing outside of training are left out.
    """
    rows = [r for r in network.summary.rows if r.node.layer.input_count and not is_idle(r)]
    weighed = [r for r in rows if 0 < kernel_count(r) <= MOST_NUMBERS]
    methods = _methods(network, size)
    total = 1 + len(weighed) + len(methods)
    activations = all_activations(network, x, kernels)
    sights = [_activation(row, activations[row.node.id]) for row in rows]
    yield 1, total
    for done, row in enumerate(weighed, start=2):
        sights.append(_weights(network, row))
        yield done, total
    for done, name in enumerate(methods, start=2 + len(weighed)):
        sights.append(_heat(network, x, kernels, name, classes))
        yield done, total
    return sights


def _methods(network: Network, size: tuple[int, ...]) -> list[str]:
    is_seen = len(size) == 3 and last_convolution(network.summary) is not None
    return [n for n in attributions if not attributions[n].is_long] if is_seen else []


def _heat(network: Network, x: Inputs, kernels: Any, name: str, classes: int | None) -> Sight:
    try:
        found = finished(explain(network, x, kernels, attributions[name](), classes=classes))
    except EngineError as error:
        return Sight("heat", name, {}, problem=error)
    numbers = {"heat": found.maps[0], "cells": found.cells[0]}
    return Sight("heat", name, numbers, found.maps[0], -1.0 if found.is_signed else 0.0, 1.0)


def _activation(row: NodeReport, values: Array) -> Sight:
    numbers = {"activations": np.asarray(values)}
    if not gives_maps(row):
        return Sight("values", row.node.name, numbers)
    picture = activation_picture(values)
    times = max(1, _WIDTH // picture.shape[1])
    return Sight("map", row.node.name, numbers, picture, magnified=times)


def _weights(network: Network, row: NodeReport) -> Sight:
    node = row.node
    if has_matrix(row) and not has_kernels(row):
        weights = matrix_of(network, node.id)
        picture = weights
    else:
        weights = kernels_of(network, node.id)
        picture = kernel_picture(weights)
    largest = float(np.abs(weights).max(initial=0))
    return Sight("filter", node.name, {"weights": weights}, picture, -largest, largest, 4)


def kernel_picture(kernels: Array) -> Array:
    """Return kernels as one picture: a column for each filter, a row for each input channel.

    kernels: (rows, columns, channels, filters). Gaps of a pixel between them are 0.
    """
    rows, columns, channels, filters = kernels.shape
    made = np.zeros((channels * (rows + _GAP), filters * (columns + _GAP)), kernels.dtype)
    cells = made.reshape(channels, rows + _GAP, filters, columns + _GAP)
    cells[:, :rows, :, :columns] = kernels.transpose(2, 0, 3, 1)
    return made[:-_GAP, :-_GAP]
