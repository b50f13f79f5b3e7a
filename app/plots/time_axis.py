"""The steps of a run along a picture: each look reaches to the next one."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from app.i18n.numbers import count_text
from app.theme.tokens import Tokens

_TICK, _APART = 4, 90  # pixels


def ends(steps: np.ndarray) -> tuple[float, float]:
    """Return the first step, and where the last look ends: as long as the one before it."""
    if not len(steps):
        return 0.0, 1.0
    last = int(steps[-1] - steps[-2]) if len(steps) > 1 else 1
    return float(steps[0]), float(steps[-1] + last)


def looks_at(steps: np.ndarray, width: int) -> np.ndarray:
    """Return the look at each of ``width`` pixels: (width,)."""
    first, end = ends(steps)
    at = first + (np.arange(width) + 0.5) / width * (end - first)
    return np.clip(np.searchsorted(steps, at, "right") - 1, 0, max(len(steps) - 1, 0))


def place_of(steps: np.ndarray, look: int, place: QRectF) -> float:
    """Return the pixel in the middle of a look."""
    first, end = ends(steps)
    until = steps[look + 1] if look + 1 < len(steps) else end
    middle = (float(steps[look]) + float(until)) / 2
    return place.left() + (middle - first) / (end - first) * place.width()


def draw_time_axis(painter: QPainter, place: QRectF, steps: np.ndarray, tokens: Tokens) -> None:
    """Write round numbers of steps below ``place``."""
    first, end = ends(steps)
    painter.setPen(QColor(tokens.muted))
    for step in round_steps(first, end, max(int(place.width()) // _APART, 1)):
        x = place.left() + (step - first) / (end - first) * place.width()
        painter.drawLine(QPointF(x, place.bottom()), QPointF(x, place.bottom() + _TICK))
        box = QRectF(x - _APART / 2, place.bottom() + _TICK, _APART, 20)
        painter.drawText(box, Qt.AlignmentFlag.AlignHCenter, count_text(step))


def round_steps(first: float, end: float, count: int) -> list[int]:
    """Return about ``count`` round numbers from ``first`` to ``end``, 1, 2 or 5 times a power."""
    raw = max((end - first) / count, 1)
    power = 10 ** math.floor(math.log10(raw))
    apart = next(power * digit for digit in (1, 2, 5, 10) if power * digit >= raw)
    begin = math.ceil(first / apart) * apart
    return [int(step) for step in np.arange(begin, end, apart)]
