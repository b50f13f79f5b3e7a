"""The whole program in a real window, with an engine process of its own."""

import gc
import os
import time
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool
from PySide6.QtTest import QTest

from tests.gui.hands import Hands

GONE_SECONDS = 3.0


@pytest.fixture
def home(tmp_path) -> Path:
    """The folder of a user who starts Lamina for the first time."""
    return tmp_path


@pytest.fixture
def program(qapp, home):
    """A started program; closed afterwards, with no process left behind."""
    from app.start import Program

    program = Program(qapp, "en", "light", home)
    program.run()
    yield program
    close(program)


@pytest.fixture
def hands(program, qtbot) -> Hands:
    """A user's mouse and keyboard in the window."""
    QTest.qWaitForWindowExposed(program.window)
    return Hands(program, qtbot)


def close(program) -> None:
    """Close the window as a user does, whatever still runs, and look for what is left."""
    family = psutil.Process(os.getpid()).children(recursive=True)
    if program.session.running and program.bridge.is_alive:
        program.session.stop()
        deadline = time.monotonic() + 10
        while program.session.running and time.monotonic() < deadline:
            QTest.qWait(10)
    program.window.close()
    program.window.deleteLater()
    program.languages.choose("en")  # the application outlives the program
    QThreadPool.globalInstance().waitForDone()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    helpers = [p for p in family if p.is_running() and not _is_tracker(p)]
    _, alive = psutil.wait_procs(helpers, GONE_SECONDS)
    assert not alive, f"left behind: {alive}"


def _is_tracker(process: psutil.Process) -> bool:
    """Whether this is Python's own watcher of shared memory, which lives with the program."""
    try:
        return "resource_tracker" in " ".join(process.cmdline())
    except psutil.NoSuchProcess:
        return True
