"""What a run is in words and figures: its state, its data, its settings, its best epoch."""

from __future__ import annotations

import math
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.commands.runs import Difference
from app.errors import explain_notice
from app.i18n.settings import labels, spoken
from app.records import IMPORTED, RunRecord
from app.widgets.numbers import format_number
from engine.training.callbacks import direction_of

LEVELS = {  # colour token of each state; others are as plain as text
    "running": "accent",
    "paused": "warning",
    "completed": "success",
    "early_stopping": "success",
    "interrupted": "warning",
    "diverged": "danger",
    "failed": "danger",
}


def state_text(state: str) -> str:
    """Return the state of a run in a word or two."""
    words = {
        "running": _tr("training"),
        "paused": _tr("paused"),
        "completed": _tr("completed"),
        "stopped": _tr("stopped"),
        "early_stopping": _tr("stopped early"),
        "interrupted": _tr("interrupted"),
        "diverged": _tr("diverged"),
        "failed": _tr("failed"),
        IMPORTED: _tr("from a file"),
    }
    return words.get(state, state)


def reason_text(record: RunRecord) -> str:
    """Return why a run went wrong and what to try, "" where it did not."""
    if record.state == "diverged":
        return explain_notice("Diverged", {"epoch": 1, "batch": 1, **record.facts})
    if record.state == "failed" and "error" in record.facts:
        return explain_notice(str(record.facts["error"]), record.facts)
    return ""


def best_value(record: RunRecord) -> tuple[str, float, int] | None:
    """Return name, value and epoch of the best epoch, None before the first.

    That is judged by the accuracy of the validation, else by its loss, else by the training's.
    """
    for name in ("val_accuracy", "val_loss", "accuracy", "loss"):
        found = [(e.values[name], e.epoch) for e in record.epochs if name in e.values]
        found = [(value, epoch) for value, epoch in found if math.isfinite(value)]
        if found:
            sign = -1 if direction_of(name) == "max" else 1
            value, epoch = min(found, key=lambda pair: (sign * pair[0], pair[1]))
            return name, value, epoch
    return None


def data_name(record: RunRecord) -> str:
    """Return the name of a run's data: the file or folder, else the kind of source."""
    if record.choice is None:
        return "–"
    source = record.choice.source
    for name in ("path", "train_images", "folder"):
        if path := getattr(source, name, ""):
            return str(path).replace("\\", "/").rstrip("/").rpartition("/")[2]
    return source.registered_name


def optimizer_text(record: RunRecord) -> str:
    """Return optimizer, learning rate and batch size: "Adam 0.001 · 64"."""
    optimizer = record.plan.optimizer
    rate = format_number(optimizer.learning_rate)
    return f"{optimizer.registered_name} {rate} · {record.plan.batch_size}"


def training_seconds(record: RunRecord) -> float:
    """Return the time spent in epochs, in seconds, without validations and pauses."""
    return sum(epoch.seconds for epoch in record.epochs)


def duration_text(seconds: float) -> str:
    """Return a time as "0:07", "12:30" or "1:05:00"."""
    whole = round(seconds)
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def figure_text(value: float | None) -> str:
    """Return a loss or a metric with four digits, "–" for none."""
    if value is None:
        return "–"
    if not math.isfinite(value):
        return str(value)
    if value == 0 or 1e-3 <= abs(value) < 1e5:
        return f"{value:.4f}"
    return format_number(float(f"{value:.3e}"))


def difference_texts(difference: Difference) -> tuple[str, str, str]:
    """Return what differs and the two values, in words; "–" where a run does not have it."""
    path, words = list(difference.path), labels()
    last = path[-1]
    name = words.get(f"{difference.owner}.{last}") or words.get(f"Plan.{last}")
    own = {"nodes": _tr("Layers"), "weight": _tr("Weight")}  # of parts and heads
    name = name or own.get(last) or last.replace("_", " ").capitalize()
    if path[:2] == ["network", "nodes"]:
        name = path[2] if last == "layer" else f"{path[2]} · {name}"
    elif path[:2] == ["plan", "callbacks"] or path[:2] == ["plan", "metrics"]:
        name = path[2] if len(path) == 3 else f"{path[2]} · {name}"
    elif path[:2] == ["plan", "heads"]:
        name = f"{path[2]} · {name}"
    elif path[:2] == ["plan", "parts"]:
        name = _tr("Optimizer {0}").format(path[2]) + f" · {name}"
    first, second = (_spoken(last, value) for value in (difference.first, difference.second))
    return name, first, second


def _spoken(name: str, value: Any) -> str:
    """Return the value of a setting called ``name`` as people write it."""
    if value is None:
        return "–"
    if name == "class_weights":
        return ", ".join(format_number(round(weight, 4)) for weight in value)
    return ", ".join(value) if name == "nodes" else spoken(value)


def _tr(text: str) -> str:
    return QCoreApplication.translate("RunTexts", text)
