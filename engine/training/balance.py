"""Weights that give every class the same say, however many samples it has."""

from __future__ import annotations

from collections.abc import Sequence


def balanced(counts: Sequence[int]) -> tuple[float, ...]:
    """Return ``n / (classes * count)`` for each class, with ``n`` samples in all.

    Scikit-learn's "balanced": the mean over the samples is 1. A class without samples, of which
    there is nothing to weigh, gets 1 and is not counted.
    """
    present = sum(count > 0 for count in counts)
    return tuple(sum(counts) / (present * count) if count else 1.0 for count in counts)
