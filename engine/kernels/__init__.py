"""The arithmetic of layers behind one interface with interchangeable implementations.

``reference`` is plain NumPy (or CuPy) and the oracle; ``cpu`` is Numba and BLAS. A family of
kernels is a package (``conv``, ``pool``, ``dense``, ...) with one module an implementation;
``Kernels`` below is the table that a ``Phase`` carries as ``phase.k``.

Rules for every kernel: images are (batch, height, width, channels); results are written into
the arrays given last; arrays read are never written; nothing is kept between two calls;
``scratch(count)``, always the last argument, gives float numbers for the time of the call: a
kernel asks once, before it computes, by which memory is told beforehand. A gradient that is
None (``dkernel``, ``dbias``, ``dx``) is not wanted and not computed. ``reference`` works in any
float type; ``cpu`` takes float32 and contiguous arrays and leaves the rest to ``reference``.
A result is the same bits whenever it is asked for with the same arguments.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

Array = Any
Scratch = Callable[[int], Array]


class Kernels(Protocol):
    """What layers, losses and optimizers may call."""

    name: str  # "reference", "cpu": recorded with each run
    look_out: Any  # waits without sleeping, see ``waiting``; None where that cannot be done
    recorder: Any  # makes what writes down calls, see ``tape``; None where that cannot be done

    # data: values (samples, ...)  rows (count,) int64  y (count, ...)
    def pick_rows(self, values, rows, y) -> None:
        """``y[i] = values[rows[i]]``; values and y are of one type, whichever."""

    def pick_scaled(self, values, rows, scale, offset, y) -> None:
        """``y[i] = values[rows[i]] * scale + offset``: first multiplied, then added, in float32.

        ``scale`` and ``offset`` are one number or have the shape of the last axes of a sample.
        """

    # dense: x (batch, inputs)  kernel (inputs, units)  y (batch, units)
    def dense_forward(self, x, kernel, bias, y, relu: bool) -> None:
        """``y = x @ kernel + bias``, then ReLU where asked; ``bias`` may be None."""

    def dense_backward(
        self, x, kernel, y, dy, dkernel, dbias, dx, relu: bool, scratch: Scratch
    ) -> None:
        """Fill those of ``dkernel``, ``dbias`` and ``dx`` that are not None."""

    # dense on multi-hot samples: see multi_hot/reference.py
    def multi_hot_expand(self, starts, places, rows, x) -> None:
        """``x (count, width)``: 1 at the places of each sample, 0 elsewhere."""

    def multi_hot_forward(self, starts, places, rows, kernel, bias, y, relu: bool) -> None: ...

    def multi_hot_backward(
        self, starts, places, rows, y, dy, dkernel, dbias, relu: bool, scratch: Scratch
    ) -> None: ...

    # conv, over any number of spatial axes: kernel (..., channels / groups, filters); pads
    # (before, after) for each axis; dilation: how far apart the places of a window lie
    def conv_forward(
        self, x, kernel, bias, y, strides, pads, dilation, groups: int, relu: bool, scratch: Scratch
    ) -> None:
        """Cross-correlation of each group of channels, plus bias (unless None), then ReLU."""

    def conv_backward(
        self,
        x,
        kernel,
        y,
        dy,
        dkernel,
        dbias,
        dx,
        strides,
        pads,
        dilation,
        groups: int,
        relu: bool,
        scratch: Scratch,
    ) -> None:
        """Fill those of ``dkernel``, ``dbias`` and ``dx`` that are not None."""

    # pooling over any number of spatial axes: a window never counts padded places
    # where: place of the maximum in its window, an unsigned integer that can hold it
    def max_pool_forward(self, x, y, where, window, strides, pads) -> None:
        """Largest value of each window; ties go to the first place in row-major order."""

    def max_pool_backward(self, dy, where, dx, window, strides, pads) -> None:
        """Send each ``dy`` to the place that ``where`` names; ``dx`` is overwritten."""

    def average_pool_forward(self, x, y, window, strides, pads) -> None:
        """Mean of each window over its places inside the image (Keras)."""

    def average_pool_backward(self, dy, dx, window, strides, pads) -> None: ...

    # activations by Keras's name; each returns whether it has filled its last array
    def curve_forward(self, name: str, z, y) -> bool:
        """``y = f(z)``; ``y`` may be ``z``."""
        ...

    def curve_backward(self, name: str, y, dy, dz) -> bool:
        """``dz = dy * f'``, the slope where f gave ``y``."""
        ...

    # elementwise, on arrays of equal shape
    def relu_forward(self, x, y) -> None: ...

    def relu_backward(self, y, dy, dx) -> None:
        """``dx = dy`` where ``y > 0``, else 0."""

    def add(self, a, b, y) -> None:
        """``y = a + b``; ``y`` may be ``a``."""

    def dropout(self, x, y, rate: float, seed: int, step: int, node: int, first: int) -> None:
        """``y = x / (1 - rate)`` where the hash of the place says keep, else 0.

        ``first`` is the index, in the whole batch, of the first value of ``x``. The same call
        on ``dy`` gives the gradient.
        """

    # batch normalisation over all axes but the last, in two meetings of the shards
    def channel_sums(self, x, sums) -> None:
        """``sums (channels,)``: the sum of each channel, summed in blocks."""

    def channel_square_sums(self, x, mean, sums) -> None:
        """``sums (channels,)``: the sum of ``(x - mean)**2``."""

    def normalise_forward(self, x, mean, inverse_deviation, gamma, beta, y) -> None:
        """``y = (x - mean) * inverse_deviation * gamma + beta``; gamma, beta may be None."""

    def normalise_backward_sums(self, x, dy, mean, inverse_deviation, sums) -> None:
        """``sums (2, channels)``: of ``dy``, and of ``dy * x_hat``."""

    def normalise_backward(
        self, x, dy, mean, inverse_deviation, gamma, mean_dy, mean_dy_x_hat, dx
    ) -> None:
        """``dx = gamma * inverse_deviation * (dy - mean_dy - x_hat * mean_dy_x_hat)``."""

    # embedding: table (rows, units)  indices (count,) within the table  y (count, units)
    def embedding_forward(self, table, indices, y) -> None:
        """``y[i] = table[indices[i]]``."""

    def embedding_backward(self, indices, dy, dtable) -> None:
        """``dtable[r]``: the sum of the ``dy[i]`` whose index is r, 0 where there is none."""

    # recurrent layers, many steps a call; arrays, time first: see recurrent/reference.py
    def simple_rnn_forward(
        self, z, recurrent_kernel, mask, drop, h, activation, scratch: Scratch
    ) -> None: ...

    def simple_rnn_backward(
        self, z, h, recurrent_kernel, mask, drop, dy, dh, dz, activation, scratch: Scratch
    ) -> None: ...

    def lstm_forward(
        self,
        z,
        recurrent_kernel,
        mask,
        drop,
        h,
        c,
        gates,
        activation,
        recurrent_activation,
        scratch: Scratch,
    ) -> None: ...

    def lstm_backward(
        self,
        z,
        h,
        c,
        gates,
        recurrent_kernel,
        mask,
        drop,
        dy,
        dh,
        dc,
        dz,
        activation,
        recurrent_activation,
        scratch: Scratch,
    ) -> None: ...

    def gru_forward(
        self,
        z,
        recurrent_kernel,
        recurrent_bias,
        mask,
        drop,
        h,
        gates,
        kept,
        activation,
        recurrent_activation,
        scratch: Scratch,
    ) -> None:
        """The reset gate comes after the recurrent product."""

    def gru_backward(
        self,
        z,
        h,
        gates,
        kept,
        recurrent_kernel,
        mask,
        drop,
        dy,
        dh,
        dz,
        dinner,
        activation,
        recurrent_activation,
        scratch: Scratch,
    ) -> None: ...

    def gru_reset_first_forward(
        self,
        z,
        recurrent_kernel,
        mask,
        drop,
        h,
        gates,
        kept,
        activation,
        recurrent_activation,
        scratch: Scratch,
    ) -> None:
        """The reset gate comes before the recurrent product."""

    def gru_reset_first_backward(
        self,
        z,
        h,
        gates,
        recurrent_kernel,
        mask,
        drop,
        dy,
        dh,
        dz,
        activation,
        recurrent_activation,
        scratch: Scratch,
    ) -> None: ...

    # how numbers are spread: see tally/reference.py
    def tally_moments(self, x, told) -> None:
        """Add counts, lowest and highest, sum and sum of squares of ``x`` to ``told`` (7,)."""

    def tally_bins(self, x, edges, counts) -> None:
        """Add to ``counts (bins + 2,)`` how many of ``x`` lie below, in each bin, and above."""

    # losses; each returns (sum over the samples of the loss, number of hits)
    def mean_squared_error(self, y, targets, weights, dy, total: float) -> tuple[float, float]:
        """(batch, units); the loss of a sample is the mean over its units; no hits are counted."""
        ...

    def softmax_cross_entropy(
        self, logits, labels, weights, dlogits, total: float
    ) -> tuple[float, float]:
        """labels (batch,) int64; ``dlogits`` is divided by ``total``; weights may be None."""
        ...

    def softmax_cross_entropy_dense(
        self, logits, targets, weights, dlogits, total: float
    ) -> tuple[float, float]:
        """The same for targets (batch, classes)."""
        ...

    def sigmoid_cross_entropy(
        self, logits, targets, weights, dlogits, total: float
    ) -> tuple[float, float]:
        """(batch, units); the loss of a sample is the mean over its units (Keras)."""
        ...

    # optimizers: all work on flat arrays, on [start, stop); gradients (shards, parameters)
    # are summed over the shards on the way; slots (count, parameters); hyper float64 array
    def update_sgd(self, w, gradients, slots, hyper, step: int, start: int, stop: int) -> None: ...
    def update_adagrad(
        self, w, gradients, slots, hyper, step: int, start: int, stop: int
    ) -> None: ...
    def update_adadelta(
        self, w, gradients, slots, hyper, step: int, start: int, stop: int
    ) -> None: ...
    def update_rmsprop(
        self, w, gradients, slots, hyper, step: int, start: int, stop: int
    ) -> None: ...
    def update_adam(self, w, gradients, slots, hyper, step: int, start: int, stop: int) -> None: ...
    def update_adamax(
        self, w, gradients, slots, hyper, step: int, start: int, stop: int
    ) -> None: ...
    def update_nadam(
        self, w, gradients, slots, hyper, step: int, start: int, stop: int
    ) -> None: ...
    def update_ftrl(self, w, gradients, slots, hyper, step: int, start: int, stop: int) -> None: ...
    def update_lion(self, w, gradients, slots, hyper, step: int, start: int, stop: int) -> None: ...


def best_kernels() -> Kernels:
    """Return the fastest kernels that are ready now, without compiling any.

    Compiled ones count only when they were all compiled before (``engine.kernels.compile``): a
    fresh one may differ from the one on the disk in its last bits, and takes seconds.
    """
    from engine.kernels import cache
    from engine.kernels.reference import REFERENCE

    if not cache.is_available() or not cache.is_warm():
        return REFERENCE
    from engine.kernels.compile import load_all
    from engine.kernels.cpu import CPU

    if cache.is_intact() and load_all():
        return CPU
    cache.wipe()
    return REFERENCE
