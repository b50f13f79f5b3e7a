"""The methods of attribution as a family: settings by name, and one way to run them all.

Each method is a frozen dataclass with its settings, registered under a name that never changes.
The functions that compute, with their papers, stand in ``class_activation``, ``gradients`` and
``perturbation``; here what they give becomes one picture a sample.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, field
from typing import Any, ClassVar

import numpy as np

from engine.explain.class_activation import heat_of
from engine.explain.grad_cam import enlarged, node_to_look_at
from engine.explain.gradients import (
    guided_cam_slope,
    guided_slope,
    integrated_slope,
    smooth_slope,
)
from engine.explain.perturbation import occluded, risen, score_cam_heat
from engine.explain.predictions import Inputs
from engine.explain.scores import Followed, Target, follow, picture_input
from engine.layers.base import Array
from engine.network.network import Network
from engine.registry import Registry, check_settings, setting

Steps = Generator[tuple[int, int], None, Any]  # yields (done, total)


@dataclass(frozen=True, eq=False)
class Explained:
    """A map for each sample of a batch.

    maps: (batch, height, width) of the image, in [0, 1]; signed ones in [-1, 1]
    cells: the same at the size of the maps of ``node``; ``node`` is "" where no layer was
    looked at   largest: (batch,), what both were divided by, in the unit of the score; 0 where
    a map is empty   targets, scores: (batch,)   probabilities: (batch, classes)
    errors: (batch,), what completeness is missed by, () of methods that promise none
    """

    maps: Array
    cells: Array
    largest: Array
    node: str
    is_signed: bool
    targets: Array
    scores: Array
    probabilities: Array
    errors: Array = field(default_factory=lambda: np.zeros(0))

    @property
    def is_empty(self) -> Array:
        """Where nothing speaks for the class or against it, (batch,)."""
        return self.largest == 0


@dataclass(frozen=True, kw_only=True)
class Method:
    """Settings of a method. ``run`` returns maps (batch, rows, columns) in any unit."""

    registered_name: ClassVar[str] = ""
    family: ClassVar[str] = "attribution"
    looks_at_layer: ClassVar[bool] = False  # else the pixels themselves
    is_long: ClassVar[bool] = False  # runs the network many times

    def __post_init__(self):
        check_settings(self)

    @property
    def is_signed(self) -> bool:
        """Whether maps say what speaks against the class as well."""
        return False

    def run(self, followed: Followed, source: str, node: str) -> Steps:
        """Return ``(maps, errors)``, a generator."""
        raise NotImplementedError


attributions: Registry[Method] = Registry("attribution")


def explain(
    network: Network,
    x: Inputs,
    kernels: Any,
    method: Method,
    node: str | None = None,
    target: Target = None,
    *,
    source: str | None = None,
    **score: Any,
) -> Steps:
    """Return ``Explained``, a generator.

    x: (batch, height, width, channels) as the network takes it, or arrays by id of the Input
    node   ``node`` is the last convolution by default; methods that look at no layer need none.
    ``source`` is the Input node whose image is explained, by default the first that takes images.
    ``target`` and ``score`` as ``scores.follow`` takes them.
    """
    looked_at = node_to_look_at(network, node).id if method.looks_at_layer else ""
    followed = follow(network, x, kernels, target, **score)
    source = picture_input(network, source, followed.inputs)
    cells, errors = yield from method.run(followed, source, looked_at)
    size = followed.inputs[source].shape[1:3]
    cells, largest = _scaled(cells)
    maps = cells
    if cells.shape[1:] != size:
        maps = np.stack([enlarged(each, size) for each in cells])
    return Explained(
        maps,
        cells,
        largest,
        looked_at,
        method.is_signed,
        followed.targets,
        followed.scores,
        followed.probabilities,
        errors,
    )


def _scaled(maps: Array) -> tuple[Array, Array]:
    """Return ``maps`` divided by the largest magnitude of each, and these; 0 where all is 0."""
    largest = np.abs(maps).max(axis=(1, 2), initial=0)
    largest = np.where(np.isfinite(largest), largest, 0).astype(np.float64)
    by = largest[:, None, None]
    made = np.divide(maps, by, out=np.zeros(maps.shape), where=by > 0)
    return made.astype(np.float32), largest


_NONE = np.zeros(0)


class _Activation(Method):
    looks_at_layer: ClassVar[bool] = True

    def run(self, followed, source, node):
        yield from ()
        return heat_of(self.registered_name, followed, node), _NONE


@attributions.register("GradCAM")
@dataclass(frozen=True, kw_only=True)
class GradCAM(_Activation):
    """See ``class_activation.grad_cam_heat``."""


@attributions.register("GradCAMPlusPlus")
@dataclass(frozen=True, kw_only=True)
class GradCAMPlusPlus(_Activation):
    """See ``class_activation.grad_cam_plus_plus_heat``."""


@attributions.register("LayerCAM")
@dataclass(frozen=True, kw_only=True)
class LayerCAM(_Activation):
    """See ``class_activation.layer_cam_heat``."""


@attributions.register("EigenCAM")
@dataclass(frozen=True, kw_only=True)
class EigenCAM(_Activation):
    """See ``class_activation.eigen_cam_heat``."""


@attributions.register("ScoreCAM")
@dataclass(frozen=True, kw_only=True)
class ScoreCAM(Method):
    """See ``perturbation.score_cam``."""

    looks_at_layer: ClassVar[bool] = True
    is_long: ClassVar[bool] = True

    def run(self, followed, source, node):
        return (yield from score_cam_heat(followed, source, node)), _NONE


@dataclass(frozen=True, kw_only=True)
class _Absolute(Method):
    """Gradients of pixels, of which the size alone may be shown."""

    absolute: bool = setting(True)

    @property
    def is_signed(self) -> bool:
        return not self.absolute

    def reduced(self, slope: Array) -> Array:
        """Return one number a pixel: the largest size of a channel, or the sum of channels."""
        return np.abs(slope).max(axis=-1) if self.absolute else slope.sum(axis=-1)


class _Signed(Method):
    """Numbers of pixels whose sign says for or against; channels are summed."""

    @property
    def is_signed(self) -> bool:
        return True


@attributions.register("Saliency")
@dataclass(frozen=True, kw_only=True)
class Saliency(_Absolute):
    """See ``gradients.saliency``."""

    def run(self, followed, source, node):
        yield from ()
        return self.reduced(followed.slope(source)), _NONE


@attributions.register("SmoothGrad")
@dataclass(frozen=True, kw_only=True)
class SmoothGrad(_Absolute):
    """See ``gradients.smooth_grad``."""

    is_long: ClassVar[bool] = True
    samples: int = setting(25, minimum=1, maximum=1000)
    noise: float = setting(0.15, minimum=0, maximum=1)
    seed: int = setting(0, minimum=0)

    def run(self, followed, source, node):
        settings = self.samples, self.noise, self.seed
        slope = yield from smooth_slope(followed, source, *settings)
        return self.reduced(slope), _NONE


@attributions.register("GradientTimesInput")
@dataclass(frozen=True, kw_only=True)
class GradientTimesInput(_Signed):
    """See ``gradients.gradient_times_input``."""

    def run(self, followed, source, node):
        yield from ()
        return (followed.inputs[source] * followed.slope(source)).sum(axis=-1), _NONE


@attributions.register("GuidedBackpropagation")
@dataclass(frozen=True, kw_only=True)
class GuidedBackpropagation(_Signed):
    """See ``gradients.guided_backpropagation``."""

    def run(self, followed, source, node):
        yield from ()
        return guided_slope(followed, source).sum(axis=-1), _NONE


@attributions.register("GuidedGradCAM")
@dataclass(frozen=True, kw_only=True)
class GuidedGradCAM(_Signed):
    """See ``gradients.guided_grad_cam``."""

    looks_at_layer: ClassVar[bool] = True

    def run(self, followed, source, node):
        yield from ()
        return guided_cam_slope(followed, source, node).sum(axis=-1), _NONE


@attributions.register("IntegratedGradients")
@dataclass(frozen=True, kw_only=True)
class IntegratedGradients(_Signed):
    """See ``gradients.integrated_gradients``."""

    is_long: ClassVar[bool] = True
    steps: int = setting(32, minimum=1, maximum=500)
    baseline: float = setting(0.0)

    def run(self, followed, source, node):
        found = yield from integrated_slope(followed, source, self.baseline, self.steps)
        return found.values.sum(axis=-1), found.errors


@attributions.register("Occlusion")
@dataclass(frozen=True, kw_only=True)
class Occlusion(_Signed):
    """See ``perturbation.occlusion``."""

    is_long: ClassVar[bool] = True
    window: int | None = setting(None, minimum=1, optional=True, when_on=8)
    stride: int | None = setting(None, minimum=1, optional=True, when_on=4)
    value: float = setting(0.0)

    def run(self, followed, source, node):
        size = followed.inputs[source].shape[1:3]
        window = self.window or max(min(size) // 4, 1)
        stride = self.stride or max(window // 2, 1)
        pairs = (window, window), (stride, stride)
        return (yield from occluded(followed, source, *pairs, self.value)), _NONE


@attributions.register("RISE")
@dataclass(frozen=True, kw_only=True)
class Rise(Method):
    """See ``perturbation.rise``; the lowest value is taken away, since a mean score is no sign."""

    is_long: ClassVar[bool] = True
    masks: int = setting(500, minimum=1, maximum=20000)
    cells: int = setting(7, minimum=2, maximum=64)
    kept: float = setting(0.5, minimum=0.01, maximum=0.99)
    seed: int = setting(0, minimum=0)

    def run(self, followed, source, node):
        settings = self.masks, self.cells, self.kept, self.seed
        maps = yield from risen(followed, source, *settings)
        return maps - maps.min(axis=(1, 2), keepdims=True), _NONE
