"""A widget that follows the language and the colours of the window while it lives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from app.theme.switch import theme

_Base = QWidget if TYPE_CHECKING else object  # a mixin; Qt takes one widget among the parents


class Live(_Base):
    """Mixin before a widget's class: ``retranslate`` and ``restyle`` are called when due.

    The widget calls ``follow`` at the end of its ``__init__``; both methods run then too.
    """

    def follow(self) -> None:
        """Fill in texts and colours now, and again whenever they change."""
        theme().changed.connect(self._on_theme_changed)
        self.retranslate()
        self.restyle()

    def retranslate(self) -> None:
        """Set every text again."""

    def restyle(self) -> None:
        """Set every colour again, from ``theme().tokens``."""

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _on_theme_changed(self) -> None:
        self.restyle()
        self.update()
