"""Histograms over time, one picture a layer: time to the right, values upwards, colour how many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.plots.saving import Saving
from app.plots.time_axis import draw_time_axis, looks_at, place_of
from app.theme import theme
from app.theme.colour_maps import coloured
from app.theme.live import Live
from app.theme.tokens import Tokens
from app.widgets.numbers import format_number
from app.widgets.pixels import to_image
from engine.explain.flows import ValueHeat

_LEFT, _RIGHT, _CAPTION, _AXIS, _GAP = 74, 12, 18, 26, 8  # pixels
_LEAST, _MOST = 46, 220  # pixels, of the height of a picture
_MAP = "viridis"
_NOTHING = 1e-3  # of the scale: an end that near to 0 is written as 0


class FlowHeats(Saving, Live, QWidget):
    """Each column of a picture is one look. ``described``: what the mouse or the keys point at.

    ``look_chosen(look)``: a click, or Enter.
    """

    described = Signal(str)
    look_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._heats: list[ValueHeat] = []
        self._names: list[str] = []
        self._pictures: dict[tuple[int, int], QImage] = {}
        self._current: tuple[int, int, int] | None = None  # layer, look, piece of the scale
        self._look = -1
        self._tokens = theme().tokens
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.follow()

    def set_heats(self, heats: Sequence[ValueHeat], names: Sequence[str]) -> None:
        """Show one picture a layer, from the input downwards."""
        self._heats, self._names, self._pictures = list(heats), list(names), {}
        if self._current and not self._is_there(self._current):
            self._point_at(None)
        self.setMinimumHeight(self._height(_LEAST))
        self.updateGeometry()
        self.update()

    def set_look(self, look: int) -> None:
        """Mark one look."""
        self._look = look
        self.update()

    @property
    def heats(self) -> list[ValueHeat]:
        return self._heats

    def picture_of(self, layer: int) -> QRectF:
        """Return where the picture of a layer is."""
        height = self._picture_height()
        top = layer * (_CAPTION + height + _GAP) + _CAPTION
        return QRectF(_LEFT, top, max(self.width() - _LEFT - _RIGHT, 1), height)

    def describe(self, layer: int, look: int, piece: int) -> str:
        """Return a sentence on one cell of a picture."""
        heat = self._heats[layer]
        edges = np.linspace(heat.low, heat.high, len(heat.density) + 1)
        low, high = (_short(edge) for edge in edges[piece : piece + 2])
        share = f"{100 * heat.density[piece, look]:.2f}"
        words = self.tr("{0}, step {1}: {2} % lie between {3} and {4}")
        text = words.format(self._names[layer], int(heat.steps[look]), share, low, high)
        if heat.zeros[look] > 0:
            text += self.tr("; {0} % are 0").format(f"{100 * heat.zeros[look]:.1f}")
        if heat.beyond[look] > 0:
            text += self.tr("; {0} % lie farther out").format(f"{100 * heat.beyond[look]:.2f}")
        return text

    # files

    @property
    def picture_size(self) -> tuple[int, int]:
        return 900, self._height(110)

    def copy(self) -> FlowHeats:
        copy = FlowHeats()
        copy.set_heats(self._heats, self._names)
        return copy

    def rows(self) -> Iterator[Sequence[Any]]:
        yield ["layer", "step", "from", "to", "share", "share of zeros", "share beyond"]
        for name, heat in zip(self._names, self._heats, strict=True):
            edges = np.linspace(heat.low, heat.high, len(heat.density) + 1).tolist()
            for look, step in enumerate(heat.steps.tolist()):
                apart = float(heat.zeros[look]), float(heat.beyond[look])
                for piece, share in enumerate(heat.density[:, look].tolist()):
                    yield [name, step, edges[piece], edges[piece + 1], share, *apart]

    def arrays(self) -> dict[str, np.ndarray]:
        found = {"layers": np.array(self._names, dtype=str)}
        for number, heat in enumerate(self._heats):
            found["steps"] = heat.steps
            found[f"density_{number}"], found[f"zeros_{number}"] = heat.density, heat.zeros
            found[f"beyond_{number}"] = heat.beyond
            found[f"ends_{number}"] = np.array([heat.low, heat.high])
        return found

    # how it looks

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Histograms of the layers over time"))

    def restyle(self) -> None:
        self.dress(theme().tokens)

    def dress(self, tokens: Tokens) -> None:
        """Put the colours of ``tokens`` on everything."""
        self._tokens = tokens
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(480, self._height(96))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._tokens.surface))
        for layer in range(len(self._heats)):
            place = self.picture_of(layer)
            if event.rect().intersects(place.adjusted(0, -_CAPTION, 0, _GAP).toAlignedRect()):
                self._paint_layer(painter, layer, place)
        if self._heats:
            bottom = self.picture_of(len(self._heats) - 1)
            draw_time_axis(painter, bottom, self._heats[0].steps, self._tokens)
        painter.end()

    def _paint_layer(self, painter: QPainter, layer: int, place: QRectF) -> None:
        heat, tokens = self._heats[layer], self._tokens
        painter.setPen(QColor(tokens.text))
        caption = QRectF(place.left(), place.top() - _CAPTION, place.width(), _CAPTION)
        painter.drawText(caption, Qt.AlignmentFlag.AlignVCenter, self._names[layer])
        painter.drawImage(place, self._picture(layer, round(place.width())))
        painter.setPen(QColor(tokens.muted))
        beside = QRectF(0, place.top(), _LEFT - 6, place.height())
        right = Qt.AlignmentFlag.AlignRight
        for value, side in (
            (heat.high, Qt.AlignmentFlag.AlignTop),
            (heat.low, Qt.AlignmentFlag.AlignBottom),
        ):
            is_nothing = abs(value) < _NOTHING * (heat.high - heat.low)
            painter.drawText(beside, right | side, "0" if is_nothing else _short(value))
        if heat.low < 0 < heat.high:
            self._paint_zero(painter, place, heat)
        for look, colour in ((self._look, tokens.accent), (self._pointed_look(), tokens.text)):
            if 0 <= look < len(heat.steps):
                x = place_of(heat.steps, look, place)
                painter.setPen(QPen(QColor(colour), 1.5))
                painter.drawLine(QPointF(x, place.top()), QPointF(x, place.bottom()))

    def _paint_zero(self, painter: QPainter, place: QRectF, heat: ValueHeat) -> None:
        y = place.bottom() + heat.low / (heat.high - heat.low) * place.height()
        painter.setPen(QPen(QColor(255, 255, 255, 120), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(place.left(), y), QPointF(place.right(), y))

    def _picture(self, layer: int, width: int) -> QImage:
        """Return the picture of a layer, a pixel a moment; dense places do not hide thin ones."""
        key = layer, width
        if key not in self._pictures:
            heat = self._heats[layer]
            most = heat.density.max(axis=0, initial=0)
            shown = np.sqrt(heat.density / np.where(most > 0, most, 1))[::-1]
            pixels = coloured(shown[:, looks_at(heat.steps, width)], _MAP, 0, 1)
            self._pictures[key] = to_image(pixels)
        return self._pictures[key]

    def _height(self, picture: int) -> int:
        return len(self._heats) * (_CAPTION + picture + _GAP) + _AXIS

    def _picture_height(self) -> float:
        room = (self.height() - _AXIS) / max(len(self._heats), 1) - _CAPTION - _GAP
        return min(max(room, _LEAST), _MOST)

    # mouse and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self._cell_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._point_at(self._cell_at(event.position()))
        if self._current and event.button() == Qt.MouseButton.LeftButton:
            self.look_chosen.emit(self._current[1])

    def leaveEvent(self, event) -> None:
        super().leaveEvent(event)
        self._point_at(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps: dict[int, tuple[int, int]] = {
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
        }
        if event.key() in steps and self._heats:
            layer, look, _ = self._current or (0, len(self._heats[0].steps) - 1, 0)
            down, right = steps[event.key()] if self._current else (0, 0)
            layer = min(max(layer + down, 0), len(self._heats) - 1)
            look = min(max(look + right, 0), len(self._heats[layer].steps) - 1)
            densest = int(self._heats[layer].density[:, look].argmax())
            self._point_at((layer, look, densest))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Space) and self._current:
            self.look_chosen.emit(self._current[1])
        else:
            super().keyPressEvent(event)

    def _cell_at(self, point: QPointF) -> tuple[int, int, int] | None:
        for layer, heat in enumerate(self._heats):
            place = self.picture_of(layer)
            if place.contains(point) and len(heat.steps):
                column = int(point.x() - place.left())
                look = int(looks_at(heat.steps, max(round(place.width()), column + 1))[column])
                pieces = len(heat.density)
                up = (place.bottom() - point.y()) / place.height()
                return layer, look, min(int(up * pieces), pieces - 1)
        return None

    def _is_there(self, cell: tuple[int, int, int]) -> bool:
        return cell[0] < len(self._heats) and cell[1] < len(self._heats[cell[0]].steps)

    def _pointed_look(self) -> int:
        return self._current[1] if self._current else -1

    def _point_at(self, cell: tuple[int, int, int] | None) -> None:
        if cell == self._current:
            return
        self._current = cell
        text = self.describe(*cell) if cell else ""
        self.setAccessibleDescription(text)
        self.described.emit(text)
        self.update()


def _short(value: float) -> str:
    return format_number(float(f"{value:.3g}"))
