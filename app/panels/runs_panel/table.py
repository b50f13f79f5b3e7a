"""The table of runs: sorted, filtered, as wide as its words."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from app.models.runs_model import COLUMNS, ID_ROLE, Entry, RunsFilter, RunsModel

_ROW = 26  # pixels
_TICK = 28  # pixels that the style draws tick and dot wider than Qt thinks


class RunsTable(QTableView):
    """Shows a ``RunsModel``; the newest run stands first."""

    def __init__(self, model: RunsModel, parent: QWidget | None = None):
        super().__init__(parent)
        self.runs = model
        self.filter = RunsFilter(self)
        self.filter.setSourceModel(model)
        self.setModel(self.filter)
        self._lay_out()
        self._lay_out_header()

    def selected(self) -> list[Entry]:
        """Return the selected runs, from top to bottom."""
        by_id = {entry.card.id: entry for entry in self.runs.entries}
        ids = [row.data(ID_ROLE) for row in self.selectionModel().selectedRows()]
        return [by_id[run_id] for run_id in ids if run_id in by_id]

    def select(self, ids: Collection[str]) -> None:
        """Add runs to the selection."""
        selection, flags = self.selectionModel(), QItemSelectionModel.SelectionFlag
        for row in range(self.filter.rowCount()):
            index = self.filter.index(row, 0)
            if index.data(ID_ROLE) in ids:
                selection.select(index, flags.Select | flags.Rows)
                selection.setCurrentIndex(index, flags.NoUpdate)

    def edit_column(self, column: str) -> None:
        """Open the cell of the selected run for typing."""
        row = self.selectionModel().selectedRows()[0]
        self.edit(row.siblingAtColumn(COLUMNS.index(column)))

    def fit_columns(self) -> None:
        """Make columns as wide as what they hold, but none narrower than it is."""
        for column, name in enumerate(COLUMNS[:-1]):
            header = self.horizontalHeader().sectionSizeHint(column)
            needed = max(self.sizeHintForColumn(column), header)
            needed += _TICK if name == "name" else 0
            if needed > self.columnWidth(column):
                self.setColumnWidth(column, needed)

    def _lay_out(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMinimumHeight(80)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.verticalHeader().setMinimumSectionSize(_ROW)

    def _lay_out_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultSectionSize(60)
        header.setStretchLastSection(True)
        header.setSectionsMovable(True)
        self.setSortingEnabled(True)
        self.sortByColumn(COLUMNS.index("started"), Qt.SortOrder.DescendingOrder)
