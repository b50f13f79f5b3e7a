"""What is open, and signals that say what changed. Panels meet here."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from app.bridge import Bridge
from app.document import Document, RunCard
from app.records import RunRecord
from app.workspace import DRAWN, Workspace
from engine.errors import (
    AlreadyTraining,
    EngineError,
    EngineLost,
    NoData,
    NotTraining,
)
from engine.network.shapes import checked_summary, summarise
from engine.service.messages import (
    Continue,
    Load,
    Operate,
    Pause,
    Place,
    Ready,
    SetEpochs,
    SetLearningRate,
    Snapshot,
    Stop,
    Train,
)
from engine.training.events import Finished


class Session(Workspace):
    """The open project, its document with undo, the data in memory, and the run.

    Panels read from here, call the methods below, and refresh themselves at the signals.
    """

    data_loading = Signal(int)  # ticket: its progress comes from ``bridge.progressed``
    data_changed = Signal(object)  # Overview of the data in memory, None while there are none
    data_failed = Signal(object)  # EngineError
    subject_changed = Signal(str)  # key of the network that viewers show: new weights
    picked = Signal(str, int)  # part and place of the sample to look at
    run_started = Signal(str)
    events_arrived = Signal(str, list)  # run id, events
    run_state_changed = Signal(str)  # run id
    engine_changed = Signal(str)  # "starting", "ready", "lost"
    memory_changed = Signal(object)

    def __init__(self, bridge: Bridge, parent: QObject | None = None):
        super().__init__(parent)
        self.bridge = bridge
        self.overview: Any = None
        self.data_error: EngineError | None = None  # why the chosen data are not in memory
        self.kept: frozenset[str] = frozenset()  # ids of nodes whose weights a run has trained
        self.running: str = ""  # id of the run that trains or is paused
        self.engine_state = "starting"
        self.engine: Ready | None = None
        self._suspended = ""  # id of a run that ends now, to be resumed another time
        self._load_ticket = 0
        self._placed: dict[str, Any] = {}
        self._at_work: dict[str, Any] = {}  # changes of units that the engine knows of
        self._connect()

    def _connect(self) -> None:
        self.opened.connect(self._on_opened)
        self.bridge.ready.connect(self._on_ready)
        self.bridge.reported.connect(self._on_reported)
        self.bridge.snapshot_arrived.connect(self._on_snapshot)
        self.bridge.lost.connect(self._on_lost)
        self.bridge.failed.connect(self.failed)
        self.bridge.memory_changed.connect(self.memory_changed)

    # the project

    def go_on_in(self, copy: Path) -> None:
        self._check_idle()
        super().go_on_in(copy)

    def _save(self) -> None:
        self._check_idle()
        super()._save()

    @Slot()
    def _on_opened(self) -> None:
        self.overview, self.kept = None, frozenset()
        self._placed.clear()
        self._operate()

    def _tell_document(self, before: Document) -> None:
        now = self.document
        is_changed = self._operate()
        if now.choice != before.choice or self.overview is None:
            self.load_data()
        super()._tell_document(before)
        drawn = self.subject == DRAWN and now.network != before.network
        if drawn or now.shown_run != before.shown_run or now.begin_with != before.begin_with:
            self.show_subject()
        elif is_changed and (self._placed.get(self.subject) or self.subject == self.running):
            self.subject_changed.emit(self.subject)

    # data

    def load_data(self) -> None:
        """Bring the chosen data into memory; ``data_changed`` or ``data_failed`` follows."""
        choice = self.document.choice
        self.cancel_loading()
        self.data_error = None
        if choice is None:
            self._load_ticket = 0
            self.overview = None
            self.data_changed.emit(None)
            return

        def if_wanted(then: Callable[[Any], None]) -> Callable[[Any], None]:
            """Return ``then`` for the reply to this load only while no other has replaced it."""
            return lambda reply: then(reply) if ticket == self._load_ticket else None

        ticket = self._load_ticket = self.bridge.request(
            lambda ticket: Load(ticket, choice),
            if_wanted(self._on_loaded),
            if_wanted(self._on_load_failed),
        )
        self.data_loading.emit(ticket)

    def cancel_loading(self) -> None:
        """Give up what is being loaded; ``data_failed`` follows."""
        if self._load_ticket:
            self.bridge.cancel(self._load_ticket)

    def _on_loaded(self, overview: Any) -> None:
        self._load_ticket = 0
        self.overview = overview
        self.data_changed.emit(overview)

    def _on_load_failed(self, error: EngineError) -> None:
        self._load_ticket = 0
        self.overview, self.data_error = None, error
        self.data_failed.emit(error)

    # the network that viewers show

    def pick(self, part: str, place: int) -> None:
        """Look at this sample, wherever one is looked at."""
        self.picked.emit(part, place)

    def _operate(self) -> bool:
        """Tell the engine which units are changed; return whether that is news."""
        changes = dict(self.document.surgery)
        if changes == self._at_work:
            return False
        self._at_work = changes
        self.bridge.send(Operate(changes))
        return True

    def show_subject(self) -> None:
        """Make sure that the engine has the weights of the subject; then tell the viewers."""
        key = self.subject
        if key == DRAWN:
            self._place_drawn()
        else:
            self.bring(key, lambda: self._tell_subject(key))

    def bring(self, key: str, then: Callable[[], object]) -> None:
        """Make sure that the engine has the weights of a run; then call ``then``."""
        if key == self.running or self._placed.get(key):
            then()
        else:
            self._place(key, self.records[key].spec, self.weights_of(key), then)

    def _tell_subject(self, key: str) -> None:
        if key == self.subject:
            self.subject_changed.emit(key)

    def _place_drawn(self) -> None:
        spec = self.document.network
        if summarise(spec).first_error or not spec.outputs:
            self.kept = frozenset()
            self.subject_changed.emit("")
            return
        weights = self.weights_of(self.document.begin_with)
        self._place(DRAWN, spec, weights, lambda: self._tell_subject(DRAWN))

    def _place(
        self, key: str, spec: Any, arrays: dict[str, Any], then: Callable[[], object]
    ) -> None:
        seed = self.document.plan.seed

        def placed(kept: tuple[str, ...]) -> None:
            self._placed[key] = True
            if key == DRAWN:
                self.kept = frozenset(kept) if self.document.begin_with else frozenset()
            then()

        self.bridge.request(lambda ticket: Place(ticket, key, spec, arrays, seed), placed)

    # training

    def train(self, name: str, *, paused: bool = False) -> str:
        """Start a run of the document; return its id. Raises what is wrong with it."""
        document = self.document
        self._check_free()
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
        carried = self.carried
        if carried is not None and carried.is_used and self.archive is not None:
            record.updates_before = carried.updates
        self._send_run(record, replace(self._beginning(record), paused=paused))
        card = RunCard(run_id, name, colour=len(document.runs))
        self.apply(name, replace(document, runs=(*document.runs, card), shown_run=run_id))
        return run_id

    def resume(self, run_id: str) -> None:
        """Take up an interrupted or stopped run where its last saved state is."""
        self._check_free()
        record = self.records[run_id]
        assert self.archive is not None
        assert record.choice is not None
        arrays, facts = self.archive.resume_state(run_id)
        if facts is None:  # nothing was saved yet
            self._send_run(record, self._beginning(record))
            return
        self._send_run(
            record, Train(0, run_id, record.choice, record.spec, record.plan, arrays, facts)
        )

    def _beginning(self, record: RunRecord) -> Train:
        """Return the request for a run from its first step."""
        assert record.choice is not None
        arrays, before = self.weights_of(record.begin_with), record.updates_before
        slots = self.archive.slots_of(record.begin_with) if before and self.archive else {}
        run = (record.id, record.choice, record.spec, record.plan)
        return Train(0, *run, arrays, slots=slots, updates=before)

    def _check_free(self) -> None:
        """Raise why no run can begin now."""
        self._check_idle()
        if self.read_only:
            raise self.read_only

    def _check_idle(self) -> None:
        if self.running:
            raise AlreadyTraining()

    def _send_run(self, record: RunRecord, request: Train) -> None:
        if self.archive:
            self.archive.start_run(record)
        self.records[record.id] = record
        record.state = "running"
        self.running = record.id

        def failed(error: EngineError) -> None:
            if isinstance(error, EngineLost):
                return  # the run is interrupted, and may be resumed
            if record.id == self._suspended:  # it was still waiting for its data
                self._interrupt(record)
                return
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

    def pause(self) -> None:
        self._steer(Pause())

    def go_on(self, until: str = "") -> None:
        """Continue a paused run; "batch" or "epoch" pauses again after one."""
        self._steer(Continue(until))

    def stop(self) -> None:
        self._steer(Stop())

    def suspend(self) -> None:
        """End the run without closing its books, so that it may be resumed another time."""
        self.stop()
        self._suspended = self.running

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
        if run_id == self._suspended:  # what is on the disk stays as it was saved last
            if any(isinstance(event, Finished) for event in events):
                self._interrupt(record)
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

    def _interrupt(self, record: RunRecord) -> None:
        record.state = "interrupted"
        self.running = self._suspended = ""
        self.run_state_changed.emit(record.id)
        self.runs_changed.emit()

    @Slot(object)
    def _on_snapshot(self, snapshot: Snapshot) -> None:
        if snapshot.run_id == self._suspended:
            return
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
        self._at_work = {}
        self._operate()
        if self.is_open:
            self.load_data()
            self.show_subject()

    @Slot()
    def _on_lost(self) -> None:
        """Say so, keep what the run has saved, and start another engine."""
        self.engine_state = "lost"
        if record := self.records.get(self.running):
            self._interrupt(record)
        self.engine_changed.emit("lost")
        self.bridge.restart()
