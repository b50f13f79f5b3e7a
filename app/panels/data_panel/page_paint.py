"""A page of the chooser to paint points of several classes on a plane."""

from __future__ import annotations

import string

import numpy as np
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.bridge import Bridge
from app.panels.data_panel.page import Page
from app.theme import mark, theme
from app.theme.icons import icon
from app.widgets.marks import draw_mark
from app.widgets.paint_area import PaintArea
from engine.data.dataset import Source
from engine.data.made import MAX_CLASSES, PaintedPoints

FEWEST_POINTS = 10
SIDE = 440


class PaintPage(Page):
    """An area to paint on, and a button for each class."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None):
        super().__init__(bridge, "PaintedPoints", parent)
        self.area = PaintArea()
        self.buttons = [QToolButton(checkable=True) for _ in range(MAX_CLASSES)]
        self.undo_button = QPushButton(icon("undo"), "")
        self.clear_button = QPushButton(icon("erase"), "")
        self.line = QLabel(wordWrap=True)
        self._group = QButtonGroup(self)
        self._lay_out()
        self._connect()
        self.follow()

    def source(self) -> Source | None:
        points, labels = self.area.points()
        if len(points) < FEWEST_POINTS or len(set(labels.tolist())) < 2:
            return None
        rows = zip(points.tolist(), labels.tolist(), strict=True)
        return PaintedPoints(points=tuple((x, y, label) for (x, y), label in rows))

    def problem(self) -> str:
        if self.source() is not None:
            return ""
        return self.tr("Paint at least {0} points of at least two classes.").format(FEWEST_POINTS)

    def show_source(self, source: Source) -> None:
        assert isinstance(source, PaintedPoints)
        table = np.array(source.points, np.float64).reshape(-1, 3)
        self.area.set_points(table[:, :2], table[:, 2].astype(np.int64))
        self._on_painted()

    def retranslate(self) -> None:
        super().retranslate()
        self.undo_button.setText(self.tr("Undo stroke"))
        self.clear_button.setText(self.tr("Clear"))
        for name, button in zip(string.ascii_uppercase, self.buttons, strict=False):
            button.setText(name)
            button.setAccessibleName(self.tr("Class {0}").format(name))
            button.setToolTip(self.tr("Paint points of class {0}").format(name))
        self._say()

    def restyle(self) -> None:
        for number, button in enumerate(self.buttons):
            button.setIcon(_icon_of(number))

    def _lay_out(self) -> None:
        mark(self.line, kind="muted")
        self.area.setFixedSize(SIDE, SIDE)
        self.area.set_class_count(MAX_CLASSES)
        classes = QHBoxLayout()
        classes.setSpacing(2)
        for number, button in enumerate(self.buttons):
            button.setIconSize(QSize(16, 16))
            self._group.addButton(button, number)
            classes.addWidget(button)
        classes.addStretch(1)
        self.buttons[0].setChecked(True)
        for button in (self.undo_button, self.clear_button):
            button.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.undo_button)
        foot.addWidget(self.clear_button)
        foot.addWidget(self.line, 1)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addLayout(classes)
        column.addWidget(self.area)
        column.addLayout(foot)
        column.addStretch(1)
        self.column.addLayout(column, 1)

    def _connect(self) -> None:
        self._group.idClicked.connect(self.area.set_class)
        self.area.class_changed.connect(self._on_class_changed)
        self.area.changed.connect(self._on_painted)
        self.undo_button.clicked.connect(self.area.undo)
        self.clear_button.clicked.connect(self.area.clear)

    def _on_class_changed(self, number: int) -> None:
        self.buttons[number].setChecked(True)

    def _on_painted(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        labels = self.area.points()[1]
        text = self.tr("Points: {0} · classes: {1}")
        self.line.setText(text.format(len(labels), len(set(labels.tolist()))))


def _icon_of(number: int) -> QIcon:
    """Return the mark of a class as an icon."""
    picture = QPixmap(32, 32)
    picture.fill("transparent")
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_mark(painter, picture.rect().toRectF().center(), number, theme().tokens, 11)
    painter.end()
    return QIcon(picture)
