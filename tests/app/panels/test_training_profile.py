"""The defaults of Keras 2.0.8 are one switch, one step, and settings like any other."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.labs import mnist
from app.panels.training_panel import TrainingPanel
from engine.layers import dense, inputs, recurrent
from engine.losses import BinaryCrossentropy
from engine.metrics import RoundedBinaryAccuracy
from engine.optimizers import SGD, RMSprop
from engine.spec import stack
from engine.training.plan import Plan

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(qtbot, session) -> TrainingPanel:
    layers = (
        inputs.InputLayer(shape=(None, 4)),
        recurrent.GRU(units=8),
        dense.Dense(units=1, activation="sigmoid"),
    )
    plan = Plan(optimizer=RMSprop(), loss=BinaryCrossentropy())
    session.apply("begin", replace(mnist(), network=stack(*layers), plan=plan))
    panel = TrainingPanel(session)
    qtbot.addWidget(panel)
    panel.resize(380, 1600)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def test_the_switch_takes_old_defaults_and_tells_them(panel, session):
    assert not panel.profile.toggle.isChecked()
    assert "gru.reset_after: yes → no" in panel.profile.changes.text()
    QTest.mouseClick(panel.profile.toggle, LEFT)
    gru, plan = session.document.network["n1"].layer, session.document.plan
    assert (gru.recurrent_activation, gru.reset_after) == ("hard_sigmoid_keras2", False)
    assert not plan.optimizer.epsilon_inside_root
    assert plan.metrics == (RoundedBinaryAccuracy(),)
    assert session.history.undo_label == "Take the defaults of Keras 2.0.8"
    assert panel.profile.toggle.isChecked()
    assert "gru.reset_after: yes → no" in panel.profile.changes.text()


def test_the_switch_goes_back_and_so_does_undo(panel, session):
    before = session.document
    QTest.mouseClick(panel.profile.toggle, LEFT)
    QTest.mouseClick(panel.profile.toggle, LEFT)
    assert (session.document.network, session.document.plan) == (before.network, before.plan)
    session.undo()
    assert panel.profile.toggle.isChecked()
    session.undo()
    assert not panel.profile.toggle.isChecked()


def test_what_was_set_by_hand_stays(panel, session):
    network = session.document.network
    mine = network.with_layer("n1", replace(network["n1"].layer, recurrent_activation="tanh"))
    session.apply("x", replace(session.document, network=mine))
    QTest.mouseClick(panel.profile.toggle, LEFT)
    assert session.document.network["n1"].layer.recurrent_activation == "tanh"


def test_the_last_samples_validate_and_the_switch_draws_them_again(panel, session):
    assert "split.shuffle: yes → no" in panel.profile.changes.text()
    QTest.mouseClick(panel.profile.toggle, LEFT)
    assert not session.document.choice.split.shuffle
    assert "split.shuffle: yes → no" in panel.profile.changes.text()
    QTest.keyClick(panel.profile.toggle, Qt.Key.Key_Space)
    assert session.document.choice.split.shuffle
    assert session.history.undo_label == "Take the defaults of Lamina"


def test_where_nothing_differs_there_is_nothing_to_switch(panel, session):
    plan = replace(mnist().plan, optimizer=SGD())
    session.apply("x", replace(mnist(), plan=plan, choice=None))
    assert not panel.profile.toggle.isEnabled()
    assert "Nothing in this experiment differs" in panel.profile.changes.text()
