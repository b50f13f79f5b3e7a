"""Which places of its input a value of a sliding window takes; -1 for those in the padding."""

from __future__ import annotations

import numpy as np

from engine.layers.base import Array, Shape
from engine.layers.pooling import Pooling
from engine.layers.sliding import Sliding
from engine.layers.transposed import TransposedConvolution, cropped
from engine.layers.windows import pads_of

Place = tuple[int, ...]


def window_axes(layer: Sliding, shape: Shape, place: Place) -> list[Array]:
    """Return the places along each spatial axis that a convolution looks at.

    shape: of the input, (..., channels)   place: in the output
    """
    pads = pads_of(shape[:-1], layer.reach, layer.strides, layer.padding)
    return [
        _looked_at(place[axis] * layer.strides[axis] - pads[2 * axis], _taps(layer, axis), size)
        for axis, size in enumerate(shape[:-1])
    ]


def slid(layer: Pooling, shape: Shape, place: Place) -> list[Array]:
    """Return the places along each spatial axis that a pooling looks at; see ``window_axes``."""
    pads = pads_of(shape[:-1], layer.pool_size, layer.steps, layer.padding)
    return [
        _looked_at(place[axis] * step - pads[2 * axis], np.arange(window), size)
        for axis, (size, window, step) in enumerate(
            zip(shape[:-1], layer.pool_size, layer.steps, strict=True)
        )
    ]


def transposed_axes(layer: TransposedConvolution, shape: Shape, place: Place) -> list[Array]:
    """Return the place along each spatial axis that lays each tap of the kernel here.

    -1 where none does: with strides above 1 most taps of a kernel fall between.
    """
    axes = []
    for axis, size in enumerate(shape[:-1]):
        stride, more = layer.strides[axis], layer.output_padding
        own = None if more is None else more[axis]
        off = cropped(layer.reach[axis], stride, layer.padding, own)
        laid = place[axis] + off - _taps(layer, axis)
        found = np.where(laid % stride == 0, laid // stride, -1)
        axes.append(_bounded(found, size))
    return axes


def _taps(layer: Sliding, axis: int) -> Array:
    return np.arange(0, layer.reach[axis], layer.dilation_rate[axis])


def _looked_at(start: int, taps: Array, size: int) -> Array:
    return _bounded(start + taps, size)


def _bounded(places: Array, size: int) -> Array:
    """Return ``places`` with -1 for those outside an axis of ``size``."""
    return np.where((places >= 0) & (places < size), places, -1).astype(np.int32)
