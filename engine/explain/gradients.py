"""Gradients at the input: how much each pixel, number by number, would change the score.

* saliency (Simonyan et al. 2014, arXiv 1312.6034)
* gradient x input (Shrikumar et al. 2016, arXiv 1605.01713)
* guided back-propagation (Springenberg et al. 2015, arXiv 1412.6806), guided Grad-CAM
  (Selvaraju et al. 2017, arXiv 1610.02391)
* SmoothGrad (Smilkov et al. 2017, arXiv 1706.03825)
* integrated gradients (Sundararajan et al. 2017, arXiv 1703.01365)

All give (batch, ...) of the shape of the input, signed. ``source`` is the id of the Input node
that is explained, by default the first that takes numbers; ``target`` and ``score`` as
``scores.follow`` takes them. Long ones are generators: ``predictions.finished`` runs them.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.explain.class_activation import grad_cam_heat, normalised
from engine.explain.grad_cam import enlarged, node_to_look_at
from engine.explain.guided import guided_form
from engine.explain.predictions import Inputs, piece_size
from engine.explain.scores import Followed, Target, follow, number_input
from engine.layers.base import Array
from engine.network.network import Network

Steps = Generator[tuple[int, int], None, Any]  # yields (done, total)


def saliency(
    network: Network, x: Inputs, kernels: Any, target: Target = None, *, source=None, **score
) -> Array:
    """Return ``dS/dx``."""
    followed = follow(network, x, kernels, target, **score)
    return followed.slope(number_input(network, source))


def gradient_times_input(
    network: Network, x: Inputs, kernels: Any, target: Target = None, *, source=None, **score
) -> Array:
    """Return ``x dS/dx``."""
    followed = follow(network, x, kernels, target, **score)
    source = number_input(network, source)
    return followed.inputs[source] * followed.slope(source)


def guided_backpropagation(
    network: Network, x: Inputs, kernels: Any, target: Target = None, *, source=None, **score
) -> Array:
    """Return the gradient where every ReLU lets only what is positive back."""
    followed = follow(network, x, kernels, target, **score)
    return guided_slope(followed, number_input(network, source))


def guided_grad_cam(
    network: Network,
    x: Inputs,
    kernels: Any,
    node: str | None = None,
    target: Target = None,
    *,
    source=None,
    **score,
) -> Array:
    """Return guided back-propagation times Grad-CAM of ``node``, enlarged to the image."""
    looked_at = node_to_look_at(network, node).id
    followed = follow(network, x, kernels, target, **score)
    return guided_cam_slope(followed, number_input(network, source), looked_at)


def smooth_grad(
    network: Network,
    x: Inputs,
    kernels: Any,
    target: Target = None,
    *,
    samples: int = 25,
    noise: float = 0.15,
    seed: int = 0,
    source=None,
    **score,
) -> Steps:
    """Return the mean of ``dS/dx`` over ``samples`` noisy copies of the input. A generator.

    ``noise`` is the standard deviation as a share of the range (largest - smallest) of a sample;
    sample i of the batch takes ``noise_of(seed, samples, shape)``.
    """
    followed = follow(network, x, kernels, target, **score)
    return smooth_slope(followed, number_input(network, source), samples, noise, seed)


def integrated_gradients(
    network: Network,
    x: Inputs,
    kernels: Any,
    target: Target = None,
    *,
    baseline: Array | float = 0.0,
    steps: int = 50,
    source=None,
    **score,
) -> Steps:
    """Return ``Integrated``: ``(x - b)`` times the mean of ``dS/dx`` from ``b`` to ``x``.

    A generator. ``baseline`` is a number or has the shape of a sample, in the unit that the
    network takes; the mean is taken at ``steps`` places by Gauss and Legendre.
    """
    followed = follow(network, x, kernels, target, **score)
    return integrated_slope(followed, number_input(network, source), baseline, steps)


@dataclass(frozen=True, eq=False)
class Integrated:
    """values: (batch, ...)   errors: (batch,), what completeness is missed by.

    Complete ones sum up to the score of the input less that of the baseline; an error is the sum
    less that difference, and 0 with endless steps. ``differences``: (batch,), of these scores.
    """

    values: Array
    errors: Array
    differences: Array


# on what was run already


def guided_slope(followed: Followed, source: str) -> Array:
    """Return ``guided_backpropagation`` of what was run."""
    return followed.through(guided_form(followed.form)).slope(source)


def guided_cam_slope(followed: Followed, source: str, node: str) -> Array:
    """Return ``guided_grad_cam`` of what was run."""
    heat = normalised(grad_cam_heat(followed.trace.activations[node], followed.slope(node)))
    guided = guided_slope(followed, source)
    large = np.stack([enlarged(each, guided.shape[1:3]) for each in heat])
    return guided * large[..., None]


def smooth_slope(followed: Followed, source: str, samples: int, noise: float, seed: int) -> Steps:
    """Return ``smooth_grad`` of what was run, a generator."""
    x = followed.inputs[source]
    total, done = len(x) * samples, 0
    sums = np.zeros(x.shape, np.float64)
    for i, sample in enumerate(x):
        deviation = noise * float(sample.max() - sample.min())
        copies = sample + deviation * noise_of(seed, samples, sample.shape)
        for piece in _pieces(followed.form, copies.astype(x.dtype)):
            sums[i] += followed.slopes_of(i, source, piece).sum(axis=0, dtype=np.float64)
            done += len(piece)
            yield done, total
    return (sums / samples).astype(x.dtype)


def noise_of(seed: int, samples: int, shape: tuple[int, ...]) -> Array:
    """Return the standard normal noise (samples, *shape) of a seed."""
    return np.random.default_rng(seed).standard_normal((samples, *shape))


def integrated_slope(followed: Followed, source: str, baseline, steps: int) -> Steps:
    """Return ``integrated_gradients`` of what was run, a generator."""
    x = followed.inputs[source]
    start = np.broadcast_to(np.asarray(baseline, x.dtype), x.shape[1:])
    nodes, weights = np.polynomial.legendre.leggauss(steps)
    places, shares = (nodes + 1) / 2, weights / 2
    values = np.zeros(x.shape, np.float64)
    differences, done = np.zeros(len(x)), 0
    for i, sample in enumerate(x):
        ways = places.reshape(-1, *(1,) * sample.ndim)
        line = (start + ways * (sample - start)).astype(x.dtype)
        for first, piece in _numbered_pieces(followed.form, line):
            slopes = followed.slopes_of(i, source, piece)
            values[i] += np.tensordot(shares[first : first + len(piece)], slopes, axes=1)
            done += len(piece)
            yield done, len(x) * steps
        differences[i] = followed.scores[i] - followed.scores_of(i, source, start[None])[0]
    values *= x - start
    errors = values.reshape(len(x), -1).sum(axis=1) - differences
    return Integrated(values.astype(x.dtype), errors, differences)


def _pieces(network: Network, values: Array):
    return (piece for _, piece in _numbered_pieces(network, values))


def _numbered_pieces(network: Network, values: Array):
    """Yield (first, values) of pieces that are computed at a time: three ways of a prediction."""
    size = max(piece_size(network) // 3, 1)
    for first in range(0, len(values), size):
        yield first, values[first : first + size]
