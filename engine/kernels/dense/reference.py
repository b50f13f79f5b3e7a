"""Dense layers in plain NumPy.

x: (batch, inputs)   kernel: (inputs, units)   bias: (units,)   y: (batch, units)
"""

from engine.arrays.xp import xp_of


def dense_forward(x, kernel, bias, y, relu):
    """``y = x @ kernel + bias``, then ReLU where asked."""
    xp = xp_of(x)
    xp.matmul(x, kernel, out=y)
    if bias is not None:
        y += bias
    if relu:
        xp.maximum(y, 0, out=y)


def dense_backward(x, kernel, y, dy, dkernel, dbias, dx, relu, scratch):
    """``dkernel = x.T @ dy``, ``dx = dy @ kernel.T``, with ``dy = 0`` where ReLU gave 0."""
    if relu:
        dy = dy * (y > 0)
    xp = xp_of(x)
    if dkernel is not None:
        xp.matmul(x.T, dy, out=dkernel)
    if dbias is not None:
        dbias[...] = dy.sum(axis=0, dtype=xp.float64)
    if dx is not None:
        xp.matmul(dy, kernel.T, out=dx)
