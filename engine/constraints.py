"""Constraints: what the weights of a layer are brought back to after every step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from engine.errors import ConstraintAxisError
from engine.registry import Registry, check_settings, setting

Array = Any
_SMALLEST = 1e-7  # Keras adds it to a norm before dividing


@dataclass(frozen=True, kw_only=True)
class Constraint:
    """A rule that weights obey, whatever the gradient says."""

    registered_name: ClassVar[str] = ""
    family: ClassVar[str] = "constraint"

    def __post_init__(self):
        check_settings(self)

    def apply(self, w: Array) -> None:
        """Change ``w``, the array of one weight, in place."""
        raise NotImplementedError


constraints: Registry[Constraint] = Registry("constraint")


@constraints.register("NonNeg")
@dataclass(frozen=True, kw_only=True)
class NonNeg(Constraint):
    """Negative weights become 0."""

    def apply(self, w):
        np.maximum(w, 0, out=w)


@dataclass(frozen=True, kw_only=True)
class _OfNorms(Constraint):
    """Scales the vectors along ``axis`` (of the weight; for a kernel 0: the inputs of a unit)."""

    axis: int | tuple[int, ...] = setting(0)

    def _scale(self, w: Array, wanted: Any) -> None:
        axes = (self.axis,) if isinstance(self.axis, int) else tuple(self.axis)
        for axis in axes:
            if not -w.ndim <= axis < w.ndim:
                name = self.registered_name
                raise ConstraintAxisError(constraint=name, axis=axis, shape=w.shape)
        lengths = np.sqrt(np.square(w).sum(axis=axes, keepdims=True))
        w *= wanted(lengths) / (lengths + _SMALLEST)


@constraints.register("MaxNorm")
@dataclass(frozen=True, kw_only=True)
class MaxNorm(_OfNorms):
    """No vector is longer than ``max_value`` (Srivastava et al. 2014)."""

    max_value: float = setting(2.0, minimum=0)

    def apply(self, w):
        self._scale(w, lambda lengths: np.clip(lengths, 0, self.max_value))


@constraints.register("UnitNorm")
@dataclass(frozen=True, kw_only=True)
class UnitNorm(_OfNorms):
    """Every vector has length 1."""

    def apply(self, w):
        self._scale(w, np.ones_like)


@constraints.register("MinMaxNorm")
@dataclass(frozen=True, kw_only=True)
class MinMaxNorm(_OfNorms):
    """Lengths are brought between two bounds, by the share ``rate`` of the way in each step."""

    min_value: float = setting(0.0, minimum=0)
    max_value: float = setting(1.0, minimum=0)
    rate: float = setting(1.0, minimum=0, maximum=1)

    def apply(self, w):
        def wanted(lengths):
            kept = np.clip(lengths, self.min_value, self.max_value)
            return self.rate * kept + (1 - self.rate) * lengths

        self._scale(w, wanted)
