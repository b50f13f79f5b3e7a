"""Projects on the disk: new, open, move, copy, name a version; the dialogs that ask for it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QFileDialog, QInputDialog, QWidget

from app.document import Document
from app.labs import lab, shipped_run
from app.preferences import Preferences
from app.session import Session
from engine.io.project import untitled_path

SUFFIX = ".lamina"


class Files(QObject):
    """What the project menu does. Paths are asked for here; the session does the work."""

    def __init__(self, session: Session, preferences: Preferences, folder: Path, window: QWidget):
        super().__init__(window)
        self._session, self._preferences, self._window = session, preferences, window
        self._untitled_folder = folder

    def new(self) -> None:
        """Begin an empty, untitled project, which is saved from its first moment on."""
        self._session.create(untitled_path(self._untitled_folder), Document())
        self._remember()

    def open_lab(self, name: str) -> None:
        """Begin an untitled project with a ready laboratory."""
        entry = lab(name)
        title = QCoreApplication.translate("Labs", entry.title)
        document, runs = shipped_run(entry, entry.make(), self.tr("Trained by us"))
        self._session.create(untitled_path(self._untitled_folder), document, title, runs)
        self._remember()

    def open(self, path: Path) -> None:
        self._session.open(path)
        self._remember()

    def ask_and_open(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Open project"), self._folder(), self._filter()
        )
        if name:
            self.open(Path(name))

    def ask_and_name_version(self) -> None:
        text, accepted = QInputDialog.getText(
            self._window,
            self.tr("Name this version"),
            self.tr("The project is always saved. A name helps to find this state again:"),
        )
        if accepted and text.strip():
            assert self._session.archive is not None
            self._session.archive.project.name_version(text.strip())

    def ask_and_move(self) -> None:
        """Write the project to another file, and go on there."""
        path = self._ask_target(self.tr("Move project to"))
        if path:
            assert self._session.archive is not None
            self._session.archive.project.send_copy(path)
            old = self._session.archive.path
            self.open(path)
            old.unlink()

    def ask_and_copy(self) -> None:
        path = self._ask_target(self.tr("Send a copy"))
        if path:
            assert self._session.archive is not None
            self._session.archive.project.send_copy(path)

    def _ask_target(self, title: str) -> Path | None:
        name, _ = QFileDialog.getSaveFileName(self._window, title, self._folder(), self._filter())
        return Path(name).with_suffix(SUFFIX) if name else None

    def _folder(self) -> str:
        archive = self._session.archive
        return str(archive.path.parent if archive else untitled_path(self._untitled_folder).parent)

    def _filter(self) -> str:
        return self.tr("Lamina projects (*.lamina)")

    def _remember(self) -> None:
        if self._session.archive:
            self._preferences.add_recent(self._session.archive.path)
