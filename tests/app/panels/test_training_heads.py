"""Each output of a network with several outputs has a loss, a weight and metrics of its own."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.commands import plan as commands
from app.labs import mnist
from app.panels.training_panel import TrainingPanel
from engine.layers import dense, inputs
from engine.losses import MeanSquaredError
from engine.metrics import metrics
from engine.network.network import Network
from engine.spec import NetworkSpec, Node
from engine.training.measure import Measure
from engine.training.plan import Head, Plan

LEFT = Qt.MouseButton.LeftButton


def two_outputs() -> NetworkSpec:
    nodes = (
        Node("i", "in", inputs.InputLayer(shape=(8,))),
        Node("a", "digit", dense.Dense(units=10, activation="softmax"), ("i",)),
        Node("b", "size", dense.Dense(units=1), ("i",)),
    )
    return NetworkSpec(nodes, ("a", "b"))


@pytest.fixture
def panel(qtbot, session) -> TrainingPanel:
    session.apply("begin", replace(mnist(), network=two_outputs()))
    panel = TrainingPanel(session)
    qtbot.addWidget(panel)
    panel.resize(380, 900)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    return panel


def type_into(box, text) -> None:
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, text)
    QTest.keyClick(box, Qt.Key.Key_Return)


def choose(box, text) -> None:
    box.setFocus()
    while box.currentIndex() < box.findText(text):
        QTest.keyClick(box, Qt.Key.Key_Down)
    while box.currentIndex() > box.findText(text):
        QTest.keyClick(box, Qt.Key.Key_Up)


def test_each_output_has_a_section_by_its_name(panel, session):
    assert [s.header.text() for s in panel.heads._sections.values()] == ["digit", "size"]
    assert not panel.sections["loss"].isVisible()
    assert panel.sections["heads"].isVisible()
    session.apply("x", mnist())
    assert panel.sections["loss"].isVisible()
    assert not panel.sections["heads"].isVisible()
    assert panel.heads.forms == {}


def test_loss_and_weight_of_one_output_are_changed_alone(panel, session):
    choose(panel.heads.forms["b"].loss.box, "MeanSquaredError")
    type_into(panel.heads.forms["b"].weight.fields["weight"].editor, "0.3")
    plan = session.document.plan
    assert plan.head("b") == Head(output="b", loss=MeanSquaredError(), weight=0.3)
    assert plan.head("a").loss == plan.loss
    assert session.history.undo_label == "Change the weight of size"
    session.undo()
    assert panel.heads.forms["b"].weight.fields["weight"].editor.value() == 1.0


def test_an_output_without_a_loss_is_not_trained_on(panel, session):
    form = panel.heads.forms["b"]
    QTest.mouseClick(form.trained, LEFT)
    assert session.document.plan.head("b").loss is None
    assert not form.loss.isVisible()
    QTest.mouseClick(form.trained, LEFT)
    assert session.document.plan.head("b").loss == session.document.plan.loss


def test_metrics_are_chosen_for_each_output(panel, session):
    form = panel.heads.forms["b"]
    form.measures.set_open(True)
    for toggle in (form.accuracy.toggle, form.metrics["MeanAbsoluteError"].toggle):
        QTest.keyClick(toggle, Qt.Key.Key_Space)
    head = session.document.plan.head("b")
    assert not head.accuracy
    assert head.metrics == (metrics["MeanAbsoluteError"](),)
    assert session.document.plan.head("a").metrics == ()


def test_the_names_to_watch_are_those_that_are_reported(session):
    plan = Plan(
        heads=(
            Head(
                output="b",
                loss=MeanSquaredError(),
                metrics=(metrics["MeanAbsoluteError"](),),
                accuracy=False,
            ),
        )
    )
    reported = Measure(plan, Network(two_outputs())).names
    assert commands.value_names(plan, False, two_outputs()) == list(reported)
    assert "size_loss" in reported


def test_heads_of_outputs_that_are_gone_are_forgotten(session):
    document = replace(mnist(), network=two_outputs())
    document = commands.set_head(document, Head(output="b", loss=MeanSquaredError()))
    document = replace(document, network=NetworkSpec(two_outputs().nodes[:2], ("a",)))
    document = commands.set_head(document, Head(output="a", weight=2.0))
    assert [head.output for head in document.plan.heads] == ["a"]
