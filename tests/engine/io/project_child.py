"""Other processes of the project's tests: ``python -m tests.engine.io.project_child WHAT PATH``."""

import os
import sys
import uuid
from itertools import count
from pathlib import Path

import numpy as np

from engine.errors import EngineError
from engine.io.project import Project

NOBODY = 65534


def say(*words) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def open_or_create(path: str) -> Project:
    return Project.open(path) if Path(path).exists() else Project.create(path)


def write_constantly(path: str) -> None:
    """Write everything a project can hold, and announce each epoch once it is committed."""
    project = open_or_create(path)
    rng = np.random.default_rng()
    run_id = uuid.uuid4().hex
    project.start_run(run_id, {"seed": 1})
    for epoch in count(1):
        batches = 50 * (epoch - 1) + np.arange(50)
        for batch in batches:
            project.add_metrics(run_id, {"loss": np.array([batch])}, batch)
        w = rng.standard_normal(20_000).astype(np.float32)
        for kind in ("resume", "log"):
            project.add_snapshot(
                run_id, 50 * epoch, epoch, kind, {"w": w, "v": w[:5]}, {"e": epoch}
            )
        project.thin(run_id, 500_000)
        project.record_edit(f"epoch {epoch}", {"epoch": epoch, "run": run_id})
        project.add_epoch(run_id, epoch, {"loss": 1 / epoch})
        project.flush()
        say(run_id, epoch)
        if epoch % 5 == 0:
            project._database.checkpoint()


def write_without_room(path: str) -> None:
    """Work on while no file may grow, then go on with room."""
    import resource

    project = open_or_create(path)
    project.record_edit("before", {"n": 0})
    project.flush()
    failures = []
    project.on_failed = failures.append
    room = max(f.stat().st_size for f in Path(path).parent.iterdir()) + 8192
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
    for n in range(1, 101):
        project.record_edit(f"edit {n}", {"n": n, "noise": os.urandom(500).hex()})
    project.start_run("r", {})
    project.add_snapshot("r", 1, 1, "first", {"w": np.ones(100_000) * np.pi}, {})
    for attempt in range(3):
        try:
            project.flush()
            say("flushed", attempt)
        except EngineError as error:
            say(type(error).__name__, len(failures), project.document()["n"], project.unsaved > 0)
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    project.close()
    say("closed", len(failures))


def copy_without_room(path: str) -> None:
    """Send a copy where only half of it has room."""
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    with Project.open(path) as project:
        resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, hard))
        try:
            project.send_copy(Path(path).with_name("copy.lamina"))
        except EngineError as error:
            say(type(error).__name__)
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))


def use_as_nobody(path: str) -> None:
    """Open, and try to create, as a user without rights."""
    os.setgid(NOBODY)
    os.setuid(NOBODY)
    try:
        with Project.open(path) as project:
            say(type(project.notice).__name__, project.position, len(project.runs()))
            try:
                project.record_edit("b", {})
            except EngineError as error:
                say(type(error).__name__)
            try:
                project.send_copy(Path(path).with_name("copy.lamina"))
            except EngineError as error:
                say(type(error).__name__)
    except EngineError as error:
        say(type(error).__name__)
    try:
        Project.create(Path(path).with_name("new.lamina"))
    except EngineError as error:
        say(type(error).__name__)


if __name__ == "__main__":
    globals()[sys.argv[1]](sys.argv[2])
