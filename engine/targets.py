"""Targets as losses and metrics want them: class numbers, one-hot rows, or values."""

from __future__ import annotations

from typing import Any

import numpy as np

Array = Any


def encoded(target: Array, kind: str, output_shape: tuple[int, ...]) -> Array:
    """Return ``target`` as a loss with this ``target_kind`` wants it.

    target: (batch,) class numbers, or (batch, ...) values   output_shape: without the batch
    "class": (batch,) int64   "one_hot": (batch, classes)   "values": (batch, *output_shape)
    """
    if kind == "class":
        return classes_of(target)
    if output_shape[-1] > 1 and holds_classes(target):
        return np.asarray(target[:, None] == np.arange(output_shape[-1]), np.float32)
    if holds_classes(target):
        target = target.astype(np.float32)
    return target.reshape(len(target), *output_shape)


def classes_of(target: Array) -> Array:
    """Return class numbers (batch,), given those or one-hot rows."""
    if target.ndim > 1 and target.shape[-1] > 1:
        return target.argmax(axis=-1)
    return target.reshape(len(target)).astype(np.int64, copy=False)


def holds_classes(target: Array) -> bool:
    """Whether ``target`` is a row of class numbers."""
    return target.ndim == 1 and target.dtype.kind in "iu"
