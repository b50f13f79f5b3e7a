"""Recurrent layers, compiled: which of them are, and how their arrays reach the kernels.

Left to ``reference``: activations that ``curves`` does not know.
"""

from typing import Any

import numpy as np

from engine.kernels.addresses import ALIGNMENT, address, address_or_null, aligned, suits
from engine.kernels.recurrent import reference

curves: Any
gru: Any
lstm: Any
simple: Any
try:
    from engine.kernels.curve import functions as curves
    from engine.kernels.recurrent import gru, lstm, simple
except (ImportError, AttributeError, TypeError):  # this Numba cannot be taught our vectors
    curves = gru = lstm = simple = None


def simple_rnn_forward(z, recurrent_kernel, mask, drop, h, activation, scratch):
    """``h[t + 1] = f(z[t] + h[t] @ U)``."""
    codes = _codes(mask, drop, (activation,), z, recurrent_kernel, h)
    if codes is None:
        reference.simple_rnn_forward(z, recurrent_kernel, mask, drop, h, activation, scratch)
        return
    buffer = _buffer(scratch, simple.forward_scratch, h)
    simple.forward(
        address(z), address(recurrent_kernel), address(h), *_places(mask, drop), aligned(buffer),
        len(z), *h.shape[1:], *codes,
    )  # fmt: skip


def simple_rnn_backward(z, h, recurrent_kernel, mask, drop, dy, dh, dz, activation, scratch):
    """Fill ``dz`` and ``dh``."""
    codes = _codes(mask, drop, (activation,), z, h, recurrent_kernel, dy, dh, dz)
    if codes is None:
        reference.simple_rnn_backward(
            z, h, recurrent_kernel, mask, drop, dy, dh, dz, activation, scratch
        )
        return
    buffer = _buffer(scratch, simple.backward_scratch, h)
    simple.backward(
        address(h), address(recurrent_kernel), *_places(mask, drop),
        address_or_null(dy), address(dh),
        address(dz), aligned(buffer), len(z), *h.shape[1:], *codes,
    )  # fmt: skip


def lstm_forward(
    z, recurrent_kernel, mask, drop, h, c, gates, activation, recurrent_activation, scratch
):
    """``c' = f * c + i * g``, ``h = o * tanh(c')``."""
    functions = activation, recurrent_activation
    codes = _codes(mask, drop, functions, z, recurrent_kernel, h, c, gates)
    if codes is None:
        reference.lstm_forward(z, recurrent_kernel, mask, drop, h, c, gates, *functions, scratch)
        return
    buffer = _buffer(scratch, lstm.forward_scratch, h)
    lstm.forward(
        address(z), address(recurrent_kernel), address(h), address(c), address(gates),
        *_places(mask, drop), aligned(buffer), len(z), *h.shape[1:], *codes,
    )  # fmt: skip


def lstm_backward(
    z, h, c, gates, recurrent_kernel, mask, drop, dy, dh, dc, dz, activation,
    recurrent_activation, scratch,
):  # fmt: skip
    """Fill ``dz``, ``dh`` and ``dc``."""
    functions = activation, recurrent_activation
    codes = _codes(mask, drop, functions, z, h, c, gates, recurrent_kernel, dy, dh, dc, dz)
    if codes is None:
        reference.lstm_backward(
            z, h, c, gates, recurrent_kernel, mask, drop, dy, dh, dc, dz, *functions, scratch
        )
        return
    buffer = _buffer(scratch, lstm.backward_scratch, h)
    lstm.backward(
        address(gates), address(c), address(recurrent_kernel), *_places(mask, drop),
        address_or_null(dy), address(dh), address(dc), address(dz), aligned(buffer),
        len(z), *h.shape[1:], *codes,
    )  # fmt: skip


def gru_forward(
    z, recurrent_kernel, recurrent_bias, mask, drop, h, gates, kept, activation,
    recurrent_activation, scratch,
):  # fmt: skip
    """The reset gate comes after the recurrent product."""
    functions = activation, recurrent_activation
    arrays = z, recurrent_kernel, recurrent_bias, h, gates, kept
    codes = _codes(mask, drop, functions, *arrays)
    if codes is None:
        reference.gru_forward(
            z, recurrent_kernel, recurrent_bias, mask, drop, h, gates, kept, *functions, scratch
        )
        return
    buffer = _buffer(scratch, gru.forward_scratch, h)
    gru.after_forward(
        *map(address_or_null, arrays), *_places(mask, drop), aligned(buffer),
        len(z), *h.shape[1:], *codes,
    )  # fmt: skip


def gru_backward(
    z, h, gates, kept, recurrent_kernel, mask, drop, dy, dh, dz, dinner, activation,
    recurrent_activation, scratch,
):  # fmt: skip
    """Fill ``dz``, ``dh``, and ``dinner``."""
    functions = activation, recurrent_activation
    codes = _codes(mask, drop, functions, z, h, gates, kept, recurrent_kernel, dy, dh, dz, dinner)
    if codes is None:
        reference.gru_backward(
            z, h, gates, kept, recurrent_kernel, mask, drop, dy, dh, dz, dinner, *functions,
            scratch,
        )  # fmt: skip
        return
    buffer = _buffer(scratch, gru.backward_scratch, h)
    gru.after_backward(
        address(gates), address(h), address(kept), address(recurrent_kernel), *_places(mask, drop),
        address_or_null(dy), address(dh), address(dz), address(dinner), aligned(buffer),
        len(z), *h.shape[1:], *codes,
    )  # fmt: skip


def gru_reset_first_forward(
    z, recurrent_kernel, mask, drop, h, gates, kept, activation, recurrent_activation, scratch
):
    """The reset gate comes before the recurrent product."""
    functions = activation, recurrent_activation
    arrays = z, recurrent_kernel, h, gates, kept
    codes = _codes(mask, drop, functions, *arrays)
    if codes is None:
        reference.gru_reset_first_forward(
            z, recurrent_kernel, mask, drop, h, gates, kept, *functions, scratch
        )
        return
    buffer = _buffer(scratch, gru.forward_scratch, h)
    gru.first_forward(
        *map(address, arrays), *_places(mask, drop), aligned(buffer), len(z), *h.shape[1:], *codes
    )


def gru_reset_first_backward(
    z, h, gates, recurrent_kernel, mask, drop, dy, dh, dz, activation, recurrent_activation,
    scratch,
):  # fmt: skip
    """Fill ``dz`` and ``dh``."""
    functions = activation, recurrent_activation
    codes = _codes(mask, drop, functions, z, h, gates, recurrent_kernel, dy, dh, dz)
    if codes is None:
        reference.gru_reset_first_backward(
            z, h, gates, recurrent_kernel, mask, drop, dy, dh, dz, *functions, scratch
        )
        return
    buffer = _buffer(scratch, gru.backward_scratch, h)
    gru.first_backward(
        address(gates), address(h), address(recurrent_kernel), *_places(mask, drop),
        address_or_null(dy), address(dh), address(dz), aligned(buffer),
        len(z), *h.shape[1:], *codes,
    )  # fmt: skip


def _codes(mask, drop, activations, *arrays):
    """Return the numbers of the activations, None where the kernels cannot do this."""
    if curves is None or not suits(drop, *arrays):
        return None
    if mask is not None and not (isinstance(mask, np.ndarray) and mask.dtype == bool):
        return None
    return curves.codes(*activations)


def _places(mask, drop):
    """Return the address of ``mask``, its bytes to the next step and sample, and that of drop."""
    places = (0, 0, 0) if mask is None else (address(mask), *mask.strides[:2])
    return (*places, address_or_null(drop))


def _buffer(scratch, numbers, h):
    """Return memory for a kernel, for ``numbers(batch, units)`` of them."""
    return scratch(ALIGNMENT + numbers(*h.shape[1:]))
