"""The panel of runs: the table, its buttons and keys, the bin, and the comparison."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.commands import runs as commands
from app.models.run_texts import difference_texts
from app.models.runs_model import COLUMNS, Entry, RunsModel
from app.panels.runs_panel.deeds import RunDeeds
from app.panels.runs_panel.table import RunsTable
from app.session import Session
from app.theme.icons import icon
from app.theme.live import Live
from app.widgets.difference_sheet import DifferenceSheet
from engine.training.events import Batches, Evaluating, Event

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
_SHEET = 350  # pixels
_OF_BIN = ("restore", "empty")
_IN_MENU_ONLY = ("overlay", "rename", "export")


class RunsPanel(Live, QWidget):
    """A table of runs with its bin.

    ``export_wanted``: the model of this run, which the viewers show now, is to be written.
    """

    export_wanted = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self._session = session
        self.deeds = RunDeeds(session, self)
        self.model = RunsModel(self)
        self.table = RunsTable(self.model)
        self.search = QLineEdit(clearButtonEnabled=True)
        self.sheet = DifferenceSheet()
        self.actions_by_name = {name: QAction(icon(glyph), "") for name, glyph in _ICONS.items()}
        self.buttons = {name: QToolButton() for name in _ICONS if name not in _IN_MENU_ONLY}
        self.bin_button = QToolButton(checkable=True, icon=icon("bin"))
        self._lay_out()
        self._connect()
        self.follow()

    # texts

    def retranslate(self) -> None:
        for name, (text, tip) in self._texts().items():
            action = self.actions_by_name[name]
            action.setText(text)
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{tip} ({keys})" if keys else tip)
            if name in self.buttons:
                self.buttons[name].setAccessibleName(text)
        self.search.setPlaceholderText(self.tr("Filter runs"))
        self.search.setAccessibleName(self.tr("Filter runs"))
        self.table.setAccessibleName(self.tr("Runs"))
        self.bin_button.setToolTip(self.tr("Show the runs that were deleted"))
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        self.refresh()

    def _texts(self) -> dict[str, tuple[str, str]]:
        """Return text and tip of each action."""
        return {
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

    # parts

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(2)
        bar.addWidget(self.search, 1)
        bar.addStretch(1)
        for name, button in self.buttons.items():
            button.setDefaultAction(self.actions_by_name[name])
            bar.addWidget(button)
        bar.addWidget(self.bin_button)
        self.bin_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.search.setMaximumWidth(260)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(8)
        split.addWidget(self.table)
        split.addWidget(self.sheet)
        split.setStretchFactor(0, 1)
        split.setSizes([260, _SHEET])
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 6)
        column.setSpacing(6)
        column.addLayout(bar)
        column.addWidget(split, 1)
        self.sheet.hide()
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        session = self._session
        for signal in (
            session.runs_changed,
            session.document_changed,
            session.run_started,
            session.run_state_changed,
        ):
            signal.connect(self.refresh)
        session.events_arrived.connect(self._on_events)
        self.model.rename_wanted.connect(self.deeds.rename)
        self.model.note_wanted.connect(self.deeds.note)
        self.model.visibility_wanted.connect(self._on_ticked)
        self.search.textChanged.connect(self.table.filter.set_text)
        self.bin_button.toggled.connect(self.refresh)
        self.table.doubleClicked.connect(self._on_double_clicked)
        self.table.customContextMenuRequested.connect(self._on_menu_wanted)
        self.table.selectionModel().selectionChanged.connect(self._refresh_actions)
        self._connect_actions()

    def _connect_actions(self) -> None:
        deeds, selected = self.deeds, self.table.selected
        calls: dict[str, Callable[[], object]] = {
            "show": lambda: deeds.show(selected()[0].card),
            "overlay": lambda: deeds.toggle_overlay(selected()),
            "rename": lambda: self.table.edit_column("name"),
            "resume": lambda: deeds.resume(selected()[0]),
            "reopen": lambda: deeds.reopen(selected()[0]),
            "compare": self._refresh_sheet,
            "export": self._export,
            "delete": lambda: deeds.delete(selected()),
            "restore": lambda: deeds.restore(selected()),
            "empty": lambda: deeds.ask_to_empty(self),
        }
        self.actions_by_name["compare"].setCheckable(True)
        for name, action in self.actions_by_name.items():
            action.triggered.connect(lambda _=False, call=calls[name]: call())
            action.setShortcut(QKeySequence(_KEYS.get(name, "")))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self.table.addAction(action)

    # what is shown

    @property
    def shows_bin(self) -> bool:
        return self.bin_button.isChecked()

    def refresh(self, *_: object) -> None:
        """Show the runs of the project, or those in its bin."""
        document, records = self._session.document, self._session.records
        binned = self.deeds.binned()
        self.bin_button.setText(self.tr("Bin ({0})").format(len(binned)))
        self.bin_button.setEnabled(bool(binned))
        if not binned and self.shows_bin:
            self.bin_button.setChecked(False)
            return  # the button calls again
        cards = binned if self.shows_bin else commands.listed(document, records)
        selected = {entry.card.id for entry in self.table.selected()}
        entries = [Entry(card, records[card.id]) for card in cards]
        if self.model.set_entries(entries, document.shown_run):
            self.table.select(selected)
        self.table.fit_columns()
        self._refresh_actions()

    @Slot(str, list)
    def _on_events(self, run_id: str, events: list[Event]) -> None:
        if any(not isinstance(event, Batches | Evaluating) for event in events):
            self.model.update_run(run_id)

    def _refresh_actions(self, *_: object) -> None:
        enabled = self._enabled(self.table.selected())
        for name, action in self.actions_by_name.items():
            belongs = (name in _OF_BIN) == self.shows_bin
            action.setVisible(belongs)
            action.setEnabled(belongs and enabled[name])
            if name in self.buttons:
                self.buttons[name].setVisible(belongs)
        self._refresh_sheet()

    def _enabled(self, selected: list[Entry]) -> dict[str, bool]:
        """Return which actions make sense for these runs."""
        one = len(selected) == 1
        idle = all(entry.card.id != self._session.running for entry in selected)
        return {
            "show": one,
            "overlay": bool(selected),
            "rename": one,
            "resume": one and self.deeds.can_resume(selected[0]),
            "reopen": one,
            "compare": len(selected) == 2,
            "export": one and selected[0].record.has_weights,
            "delete": bool(selected) and idle,
            "restore": bool(selected),
            "empty": True,
        }

    def _refresh_sheet(self) -> None:
        compare, selected = self.actions_by_name["compare"], self.table.selected()
        shown = compare.isChecked() and len(selected) == 2 and not self.shows_bin
        self.sheet.setVisible(shown)
        if shown:
            first, second = sorted(selected, key=lambda entry: entry.record.started_at)
            found = commands.differences(first.record, second.record)
            texts = [difference_texts(difference) for difference in found]
            self.sheet.show_differences(first.card.name, second.card.name, texts)

    # what the user does

    def _export(self) -> None:
        card = self.table.selected()[0].card
        if card.id != self._session.document.shown_run:
            self.deeds.show(card)
        self.export_wanted.emit(card.id)

    def _on_ticked(self, run_id: str, visible: bool) -> None:
        entries = [entry for entry in self.model.entries if entry.card.id == run_id]
        self.deeds.set_visible(entries, visible)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        if self.shows_bin:
            return
        if COLUMNS[index.column()] == "note":
            self.table.edit_column("note")
        else:
            self.actions_by_name["show"].trigger()

    def _on_menu_wanted(self, place: QPoint) -> None:
        if not self.table.selected() and not self.shows_bin:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in self.actions_by_name.values():
            if action.isVisible():
                menu.addAction(action)
        menu.popup(self.table.viewport().mapToGlobal(place))
