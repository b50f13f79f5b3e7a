"""What every page of the chooser can do."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.bridge import Bridge
from app.panels.data_panel.words import sentence_of_kind, title_of_kind
from app.theme import mark
from app.theme.live import Live
from engine.data.dataset import Source


class Page(Live, QWidget):
    """A title, a sentence, and what else there is to decide; ``changed`` when it was."""

    changed = Signal()

    def __init__(self, bridge: Bridge, kind: str, parent: QWidget | None = None):
        super().__init__(parent)
        self.bridge = bridge
        self.kind = kind
        self.title = QLabel(wordWrap=True)
        self.sentence = QLabel(wordWrap=True)
        self.column = QVBoxLayout(self)
        mark(self.title, kind="heading")
        mark(self.sentence, kind="muted")
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.column.addWidget(self.title)
        self.column.addWidget(self.sentence)
        self.column.addSpacing(4)

    def source(self) -> Source | None:
        """Return what is chosen here; None while something is missing."""
        raise NotImplementedError

    def problem(self) -> str:
        """Return in a sentence what is missing or wrong, "" for nothing."""
        return ""

    def show_source(self, source: Source) -> None:
        """Begin with ``source``, a choice made here before."""

    def retranslate(self) -> None:
        self.title.setText(title_of_kind(self.kind))
        self.sentence.setText(sentence_of_kind(self.kind))
