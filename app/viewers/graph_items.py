"""What a graph is painted from: boxes of layers, frames of unfolded networks, smooth lines."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QStyle, QStyleOptionGraphicsItem

from app.models.graph_layout import Point
from app.models.graph_model import GraphNode
from app.theme import theme
from app.theme.icons import paint_glyph
from app.theme.tokens import SIZES, Tokens
from app.viewers.stack_delegate import CHIP, FLAKE, GLYPH, Fonts, costs_of

PAD = 8  # pixels inside a box
NARROWEST, WIDEST = 148, 250
STEP = 24  # of widths, so that a longer number moves nothing
HEAD = 26  # height of the title of a frame
READABLE = 0.3  # below this zoom texts are left out

_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


def told_wrong(node: GraphNode) -> str:
    """Return what is wrong with a box, and below it what each branch brings."""
    return "\n".join([node.row.error, *(f"{name}: {shape}" for name, shape in node.branches)])


def _corner_of(node: GraphNode) -> str:
    """Return what a box costs, or whose weights it uses."""
    return f"= {node.twin}" if node.twin else costs_of(node.row)


def size_of(node: GraphNode, fonts: Fonts) -> tuple[float, float]:
    """Return how large the box of a node is."""
    bold, small = QFontMetrics(fonts.bold), QFontMetrics(fonts.small)
    flake = FLAKE + 4 if node.row.is_frozen else 0
    second = small.horizontalAdvance(f"{node.row.shape}  {_corner_of(node)}")
    texts = (
        bold.horizontalAdvance(node.row.node.name) + flake,
        small.horizontalAdvance(node.row.details),
        second,
    )
    wanted = -(-(max(texts) + CHIP + 3 * PAD) // STEP) * STEP
    width = min(max(wanted, NARROWEST), WIDEST)
    height = 2 * PAD + fonts.line + 2 * fonts.small_line
    if node.row.error:
        width = WIDEST
        height += _error_rect(node, fonts, width).height() + PAD
    return float(width), float(height)


def _error_rect(node: GraphNode, fonts: Fonts, width: float) -> QRect:
    free = QRect(0, 0, int(width) - 2 * PAD, 10_000)
    return QFontMetrics(fonts.small).boundingRect(free, int(_WRAPPED), told_wrong(node))


class NodeItem(QGraphicsItem):
    """One layer: chip, name, class with settings, shape and cost; an error below."""

    def __init__(self, node: GraphNode, width: float, height: float, fonts: Fonts):
        super().__init__()
        self.node, self._fonts = node, fonts
        self._rect = QRectF(0, 0, width, height)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsSelectable)
        self.setAcceptHoverEvents(True)
        self.setZValue(2)

    def boundingRect(self) -> QRectF:
        return self._rect.adjusted(-2, -2, 2, 2)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget=None) -> None:
        tokens = theme().tokens
        zoom = option.levelOfDetailFromTransform(painter.worldTransform())
        self._paint_ground(painter, option, tokens)
        colour = _colour_of(self.node, tokens)
        if zoom < READABLE:
            return
        chip = QRect(PAD, PAD, CHIP, CHIP)
        _paint_chip(painter, chip, self.node.row.icon, colour, tokens)
        self._paint_texts(painter, tokens)
        if self.node.row.error:
            self._paint_error(painter, tokens)

    def _paint_ground(self, painter: QPainter, option, tokens: Tokens) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        pointed = bool(option.state & QStyle.StateFlag.State_MouseOver)
        edge = tokens.accent if selected else tokens.border_strong
        if self.node.row.error and not selected:
            edge = tokens.danger
        ground = tokens.accent_soft if selected else tokens.hover if pointed else tokens.raised
        painter.setPen(QPen(QColor(edge), 2 if selected else 1))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(self._rect, SIZES.radius + 2, SIZES.radius + 2)
        strip = QPainterPath()
        strip.addRoundedRect(self._rect.adjusted(0, 0, 0, 0), SIZES.radius + 2, SIZES.radius + 2)
        left = QPainterPath()
        left.addRect(QRectF(0, 0, 4, self._rect.height()))
        painter.fillPath(strip.intersected(left), QColor(_colour_of(self.node, tokens)))

    def _paint_texts(self, painter: QPainter, tokens: Tokens) -> None:
        row, fonts = self.node.row, self._fonts
        left = CHIP + 2 * PAD
        width = int(self._rect.width()) - left - PAD
        flake = FLAKE + 4 if row.is_frozen else 0
        y = PAD
        _write(
            painter,
            QRect(left, y, width - flake, fonts.line),
            row.node.name,
            fonts.bold,
            tokens.text,
        )
        if row.is_frozen:
            name = QFontMetrics(fonts.bold).horizontalAdvance(row.node.name)
            x = left + min(name, width - flake) + 4
            paint_glyph(painter, QRect(x, y + 2, FLAKE, FLAKE), "frozen", tokens.link)
        y += fonts.line
        _write(
            painter, QRect(left, y, width, fonts.small_line), row.details, fonts.small, tokens.muted
        )
        y += fonts.small_line
        costs = _corner_of(self.node)
        taken = QFontMetrics(fonts.small).horizontalAdvance(costs)
        shape = QRect(left, y, max(width - taken - 6, 20), fonts.small_line)
        _write(painter, shape, row.shape, fonts.small, tokens.text)
        place = QRect(left + width - taken, y, taken + 2, fonts.small_line)
        _write(painter, place, costs, fonts.small, tokens.muted)

    def _paint_error(self, painter: QPainter, tokens: Tokens) -> None:
        text = _error_rect(self.node, self._fonts, self._rect.width())
        top = int(self._rect.height()) - text.height() - PAD
        box = QRectF(4, top - 4, self._rect.width() - 8, text.height() + 8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.danger_soft))
        painter.drawRoundedRect(box, SIZES.radius_small, SIZES.radius_small)
        painter.setPen(QColor(tokens.text))
        painter.setFont(self._fonts.small)
        painter.drawText(text.translated(PAD, top), int(_WRAPPED), told_wrong(self.node))


class FrameItem(NodeItem):
    """An unfolded network: a frame with its name around the boxes inside."""

    def __init__(self, node: GraphNode, width: float, height: float, fonts: Fonts):
        super().__init__(node, width, height, fonts)
        self.setZValue(-1)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget=None) -> None:
        tokens = theme().tokens
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = QColor(tokens.accent_soft if selected else tokens.hover)
        ground.setAlpha(120)
        pen = QPen(QColor(tokens.accent if selected else tokens.border_strong), 1.5)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(ground)
        painter.drawRoundedRect(self._rect, SIZES.radius_large, SIZES.radius_large)
        if option.levelOfDetailFromTransform(painter.worldTransform()) < READABLE:
            return
        glyph = QRect(10, (HEAD - 14) // 2 + 2, 14, 14)
        paint_glyph(painter, glyph, "expand", tokens.muted)
        place = QRect(30, 2, int(self._rect.width()) - 40, HEAD)
        text = f"{self.node.row.node.name} · {self.node.row.details}"
        _write(painter, place, text, self._fonts.bold, tokens.muted)


class EdgeItem(QGraphicsPathItem):
    """A smooth line from one box to another, with an arrow at its end."""

    def __init__(self, points: Sequence[Point], is_wrong: bool):
        super().__init__()
        self._end = QPointF(*points[-1])
        self._is_wrong = is_wrong
        self.is_near_selected = False
        self.setPath(curve([QPointF(*p) for p in points]))
        self.setZValue(1)

    def boundingRect(self) -> QRectF:
        return self.path().boundingRect().adjusted(-6, -6, 6, 6)

    def paint(self, painter: QPainter, option, widget=None) -> None:
        tokens = theme().tokens
        quiet = tokens.accent if self.is_near_selected else tokens.faint
        colour = QColor(tokens.danger if self._is_wrong else quiet)
        painter.setPen(QPen(colour, 2 if self.is_near_selected else 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self.path())
        x, y = self._end.x(), self._end.y()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon([QPointF(x, y), QPointF(x - 4, y - 7), QPointF(x + 4, y - 7)])


def curve(points: Sequence[QPointF]) -> QPainterPath:
    """Return a line through ``points`` that leaves and meets each of them straight downwards."""
    path = QPainterPath(points[0])
    for one, other in itertools.pairwise(points):
        bend = (other.y() - one.y()) / 2
        path.cubicTo(one.x(), one.y() + bend, other.x(), other.y() - bend, other.x(), other.y())
    return path


def _colour_of(node: GraphNode, tokens: Tokens) -> str:
    if node.row.error:
        return tokens.danger
    number = node.row.group.colour
    return tokens.muted if number is None else tokens.kinds[number]


def _paint_chip(painter: QPainter, place: QRect, glyph: str, colour: str, tokens: Tokens) -> None:
    ground = QColor(colour)
    ground.setAlpha(44 if tokens.is_dark else 30)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(QRectF(place), SIZES.radius, SIZES.radius)
    free = (CHIP - GLYPH) // 2
    paint_glyph(painter, place.adjusted(free, free, -free, -free), glyph, colour)


def _write(painter: QPainter, place: QRect, text: str, font, colour: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width() + 1)
    painter.drawText(place, int(_LINE), shown)
