"""The real window in a process of its own, driven from inside: what latency and start share."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QWidget

from app.document import Document
from app.labs import mnist
from app.start import Program, make_application
from app.viewers.filter_view import FilterView
from engine.data.choice import DataChoice
from engine.data.preparation import DivideBy255
from engine.data.readers.idx import IdxFiles
from engine.data.split import Split
from tests.benchmarks.machine import peak_bytes
from tests.benchmarks.samples import MNIST, MNIST_LABELS, MNIST_PICTURES

MINUTE = 60.0
_SAMPLES = 60_000


@contextmanager
def program() -> Iterator[tuple[Program, Path]]:
    """Yield the started program, and the folder with all it writes, which goes away with it."""
    with tempfile.TemporaryDirectory(prefix="lamina-benchmark-") as home:
        app = make_application()
        started = Program(app, "en", "dark", Path(home))
        started.run()
        try:
            yield started, Path(home)
        finally:
            finish_run(started)
            started.session.close()
            started.bridge.close()


def finish_run(started: Program) -> None:
    """End the run, if any."""
    session = started.session
    if session.running:
        session.stop()
        until(lambda: not session.running)


class FirstPaint(QObject):
    """Notes when a widget has been asked to paint itself for the first time."""

    def __init__(self, widget: QWidget):
        super().__init__(widget)
        self.happened = False
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.happened = True
            watched.removeEventFilter(self)
        return False


def until(fact: Callable[[], Any], seconds: float = MINUTE, milliseconds: int = 5) -> None:
    """Run the event loop until ``fact`` holds, which is looked at so often."""
    loop, looking = QEventLoop(), QTimer(interval=milliseconds)
    looking.timeout.connect(lambda: fact() and loop.quit())
    late = QTimer(singleShot=True, interval=int(1000 * seconds))
    late.timeout.connect(lambda: loop.exit(1))
    looking.start()
    late.start()
    if not fact() and loop.exec():
        raise TimeoutError("the window did not get there")


def until_idle() -> None:
    """Run the event loop until it has done all that waits now."""
    loop = QEventLoop()
    QTimer.singleShot(0, loop.quit)
    loop.exec()


def run_for(seconds: float) -> None:
    """Run the event loop for a time."""
    loop = QEventLoop()
    QTimer.singleShot(int(1000 * seconds), loop.quit)
    loop.exec()


def mnist_document(shards: int, folder: Path) -> tuple[Document, str]:
    """Return the MNIST laboratory on files, and where they come from: "MNIST" or "made"."""
    there = MNIST.is_dir()
    if not there:
        _write_made(folder)
    place = MNIST if there else folder
    files = IdxFiles(
        train_images=str(place / MNIST_PICTURES), train_labels=str(place / MNIST_LABELS)
    )
    choice = DataChoice(files, DivideBy255(), Split(validation=0))
    document = mnist()
    plan = replace(document.plan, shards=shards, epochs=1000)
    return replace(document, choice=choice, plan=plan), "MNIST" if there else "made"


def _write_made(folder: Path) -> None:
    rng = np.random.default_rng(0)
    for name, shape, most in (
        (MNIST_PICTURES, (_SAMPLES, 28, 28), 256),
        (MNIST_LABELS, (_SAMPLES,), 10),
    ):
        head = bytes((0, 0, 8, len(shape))) + np.array(shape, ">i4").tobytes()
        (folder / name).write_bytes(head + rng.integers(0, most, shape, np.uint8).tobytes())


def open_document(started: Program, document: Document, path: Path) -> None:
    """Open a new project with this document; return when its data are in memory."""
    until(lambda: started.session.engine_state == "ready")
    started.session.create(path, document, "MNIST")
    until(lambda: started.session.overview is not None)


def filters_of(started: Program) -> FilterView:
    """Return the viewer of filters in the Inside panel."""
    return started.window.layout_of_docks.docks["inside"].findChild(FilterView)


def memory(started: Program) -> dict[str, float]:
    """Return the peak of memory of both processes so far, in MiB."""
    engine = started.bridge.engine_pid or 0
    return {
        "window": peak_bytes(os.getpid()) / 2**20,
        "engine": peak_bytes(engine) / 2**20,
    }
