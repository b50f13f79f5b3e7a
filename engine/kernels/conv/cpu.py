"""Convolution of images, compiled: which way is taken for which layer.

Volumes, dilation and groups are left to ``reference``.

x: (batch, height, width, channels)   kernel: (rows, columns, channels, filters)
y: (batch, out_height, out_width, filters)   pads: (top, bottom, left, right)
"""

from typing import Any

from engine.kernels.addresses import address, address_or_null, suits
from engine.kernels.conv import columns, reference

thin: Any
winograd: Any
try:
    from engine.kernels.conv import thin, winograd
except (ImportError, AttributeError, TypeError):  # this Numba cannot be taught our vectors
    thin = winograd = None


def conv_forward(x, kernel, bias, y, strides, pads, dilation, groups, relu, scratch):
    """Cross-correlation, plus bias (unless None), then ReLU where asked."""
    if not (_is_plain(dilation, groups) and suits(x, kernel, bias, y)):
        reference.conv_forward(x, kernel, bias, y, strides, pads, dilation, groups, relu, scratch)
        return
    way = _way(kernel, y, strides)
    arrays = address(x), address(kernel), address_or_null(bias), address(y)
    way.run_forward(arrays, x, kernel, y, strides, pads, int(relu), scratch)


def conv_backward(
    x, kernel, y, dy, dkernel, dbias, dx, strides, pads, dilation, groups, relu, scratch
):
    """Fill those of ``dkernel``, ``dbias`` and ``dx`` that are not None."""
    arrays = (x, kernel, y, dy, dkernel, dbias, dx)
    if not (_is_plain(dilation, groups) and suits(*arrays)):
        reference.conv_backward(*arrays, strides, pads, dilation, groups, relu, scratch)
        return
    way = _way(kernel, y, strides)
    addresses = tuple(map(address_or_null, arrays))
    way.run_backward(addresses, x, kernel, y, strides, pads, int(relu), scratch)


def _is_plain(dilation, groups) -> bool:
    """Whether windows of images are whole, and see all channels."""
    return groups == 1 and tuple(dilation) == (1, 1)


def _way(kernel, y, strides) -> Any:
    """Return the module whose kernels are likely the fastest for these sizes."""
    if winograd is None:
        return columns
    if kernel.shape[:2] == (3, 3) and tuple(strides) == (1, 1) and winograd.pays(kernel, y):
        return winograd
    return thin if thin.pays(kernel, y) else columns
