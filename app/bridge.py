"""The client of the engine process: sends messages, and turns replies into Qt signals."""

from __future__ import annotations

import atexit
import itertools
import multiprocessing
import threading
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.shared_memory import SharedMemory
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid

from engine.errors import EngineError, EngineLost, rebuilt
from engine.service.entry import run_engine
from engine.service.messages import (
    Answer,
    Ask,
    Cancel,
    Failure,
    Heartbeat,
    Progress,
    Ready,
    Reported,
    SetFollowing,
    SetRecording,
    SetThreads,
    Shutdown,
    Snapshot,
)
from engine.service.transport import ROOM_BYTES, incoming
from engine.training.looks import SOME

Then = Callable[[Any], None]

_SHUTDOWN_SECONDS = 2.0
_ROOMS = 2


@dataclass(eq=False)
class _Pending:
    """What to do when a reply comes."""

    then: Then
    failed: Then | None
    room: SharedMemory | None = None


class Bridge(QObject):
    """Starts the engine process, and speaks with it. Knows of processes; nobody else does.

    ``then`` and ``failed`` of a question are called in the thread of the window with the answer
    or an ``EngineError``; methods of widgets that are gone by then are not called.
    """

    ready = Signal(object)  # Ready
    reported = Signal(str, list)  # run id, events
    snapshot_arrived = Signal(object)  # Snapshot
    progressed = Signal(int, int, int)  # ticket, done, total
    failed = Signal(object, str)  # EngineError, report: of messages nobody waits for
    memory_changed = Signal(object)  # bytes resident of the engine
    lost = Signal()  # the engine process has died
    _received = Signal(object)

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self._threads = 0
        self._records = True
        self._follows = SOME
        self._tickets = itertools.count(1)
        self._pending: dict[int, _Pending] = {}
        self._rooms: list[SharedMemory] = []
        self._free: list[SharedMemory] = []
        self._process: Any = None
        self._connection: Any = None
        self._reader: threading.Thread | None = None
        self._closing = False
        self._received.connect(self._on_received)

    @property
    def is_alive(self) -> bool:
        return self._process is not None and self._process.is_alive()

    @property
    def engine_pid(self) -> int | None:
        return self._process.pid if self._process else None

    def start(self) -> None:
        """Start the engine process; ``ready`` tells when it waits for work."""
        atexit.register(self.close)  # Python would wait for ever for a process that waits for it
        context = multiprocessing.get_context("spawn")
        self._connection, far_end = context.Pipe()
        self._process = context.Process(
            target=run_engine, args=(far_end, self._threads), name="lamina-engine"
        )
        self._process.daemon = False  # it starts a reader process of its own
        self._process.start()
        far_end.close()
        self._reader = threading.Thread(
            target=self._read, args=(self._connection,), name="engine-replies", daemon=True
        )
        self._reader.start()
        if not self._records:
            self.send(SetRecording(False))
        if self._follows != SOME:
            self.send(SetFollowing(self._follows))

    def set_threads(self, threads: int) -> None:
        """Let engines train on so many processor cores; 0 leaves one to the window."""
        self._threads = threads
        self.send(SetThreads(threads))

    @property
    def records(self) -> bool:
        """Whether training is looked at for the page of flows."""
        return self._records

    def set_recording(self, on: bool) -> None:
        """Let engines record weights and flows while they train, or not."""
        self._records = on
        self.send(SetRecording(on))

    @property
    def follows(self) -> str:
        """How many training samples are followed over the epochs: "none", "some" or "all"."""
        return self._follows

    def set_following(self, mode: str) -> None:
        """Let engines follow so many training samples in runs that begin from now on."""
        self._follows = mode
        self.send(SetFollowing(mode))

    def send(self, message: Any) -> None:
        """Send a message that has no answer."""
        if self._connection is None:
            return
        try:
            self._connection.send(message)
        except (OSError, ValueError):
            return  # the engine is gone; ``lost`` tells

    def request(self, message: Callable[[int], Any], then: Then, failed: Then | None = None) -> int:
        """Send ``message(ticket)``; return the ticket."""
        ticket = next(self._tickets)
        self._pending[ticket] = _Pending(then, failed)
        self.send(message(ticket))
        return ticket

    def ask(self, question: Any, then: Then, failed: Then | None = None, topic: str = "") -> int:
        """Ask a question; a newer one of the same ``topic`` voids this one."""
        ticket = next(self._tickets)
        room = self._room()
        self._pending[ticket] = _Pending(then, failed, room)
        self.send(Ask(ticket, question, topic, room.name if room else ""))
        return ticket

    def cancel(self, ticket: int) -> None:
        self.send(Cancel(ticket))

    def close(self) -> None:
        """End the engine process in order, or by force if it does not follow."""
        self._closing = True
        atexit.unregister(self.close)
        if self._process is not None:
            self.send(Shutdown())
            self._process.join(_SHUTDOWN_SECONDS)
            if self._process.is_alive():
                self._process.kill()
                self._process.join()
        self._forget_process()
        for room in self._rooms:
            room.close()
            room.unlink()
        self._rooms, self._free = [], []

    def restart(self) -> None:
        """Start another engine after one was lost."""
        self._forget_process()
        self.start()

    def _forget_process(self) -> None:
        if self._reader is not None:
            self._reader.join()
        if self._connection is not None:
            self._connection.close()
        self._reader = self._connection = self._process = None
        for ticket in list(self._pending):
            self._finish(ticket, EngineLost(), worked=False)

    def _read(self, connection: Any) -> None:
        """Run in a thread of its own until the engine is gone."""
        try:
            while True:
                self._received.emit(connection.recv())
        except (EOFError, OSError):
            self._received.emit(None)

    @Slot(object)
    def _on_received(self, message: Any) -> None:
        match message:
            case Answer():
                self._finish(message.ticket, message.value, worked=True)
            case Failure():
                self._on_failure(message)
            case Reported():
                self.reported.emit(message.run_id, list(message.events))
            case Snapshot():
                self.snapshot_arrived.emit(message)
            case Progress():
                self.progressed.emit(message.ticket, message.done, message.total)
            case Heartbeat():
                self.memory_changed.emit(message.memory)
            case Ready():
                self.ready.emit(message)
            case None:
                self._on_gone()

    def _on_gone(self) -> None:
        if not self._closing:
            self.lost.emit()

    def _on_failure(self, message: Failure) -> None:
        error = rebuilt(message.kind, message.facts)
        error.report = message.report
        if message.ticket in self._pending:
            self._finish(message.ticket, error, worked=False)
        else:
            self.failed.emit(error, message.report)

    def _finish(self, ticket: int, value: Any, *, worked: bool) -> None:
        pending = self._pending.pop(ticket, None)
        if pending is None:
            return
        if pending.room is not None:
            if worked:
                value = incoming(value, pending.room)
            self._free.append(pending.room)
        callback = pending.then if worked else pending.failed
        if callback is not None:
            if _is_there(callback):
                callback(value)
        elif isinstance(value, EngineError) and not self._closing:
            self.failed.emit(value, getattr(value, "report", ""))

    def _room(self) -> SharedMemory | None:
        """Return a free block of shared memory, or None where there is none."""
        if self._free:
            return self._free.pop()
        if len(self._rooms) == _ROOMS:
            return None
        try:
            room = SharedMemory(create=True, size=ROOM_BYTES)
        except OSError:
            return None
        self._rooms.append(room)
        return room


def _is_there(callback: Then) -> bool:
    owner = getattr(callback, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)
