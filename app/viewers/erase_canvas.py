"""An image to paint over with the mouse: what is painted is erased for the network."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from app.theme import theme
from app.viewers.image_view import ImageView
from app.widgets.pixels import rgb, to_image

_MOST_STROKES = 200  # that can be taken back


class EraseCanvas(ImageView):
    """``painted``: the mask is another one. The left button paints, the right one takes back.

    The wheel magnifies. Ctrl+Z takes a stroke back, Del all of them.
    """

    painted = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._mask = np.zeros((0, 0), bool)
        self._before: list[np.ndarray] = []  # the masks before each stroke
        self._brush = 0.15  # share of the shorter side
        self._last: QPointF | None = None
        self._mouse: QPointF | None = None
        self.setCursor(Qt.CursorShape.CrossCursor)

    @property
    def mask(self) -> np.ndarray:
        """What is erased, (height, width) bool."""
        return self._mask

    @property
    def strokes(self) -> int:
        """How many strokes can be taken back."""
        return len(self._before)

    def set_values(self, values: np.ndarray) -> None:
        super().set_values(values)
        if values.shape[:2] != self._mask.shape:
            self.forget()

    def set_brush(self, share: float) -> None:
        """Choose the width of the brush as a share of the shorter side."""
        self._brush = share
        self.update()

    def forget(self) -> None:
        """Begin with another image; emits nothing."""
        self._mask = np.zeros(self.values.shape[:2], bool)
        self._before.clear()
        self.update()

    def undo(self) -> None:
        """Take the last stroke back."""
        if self._before:
            self._mask = self._before.pop()
            self._tell()

    def reset(self) -> None:
        """Erase nothing any more; this can be taken back as well."""
        if self._mask.any():
            self._remember()
            self._mask = np.zeros_like(self._mask)
            self._tell()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Image to paint over"))
        self.setAccessibleDescription(
            self.tr(
                "The left button erases, the right one takes back what it touches. "
                "Ctrl+Z takes a stroke back, Del all of them."
            )
        )
        self.setToolTip(self.accessibleDescription())

    def paint_over(self, painter: QPainter) -> None:
        super().paint_over(painter)
        if self._mask.any():
            cover = np.zeros((*self._mask.shape, 4), np.uint8)
            cover[self._mask] = (*rgb(theme().tokens.accent), 150)
            painter.drawImage(self.target(), to_image(cover))
        if self._mouse is not None:
            radius = self._radius * self._scale()
            painter.setPen(QPen(QColor(theme().tokens.text), 1))
            painter.drawEllipse(self._mouse, radius, radius)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
            self._remember()
            self._last = None
            self._paint(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._mouse = event.position()
        if event.buttons():
            self._paint(event)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._before and np.array_equal(self._before[-1], self._mask):
            self._before.pop()  # a stroke beside the image
        self._last = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def leaveEvent(self, event) -> None:
        super().leaveEvent(event)
        self._mouse = None
        self.update()

    def contextMenuEvent(self, event) -> None:
        event.accept()  # the right button paints

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_undo = event.matches(QKeySequence.StandardKey.Undo)
            if is_undo and self._before:
                event.accept()  # strokes come before the steps of the project
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.key() == Qt.Key.Key_Delete:
            self.reset()
        else:
            super().keyPressEvent(event)

    @property
    def _radius(self) -> float:
        """The radius of the brush in pixels of the image."""
        return max(self._brush * min(self._mask.shape, default=0) / 2, 0.6)

    def _paint(self, event: QMouseEvent) -> None:
        if not self._mask.size:
            return
        target, scale = self.target(), self._scale()
        now = (event.position() - target.topLeft()) / scale
        start = now if self._last is None else self._last
        self._last = now
        is_erased = not event.buttons() & Qt.MouseButton.RightButton
        touched = _near(self._mask.shape, start, now, self._radius)
        if (self._mask[touched] != is_erased).any():
            mask = self._mask.copy()  # questions on their way hold the one before
            mask[touched] = is_erased
            self._mask = mask
            self._tell()

    def _remember(self) -> None:
        self._before = [*self._before[1 - _MOST_STROKES :], self._mask]

    def _tell(self) -> None:
        self.update()
        self.painted.emit()


def _near(shape: tuple[int, ...], start: QPointF, end: QPointF, radius: float) -> np.ndarray:
    """Return the pixels (height, width) whose centres are within ``radius`` of a stroke."""
    rows, columns = np.indices(shape) + 0.5
    way_x, way_y = end.x() - start.x(), end.y() - start.y()
    length = way_x**2 + way_y**2
    along = (columns - start.x()) * way_x + (rows - start.y()) * way_y
    share = np.clip(along / length, 0, 1) if length else 0.0
    from_x = columns - start.x() - share * way_x
    from_y = rows - start.y() - share * way_y
    return from_x**2 + from_y**2 <= radius**2
