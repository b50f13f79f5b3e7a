"""Penalties on weights, added to the loss, with Keras's formulas (squares without a half)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from engine.errors import RegularizerShapeError
from engine.registry import Registry, check_settings, setting

Array = Any
_SHORTEST = 1e-7  # shorter rows count as this long in Keras


@dataclass(frozen=True, kw_only=True)
class Regularizer:
    """A penalty on the weights w of a layer, or on what it gives; larger is worse."""

    registered_name: ClassVar[str] = ""
    family: ClassVar[str] = "regularizer"

    def __post_init__(self):
        check_settings(self)

    def value(self, w: Array) -> float:
        """Return the penalty, to be added once to the mean loss of a batch."""
        raise NotImplementedError

    def add_gradient(self, w: Array, g: Array) -> None:
        """Add the gradient of the penalty to ``g``, which is written."""
        raise NotImplementedError


class _OfSums(Regularizer):
    """``l1 * sum(|w|) + l2 * sum(w**2)``; w may have any shape."""

    @property
    def strengths(self) -> tuple[float, float]:
        """The factors ``(l1, l2)``."""
        raise NotImplementedError

    def value(self, w):
        l1, l2 = self.strengths
        penalty = l1 * float(np.abs(w).sum(dtype=np.float64)) if l1 else 0.0
        return penalty + (l2 * float(np.square(w).sum(dtype=np.float64)) if l2 else 0.0)

    def add_gradient(self, w, g):
        l1, l2 = self.strengths
        if l1:
            g += l1 * np.sign(w)
        if l2:
            g += 2 * l2 * w


regularizers: Registry[Regularizer] = Registry("regularizer")


def regularizer_named(name: str) -> Regularizer:
    """Return a regularizer with its default strength."""
    return regularizers[name]()


@regularizers.register("L1")
@dataclass(frozen=True, kw_only=True)
class L1(_OfSums):
    """``l1 * sum(|w|)``: pulls weights to exactly 0."""

    l1: float = setting(0.01, minimum=0)

    @property
    def strengths(self):
        return self.l1, 0.0


@regularizers.register("L2")
@dataclass(frozen=True, kw_only=True)
class L2(_OfSums):
    """``l2 * sum(w**2)``: pulls large weights down."""

    l2: float = setting(0.01, minimum=0)

    @property
    def strengths(self):
        return 0.0, self.l2


@regularizers.register("L1L2")
@dataclass(frozen=True, kw_only=True)
class L1L2(_OfSums):
    """``l1 * sum(|w|) + l2 * sum(w**2)``."""

    l1: float = setting(0.0, minimum=0)
    l2: float = setting(0.0, minimum=0)

    @property
    def strengths(self):
        return self.l1, self.l2


@regularizers.register("OrthogonalRegularizer")
@dataclass(frozen=True, kw_only=True)
class OrthogonalRegularizer(Regularizer):
    """``factor`` times the mean of ``|cosine|`` over all pairs of rows (or columns).

    w: (rows, columns)
    """

    factor: float = setting(0.01, minimum=0)
    mode: str = setting("rows", choices="rows|columns")

    def value(self, w):
        cosines = self._cosines(self._rows(w.astype(np.float64))[1])
        return float(np.abs(cosines).sum() * self._share(cosines))

    def add_gradient(self, w, g):
        lengths, unit = self._rows(w)
        signs = np.sign(self._cosines(unit))
        slope = 2 * self._share(signs) * (signs @ unit)
        along = (slope * unit).sum(axis=1, keepdims=True)
        slope -= np.where(lengths > _SHORTEST, along, 0) * unit
        slope /= np.maximum(lengths, _SHORTEST)
        g += slope if self.mode == "rows" else slope.T

    def _rows(self, w: Array) -> tuple[Array, Array]:
        """Return the lengths of the vectors, and as rows the vectors of length 1."""
        if w.ndim != 2:
            name = self.registered_name
            raise RegularizerShapeError(regularizer=name, expected=2, shape=w.shape)
        rows = w if self.mode == "rows" else w.T
        lengths = np.sqrt(np.square(rows).sum(axis=1, keepdims=True))
        return lengths, rows / np.maximum(lengths, _SHORTEST)

    def _cosines(self, unit: Array) -> Array:
        """Return the cosine of every pair, 0 on the diagonal."""
        cosines = unit @ unit.T
        np.fill_diagonal(cosines, 0)
        return cosines

    def _share(self, cosines: Array) -> float:
        """Return what one entry counts; each pair stands in two of them."""
        count = len(cosines)
        return self.factor / max(count * (count - 1), 1)
