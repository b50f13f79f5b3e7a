"""Several attentions side by side, each with projections of its own (Vaswani et al. 2017)."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from engine.errors import SettingError
from engine.initializers import GlorotUniform, Zeros
from engine.layers.attending import (
    AttentionLayer,
    attend,
    checked_shapes,
    scores_that_count,
    with_key,
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

_FAR = -1e9  # the score of what does not count, as in Keras


@layers.register("MultiHeadAttention")
@dataclass(frozen=True, kw_only=True)
class MultiHeadAttention(AttentionLayer):
    """Projects query, key and value for each head, attends, and projects the heads together.

    ``heads_h = softmax(q_h @ k_h / sqrt(key_dim)) @ v_h``. Places that a mask of query, value or
    key leaves out do not count. A step for which none is left takes the mean of all values, or
    nothing where the layer ``is_strict``.

    query: (batch, steps, features)   value, key: (batch, places, features)
    query/kernel, key/kernel: (features, heads, key_dim)   value/kernel: (features, heads,
    value_dim)   attention_output/kernel: (heads, value_dim, *output_shape)
    y: (batch, steps, *output_shape)   attention scores: (batch, heads, steps, places)
    """

    num_heads: int = setting(4, minimum=1)
    key_dim: int = setting(16, minimum=1)
    value_dim: int | None = setting(None, minimum=1, optional=True)
    use_bias: bool = setting(True)
    output_shape: Shape | None = setting(None, minimum=1, optional=True)  # type: ignore[assignment]
    kernel_initializer: object = setting(GlorotUniform(), choices="initializer")
    bias_initializer: object = setting(Zeros(), choices="initializer")
    kernel_regularizer: object | None = setting(None, choices="regularizer", optional=True)
    bias_regularizer: object | None = setting(None, choices="regularizer", optional=True)
    activity_regularizer: Any = setting(None, choices="regularizer", optional=True)
    kernel_constraint: object | None = setting(None, choices="constraint", optional=True)
    bias_constraint: object | None = setting(None, choices="constraint", optional=True)

    def __post_init__(self):
        super().__post_init__()
        if self.return_attention_scores and self.activity_regularizer is not None:
            raise SettingError(
                setting="activity_regularizer",
                expected="None with return_attention_scores",
                actual=self.activity_regularizer.registered_name,
            )

    @property
    def value_size(self) -> int:
        """Numbers of a value in one head."""
        return self.value_dim or self.key_dim

    @property
    def is_strict(self) -> bool:
        """Whether steps with nothing to look at give 0: where Keras does not fuse its products."""
        return self.dropout > 0 or self.return_attention_scores

    def output_shapes(self, *shapes: Shape) -> tuple[Shape, ...]:
        query, _, key = checked_shapes(shapes)
        y = (query[0], *(self.output_shape or query[-1:]))
        return (y, (self.num_heads, query[0], key[0]))[: self.output_count]

    def weight_specs(self, *shapes: Shape) -> dict[str, WeightSpec]:
        query, value, key = checked_shapes(shapes)
        heads = (self.num_heads, self.key_dim)
        values = (self.num_heads, self.value_size)
        return {
            **self._projection("query", query[-1:], heads),
            **self._projection("key", key[-1:], heads),
            **self._projection("value", value[-1:], values),
            **self._projection("attention_output", values, self.output_shape or query[-1:]),
        }

    def _projection(self, name: str, inputs: Shape, outputs: Shape) -> dict[str, WeightSpec]:
        specs = {
            f"{name}/kernel": spec_of(
                (*inputs, *outputs),
                self.kernel_initializer,
                self.kernel_regularizer,
                self.kernel_constraint,
            )
        }
        if self.use_bias:
            specs[f"{name}/bias"] = spec_of(
                outputs, self.bias_initializer, self.bias_regularizer, self.bias_constraint
            )
        return specs

    def multiply_adds(self, *shapes: Shape) -> int:
        query, value, key = with_key(shapes)
        steps, places = query[0], value[0]
        keys, values = self.num_heads * self.key_dim, self.num_heads * self.value_size
        outputs = math.prod(self.output_shape or query[-1:])
        projecting = steps * (query[1] * keys + values * outputs)
        projecting += places * (key[1] * keys + value[1] * values)
        return projecting + steps * places * (keys + values)

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Any, Backward]:
        names = ("query", "value", "key")
        inputs = with_key(xs)
        query, value, key = (
            _project(name, weights, x, 1, self.activity_regularizer, phase)
            for name, x in zip(names, inputs, strict=True)
        )
        counts = self._counts(inputs, phase)
        scores = phase.empty((*query.heads.shape[:-1], key.heads.shape[-2]))
        np.matmul(query.heads, key.heads.swapaxes(-1, -2), out=scores)
        scores *= self.key_dim**-0.5
        if counts is not None:
            np.copyto(scores, _FAR, where=~counts)
        mixed = phase.empty((*inputs[0].shape[:2], self.num_heads, self.value_size))
        strict = counts if self.is_strict else None
        mix = attend(scores, value.heads, _heads(mixed), self, phase, strict)
        # Keras regularises what each projection gives; that of the output the graph itself does.
        output = _project("attention_output", weights, mixed, 2, None, phase)

        def backward(dy: Any, need) -> tuple[tuple[Array | None, ...], Gradients]:
            dy, dshares = dy if self.return_attention_scores else (dy, None)
            gradients: Gradients = {}
            if dy is None:
                dy = np.zeros_like(output.y)
            dmixed = output.backward(dy, True, gradients)
            dvalue, dquery, dkey = (phase.empty(p.y.shape) for p in (value, query, key))
            dscores = mix.backward(_heads(dmixed), _heads(dvalue), dshares=dshares)
            if counts is not None:
                np.copyto(dscores, 0, where=~counts)
            dscores *= self.key_dim**-0.5
            np.matmul(dscores, key.heads, out=_heads(dquery))
            np.matmul(dscores.swapaxes(-1, -2), query.heads, out=_heads(dkey))
            dxs = [
                p.backward(slope, wanted, gradients)
                for p, slope, wanted in zip(
                    (query, value, key),
                    (dquery, dvalue, dkey),
                    (*need, need[-1])[:3],
                    strict=True,
                )
            ]
            if len(xs) == 2 and need[1]:
                dxs[1] += dxs[2]
            return tuple(dxs[: len(xs)]), gradients

        return (output.y, mix.shares) if self.return_attention_scores else output.y, backward

    def _counts(self, inputs: tuple[Array, Array, Array], phase: Phase) -> Array | None:
        """Return which scores count, broadcastable to (batch, heads, steps, places)."""
        query, value, _ = inputs
        query_mask, *others = phase.masks or (None,)
        counts = scores_that_count((query.shape[1], value.shape[1]), self, others)
        if query_mask is not None:
            steps = query_mask[:, :, None]
            counts = steps if counts is None else counts & steps
        return None if counts is None else counts[:, None]


class _Projected(NamedTuple):
    y: Array  # (batch, steps, heads, size), as it lies in memory
    heads: Array  # for heads, the same as (batch, heads, steps, size)
    backward: Callable[[Array, bool, Gradients], Any]


def _project(
    name: str, weights: Weights, x: Array, axes: int, penalty: Any, phase: Phase
) -> _Projected:
    """Multiply the last ``axes`` of ``x`` by a kernel, and add a bias if there is one.

    ``penalty``: the regularizer of what the projection gives, or None.
    """
    kernel, bias = weights[f"{name}/kernel"], weights.get(f"{name}/bias")
    rows = x.reshape(-1, math.prod(x.shape[-axes:]))
    flat = kernel.reshape(rows.shape[-1], -1)
    y = phase.empty((*x.shape[:2], *kernel.shape[axes:]))
    y_rows = y.reshape(len(rows), -1)
    phase.k.dense_forward(rows, flat, _flat(bias), y_rows, False)
    if penalty is not None:
        phase.add_loss(float(penalty.value(y)) / phase.total)

    def backward(dy: Array, wanted: bool, gradients: Gradients) -> Array | None:
        if penalty is not None and phase.training:
            extra = phase.empty(y.shape)
            extra[...] = 0
            penalty.add_gradient(y, extra)
            extra /= phase.total  # the penalty is a mean over the batch
            dy += extra
        dkernel = gradients[f"{name}/kernel"] = phase.grad_like(kernel)
        dbias = None
        if bias is not None:
            dbias = gradients[f"{name}/bias"] = phase.grad_like(bias)
        dx = phase.empty(x.shape) if wanted else None
        dflat = None if dkernel is None else dkernel.reshape(flat.shape)
        dx_rows = None if dx is None else dx.reshape(rows.shape)
        dy_rows = dy.reshape(y_rows.shape)
        phase.k.dense_backward(
            rows, flat, y_rows, dy_rows, dflat, _flat(dbias), dx_rows, False, phase.scratch
        )
        return dx

    return _Projected(y, _heads(y), backward)


def _flat(bias: Array | None) -> Array | None:
    return None if bias is None else bias.reshape(-1)


def _heads(y: Array) -> Array:
    """Return (batch, steps, heads, size) as (batch, heads, steps, size); no copy is made."""
    return y.swapaxes(1, 2)
