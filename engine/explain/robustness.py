"""Robustness: an image made noisy, moved, turned, brighter, blurred or packed, more and more.

The corruptions are those of Hendrycks & Dietterich 2019 (arXiv 1903.12261) with a strength that
can be anything, and shift and rotation as in Engstrom et al. 2019 (arXiv 1712.02779). Each is a
function of an image x (height, width, channels) in the data's own units, of a strength in the
unit that ``disturbances`` names, and of the range (low, high) that values can have. They return
float32 of the same shape within that range; what was outside the image has its border's colour.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.errors import NoJpegOfChannels, SettingError, UnknownName
from engine.explain.predictions import class_probabilities, in_pieces
from engine.layers.base import Array
from engine.network.network import Network

Steps = Generator[tuple[int, int], None, Any]  # yields (done, total)
PIXELS = (0.0, 255.0)  # the range of stored images
Range = tuple[float, float]


def noise(x: Array, strength: float, limits: Range = PIXELS, seed: int = 0) -> Array:
    """Return ``x + n``; n is normal with ``strength`` of the range as its standard deviation.

    The noise of a seed is the same for all strengths, so that a curve over them is smooth.
    """
    normal = np.random.default_rng(seed).standard_normal(x.shape)
    return _within(x + strength * (limits[1] - limits[0]) * normal, limits)


def shift_right(x: Array, strength: float, limits: Range = PIXELS, seed: int = 0) -> Array:
    """Return ``x`` moved by ``strength`` of its width; below 0 to the left."""
    return _moved(x, (0.0, strength * x.shape[1]), limits)


def shift_down(x: Array, strength: float, limits: Range = PIXELS, seed: int = 0) -> Array:
    """Return ``x`` moved by ``strength`` of its height; below 0 upwards."""
    return _moved(x, (strength * x.shape[0], 0.0), limits)


def rotation(x: Array, strength: float, limits: Range = PIXELS, seed: int = 0) -> Array:
    """Return ``x`` turned about its middle by ``strength`` degrees, anticlockwise."""
    from scipy.ndimage import rotate  # imported where it is used: the window imports this module

    turned = rotate(
        _exact(x), strength, axes=(1, 0), reshape=False, order=1, mode="nearest", prefilter=False
    )
    return _within(turned, limits)


def brightness(x: Array, strength: float, limits: Range = PIXELS, seed: int = 0) -> Array:
    """Return ``x`` plus ``strength`` of the range."""
    return _within(_exact(x) + strength * (limits[1] - limits[0]), limits)


def blur(x: Array, strength: float, limits: Range = PIXELS, seed: int = 0) -> Array:
    """Return ``x`` under a Gaussian of ``strength`` of the shorter side as standard deviation."""
    from scipy.ndimage import gaussian_filter

    deviation = strength * min(x.shape[:2])
    if deviation <= 0:
        return _within(_exact(x), limits)
    return _within(gaussian_filter(_exact(x), (deviation, deviation, 0), mode="nearest"), limits)


def jpeg(x: Array, strength: float, limits: Range = PIXELS, seed: int = 0) -> Array:
    """Return ``x`` packed and unpacked as JPEG of the quality ``100 - strength``.

    Raises ``NoJpegOfChannels`` unless it has one or three channels.
    """
    from PIL import Image

    channels = x.shape[2]
    if channels not in (1, 3):
        raise NoJpegOfChannels(actual=channels)
    low, high = limits
    pixels = np.rint((_within(_exact(x), limits) - low) * (255 / (high - low))).astype(np.uint8)
    file = io.BytesIO()
    image = Image.fromarray(pixels[..., 0] if channels == 1 else pixels)
    image.save(file, "JPEG", quality=int(np.clip(round(100 - strength), 1, 100)), subsampling=0)
    file.seek(0)
    read = np.asarray(Image.open(file)).reshape(x.shape)
    return _within(read * ((high - low) / 255) + low, limits)


@dataclass(frozen=True)
class Disturbance:
    """A way to disturb an image. Strengths go from ``lowest`` to ``highest`` in ``unit``.

    ``unit`` is "range" (a share of the range of values), "width", "height", "side" (a share of
    that), "degrees" or "quality" (what JPEG loses of 100). At 0 the image stays as it is; JPEG
    is nearly so.
    """

    apply: Callable[..., Array]
    lowest: float
    highest: float
    unit: str

    def strengths(self, points: int) -> Array:
        """Return evenly spaced strengths (points,), 0 among them."""
        if points < 2:
            raise SettingError(setting="points", expected="at least 2", actual=points)
        made = np.linspace(self.lowest, self.highest, points)
        made[np.abs(made).argmin()] = 0
        return made


disturbances: dict[str, Disturbance] = {
    "noise": Disturbance(noise, 0, 0.6, "range"),
    "shift_right": Disturbance(shift_right, -0.5, 0.5, "width"),
    "shift_down": Disturbance(shift_down, -0.5, 0.5, "height"),
    "rotation": Disturbance(rotation, -180, 180, "degrees"),
    "brightness": Disturbance(brightness, -1, 1, "range"),
    "blur": Disturbance(blur, 0, 0.25, "side"),
    "jpeg": Disturbance(jpeg, 0, 99, "quality"),
}


def disturbed(x: Array, kind: str, strength: float, limits: Range = PIXELS, seed: int = 0) -> Array:
    """Return ``x`` (height, width, channels) disturbed in one of the ways above, float32."""
    if kind not in disturbances:
        raise UnknownName(family="disturbance", name=kind, closest="noise")
    if strength == 0 and kind != "jpeg":
        return _within(_exact(x), limits)  # without what turning and moving round
    return disturbances[kind].apply(x, strength, limits, seed)


def over_strengths(
    network: Network,
    x: Array,
    kind: str,
    strengths: Array,
    kernels: Any,
    classes: int,
    *,
    source: str | None = None,
    others: Mapping[str, Array] | None = None,
    limits: Range = PIXELS,
    seed: int = 0,
    prepare: Callable[[Array], Array] = np.asarray,
) -> Steps:
    """Return what the network says at each strength, (points, classes), a generator.

    x: (height, width, channels) in the data's own units, of which ``prepare`` makes what the
    Input node ``source`` takes, by default the first   ``others``: the further inputs, (1, ...)
    """
    source = source or network.spec.inputs[0].id

    def samples(places: Array) -> dict[str, Array]:
        made = [disturbed(x, kind, float(strengths[i]), limits, seed) for i in places]
        rest = {node: np.repeat(each, len(made), 0) for node, each in (others or {}).items()}
        return {**rest, source: prepare(np.stack(made))}

    outputs = yield from in_pieces(network, len(strengths), samples, kernels)
    return class_probabilities(network, outputs, classes)


# erasing

FILLS = ("mean", "zero", "blur")


def erased(x: Array, mask: Array, fill: str, colour: Array | float = 0.0) -> Array:
    """Return ``x`` (height, width, channels) where ``mask`` (height, width) is covered, float32.

    ``fill`` is "mean" for ``colour`` (channels,), "zero", or "blur" for the image itself under a
    Gaussian of an eighth of its shorter side.
    """
    if fill not in FILLS:
        raise UnknownName(family="filling", name=fill, closest="mean")
    kept = _exact(x)
    cover = {"mean": lambda: colour, "zero": lambda: 0.0, "blur": lambda: _smooth(kept)}[fill]()
    return np.where(mask[..., None], cover, kept).astype(np.float32)


def _smooth(x: Array) -> Array:
    return blur(x, 1 / 8, (float(x.min()), float(x.max())))


def _moved(x: Array, by: tuple[float, float], limits: Range) -> Array:
    from scipy.ndimage import shift

    return _within(shift(_exact(x), (*by, 0.0), order=1, mode="nearest", prefilter=False), limits)


def _exact(x: Array) -> Array:
    return np.asarray(x, np.float64)


def _within(x: Array, limits: Range) -> Array:
    return np.clip(x, *limits).astype(np.float32)
