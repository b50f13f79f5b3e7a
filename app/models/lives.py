"""The lives of training samples as the window shows them: groups, sentences, a table."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication

from app.i18n.numbers import count_text
from engine.explain import biography as explained
from engine.explain.biography import Biography, Learning, Suspects
from engine.training.looks import NONE, SampleLook

NEVER, ONCE, TWICE, OFTEN, UNLEARNED = range(5)
_MOST_DRAWN = 5000  # points: more cannot be told apart, and take long to draw


@dataclass(frozen=True, eq=False)
class Lives:
    """What the looks of a run tell. groups: (samples,) how often forgotten, by number above

    drawn: indices of the samples that a map has room for
    """

    told: Biography
    found: Learning
    doubts: Suspects
    groups: np.ndarray
    drawn: np.ndarray
    cost: float


def lives_of(looks: Sequence[SampleLook]) -> Lives:
    """Return what ``looks``, at least one, tell."""
    told = explained.biography(looks)
    found = explained.learning(told)
    groups = np.where(found.learned > 0, np.minimum(found.forgotten, OFTEN), UNLEARNED)
    finite = np.flatnonzero(np.isfinite(found.confidence))
    drawn = finite[np.linspace(0, len(finite) - 1, min(len(finite), _MOST_DRAWN)).astype(int)]
    return Lives(told, found, explained.suspects(told), groups, drawn, looks[-1].cost)


def group_texts() -> list[str]:
    """Return a name for each group."""
    return [
        _tr("never forgotten"),
        _tr("forgotten once"),
        _tr("forgotten twice"),
        _tr("forgotten 3 times or more"),
        _tr("never learned"),
    ]


def missing_text(is_known: bool, is_running: bool, has_epochs: bool, follows: str) -> str:
    """Return why there is nothing to see of a run; ``is_known``: whether there is a run at all."""
    if follows == NONE:
        return _tr(
            "Training samples are not followed. Choose above how many are to be; it counts from "
            "the next run on."
        )
    if not is_known:
        return _tr(
            "This network has not been trained here. Start a training (F5): after each epoch its "
            "training samples are asked, and their lives appear here."
        )
    if is_running and not has_epochs:
        return _tr("The lives of the samples appear here after the first epoch.")
    return _tr(
        "No samples were followed in this run. They are recorded from the next run on, for "
        "networks that tell one class of each sample as probabilities or logits."
    )


def other_data_text() -> str:
    """Return why samples of another part are not shown."""
    return _tr("This run was trained on other data, or on another split of them.")


def state_text(lives: Lives) -> str:
    """Return how much was asked, and what that cost."""
    told = lives.told
    words = _tr("{0} of {1} training samples, asked after {2} epochs: {3} % of the training time.")
    text = words.format(
        count_text(len(told.places)),
        count_text(told.part),
        count_text(len(told.epochs)),
        f"{100 * lives.cost:.1f}",
    )
    if len(lives.drawn) < len(told.places):
        more = _tr("{0} of them are drawn.").format(count_text(len(lives.drawn)))
        text = f"{text} {more}"
    return text


def life_text(lives: Lives, index: int, classes: Sequence[str]) -> str:
    """Return when a sample was learned, and how often it was forgotten."""
    told, found = lives.told, lives.found
    head = _tr("Sample {0}, {1}").format(
        count_text(told.places[index] + 1), class_text(classes, told.given[index])
    )
    if not found.learned[index]:
        return _tr("{0}: never told right").format(head)
    words = _tr("{0}: first right after epoch {1}, forgotten {2} times")
    return words.format(head, int(found.learned[index]), int(found.forgotten[index]))


def doubt_text(lives: Lives, row: int, classes: Sequence[str]) -> str:
    """Return a sentence on one suspected label."""
    index, doubts = int(lives.doubts.index[row]), lives.doubts
    words = _tr("Sample {0}: given {1}, believed {2} (mean margin {3})")
    return words.format(
        count_text(lives.told.places[index] + 1),
        class_text(classes, lives.told.given[index]),
        class_text(classes, doubts.believed[row]),
        f"{doubts.area[row]:.3g}",
    )


def class_text(classes: Sequence[str], number: int) -> str:
    """Return the name of a class, or its number where it has none."""
    return classes[number] if 0 <= number < len(classes) else str(number)


def write_table(lives: Lives, classes: Sequence[str], path: str | Path) -> None:
    """Write a row for each sample that was followed; classes by their names."""
    columns = explained.table(lives.told)
    words = {name: column.tolist() for name, column in columns.items()}
    for name in ("given", "believed"):
        words[name] = [class_text(classes, n) if n >= 0 else "" for n in words[name]]
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(words)
        writer.writerows(zip(*words.values(), strict=True))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Lives", text)
