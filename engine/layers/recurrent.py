"""Layers that read a sequence step by step and keep a state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from engine.arrays.xp import xp_of
from engine.errors import InputCountError, SettingError, ShapeError
from engine.layers.base import (
    Array,
    Backward,
    Layer,
    Phase,
    Shape,
    Weights,
    WeightSpec,
    layers,
    setting,
)
from engine.layers.cells import (
    STREAMS,
    Cell,
    GRUSettings,
    LSTMCell,
    LSTMSettings,
    Run,
    SimpleRNNSettings,
    StackedRNNCells,
    frozen_weights,
)


@dataclass(frozen=True, kw_only=True)
class Recurrent(Layer):
    """Runs cells over the steps of a sequence.

    A masked step leaves the state as it is, and repeats the output of the step before (zeros
    before the first step that counts, and always with ``zero_output_for_mask``).

    x: (batch, time, features)   further inputs: the initial states, (batch, units) each
    y: (batch, units) or, with ``return_sequences``, (batch, time, units) in order of processing
    further outputs, with ``return_state``: the last states
    """

    return_sequences: bool = setting(False)
    return_state: bool = setting(False)
    go_backwards: bool = setting(False)
    stateful: bool = setting(False)
    unroll: bool = setting(False)
    zero_output_for_mask: bool = setting(False)

    @property
    def stack(self) -> tuple[Cell, ...]:
        """The cells, from the one that sees the input upwards."""
        raise NotImplementedError

    @property
    def state_sizes(self) -> tuple[int, ...]:
        return tuple(cell.units for cell in self.stack for _ in range(cell.states))

    @property
    def output_count(self) -> int:
        return 1 + len(self.state_sizes) if self.return_state else 1

    def check_input_count(self, node: str, count: int) -> None:
        check_state_count(node, count, len(self.state_sizes))

    def output_shape(self, *shapes: Shape) -> Shape:
        return self.output_shapes(*shapes)[0]

    def output_shapes(self, *shapes: Shape) -> tuple[Shape, ...]:
        if len(shapes[0]) != 2:
            raise ShapeError(node="", expected="(time, features)", actual=shapes[0])
        states = tuple((size,) for size in self.state_sizes)
        for given, expected in zip(shapes[1:], states, strict=False):
            if given != expected:
                raise ShapeError(node="", expected=expected, actual=given)
        units = self.stack[-1].units
        first = (shapes[0][0], units) if self.return_sequences else (units,)
        return (first, *states) if self.return_state else (first,)

    def output_mask(self, xs, masks):
        first = masks[0] if self.return_sequences else None
        return (first, *(None,) * len(self.state_sizes)) if self.return_state else first

    def weight_specs(self, *shapes: Shape) -> dict[str, WeightSpec]:
        inputs = shapes[0][-1]
        if inputs is None:
            raise ShapeError(node="", expected="(time, features)", actual=shapes[0])
        found = {}
        for number, cell in enumerate(self.stack):
            specs = cell.cell_weights(inputs)
            specs = specs if cell.trainable else frozen_weights(specs)
            found |= {f"{self._place(number)}{name}": spec for name, spec in specs.items()}
            inputs = cell.units
        return found

    def multiply_adds(self, *shapes: Shape) -> int:
        steps, inputs = shapes[0]
        total = 0
        for cell in self.stack:
            total += cell.cell_multiply_adds(inputs)
            inputs = cell.units
        return steps * total

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Any, Backward]:
        return self.run_sequence(weights, xs, phase)

    def run_sequence(
        self, weights: Weights, xs: Sequence[Array], phase: Phase, stream: int = 0
    ) -> tuple[Any, Backward]:
        """Do what ``forward`` does, with noise and memory of a stream of its own."""
        x = _time_first(xs[0], self.go_backwards, phase)
        mask = self._mask(phase)
        states = xs[1:] or self._initial(xs[0], phase, stream)
        runs = self._chain(weights, x, states, mask, phase, stream)
        last_states = tuple(state for run in runs for state in run.states)
        if self.stateful:
            for number, state in enumerate(last_states):
                phase.remember(f"state {stream} {number}", state)
        shown = None if mask is None else self._shown(mask)
        y = self._output(runs[-1].h, shown, phase)

        def backward(dy: Any, need: Sequence[bool]):
            dys = dy if self.return_state else (dy,)
            given = dys[1:] or (None,) * len(last_states)
            dstates = [_own(d, s, phase) for d, s in zip(given, last_states, strict=True)]
            slope = self._slope(dys[0], shown, dstates, phase)
            dx = self._chain_back(runs, slope, dstates, need[0])
            dx = None if dx is None else _batch_first(dx, self.go_backwards, phase)
            return (dx, *dstates)[: len(xs)], {}

        return (y, *last_states) if self.return_state else y, backward

    def _place(self, number: int) -> str:
        return f"cell_{number}/" if len(self.stack) > 1 else ""

    def _mask(self, phase: Phase) -> Array | None:
        """Return the mask, (time, batch, 1) in order of processing."""
        mask = phase.masks[0] if phase.masks else None
        if mask is None:
            return None
        return mask.T[:: -1 if self.go_backwards else 1, :, None]

    def _shown(self, mask: Array) -> Array:
        """Return at which steps there is an output, (time, batch, 1)."""
        if self.zero_output_for_mask:
            return mask
        return xp_of(mask).logical_or.accumulate(mask, axis=0)

    def _initial(self, x: Array, phase: Phase, stream: int) -> list[Array]:
        states = []
        for number, size in enumerate(self.state_sizes):
            state = phase.empty((len(x), size))
            kept = phase.recall(f"state {stream} {number}", state.shape) if self.stateful else 0
            state[...] = kept
            states.append(state)
        return states

    def _chain(self, weights, x, states, mask, phase: Phase, stream: int) -> list[Run]:
        runs: list[Run] = []
        rest = list(states)
        for number, cell in enumerate(self.stack):
            place = self._place(number)
            own = {
                name.removeprefix(place): w for name, w in weights.items() if name.startswith(place)
            }
            given, rest = rest[: cell.states], rest[cell.states :]
            runs.append(cell.run(own, x, given, mask, phase, stream + STREAMS * number))
            x = runs[-1].h[1:]
        return runs

    def _chain_back(self, runs, slope, dstates: list[Array], need_x: bool) -> Array | None:
        """Go back through all cells; ``dstates`` becomes the gradients of the initial states."""
        stop = len(dstates)
        for number in reversed(range(len(runs))):
            start = stop - self.stack[number].states
            slope = runs[number].backward(slope, dstates[start:stop], need_x or number > 0)
            stop = start
        return slope

    def _output(self, h: Array, shown: Array | None, phase: Phase) -> Array:
        if not self.return_sequences:
            return h[-1] if shown is None else h[-1] * shown[-1]
        y = phase.empty((h.shape[1], len(h) - 1, h.shape[2]))
        y[...] = h[1:].swapaxes(0, 1)
        if shown is not None:
            y *= shown.swapaxes(0, 1)
        return y

    def _slope(self, dy: Array | None, shown, dstates: list[Array], phase: Phase) -> Array | None:
        """Return the gradient of all ``h``; that of a last output goes to its state."""
        if dy is None:
            return None
        if self.return_sequences:
            slope = _time_first(dy, False, phase)
            if shown is not None:
                slope *= shown
            return slope
        last = dstates[-self.stack[-1].states]
        last += dy if shown is None else dy * shown[-1]
        return None


@layers.register("SimpleRNN")
@dataclass(frozen=True, kw_only=True)
class SimpleRNN(Recurrent, SimpleRNNSettings):
    """The output of a step is also its state; it forgets soon (Elman 1990)."""

    activity_regularizer: object | None = setting(None, choices="regularizer", optional=True)

    @property
    def stack(self) -> tuple[Cell, ...]:
        return (self,)


@layers.register("LSTM")
@dataclass(frozen=True, kw_only=True)
class LSTM(Recurrent, LSTMSettings):
    """Keeps a carry beside the output, which gates open and close: a long memory."""

    activity_regularizer: object | None = setting(None, choices="regularizer", optional=True)

    @property
    def stack(self) -> tuple[Cell, ...]:
        return (self,)


@layers.register("GRU")
@dataclass(frozen=True, kw_only=True)
class GRU(Recurrent, GRUSettings):
    """A long memory with two gates and one state: three quarters of the weights of an LSTM."""

    activity_regularizer: object | None = setting(None, choices="regularizer", optional=True)

    @property
    def stack(self) -> tuple[Cell, ...]:
        return (self,)


@layers.register("RNN")
@dataclass(frozen=True, kw_only=True)
class RNN(Recurrent):
    """A recurrent layer made of cells; several, one above the other, act as one."""

    cell: Any = setting(LSTMCell(), choices="cell")
    activity_regularizer: object | None = setting(None, choices="regularizer", optional=True)

    def __post_init__(self):
        if isinstance(self.cell, (tuple, list)):
            object.__setattr__(self, "cell", StackedRNNCells(cells=tuple(self.cell)))
        if getattr(self.cell, "family", "") != "cell":
            raise SettingError(setting="cell", expected="a cell", actual=self.cell)

    @property
    def stack(self) -> tuple[Cell, ...]:
        return self.cell.cells if isinstance(self.cell, StackedRNNCells) else (self.cell,)


def check_state_count(node: str, count: int, states: int) -> None:
    """Raise unless ``count`` inputs are a sequence, alone or with all initial states."""
    if count not in (1, 1 + states):
        raise InputCountError(node=node, expected=f"1 or {1 + states}", actual=count)


def _time_first(x: Array, backwards: bool, phase: Phase) -> Array:
    """Return ``x`` (batch, time, ...) as (time, batch, ...), the last step first if asked."""
    y = phase.empty((x.shape[1], x.shape[0], *x.shape[2:]))
    y[...] = x.swapaxes(0, 1)[:: -1 if backwards else 1]
    return y


def _batch_first(x: Array, backwards: bool, phase: Phase) -> Array:
    """Undo ``_time_first``."""
    y = phase.empty((x.shape[1], x.shape[0], *x.shape[2:]))
    y[...] = x[:: -1 if backwards else 1].swapaxes(0, 1)
    return y


def _own(d: Array | None, state: Array, phase: Phase) -> Array:
    """Return a copy of ``d`` that may be written, zeros where there is none."""
    copy = phase.empty(state.shape)
    copy[...] = 0 if d is None else d
    return copy
