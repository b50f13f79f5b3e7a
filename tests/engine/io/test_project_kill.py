"""A window killed at any moment loses nothing that was committed."""

import random
import subprocess
import sys

import numpy as np
import pytest

from engine.io import schema
from engine.io.project import Project

COMMAND = [sys.executable, "-m", "tests.engine.io.project_child", "write_constantly"]


def killed_after(path, epochs: int, seconds: float) -> list[tuple[str, int]]:
    """Let a child write, kill it some time after an epoch, and return what it announced."""
    child = subprocess.Popen([*COMMAND, str(path)], stdout=subprocess.PIPE, text=True)
    lines = [child.stdout.readline() for _ in range(epochs)]
    try:
        child.wait(seconds)
    except subprocess.TimeoutExpired:
        child.kill()
    lines += child.communicate()[0].splitlines(keepends=True)
    assert child.returncode == -9 or sys.platform == "win32"
    whole = lines if lines[-1].endswith("\n") else lines[:-1]
    return [(run_id, int(epoch)) for run_id, epoch in (line.split() for line in whole)]


def check(project: Project, announced: list[tuple[str, int]]) -> None:
    """Compare the project with what its writers announced."""
    project._database.read(lambda connection: schema.check(connection, "a"))
    for run_id, epoch in announced:
        run = project.run(run_id)
        epochs = [number for number, _ in run.epochs]
        assert epochs == list(range(1, len(epochs) + 1))
        assert len(epochs) >= epoch
        losses = run.metrics("loss")
        assert len(losses) >= 50 * epoch
        assert (losses == np.arange(len(losses))).all()
    for run in project.runs():
        for snapshot in project.snapshots(run.id):
            arrays, state = project.load_snapshot(snapshot.id)
            assert state["e"] == snapshot.epoch
            assert (arrays["w"][:5] == arrays["v"]).all()
    for position, _, _ in project.history():
        assert project.document(position)["epoch"] >= 1


@pytest.mark.parametrize("series", range(3))
def test_no_announced_epoch_is_lost_at_ten_random_kills(tmp_path, series):
    path, moments = tmp_path / "a.lamina", random.Random(series)
    last: dict[str, int] = {}
    for _ in range(10):
        last.update(killed_after(path, 1, moments.uniform(0, 0.2)))
        with Project.open(path) as project:
            check(project, list(last.items()))
            assert {run.id for run in project.interrupted_runs()} == set(last)
            if moments.random() < 0.5:
                project.delete_run(project.runs()[0].id)
                last.pop(project.runs()[0].id)
                project.empty_bin()
