"""The first rows of a table, and how often the values of one column occur."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLabel, QTableView, QWidget

from app.bridge import Bridge
from app.panels.data_panel.figures import class_legend
from app.panels.data_panel.view import DataView, WheelThrough
from app.panels.data_panel.words import number_text
from app.plots.histogram import Histogram
from app.theme import mark, theme
from engine.data.summary import Column
from engine.data.summary import Histogram as Counts
from engine.service.overview import Overview
from engine.service.questions import DataHistogram, Samples, SamplesAnswer

ROWS = 8
MOST_CLASSES = 5  # drawn one by one over each other
_Index = QModelIndex | QPersistentModelIndex


class RowsModel(QAbstractTableModel):
    """Cells of text under names."""

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self._names: list[str] = []
        self._cells: list[list[str]] = []
        self._tips: list[str] = []

    def set_rows(self, names: list[str], cells: list[list[str]], tips: list[str]) -> None:
        """Show rows of cells under ``names``; ``tips`` are told of the columns."""
        self.beginResetModel()
        self._names, self._cells, self._tips = names, cells, tips
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        return len(self._cells)

    def columnCount(self, parent: _Index | None = None) -> int:
        return len(self._names)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._cells[index.row()][index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._names[section]
        return self._tips[section] if role == Qt.ItemDataRole.ToolTipRole else None


class RowsTable(QTableView):
    """A table as high as its rows, whose columns are chosen by their heads or cells."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.rows = RowsModel(self)
        self.setModel(self.rows)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectColumns)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(26)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.rows.modelReset.connect(self._fit)

    def sizeHint(self) -> QSize:
        head = self.horizontalHeader().sizeHint().height()
        return QSize(320, head + 26 * self.rows.rowCount() + 14)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def _fit(self) -> None:
        self.setFixedHeight(self.sizeHint().height())


class TableView(DataView):
    """First rows, a histogram of the column that is chosen, and its figures."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None):
        super().__init__(bridge, parent)
        self.table = RowsTable()
        self.title = QLabel(wordWrap=True)
        self.plot = Histogram()
        self.legend = QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText)
        self._column = 0
        self._lay_out()
        self.table.selectionModel().currentColumnChanged.connect(self._on_column_changed)
        self.follow()

    def fits(self, overview: Overview) -> bool:
        return not overview.is_image

    def refresh(self) -> None:
        assert self.overview is not None
        places = tuple(range(min(ROWS, self.overview.samples)))
        self._column = 0
        self.ask(Samples(self.overview.choice, "all", places), self._on_rows, "rows")

    def retranslate(self) -> None:
        self.table.setAccessibleName(self.tr("First rows"))
        if self.overview is not None:
            self._name_column()

    def restyle(self) -> None:
        if self.overview is not None and self.legend.text():
            self.legend.setText(class_legend(list(self.overview.classes), theme().tokens))

    def _lay_out(self) -> None:
        mark(self.title, kind="muted")
        self.plot.setFixedHeight(170)
        WheelThrough(self.plot.area)
        for widget in (self.table, self.title, self.plot, self.legend, self.error):
            self.column.addWidget(widget)

    def _columns(self) -> list[Column]:
        assert self.overview is not None
        return [*self.overview.features, *self.overview.targets]

    def _on_rows(self, found: SamplesAnswer) -> None:
        assert self.overview is not None
        names = [column.name for column in self._columns()]
        cells = [[_cell(value) for value in row] for row in found.values]
        tips = [self._figures_of(column) for column in self._columns()]
        if self.overview.is_classification:
            names.append(self.tr("Class"))
            tips.append(self.tr("The class to predict"))
            words = [self.overview.classes[label] for label in found.labels]
        else:
            words = [[_cell(value) for value in row] for row in found.labels]
        for row, word in zip(cells, words, strict=True):
            row += [word] if isinstance(word, str) else word
        self.table.rows.set_rows(names, cells, tips)
        self.table.selectColumn(0)
        self._ask_histogram()

    def _on_column_changed(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid() and now.column() != self._column and now.column() < len(self._columns()):
            self._column = now.column()
            self._ask_histogram()

    def _ask_histogram(self) -> None:
        assert self.overview is not None
        self._name_column()
        question = DataHistogram(self.overview.choice, self._column, 30)
        self.ask(question, self._on_counts, "histogram")

    def _on_counts(self, found: Counts) -> None:
        assert self.overview is not None
        by_class = 1 < len(found.counts) <= MOST_CLASSES
        rows = found.counts if by_class else found.counts.sum(axis=0)[None]
        names = self.overview.classes if by_class else ("",)
        self.plot.set_counts(found.edges, dict(zip(names, rows, strict=True)))
        self.legend.setVisible(by_class)
        classes = list(self.overview.classes)
        self.legend.setText(class_legend(classes, theme().tokens) if by_class else "")

    def _name_column(self) -> None:
        column = self._columns()[self._column]
        self.title.setText(
            self.tr("How often the values of {0} occur. {1}").format(
                column.name, self._figures_of(column)
            )
        )

    def _figures_of(self, column: Column) -> str:
        if np.isnan(column.minimum):
            return self.tr("All values are missing.")
        figures = (column.minimum, column.maximum, column.mean, column.deviation)
        text = self.tr("From {0} to {1}, mean {2}, deviation {3}.")
        return text.format(*(number_text(value) for value in figures))


def _cell(value: float) -> str:
    return "" if np.isnan(value) else number_text(float(value))
