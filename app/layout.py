"""Where the panels stand: docks around the curves, remembered and put back on demand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

LEFT = Qt.DockWidgetArea.LeftDockWidgetArea
RIGHT = Qt.DockWidgetArea.RightDockWidgetArea
BOTTOM = Qt.DockWidgetArea.BottomDockWidgetArea

_LEFT_WIDTH, _RIGHT_WIDTH, _BOTTOM_HEIGHT = 370, 430, 190


@dataclass(frozen=True)
class Station:
    """A panel and its first place; those of one area are tabs, in this order."""

    name: str
    title: Callable[[], str]
    panel: QWidget
    area: Qt.DockWidgetArea


class Layout:
    """The docks of the main window, by name of their panel."""

    def __init__(self, window: QMainWindow, stations: list[Station]):
        self._window, self._stations = window, stations
        self.docks = {s.name: self._dock(s) for s in stations}
        self.reset()

    def reset(self) -> None:
        """Put every panel back to its first place."""
        first: dict[Qt.DockWidgetArea, QDockWidget] = {}
        for station in self._stations:
            dock = self.docks[station.name]
            dock.setFloating(False)
            self._window.addDockWidget(station.area, dock)
            if station.area in first:
                self._window.tabifyDockWidget(first[station.area], dock)
            first.setdefault(station.area, dock)
            dock.show()
        for dock in first.values():
            dock.raise_()
        horizontal, vertical = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        sides = [first[a] for a in (LEFT, RIGHT) if a in first]
        self._window.resizeDocks(sides, [_LEFT_WIDTH, _RIGHT_WIDTH][: len(sides)], horizontal)
        if BOTTOM in first:
            self._window.resizeDocks([first[BOTTOM]], [_BOTTOM_HEIGHT], vertical)

    def show(self, name: str) -> None:
        """Bring a panel to the front and give it the keyboard."""
        dock = self.docks[name]
        dock.show()
        dock.raise_()
        dock.widget().setFocus()

    def set_visible(self, visible: bool) -> None:
        for dock in self.docks.values():
            dock.setVisible(visible)

    def retitle(self) -> None:
        """Write the titles in the language in force."""
        for station in self._stations:
            self.docks[station.name].setWindowTitle(station.title())

    def _dock(self, station: Station) -> QDockWidget:
        dock = QDockWidget(station.title(), self._window)
        dock.setObjectName(station.name)
        dock.setWidget(station.panel)
        return dock
