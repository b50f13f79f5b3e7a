"""The project file as the session uses it: documents, records and snapshots in, the same out."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, Signal

from app.document import Document
from app.history import History, Step
from app.records import RunRecord
from engine.errors import EngineError, ProjectDamaged, ProjectError
from engine.io.project import Project
from engine.io.runs import Run
from engine.service.messages import Snapshot
from engine.training.events import (
    Batches,
    EpochDone,
    Event,
    FlowsRecorded,
    RateChanged,
    SamplesFollowed,
)
from engine.training.flows import Flows
from engine.training.looks import SampleLook

log = logging.getLogger(__name__)

Runs = Sequence[tuple[RunRecord, dict[str, Any]]]  # with their arrays

_SNAPSHOT_BUDGET = 256 << 20  # bytes that the snapshots of one run may take
# What content that is not ours raises where it is rebuilt; errors of settings are among them.
_UNREADABLE = (AttributeError, LookupError, TypeError, ValueError, ArithmeticError, RecursionError)


@dataclass(frozen=True)
class NamedVersion:
    """A state of the project with a name; ``place`` is its step, None if that is forgotten."""

    name: str
    time: float  # seconds since 1970
    place: int | None
    number: int  # in the order of naming, from 0


class Archive(QObject):
    """One open project. Everything is written by its own thread, as it comes."""

    saved = Signal(float)
    trouble_changed = Signal()
    failed = Signal(object, str)  # EngineError, report: one change could not be saved

    def __init__(self, project: Project, parent: QObject | None = None):
        super().__init__(parent)
        self.project = project
        self.history = History([Step("", Document())])
        self.records: dict[str, RunRecord] = {}
        self.trouble: EngineError | None = None  # why nothing can be saved at present
        self.left_out = 0  # steps and runs that could not be read
        self._positions = [0]  # in the project, of each place in the history
        project.on_saved = self._on_saved
        project.on_failed = self._on_failed

    @classmethod
    def create(
        cls, path: Path, first: Step, parent: QObject | None = None, runs: Runs = ()
    ) -> Archive:
        """Make a new project file with a first document, and runs that it comes with."""
        archive = cls(Project.create(path), parent)  # at position 0, which holds no document
        archive.project.record_edit(first.label, first.document.to_json())
        archive.history, archive._positions = History([first]), [1]
        for record, arrays in runs:
            archive.adopt_run(record, arrays)
        return archive

    @classmethod
    def open(cls, path: Path, parent: QObject | None = None) -> Archive:
        """Open a project file with all its steps and runs that can be read."""
        archive = cls(Project.open(path), parent)
        try:
            archive._read_history()
            archive._read_runs()
        except BaseException:
            archive.abandon()
            raise
        return archive

    @property
    def path(self) -> Path:
        return Path(self.project.path)

    @property
    def notice(self) -> EngineError | None:
        """Why the project can only be read, None if it can be written."""
        return self.project.notice

    def close(self) -> None:
        """Save everything and close the file. Stays open, and raises why, if that fails."""
        self.project.close()
        self.deleteLater()

    def abandon(self) -> None:
        """Close the file without what could not be saved."""
        self.project.abandon()
        self.deleteLater()

    # documents

    def record_edit(self, label: str, document: Document) -> None:
        """Write the step at which the history stands now."""
        before = self._positions[self.history.place - 1]
        if self.project.position != before:  # the last step of the file could not be read
            self.project.move_to(before)
        self.project.record_edit(label, document.to_json())
        self._positions[self.history.place :] = [self.project.position]

    def move_to(self, place: int) -> None:
        self.project.move_to(self._positions[place])

    def step_times(self) -> list[float]:
        """Return when each step of the history was done, in seconds since 1970."""
        times = {position: time for position, _, time in self.project.history()}
        return [times.get(position, 0.0) for position in self._positions]

    def versions(self) -> list[NamedVersion]:
        """Return what the user gave names to, the oldest first."""
        places: dict[int | None, int] = {p: place for place, p in enumerate(self._positions)}
        return [
            NamedVersion(
                version.name, version.time, places.get(self.project.version_position(version)), n
            )
            for n, version in enumerate(self.project.versions())
        ]

    def document_of(self, version: NamedVersion) -> Document:
        """Return the document that was given a name. Raises an ``EngineError``."""
        data = self.project.version_document(self.project.versions()[version.number])
        try:
            return Document.from_json(data) if data else Document()
        except _UNREADABLE as error:
            raise ProjectDamaged(name=self.path.name, where="versions") from error

    # runs

    def start_run(self, record: RunRecord) -> None:
        """Write that a run begins, or goes on."""
        if record.id in self.records:
            self.project.resume_run(record.id)
        else:
            self.records[record.id] = record
            self.project.start_run(record.id, record.settings())

    def record_events(self, record: RunRecord, events: list[Event]) -> None:
        """Write what came: batches as columns, epochs as rows."""
        for event in events:
            match event:
                case Batches():
                    columns = {k: np.asarray(v, np.float32) for k, v in event.columns.items()}
                    self.project.add_metrics(record.id, columns, event.step - 1)
                case EpochDone():
                    self.project.add_epoch(record.id, event.epoch, _plain(event))
                case FlowsRecorded():
                    self.project.add_flows(record.id, event.flows)
                case SamplesFollowed():
                    self.project.add_samples(record.id, event.look)
                case RateChanged():
                    self.project.add_events(record.id, [_plain(event)])

    def finish_run(self, record: RunRecord) -> None:
        self.project.finish_run(record.id, record.state, record.facts)

    def adopt_run(self, record: RunRecord, arrays: dict[str, Any]) -> None:
        """Write a whole run that was done elsewhere, with its last weights."""
        self.start_run(record)
        columns = {k: np.asarray(v, np.float32) for k, v in record.columns.items()}
        self.project.add_metrics(record.id, columns, 0)
        for epoch in record.epochs:
            self.project.add_epoch(record.id, epoch.epoch, _plain(epoch))
        for flows in record.flows or []:
            self.project.add_flows(record.id, flows)
        for look in record.samples or []:
            self.project.add_samples(record.id, look)
        self.project.add_snapshot(record.id, record.step, record.planned_epochs, "last", arrays, {})
        self.finish_run(record)

    def delete_runs(self, ids: Iterable[str]) -> None:
        """Delete runs for good, with all they hold."""
        for run_id in ids:
            self.project.delete_run(run_id)
            del self.records[run_id]
        self.project.empty_bin()

    def add_snapshot(self, snapshot: Snapshot) -> None:
        self.project.add_snapshot(
            snapshot.run_id,
            snapshot.step,
            snapshot.epoch,
            snapshot.kind,
            snapshot.arrays,
            snapshot.facts,
        )
        if snapshot.kind == "last":
            self.project.thin(snapshot.run_id, _SNAPSHOT_BUDGET)

    def weights_of(self, run_id: str) -> dict[str, Any]:
        """Return the last weights of a run by ``"node id/name"``, {} where there are none."""
        if run_id not in self.records:
            return {}
        self._settle()
        for kind in ("last", "resume", "first"):
            found = [s for s in self.project.snapshots(run_id) if s.kind == kind]
            if found:
                arrays, _ = self.project.load_snapshot(found[-1].id)
                return {
                    key.partition("/")[2]: array
                    for key, array in arrays.items()
                    if key.startswith("weights/")
                }
        return {}

    def slots_of(self, run_id: str) -> dict[str, dict[str, Any]]:
        """Return what the optimizer of a model remembers, by ``"node id/name"`` and slot."""
        self._settle()
        slots: dict[str, dict[str, Any]] = {}
        for snapshot in [s for s in self.project.snapshots(run_id) if s.kind == "last"][-1:]:
            arrays, _ = self.project.load_snapshot(snapshot.id)
            for key, array in arrays.items():
                if key.startswith("slots/"):
                    weight, _, slot = key.removeprefix("slots/").rpartition("/")
                    slots.setdefault(weight, {})[slot] = array
        return slots

    def flows_of(self, record: RunRecord) -> list[Flows]:
        """Return what was recorded of the layers in a run; nothing of steps that it lost."""
        self._settle()
        return [f for f in self.project.flows(record.id) if f.step <= record.step]

    def samples_of(self, record: RunRecord) -> list[SampleLook]:
        """Return what was recorded of training samples; nothing of steps that the run lost."""
        self._settle()
        return [look for look in self.project.samples(record.id) if look.step <= record.step]

    def resume_state(self, run_id: str) -> tuple[dict[str, Any], dict[str, Any] | None]:
        """Return what ``Trainer.resume`` takes; the facts are None where nothing was saved."""
        self._settle()
        found = [s for s in self.project.snapshots(run_id) if s.kind == "resume"]
        return self.project.load_snapshot(found[-1].id) if found else ({}, None)

    def _settle(self) -> None:
        """Wait until what can be saved is saved, and so can be read."""
        with contextlib.suppress(ProjectError):  # told by ``trouble``; older snapshots serve
            self.project.flush()

    def _read_history(self) -> None:
        """Take up the steps that can be read; the place is the last one not after the file's."""
        entries = self.project.history()
        steps, positions = [], []
        for position, label, _ in entries:
            with self._leaving_out():
                steps.append(Step(label, Document.from_json(self.project.document(position))))
                positions.append(position)
        if not steps:
            if entries:
                raise ProjectDamaged(name=self.path.name, where="parts")
            return
        place = sum(position <= self.project.position for position in positions) - 1
        self.history, self._positions = History(steps, max(place, 0)), positions

    def _read_runs(self) -> None:
        """Read all runs but one that was killed before any step of the history knew it."""
        known = {card.id for step in self.history.steps for card in step.document.runs}
        for entry in [*self.project.runs(), *self.project.binned_runs()]:
            with self._leaving_out():
                if entry.id in known or entry.epochs:
                    self.records[entry.id] = _record(entry)

    @contextlib.contextmanager
    def _leaving_out(self) -> Iterator[None]:
        """Count what cannot be read, and go on without it."""
        try:
            yield
        except ProjectDamaged:
            self.left_out += 1
        except ProjectError:
            raise  # the file, not its content
        except _UNREADABLE as error:
            log.warning("A part of the project was left out: %r", error)
            self.left_out += 1

    # called in the thread that writes

    def _on_saved(self, at: float) -> None:
        trouble, self.trouble = self.trouble, None
        self.saved.emit(at)
        if trouble:
            self.trouble_changed.emit()

    def _on_failed(self, error: EngineError) -> None:
        if isinstance(error, ProjectError):
            self.trouble = error
            self.trouble_changed.emit()
        else:
            self.failed.emit(error, "")


def _record(entry: Run) -> RunRecord:
    """Return what the project knows of a run."""
    record = RunRecord.from_settings(entry.id, entry.settings)
    record.state = "interrupted" if entry.state == "running" else entry.reason
    record.facts = entry.result
    record.planned_epochs = record.plan.epochs
    record.epochs = [EpochDone(**values) for _, values in entry.epochs]
    record.rates = [RateChanged(**values) for values in entry.events]
    for name in entry.metric_names:
        record.columns[name] = entry.metrics(name).tolist()
    count = min((len(c) for c in record.columns.values()), default=0)
    record.steps = list(range(1, count + 1))
    record.flows = record.samples = None
    return record


def _plain(event: Any) -> dict[str, Any]:
    return {name: getattr(event, name) for name in event.__slots__}
