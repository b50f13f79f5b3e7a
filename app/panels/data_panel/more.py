"""A link that unfolds the rest of many classes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from app.theme import mark
from app.theme.live import Live

MANY = 12  # classes; beyond, ``FEW`` are shown at first
FEW = 10


class MoreClasses(Live, QPushButton):
    """Hidden where there are few classes; ``toggled`` when all, or the first, are wanted."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._count = 0
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        mark(self, kind="link")
        self.toggled.connect(self.retranslate)
        self.follow()
        self.hide()

    def set_count(self, count: int) -> None:
        """Say how many classes there are."""
        self._count = count
        self.setVisible(count > MANY)
        self.retranslate()

    def shown(self, every: Sequence[Any]) -> list[Any]:
        """Return those of ``every`` that are to be seen."""
        return list(every if self.isChecked() or len(every) <= MANY else every[:FEW])

    def retranslate(self) -> None:
        if self.isChecked():
            self.setText(self.tr("Show fewer classes"))
        else:
            self.setText(self.tr("Show all {0} classes").format(self._count))
