"""Where each array of weights lies in the one flat buffer of a network."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from engine.layers.base import Shape, WeightSpec
from engine.network.shapes import Summary

_SLOT = 16  # floats: each array begins at a multiple of 64 bytes

Key = tuple[str, str]  # (weights id of the node, name of the weight)


@dataclass(frozen=True)
class Place:
    """One array of weights: its place in the flat buffer, and what it is."""

    key: Key
    start: int
    shape: Shape
    spec: WeightSpec
    trainable: bool  # neither a statistic nor frozen

    @property
    def stop(self) -> int:
        return self.start + math.prod(self.shape)


@dataclass(frozen=True)
class Layout:
    """All places; the trainable ones come first, frozen ones and statistics behind them."""

    places: tuple[Place, ...]
    trainable_size: int
    size: int

    def views(self, flat: np.ndarray) -> dict[str, dict[str, np.ndarray]]:
        """Return ``flat`` as arrays by node and name; no copy is made."""
        arrays: dict[str, dict[str, np.ndarray]] = {}
        for place in self.places:
            node, name = place.key
            view = flat[place.start : place.stop].reshape(place.shape)
            arrays.setdefault(node, {})[name] = view
        return arrays

    def trainable(self) -> tuple[Place, ...]:
        return tuple(p for p in self.places if p.trainable)


def lay_out(summary: Summary) -> Layout:
    """Give every array of weights of a network its place."""
    specs = [
        ((row.node.weights_id, name), spec, spec.trainable and row.node.layer.trainable)
        for row in summary.owners()
        for name, spec in row.weights.items()
    ]
    places, start, trainable_size = [], 0, 0
    for trainable in (True, False):
        for key, spec, learns in specs:
            if learns == trainable:
                places.append(Place(key, start, spec.shape, spec, learns))
                start += -(-math.prod(spec.shape) // _SLOT) * _SLOT
        if trainable:
            trainable_size = start
    in_order = {key: number for number, (key, _, _) in enumerate(specs)}
    places.sort(key=lambda p: in_order[p.key])
    return Layout(tuple(places), trainable_size, start)
