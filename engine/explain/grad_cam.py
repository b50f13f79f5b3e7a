"""Grad-CAM: where a network looks (Selvaraju et al. 2017, arXiv 1610.02391)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.errors import NoConvolution, NoMaps
from engine.explain.nodes import gives_maps, last_convolution, report_of
from engine.explain.predictions import Inputs
from engine.explain.scores import follow
from engine.layers.base import Array
from engine.network.network import Network
from engine.spec import Node


@dataclass(frozen=True, eq=False)
class GradCam:
    """heat: (rows, columns) of the maps of ``node``, in [0, 1]; 1 where it matters most.

    ``is_empty``: nothing in the maps speaks for ``target``, and heat is 0 everywhere.
    ``score`` is what was followed back: the logit of ``target`` or, if so asked, the output.
    probabilities: (classes,), the outputs themselves where there are no classes
    """

    heat: Array
    node: str
    target: int
    score: float
    probabilities: Array
    is_empty: bool


def grad_cam(
    network: Network,
    x: Inputs,
    kernels: Any,
    node: str | None = None,
    target: int | None = None,
    *,
    classes: int | None = None,
    before_activation: bool = True,
) -> GradCam:
    """Return where in the image the network sees ``target``.

    ``heat = max(sum_k a_k A_k, 0)``, divided by its maximum; A_k is channel k of what ``node``
    gives, ``a_k`` the mean over the image of the gradient of the score with respect to A_k.

    x: (1, height, width, channels) as the network takes it
    ``node`` is the last convolution by default, ``target`` the likeliest class. ``classes`` is
    their number, that of the outputs by default (two for one sigmoid); 0 means regression.
    The score is taken before softmax or sigmoid, as in the paper, or after it.
    """
    looked_at = node_to_look_at(network, node)
    followed = follow(
        network, x, kernels, target, classes=classes, before_activation=before_activation
    )
    maps = followed.trace.activations[looked_at.id][0]
    heat = class_activation_map(maps, followed.slope(looked_at.id)[0])
    return GradCam(
        heat,
        looked_at.id,
        int(followed.targets[0]),
        float(followed.scores[0]),
        followed.probabilities[0],
        not heat.any(),
    )


def class_activation_map(maps: Array, slope: Array) -> Array:
    """Return the heat (height, width) in [0, 1], 0 everywhere where nothing is positive.

    maps: (height, width, channels)   slope: the gradient of the score, of the same shape
    """
    importance = slope.mean(axis=(0, 1), dtype=np.float64)
    heat = np.maximum((maps * importance).sum(axis=-1), 0)
    highest = heat.max()
    if not (highest > 0 and np.isfinite(highest)):
        return np.zeros_like(heat, maps.dtype)
    return (heat / highest).astype(maps.dtype)


def enlarged(heat: Array, size: tuple[int, int]) -> Array:
    """Return ``heat`` (rows, columns) at ``size`` (height, width), bilinear between centres."""
    down, across = (_weights(old, new) for old, new in zip(heat.shape, size, strict=True))
    return (down @ heat @ across.T).astype(heat.dtype)


def _weights(old: int, new: int) -> Array:
    """Return (new, old): how much each old value counts for each new one."""
    places = np.clip((np.arange(new) + 0.5) * old / new - 0.5, 0, old - 1)
    return np.maximum(1 - np.abs(places[:, None] - np.arange(old)), 0)


def node_to_look_at(network: Network, node_id: str | None) -> Node:
    """Return the node with this id, the last convolution by default.

    Raises ``NoConvolution``, ``NoMaps`` and ``NodeNotFound``.
    """
    if node_id is None:
        found = last_convolution(network.summary)
        if found is None:
            raise NoConvolution()
        return found
    row = report_of(network.summary, node_id)
    if not gives_maps(row):
        raise NoMaps(node=row.node.name, actual=row.shape)
    return row.node
