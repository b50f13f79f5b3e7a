"""Whatever is wrong with a file: one sentence, and the open project stays."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest

from app import files
from app.__main__ import main
from app.document import Document
from engine.io.project import Project
from tests.gui.conftest import close
from tests.gui.projects.deeds import on_disk, set_seed
from tests.gui.projects.quiet import choose_file, quiet_program

pytestmark = pytest.mark.window


# Files that cannot be opened


def _text(path):
    path.write_text("loss,accuracy\n")


def _newer(path):
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()


def _foreign(path):
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE secrets (a)")
    connection.close()


def _trigger(path):
    connection = sqlite3.connect(path)
    connection.execute("CREATE TRIGGER t AFTER INSERT ON edits BEGIN DELETE FROM runs; END")
    connection.close()


def _cut(path):
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def _folder(path):
    path.unlink()
    path.mkdir()


BAD = {
    "text": (_text, "'other.lamina' is not a Lamina project."),
    "empty": (lambda path: path.write_bytes(b""), "'other.lamina' is not a Lamina project."),
    "folder": (_folder, "'other.lamina' is not a Lamina project."),
    "missing": (Path.unlink, "There is no project 'other.lamina' in"),
    "newer": (_newer, "was written by a newer Lamina"),
    "table": (_foreign, "contains table 'secrets', which Lamina did not write"),
    "trigger": (_trigger, "contains trigger 't', which Lamina did not write"),
    "cut": (_cut, "'other.lamina' is damaged"),
}
RESCUED = ("table", "trigger", "cut")


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_cannot_be_opened_is_told_and_the_open_project_stays(lab, bar, other, name):
    spoil, sentence = BAD[name]
    spoil(other)
    mine, document = lab.session.archive.path, lab.session.document
    lab.window.open_project(other)
    assert bar.isVisible()
    assert sentence in bar.sentence.text()
    assert bar.action_button.isVisible() == (name in RESCUED)
    assert lab.session.archive.path == mine
    assert lab.session.document == document
    set_seed(lab, 5)
    lab.session.archive.project.flush()
    assert on_disk(mine) == lab.session.document
    assert other not in lab.program.preferences.recent


def test_a_bad_path_on_the_command_line_is_told_in_the_window(
    monkeypatch, qapp, home, qtbot, tmp_path
):
    program = quiet_program(monkeypatch, qapp, home, tmp_path / "nothing.lamina")
    assert "There is no project 'nothing.lamina'" in program.window.messages.bar.sentence.text()
    assert program.window.pages.currentWidget() is program.window.welcome
    close(program)


def test_the_version_is_printed(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("lamina ")


# Rescue


def test_a_click_rescues_what_is_readable(lab, bar, other):
    _foreign(other)
    before = other.read_bytes()
    lab.window.open_project(other)
    lab.click(bar.action_button)
    target = other.with_name("other rescued.lamina")
    lab.until(lambda: lab.session.archive.path == target)
    assert lab.session.document.plan.seed == 3
    assert [v.name for v in lab.session.archive.versions()] == ["Three"]
    assert "steps 3, runs 0, snapshots 0, named versions 1" in bar.sentence.text()
    assert other.read_bytes() == before


def test_no_project_is_begun_while_one_is_rescued(hands, bar, other, monkeypatch):
    may_go_on = threading.Event()
    rescue = files.rescue

    def slow(path, target):
        may_go_on.wait(60)
        return rescue(path, target)

    monkeypatch.setattr(files, "rescue", slow)
    _foreign(other)
    hands.window.open_project(other)
    hands.click(bar.action_button)
    assert bar.sentence.text() == "'other.lamina' is being read."
    hands.press("Ctrl+N")
    assert "Wait until that is done" in bar.sentence.text()
    may_go_on.set()
    hands.until(lambda: hands.session.is_open)
    assert hands.session.archive.path.name == "other rescued.lamina"


def test_a_second_rescue_takes_another_name(lab, bar, other):
    _foreign(other)
    for name in ("other rescued", "other rescued 2"):
        lab.window.open_project(other)
        lab.click(bar.action_button)
        lab.until(lambda name=name: lab.session.archive.path.stem == name)


def test_a_file_without_a_readable_part_is_told(lab, bar, other):
    content = bytearray(other.read_bytes())
    content[100:] = b"\xff" * (len(content) - 100)
    other.write_bytes(content)
    lab.window.open_project(other)
    assert "is damaged" in bar.sentence.text()
    mine = lab.session.archive.path
    lab.click(bar.action_button)
    lab.until(lambda: "Nothing in 'other.lamina' could be read" in bar.sentence.text())
    assert not bar.action_button.isVisible()
    assert lab.session.archive.path == mine
    assert sorted(p.name for p in other.parent.iterdir()) == ["home", "other.lamina"]


def test_a_damaged_project_is_rescued_from_the_menu_too(lab, other):
    _foreign(other)
    lab.action("rescue")
    choose_file(lab, other)
    lab.until(lambda: lab.session.archive.path.stem == "other rescued")


# Content that cannot be read


def _spoil_step(path, position: int) -> None:
    """Put something that is no document of ours where a step's document is."""
    with Project.open(path) as project:
        count = len(project.history())
        project.move_to(position - 1)
        labels = project.history()
        documents = [project.document(i) for i in range(1, count + 1)]
        for i in range(position, count + 1):
            document = {"foreign": i} if i == position else documents[i - 1]
            project.record_edit(labels[i - 1][1], document)


def test_a_step_that_cannot_be_read_is_left_out_and_told(lab, bar, other):
    _spoil_step(other, 2)
    lab.window.open_project(other)
    assert bar.sentence.text().endswith("were left out: 1.")
    assert [s.document.plan.seed for s in lab.session.history.steps] == [1, 3]
    lab.press("Ctrl+Z")
    set_seed(lab, 9)
    path = lab.session.archive.path
    lab.session.archive.project.flush()
    assert on_disk(path).plan.seed == 9


def test_the_step_before_one_that_cannot_be_read_is_gone_on_from(lab, other):
    _spoil_step(other, 3)
    lab.window.open_project(other)
    assert lab.session.document.plan.seed == 2
    set_seed(lab, 9)
    lab.window.open_project(other)
    lab.session.archive.project.flush()
    assert [label for _, label, _ in lab.session.archive.project.history()] == [
        "Set the seed to 1",
        "Set the seed to 2",
        "Set the seed to 9",
    ]


def test_a_run_that_cannot_be_read_is_left_out_and_told(lab, bar, other):
    with Project.open(other) as project:
        project.start_run("r", {"choice": 1})
        project.add_epoch("r", 0, {"loss": 1.0})
    lab.window.open_project(other)
    assert bar.sentence.text().endswith("were left out: 1.")
    assert not lab.session.records


def test_a_run_that_was_killed_before_any_step_knew_it_is_left_out(lab, bar, other):
    with Project.open(other) as project:
        project.start_run("r", {"choice": 1})
    lab.window.open_project(other)
    assert not bar.isVisible()
    assert not lab.session.records


def test_a_project_of_which_no_step_can_be_read_is_refused(lab, bar, tmp_path):
    path = tmp_path / "other.lamina"
    with Project.create(path) as project:
        project.record_edit("a", {"foreign": 1})
    lab.window.open_project(path)
    assert "is damaged" in bar.sentence.text()
    assert lab.session.archive.path != path


def test_a_project_without_a_step_begins_empty(lab, tmp_path):
    path = tmp_path / "none.lamina"
    Project.create(path).close()
    lab.window.open_project(path)
    assert lab.session.document == Document()
    set_seed(lab, 4)
    lab.session.archive.project.flush()
    assert on_disk(path).plan.seed == 4


# No permission


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become another user"
)
@pytest.mark.parametrize(
    ("mode", "is_open", "sentence"),
    [
        (0o644, True, "cannot be written here, so it is shown for reading only."),
        (0o600, False, "may not be read by you."),
    ],
)
def test_a_user_without_rights_is_told_so(mode, is_open, sentence, other, tmp_path):
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as home:
        os.chmod(folder, 0o755)
        os.chmod(home, 0o755)
        path = Path(shutil.copy(other, folder))
        path.chmod(mode)
        first, *changed, created = _look_as_nobody(path, home)
    assert first["is_open"] == is_open
    assert sentence in first["standing" if is_open else "bar"]
    if is_open:
        assert changed[0]["kept"]
        assert changed[0]["standing"].startswith("Nothing was changed.")
    assert "Choose another folder" in created["bar"]


def _look_as_nobody(path, home) -> list[dict]:
    command = [sys.executable, "-m", "tests.gui.projects.driver", "look_as_nobody", str(path), home]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_where_documents_cannot_be_written_another_folder_is_offered(hands, bar, home, tmp_path):
    shutil.rmtree(hands.program.window.files._untitled_folder)
    home.write_text("a file stands where the folder was")
    hands.press("Ctrl+N")
    assert "cannot be written in the folder" in bar.sentence.text()
    assert not hands.session.is_open
    hands.click(bar.action_button)
    choose_file(hands, tmp_path / "v1.2")
    hands.until(lambda: hands.session.is_open)
    assert hands.session.archive.path == tmp_path / "v1.2.lamina"
