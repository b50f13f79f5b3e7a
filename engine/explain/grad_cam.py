"""Grad-CAM: where a network looks (Selvaraju et al. 2017, arXiv 1610.02391)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from engine.errors import NoConvolution, NoMaps, NoScores, UnknownClass
from engine.explain.nodes import gives_maps, last_convolution, report_of
from engine.explain.predictions import (
    Inputs,
    class_probabilities,
    output_activation,
    sigmoid,
    softmax,
)
from engine.layers.base import Array
from engine.network.network import Network
from engine.network.trace import Trace
from engine.spec import Node

_AFTER_LOGITS = {"softmax": softmax, "sigmoid": sigmoid}


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
    looked_at = _node_to_look_at(network, node)
    form = _logits_form(network) if before_activation else network
    trace = Trace(form, x, kernels)
    outputs = trace.output
    if outputs.ndim != 2:
        raise NoScores(node=network.spec.output.name, actual=outputs.shape[1:])
    classes = _class_count(network, outputs) if classes is None else classes
    given = outputs if form is network else _AFTER_LOGITS[output_activation(network)](outputs)
    shown = class_probabilities(network, given, classes)[0]
    target = int(np.argmax(shown)) if target is None else target
    if not 0 <= target < len(shown):
        raise UnknownClass(target=target, count=len(shown))
    seed = _seed(outputs, target, classes)
    maps = trace.activations[looked_at.id][0]
    slope = trace.gradient_at(looked_at.id, seed)[0]
    heat = class_activation_map(maps, slope)
    score = float((seed * outputs).sum())
    return GradCam(heat, looked_at.id, target, score, shown, not heat.any())


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


def _node_to_look_at(network: Network, node_id: str | None) -> Node:
    if node_id is None:
        found = last_convolution(network.summary)
        if found is None:
            raise NoConvolution()
        return found
    row = report_of(network.summary, node_id)
    if not gives_maps(row):
        raise NoMaps(node=row.node.name, actual=row.shape)
    return row.node


def _logits_form(network: Network) -> Network:
    """Return the network without its last softmax or sigmoid; it shares all weights."""
    output = network.spec.output
    if output_activation(network) not in _AFTER_LOGITS:
        return network
    layer = replace(output.layer, activation="linear")  # type: ignore[call-arg]
    return Network(network.spec.with_layer(output.id, layer), sharing=network)


def _class_count(network: Network, outputs: Array) -> int:
    """Return the number of classes that a network of this form tells apart."""
    units = outputs.shape[1]
    if units == 1:
        return 2 if output_activation(network) == "sigmoid" else 0
    return units


def _seed(outputs: Array, target: int, classes: int) -> Array:
    """Return the gradient of the score with respect to the outputs, (1, units)."""
    seed = np.zeros_like(outputs)
    if outputs.shape[1] == 1:
        seed[0, 0] = -1 if classes == 2 and target == 0 else 1
    else:
        seed[0, target] = 1
    return seed
