"""How large the gradient of each layer is, from the input to the output, on a logarithmic scale."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.plots.saving import Saving
from app.theme import theme
from app.theme.live import Live
from app.theme.tokens import Tokens
from app.widgets.numbers import format_number
from engine.explain.flows import GradientFlow

_ROW, _AXIS, _NUMBER = 26, 24, 78  # pixels
_MOST_NAME = 170
_FEWEST_DECADES, _MOST_TICKS = 2, 8


class FlowBars(Saving, Live, QWidget):
    """A bar a layer that learns. ``described``: what the mouse or the keys point at."""

    described = Signal(str)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._names: list[str] = []
        self._flow: GradientFlow | None = None
        self._layers: list[int] = []  # places of those that learn
        self._current = -1
        self._tokens = theme().tokens
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.follow()

    def set_flow(self, flow: GradientFlow, names: Sequence[str]) -> None:
        """Show the gradients of one look."""
        self._flow, self._names = flow, list(names)
        self._layers = [i for i, value in enumerate(flow.typical) if not math.isnan(value)]
        self._layers += [i for i in flow.layers if i not in self._layers]  # no numbers at all
        self._layers.sort()
        self._current = min(self._current, len(self._layers) - 1)
        self.setMinimumHeight(len(self._layers) * _ROW + _AXIS)
        self.update()

    @property
    def shown(self) -> list[str]:
        """The names of the layers that have a bar."""
        return [self._names[layer] for layer in self._layers]

    def describe(self, row: int) -> str:
        """Return a sentence on one bar."""
        assert self._flow is not None
        layer = self._layers[row]
        words = self.tr("{0}: norm of the gradient {1}, that of a single weight {2}")
        norm, typical = self._flow.norms[layer], self._flow.typical[layer]
        return words.format(self._names[layer], self._text(norm), self._text(typical))

    # files

    @property
    def picture_size(self) -> tuple[int, int]:
        return 900, max(200, len(self._layers) * _ROW + _AXIS)

    def copy(self) -> FlowBars:
        copy = FlowBars()
        if self._flow is not None:
            copy.set_flow(self._flow, self._names)
        return copy

    def rows(self) -> Iterator[Sequence[Any]]:
        yield ["layer", "norm", "root mean square"]
        if self._flow is not None:
            for layer in self._layers:
                values = self._flow.norms[layer], self._flow.typical[layer]
                yield [self._names[layer], *(float(value) for value in values)]

    def arrays(self) -> dict[str, np.ndarray]:
        if self._flow is None:
            return {}
        names = np.array(self._names, dtype=str)
        return {"layers": names, "norms": self._flow.norms, "typical": self._flow.typical}

    # how it looks

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Gradients from the input to the output"))

    def restyle(self) -> None:
        self.dress(theme().tokens)

    def dress(self, tokens: Tokens) -> None:
        """Put the colours of ``tokens`` on everything."""
        self._tokens = tokens
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(480, len(self._layers) * _ROW + _AXIS)

    def decades(self) -> tuple[int, int]:
        """Return the powers of ten where the scale begins and ends."""
        norms = self._flow.norms[self._layers] if self._flow is not None else np.zeros(0)
        logs = np.log10(norms[np.isfinite(norms) & (norms > 0)])
        if not logs.size:
            return -3, 0
        low, high = math.floor(logs.min() - 0.2), math.ceil(logs.max())
        return min(low, high - _FEWEST_DECADES), high

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._tokens.surface))
        if self._layers:
            self._paint_scale(painter)
        for row in range(len(self._layers)):
            self._paint_row(painter, row)
        painter.end()

    def _field(self) -> QRectF:
        """Return where the bars are."""
        metrics = self.fontMetrics()
        widest = max((metrics.horizontalAdvance(name) for name in self.shown), default=0)
        left = min(widest, _MOST_NAME) + 22
        width = max(self.width() - left - _NUMBER, 1)
        return QRectF(left, 0, width, len(self._layers) * _ROW)

    def _paint_scale(self, painter: QPainter) -> None:
        field, (low, high) = self._field(), self.decades()
        apart = -(-(high - low) // _MOST_TICKS)
        for power in range(low, high + 1, apart):
            x = field.left() + (power - low) / (high - low) * field.width()
            painter.setPen(QColor(self._tokens.grid))
            painter.drawLine(QPointF(x, 0), QPointF(x, field.bottom()))
            painter.setPen(QColor(self._tokens.muted))
            box = QRectF(x - 40, field.bottom() + 4, 80, _AXIS - 4)
            painter.drawText(box, Qt.AlignmentFlag.AlignHCenter, _plain(10.0**power))

    def _paint_row(self, painter: QPainter, row: int) -> None:
        assert self._flow is not None
        tokens, layer, field = self._tokens, self._layers[row], self._field()
        top = row * _ROW
        if row == self._current:
            painter.fillRect(QRectF(0, top, self.width(), _ROW), QColor(tokens.hover))
        painter.setPen(QColor(tokens.text))
        name = QRectF(8, top, field.left() - 16, _ROW)
        elided = self.fontMetrics().elidedText(
            self._names[layer], Qt.TextElideMode.ElideMiddle, int(name.width())
        )
        painter.drawText(name, Qt.AlignmentFlag.AlignVCenter, elided)
        norm, is_meant = float(self._flow.norms[layer]), layer in self._flow.layers
        length = self._length(norm, field.width())
        painter.fillRect(
            QRectF(field.left(), top + 5, length, _ROW - 10),
            QColor(tokens.warning if is_meant else tokens.train),
        )
        painter.setPen(QPen(QColor(tokens.danger if is_meant and not length else tokens.muted)))
        number = QRectF(field.left() + length + 6, top, self.width(), _ROW)
        painter.drawText(number, Qt.AlignmentFlag.AlignVCenter, self._text(norm, layer))

    def _length(self, norm: float, width: float) -> float:
        low, high = self.decades()
        if not (math.isfinite(norm) and norm > 0):
            return 0.0
        return max((math.log10(norm) - low) / (high - low), 0.0) * width

    def _text(self, value: float, layer: int = -1) -> str:
        is_broken = self._flow is not None and self._flow.verdict == "broken"
        if not math.isfinite(value) or (is_broken and layer in self._flow.layers):  # type: ignore[union-attr]
            return self.tr("not a number")
        return _plain(float(f"{value:.3g}"))

    # mouse and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        row = int(event.position().y() // _ROW)
        self._point_at(row if 0 <= row < len(self._layers) else -1)

    def leaveEvent(self, event) -> None:
        super().leaveEvent(event)
        self._point_at(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(event.key())  # type: ignore[call-overload]
        if step is None or not self._layers:
            super().keyPressEvent(event)
            return
        self._point_at(min(max(self._current + step, 0), len(self._layers) - 1))

    def _point_at(self, row: int) -> None:
        if row == self._current:
            return
        self._current = row
        text = self.describe(row) if row >= 0 else ""
        self.setAccessibleDescription(text)
        self.described.emit(text)
        self.update()


def _plain(value: float) -> str:
    """Return a number without a point where it needs none."""
    return format_number(value).removesuffix(".0")
