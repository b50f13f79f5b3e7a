"""Kernels on arrays of equal shape, compiled."""

import numpy as np

from engine.arrays import noise
from engine.kernels.addresses import address, double_bits, suits
from engine.kernels.compiled import double_of, floats, inline, kernel
from engine.kernels.elementwise import reference
from engine.kernels.rows import ZERO, mask, relu

GOLDEN, M1, M2 = np.uint32(noise.GOLDEN), np.uint32(noise.M1), np.uint32(noise.M2)
WORD = noise.WORD


def relu_forward(x, y):
    """``y = max(x, 0)``; NaN stays NaN."""
    if not suits(x, y):
        return reference.relu_forward(x, y)
    _relu_forward(address(x), address(y), x.size)


def relu_backward(y, dy, dx):
    """``dx = dy`` where ``y > 0``, else 0."""
    if not suits(y, dy, dx):
        return reference.relu_backward(y, dy, dx)
    _relu_backward(address(y), address(dy), address(dx), y.size)


def add(a, b, y):
    """``y = a + b``; ``y`` may be ``a``."""
    if not suits(a, b, y):
        return reference.add(a, b, y)
    _add(address(a), address(b), address(y), y.size)


def dropout(x, y, rate, seed, step, node, first):
    """``y = x / (1 - rate)`` where the hash of the place says keep, else 0."""
    if not suits(x, y):
        return reference.dropout(x, y, rate, seed, step, node, first)
    _dropout(
        address(x), address(y), x.size, double_bits(1 / (1 - rate)), noise.threshold(rate),
        int(seed), int(step), int(node), int(first),
    )  # fmt: skip


@kernel
def _relu_forward(x, y, count):
    a, b = floats(x, count), floats(y, count)
    for i in range(count):
        b[i] = relu(a[i])


@kernel
def _relu_backward(y, dy, dx, count):
    mask(y, dy, dx, count)


@kernel
def _add(a, b, y, count):
    first, second, total = floats(a, count), floats(b, count), floats(y, count)
    for i in range(count):
        total[i] = first[i] + second[i]


@kernel
def _dropout(x, y, count, scale, threshold, seed, step, node, first):
    factor, least = np.float32(double_of(scale)), np.uint32(threshold)
    done = 0
    while done < count:  # parts with one upper word of the place
        upper, lower = (first + done) >> 32, (first + done) & WORD
        key, other = _keys(seed, step, node, upper)
        part = min(count - done, WORD + 1 - lower)
        start = np.uint32(lower)
        a, b = floats(x + 4 * done, part), floats(y + 4 * done, part)
        for i in range(part):
            h = _hashed(np.uint32(start + np.uint32(i)), key, other)
            b[i] = a[i] * factor if h >= least else ZERO
        done += part


@inline
def _mix(h):
    h = np.uint32((h ^ (h >> np.uint32(16))) * M1)
    h = np.uint32((h ^ (h >> np.uint32(15))) * M2)
    return np.uint32(h ^ (h >> np.uint32(16)))


@inline
def _keys(seed, step, node, upper):
    """Return what ``noise.keys`` returns."""
    key = np.uint32(0)
    for word in (seed, seed >> 32, step, step >> 32, node, upper):
        key = _mix(np.uint32(np.uint32(key + GOLDEN) + np.uint32(word)))
    return key, _mix(np.uint32(key ^ GOLDEN))


@inline
def _hashed(place, key, other):
    h = np.uint32(place ^ key)
    h = np.uint32(np.uint32((h ^ (h >> np.uint32(16))) * M1) ^ other)
    h = np.uint32((h ^ (h >> np.uint32(15))) * M2)
    return np.uint32(h ^ (h >> np.uint32(16)))
