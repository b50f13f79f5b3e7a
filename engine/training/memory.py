"""How much memory a run will take, counted before it begins: steps in which nothing is computed.

The buffers of a run are asked for by the real layers, and the room that kernels need beside them
by the real kernels, which are stopped when they have asked. Memory that nobody writes costs
nothing, so that counting is cheap for large networks too.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, fields
from typing import Any

import numpy as np

from engine.data.batches import Feed
from engine.network.network import Network
from engine.network.phase import RunPhase
from engine.spec import NetworkSpec
from engine.training.evaluation import evaluation_size
from engine.training.fuse import training_form
from engine.training.measure import Measure
from engine.training.plan import Plan
from engine.training.shards import Crew
from engine.training.taping import Taping
from engine.training.updates import shared_out

_MOST_BYTES = 128 << 20  # of outputs in a counted step: some layers do compute
_COPIES = 2.5  # of all that is saved: what is sent, its bytes, those of the array on its way
_PANELS = 4 << 20  # that BLAS keeps for each thread, as measured


@dataclass(frozen=True)
class Memory:
    """Bytes that a run takes at its peak, by what takes them.

    ``activations`` are the buffers of all shards: samples, outputs, their gradients, and what
    kernels need beside them. ``order`` is that of the samples. ``copies`` stand for the weights
    and the optimizer's memory while they are saved, ``panels`` for what products of matrices
    keep between two of them.
    """

    weights: int
    gradients: int
    optimizer: int
    activations: int
    order: int
    copies: int
    panels: int

    @property
    def total(self) -> int:
        return sum(getattr(self, f.name) for f in fields(self))


def predicted_memory(
    spec: NetworkSpec, plan: Plan, training: Feed, validation: Feed | None, kernels: Any
) -> Memory:
    """Return what a run of ``plan`` on these feeds will take beyond what the process has."""
    network = Network(spec, seed=None)
    plan = plan.with_settled_shards(network.summary)
    layout, size = network.layout, network.dtype.itemsize
    trainable = layout.trainable_size * size
    groups = shared_out(plan, layout.trainable())
    slots = sum(optimizer.slots for _, optimizer, _ in groups) * trainable
    weights = network.flat.nbytes
    best = weights if any("best_epoch" in c.start() for c in plan.callbacks) else 0
    steps = _Steps(network, plan, training, validation, kernels)
    return Memory(
        weights=weights + best,
        gradients=plan.shards * trainable,
        optimizer=slots,
        activations=steps.activations(),
        order=3 * training.rows.nbytes,
        copies=round(_COPIES * (weights + best + slots)),
        panels=plan.shards * _PANELS,
    )


class _Steps:
    """Runs one step of training and one of validation with kernels that compute nothing."""

    def __init__(self, network: Network, plan: Plan, training: Feed, validation: Feed | None, k):
        self._network, self._plan = network, plan
        self._form, fused = training_form(network, plan)
        self._measure = Measure(plan, network, fused)
        self._feeds = [(training, min(plan.batch_size, len(training)), True)]
        if validation is not None:
            size = min(evaluation_size(network.summary), len(validation))
            self._feeds.append((validation, size, False))
        self._kernels = _Idle(k)
        self._is_taped = Taping.is_possible(self._form, plan, self._measure, k)

    def activations(self) -> int:
        """Return the bytes of all buffers; of large batches by the growth up to a smaller one."""
        one = sum(row.activation_bytes for row in self._network.summary.rows)
        whole = max(size for _, size, _ in self._feeds)
        some = max(_MOST_BYTES // max(one, 1), 2 * self._plan.shards)
        if whole <= some:
            return self._bytes(whole, whole)
        less, more = self._bytes(some // 2, whole), self._bytes(some, whole)
        return more + (more - less) * (whole - some) // (some - some // 2)

    def _bytes(self, some: int, whole: int) -> int:
        """Return the bytes of the buffers where ``whole`` samples of a batch are only ``some``."""
        shards = self._plan.shards
        counts = [max(size * some // whole, min(shards, size)) for _, size, _ in self._feeds]
        usual = counts[0] if self._is_taped else 0
        crew = Crew(self._form, self._kernels, shards, usual=usual)
        most = 0
        try:
            for (feed, _, learns), count in zip(self._feeds, counts, strict=True):
                self._step(crew, feed, count, learns)
                most = max(most, crew.nbytes - crew.gradients.nbytes)
        finally:
            crew.close()
        return most

    def _step(self, crew: Crew, feed: Feed, count: int, learns: bool) -> None:
        form, measure = self._form, self._measure

        def shard(start: int, stop: int, phase: RunPhase, _: int) -> None:
            with np.errstate(all="ignore"):  # the buffers hold anything
                part = feed.batch(feed.rows[start:stop], phase)
                inputs = form.inputs_of(part, phase)
                if not learns:
                    measure.add(
                        measure.start(), form.outputs(inputs, phase), part, phase, slope=False
                    )
                    return
                values, backward = form.forward(inputs, phase)
                backward(measure.add(measure.start(), values, part, phase, slope=True))

        if learns:
            crew.train(count, shard, seed=0, step=1, safe_point=lambda: None)
        else:
            crew.infer(count, shard)


class _Told(Exception):
    """A kernel has asked for its room, and need not compute."""


class _Idle:
    """Kernels that ask for the room they need, and compute nothing; samples are real ones."""

    recorder = look_out = None

    def __init__(self, kernels: Any):
        self._kernels, self.name = kernels, kernels.name

    def __getattr__(self, name: str) -> Any:
        kernel = getattr(self._kernels, name)
        if name in ("pick_rows", "pick_scaled", "multi_hot_expand"):
            return kernel
        answer = (0.0, 0.0) if "cross_entropy" in name else None

        def ask(*arguments: Any) -> Any:
            *rest, last = arguments
            if callable(last) and self.name != "reference":  # which needs no room, and computes

                def tell(count: int) -> None:
                    last(count)
                    raise _Told

                with contextlib.suppress(_Told):
                    kernel(*rest, tell)
            return answer

        return ask
