"""What a test may not leave behind: threads, timers and processes."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psutil
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QThread, QThreadPool, QTimer

GONE_SECONDS = 3.0  # that a process may take to end


@contextmanager
def nothing_left() -> Iterator[None]:
    """Fail where something that was started inside runs on.

    Garbage is collected in this thread only, as in the program: see ``app.garbage``.
    """
    gc.disable()
    threads, processes = set(threading.enumerate()), set(_processes())
    before = {id(each) for each in _running_in_qt()}
    yield
    QThreadPool.globalInstance().waitForDone()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    gc.enable()
    left = _left(before, threads)
    started = [each for each in _processes() if each not in processes]
    left += psutil.wait_procs(started, GONE_SECONDS)[1]
    assert not left, f"left running: {left}"


def _left(before: set[int], threads: set[threading.Thread]) -> list[Any]:
    left: list[Any] = [each for each in _running_in_qt() if id(each) not in before]
    return left + [each for each in threading.enumerate() if each not in threads and _is_ours(each)]


def _is_ours(thread: threading.Thread) -> bool:
    """Whether Python started it: its entry for a thread of Qt's pool outlives that thread."""
    return not isinstance(thread, threading._DummyThread)


def _running_in_qt() -> list[QTimer | QThread]:
    every = gc.get_objects()
    kinds = {kind for kind in {type(each) for each in every} if issubclass(kind, QTimer | QThread)}
    return [each for each in every if type(each) in kinds and _is_running(each)]


def _is_running(each: QTimer | QThread) -> bool:
    if not shiboken6.isValid(each):
        return False
    if isinstance(each, QTimer):
        return each.isActive()
    return each.isRunning() and each != QThread.currentThread()


def _processes() -> list[psutil.Process]:
    """Return our processes, without Python's own watcher of shared memory, which stays."""
    return [each for each in psutil.Process().children(recursive=True) if not _is_watcher(each)]


def _is_watcher(process: psutil.Process) -> bool:
    try:
        return "resource_tracker" in " ".join(process.cmdline())
    except psutil.NoSuchProcess:
        return True
