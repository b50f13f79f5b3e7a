"""How one layer of a stack is painted: what stands where, and in which colours."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QListView, QStyle, QStyledItemDelegate, QWidget

from app.i18n.numbers import count_text
from app.models.stack_model import ROW, StackRow
from app.theme import theme
from app.theme.icons import paint_glyph
from app.theme.tokens import FONTS, SIZES, Tokens

MARGIN, CHIP, GLYPH, FLAKE = 8, 30, 18, 14  # pixels
TEXT = MARGIN + CHIP + 10  # where texts begin
ABOVE = 7  # free pixels above and below the lines of a row
SMALLEST_NAME = 40
BUTTON_HEIGHT = 26
LEFT = Qt.MouseButton.LeftButton

_ONE_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_RIGHT = _ONE_LINE | Qt.AlignmentFlag.AlignRight
_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


@dataclass(frozen=True)
class Fonts:
    """The fonts of a row, and how high their lines are."""

    plain: QFont
    bold: QFont
    small: QFont

    @classmethod
    def of(cls, font: QFont) -> Fonts:
        bold, small = QFont(font), QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        small.setPointSizeF(font.pointSizeF() * FONTS.small)
        return cls(font, bold, small)

    @property
    def line(self) -> int:
        return QFontMetrics(self.bold).height()

    @property
    def small_line(self) -> int:
        return QFontMetrics(self.small).height() + 2


@dataclass(frozen=True)
class Places:
    """Where the parts of a row stand; empty rectangles for what it does not have."""

    chip: QRect
    name: QRect
    frozen: QRect  # the snowflake
    badge: QRect
    shape: QRect
    details: QRect
    costs: QRect
    feeders: QRect
    box: QRect  # around an error
    error: QRect
    button: QRect

    @property
    def bottom(self) -> int:
        last = max((self.box, self.feeders, self.details), key=QRect.bottom)
        return last.bottom() + ABOVE


def compact(count: int) -> str:
    """Return a count in three digits: 999, 1.5k, 23.4M."""
    if count < 1000:
        return str(count)
    rounded = f"{count:.2e}"  # 999,950 becomes 1.00e6, not 1000k
    group = min(int(rounded.partition("e")[2]) // 3, 4)
    return f"{float(rounded) / 1000**group:.3g}{' kMGT'[group]}"


def costs_of(row: StackRow) -> str:
    """Return parameters and multiply-adds of a row, "" where it has neither."""
    if not row.parameters and not row.multiply_adds:
        return ""
    parameters = count_text(row.parameters)
    if row.is_frozen:
        parameters = QCoreApplication.translate("StackDelegate", "{0} frozen").format(parameters)
    return f"{parameters} · {compact(row.multiply_adds)}"


def places_of(area: QRect, row: StackRow, fonts: Fonts, badge: str) -> Places:
    """Return where everything of ``row`` stands inside ``area``, whose height does not matter."""
    left, right, top = area.left() + TEXT, area.right() - MARGIN, area.top() + ABOVE
    below = top + fonts.line
    widths = _Widths(fonts, right - left)
    shape, costs = widths.of(row.shape, fonts.plain), widths.of(costs_of(row), fonts.small)
    badge_width = QFontMetrics(fonts.small).horizontalAdvance(badge) + 12 if badge else 0
    flake = FLAKE + 4 if row.is_frozen else 0
    room = max(right - left - shape - badge_width - flake - 14, SMALLEST_NAME)
    name = min(QFontMetrics(fonts.bold).horizontalAdvance(row.node.name) + 2, room)
    feeders_line = fonts.small_line if row.feeders else 0
    box, error, button = _error_places(
        QRect(left, below + fonts.small_line + feeders_line + 4, right - left, 0), row, fonts
    )
    middle = top + (fonts.line + fonts.small_line - CHIP) // 2
    return Places(
        chip=QRect(area.left() + MARGIN, middle, CHIP, CHIP),
        name=QRect(left, top, name, fonts.line),
        frozen=QRect(left + name + 4, top + (fonts.line - FLAKE) // 2, FLAKE, FLAKE)
        if flake
        else QRect(),
        badge=QRect(left + name + flake + 6, top + 1, badge_width, fonts.line - 2)
        if badge
        else QRect(),
        shape=QRect(right - shape, top, shape, fonts.line),
        details=QRect(left, below, max(right - left - costs - 10, 0), fonts.small_line),
        costs=QRect(right - costs, below, costs, fonts.small_line),
        feeders=QRect(left, below + fonts.small_line, right - left, feeders_line),
        box=box,
        error=error,
        button=button,
    )


@dataclass(frozen=True)
class _Widths:
    """Measures texts, which may take half of a row at most."""

    fonts: Fonts
    room: int

    def of(self, text: str, font: QFont) -> int:
        return min(QFontMetrics(font).horizontalAdvance(text) + 1, self.room // 2) if text else 0


def _error_places(place: QRect, row: StackRow, fonts: Fonts) -> tuple[QRect, QRect, QRect]:
    """Return box, sentence and button of an error; ``place`` says where and how wide."""
    if not row.error:
        return QRect(), QRect(), QRect()
    metrics = QFontMetrics(fonts.small)
    inside = place.adjusted(10, 7, -10, 0)
    inside.setHeight(10_000)
    error = metrics.boundingRect(inside, int(_WRAPPED), row.error)
    error.setWidth(inside.width())
    button = QRect()
    if row.repair_text:
        width = min(metrics.horizontalAdvance(row.repair_text) + 40, inside.width())
        button = QRect(inside.left(), error.bottom() + 7, width, BUTTON_HEIGHT)
    bottom = max(error.bottom(), button.bottom()) + 8
    return QRect(place.left(), place.top(), place.width(), bottom - place.top()), error, button


class StackDelegate(QStyledItemDelegate):
    """Paints rows; ``repair_clicked`` names the layer whose button was clicked."""

    repair_clicked = Signal(str)

    def __init__(self, view: QListView):
        super().__init__(view)
        self._view = view

    def places(self, index: QModelIndex) -> Places:
        """Return where the parts of a row stand in the viewport."""
        row = index.data(ROW)
        fonts = Fonts.of(self._view.font())
        return places_of(self._view.visualRect(index), row, fonts, self.badge(row))

    def badge(self, row: StackRow) -> str:
        """Return the word of the badge of a row."""
        words = {"kept": self.tr("kept"), "new": self.tr("new")}
        return words.get(row.badge, "")

    def sizeHint(self, option, index: QModelIndex) -> QSize:
        row, width = index.data(ROW), self._view.viewport().width()
        area = QRect(0, 0, width, 0)
        places = places_of(area, row, Fonts.of(self._view.font()), self.badge(row))
        return QSize(width, places.bottom)

    def paint(self, painter: QPainter, option, index: QModelIndex) -> None:
        row, tokens, fonts = index.data(ROW), theme().tokens, Fonts.of(option.font)
        places = places_of(option.rect, row, fonts, self.badge(row))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, option, tokens)
        _paint_flow(painter, option.rect, places.chip, index, tokens)
        _paint_chip(painter, places.chip, row, tokens)
        _paint_texts(painter, places, row, fonts, tokens)
        if row.is_frozen:
            paint_glyph(painter, places.frozen, "frozen", tokens.link)
        if row.badge:
            _paint_badge(painter, places.badge, self.badge(row), row.badge, fonts, tokens)
        if row.error:
            pointed = self._view.viewport().mapFromGlobal(self._view.cursor().pos())
            _paint_error(painter, places, row, fonts, tokens, places.button.contains(pointed))
        painter.restore()

    def editorEvent(self, event: QEvent, model, option, index: QModelIndex) -> bool:
        is_release = event.type() == QEvent.Type.MouseButtonRelease
        if isinstance(event, QMouseEvent) and is_release and event.button() == LEFT:
            row, point = index.data(ROW), event.position().toPoint()
            if row.repair and self.places(index).button.contains(point):
                self.repair_clicked.emit(row.id)
                return True
        return super().editorEvent(event, model, option, index)

    def createEditor(self, parent: QWidget, option, index: QModelIndex) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAccessibleName(self.tr("Name of the layer"))
        return editor

    def updateEditorGeometry(self, editor: QWidget, option, index: QModelIndex) -> None:
        places = self.places(index)
        right = places.shape.left() - 8 if places.shape.width() else places.costs.right()
        left, top = places.name.left() - 7, places.name.top() - 5
        editor.setGeometry(left, top, max(right - left, 120), SIZES.control)


def _paint_ground(painter: QPainter, option, tokens: Tokens) -> None:
    state = QStyle.StateFlag
    place = QRectF(option.rect).adjusted(2, 1, -2, -1)
    painter.setPen(Qt.PenStyle.NoPen)
    if option.state & state.State_Selected:
        painter.setBrush(QColor(tokens.accent_soft))
        painter.drawRoundedRect(place, SIZES.radius, SIZES.radius)
    elif option.state & state.State_MouseOver:
        painter.setBrush(QColor(tokens.hover))
        painter.drawRoundedRect(place, SIZES.radius, SIZES.radius)
    if option.state & state.State_HasFocus:
        painter.setPen(QPen(QColor(tokens.accent), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), SIZES.radius, SIZES.radius)


def _paint_flow(
    painter: QPainter, area: QRect, chip: QRect, index: QModelIndex, tokens: Tokens
) -> None:
    """Draw the line along which values flow from a row to the next one."""
    painter.setPen(QPen(QColor(tokens.border_strong), 2))
    x = chip.center().x()
    if _is_fed_by(index, index.siblingAtRow(index.row() - 1)):
        painter.drawLine(QPoint(x, area.top()), QPoint(x, chip.top() - 3))
    if _is_fed_by(index.siblingAtRow(index.row() + 1), index):
        painter.drawLine(QPoint(x, chip.bottom() + 4), QPoint(x, area.bottom() + 1))


def _is_fed_by(index: QModelIndex, above: QModelIndex) -> bool:
    if not (index.isValid() and above.isValid()):
        return False
    return above.data(ROW).id in index.data(ROW).node.inputs


def _paint_chip(painter: QPainter, place: QRect, row: StackRow, tokens: Tokens) -> None:
    number = row.group.colour
    quiet = tokens.muted if number is None else tokens.kinds[number]
    name = tokens.danger if row.error else quiet
    ground, edge = QColor(name), QColor(name)
    ground.setAlpha(44 if tokens.is_dark else 30)
    edge.setAlpha(150)
    painter.setBrush(QColor(tokens.surface))
    painter.setPen(Qt.PenStyle.NoPen)
    shape = QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(shape, SIZES.radius, SIZES.radius)
    painter.setBrush(ground)
    painter.setPen(QPen(edge, 1))
    painter.drawRoundedRect(shape, SIZES.radius, SIZES.radius)
    free = (CHIP - GLYPH) // 2
    paint_glyph(painter, place.adjusted(free, free, -free, -free), row.icon, name)


def _paint_texts(
    painter: QPainter, places: Places, row: StackRow, fonts: Fonts, tokens: Tokens
) -> None:
    _write(painter, places.name, row.node.name, fonts.bold, tokens.text)
    _write(painter, places.shape, row.shape, fonts.plain, tokens.text, right=True)
    _write(painter, places.details, row.details, fonts.small, tokens.muted)
    _write(painter, places.costs, costs_of(row), fonts.small, tokens.muted, right=True)
    if row.feeders:
        _write(painter, places.feeders, f"← {row.feeders}", fonts.small, tokens.link)


def _write(
    painter: QPainter, place: QRect, text: str, font: QFont, colour: str, right: bool = False
) -> None:
    """Write one line, shortened at its end where there is no room."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width() + 1)
    painter.drawText(place.adjusted(0, 0, 2, 0) if not right else place, _flags(right), shown)


def _flags(right: bool) -> int:
    return int(_RIGHT if right else _ONE_LINE)


def _paint_badge(
    painter: QPainter, place: QRect, word: str, badge: str, fonts: Fonts, tokens: Tokens
) -> None:
    is_kept = badge == "kept"
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.success_soft if is_kept else tokens.hover))
    painter.drawRoundedRect(QRectF(place), SIZES.radius_small, SIZES.radius_small)
    painter.setFont(fonts.small)
    painter.setPen(QColor(tokens.success if is_kept else tokens.muted))
    painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), word)


def _paint_error(
    painter: QPainter,
    places: Places,
    row: StackRow,
    fonts: Fonts,
    tokens: Tokens,
    is_pointed_at: bool,
) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.danger_soft))
    painter.drawRoundedRect(QRectF(places.box), SIZES.radius, SIZES.radius)
    painter.setFont(fonts.small)
    painter.setPen(QColor(tokens.text))
    painter.drawText(places.error, int(_WRAPPED), row.error)
    if not row.repair_text:
        return
    painter.setPen(QPen(QColor(tokens.danger), 1))
    painter.setBrush(QColor(tokens.hover if is_pointed_at else tokens.surface))
    button = QRectF(places.button).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(button, SIZES.radius, SIZES.radius)
    glyph = QRect(places.button.left() + 9, places.button.center().y() - 6, 14, 14)
    paint_glyph(painter, glyph, "mend", tokens.danger)
    text = places.button.adjusted(29, 0, -8, 0)
    _write(painter, text, row.repair_text, fonts.small, tokens.text)
