"""Weights of CuDNNLSTM and CuDNNGRU of Keras 2, which lay as NVIDIA's library wanted them.

Gates have the same order as in LSTM and GRU, but each one's kernels are transposed: that of the
input keeps the shape (inputs, units), though its numbers lie as (units, inputs). There are two
biases, of the input and of the state, one behind the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import prod

import numpy as np

Shapes = Mapping[str, Sequence[int]]  # by "node id/name"


def doubled(order: Shapes) -> int:
    """Return how many values more such a file may have: the second biases of LSTMs."""
    return sum(prod(order[bias]) for _, _, bias in _gated(order) if len(order[bias]) == 1)


def from_cudnn(order: Shapes, arrays: Sequence[np.ndarray]) -> list[np.ndarray]:
    """Return the stored weights as LSTM and GRU have them; those that are theirs stay.

    The biases alone tell where they come from, whatever the layer is called.
    """
    found = dict(zip(order, arrays, strict=True))
    for kernel, recurrent, bias in _gated(order):
        gates = _gates(order[bias], order[recurrent])
        if found[bias].shape != (2 * gates * order[recurrent][0],):
            continue
        if any(found[key].shape != tuple(order[key]) for key in (kernel, recurrent)):
            continue
        found[kernel] = _each_gate(found[kernel], gates, _laid_anew)
        found[recurrent] = _each_gate(found[recurrent], gates, np.transpose)
        biases = found[bias].reshape(2, -1)
        found[bias] = biases.sum(axis=0) if len(order[bias]) == 1 else biases
    return list(found.values())


def _gated(order: Shapes) -> Iterator[tuple[str, str, str]]:
    """Yield the keys of kernel, recurrent kernel and bias of what may have been such a layer."""
    for bias in order:
        start, _, name = bias.rpartition("/")
        kernel, recurrent = f"{start}/kernel", f"{start}/recurrent_kernel"
        if name != "bias" or kernel not in order or len(order.get(recurrent, ())) != 2:
            continue
        if _gates(order[bias], order[recurrent]):
            yield kernel, recurrent, bias


def _gates(bias: Sequence[int], recurrent: Sequence[int]) -> int:
    """Return 4 for an LSTM, 3 for a GRU with two biases, 0 for anything else."""
    units = recurrent[0]
    return {(4 * units,): 4, (2, 3 * units): 3}.get(tuple(bias), 0)


def _each_gate(kernel: np.ndarray, gates: int, change) -> np.ndarray:
    return np.concatenate([change(part) for part in np.split(kernel, gates, axis=1)], axis=1)


def _laid_anew(kernel: np.ndarray) -> np.ndarray:
    """Return (inputs, units) of numbers that lie as (units, inputs)."""
    inputs, units = kernel.shape
    return kernel.reshape(units, inputs).T
