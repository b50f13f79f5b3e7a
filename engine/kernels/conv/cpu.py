"""Convolution, compiled: which way is taken for which layer.

x: (batch, ..., channels)   kernel: (..., channels / groups, filters)   y: (batch, ..., filters)
with one to three spatial axes; pads: (before, after) for each of them
"""

from typing import Any

from engine.kernels.addresses import address, address_or_null, suits
from engine.kernels.conv import columns, reference
from engine.kernels.conv.geometry import AXES, Geometry, geometry_of

channelwise: Any
thin: Any
winograd: Any
try:
    from engine.kernels.conv import channelwise, thin, winograd
except (ImportError, AttributeError, TypeError):  # this Numba cannot be taught our vectors
    channelwise = thin = winograd = None


def conv_forward(x, kernel, bias, y, strides, pads, dilation, groups, relu, scratch):
    """Cross-correlation, plus bias (unless None), then ReLU where asked."""
    geometry = _geometry((x, kernel, bias, y), kernel, x, y, strides, pads, dilation, groups)
    if geometry is None:
        reference.conv_forward(x, kernel, bias, y, strides, pads, dilation, groups, relu, scratch)
        return
    arrays = address(x), address(kernel), address_or_null(bias), address(y)
    way_of(geometry).run_forward(arrays, geometry, int(relu), scratch)


def conv_backward(
    x, kernel, y, dy, dkernel, dbias, dx, strides, pads, dilation, groups, relu, scratch
):
    """Fill those of ``dkernel``, ``dbias`` and ``dx`` that are not None."""
    arrays = (x, kernel, y, dy, dkernel, dbias, dx)
    geometry = _geometry(arrays, kernel, x, y, strides, pads, dilation, groups)
    if geometry is None:
        reference.conv_backward(*arrays, strides, pads, dilation, groups, relu, scratch)
        return
    addresses = tuple(map(address_or_null, arrays))
    way_of(geometry).run_backward(addresses, geometry, int(relu), scratch)


def _geometry(arrays, kernel, x, y, strides, pads, dilation, groups) -> Geometry | None:
    """Return what the compiled kernels need to know, None where they cannot serve."""
    window = kernel.shape[:-2]
    if len(window) > AXES or not suits(*arrays):
        return None
    if winograd is None and kernel.shape[-2] == 1 < groups:
        return None  # a product for each channel is slower than the reference
    return geometry_of(
        x.shape, window, y.shape, tuple(strides), tuple(pads), tuple(dilation), groups
    )


def way_of(geometry: Geometry) -> Any:
    """Return the module whose kernels are likely the fastest for these sizes."""
    if winograd is None:
        return columns
    if 1 < geometry.groups == geometry.sample[-1]:
        return channelwise
    if not geometry.is_plain_image:
        return columns
    for way in (winograd, thin) if geometry.groups == 1 else (winograd,):
        if way.pays(geometry):
            return way
    return columns
