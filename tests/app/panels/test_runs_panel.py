"""The table of runs, by mouse and keys, with its bin and its comparison."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu, QMessageBox, QPushButton

from app.models.runs_model import COLUMNS, ID_ROLE
from app.panels.runs_panel import RunsPanel
from engine.optimizers import SGD
from engine.service.messages import Train
from engine.training.events import EpochsChanged
from tests.app import training_runs as runs
from tests.app.fakes import overview_of_images

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(qtbot, session):
    runs.open_lab(session, "digits", overview_of_images((8, 8, 1), 10))
    panel = RunsPanel(session)
    qtbot.addWidget(panel)
    panel.resize(1300, 240)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    return panel


@pytest.fixture
def three(panel, session):
    """Ids of a completed run, a stopped one and a diverged one, in the order of starting."""
    first = runs.start(session, "First", epochs=2)
    runs.train(session, first, 2)
    second = runs.start(session, "Second", epochs=4, optimizer=SGD(), batch_size=64)
    runs.train(session, second, 1, reason="stopped")
    third = runs.start(session, "Third")
    runs.diverge(session, third)
    for number, run_id in enumerate((first, second, third)):
        session.records[run_id].started_at = 1_700_000_000.0 + number
    panel.refresh()
    panel.table.filter.invalidate()
    return first, second, third


@pytest.fixture
def project(panel, session, tmp_path):
    """The session with a project on the disk, the digits laboratory."""
    session.create(tmp_path / "p.lamina", runs.labs.digits())
    yield session
    session.close()


def shown(panel):
    """Return the ids of the rows from top to bottom."""
    return [
        panel.table.filter.index(row, 0).data(ID_ROLE)
        for row in range(panel.table.filter.rowCount())
    ]


def cell(panel, run_id, column):
    row = shown(panel).index(run_id)
    return panel.table.filter.index(row, COLUMNS.index(column))


def text(panel, run_id, column):
    return cell(panel, run_id, column).data()


def click(panel, run_id, column="state", modifier=Qt.KeyboardModifier.NoModifier):
    place = panel.table.visualRect(cell(panel, run_id, column)).center()
    QTest.mouseClick(panel.table.viewport(), LEFT, modifier, place)


def key(panel, which):
    panel.table.setFocus()
    QTest.keyClick(panel.table, which)


def press(panel, name):
    QTest.mouseClick(panel.buttons[name], LEFT, pos=panel.buttons[name].rect().center())


def write(panel, words):
    """Type into the cell that is open for editing."""
    editor = panel.table.viewport().findChild(QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, words)
    QTest.keyClick(editor, Qt.Key.Key_Return)


# what the table says


def test_the_newest_run_stands_first(panel, three):
    assert shown(panel) == list(reversed(three))


def test_a_row_tells_what_a_run_was_and_what_it_gave(panel, three):
    first, second, third = three
    row = {name: text(panel, second, name) for name in COLUMNS}
    assert row["name"] == "Second"
    assert row["state"] == "stopped"
    assert row["epochs"] == "1 / 4"
    assert (row["best"], row["loss"], row["accuracy"]) == ("0.0000", "1.0000", "0.0000")
    assert row["network"] == "9,930"
    assert row["optimizer"] == "SGD 0.01 · 64"
    assert row["data"] == "Digits8x8"
    assert row["started"] == "2023-11-14 22:13" or row["started"].startswith("2023-11-1")
    assert row["time"] == "0:00"
    assert text(panel, first, "best") == "0.4500"
    assert text(panel, third, "state") == "diverged"
    tip = cell(panel, third, "state").data(Qt.ItemDataRole.ToolTipRole)
    assert tip.startswith("The loss is no longer a number (epoch 1, batch 2).")


def test_parameters_are_those_of_the_network(panel, three, session):
    from engine.network.shapes import summarise

    expected = f"{summarise(session.document.network).parameters:,}"
    assert text(panel, three[0], "network") == expected


def test_a_run_that_goes_on_is_told_live(panel, session):
    run_id = runs.start(session, "Live", epochs=3)
    assert (text(panel, run_id, "state"), text(panel, run_id, "epochs")) == ("training", "0 / 3")
    runs.report(session, run_id, runs.batches(1), runs.epoch_done(1), EpochsChanged(8))
    assert text(panel, run_id, "epochs") == "1 / 8"
    runs.train(session, run_id, 2)
    assert text(panel, run_id, "state") == "completed"


def test_rows_are_sorted_by_numbers_when_a_header_is_clicked(panel, three, session):
    first, second, third = three
    header = panel.table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(COLUMNS.index("loss")) + 10, 10)
    QTest.mouseClick(header.viewport(), LEFT, pos=place)
    assert shown(panel) == [third, first, second]  # nothing measured, 0.5, 1.0
    QTest.mouseClick(header.viewport(), LEFT, pos=place)
    assert shown(panel) == [second, first, third]


def test_typed_words_filter_the_rows(panel, three):
    first, second, _ = three
    panel.search.setFocus()
    QTest.keyClicks(panel.search, "sgd stop")
    assert shown(panel) == [second]
    panel.search.clear()
    QTest.keyClicks(panel.search, "adam")
    assert shown(panel) == [first]


def test_nothing_is_cut_off(panel, three):
    table = panel.table
    for column in range(len(COLUMNS) - 1):
        needed = table.sizeHintForColumn(column)
        assert table.columnWidth(column) >= needed, COLUMNS[column]


# what is done with a run


def test_a_tick_takes_the_curves_off_and_is_a_named_step(panel, three, session):
    first = three[0]
    place = panel.table.visualRect(cell(panel, first, "name"))
    QTest.mouseClick(
        panel.table.viewport(), LEFT, pos=place.topLeft() + QPoint(18, place.height() // 2)
    )
    assert not session.document.run(first).visible
    assert session.history.undo_label == "Take First off the plots"


def test_space_draws_the_curves_of_all_selected_runs_or_none(panel, three, session):
    click(panel, three[0])
    click(panel, three[1], modifier=Qt.KeyboardModifier.ControlModifier)
    key(panel, Qt.Key.Key_Space)
    assert [card.visible for card in session.document.runs] == [False, False, True]
    assert session.history.undo_label == "Take 2 run(s) off the plots"
    key(panel, Qt.Key.Key_Space)
    assert all(card.visible for card in session.document.runs)


def test_f2_renames_a_run(panel, three, session, qtbot):
    click(panel, three[1])
    key(panel, Qt.Key.Key_F2)
    write(panel, "Plain descent")
    qtbot.waitUntil(lambda: session.document.run(three[1]).name == "Plain descent")
    assert session.history.undo_label == "Rename Second"
    session.undo()
    assert text(panel, three[1], "name") == "Second"


def test_a_note_is_written_after_a_double_click(panel, three, session, qtbot):
    index = cell(panel, three[0], "note")
    panel.table.scrollTo(index)
    place = panel.table.visualRect(index).topLeft() + QPoint(8, 8)
    QTest.mouseClick(panel.table.viewport(), LEFT, pos=place)
    QTest.mouseDClick(panel.table.viewport(), LEFT, pos=place)
    write(panel, "the baseline")
    qtbot.waitUntil(lambda: session.document.run(three[0]).note == "the baseline")
    assert text(panel, three[0], "note") == "the baseline"


def test_return_shows_a_run_in_the_viewers_and_again_the_network_as_drawn(panel, three, session):
    click(panel, three[0])
    key(panel, Qt.Key.Key_Return)
    assert session.document.shown_run == three[0]
    assert cell(panel, three[0], "name").data(Qt.ItemDataRole.FontRole).bold()
    key(panel, Qt.Key.Key_Return)
    assert session.document.shown_run == ""
    assert session.history.undo_label == "Show the network as drawn"


def test_settings_of_a_run_are_taken_over_in_one_step(panel, three, session):
    before = session.document
    click(panel, three[0])
    press(panel, "reopen")
    taken = session.document
    assert taken.plan.optimizer.registered_name == "Adam"
    assert taken.plan.epochs == 2
    session.undo()
    assert session.document == before


def test_a_stopped_run_is_resumed_but_no_completed_one(panel, project):
    first = runs.start(project, "First")
    runs.train(project, first, 1)
    second = runs.start(project, "Second")
    runs.train(project, second, 1, reason="stopped")
    click(panel, first)
    assert not panel.buttons["resume"].isEnabled()
    click(panel, second)
    press(panel, "resume")
    assert project.bridge.last(Train).message.run_id == second
    assert text(panel, second, "state") == "training"
    assert not panel.buttons["resume"].isEnabled()


def test_a_run_is_shown_before_its_export_is_asked_for(panel, three, session, qtbot):
    click(panel, three[0])
    with qtbot.waitSignal(panel.export_wanted) as asked:
        panel.actions_by_name["export"].trigger()
    assert asked.args == [three[0]]
    assert session.document.shown_run == three[0]


def test_the_menu_offers_what_can_be_done(panel, three):
    click(panel, three[1])
    place = panel.table.visualRect(cell(panel, three[1], "state")).center()
    panel.table.customContextMenuRequested.emit(place)
    menu = panel.findChild(QMenu)
    offered = {action.text(): action.isEnabled() for action in menu.actions()}
    assert offered["Rename"]
    assert offered["Resume"]
    assert not offered["Compare"]
    assert "Restore" not in offered
    menu.close()


# the bin


def test_a_deleted_run_lies_in_the_bin_and_can_be_restored(panel, three, session):
    before = session.document
    click(panel, three[1])
    key(panel, Qt.Key.Key_Delete)
    assert three[1] not in shown(panel)
    assert session.history.undo_label == "Delete Second"
    assert panel.bin_button.text() == "Bin (1)"
    QTest.mouseClick(panel.bin_button, LEFT)
    assert shown(panel) == [three[1]]
    click(panel, three[1])
    press(panel, "restore")
    assert not panel.shows_bin
    assert set(shown(panel)) == set(three)
    assert session.document.runs == before.runs


def test_a_deletion_can_be_undone(panel, three, session):
    click(panel, three[0])
    press(panel, "delete")
    session.undo()
    assert set(shown(panel)) == set(three)
    assert panel.bin_button.text() == "Bin (0)"


def test_a_run_whose_start_was_undone_is_found_in_the_bin(panel, three, session):
    while session.history.can_undo:
        session.undo()
    assert shown(panel) == []
    QTest.mouseClick(panel.bin_button, LEFT)
    assert set(shown(panel)) == set(three)
    assert {text(panel, r, "name") for r in three} == {"First", "Second", "Third"}


def test_a_run_that_trains_is_not_deleted(panel, session):
    run_id = runs.start(session)
    click(panel, run_id)
    assert not panel.buttons["delete"].isEnabled()
    key(panel, Qt.Key.Key_Delete)
    assert shown(panel) == [run_id]


def test_the_bin_is_emptied_for_good_after_a_question(panel, project):
    run_id = runs.start(project, "First")
    runs.train(project, run_id, 1)
    click(panel, run_id)
    key(panel, Qt.Key.Key_Delete)
    QTest.mouseClick(panel.bin_button, LEFT)
    panel.actions_by_name["empty"].trigger()
    question = panel.findChild(QMessageBox)
    assert "Delete 1 run(s) for good?" in question.text()
    buttons = question.findChildren(QPushButton)
    QTest.mouseClick(next(b for b in buttons if b.text() == "Delete for good"), LEFT)
    assert project.records == {}
    assert shown(panel) == []
    assert not panel.bin_button.isEnabled()
    project.archive.project.flush()
    assert project.archive.project.runs() == project.archive.project.binned_runs() == []


def test_a_question_that_is_declined_keeps_the_bin(panel, three, session):
    click(panel, three[0])
    key(panel, Qt.Key.Key_Delete)
    panel.deeds.ask_to_empty(panel)
    question = panel.findChild(QMessageBox)
    QTest.keyClick(question, Qt.Key.Key_Escape)
    assert three[0] in session.records


# comparison


def test_two_selected_runs_are_compared_setting_by_setting(panel, three):
    click(panel, three[1])
    click(panel, three[0], modifier=Qt.KeyboardModifier.ControlModifier)
    press(panel, "compare")
    tree = panel.sheet.list
    assert tree.isVisible()
    assert [tree.headerItem().text(i) for i in range(3)] == ["Setting", "First", "Second"]
    rows = [
        tuple(tree.topLevelItem(row).text(i) for i in range(3))
        for row in range(tree.topLevelItemCount())
    ]
    assert rows == [
        ("Optimizer", "Adam", "SGD"),
        ("Learning rate", "0.001", "0.01"),
        ("Batch size", "32", "64"),
        ("Epochs", "2", "4"),
    ]
    click(panel, three[2])
    assert not panel.sheet.isVisible()


def test_runs_with_the_same_settings_are_said_to_be_alike(panel, session):
    for name in ("First", "Second"):
        runs.train(session, runs.start(session, name), 1)
    panel.table.selectAll()
    press(panel, "compare")
    assert panel.sheet.same.isVisible()
    assert not panel.sheet.list.isVisible()


def test_the_selection_survives_what_happens_to_other_runs(panel, three, session):
    click(panel, three[0])
    runs.start(session, "Fourth")
    assert [entry.card.id for entry in panel.table.selected()] == [three[0]]


def test_every_button_says_what_it_does(panel):
    for button in (*panel.buttons.values(), panel.bin_button):
        assert button.toolTip()
        assert button.accessibleName() or button.text()
    assert panel.search.accessibleName()
    assert panel.table.accessibleName()
