"""Steps of the optimizers, compiled; the formulas stand in ``reference``.

The range [start, stop) is walked in blocks: the gradients of the shards are summed into a buffer
that stays in the nearest cache, then the weights of the block are moved.
"""

import numpy as np

from engine.kernels.addresses import address, address_or_null, suits
from engine.kernels.compiled import doubles, floats, inline, kernel
from engine.kernels.rows import ZERO, add_to, copy
from engine.kernels.update import reference

BLOCK = 2048
FLOOR = np.float32(reference.FLOOR)
ONE = np.float32(1)


def _front(compiled, plain):
    """Return the function that layers call, from a kernel and what stands in for it."""

    def update(w, gradients, slots, hyper, step, start, stop):
        if not suits(w, gradients, slots):
            return plain(w, gradients, slots, hyper, step, start, stop)
        hyper = np.ascontiguousarray(hyper, np.float64)
        compiled(
            address(w), address(gradients), address_or_null(slots), address(hyper), int(step),
            int(start), int(stop), *gradients.shape,
        )  # fmt: skip

    update.__doc__ = plain.__doc__
    return update


@inline
def _floored(value):
    return ZERO if abs(value) < FLOOR else value


@inline
def _gradient(gradients, buffer, start, count, shards, parameters):
    """Return ``count`` gradients from ``start`` on, summed over the shards."""
    if shards == 1:
        return floats(gradients + 4 * start, count)
    copy(gradients + 4 * start, buffer, count)
    for shard in range(1, shards):
        add_to(gradients + 4 * (shard * parameters + start), buffer, count)
    return floats(buffer, count)


_nadam_product = inline(reference.nadam_product)
_nadam_factors = inline(reference.nadam_factors)


@kernel
def _sgd(w, gradients, slots, hyper, step, start, stop, shards, parameters):
    numbers, buffer = doubles(hyper, 3), np.empty(BLOCK, np.float32)
    rate, momentum = np.float32(numbers[0]), np.float32(numbers[1])
    for first in range(start, stop, BLOCK):
        count = min(BLOCK, stop - first)
        g = _gradient(gradients, buffer.ctypes.data, first, count, shards, parameters)
        values = floats(w + 4 * first, count)
        if momentum == ZERO:
            for i in range(count):
                values[i] -= rate * g[i]
            continue
        v = floats(slots + 4 * first, count)
        look_ahead = numbers[2] != 0
        for i in range(count):
            move = -rate * g[i]
            v[i] = _floored(momentum * v[i] + move)
            values[i] += momentum * v[i] + move if look_ahead else v[i]


@kernel
def _adagrad(w, gradients, slots, hyper, step, start, stop, shards, parameters):
    numbers, buffer = doubles(hyper, 3), np.empty(BLOCK, np.float32)
    rate, inner, outer = np.float32(numbers[0]), np.float32(numbers[1]), np.float32(numbers[2])
    for first in range(start, stop, BLOCK):
        count = min(BLOCK, stop - first)
        g = _gradient(gradients, buffer.ctypes.data, first, count, shards, parameters)
        values, a = floats(w + 4 * first, count), floats(slots + 4 * first, count)
        for i in range(count):
            a[i] = _floored(a[i] + g[i] * g[i])
            values[i] -= rate * g[i] / (np.sqrt(a[i] + inner) + outer)


@kernel
def _adadelta(w, gradients, slots, hyper, step, start, stop, shards, parameters):
    numbers, buffer = doubles(hyper, 3), np.empty(BLOCK, np.float32)
    rate, rho, epsilon = np.float32(numbers[0]), np.float32(numbers[1]), np.float32(numbers[2])
    for first in range(start, stop, BLOCK):
        count = min(BLOCK, stop - first)
        g = _gradient(gradients, buffer.ctypes.data, first, count, shards, parameters)
        values, v = floats(w + 4 * first, count), floats(slots + 4 * first, count)
        d = floats(slots + 4 * (parameters + first), count)
        for i in range(count):
            v[i] = _floored(rho * v[i] + (ONE - rho) * g[i] * g[i])
            move = g[i] * np.sqrt(d[i] + epsilon) / np.sqrt(v[i] + epsilon)
            d[i] = _floored(rho * d[i] + (ONE - rho) * move * move)
            values[i] -= rate * move


@kernel
def _rmsprop(w, gradients, slots, hyper, step, start, stop, shards, parameters):
    numbers, buffer = doubles(hyper, 6), np.empty(BLOCK, np.float32)
    rate, rho = np.float32(numbers[0]), np.float32(numbers[1])
    inner, outer = np.float32(numbers[2]), np.float32(numbers[3])
    momentum, centered = np.float32(numbers[4]), numbers[5] != 0
    second = slots + 4 * parameters
    for first in range(start, stop, BLOCK):
        count = min(BLOCK, stop - first)
        g = _gradient(gradients, buffer.ctypes.data, first, count, shards, parameters)
        values, v = floats(w + 4 * first, count), floats(slots + 4 * first, count)
        for i in range(count):
            v[i] = _floored(rho * v[i] + (ONE - rho) * g[i] * g[i])
        if momentum == ZERO and not centered:
            for i in range(count):
                values[i] -= rate * g[i] / (np.sqrt(v[i] + inner) + outer)
            continue
        moves = floats(second + 4 * first, count)
        mean = floats((second + 4 * parameters if momentum != ZERO else second) + 4 * first, count)
        for i in range(count):
            spread = v[i]
            if centered:
                mean[i] = _floored(rho * mean[i] + (ONE - rho) * g[i])
                spread -= mean[i] * mean[i]
            move = rate * g[i] / (np.sqrt(spread + inner) + outer)
            if momentum != ZERO:
                move = _floored(momentum * moves[i] + move)
                moves[i] = move
            values[i] -= move


@kernel
def _adam(w, gradients, slots, hyper, step, start, stop, shards, parameters):
    numbers, buffer = doubles(hyper, 5), np.empty(BLOCK, np.float32)
    beta_1, beta_2 = np.float32(numbers[1]), np.float32(numbers[2])
    epsilon, amsgrad = np.float32(numbers[3]), numbers[4] != 0
    alpha = np.float32(numbers[0] * np.sqrt(1 - numbers[2] ** step) / (1 - numbers[1] ** step))
    for first in range(start, stop, BLOCK):
        count = min(BLOCK, stop - first)
        g = _gradient(gradients, buffer.ctypes.data, first, count, shards, parameters)
        values, m = floats(w + 4 * first, count), floats(slots + 4 * first, count)
        v = floats(slots + 4 * (parameters + first), count)
        for i in range(count):
            m[i] = _floored(m[i] + (ONE - beta_1) * (g[i] - m[i]))
            v[i] = _floored(v[i] + (ONE - beta_2) * (g[i] * g[i] - v[i]))
        divisor = v
        if amsgrad:
            divisor = floats(slots + 4 * (2 * parameters + first), count)
            for i in range(count):
                divisor[i] = v[i] if v[i] > divisor[i] else divisor[i]
        for i in range(count):
            values[i] -= alpha * m[i] / (np.sqrt(divisor[i]) + epsilon)


@kernel
def _adamax(w, gradients, slots, hyper, step, start, stop, shards, parameters):
    numbers, buffer = doubles(hyper, 4), np.empty(BLOCK, np.float32)
    beta_1, beta_2 = np.float32(numbers[1]), np.float32(numbers[2])
    epsilon = np.float32(numbers[3])
    alpha = np.float32(numbers[0] / (1 - numbers[1] ** step))
    for first in range(start, stop, BLOCK):
        count = min(BLOCK, stop - first)
        g = _gradient(gradients, buffer.ctypes.data, first, count, shards, parameters)
        values, m = floats(w + 4 * first, count), floats(slots + 4 * first, count)
        u = floats(slots + 4 * (parameters + first), count)
        for i in range(count):
            m[i] = _floored(m[i] + (ONE - beta_1) * (g[i] - m[i]))
            shrunk, size = beta_2 * u[i], abs(g[i])
            u[i] = _floored(shrunk if shrunk > size else size)
            values[i] -= alpha * m[i] / (u[i] + epsilon)


@kernel
def _nadam(w, gradients, slots, hyper, step, start, stop, shards, parameters):
    numbers, buffer = doubles(hyper, 4), np.empty(BLOCK, np.float32)
    beta_1, beta_2 = np.float32(numbers[1]), np.float32(numbers[2])
    epsilon = np.float32(numbers[3])
    product = _nadam_product(numbers[1], step)
    factors = _nadam_factors(numbers[0], numbers[1], numbers[2], step, product)
    a, b, c = np.float32(factors[0]), np.float32(factors[1]), np.float32(factors[2])
    for first in range(start, stop, BLOCK):
        count = min(BLOCK, stop - first)
        g = _gradient(gradients, buffer.ctypes.data, first, count, shards, parameters)
        values, m = floats(w + 4 * first, count), floats(slots + 4 * first, count)
        v = floats(slots + 4 * (parameters + first), count)
        for i in range(count):
            m[i] = _floored(m[i] + (ONE - beta_1) * (g[i] - m[i]))
            v[i] = _floored(v[i] + (ONE - beta_2) * (g[i] * g[i] - v[i]))
            values[i] -= (a * m[i] + b * g[i]) / (np.sqrt(c * v[i]) + epsilon)


@kernel
def _ftrl(w, gradients, slots, hyper, step, start, stop, shards, parameters):
    numbers, buffer = doubles(hyper, 6), np.empty(BLOCK, np.float32)
    rate, power, l1, shrinkage = numbers[0], numbers[1], numbers[2], numbers[4]
    pull_back = 2 * numbers[3] + numbers[5] / rate
    for first in range(start, stop, BLOCK):
        count = min(BLOCK, stop - first)
        g = _gradient(gradients, buffer.ctypes.data, first, count, shards, parameters)
        values, n = floats(w + 4 * first, count), floats(slots + 4 * first, count)
        z = floats(slots + 4 * (parameters + first), count)
        for i in range(count):
            slope, before, old = np.float64(g[i]), np.float64(values[i]), np.float64(n[i])
            total = old + slope * slope
            root = total**-power
            change = (root - old**-power) / rate
            sum_of_slopes = z[i] + slope + 2 * shrinkage * before - change * before
            n[i] = np.float32(total)  # only grows; a 0 in its place would be divided by
            z[i] = _floored(np.float32(sum_of_slopes))
            pull = min(max(sum_of_slopes, -l1), l1) - sum_of_slopes
            values[i] = np.float32(pull / (root / rate + pull_back)) if pull != 0 else ZERO


@kernel
def _lion(w, gradients, slots, hyper, step, start, stop, shards, parameters):
    numbers, buffer = doubles(hyper, 3), np.empty(BLOCK, np.float32)
    rate, beta_1, beta_2 = np.float32(numbers[0]), np.float32(numbers[1]), np.float32(numbers[2])
    for first in range(start, stop, BLOCK):
        count = min(BLOCK, stop - first)
        g = _gradient(gradients, buffer.ctypes.data, first, count, shards, parameters)
        values, m = floats(w + 4 * first, count), floats(slots + 4 * first, count)
        for i in range(count):
            values[i] -= rate * np.sign(beta_1 * m[i] + (ONE - beta_1) * g[i])
            m[i] = _floored(beta_2 * m[i] + (ONE - beta_2) * g[i])


update_sgd = _front(_sgd, reference.update_sgd)
update_adagrad = _front(_adagrad, reference.update_adagrad)
update_adadelta = _front(_adadelta, reference.update_adadelta)
update_rmsprop = _front(_rmsprop, reference.update_rmsprop)
update_adam = _front(_adam, reference.update_adam)
update_adamax = _front(_adamax, reference.update_adamax)
update_nadam = _front(_nadam, reference.update_nadam)
update_ftrl = _front(_ftrl, reference.update_ftrl)
update_lion = _front(_lion, reference.update_lion)
