"""Fixtures of the window's tests: the theme in force, and nothing left running."""

import gc
import threading

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QThread, QTimer

from app import theme
from app.session import Session
from tests.app.fakes import FakeBridge


@pytest.fixture(autouse=True)
def nothing_left_running():
    """Fail a test that leaves a thread or a timer behind (it is torn down after qtbot)."""
    threads = set(threading.enumerate())
    before = {id(each) for each in _running_in_qt()}
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = _left(before, threads)
    if left:
        gc.collect()
        left = _left(before, threads)
    assert not left, f"left running: {left}"


@pytest.fixture(autouse=True)
def themed(request):
    """Put the light scheme in force for tests that open a window."""
    if "qtbot" in request.fixturenames:
        theme.apply(request.getfixturevalue("qapp"), "light")


@pytest.fixture
def bridge(qapp) -> FakeBridge:
    """A client without an engine process; it records what is sent."""
    return FakeBridge()


@pytest.fixture
def session(bridge) -> Session:
    """A session without a project file and without an engine process."""
    return Session(bridge)


def _left(before: set[int], threads: set[threading.Thread]) -> list:
    left = [each for each in _running_in_qt() if id(each) not in before]
    return left + [each for each in threading.enumerate() if each not in threads]


def _running_in_qt() -> list:
    every = gc.get_objects()
    kinds = {kind for kind in {type(each) for each in every} if issubclass(kind, QTimer | QThread)}
    return [each for each in every if type(each) in kinds and _is_running(each)]


def _is_running(each: QTimer | QThread) -> bool:
    if not shiboken6.isValid(each):
        return False
    if isinstance(each, QTimer):
        return each.isActive()
    return each.isRunning() and each != QThread.currentThread()
