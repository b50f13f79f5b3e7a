"""The head of a run: its name and state, how far it is, and its figures in large."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from app.theme import mark, theme
from app.theme.live import Live


@dataclass(frozen=True)
class Figure:
    """One large number. ``colour`` is the name of a token, as of the curve it belongs to."""

    caption: str
    value: str
    colour: str = "muted"


@dataclass(frozen=True)
class Head:
    """What is shown. ``share`` in [0, 1] is done; ``level`` is the colour token of the state."""

    name: str = ""
    state: str = ""
    level: str = "muted"
    share: float = 0.0
    place: str = ""  # "Epoch 3 of 8 · batch 120 of 438"
    times: str = ""  # "12,340 samples/s · 0:12 · 0:34 left"
    figures: tuple[Figure, ...] = ()


class RunHead(Live, QWidget):
    """Given a ``Head``, shows it; emits nothing."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.name = QLabel()
        self.state = QLabel()
        self.place = QLabel()
        self.times = QLabel()
        self.bar = QProgressBar(textVisible=False, maximum=1000)
        self.captions: list[QLabel] = []
        self.values: list[QLabel] = []
        self._head = Head()
        self._figures = QGridLayout()
        self._lay_out()
        self.follow()

    def show_head(self, head: Head) -> None:
        """Show ``head``; cheap where little has changed."""
        before, self._head = self._head, head
        self.name.setText(head.name)
        self.state.setText(head.state)
        self.place.setText(head.place)
        self.times.setText(head.times)
        self.bar.setValue(round(1000 * min(max(head.share, 0.0), 1.0)))
        self.bar.setAccessibleDescription(head.place)
        for label, figure in zip(self._values_for(head.figures), head.figures, strict=True):
            label.setText(figure.value)
            label.setAccessibleName(f"{figure.caption}: {figure.value}")
        kinds = [(f.caption, f.colour) for f in head.figures]
        if head.level != before.level or kinds != [(f.caption, f.colour) for f in before.figures]:
            self.restyle()

    def retranslate(self) -> None:
        self.bar.setAccessibleName(self.tr("Progress"))

    def restyle(self) -> None:
        tokens = theme().tokens
        self.state.setStyleSheet(f"color: {getattr(tokens, self._head.level)}; font-weight: 600")
        for label, figure in zip(self.captions, self._head.figures, strict=True):
            colour = getattr(tokens, figure.colour)
            label.setText(f'<span style="color: {colour}">■</span> {figure.caption}')

    def _values_for(self, figures: tuple[Figure, ...]) -> list[QLabel]:
        """Return one label a figure; they are made anew when their number changes."""
        if len(figures) != len(self.values):
            for label in (*self.captions, *self.values):
                self._figures.removeWidget(label)
                label.hide()
                label.deleteLater()
            self.captions = [self._label("small") for _ in figures]
            self.values = [self._label("title") for _ in figures]
            for column, (caption, value) in enumerate(zip(self.captions, self.values, strict=True)):
                self._figures.addWidget(value, 0, column)
                self._figures.addWidget(caption, 1, column)
                self._figures.setColumnStretch(column, 1)
            self.restyle()
        return self.values

    def _label(self, kind: str) -> QLabel:
        label = QLabel(self)
        mark(label, kind=kind)
        return label

    def _lay_out(self) -> None:
        mark(self.name, kind="heading")
        mark(self.place, kind="muted")
        mark(self.times, kind="muted")
        self.name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self.name)
        top.addWidget(self.state)
        top.addStretch(1)
        below = QHBoxLayout()
        below.addWidget(self.place)
        below.addStretch(1)
        below.addWidget(self.times)
        self._figures.setVerticalSpacing(0)
        self._figures.setHorizontalSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self.bar)
        column.addLayout(below)
        column.addLayout(self._figures)
