"""Pinning, naming and ordering probes, each as a step that can be undone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QTemporaryDir, Signal
from PySide6.QtGui import QImage

from app.commands import probes as commands
from app.document import Document
from app.errors import explain
from app.models.asking import LongQuestion
from app.session import Session
from engine.data.probe import MOST_PROBES
from engine.errors import Cancelled, EngineError
from engine.service.questions import Given, PickPicture


class Pins(QObject):
    """``said(sentence)``: why something cannot be done, "" for nothing to say.

    ``pinned(id)``: a picture of the user is a probe now.
    """

    said = Signal(str)
    pinned = Signal(str)

    def __init__(self, session: Session, parent: QObject):
        super().__init__(parent)
        self._session = session
        self._reading = LongQuestion(session, "inside/probe", self)
        self._to_read: list[Path] = []
        self._pasted: QTemporaryDir | None = None

    def pin_sample(self, row: int, in_own_test: bool) -> None:
        """Pin the sample with this number in the data, or in the test part they bring."""
        self._do(self.tr("Pin a probe"), lambda d: commands.pin_sample(d, row, in_own_test))

    def unpin(self, index: int) -> None:
        """Pin an input no more."""
        probe = self._session.document.probes[index]
        self._do(self.tr("Unpin a probe"), lambda d: commands.unpin(d, probe.id))

    def rename(self, index: int, name: str) -> None:
        """Call a probe by a name of the user."""
        probe = self._session.document.probes[index]
        self._do(self.tr("Rename a probe"), lambda d: commands.rename(d, probe.id, name))

    def move(self, index: int, to: int) -> None:
        """Put a probe at another place of the strip."""
        probe = self._session.document.probes[index]
        self._do(self.tr("Move a probe"), lambda d: commands.move(d, probe.id, to))

    def take(self, data: QMimeData) -> bool:
        """Pin the pictures that ``data`` holds; False if it holds nothing of use."""
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if self._session.overview is None or not (paths or data.hasImage()):
            return False
        if not paths:
            self._pasted = QTemporaryDir()  # it takes the way of files: it is resized like them
            path = self._pasted.filePath(self.tr("Pasted") + ".png")
            paths = [Path(path)] if QImage(data.imageData()).save(path) else []
        self.read(paths)
        return True

    def read(self, paths: list[Path]) -> None:
        """Pin the pictures in these files."""
        self.said.emit("")
        self._to_read = paths[:MOST_PROBES]
        self._read_next()

    def forget(self) -> None:
        """Read no more: other data, or another project."""
        self._reading.forget()
        self._to_read = []

    def _read_next(self) -> None:
        if self._to_read and self._session.overview is not None:
            path = self._to_read.pop(0)
            question = PickPicture(self._session.overview.choice, str(path))
            self._reading.start(question, lambda g: self._on_read(path, g), self._on_failed)

    def _on_read(self, path: Path, given: Given) -> None:
        before = {probe.id for probe in self._session.document.probes}
        label, name = self.tr("Pin a probe"), path.stem
        if not self._do(label, lambda d: commands.pin_values(d, given.values, name)):
            self._to_read = []
            return
        for probe in self._session.document.probes:
            if probe.id not in before:
                self.pinned.emit(probe.id)
        self._read_next()

    def _on_failed(self, error: EngineError) -> None:
        if not isinstance(error, Cancelled):
            self.said.emit(explain(error))
        self._read_next()

    def _do(self, label: str, command: Callable[[Document], Document]) -> bool:
        """Do one step of the document; say why it cannot be done, and return whether it was."""
        try:
            document = command(self._session.document)
        except EngineError as error:
            self.said.emit(explain(error))
            return False
        self.said.emit("")
        self._session.apply(label, document)
        return True
