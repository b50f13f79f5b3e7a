"""Where weights begin: random or constant arrays, by the rules that Keras 3 uses."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.errors import InitializerShapeError
from engine.registry import Registry, check_settings, setting

Shape = tuple[int, ...]

# Standard deviation of a standard normal variable that is cut off at -2 and 2.
CUT_DEVIATION = 0.87962566103423978


@dataclass(frozen=True, kw_only=True)
class Initializer:
    """Called once for each weight; fans are the inputs and outputs that one value sees."""

    registered_name: ClassVar[str] = ""
    family: ClassVar[str] = "initializer"

    def __post_init__(self):
        check_settings(self)

    def __call__(
        self, shape: Shape, fan_in: float, fan_out: float, rng: np.random.Generator
    ) -> np.ndarray:
        """Return the first values of a weight, float64."""
        raise NotImplementedError


initializers: Registry[Initializer] = Registry("initializer")


def initializer_named(name: str) -> Initializer:
    """Return an initializer with its default settings; "he_normal" is ``HeNormal``."""
    return initializers[name]()


@initializers.register("Zeros", "zero")
@dataclass(frozen=True, kw_only=True)
class Zeros(Initializer):
    """All values are 0."""

    def __call__(self, shape, fan_in, fan_out, rng):
        return np.zeros(shape)


@initializers.register("Ones", "one")
@dataclass(frozen=True, kw_only=True)
class Ones(Initializer):
    """All values are 1."""

    def __call__(self, shape, fan_in, fan_out, rng):
        return np.ones(shape)


@initializers.register("Constant")
@dataclass(frozen=True, kw_only=True)
class Constant(Initializer):
    """All values are ``value``."""

    value: float = setting(0.0)

    def __call__(self, shape, fan_in, fan_out, rng):
        return np.full(shape, float(self.value))


@initializers.register("RandomNormal", "normal")
@dataclass(frozen=True, kw_only=True)
class RandomNormal(Initializer):
    """Normal distribution."""

    mean: float = setting(0.0)
    stddev: float = setting(0.05, minimum=0)

    def __call__(self, shape, fan_in, fan_out, rng):
        return rng.normal(self.mean, self.stddev, shape)


@initializers.register("RandomUniform", "uniform")
@dataclass(frozen=True, kw_only=True)
class RandomUniform(Initializer):
    """Uniform distribution on [minval, maxval)."""

    minval: float = setting(-0.05)
    maxval: float = setting(0.05)

    def __call__(self, shape, fan_in, fan_out, rng):
        return rng.uniform(self.minval, self.maxval, shape)


@initializers.register("TruncatedNormal")
@dataclass(frozen=True, kw_only=True)
class TruncatedNormal(Initializer):
    """Normal distribution whose values beyond two ``stddev`` from ``mean`` are drawn again."""

    mean: float = setting(0.0)
    stddev: float = setting(0.05, minimum=0)

    def __call__(self, shape, fan_in, fan_out, rng):
        return self.mean + self.stddev * _cut_normal(shape, rng)


@initializers.register("VarianceScaling")
@dataclass(frozen=True, kw_only=True)
class VarianceScaling(Initializer):
    """Variance ``scale / n``, n: the mean of the fans, or one of them (at least 1)."""

    scale: float = setting(1.0, minimum=1e-30)
    mode: str = setting("fan_in", choices="fan_in|fan_out|fan_avg")
    distribution: str = setting(
        "truncated_normal", choices="truncated_normal|untruncated_normal|uniform"
    )

    def __call__(self, shape, fan_in, fan_out, rng):
        fans = {"fan_in": fan_in, "fan_out": fan_out, "fan_avg": (fan_in + fan_out) / 2}
        deviation = math.sqrt(self.scale / max(1.0, fans[self.mode]))
        if self.distribution == "uniform":
            limit = math.sqrt(3) * deviation
            return rng.uniform(-limit, limit, shape)
        if self.distribution == "untruncated_normal":
            return rng.normal(0, deviation, shape)
        return deviation / CUT_DEVIATION * _cut_normal(shape, rng)


class _Named(Initializer):
    """A case of variance scaling that has a name of its own."""

    rule: ClassVar[VarianceScaling]

    def __call__(self, shape, fan_in, fan_out, rng):
        return self.rule(shape, fan_in, fan_out, rng)


@initializers.register("GlorotUniform")
@dataclass(frozen=True, kw_only=True)
class GlorotUniform(_Named):
    """Variance ``2 / (fan_in + fan_out)`` (Glorot & Bengio 2010)."""

    rule = VarianceScaling(scale=1.0, mode="fan_avg", distribution="uniform")


@initializers.register("GlorotNormal")
@dataclass(frozen=True, kw_only=True)
class GlorotNormal(_Named):
    """Variance ``2 / (fan_in + fan_out)`` (Glorot & Bengio 2010)."""

    rule = VarianceScaling(scale=1.0, mode="fan_avg", distribution="truncated_normal")


@initializers.register("HeUniform")
@dataclass(frozen=True, kw_only=True)
class HeUniform(_Named):
    """Variance ``2 / fan_in``, made for ReLU (He et al. 2015)."""

    rule = VarianceScaling(scale=2.0, mode="fan_in", distribution="uniform")


@initializers.register("HeNormal")
@dataclass(frozen=True, kw_only=True)
class HeNormal(_Named):
    """Variance ``2 / fan_in``, made for ReLU (He et al. 2015)."""

    rule = VarianceScaling(scale=2.0, mode="fan_in", distribution="truncated_normal")


@initializers.register("LecunUniform")
@dataclass(frozen=True, kw_only=True)
class LecunUniform(_Named):
    """Variance ``1 / fan_in`` (LeCun et al. 1998)."""

    rule = VarianceScaling(scale=1.0, mode="fan_in", distribution="uniform")


@initializers.register("LecunNormal")
@dataclass(frozen=True, kw_only=True)
class LecunNormal(_Named):
    """Variance ``1 / fan_in``, made for SELU (Klambauer et al. 2017)."""

    rule = VarianceScaling(scale=1.0, mode="fan_in", distribution="truncated_normal")


@initializers.register("Orthogonal", "OrthogonalInitializer")
@dataclass(frozen=True, kw_only=True)
class Orthogonal(Initializer):
    """Rows or columns, whichever are fewer, of length ``gain`` and orthogonal (Saxe et al. 2014).

    All axes but the last are rows.
    """

    gain: float = setting(1.0)

    def __call__(self, shape, fan_in, fan_out, rng):
        if len(shape) < 2:
            raise InitializerShapeError(
                initializer=self.registered_name, expected="at least 2", shape=shape
            )
        rows, columns = math.prod(shape[:-1]), shape[-1]
        q, r = np.linalg.qr(rng.normal(size=(max(rows, columns), min(rows, columns))))
        q *= np.where(np.diag(r) < 0, -1, 1)  # all rotations become equally likely
        return self.gain * (q if rows >= columns else q.T).reshape(shape)


@initializers.register("Identity", "IdentityInitializer", "eye")
@dataclass(frozen=True, kw_only=True)
class Identity(Initializer):
    """``gain`` on the diagonal, 0 elsewhere."""

    gain: float = setting(1.0)

    def __call__(self, shape, fan_in, fan_out, rng):
        if len(shape) != 2:
            raise InitializerShapeError(initializer=self.registered_name, expected=2, shape=shape)
        return self.gain * np.eye(*shape)


def _cut_normal(shape: Shape, rng: np.random.Generator) -> np.ndarray:
    """Return standard normal values, those beyond -2 and 2 drawn again."""
    values = rng.normal(size=shape)
    while (far := np.abs(values) > 2).any():
        values[far] = rng.normal(size=int(far.sum()))
    return values
