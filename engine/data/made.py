"""Data made from a formula: points in a plane to classify, and curves to fit."""

from __future__ import annotations

import math
import string
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.data.dataset import Dataset, Progress, Source, no_progress, sources
from engine.errors import NoSamples, SettingError
from engine.registry import check_settings, setting

MAX_CLASSES = 10
FARTHEST = 1e6  # painted coordinates beyond it are a mistake


@dataclass(frozen=True, kw_only=True)
class Made(Source):
    """Samples drawn from a formula, always the same ones for the same settings."""

    title: ClassVar[str] = ""

    samples: int = setting(500, minimum=10, maximum=100_000)
    noise: float = setting(0.1, minimum=0, maximum=2)  # standard deviation
    seed: int = setting(0, minimum=0, maximum=2**32 - 1)

    def __post_init__(self):
        check_settings(self)


@dataclass(frozen=True, kw_only=True)
class MadePoints(Made):
    """Points in a plane with a class each; all classes have the same share.

    x: (samples, 2)   y: (samples,)
    """

    def load(self, progress: Progress = no_progress) -> Dataset:
        rng = np.random.default_rng(self.seed)
        y = rng.permutation(np.arange(self.samples) % self.class_count)
        x = np.stack(self.place(y, rng), axis=1)
        x += self.noise * rng.standard_normal(x.shape)
        return points_dataset(self.title, x, y, self.class_count)

    @property
    def class_count(self) -> int:
        return 2

    def place(self, y: np.ndarray, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
        """Return both coordinates of points of the classes ``y``, without noise."""
        raise NotImplementedError


@sources.register("Moons")
@dataclass(frozen=True, kw_only=True)
class Moons(MadePoints):
    """Two half circles that reach into each other; ``t`` is uniform in [0, pi].

    Class A: ``(cos t, sin t)``   class B: ``(1 - cos t, 1/2 - sin t)``
    """

    title = "Moons"

    def place(self, y, rng):
        t = math.pi * rng.random(len(y))
        upper = y == 0
        x1 = np.where(upper, np.cos(t), 1 - np.cos(t))
        return x1, np.where(upper, np.sin(t), 0.5 - np.sin(t))


@sources.register("Circles")
@dataclass(frozen=True, kw_only=True)
class Circles(MadePoints):
    """Two circles around the same centre: ``r (cos t, sin t)``, ``t`` uniform in [0, 2 pi).

    Class A: ``r = 1``   class B: ``r = 1/2``
    """

    title = "Circles"

    def place(self, y, rng):
        t = 2 * math.pi * rng.random(len(y))
        r = np.where(y == 0, 1.0, 0.5)
        return r * np.cos(t), r * np.sin(t)


@sources.register("Spirals")
@dataclass(frozen=True, kw_only=True)
class Spirals(MadePoints):
    """Arms that wind around the same centre, one a class (Archimedean spirals).

    ``r (cos t, sin t)`` with ``t = 2 pi (turns r + class / classes)``. ``r`` is the root of a
    uniform number, so that points lie as densely outside as inside.
    """

    title = "Spirals"

    noise: float = setting(0.03, minimum=0, maximum=2)
    classes: int = setting(2, minimum=2, maximum=MAX_CLASSES)
    turns: float = setting(1.5, minimum=0.25, maximum=5)

    @property
    def class_count(self) -> int:
        return self.classes

    def place(self, y, rng):
        r = np.sqrt(rng.random(len(y)))
        t = 2 * math.pi * (self.turns * r + y / self.classes)
        return r * np.cos(t), r * np.sin(t)


@sources.register("ExclusiveOr")
@dataclass(frozen=True, kw_only=True)
class ExclusiveOr(MadePoints):
    """Opposite quadrants of the square [-1, 1] x [-1, 1] share a class.

    Class A: ``x1 x2 > 0``   class B: ``x1 x2 < 0``, before the noise
    """

    title = "XOR"

    def place(self, y, rng):
        x1 = rng.uniform(-1, 1, len(y))
        sign = np.where(y == 0, 1, -1) * np.where(x1 < 0, -1, 1)
        return x1, sign * rng.random(len(y))


@sources.register("Blobs")
@dataclass(frozen=True, kw_only=True)
class Blobs(MadePoints):
    """Round clouds, one a class; ``noise`` is their standard deviation.

    The centre of class k is ``(cos t, sin t)`` with ``t = 2 pi k / classes``.
    """

    title = "Blobs"

    noise: float = setting(0.25, minimum=0, maximum=2)
    classes: int = setting(3, minimum=2, maximum=MAX_CLASSES)

    @property
    def class_count(self) -> int:
        return self.classes

    def place(self, y, rng):
        t = 2 * math.pi * y / self.classes
        return np.cos(t), np.sin(t)


@dataclass(frozen=True, kw_only=True)
class MadeCurve(Made):
    """A value to predict from one input, which is uniform in [-1, 1].

    x: (samples, 1)   y: (samples, 1)
    """

    def load(self, progress: Progress = no_progress) -> Dataset:
        rng = np.random.default_rng(self.seed)
        x = rng.uniform(-1, 1, (self.samples, 1))
        y = self.curve(x) + self.noise * rng.standard_normal(x.shape)
        return Dataset(
            name=self.title,
            x=x.astype(np.float32),
            y=y.astype(np.float32),
            feature_names=("x",),
            target_names=("y",),
        )

    def curve(self, x: np.ndarray) -> np.ndarray:
        """Return the values without noise."""
        raise NotImplementedError


@sources.register("LinearRegression")
@dataclass(frozen=True, kw_only=True)
class LinearRegression(MadeCurve):
    """``y = slope x + intercept``, with normal noise."""

    title = "Linear regression"

    slope: float = setting(0.7, minimum=-10, maximum=10)
    intercept: float = setting(0.2, minimum=-10, maximum=10)

    def curve(self, x):
        return self.slope * x + self.intercept


@sources.register("SineRegression")
@dataclass(frozen=True, kw_only=True)
class SineRegression(MadeCurve):
    """``y = sin(pi periods x)``, with normal noise: so many periods from -1 to 1."""

    title = "Sine regression"

    periods: float = setting(1.5, minimum=0.25, maximum=10)

    def curve(self, x):
        return np.sin(math.pi * self.periods * x)


@sources.register("PaintedPoints")
@dataclass(frozen=True, kw_only=True)
class PaintedPoints(Source):
    """Points that were painted by hand: ``(x1, x2, class)`` each, class from 0."""

    title: ClassVar[str] = "Painted points"

    points: tuple[tuple[float, float, int], ...] = ()

    def __post_init__(self):
        for point in self.points:
            if not _is_point(point):
                expected = f"(x1, x2, class from 0 to {MAX_CLASSES - 1})"
                raise SettingError(setting="points", expected=expected, actual=point)

    def load(self, progress: Progress = no_progress) -> Dataset:
        if not self.points:
            raise NoSamples(name=self.title)
        table = np.array(self.points, np.float64)
        y = table[:, 2].astype(np.int64)
        return points_dataset(self.title, table[:, :2], y, max(2, int(y.max()) + 1))


def points_dataset(name: str, x: np.ndarray, y: np.ndarray, classes: int) -> Dataset:
    """Return points (samples, 2) of classes that are called A, B, C, ..."""
    return Dataset(
        name=name,
        x=x.astype(np.float32),
        y=y.astype(np.int64),
        classes=tuple(string.ascii_uppercase[:classes]),
        feature_names=("x1", "x2"),
    )


def _is_point(point: object) -> bool:
    if not isinstance(point, tuple) or len(point) != 3:
        return False
    *place, number = point
    if not all(isinstance(v, (int, float)) and abs(v) <= FARTHEST for v in place):
        return False
    return isinstance(number, int) and 0 <= number < MAX_CLASSES
