"""Fixtures of the window's tests: the theme in force, and nothing left running."""

import pytest

from app import theme
from app.session import Session
from tests.app.fakes import FakeBridge
from tests.leaks import nothing_left


@pytest.fixture(autouse=True)
def nothing_left_running():
    """Fail a test that leaves a thread, a timer or a process (it is torn down after qtbot)."""
    with nothing_left():
        yield


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
