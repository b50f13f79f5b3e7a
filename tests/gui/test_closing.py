"""Closing while a network trains, with a real engine and with real processes."""

import json
import subprocess
import sys
from dataclasses import replace

import pytest

from engine.io.project import Project
from engine.training.callbacks import KeepBest
from tests.gui.conftest import close
from tests.gui.kill_driver import digest
from tests.gui.projects.driver import HIDDEN_EPOCHS
from tests.gui.projects.quiet import answer

pytestmark = pytest.mark.window
EPOCHS = 6


def begin(hands, path) -> None:
    """Put a small training into a new project."""
    from app.labs import lab

    document = lab("spirals").make()
    plan = replace(document.plan, epochs=EPOCHS, callbacks=(KeepBest(),))
    hands.session.create(path, replace(document, plan=plan))
    hands.until(lambda: hands.session.overview is not None)


def outcome(session, run) -> tuple:
    record = session.records[run]
    losses = [epoch.values["loss"] for epoch in record.epochs]
    return record.state, losses, len(record.steps), digest(session.weights_of(run))


def test_a_run_paused_at_closing_ends_as_if_nothing_had_happened(hands, qapp, home, qtbot):
    from app.start import Program
    from tests.gui.hands import Hands

    begin(hands, home / "whole.lamina")
    hands.press("F5")
    hands.until(lambda: hands.session.running)
    whole = hands.session.running
    hands.finish_run()
    hands.until(lambda: hands.session.weights_of(whole))
    expected = outcome(hands.session, whole)
    assert expected[0] == "completed"

    path = home / "paused.lamina"
    begin(hands, path)
    hands.press("F11")
    hands.until(lambda: hands.session.running)
    run = hands.session.running
    record = hands.session.records[run]
    hands.until(lambda: record.state == "paused" and record.epochs)
    hands.press("F10")
    hands.until(lambda: record.state == "paused" and record.batch == 1)
    hands.press("Ctrl+Q")
    answer(hands, "Pause")
    hands.until(lambda: not hands.window.isVisible())

    again = Program(qapp, "en", "light", home)
    again.run(path)
    later = Hands(again, qtbot)
    later.until(lambda: later.session.overview is not None)
    later.click(later.window.messages.bar.action_button)
    assert later.session.running == run
    later.finish_run()
    later.until(lambda: later.session.weights_of(run))
    assert outcome(later.session, run) == expected
    close(again)


def test_undo_while_a_network_trains_lets_the_run_go_on(hands, home):
    begin(hands, home / "undone.lamina")
    hands.press("F11")
    hands.until(lambda: hands.session.running)
    run = hands.session.running
    record = hands.session.records[run]
    hands.until(lambda: record.state == "paused" and len(record.epochs) == 1)
    hands.press("Ctrl+Z")
    assert hands.session.document.runs == ()
    hands.press("Ctrl+Space")
    hands.finish_run()
    assert (record.state, len(record.epochs)) == ("completed", EPOCHS)
    hands.session.archive.project.flush()
    assert hands.session.archive.project.run(run).reason == "completed"
    hands.press("Ctrl+Y")
    hands.until(lambda: hands.session.subject == run)
    assert hands.session.weights_of(run)


def test_a_run_finishes_in_the_background_and_ends_the_program(tmp_path):
    path = tmp_path / "hidden.lamina"
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.gui.projects.driver", "train_hidden", str(path)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert json.loads(process.stdout.readline()) == {"visible": False, "running": True}
    with Project.open(path) as project:  # a second start sees it, for reading only
        assert project.read_only
    assert json.loads(process.stdout.readline()) == {"status": 0}
    assert process.wait(60) == 0
    process.stdout.close()
    with Project.open(path) as project:
        (run,) = project.runs()
        assert (run.state, run.reason) == ("finished", "completed")
        assert [epoch for epoch, _ in run.epochs] == list(range(1, HIDDEN_EPOCHS + 1))
