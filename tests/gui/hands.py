"""What a user does to the window: real mouse and keyboard events, and waiting for what follows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QWidget

LONG = 60_000  # milliseconds: the machine may be busy


class Hands:
    """Clicks, keys and waits in the window of a started program."""

    def __init__(self, program, qtbot):
        self.program, self._qtbot = program, qtbot
        self.window, self.session = program.window, program.session
        self.window.activateWindow()
        self.until(self.window.isActiveWindow)
        self.until(lambda: self.session.engine_state == "ready")

    def until(self, fact: Callable[[], object], milliseconds: int = LONG) -> None:
        """Wait until ``fact`` holds."""
        try:
            self._qtbot.waitUntil(lambda: bool(fact()), timeout=milliseconds)
        except BaseException as error:
            bar = self.window.messages.bar
            if bar.isVisible():
                error.add_note(f"the window says: {bar.sentence.text()}")
            raise

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Press and release the left button on ``widget``."""
        assert widget.isVisible(), f"{widget} cannot be seen"
        assert widget.isEnabled(), f"{widget} is disabled"
        QTest.mouseClick(
            widget, Qt.MouseButton.LeftButton, pos=at or widget.rect().center(), delay=5
        )

    def press(self, keys: str, widget: QWidget | None = None) -> None:
        """Press a combination such as "Ctrl+Z" in ``widget``, the window by default."""
        if widget is None and not self.window.isActiveWindow():
            self.window.activateWindow()  # no window manager does it after a dialog
            self.until(self.window.isActiveWindow)
        combination = QKeySequence(keys)[0]
        QTest.keyClick(
            widget or self.window, combination.key(), combination.keyboardModifiers(), delay=5
        )

    def type(self, widget: QWidget, text: str) -> None:
        """Replace what stands in a field by ``text``, and confirm it."""
        widget.setFocus()
        self.press("Ctrl+A", widget)
        QTest.keyClicks(widget, text)
        self.press("Return", widget)

    def action(self, name: str) -> None:
        """Choose an action in the menu, with the mouse."""
        action = self.window.actions_table[name]
        assert action.isEnabled(), f"the action {name} is disabled"
        bar = self.window.menuBar()
        menu = next(m for m in bar.findChildren(QMenu) if action in m.actions())
        self.click_at(bar, bar.actionGeometry(menu.menuAction()).center())
        self.until(menu.isVisible)
        self.click_at(menu, menu.actionGeometry(action).center())

    def click_at(self, widget: QWidget, place: QPoint) -> None:
        """Press and release the left button at a place of a bar, a menu or a view."""
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place, delay=5)

    def open_lab(self, name: str) -> None:
        """Click the card of a laboratory, and wait until its data are there."""
        card = self.window.welcome.cards[name]
        self.window.welcome.ensureWidgetVisible(card)
        QApplication.processEvents()
        self.click(card.button)
        self.until(lambda: self.session.is_open)
        self.until(lambda: self.session.overview is not None)

    def finish_run(self) -> None:
        """Wait until no run is going on."""
        self.until(lambda: not self.session.running, 10 * LONG)

    @property
    def menu_bar(self) -> QMenuBar:
        return self.window.menuBar()
