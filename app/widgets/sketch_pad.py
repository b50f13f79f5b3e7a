"""A pad to draw on with the mouse; the network gets the drawing as it saw its data."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from app.theme import theme
from app.theme.live import Live

DRAWN = 280  # side of the drawing in its own units


class SketchPad(Live, QWidget):
    """Keeps strokes in shares of the pad, so that it may change its size.

    ``changed`` is emitted when a stroke has ended, is taken back, or all are cleared;
    ``drawing`` while the mouse moves.
    """

    changed = Signal()
    drawing = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._strokes: list[tuple[list[QPointF], float]] = []
        self._pen_size = 0.08  # share of the side
        self._is_drawing = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setMinimumSize(120, 120)
        self.follow()

    def set_pen_size(self, share: float) -> None:
        """Choose the width of the pen as a share of the side, such as 0.08."""
        self._pen_size = share

    def is_empty(self) -> bool:
        """Say whether nothing is drawn."""
        return not self._strokes

    def undo(self) -> None:
        """Take the last stroke back."""
        if self._strokes:
            self._strokes.pop()
            self.update()
            self.changed.emit()

    def clear(self) -> None:
        """Take everything away."""
        if self._strokes:
            self._strokes.clear()
            self.update()
            self.changed.emit()

    def pixels(self, height: int = 28, width: int = 28, is_centred: bool = True) -> np.ndarray:
        """Return the drawing as (height, width) float32 in [0, 1]; ink is 1.

        Centred like MNIST: the drawing fills 20 of 28 pixels, its centre of mass is in the
        middle (LeCun et al. 1998).
        """
        if self.is_empty():
            return np.zeros((height, width), np.float32)
        drawn = self._drawn()
        if is_centred:
            return centred(drawn, height, width)
        return shrunk(drawn, height, width)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Drawing pad"))
        self.setToolTip(self.tr("Draw with the mouse. Ctrl+Z takes a stroke back, Del clears."))

    def sizeHint(self) -> QSize:
        return QSize(DRAWN, DRAWN)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.accent if self.hasFocus() else tokens.border_strong), 1))
        painter.setBrush(QColor(tokens.sunken))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        if self.is_empty():
            painter.setPen(QColor(tokens.faint))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("Draw here"))
        square = self._square()
        painter.setClipRect(square)
        painter.translate(square.topLeft())
        self._paint_strokes(painter, square.width(), QColor(tokens.text))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._is_drawing = True
            self._strokes.append(([self._share(event.position())], self._pen_size))
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._is_drawing:
            self._strokes[-1][0].append(self._share(event.position()))
            self.update()
            self.drawing.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._is_drawing and event.button() == Qt.MouseButton.LeftButton:
            self._is_drawing = False
            self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.key() == Qt.Key.Key_Delete:
            self.clear()
        else:
            super().keyPressEvent(event)

    def _square(self) -> QRectF:
        side = min(self.width(), self.height()) - 4
        return QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)

    def _share(self, place: QPointF) -> QPointF:
        square = self._square()
        return (place - square.topLeft()) / square.width()

    def _drawn(self) -> np.ndarray:
        """Return the strokes as (DRAWN, DRAWN) float32 in [0, 1]."""
        image = QImage(DRAWN, DRAWN, QImage.Format.Format_Grayscale8)
        image.fill(0)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_strokes(painter, DRAWN, QColor(Qt.GlobalColor.white))
        painter.end()
        rows = np.frombuffer(image.constBits(), np.uint8).reshape(DRAWN, image.bytesPerLine())
        return rows[:, :DRAWN].astype(np.float32) / 255

    def _paint_strokes(self, painter: QPainter, side: float, colour: QColor) -> None:
        for points, width in self._strokes:
            pen = QPen(colour, width * side)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            if len(points) == 1:
                painter.drawPoint(points[0] * side)
                continue
            path = QPainterPath(points[0] * side)
            for point in points[1:]:
                path.lineTo(point * side)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(path)


def centred(drawn: np.ndarray, height: int, width: int) -> np.ndarray:
    """Return ``drawn`` cut to its ink, scaled to 20/28 of the smaller side, mass in the middle."""
    rows, columns = np.nonzero(drawn.max(axis=1))[0], np.nonzero(drawn.max(axis=0))[0]
    if not len(rows):
        return np.zeros((height, width), np.float32)
    ink = drawn[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    largest = max(ink.shape)
    side = max(1, round(min(height, width) * 20 / 28))
    inner = [max(1, round(length * side / largest)) for length in ink.shape]
    small = shrunk(ink, *inner)
    weights = small / small.sum()
    row = float((weights.sum(axis=1) * (np.arange(inner[0]) + 0.5)).sum())
    column = float((weights.sum(axis=0) * (np.arange(inner[1]) + 0.5)).sum())
    top = int(np.clip(round(height / 2 - row), 0, height - inner[0]))
    left = int(np.clip(round(width / 2 - column), 0, width - inner[1]))
    result = np.zeros((height, width), np.float32)
    result[top : top + inner[0], left : left + inner[1]] = small
    return result


def shrunk(image: np.ndarray, height: int, width: int) -> np.ndarray:
    """Return ``image`` resized to (height, width) by the mean of the area that a pixel covers."""
    small = _means(height, image.shape[0]) @ image @ _means(width, image.shape[1]).T
    return np.clip(small, image.min(), image.max())  # sums of shares may round above 1


def _means(count: int, length: int) -> np.ndarray:
    """Return (count, length): each row averages its share of ``length`` values."""
    edges = np.linspace(0, length, count + 1)
    cells = np.arange(length)
    low = np.maximum(edges[:-1, None], cells)
    high = np.minimum(edges[1:, None], cells + 1)
    overlap = np.maximum(high - low, 0)
    return (overlap / overlap.sum(axis=1, keepdims=True)).astype(np.float32)
