"""Convolution of images, compiled: which way is taken for which layer.

x: (batch, height, width, channels)   kernel: (rows, columns, channels, filters)
y: (batch, out_height, out_width, filters)   pads: (top, bottom, left, right)
"""

from engine.kernels.addresses import address, address_or_null, suits
from engine.kernels.conv import columns, reference


def conv2d_forward(x, kernel, bias, y, strides, pads, relu, scratch):
    """Cross-correlation, plus bias (unless None), then ReLU where asked."""
    if not suits(x, kernel, bias, y):
        return reference.conv2d_forward(x, kernel, bias, y, strides, pads, relu, scratch)
    geometry = (*x.shape, *y.shape[1:], *kernel.shape[:2], *strides, pads[0], pads[2], int(relu))
    depth = kernel.size // kernel.shape[-1]
    lines = columns.tile_lines(y.shape[2], depth)
    own = _is_pointwise(kernel, strides, pads)
    tile = scratch(0 if own else lines * y.shape[2] * depth)  # lives as long as the call
    columns.forward(
        address(x),
        address(kernel),
        address_or_null(bias),
        address(y),
        0 if own else address(tile),
        *geometry,
        lines,
    )


def conv2d_backward(x, kernel, y, dy, dkernel, dbias, dx, strides, pads, relu, scratch):
    """``dkernel = columns.T @ dy``; ``dx`` gathers ``dy @ kernel.T`` of all its windows."""
    if not suits(x, kernel, y, dy, dkernel, dbias, dx):
        return reference.conv2d_backward(
            x, kernel, y, dy, dkernel, dbias, dx, strides, pads, relu, scratch
        )
    geometry = (*x.shape, *y.shape[1:], *kernel.shape[:2], *strides, pads[0], pads[2], int(relu))
    depth, filters = kernel.size // kernel.shape[-1], kernel.shape[-1]
    lines = columns.tile_lines(y.shape[2], depth)
    own = _is_pointwise(kernel, strides, pads)
    tile, masked = lines * y.shape[2] * depth, lines * y.shape[2] * filters
    buffer = scratch(tile + masked + filters)  # lives as long as the call
    start = address(buffer)
    columns.backward(
        address(x), address(kernel), address(y), address(dy), address_or_null(dkernel),
        address_or_null(dbias), address_or_null(dx), 0 if own else start, start + 4 * tile,
        start + 4 * (tile + masked), *geometry, lines,
    )  # fmt: skip


def _is_pointwise(kernel, strides, pads) -> bool:
    """Whether each window is one place, so that the image is its own columns."""
    return kernel.shape[:2] == (1, 1) and tuple(strides) == (1, 1) and not any(pads)
