"""Loss and metrics of a pass: sums by shard, added up in the order of the shards."""

from __future__ import annotations

from typing import Any

from engine.activations import activations
from engine.metrics import resolve_accuracy
from engine.network.network import Network
from engine.network.phase import RunPhase
from engine.training.plan import Plan

Sums = list[list[float]]  # [samples, loss], then for each metric [value, weight]


class Measure:
    """Which numbers a run reports, and how a shard adds to them.

    ``on_logits`` says that the network gives what comes before its last activation.
    """

    def __init__(self, plan: Plan, network: Network, on_logits: bool):
        output = network.spec.output
        self.loss, self._on_logits = plan.loss, on_logits
        self.output_name = output.name
        self.output_id = output.id
        shape = network.summary[output.id].shape
        assert shape is not None
        self._accuracy = resolve_accuracy(plan.loss, shape) if plan.accuracy else None
        metrics = (() if self._accuracy is None else (self._accuracy,)) + plan.metrics
        self.names = tuple(_names(self._accuracy, metrics))
        self._metrics = metrics
        self._function = plan.loss.fused_activation if on_logits else None

    def start(self) -> Sums:
        """Return fresh sums."""
        return [[0.0, 0.0] for _ in self.names]

    def add(self, sums: Sums, y, target, weights, phase: RunPhase, *, slope: bool):
        """Add what one shard gives; return the gradient of the mean loss where asked."""
        dy, hits = phase.empty(y.shape), None
        if self._on_logits:
            loss, hits = self.loss.on_logits(y, target, weights, dy, phase.total, phase.k)
        else:
            loss = self.loss(y, target, weights, dy, phase.total, phase.k)
        _add(sums[0], len(y), loss)
        probabilities = None
        for state, metric in zip(sums[1:], self._metrics, strict=True):
            if metric is self._accuracy and hits is not None and weights is None:
                _add(state, hits, len(y))
                continue
            shown = y
            if self._function and metric.wants_probabilities:
                if probabilities is None:
                    probabilities = phase.empty(y.shape)
                    activations[self._function]().forward(y, probabilities, phase)
                shown = probabilities
            _add(state, *metric.sums(shown, target, weights))
        return dy if slope else None

    def values(self, sums: Sums, penalty: float = 0.0) -> dict[str, float]:
        """Return the means by name."""
        samples, loss = sums[0]
        values = {"loss": loss / max(samples, 1) + penalty}
        for name, state, metric in zip(self.names[1:], sums[1:], self._metrics, strict=True):
            values[name] = metric.result(state)
        return values


def total(parts: list[Sums]) -> Sums:
    """Add up the sums of several shards."""
    if len(parts) == 1:
        return parts[0]
    return [
        [sum(column) for column in zip(*states, strict=True)] for states in zip(*parts, strict=True)
    ]


def add_to(kept: Sums, new: Sums) -> None:
    """Add the sums of one more batch to those of an epoch."""
    for state, (first, second) in zip(kept, new, strict=True):
        _add(state, first, second)


def _add(state: list[float], first: float, second: float) -> None:
    state[0] += first
    state[1] += second


def _names(accuracy: Any, metrics: tuple) -> list[str]:
    """Return Keras's names: the accuracy that was asked for by its short name is 'accuracy'."""
    names = ["loss"]
    for metric in metrics:
        name = "accuracy" if metric is accuracy else metric.short_name
        while name in names:
            name += "_2"
        names.append(name)
    return names
