"""The open project: its file, its document with undo and redo, and whether it can be saved."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.archive import Archive, NamedVersion, Runs
from app.document import Document
from app.history import History, Step
from app.records import UPDATES, RunRecord
from engine.errors import EngineError, ProjectError
from engine.io.optimizer_rows import misfit
from engine.network.shapes import Summary, summarise

DRAWN = "drawn"  # key of the network as it is drawn, with weights that no run has trained


@dataclass(frozen=True)
class Carried:
    """What a training may continue with. ``reason``: see ``engine.io.optimizer_rows.misfit``."""

    kind: str
    updates: int
    reason: str
    is_wanted: bool

    @property
    def is_used(self) -> bool:
        return self.is_wanted and not self.reason


class Workspace(QObject):
    """One project at a time; edits are saved as they are done.

    A project that can only be read may be looked at from all sides, but not changed.
    """

    opened = Signal()  # another project
    document_changed = Signal(object)  # Document
    history_changed = Signal()  # steps, the place among them, or names of versions
    runs_changed = Signal()
    saved = Signal(float)  # seconds since 1970
    trouble_changed = Signal()  # saving fails, or works again
    refused = Signal()  # a change of a project that can only be read
    failed = Signal(object, str)  # EngineError, report

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self.archive: Archive | None = None
        self.history = History([Step("", Document())])
        self.records: dict[str, RunRecord] = {}

    # the file

    def create(self, path: Path, document: Document, label: str = "", runs: Runs = ()) -> None:
        """Begin a new project with ``document`` and the runs that it comes with.

        Raises an ``EngineError``; the project that is open then stays so.
        """
        self._save()
        self._take_up(Archive.create(path, Step(label, document), self, runs))

    def open(self, path: Path) -> None:
        """Open a project. Raises an ``EngineError``; the one that is open then stays so."""
        self._save()
        self._take_up(Archive.open(path, self))

    def go_on_in(self, copy: Path) -> None:
        """Open a copy that holds all of this project, and leave this one as it is on the disk."""
        archive = Archive.open(copy, self)
        self.abandon()
        self._take_up(archive)

    def close(self) -> None:
        """Close the project; what it holds is on the disk afterwards. Raises why it cannot be."""
        if self.archive:
            self.archive.close()
        self.archive = None

    def abandon(self) -> None:
        """Close the project without what could not be saved."""
        if self.archive:
            self.archive.abandon()
        self.archive = None

    def _save(self) -> None:
        if self.archive:
            self.archive.project.flush()

    def _take_up(self, archive: Archive) -> None:
        try:
            self.close()
        except ProjectError:
            archive.abandon()
            raise
        self.archive = archive
        archive.saved.connect(self.saved)
        archive.trouble_changed.connect(self.trouble_changed)
        archive.failed.connect(self.failed)
        self.history = archive.history
        self.records = archive.records
        self.opened.emit()
        self.runs_changed.emit()
        self._tell_document(Document())

    @property
    def is_open(self) -> bool:
        return self.archive is not None

    @property
    def read_only(self) -> EngineError | None:
        """Why the project can only be read, None if it can be changed."""
        return self.archive.notice if self.archive else None

    @property
    def trouble(self) -> EngineError | None:
        """Why nothing can be saved at present, None while all is well."""
        return self.archive.trouble if self.archive else None

    @property
    def interrupted(self) -> list[RunRecord]:
        """Runs that were alive when the project was left; each may be resumed."""
        cards = {card.id for card in self.document.runs if not card.deleted}
        left = [r for r in self.records.values() if r.state == "interrupted" and r.id in cards]
        return [] if left and self.read_only else left  # they may well be alive elsewhere

    def weights_of(self, run_id: str) -> dict[str, Any]:
        """Return the best weights that the project has of a run, by ``"node id/name"``."""
        return self.archive.weights_of(run_id) if self.archive else {}

    @property
    def carried(self) -> Carried | None:
        """The optimizer of the model that the next training begins with, None where it has none."""
        record = self.records.get(self.document.begin_with)
        if record is None or not record.facts.get(UPDATES):
            return None
        now = self.document.network, self.document.plan
        reason = misfit((record.spec, record.plan), now)
        kind = record.plan.optimizer.registered_name
        return Carried(kind, record.facts[UPDATES], reason, self.document.keeps_optimizer)

    def adopt_run(self, record: RunRecord, arrays: dict[str, Any]) -> None:
        """Keep a run that was done elsewhere, with its weights; the document names it then.

        Raises why the project can only be read.
        """
        if self.read_only:
            raise self.read_only
        if self.archive:
            self.archive.adopt_run(record, arrays)
        self.records[record.id] = record

    # the document

    @property
    def document(self) -> Document:
        return self.history.document

    @property
    def summary(self) -> Summary:
        """Shapes, parameters and errors of the network as it is drawn."""
        return summarise(self.document.network)

    @property
    def subject(self) -> str:
        """Key of the network that viewers show: a run, or ``DRAWN``."""
        shown = self.document.shown_run
        return shown if shown in self.records else DRAWN

    @property
    def subject_spec(self) -> Any:
        """The network under that key."""
        record = self.records.get(self.subject)
        return record.spec if record else self.document.network

    def apply(self, label: str, document: Document) -> None:
        """Do one named step. ``label`` is the translated name of what was done."""
        before = self.document
        if document == before or self._refuses(document):
            return
        self.history.push(label, document)
        if self.archive and not self.read_only:
            self.archive.record_edit(label, document)
        self._tell_document(before)

    def undo(self) -> None:
        if self.history.can_undo:
            self.move_to(self.history.place - 1)

    def redo(self) -> None:
        if self.history.can_redo:
            self.move_to(self.history.place + 1)

    def move_to(self, place: int) -> None:
        """Go to any step of the history."""
        before = self.document
        if place == self.history.place or self._refuses(self.history.steps[place].document):
            return
        self.history.move(place)
        if self.archive and not self.read_only:
            self.archive.move_to(place)
        self._tell_document(before)

    def name_version(self, name: str) -> None:
        """Give the present state a name. Raises why the project can only be read."""
        assert self.archive is not None
        self.archive.project.name_version(name)
        self.history_changed.emit()

    def return_to(self, version: NamedVersion, label: str) -> None:
        """Go to the step with this name; where it is forgotten, do it again as a step ``label``."""
        assert self.archive is not None
        if version.place is not None:
            self.move_to(version.place)
        else:
            self.apply(label, self.archive.document_of(version))

    def delete_runs(self, ids: list[str]) -> None:
        """Delete runs for good; no undo brings them back."""
        assert self.archive is not None
        if self.read_only:
            self.refused.emit()
            return
        self.archive.delete_runs(ids)
        self.runs_changed.emit()

    def _refuses(self, document: Document) -> bool:
        """Say that the project cannot be changed to ``document``, if so; it may be looked at."""
        if not self.read_only or document.is_same_work(self.document):
            return False
        self.refused.emit()
        self.document_changed.emit(self.document)  # inputs go back to what it says
        return True

    def _tell_document(self, before: Document) -> None:
        now = self.document
        self.history_changed.emit()
        self.document_changed.emit(now)
        if now.runs != before.runs:
            self.runs_changed.emit()
