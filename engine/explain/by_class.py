"""Precision, recall and F1 of every class, and their means (van Rijsbergen 1979)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.layers.base import Array

MEANS = ("macro", "micro", "weighted")


@dataclass(frozen=True, eq=False)
class ClassScores:
    """How well each class is told; NaN where there is nothing to count.

    precision, recall, f1: (classes,), in [0, 1]
    support, told: (classes,) int64, samples that are of the class, and that are told to be
    means: (3, 3), rows as in ``MEANS``, columns precision, recall, f1

    "macro" counts all classes alike, "weighted" by their samples; both leave NaN out. "micro"
    counts all classes as one: with one class told for each sample, all three are the accuracy.
    """

    precision: Array
    recall: Array
    f1: Array
    support: Array
    told: Array
    means: Array


def class_scores(counts: Array) -> ClassScores:
    """Return the scores of a confusion matrix.

    counts: (classes, classes), by true class (row) and predicted class (column)
    """
    hits, support, told = np.diag(counts), counts.sum(axis=1), counts.sum(axis=0)
    columns = (
        shares(hits, told),
        shares(hits, support),
        shares(2 * hits, support + told),  # 2 P R / (P + R)
    )
    accuracy = shares(hits.sum(keepdims=True), support.sum(keepdims=True))
    macro = [_mean(column, np.ones(len(hits))) for column in columns]
    weighted = [_mean(column, support) for column in columns]
    means = np.array([macro, [float(accuracy[0])] * 3, weighted])
    return ClassScores(*columns, support, told, means)


def shares(parts: Array, wholes: Array) -> Array:
    """Return ``parts / wholes`` in float64, NaN where the whole is 0."""
    result = np.full(np.broadcast(parts, wholes).shape, np.nan)
    np.divide(parts, wholes, out=result, where=np.asarray(wholes) > 0)
    return result


def _mean(values: Array, weights: Array) -> float:
    known = ~np.isnan(values)
    whole = weights[known].sum()
    return float((values[known] * weights[known]).sum() / whole) if whole else float("nan")
