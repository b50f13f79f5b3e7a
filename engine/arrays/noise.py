"""Noise without a generator: a hash of (seed, step, node, place in the batch).

Any value can be asked for at any time: shards cut a batch where they like, a resumed run
continues with the same noise, and backward needs no stored mask.

The hash works in 32 bits. ``mix`` is Wellons's low-bias integer hash. ``keys`` folds seed, step,
node and the upper half of the place into two words, and the lower half is hashed with
one of them before and the other one in the middle, so that the sequences of two steps are not
one another's reorderings::

    h = place ^ key;  h ^= h >> 16;  h *= M1;  h ^= other;  h ^= h >> 15;  h *= M2;  h ^= h >> 16

Normal numbers are made of two uniform ones at the same place, the second of another sequence.
"""

from __future__ import annotations

import math
from types import ModuleType
from typing import Any

import numpy as np

M1, M2 = 0x7FEB352D, 0x846CA68B  # Wellons 2018, "lowbias32"
GOLDEN = 0x9E3779B9
WORD = 0xFFFFFFFF
TURN = 1 << 31  # added to a node, names the sequence of the angles of normal noise


def mix(h: int) -> int:
    """Return the low-bias hash of a 32-bit number."""
    h = ((h ^ (h >> 16)) * M1) & WORD
    h = ((h ^ (h >> 15)) * M2) & WORD
    return h ^ (h >> 16)


def keys(seed: int, step: int, node: int, upper: int) -> tuple[int, int]:
    """Return the two words that tell one sequence of 2**32 values from another.

    ``upper`` is the place of the value divided by 2**32.
    """
    key = 0
    for word in (seed, seed >> 32, step, step >> 32, node, upper):
        key = mix((key + GOLDEN + word) & WORD)
    return key, mix(key ^ GOLDEN)


def bits(
    seed: int, step: int, node: int, first: int, count: int, xp: ModuleType = np
) -> Any:  # (count,) uint32
    """Return 32 random bits for each of the places ``first``, ``first + 1``, ..."""
    out = xp.empty(count, xp.uint32)
    done = 0
    while done < count:
        upper, lower = divmod(first + done, WORD + 1)
        part = min(count - done, WORD + 1 - lower)
        places = xp.arange(lower, lower + part, dtype=xp.uint64).astype(xp.uint32)
        out[done : done + part] = _hashed(places, *keys(seed, step, node, upper), xp)
        done += part
    return out


def _hashed(h: Any, key: int, other: int, xp: ModuleType) -> Any:
    h = h ^ xp.uint32(key)
    h = (h ^ (h >> xp.uint32(16))) * xp.uint32(M1) ^ xp.uint32(other)
    h = (h ^ (h >> xp.uint32(15))) * xp.uint32(M2)
    return h ^ (h >> xp.uint32(16))


def uniform(seed: int, step: int, node: int, first: int, count: int, xp: ModuleType = np) -> Any:
    """Return ``count`` numbers in [0, 1), in steps of 2**-24: exact in float32."""
    top = bits(seed, step, node, first, count, xp) >> xp.uint32(8)
    return top.astype(xp.float32) * xp.float32(2.0**-24)


def normal(seed: int, step: int, node: int, first: int, count: int, xp: ModuleType = np) -> Any:
    """Return ``count`` numbers of mean 0 and deviation 1, as float32 (Box & Muller 1958).

    ``sqrt(-2 log(1 - u)) cos(2 pi v)``: as u has steps of 2**-24, none lies beyond 5.8.
    """
    radius = 1 - uniform(seed, step, node, first, count, xp)
    radius = xp.sqrt(-2 * xp.log(radius))
    turn = uniform(seed, step, node + TURN, first, count, xp)
    return radius * xp.cos(xp.float32(2 * math.pi) * turn)


def threshold(rate: float) -> int:
    """Return the number below which the bits of a value lie with probability ``rate``."""
    return min(int(rate * 2.0**32), WORD)
