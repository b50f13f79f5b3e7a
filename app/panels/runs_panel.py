"""The runs of the project: what they were, what they gave, and what may be done with them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QMessageBox,
    QSplitter,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.commands import runs as commands
from app.document import Document, RunCard
from app.models.run_texts import difference_texts
from app.models.runs_model import COLUMNS, ID_ROLE, Entry, RunsFilter, RunsModel
from app.session import Session
from app.theme.icons import icon
from app.theme.live import Live
from app.widgets.difference_sheet import DifferenceSheet
from engine.errors import EngineError
from engine.training.events import Batches, Evaluating, Event

_RESUMABLE = ("interrupted", "stopped")
_ROW = 26  # pixels
_TICK = 28  # pixels that the style draws tick and dot wider than Qt thinks
_ICONS = {
    "show": "eye",
    "overlay": "chart",
    "rename": "rename",
    "resume": "restart",
    "reopen": "paste",
    "compare": "scales",
    "export": "export",
    "delete": "bin",
    "restore": "undo",
    "empty": "erase",
}
_KEYS = {"show": "Return", "overlay": "Space", "rename": "F2", "delete": "Del"}
_OF_RUNS = ("show", "overlay", "rename", "resume", "reopen", "compare", "export", "delete")
_OF_BIN = ("restore", "empty")
_BUTTONS = ("show", "resume", "reopen", "compare", "delete", "restore", "empty")


class RunsPanel(Live, QWidget):
    """A table of runs with its bin. ``export_wanted``: the model of this run is to be written."""

    export_wanted = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self._session = session
        self.model = RunsModel(self)
        self.filter = RunsFilter(self)
        self.search = QLineEdit(clearButtonEnabled=True)
        self.table = QTableView()
        self.sheet = DifferenceSheet()
        self.actions_by_name = {name: QAction(icon(glyph), "") for name, glyph in _ICONS.items()}
        self.bin_button = QToolButton(checkable=True, icon=icon("bin"))
        self.buttons: dict[str, QToolButton] = {}
        self._lay_out()
        self._connect()
        self.follow()

    # texts

    def retranslate(self) -> None:
        texts = {
            "show": (self.tr("Show in the viewers"), self.tr("Viewers show this run's network")),
            "overlay": (self.tr("Draw the curves"), self.tr("Draw its curves, or leave them out")),
            "rename": (self.tr("Rename"), self.tr("Give the run another name")),
            "resume": (self.tr("Resume"), self.tr("Go on where the last saved state is")),
            "reopen": (
                self.tr("Take over its settings"),
                self.tr("Put data, network and plan of this run into the project"),
            ),
            "compare": (self.tr("Compare"), self.tr("Say in what two selected runs differ")),
            "export": (self.tr("Export model..."), self.tr("Write the trained network to a file")),
            "delete": (self.tr("Delete"), self.tr("Put the selected runs into the bin")),
            "restore": (self.tr("Restore"), self.tr("Take the selected runs out of the bin")),
            "empty": (self.tr("Empty the bin..."), self.tr("Delete what is in the bin for good")),
        }
        for name, (text, tip) in texts.items():
            action = self.actions_by_name[name]
            action.setText(text)
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{tip} ({keys})" if keys else tip)
        for name, button in self.buttons.items():
            button.setAccessibleName(texts[name][0])
        self.search.setPlaceholderText(self.tr("Filter runs"))
        self.search.setAccessibleName(self.tr("Filter runs"))
        self.table.setAccessibleName(self.tr("Runs"))
        self.bin_button.setToolTip(self.tr("Show the runs that were deleted"))
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        self.refresh()

    # parts

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(2)
        bar.addWidget(self.search, 1)
        bar.addSpacing(6)
        for name in _BUTTONS:
            button = QToolButton()
            button.setDefaultAction(self.actions_by_name[name])
            self.buttons[name] = button
            bar.addWidget(button)
        bar.addWidget(self.bin_button)
        self.bin_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.search.setMaximumWidth(260)
        bar.insertStretch(1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(8)
        split.addWidget(self.table)
        split.addWidget(self.sheet)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 6)
        column.setSpacing(6)
        column.addLayout(bar)
        column.addWidget(split, 1)
        self.sheet.hide()
        self._lay_out_table()
        self.setFocusProxy(self.table)

    def _lay_out_table(self) -> None:
        self.filter.setSourceModel(self.model)
        table = self.table
        table.setModel(self.filter)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(_ROW)
        table.verticalHeader().setMinimumSectionSize(_ROW)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultSectionSize(60)
        header.setStretchLastSection(True)
        header.setSectionsMovable(True)
        table.setSortingEnabled(True)
        table.sortByColumn(COLUMNS.index("started"), Qt.SortOrder.DescendingOrder)
        table.setMinimumHeight(80)

    def _connect(self) -> None:
        session = self._session
        for signal in (session.runs_changed, session.document_changed, session.run_started):
            signal.connect(self.refresh)
        session.run_state_changed.connect(self.refresh)
        session.events_arrived.connect(self._on_events)
        self.model.rename_wanted.connect(self._on_renamed)
        self.model.note_wanted.connect(self._on_noted)
        self.model.visibility_wanted.connect(lambda run_id, on: self._set_visible([run_id], on))
        self.search.textChanged.connect(self.filter.set_text)
        self.bin_button.toggled.connect(self.refresh)
        self.table.doubleClicked.connect(self._on_double_clicked)
        self.table.customContextMenuRequested.connect(self._on_menu_wanted)
        self.table.selectionModel().selectionChanged.connect(self._refresh_actions)
        self._connect_actions()

    def _connect_actions(self) -> None:
        calls: dict[str, Callable[[], object]] = {
            "show": self._show,
            "overlay": self._toggle_overlay,
            "rename": lambda: self._edit("name"),
            "resume": self._resume,
            "reopen": self._reopen,
            "export": lambda: self.export_wanted.emit(self._selected()[0].card.id),
            "delete": self._delete,
            "restore": self._restore,
            "empty": self._ask_to_empty,
        }
        for name, call in calls.items():
            self.actions_by_name[name].triggered.connect(lambda _=False, call=call: call())
        self.actions_by_name["compare"].setCheckable(True)
        self.actions_by_name["compare"].toggled.connect(self._refresh_sheet)
        for name, action in self.actions_by_name.items():
            action.setShortcut(QKeySequence(_KEYS.get(name, "")))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self.table.addAction(action)

    # what is shown

    @property
    def _document(self) -> Document:
        return self._session.document

    @property
    def shows_bin(self) -> bool:
        return self.bin_button.isChecked()

    def refresh(self, *_: object) -> None:
        """Show the runs of the project, or those in its bin."""
        session = self._session
        binned = self._binned()
        self.bin_button.setText(self.tr("Bin ({0})").format(len(binned)))
        if not binned and self.shows_bin:
            self.bin_button.setChecked(False)
            return  # the button calls again
        self.bin_button.setEnabled(bool(binned))
        cards = binned if self.shows_bin else commands.listed(self._document, session.records)
        entries = [Entry(card, session.records[card.id]) for card in cards]
        selected = {entry.card.id for entry in self._selected()}
        is_new = [e.card.id for e in entries] != [e.card.id for e in self.model.entries]
        self.model.set_entries(entries, self._document.shown_run)
        if is_new:
            self._select(selected)
        self._fit_columns()
        self._refresh_actions()

    def _binned(self) -> list[RunCard]:
        session = self._session
        cards = commands.binned(self._document, session.records, session.history.steps)
        return [card for card in cards if card.id != session.running]

    @Slot(str, list)
    def _on_events(self, run_id: str, events: list[Event]) -> None:
        if any(not isinstance(event, Batches | Evaluating) for event in events):
            self.model.update_run(run_id)

    def _fit_columns(self) -> None:
        """Make columns as wide as what they hold, but none narrower than it is."""
        for column, name in enumerate(COLUMNS[:-1]):
            needed = max(
                self.table.sizeHintForColumn(column),
                self.table.horizontalHeader().sectionSizeHint(column),
            )
            needed += _TICK if name == "name" else 0
            if needed > self.table.columnWidth(column):
                self.table.setColumnWidth(column, needed)

    def _selected(self) -> list[Entry]:
        rows = self.table.selectionModel().selectedRows()
        by_id = {entry.card.id: entry for entry in self.model.entries}
        return [by_id[row.data(ID_ROLE)] for row in rows if row.data(ID_ROLE) in by_id]

    def _select(self, ids: set[str]) -> None:
        selection = self.table.selectionModel()
        flags = QItemSelectionModel.SelectionFlag
        for row in range(self.filter.rowCount()):
            index = self.filter.index(row, 0)
            if index.data(ID_ROLE) in ids:
                selection.select(index, flags.Select | flags.Rows)
                selection.setCurrentIndex(index, flags.NoUpdate)

    def _refresh_actions(self, *_: object) -> None:
        selected, session = self._selected(), self._session
        one = len(selected) == 1
        idle = all(entry.card.id != session.running for entry in selected)
        resumable = one and not session.running and selected[0].record.state in _RESUMABLE
        enabled = {
            "show": one,
            "overlay": bool(selected),
            "rename": one,
            "resume": resumable,
            "reopen": one,
            "compare": len(selected) == 2,
            "export": one and bool(selected[0].record.steps),
            "delete": bool(selected) and idle,
            "restore": bool(selected),
            "empty": True,
        }
        for name, action in self.actions_by_name.items():
            belongs = name in (_OF_BIN if self.shows_bin else _OF_RUNS)
            action.setVisible(belongs)
            action.setEnabled(belongs and enabled[name])
        for name, button in self.buttons.items():
            button.setVisible(self.actions_by_name[name].isVisible())
        self._refresh_sheet()

    def _refresh_sheet(self, *_: object) -> None:
        compare, selected = self.actions_by_name["compare"], self._selected()
        shown = compare.isChecked() and len(selected) == 2 and not self.shows_bin
        self.sheet.setVisible(shown)
        if shown:
            first, second = sorted(selected, key=lambda entry: entry.record.started_at)
            found = commands.differences(first.record, second.record)
            self.sheet.show_differences(
                first.card.name, second.card.name, [difference_texts(d) for d in found]
            )

    # what the user does

    def _names(self, entries: list[Entry]) -> str:
        if len(entries) == 1:
            return entries[0].card.name
        return self.tr("%n run(s)", "", len(entries))

    def _show(self) -> None:
        card = self._selected()[0].card
        if card.id == self._document.shown_run:
            label, document = self.tr("Show the network as drawn"), ""
        else:
            label, document = self.tr("Show {0}").format(card.name), card.id
        self._session.apply(label, commands.show_run(self._document, document))

    def _toggle_overlay(self) -> None:
        selected = self._selected()
        visible = not all(entry.card.visible for entry in selected)
        self._set_visible([entry.card.id for entry in selected], visible)

    def _set_visible(self, ids: list[str], visible: bool) -> None:
        entries = [entry for entry in self.model.entries if entry.card.id in ids]
        template = self.tr("Draw {0}") if visible else self.tr("Take {0} off the plots")
        document = commands.set_visible(self._document, ids, visible)
        self._session.apply(template.format(self._names(entries)), document)

    def _edit(self, column: str) -> None:
        row = self.table.selectionModel().selectedRows()[0]
        self.table.edit(row.siblingAtColumn(COLUMNS.index(column)))

    def _on_double_clicked(self, index) -> None:
        if self.shows_bin:
            return
        column = COLUMNS[index.column()]
        self._edit("note") if column == "note" else self._show()

    def _on_renamed(self, run_id: str, name: str) -> None:
        label = self.tr("Rename {0}").format(self._document.run(run_id).name)
        self._session.apply(label, commands.rename_run(self._document, run_id, name))

    def _on_noted(self, run_id: str, note: str) -> None:
        label = self.tr("Write a note on {0}").format(self._document.run(run_id).name)
        self._session.apply(label, commands.note_run(self._document, run_id, note))

    def _resume(self) -> None:
        try:
            self._session.resume(self._selected()[0].card.id)
        except EngineError as error:
            self._session.failed.emit(error, error.report)

    def _reopen(self) -> None:
        entry = self._selected()[0]
        label = self.tr("Take over the settings of {0}").format(entry.card.name)
        self._session.apply(label, commands.reopen_settings(self._document, entry.record))

    def _delete(self) -> None:
        selected = self._selected()
        label = self.tr("Delete {0}").format(self._names(selected))
        ids = [entry.card.id for entry in selected]
        self._session.apply(label, commands.delete_runs(self._document, ids))

    def _restore(self) -> None:
        selected = self._selected()
        label = self.tr("Restore {0}").format(self._names(selected))
        cards = [entry.card for entry in selected]
        self._session.apply(label, commands.restore_runs(self._document, cards))

    def _ask_to_empty(self) -> None:
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(self.tr("Delete %n run(s) for good?", "", len(self._binned())))
        box.setInformativeText(
            self.tr("Their curves and weights leave the project. No undo brings them back.")
        )
        delete = box.addButton(self.tr("Delete for good"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(self.tr("Keep them"), QMessageBox.ButtonRole.RejectRole)
        delete.clicked.connect(self._empty)
        box.finished.connect(box.deleteLater)
        box.open()

    def _empty(self) -> None:
        self._session.delete_runs([card.id for card in self._binned()])

    def _on_menu_wanted(self, place: QPoint) -> None:
        if not self._selected() and not self.shows_bin:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in _OF_BIN if self.shows_bin else _OF_RUNS:
            menu.addAction(self.actions_by_name[name])
        menu.popup(self.table.viewport().mapToGlobal(place))
