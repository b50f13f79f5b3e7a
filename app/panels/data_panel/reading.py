"""Data on their way into memory: progress, what went wrong, and the ways out of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from app.commands import data as commands
from app.errors import explain
from app.i18n.numbers import count_text
from app.panels.data_panel.trouble import Trouble
from app.panels.data_panel.words import title_of
from app.session import Session
from app.theme.live import Live
from app.widgets.status import ProgressStrip
from engine.data.dataset import Source
from engine.data.downloads import Download
from engine.data.readers import ImageFolder, TableFile
from engine.data.readers.errors import FileMissing, NotAFolder
from engine.errors import Cancelled, EngineError, EngineLost, UnknownHash
from engine.service.overview import Overview

PATIENCE = 250  # milliseconds before progress is shown: most data are read sooner

Way = tuple[str, Callable[[], None]]


class Reading(Live, QWidget):
    """Hidden while all is well."""

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self._session = session
        self.strip = ProgressStrip()
        self.trouble = Trouble()
        self._ticket = 0
        self._error: EngineError | None = None
        self._known: set[str] | None = None  # hashes of the data that were looked for
        self._clock = QTimer(self, singleShot=True, interval=PATIENCE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.strip)
        column.addWidget(self.trouble)
        self._connect()
        self.follow()
        self.hide()

    def retranslate(self) -> None:
        if self._error is not None:
            self._tell_error(self._error)

    def _connect(self) -> None:
        session = self._session
        session.opened.connect(self._forget)
        session.data_loading.connect(self._on_loading)
        session.data_changed.connect(self._on_data)
        session.data_failed.connect(self._on_failed)
        session.bridge.progressed.connect(self._on_progress)
        self.strip.cancelled.connect(session.cancel_loading)
        self._clock.timeout.connect(self._show_strip)

    def _forget(self) -> None:
        self._known = None

    # Progress

    @Slot(int)
    def _on_loading(self, ticket: int) -> None:
        self._ticket = ticket
        self._error = None
        self.trouble.hide()
        self.strip.finish()
        self._clock.start()

    def _show_strip(self) -> None:
        self.strip.set_progress(0, 0, self.tr("Reading"))
        self.show()

    @Slot(int, int, int)
    def _on_progress(self, ticket: int, done: int, total: int) -> None:
        choice = self._session.document.choice
        if ticket != self._ticket or choice is None or self.strip.isHidden():
            return
        self.strip.set_progress(done, total, self._words(choice.source, done, total))

    def _words(self, source: Source, done: int, total: int) -> str:
        if isinstance(source, Download) and done < total:
            return self.tr("{0} of {1} MB").format(done // 10**6, total // 10**6)
        if total == 0:
            return self.tr("{0} files found").format(count_text(done))
        if isinstance(source, ImageFolder):
            return self.tr("{0} of {1} pictures").format(count_text(done), count_text(total))
        return self.tr("{0} %").format(100 * done // total)

    def _end(self) -> None:
        self._ticket = 0
        self._clock.stop()
        self.strip.finish()

    # The end, good or bad

    @Slot(object)
    def _on_data(self, overview: Overview | None) -> None:
        self._end()
        self._error = None
        known, self._known = self._known, None
        if overview is None or known is None:
            self.hide()
            return
        self._compare(overview, known)

    @Slot(object)
    def _on_failed(self, error: EngineError) -> None:
        self._end()
        self._error = error
        self._tell_error(error)

    def _tell_error(self, error: EngineError) -> None:
        if isinstance(error, Cancelled):
            self.trouble.tell("info", self.tr("Reading was cancelled."), [self._again()])
        else:
            self.trouble.tell("error", explain(error), self._ways(error))
        self.show()

    def _ways(self, error: EngineError) -> list[Way]:
        choice = self._session.document.choice
        if choice is None or isinstance(error, EngineLost):
            return []
        if isinstance(error, UnknownHash):
            return [(self.tr("Use it all the same"), self._accept_unknown), self._again()]
        if isinstance(error, FileMissing | NotAFolder) and commands.paths_of(choice.source):
            return [(self.tr("Locate..."), self.locate), self._again()]
        return [self._again()]

    def _again(self) -> Way:
        return self.tr("Try again"), self._session.load_data

    def _accept_unknown(self) -> None:
        document = commands.set_source(self._session.document, accept_unknown=True)
        self._session.apply(self.tr("Allow unknown files"), document)

    # Data that have been moved

    def locate(self) -> None:
        """Ask where the files are now."""
        choice = self._session.document.choice
        assert choice is not None
        dialog = QFileDialog(self, self.tr("Locate {0}").format(title_of(choice.source)))
        is_file = isinstance(choice.source, TableFile)
        mode = QFileDialog.FileMode.ExistingFile if is_file else QFileDialog.FileMode.Directory
        dialog.setFileMode(mode)
        dialog.setDirectory(_nearest_folder(commands.paths_of(choice.source)[0]))
        dialog.fileSelected.connect(self.use_place)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def use_place(self, path: str) -> None:
        """Read the same data from ``path``, and say whether they are the same."""
        choice = self._session.document.choice
        assert choice is not None
        self._known = commands.known_fingerprints(self._session.records.values(), choice.source)
        label = self.tr("Locate {0}").format(title_of(choice.source))
        self._session.apply(label, commands.relocate(self._session.document, path))

    def _compare(self, overview: Overview, known: set[str]) -> None:
        if not known:
            level = "info"
            text = self.tr("Found. No run has used these data, so there is nothing to compare.")
        elif overview.fingerprint in known:
            level = "success"
            text = self.tr("Found: these are the same data that the runs have learned from.")
        else:
            level = "warning"
            text = self.tr(
                "These data are different from those that the runs have learned from: "
                "results cannot be compared."
            )
        self.trouble.tell(level, text, [(self.tr("Close"), self.hide)])
        self.show()


def _nearest_folder(path: str) -> str:
    """Return the nearest folder around ``path`` that is still there."""
    return str(next((p for p in Path(path).parents if p.is_dir()), Path.home()))
