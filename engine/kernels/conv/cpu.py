"""Convolution of images, compiled: which way is taken for which layer.

x: (batch, height, width, channels)   kernel: (rows, columns, channels, filters)
y: (batch, out_height, out_width, filters)   pads: (top, bottom, left, right)
"""

from engine.kernels.addresses import ALIGNMENT, address, address_or_null, aligned, suits
from engine.kernels.conv import columns, reference, winograd


def conv2d_forward(x, kernel, bias, y, strides, pads, relu, scratch):
    """Cross-correlation, plus bias (unless None), then ReLU where asked."""
    if not suits(x, kernel, bias, y):
        return reference.conv2d_forward(x, kernel, bias, y, strides, pads, relu, scratch)
    arrays = address(x), address(kernel), address_or_null(bias), address(y)
    sizes = (*x.shape, *y.shape[1:])
    if _is_plain_3x3(kernel, strides) and winograd.pays(x, kernel, y):
        buffer = scratch(ALIGNMENT + winograd.forward_scratch(*kernel.shape[2:]))
        winograd.forward(*arrays, aligned(buffer), *sizes, pads[0], pads[2], int(relu))
        return
    depth = kernel.size // kernel.shape[-1]
    lines = columns.tile_lines(y.shape[2], depth)
    own = _is_pointwise(kernel, strides, pads)
    buffer = scratch(ALIGNMENT + (0 if own else lines * y.shape[2] * depth))
    columns.forward(
        *arrays, 0 if own else aligned(buffer), *sizes, *kernel.shape[:2], *strides,
        pads[0], pads[2], int(relu), lines,
    )  # fmt: skip


def conv2d_backward(x, kernel, y, dy, dkernel, dbias, dx, strides, pads, relu, scratch):
    """Fill those of ``dkernel``, ``dbias`` and ``dx`` that are not None."""
    arrays = (x, kernel, y, dy, dkernel, dbias, dx)
    if not suits(*arrays):
        return reference.conv2d_backward(*arrays, strides, pads, relu, scratch)
    addresses = map(address_or_null, arrays)
    sizes = (*x.shape, *y.shape[1:])
    if _is_plain_3x3(kernel, strides) and winograd.pays(x, kernel, y):
        buffer = scratch(ALIGNMENT + winograd.backward_scratch(*kernel.shape[2:]))
        winograd.backward(*addresses, aligned(buffer), *sizes, pads[0], pads[2], int(relu))
        return
    depth, filters = kernel.size // kernel.shape[-1], kernel.shape[-1]
    lines = columns.tile_lines(y.shape[2], depth)
    own = _is_pointwise(kernel, strides, pads)
    tile, masked = lines * y.shape[2] * depth, lines * y.shape[2] * filters
    buffer = scratch(ALIGNMENT + tile + masked + filters)
    start = aligned(buffer)
    columns.backward(
        *addresses, 0 if own else start, start + 4 * tile, start + 4 * (tile + masked), *sizes,
        *kernel.shape[:2], *strides, pads[0], pads[2], int(relu), lines,
    )  # fmt: skip


def _is_plain_3x3(kernel, strides) -> bool:
    return kernel.shape[:2] == (3, 3) and tuple(strides) == (1, 1)


def _is_pointwise(kernel, strides, pads) -> bool:
    """Whether each window is one place, so that the image is its own columns."""
    return kernel.shape[:2] == (1, 1) and tuple(strides) == (1, 1) and not any(pads)
