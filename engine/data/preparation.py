"""Preparation of inputs: one affine map, fitted on the training part and repeated exactly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from engine.data.dataset import Dataset, Notice
from engine.errors import ConstantFeature, NotFinite
from engine.registry import Registry

CHUNK = 1 << 21  # values that are cast to float64 at a time
SMALLEST = 1e-30  # a narrower range counts as constant: its inverse overflows float32


@dataclass(frozen=True, eq=False)
class Affine:
    """``y = x * scale + offset`` in float32: multiplied first, then added.

    scale, offset: scalar, (features,), (channels,) or the shape of one sample
    """

    scale: np.ndarray
    offset: np.ndarray
    notices: tuple[Notice, ...] = ()

    def __post_init__(self):
        for name in ("scale", "offset"):
            values = np.array(getattr(self, name), np.float32)
            values.setflags(write=False)
            object.__setattr__(self, name, values)

    def apply(self, x: np.ndarray) -> np.ndarray:
        """Return the prepared ``x``, float32, new."""
        y = np.multiply(x, self.scale, dtype=np.float32)
        y += self.offset
        return y

    def to_json(self) -> dict[str, Any]:
        """Return plain numbers that ``from_json`` turns into the same bits."""
        return {"scale": self.scale.tolist(), "offset": self.offset.tolist()}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Affine:
        return cls(data["scale"], data["offset"])


@dataclass(frozen=True, kw_only=True)
class Preparation:
    """How inputs are scaled, before anything is known of the data."""

    registered_name: ClassVar[str] = ""
    family: ClassVar[str] = "preparation"

    def fit(self, x_train: np.ndarray) -> Affine:
        """Return the map for ``x_train``: (samples, features) or (samples, h, w, channels)."""
        raise NotImplementedError


preparations: Registry[Preparation] = Registry("preparation")


def default_preparation(dataset: Dataset) -> Preparation:
    """Return what usually serves best: images by 255, tables standardised."""
    return DivideBy255() if dataset.is_image else Standardise()


@preparations.register("Unchanged")
@dataclass(frozen=True, kw_only=True)
class Unchanged(Preparation):
    """``y = x``, as float32."""

    def fit(self, x_train):
        return Affine(np.ones(()), np.zeros(()))


@preparations.register("DivideBy255")
@dataclass(frozen=True, kw_only=True)
class DivideBy255(Preparation):
    """``y = x / 255``: pixels from 0 to 1."""

    def fit(self, x_train):
        return Affine(np.array(1 / 255), np.zeros(()))


@preparations.register("CentreImages")
@dataclass(frozen=True, kw_only=True)
class CentreImages(Preparation):
    """``y = (x - mean image) / 255``: each pixel has the mean 0 over the training part."""

    def fit(self, x_train):
        total = np.sum([chunk.sum(axis=0) for chunk in _chunks(x_train)], axis=0)
        return Affine(np.array(1 / 255), -total / len(x_train) / 255)


@preparations.register("Standardise")
@dataclass(frozen=True, kw_only=True)
class Standardise(Preparation):
    """``y = (x - mean) / deviation`` of each feature, or of each colour channel of images.

    The deviation divides by the number of values. A constant feature keeps the deviation 1.
    """

    def fit(self, x_train):
        low, high = _range(x_train)
        mean, deviation = _moments(x_train)
        scale = 1 / np.where(high - low < SMALLEST, 1, deviation)
        return Affine(scale, -mean * scale, _constant_features(low, high))


@preparations.register("MinMax")
@dataclass(frozen=True, kw_only=True)
class MinMax(Preparation):
    """``y = (x - min) / (max - min)`` of each feature, or of each colour channel of images.

    A constant feature becomes 0.
    """

    def fit(self, x_train):
        low, high = _range(x_train)
        scale = 1 / np.where(high - low < SMALLEST, 1, high - low)
        return Affine(scale, -low * scale, _constant_features(low, high))


def _chunks(x: np.ndarray) -> Iterator[np.ndarray]:
    """Yield pieces of ``x`` as float64; the whole may be too large for that."""
    rows = max(1, CHUNK * len(x) // x.size)
    for start in range(0, len(x), rows):
        yield x[start : start + rows].astype(np.float64)


def _moments(x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return mean and deviation over all axes but the last, in two passes."""
    axes = tuple(range(x.ndim - 1))
    count = x.size // x.shape[-1]
    mean = sum(chunk.sum(axis=axes) for chunk in _chunks(x)) / count
    variance = sum(((chunk - mean) ** 2).sum(axis=axes) for chunk in _chunks(x)) / count
    return mean, np.sqrt(variance)


def _range(x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return smallest and largest value over all axes but the last."""
    axes = tuple(range(x.ndim - 1))
    if x.dtype.kind == "f":
        _check_finite(x)
    return x.min(axis=axes).astype(np.float64), x.max(axis=axes).astype(np.float64)


def _check_finite(x: np.ndarray) -> None:
    finite = np.isfinite(x).reshape(-1, x.shape[-1]).all(axis=0)
    if not finite.all():
        raise NotFinite(column=int(np.argmin(finite)) + 1)


def _constant_features(low: np.ndarray, high: np.ndarray) -> tuple[Notice, ...]:
    """Compare the range: the deviation of equal values has rounding errors."""
    return tuple(
        Notice(ConstantFeature.__name__, {"column": int(i) + 1, "value": float(low[i])})
        for i in np.flatnonzero(high - low < SMALLEST)
    )
