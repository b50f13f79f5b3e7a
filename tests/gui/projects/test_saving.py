"""Saving that fails is told as long as it does; copies and moves lose nothing."""

import os
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from engine.errors import CopyNotWritten
from engine.io.project import Project
from tests.app import training_runs as runs
from tests.gui.projects.deeds import fill_disk, free_disk, on_disk, set_seed
from tests.gui.projects.quiet import choose_file, file_dialog

pytestmark = pytest.mark.window


# Saving fails


def test_a_full_disk_is_told_as_long_as_it_is_full(lab, standing):
    assert lab.window.strip.saved.text() == "Saved just now"
    fill_disk(lab)
    assert standing.isVisible()
    assert standing.sentence.text().startswith("The disk is full: ")
    assert "Changes that wait: 1." in standing.sentence.text()
    set_seed(lab, 6)
    lab.until(lambda: "Changes that wait: 2." in standing.sentence.text())
    lab.until(lambda: lab.window.strip.saved.text() == "Changes not saved: 2", 10_000)
    free_disk(lab)
    lab.until(lambda: not standing.isVisible())
    assert lab.window.strip.saved.text() == "Saved just now"
    assert on_disk(lab.session.archive.path) == lab.session.document


def test_a_closed_notice_of_a_full_disk_does_not_come_back_by_itself(lab, standing):
    fill_disk(lab)
    lab.click(standing.close_button)
    QTest.qWait(1500)
    assert not standing.isVisible()
    free_disk(lab)


def test_a_project_that_cannot_be_saved_is_not_left_for_another(lab, bar, other):
    fill_disk(lab)
    mine = lab.session.archive.path
    lab.window.open_project(other)
    assert bar.sentence.text().startswith("The disk is full: ")
    assert lab.session.archive.path == mine
    lab.press("Ctrl+N")
    assert lab.session.archive.path == mine
    free_disk(lab)


def test_a_copy_on_another_disk_holds_all_and_the_work_goes_on_there(lab, standing, tmp_path):
    fill_disk(lab)
    document = lab.session.document
    lab.click(standing.action_button)
    choose_file(lab, tmp_path / "rescue.lamina")
    lab.until(lambda: lab.session.archive.path.name == "rescue.lamina")
    assert not standing.isVisible()
    assert lab.session.document == document
    assert on_disk(tmp_path / "rescue.lamina") == document


@pytest.mark.skipif(os.name == "nt", reason="Windows does not delete open files")
def test_a_file_that_vanished_is_told_and_saved_elsewhere(lab, standing, tmp_path):
    lab.session.archive.project.flush()
    lab.session.archive.path.unlink()
    set_seed(lab, 6)
    lab.until(standing.isVisible)
    assert "it was moved, renamed or deleted while open" in standing.sentence.text()
    lab.click(standing.action_button)
    choose_file(lab, tmp_path / "again.lamina")
    lab.until(lambda: lab.session.archive.path.name == "again.lamina")
    assert lab.session.document.plan.seed == 6
    assert not standing.isVisible()


# Copies and moves


def test_a_copy_is_written_while_the_window_goes_on(lab, bar, other, tmp_path, monkeypatch):
    may_go_on = threading.Event()
    send = Project.send_copy

    def slow(project, target):
        assert threading.current_thread() is not threading.main_thread()
        may_go_on.wait(60)
        send(project, target)

    monkeypatch.setattr(Project, "send_copy", slow)
    lab.action("send_copy")
    choose_file(lab, tmp_path / "copy.lamina")
    lab.until(lambda: bar.sentence.text() == "'copy.lamina' is being written.")
    mine = lab.session.archive.path
    set_seed(lab, 6)
    lab.window.open_project(other)
    assert "is being written to another file" in bar.sentence.text()
    assert lab.session.archive.path == mine
    may_go_on.set()
    lab.until(lambda: bar.sentence.text().startswith("The copy is in "))
    assert on_disk(tmp_path / "copy.lamina").plan.seed == 6
    assert lab.session.archive.path == mine


def test_a_copy_is_proposed_under_a_free_name(lab):
    lab.action("send_copy")
    lab.until(file_dialog)
    field = file_dialog().findChild(QLineEdit, "fileNameEdit")
    assert field.text() == "Untitled 1 copy.lamina"
    QTest.keyPress(field, Qt.Key.Key_Return)
    lab.until(lab.session.archive.path.with_name("Untitled 1 copy.lamina").exists)
    lab.until(lambda: not lab.window.files.errand.is_busy)


def test_a_moved_project_takes_its_history_and_leaves_no_file(lab, bar, tmp_path):
    set_seed(lab, 6)
    old = lab.session.archive.path
    labels = [step.label for step in lab.session.history.steps]
    lab.press("Ctrl+Shift+S")
    choose_file(lab, tmp_path / "moved.lamina")
    lab.until(lambda: lab.session.archive.path.name == "moved.lamina")
    lab.until(lambda: not old.exists())
    assert bar.sentence.text().startswith("The project is in ")
    assert [step.label for step in lab.session.history.steps] == labels
    assert not list(old.parent.glob("Untitled*"))
    lab.press("Ctrl+Z")
    assert lab.session.document.plan.seed != 6


def test_what_is_done_while_a_project_moves_is_moved_too(lab, tmp_path, monkeypatch):
    send = Project.send_copy
    copies = []

    def slow(project, target):
        send(project, target)
        if not copies:  # a user who goes on meanwhile
            project.name_version("Meanwhile")
        copies.append(target)

    monkeypatch.setattr(Project, "send_copy", slow)
    lab.press("Ctrl+Shift+S")
    choose_file(lab, tmp_path / "moved.lamina")
    lab.until(lambda: lab.session.archive.path.name == "moved.lamina")
    assert len(copies) == 2
    assert [v.name for v in lab.session.archive.versions()] == ["Meanwhile"]


def test_a_move_that_fails_leaves_all_as_it_was(lab, bar, tmp_path, monkeypatch):
    def refuse(project, target):
        raise CopyNotWritten(name=target.name, folder=str(target.parent), code=13)

    monkeypatch.setattr(Project, "send_copy", refuse)
    mine = lab.session.archive.path
    lab.press("Ctrl+Shift+S")
    choose_file(lab, tmp_path / "moved.lamina")
    lab.until(lambda: "cannot be written in" in bar.sentence.text())
    assert lab.session.archive.path == mine
    assert mine.exists()
    set_seed(lab, 6)
    lab.session.archive.project.flush()
    assert on_disk(mine).plan.seed == 6


def test_a_project_does_not_move_while_it_trains(lab, bar):
    runs.start(lab.session)
    lab.press("Ctrl+Shift+S")
    assert bar.sentence.text().startswith("A training is running already.")
    assert file_dialog() is None
