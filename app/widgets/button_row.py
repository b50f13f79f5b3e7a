"""The buttons that end a dialog, at its right edge."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton

from app.theme import mark


def button_row(close: QPushButton, primary: QPushButton) -> QHBoxLayout:
    """Return a row for the end of a dialog; Return presses ``primary``, wherever one is."""
    mark(primary, kind="primary")
    primary.setDefault(True)
    close.setAutoDefault(False)
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(close)
    row.addWidget(primary)
    return row
