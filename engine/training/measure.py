"""Loss and metrics of a pass: sums by shard, added up in the order of the shards."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from engine.activations import activations
from engine.data.batches import Batch
from engine.metrics import resolve_accuracy
from engine.network.network import Network
from engine.network.phase import RunPhase
from engine.training.plan import Plan

Array = Any
Sums = np.ndarray  # (samples, loss), the same for each of several outputs, then the metrics' states


class Measure:
    """Which numbers a run reports, and how a shard adds to them.

    ``fused`` are the outputs that give what comes before their last activation.
    """

    def __init__(self, plan: Plan, network: Network, fused: frozenset[str] = frozenset()):
        outputs = network.spec.outputs
        heads = [_Head(plan, network, output, output in fused) for output in outputs]
        self._heads = [head for head in heads if head.loss is not None]
        self.target_names = tuple(head.name for head in self._heads)
        self._several = len(outputs) > 1
        self._losses = 1 + (len(self._heads) if self._several else 0)
        self.names = tuple(self._all_names())
        self._size = self._lay_out()

    def start(self) -> Sums:
        """Return fresh sums."""
        return np.zeros(self._size)

    def add(
        self, sums: Sums, values: Mapping[str, Array], batch: Batch, phase: RunPhase, *, slope: bool
    ) -> dict[str, Array]:
        """Add what one shard gives; return the gradients of the loss by output, where asked.

        The loss is the mean over the whole batch, weighted by head, with what layers add to it.
        values: those of all nodes   batch: the samples of this shard
        """
        samples = len(batch)
        slopes, total = {}, phase.added_loss * phase.total
        for number, head in enumerate(self._heads):
            loss, slopes[head.output] = head.add(sums, values[head.output], batch, phase)
            total += head.weight * loss
            if self._several:
                sums[2 + 2 * number] += samples
                sums[3 + 2 * number] += loss
        sums[0] += samples
        sums[1] += total
        return slopes if slope else {}

    @property
    def is_told_by_kernels(self) -> bool:
        """Whether loss and metrics are what the kernels of the losses return, and no more."""
        return all(head.is_told_by_kernels for head in self._heads)

    def told(self, results: np.ndarray, samples: int, batch: int) -> np.ndarray:
        """Return the sums of a shard in several steps from what the kernels of its losses returned.

        They are those of ``add``, to the last bit.
        results: (steps, heads, 2 or more), the loss and the hits   returns: (steps, size of sums)
        """
        sums = np.zeros((len(results), self._size))
        sums[:, 0] = samples
        for number, head in enumerate(self._heads):
            mean = results[:, number, 0] * batch / (batch * head.rows)
            sums[:, 1] += head.weight * mean
            if self._several:
                sums[:, 2 + 2 * number] = samples
                sums[:, 3 + 2 * number] = mean
            for _, start, _ in head.metrics:  # the accuracy, or nothing
                sums[:, start] = results[:, number, 1]
                sums[:, start + 1] = samples * head.rows
        return sums

    def values(self, sums: Sums) -> dict[str, float]:
        """Return the means by name."""
        return {name: column[0] for name, column in self.columns([sums]).items()}

    def columns(self, rows: Sequence[Sums] | np.ndarray) -> dict[str, tuple[float, ...]]:
        """Return the means by name, one for each of several sums."""
        sums = np.array(rows)
        losses = sums[:, : 2 * self._losses]
        means = losses[:, 1::2] / np.maximum(losses[:, ::2], 1)
        columns = [tuple(column) for column in means.T.tolist()]
        for head in self._heads:
            columns += [tuple(m.results(sums[:, a:b])) for m, a, b in head.metrics]
        return dict(zip(self.names, columns, strict=True))

    def _lay_out(self) -> int:
        """Give the state of every metric its place in the sums; return the size of all."""
        place = 2 * self._losses
        for head in self._heads:
            for i, (metric, _, _) in enumerate(head.metrics):
                size = len(metric.start(head.units))
                head.metrics[i] = (metric, place, place + size)
                place += size
        return place

    def _all_names(self) -> list[str]:
        """Return Keras's names: with several outputs each of them stands before its own."""
        if not self._several:
            return ["loss", *(name for head in self._heads for name in head.metric_names())]
        losses = [f"{head.name}_loss" for head in self._heads]
        metrics = [f"{head.name}_{name}" for head in self._heads for name in head.metric_names()]
        return ["loss", *losses, *metrics]


class _Head:
    """One output with its loss and metrics."""

    def __init__(self, plan: Plan, network: Network, output: str, on_logits: bool):
        head = plan.head(output)
        self.output, self.name = output, network.spec.name_of(output)
        self.loss, self.weight = head.loss, head.weight
        shape = network.summary.shape_of(output)
        self.units = shape[-1]
        self.rows = 0 if None in shape else math.prod(shape[:-1])  # of a sample
        has_accuracy = head.accuracy and head.loss is not None
        self._accuracy = resolve_accuracy(head.loss, shape) if has_accuracy else None
        accuracy = () if self._accuracy is None else (self._accuracy,)
        self.metrics = [(metric, 0, 0) for metric in (*accuracy, *head.metrics)]  # and its place
        self._on_logits = on_logits
        self._function = self.loss.fused_activation if on_logits else None
        asks_units = on_logits and self.loss.task == "yes or no"  # "accuracy" compares the largest
        self._hits_are_accuracy = not asks_units or self.units == 1

    @property
    def is_told_by_kernels(self) -> bool:
        """Whether nothing is computed but what the loss's kernel returns."""
        only_hits = all(metric is self._accuracy for metric, _, _ in self.metrics)
        tells_hits = self._on_logits and self._hits_are_accuracy
        is_told = tells_hits or (self.loss.is_one_kernel and not self.metrics)
        return is_told and only_hits and self.rows > 0

    def metric_names(self) -> list[str]:
        """Return Keras's names: the accuracy that was asked for by its short name is 'accuracy'."""
        names: list[str] = []
        for metric, _, _ in self.metrics:
            name = "accuracy" if metric is self._accuracy else metric.short_name
            while name in names:
                name += "_2"
            names.append(name)
        return names

    def add(self, sums: Sums, value: Array, batch: Batch, phase: RunPhase) -> tuple[float, Array]:
        """Add to the metrics; return the mean loss times the samples of the batch, and its slope.

        Losses and metrics see one row a sample, a time step or a pixel.
        """
        y = _rows(value)
        target = self._rows_of(batch.targets[self.name], len(y))
        mask = _mask_of(phase.mask_of.get(self.output), value)
        weights = _row_weights(batch.weights.get(self.name), mask, value.shape)
        slope = phase.empty(value.shape)
        dy = _rows(slope)
        counted = _counted(_both(mask, self.loss.counted(target)), value.shape, phase)
        hits = None
        if self._on_logits:
            loss, hits = self.loss.on_logits(y, target, weights, dy, counted, phase.k)
            hits = hits if weights is None and self._hits_are_accuracy else None
        else:
            loss = self.loss(y, target, weights, dy, counted, phase.k)
        if self.weight != 1:
            dy *= self.weight
        self._add_metrics(sums, y, target, mask, hits, phase)
        return loss * phase.total / counted, slope

    def _rows_of(self, target: Array, rows: int) -> Array:
        if self.loss.target_kind == "class":
            return target.reshape(-1)
        return target.reshape(rows, -1)

    def _add_metrics(self, sums: Sums, y, target, mask, hits, phase: RunPhase) -> None:
        probabilities = None
        for metric, start, stop in self.metrics:
            if metric is self._accuracy and hits is not None:
                sums[start] += hits
                sums[start + 1] += len(y)
                continue
            shown = y
            if self._function and metric.wants_probabilities:
                if probabilities is None:
                    probabilities = phase.empty(y.shape)
                    activations[self._function]().forward(y, probabilities, phase)
                shown = probabilities
            sums[start:stop] += metric.sums(shown, target, mask)


def _rows(a: Array) -> Array:
    return a if a.ndim == 2 else a.reshape(-1, a.shape[-1])


def total(parts: list[Sums]) -> Sums:
    """Add up the sums of several shards, in their order."""
    return parts[0] if len(parts) == 1 else np.sum(parts, axis=0)


def _mask_of(mask: Array | None, value: Array) -> Array | None:
    """Return the mask of an output as one number a row; None where it is not one of its steps."""
    if mask is None or mask.shape != value.shape[:-1]:
        return None
    return np.asarray(mask, value.dtype).reshape(-1)


def _row_weights(weights: Array | None, mask: Array | None, shape: tuple[int, ...]) -> Array | None:
    """Return how much each row counts. weights: (batch,) or (batch, time)"""
    if weights is None:
        return mask
    places = (*weights.shape, *(1,) * (len(shape) - 1 - weights.ndim))
    rows = np.broadcast_to(weights.reshape(places), shape[:-1]).reshape(-1)
    return rows if mask is None else rows * mask


def _both(mask: Array | None, counts: Array | None) -> Array | None:
    """Return which rows neither leaves out; None where both have all."""
    if mask is None or counts is None:
        return counts if mask is None else mask
    return mask * counts


def _counted(mask: Array | None, shape: tuple[int, ...], phase: RunPhase) -> float:
    """Return how many rows of the whole batch the mean is taken over; masked ones do not count."""
    if mask is None:
        return phase.total * math.prod(shape[1:-1])
    return max(float(phase.meet(np.array([mask.sum(dtype=np.float64)]))[0]), 1.0)
