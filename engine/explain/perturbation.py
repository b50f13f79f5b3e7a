"""Perturbations: what happens to the score where parts of an image are covered.

* occlusion (Zeiler & Fergus 2014, arXiv 1311.2901)
* RISE (Petsiuk et al. 2018, arXiv 1806.07421)
* Score-CAM (Wang et al. 2020, arXiv 1910.01279)

They need no gradient. All are generators that yield (done, total) between pieces, so that
others have their turn and it can be given up; ``predictions.finished`` runs them. x: (batch,
height, width, channels) as the network takes it; ``target`` and ``score`` as ``scores.follow``
takes them; ``source`` is the id of the Input node of images, by default the first.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import Any

import numpy as np

from engine.explain.class_activation import ClassActivation, normalised
from engine.explain.grad_cam import enlarged, node_to_look_at
from engine.explain.predictions import Inputs, piece_size, softmax
from engine.explain.scores import Followed, Target, follow, picture_input
from engine.layers.base import Array
from engine.network.network import Network

Steps = Generator[tuple[int, int], None, Any]


def occlusion(
    network: Network,
    x: Inputs,
    kernels: Any,
    target: Target = None,
    *,
    window: tuple[int, int] = (8, 8),
    stride: tuple[int, int] = (4, 4),
    value: float = 0.0,
    source: str | None = None,
    **score,
) -> Steps:
    """Return how much the score falls where a window is covered with ``value``.

    (batch, height, width), signed: each pixel has the mean over the windows that cover it. The
    last window of a row or column may reach beyond the image, and is cut there.
    """
    followed = follow(network, x, kernels, target, **score)
    source = picture_input(network, source, followed.inputs)
    return occluded(followed, source, window, stride, value)


def rise(
    network: Network,
    x: Inputs,
    kernels: Any,
    target: Target = None,
    *,
    masks: int = 1000,
    cells: int = 7,
    kept: float = 0.5,
    seed: int = 0,
    source: str | None = None,
    **score,
) -> Steps:
    """Return ``1 / (N p) sum_i S(x * M_i) M_i`` over random smooth masks, (batch, height, width).

    The masks are ``rise_masks``. The paper takes the score after softmax.
    """
    followed = follow(network, x, kernels, target, **score)
    source = picture_input(network, source, followed.inputs)
    return risen(followed, source, masks, cells, kept, seed)


def score_cam(
    network: Network,
    x: Inputs,
    kernels: Any,
    node: str | None = None,
    target: Target = None,
    *,
    source: str | None = None,
    **score,
) -> Steps:
    """Return a ``ClassActivation`` of ``max(sum_k a_k A_k, 0)``, a generator.

    ``a`` is the softmax over all channels of the scores of ``x * H_k``, where H_k is channel k
    enlarged to the image and stretched to [0, 1]. A channel that is the same everywhere shows
    no place, and counts for nothing.
    """
    looked_at = node_to_look_at(network, node).id
    followed = follow(network, x, kernels, target, **score)
    source = picture_input(network, source, followed.inputs)
    heat = yield from score_cam_heat(followed, source, looked_at)
    rest = followed.targets, followed.scores, followed.probabilities
    return ClassActivation(normalised(heat), looked_at, *rest)


# on what was run already


def occluded(
    followed: Followed, source: str, window: tuple[int, int], stride: tuple[int, int], value: float
) -> Steps:
    """Return ``occlusion`` of what was run, a generator."""
    x = followed.inputs[source]
    size = x.shape[1:3]
    squares = [
        (rows, columns)
        for rows in _spans(size[0], window[0], stride[0])
        for columns in _spans(size[1], window[1], stride[1])
    ]
    falls, counts = np.zeros(x.shape[:3]), np.zeros(size)
    for rows, columns in squares:
        counts[rows, columns] += 1
    done = 0
    for i, sample in enumerate(x):
        for piece in _pieces(followed.form, squares):
            covered = np.repeat(sample[None], len(piece), axis=0)
            for copy, (rows, columns) in zip(covered, piece, strict=True):
                copy[rows, columns] = value
            fall = followed.scores[i] - followed.scores_of(i, source, covered)
            for each, (rows, columns) in zip(fall, piece, strict=True):
                falls[i, rows, columns] += each
            done += len(piece)
            yield done, len(x) * len(squares)
    return (falls / np.maximum(counts, 1)).astype(np.float32)


def risen(followed: Followed, source: str, masks: int, cells: int, kept: float, seed: int) -> Steps:
    """Return ``rise`` of what was run, a generator."""
    x = followed.inputs[source]
    sums, done = np.zeros(x.shape[:3]), 0
    size = _chunk(followed.form)
    for first in range(0, masks, size):
        # each mask has a generator of its own, so that the size of a piece changes nothing
        piece = rise_masks(x.shape[1:3], min(size, masks - first), cells, kept, seed, first)
        for i, sample in enumerate(x):
            scores = followed.scores_of(i, source, (sample * piece[..., None]).astype(x.dtype))
            sums[i] += np.tensordot(scores.astype(np.float64), piece, axes=1)
        done += len(piece)
        yield done, masks
    return (sums / (masks * kept)).astype(np.float32)


def rise_masks(
    size: tuple[int, int], count: int, cells: int, kept: float, seed: int, first: int = 0
) -> Array:
    """Return masks (count, height, width) in [0, 1], number ``first`` and those after it.

    A grid of (cells, cells) zeros and ones, of which a share ``kept`` is 1, is enlarged to
    (cells + 1) cells bilinearly, and cut to ``size`` at a random place within one cell.
    """
    steps = [-(-length // cells) for length in size]  # pixels of a cell, rounded up
    whole = ((cells + 1) * steps[0], (cells + 1) * steps[1])
    made = np.empty((count, *size), np.float32)
    for number, mask in enumerate(made, start=first):
        rng = np.random.default_rng([seed, number])
        grid = (rng.random((cells, cells)) < kept).astype(np.float32)
        top, left = (int(rng.integers(step)) for step in steps)
        mask[...] = enlarged(grid, whole)[top : top + size[0], left : left + size[1]]
    return made


def score_cam_heat(followed: Followed, source: str, node: str) -> Steps:
    """Return the heat (batch, rows, columns) of ``score_cam`` of what was run, a generator."""
    x, maps = followed.inputs[source], followed.trace.activations[node]
    channels = maps.shape[-1]
    heat, done = np.zeros(maps.shape[:3]), 0
    for i, sample in enumerate(x):
        low, high = maps[i].min(axis=(0, 1)), maps[i].max(axis=(0, 1))
        scores = np.full(channels, -np.inf)
        for piece in _pieces(followed.form, range(channels)):
            here = [k for k in piece if high[k] > low[k]]
            if here:
                covers = [enlarged(maps[i, :, :, k], sample.shape[:2]) for k in here]
                covers = np.stack([_stretched(cover) for cover in covers])
                masked = (sample * covers[..., None]).astype(x.dtype)
                scores[here] = followed.scores_of(i, source, masked)
            done += len(piece)
            yield done, len(x) * channels
        if np.isfinite(scores).any():
            heat[i] = np.maximum(maps[i] @ softmax(scores), 0)
    return heat


def _stretched(cover: Array) -> Array:
    """Return ``cover`` from 0 at its lowest to 1 at its highest value."""
    low, high = cover.min(), cover.max()
    return (cover - low) / (high - low) if high > low else np.zeros_like(cover)


def _spans(length: int, window: int, stride: int) -> list[slice]:
    """Return where windows lie along one axis; together they reach its end."""
    window = min(window, length)
    count = -(-(length - window) // stride) + 1
    return [slice(i * stride, min(i * stride + window, length)) for i in range(count)]


def _chunk(network: Network) -> int:
    return min(piece_size(network), 32)


def _pieces(network: Network, parts: Any) -> Iterator[Any]:
    size = _chunk(network)
    return (parts[first : first + size] for first in range(0, len(parts), size))
