"""What is open, and signals that say what changed. Panels meet here."""

from __future__ import annotations

import time
import uuid
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from app.archive import Archive, Runs
from app.bridge import Bridge
from app.document import Document, RunCard
from app.history import History, Step
from app.records import RunRecord
from engine.errors import (
    AlreadyTraining,
    Cancelled,
    EngineError,
    EngineLost,
    NoData,
    NotTraining,
)
from engine.network.shapes import Summary, checked_summary, summarise
from engine.service.messages import (
    Continue,
    Load,
    Pause,
    Place,
    Ready,
    SetEpochs,
    SetLearningRate,
    Snapshot,
    Stop,
    Train,
)

DRAWN = "drawn"  # key of the network as it is drawn, with weights that no run has trained


class Session(QObject):
    """The open project, its document with undo, the data in memory, and the run.

    Panels read from here, call the methods below, and refresh themselves at the signals.
    """

    opened = Signal()  # another project, or none
    document_changed = Signal(object)  # Document
    history_changed = Signal()
    data_loading = Signal(int)  # ticket: its progress comes from ``bridge.progressed``
    data_changed = Signal(object)  # Overview of the data in memory, None while there are none
    data_failed = Signal(object)  # EngineError
    subject_changed = Signal(str)  # key of the network that viewers show: new weights
    picked = Signal(str, int)  # part and place of the sample to look at
    run_started = Signal(str)
    events_arrived = Signal(str, list)  # run id, events
    run_state_changed = Signal(str)  # run id
    runs_changed = Signal()
    engine_changed = Signal(str)  # "starting", "ready", "lost"
    memory_changed = Signal(object)
    saved = Signal(float)  # seconds since 1970
    failed = Signal(object, str)  # EngineError, report

    def __init__(self, bridge: Bridge, parent: QObject | None = None):
        super().__init__(parent)
        self.bridge = bridge
        self.archive: Archive | None = None
        self.history = History([Step("", Document())])
        self.overview: Any = None
        self.records: dict[str, RunRecord] = {}
        self.kept: frozenset[str] = frozenset()  # ids of nodes whose weights a run has trained
        self.running: str = ""  # id of the run that trains or is paused
        self.engine_state = "starting"
        self.engine: Ready | None = None
        self._load_ticket = 0
        self._placed: dict[str, Any] = {}
        self._connect()

    def _connect(self) -> None:
        self.bridge.ready.connect(self._on_ready)
        self.bridge.reported.connect(self._on_reported)
        self.bridge.snapshot_arrived.connect(self._on_snapshot)
        self.bridge.lost.connect(self._on_lost)
        self.bridge.failed.connect(self.failed)
        self.bridge.memory_changed.connect(self.memory_changed)

    # the project

    def create(self, path: Path, document: Document, label: str = "", runs: Runs = ()) -> None:
        """Begin a new project with ``document`` and the runs that it comes with."""
        self._take_up(Archive.create(path, Step(label, document), self, runs))

    def open(self, path: Path) -> None:
        """Open a project. Raises an ``EngineError``; the one that is open then stays so."""
        self._take_up(Archive.open(path, self))

    def close(self) -> None:
        """Close the project; what it holds is on the disk afterwards."""
        if self.archive:
            self.archive.close()
        self.archive = None

    def _take_up(self, archive: Archive) -> None:
        self.close()
        self.archive = archive
        archive.saved.connect(self.saved)
        archive.failed.connect(self.failed)
        self.history = archive.history
        self.records = archive.records
        self.overview, self.kept = None, frozenset()
        self._placed.clear()
        self.opened.emit()
        self.runs_changed.emit()
        self._tell_document(Document())

    @property
    def is_open(self) -> bool:
        return self.archive is not None

    @property
    def interrupted(self) -> list[RunRecord]:
        """Runs that were alive when the program ended; each may be resumed."""
        return [r for r in self.records.values() if r.state == "interrupted"]

    # the document

    @property
    def document(self) -> Document:
        return self.history.document

    @property
    def summary(self) -> Summary:
        """Shapes, parameters and errors of the network as it is drawn."""
        return summarise(self.document.network)

    def apply(self, label: str, document: Document) -> None:
        """Do one named step. ``label`` is the translated name of what was done."""
        before = self.document
        if document == before:
            return
        self.history.push(label, document)
        if self.archive:
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
        self.history.move(place)
        if self.archive:
            self.archive.move_to(place)
        self._tell_document(before)

    def _tell_document(self, before: Document) -> None:
        now = self.document
        self.history_changed.emit()
        if now.choice != before.choice or self.overview is None:
            self.load_data()
        self.document_changed.emit(now)
        if now.runs != before.runs:
            self.runs_changed.emit()
        drawn = self.subject == DRAWN and now.network != before.network
        if drawn or now.shown_run != before.shown_run or now.begin_with != before.begin_with:
            self.show_subject()

    # data

    def load_data(self) -> None:
        """Bring the chosen data into memory; ``data_changed`` or ``data_failed`` follows."""
        choice = self.document.choice
        self.cancel_loading()
        if choice is None:
            self.overview = None
            self.data_changed.emit(None)
            return
        self._load_ticket = self.bridge.request(
            lambda ticket: Load(ticket, choice), self._on_loaded, self._on_load_failed
        )
        self.data_loading.emit(self._load_ticket)

    def cancel_loading(self) -> None:
        if self._load_ticket:
            self.bridge.cancel(self._load_ticket)
            self._load_ticket = 0

    def _on_loaded(self, overview: Any) -> None:
        self._load_ticket = 0
        self.overview = overview
        self.data_changed.emit(overview)

    def _on_load_failed(self, error: EngineError) -> None:
        if isinstance(error, Cancelled) and self._load_ticket:
            return  # another load has taken its place
        self._load_ticket = 0
        self.overview = None
        self.data_failed.emit(error)

    # the network that viewers show

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

    def pick(self, part: str, place: int) -> None:
        """Look at this sample, wherever one is looked at."""
        self.picked.emit(part, place)

    def show_subject(self) -> None:
        """Make sure that the engine has the weights of the subject; then tell the viewers."""
        key = self.subject
        if key == self.running:
            self.subject_changed.emit(key)
            return
        if key == DRAWN:
            self._place_drawn()
            return
        if self._placed.get(key):
            self.subject_changed.emit(key)
            return
        self._place(key, self.records[key].spec, self.weights_of(key))

    def weights_of(self, run_id: str) -> dict[str, Any]:
        """Return the best weights that the project has of a run, by ``"node id/name"``."""
        return self.archive.weights_of(run_id) if self.archive and run_id else {}

    def _place_drawn(self) -> None:
        spec = self.document.network
        if summarise(spec).first_error or not spec.outputs:
            self.kept = frozenset()
            self.subject_changed.emit("")
            return
        self._place(DRAWN, spec, self.weights_of(self.document.begin_with))

    def _place(self, key: str, spec: Any, arrays: dict[str, Any]) -> None:
        seed = self.document.plan.seed

        def placed(kept: tuple[str, ...]) -> None:
            self._placed[key] = True
            if key == DRAWN:
                self.kept = frozenset(kept) if self.document.begin_with else frozenset()
            if key == self.subject:
                self.subject_changed.emit(key)

        self.bridge.request(lambda ticket: Place(ticket, key, spec, arrays, seed), placed)

    # training

    def train(self, name: str, *, paused: bool = False) -> str:
        """Start a run of the document; return its id. Raises what is wrong with it."""
        document = self.document
        if self.running:
            raise AlreadyTraining()
        if document.choice is None:
            raise NoData()
        summary = checked_summary(document.network)
        plan = document.plan.with_settled_shards(summary)
        run_id = uuid.uuid4().hex[:12]
        record = RunRecord(
            run_id,
            document.choice,
            document.network,
            plan,
            time.time(),
            getattr(self.overview, "fingerprint", ""),
            begin_with=document.begin_with,
            planned_epochs=plan.epochs,
        )
        arrays = self.weights_of(document.begin_with)
        self._send_run(
            record, Train(0, run_id, record.choice, record.spec, plan, arrays, paused=paused)
        )
        colour = len(document.runs)
        card = RunCard(run_id, name, colour=colour)
        self.apply(name, replace(document, runs=(*document.runs, card), shown_run=run_id))
        return run_id

    def resume(self, run_id: str) -> None:
        """Take up an interrupted or stopped run where its last saved state is."""
        if self.running:
            raise AlreadyTraining()
        record = self.records[run_id]
        assert self.archive is not None
        arrays, facts = self.archive.resume_state(run_id)
        if facts is None:  # nothing was saved yet: begin again
            arrays = self.weights_of(record.begin_with)
        self._send_run(
            record, Train(0, run_id, record.choice, record.spec, record.plan, arrays, facts)
        )

    def _send_run(self, record: RunRecord, request: Train) -> None:
        if self.archive:
            self.archive.start_run(record)
        self.records[record.id] = record
        record.state = "running"
        self.running = record.id

        def failed(error: EngineError) -> None:
            if isinstance(error, EngineLost):
                return  # the run is interrupted, and may be resumed
            self.running = ""
            record.state = "failed"
            if self.archive:
                self.archive.finish_run(record)
            self.run_state_changed.emit(record.id)
            self.failed.emit(error, error.report)

        self.bridge.request(
            lambda ticket: replace(request, ticket=ticket), self._on_run_accepted, failed
        )
        self.run_started.emit(record.id)

    def _on_run_accepted(self, run_id: str) -> None:
        self._placed[run_id] = True
        self.run_state_changed.emit(run_id)
        if self.subject == run_id:
            self.subject_changed.emit(run_id)

    def delete_runs(self, ids: Iterable[str]) -> None:
        """Delete runs for good; no undo brings them back."""
        assert self.archive is not None
        self.archive.delete_runs(ids)
        self.runs_changed.emit()

    def pause(self) -> None:
        self._steer(Pause())

    def go_on(self, until: str = "") -> None:
        """Continue a paused run; "batch" or "epoch" pauses again after one."""
        self._steer(Continue(until))

    def stop(self) -> None:
        self._steer(Stop())

    def set_learning_rate(self, rate: float) -> None:
        self._steer(SetLearningRate(rate))

    def set_epochs(self, epochs: int) -> None:
        self._steer(SetEpochs(epochs))

    def _steer(self, message: Any) -> None:
        if not self.running:
            raise NotTraining()
        self.bridge.send(message)

    @Slot(str, list)
    def _on_reported(self, run_id: str, events: list) -> None:
        record = self.records.get(run_id)
        if record is None:
            return
        before = record.state
        for event in events:
            record.take(event)
        if self.archive:
            self.archive.record_events(record, events)
        if not record.is_running:
            self.running = ""
            if self.archive:
                self.archive.finish_run(record)
        self.events_arrived.emit(run_id, events)
        if record.state != before:
            self.run_state_changed.emit(run_id)
            self.runs_changed.emit()

    @Slot(object)
    def _on_snapshot(self, snapshot: Snapshot) -> None:
        if self.archive and snapshot.run_id in self.records:
            self.archive.add_snapshot(snapshot)
        if snapshot.kind == "last" and snapshot.run_id == self.subject:
            self.subject_changed.emit(snapshot.run_id)

    # the engine

    @Slot(object)
    def _on_ready(self, ready: Ready) -> None:
        was_ready = self.engine_state == "ready"
        self.engine, self.engine_state = ready, "ready"
        self.engine_changed.emit("ready")
        if was_ready:
            return  # it only has faster kernels now
        self._placed.clear()
        if self.is_open:
            self.load_data()
            self.show_subject()

    @Slot()
    def _on_lost(self) -> None:
        """Say so, keep what the run has saved, and start another engine."""
        self.engine_state = "lost"
        if record := self.records.get(self.running):
            record.state = "interrupted"
            self.running = ""
            self.run_state_changed.emit(record.id)
            self.runs_changed.emit()
        self.engine_changed.emit("lost")
        self.bridge.restart()
