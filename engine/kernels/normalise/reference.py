"""Batch normalisation in plain NumPy, over all axes but the last.

x: (..., channels)   mean, inverse_deviation, gamma, beta: (channels,)   x_hat: x normalised
"""

from engine.arrays.xp import xp_of


def channel_sums(x, sums):
    """``sums (channels,)``, accumulated in float64."""
    sums[...] = _summed(x)


def channel_square_sums(x, mean, sums):
    """``sums (channels,)``: the sum of ``(x - mean)**2``."""
    sums[...] = _summed(xp_of(x).square(x - mean))


def normalise_forward(x, mean, inverse_deviation, gamma, beta, y):
    """``y = (x - mean) * inverse_deviation * gamma + beta``; gamma, beta may be None."""
    xp_of(x).subtract(x, mean, out=y)
    y *= inverse_deviation
    if gamma is not None:
        y *= gamma
    if beta is not None:
        y += beta


def normalise_backward_sums(x, dy, mean, inverse_deviation, sums):
    """``sums (2, channels)``: of ``dy`` (gradient of beta), of ``dy * x_hat`` (of gamma)."""
    sums[0] = _summed(dy)
    sums[1] = _summed(dy * ((x - mean) * inverse_deviation))


def normalise_backward(x, dy, mean, inverse_deviation, gamma, mean_dy, mean_dy_x_hat, dx):
    """``dx = gamma * inverse_deviation * (dy - mean_dy - x_hat * mean_dy_x_hat)``."""
    x_hat = (x - mean) * inverse_deviation
    scale = inverse_deviation if gamma is None else gamma * inverse_deviation
    dx[...] = scale * (dy - mean_dy - x_hat * mean_dy_x_hat)


def _summed(x):
    return x.reshape(-1, x.shape[-1]).sum(axis=0, dtype=xp_of(x).float64)
