"""The whole program in a real window, with an engine process of its own."""

import gc
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest

from tests.gui.hands import LONG, Hands
from tests.leaks import nothing_left


@pytest.fixture(autouse=True)
def nothing_left_running(qapp):
    """Fail a test that leaves a thread, a timer or a process (it is torn down last)."""
    with nothing_left():
        yield


@pytest.fixture
def home(tmp_path) -> Path:
    """The folder of a user who starts Lamina for the first time."""
    return tmp_path


@pytest.fixture
def program(qapp, home):
    """A started program; closed afterwards."""
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
    """Close the window as a user does, whatever still runs."""
    if program.session.running and program.bridge.is_alive:
        program.session.stop()
        deadline = time.monotonic() + LONG / 1000
        while program.session.running and time.monotonic() < deadline:
            QTest.qWait(10)
    program.window.close()
    program.window.deleteLater()
    program.languages.choose("en")  # the application outlives the program
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
