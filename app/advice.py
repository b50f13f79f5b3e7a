"""The one sentence that says what to do next, and where a click on it leads."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.errors import explain
from app.session import Session


@dataclass(frozen=True)
class Advice:
    """``target`` is the name of an action or of a panel; "" for nothing to click."""

    sentence: str
    link: str
    target: str


def advise(session: Session) -> Advice:
    """Return what a user would do next."""
    if not session.is_open:
        return Advice(_tr("Choose a laboratory, or open a project."), "", "")
    if session.running:
        return _of_running(session)
    if session.document.choice is None:
        return Advice(_tr("There are no data yet."), _tr("Choose data →"), "data")
    if session.overview is None:
        return Advice(_tr("The data are being read."), "", "")
    if not session.document.network.nodes:
        return Advice(_tr("The network has no layers yet."), _tr("Add layers →"), "network")
    if error := session.summary.first_error:
        return Advice(explain(error), _tr("Mend the network →"), "network")
    if session.interrupted:
        return Advice(_tr("A run was interrupted."), _tr("Resume it →"), "resume")
    return _of_finished(session)


def _of_running(session: Session) -> Advice:
    if session.records[session.running].state == "paused":
        return Advice(_tr("The training waits."), _tr("Continue →"), "pause")
    return Advice(_tr("The network is training."), _tr("Look inside while it learns →"), "inside")


def _of_finished(session: Session) -> Advice:
    record = session.records.get(session.document.shown_run)
    if record is None or not record.epochs:
        return Advice(_tr("Everything is ready."), _tr("Start training →"), "start")
    if record.state == "diverged":
        return Advice(
            _tr("The loss is no longer a number."), _tr("Lower the learning rate →"), "training"
        )
    values = record.last
    for name in ("val_accuracy", "accuracy"):
        if name in values:
            percent = f"{100 * values[name]:.1f}"
            return Advice(_tr("Trained: {0} %.").format(percent), _tr("Look inside →"), "inside")
    return Advice(
        _tr("Trained: loss {0}.").format(f"{values['loss']:.4g}"),
        _tr("See the results →"),
        "results",
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Advice", text)
