"""The head of a run, from its record and the clock."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.i18n.numbers import count_text
from app.models.captions import caption_of
from app.models.curve_points import batches_of_epoch, metric_names
from app.models.pace import Pace
from app.models.run_texts import (
    LEVELS,
    duration_text,
    figure_text,
    state_text,
    training_seconds,
)
from app.records import IMPORTED, RunRecord
from app.widgets.run_head import Figure, Head

_MEANT_OVER = 20  # batches: the loss of one batch alone jumps


def head_of(record: RunRecord, name: str, pace: Pace, metric: str) -> Head:
    """Return what is shown of a run; ``metric`` stands beside the loss, "" for none."""
    if record.is_running:
        share, place, times = _share(record), _place(record), _live_times(record, pace)
    else:
        share, place, times = _share(record), _epochs_done(record), _times(record)
    return Head(
        name,
        state_text(record.state),
        LEVELS.get(record.state, "muted"),
        share,
        place,
        times,
        _figures(record, metric or next(iter(metric_names(record)), "")),
    )


def steps_left(record: RunRecord) -> int:
    """Return how many batches are still to come."""
    return max(record.planned_epochs * batches_of_epoch(record) - record.step, 0)


def _share(record: RunRecord) -> float:
    steps = record.planned_epochs * batches_of_epoch(record)
    return record.step / steps if steps else 0.0


def _place(record: RunRecord) -> str:
    done, total = record.evaluated
    if total:
        place = _tr("Epoch {0} of {1} · validating {2} of {3}")
        return place.format(
            record.epoch, record.planned_epochs, count_text(done), count_text(total)
        )
    if not record.epoch:
        return _tr("Preparing")
    place = _tr("Epoch {0} of {1} · batch {2} of {3}")
    batches = count_text(record.batches_per_epoch)
    return place.format(record.epoch, record.planned_epochs, count_text(record.batch), batches)


def _epochs_done(record: RunRecord) -> str:
    if record.state == IMPORTED:
        return ""
    done = record.epochs[-1].epoch if record.epochs else 0
    return _tr("Epoch {0} of {1}").format(done, record.planned_epochs)


def _live_times(record: RunRecord, pace: Pace) -> str:
    parts = []
    if pace.speed:
        speed = pace.speed * record.plan.batch_size
        parts.append(
            _tr("{0} samples/s").format(count_text(speed) if speed >= 10 else f"{speed:.1f}")
        )
    parts.append(_tr("{0} elapsed").format(duration_text(pace.elapsed)))
    seconds = pace.seconds_left(steps_left(record))
    if seconds is not None and record.state == "running":
        parts.append(_tr("{0} left").format(duration_text(seconds)))
    return " · ".join(parts)


def _times(record: RunRecord) -> str:
    if not record.epochs:
        return ""
    speed = _tr("{0} samples/s").format(count_text(record.epochs[-1].samples_per_second))
    return f"{speed} · {duration_text(training_seconds(record))}"


def _figures(record: RunRecord, metric: str) -> tuple[Figure, ...]:
    names = ["loss", "val_loss"]
    if metric:
        names += [metric, f"val_{metric}"]
    validates = any(name.startswith("val_") for name in record.last)
    return tuple(
        Figure(
            caption_of(name),
            figure_text(_latest(record, name)),
            "validation" if name.startswith("val_") else "train",
        )
        for name in names
        if validates or not name.startswith("val_") or not record.epochs
    )


def _latest(record: RunRecord, name: str) -> float | None:
    """Return the value of the last epoch, or of the last batches of a run that goes on."""
    values = record.columns.get(name)
    if values and record.is_running:
        recent = values[-_MEANT_OVER:]
        return sum(recent) / len(recent)
    if name in record.last:
        return record.last[name]
    return values[-1] if values else None


def _tr(text: str) -> str:
    return QCoreApplication.translate("RunHead", text)
