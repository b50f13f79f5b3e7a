"""One pass over samples without training: the means of loss and metrics."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from engine.data.batches import Feed
from engine.network.network import Network
from engine.network.phase import RunPhase, nothing
from engine.network.shapes import Summary
from engine.training.events import Evaluating
from engine.training.measure import Measure, total
from engine.training.shards import Crew

REPORT_SECONDS = 0.1
LARGEST_BATCH, SMALLEST_BATCH = 256, 16
_BATCH_BYTES = 64 << 20  # of outputs: large images would take more memory here than in training


def evaluation_size(summary: Summary) -> int:
    """Return how many samples go through a network at a time where nothing is learned."""
    one = sum(row.activation_bytes for row in summary.rows)
    return min(max(_BATCH_BYTES // max(one, 1), SMALLEST_BATCH), LARGEST_BATCH)


def evaluate(
    measure: Measure,
    crew: Crew,
    feed: Feed,
    *,
    safe_point: Callable[[], None] = nothing,
    batch_size: int | None = None,
    report_seconds: float = REPORT_SECONDS,
) -> Iterator[Evaluating | dict[str, float]]:
    """Yield how far the pass is, and at last the means of loss and metrics over ``feed``.

    The crew runs the training form that ``measure`` was made for, see ``fuse``; without a
    ``batch_size`` the network decides. The loss includes the penalties on weights, as Keras's does.
    """
    network = crew.network
    sums = [measure.start() for _ in range(crew.shards)]
    crew.forget()

    done, reported = 0, time.perf_counter()
    for rows in feed.batches(batch_size or evaluation_size(network.summary)):

        def shard(start: int, stop: int, phase: RunPhase, i: int, rows=rows) -> None:
            part = feed.batch(rows[start:stop], phase)
            values = network.outputs(network.inputs_of(part, phase), phase)
            measure.add(sums[i], values, part, phase, slope=False)

        crew.infer(len(rows), shard, safe_point)
        done += len(rows)
        if time.perf_counter() - reported > report_seconds:
            reported = time.perf_counter()
            yield Evaluating(done, len(feed))
    means = total(sums)
    means[1] += penalty_of(network) * means[0]
    yield measure.values(means)


def penalty_of(network: Network) -> float:
    """Return the sum of the penalties on the weights as they are now."""
    places = network.layout.trainable()
    return sum(
        float(place.spec.regularizer.value(network.flat[place.start : place.stop]))
        for place in places
        if place.spec.regularizer is not None
    )
