"""Figures of the data: how many samples each part has, shape, type, range, memory."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.i18n.numbers import bytes_text, count_text
from app.panels.data_panel.words import number_text
from app.theme import mark, theme
from app.theme.live import Live
from app.theme.tokens import Tokens
from engine.data.summary import Column
from engine.service.overview import Overview

BAR = 12  # pixels


@dataclass(frozen=True)
class Part:
    """One part of the data: how it is called, how much it has, the name of its colour."""

    title: str
    samples: int
    colour: str
    note: str = ""


class PartsBar(QWidget):
    """One bar, cut as the data are."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._parts: list[Part] = []
        self.setFixedHeight(BAR)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_parts(self, parts: list[Part]) -> None:
        """Show parts from left to right."""
        self._parts = [part for part in parts if part.samples]
        self.setAccessibleDescription("; ".join(f"{p.title}: {p.samples}" for p in parts))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, BAR)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), 4, 4)
        painter.setClipPath(outline)
        painter.fillRect(self.rect(), QColor(tokens.hover))
        total = sum(part.samples for part in self._parts) or 1
        gaps = 2.0 * max(len(self._parts) - 1, 0)
        left = 0.0
        for part in self._parts:
            width = max(3.0, (self.width() - gaps) * part.samples / total)
            painter.fillRect(QRectF(left, 0, width, BAR), QColor(getattr(tokens, part.colour)))
            left += width + 2


class Swatch(QWidget):
    """A small square in a colour of the theme."""

    def __init__(self, colour: str, parent: QWidget | None = None):
        super().__init__(parent)
        self._colour = colour
        self.setFixedSize(10, 10)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(theme().tokens, self._colour)))
        painter.drawRoundedRect(QRectF(self.rect()), 2, 2)


class Figures(Live, QWidget):
    """The parts with their sizes, and below them what all samples have in common."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.bar = PartsBar()
        self._parts = QGridLayout()
        self._facts = QGridLayout()
        self._overview: Overview | None = None
        self._lay_out()
        self.follow()

    def set_overview(self, overview: Overview) -> None:
        """Show the figures of other data."""
        self._overview = overview
        self.retranslate()

    def texts(self) -> dict[str, str]:
        """Return what is said, by its name: of the parts, then of all samples."""
        assert self._overview is not None
        parts = {p.title: count_text(p.samples) for p in self._part_list(self._overview)}
        return parts | dict(self._fact_list(self._overview))

    def retranslate(self) -> None:
        self.bar.setAccessibleName(self.tr("Parts of the data"))
        if self._overview is None:
            return
        parts = self._part_list(self._overview)
        self.bar.set_parts(parts)
        self._fill_parts(parts)
        self._fill_facts(self._fact_list(self._overview))

    def restyle(self) -> None:
        self.bar.update()

    def _lay_out(self) -> None:
        for grid in (self._parts, self._facts):
            grid.setHorizontalSpacing(12)
            grid.setVerticalSpacing(4)
        self._parts.setColumnStretch(1, 1)
        self._facts.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.bar)
        column.addLayout(self._parts)
        column.addSpacing(4)
        column.addLayout(self._facts)

    def _part_list(self, overview: Overview) -> list[Part]:
        own = self.tr("brought by the data") if overview.own_test else ""
        return [
            Part(self.tr("Training"), overview.train.samples, "train"),
            Part(self.tr("Validation"), overview.validation.samples, "validation"),
            Part(self.tr("Test"), overview.test.samples, "success", own),
        ]

    def _fill_parts(self, parts: list[Part]) -> None:
        _empty(self._parts)
        total = sum(part.samples for part in parts) or 1
        for row, part in enumerate(parts):
            name = QLabel(f"{part.title} · {part.note}" if part.note else part.title)
            share = QLabel(f"{100 * part.samples / total:.0f} %")
            mark(share, kind="muted")
            right = Qt.AlignmentFlag.AlignRight
            self._parts.addWidget(Swatch(part.colour), row, 0)
            self._parts.addWidget(name, row, 1)
            self._parts.addWidget(QLabel(count_text(part.samples)), row, 2, right)
            self._parts.addWidget(share, row, 3, right)

    def _fact_list(self, overview: Overview) -> list[tuple[str, str]]:
        shape = " × ".join(str(n) for n in overview.sample_shape)
        facts = [(self.tr("Shape of a sample"), shape), (self.tr("Type"), self._type(overview))]
        if overview.pixels is not None:
            facts += self._column_facts(overview.pixels)
        elif len(overview.targets) == 1:
            facts += self._column_facts(overview.targets[0])
        if overview.weights is not None:
            facts.append((self.tr("Sample weights"), self._range(overview.weights)))
        if overview.missing:
            facts.append((self.tr("Missing values"), count_text(overview.missing)))
        facts.append((self.tr("Memory"), bytes_text(overview.megabytes * 1e6)))
        return facts

    def _type(self, overview: Overview) -> str:
        if "int" in overview.dtype:
            return self.tr("{0}: whole numbers").format(overview.dtype)
        return self.tr("{0}: real numbers").format(overview.dtype)

    def _column_facts(self, column: Column) -> list[tuple[str, str]]:
        words = self._range(column)
        mean, deviation = number_text(column.mean), number_text(column.deviation)
        spread = self.tr("{0}, deviation {1}").format(mean, deviation)
        if self._overview is not None and self._overview.is_image:
            return [(self.tr("Pixels"), words), (self.tr("Mean"), spread)]
        return [(self.tr("Values to predict"), words), (self.tr("Their mean"), spread)]

    def _range(self, column: Column) -> str:
        low, high = number_text(column.minimum), number_text(column.maximum)
        return self.tr("{0} to {1}").format(low, high)

    def _fill_facts(self, facts: list[tuple[str, str]]) -> None:
        _empty(self._facts)
        for row, (name, text) in enumerate(facts):
            label = QLabel(name)
            mark(label, kind="muted")
            value = QLabel(text, wordWrap=True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            top = Qt.AlignmentFlag.AlignTop
            self._facts.addWidget(label, row, 0, top)
            self._facts.addWidget(value, row, 1, top)


def class_legend(classes: list[str], tokens: Tokens) -> str:
    """Return the names of classes with their colours, as HTML."""
    parts = [
        f'<span style="color:{tokens.class_colour(n)}">■</span>&nbsp;'
        + escape(name).replace(" ", "&nbsp;")
        for n, name in enumerate(classes)
    ]
    return " &nbsp; ".join(parts)


def _empty(grid: QGridLayout) -> None:
    while item := grid.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
