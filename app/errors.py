"""The one place where an error becomes a sentence in the user's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.errors import EngineError


def explain(error: EngineError) -> str:
    """Return ``error`` as a sentence in the user's language."""
    template = QCoreApplication.translate("EngineError", error.template)
    return template.format(**error.facts)


def explain_notice(code: str, facts: dict) -> str:
    """Return the sentence of a notice, which names an error by its class."""
    kind = EngineError.kinds.get(code, EngineError)
    return QCoreApplication.translate("EngineError", kind.template).format(**facts)
