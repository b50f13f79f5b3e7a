"""Moves of the mouse that arrive for certain, at once, wherever the real one stands."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

LEFT = Qt.MouseButton.LeftButton


def move(widget: QWidget, place: QPoint, buttons: Qt.MouseButton = Qt.MouseButton.NoButton) -> None:
    """Send what Qt sends when the mouse moves to ``place`` of ``widget``.

    ``QTest.mouseMove`` moves the real pointer, which says nothing if it is there already.
    """
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(place),
        QPointF(widget.mapToGlobal(place)),
        Qt.MouseButton.NoButton,
        buttons,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(widget, event)


def drag(qtbot, widget: QWidget, *places: QPoint, button: Qt.MouseButton = LEFT) -> None:
    """Press at the first place, move over the others, and let go at the last."""
    move(widget, places[0])
    qtbot.mousePress(widget, button, pos=places[0])
    for place in places[1:]:
        move(widget, place, button)
    qtbot.mouseRelease(widget, button, pos=places[-1])
