"""One pass over samples without training: loss, metrics, or what the network predicts."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.data.batches import Batch, Feed
from engine.network.network import Network
from engine.network.phase import RunPhase, nothing
from engine.training.events import Evaluating
from engine.training.measure import total
from engine.training.shards import Crew

if TYPE_CHECKING:
    from engine.training.trainer import Trainer

_REPORT_SECONDS = 0.1
BATCH_SIZE = 256


def evaluate(trainer: Trainer, feed: Feed) -> Iterator[Evaluating | dict[str, float]]:
    """Yield how far the pass is, and at last the means of loss and metrics over ``feed``."""
    measure, crew = trainer.measure, trainer.crew
    network = crew.network
    source = network.spec.inputs[0]
    sums = [measure.start() for _ in range(crew.shards)]

    def shard(part: Batch, phase: RunPhase, i: int) -> None:
        values, _ = network.forward({source.id: part.inputs[source.name]}, phase)
        targets = part.targets[measure.output_name]
        measure.add(sums[i], values[measure.output_id], targets, None, phase, slope=False)

    done, reported = 0, time.perf_counter()
    for batch in feed.batches(BATCH_SIZE):
        crew.infer(batch, shard, trainer.safe_point)
        done += len(batch)
        if time.perf_counter() - reported > _REPORT_SECONDS:
            reported = time.perf_counter()
            yield Evaluating(done, len(feed))
    yield measure.values(total(sums), trainer.penalty)


def predict_all(
    network: Network,
    feed: Feed,
    kernels: Any,
    rows: np.ndarray | None = None,
    between: Callable[[int, int], None] = lambda done, total: nothing(),
) -> np.ndarray:
    """Return what ``network`` gives for the samples at ``rows`` of ``feed``, in order.

    (samples, outputs); ``between(done, total)`` is called after each batch.
    """
    rows = np.arange(len(feed)) if rows is None else rows
    outputs = []
    for start in range(0, len(rows), BATCH_SIZE):
        batch = feed.batch(rows[start : start + BATCH_SIZE])
        outputs.append(network.predict(batch.inputs[feed.input_name], kernels))
        between(min(start + BATCH_SIZE, len(rows)), len(rows))
    return np.concatenate(outputs)
