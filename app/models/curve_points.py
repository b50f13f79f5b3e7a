"""The points of a run's curves: what a record holds, as x and y for plots."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.records import RunRecord
from engine.training.events import Batches, EpochDone, Event

BATCH, EPOCH = "batch", "epoch"


@dataclass(frozen=True)
class Points:
    """Points of one series; ``per`` says whether x counts batches or epochs."""

    series: str
    per: str
    x: Sequence[float]
    y: Sequence[float]


def all_points(record: RunRecord) -> Iterator[Points]:
    """Yield everything that a run has reported so far."""
    for name, values in record.columns.items():
        yield Points(name, BATCH, record.steps, values)
    yield from _of_epochs(record, record.epochs)


def new_points(record: RunRecord, events: Sequence[Event]) -> Iterator[Points]:
    """Yield what ``events`` add, one item a series, so that each curve is drawn once."""
    groups = [event for event in events if isinstance(event, Batches)]
    for name in dict.fromkeys(name for group in groups for name in group.columns):
        having = [group for group in groups if name in group.columns]
        x = [step for g in having for step in range(g.step, g.step + g.count)]
        yield Points(name, BATCH, x, [value for g in having for value in g.columns[name]])
    yield from _of_epochs(record, [event for event in events if isinstance(event, EpochDone)])


def metric_names(record: RunRecord) -> list[str]:
    """Return what a run reports besides the loss, without the "val_" of validations."""
    names = [*record.columns, *(name for epoch in record.epochs[:1] for name in epoch.values)]
    bases = dict.fromkeys(name.removeprefix("val_") for name in names)
    return [name for name in bases if name != "loss"]


def batches_of_epoch(record: RunRecord) -> int:
    """Return how many batches an epoch has, 0 while that is unknown."""
    if record.batches_per_epoch or not record.epochs:
        return record.batches_per_epoch
    epoch = record.epochs[0]
    samples = round(epoch.seconds * epoch.samples_per_second)
    return math.ceil(samples / record.plan.batch_size)


def _of_epochs(record: RunRecord, epochs: Sequence[EpochDone]) -> Iterator[Points]:
    """Yield the values of epochs; those of validations also stand at the batch they came after."""
    batches = batches_of_epoch(record)
    for name in dict.fromkeys(name for epoch in epochs for name in epoch.values):
        having = [epoch for epoch in epochs if name in epoch.values]
        numbers, values = [e.epoch for e in having], [e.values[name] for e in having]
        yield Points(name, EPOCH, numbers, values)
        if name.startswith("val_") and batches:
            yield Points(name, BATCH, [number * batches for number in numbers], values)
