"""Dense layers, compiled: one product forward, two backward.

x: (batch, inputs)   kernel: (inputs, units)   bias: (units,)   y: (batch, units)
"""

from engine.kernels.addresses import address, address_or_null, suits
from engine.kernels.compiled import kernel
from engine.kernels.dense import reference
from engine.kernels.gemm import product
from engine.kernels.rows import add_bias, add_rows, clear, mask


def dense_forward(x, kernel, bias, y, relu):
    """``y = x @ kernel + bias``, then ReLU where asked."""
    if not suits(x, kernel, bias, y):
        return reference.dense_forward(x, kernel, bias, y, relu)
    _forward(
        address(x), address(kernel), address_or_null(bias), address(y), len(x), *kernel.shape,
        int(relu),
    )  # fmt: skip


def dense_backward(x, kernel, y, dy, dkernel, dbias, dx, relu, scratch):
    """``dkernel = x.T @ dy``, ``dx = dy @ kernel.T``, with ``dy = 0`` where ReLU gave 0."""
    if not suits(x, kernel, y, dy, dkernel, dbias, dx):
        return reference.dense_backward(x, kernel, y, dy, dkernel, dbias, dx, relu, scratch)
    masked = scratch(dy.size) if relu else dy
    _backward(
        address(x), address(kernel), address(y), address(dy), address(masked),
        address_or_null(dkernel), address_or_null(dbias), address_or_null(dx), len(x),
        *kernel.shape, int(relu),
    )  # fmt: skip


@kernel
def _forward(x, kernel, bias, y, batch, inputs, units, relu):
    product(False, False, batch, units, inputs, x, inputs, kernel, units, 0.0, y, units)
    add_bias(y, bias, batch, units, relu)


@kernel
def _backward(x, kernel, y, dy, dz, dkernel, dbias, dx, batch, inputs, units, relu):
    if relu:
        mask(y, dy, dz, batch * units)
    if dbias != 0:
        clear(dbias, units)
        add_rows(dz, batch, units, dbias)
    if dkernel != 0:
        product(True, False, inputs, units, batch, x, inputs, dz, units, 0.0, dkernel, units)
    if dx != 0:
        product(False, True, batch, inputs, units, dz, units, kernel, units, 0.0, dx, inputs)
