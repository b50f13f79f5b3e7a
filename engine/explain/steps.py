"""Sequences: which steps of a series, or words of a text, speak for the answer.

* gradient x input, through the embedding where whole numbers go in (Shrikumar et al. 2016,
  arXiv 1605.01713; for words Li et al. 2016, arXiv 1506.01066);
* occlusion of steps (Li et al. 2016, arXiv 1612.08220).

x: (batch, steps) whole numbers or (batch, steps, features), or arrays by id of the Input node.
Answers are (batch, steps), signed. ``source`` is the id of the Input node that is explained, by
default the first that takes sequences; ``target`` and ``score`` as ``scores.follow`` takes them.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

import numpy as np

from engine.errors import NoSteps
from engine.explain.predictions import Inputs, piece_size
from engine.explain.scores import Followed, Target, follow
from engine.layers.base import Array
from engine.layers.embedding import Embedding
from engine.layers.inputs import takes_whole_numbers
from engine.network.network import Network
from engine.spec import Node

Steps = Generator[tuple[int, int], None, Any]  # yields (done, total)


def step_gradients(
    network: Network, x: Inputs, kernels: Any, target: Target = None, *, source=None, **score
) -> Array:
    """Return ``sum_f v_tf dS/dv_tf``; ``v`` is the series, or what the embedding makes of words."""
    followed = follow(network, x, kernels, target, **score)
    node = steps_input(network, followed, source)
    place = node.id
    if takes_whole_numbers(node):
        place = _embedding_after(network, node)
    values = followed.trace.activations[place]
    return (values * followed.slope(place)).sum(axis=-1)


def step_occlusion(
    network: Network,
    x: Inputs,
    kernels: Any,
    target: Target = None,
    *,
    width: int = 1,
    value: float = 0,
    source: str | None = None,
    **score,
) -> Steps:
    """Return how much the score falls where steps are replaced by ``value``, a generator.

    Each step has the mean over the windows of ``width`` steps that cover it. Of words the value
    0 is the padding.
    """
    followed = follow(network, x, kernels, target, **score)
    node = steps_input(network, followed, source)
    values = followed.inputs[node.id]
    batch, length = values.shape[:2]
    width = min(width, length)
    starts = np.arange(length - width + 1)
    falls, counts, done = np.zeros((batch, length)), np.zeros(length), 0
    for start in starts:
        counts[start : start + width] += 1
    size = piece_size(network)
    for i in range(batch):
        for first in range(0, len(starts), size):
            piece = starts[first : first + size]
            covered = np.repeat(values[i : i + 1], len(piece), axis=0)
            for copy, start in zip(covered, piece, strict=True):
                copy[start : start + width] = value
            fall = followed.scores[i] - followed.scores_of(i, node.id, covered)
            for each, start in zip(fall, piece, strict=True):
                falls[i, start : start + width] += each
            done += len(piece)
            yield done, batch * len(starts)
    return (falls / counts).astype(np.float32)


def steps_input(network: Network, followed: Followed, source: str | None) -> Node:
    """Return the Input node that takes sequences. Raises ``NoSteps``."""
    nodes = [n for n in network.spec.inputs if source in (None, n.id)]
    for node in nodes:
        axes = 2 if takes_whole_numbers(node) else 3
        if followed.inputs[node.id].ndim == axes:
            return node
    node = (nodes or network.spec.inputs)[0]
    raise NoSteps(node=node.name, actual=followed.inputs[node.id].shape[1:])


def _embedding_after(network: Network, source: Node) -> str:
    """Return the node that makes vectors of the words of an input. Raises ``NoSteps``."""
    for node in network.graph:
        if isinstance(node.layer, Embedding) and source.id in node.inputs:
            return node.id
    shape = network.summary[source.id].shape
    raise NoSteps(node=source.name, actual=shape)
