"""A learned vector for each of many things, such as the words of a language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from engine.arrays.xp import xp_of
from engine.errors import IndexBeyondEmbedding
from engine.initializers import RandomUniform
from engine.layers.base import (
    Array,
    Backward,
    Layer,
    Phase,
    Shape,
    Weights,
    WeightSpec,
    layers,
    setting,
)
from engine.registry import check_settings


@layers.register("Embedding")
@dataclass(frozen=True, kw_only=True)
class Embedding(Layer):
    """Replaces every whole number by the row of a table (Bengio et al. 2003).

    x: (batch, ...) from 0, below input_dim   embeddings: (input_dim, output_dim)
    y: (batch, ..., output_dim)
    """

    checks_data: ClassVar[bool] = True
    input_dim: int = setting(1000, minimum=1)
    output_dim: int = setting(32, minimum=1)
    mask_zero: bool = setting(False)
    embeddings_initializer: object = setting(RandomUniform(), choices="initializer")
    embeddings_regularizer: object | None = setting(None, choices="regularizer", optional=True)
    activity_regularizer: object | None = setting(None, choices="regularizer", optional=True)
    embeddings_constraint: object | None = setting(None, choices="constraint", optional=True)

    def __post_init__(self):
        check_settings(self)

    @property
    def makes_mask(self) -> bool:
        return self.mask_zero

    def output_shape(self, *shapes: Shape) -> Shape:
        return (*shapes[0], self.output_dim)

    def output_mask(self, xs, masks):
        return xs[0] != 0 if self.mask_zero else None

    def weight_specs(self, *shapes: Shape) -> dict[str, WeightSpec]:
        return {
            "embeddings": WeightSpec(
                (self.input_dim, self.output_dim),
                self.embeddings_initializer,
                self.input_dim,
                self.output_dim,
                self.embeddings_regularizer,
                constraint=self.embeddings_constraint,
            )
        }

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        (x,) = xs
        indices = _indices(x).reshape(-1)
        self._check(indices)
        table = weights["embeddings"]
        y = phase.empty((*x.shape, self.output_dim))
        phase.k.embedding_forward(table, indices, y.reshape(-1, self.output_dim))

        def backward(dy: Array, need):
            gradient = phase.grad_like(table)
            if gradient is None:
                return (None,), {}
            phase.k.embedding_backward(indices, dy.reshape(-1, self.output_dim), gradient)
            return (None,), {"embeddings": gradient}

        return y, backward

    def _check(self, indices: Array) -> None:
        if not indices.size:
            return
        low, high = int(indices.min()), int(indices.max())
        if low < 0 or high >= self.input_dim:
            raise IndexBeyondEmbedding(maximum=self.input_dim - 1, actual=low if low < 0 else high)


def _indices(x: Array) -> Array:
    """Return ``x`` as whole numbers; decimal fractions are cut off, as Keras does."""
    return x if x.dtype.kind in "iu" else x.astype(xp_of(x).int64)
