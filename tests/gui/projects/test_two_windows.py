"""A project that is open in another Lamina may be looked at, copied, but not changed."""

import json
import subprocess
import sys
from dataclasses import replace

import pytest

from app.labs import lab as laboratory
from tests.gui.projects.deeds import on_disk, set_seed
from tests.gui.projects.quiet import choose_file

pytestmark = pytest.mark.window


@pytest.fixture
def held(other):
    """The other project, open in a second Lamina; ends that one when called."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.gui.projects.driver", "hold", str(other)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert json.loads(process.stdout.readline()) == {"holds": other.name}

    def let_go():
        process.stdin.close()
        assert process.wait(60) == 0
        process.stdout.close()

    yield let_go
    if process.returncode is None:
        let_go()


def test_a_project_open_elsewhere_may_be_looked_at_but_not_changed(lab, standing, other, held):
    lab.window.open_project(other)
    assert standing.isVisible()
    assert standing.sentence.text().startswith("'other.lamina' is open in another Lamina")
    assert lab.window.strip.saved.text() == "For reading only"
    lab.click(standing.close_button)
    assert not standing.isVisible()
    seed = lab.session.document.plan.seed
    set_seed(lab, 8)
    assert lab.session.document.plan.seed == seed
    assert standing.isVisible()
    assert standing.sentence.text().startswith("Nothing was changed. 'other.lamina' is open")
    lab.press("Ctrl+Z")
    assert lab.session.document.plan.seed == seed
    held()
    assert on_disk(other).plan.seed == seed


def test_training_and_naming_are_refused_by_the_same_notice(lab, standing, bar, other, held):
    lab.window.open_project(other)
    lab.click(standing.close_button)
    document = replace(lab.session.document, shown_run="nothing")
    lab.session.apply("Look", document)  # looking is allowed
    assert lab.session.document == document
    trainable = replace(lab.session.history.steps[-1], document=laboratory("spirals").make())
    lab.session.history.steps[-1] = trainable
    lab.press("F5")
    assert not lab.session.running
    assert standing.isVisible()
    assert not bar.isVisible()


def test_a_click_saves_a_copy_and_goes_on_there(lab, standing, bar, other, held, tmp_path):
    lab.window.open_project(other)
    lab.click(standing.action_button)
    choose_file(lab, tmp_path / "mine.lamina")
    lab.until(lambda: lab.session.archive.path.name == "mine.lamina")
    assert not standing.isVisible()
    assert "You work in" in bar.sentence.text()
    set_seed(lab, 8)
    assert lab.session.document.plan.seed == 8
    lab.session.archive.project.flush()
    assert on_disk(tmp_path / "mine.lamina").plan.seed == 8
    held()
    assert on_disk(other).plan.seed == 3


def test_moving_what_is_open_elsewhere_leaves_the_file_there(lab, other, held, tmp_path):
    lab.window.open_project(other)
    lab.press("Ctrl+Shift+S")
    choose_file(lab, tmp_path / "mine.lamina")
    lab.until(lambda: lab.session.archive.path.name == "mine.lamina")
    assert other.exists()


def test_a_project_is_opened_again_for_writing_when_the_other_lamina_has_gone(
    lab, standing, other, held
):
    lab.window.open_project(other)
    assert standing.isVisible()
    held()
    lab.window.open_project(other)
    assert not standing.isVisible()
    set_seed(lab, 8)
    assert lab.session.document.plan.seed == 8


def test_a_project_that_is_open_already_is_shown(lab, bar):
    path = lab.session.archive.path
    lab.press("Ctrl+L")
    assert lab.window.pages.currentWidget() is lab.window.welcome
    lab.window.open_project(path)
    assert lab.window.pages.currentWidget() is lab.window.curves
    assert not bar.isVisible()
