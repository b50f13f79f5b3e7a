"""A small kernel painted cell by cell, with mouse and keyboard."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.theme import theme
from app.theme.colour_maps import colour_table
from app.theme.live import Live

ROW = 11  # cells side by side, of kernels that are no window
_LEAST_CELL, _LARGEST_CELL = 16, 44  # pixels
_ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class KernelPad(Live, QWidget):
    """Shows (rows, columns), or (n,) in rows of ``ROW``; zero is in the middle of the colours.

    ``drawn(kernel)`` comes at the end of each stroke and after each key: float64, in the shape of
    what is shown. Left button and Space paint ``brush``, right button and Delete paint 0.
    """

    drawn = Signal(object)
    picked = Signal(float)  # the value of a cell clicked with Alt, for the brush

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.brush = 1.0
        self._values = np.zeros(0)
        self._cell = 0
        self._before: np.ndarray | None = None  # while a stroke goes on
        self._reach = 1.0  # the value at the end of the colours
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow()

    @property
    def kernel(self) -> np.ndarray:
        """A copy of what is shown."""
        return self._values.copy()

    @property
    def cell(self) -> int:
        """The cell that keys work on, counted row by row."""
        return self._cell

    def set_kernel(self, values: np.ndarray, reach: float) -> None:
        """Show ``values``; emits nothing. ``reach``: the value with the strongest colour."""
        if self._before is not None:
            return  # a stroke is not taken out of the user's hand
        self._values, self._reach = values.astype(np.float64), reach or 1.0
        self._cell = min(self._cell, max(values.size - 1, 0))
        self._fit()
        self.update()

    def cell_at(self, place: QPointF) -> int | None:
        """Return the cell at a point of the widget, None beside the kernel."""
        side = self._side()
        row, column = int(place.y() // side), int(place.x() // side)
        cell = row * self._columns + column
        inside = 0 <= row < self._rows and 0 <= column < self._columns
        return cell if inside and cell < self._values.size else None

    def rect_of(self, cell: int) -> QRectF:
        """Return where a cell lies on the widget."""
        row, column = divmod(cell, self._columns)
        side = self._side()
        return QRectF(column * side, row * side, side, side)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Kernel drawn by hand"))
        self.setToolTip(
            self.tr(
                "Left button or Space paints the brush, right button or Delete paints 0, "
                "Alt and a click takes the value of a cell as the brush, arrow keys move."
            )
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = theme().tokens
        table = colour_table("diverging")
        side = self._side()
        for cell, value in enumerate(self._values.ravel()):
            place = self.rect_of(cell)
            colour = QColor(*table[_place(value, self._reach)].tolist())
            painter.fillRect(place.adjusted(0.5, 0.5, -0.5, -0.5), colour)
            text = _short(value)
            if painter.fontMetrics().horizontalAdvance(text) <= side - 4:
                painter.setPen(QColor("#000000" if _is_light(colour) else "#ffffff"))
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._values.size and self.isEnabled():
            strong = self.hasFocus()
            painter.setPen(QPen(QColor(tokens.accent if strong else tokens.border_strong), 2))
            painter.drawRect(self.rect_of(self._cell).adjusted(1, 1, -1, -1))
        if not self.isEnabled():
            ground = QColor(tokens.ground)
            ground.setAlpha(150)
            painter.fillRect(self.rect(), ground)

    # Mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position())
        if cell is None:
            return
        self.setFocus()
        self._cell = cell
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.picked.emit(float(self._values.flat[cell]))
            self.update()
            return
        self._before = self.kernel
        self._paint(cell, event.buttons())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position())
        if self._before is not None and event.buttons() and cell is not None:
            self._cell = cell
            self._paint(cell, event.buttons())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        before, self._before = self._before, None
        if before is not None and not np.array_equal(before, self._values):
            self.drawn.emit(self.kernel)

    def contextMenuEvent(self, event) -> None:
        event.accept()  # the right button paints

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if not self._values.size:
            super().keyPressEvent(event)
        elif key in _ARROWS:
            self._move(*_ARROWS[key])
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._set(self.brush)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._set(0.0)
        else:
            super().keyPressEvent(event)

    def _move(self, down: int, right: int) -> None:
        row, column = divmod(self._cell, self._columns)
        row, column = row + down, column + right
        cell = row * self._columns + column
        if row >= 0 and 0 <= column < self._columns and cell < self._values.size:
            self._cell = cell
            self.update()

    def _set(self, value: float) -> None:
        if self._values.flat[self._cell] != value:
            self._values.flat[self._cell] = value
            self.update()
            self.drawn.emit(self.kernel)

    def _paint(self, cell: int, buttons: Qt.MouseButton) -> None:
        self._values.flat[cell] = 0.0 if buttons & Qt.MouseButton.RightButton else self.brush
        self.update()

    # Geometry

    def _fit(self) -> None:
        """Take the height that cells as wide as there is room for need."""
        wide = self.width() // max(self._columns, 1)
        self.setFixedHeight(self._rows * min(max(wide, _LEAST_CELL), _LARGEST_CELL))

    @property
    def _columns(self) -> int:
        shape = self._values.shape
        return shape[1] if len(shape) == 2 else min(self._values.size, ROW)

    @property
    def _rows(self) -> int:
        return -(-self._values.size // self._columns) if self._values.size else 0

    def _side(self) -> float:
        across = self.width() / max(self._columns, 1)
        return max(min(across, self.height() / max(self._rows, 1), _LARGEST_CELL), 1.0)


def _place(value: float, reach: float) -> int:
    """Return the place of a value in the colour table, 0 in its middle."""
    return int(np.clip(round(127.5 + 127.5 * value / reach), 0, 255))


def _short(value: float) -> str:
    """Return ``value`` with two digits behind the point, where that says something."""
    if value == 0 or 0.005 <= abs(value) < 1000:
        return f"{value:.2f}"
    digits, exponent = f"{value:.0e}".split("e")
    return f"{digits}e{int(exponent)}"


def _is_light(colour: QColor) -> bool:
    return colour.lightnessF() > 0.55
