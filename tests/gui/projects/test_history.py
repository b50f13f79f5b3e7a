"""The history of a project, and runs that the document does not know."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit

from app.commands.runs import delete_runs
from app.dialogs.history_dialog import HistoryDialog
from app.session import DRAWN
from engine.service.messages import Train
from tests.app import training_runs as runs
from tests.gui.projects.deeds import on_disk, set_seed
from tests.gui.projects.quiet import answer

pytestmark = pytest.mark.window


# History


@pytest.fixture
def history(lab):
    """The history of a project with three steps, the second one named."""
    for seed in (11, 12):
        set_seed(lab, seed)
        if seed == 11:
            name_version(lab, "Eleven")
    lab.press("Ctrl+H")
    lab.until(lambda: _dialog() is not None)
    return _dialog()


def name_version(hands, name: str) -> None:
    hands.press("Ctrl+S")
    hands.until(lambda: isinstance(QApplication.activeModalWidget(), QInputDialog))
    box = QApplication.activeModalWidget()
    QTest.keyClicks(box.findChild(QLineEdit), name)
    QTest.keyClick(box, Qt.Key.Key_Return)


def _dialog():
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, HistoryDialog)]
    return next((w for w in found if w.isVisible()), None)


def _texts(tree) -> list[str]:
    return [tree.model().index(row, 0).data() for row in range(tree.model().rowCount())]


def _click(hands, tree, row: int, double: bool = False) -> None:
    place = tree.visualRect(tree.model().index(row, 0)).center()
    hands.click_at(tree.viewport(), place)
    if double:
        QTest.mouseDClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_the_history_lists_steps_times_and_names(lab, history):
    first = lab.session.history.steps[0].label
    assert _texts(history.steps) == [first, "Set the seed to 11 (Eleven)", "Set the seed to 12"]
    assert all(history.steps.model().index(row, 1).data() for row in range(3))
    assert _texts(history.versions) == ["Eleven"]
    assert history.steps.currentIndex().row() == 2


def test_a_click_goes_to_a_step_and_enter_does_too(lab, history):
    _click(lab, history.steps, 0)
    assert lab.session.history.place == 0
    assert history.steps.currentIndex().row() == 0
    lab.press("Down", history.steps)
    lab.press("Down", history.steps)
    assert lab.session.history.place == 0
    lab.press("Return", history.steps)
    assert lab.session.document.plan.seed == 12


def test_a_double_click_returns_to_a_named_version(lab, history):
    _click(lab, history.versions, 0)
    assert lab.session.document.plan.seed == 12
    _click(lab, history.versions, 0, double=True)
    assert lab.session.document.plan.seed == 11
    assert lab.session.history.place == 1


def test_a_named_version_whose_step_is_forgotten_comes_back_as_a_step(lab, history):
    lab.session.move_to(0)
    set_seed(lab, 20)
    assert _texts(history.steps)[1:] == ["Set the seed to 20"]
    history.versions.setFocus()
    history.versions.setCurrentIndex(history.versions.model().index(0, 0))
    lab.press("Return", history.versions)
    assert lab.session.document.plan.seed == 11
    assert _texts(history.steps)[1:] == ["Set the seed to 20", "Return to 'Eleven' (Eleven)"]


def test_the_history_follows_what_is_done(lab, history):
    set_seed(lab, 30)
    assert _texts(history.steps)[-1] == "Set the seed to 30"
    lab.press("Ctrl+Z")
    assert history.steps.currentIndex().row() == 2
    name_version(lab, "Again")
    lab.until(lambda: _texts(history.versions) == ["Eleven", "Again"])


# Runs that the document does not know


def test_undoing_the_start_of_a_run_does_not_break_the_run(lab):
    run = runs.start(lab.session)
    runs.report(lab.session, run, runs.batches(1), runs.epoch_done(1))
    while lab.session.history.can_undo:
        lab.press("Ctrl+Z")
    assert run not in [card.id for card in lab.session.document.runs]
    assert lab.session.running == run
    assert lab.session.subject == DRAWN
    runs.report(lab.session, run, runs.batches(2), runs.epoch_done(2))
    for panel in lab.window.layout_of_docks.docks:
        lab.window.show_panel(panel)
        QApplication.processEvents()
    lab.press("Shift+F5")
    lab.finish_run()
    record = lab.session.records[run]
    assert (record.state, len(record.epochs), record.step) == ("stopped", 2, 2 * runs.BATCHES)
    path = lab.session.archive.path
    lab.session.archive.project.flush()
    assert [e for e, _ in lab.session.archive.project.run(run).epochs] == [1, 2]
    while lab.session.history.can_redo:
        lab.press("Ctrl+Y")
    assert lab.session.subject == run
    assert on_disk(path) == lab.session.document


def test_documents_that_name_runs_that_are_gone_are_opened(lab, bar):
    run = runs.start(lab.session)
    runs.train(lab.session, run, 1)
    document = replace(lab.session.document, shown_run=run, begin_with=run)
    lab.session.apply("Begin with it", document)
    lab.session.delete_runs([run])
    lab.session.apply("Seed", replace(document, plan=replace(document.plan, seed=3)))
    path = lab.session.archive.path
    lab.press("Ctrl+N")
    lab.window.open_project(path)
    assert lab.session.archive.path == path
    assert lab.session.subject == DRAWN
    assert lab.session.weights_of(run) == {}
    again = runs.start(lab.session, "Run 2")
    assert lab.session.running == again
    lab.press("Shift+F5")
    lab.finish_run()
    assert not bar.isVisible()


def test_an_interrupted_run_is_offered_when_its_project_is_opened_again(lab, bar):
    run = runs.start(lab.session)
    path = lab.session.archive.path
    lab.press("Ctrl+N")
    answer(lab, "Pause")
    lab.until(lambda: lab.session.archive.path != path)
    assert not bar.isVisible()
    lab.window.open_project(path)
    assert [record.id for record in lab.session.interrupted] == [run]
    assert bar.sentence.text() == "A run was interrupted when this project was left."
    lab.click(bar.action_button)
    assert lab.session.running == run
    assert lab.session.bridge.last(Train).message.run_id == run


def test_an_interrupted_run_in_the_bin_is_not_offered(lab, bar):
    run = runs.start(lab.session)
    path = lab.session.archive.path
    lab.press("Ctrl+N")
    answer(lab, "Pause")
    lab.until(lambda: lab.session.archive.path != path)
    lab.window.open_project(path)
    lab.session.apply("Delete", delete_runs(lab.session.document, [run]))
    lab.press("Ctrl+N")
    lab.window.open_project(path)
    assert lab.session.interrupted == []
    assert not bar.isVisible()
