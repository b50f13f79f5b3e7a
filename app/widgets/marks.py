"""Marks of points: each class has a colour and a shape, so that colour is never alone."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from app.theme.tokens import Tokens

SYMBOLS = ("o", "s", "t1", "d", "t", "h", "star", "p", "+", "x")  # pyqtgraph's names
SHAPES = {
    "s": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "t1": ((0, -1.1), (1, 0.8), (-1, 0.8)),
    "d": ((0, -1.25), (1, 0), (0, 1.25), (-1, 0)),
    "t": ((0, 1.1), (1, -0.8), (-1, -0.8)),
}


def symbol_of(label: int) -> str:
    """Return the shape of class ``label``; after the last it begins again."""
    return SYMBOLS[label % len(SYMBOLS)]


def draw_mark(
    painter: QPainter, place: QPointF, label: int, tokens: Tokens, radius: float = 4.5
) -> None:
    """Draw a point of class ``label``; classes without a polygon are round."""
    painter.setPen(QPen(QColor(tokens.sunken), 1))
    painter.setBrush(QColor(tokens.class_colour(label)))
    corners = SHAPES.get(symbol_of(label))
    if corners is None:
        painter.drawEllipse(place, radius, radius)
        return
    painter.drawPolygon(QPolygonF([place + QPointF(x, y) * radius for x, y in corners]))
