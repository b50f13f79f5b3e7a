"""A plane to paint points of several classes on: a data set made by hand."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.theme import theme
from app.theme.live import Live
from app.widgets.marks import draw_mark

SPRAY_DISTANCE = 9  # pixels between two points of one stroke
ERASE_DISTANCE = 12


class PaintArea(Live, QWidget):
    """Left button paints points of the chosen class, right button erases; x and y in [-1, 1].

    ``changed`` is emitted at the end of each stroke; undo takes a whole stroke back.
    """

    changed = Signal()
    class_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._points: list[tuple[float, float, int]] = []
        self._before: list[list[tuple[float, float, int]]] = []  # one state for each stroke
        self._class = 0
        self._classes = 2
        self._last: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setMinimumSize(120, 120)
        self.follow()

    def set_class_count(self, classes: int) -> None:
        """Offer so many classes."""
        self._classes = classes
        self.set_class(min(self._class, classes - 1))

    def set_class(self, index: int) -> None:
        """Choose the class of the next points; keys 1 to 9 do it too."""
        if index != self._class:
            self._class = index
            self.class_changed.emit(index)

    def points(self) -> tuple[np.ndarray, np.ndarray]:
        """Return points (points, 2) float32 and labels (points,) int64."""
        rows = np.array([(x, y) for x, y, _ in self._points], np.float32).reshape(-1, 2)
        return rows, np.array([label for _, _, label in self._points], np.int64)

    def set_points(self, points: np.ndarray, labels: np.ndarray) -> None:
        """Show given points; emits nothing."""
        pairs = zip(points.tolist(), labels.tolist(), strict=True)
        self._points = [(x, y, label) for (x, y), label in pairs]
        self._before.clear()
        self.update()

    def undo(self) -> None:
        """Take the last stroke back."""
        if self._before:
            self._points = self._before.pop()
            self.update()
            self.changed.emit()

    def clear(self) -> None:
        """Take all points away; undo brings them back."""
        if self._points:
            self._remember()
            self._points = []
            self.update()
            self.changed.emit()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Points painted by hand"))
        self.setToolTip(
            self.tr(
                "Left button paints, right button erases, 1 to 9 choose the class, "
                "Ctrl+Z takes a stroke back, Del clears."
            )
        )

    def sizeHint(self) -> QSize:
        return QSize(280, 280)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.accent if self.hasFocus() else tokens.border_strong), 1))
        painter.setBrush(QColor(tokens.sunken))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.setPen(QPen(QColor(tokens.grid), 1))
        middle = self.rect().center()
        painter.drawLine(8, middle.y(), self.width() - 8, middle.y())
        painter.drawLine(middle.x(), 8, middle.x(), self.height() - 8)
        if not self._points:
            painter.setPen(QColor(tokens.faint))
            words = self.rect().adjusted(12, 12, -12, -middle.y())
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(words, flags, self.tr("Paint points here"))
        for x, y, label in self._points:
            draw_mark(painter, self._place(x, y), label, tokens)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._remember()
        self._last = None
        self._act(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons():
            self._act(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._before:
            return
        if self._before[-1] == self._points:
            self._before.pop()
        else:
            self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = event.key() - Qt.Key.Key_1
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.key() == Qt.Key.Key_Delete:
            self.clear()
        elif 0 <= digit < min(self._classes, 9):
            self.set_class(digit)
        else:
            super().keyPressEvent(event)

    def _act(self, event: QMouseEvent) -> None:
        place = event.position()
        if event.buttons() & Qt.MouseButton.RightButton:
            self._points = [p for p in self._points if self._distance(p, place) > ERASE_DISTANCE]
            self.update()
            return
        if self._last is not None and _length(place - self._last) < SPRAY_DISTANCE:
            return
        self._last = place
        x = 2 * place.x() / self.width() - 1
        y = 1 - 2 * place.y() / self.height()
        if abs(x) <= 1 and abs(y) <= 1:
            self._points.append((x, y, self._class))
            self.update()

    def _remember(self) -> None:
        self._before.append(list(self._points))

    def _place(self, x: float, y: float) -> QPointF:
        return QPointF((x + 1) / 2 * self.width(), (1 - y) / 2 * self.height())

    def _distance(self, point: tuple[float, float, int], place: QPointF) -> float:
        return _length(self._place(point[0], point[1]) - place)


def _length(vector: QPointF) -> float:
    return float(np.hypot(vector.x(), vector.y()))
