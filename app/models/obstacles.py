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
    if session.overview is None:
        return Advice(_tr("The data are being read."), "", "")
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


def _mismatch(session: Session) -> InputMismatch | None:
    """Return that the network takes samples of another shape than the data have, if it does."""
    source = session.subject_spec.inputs[0]
    taken, given = source.layer.shape, session.overview.sample_shape
    if fits(taken, given):
        return None
    return InputMismatch(node=source.name, expected=given, actual=taken)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Obstacles", text)
