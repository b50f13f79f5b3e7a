"""The confusion matrix: which classes a network takes for which."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.plots.export import picture_of, save_png
from app.theme import theme
from app.theme.live import Live
from app.theme.tokens import Tokens
from app.widgets.pixels import rgb, to_image

LABEL_SPACE = 0.3  # most of the side that names of classes may take
ROOM_FOR_NUMBER = 26  # pixels of a cell
ROOM_FOR_GAP = 8


class ConfusionMatrix(Live, QWidget):
    """Rows are true classes, columns predicted ones. ``cell_clicked(true, predicted)``.

    Arrow keys move a cell, Enter clicks it. Correct cells are blue, mistakes orange; the
    strength of a colour is the share of the row.
    """

    cell_clicked = Signal(int, int)
    cell_pointed_at = Signal(object)  # (true, predicted) or None

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._counts = np.zeros((0, 0), int)
        self._classes: list[str] = []
        self._widest = 0  # pixels of the longest name
        self._is_share = False
        self._current: tuple[int, int] | None = None
        self._tokens = theme().tokens
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(160, 160)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.follow()

    def set_counts(self, counts: np.ndarray, classes: list[str]) -> None:
        """Show counts (classes, classes): ``counts[true, predicted]``."""
        assert counts.shape == (len(classes), len(classes)), counts.shape
        self._counts, self._classes, self._current = counts, classes, None
        metrics = self.fontMetrics()
        self._widest = max((metrics.horizontalAdvance(name) for name in classes), default=0)
        self.update()

    def set_share(self, is_share: bool) -> None:
        """Write the share of the true class in percent instead of counts."""
        self._is_share = is_share
        self.update()

    def shares(self) -> np.ndarray:
        """Return the share of each row, (classes, classes) in [0, 1]; 0 for empty rows."""
        totals = self._counts.sum(axis=1, keepdims=True)
        return self._counts / np.maximum(totals, 1)

    def describe(self, true: int, predicted: int) -> str:
        """Return a sentence on one cell."""
        return self.tr("{0} taken for {1}: {2} of {3} ({4} %)").format(
            self._classes[true],
            self._classes[predicted],
            int(self._counts[true, predicted]),
            int(self._counts[true].sum()),
            f"{100 * self.shares()[true, predicted]:.1f}",
        )

    def cell_at(self, place: QPointF) -> tuple[int, int] | None:
        """Return (true, predicted) under a point of the widget."""
        grid, cell = self._geometry()
        if not len(self._classes) or not grid.contains(place):
            return None
        last = len(self._classes) - 1
        row, column = int((place.y() - grid.top()) / cell), int((place.x() - grid.left()) / cell)
        return min(row, last), min(column, last)

    def cell_rect(self, true: int, predicted: int) -> QRectF:
        """Return where a cell lies on the widget."""
        grid, cell = self._geometry()
        return QRectF(grid.left() + predicted * cell, grid.top() + true * cell, cell, cell)

    def export_png(
        self, path: str | Path, width: int = 900, height: int = 900, tokens: Tokens | None = None
    ) -> None:
        """Write a picture, in the scheme ``tokens`` (else the window's)."""
        copy = ConfusionMatrix()
        copy.set_counts(self._counts, self._classes)
        copy.set_share(self._is_share)
        with picture_of(copy, width, height, tokens):
            save_png(copy, path)

    def export_csv(self, path: str | Path) -> None:
        """Write the counts with the names of the classes."""
        with open(path, "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(["", *self._classes])
            for name, row in zip(self._classes, self._counts.tolist(), strict=True):
                writer.writerow([name, *row])

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Confusion matrix"))
        self.update()

    def restyle(self) -> None:
        self.dress(theme().tokens)

    def dress(self, tokens: Tokens) -> None:
        """Put the colours of ``tokens`` on everything."""
        self._tokens = tokens
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(420, 420)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._tokens.sunken))
        if len(self._classes):
            self._paint_cells(painter)
            self._paint_names(painter)
            self._paint_titles(painter)
            self._paint_current(painter)

    def _geometry(self) -> tuple[QRectF, float]:
        """Return the square of all cells, and the side of one."""
        metrics = self.fontMetrics()
        most = LABEL_SPACE * min(self.width(), self.height())
        names = min(self._widest, most) + 12
        title = metrics.height() + 8
        across = self.width() - names - title - 12
        side = max(1.0, min(across, self.height() - names - title - 12))
        left = title + names + max(0.0, (across - side) / 2)
        return QRectF(left, title + names, side, side), side / max(1, len(self._classes))

    def _paint_cells(self, painter: QPainter) -> None:
        grid, cell = self._geometry()
        shares = self.shares()
        painter.drawImage(grid, to_image(self._colours(shares)))
        if cell > ROOM_FOR_GAP:
            painter.setPen(QPen(QColor(self._tokens.sunken), 1))
            for line in range(1, len(shares)):
                x, y = grid.left() + line * cell, grid.top() + line * cell
                painter.drawLine(QPointF(x, grid.top()), QPointF(x, grid.bottom()))
                painter.drawLine(QPointF(grid.left(), y), QPointF(grid.right(), y))
        if cell >= ROOM_FOR_NUMBER:
            self._paint_numbers(painter, shares, cell)

    def _paint_numbers(self, painter: QPainter, shares: np.ndarray, cell: float) -> None:
        font = QFont(self.font())
        font.setPointSizeF(max(6.5, min(font.pointSizeF(), cell / 4.2)))
        painter.setFont(font)
        for true, predicted in np.argwhere(self._counts).tolist():
            share = float(shares[true, predicted])
            painter.setPen(self._ink(share))
            text = self._text(true, predicted, share)
            painter.drawText(self.cell_rect(true, predicted), Qt.AlignmentFlag.AlignCenter, text)

    def _colours(self, shares: np.ndarray) -> np.ndarray:
        """Return one colour for each cell, (classes, classes, 3) uint8."""
        tokens = self._tokens
        empty = np.array(rgb(tokens.surface if tokens.is_dark else tokens.window))
        is_right = np.eye(len(shares), dtype=bool)[..., None]
        full = np.where(is_right, rgb(tokens.positive), rgb(tokens.negative))
        strength = shares[..., None] ** 0.6  # a mistake of one percent must be seen
        return np.round(empty + strength * (full - empty)).astype(np.uint8)

    def _ink(self, share: float) -> QColor:
        if self._tokens.is_dark:
            return QColor(self._tokens.window if share > 0.35 else self._tokens.text)
        return QColor(self._tokens.surface if share > 0.45 else self._tokens.text)

    def _text(self, true: int, predicted: int, share: float) -> str:
        if self._is_share:
            return f"{100 * share:.0f}" if share >= 0.1 else f"{100 * share:.1f}"
        return str(int(self._counts[true, predicted]))

    def _paint_names(self, painter: QPainter) -> None:
        grid, cell = self._geometry()
        painter.setFont(self.font())
        metrics = painter.fontMetrics()
        step = max(1, int(np.ceil((metrics.height() - 2) / cell)))
        room = grid.top() - metrics.height() - 14
        for index in range(0, len(self._classes), step):
            name = metrics.elidedText(
                self._classes[index], Qt.TextElideMode.ElideRight, int(room) + 2
            )
            true, predicted = self._current or (-1, -1)
            strong, pale = QColor(self._tokens.text), QColor(self._tokens.muted)
            row_pen = strong if index == true else pale
            column_pen = strong if index == predicted else pale
            middle = grid.top() + (index + 0.5) * cell
            painter.setPen(row_pen)
            place = QRectF(grid.left() - room - 8, middle - 10, room + 2, 20)
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(place, flags, name)
            painter.setPen(column_pen)
            painter.save()
            painter.translate(grid.left() + (index + 0.5) * cell, grid.top() - 6)
            painter.rotate(-90)
            painter.drawText(QRectF(0, -10, room, 20), Qt.AlignmentFlag.AlignVCenter, name)
            painter.restore()

    def _paint_titles(self, painter: QPainter) -> None:
        grid, _ = self._geometry()
        painter.setPen(QColor(self._tokens.muted))
        top = QRectF(grid.left(), 4, grid.width(), self.fontMetrics().height())
        painter.drawText(top, Qt.AlignmentFlag.AlignCenter, self.tr("Predicted class"))
        painter.save()
        painter.translate(4, grid.bottom())
        painter.rotate(-90)
        side = QRectF(0, 0, grid.height(), self.fontMetrics().height())
        painter.drawText(side, Qt.AlignmentFlag.AlignCenter, self.tr("True class"))
        painter.restore()

    def _paint_current(self, painter: QPainter) -> None:
        if self._current is None:
            return
        grid, cell = self._geometry()
        place = self.cell_rect(*self._current)
        painter.setPen(QPen(QColor(self._tokens.faint), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(grid.left(), place.top(), grid.width(), cell))
        painter.drawRect(QRectF(place.left(), grid.top(), cell, grid.height()))
        painter.setPen(QPen(QColor(self._tokens.text), 2))
        painter.drawRect(place)

    # Mouse and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self.cell_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position())
        if cell is not None and event.button() == Qt.MouseButton.LeftButton:
            self._point_at(cell)
            self.cell_clicked.emit(*cell)

    def leaveEvent(self, event) -> None:
        super().leaveEvent(event)
        self._point_at(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps: dict[int, tuple[int, int]] = {
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
        }
        last = len(self._classes) - 1
        if event.key() in steps and last >= 0:
            row, column = self._current or (0, 0)
            down, right = steps[event.key()] if self._current else (0, 0)
            self._point_at((min(max(row + down, 0), last), min(max(column + right, 0), last)))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Space) and self._current:
            self.cell_clicked.emit(*self._current)
        else:
            super().keyPressEvent(event)

    def _point_at(self, cell: tuple[int, int] | None) -> None:
        if cell == self._current:
            return
        self._current = cell
        text = "" if cell is None else self.describe(*cell)
        self.setToolTip(text)
        self.setAccessibleDescription(text)
        self.cell_pointed_at.emit(cell)
        self.update()
