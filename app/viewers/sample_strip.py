"""A strip of samples to step through, the one looked at among its neighbours."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.theme import theme
from app.theme.live import Live
from app.viewers.thumbnails import thumbnail
from app.widgets.pixels import as_pixels, to_image

SIDE = 48  # pixels of a thumbnail
CELL = SIDE + 8


class SampleStrip(Live, QWidget):
    """Shows some images. ``chosen(index)`` of those shown; ``stepped(by)``: go on or back.

    Arrow keys step by one, Page Up and Page Down by as many as there is room for; Home and End
    are ``ended(-1)`` and ``ended(1)``. ``room_changed``: another number fits now.
    """

    chosen = Signal(int)
    stepped = Signal(int)
    ended = Signal(int)
    room_changed = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._pictures: list[QPixmap] = []
        self._captions: Sequence[str] = ()
        self._current = -1
        self._room = 7
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.follow()

    @property
    def room(self) -> int:
        """How many images stand side by side."""
        return self._room

    @property
    def count(self) -> int:
        return len(self._pictures)

    @property
    def current(self) -> int:
        """The image looked at, -1 if it is not shown."""
        return self._current

    def set_images(self, images: np.ndarray, captions: Sequence[str], current: int) -> None:
        """Show images (images, height, width, channels); captions are told on hovering."""
        self._pictures = [thumbnail(to_image(as_pixels(image)), SIDE) for image in images]
        self._captions = captions
        self.set_current(current)

    def set_current(self, current: int) -> None:
        """Mark the image that is looked at."""
        self._current = current
        if 0 <= current < len(self._captions):
            self.setAccessibleDescription(self._captions[current])
        self.update()

    def index_at(self, x: float) -> int:
        """Return the image under a column of the widget, -1 if none."""
        index = int((x - self._left()) // CELL)
        return index if 0 <= index < len(self._pictures) else -1

    def place_of(self, index: int) -> QRectF:
        """Return where an image lies on the widget."""
        return QRectF(self._left() + index * CELL, 0, CELL, CELL)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Samples"))
        self.setToolTip(self.tr("Arrow keys step through the samples"))

    def sizeHint(self) -> QSize:
        return QSize(7 * CELL, CELL)

    def minimumSizeHint(self) -> QSize:
        return QSize(3 * CELL, CELL)

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        room = max(3, self.width() // CELL)
        if room != self._room:
            self._room = room
            self.room_changed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, picture in enumerate(self._pictures):
            cell = self.place_of(index)
            inner = cell.adjusted(4, 4, -4, -4).toRect()
            painter.fillRect(inner, QColor(tokens.ground))
            painter.drawPixmap(inner.topLeft(), picture)
            if index == self._current:
                width = 3 if self.hasFocus() else 2
                painter.setPen(QPen(QColor(tokens.accent), width))
                painter.drawRoundedRect(cell.adjusted(2, 2, -2, -2), 4, 4)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.index_at(event.pos().x())
            known = 0 <= index < len(self._captions)
            QToolTip.showText(
                event.globalPos(), self._captions[index] if known else self.toolTip(), self
            )
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.index_at(event.position().x())
        if index >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(index)

    def wheelEvent(self, event) -> None:
        if self.hasFocus() and event.angleDelta().y():
            self.stepped.emit(-1 if event.angleDelta().y() > 0 else 1)
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Up:
                self.stepped.emit(-1)
            case Qt.Key.Key_Right | Qt.Key.Key_Down:
                self.stepped.emit(1)
            case Qt.Key.Key_PageUp:
                self.stepped.emit(-self._room)
            case Qt.Key.Key_PageDown:
                self.stepped.emit(self._room)
            case Qt.Key.Key_Home:
                self.ended.emit(-1)
            case Qt.Key.Key_End:
                self.ended.emit(1)
            case _:
                super().keyPressEvent(event)

    def _left(self) -> float:
        return max(0.0, (self.width() - self._room * CELL) / 2)
