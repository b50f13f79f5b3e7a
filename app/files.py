"""Projects on the disk: new, open, move, copy, rescue, name a version; the dialogs that ask."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QInputDialog, QWidget

from app.archive import Runs
from app.document import Document
from app.errand import Errand
from app.labs import lab, shipped_run
from app.preferences import Preferences
from app.session import Session
from app.widgets.save_file import ask_where
from engine.errors import (
    AlreadyTraining,
    EngineError,
    ForeignObjects,
    ProjectDamaged,
    ProjectExists,
    ReadOnlyFolder,
)
from engine.io.project import SUFFIX, untitled_path
from engine.io.rescue import RescueReport, rescue

Leave = Callable[[Callable[[], None]], None]


class Files(QObject):
    """What the project menu does. Paths are asked for here; the session does the work.

    ``leave(then)`` does ``then`` as soon as the open project may be left. Nothing here raises:
    ``failed`` tells what went wrong, and the project that was open is open still.
    """

    failed = Signal(object, str)  # EngineError, name of an action that is a way out
    told = Signal(str, str)  # level, sentence
    asked_for_open = Signal()  # the project that is open already
    closed = Signal()  # no project is open any more

    def __init__(
        self,
        session: Session,
        preferences: Preferences,
        folder: Path,
        window: QWidget,
        leave: Leave,
    ):
        super().__init__(window)
        self._session, self._preferences, self._window = session, preferences, window
        self._untitled_folder = folder
        self._leave = leave
        self._damaged: Path | None = None  # what would be rescued
        self._create: Callable[[Path], None] | None = None  # what waits for a place
        self.errand = Errand(self)
        self.errand.failed.connect(self._fail)

    def attempt(self, work: Callable[[], object]) -> None:
        """Do ``work``; tell what went wrong."""
        self._damaged = self._create = None
        try:
            work()
        except EngineError as error:
            way_out = "rescue" if self._damaged else "begin_elsewhere" if self._create else ""
            self.failed.emit(error, way_out)

    def _fail(self, error: EngineError) -> None:
        self.failed.emit(error, "")

    # begin

    def new(self) -> None:
        """Begin an empty, untitled project, which is saved from its first moment on."""
        self._begin(Document())

    def open_lab(self, name: str) -> None:
        """Begin an untitled project with a ready laboratory."""
        entry = lab(name)
        title = QCoreApplication.translate("Labs", entry.title)
        document, runs = shipped_run(entry, entry.make(), self.tr("Trained by us"))
        self._begin(document, title, runs)

    def ask_where_to_begin(self) -> None:
        """Ask for another place for the project that could not be created."""
        if self._create is not None:
            name = self.tr("Untitled") + SUFFIX
            self._ask_target(self.tr("Create the project"), self._create, name)

    def can_begin_elsewhere(self) -> bool:
        """Whether a project waits for a place that can be written."""
        return self._create is not None

    def _begin(self, document: Document, title: str = "", runs: Runs = ()) -> None:
        def create(path: Path) -> None:
            self._session.create(path, document, title, runs)
            self._remember()

        def begin() -> None:
            try:
                create(self._untitled())
            except ReadOnlyFolder:
                self._create = create
                raise

        self.attempt(lambda: self._leave(begin))

    def _untitled(self) -> Path:
        try:
            return untitled_path(self._untitled_folder)
        except OSError as error:
            folder = self._untitled_folder
            raise ReadOnlyFolder(name=folder.name, folder=str(folder.parent)) from error

    # open

    def open(self, path: Path) -> None:
        """Open a project."""
        if self._is_here(path) and not self._session.read_only:
            self.asked_for_open.emit()
        else:
            self.attempt(lambda: self._leave(lambda: self._open(path)))

    def ask_and_open(self) -> None:
        self._ask_source(self.tr("Open project"), self.open)

    def ask_model(self, then: Callable[[Path], None]) -> None:
        """Ask for a model that somebody else made."""
        words = self.tr("Keras models (*.keras *.h5 *.hdf5 *.json)")
        self._ask_source(self.tr("Open model"), then, words)

    def _open(self, path: Path) -> None:
        if self._is_here(path):
            self._session.close()  # it could only be read; perhaps it can be written now
        try:
            self._session.open(path)
        except EngineError as error:
            if isinstance(error, ProjectDamaged | ForeignObjects):
                self._damaged = path
            if not self._session.is_open:
                self.closed.emit()
            raise
        self._remember()
        archive = self._session.archive
        if archive and archive.left_out:
            sentence = self.tr("Steps and runs that could not be read and were left out: {0}.")
            self.told.emit("warning", sentence.format(archive.left_out))

    def _is_here(self, path: Path) -> bool:
        archive = self._session.archive
        try:
            return archive is not None and path.samefile(archive.path)
        except OSError:
            return False

    # name, copy, move

    def ask_and_name_version(self) -> None:
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle(self.tr("Name this version"))
        dialog.setLabelText(
            self.tr("The project is always saved. A name helps to find this state again:")
        )
        dialog.textValueSelected.connect(self._name_version)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _name_version(self, name: str) -> None:
        if name.strip():
            self.attempt(lambda: self._session.name_version(name.strip()))

    def ask_and_copy(self, then: Callable[[], None] | None = None) -> None:
        """Write a copy, and go on here; ``then`` is done when all is in the copy."""

        def copied(path: Path) -> None:
            self.told.emit("success", self.tr("The copy is in '{0}'.").format(path))
            if then:
                then()

        self._ask_target(
            self.tr("Send a copy"), lambda path: self._copy(path, copied), self._copy_name()
        )

    def ask_and_go_on_in_copy(self) -> None:
        """Write a copy, and go on there; the project itself stays as it is on the disk."""

        def arrived(path: Path) -> None:
            self.told.emit("success", self.tr("You work in '{0}' now.").format(path))

        title = self.tr("Save a copy and work there")
        self._ask_and_go_on(title, arrived, self._copy_name())

    def ask_and_move(self) -> None:
        """Write the project to another file, and go on there; the old file is deleted."""
        archive = self._session.archive
        assert archive is not None
        old = archive.path
        if archive.notice:  # it is not ours to delete
            self.ask_and_go_on_in_copy()
        else:
            self._ask_and_go_on(
                self.tr("Move project to"), lambda path: self._delete(old, path), old.name
            )

    def _ask_and_go_on(self, title: str, then: Callable[[Path], None], name: str) -> None:
        if self._session.running:
            self._fail(AlreadyTraining())
        else:
            self._ask_target(title, lambda path: self._go_on_in(path, then), name)

    def _copy_name(self) -> str:
        """Return a free name to propose for a copy."""
        archive = self._session.archive
        assert archive is not None
        return _free(archive.path.parent, self.tr("{0} copy").format(archive.path.stem)).name

    def _go_on_in(self, path: Path, then: Callable[[Path], None]) -> None:
        def copied(path: Path) -> None:
            self._session.go_on_in(path)
            self._remember()
            then(path)

        self._copy(path, copied)

    def _copy(self, path: Path, then: Callable[[Path], None]) -> None:
        """Write a copy to ``path``; again where something was done meanwhile."""
        archive = self._session.archive
        assert archive is not None
        project = archive.project
        changes = project.changes

        def copied(_: object) -> None:
            if project.changes != changes and not self._session.running:
                self._copy(path, then)
            else:
                then(path)

        self.errand.run(archive.path.name, lambda: project.send_copy(path), copied)
        self.told.emit("info", self.tr("'{0}' is being written.").format(path.name))

    def _delete(self, old: Path, new: Path) -> None:
        """Delete the file that was moved; the new one is open."""
        try:
            for name in (old.name, f"{old.name}-wal"):
                old.with_name(name).unlink(missing_ok=True)
        except OSError:
            sentence = self.tr("You work in '{0}' now. The old file '{1}' could not be deleted.")
            self.told.emit("warning", sentence.format(new, old))
        else:
            self.told.emit("success", self.tr("The project is in '{0}' now.").format(new))

    # rescue

    def rescue(self) -> None:
        """Copy what is readable in a damaged project into a new one, and open that."""
        path, self._damaged = self._damaged, None
        if path is None:
            self._ask_source(self.tr("Rescue a project"), self._rescue)
        else:
            self._rescue(path)

    def _rescue(self, path: Path) -> None:
        stem = self.tr("{0} rescued").format(path.stem)
        folders = (path.absolute().parent, self._untitled_folder)

        def rescued(result: tuple[Path, RescueReport]) -> None:
            target, report = result
            self._leave(lambda: self._open_rescued(path, target, report))

        def begin() -> None:
            self.errand.run(path.name, lambda: _rescued(path, stem, folders), rescued)
            self.told.emit("info", self.tr("'{0}' is being read.").format(path.name))

        self.attempt(begin)

    def _open_rescued(self, path: Path, target: Path, report: RescueReport) -> None:
        self._open(target)
        archive = self._session.archive
        left_out = sum(report.dropped.values()) + (archive.left_out if archive else 0)
        kept = report.kept
        sentence = self.tr(
            "'{0}' holds what could be read of '{1}': steps {2}, runs {3}, snapshots {4}, "
            "named versions {5}. Left out because something they need is lost: {6}."
        )
        counts = [kept[name] for name in ("edits", "runs", "snapshots", "versions")]
        self.told.emit("success", sentence.format(target.name, path.name, *counts, left_out))

    # what all of them need

    def _ask_source(self, title: str, then: Callable[[Path], None], words: str = "") -> None:
        dialog = QFileDialog(self._window, title, self._folder(), words or self._filter())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: then(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ask_target(self, title: str, then: Callable[[Path], None], name: str) -> None:
        def chosen(path: Path) -> None:
            if path.suffix != SUFFIX:  # "v1.2" has a suffix of its own
                path = path.with_name(path.name + SUFFIX)
                if path.exists():
                    raise ProjectExists(name=path.name, folder=str(path.parent))
            then(path)

        ask_where(
            self._window,
            title,
            str(Path(self._folder(), name)),
            self._filter(),
            SUFFIX[1:],
            lambda path: self.attempt(lambda: chosen(path)),
        )

    def _folder(self) -> str:
        archive = self._session.archive
        return str(archive.path.parent if archive else self._untitled_folder)

    def _filter(self) -> str:
        return self.tr("Lamina projects (*.lamina)")

    def _remember(self) -> None:
        if self._session.archive:
            self._preferences.add_recent(self._session.archive.path)


def _rescued(path: Path, stem: str, folders: tuple[Path, ...]) -> tuple[Path, RescueReport]:
    """Rescue ``path`` into the first of ``folders`` that can be written."""
    for folder in folders[:-1]:
        try:
            target = _free(folder, stem)
            return target, rescue(path, target)
        except ReadOnlyFolder:
            continue
    try:
        folders[-1].mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ReadOnlyFolder(name=stem, folder=str(folders[-1])) from error
    target = _free(folders[-1], stem)
    return target, rescue(path, target)


def _free(folder: Path, stem: str) -> Path:
    number, path = 2, folder / f"{stem}{SUFFIX}"
    while path.exists():
        path, number = folder / f"{stem} {number}{SUFFIX}", number + 1
    return path
