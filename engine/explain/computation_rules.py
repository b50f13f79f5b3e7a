"""How a layer makes one of its values: a rule for each kind of layer.

A rule is given the layer, its weights and what comes in, and returns ``Local``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from engine.explain.computation_merges import MERGES
from engine.explain.computation_parts import (
    FUNCTION,
    INPUT,
    LARGEST,
    MEAN,
    MOVED,
    OTHER,
    ROW_FUNCTIONS,
    SCALED,
    SUM,
    TABLE_ROW,
    UNCHANGED,
    Local,
    Part,
    Place,
    Run,
    at,
    by_layer,
    exact_phase,
    inside,
    patch,
    summed,
)
from engine.explain.computation_windows import slid, transposed_axes, window_axes
from engine.layers.axes import array_axes
from engine.layers.base import Array, Layer, Weights
from engine.layers.pooling import (
    AveragePooling,
    GlobalAveragePooling,
    GlobalPooling,
    MaxPooling,
    Pooling,
)
from engine.layers.sliding import Sliding
from engine.layers.transposed import TransposedConvolution
from engine.spec import Node

_MOVING = (
    "Cropping1D",
    "Cropping2D",
    "Cropping3D",
    "Flatten",
    "Permute",
    "RepeatVector",
    "Reshape",
    "UpSampling1D",
    "UpSampling2D",
    "UpSampling3D",
    "ZeroPadding1D",
    "ZeroPadding2D",
    "ZeroPadding3D",
)
_IDLE = (  # while nothing is trained
    "ActivityRegularization",
    "AlphaDropout",
    "Dropout",
    "GaussianDropout",
    "GaussianNoise",
    "Identity",
    "RandomBrightness",
    "RandomContrast",
    "RandomFlip",
    "RandomRotation",
    "RandomTranslation",
    "RandomZoom",
    "SpatialDropout1D",
    "SpatialDropout2D",
    "SpatialDropout3D",
)
_FUNCTIONS = ("Activation", "ELU", "LeakyReLU", "PReLU", "ReLU", "Softmax", "ThresholdedReLU")
_MOST_SLOPES = 4_000_000  # inputs of a layer without a formula whose derivatives are shown


def local_of(run: Run, node: Node, output: int, place: Place) -> Local:
    """Return how ``node`` makes the value at ``place`` of its output with this number."""
    layer, weights = node.layer, run.network.weights.get(node.weights_id, {})
    xs = [run.given(feeder) for feeder in node.inputs]
    masks = tuple(run.mask(feeder) for feeder in node.inputs)
    if not xs:
        return Local(INPUT)
    if layer.registered_name == "Ports":
        x = xs[output]
        return _copied(MOVED, output, at(place), x)
    found = _by_formula(layer, weights, xs, masks, place)
    return found or _by_slopes(run, node, xs, masks, output, place)


def _by_formula(layer: Layer, weights: Weights, xs, masks, place: Place) -> Local | None:
    """Return the formula of a value, None where none is known for the layer."""
    name = layer.registered_name
    if name == "TimeDistributed":
        return _step(layer, weights, xs, masks, place)
    if name in MERGES:
        return MERGES[name](layer, xs, masks, place)
    if len(xs) > 1:
        return None
    (x,), (mask,) = xs, masks
    if isinstance(layer, Sliding):
        return _convolved(layer, weights, x, place)
    if isinstance(layer, (Pooling, GlobalPooling)):
        return _pooled(layer, x, mask, place)
    if name in _FUNCTIONS:
        return _function(layer, weights, x, mask, place)
    if name in _IDLE:
        return _copied(UNCHANGED, 0, at(place), x, _facts(layer, "rate", "stddev"))
    if name in _MOVING and getattr(layer, "interpolation", "nearest") == "nearest":
        return _copied(MOVED, 0, _origin(layer, x, place), x)
    rule = _RULES.get(name)
    return rule(layer, weights, x, place) if rule else None


def _copied(kind: str, number: int, axes, x: Array, facts: tuple = ()) -> Local:
    """Return one value that is taken as it is, or 0 from a border."""
    kernel = inside(axes)[..., None]
    return summed(kind, [Part(number, axes, patch(x, axes), kernel)], facts=facts)


def _facts(layer: Layer, *names: str) -> tuple[tuple[str, float], ...]:
    """Return those of the settings ``names`` that the layer has, and that are numbers."""
    found = ((name, getattr(layer, name, None)) for name in names)
    return tuple((name, float(value)) for name, value in found if isinstance(value, (int, float)))


def _origin(layer: Layer, x: Array, place: Place):
    """Return where the value at ``place`` of a layer that only moves values comes from."""
    numbers = np.arange(1.0, x.size + 1).reshape(1, *x.shape)
    moved, _ = layer.forward({}, numbers, phase=exact_phase())
    number = int(moved[(0, *place)]) - 1
    if number < 0:
        return at((-1,) * x.ndim)
    return at(np.unravel_index(number, x.shape))  # type: ignore[arg-type]


def _step(layer: Any, weights: Weights, xs, masks, place: Place) -> Local | None:
    """Return how the layer in a ``TimeDistributed`` makes a value of one step."""
    if any(mask is not None and mask.ndim > 2 for mask in masks):
        return None  # masks inside the steps
    step = place[0]
    found = _by_formula(layer.inner, weights, [x[step] for x in xs], (None,) * len(xs), place[1:])
    if found is None:
        return None
    return replace(found, parts=tuple(_of_step(part, step) for part in found.parts))


def _of_step(part: Part, step: int) -> Part:
    """Return a part of one step as a part of the sequence."""

    def grown(values: Array | None) -> Array | None:
        return None if values is None else values[None]

    return replace(
        part,
        axes=(*at((step,)), *part.axes),
        inputs=part.inputs[None],
        kernel=grown(part.kernel),
        derivative=grown(part.derivative),
        own=grown(part.own),
    )


def _by_slopes(run: Run, node: Node, xs, masks, output: int, place: Place) -> Local:
    """Return what each input has to do with the value, where there is no formula to show."""
    if sum(x.size for x in xs) > _MOST_SLOPES:
        return Local(OTHER)
    phase = run.network.question(run.kernels)
    phase.node = [each.id for each in run.network.graph].index(node.id)  # of its noise
    phase.node_id, phase.masks = node.id, masks if any(m is not None for m in masks) else ()
    weights = run.network.weights.get(node.weights_id, {})
    y, backward = node.layer.forward(weights, *(x[None] for x in xs), phase=phase)
    ys = y if isinstance(y, tuple) else (y,)
    wanted = [np.zeros_like(each) for each in ys]
    wanted[output][(0, *place)] = 1
    need = [x.dtype.kind == "f" for x in xs]
    slopes, _ = backward(tuple(wanted) if isinstance(y, tuple) else wanted[0], need)
    parts = [
        Part(
            number,
            tuple(np.arange(n, dtype=np.int32) for n in x.shape),
            x,
            derivative=np.zeros(x.shape) if slope is None else slope[0].astype(np.float64),
        )
        for number, (x, slope) in enumerate(zip(xs, slopes, strict=True))
    ]
    return Local(OTHER, tuple(parts))


# sums


def _dense(layer: Any, weights: Weights, x: Array, place: Place) -> Local:
    *before, unit = place
    axes = (*at(before), np.arange(x.shape[-1], dtype=np.int32))
    kernel = weights["kernel"].reshape(*(1,) * len(before), *weights["kernel"].shape)
    return _weighted(layer, Part(0, axes, patch(x, axes), kernel, unit, True), weights)


def _convolved(layer: Any, weights: Weights, x: Array, place: Place) -> Local | None:
    kernel, unit = layer.patterns(weights), place[-1]
    channels, seen, filters = x.shape[-1], kernel.shape[-2], kernel.shape[-1]
    groups = channels // seen
    if groups > 1 and layer.activation in ROW_FUNCTIONS:
        return None  # each value of the row looks at channels of its own
    windows = transposed_axes if isinstance(layer, TransposedConvolution) else window_axes
    first = unit // (filters // groups) * seen
    axes = (*windows(layer, x.shape, place), np.arange(first, first + seen, dtype=np.int32))
    is_learned = "kernel" in weights
    return _weighted(layer, Part(0, axes, patch(x, axes), kernel, unit, is_learned), weights)


def _weighted(layer: Any, part: Part, weights: Weights) -> Local:
    """Return the sum of a part with the layer's bias, and what its activation makes of it."""
    bias = weights.get("bias")
    if layer.activation not in ROW_FUNCTIONS:
        assert part.kernel is not None, "a sum has weights"
        one = slice(part.unit, part.unit + 1)
        bias = None if bias is None else bias[one]
        part = replace(part, kernel=part.kernel[..., one], unit=0)
    return summed(SUM, [part], bias, activation=layer.activation)


# pooling


def _pooled(layer: Any, x: Array, mask: Array | None, place: Place) -> Local:
    channel = at(place[-1:])
    if isinstance(layer, GlobalPooling):
        axes = (*(np.arange(n, dtype=np.int32) for n in x.shape[:-1]), *channel)
    else:
        axes = (*slid(layer, x.shape, place), *channel)
    counted = inside(axes)
    if mask is not None and isinstance(layer, GlobalAveragePooling):
        counted = counted * mask[0].reshape(-1, 1)
    values = patch(x, axes)
    if isinstance(layer, (AveragePooling, GlobalAveragePooling)):
        weights = counted.astype(np.float64) / max(counted.sum(), 1)
        return summed(MEAN, [Part(0, axes, values, weights[..., None])])
    assert isinstance(layer, (MaxPooling, GlobalPooling))
    winner = np.zeros(values.size)
    winner[np.where(counted > 0, values, -np.inf).argmax()] = 1
    return summed(LARGEST, [Part(0, axes, values, winner.reshape(*values.shape, 1))])


# values by themselves


def _function(layer: Any, weights: Weights, x: Array, mask, place: Place) -> Local | None:
    axes = list(at(place))
    name = getattr(layer, "activation", "") or layer.registered_name
    if layer.registered_name == "Softmax":
        if len(layer.axis) > 1:
            return None
        (along,) = array_axes(layer.axis, x.shape)
        axes[along - 1] = np.arange(x.shape[along - 1], dtype=np.int32)
    elif name in ROW_FUNCTIONS:
        axes[-1] = np.arange(x.shape[-1], dtype=np.int32)
    values = patch(x, axes)
    cell = tuple(p if len(a) > 1 else 0 for p, a in zip(place, axes, strict=True))
    own = {"alpha": _at_place(weights["alpha"], axes)} if "alpha" in weights else {}
    masks = (mask[:, axes[0]],) if mask is not None and name == "Softmax" else ()
    y, slopes = by_layer(layer, own, values, cell, masks)
    is_row = values.size > 1 or name in (*ROW_FUNCTIONS, "Softmax")
    row_place = int(np.ravel_multi_index(cell, values.shape))
    one = np.zeros(values.shape)
    one[cell] = 1
    facts = _facts(layer, "negative_slope", "max_value", "threshold", "alpha", "theta")
    facts += tuple(("alpha", float(alpha.ravel()[0])) for alpha in own.values())
    return Local(
        FUNCTION,
        (Part(0, tuple(axes), values, derivative=slopes, own=one),),
        total=float(values[cell]),
        activation="softmax" if name == "Softmax" else name,
        row=values.astype(np.float64).ravel() if is_row else np.zeros(0),
        row_place=row_place,
        facts=facts,
        computed=float(y[cell]),
        bend=slopes.ravel(),
        size=float(np.abs(slopes * values).sum()),
    )


def _at_place(weights: Array, axes) -> Array:
    """Return weights that are spread over a sample, at ``axes``."""
    pairs = zip(axes, weights.shape, strict=True)
    return patch(weights, [axis if size > 1 else np.zeros(1, np.int32) for axis, size in pairs])


def _scaled(x: Array, place: Place, scale: float, offset: float, facts) -> Local:
    axes = at(place)
    part = Part(0, axes, patch(x, axes), np.full((*(1,) * x.ndim, 1), scale))
    return summed(SCALED, [part], np.array([offset]), facts=facts)


def _rescaled(layer: Any, weights: Weights, x: Array, place: Place) -> Local:
    scale, offset = (
        values[place[-1] if len(values) > 1 else 0] for values in (layer.scale, layer.offset)
    )
    return _scaled(x, place, scale, offset, (("scale", scale), ("offset", offset)))


def _batch_normalised(layer: Any, weights: Weights, x: Array, place: Place) -> Local:
    (axis,) = array_axes((layer.axis,), x.shape)
    names = ("moving_mean", "moving_variance", "gamma", "beta")
    facts = {name: float(weights[name][place[axis - 1]]) for name in names if name in weights}
    variance = facts["moving_variance"] + layer.epsilon
    scale = facts.get("gamma", 1.0) / np.sqrt(variance)
    offset = facts.get("beta", 0.0) - facts["moving_mean"] * scale
    return _scaled(x, place, scale, offset, (*facts.items(), ("epsilon", layer.epsilon)))


def _normalised(layer: Any, weights: Weights, x: Array, place: Place) -> Local:
    """Return what ``Normalization`` does, as the line that goes through two of its values."""
    fixed = np.zeros_like(x, np.float64), np.ones_like(x, np.float64)
    offset, one = (
        float(layer.forward(weights, v[None], phase=exact_phase())[0][(0, *place)]) for v in fixed
    )
    scale = one - offset
    return _scaled(x, place, scale, offset, (("scale", scale), ("offset", offset)))


def _table_row(layer: Any, weights: Weights, x: Array, place: Place) -> Local:
    axes = at(place[:-1])
    index = patch(x, axes)
    row = int(index.ravel()[0])
    value = float(weights["embeddings"][row, place[-1]])
    part = Part(0, axes, index, derivative=np.zeros(index.shape))
    facts = (("row", float(row)), ("column", float(place[-1])))
    return Local(
        TABLE_ROW, (part,), total=value, facts=facts, computed=value, bend=np.ones(1), size=value
    )


def _masked(layer: Any, weights: Weights, x: Array, place: Place) -> Local:
    kept = float((x[place[0]] != x.dtype.type(layer.mask_value)).any())
    part = Part(0, at(place), patch(x, at(place)), np.full((*(1,) * x.ndim, 1), kept))
    return summed(UNCHANGED, [part], facts=_facts(layer, "mask_value"))


_RULES: dict[str, Callable[[Any, Weights, Array, Place], Local]] = {
    "BatchNormalization": _batch_normalised,
    "Dense": _dense,
    "Embedding": _table_row,
    "Masking": _masked,
    "Normalization": _normalised,
    "Rescaling": _rescaled,
}
