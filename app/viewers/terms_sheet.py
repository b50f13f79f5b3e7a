"""The terms of one value as rows of small heat pictures: input, weight, product."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.theme import theme
from app.theme.colour_maps import coloured
from app.theme.live import Live
from app.widgets.pixels import to_image

HEAD, LINE = 22, 20  # pixels of the row of headings, and of the words above a picture
GAP = 14  # between two pictures, and below a row
LARGEST_CELL = 26  # pixels of the height of a cell
NARROW = 96  # of the words beside pictures of one value
_LEAST_TILE = 44


@dataclass(frozen=True, eq=False)
class TermRow:
    """One channel of an input. ``tiles``: (rows, columns) each, one a column of the sheet.

    is_padding: (rows, columns), cells that are no values of the layer before
    """

    label: str
    tiles: tuple[np.ndarray, ...]
    is_padding: np.ndarray
    text: str = ""  # at the end of the row: the sum of its terms
    tooltip: str = ""


class TermsSheet(Live, QWidget):
    """Paints rows of pictures; all pictures of a column share one symmetric scale.

    ``chosen(row, cell)``: a cell of a row, counted row by row, by mouse or Enter; the arrow keys
    move the choice.
    """

    chosen = Signal(int, int)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._heads: Sequence[str] = ()
        self._rows: list[TermRow] = []
        self._limits: list[float] = []
        self._current = (0, 0)  # row, cell
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow()

    @property
    def rows(self) -> list[TermRow]:
        return list(self._rows)

    @property
    def heads(self) -> Sequence[str]:
        return self._heads

    def set_rows(self, heads: Sequence[str], rows: Sequence[TermRow]) -> None:
        """Show ``rows`` below ``heads``, one for each tile of a row."""
        self._heads, self._rows = heads, list(rows)
        self._limits = [
            max(float(np.abs(np.nan_to_num(row.tiles[i])).max(initial=0)) for row in rows)
            if rows
            else 0.0
            for i in range(len(heads))
        ]
        row, cell = self._current
        if not (row < len(self._rows) and cell < self._rows[row].is_padding.size):
            self._current = (0, 0)
        self.setAccessibleDescription("; ".join(f"{row.label}: {row.text}" for row in rows[:20]))
        self.setFixedHeight(self.heightForWidth(self.width()))
        self.update()

    def retranslate(self) -> None:
        self.setAccessibleName(
            self.tr("Terms. Arrow keys move from input to input, Enter shows how one is computed.")
        )

    # Places

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(self.heightForWidth(self.width()))

    def heightForWidth(self, width: int) -> int:
        if not self._rows:
            return 0
        return HEAD + sum(self._height_of(row, width) for row in self._rows)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 0)

    def tile_rect(self, row: int, tile: int) -> QRectF:
        """Return where a picture lies on the widget."""
        top = HEAD + sum(self._height_of(each, self.width()) for each in self._rows[:row])
        return self._tile(self._rows[row], tile, top)

    def cell_rect(self, row: int, tile: int, cell: int) -> QRectF:
        """Return where a cell of a picture lies on the widget."""
        place = self.tile_rect(row, tile)
        rows, columns = self._rows[row].is_padding.shape
        high, wide = place.height() / rows, place.width() / columns
        return QRectF(
            place.left() + cell % columns * wide, place.top() + cell // columns * high, wide, high
        )

    def cell_at(self, place: QPointF) -> tuple[int, int, int] | None:
        """Return (row, tile, cell) under a point of the widget, None beside the pictures."""
        top = HEAD
        for number, row in enumerate(self._rows):
            bottom = top + self._height_of(row, self.width())
            if top <= place.y() < bottom:
                for tile in range(len(row.tiles)):
                    rect = self._tile(row, tile, top)
                    if rect.contains(place):
                        rows, columns = row.is_padding.shape
                        down = int((place.y() - rect.top()) / rect.height() * rows)
                        right = int((place.x() - rect.left()) / rect.width() * columns)
                        cell = min(down, rows - 1) * columns + min(right, columns - 1)
                        return number, tile, cell
            top = bottom
        return None

    def _tile(self, row: TermRow, tile: int, top: float) -> QRectF:
        wide, high = self._tile_size(row, self.width())
        is_beside = row.is_padding.size == 1
        left = (NARROW if is_beside else 0) + tile * (wide + GAP)
        return QRectF(left, top + (0 if is_beside else LINE), wide, high)

    def _tile_size(self, row: TermRow, width: int) -> tuple[float, float]:
        count = max(len(row.tiles), 1)
        room = width - GAP * (count - 1) - 1 - (NARROW if row.is_padding.size == 1 else 0)
        wide = max(room / max(count, 3), _LEAST_TILE)
        rows, columns = row.is_padding.shape
        return wide, rows * min(max(wide / columns, 2), LARGEST_CELL)

    def _height_of(self, row: TermRow, width: int) -> int:
        high = self._tile_size(row, width)[1]
        return int(high) + (GAP // 2 if row.is_padding.size == 1 else LINE + GAP)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not self._rows:
            return
        top: float = HEAD
        for number, row in enumerate(self._rows):
            bottom = top + self._height_of(row, self.width())
            if top <= event.rect().bottom() and bottom >= event.rect().top():
                self._paint_row(painter, number, row, top)
            top = bottom
        painter.setPen(QColor(theme().tokens.muted))
        for i, head in enumerate(self._heads):
            place = self._tile(self._rows[0], i, 0)
            place = QRectF(place.left(), 0, place.width(), HEAD)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, head)

    def _paint_row(self, painter: QPainter, number: int, row: TermRow, top: float) -> None:
        tokens = theme().tokens
        middle = Qt.AlignmentFlag.AlignVCenter
        is_beside = row.is_padding.size == 1
        high = self._tile_size(row, self.width())[1]
        words = QRectF(
            0, top, NARROW - 6 if is_beside else self.width(), high if is_beside else LINE
        )
        painter.setPen(QColor(tokens.text))
        elided = self.fontMetrics().elidedText(
            row.label, Qt.TextElideMode.ElideRight, int(words.width())
        )
        painter.drawText(words, middle, elided)
        if not is_beside:
            painter.setPen(QColor(tokens.muted))
            painter.drawText(words, middle | Qt.AlignmentFlag.AlignRight, row.text)
        for tile, values in enumerate(row.tiles):
            self._paint_tile(painter, self._tile(row, tile, top), row, values, self._limits[tile])
        if self.hasFocus() and number == self._current[0]:
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for tile in range(len(row.tiles)):
                painter.drawRect(self.cell_rect(number, tile, self._current[1]))

    def _paint_tile(
        self, painter: QPainter, place: QRectF, row: TermRow, values: np.ndarray, limit: float
    ) -> None:
        limit = limit or 1.0
        colours = coloured(values, "diverging", -limit, limit)
        painter.drawImage(place, to_image(np.ascontiguousarray(colours)))
        rows, columns = values.shape
        wide, high = place.width() / columns, place.height() / rows
        metrics = self.fontMetrics()
        if high < metrics.height() - 2:
            return
        for cell, value in enumerate(values.ravel()):
            rect = QRectF(
                place.left() + cell % columns * wide,
                place.top() + cell // columns * high,
                wide,
                high,
            )
            if row.is_padding.ravel()[cell]:
                painter.fillRect(rect, QColor(theme().tokens.hover))
            text = _fitting(float(value), lambda t: metrics.horizontalAdvance(t) <= wide - 3)
            red, green, blue = colours.reshape(-1, 3)[cell]
            is_light = 0.3 * red + 0.6 * green + 0.1 * blue > 140
            own = QColor("#111111" if is_light else "#ffffff")
            padding = QColor(theme().tokens.muted)
            painter.setPen(padding if row.is_padding.ravel()[cell] else own)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)

    # Mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self.cell_at(event.position())
        if event.button() != Qt.MouseButton.LeftButton or found is None:
            return
        self._current = found[0], found[2]
        self.update()
        self._choose()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self.cell_at(event.position())
        is_value = found is not None and not self._rows[found[0]].is_padding.ravel()[found[2]]
        shape = Qt.CursorShape.PointingHandCursor if is_value else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
        if found is None:
            QToolTip.hideText()
            return
        QToolTip.showText(event.globalPosition().toPoint(), self._describe(found), self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._rows:
            event.ignore()
            return
        row, cell = self._current
        columns = self._rows[row].is_padding.shape[1]
        match event.key():
            case Qt.Key.Key_Left:
                self._move(row, cell - 1)
            case Qt.Key.Key_Right:
                self._move(row, cell + 1)
            case Qt.Key.Key_Up:
                self._move(row, cell - columns)
            case Qt.Key.Key_Down:
                self._move(row, cell + columns)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self._choose()
            case _:
                event.ignore()

    def _move(self, row: int, cell: int) -> None:
        """Choose a cell; beyond the first and the last of a row those of its neighbours follow."""
        if cell < 0 and row > 0:
            row, cell = row - 1, self._rows[row - 1].is_padding.size - 1
        elif cell >= self._rows[row].is_padding.size and row + 1 < len(self._rows):
            row, cell = row + 1, 0
        if 0 <= cell < self._rows[row].is_padding.size:
            self._current = row, cell
            self.update()

    def _choose(self) -> None:
        row, cell = self._current
        if not self._rows[row].is_padding.ravel()[cell]:
            self.chosen.emit(row, cell)

    def _describe(self, found: tuple[int, int, int]) -> str:
        row, cell = self._rows[found[0]], found[2]
        pairs = zip(self._heads, row.tiles, strict=True)
        numbers = ", ".join(f"{head}: {tile.ravel()[cell]:.6g}" for head, tile in pairs)
        if row.is_padding.ravel()[cell]:
            return self.tr("Padding around the sample counts as 0.")
        hint = self.tr("Click to see how this input is computed.")
        return f"{row.tooltip or row.label}\n{numbers}\n{hint}"


def _fitting(value: float, fits) -> str:
    """Return a number with as many digits as there is room for, "" for none."""
    value += 0.0  # no minus before 0
    texts = [f"{value:.{digits}g}" for digits in (4, 3, 2, 1)]
    texts.append(f"{value:.0e}".replace("e-0", "e-").replace("e+0", "e"))
    return next((text for text in texts if fits(text)), "")
