"""Small pictures in groups, such as samples of each class; a click tells which one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.theme import theme
from app.theme.live import Live
from app.widgets.pixels import as_pixels, to_image

GAP = 3
SMALL, LARGE, LARGEST = 34, 62, 84  # pixels of a picture
WIDEST_NAME = 92  # of names that stand beside their pictures
FEW_GROUPS = 4


@dataclass(frozen=True)
class Group:
    """A name with pictures (count, height, width, channels) and the key of each."""

    name: str
    pictures: Sequence[np.ndarray]
    keys: Sequence[int]


@dataclass(frozen=True)
class _Place:
    rect: QRect
    group: int
    index: int


class Gallery(Live, QWidget):
    """Paints groups of pictures, their names beside or above them; its height follows.

    ``clicked(key)`` also by Enter on the picture that the arrow keys have reached.
    ``single``: groups have one picture each and flow, with the name below.
    """

    clicked = Signal(int)

    def __init__(self, single: bool = False, parent: QWidget | None = None):
        super().__init__(parent)
        self._single = single
        self._groups: list[Group] = []
        self._images: dict[tuple[int, int], QImage] = {}
        self._places: list[_Place] = []
        self._names: list[tuple[QRect, str]] = []
        self._current = -1
        self._pressed = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(SMALL)

    def set_groups(self, groups: Sequence[Group]) -> None:
        """Show ``groups`` from top to bottom."""
        self._groups = list(groups)
        self._images = {
            (g, i): to_image(as_pixels(picture))
            for g, group in enumerate(self._groups)
            for i, picture in enumerate(group.pictures)
        }
        self._current = -1
        self._arrange()

    @property
    def groups(self) -> list[Group]:
        return list(self._groups)

    def rect_of(self, group: int, index: int) -> QRect:
        """Return where a picture lies; an empty one where there is no room for it."""
        found = [p.rect for p in self._places if (p.group, p.index) == (group, index)]
        return found[0] if found else QRect()

    def sizeHint(self) -> QSize:
        return QSize(320, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()

    # Where everything lies

    def _arrange(self) -> None:
        self._places, self._names = [], []
        if not self._groups:
            bottom = 0
        elif self._single:
            bottom = self._arrange_below()
        elif len(self._groups) > FEW_GROUPS and self._name_width() <= WIDEST_NAME:
            bottom = self._arrange_beside()
        else:
            bottom = self._arrange_above()
        if bottom != self.minimumHeight():
            self.setMinimumHeight(bottom)
            self.updateGeometry()
        self.update()

    def _name_width(self) -> int:
        metrics = self.fontMetrics()
        return max(metrics.horizontalAdvance(group.name) for group in self._groups)

    def _arrange_beside(self) -> int:
        left = self._name_width() + 10
        room, side = _filled(self.width() - left, SMALL)
        for g, group in enumerate(self._groups):
            top = g * (side + GAP)
            self._names.append((QRect(0, top, left, side), group.name))
            self._put_line(g, range(min(room, len(group.pictures))), left, top, side)
        return len(self._groups) * (side + GAP)

    def _arrange_above(self) -> int:
        few = len(self._groups) <= FEW_GROUPS
        lines = 2 if few else 1
        room, side = _filled(self.width(), LARGE if few else SMALL)
        line_height = self.fontMetrics().height() + 4
        top = 0
        for g, group in enumerate(self._groups):
            self._names.append((QRect(0, top, self.width(), line_height), group.name))
            top += line_height
            for start in range(0, min(lines * room, len(group.pictures)), room):
                end = min(start + room, len(group.pictures))
                self._put_line(g, range(start, end), 0, top, side)
                top += side + GAP
            top += 6
        return top

    def _arrange_below(self) -> int:
        room, width = _filled(self.width(), max(LARGE, self._name_width()))
        side = min(width, LARGEST)  # long names make room, not pictures
        height = side + self.fontMetrics().height() + 8
        for g, group in enumerate(self._groups):
            row, column = divmod(g, room)
            left, top = column * (width + GAP), row * height
            self._put_line(g, range(1), left + (width - side) // 2, top, side)
            line = QRect(left, top + side + 2, width, self.fontMetrics().height())
            self._names.append((line, group.name))
        return -(-len(self._groups) // room) * height

    def _put_line(self, group: int, indices: range, left: int, top: int, side: int) -> None:
        for step, index in enumerate(indices):
            rect = QRect(left + step * (side + GAP), top, side, side)
            self._places.append(_Place(rect, group, index))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        painter.setPen(QColor(tokens.text if not self._single else tokens.muted))
        centre = Qt.AlignmentFlag.AlignHCenter if self._single else Qt.AlignmentFlag.AlignLeft
        for rect, name in self._names:
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | centre, name)
        for number, place in enumerate(self._places):
            if place.rect.intersects(event.rect()):
                self._paint(painter, place)
                if self.hasFocus() and number == self._current:
                    painter.setPen(QPen(QColor(tokens.accent), 2))
                    painter.drawRect(place.rect.adjusted(0, 0, -1, -1))

    def _paint(self, painter: QPainter, place: _Place) -> None:
        image = self._images[place.group, place.index]
        size = image.size().scaled(place.rect.size(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRect(QPoint(0, 0), size)
        target.moveCenter(place.rect.center())
        painter.fillRect(place.rect, QColor(theme().tokens.ground))
        smaller = size.width() * self.devicePixelRatioF() < image.width()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smaller)
        painter.drawImage(target, image)

    # Mouse and keys

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            number = self._at(event.pos())
            text = self.tooltip_of(number) if number >= 0 else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def tooltip_of(self, number: int) -> str:
        """Return what is said about a picture under the mouse."""
        place = self._places[number]
        group = self._groups[place.group]
        if self._single:
            return group.name
        return self.tr("{0}: sample {1}").format(group.name, group.keys[place.index])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = self._at(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        number = self._at(event.position().toPoint())
        if number >= 0 and number == self._pressed:
            self._current = number
            self._activate()
        self._pressed = -1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if event.key() == Qt.Key.Key_Right else -1
            self._current = min(max(self._current + step, 0), len(self._places) - 1)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step_line(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._activate()
        else:
            super().keyPressEvent(event)
            return
        self.update()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Pictures by class"))

    def _step_line(self, direction: int) -> None:
        """Go to the picture above or below."""
        if not self._places:
            return
        here = self._places[max(self._current, 0)].rect
        beyond = [
            (abs(p.rect.top() - here.top()), abs(p.rect.left() - here.left()), n)
            for n, p in enumerate(self._places)
            if (p.rect.top() - here.top()) * direction > 0
        ]
        if beyond:
            self._current = min(beyond)[2]

    def _activate(self) -> None:
        self.update()
        if 0 <= self._current < len(self._places):
            place = self._places[self._current]
            self.clicked.emit(int(self._groups[place.group].keys[place.index]))

    def _at(self, point: QPoint) -> int:
        found = (n for n, place in enumerate(self._places) if place.rect.contains(point))
        return next(found, -1)


def _filled(width: int, side: int) -> tuple[int, int]:
    """Return how many squares of about ``side`` fill ``width``, and the side they get."""
    room = max(1, (width + GAP) // (side + GAP))
    return room, max(side, (width + GAP) // room - GAP)
