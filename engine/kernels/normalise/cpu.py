"""Batch normalisation, compiled.

x: (..., channels)   mean, inverse_deviation, gamma, beta: (channels,)   x_hat: x normalised
Sums run over blocks of rows in float32, and over the blocks in float64.
"""

import numpy as np

from engine.kernels.addresses import address, address_or_null, suits
from engine.kernels.compiled import floats, inline, kernel, matrix
from engine.kernels.normalise import reference

BLOCK = 64  # rows


def channel_sums(x, sums):
    """``sums (channels,)``: the sum of each channel."""
    if not suits(x, sums):
        return reference.channel_sums(x, sums)
    _sums(address(x), address(sums), x.size // x.shape[-1], x.shape[-1])


def channel_square_sums(x, mean, sums):
    """``sums (channels,)``: the sum of ``(x - mean)**2``."""
    if not suits(x, mean, sums):
        return reference.channel_square_sums(x, mean, sums)
    _square_sums(address(x), address(mean), address(sums), x.size // x.shape[-1], x.shape[-1])


def normalise_forward(x, mean, inverse_deviation, gamma, beta, y):
    """``y = (x - mean) * inverse_deviation * gamma + beta``; gamma, beta may be None."""
    if not suits(x, mean, inverse_deviation, gamma, beta, y):
        return reference.normalise_forward(x, mean, inverse_deviation, gamma, beta, y)
    _forward(
        address(x), address(mean), address(inverse_deviation), address_or_null(gamma),
        address_or_null(beta), address(y), x.size // x.shape[-1], x.shape[-1],
    )  # fmt: skip


def normalise_backward_sums(x, dy, mean, inverse_deviation, sums):
    """``sums (2, channels)``: of ``dy`` (gradient of beta), of ``dy * x_hat`` (of gamma)."""
    if not suits(x, dy, mean, inverse_deviation, sums):
        return reference.normalise_backward_sums(x, dy, mean, inverse_deviation, sums)
    _backward_sums(
        address(x), address(dy), address(mean), address(inverse_deviation), address(sums),
        x.size // x.shape[-1], x.shape[-1],
    )  # fmt: skip


def normalise_backward(x, dy, mean, inverse_deviation, gamma, mean_dy, mean_dy_x_hat, dx):
    """``dx = gamma * inverse_deviation * (dy - mean_dy - x_hat * mean_dy_x_hat)``."""
    arrays = (x, dy, mean, inverse_deviation, gamma, mean_dy, mean_dy_x_hat, dx)
    if not suits(*arrays):
        return reference.normalise_backward(*arrays)
    _backward(*map(address_or_null, arrays), x.size // x.shape[-1], x.shape[-1])


@kernel
def _sums(x, sums, rows, channels):
    values = matrix(x, rows, channels)
    block, total = np.empty(channels, np.float32), np.zeros(channels)
    for start in range(0, rows, BLOCK):
        block[:] = 0
        for i in range(start, min(start + BLOCK, rows)):
            for c in range(channels):
                block[c] += values[i, c]
        for c in range(channels):
            total[c] += block[c]
    _write(total, sums)


@kernel
def _square_sums(x, mean, sums, rows, channels):
    values, centre = matrix(x, rows, channels), floats(mean, channels)
    block, total = np.empty(channels, np.float32), np.zeros(channels)
    for start in range(0, rows, BLOCK):
        block[:] = 0
        for i in range(start, min(start + BLOCK, rows)):
            for c in range(channels):
                away = values[i, c] - centre[c]
                block[c] += away * away
        for c in range(channels):
            total[c] += block[c]
    _write(total, sums)


@kernel
def _backward_sums(x, dy, mean, inverse_deviation, sums, rows, channels):
    values, slopes = matrix(x, rows, channels), matrix(dy, rows, channels)
    centre, scale = floats(mean, channels), floats(inverse_deviation, channels)
    plain, product = np.empty(channels, np.float32), np.empty(channels, np.float32)
    total, total_product = np.zeros(channels), np.zeros(channels)
    for start in range(0, rows, BLOCK):
        plain[:] = 0
        product[:] = 0
        for i in range(start, min(start + BLOCK, rows)):
            for c in range(channels):
                plain[c] += slopes[i, c]
                product[c] += slopes[i, c] * ((values[i, c] - centre[c]) * scale[c])
        for c in range(channels):
            total[c] += plain[c]
            total_product[c] += product[c]
    _write(total, sums)
    _write(total_product, sums + 4 * channels)


@inline
def _write(total, sums):
    out = floats(sums, len(total))
    for c in range(len(total)):
        out[c] = total[c]


@kernel
def _forward(x, mean, inverse_deviation, gamma, beta, y, rows, channels):
    values, out = matrix(x, rows, channels), matrix(y, rows, channels)
    centre, scale = floats(mean, channels), _scale(inverse_deviation, gamma, channels)
    shift = np.zeros(channels, np.float32)
    if beta != 0:
        shift[:] = floats(beta, channels)
    for i in range(rows):
        for c in range(channels):
            out[i, c] = (values[i, c] - centre[c]) * scale[c] + shift[c]


@kernel
def _backward(
    x, dy, mean, inverse_deviation, gamma, mean_dy, mean_dy_x_hat, dx, rows, channels
):  # fmt: skip
    values, slopes = matrix(x, rows, channels), matrix(dy, rows, channels)
    out = matrix(dx, rows, channels)
    centre, inverse = floats(mean, channels), floats(inverse_deviation, channels)
    scale = _scale(inverse_deviation, gamma, channels)
    plain, product = floats(mean_dy, channels), floats(mean_dy_x_hat, channels)
    for i in range(rows):
        for c in range(channels):
            x_hat = (values[i, c] - centre[c]) * inverse[c]
            out[i, c] = scale[c] * (slopes[i, c] - plain[c] - x_hat * product[c])


@inline
def _scale(inverse_deviation, gamma, channels):
    """Return ``inverse_deviation * gamma``, where there is a gamma."""
    scale = floats(inverse_deviation, channels).copy()
    if gamma != 0:
        factors = floats(gamma, channels)
        for c in range(channels):
            scale[c] *= factors[c]
    return scale
