"""The engine process: serves messages, answers questions, advances the run between them."""

from __future__ import annotations

import os
import threading
import time
import traceback
from collections import OrderedDict, deque
from multiprocessing.connection import Connection, wait
from multiprocessing.process import parent_process
from types import GeneratorType
from typing import Any

from engine.errors import AlreadyTraining, Cancelled, EngineError, NotTraining
from engine.kernels import best_kernels
from engine.network.network import Network
from engine.service.desk import Desk, Loaded
from engine.service.loading import load
from engine.service.messages import (
    Answer,
    Ask,
    Cancel,
    Continue,
    Failure,
    Heartbeat,
    Load,
    Pause,
    Place,
    Progress,
    Ready,
    Reported,
    SetEpochs,
    SetLearningRate,
    Shutdown,
    Snapshot,
    Stop,
    Train,
)
from engine.service.running import Run, report_of
from engine.service.transport import outgoing

_POST_SECONDS = 1 / 30
_LOOK_SECONDS = 0.002  # safe points may lie microseconds apart
_HEARTBEAT_SECONDS = 1.0
_WATCH_SECONDS = 0.5


def serve(connection: Connection) -> None:
    """Serve until the window says ``Shutdown`` or is gone. The target of the spawned process."""
    threading.Thread(target=_watch_parent, name="watch-parent", daemon=True).start()
    server = Server(connection)
    try:
        server.serve()
    except (EOFError, BrokenPipeError, ConnectionResetError):
        os._exit(1)  # the window is gone: nobody is left to tell


class Server:
    """Holds the desk, the run and the questions that wait."""

    def __init__(self, connection: Connection):
        self._connection = connection
        self._lock = threading.Lock()
        self._kernels = best_kernels()
        self.desk = Desk(self._kernels)
        self._run: Run | None = None
        self._open = True
        self._looked = self._posted = 0.0
        self._waiting: OrderedDict[int, Ask] = OrderedDict()
        self._long: dict[int, GeneratorType] = {}
        self._loads: dict[int, threading.Event] = {}  # set: cancelled
        self._loaded: deque[tuple[int, Loaded | BaseException, Any]] = deque()
        self._after_load: dict[int, Train] = {}
        self._in_question = False

    def serve(self) -> None:
        """Work until shut down."""
        self._send(Ready(self._kernels.name, os.cpu_count() or 1))
        threading.Thread(target=self._beat, name="heartbeat", daemon=True).start()
        while self._open:
            self._serve_messages(0.0 if self._is_busy else 0.01)
            self._answer_some()
            if self._run:
                self._advance(self._run)
        if self._run:
            self._run.close()

    @property
    def _is_busy(self) -> bool:
        runs = self._run is not None and not self._run.paused
        return runs or bool(self._waiting) or bool(self._long)

    # messages

    def _serve_messages(self, seconds: float) -> None:
        while self._open and self._connection.poll(seconds):
            self._handle(self._connection.recv())
            seconds = 0.0
        while self._loaded:
            self._take_loaded(*self._loaded.popleft())

    def _handle(self, message: Any) -> None:
        try:
            match message:
                case Ask():
                    self._put_off_older(message)
                case Load():
                    self._start_load(message.ticket, message.choice)
                case Place():
                    self._place(message)
                case Train():
                    self._start_run(message)
                case Cancel():
                    self._cancel(message.ticket)
                case Shutdown():
                    self._open = False
                    if self._run:
                        self._run.stop()
                case _:
                    self._steer(message)
        except Exception as error:
            self._fail(getattr(message, "ticket", 0), error)

    def _steer(self, message: Any) -> None:
        if self._run is None:
            raise NotTraining()
        match message:
            case Pause():
                self._run.pause()
            case Continue():
                self._run.go_on(message.until)
            case Stop():
                self._run.stop()
            case SetLearningRate():
                self._run.trainer.set_learning_rate(message.learning_rate)
            case SetEpochs():
                self._run.trainer.set_epochs(message.epochs)

    def _place(self, message: Place) -> None:
        network = Network(message.spec, seed=message.seed)
        kept = network.load(message.arrays)
        self.desk.put_network(message.key, network)
        self._send(Answer(message.ticket, tuple(kept)))

    # data

    def _start_load(self, ticket: int, choice: Any) -> None:
        cancelled = self._loads[ticket] = threading.Event()

        def progress(done: int, total: int) -> None:
            if cancelled.is_set():
                raise Cancelled()
            self._send(Progress(ticket, done, total))

        def work() -> None:
            try:
                same = self.desk.same_dataset(choice)
                dataset = same or load(choice.source, progress, cancelled.is_set)
                self._loaded.append((ticket, Loaded.of(choice, dataset), choice))
            except BaseException as error:  # carried to the loop, which tells the window
                self._loaded.append((ticket, error, choice))

        threading.Thread(target=work, name=f"load-{ticket}", daemon=True).start()

    def _take_loaded(self, ticket: int, result: Loaded | BaseException, choice: Any) -> None:
        self._loads.pop(ticket, None)
        request = self._after_load.pop(ticket, None)
        if isinstance(result, BaseException):
            self._fail(ticket, result)
            return
        self.desk.put_data(result)
        if request is None:
            self._answer(ticket, result.overview())
        else:
            self._handle(request)

    # the run

    def _start_run(self, message: Train) -> None:
        if self._run is not None:
            raise AlreadyTraining()
        if not self.desk.has_data(message.choice):
            self._after_load[message.ticket] = message
            self._start_load(message.ticket, message.choice)
            return
        loaded = self.desk.data(message.choice)
        self._run = Run(message, loaded, self._kernels, self._safe_point, self._tell_snapshot)
        self.desk.put_network(message.run_id, self._run.network, self._run.step)
        self._send(Answer(message.ticket, message.run_id))

    def _advance(self, run: Run) -> None:
        run.advance()
        if run.finished:
            self._post(run)
            run.close()
            self.desk.put_network(run.run_id, run.network, run.step())
            self._run = None
        elif time.monotonic() - self._posted > _POST_SECONDS:
            self._post(run)

    def _post(self, run: Run) -> None:
        self._posted = time.monotonic()
        if events := run.take_events():
            self._send(Reported(run.run_id, events))

    def _tell_snapshot(self, snapshot: Snapshot, events: tuple) -> None:
        if events:  # what led to the snapshot comes first
            self._send(Reported(snapshot.run_id, events))
        self._send(snapshot)

    def _safe_point(self) -> None:
        """Serve the window between two nodes, now and then; wait here while paused."""
        now = time.monotonic()
        if now - self._looked < _LOOK_SECONDS:
            return
        self._looked = now
        self._serve_messages(0.0)
        self._answer_some()
        run = self._run
        while run and run.paused and self._open:
            self._post(run)
            self._serve_messages(0.02)
            self._answer_some()

    # questions

    def _put_off_older(self, ask: Ask) -> None:
        for ticket, older in list(self._waiting.items()):
            if ask.topic and older.topic == ask.topic:
                del self._waiting[ticket]
                self._drop(ticket)
        self._waiting[ask.ticket] = ask

    def _answer_some(self) -> None:
        """Answer all short questions that wait, and do one piece of each long one."""
        if self._in_question:
            return
        self._in_question = True
        try:
            for ticket, ask in list(self._waiting.items()):
                if ticket not in self._long:
                    self._begin(ticket, ask)
            for ticket in list(self._long):
                self._one_piece(ticket)
        finally:
            self._in_question = False

    def _begin(self, ticket: int, ask: Ask) -> None:
        try:
            value = ask.question.answer(self.desk)
        except Exception as error:
            self._waiting.pop(ticket, None)
            self._fail(ticket, error)
            return
        if isinstance(value, GeneratorType):
            self._long[ticket] = value
        else:
            self._waiting.pop(ticket, None)
            self._answer(ticket, value, ask.room)

    def _one_piece(self, ticket: int) -> None:
        ask = self._waiting[ticket]
        try:
            if progress := next(self._long[ticket]):
                self._send(Progress(ticket, *progress))
        except StopIteration as end:
            self._forget(ticket)
            self._answer(ticket, end.value, ask.room)
        except Exception as error:
            self._forget(ticket)
            self._fail(ticket, error)

    def _cancel(self, ticket: int) -> None:
        if ticket in self._loads:
            self._loads[ticket].set()
        elif ticket in self._waiting:
            self._drop(ticket)

    def _drop(self, ticket: int) -> None:
        self._forget(ticket)
        self._fail(ticket, Cancelled())

    def _forget(self, ticket: int) -> None:
        self._waiting.pop(ticket, None)
        if generator := self._long.pop(ticket, None):
            generator.close()

    # sending

    def _answer(self, ticket: int, value: Any, room: str = "") -> None:
        self._send(Answer(ticket, outgoing(value, room)))

    def _fail(self, ticket: int, error: BaseException) -> None:
        kind, facts = report_of(error)
        report = (
            "" if isinstance(error, EngineError) else "".join(traceback.format_exception(error))
        )
        self._send(Failure(ticket, kind, facts, report))

    def _send(self, message: Any) -> None:
        with self._lock:
            self._connection.send(message)

    def _beat(self) -> None:
        while self._open:
            try:
                self._send(Heartbeat(_resident_bytes()))
            except OSError:
                return
            time.sleep(_HEARTBEAT_SECONDS)


def _watch_parent() -> None:
    """End this process when the window is gone, even in the middle of a long batch."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _resident_bytes() -> int:
    """Return the memory of this process, 0 where the system does not tell."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0
