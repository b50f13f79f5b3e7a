"""The products of recurrent layers that do not wait for the state: one over all steps each."""

from __future__ import annotations

from engine.layers.base import Array, Phase


class Projection:
    """``z = (x * drop) @ kernel + bias`` for whole sequences.

    x: (time, batch, inputs)   kernel: (inputs, gates * units)   z: (time, batch, gates * units)
    drop: factors that all steps share, (1, batch, inputs), or (gates, batch, inputs) where each
    gate has its own; None for none
    """

    def __init__(
        self, x: Array, kernel: Array, bias: Array | None, drop: Array | None, phase: Phase
    ):
        self._kernel, self._bias, self._drop, self._phase = kernel, bias, drop, phase
        self._shape = x.shape
        self._seen = [_rows(each) for each in _dropped(x, drop, phase)]
        self.z = phase.empty((*x.shape[:2], kernel.shape[1]))
        z = _rows(self.z)
        if len(self._seen) == 1:
            phase.k.dense_forward(self._seen[0], kernel, bias, z, False)
            return
        for seen, gate in zip(self._seen, self._gates(), strict=True):
            z[:, gate] = seen @ kernel[:, gate]
        if bias is not None:
            z += bias

    def backward(self, dz: Array, need_x: bool, dbias: Array | None = None) -> Array | None:
        """Write the gradients of kernel and bias; return that of x where it is needed.

        dbias: where to write that of a bias which is only a part of a weight
        """
        phase, kernel = self._phase, self._kernel
        dkernel = phase.grad_like(kernel)
        if dbias is None and self._bias is not None:
            dbias = phase.grad_like(self._bias)
        dx = phase.empty(self._shape) if need_x else None
        rows = _rows(dz)
        if len(self._seen) == 1:
            place = None if dx is None else _rows(dx)
            phase.k.dense_backward(
                self._seen[0], kernel, rows, rows, dkernel, dbias, place, False, phase.scratch
            )
            if dx is not None and self._drop is not None:
                dx *= self._drop[0]
            return dx
        if dbias is not None:
            dbias[...] = rows.sum(axis=0)
        if dkernel is not None:
            for seen, gate in zip(self._seen, self._gates(), strict=True):
                dkernel[:, gate] = seen.T @ rows[:, gate]
        return None if dx is None else self._into(dx, dz)

    def _into(self, dx: Array, dz: Array) -> Array:
        dx[...] = 0
        assert self._drop is not None
        for each, gate in zip(self._drop, self._gates(), strict=True):
            dx += (dz[..., gate] @ self._kernel[:, gate].T) * each
        return dx

    def _gates(self) -> list[slice]:
        return gate_slices(self._kernel.shape[1], len(self._seen))


def gate_slices(width: int, count: int) -> list[slice]:
    """Return the columns of each of ``count`` gates."""
    units = width // count
    return [slice(g * units, (g + 1) * units) for g in range(count)]


def recurrent_gradient(
    h: Array, drop: Array | None, kernel: Array, dz: Array, dbias: Array | None, phase: Phase
) -> Array | None:
    """Write the gradients of ``(h[t] * drop) @ kernel + bias`` over all steps.

    h: (time + 1, batch, units)   dz: (time, batch, gates * units); returns that of the kernel
    """
    dkernel = phase.grad_like(kernel)
    before, rows = _rows(h[:-1]), _rows(dz)
    if drop is None or dkernel is None:
        if dkernel is not None or dbias is not None:
            phase.k.dense_backward(
                before, kernel, rows, rows, dkernel, dbias, None, False, phase.scratch
            )
        return dkernel
    for each, gate in zip(drop, gate_slices(kernel.shape[1], len(drop)), strict=True):
        dkernel[:, gate] = _rows(h[:-1] * each).T @ rows[:, gate]
    if dbias is not None:
        dbias[...] = rows.sum(axis=0)
    return dkernel


def dropout_masks(
    rate: float, shape: tuple[int, int, int], phase: Phase, stream: int
) -> Array | None:
    """Return factors 0 or ``1 / (1 - rate)``, the same for all steps of a sequence.

    shape: (count, batch, size); each of the ``count`` takes the next stream of noise
    """
    if not phase.training or rate == 0:
        return None
    count, batch, size = shape
    ones, factors = phase.empty((batch, size)), phase.empty(shape)
    ones[...] = 1
    for number in range(count):
        node = phase.node + ((stream + number) << 16)
        phase.k.dropout(
            ones, factors[number], rate, phase.seed, phase.step, node, phase.offset * size
        )
    return factors


def _dropped(x: Array, drop: Array | None, phase: Phase) -> list[Array]:
    if drop is None:
        return [x]
    seen = [phase.empty(x.shape) for _ in drop]
    for y, each in zip(seen, drop, strict=True):
        y[...] = x * each
    return seen


def _rows(a: Array) -> Array:
    """Return ``a`` as one row a step of a sample."""
    return a.reshape(-1, a.shape[-1])
