"""Cells: what a recurrent layer computes of each value and of the state before it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar, NamedTuple

from engine.activations import activations
from engine.errors import SettingError
from engine.initializers import GlorotUniform, Orthogonal, Zeros
from engine.layers.base import Array, Phase, Weights, WeightSpec, setting
from engine.layers.projection import (
    Projection,
    RecurrentGradient,
    dropout_masks,
    parts_of,
)
from engine.registry import Registry, check_settings

STREAMS = 16  # of noise, that one cell may use


class Run(NamedTuple):
    """What a cell made of a sequence.

    h: (time + 1, batch, units), from the initial state on. ``backward(dy, dstates, need_x)``
    takes the gradient of h[1:] (or None) and those of the last states, which it overwrites with
    those of the initial ones, and returns that of the sequence (None unless needed).
    """

    h: Array
    states: tuple[Array, ...]
    backward: Callable[[Array | None, Sequence[Array], bool], Array | None]


@dataclass(frozen=True)
class Bound:
    """An activation as kernels call it."""

    function: Any
    phase: Phase

    @property
    def name(self) -> str:
        return self.function.registered_name

    def forward(self, z: Array, y: Array) -> None:
        self.function.forward(z, y, self.phase)

    def backward(self, z: Array, y: Array, dy: Array, dz: Array) -> None:
        self.function.backward(z, y, dy, dz, self.phase)


@dataclass(frozen=True, kw_only=True)
class Cell:
    """Settings that all cells have; ``gates`` of ``units`` values each, and ``states``."""

    registered_name: ClassVar[str] = ""
    family: ClassVar[str] = "cell"
    gates: ClassVar[int] = 1
    states: ClassVar[int] = 1

    units: int = setting(32, minimum=1)
    activation: str = setting("tanh", choices="activation")
    use_bias: bool = setting(True)
    kernel_initializer: object = setting(GlorotUniform(), choices="initializer")
    recurrent_initializer: object = setting(Orthogonal(), choices="initializer")
    bias_initializer: object = setting(Zeros(), choices="initializer")
    kernel_regularizer: object | None = setting(None, choices="regularizer", optional=True)
    recurrent_regularizer: object | None = setting(None, choices="regularizer", optional=True)
    bias_regularizer: object | None = setting(None, choices="regularizer", optional=True)
    kernel_constraint: object | None = setting(None, choices="constraint", optional=True)
    recurrent_constraint: object | None = setting(None, choices="constraint", optional=True)
    bias_constraint: object | None = setting(None, choices="constraint", optional=True)
    dropout: float = setting(0.0, minimum=0.0, below=1.0)
    recurrent_dropout: float = setting(0.0, minimum=0.0, below=1.0)
    trainable: bool = setting(True)

    def __post_init__(self):
        check_settings(self)
        _ = activations[self.activation]

    def cell_weights(self, inputs: int) -> dict[str, WeightSpec]:
        """Return the weights for sequences of ``inputs`` features."""
        width = self.gates * self.units
        specs = {
            "kernel": WeightSpec(
                (inputs, width),
                self.kernel_initializer,
                inputs,
                width,
                self.kernel_regularizer,
                constraint=self.kernel_constraint,
            ),
            "recurrent_kernel": WeightSpec(
                (self.units, width),
                self.recurrent_initializer,
                self.units,
                width,
                self.recurrent_regularizer,
                constraint=self.recurrent_constraint,
            ),
        }
        return specs | (self._bias_spec(width) if self.use_bias else {})

    def cell_multiply_adds(self, inputs: int) -> int:
        """Return the multiplications with addition of one step."""
        return (inputs + self.units) * self.gates * self.units

    def run(
        self,
        weights: Weights,
        x: Array,
        states: Sequence[Array],
        mask: Array | None,
        phase: Phase,
        stream: int = 0,
    ) -> Run:
        """Run over a whole sequence.

        x: (time, batch, inputs)   states: (batch, units) each   mask: (time, batch, 1) or None
        stream: number of the first stream of noise
        """
        raise NotImplementedError

    def _bias_spec(self, width: int) -> dict[str, WeightSpec]:
        return {"bias": self._bias((width,), self.bias_initializer, width)}

    def _bias(self, shape: tuple[int, ...], initializer: Any, fan_in: int) -> WeightSpec:
        return WeightSpec(
            shape,
            initializer,
            fan_in,
            shape[-1],
            self.bias_regularizer,
            constraint=self.bias_constraint,
        )

    def _start(self, x: Array, state: Array, phase: Phase) -> Array:
        """Return a buffer for all values of a state, the first of which is ``state``."""
        values = phase.empty((len(x) + 1, x.shape[1], self.units))
        values[0] = state
        return values

    def _products(
        self, x: Array, kernel: Array, bias: Array | None, phase: Phase, stream: int
    ) -> tuple[Projection, Array | None]:
        """Return what the cell sees of (time, batch, inputs), and the factors of its state."""
        input_drop, drop = self._drops(x, phase, stream)
        parts = parts_of(len(x), x.shape[1], self.cell_multiply_adds(x.shape[2]))
        return Projection(x, kernel, bias, input_drop, parts, phase), drop

    def _drops(self, x: Array, phase: Phase, stream: int) -> tuple[Array | None, Array | None]:
        """Return the factors of the inputs and of the state, None where nothing is dropped.

        As in Keras, the gates see different selections only with a recurrent dropout.
        """
        batch, inputs = x.shape[1:]
        count = self.gates if self.recurrent_dropout else 1
        half = STREAMS // 2
        return (
            dropout_masks(self.dropout, (count, batch, inputs), phase, stream),
            dropout_masks(self.recurrent_dropout, (count, batch, self.units), phase, stream + half),
        )


cells: Registry[Any] = Registry("cell")


@dataclass(frozen=True, kw_only=True)
class SimpleRNNSettings(Cell):
    """``h' = f(x @ kernel + bias + h @ recurrent_kernel)`` (Elman 1990).

    kernel: (inputs, units)   recurrent_kernel: (units, units)   bias: (units,)
    """

    def run(self, weights, x, states, mask, phase, stream=0):
        product, drop = self._products(x, weights["kernel"], weights.get("bias"), phase, stream)
        z, kernel = product.z, weights["recurrent_kernel"]
        f = Bound(activations[self.activation](), phase)
        h = self._start(x, states[0], phase)

        def compute(part):
            phase.k.simple_rnn_forward(
                z[part.steps], kernel, part.of(mask), drop, h[part.states], f, phase.scratch
            )

        product.run(compute)

        def backward(dy, dstates, need_x):
            recurrent = RecurrentGradient(h, drop, kernel, None, phase)

            def compute_back(part, dz):
                phase.k.simple_rnn_backward(
                    z[part.steps], h[part.states], kernel, part.of(mask), drop, part.of(dy),
                    dstates[0], dz, f, phase.scratch,
                )  # fmt: skip

            return product.run_back(compute_back, recurrent, need_x)

        return Run(h, (h[-1],), backward)


@cells.register("SimpleRNNCell")
@dataclass(frozen=True, kw_only=True)
class SimpleRNNCell(SimpleRNNSettings):
    """One step of a ``SimpleRNN``, for ``RNN``."""


@dataclass(frozen=True, kw_only=True)
class GatedSettings(Cell):
    """Cells whose gates say what is kept, forgotten and shown."""

    recurrent_activation: str = setting("sigmoid", choices="activation")

    def __post_init__(self):
        super().__post_init__()
        _ = activations[self.recurrent_activation]

    def _functions(self, phase: Phase) -> tuple[Bound, Bound]:
        names = self.activation, self.recurrent_activation
        return tuple(Bound(activations[name](), phase) for name in names)  # type: ignore[return-value]

    def _gates(self, z: Array, functions: tuple[Bound, ...], phase: Phase) -> Array:
        """Return where the gates are kept: in z, unless an activation needs that again."""
        return phase.empty(z.shape) if any(f.function.needs_z for f in functions) else z


@dataclass(frozen=True)
class OpenForgetGate:
    """Draws the bias of an LSTM, but 1 for the forget gate (Jozefowicz et al. 2015)."""

    others: Any

    def __call__(self, shape, fan_in, fan_out, rng):
        values = self.others(shape, fan_in, fan_out, rng)
        units = len(values) // 4
        values[units : 2 * units] = 1
        return values


@dataclass(frozen=True, kw_only=True)
class LSTMSettings(GatedSettings):
    """Long short-term memory (Hochreiter & Schmidhuber 1997); the gates are i, f, c, o.

    kernel: (inputs, 4 * units)   recurrent_kernel: (units, 4 * units)   bias: (4 * units,)
    """

    gates: ClassVar[int] = 4
    states: ClassVar[int] = 2
    unit_forget_bias: bool = setting(True)

    def _bias_spec(self, width):
        initializer = self.bias_initializer
        if self.unit_forget_bias:
            initializer = OpenForgetGate(initializer)
        return {"bias": self._bias((width,), initializer, width)}

    def run(self, weights, x, states, mask, phase, stream=0):
        product, drop = self._products(x, weights["kernel"], weights.get("bias"), phase, stream)
        z, kernel = product.z, weights["recurrent_kernel"]
        functions = self._functions(phase)
        h, c = (self._start(x, state, phase) for state in states)
        gates = self._gates(z, functions, phase)

        def compute(part):
            phase.k.lstm_forward(
                z[part.steps], kernel, part.of(mask), drop, h[part.states], c[part.states],
                gates[part.steps], *functions, phase.scratch,
            )  # fmt: skip

        product.run(compute)

        def backward(dy, dstates, need_x):
            recurrent = RecurrentGradient(h, drop, kernel, None, phase)

            def compute_back(part, dz):
                phase.k.lstm_backward(
                    z[part.steps], h[part.states], c[part.states], gates[part.steps], kernel,
                    part.of(mask), drop, part.of(dy), *dstates, dz, *functions, phase.scratch,
                )  # fmt: skip

            return product.run_back(compute_back, recurrent, need_x)

        return Run(h, (h[-1], c[-1]), backward)


@cells.register("LSTMCell")
@dataclass(frozen=True, kw_only=True)
class LSTMCell(LSTMSettings):
    """One step of an ``LSTM``, for ``RNN``."""


@dataclass(frozen=True, kw_only=True)
class GRUSettings(GatedSettings):
    """Gated recurrent unit (Cho et al. 2014); the gates are z, r, h.

    kernel: (inputs, 3 * units)   recurrent_kernel: (units, 3 * units)
    bias: (2, 3 * units), of the inputs and of the state; (3 * units,) without ``reset_after``
    """

    gates: ClassVar[int] = 3
    reset_after: bool = setting(True)

    def _bias_spec(self, width):
        if self.reset_after:
            return {"bias": self._bias((2, width), self.bias_initializer, 2)}
        return super()._bias_spec(width)

    def run(self, weights, x, states, mask, phase, stream=0):
        run = self._reset_after if self.reset_after else self._reset_first
        return run(weights, x, states, mask, phase, stream)

    def _reset_after(self, weights, x, states, mask, phase, stream):
        bias, kernel = weights.get("bias"), weights["recurrent_kernel"]
        biases = (None, None) if bias is None else bias
        product, drop = self._products(x, weights["kernel"], biases[0], phase, stream)
        z, functions = product.z, self._functions(phase)
        h = self._start(x, states[0], phase)
        gates, kept = self._gates(z, functions, phase), phase.empty((*x.shape[:2], self.units))

        def compute(part):
            phase.k.gru_forward(
                z[part.steps], kernel, biases[1], part.of(mask), drop, h[part.states],
                gates[part.steps], kept[part.steps], *functions, phase.scratch,
            )  # fmt: skip

        product.run(compute)

        def backward(dy, dstates, need_x):
            dbias = None if bias is None else phase.grad_like(bias)
            dbiases = (None, None) if dbias is None else dbias
            recurrent = RecurrentGradient(h, drop, kernel, dbiases[1], phase)

            def compute_back(part, dz, dinner):
                phase.k.gru_backward(
                    z[part.steps], h[part.states], gates[part.steps], kept[part.steps], kernel,
                    part.of(mask), drop, part.of(dy), *dstates, dz, dinner, *functions,
                    phase.scratch,
                )  # fmt: skip

            return product.run_back(compute_back, recurrent, need_x, dbiases[0], inner=True)

        return Run(h, (h[-1],), backward)

    def _reset_first(self, weights, x, states, mask, phase, stream):
        kernel = weights["recurrent_kernel"]
        product, drop = self._products(x, weights["kernel"], weights.get("bias"), phase, stream)
        z, functions = product.z, self._functions(phase)
        h = self._start(x, states[0], phase)
        gates, kept = self._gates(z, functions, phase), phase.empty((*x.shape[:2], self.units))

        def compute(part):
            phase.k.gru_reset_first_forward(
                z[part.steps], kernel, part.of(mask), drop, h[part.states], gates[part.steps],
                kept[part.steps], *functions, phase.scratch,
            )  # fmt: skip

        product.run(compute)

        def backward(dy, dstates, need_x):
            recurrent = RecurrentGradient(h, drop, kernel, None, phase, kept)

            def compute_back(part, dz):
                phase.k.gru_reset_first_backward(
                    z[part.steps], h[part.states], gates[part.steps], kernel, part.of(mask),
                    drop, part.of(dy), *dstates, dz, *functions, phase.scratch,
                )  # fmt: skip

            return product.run_back(compute_back, recurrent, need_x)

        return Run(h, (h[-1],), backward)


@cells.register("GRUCell")
@dataclass(frozen=True, kw_only=True)
class GRUCell(GRUSettings):
    """One step of a ``GRU``, for ``RNN``."""


@cells.register("StackedRNNCells")
@dataclass(frozen=True, kw_only=True)
class StackedRNNCells:
    """Cells one above the other, which act as one: each sees what the one below gives."""

    registered_name: ClassVar[str] = ""
    family: ClassVar[str] = "cell"
    cells: tuple[Cell, ...] = setting((LSTMCell(), LSTMCell()), choices="cell")

    def __post_init__(self):
        fits = isinstance(self.cells, tuple) and bool(self.cells)
        if not fits or not all(isinstance(cell, Cell) for cell in self.cells):
            raise SettingError(setting="cells", expected="cells", actual=self.cells)


def frozen_weights(specs: dict[str, WeightSpec]) -> dict[str, WeightSpec]:
    """Return ``specs`` as those of weights that do not learn."""
    return {name: replace(spec, trainable=False) for name, spec in specs.items()}
