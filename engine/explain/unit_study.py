"""One filter or unit, looked at over many samples: what excites it, and what it is good for."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.explain.nodes import report_of
from engine.explain.predictions import Inputs, class_probabilities, piece_size
from engine.explain.receptive import Box, seen_by
from engine.layers.base import Array
from engine.network.network import Network
from engine.network.trace import Trace


@dataclass(frozen=True, eq=False)
class Study:
    """places: (most,) of the samples that excite the unit most, the strongest first

    values: (most,) the largest that the unit gives for each   cells: (most, 2) row and column of
    it, both 0 of a layer without places   ``alive``: share of the samples for which it gives
    anything above 0   class_means: (classes,) of what it gives on average, NaN without samples
    ``accuracy``, ``muted``: with the unit, and with 0 in its place; None without classes
    """

    samples: int
    places: Array
    values: Array
    cells: Array
    alive: float
    class_means: Array
    accuracy: float | None
    muted: float | None


def study(
    network: Network,
    node_id: str,
    unit: int,
    chosen: Array,
    samples: Callable[[Array], Inputs],
    labels: Array | None,
    classes: int,
    kernels: Any,
    most: int = 16,
) -> Generator[tuple[int, int], None, Study]:
    """Run the samples at the places ``chosen``; yield (done, total) after each piece.

    ``samples(places)`` gives prepared samples as ``Network.predict`` takes them. labels: the class
    numbers of ``chosen``, None for regression.
    """
    size, total, width = piece_size(network), len(chosen), 0  # of a map, 0 without places
    peaks, where, means, hits = [], [], [], []
    for start in range(0, total, size):
        places = chosen[start : start + size]
        trace = Trace(network, samples(places), kernels, until=node_id)
        maps = trace.activations[node_id]
        width = maps.shape[2] if maps.ndim == 4 else 0
        own = maps[..., unit].reshape(len(places), -1)
        where.append(own.argmax(axis=1))
        peaks.append(own.max(axis=1))
        means.append(own.mean(axis=1, dtype=np.float64))
        if labels is not None and classes:
            truth = labels[start : start + size]
            hits.append(_hits(network, trace.activations, node_id, unit, truth, classes, kernels))
        yield min(start + size, total), total
    peak, place, mean = (np.concatenate(each) for each in (peaks, where, means))
    order = np.argsort(-peak, kind="stable")[:most]
    right = np.concatenate(hits).mean(axis=0) if hits else (None, None)
    return Study(
        total,
        chosen[order],
        peak[order],
        np.stack(np.divmod(place[order], max(width, 1)), axis=1),
        float((peak > 0).mean()),
        _class_means(mean, labels, classes),
        *(None if share is None else float(share) for share in right),
    )


def _hits(network, values, node_id, unit, truth, classes, kernels) -> Array:
    """Return (samples, 2): whether each is told right, with the unit and with 0 in its place."""
    known = {key: value for key, value in values.items() if value is not None}
    maps = values[node_id].copy()
    maps[..., unit] = 0
    hits = []
    for given in (known, known | {node_id: maps}):
        found, _ = network.forward(given, network.question(kernels))
        outputs = found[network.spec.outputs[0]]
        told = class_probabilities(network, outputs, classes).argmax(axis=-1)
        hits.append(told == truth)
    return np.stack(hits, axis=1)


def _class_means(mean: Array, labels: Array | None, classes: int) -> Array:
    if labels is None or not classes:
        return np.zeros(0)
    counts = np.bincount(labels, minlength=classes)
    sums = np.bincount(labels, weights=mean, minlength=classes)
    return np.where(counts > 0, sums / np.maximum(counts, 1), np.nan)


def selectivity(class_means: Array) -> float | None:
    """Return ``(a - b) / (a + b)`` of Morcos et al. 2018 (arXiv 1803.06959).

    a is the largest mean of a class, b the mean of the means of all others: 0 for a unit that
    gives all classes the same, 1 for one that answers to a single class. None where means are
    negative, of which the measure says nothing, or all 0.
    """
    known = class_means[np.isfinite(class_means)]
    if len(known) < 2 or known.min() < 0 or known.max() <= 0:
        return None
    best = known.max()
    others = np.delete(known, known.argmax()).mean()
    return float((best - others) / (best + others))


def twins(kernels: Array, unit: int, most: int = 3) -> list[tuple[int, float]]:
    """Return the units whose kernels are most alike, with the cosine of the angle between them.

    kernels: (..., units); one that is all 0 is like none
    """
    flat = kernels.reshape(-1, kernels.shape[-1]).astype(np.float64)
    length = np.linalg.norm(flat, axis=0)
    products = flat.T @ flat[:, unit] / np.where(length > 0, length, 1) / (length[unit] or 1)
    order = [int(i) for i in np.argsort(-products, kind="stable") if i != unit]
    return [(i, float(products[i])) for i in order[:most]]


def box_of_cell(
    network: Network, node_id: str, cell: Array, source: str, image: Array
) -> Box | None:
    """Return what a cell sees of the image (height, width, channels) at the Input ``source``.

    All of it where the node has no places.
    """
    height, width = image.shape[:2]
    if len(report_of(network.summary, node_id).shape or ()) != 3:
        return (0, height - 1), (0, width - 1)
    seen = seen_by(network, node_id, int(cell[0]), int(cell[1]), {source: image.shape})
    return next((each.box for each in seen if each.source == source), None)


def patches(images: Array, boxes: list[Box | None]) -> Array:
    """Return the boxes of images (n, height, width, channels), with 0 beyond smaller ones."""
    sizes = [(b[0][1] - b[0][0] + 1, b[1][1] - b[1][0] + 1) for b in boxes if b is not None]
    height, width = (max(size) for size in zip(*sizes, strict=True)) if sizes else (1, 1)
    cut = np.zeros((len(images), height, width, images.shape[-1]), images.dtype)
    for number, (image, box) in enumerate(zip(images, boxes, strict=True)):
        if box is not None:
            (top, bottom), (left, right) = box
            part = image[top : bottom + 1, left : right + 1]
            cut[number, : part.shape[0], : part.shape[1]] = part
    return cut
