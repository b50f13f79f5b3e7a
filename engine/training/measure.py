"""Loss and metrics of a pass: sums by shard, added up in the order of the shards."""

from __future__ import annotations

from typing import Any

import numpy as np

from engine.activations import activations
from engine.metrics import resolve_accuracy
from engine.network.network import Network
from engine.network.phase import RunPhase
from engine.training.plan import Plan


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
        accuracy = resolve_accuracy(plan.loss, shape) if plan.accuracy else None
        metrics = (() if accuracy is None else (accuracy,)) + plan.metrics
        self.names = tuple(_names(accuracy, metrics))
        self._metrics = metrics
        self._function = plan.loss.fused_activation if on_logits else None

    def start(self) -> list[np.ndarray]:
        """Return fresh sums: samples and loss first, then those of each metric."""
        return [np.zeros(2), *(m.start() for m in self._metrics)]

    def add(self, sums: list[np.ndarray], y, target, weights, phase: RunPhase, *, slope: bool):
        """Add what one shard gives; return the gradient of the mean loss where asked."""
        dy = phase.empty(y.shape)
        compute = self.loss.on_logits if self._on_logits else self.loss
        loss = compute(y, target, weights, dy, phase.total, phase.k)
        sums[0] += (len(y), loss)
        probabilities = None
        for state, metric in zip(sums[1:], self._metrics, strict=True):
            shown = y
            if self._function and metric.wants_probabilities:
                if probabilities is None:
                    probabilities = phase.empty(y.shape)
                    activations[self._function]().forward(y, probabilities, phase)
                shown = probabilities
            metric.update(state, shown, target, weights)
        return dy if slope else None

    def values(self, sums: list[np.ndarray], penalty: float = 0.0) -> dict[str, float]:
        """Return the means by name."""
        samples, loss = sums[0]
        values = {"loss": float(loss / max(samples, 1)) + penalty}
        for name, state, metric in zip(self.names[1:], sums[1:], self._metrics, strict=True):
            values[name] = float(metric.result(state))
        return values


def total(parts: list[list[np.ndarray]]) -> list[np.ndarray]:
    """Add up the sums of several shards or batches."""
    return [np.sum(states, axis=0) for states in zip(*parts, strict=True)]


def _names(accuracy: Any, metrics: tuple) -> list[str]:
    """Return Keras's names: the accuracy that was asked for by its short name is 'accuracy'."""
    names = ["loss"]
    for metric in metrics:
        name = "accuracy" if metric is accuracy else metric.short_name
        while name in names:
            name += "_2"
        names.append(name)
    return names
