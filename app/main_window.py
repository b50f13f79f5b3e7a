"""The main window: places panels, menus and bars; decides nothing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QToolBar

from app import actions
from app.action_table import Actions
from app.bars import MessageArea, StatusStrip, menu_titles
from app.commands import models
from app.dialogs.about import AboutDialog, ShortcutsDialog
from app.dialogs.closing import Leaving
from app.dialogs.export_dialog import ExportDialog
from app.dialogs.history_dialog import HistoryDialog
from app.dialogs.known_network import KnownNetworkDialog
from app.dialogs.model_dialog import ModelDialog
from app.dialogs.palette import CommandPalette
from app.dialogs.preferences_dialog import PreferencesDialog
from app.files import SUFFIX, Files
from app.layout import BOTTOM, LEFT, RIGHT, Layout, Station
from app.panels.curves_panel import CurvesPanel
from app.panels.data_panel import DataPanel
from app.panels.inside_panel import InsidePanel
from app.panels.network_panel import NetworkPanel
from app.panels.results_panel import ResultsPanel
from app.panels.runs_panel import RunsPanel
from app.panels.training_panel import TrainingPanel
from app.panels.try_panel import TryPanel
from app.panels.welcome_panel import WelcomePanel
from app.preferences import Preferences
from app.session import Session
from app.steering import Steering
from app.theme import apply, theme
from engine.io.model_report import ModelFile

_TOOLS = ("undo", "redo", "", "start", "pause", "step_batch", "step_epoch", "stop", "", "export")


class MainWindow(QMainWindow):
    """Welcome page or laboratory, with docks around the curves."""

    def __init__(self, session: Session, preferences: Preferences, folder: Path):
        super().__init__()
        self.session, self.preferences = session, preferences
        self.files = Files(
            session, preferences, folder, self, lambda then: self.leaving.leave(then)
        )
        self.leaving = Leaving(self)
        self.steering = Steering(session, self)
        self.messages = MessageArea(session, self)
        self.welcome = WelcomePanel(preferences, self)
        self.curves = CurvesPanel(session, self)
        self.runs = RunsPanel(session, self)
        self.data = DataPanel(session, self)
        self.inside = InsidePanel(session, self)
        self.results = ResultsPanel(session, self)
        self.trial = TryPanel(session, self)
        self.pages = QStackedWidget(self)
        self.layout_of_docks = Layout(self, self._stations())
        self.actions_table = Actions(actions.rows(self), self)
        self.tools = QToolBar(self)
        self.strip = StatusStrip(session, self)
        self._lay_out()
        self._connect()
        self.retranslate()
        self.show_welcome()

    def _stations(self) -> list[Station]:
        session, titles = self.session, self.panel_titles()
        panels = {
            "data": (self.data, LEFT),
            "network": (NetworkPanel(session, self), LEFT),
            "training": (TrainingPanel(session, self), LEFT),
            "inside": (self.inside, RIGHT),
            "results": (self.results, RIGHT),
            "try": (self.trial, RIGHT),
            "runs": (self.runs, BOTTOM),
        }
        assert list(panels) == list(titles)
        return [
            Station(name, lambda name=name: self.panel_titles()[name], panel, area)
            for name, (panel, area) in panels.items()
        ]

    def panel_titles(self) -> dict[str, str]:
        """Return the titles of the panels in the order of work."""
        return {
            "data": self.tr("Data"),
            "network": self.tr("Network"),
            "training": self.tr("Training"),
            "inside": self.tr("Inside"),
            "results": self.tr("Results"),
            "try": self.tr("Try"),
            "runs": self.tr("Runs"),
        }

    def _lay_out(self) -> None:
        self.setObjectName("main")
        self.setAcceptDrops(True)
        self.setDockNestingEnabled(True)
        self.setCorner(Qt.Corner.BottomLeftCorner, LEFT)
        self.setCorner(Qt.Corner.BottomRightCorner, RIGHT)
        self.pages.addWidget(self.welcome)
        self.pages.addWidget(self.curves)
        self.setCentralWidget(self.messages.around(self.pages))
        self.tools.setObjectName("tools")
        self.tools.setMovable(False)
        for name in _TOOLS:
            self.tools.addAction(self.actions_table[name]) if name else self.tools.addSeparator()
        self.addToolBar(self.tools)
        self.setStatusBar(self.strip)
        self.resize(1440, 900)
        if layout := self.preferences.layout:
            self.restoreGeometry(layout[0])

    def _connect(self) -> None:
        session = self.session
        session.opened.connect(self._on_opened)
        for signal in (
            session.history_changed,
            session.runs_changed,
            session.document_changed,
            session.run_state_changed,
            session.run_started,
            session.engine_changed,
        ):
            signal.connect(self._on_changed)
        session.failed.connect(self.messages.show_error)
        session.data_failed.connect(self.messages.show_error)
        session.engine_changed.connect(self.messages.on_engine_changed)
        self.files.failed.connect(self.messages.show_failure)
        self.files.failed.connect(self.welcome.refresh)
        self.files.told.connect(self.messages.say)
        self.files.asked_for_open.connect(self._show_laboratory)
        self.files.closed.connect(self.show_welcome)
        self.actions_table.failed.connect(self.messages.show_error)
        self.welcome.opened.connect(self.open_project)
        self.welcome.chosen.connect(self.open_lab)
        for part in (
            self.welcome,
            self.curves,
            self.inside,
            self.results,
            self.trial,
            self.strip,
            self.messages,
        ):
            part.wants.connect(self._on_wanted)
        self.curves.flows.recording_switched.connect(self._on_recording_switched)
        self.results.classes.learning.following_chosen.connect(self._on_following_chosen)
        self.runs.export_wanted.connect(lambda _run_id: self.show_export())

    @Slot(bool)
    def _on_recording_switched(self, on: bool) -> None:
        self.preferences.records = on

    @Slot(str)
    def _on_following_chosen(self, mode: str) -> None:
        self.preferences.follows = mode

    def open_project(self, path: Path) -> None:
        """Open a project; say why where that does not work."""
        self.files.open(path)

    def open_lab(self, name: str) -> None:
        """Open a ready laboratory."""
        self.files.open_lab(name)

    def open_model(self, path: Path) -> None:
        """Read a model that somebody else made, and ask whether to take it over."""
        dialog = ModelDialog(self.session, self)
        dialog.taken.connect(self._on_model_taken)
        dialog.open()
        dialog.read(path)

    # what actions call

    def show_known_networks(self) -> None:
        """Offer the well-known networks, with their weights."""
        dialog = KnownNetworkDialog(self.session, self)
        dialog.taken.connect(self._on_model_taken)
        dialog.open()

    def ask_and_open_model(self) -> None:
        self.files.ask_model(self.open_model)

    def show_welcome(self) -> None:
        """Show the cards of ready laboratories, without the docks."""
        self._remember_layout()
        self.welcome.refresh()
        self.pages.setCurrentWidget(self.welcome)
        self.layout_of_docks.set_visible(False)
        self.tools.hide()

    def _remember_layout(self) -> None:
        """Remember where the window is, and the docks as they were seen last."""
        if self.pages.currentWidget() is self.curves:
            self.preferences.layout = (self.saveGeometry(), self.saveState())
        elif self.isVisible() and (layout := self.preferences.layout):
            self.preferences.layout = (self.saveGeometry(), layout[1])

    def show_panel(self, name: str) -> None:
        self._show_laboratory()
        self.layout_of_docks.show(name)

    def reset_layout(self) -> None:
        self.layout_of_docks.reset()

    def show_palette(self) -> None:
        CommandPalette(self.actions_table, self).open()

    def show_history(self) -> None:
        HistoryDialog(self.session, self).show()

    def show_preferences(self) -> None:
        PreferencesDialog(self.preferences, self.session, self).open()

    def show_export(self) -> None:
        ExportDialog(self.session, self).open()

    def show_shortcuts(self) -> None:
        ShortcutsDialog(self.actions_table, self).open()

    def show_about(self) -> None:
        AboutDialog(self.session, self).open()

    def toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def toggle_dark(self) -> None:
        self.preferences.colours = "light" if self.is_dark() else "dark"
        apply(QApplication.instance(), self.preferences.colours)  # type: ignore[arg-type]

    def is_dark(self) -> bool:
        return theme().tokens.is_dark

    # what happens

    @Slot()
    def _on_opened(self) -> None:
        self._show_laboratory()
        archive = self.session.archive
        self.setWindowTitle(self.tr("{0} - Lamina").format(archive.path.stem if archive else ""))

    def _show_laboratory(self) -> None:
        if self.pages.currentWidget() is self.curves or not self.session.is_open:
            return
        self.pages.setCurrentWidget(self.curves)
        self.tools.show()
        self.layout_of_docks.set_visible(True)
        layout = self.preferences.layout
        if layout is None or not self.restoreState(layout[1]):
            self.reset_layout()

    def _on_changed(self, *_: object) -> None:
        self.actions_table.refresh()
        undo, redo = self.session.history.undo_label, self.session.history.redo_label
        self.actions_table["undo"].setText(
            self.tr("Undo {0}").format(undo) if undo else self.tr("Undo")
        )
        self.actions_table["redo"].setText(
            self.tr("Redo {0}").format(redo) if redo else self.tr("Redo")
        )

    @Slot(str)
    def _on_wanted(self, name: str) -> None:
        """Do what a sentence of the window offers: an action, or a panel by its name."""
        if name in self.layout_of_docks.docks:
            self.show_panel(name)
        else:
            self.actions_table[name].trigger()

    @Slot(object, str)
    def _on_model_taken(self, model: ModelFile, name: str) -> None:
        """Take a model into the project, or into a new one where none is open."""
        if not self.session.is_open:
            self.files.new()
        if self.session.is_open:
            label = self.tr("Open the model '{0}'").format(name)
            self.files.attempt(lambda: models.take(self.session, model, name, label))
            self.show_panel("network")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = Path(event.mimeData().urls()[0].toLocalFile())
        if path.suffix == SUFFIX:
            self.open_project(path)
        elif path.suffix.lower() in models.SUFFIXES:
            self.open_model(path)
        else:
            self._show_laboratory()
            self.layout_of_docks.show("data")
            self.data.offer(path)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Write menus, titles and tool tips in the language in force."""
        self.actions_table.retranslate()
        self.layout_of_docks.retitle()
        self.tools.setWindowTitle(self.tr("Tools"))
        self.menuBar().clear()
        titles = menu_titles()
        for name, entries in self.actions_table.menus().items():
            self.menuBar().addMenu(titles[name]).addActions(entries)
        if not self.session.is_open:
            self.setWindowTitle(self.tr("Lamina"))
        self._on_changed()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.leaving.may_close():
            event.ignore()
            return
        self._remember_layout()
        self.session.bridge.close()
        event.accept()
