"""Tabs that take the room that the page in front needs, not that of the largest page."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QTabWidget, QWidget


class FrontTabs(QTabWidget):
    """Pages behind do not count; the page in front may become as small as it can."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setDocumentMode(True)
        self.currentChanged.connect(self._count_front)

    def hasHeightForWidth(self) -> bool:
        return False  # else a scroll area gives the pages the height that they like best

    def tabInserted(self, index: int) -> None:
        super().tabInserted(index)
        self._count_front(self.currentIndex())

    def _count_front(self, front: int) -> None:
        ignored, kept = QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred
        for index in range(self.count()):
            self.widget(index).setSizePolicy(kept, kept if index == front else ignored)
        self.updateGeometry()
