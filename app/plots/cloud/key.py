"""The key below a map: what its colours mean."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPolygonF

from app.plots.cloud.colours import ByClass, ByValue, Colouring
from app.theme.tokens import Tokens
from app.widgets.marks import SHAPES, draw_mark, symbol_of
from app.widgets.pixels import to_image

_LINE = 18.0  # pixels
_MOST_LINES = 3
_STRIP = 8.0
_GAP = 14.0


def key_height(colouring: Colouring, metrics: QFontMetricsF, width: float) -> float:
    """Return how many pixels the key needs."""
    if isinstance(colouring, ByValue):
        return _LINE
    lines = 1 + max((line for _, _, line in _entries(colouring, metrics, width)), default=0)
    return _LINE * lines


def paint_key(painter: QPainter, colouring: Colouring, box: QRectF, tokens: Tokens) -> None:
    """Draw the names of classes, or a scale between its ends, into ``box``."""
    metrics = QFontMetricsF(painter.font())
    if isinstance(colouring, ByValue):
        _paint_scale(painter, colouring, box, metrics, tokens)
        return
    for number, x, line in _entries(colouring, metrics, box.width()):
        place = QPointF(box.left() + x + 6, box.top() + (line + 0.5) * _LINE)
        text = QRectF(place.x() + 9, place.y() - _LINE / 2, box.width(), _LINE)
        if number < 0:
            text, name = text.translated(-12, 0), "…"
        else:
            name = colouring.names[number]
            _mark(painter, colouring, number, place, tokens)
        painter.setPen(QColor(tokens.muted))
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, name)


def _entries(
    colouring: ByClass, metrics: QFontMetricsF, width: float
) -> list[tuple[int, float, int]]:
    """Return (class, pixels from the left, line) of what finds room; class -1: there are more."""
    placed, x, line = [], 0.0, 0
    for number, name in enumerate(colouring.names):
        wide = metrics.horizontalAdvance(name) + 15 + _GAP
        if x and x + wide > width:
            x, line = 0.0, line + 1
        is_last = line == _MOST_LINES - 1 and x + 2 * wide > width
        if line == _MOST_LINES or (is_last and number < len(colouring.names) - 1):
            placed.append((-1, x, min(line, _MOST_LINES - 1)))
            break
        placed.append((number, x, line))
        x += wide
    return placed


def _mark(
    painter: QPainter, colouring: ByClass, number: int, place: QPointF, tokens: Tokens
) -> None:
    if colouring.tokens:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colouring.colour(number, tokens)))
        corners = SHAPES.get(symbol_of(number))
        if corners is None:
            painter.drawEllipse(place, 4.0, 4.0)
        else:
            painter.drawPolygon(QPolygonF([place + QPointF(x, y) * 4.0 for x, y in corners]))
    else:
        draw_mark(painter, place, number, tokens, 4.0)


def _paint_scale(
    painter: QPainter, colouring: ByValue, box: QRectF, metrics: QFontMetricsF, tokens: Tokens
) -> None:
    low, high = (f"{end:.3g}" for end in colouring.ends)
    if colouring.is_cut:
        high = f"≥ {high}"
    low = f"{colouring.name} {low}".strip()
    painter.setPen(QColor(tokens.muted))
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.drawText(box, middle, low)
    painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, high)
    left = metrics.horizontalAdvance(low) + 8
    right = metrics.horizontalAdvance(high) + 8
    strip = QRectF(
        box.left() + left, box.center().y() - _STRIP / 2, box.width() - left - right, _STRIP
    )
    painter.drawImage(strip, to_image(np.ascontiguousarray(colouring.palette(tokens)[None])))
