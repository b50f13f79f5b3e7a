"""What stands between the user and a look inside: one sentence, and the way on."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.advice import Advice
from app.errors import explain
from app.session import Session
from engine.errors import InputMismatch
from engine.network.shapes import fits, summarise


def obstacle(session: Session, key: str) -> Advice | None:
    """Return what is missing to look at the network under ``key``; None if nothing is.

    ``key`` is what ``Session.subject_changed`` told last.
    """
    if session.document.choice is None:
        return Advice(_tr("There are no data to look at yet."), _tr("Choose data →"), "data")
    if is_reading(session):
        return Advice(_tr("The data are being read."), "", "")
    if session.overview is None:
        return Advice(_tr("The data could not be read."), _tr("See what is wrong →"), "data")
    spec = session.subject_spec
    if not spec.nodes:
        return Advice(_tr("The network has no layers yet."), _tr("Add layers →"), "network")
    if error := summarise(spec).first_error:
        return Advice(explain(error), _tr("Mend the network →"), "network")
    if error := _mismatch(session):
        return Advice(explain(error), _tr("Match the network →"), "network")
    if not key:
        return Advice(_tr("The engine is preparing the weights."), "", "")
    return None


def shows_weights(session: Session, key: str) -> bool:
    """Whether the weights of the network under ``key`` can be looked at, with data or without."""
    spec = session.subject_spec
    return bool(key and spec.nodes) and summarise(spec).first_error is None


def is_reading(session: Session) -> bool:
    """Whether data are chosen, and about to be there or to have failed."""
    is_missing = session.document.choice is not None and session.overview is None
    return is_missing and session.data_error is None


def _mismatch(session: Session) -> InputMismatch | None:
    """Return that the network takes samples of another shape than the data have, if it does."""
    source = session.subject_spec.inputs[0]
    taken, given = source.layer.shape, session.overview.sample_shape
    if fits(taken, given):
        return None
    return InputMismatch(node=source.name, expected=given, actual=taken)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Obstacles", text)
