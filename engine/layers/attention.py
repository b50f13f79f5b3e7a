"""Attention: each query looks at all values, and takes most of those whose keys fit it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.errors import ShapeError
from engine.initializers import GlorotUniform, Ones
from engine.layers.attending import (
    AttentionLayer,
    attend,
    checked_shapes,
    scores_that_count,
    with_key,
    write,
)
from engine.layers.base import (
    Array,
    Backward,
    Gradients,
    Phase,
    Shape,
    Weights,
    WeightSpec,
    layers,
    setting,
)
from engine.layers.weights import spec_of

_FAR = 1e9  # what Keras takes from scores that do not count

# Scores, and the function from their gradient to those of query, key and weights.
_Scored = tuple[Array, Callable[[Array], tuple[Array, Array, Gradients]]]


@dataclass(frozen=True, kw_only=True)
class ScoredAttention(AttentionLayer):
    """``y = softmax(score(query, key)) @ value``; kinds of attention differ in their scores.

    Steps that the mask of the value leaves out are not looked at; where the mask of the query
    does, the output is 0.

    query: (batch, steps, dim)   value: (batch, places, size)   key: (batch, places, dim)
    y: (batch, steps, size)   attention scores: (batch, steps, places)
    """

    def output_shapes(self, *shapes: Shape) -> tuple[Shape, ...]:
        query, value, key = checked_shapes(shapes)
        if None not in (query[-1], key[-1]) and query[-1] != key[-1]:
            raise ShapeError(node="", expected=f"({key[0]}, {query[-1]})", actual=key)
        return ((query[0], value[-1]), (query[0], key[0]))[: self.output_count]

    def output_shape(self, *shapes: Shape) -> Shape:
        return self.output_shapes(*shapes)[0]

    def multiply_adds(self, *shapes: Shape) -> int:
        query, value, _ = with_key(shapes)
        return query[0] * value[0] * (query[1] + value[1])

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Any, Backward]:
        query, value, key = with_key(xs)
        query_mask, value_mask, *_ = phase.masks or (None, None)
        scores, scores_backward = self._scores(weights, query, key, phase)
        counts = scores_that_count(scores.shape[1:], self, (value_mask,))
        if counts is not None:
            np.subtract(scores, _FAR, out=scores, where=~counts)
        y = phase.empty((*query.shape[:-1], value.shape[-1]))
        mix = attend(scores, value, y, self, phase)
        if query_mask is not None:
            np.copyto(y, 0, where=~query_mask[..., None])

        def backward(dy: Any, need) -> tuple[tuple[Array | None, ...], Gradients]:
            dy, ddropped = dy if self.return_attention_scores else (dy, None)
            dvalue = phase.empty(value.shape)
            dscores = mix.backward(_open_slope(dy, y, query_mask, phase), dvalue, ddropped=ddropped)
            dquery, dkey, gradients = scores_backward(dscores)
            if len(xs) == 2:
                dvalue += dkey
            return (dquery, dvalue, dkey)[: len(xs)], gradients

        return (y, mix.dropped) if self.return_attention_scores else y, backward

    def _scores(self, weights: Weights, query: Array, key: Array, phase: Phase) -> _Scored:
        """Return the scores (batch, steps, places), which may be written, and the way back."""
        raise NotImplementedError


@layers.register("Attention")
@dataclass(frozen=True, kw_only=True)
class Attention(ScoredAttention):
    """The score is ``scale * (query @ key)`` (Luong et al. 2015).

    With "concat" it is ``concat_score_weight * sum(tanh(scale * (query + key)))``.
    """

    use_scale: bool = setting(False)
    score_mode: str = setting("dot", choices="dot|concat")

    def weight_specs(self, *shapes: Shape) -> dict[str, WeightSpec]:
        specs = {"scale": WeightSpec((), Ones())} if self.use_scale else {}
        if self.score_mode == "concat":
            specs["concat_score_weight"] = WeightSpec((), Ones())
        return specs

    def _scores(self, weights: Weights, query: Array, key: Array, phase: Phase) -> _Scored:
        if self.score_mode == "concat":
            return _concat_scores(weights, query, key, phase)
        return _dot_scores(weights.get("scale"), query, key, phase)


@layers.register("AdditiveAttention")
@dataclass(frozen=True, kw_only=True)
class AdditiveAttention(ScoredAttention):
    """The score is ``sum(scale * tanh(query + key))`` (Bahdanau et al. 2015).

    scale: (dim,)
    """

    use_scale: bool = setting(True)

    def weight_specs(self, *shapes: Shape) -> dict[str, WeightSpec]:
        return {"scale": spec_of(shapes[0][-1:], GlorotUniform())} if self.use_scale else {}

    def _scores(self, weights: Weights, query: Array, key: Array, phase: Phase) -> _Scored:
        bent, back = _bent_sums(query, key, None, phase)
        scale = weights.get("scale", np.ones(query.shape[-1], query.dtype))
        scores = phase.empty(bent.shape[:-1])
        np.matmul(bent, scale, out=scores)

        def backward(dscores: Array) -> tuple[Array, Array, Gradients]:
            gradients: Gradients = {}
            if self.use_scale:
                slope = dscores.reshape(-1) @ bent.reshape(-1, scale.size)
                write(gradients, "scale", weights["scale"], slope, phase)
            dquery, dkey, _ = back(dscores[..., None] * scale)
            return dquery, dkey, gradients

        return scores, backward


def _dot_scores(scale: Array | None, query: Array, key: Array, phase: Phase) -> _Scored:
    products = phase.empty((*query.shape[:-1], key.shape[-2]))
    np.matmul(query, key.swapaxes(-1, -2), out=products)
    scores = products
    if scale is not None:
        scores = phase.empty(products.shape)
        np.multiply(products, scale, out=scores)

    def backward(dscores: Array) -> tuple[Array, Array, Gradients]:
        gradients: Gradients = {}
        if scale is not None:
            write(gradients, "scale", scale, np.vdot(dscores, products), phase)
            dscores = dscores * scale
        dquery, dkey = phase.empty(query.shape), phase.empty(key.shape)
        np.matmul(dscores, key, out=dquery)
        np.matmul(dscores.swapaxes(-1, -2), query, out=dkey)
        return dquery, dkey, gradients

    return scores, backward


def _concat_scores(weights: Weights, query: Array, key: Array, phase: Phase) -> _Scored:
    scale, weight = weights.get("scale"), weights["concat_score_weight"]
    bent, back = _bent_sums(query, key, scale, phase)
    sums, scores = phase.empty(bent.shape[:-1]), phase.empty(bent.shape[:-1])
    np.sum(bent, axis=-1, out=sums)
    np.multiply(sums, weight, out=scores)

    def backward(dscores: Array) -> tuple[Array, Array, Gradients]:
        gradients: Gradients = {}
        write(gradients, "concat_score_weight", weight, np.vdot(dscores, sums), phase)
        dquery, dkey, dscale = back((dscores * weight)[..., None])
        if scale is not None:
            write(gradients, "scale", scale, dscale, phase)
        return dquery, dkey, gradients

    return scores, backward


def _bent_sums(
    query: Array, key: Array, scale: Array | None, phase: Phase
) -> tuple[Array, Callable[[Array], tuple[Array, Array, Any]]]:
    """Return ``tanh(scale * (query + key))`` of all pairs, and the way back.

    The result is (batch, steps, places, dim); ``backward`` takes its gradient, broadcast, and
    returns those of query, key and scale.
    """
    sums = phase.empty((*query.shape[:-1], *key.shape[-2:]))
    np.add(query[:, :, None, :], key[:, None, :, :], out=sums)
    bent = phase.empty(sums.shape)
    np.tanh(sums if scale is None else sums * scale, out=bent)

    def backward(dbent: Array) -> tuple[Array, Array, Any]:
        slope = phase.empty(bent.shape)
        np.square(bent, out=slope)
        np.subtract(1, slope, out=slope)
        slope *= dbent
        dscale = np.vdot(slope, sums)
        if scale is not None:
            slope *= scale
        return slope.sum(axis=2), slope.sum(axis=1), dscale

    return bent, backward


def _open_slope(dy: Array | None, y: Array, mask: Array | None, phase: Phase) -> Array:
    """Return the gradient of the output as it was before steps were set to 0."""
    if dy is not None and mask is None:
        return dy
    slope = phase.empty(y.shape)
    slope[...] = 0 if dy is None else dy
    if mask is not None:
        np.copyto(slope, 0, where=~mask[..., None])
    return slope
