"""Optimizers of some layers, by mouse and keys: selected in the tree, chosen in the box."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.labs import mnist
from app.panels.training_panel import TrainingPanel
from engine.network.edits import removed
from engine.optimizers import SGD
from engine.training.plan import Part, Plan
from tests.app.commands.test_parts import nested_network

LEFT = Qt.MouseButton.LeftButton
NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def panel(qtbot, session) -> TrainingPanel:
    plan = Plan(optimizer=SGD(learning_rate=0.5))
    session.apply("begin", replace(mnist(), network=nested_network(), plan=plan))
    panel = TrainingPanel(session)
    qtbot.addWidget(panel)
    panel.resize(380, 1400)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    QTest.mouseClick(panel.sections["parts"].header, LEFT)
    return panel


def rows(tree):
    """Return the texts of all rows from top to bottom."""
    found, item = [], tree.topLevelItem(0)
    while item is not None:
        found.append(tuple(item.text(column) for column in range(3)))
        item = tree.itemBelow(item)
    return found


def click(tree, name, modifier=NONE):
    item = tree.topLevelItem(0)
    while not item.text(0).startswith(name):
        item = tree.itemBelow(item)
    place = tree.visualItemRect(item).center()
    QTest.mouseClick(tree.viewport(), LEFT, modifier, place)


def choose(box, text):
    box.setFocus()
    while box.currentIndex() < box.findText(text):
        QTest.keyClick(box, Qt.Key.Key_Down)
    while box.currentIndex() > box.findText(text):
        QTest.keyClick(box, Qt.Key.Key_Up)


def choose_new(box):
    """Choose the last entry, an optimizer of their own, with the keys."""
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_End)


def type_number(box, text):
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, text)
    QTest.keyClick(box, Qt.Key.Key_Return)


def test_the_layers_of_nested_networks_stand_below_them(panel):
    assert rows(panel.parts.tree) == [
        ("first", "12", "SGD"),
        ("body", "", ""),
        ("dense", "12", "SGD"),
        ("dense_1", "12", "SGD"),
        ("last", "8", "SGD"),
    ]
    assert not panel.parts.owner_box.isEnabled()


def test_selected_layers_get_an_optimizer_with_settings_of_its_own(panel, session):
    parts, before = panel.parts, session.document
    click(parts.tree, "first")
    click(parts.tree, "last", CONTROL)
    choose_new(parts.owner_box)
    assert session.document.plan.parts == (
        Part(nodes=("a", "c"), optimizer=SGD(learning_rate=0.5)),
    )
    assert session.history.undo_label == "An optimizer of its own for first, last"
    assert rows(parts.tree)[0] == ("first", "12", "1: SGD")
    assert parts.owner_box.currentText() == "1: SGD"
    assert parts.sections[0].header.text() == "Optimizer 1: SGD · weights: 20"
    assert panel.sections["parts"].header.text() == "Optimizers of some layers: 1"
    type_number(parts.forms[0].optimizer.form.fields["learning_rate"].editor, "0.01")
    assert session.document.plan.parts[0].optimizer.learning_rate == 0.01
    assert session.document.plan.optimizer.learning_rate == 0.5
    assert session.history.undo_label == "Set Learning rate of the optimizer 1 to 0.01"
    choose(parts.forms[0].optimizer.box, "RMSprop")
    assert session.document.plan.parts[0].optimizer.registered_name == "RMSprop"
    while session.document != before:
        session.undo()
    assert parts.forms == []


def test_a_network_stands_for_all_layers_in_it(panel, session):
    parts = panel.parts
    click(parts.tree, "body")
    choose_new(parts.owner_box)
    assert session.document.plan.parts[0].nodes == ("b",)
    click(parts.tree, "dense_1")
    assert parts.owner_box.currentText() == "1: SGD"
    choose(parts.owner_box, "SGD, as the plan says")
    assert session.document.plan.parts[0].nodes == ("b/n1",)


def test_layers_are_selected_with_the_keys(panel, session):
    tree = panel.parts.tree
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_Home)
    QTest.keyClick(tree, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert tree.keys() == ["a", "b/n1", "b/n2"]


def test_an_optimizer_is_removed_with_its_settings(panel, session):
    parts = panel.parts
    click(parts.tree, "first")
    choose_new(parts.owner_box)
    QTest.mouseClick(parts.forms[0].remove_button, LEFT)
    assert session.document.plan.parts == ()
    assert session.history.undo_label == "Remove the optimizer 1: SGD"
    assert rows(parts.tree)[0] == ("first", "12", "SGD")


def test_a_layer_that_has_gone_is_shown_as_such_and_can_be_forgotten(panel, session):
    parts = panel.parts
    click(parts.tree, "first")
    click(parts.tree, "last", CONTROL)
    choose_new(parts.owner_box)
    network = removed(session.document.network, ("a",))
    session.apply("remove", replace(session.document, network=network))
    assert ("a (gone)", "", "1: SGD") in rows(parts.tree)
    assert parts.forms[0].gone.text() == "Layers that are gone, and are trained no more: a"
    QTest.mouseClick(parts.forms[0].forget_button, LEFT)
    assert session.document.plan.parts[0].nodes == ("c",)
    assert not parts.forms[0].gone.isVisible()
    session.undo()
    session.undo()
    assert rows(parts.tree)[0] == ("first", "12", "1: SGD")
