"""Steps of the optimizers in plain NumPy, as Keras 3 does them.

w: (parameters,)   gradients: (shards, parameters)   slots: (count, parameters)   hyper: float64
All work on the range [start, stop); ``g`` is the sum of the gradients over the shards; ``step``
counts from 1. Slots below 1e-30 become 0: denormal numbers would slow each later step.
"""

from engine.arrays.xp import xp_of

FLOOR = 1e-30


def update_sgd(w, gradients, slots, hyper, step, start, stop):
    """``v = momentum * v - lr * g``, then ``w += v``, or with Nesterov ``momentum * v - lr * g``.

    hyper: learning_rate, momentum, nesterov (0 or 1)   slots: v, where momentum is not 0
    """
    learning_rate, momentum, nesterov = _numbers(hyper, w)
    move = -learning_rate * _summed(gradients, start, stop)
    if momentum:
        v = slots[0, start:stop]
        v *= momentum
        v += move
        _floor(v)
        move = momentum * v + move if nesterov else v
    w[start:stop] += move


def update_adagrad(w, gradients, slots, hyper, step, start, stop):
    """``a += g**2``, then ``w -= lr * g / sqrt(a + epsilon)``.

    hyper: learning_rate, epsilon   slots: a
    """
    learning_rate, epsilon = _numbers(hyper, w)
    g, a = _summed(gradients, start, stop), slots[0, start:stop]
    a += g * g
    _floor(a)
    w[start:stop] -= learning_rate * g / xp_of(w).sqrt(a + epsilon)


def update_rmsprop(w, gradients, slots, hyper, step, start, stop):
    """``v = rho * v + (1 - rho) * g**2``, then ``w -= lr * g / sqrt(v - mean**2 + epsilon)``.

    hyper: learning_rate, rho, epsilon, momentum, centered (0 or 1)
    slots: v, the momentum of the moves where momentum is not 0, ``mean`` of g where centered
    """
    learning_rate, rho, epsilon, momentum, centered = _numbers(hyper, w)
    g, v = _summed(gradients, start, stop), slots[0, start:stop]
    v *= rho
    v += (1 - rho) * g * g
    _floor(v)
    spread = v
    if centered:
        mean = slots[2 if momentum else 1, start:stop]
        mean *= rho
        mean += (1 - rho) * g
        _floor(mean)
        spread = v - mean * mean
    move = learning_rate * g / xp_of(w).sqrt(spread + epsilon)
    if momentum:
        moves = slots[1, start:stop]
        moves *= momentum
        moves += move
        _floor(moves)
        move = moves
    w[start:stop] -= move


def update_adam(w, gradients, slots, hyper, step, start, stop):
    """``m`` and ``v`` follow ``g`` and ``g**2``, then ``w -= alpha * m / (sqrt(v) + epsilon)``.

    ``alpha = lr * sqrt(1 - beta_2**step) / (1 - beta_1**step)``, in float64.
    hyper: learning_rate, beta_1, beta_2, epsilon, amsgrad (0 or 1)
    slots: m, v, and with amsgrad the largest v so far
    """
    alpha = w.dtype.type(adam_rate(*hyper[:3], step))
    _, beta_1, beta_2, epsilon, amsgrad = _numbers(hyper, w)
    g = _summed(gradients, start, stop)
    m, v = slots[0, start:stop], slots[1, start:stop]
    m += (1 - beta_1) * (g - m)
    v += (1 - beta_2) * (g * g - v)
    _floor(m)
    _floor(v)
    if amsgrad:
        largest = slots[2, start:stop]
        xp_of(w).maximum(largest, v, out=largest)
        v = largest
    w[start:stop] -= alpha * m / (xp_of(w).sqrt(v) + epsilon)


def adam_rate(learning_rate, beta_1, beta_2, step) -> float:
    """Return the learning rate of a step, corrected for slots that started at 0."""
    return learning_rate * (1 - beta_2**step) ** 0.5 / (1 - beta_1**step)


def _numbers(hyper, w) -> list:
    return [w.dtype.type(value) for value in hyper]


def _summed(gradients, start, stop):
    return gradients[:, start:stop].sum(axis=0)


def _floor(slot) -> None:
    slot[abs(slot) < FLOOR] = 0
