"""Steps of the optimizers in plain NumPy, as Keras 3 does them.

w: (parameters,)   gradients: (shards, parameters)   slots: (count, parameters)   hyper: float64
All work on the range [start, stop); ``g`` is the sum of the gradients over the shards; ``step``
counts from 1. Slots below 1e-30 become 0: denormal numbers would slow each later step.
"""

from engine.arrays.xp import xp_of

FLOOR = 1e-30
NADAM_DECAY = 0.96
NADAM_WARMUP = 1000  # steps; later momenta are beta_1 to the last bit


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
    """``a += g**2``, then ``w -= lr * g / (sqrt(a + inner) + outer)``.

    hyper: learning_rate, and the epsilons inside and outside the root   slots: a
    """
    learning_rate, inner, outer = _numbers(hyper, w)
    g, a = _summed(gradients, start, stop), slots[0, start:stop]
    a += g * g
    _floor(a)
    w[start:stop] -= learning_rate * g / (xp_of(w).sqrt(a + inner) + outer)


def update_adadelta(w, gradients, slots, hyper, step, start, stop):
    """``move = g * sqrt(d + epsilon) / sqrt(v + epsilon)``, then ``w -= lr * move``.

    ``v`` follows ``g**2``, and then ``d`` follows ``move**2``, both at the pace ``1 - rho``.
    hyper: learning_rate, rho, epsilon   slots: v, d
    """
    learning_rate, rho, epsilon = _numbers(hyper, w)
    sqrt, g = xp_of(w).sqrt, _summed(gradients, start, stop)
    v, d = slots[0, start:stop], slots[1, start:stop]
    v *= rho
    v += (1 - rho) * g * g
    _floor(v)
    move = g * sqrt(d + epsilon) / sqrt(v + epsilon)
    d *= rho
    d += (1 - rho) * move * move
    _floor(d)
    w[start:stop] -= learning_rate * move


def update_rmsprop(w, gradients, slots, hyper, step, start, stop):
    """``v = rho * v + (1 - rho) * g**2``, then ``w -= lr * g / d``.

    ``d = sqrt(v - mean**2 + inner) + outer``, where ``mean`` follows g if centered, or is 0.
    hyper: learning_rate, rho, the epsilons inside and outside the root, momentum,
    centered (0 or 1)
    slots: v, the momentum of the moves where momentum is not 0, ``mean`` of g where centered
    """
    learning_rate, rho, inner, outer, momentum, centered = _numbers(hyper, w)
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
    move = learning_rate * g / (xp_of(w).sqrt(spread + inner) + outer)
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


def update_adamax(w, gradients, slots, hyper, step, start, stop):
    """``w -= lr / (1 - beta_1**step) * m / (u + epsilon)``, ``m`` following ``g``.

    ``u = max(beta_2 * u, |g|)``.
    hyper: learning_rate, beta_1, beta_2, epsilon   slots: m, u
    """
    alpha = w.dtype.type(hyper[0] / (1 - hyper[1] ** step))
    _, beta_1, beta_2, epsilon = _numbers(hyper, w)
    g = _summed(gradients, start, stop)
    m, u = slots[0, start:stop], slots[1, start:stop]
    m += (1 - beta_1) * (g - m)
    _floor(m)
    u *= beta_2
    xp_of(w).maximum(u, abs(g), out=u)
    _floor(u)
    w[start:stop] -= alpha * m / (u + epsilon)


def update_nadam(w, gradients, slots, hyper, step, start, stop):
    """Adam that looks ahead: ``w -= (a * m + b * g) / (sqrt(c * v) + epsilon)``.

    The factors a, b and c are those of ``nadam_factors``.
    hyper: learning_rate, beta_1, beta_2, epsilon   slots: m, v
    """
    product = nadam_product(hyper[1], step)
    a, b, c = (w.dtype.type(factor) for factor in nadam_factors(*hyper[:3], step, product))
    _, beta_1, beta_2, epsilon = _numbers(hyper, w)
    g = _summed(gradients, start, stop)
    m, v = slots[0, start:stop], slots[1, start:stop]
    m += (1 - beta_1) * (g - m)
    v += (1 - beta_2) * (g * g - v)
    _floor(m)
    _floor(v)
    w[start:stop] -= (a * m + b * g) / (xp_of(w).sqrt(c * v) + epsilon)


def update_ftrl(w, gradients, slots, hyper, step, start, stop):
    """``w = (clip(z, -l1, l1) - z) / (n**-power / lr + 2 * l2 + beta / lr)``.

    ``n`` sums ``g**2`` and ``z`` sums ``g + 2 * shrinkage * w - change(n**-power) / lr * w``,
    with the w of before the step. In float64: ``z`` is a difference of large numbers.
    hyper: learning_rate, power, l1, l2, shrinkage, beta   slots: n, z
    """
    learning_rate, power, l1, l2, shrinkage, beta = (float(value) for value in hyper)
    double = xp_of(w).float64
    g, n, z, before = (
        part.astype(double)
        for part in (_summed(gradients, start, stop), *slots[:2, start:stop], w[start:stop])
    )
    total = n + g * g
    root = total**-power
    z += g + 2 * shrinkage * before - (root - n**-power) / learning_rate * before
    slots[0, start:stop], slots[1, start:stop] = total, z
    _floor(slots[1, start:stop])  # n only grows; a 0 in its place would be divided by
    pull = z.clip(-l1, l1) - z
    pull[pull != 0] /= (root / learning_rate + 2 * l2 + beta / learning_rate)[pull != 0]
    w[start:stop] = pull


def update_lion(w, gradients, slots, hyper, step, start, stop):
    """``w -= lr * sign(beta_1 * m + (1 - beta_1) * g)``; afterwards ``m`` follows ``g``.

    hyper: learning_rate, beta_1, beta_2   slots: m
    """
    learning_rate, beta_1, beta_2 = _numbers(hyper, w)
    g, m = _summed(gradients, start, stop), slots[0, start:stop]
    w[start:stop] -= learning_rate * xp_of(w).sign(beta_1 * m + (1 - beta_1) * g)
    m *= beta_2
    m += (1 - beta_2) * g
    _floor(m)


def adam_rate(learning_rate, beta_1, beta_2, step) -> float:
    """Return the learning rate of a step, corrected for slots that started at 0."""
    return learning_rate * (1 - beta_2**step) ** 0.5 / (1 - beta_1**step)


def nadam_product(beta_1, step) -> float:
    """Return the product of the momenta of Nadam in all steps up to this one (Dozat 2016).

    The momentum of step t is ``beta_1 * (1 - 0.5 * 0.96**t)``.
    """
    product, shrunk = 1.0, 1.0
    for _ in range(min(step, NADAM_WARMUP)):
        shrunk *= NADAM_DECAY
        product *= beta_1 * (1 - 0.5 * shrunk)
    return product * beta_1 ** max(step - NADAM_WARMUP, 0)


def nadam_factors(learning_rate, beta_1, beta_2, step, product) -> tuple[float, float, float]:
    """Return what m, g and v are multiplied with in a step; ``product`` is that of the momenta.

    The factors divide by 1 minus such products, as Adam does by ``1 - beta_1**step``.
    """
    now = beta_1 * (1 - 0.5 * NADAM_DECAY**step)
    following = beta_1 * (1 - 0.5 * NADAM_DECAY ** (step + 1))
    return (
        learning_rate * following / (1 - product * following),
        learning_rate * (1 - now) / (1 - product),
        1 / (1 - beta_2**step),
    )


def _numbers(hyper, w) -> list:
    return [w.dtype.type(value) for value in hyper]


def _summed(gradients, start, stop):
    return gradients[:, start:stop].sum(axis=0)


def _floor(slot) -> None:
    slot[abs(slot) < FLOOR] = 0
