"""A strip of pinned inputs, each with what a network says of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QLineEdit, QSizePolicy, QToolTip, QWidget

from app.theme import theme
from app.theme.live import Live
from app.theme.tokens import Tokens
from app.viewers.thumbnails import thumbnail
from app.widgets.pixels import as_pixels, to_image

SIDE = 44  # pixels of a thumbnail
WIDTH = 76  # of a card
_FAINT = 0.35  # of what cannot be shown now


@dataclass(frozen=True, eq=False)
class ProbeCard:
    """One input. ``picture``: (height, width, channels), None for a row of a table.

    ``said``: the class, or a value   ``share``: how sure   ``is_right``: None where unknown
    ``problem``: why it cannot be shown now, "" where it can
    """

    name: str
    picture: np.ndarray | None = None
    said: str = ""
    share: str = ""
    is_right: bool | None = None
    problem: str = ""


class ProbeStrip(Live, QWidget):
    """Cards side by side. ``chosen(index)``, -1 to look away from all; ``unpinned(index)``,
    ``renamed(index, name)``, ``moved(index, to)``; ``menu_wanted(index, place on the screen)``.

    Arrow keys choose, with Alt they move the card; F2 renames, Del unpins, Esc looks away.
    """

    chosen = Signal(int)
    unpinned = Signal(int)
    renamed = Signal(int, str)
    moved = Signal(int, int)
    menu_wanted = Signal(int, QPoint)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.edit = QLineEdit(self)
        self._cards: list[ProbeCard] = []
        self._pictures: list[QPixmap | None] = []
        self._current = self._renaming = -1
        self._pressed: tuple[int, QPoint] | None = None
        self._gap = -1  # before which card a dragged one would fall
        self.edit.hide()
        self.edit.editingFinished.connect(self._on_edited)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.follow()

    @property
    def cards(self) -> list[ProbeCard]:
        return list(self._cards)

    @property
    def current(self) -> int:
        """The card that is looked at, -1 if none is."""
        return self._current

    def set_cards(self, cards: Sequence[ProbeCard], current: int) -> None:
        """Show these cards; pictures that are the same array are not drawn anew."""
        known = {
            id(card.picture): drawn for card, drawn in zip(self._cards, self._pictures, strict=True)
        }
        self._pictures = [_drawn(card, known) for card in cards]
        if len(cards) != len(self._cards):
            self.edit.hide()
            self._renaming = -1
        self._cards, self._current = list(cards), current
        self.setAccessibleDescription("; ".join(f"{c.name}: {c.said} {c.share}" for c in cards))
        self.setFixedSize(self.sizeHint())
        self.update()

    def place_of(self, index: int) -> QRect:
        """Return where a card lies."""
        return QRect(index * WIDTH, 0, WIDTH, self.height())

    def index_at(self, place: QPoint) -> int:
        """Return the card under a point, -1 if none."""
        index = place.x() // WIDTH
        return index if 0 <= index < len(self._cards) else -1

    def rename(self, index: int) -> None:
        """Let the user type a name over the card."""
        self._renaming = index
        self.edit.setText(self._cards[index].name)
        self.edit.selectAll()
        self.edit.setGeometry(self.place_of(index).adjusted(1, 4, -1, -self.height() + 30))
        self.edit.show()
        self.edit.setFocus()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Probes"))
        self.edit.setAccessibleName(self.tr("Name of the probe"))
        self.setToolTip(
            self.tr(
                "Pinned inputs. Arrow keys choose one, Esc goes back to the sample, F2 renames, "
                "Del unpins, Alt and arrows move it."
            )
        )

    def sizeHint(self) -> QSize:
        lines = 2 * self.fontMetrics().height()
        return QSize(max(len(self._cards), 1) * WIDTH, SIDE + lines + 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, card in enumerate(self._cards):
            painter.setOpacity(_FAINT if card.problem else 1)
            self._paint_card(painter, index, card, tokens)
        painter.setOpacity(1)
        if self._gap >= 0:
            painter.fillRect(self._gap * WIDTH - 1, 4, 3, self.height() - 8, QColor(tokens.accent))

    def _paint_card(self, painter: QPainter, index: int, card: ProbeCard, tokens: Tokens) -> None:
        place = self.place_of(index)
        if index == self._current:
            painter.setPen(QPen(QColor(tokens.accent), 3 if self.hasFocus() else 2))
            painter.setBrush(QColor(tokens.sunken))
            painter.drawRoundedRect(place.adjusted(2, 2, -2, -2), 4, 4)
        picture = self._pictures[index]
        square = QRect(place.left() + (WIDTH - SIDE) // 2, 6, SIDE, SIDE)
        if picture is not None:
            painter.fillRect(square, QColor(tokens.ground))
            painter.drawPixmap(square.topLeft(), picture)
        else:
            painter.setPen(QColor(tokens.text))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(place.adjusted(5, 6, -5, SIDE + 6 - place.height()), flags, card.name)
        colours = {True: tokens.positive, False: tokens.negative, None: tokens.text}
        metrics = self.fontMetrics()
        line = QRect(place.left() + 3, SIDE + 7, WIDTH - 6, metrics.height())
        for text, colour in ((card.said, colours[card.is_right]), (card.share, tokens.muted)):
            painter.setPen(QColor(colour))
            short = metrics.elidedText(text, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, Qt.AlignmentFlag.AlignCenter, short)
            line.translate(0, metrics.height())

    # what the user does

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.index_at(event.pos())
            tip = self._tip(self._cards[index]) if index >= 0 else self.toolTip()
            QToolTip.showText(event.globalPos(), tip, self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.index_at(event.position().toPoint())
        if index >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._pressed = (index, event.position().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        place = event.position().toPoint()
        far = abs(place.x() - self._pressed[1].x()) >= QApplication.startDragDistance()
        if far or self._gap >= 0:
            self._gap = min(max(round(place.x() / WIDTH), 0), len(self._cards))
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or event.button() != Qt.MouseButton.LeftButton:
            return
        (index, _), self._pressed = self._pressed, None
        gap, self._gap = self._gap, -1
        self.update()
        if gap < 0:
            self.chosen.emit(-1 if index == self._current else index)
        elif gap not in (index, index + 1):
            self.moved.emit(index, gap - 1 if gap > index else gap)

    def contextMenuEvent(self, event) -> None:
        if event.reason() == event.Reason.Keyboard and self._current >= 0:
            place = self.mapToGlobal(self.place_of(self._current).center())
            self.menu_wanted.emit(self._current, place)
        elif (index := self.index_at(event.pos())) >= 0:
            self.menu_wanted.emit(index, event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        index, last = self._current, len(self._cards) - 1
        if way and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if index >= 0 and 0 <= index + way <= last:
                self.moved.emit(index, index + way)
        elif way and last >= 0:
            self.chosen.emit(min(max(index + way, 0), last))
        elif event.key() == Qt.Key.Key_Home and last >= 0:
            self.chosen.emit(0)
        elif event.key() == Qt.Key.Key_End and last >= 0:
            self.chosen.emit(last)
        elif event.key() == Qt.Key.Key_Escape and index >= 0:
            self.chosen.emit(-1)
        elif event.key() == Qt.Key.Key_Delete and index >= 0:
            self.unpinned.emit(index)
        elif event.key() == Qt.Key.Key_F2 and index >= 0:
            self.rename(index)
        else:
            super().keyPressEvent(event)

    def _on_edited(self) -> None:
        index, self._renaming = self._renaming, -1
        self.edit.hide()
        if 0 <= index < len(self._cards) and self.edit.text() != self._cards[index].name:
            self.renamed.emit(index, self.edit.text().strip())

    def _tip(self, card: ProbeCard) -> str:
        lines = [card.name, f"{card.said} {card.share}".strip(), card.problem]
        return "\n".join(line for line in lines if line)


def _drawn(card: ProbeCard, known: dict[int, QPixmap | None]) -> QPixmap | None:
    if card.picture is None:
        return None
    drawn = known.get(id(card.picture))
    return drawn or thumbnail(to_image(as_pixels(card.picture)), SIDE)
