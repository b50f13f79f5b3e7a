"""Actions made from a table: text, shortcut, icon, when each is enabled, what it calls.

Menus, tool bar, command palette and the sheet of shortcuts are all made from ``Actions``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from app.theme.icons import icon
from engine.errors import EngineError

_CONTEXT = "Actions"


@dataclass(frozen=True)
class Row:
    """One action. ``text`` and ``tip`` are source texts of the context "Actions"."""

    name: str
    menu: str
    text: str
    tip: str
    shortcut: str
    icon: str
    call: Callable[[], object]
    enabled: Callable[[], bool] = lambda: True
    checked: Callable[[], bool] | None = None


class Actions(QObject):
    """The actions of the window, made from rows; ``refresh`` asks each whether it is enabled."""

    failed = Signal(object)  # EngineError that an action raised

    def __init__(self, rows: list[Row], window: QWidget):
        super().__init__(window)
        self.rows = {row.name: row for row in rows}
        self.by_name: dict[str, QAction] = {}
        for row in rows:
            action = QAction(window)
            action.setObjectName(row.name)
            action.setCheckable(row.checked is not None)
            action.setShortcuts([QKeySequence(s) for s in row.shortcut.split(" | ") if s])
            action.triggered.connect(self._on_triggered)
            window.addAction(action)
            self.by_name[row.name] = action
        self.retranslate()

    def __getitem__(self, name: str) -> QAction:
        return self.by_name[name]

    def menus(self) -> dict[str, list[QAction]]:
        """Return the actions by menu, in the order of the table."""
        menus: dict[str, list[QAction]] = {}
        for row in self.rows.values():
            if row.menu:
                menus.setdefault(row.menu, []).append(self.by_name[row.name])
        return menus

    def refresh(self) -> None:
        """Ask every row whether it can be done now."""
        for row in self.rows.values():
            action = self.by_name[row.name]
            action.setEnabled(row.enabled())
            if row.checked is not None:
                action.setChecked(row.checked())

    def retranslate(self) -> None:
        """Write the texts in the language in force."""
        for row in self.rows.values():
            action = self.by_name[row.name]
            action.setText(QCoreApplication.translate(_CONTEXT, row.text))
            tip = QCoreApplication.translate(_CONTEXT, row.tip or row.text)
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{tip} ({keys})" if keys else tip)
            if row.icon:
                action.setIcon(icon(row.icon))

    def _on_triggered(self) -> None:
        name = self.sender().objectName()
        try:
            self.rows[name].call()
        except EngineError as error:
            self.failed.emit(error)
        self.refresh()
