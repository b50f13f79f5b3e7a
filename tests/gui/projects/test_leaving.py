"""Leaving a project while it trains, or cannot be saved, asks once and does what is answered."""

import threading

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from engine.io.project import Project
from engine.service.messages import Continue, Stop
from engine.training.events import Finished, Paused
from tests.app import training_runs as runs
from tests.gui.conftest import close
from tests.gui.projects.deeds import fill_disk, free_disk, limit, on_disk, set_seed
from tests.gui.projects.quiet import answer, choose_file, quiet_program

pytestmark = pytest.mark.window


@pytest.fixture
def run(lab):
    """A run that goes on."""
    run = runs.start(lab.session)
    runs.report(lab.session, run, runs.batches(1), runs.epoch_done(1))
    return run


def state_on_disk(path, run) -> str:
    """What another start of the program would say of the run."""
    with Project.open(path) as project:
        return project.run(run).state


# The run


def test_to_stay_changes_nothing(lab, run):
    lab.press("Ctrl+Q")
    answer(lab, "Stay here")
    assert lab.window.isVisible()
    assert lab.session.running == run
    assert lab.session.is_open
    assert lab.session.bridge.messages == []


def test_escape_means_to_stay(lab, run):
    lab.press("Ctrl+Q")
    lab.until(lambda: lab.window.leaving.box is not None)
    QTest.keyPress(lab.window.leaving.box, Qt.Key.Key_Escape)  # it is gone before the release
    lab.until(lambda: lab.window.leaving.box is None)
    assert lab.window.isVisible()
    assert lab.session.running == run


def test_the_question_is_asked_once(lab, run):
    lab.press("Ctrl+Q")
    lab.window.close()
    boxes = [w for w in QApplication.topLevelWidgets() if w is lab.window.leaving.box]
    assert len(boxes) == 1
    answer(lab, "Stay here")


def test_a_paused_run_waits_for_the_next_opening(lab, run, qapp, home, monkeypatch):
    path = lab.session.archive.path
    lab.press("Ctrl+Q")
    answer(lab, "Pause")
    lab.until(lambda: not lab.window.isVisible())
    assert state_on_disk(path, run) == "running"
    again = quiet_program(monkeypatch, qapp, home, path)
    assert [record.id for record in again.session.interrupted] == [run]
    assert again.window.messages.bar.isVisible()
    assert len(again.session.records[run].epochs) == 1
    close(again)


def test_a_stopped_run_ends_before_the_window_closes(lab, run):
    path = lab.session.archive.path
    lab.press("Ctrl+Q")
    answer(lab, "Stop")
    lab.until(lambda: not lab.window.isVisible())
    assert any(isinstance(message, Stop) for message in lab.session.bridge.messages)
    assert state_on_disk(path, run) == "finished"


def test_a_second_wish_to_close_does_not_wait_for_the_stop(lab, run, monkeypatch):
    path = lab.session.archive.path
    monkeypatch.setattr(lab.session.bridge, "send", lambda message: None)  # an engine that hangs
    lab.press("Ctrl+Q")
    answer(lab, "Stop")
    assert lab.window.isVisible()
    lab.window.close()
    assert not lab.window.isVisible()
    assert state_on_disk(path, run) == "running"


def test_a_run_finishes_in_the_background(lab, run):
    path = lab.session.archive.path
    lab.press("Ctrl+Q")
    answer(lab, "Finish in the background")
    lab.until(lambda: not lab.window.isVisible())
    assert lab.session.is_open
    assert not QApplication.quitOnLastWindowClosed()
    runs.report(lab.session, run, runs.batches(2), runs.epoch_done(2), Finished("completed", 20))
    lab.until(lambda: not lab.session.is_open)
    assert QApplication.quitOnLastWindowClosed()
    with Project.open(path) as project:
        assert project.run(run).reason == "completed"
        assert len(project.run(run).epochs) == 2


def test_a_paused_run_goes_on_in_the_background(lab, run):
    runs.report(lab.session, run, Paused(10))
    lab.press("Ctrl+Q")
    answer(lab, "Finish in the background")
    lab.until(lambda: not lab.window.isVisible())
    assert Continue() in lab.session.bridge.messages
    runs.report(lab.session, run, Finished("completed", 20))
    lab.until(lambda: not lab.session.is_open)


@pytest.mark.parametrize("choice", ["Finish in the background", "Pause", "Stop"])
def test_a_run_that_ends_while_it_is_asked_does_not_matter(lab, run, choice):
    lab.press("Ctrl+Q")
    lab.until(lambda: lab.window.leaving.box is not None)
    runs.report(lab.session, run, Finished("completed", 10))
    answer(lab, choice)
    lab.until(lambda: not lab.window.isVisible())
    lab.until(lambda: not lab.session.is_open)


def test_an_engine_that_is_lost_in_the_background_ends_the_waiting(lab, run):
    path = lab.session.archive.path
    lab.press("Ctrl+Q")
    answer(lab, "Finish in the background")
    lab.until(lambda: not lab.window.isVisible())
    lab.session.bridge.lost.emit()
    lab.until(lambda: not lab.session.is_open)
    assert state_on_disk(path, run) == "running"


# Another project


@pytest.mark.parametrize(("choice", "state"), [("Pause", "running"), ("Stop", "finished")])
def test_another_project_is_opened_when_the_run_has_ended(lab, run, other, choice, state):
    mine = lab.session.archive.path
    lab.window.open_project(other)
    assert lab.session.archive.path == mine
    answer(lab, choice)
    lab.until(lambda: lab.session.archive.path == other)
    assert not lab.session.running
    assert state_on_disk(mine, run) == state


def test_to_stay_opens_no_other_project(lab, run, other):
    mine = lab.session.archive.path
    lab.window.open_project(other)
    answer(lab, "Stay here")
    runs.report(lab.session, run, runs.batches(2), runs.epoch_done(2), Finished("completed", 20))
    QTest.qWait(50)
    assert lab.session.archive.path == mine


def test_a_suspended_run_keeps_what_was_saved_of_it(lab, run, other):
    mine = lab.session.archive.path
    lab.window.open_project(other)
    answer(lab, "Pause")
    lab.until(lambda: lab.session.archive.path == other)
    lab.window.open_project(mine)
    record = lab.session.records[run]
    assert (record.state, record.step, len(record.epochs)) == ("interrupted", runs.BATCHES, 1)


# What cannot be saved


def test_a_window_that_cannot_save_may_try_again(lab):
    fill_disk(lab)
    path, document = lab.session.archive.path, lab.session.document
    lab.press("Ctrl+Q")
    answer(lab, "Try again")
    lab.until(lambda: lab.window.leaving.box is not None)  # the disk is full still
    limit(lab, 1 << 30)
    answer(lab, "Try again")
    lab.until(lambda: not lab.window.isVisible())
    assert on_disk(path) == document


def test_a_window_that_cannot_save_may_stay(lab):
    fill_disk(lab)
    lab.press("Ctrl+Q")
    lab.until(lambda: lab.window.leaving.box is not None)
    assert "The disk is full" in lab.window.leaving.box.text()
    answer(lab, "Stay here")
    assert lab.window.isVisible()
    assert lab.session.is_open
    set_seed(lab, 7)
    assert lab.session.document.plan.seed == 7
    free_disk(lab)


def test_a_window_that_cannot_save_may_save_a_copy_elsewhere(lab, tmp_path):
    fill_disk(lab)
    document = lab.session.document
    lab.press("Ctrl+Q")
    answer(lab, "Save a copy elsewhere...")
    choose_file(lab, tmp_path / "elsewhere.lamina")
    lab.until(lambda: not lab.window.isVisible())
    assert on_disk(tmp_path / "elsewhere.lamina") == document


def test_a_window_that_cannot_save_may_close_all_the_same(lab):
    document, path = lab.session.document, lab.session.archive.path
    fill_disk(lab)
    lab.press("Ctrl+Q")
    answer(lab, "Close without saving")
    lab.until(lambda: not lab.window.isVisible())
    assert on_disk(path) == document


def test_a_hidden_window_that_cannot_save_comes_back_to_ask(lab, run):
    lab.press("Ctrl+Q")
    answer(lab, "Finish in the background")
    lab.until(lambda: not lab.window.isVisible())
    fill_disk_hidden(lab)
    runs.report(lab.session, run, Finished("completed", 10))
    lab.until(lambda: lab.window.leaving.box is not None)
    assert lab.window.isVisible()
    answer(lab, "Close without saving")
    lab.until(lambda: not lab.window.isVisible())


def fill_disk_hidden(hands) -> None:
    limit(hands, 1)
    set_seed(hands, 99)
    for epoch in range(2, 400):
        runs.report(hands.session, hands.session.running, runs.batches(epoch))
    hands.until(lambda: hands.session.trouble)


def test_closing_waits_for_a_copy_that_is_being_written(lab, tmp_path, monkeypatch):
    may_go_on = threading.Event()
    send = Project.send_copy

    def slow(project, target):
        may_go_on.wait(60)
        send(project, target)

    monkeypatch.setattr(Project, "send_copy", slow)
    lab.action("send_copy")
    choose_file(lab, tmp_path / "copy.lamina")
    lab.until(lambda: lab.window.files.errand.is_busy)
    lab.window.close()
    assert lab.window.isVisible()
    may_go_on.set()
    lab.until(lambda: not lab.window.isVisible())
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert on_disk(tmp_path / "copy.lamina")
