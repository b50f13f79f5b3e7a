"""Losses in plain NumPy.

Each returns the sum of the loss over the samples in nats, times the weights of the samples, and
how many samples were hit, without weights. The gradient is divided by ``total``.
"""

from engine.arrays.xp import xp_of


def mean_squared_error(y, targets, weights, dy, total):
    """Mean over the units of ``(y - target)**2``; nothing is hit or missed."""
    xp = xp_of(y)
    xp.subtract(y, targets, out=dy)
    losses = xp.square(dy).mean(axis=1)
    dy *= dy.dtype.type(2 / y.shape[1])
    return _finished(losses, weights, dy, total), 0.0


def softmax_cross_entropy(logits, labels, weights, dlogits, total):
    """``-log softmax(logits)[label]``; labels (batch,) int64."""
    xp = xp_of(logits)
    if bool(((labels < 0) | (labels >= logits.shape[1])).any()):
        raise IndexError(f"labels must lie in 0 ... {logits.shape[1] - 1}")
    rows = xp.arange(len(labels))
    log_p = _log_softmax(logits)
    dlogits[...] = xp.exp(log_p)
    dlogits[rows, labels] -= 1
    hits = (logits.argmax(axis=1) == labels).sum()
    return _finished(-log_p[rows, labels], weights, dlogits, total), float(hits)


def softmax_cross_entropy_dense(logits, targets, weights, dlogits, total):
    """``-sum(targets * log softmax(logits))``; targets (batch, classes)."""
    xp = xp_of(logits)
    log_p = _log_softmax(logits)
    dlogits[...] = xp.exp(log_p) * targets.sum(axis=1, keepdims=True) - targets
    hits = (logits.argmax(axis=1) == targets.argmax(axis=1)).sum()
    return _finished(-(targets * log_p).sum(axis=1), weights, dlogits, total), float(hits)


def sigmoid_cross_entropy(logits, targets, weights, dlogits, total):
    """Mean over the units of ``log(1 + exp(logits)) - targets * logits``.

    The share of the units that is right counts as hit: ``target`` 1 where ``logit > 0``, else 0.
    """
    xp = xp_of(logits)
    small = xp.exp(-xp.abs(logits))  # cannot overflow
    losses = xp.maximum(logits, 0) - logits * targets + xp.log1p(small)
    dlogits[...] = xp.where(logits > 0, 1, small) / (1 + small) - targets
    dlogits /= logits.shape[1]
    hits = ((logits > 0) == targets).mean(axis=1).sum()
    return _finished(losses.mean(axis=1), weights, dlogits, total), float(hits)


def _log_softmax(logits):
    xp = xp_of(logits)
    shifted = logits - logits.max(axis=1, keepdims=True)  # exp cannot overflow
    return shifted - xp.log(xp.exp(shifted).sum(axis=1, keepdims=True))


def _finished(losses, weights, dlogits, total) -> float:
    """Apply the weights of the samples and ``1 / total``; return the sum of the losses."""
    if weights is not None:
        losses = losses * weights
        dlogits *= weights[:, None]
    dlogits /= dlogits.dtype.type(total)
    return float(losses.sum(dtype=xp_of(losses).float64))
