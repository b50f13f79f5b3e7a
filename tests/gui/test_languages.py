"""Every text is there in every language, and none is cut off in Russian."""

import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QDockWidget,
    QLabel,
    QTabBar,
    QToolButton,
    QWidget,
)

ROOT = Path(__file__).resolve().parents[2]
PANELS = ("data", "network", "training", "inside", "results", "try", "runs")
SLACK = 2  # pixels that rounding may cost
LONGEST_LAYOUT = 15.0  # seconds, where the machine is busy


def test_no_text_lacks_a_translation():
    script = ROOT / "packaging" / "translations.py"
    done = subprocess.run(
        [sys.executable, str(script), "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.window
@pytest.mark.parametrize("panel", PANELS)
def test_no_text_is_cut_off_in_russian(hands, panel):
    hands.open_lab("signs")
    hands.program.languages.choose("ru")
    hands.window.show_panel(panel)
    dock = hands.window.findChild(QDockWidget, panel)
    hands.until(lambda: dock.windowTitle() == hands.window.panel_titles()[panel])
    deadline = time.monotonic() + LONGEST_LAYOUT
    while _cut_off(hands.window) and time.monotonic() < deadline:
        QTest.qWait(100)  # the layout follows the language when the loop is idle
    assert not _cut_off(hands.window)


@pytest.mark.window
def test_the_language_changes_without_a_restart(hands):
    hands.open_lab("signs")
    hands.program.preferences.language = "ru"
    dock = hands.window.findChild(QDockWidget, "network")
    hands.until(lambda: dock.windowTitle() == "Сеть")
    hands.program.preferences.language = "en"
    hands.until(lambda: dock.windowTitle() == "Network")


@pytest.mark.window
def test_numbers_keep_their_point_in_russian(hands):
    from app.widgets.numbers import NumberBox

    hands.open_lab("signs")
    hands.program.languages.choose("ru")
    hands.window.show_panel("training")
    boxes = hands.window.findChildren(NumberBox)
    assert boxes
    assert not any("," in box.text() for box in boxes)


def _cut_off(window: QWidget) -> list[str]:
    return [
        f"{type(widget).__name__} {text!r}: {width} of {needed}"
        for widget in _shown_texts(window)
        for text, width, needed in _widths(widget)
        if needed > width + SLACK
    ]


def _shown_texts(window: QWidget) -> list[QWidget]:
    kinds = (QLabel, QAbstractButton, QTabBar)
    return [w for kind in kinds for w in window.findChildren(kind) if w.isVisible()]


def _widths(widget: QWidget):
    """Yield (text, the room it has, the room it needs) for each text that must fit in a line."""
    metrics = QFontMetrics(widget.font())
    if isinstance(widget, QTabBar):
        for i in range(widget.count()):
            text = widget.tabText(i)
            if widget.isTabVisible(i):
                yield text, widget.tabRect(i).width(), metrics.horizontalAdvance(text)
    elif isinstance(widget, QAbstractButton):
        if widget.text() and not _shows_only_its_icon(widget):
            yield widget.text(), widget.width(), metrics.horizontalAdvance(widget.text())
    elif isinstance(widget, QLabel) and widget.text() and "<" not in widget.text():
        longest = widget.text().split("\n")
        if widget.wordWrap():
            longest = widget.text().split()
        text = max(longest, key=metrics.horizontalAdvance)
        yield text, widget.contentsRect().width(), metrics.horizontalAdvance(text)


def _shows_only_its_icon(button: QAbstractButton) -> bool:
    if not isinstance(button, QToolButton):
        return False
    style = button.toolButtonStyle()
    return style == Qt.ToolButtonStyle.ToolButtonIconOnly and not button.icon().isNull()
