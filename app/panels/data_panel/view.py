"""What every look at the data has in common: it asks the engine only while it is seen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from app.bridge import Bridge
from app.errors import explain
from app.theme import mark
from app.theme.live import Live
from engine.errors import Cancelled, EngineError, EngineLost
from engine.service.overview import Overview


class DataView(Live, QWidget):
    """Shows one side of the data in memory. ``refresh`` asks for what is to be shown."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None):
        super().__init__(parent)
        self.bridge = bridge
        self.overview: Overview | None = None
        self.error = QLabel(wordWrap=True, visible=False)
        self.column = QVBoxLayout(self)
        self._is_stale = False
        mark(self.error, kind="error")
        self.column.setContentsMargins(0, 0, 0, 4)
        self.column.setSpacing(8)

    def fits(self, overview: Overview) -> bool:
        """Say whether there is anything to see of such data."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Ask for what is shown, of ``self.overview``."""
        raise NotImplementedError

    def take(self, overview: Overview) -> None:
        """Show other data; the same data, cut or scaled otherwise, look as they did."""
        before, self.overview = self.overview, overview
        if before is None or _look_of(before) != _look_of(overview):
            self._is_stale = True
        if self._is_stale and self.isVisible():
            self._refresh()

    def ask(self, question: Any, then: Callable[[Any], None], topic: str) -> None:
        """Ask the engine; a newer question of this view and topic voids this one."""
        self.bridge.ask(question, then, self._on_failed, f"data-{topic}")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._refresh()

    def _refresh(self) -> None:
        self._is_stale = False
        self.error.hide()
        self.refresh()

    def _on_failed(self, error: EngineError) -> None:
        if isinstance(error, EngineLost):
            self._is_stale = True  # another engine will have the same data
        elif not isinstance(error, Cancelled):
            self.error.setText(explain(error))
            self.error.show()


def _look_of(overview: Overview) -> tuple:
    """Return what data are recognised by: their values and all names."""
    return (
        overview.fingerprint,
        overview.classes,
        overview.feature_names,
        overview.target_names,
    )


class WheelThrough(QObject):
    """Lets the wheel scroll the page over a plot or picture, unless that has the focus."""

    def __init__(self, widget: QWidget):
        super().__init__(widget)
        self._widget = widget
        viewport = getattr(widget, "viewport", None)
        (viewport() if viewport else widget).installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Wheel or self._widget.hasFocus():
            return False
        around = self._widget.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            QCoreApplication.sendEvent(around.viewport(), event)
        return True
