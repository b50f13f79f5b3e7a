"""A full disk: nothing is lost while the window lives, and it is said once."""

import os
import sqlite3
import subprocess
import sys
import threading

import numpy as np
import pytest

from engine.errors import DiskFull
from engine.io.project import Project


@pytest.fixture
def path(tmp_path):
    return tmp_path / "a.lamina"


@pytest.fixture
def full(path):
    """A project whose file may not grow, with edits that wait."""
    project = Project.create(path)
    project.failures = []
    project.on_failed = project.failures.append
    project.record_edit("before", {"n": 0})
    project.start_run("r", {})
    project.flush()
    limit(project, 1)
    for n in range(1, 21):
        project.record_edit(f"edit {n}", {"n": n, "noise": os.urandom(2000).hex()})
    project.add_metrics("r", {"loss": np.arange(5000)}, 0)
    yield project
    if not project._writer._closing:
        limit(project, 1 << 30)
        project.close()


def limit(project, pages: int) -> None:
    """Let the file have as many pages; it keeps those that it has."""
    project._database.read(lambda c: c.execute(f"PRAGMA max_page_count = {pages}").fetchall())


def test_undo_and_edits_go_on(full):
    with pytest.raises(DiskFull):
        full.flush()
    full.move_to(3)
    assert full.document()["n"] == 2
    full.record_edit("another", {"n": 77})
    assert full.document() == {"n": 77}
    assert full.unsaved >= 22


def test_it_is_said_once_until_something_is_saved_again(full):
    for _ in range(3):
        with pytest.raises(DiskFull):
            full.flush()
    assert [type(e) for e in full.failures] == [DiskFull]
    limit(full, 1 << 30)
    full.flush()
    limit(full, 1)
    full.record_edit("more", {"noise": os.urandom(200_000).hex()})
    with pytest.raises(DiskFull):
        full.flush()
    assert len(full.failures) == 2


def test_everything_is_saved_when_there_is_room_again(full, path):
    with pytest.raises(DiskFull):
        full.close()
    full.add_snapshot("r", 1, 1, "first", {"w": np.full(100_000, np.pi)}, {})
    saved = full.saved_at
    limit(full, 1 << 30)
    full.close()
    assert full.saved_at > saved
    with Project.open(path) as project:
        assert [project.document(i)["n"] for i in range(1, 22)] == list(range(21))
        assert len(project.run("r").metrics("loss")) == 5000
        arrays, _ = project.load_snapshot(project.snapshots("r")[0].id)
        assert (arrays["w"] == np.pi).all()


def test_the_writer_tries_again_by_itself(full):
    with pytest.raises(DiskFull):
        full.flush()
    saved = threading.Event()
    full.on_saved = lambda time: saved.set()
    limit(full, 1 << 30)
    assert saved.wait(10)
    assert full.failures[1:] == []


def test_it_is_told_when_a_checkpoint_that_failed_succeeds(path, monkeypatch):
    from engine.io import writer

    monkeypatch.setattr(writer, "CHECKPOINT", 0.05)
    with Project.create(path) as project:
        failed, saved = threading.Event(), threading.Event()
        project.on_failed = lambda error: (saved.clear(), failed.set())
        checkpoint = project._database.checkpoint
        monkeypatch.setattr(project._database, "checkpoint", _refuse)
        project.record_edit("a", {})
        assert failed.wait(10)
        project.on_saved = lambda time: saved.set()
        monkeypatch.setattr(project._database, "checkpoint", checkpoint)
        assert saved.wait(10)


def _refuse(*_):
    error = sqlite3.OperationalError("full")
    error.sqlite_errorcode = sqlite3.SQLITE_FULL
    error.sqlite_errorname = "SQLITE_FULL"
    raise error


def test_what_was_committed_before_stays_valid(full, path):
    with pytest.raises(DiskFull):
        full.flush()
    full.abandon()
    with Project.open(path) as project:
        assert project.document() == {"n": 0}


def test_a_copy_to_another_disk_holds_what_is_not_saved_here(full, tmp_path):
    full.add_snapshot("r", 1, 1, "first", {"w": np.full(100_000, np.pi)}, {})
    full.pack("data", b"1,2,3")
    full.empty_bin()
    full.send_copy(tmp_path / "copy.lamina")
    with Project.open(tmp_path / "copy.lamina") as copy:
        assert copy.position == 21
        assert copy.document()["n"] == 20
        assert copy.packed("data") == b"1,2,3"
        assert (copy.load_snapshot(copy.snapshots("r")[0].id)[0]["w"] == np.pi).all()


@pytest.mark.skipif(sys.platform == "win32", reason="needs RLIMIT_FSIZE")
def test_files_that_may_not_grow_are_told_and_saved_later(path):
    command = [sys.executable, "-m", "tests.engine.io.project_child", "write_without_room"]
    lines = subprocess.check_output([*command, str(path)], text=True).splitlines()
    assert lines == ["ProjectNotWritten 1 100 True"] * 3 + ["closed 1"]
    with Project.open(path) as project:
        assert [project.document(i)["n"] for i in range(1, 102)] == list(range(101))
        assert (project.load_snapshot(1)[0]["w"] == np.pi).all()


@pytest.mark.skipif(sys.platform == "win32", reason="needs RLIMIT_FSIZE")
def test_a_copy_that_does_not_fit_is_told_and_leaves_nothing(path):
    with Project.create(path) as project:
        project.pack("data", os.urandom(1_000_000))
    command = [sys.executable, "-m", "tests.engine.io.project_child", "copy_without_room"]
    assert subprocess.check_output([*command, str(path)], text=True) == "CopyNotWritten\n"
    assert os.listdir(path.parent) == [path.name]
