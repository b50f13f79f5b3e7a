"""The network that viewers show, in words: whose weights they are, and how far trained."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.commands.surgery import changes_of
from app.i18n.numbers import count_text
from app.models.surgery_texts import count_of_changes
from app.session import DRAWN, Session


def subject_text(session: Session, key: str, step: int) -> str:
    """Return whose weights are shown, after ``step`` steps of training, how many units changed.

    Viewers show what the first output says; where there are more, that is told too.
    """
    sentence = _weights_text(session, key, step)
    if not sentence:
        return ""
    parts, changes = [sentence], changes_of(session.document, key)
    if changes:
        parts.append(count_of_changes(changes))
    spec = session.subject_spec
    if len(spec.outputs) > 1:
        words = _tr("output '{0}', the first of {1}")
        parts.append(words.format(spec.name_of(spec.outputs[0]), len(spec.outputs)))
    return " · ".join(parts)


def _weights_text(session: Session, key: str, step: int) -> str:
    names = {card.id: card.name for card in session.document.runs}
    if key == DRAWN:
        begun = names.get(session.document.begin_with, "")
        if begun and session.kept:
            return _tr("Weights of '{0}' in the network as it is drawn").format(begun)
        return _tr("New weights, not trained yet")
    if key not in names or key not in session.records:  # it may be gone
        return ""
    if key == session.running:
        return _tr("Weights of '{0}' after {1} steps, live").format(names[key], count_text(step))
    sentence = _tr("Weights of '{0}'").format(names[key])
    overview = session.overview
    choice = session.records[key].choice
    if overview is not None and choice is not None and choice != overview.choice:
        return _tr("{0}, trained with other data").format(sentence)
    return sentence


def _tr(text: str) -> str:
    return QCoreApplication.translate("Subjects", text)
