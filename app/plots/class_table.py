"""Precision, recall and F1 of classes as a table with bars."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.i18n.numbers import count_text
from app.plots.saving import Saving
from app.theme import theme
from app.theme.live import Live
from app.theme.tokens import Tokens
from engine.explain.by_class import MEANS, ClassScores

PRECISION, RECALL, F1, SAMPLES = range(1, 5)  # columns; the name stands in the first
_SHARE = Qt.ItemDataRole.UserRole


class ClassTable(Saving, Live, QWidget):
    """A row for each class, then the means. ``cell_opened(class, column)``: click or Enter.

    A click on a heading sorts the classes, a second one the other way; the means stay below.
    """

    cell_opened = Signal(int, int)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.table = _Table(0, 5)
        self._scores: ClassScores | None = None
        self._classes: Sequence[str] = ()
        self._order: list[int] = []  # class of each row
        self._sorting: tuple[int, bool] | None = None  # column, falling
        self._lay_out()
        self.table.cellClicked.connect(self._on_cell)
        self.table.entered_by_key.connect(self._on_cell)
        self.table.horizontalHeader().sectionClicked.connect(self._on_heading)
        self.follow()

    def set_scores(self, scores: ClassScores, classes: Sequence[str]) -> None:
        """Show the scores of classes and their means."""
        if list(classes) != list(self._classes):
            self._sorting = None
        self._scores, self._classes = scores, classes
        self._fill()

    @property
    def order(self) -> list[int]:
        """The classes from top to bottom."""
        return list(self._order)

    def text_at(self, row: int, column: int) -> str:
        """Return what a cell says."""
        item = self.table.item(row, column)
        return item.text() if item is not None else ""

    def copy(self) -> ClassTable:
        copy = ClassTable()
        copy._sorting = self._sorting
        if self._scores is not None:
            copy.set_scores(self._scores, self._classes)
            copy._sorting = self._sorting
            copy._fill()
        return copy

    @property
    def picture_size(self) -> tuple[int, int]:
        return 700, 60 + self.table.rowCount() * self.table.verticalHeader().defaultSectionSize()

    def rows(self) -> Iterator[Sequence[Any]]:
        yield ["class", "precision", "recall", "f1", "samples"]
        scores = self._scores
        if scores is not None:
            columns = (scores.precision, scores.recall, scores.f1, scores.support)
            yield from zip(self._classes, *(c.tolist() for c in columns), strict=True)
            for name, values in zip(MEANS, scores.means.tolist(), strict=True):
                yield [name, *values, int(scores.support.sum())]

    def arrays(self) -> dict[str, np.ndarray]:
        scores = self._scores
        if scores is None:
            return {}
        return {
            "classes": np.array(self._classes, dtype=str),
            "precision": scores.precision,
            "recall": scores.recall,
            "f1": scores.f1,
            "samples": scores.support,
            "means": scores.means,
        }

    def retranslate(self) -> None:
        headings = {
            self.tr("Class"): self.tr("Click a heading to sort by it"),
            self.tr("Precision"): self.tr("The share of what is told to be the class that is it"),
            self.tr("Recall"): self.tr("The share of the class that is told to be it"),
            self.tr("F1"): self.tr("The harmonic mean of precision and recall"),
            self.tr("Samples"): self.tr("How many samples of the part are of the class"),
        }
        for column, (heading, tip) in enumerate(headings.items()):
            item = QTableWidgetItem(heading)
            item.setToolTip(tip)
            self.table.setHorizontalHeaderItem(column, item)
        self._fit_columns()
        self.setAccessibleName(self.tr("Precision, recall and F1 of each class"))
        self.table.setAccessibleName(self.accessibleName())
        self._fill()

    def restyle(self) -> None:
        self.dress(theme().tokens)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit_columns()

    def dress(self, tokens: Tokens) -> None:
        """Put the colours of ``tokens`` on everything."""
        self.table.bars.tokens = tokens
        self.table.viewport().update()

    def _fill(self) -> None:
        scores = self._scores
        if scores is None:
            return
        columns = (scores.precision, scores.recall, scores.f1)
        self._order = self._sorted(scores)
        self.table.setRowCount(len(self._order) + len(MEANS))
        for row, number in enumerate(self._order):
            values = [float(column[number]) for column in columns]
            self._write(row, self._classes[number], values, int(scores.support[number]))
        whole = int(scores.support.sum())
        names = (self.tr("Macro mean"), self.tr("Micro mean"), self.tr("Weighted mean"))
        tips = (
            self.tr("All classes count alike"),
            self.tr("All classes are counted as one: the accuracy"),
            self.tr("Each class counts by its samples"),
        )
        for place, (name, tip) in enumerate(zip(names, tips, strict=True)):
            row = len(self._order) + place
            self._write(row, name, scores.means[place].tolist(), whole, tip)

    def _fit_columns(self) -> None:
        header = self.table.horizontalHeader()
        widest = self.fontMetrics().horizontalAdvance("100.0 %") + 28
        for column in range(1, header.count()):
            header.resizeSection(column, max(widest, header.sectionSizeHint(column)))

    def _sorted(self, scores: ClassScores) -> list[int]:
        if self._sorting is None:
            return list(range(len(self._classes)))
        column, falls = self._sorting
        if not column:
            return sorted(range(len(self._classes)), key=lambda n: self._classes[n], reverse=falls)
        keys = (scores.precision, scores.recall, scores.f1, scores.support)[column - 1]
        order = np.argsort(-keys if falls else keys, kind="stable")  # NaN comes last
        return order.tolist()

    def _write(
        self, row: int, name: str, values: Sequence[float], samples: int, tip: str = ""
    ) -> None:
        texts = [name, *(_percent(value) for value in values), count_text(samples)]
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setToolTip(tip or self._tip(name, column))
            if column:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if PRECISION <= column <= F1:
                item.setData(_SHARE, values[column - 1])
            if tip:
                font = item.font()
                font.setBold(True)
                item.setFont(font)
            self.table.setItem(row, column, item)

    def _tip(self, name: str, column: int) -> str:
        return (
            self.tr("Show the samples of {0}"),
            self.tr("Show the samples told to be {0}, the wrong ones first"),
            self.tr("Show the samples of {0}, those told wrong first"),
            self.tr("Show the mistakes around {0}"),
            self.tr("Show the samples of {0}"),
        )[column].format(name)

    def _on_cell(self, row: int, column: int) -> None:
        if row < len(self._order):
            self.cell_opened.emit(self._order[row], column)

    def _on_heading(self, column: int) -> None:
        falls = self._sorting == (column, False)
        self._sorting = (column, falls)
        order = Qt.SortOrder.DescendingOrder if falls else Qt.SortOrder.AscendingOrder
        self.table.horizontalHeader().setSortIndicatorShown(True)
        self.table.horizontalHeader().setSortIndicator(column, order)
        self._fill()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        self.setFocusProxy(self.table)


class _Table(QTableWidget):
    """``entered_by_key(row, column)``: Enter or Space on a cell."""

    entered_by_key = Signal(int, int)

    def __init__(self, rows: int, columns: int):
        super().__init__(rows, columns)
        self.bars = _Bars(self)
        self.setItemDelegate(self.bars)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(26)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if self.currentRow() >= 0:
                self.entered_by_key.emit(self.currentRow(), self.currentColumn())
        else:
            super().keyPressEvent(event)


class _Bars(QStyledItemDelegate):
    """Paints the bar of a share below its text."""

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self.tokens = theme().tokens

    def paint(self, painter: QPainter, option, index) -> None:
        super().paint(painter, option, index)
        share = index.data(_SHARE)
        if share is None:
            return
        groove = QRectF(option.rect).adjusted(6, option.rect.height() - 5, -6, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.tokens.hover))
        painter.drawRoundedRect(groove, 1.5, 1.5)
        if share > 0:  # False for NaN
            groove.setWidth(max(2.0, groove.width() * min(share, 1)))
            painter.setBrush(QColor(self.tokens.accent))
            painter.drawRoundedRect(groove, 1.5, 1.5)
        painter.restore()


def _percent(share: float) -> str:
    return "–" if np.isnan(share) else f"{100 * share:.1f} %"
