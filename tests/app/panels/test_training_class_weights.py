"""Weights of classes: balanced by a switch, typed into a table, undone; only where classes are."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.commands import plan as plan_commands
from app.panels.training_panel import TrainingPanel
from app.widgets.weight_table import COUNT, NAME, WEIGHT
from engine.service.overview import PartOverview
from engine.training.balance import balanced
from tests.app import training_runs as runs
from tests.app.fakes import overview_of_images, overview_of_values

LEFT = Qt.MouseButton.LeftButton
COUNTS = (60, 30, 10)


def overview(counts=COUNTS):
    found = overview_of_images((8, 8, 1), len(counts))
    return replace(found, train=PartOverview(sum(counts), counts))


@pytest.fixture
def panel(qtbot, session):
    runs.open_lab(session, "digits", overview())
    panel = TrainingPanel(session)
    qtbot.addWidget(panel)
    panel.resize(370, 1500)
    panel.show()
    qtbot.waitExposed(panel)
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    QTest.mouseClick(panel.sections["class_weights"].header, LEFT)
    return panel


def cells(table, column):
    model = table.model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def type_weight(qtbot, table, row, text):
    """Click on a class, open its weight with Enter, type."""
    place = table.visualRect(table.model().index(row, NAME)).center()
    QTest.mouseClick(table.viewport(), LEFT, pos=place)
    QTest.keyClick(table, Qt.Key.Key_Return)
    editor = QApplication.focusWidget()
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is table)


def test_the_classes_of_the_training_part_are_shown(panel):
    table = panel.class_weights.table
    assert table.isVisible()
    assert cells(table, NAME) == ["0", "1", "2"]
    assert cells(table, COUNT) == ["60", "30", "10"]
    assert cells(table, WEIGHT) == ["1.0"] * 3
    assert not panel.class_weights.toggle.isChecked()
    assert not panel.class_weights.level_button.isVisible()


def test_the_switch_fills_in_what_balances_and_takes_it_away(panel, session):
    form, before = panel.class_weights, session.document
    QTest.mouseClick(form.toggle, LEFT)
    assert session.document.plan.class_weights == balanced(COUNTS)
    assert cells(form.table, WEIGHT) == ["0.5556", "1.1111", "3.3333"]
    assert session.history.undo_label == "Balance the classes"
    assert panel.sections["class_weights"].header.text() == "Class weights: balanced"
    QTest.keyClick(form.toggle, Qt.Key.Key_Space)
    assert session.document.plan.class_weights == ()
    session.undo()
    assert form.toggle.isChecked()
    session.undo()
    assert session.document == before
    assert not form.toggle.isChecked()


def test_a_typed_weight_is_one_step(qtbot, panel, session):
    form = panel.class_weights
    type_weight(qtbot, form.table, 2, "2.5")
    assert session.document.plan.class_weights == (1.0, 1.0, 2.5)
    assert session.history.undo_label == "Set the weight of 2 to 2.5"
    assert panel.sections["class_weights"].header.text() == "Class weights: set by hand"
    assert not form.toggle.isChecked()
    QTest.mouseClick(form.level_button, LEFT)
    assert session.document.plan.class_weights == ()
    assert not form.level_button.isVisible()
    session.undo()
    assert cells(form.table, WEIGHT) == ["1.0", "1.0", "2.5"]


def test_a_weight_below_zero_cannot_be_typed(qtbot, panel, session):
    type_weight(qtbot, panel.class_weights.table, 0, "-3")
    assert all(weight >= 0 for weight in session.document.plan.class_weights)


def test_a_typed_weight_ends_the_balance_and_the_switch_brings_it_back(qtbot, panel, session):
    form = panel.class_weights
    QTest.mouseClick(form.toggle, LEFT)
    type_weight(qtbot, form.table, 0, "1")
    assert not form.toggle.isChecked()
    QTest.mouseClick(form.toggle, LEFT)
    assert session.document.plan.class_weights == balanced(COUNTS)


def test_the_tab_key_leads_out_of_the_table(panel):
    form = panel.class_weights
    form.toggle.setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is form.table
    QTest.keyClick(form.table, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not form.table


def test_weights_for_other_classes_are_told(panel, session):
    document = plan_commands.set_in_plan(session.document, class_weights=(1.0, 2.0))
    session.apply("x", document)
    form = panel.class_weights
    assert panel.sections["class_weights"].header.text() == "Class weights: do not fit the data"
    assert form.note.text() == ("The plan weighs 2 classes, the data have 3: no weight is used.")
    assert cells(form.table, WEIGHT) == ["1.0"] * 3
    assert form.level_button.isVisible()


def test_without_classes_there_is_nothing_to_weigh(panel, session):
    assert panel.sections["class_weights"].isVisible()
    session.overview = overview_of_values()
    session.data_changed.emit(session.overview)
    assert not panel.sections["class_weights"].isVisible()
