"""Killed anywhere, the project opens, and the run ends as if nothing had happened.

``LAMINA_KILLS`` is the number of random moments for each kind of kill (2 by default).
"""

import json
import os
import random
import selectors
import signal
import subprocess
import sys
import time

import psutil
import pytest

from engine.io.project import Project
from tests.gui.kill_driver import EPOCHS

pytestmark = pytest.mark.window
KILLS = int(os.environ.get("LAMINA_KILLS", "2"))
GONE_SECONDS = 2.0


class Child:
    """The driver as a process; reads what it tells."""

    def __init__(self, mode, path, home):
        environment = {**os.environ, "XDG_CONFIG_HOME": str(home)}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.gui.kill_driver", mode, str(path)],
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        )
        self.recorded, self.engine = 0, 0

    def lines(self):
        """Yield what the driver tells until it has ended."""
        for line in self.process.stdout:
            told = json.loads(line)
            self.recorded = told.get("recorded", self.recorded)
            self.engine = told.get("engine", self.engine)
            yield told

    def result(self):
        """Wait for the end; return the last line."""
        last = {}
        for told in self.lines():
            last = told
        assert self.process.wait(60) == 0
        return last

    def close(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def family(self):
        """Return the driver and all its descendants."""
        me = psutil.Process(self.process.pid)
        return [me, *me.children(recursive=True)]


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return tmp_path_factory.mktemp("config")


@pytest.fixture(scope="module")
def start(home):
    """Start drivers; all are ended with the module."""
    children = []

    def start(mode, path):
        children.append(Child(mode, path, home))
        return children[-1]

    yield start
    for child in children:
        child.close()


@pytest.fixture(scope="module")
def expected(tmp_path_factory, start):
    """What an undisturbed run ends with, and how long it takes after the engine is there."""
    child = start("train", tmp_path_factory.mktemp("whole") / "whole.lamina")
    started, result = 0.0, {}
    for told in child.lines():
        if "engine" in told:
            started = time.monotonic()
        result = told
    child.process.wait()
    result["seconds"] = time.monotonic() - started
    assert result["done"] == "completed"
    assert result["epochs"] == list(range(1, EPOCHS + 1))
    return result


def moments(seconds):
    draw = random.Random(11)
    return [draw.uniform(0, seconds) for _ in range(KILLS)]


def wait_for_engine(child):
    for told in child.lines():
        if "engine" in told:
            return
    raise AssertionError("the engine never came")


def wait_until_gone(family):
    _, alive = psutil.wait_procs(family, GONE_SECONDS)
    left = [process for process in alive if not _is_dead(process)]
    assert not left, f"left behind: {left}"


def _is_dead(process):
    """Whether nothing of it is left but its entry, which the system has yet to clear."""
    try:
        return process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def check_project(path, recorded):
    """The project opens, and holds every epoch that was on the disk before."""
    project = Project.open(path)
    epochs = [epoch for run in project.runs() for epoch, _ in run.epochs]
    project.close()
    assert len(epochs) >= recorded


def same(result, expected):
    assert {k: result[k] for k in ("epochs", "losses", "steps", "digest")} == {
        k: expected[k] for k in ("epochs", "losses", "steps", "digest")
    }


@pytest.mark.parametrize("number", range(KILLS))
def test_the_run_survives_when_the_engine_is_killed(number, tmp_path, start, expected):
    child = start("train", tmp_path / "project.lamina")
    wait_for_engine(child)
    time.sleep(moments(expected["seconds"] * 0.8)[number])
    try:
        os.kill(child.engine, signal.SIGKILL)
    except ProcessLookupError:
        pytest.skip("the run had ended before its engine could be killed")
    same(child.result(), expected)


@pytest.mark.parametrize("number", range(KILLS))
def test_the_run_survives_when_the_window_is_killed(number, tmp_path, start, expected):
    path = tmp_path / "project.lamina"
    child = start("train", path)
    wait_for_engine(child)
    recorded = _watch(child, moments(expected["seconds"])[number])
    family = child.family()
    child.process.kill()
    child.process.wait()
    wait_until_gone(family)
    check_project(path, recorded)
    same(start("finish", path).result(), expected)


@pytest.mark.parametrize("number", range(KILLS))
def test_the_run_survives_when_both_are_killed(number, tmp_path, start, expected):
    path = tmp_path / "project.lamina"
    child = start("train", path)
    wait_for_engine(child)
    recorded = _watch(child, moments(expected["seconds"])[number])
    family = child.family()
    for process in family:
        process.kill()
    child.process.wait()
    wait_until_gone(family)
    check_project(path, recorded)
    same(start("finish", path).result(), expected)


def _watch(child, seconds):
    """Read what the child records for ``seconds``; return the number of the last epoch."""
    deadline = time.monotonic() + seconds
    chooser = selectors.DefaultSelector()
    chooser.register(child.process.stdout, selectors.EVENT_READ)
    while (left := deadline - time.monotonic()) > 0 and chooser.select(left):
        line = child.process.stdout.readline()
        if not line:
            break
        child.recorded = json.loads(line).get("recorded", child.recorded)
    return child.recorded
