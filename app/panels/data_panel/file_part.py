"""What the page of files shows once a file or folder is known to be of some kind."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.bridge import Bridge
from app.theme.live import Live
from engine.data.dataset import Source
from engine.service.questions import Found


class FilePart(Live, QWidget):
    """Settings of one kind of files; ``changed`` when the user has changed one."""

    changed = Signal()

    def __init__(self, bridge: Bridge, parent: QWidget | None = None):
        super().__init__(parent)
        self.bridge = bridge
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(10)

    def show_found(self, found: Found) -> None:
        """Propose the settings that fit what was found."""
        raise NotImplementedError

    def show_source(self, source: Any) -> None:
        """Take over the settings of a choice made before."""
        raise NotImplementedError

    def source(self) -> Source | None:
        """Return what is chosen here; None while something is missing."""
        raise NotImplementedError

    def problem(self) -> str:
        """Return in a sentence what is missing or wrong, "" for nothing."""
        return ""
