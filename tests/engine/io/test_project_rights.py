"""Projects in folders that another user may not write."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from engine.io.project import Project

pytestmark = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become another user"
)
COMMAND = [sys.executable, "-m", "tests.engine.io.project_child", "use_as_nobody"]


@pytest.fixture
def path():
    """A project of root in a folder that everybody may enter."""
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        path = Path(folder, "проект.lamina")
        with Project.create(path) as project:
            project.record_edit("a", {})
        yield path


def as_nobody(path) -> list[str]:
    return subprocess.check_output([*COMMAND, str(path)], text=True).splitlines()


READ_ONLY = ["ReadOnlyProject 1 0", "ReadOnlyProject", "ReadOnlyFolder", "ReadOnlyFolder"]


@pytest.mark.parametrize("mode", [0o644, 0o666])
def test_a_project_that_may_only_be_read_is_shown_read_only(path, mode):
    path.chmod(mode)
    assert as_nobody(path) == READ_ONLY


def test_a_project_that_may_not_be_written_in_a_folder_that_may(path):
    path.parent.chmod(0o777)
    path.chmod(0o444)
    assert as_nobody(path) == ["ReadOnlyProject 1 0", "ReadOnlyProject"]
    with Project.open(path.with_name("copy.lamina")) as project:
        assert len(project.history()) == 1


def test_a_project_that_may_not_be_read_is_refused(path):
    path.chmod(0o600)
    assert as_nobody(path) == ["ProjectNotReadable", "ReadOnlyFolder"]


def test_what_a_killed_lamina_left_is_seen_read_only_too(path):
    with Project.open(path) as project:
        project.start_run("r", {})
        project.record_edit("b", {})
        project.flush()
        left = path.with_name("left.lamina")
        for suffix in ("", "-wal"):
            shutil.copyfile(f"{path}{suffix}", f"{left}{suffix}")
    assert as_nobody(left)[0] == "ReadOnlyProject 2 1"


def test_a_project_open_elsewhere_is_read_only_for_another_user_too(path):
    with Project.open(path) as project:
        project.record_edit("b", {})
        project.flush()
        project._database.checkpoint()
        assert as_nobody(path)[0].endswith("2 0")
