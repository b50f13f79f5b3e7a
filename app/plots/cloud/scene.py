"""How a map is painted: points, images or words, the key, and what is marked."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen, QPolygonF

from app.plots.cloud.camera import Camera
from app.plots.cloud.colours import ByClass, Colouring, shapes_of
from app.plots.cloud.key import key_height, paint_key
from app.plots.cloud.pictures import Pictures, framed
from app.plots.cloud.stamps import FOGS, Painter
from app.theme.tokens import Tokens
from app.widgets.pixels import rgb

_LEVELS = 7  # sizes of points in space, from behind to the front
_FARTHEST, _NEAREST = 0.7, 1.35  # of the usual size
_ASIDE = 0.75  # of the usual size, where a point is not selected
_HINT_SIDE = 84  # pixels of the image beside the mouse
_MARGIN = 6.0


class Scene:
    """What a map shows; it knows nothing of mouse and window."""

    def __init__(self) -> None:
        self.points = np.zeros((0, 3))
        self.is_solid = False
        self.camera = Camera.front(False)
        self.colouring: Colouring = ByClass(np.zeros(0, np.int64), ())
        self.selection = np.zeros(0, np.int64)
        self.chosen = -1
        self.near = np.zeros(0, np.int64)
        self.note: Sequence[str] = ()
        self.hint: Sequence[str] = ()
        self.pictures = Pictures()
        self.pictured = np.zeros(0, np.int64)  # points that have room for an image, or a word
        self._painter = Painter()
        self._dressed: tuple[Colouring, Tokens] | None = None

    @property
    def radius(self) -> float:
        """The usual size of a point, in pixels."""
        count = len(self.points)
        return 4.5 if count <= 500 else 3.6 if count <= 3000 else 2.7

    def area(self, width: float, height: float, font: QFont) -> tuple[float, float]:
        """Return the size of the map without its key."""
        below = key_height(self.colouring, QFontMetricsF(_small(font)), width - 2 * _MARGIN)
        return width, max(height - below - _MARGIN, 40.0)

    def paint(
        self, painter: QPainter, width: int, height: int, tokens: Tokens, ratio: float
    ) -> None:
        """Paint everything that does not follow the mouse; ``ratio``: pixels a unit of size."""
        area = self.area(width, height, painter.font())
        pixels, nearness = self.camera.seen(self.points, *area)
        size = round(width * ratio), round(height * ratio)
        picture, edge = self._stamped(size, pixels * ratio, nearness, tokens, ratio)
        painter.save()
        painter.scale(1 / ratio, 1 / ratio)
        painter.drawImage(-edge, -edge, picture)
        painter.restore()
        painter.setFont(_small(painter.font()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        self.pictured = self.pictures.chosen(pixels, (int(area[0]), int(area[1])))
        colours = self.colouring.palette(tokens)[self.colouring.colours]
        self.pictures.paint(painter, self.pictured, pixels, colours, tokens)
        self._write_note(painter, tokens)
        if self.is_solid:
            self._paint_axes(painter, area, tokens)
        below = QRectF(0, area[1], width, height - area[1])
        painter.fillRect(below, QColor(tokens.sunken))
        key = below.adjusted(_MARGIN, 2, -_MARGIN, 0)
        if len(self.points):
            paint_key(painter, self.colouring, key, tokens)

    def paint_marks(self, painter: QPainter, width: int, height: int, tokens: Tokens) -> None:
        """Paint the chosen point and the lines to its neighbours."""
        if not 0 <= self.chosen < len(self.points):
            return
        area = self.area(width, height, painter.font())
        which = np.append(self.chosen, self.near)
        pixels, _ = self.camera.seen(self.points[which], *area)
        first, *others = (QPointF(x, y) for x, y in pixels)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for other in others:
            painter.setPen(QPen(QColor(tokens.text), 1.2))
            painter.drawLine(first, other)
            painter.drawEllipse(other, self.radius + 2, self.radius + 2)
        painter.setPen(QPen(QColor(tokens.text), 2))
        painter.drawEllipse(first, self.radius + 4, self.radius + 4)

    def paint_figure(
        self,
        painter: QPainter,
        figure: Sequence[tuple[float, float]],
        is_box: bool,
        tokens: Tokens,
    ) -> None:
        """Paint the line that is drawn by hand."""
        if len(figure) < 2:
            return
        fill = QColor(tokens.accent)
        fill.setAlpha(40)
        painter.setBrush(fill)
        line = Qt.PenStyle.SolidLine if is_box else Qt.PenStyle.DashLine
        painter.setPen(QPen(QColor(tokens.accent), 1.5, line))
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in figure]))

    def paint_hint(self, painter: QPainter, index: int, box: QRectF, tokens: Tokens) -> None:
        """Paint the image of a point and what is said of it, beside the point."""
        if index >= len(self.points):
            return
        area = self.area(box.width(), box.height(), painter.font())
        pixels, _ = self.camera.seen(self.points[index : index + 1], *area)
        place = QPointF(*pixels[0])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(place, self.radius + 3, self.radius + 3)
        image = self.pictures.image(index)
        if image is None and not self.hint:
            return
        painter.setFont(_small(painter.font()))
        metrics = QFontMetricsF(painter.font())
        wide = max((metrics.horizontalAdvance(line) for line in self.hint), default=0.0)
        side = _HINT_SIDE if image is not None else 0
        size = max(wide, side) + 12, side + (6 if side else 0) + 12 + 16 * len(self.hint)
        left = (
            place.x() + 14 if place.x() + 14 + size[0] < box.right() else place.x() - 14 - size[0]
        )
        top = min(max(place.y() - size[1] / 2, 2.0), max(box.bottom() - size[1] - 2, 2.0))
        card = QRectF(max(left, 2.0), top, *size)
        painter.setPen(QPen(QColor(tokens.border_strong), 1))
        painter.setBrush(QColor(tokens.raised))
        painter.drawRoundedRect(card, 6, 6)
        if image is not None:
            at = QPointF(card.left() + 6 + side / 2, card.top() + 6 + side / 2)
            painter.drawImage(framed(image, at, side), image)
        painter.setPen(QColor(tokens.text))
        base = card.top() + 6 + (side + 6 if side else 0)
        for number, line in enumerate(self.hint):
            row = QRectF(card.left() + 6, base + 16 * number, size[0], 16)
            painter.drawText(row, Qt.AlignmentFlag.AlignVCenter, line)

    def paint_focus(self, painter: QPainter, box: QRectF, tokens: Tokens) -> None:
        """Paint the frame of a widget that hears the keys."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(tokens.link), 1))
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))

    def _stamped(
        self,
        size: tuple[int, int],
        pixels: np.ndarray,
        nearness: np.ndarray,
        tokens: Tokens,
        ratio: float,
    ) -> tuple[QImage, int]:
        """Return the picture of all points, and how much wider its edges are."""
        dressed = self.colouring, tokens
        if self._dressed is None or any(
            a is not b for a, b in zip(self._dressed, dressed, strict=True)
        ):
            self._painter.dress(self.colouring.palette(tokens), rgb(tokens.sunken))
            self._dressed = dressed
        count = len(self.points)
        level = np.zeros(count)
        fogs = np.zeros(count, np.int64)
        if self.is_solid:
            level = np.rint((np.clip(nearness, -1, 1) + 1) / 2 * (_LEVELS - 1)) / (_LEVELS - 1)
            fogs = np.rint((1 - level) * (FOGS - 2)).astype(np.int64)
            sizes = _FARTHEST + level * (_NEAREST - _FARTHEST)
        else:
            sizes = np.ones(count)
        if len(self.selection):
            aside = np.ones(count, bool)
            aside[self.selection] = False
            sizes[aside] *= _ASIDE
            fogs[aside] = FOGS - 1
        radii = np.round(sizes * self.radius * ratio, 2)
        shapes = shapes_of(self.colouring, count)
        stamped, edge = self._painter.paint(
            size, pixels, radii, shapes, self.colouring.colours, fogs
        )
        height, width = stamped.shape
        # The picture is painted at once; its memory is used again for the next one.
        return QImage(stamped.data, width, height, QImage.Format.Format_RGB32), edge

    def _write_note(self, painter: QPainter, tokens: Tokens) -> None:
        painter.setPen(QColor(tokens.muted))
        for number, line in enumerate(self.note):
            painter.drawText(QPointF(_MARGIN, _MARGIN + 11 + 15 * number), line)

    def _paint_axes(self, painter: QPainter, area: tuple[float, float], tokens: Tokens) -> None:
        """Paint the three directions in a corner, the nearest one last."""
        corner = QPointF(area[0] - 40, 42)
        for number in np.argsort(self.camera.turned[2]):
            x, y, z = self.camera.turned[:, number]
            end = corner + QPointF(22 * x, -22 * y)
            painter.setPen(QPen(QColor(tokens.muted if z > 0 else tokens.faint), 1.5))
            painter.drawLine(corner, end)
            painter.drawText(corner + QPointF(29 * x - 3, -29 * y + 4), str(number + 1))


def _small(font: QFont) -> QFont:
    """Return a font as small as that of axes."""
    made = QFont(font)
    made.setPointSizeF(max(7.0, font.pointSizeF() * 0.9))
    return made
