"""Horizontal bars with a name on the left and a number on the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.theme import theme
from app.theme.live import Live
from app.theme.tokens import Tokens

ROW = 24  # pixels
BAR = 12


@dataclass(frozen=True)
class Bar:
    """One row. ``share`` in [0, 1] is the length; without ``colour`` it is the accent."""

    name: str
    share: float
    text: str
    colour: str = ""
    tooltip: str = ""


class BarList(Live, QWidget):
    """Paints bars in rows; ``clicked(row)`` also by Enter on the row that the arrows chose."""

    clicked = Signal(int)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._bars: list[Bar] = []
        self._current = -1
        self._tokens = theme().tokens
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_bars(self, bars: Sequence[Bar]) -> None:
        """Show ``bars`` from top to bottom."""
        grows = len(bars) != len(self._bars)
        self._bars = list(bars)
        self.setAccessibleDescription("; ".join(f"{bar.name}: {bar.text}" for bar in bars[:20]))
        if grows:
            self.updateGeometry()
        self.update()

    def restyle(self) -> None:
        self.dress(theme().tokens)

    def dress(self, tokens: Tokens) -> None:
        """Put the colours of ``tokens`` on everything."""
        self._tokens = tokens
        self.update()

    @property
    def bars(self) -> list[Bar]:
        return list(self._bars)

    def row_at(self, place: QPoint) -> int:
        """Return the row under a point of the widget, -1 if none."""
        row = place.y() // ROW
        return row if 0 <= row < len(self._bars) else -1

    def sizeHint(self) -> QSize:
        return QSize(240, max(1, len(self._bars)) * ROW)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, max(1, len(self._bars)) * ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        names, numbers = self._widths()
        first = max(0, event.rect().top() // ROW)
        for row in range(first, min(len(self._bars), event.rect().bottom() // ROW + 1)):
            place = QRect(0, row * ROW, self.width(), ROW)
            self._paint_row(painter, place, self._bars[row], names, numbers)
            if self.hasFocus() and row == self._current:
                painter.setPen(QColor(self._tokens.accent))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = self.row_at(event.pos())
            bar = self._bars[row] if row >= 0 else None
            text = (bar.tooltip or f"{bar.name}: {bar.text}") if bar else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self.row_at(event.position().toPoint())
        if row >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._current = row
            self.update()
            self.clicked.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._bars) - 1
        match event.key():
            case Qt.Key.Key_Down:
                self._current = min(self._current + 1, last)
            case Qt.Key.Key_Up:
                self._current = max(self._current - 1, 0)
            case Qt.Key.Key_Return | Qt.Key.Key_Space if 0 <= self._current <= last:
                self.clicked.emit(self._current)
            case _:
                event.ignore()
        self.update()

    def _widths(self) -> tuple[int, int]:
        """Return the pixels for names and for numbers."""
        metrics = self.fontMetrics()
        names = max((metrics.horizontalAdvance(bar.name) for bar in self._bars[:200]), default=0)
        numbers = max((metrics.horizontalAdvance(bar.text) for bar in self._bars[:200]), default=0)
        return min(names + 2, self.width() * 2 // 5) + 14, numbers + 12

    def _paint_row(
        self, painter: QPainter, place: QRect, bar: Bar, names: int, numbers: int
    ) -> None:
        tokens = self._tokens
        middle = Qt.AlignmentFlag.AlignVCenter
        name = self.fontMetrics().elidedText(bar.name, Qt.TextElideMode.ElideRight, names - 12)
        painter.setPen(QColor(tokens.text))
        painter.drawText(place.adjusted(4, 0, 0, 0), middle, name)
        painter.setPen(QColor(tokens.muted))
        painter.drawText(
            place.adjusted(0, 0, -4, 0), middle | Qt.AlignmentFlag.AlignRight, bar.text
        )
        groove = QRectF(place).adjusted(names, (ROW - BAR) / 2, -numbers, -(ROW - BAR) / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.hover))
        painter.drawRoundedRect(groove, 3, 3)
        if bar.share > 0:
            painter.setBrush(QColor(bar.colour or tokens.accent))
            groove.setWidth(max(3.0, groove.width() * min(bar.share, 1)))
            painter.drawRoundedRect(groove, 3, 3)


class CountBars(BarList):
    """How many samples each class has."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._counts: list[tuple[str, int]] = []
        self.follow()

    def set_counts(self, counts: Sequence[tuple[str, int]]) -> None:
        """Show (class, samples) pairs."""
        self._counts = list(counts)
        self._fill()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Samples of each class"))

    def dress(self, tokens: Tokens) -> None:
        super().dress(tokens)
        self._fill()

    def _fill(self) -> None:
        most = max((count for _, count in self._counts), default=0) or 1
        self.set_bars(
            [
                Bar(name, count / most, f"{count}", self._tokens.class_colour(index))
                for index, (name, count) in enumerate(self._counts)
            ]
        )
