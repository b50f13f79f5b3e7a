"""Class-activation maps: where the maps of a layer speak for a class, by one way back at most.

* Grad-CAM (Selvaraju et al. 2017, arXiv 1610.02391)
* Grad-CAM++ (Chattopadhay et al. 2018, arXiv 1710.11063)
* Layer-CAM (Jiang et al. 2021, doi 10.1109/TIP.2021.3089943)
* Eigen-CAM (Muhammad & Yeasin 2020, arXiv 2008.00299)

In all of them ``A`` are the maps of a layer and ``g`` the gradient of the score with respect to
them, both (batch, rows, columns, channels); heat is (batch, rows, columns) from 0, in no unit.
Score-CAM, which has no way back, stands in ``perturbation``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.explain.grad_cam import node_to_look_at
from engine.explain.predictions import Inputs
from engine.explain.scores import Followed, Target, follow
from engine.layers.base import Array
from engine.network.network import Network


@dataclass(frozen=True, eq=False)
class ClassActivation:
    """heat: (batch, rows, columns) of the maps of ``node``, each sample in [0, 1].

    Where nothing in the maps speaks for the class, heat is 0 everywhere.
    targets, scores: (batch,)   probabilities: (batch, classes)
    """

    heat: Array
    node: str
    targets: Array
    scores: Array
    probabilities: Array


def grad_cam_heat(A: Array, g: Array) -> Array:
    """Return ``max(sum_k a_k A_k, 0)``; ``a_k`` is the mean of ``g_k`` over the image."""
    importance = g.mean(axis=(1, 2), keepdims=True, dtype=np.float64)
    return np.maximum((A * importance).sum(axis=-1), 0)


def grad_cam_plus_plus_heat(A: Array, g: Array) -> Array:
    """Return ``max(sum_k w_k A_k, 0)``; ``w_k`` weighs the positive places of ``g_k``.

    ``w_k = sum_ij g_kij^2 / (2 g_kij^2 + sum_ab A_kab g_kij^3) max(g_kij, 0)``, the closed form
    for the score exp(y), where ``g`` is the gradient of the logit y.
    """
    A, g = A.astype(np.float64), g.astype(np.float64)
    # g^2 / (2 g^2 + S g^3) = 1 / (2 + S g) wherever g is not 0
    below = 2 + A.sum(axis=(1, 2), keepdims=True) * g
    share = np.divide(1.0, below, out=np.zeros_like(g), where=(g != 0) & (below != 0))
    importance = (share * np.maximum(g, 0)).sum(axis=(1, 2), keepdims=True)
    return np.maximum((A * importance).sum(axis=-1), 0)


def layer_cam_heat(A: Array, g: Array) -> Array:
    """Return ``max(sum_k max(g_kij, 0) A_kij, 0)``: each place has an importance of its own."""
    return np.maximum((A * np.maximum(g, 0)).sum(axis=-1, dtype=np.float64), 0)


def eigen_cam_heat(A: Array) -> Array:
    """Return the maps along their first right singular vector: (places, channels) = U S V^T.

    It knows no class. The sign of a singular vector is free: heat is what lies on the heavier
    side, which of maps behind a ReLU is all of it.
    """
    batch, rows, columns, channels = A.shape
    flat = A.reshape(batch, rows * columns, channels).astype(np.float64)
    _, _, right = np.linalg.svd(flat, full_matrices=False)
    along = np.einsum("bpc,bc->bp", flat, right[:, 0])
    along *= np.where(along.sum(axis=1, keepdims=True) < 0, -1, 1)
    return np.maximum(along, 0).reshape(batch, rows, columns)


def grad_cam_maps(network: Network, x: Inputs, kernels: Any, node=None, target=None, **score):
    """Return Grad-CAM of a batch as ``ClassActivation``; see ``class_activation``."""
    return class_activation("GradCAM", network, x, kernels, node, target, **score)


def grad_cam_plus_plus(network: Network, x: Inputs, kernels: Any, node=None, target=None, **score):
    """Return Grad-CAM++ as ``ClassActivation``; see ``class_activation``."""
    return class_activation("GradCAMPlusPlus", network, x, kernels, node, target, **score)


def layer_cam(network: Network, x: Inputs, kernels: Any, node=None, target=None, **score):
    """Return Layer-CAM as ``ClassActivation``; see ``class_activation``."""
    return class_activation("LayerCAM", network, x, kernels, node, target, **score)


def eigen_cam(network: Network, x: Inputs, kernels: Any, node=None, target=None, **score):
    """Return Eigen-CAM as ``ClassActivation``; see ``class_activation``."""
    return class_activation("EigenCAM", network, x, kernels, node, target, **score)


def class_activation(
    method: str,
    network: Network,
    x: Inputs,
    kernels: Any,
    node: str | None = None,
    target: Target = None,
    **score: Any,
) -> ClassActivation:
    """Return where each image of a batch shows its class.

    ``method`` is one of ``HEATS``. x: (batch, height, width, channels) as the network takes it.
    ``node`` is the last convolution by default; ``target`` and ``score`` as ``scores.follow``
    takes them.
    """
    looked_at = node_to_look_at(network, node).id
    followed = follow(network, x, kernels, target, **score)
    heat = normalised(heat_of(method, followed, looked_at))
    return ClassActivation(
        heat, looked_at, followed.targets, followed.scores, followed.probabilities
    )


def heat_of(method: str, followed: Followed, node: str) -> Array:
    """Return the heat (batch, rows, columns) of what was run, in no unit."""
    A = followed.trace.activations[node]
    if method == "EigenCAM":
        return eigen_cam_heat(A)
    return HEATS[method](A, followed.slope(node))


def normalised(heat: Array) -> Array:
    """Return each heat (batch, rows, columns) divided by its maximum; 0 where that is not above 0.

    float32, whatever comes in.
    """
    highest = heat.max(axis=(1, 2), keepdims=True, initial=0)
    fits = (highest > 0) & np.isfinite(highest)
    made = np.divide(heat, highest, out=np.zeros_like(heat), where=fits)
    return np.where(fits, made, 0).astype(np.float32)


HEATS = {
    "GradCAM": grad_cam_heat,
    "GradCAMPlusPlus": grad_cam_plus_plus_heat,
    "LayerCAM": layer_cam_heat,
    "EigenCAM": eigen_cam_heat,
}
