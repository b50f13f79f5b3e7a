"""What the parts of a plan are called, and the form of its plain numbers."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.document import Document
from app.i18n.settings import labels, tooltips
from engine.registry import setting


@dataclass(frozen=True, kw_only=True)
class Course:
    """The numbers of a plan that stand in one form, with the share for validation."""

    epochs: int = setting(5, minimum=1, maximum=100_000)
    batch_size: int = setting(64, minimum=1, maximum=1_000_000)
    validation: float = setting(0.2, minimum=0, maximum=0.9)
    seed: int = setting(0, minimum=0, maximum=2**31 - 1)
    shuffle: bool = setting(True)


def course_of(document: Document) -> Course:
    """Return the numbers of a document's plan."""
    plan, choice = document.plan, document.choice
    return Course(
        epochs=plan.epochs,
        batch_size=plan.batch_size,
        validation=choice.split.validation if choice else 0.0,
        seed=plan.seed,
        shuffle=plan.shuffle,
    )


def course_texts() -> tuple[dict[str, str], dict[str, str]]:
    """Return labels and tooltips of ``Course``."""
    words, tips = labels(), tooltips()
    names = ("epochs", "batch_size", "seed", "shuffle")
    keys = {"validation": "Split.validation", **{name: f"Plan.{name}" for name in names}}
    named = {name: words[key] for name, key in keys.items()}
    named["validation"] = _tr("Validation share")
    return named, {name: tips[key] for name, key in keys.items()}


def callback_texts() -> dict[str, tuple[str, str]]:
    """Return title and tooltip of each callback by its registered name."""
    return {
        "EarlyStopping": (
            _tr("Stop early"),
            _tr("Ends the run when a value has not become better for some epochs."),
        ),
        "KeepBest": (
            _tr("Keep the best weights"),
            _tr("Ends the run with the weights of its best epoch, not of its last one."),
        ),
        "ReduceLROnPlateau": (
            _tr("Lower the learning rate on a plateau"),
            _tr("Makes smaller steps when a value has not become better for some epochs."),
        ),
        "LearningRateSchedule": (
            _tr("Schedule the learning rate"),
            _tr("Sets the learning rate of each epoch by a rule that counts epochs."),
        ),
    }


def _tr(text: str) -> str:
    return QCoreApplication.translate("PlanTexts", text)
