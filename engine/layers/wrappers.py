"""Layers around other layers: in both directions of time, or at every step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from engine.errors import SettingError, ShapeError, WrongInnerLayer
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
from engine.layers.cells import frozen_weights
from engine.layers.dense import Dense
from engine.layers.recurrent import LSTM, Recurrent, check_state_count
from engine.registry import check_words

BACKWARD_STREAM = 1 << 14  # of the noise of the layer that runs backwards


@layers.register("Bidirectional")
@dataclass(frozen=True, kw_only=True)
class Bidirectional(Layer):
    """Reads a sequence from both ends (Schuster & Paliwal 1997).

    ``backward_layer`` is the same layer with ``go_backwards`` the other way unless it is given.
    Outputs of ``return_sequences`` are put back in the order of time before they are merged;
    without a ``merge_mode`` both are given. States follow, those of the forward layer first.

    x: (batch, time, features)   further inputs: the initial states, those of forward first
    """

    layer: Layer = setting(LSTM(), choices="layer")
    merge_mode: str | None = setting("concat", choices="concat|sum|ave|mul", optional=True)
    backward_layer: Layer | None = setting(None, choices="layer", optional=True)

    def __post_init__(self):
        if self.merge_mode is not None:
            check_words(self)
        for each in (self.layer, self.backward_layer or self.layer):
            if not isinstance(each, Recurrent):
                raise WrongInnerLayer(
                    wrapper="Bidirectional",
                    expected="a recurrent layer",
                    actual=each.registered_name,
                )
        forward, backward = self.directions
        self._check_equal(forward, backward)

    @property
    def directions(self) -> tuple[Recurrent, Recurrent]:
        """The two layers as they run."""
        forward = self.layer
        assert isinstance(forward, Recurrent)
        backward = self.backward_layer or replace(forward, go_backwards=not forward.go_backwards)
        return _zeroing(forward), _zeroing(backward)  # type: ignore[arg-type]

    @property
    def output_count(self) -> int:
        states = self._state_count if self.directions[0].return_state else 0
        return (1 if self.merge_mode else 2) + states

    @property
    def adds_loss(self) -> bool:  # type: ignore[override]
        return any(_penalty(each) is not None for each in self.directions)

    @property
    def _state_count(self) -> int:
        return sum(len(each.state_sizes) for each in self.directions)

    def check_input_count(self, node: str, count: int) -> None:
        check_state_count(node, count, self._state_count)

    def output_shape(self, *shapes: Shape) -> Shape:
        return self.output_shapes(*shapes)[0]

    def output_shapes(self, *shapes: Shape) -> tuple[Shape, ...]:
        (y, *states), (y_back, *states_back) = (
            each.output_shapes(*given)
            for each, given in zip(self.directions, self._halves(shapes), strict=True)
        )
        if self.merge_mode == "concat":
            outputs = ((*y[:-1], y[-1] + y_back[-1]),)
        elif self.merge_mode is None:
            outputs = (y, y_back)
        elif y != y_back:
            raise ShapeError(node="", expected=y, actual=y_back)
        else:
            outputs = (y,)
        return (*outputs, *states, *states_back)

    def output_mask(self, xs, masks):
        first = masks[0] if self.directions[0].return_sequences else None
        outputs = 1 if self.merge_mode else 2
        if self.output_count == 1:
            return first
        return (first,) * outputs + (None,) * (self.output_count - outputs)

    def weight_specs(self, *shapes: Shape) -> dict[str, WeightSpec]:
        found = {}
        for name, each in zip(("forward", "backward"), self.directions, strict=True):
            specs = inner_weights(each, shapes[:1])
            found |= {f"{name}/{key}": spec for key, spec in specs.items()}
        return found

    def multiply_adds(self, *shapes: Shape) -> int:
        return sum(each.multiply_adds(*shapes) for each in self.directions)

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Any, Backward]:
        forward, backward = self.directions
        xs_forward, xs_backward = self._halves(xs)
        ys, back = _run(forward, _under("forward/", weights), xs_forward, phase, 0)
        ys_back, back_back = _run(
            backward, _under("backward/", weights), xs_backward, phase, BACKWARD_STREAM
        )
        a, b = ys[0], self._turned(ys_back[0])
        outputs = self._merged(a, b, phase)
        count = len(outputs)
        states = len(ys) - 1

        def backward_pass(dy: Any, need: Sequence[bool]):
            dys = dy if isinstance(dy, tuple) else (dy,)
            da, db = self._parted(dys[:count], a, b, phase)
            rest = dys[count:]
            needs = self._halves(need)
            dxs = back((da, *rest[:states]), needs[0])
            dxs_back = back_back((self._turned(db), *rest[states:]), needs[1])
            dx = None
            if need[0]:
                dx = phase.empty(xs[0].shape)
                phase.k.add(dxs[0], dxs_back[0], dx)
            return (dx, *dxs[1:], *dxs_back[1:]), {}

        given = (*outputs, *ys[1:], *ys_back[1:])
        return given[0] if len(given) == 1 else given, backward_pass

    def _halves(self, values: Sequence[Any]) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
        """Return what the forward and the backward layer take of the inputs."""
        first, *states = values
        half = len(self.directions[0].state_sizes) if states else 0
        return (first, *states[:half]), (first, *states[half:])

    def _turned(self, y: Array | None) -> Array | None:
        """Return a sequence in the other order of time."""
        return y[:, ::-1] if y is not None and self.directions[0].return_sequences else y

    def _merged(self, a: Array, b: Array, phase: Phase) -> tuple[Array, ...]:
        if self.merge_mode is None:
            return a, b
        y = phase.empty((*a.shape[:-1], self._width(a, b)))
        if self.merge_mode == "concat":
            y[..., : a.shape[-1]] = a
            y[..., a.shape[-1] :] = b
        elif self.merge_mode == "mul":
            y[...] = a * b
        else:
            y[...] = a + b
            y *= 0.5 if self.merge_mode == "ave" else 1
        return (y,)

    def _width(self, a: Array, b: Array) -> int:
        return a.shape[-1] + (b.shape[-1] if self.merge_mode == "concat" else 0)

    def _parted(
        self, dys: Sequence[Array | None], a: Array, b: Array, phase: Phase
    ) -> tuple[Array | None, Array | None]:
        """Return the gradients of both outputs."""
        if self.merge_mode is None:
            return dys[0], dys[1]
        (dy,) = dys
        if dy is None or self.merge_mode == "sum":
            return dy, dy
        if self.merge_mode == "concat":
            return dy[..., : a.shape[-1]], dy[..., a.shape[-1] :]
        da, db = phase.empty(a.shape), phase.empty(b.shape)
        da[...] = dy * (b if self.merge_mode == "mul" else 0.5)
        db[...] = dy * (a if self.merge_mode == "mul" else 0.5)
        return da, db

    def _check_equal(self, forward: Recurrent, backward: Recurrent) -> None:
        if forward.go_backwards == backward.go_backwards:
            raise SettingError(
                setting="go_backwards",
                expected=not forward.go_backwards,
                actual=backward.go_backwards,
            )
        for name in ("stateful", "return_sequences", "return_state"):
            expected, actual = getattr(forward, name), getattr(backward, name)
            if expected != actual:
                raise SettingError(setting=name, expected=expected, actual=actual)


@layers.register("TimeDistributed")
@dataclass(frozen=True, kw_only=True)
class TimeDistributed(Layer):
    """Applies one layer to every step of a sequence, with the same weights.

    The layer sees all steps as samples of one batch, its statistics and noise too.

    x: (batch, time, ...)   y: (batch, time, ...)
    """

    layer: Layer = setting(Dense(), choices="layer")

    def __post_init__(self):
        if self.layer.input_count == 0:
            raise WrongInnerLayer(
                wrapper="TimeDistributed",
                expected="a layer with inputs",
                actual=self.layer.registered_name,
            )

    @property
    def inner(self) -> Layer:
        """The layer as it runs: frozen with its wrapper."""
        return self.layer if self.trainable else replace(self.layer, trainable=False)

    @property
    def input_count(self) -> int | None:  # type: ignore[override]
        return self.layer.input_count

    @property
    def output_count(self) -> int:
        return self.layer.output_count

    @property
    def couples_samples(self) -> bool:  # type: ignore[override]
        return self.layer.couples_samples

    @property
    def adds_loss(self) -> bool:  # type: ignore[override]
        return self.layer.adds_loss

    def check_input_count(self, node: str, count: int) -> None:
        self.layer.check_input_count(node, count)

    def output_shape(self, *shapes: Shape) -> Shape:
        return self.output_shapes(*shapes)[0]

    def output_shapes(self, *shapes: Shape) -> tuple[Shape, ...]:
        given = self.inner.output_shapes(*_steps_of(shapes))
        return tuple((shapes[0][0], *shape) for shape in given)

    def output_mask(self, xs, masks):
        return masks[0] if self.output_count == 1 else (masks[0],) * self.output_count

    def weight_specs(self, *shapes: Shape) -> dict[str, WeightSpec]:
        return inner_weights(self.inner, _steps_of(shapes))

    def multiply_adds(self, *shapes: Shape) -> int:
        return shapes[0][0] * self.inner.multiply_adds(*_steps_of(shapes))

    def settle(self, weights: Weights, observed: Mapping[str, Array]) -> None:
        self.inner.settle(weights, observed)

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Any, Backward]:
        batch, steps = xs[0].shape[:2]
        flat = [x.reshape(batch * steps, *x.shape[2:]) for x in xs]
        with _step_by_step(phase, steps):
            ys, back = self.inner.forward(weights, *flat, phase=phase)

        def unfold(y: Array | None) -> Array | None:
            return None if y is None else y.reshape(batch, steps, *y.shape[1:])

        def fold(dy: Array | None) -> Array | None:
            return None if dy is None else dy.reshape(batch * steps, *dy.shape[2:])

        def backward(dy: Any, need: Sequence[bool]):
            dys = tuple(fold(d) for d in dy) if isinstance(dy, tuple) else fold(dy)
            with _step_by_step(phase, steps):
                dxs, gradients = back(dys, need)
            return tuple(unfold(dx) for dx in dxs), gradients

        return tuple(unfold(y) for y in ys) if isinstance(ys, tuple) else unfold(ys), backward


def inner_weights(layer: Layer, shapes: Sequence[Shape]) -> dict[str, WeightSpec]:
    """Return the weights of a layer in a wrapper, as it wants them trained."""
    specs = layer.weight_specs(*shapes)
    return specs if layer.trainable else frozen_weights(specs)


@contextmanager
def _step_by_step(phase: Phase, steps: int) -> Iterator[None]:
    """Let ``phase`` count every step of a sequence as a sample."""
    before = phase.offset, phase.total, phase.masks
    phase.offset, phase.total = phase.offset * steps, phase.total * steps
    phase.masks = tuple(_mask_of_steps(mask) for mask in phase.masks)
    try:
        yield
    finally:
        phase.offset, phase.total, phase.masks = before


def _mask_of_steps(mask: Array | None) -> Array | None:
    """Return the masks inside the steps, where a mask (batch, time, ...) has any."""
    if mask is None or mask.ndim < 3:
        return None
    return mask.reshape(-1, *mask.shape[2:])


def _steps_of(shapes: Sequence[Shape]) -> list[Shape]:
    """Return the shapes of one step."""
    for shape in shapes:
        if len(shape) < 2:
            raise ShapeError(node="", expected="(time, features, ...)", actual=shape)
    return [shape[1:] for shape in shapes]


def _zeroing(layer: Recurrent) -> Recurrent:
    """Return ``layer`` as Keras runs it in both directions: masked steps of sequences give 0."""
    return replace(layer, zero_output_for_mask=layer.return_sequences)


def _under(head: str, weights: Weights) -> Weights:
    return {k.removeprefix(head): w for k, w in weights.items() if k.startswith(head)}


def _penalty(layer: Layer) -> Any:
    return getattr(layer, "activity_regularizer", None)


def _run(layer: Recurrent, weights: Weights, xs: Sequence[Array], phase: Phase, stream: int):
    """Return the outputs of ``layer`` as a tuple, and ``backward(dys, need)``."""
    y, back = layer.run_sequence(weights, xs, phase, stream)
    ys = y if isinstance(y, tuple) else (y,)
    penalty = _penalty(layer)
    if penalty is not None:
        for each in ys:
            phase.add_loss(float(penalty.value(each)) / phase.total)

    def backward(dys: Sequence[Array | None], need: Sequence[bool]):
        if penalty is not None and phase.training:
            dys = [_with_penalty(penalty, d, each, phase) for d, each in zip(dys, ys, strict=True)]
        dxs, _ = back(tuple(dys) if layer.return_state else dys[0], need)
        return dxs

    return ys, backward


def _with_penalty(penalty: Any, dy: Array | None, y: Array, phase: Phase) -> Array:
    total = phase.empty(y.shape)
    total[...] = 0
    penalty.add_gradient(y, total)
    total /= phase.total
    if dy is not None:
        total += dy
    return total
