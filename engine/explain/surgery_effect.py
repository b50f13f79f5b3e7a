"""What a change of units does to the answers of a network, over a slice of samples."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.explain.predictions import Inputs, class_probabilities, piece_size
from engine.explain.surgery import Edit, operated
from engine.layers.base import Array
from engine.network.network import Network
from engine.spec import port

SLICE_COST = 8_000_000_000  # multiply-adds of one pass: 0.2 s of a core with compiled kernels
_FEWEST, _MOST = 16, 2000


@dataclass(frozen=True, eq=False)
class ClassEffect:
    """Shares of samples that are told right, before and after.

    class_before, class_after: (classes,), NaN where there are no samples   counts: (classes,)
    """

    before: float
    after: float
    class_before: Array
    class_after: Array
    counts: Array


def slice_size(network: Network) -> int:
    """Return on how many samples a change is judged at once, so that it is told within a second."""
    return int(np.clip(SLICE_COST // max(network.summary.multiply_adds, 1), _FEWEST, _MOST))


def spread(rows: Array, most: int) -> Array:
    """Return at most ``most`` of ``rows``, evenly spread."""
    return rows[np.linspace(0, len(rows) - 1, min(most, len(rows))).astype(int)]


def effect_on_classes(
    network: Network,
    changes: Sequence[Edit],
    chosen: Array,
    samples: Callable[[Array], Inputs],
    labels: Array,
    classes: int,
    kernels: Any,
) -> Generator[tuple[int, int], None, ClassEffect]:
    """Run the samples at the places ``chosen``, at least one; yield (done, total) by pieces.

    Layers that no change reaches run once. ``samples(places)`` gives prepared samples as
    ``Network.predict`` takes them   labels: (len(chosen),) class numbers
    """
    changed = operated(network, changes)
    reached = reached_by(network, changes)
    size, total, hits = piece_size(network), len(chosen), []
    for start in range(0, total, size):
        places = chosen[start : start + size]
        phase = network.question(kernels)  # one for both: it keeps the masks of what runs once
        values, _ = network.forward(network.input_of(samples(places)), phase)
        known = {key: value for key, value in values.items() if port(key)[0] not in reached}
        truth = labels[start : start + size]
        row = [_hits(network, values, truth, classes)]
        after, _ = changed.forward(known, phase)
        row.append(_hits(network, after, truth, classes))
        hits.append(np.stack(row, axis=1))
        yield min(start + size, total), total
    right = np.concatenate(hits)
    counts = np.bincount(labels, minlength=classes)
    sums = [np.bincount(labels, weights=right[:, i], minlength=classes) for i in (0, 1)]
    means = [np.where(counts > 0, each / np.maximum(counts, 1), np.nan) for each in sums]
    shares = right.mean(axis=0)
    return ClassEffect(float(shares[0]), float(shares[1]), means[0], means[1], counts)


def reached_by(network: Network, changes: Sequence[Edit]) -> frozenset[str]:
    """Return the ids of the nodes whose values a change may alter, as the network runs them."""
    owners = {network.spec[change.node].weights_id for change in changes}
    reached: set[str] = set()
    for node in network.graph:
        if node.weights_id in owners or any(port(i)[0] in reached for i in node.inputs):
            reached.add(node.id)
    return frozenset(reached)


def _hits(network: Network, values: Any, truth: Array, classes: int) -> Array:
    outputs = values[network.spec.outputs[0]]
    return class_probabilities(network, outputs, classes).argmax(axis=-1) == truth
