"""Targets as metrics compare them: class numbers, or values of the shape of the output."""

from __future__ import annotations

from typing import Any

import numpy as np

Array = Any


def classes_of(target: Array) -> Array:
    """Return class numbers (batch,), given those or one-hot rows."""
    if target.ndim > 1 and target.shape[-1] > 1:
        return target.argmax(axis=-1)
    return target.reshape(len(target)).astype(np.int64, copy=False)


def values_of(target: Array, output_shape: tuple[int, ...]) -> Array:
    """Return ``target`` as (batch, *output_shape); class numbers become one-hot rows.

    With a single output, class numbers are its values: 0 and 1.
    """
    if target.ndim == 1 and target.dtype.kind in "iu":
        if output_shape[-1] > 1:
            return np.asarray(target[:, None] == np.arange(output_shape[-1]), np.float32)
        target = target.astype(np.float32)
    return target.reshape(len(target), *output_shape)
