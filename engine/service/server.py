"""The engine process: serves messages, answers questions, advances the run between them."""

from __future__ import annotations

import os
import signal
import threading
import time
from multiprocessing.connection import Connection
from typing import Any

from engine.arrays.graphics import look_for_graphics
from engine.arrays.threads import cores, threads_of
from engine.errors import AlreadyTraining, NotTraining
from engine.explain.surgery import fitting, operated
from engine.kernels import best_kernels
from engine.kernels.blas import set_blas_threads
from engine.network.network import Network
from engine.service.asking import Asking
from engine.service.desk import Desk
from engine.service.failures import WINDOW_GONE, failure_of
from engine.service.loads import Loading, Loads
from engine.service.messages import (
    Answer,
    Ask,
    Cancel,
    Continue,
    Heartbeat,
    Load,
    Operate,
    Pause,
    Place,
    Ready,
    Reported,
    SetEpochs,
    SetFollowing,
    SetLearningRate,
    SetRecording,
    SetThreads,
    Shutdown,
    Snapshot,
    Stop,
    Train,
)
from engine.service.parent import die_with_parent
from engine.service.running import Run
from engine.service.warming import Warming
from engine.training.looks import SOME

_POST_SECONDS = 1 / 30
_LOOK_SECONDS = 0.002  # safe points may lie microseconds apart
_IDLE_SECONDS = 0.01
_PAUSED_SECONDS = 0.02
_HEARTBEAT_SECONDS = 1.0
_NICE = 10  # the window paints and answers first, also where threads of ours want all cores


def serve(connection: Connection, threads: int = 0) -> None:
    """Serve until the window says ``Shutdown`` or is gone. ``threads``: see ``SetThreads``."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C ends the window, which tells us
    if hasattr(os, "nice"):
        os.nice(_NICE)
    die_with_parent()
    try:
        Server(connection, threads).serve()
    except WINDOW_GONE:
        os._exit(1)  # nobody is left to tell


class Server:
    """Holds the desk, the run, the questions and the loads."""

    def __init__(self, connection: Connection, threads: int):
        self._connection = connection
        self._lock = threading.Lock()
        set_blas_threads(1)  # the shards of a batch are the threads
        self._kernels = best_kernels()
        self._threads = threads_of(threads)
        self._records = True
        self._follows = SOME
        self._graphics = look_for_graphics()
        self._warming = Warming()
        self.desk = Desk(self._kernels)
        self._asking = Asking(self.desk, self._send)
        self._loads = Loads(self.desk, self._send)
        self._run: Run | None = None
        self._run_ticket = 0
        self._open = True
        self._looked = self._posted = 0.0

    def serve(self) -> None:
        """Work until shut down; the books of a run are finished before."""
        self._tell_ready()
        self._warming.start()
        threading.Thread(target=self._beat, name="heartbeat", daemon=True).start()
        while self._open:
            self._serve_messages(self._patience(_IDLE_SECONDS))
            self._answer_some()
            if self._run:
                self._advance(self._run)
            if self._warming.has_ended():
                self._take_kernels()
        self._warming.stop()
        while self._run:
            self._advance(self._run)

    def _tell_ready(self) -> None:
        self._send(Ready(self._kernels.name, cores(), self._threads, self._graphics))

    def _take_kernels(self) -> None:
        """Use compiled kernels from now on; a run that goes on keeps those it began with."""
        self._kernels = self.desk.kernels = best_kernels()
        self._note_memory()
        self._tell_ready()

    def _note_memory(self) -> None:
        """Note what this process takes by itself, as long as no run has left anything here."""
        if not self._run_ticket:
            self.desk.process_bytes = max(_resident_bytes() - self.desk.data_bytes, 0)

    def _patience(self, most: float) -> float:
        """Return how many seconds to wait for a message."""
        if self._run and not self._run.paused:
            return 0.0
        asked = self._asking.patience
        return most if asked is None else min(asked, most)

    # messages

    def _serve_messages(self, seconds: float) -> None:
        while self._open and self._connection.poll(seconds):
            self._handle(self._connection.recv())
            seconds = 0.0
        while loading := self._loads.take():
            self._take_loaded(loading)

    def _handle(self, message: Any) -> None:
        try:
            match message:
                case Ask():
                    self._note_memory()
                    self._asking.put(message)
                case Load():
                    self._loads.start(message.ticket, message.choice)
                case Place():
                    self._place(message)
                case Operate():
                    self.desk.operate(message.changes)
                case Train():
                    self._train(message)
                case Cancel():
                    self._loads.cancel(message.ticket)
                    self._asking.cancel(message.ticket)
                case SetThreads():
                    self._set_threads(message.threads)
                case SetRecording():
                    self._set_recording(message.on)
                case SetFollowing():
                    self._follows = message.mode
                case Shutdown():
                    self._shut_down()
                case _:
                    self._steer(message)
        except WINDOW_GONE:
            raise
        except Exception as error:
            self._send(failure_of(getattr(message, "ticket", 0), error))

    def _steer(self, message: Any) -> None:
        if self._run is None:
            self._steer_waiting(message)
            return
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

    def _steer_waiting(self, message: Any) -> None:
        """Steer a run that waits for its data."""
        loading = self._loads.waiting_run()
        if loading is None:
            raise NotTraining()
        match message:
            case Stop():
                self._loads.cancel(loading.ticket)
            case Pause():
                self._loads.change_waiting_run(paused=True)
            case Continue():
                self._loads.change_waiting_run(paused=False)
            case _:
                raise NotTraining()

    def _place(self, message: Place) -> None:
        network = Network(message.spec, seed=message.seed)
        kept = network.load(message.arrays)
        if message.changes:
            network = operated(network, fitting(network.summary, message.changes))
        self.desk.put_network(message.key, network, message.step)
        self._send(Answer(message.ticket, tuple(kept)))

    def _set_threads(self, threads: int) -> None:
        self._threads = threads_of(threads)
        if self._run:
            self._run.trainer.set_threads(self._threads)
        self._tell_ready()

    def _set_recording(self, on: bool) -> None:
        self._records = on
        if self._run:
            self._run.trainer.recorder.is_on = on

    def _shut_down(self) -> None:
        self._open = False
        if self._run:
            self._run.stop()

    def _take_loaded(self, loading: Loading) -> None:
        if loading.result is None:
            assert loading.error is not None
            self._send(failure_of(loading.ticket, loading.error))
            return
        loaded, overview = loading.result
        self.desk.put_data(loaded)
        if loading.train is None:
            self._send(Answer(loading.ticket, overview))
        else:
            self._handle(loading.train)

    # the run

    def _train(self, message: Train) -> None:
        if self._run or self._loads.waiting_run():
            raise AlreadyTraining()
        if not self.desk.has_data(message.choice):
            self._loads.start(message.ticket, message.choice, message)
            return
        loaded = self.desk.data(message.choice)
        self._run = Run(message, loaded, self._kernels, self._safe_point, self._tell_snapshot)
        self._run.trainer.set_threads(self._threads)
        self._run.trainer.recorder.is_on = self._records
        self._run.trainer.follower.mode = self._follows
        self._run_ticket = message.ticket
        self.desk.put_network(message.run_id, self._run.network, self._run.step)
        self._send(Answer(message.ticket, message.run_id))

    def _advance(self, run: Run) -> None:
        run.advance()
        if run.finished:
            self._finish(run)
        elif time.monotonic() - self._posted > _POST_SECONDS:
            self._post(run)

    def _finish(self, run: Run) -> None:
        """Tell the end of the run, first what was wrong; its network stays on the desk."""
        if run.error is not None:
            self._send(failure_of(self._run_ticket, run.error))
        self._post(run)
        run.close()
        self.desk.put_network(run.run_id, run.network, run.step())
        self._run = None

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
        self._serve_messages(0.0)
        self._answer_some()
        self._looked = time.monotonic()
        run = self._run
        while run and run.paused and self._open:
            self._post(run)
            self._serve_messages(self._patience(_PAUSED_SECONDS))
            self._answer_some()

    def _answer_some(self) -> None:
        self._asking.answer_some(sparing=self._run is not None and not self._run.paused)

    # sending

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


def _resident_bytes() -> int:
    """Return the memory of this process, 0 where the system does not tell."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0
