"""The products of recurrent layers that do not wait for the state: one over many steps each.

A sequence is worked through in parts, so that what a part makes is still in the caches when it is
needed, and so that a long sequence can be interrupted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from engine.layers.base import Array, Phase

PART_ROWS = 1024  # steps of samples in one part: fewer make no good use of wide kernels
LEAST_COST = 1 << 26  # multiplications with addition in one part: some milliseconds
MOST_COST = 1 << 29  # there and back 40 ms on one core, 60 in plain NumPy (512 units)


class Part(NamedTuple):
    """Some steps of a sequence."""

    start: int
    stop: int

    @property
    def length(self) -> int:
        return self.stop - self.start

    @property
    def steps(self) -> slice:
        return slice(self.start, self.stop)

    @property
    def states(self) -> slice:
        """The states before, between and after these steps."""
        return slice(self.start, self.stop + 1)

    def of(self, steps: Array | None) -> Array | None:
        """Return these steps of an array that may be None."""
        return None if steps is None else steps[self.steps]


def parts_of(time: int, batch: int, cost: int) -> list[Part]:
    """Return at least one part; ``cost``: multiplications with addition in a step of a sample."""
    rows = min(max(PART_ROWS, LEAST_COST // max(cost, 1)), MOST_COST // max(cost, 1))
    length = max(1, rows // max(batch, 1))
    return [Part(i, min(i + length, time)) for i in range(0, max(time, 1), length)]


class Projection:
    """``z = (x * drop) @ kernel + bias`` for sequences, a part at a time.

    x: (time, batch, inputs)   kernel: (inputs, gates * units)   z: (time, batch, gates * units)
    drop: factors that all steps share, (1, batch, inputs), or (gates, batch, inputs) where each
    gate has its own; None for none
    """

    def __init__(
        self,
        x: Array,
        kernel: Array,
        bias: Array | None,
        drop: Array | None,
        parts: Sequence[Part],
        phase: Phase,
    ):
        self.kernel, self.bias, self.drop, self.phase = kernel, bias, drop, phase
        self.x, self.parts = x, parts
        self.seen = [x] if drop is None else [phase.empty(x.shape) for _ in drop]
        self.z = phase.empty((*x.shape[:2], kernel.shape[1]))

    def run(self, compute: Callable[[Part], None]) -> None:
        """Fill ``z`` and let ``compute(part)`` go on with it."""
        for part in self.parts:
            self.phase.safe_point()
            self._fill(part)
            compute(part)

    def run_back(
        self,
        compute: Callable[..., None],
        recurrent: RecurrentGradient,
        need_x: bool,
        dbias: Array | None = None,
        inner: bool = False,
    ) -> Array | None:
        """Write all gradients, from the last part on; return that of x where it is needed.

        ``compute(part, dz)`` fills dz; where ``inner``, ``compute(part, dz, dinner)`` fills also
        that of the recurrent product. dbias: where to write that of a bias which is only a part
        of a weight.
        """
        longest = max(part.length for part in self.parts)
        shape = (longest, *self.z.shape[1:])
        slopes = [self.phase.empty(shape) for _ in range(2 if inner else 1)]
        own = _ProjectionGradient(self, need_x, dbias)
        for part in reversed(self.parts):
            self.phase.safe_point()
            dzs = [each[: part.length] for each in slopes]
            compute(part, *dzs)
            recurrent.add(part, dzs[-1])
            own.add(part, dzs[0])
        return own.dx

    def _fill(self, part: Part) -> None:
        if self.drop is not None:
            for seen, factors in zip(self.seen, self.drop, strict=True):
                seen[part.steps] = self.x[part.steps]
                seen[part.steps] *= factors
        z = _rows(self.z[part.steps])
        if len(self.seen) == 1:
            seen = _rows(self.seen[0][part.steps])
            self.phase.k.dense_forward(seen, self.kernel, self.bias, z, False)
            return
        for seen, gate in zip(self.seen, self.gates(), strict=True):
            z[:, gate] = _rows(seen[part.steps]) @ self.kernel[:, gate]
        if self.bias is not None:
            z += self.bias

    def gates(self) -> list[slice]:
        return gate_slices(self.kernel.shape[1], len(self.seen))


class _ProjectionGradient:
    """What a projection learns, and ``dx`` where it is needed (else None), a part at a time."""

    def __init__(self, projection: Projection, need_x: bool, dbias: Array | None = None):
        self._projection, phase = projection, projection.phase
        self._dkernel = _Total(phase.grad_like(projection.kernel), phase)
        if dbias is None and projection.bias is not None:
            dbias = phase.grad_like(projection.bias)
        self._dbias = _Total(dbias, phase)
        self.dx = phase.empty(projection.x.shape) if need_x else None

    def add(self, part: Part, dz: Array) -> None:
        """Add what these steps say; ``dz`` is that of these steps only."""
        of, rows = self._projection, _rows(dz)
        dx = part.of(self.dx)
        if len(of.seen) == 1:
            place = None if dx is None else _rows(dx)
            seen = _rows(of.seen[0][part.steps])
            gradients = self._dkernel.place, self._dbias.place
            of.phase.k.dense_backward(
                seen, of.kernel, rows, rows, *gradients, place, False, of.phase.scratch
            )
            if dx is not None and of.drop is not None:
                dx *= of.drop[0]
        else:
            self._add_by_gate(part, rows, dx, dz)
        self._dkernel.add()
        self._dbias.add()

    def _add_by_gate(self, part: Part, rows: Array, dx: Array | None, dz: Array) -> None:
        of, dkernel, dbias = self._projection, self._dkernel.place, self._dbias.place
        if dbias is not None:
            dbias[...] = rows.sum(axis=0)
        if dkernel is not None:
            for seen, gate in zip(of.seen, of.gates(), strict=True):
                dkernel[:, gate] = _rows(seen[part.steps]).T @ rows[:, gate]
        if dx is not None:
            assert of.drop is not None
            dx[...] = 0
            for factors, gate in zip(of.drop, of.gates(), strict=True):
                dx += (dz[..., gate] @ of.kernel[:, gate].T) * factors


class RecurrentGradient:
    """What ``(h[t] * drop) @ kernel + bias`` learns, a part at a time.

    h: (time + 1, batch, units)   seen: (time, batch, units), what the last of three gates saw
    instead of h, or None
    """

    def __init__(
        self,
        h: Array,
        drop: Array | None,
        kernel: Array,
        dbias: Array | None,
        phase: Phase,
        seen: Array | None = None,
    ):
        self._h, self._drop, self._kernel, self._phase = h, drop, kernel, phase
        self._seen = seen
        self._dkernel = _Total(phase.grad_like(kernel), phase)
        self._dbias = _Total(dbias, phase)

    def add(self, part: Part, dz: Array) -> None:
        """Add what these steps say; ``dz`` (steps, batch, gates * units) is that of these only."""
        before, rows = self._h[part.steps], _rows(dz)
        dkernel, dbias = self._dkernel.place, self._dbias.place
        if self._drop is None or dkernel is None:
            if dkernel is not None or dbias is not None:
                self._phase.k.dense_backward(
                    _rows(before), self._kernel, rows, rows, dkernel, dbias, None, False,
                    self._phase.scratch,
                )  # fmt: skip
        else:
            gates = gate_slices(self._kernel.shape[1], len(self._drop))
            for factors, gate in zip(self._drop, gates, strict=True):
                dkernel[:, gate] = _rows(before * factors).T @ rows[:, gate]
            if dbias is not None:
                dbias[...] = rows.sum(axis=0)
        if self._seen is not None and dkernel is not None:
            last = gate_slices(self._kernel.shape[1], 3)[-1]
            dkernel[:, last] = _rows(self._seen[part.steps]).T @ rows[:, last]
        self._dkernel.add()
        self._dbias.add()


class _Total:
    """A gradient that grows: parts of it are written into ``place``, and then added."""

    def __init__(self, total: Array | None, phase: Phase):
        self._total, self._phase = total, phase
        self._part: Array | None = None
        self.place = total  # the first part stands where the total will be

    def add(self) -> None:
        """Add what was written into ``place``; it is another array after the first time."""
        if self._total is None:
            return
        if self._part is not None:
            self._phase.k.add(self._total, self._part, self._total)
        else:
            self._part = self.place = self._phase.empty(self._total.shape)


def gate_slices(width: int, count: int) -> list[slice]:
    """Return the columns of each of ``count`` gates."""
    units = width // count
    return [slice(g * units, (g + 1) * units) for g in range(count)]


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


def _rows(a: Array) -> Array:
    """Return ``a`` as one row a step of a sample."""
    return a.reshape(-1, a.shape[-1])
