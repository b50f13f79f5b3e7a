"""The project file as the session uses it: documents, records and snapshots in, the same out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, Signal

from app.document import Document
from app.history import History, Step
from app.records import RunRecord
from engine.errors import EngineError
from engine.io.project import Project
from engine.service.messages import Snapshot
from engine.training.events import Batches, EpochDone, Event, RateChanged

Runs = Sequence[tuple[RunRecord, dict[str, Any]]]  # with their arrays

_SNAPSHOT_BUDGET = 256 << 20  # bytes that the snapshots of one run may take


class Archive(QObject):
    """One open project. Everything is written by its own thread, as it comes."""

    saved = Signal(float)
    failed = Signal(object, str)

    def __init__(self, project: Project, history: History, parent: QObject | None = None):
        super().__init__(parent)
        self.project, self.history = project, history
        self.records: dict[str, RunRecord] = {}
        project.on_saved = self.saved.emit
        project.on_failed = self._on_failed

    @classmethod
    def create(
        cls, path: Path, first: Step, parent: QObject | None = None, runs: Runs = ()
    ) -> Archive:
        """Make a new project file with a first document, and runs that it comes with."""
        project = Project.create(path)  # at position 0, which holds no document
        project.record_edit(first.label, first.document.to_json())
        archive = cls(project, History([first]), parent)
        for record, arrays in runs:
            archive.adopt_run(record, arrays)
        return archive

    @classmethod
    def open(cls, path: Path, parent: QObject | None = None) -> Archive:
        """Open a project file with all its steps and runs."""
        project = Project.open(path)
        try:
            steps = [
                Step(label, Document.from_json(project.document(position)))
                for position, label, _ in project.history()
                if position
            ]
            archive = cls(project, History(steps, project.position - 1), parent)
            archive._read_runs()
        except BaseException:
            project.close()
            raise
        return archive

    @property
    def path(self) -> Path:
        return Path(self.project.path)

    def close(self) -> None:
        self.project.close()

    # documents

    def record_edit(self, label: str, document: Document) -> None:
        self.project.record_edit(label, document.to_json())

    def move_to(self, place: int) -> None:
        self.project.move_to(place + 1)

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
        self.project.flush()
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

    def resume_state(self, run_id: str) -> tuple[dict[str, Any], dict[str, Any] | None]:
        """Return what ``Trainer.resume`` takes; the facts are None where nothing was saved."""
        self.project.flush()
        found = [s for s in self.project.snapshots(run_id) if s.kind == "resume"]
        return self.project.load_snapshot(found[-1].id) if found else ({}, None)

    def _read_runs(self) -> None:
        for entry in [*self.project.runs(), *self.project.binned_runs()]:
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
            self.records[record.id] = record

    def _on_failed(self, error: EngineError) -> None:
        self.failed.emit(error, "")


def _plain(event: Any) -> dict[str, Any]:
    return {name: getattr(event, name) for name in event.__slots__}
