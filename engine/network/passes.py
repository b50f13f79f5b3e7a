"""One pass through a graph of layers: forward, and back as far as anybody wants."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from engine.errors import EngineError
from engine.layers.base import Array, Layer, Weights
from engine.network.phase import RunPhase
from engine.spec import NetworkSpec, Node, port, reference

Arrays = Mapping[str, Array]  # by reference
Need = Mapping[str, tuple[bool, ...]]  # by node id: which inputs want a gradient
Backward = Callable[..., dict[str, Array]]  # (slopes, need=the graph's own)
Pass = tuple[dict[str, Array], Backward]


class _Step(NamedTuple):
    """A node, with all that a pass needs to know of it."""

    number: int
    id: str
    layer: Layer
    feeders: tuple[str, ...]
    weights: Weights
    outputs: tuple[str, ...]  # references
    is_plain: bool  # one output, and nothing of what follows
    masked: bool  # whether a mask may come here or begin here
    regularizer: Any  # of the output, or None


Route = list[tuple[_Step, tuple[str, ...]]]


class Graph:
    """The nodes of an unfolded spec with their weights, ready to run."""

    def __init__(self, spec: NetworkSpec, weights: Mapping[str, Weights], learning: frozenset[str]):
        self.need = _needed(spec, learning)
        self._names = [node.name for node in spec]
        self._steps: list[_Step] = []
        self._routes: dict[tuple[tuple[str, ...], bool], Route] = {}
        masked: set[str] = set()
        for number, node in enumerate(spec):
            is_masked = node.layer.makes_mask or any(port(i)[0] in masked for i in node.inputs)
            masked |= {node.id} if is_masked else set()
            own = weights.get(node.weights_id, {})
            self._steps.append(_step(number, node, own, is_masked))

    def forward(self, inputs: Arrays, phase: RunPhase) -> Pass:
        """Return the values by reference, and ``backward(slopes)``.

        inputs: arrays by reference; a node that all of its values are given of does not run.
        ``backward`` takes the gradients of outputs, writes those of the weights where the phase
        says, and returns those of the references in ``need``.
        """
        values, closures = dict(inputs), {}
        for step in self._steps:
            if step.id not in values:
                closures[step.id] = self._run(step, values, phase)

        def backward(slopes: Arrays, need: Need | None = None) -> dict[str, Array]:
            return self._back(dict(slopes), values, closures, need or self.need, phase)

        return values, backward

    def values(
        self, inputs: Arrays, phase: RunPhase, wanted: Sequence[str], *, everything: bool = False
    ) -> dict[str, Array]:
        """Return the values of the references ``wanted``; there is no way back.

        What nobody reads any more is let go. Only what ``wanted`` depend on is computed, unless
        ``everything`` is, as it must where layers add to the loss.
        """
        values = dict(inputs)
        for step, read in self._route(tuple(wanted), everything):
            if step.id not in values:
                self._run(step, values, phase)
            for name in read:
                values.pop(name, None)
        return {name: values[name] for name in wanted}

    def _route(self, wanted: tuple[str, ...], everything: bool) -> Route:
        """Return the steps to ``wanted``, each with the references that nobody reads after it."""
        key = wanted, everything
        if key not in self._routes:
            steps, read = [], set(wanted)
            for step in reversed(self._steps):
                if everything or not read.isdisjoint(step.outputs):
                    given = (*step.feeders, *step.outputs)
                    steps.append((step, tuple(name for name in given if name not in read)))
                    read.update(given)
            self._routes[key] = steps[::-1]
        return self._routes[key]

    def _run(self, step: _Step, values: dict[str, Array], phase: RunPhase) -> Callable:
        """Add what a node gives to ``values``; return its way back."""
        number, node_id, layer, feeders, weights, outputs, is_plain = step[:7]
        phase.safe_point()
        phase.node, phase.node_id = number, node_id
        xs = [values[i] for i in feeders]
        if step.masked:
            phase.masks = tuple(phase.mask_of.get(i) for i in feeders)
        try:
            y, backward = layer.forward(weights, *xs, phase=phase)
        except EngineError as error:  # of data with sizes that the spec leaves open
            if error.facts.get("node") != "":
                raise
            raise type(error)(**{**error.facts, "node": self._names[number]}) from error
        if is_plain or len(outputs) == 1:
            values[node_id] = y
        else:
            values.update(zip(outputs, y, strict=True))
        if not is_plain:
            self._add(step, xs, values, phase)
        return backward

    def _add(self, step: _Step, xs: list[Array], values: dict[str, Array], phase: RunPhase) -> None:
        """Note masks and penalties of what ``step`` gave."""
        if step.masked:
            _pass_masks(step, xs, phase)
        if step.regularizer is not None:
            for output in step.outputs:
                phase.add_loss(float(step.regularizer.value(values[output])) / phase.total)

    def _back(self, slopes, values, closures, need: Need, phase: RunPhase) -> dict[str, Array]:
        shared = set(slopes)  # arrays that are not ours to add to
        for step in reversed(self._steps):
            number, node_id, _, feeders, weights, _, is_plain = step[:7]
            wanted = need[node_id]
            if node_id not in closures or not (weights or True in wanted):
                continue
            dy = slopes.get(node_id) if is_plain else _slope_of(step, slopes, values, phase)
            if dy is None:
                continue
            phase.safe_point()
            phase.node, phase.node_id = number, node_id
            dxs, _ = closures[node_id](dy, wanted)
            phase.add_repeated()
            for feeder, dx, is_wanted in zip(feeders, dxs, wanted, strict=True):
                if is_wanted and dx is not None:
                    _accumulate(slopes, shared, feeder, dx, phase)
        return slopes


def _step(number: int, node: Node, weights: Weights, masked: bool) -> _Step:
    layer = node.layer
    outputs = tuple(reference(node.id, i) for i in range(layer.output_count))
    regularizer = getattr(layer, "activity_regularizer", None)
    is_plain = not (masked or regularizer or layer.adds_loss or len(outputs) > 1)
    return _Step(
        number, node.id, layer, node.inputs, weights, outputs, is_plain, masked, regularizer
    )


def _pass_masks(step: _Step, xs: list[Array], phase: RunPhase) -> None:
    """Note the masks of what ``step`` gave."""
    masks = step.layer.output_mask(xs, phase.masks)
    if len(step.outputs) == 1:
        phase.mask_of[step.id] = masks
    elif masks is not None:
        phase.mask_of.update(zip(step.outputs, masks, strict=True))
    phase.masks = ()


def _slope_of(step: _Step, slopes: dict[str, Array], values: dict[str, Array], phase: RunPhase):
    """Return the gradient of what ``step`` gave, None where it has none."""
    dys = tuple(_output_slope(step, each, slopes, values, phase) for each in step.outputs)
    if len(dys) == 1:
        return dys[0]
    return None if all(dy is None for dy in dys) else dys


def _output_slope(step: _Step, output: str, slopes, values, phase: RunPhase) -> Array | None:
    """Return the gradient of one output, while training with that of its penalty.

    A penalty is part of the loss, not of a score that a question follows back.
    """
    y, dy = values[output], slopes.get(output)
    if step.regularizer is not None and phase.training:
        total = phase.empty(y.shape)
        total[...] = 0
        step.regularizer.add_gradient(y, total)
        total /= phase.total  # the penalty is a mean over the batch, as in Keras 3
        if dy is not None:
            total += dy
        return total
    if dy is None and step.layer.adds_loss:
        dy = phase.empty(y.shape)
        dy[...] = 0
    return dy


def _needed(spec: NetworkSpec, learning: frozenset[str]) -> dict[str, tuple[bool, ...]]:
    """Say for every node which of its inputs have anything to learn before them."""
    learns: dict[str, bool] = {}
    need = {}
    for node in spec:
        need[node.id] = tuple(learns[port(i)[0]] for i in node.inputs)
        learns[node.id] = node.weights_id in learning or any(need[node.id])
    return need


def _accumulate(slopes: dict, shared: set[str], feeder: str, dx: Array, phase: RunPhase) -> None:
    """Add ``dx`` to the gradient of ``feeder``, which several nodes may use."""
    if feeder not in slopes:
        slopes[feeder] = dx
        shared.add(feeder)  # an Add gives the same array to both its inputs
        return
    if feeder in shared:
        total = phase.empty(dx.shape)
        phase.k.add(slopes[feeder], dx, total)
        slopes[feeder] = total
        shared.discard(feeder)
    else:
        phase.k.add(slopes[feeder], dx, slopes[feeder])
