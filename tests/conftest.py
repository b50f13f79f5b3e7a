"""Fixtures that all tests share."""

import gc
import os
from collections import Counter
from contextlib import ExitStack
from pathlib import Path

import numpy as np
import pytest

from tests.screen import own_screen

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"


def pytest_configure(config):
    """Give each of several processes a screen of its own: two windows would fight for the focus."""
    if hasattr(config, "workerinput"):
        screen = ExitStack()
        os.environ.update(screen.enter_context(own_screen()))
        config.add_cleanup(screen.close)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    """Let each of two processes begin with half of the tests in real windows, which take longest.

    Each is given one half of all; what one of them has left at the end is shared.
    """
    if hasattr(config, "workerinput"):
        slow = [item for item in items if item.get_closest_marker("window")]
        rest = [item for item in items if item.get_closest_marker("window") is None]
        a, b = len(slow) // 2, len(rest) // 2
        items[:] = [*slow[:a], *rest[:b], *slow[a:], *rest[b:]]


def pytest_collection_finish():
    """Leave modules and tests out when garbage is collected and looked at, after each test."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item, nextitem):
    """Leave out as well what the tests of a module have loaded."""
    yield
    if nextitem is None or nextitem.path != item.path:
        gc.collect()
        gc.freeze()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real data beside the repository; a clone elsewhere has none."""
    if not SHARED.is_dir():
        pytest.skip("needs the folder ../shared/data with real data, which is not here")
    return SHARED


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(7)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(terminalreporter):
    """Say at the very end what was skipped and why, one line a reason."""
    yield
    skipped = terminalreporter.stats.get("skipped", [])
    reasons = Counter(report.longrepr[2].removeprefix("Skipped: ") for report in skipped)
    if reasons:
        terminalreporter.section("skipped")
        for reason, count in reasons.most_common():
            terminalreporter.line(f"{count:5}  {reason}")
