"""What all layers of attention share: settings, masks, and the mixing of values by scores."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, NamedTuple

import numpy as np

from engine.errors import InputCountError, ShapeError
from engine.layers.activation import activate
from engine.layers.base import Array, Gradients, Layer, Phase, Shape, setting
from engine.layers.dropout import noise_stream
from engine.registry import check_settings


@dataclass(frozen=True, kw_only=True)
class AttentionLayer(Layer):
    """Takes a query, a value and, as a third input, a key; without one the value is the key.

    query: (batch, steps, features)   value, key: (batch, places, features)
    """

    input_count: ClassVar[int | None] = None
    passes_mask: ClassVar[bool] = True
    dropout: float = setting(0.0, minimum=0.0, below=1.0)
    seed: int | None = setting(None, minimum=0, optional=True)
    use_causal_mask: bool = setting(False)
    return_attention_scores: bool = setting(False)

    def __post_init__(self):
        check_settings(self)

    @property
    def output_count(self) -> int:
        return 2 if self.return_attention_scores else 1

    def output_mask(self, xs: Sequence[Array], masks: Sequence[Array | None]) -> Any:
        return (masks[0], None) if self.return_attention_scores else masks[0]

    def check_input_count(self, node: str, count: int) -> None:
        if count not in (2, 3):
            raise InputCountError(node=node, expected="2 or 3", actual=count)


class Mix(NamedTuple):
    """What ``attend`` made: shares of attention, before and after dropout, and the way back.

    ``backward(dy, dvalue, dshares, ddropped)`` fills ``dvalue`` and returns the gradient of the
    scores; the last two are those of the shares, where anybody used them.
    """

    shares: Array
    dropped: Array
    backward: Callable[..., Array]


def attend(
    scores: Array,
    value: Array,
    y: Array,
    layer: AttentionLayer,
    phase: Phase,
    counts: Array | None = None,
) -> Mix:
    """Fill ``y = dropout(softmax(scores)) @ value``; shares that do not count become 0.

    scores: (..., steps, places)   value: (..., places, size)   y: (..., steps, size)
    """
    shares, softmax_slope = activate("softmax", scores, phase)
    if counts is not None:
        np.copyto(shares, 0, where=~counts)  # the slope of softmax is then 0 as well
    dropped, dropout_slope = _dropped(shares, layer, phase)
    np.matmul(dropped, value, out=y)

    def backward(
        dy: Array, dvalue: Array, dshares: Array | None = None, ddropped: Array | None = None
    ) -> Array:
        np.matmul(dropped.swapaxes(-1, -2), dy, out=dvalue)
        slope = phase.empty(scores.shape)
        np.matmul(dy, value.swapaxes(-1, -2), out=slope)
        if ddropped is not None:
            slope += ddropped
        slope = dropout_slope(slope)
        return softmax_slope(slope if dshares is None else slope + dshares)

    return Mix(shares, dropped, backward)


def _dropped(shares: Array, layer: AttentionLayer, phase: Phase) -> tuple[Array, Callable]:
    if not phase.training or layer.dropout == 0:
        return shares, lambda slope: slope
    first = phase.offset * math.prod(shares.shape[1:])
    noise = (layer.dropout, *noise_stream(layer.seed, phase), first)

    def drop(x: Array) -> Array:
        y = phase.empty(x.shape)
        phase.k.dropout(x, y, *noise)
        return y

    return drop(shares), drop


def scores_that_count(
    shape: tuple[int, ...], layer: AttentionLayer, masks: Sequence[Array | None]
) -> Array | None:
    """Return which scores count, broadcastable to (batch, steps, places); None: all of them.

    ``masks``: some of those of value and key, (batch, places).
    """
    counts = None
    if layer.use_causal_mask:
        steps, places = shape
        counts = (np.arange(steps)[:, None] >= np.arange(places))[None]
    for mask in masks:
        if mask is not None:
            counts = mask[:, None, :] if counts is None else counts & mask[:, None, :]
    return counts


def with_key(parts: Sequence[Any]) -> tuple[Any, Any, Any]:
    """Return query, value and key."""
    return parts[0], parts[1], parts[2] if len(parts) > 2 else parts[1]


def checked_shapes(shapes: Sequence[Shape]) -> tuple[Shape, Shape, Shape]:
    """Return the shapes of query, value and key. Raises a ``ShapeError`` for a wrong one."""
    for shape in shapes:
        if len(shape) != 2:
            raise ShapeError(node="", expected="(steps, features)", actual=shape)
    query, value, key = with_key(shapes)
    if None not in (value[0], key[0]) and value[0] != key[0]:
        raise ShapeError(node="", expected=f"({value[0]}, features)", actual=key)
    return query, value, key


def write(gradients: Gradients, name: str, weight: Array, value: Any, phase: Phase) -> None:
    """Note the gradient of a weight, where anybody wants it."""
    gradient = phase.grad_like(weight)
    if gradient is not None:
        gradient[...] = value
        gradients[name] = gradient
