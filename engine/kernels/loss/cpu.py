"""Losses, compiled; see ``reference`` for what each returns.

Sums are kept in float64; the largest logit is taken out first, so that exp cannot overflow.
"""

import numpy as np

from engine.kernels.addresses import address, address_or_null, double_bits, suits
from engine.kernels.compiled import double_of, floats, inline, integers, kernel, matrix
from engine.kernels.loss import reference
from engine.kernels.rows import ZERO

ONE = np.float32(1)


def mean_squared_error(y, targets, weights, dy, total):
    """Mean over the units of ``(y - target)**2``; nothing is hit or missed."""
    if not suits(y, targets, weights, dy):
        return reference.mean_squared_error(y, targets, weights, dy, total)
    return _squares(
        address(y), address(targets), address_or_null(weights), address(dy), *y.shape,
        double_bits(total),
    )  # fmt: skip


def softmax_cross_entropy(logits, labels, weights, dlogits, total):
    """``-log softmax(logits)[label]``; labels (batch,) int64."""
    fitting = isinstance(labels, np.ndarray) and labels.dtype == np.int64
    if not (suits(logits, weights, dlogits) and fitting and labels.flags.c_contiguous):
        return reference.softmax_cross_entropy(logits, labels, weights, dlogits, total)
    loss, hits = _softmax(
        address(logits), address(labels), address_or_null(weights), address(dlogits),
        *logits.shape, double_bits(total),
    )  # fmt: skip
    if hits < 0:
        raise IndexError(f"labels must lie in 0 ... {logits.shape[1] - 1}")
    return loss, hits


def softmax_cross_entropy_dense(logits, targets, weights, dlogits, total):
    """``-sum(targets * log softmax(logits))``; targets (batch, classes)."""
    if not suits(logits, targets, weights, dlogits):
        return reference.softmax_cross_entropy_dense(logits, targets, weights, dlogits, total)
    return _softmax_dense(
        address(logits), address(targets), address_or_null(weights), address(dlogits),
        *logits.shape, double_bits(total),
    )  # fmt: skip


def sigmoid_cross_entropy(logits, targets, weights, dlogits, total):
    """Mean over the units of ``log(1 + exp(logits)) - targets * logits``."""
    if not suits(logits, targets, weights, dlogits):
        return reference.sigmoid_cross_entropy(logits, targets, weights, dlogits, total)
    return _sigmoid(
        address(logits), address(targets), address_or_null(weights), address(dlogits),
        *logits.shape, double_bits(total),
    )  # fmt: skip


@inline
def _exponentials(row, out):
    """Write ``exp(row - largest)``; return their sum, the largest logit and its place."""
    place = 0
    for j in range(1, len(row)):
        if row[j] > row[place]:
            place = j
    largest, total = row[place], ZERO
    for j in range(len(row)):
        out[j] = np.exp(row[j] - largest)
        total += out[j]
    return total, largest, place


@inline
def _sample_weight(weights, i, batch):
    return floats(weights, batch)[i] if weights != 0 else ONE


@kernel
def _squares(y, targets, weights, dy, batch, units, total):
    x, slopes = matrix(y, batch, units), matrix(dy, batch, units)
    wanted, share = matrix(targets, batch, units), np.float32(2 / (double_of(total) * units))
    loss = 0.0
    for i in range(batch):
        weight, sample = _sample_weight(weights, i, batch), ZERO
        for j in range(units):
            away = x[i, j] - wanted[i, j]
            sample += away * away
            slopes[i, j] = away * (weight * share)
        loss += np.float64(weight * sample) / units
    return loss, 0.0


@kernel
def _softmax(logits, labels, weights, dlogits, batch, classes, total):
    x, slopes = matrix(logits, batch, classes), matrix(dlogits, batch, classes)
    names, share = integers(labels, batch), np.float32(1 / double_of(total))
    loss, hits = 0.0, 0.0
    for i in range(batch):
        label = names[i]
        if label < 0 or label >= classes:
            return loss, -1.0
        exponentials, largest, place = _exponentials(x[i], slopes[i])
        weight = _sample_weight(weights, i, batch)
        loss += np.float64(weight * (np.log(exponentials) + largest - x[i, label]))
        hits += place == label
        scale = weight * share
        for j in range(classes):
            slopes[i, j] *= scale / exponentials
        slopes[i, label] -= scale
    return loss, hits


@kernel
def _softmax_dense(logits, targets, weights, dlogits, batch, classes, total):
    x, slopes = matrix(logits, batch, classes), matrix(dlogits, batch, classes)
    wanted, share = matrix(targets, batch, classes), np.float32(1 / double_of(total))
    loss, hits = 0.0, 0.0
    for i in range(batch):
        exponentials, largest, place = _exponentials(x[i], slopes[i])
        base = np.log(exponentials) + largest
        mass, sample, best = ZERO, ZERO, 0
        for j in range(classes):
            mass += wanted[i, j]
            sample += wanted[i, j] * (base - x[i, j])
            if wanted[i, j] > wanted[i, best]:
                best = j
        weight = _sample_weight(weights, i, batch)
        loss += np.float64(weight * sample)
        hits += place == best
        scale = weight * share
        for j in range(classes):
            slopes[i, j] = scale * (slopes[i, j] / exponentials * mass - wanted[i, j])
    return loss, hits


@kernel
def _sigmoid(logits, targets, weights, dlogits, batch, units, total):
    x, slopes = matrix(logits, batch, units), matrix(dlogits, batch, units)
    wanted, share = matrix(targets, batch, units), np.float32(1 / (double_of(total) * units))
    loss, hits = 0.0, 0
    for i in range(batch):
        weight, sample = _sample_weight(weights, i, batch), ZERO
        for j in range(units):
            logit, target = x[i, j], wanted[i, j]
            small = np.exp(-abs(logit))
            sample += max(logit, ZERO) - logit * target + np.log1p(small)
            chance = (ONE if logit > ZERO else small) / (ONE + small)
            slopes[i, j] = (chance - target) * (weight * share)
            hits += target == (ONE if logit > ZERO else ZERO)
        loss += np.float64(weight * sample) / units
    return loss, hits / units
