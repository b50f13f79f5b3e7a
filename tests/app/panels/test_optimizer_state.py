"""After a model with the state of its optimizer is opened, the next run continues with it."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app import labs
from app.commands import models
from app.commands import plan as commands
from app.panels.training_panel.optimizer_state import OptimizerStatePart
from engine.io.model_report import ModelFile
from engine.losses import SparseCategoricalCrossentropy
from engine.network.network import Network
from engine.optimizers import SGD, Adam
from engine.service.messages import Train
from engine.training.events import Started
from engine.training.plan import Part, Plan
from tests.app import training_runs as runs

ADAM = Adam(learning_rate=0.02)


def model() -> ModelFile:
    """What was read of a file: the network of the laboratory, with a state of its optimizer."""
    network = Network(labs.lab("digits").make().network, seed=5)
    slots = {
        "/".join(place.key): {
            name: np.full(place.shape, number + 1, np.float32)
            for number, name in enumerate(ADAM.slot_names)
        }
        for place in network.layout.trainable()
    }
    plan = Plan(optimizer=ADAM, loss=SparseCategoricalCrossentropy())
    arrays = network.arrays()
    return ModelFile(
        "keras", "3", spec=network.spec, arrays=arrays, plan=plan, slots=slots, steps=1234
    )


@pytest.fixture
def project(session, tmp_path):
    session.create(tmp_path / "p.lamina", labs.lab("digits").make())
    yield session
    session.running = ""
    session.close()


@pytest.fixture
def opened(project):
    """A project into which the model was opened; the id of its run."""
    models.take(project, model(), "mine", "Open the model 'mine'")
    return project


@pytest.fixture
def part(opened, qtbot):
    part = OptimizerStatePart(opened)
    opened.document_changed.connect(part.refresh)
    qtbot.addWidget(part)
    part.show()
    return part


def press(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def asked(session, bridge) -> Train:
    """The request of the next training."""
    run_id = session.train("Run 1")
    session.running = ""
    session.records[run_id].state = "stopped"
    return bridge.last(Train).message


def test_the_next_run_continues_with_the_state_of_the_model(opened, bridge):
    request, expected = asked(opened, bridge), model()
    assert request.updates == 1234
    assert request.plan.optimizer == ADAM
    assert set(request.slots) == set(expected.slots)
    for key, each in expected.slots.items():
        assert {name: a.tolist() for name, a in request.slots[key].items()} == {
            name: a.tolist() for name, a in each.items()
        }
    assert set(request.arrays) == set(expected.arrays)


def test_the_panel_says_so_and_lets_the_user_start_afresh(part, opened, bridge):
    assert part.isVisibleTo(part.parentWidget())
    assert part.sentence.text() == "Continues with the state of Adam at step 1,234."
    assert part.button.text() == "Start afresh"
    press(part.button)
    assert part.sentence.text() == "Begins afresh: the state of Adam at step 1,234 is left out."
    assert part.button.text() == "Continue with it"
    assert opened.history.undo_label == "Begin with a fresh optimizer"
    fresh = asked(opened, bridge)
    assert (fresh.updates, fresh.slots) == (0, {})
    assert fresh.arrays  # the weights are those of the model all the same
    opened.undo()  # the run
    opened.undo()
    assert part.button.text() == "Start afresh"
    assert asked(opened, bridge).updates == 1234


def test_a_changed_rate_still_fits(part, opened, bridge):
    opened.apply("x", commands.set_in_part(opened.document, "optimizer", "learning_rate", 0.5))
    assert part.sentence.text().startswith("Continues")
    assert asked(opened, bridge).updates == 1234


def trained_by_sgd(document):
    return commands.set_in_plan(document, optimizer=SGD(momentum=0.9))


def wider(document):
    node = next(n for n in document.network if n.layer.registered_name == "Conv2D")
    layer = replace(node.layer, filters=17)
    return replace(document, network=document.network.with_layer(node.id, layer))


def in_two_parts(document):
    parts = (Part(nodes=(document.network.nodes[1].id,), optimizer=SGD()),)
    return commands.set_in_plan(document, parts=parts)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (trained_by_sgd, "does not fit the optimizer"),
        (wider, "does not fit the network any more"),
        (in_two_parts, "the network has several"),
    ],
)
def test_what_does_not_fit_any_more_is_dropped_with_its_reason(
    change, reason, part, opened, bridge
):
    before = opened.document
    opened.apply("x", change(before))
    assert reason in part.sentence.text()
    assert "Adam" in part.sentence.text()
    assert not part.button.isVisible()
    request = asked(opened, bridge)
    assert (request.updates, request.slots) == (0, {})
    opened.move_to(
        opened.history.steps.index(next(s for s in opened.history.steps if s.document == before))
    )
    assert part.sentence.text().startswith("Continues")


def test_it_is_hidden_without_such_a_model(part, opened):
    opened.apply("x", commands.begin_with(opened.document, ""))
    assert not part.isVisible()


def test_it_survives_closing(opened, session, bridge, tmp_path):
    opened.close()
    session.open(tmp_path / "p.lamina")
    assert session.carried.is_used
    request = asked(session, bridge)
    assert request.updates == 1234
    assert request.slots.keys() == model().slots.keys()


def test_the_choice_to_start_afresh_survives_closing(opened, session, tmp_path):
    opened.apply("x", commands.keep_optimizer(opened.document, False))
    opened.close()
    session.open(tmp_path / "p.lamina")
    assert not session.carried.is_used


def test_a_run_that_was_killed_before_anything_was_saved_begins_with_it_again(
    opened, session, bridge, tmp_path
):
    run_id = opened.train("Run 1")
    runs.report(opened, run_id, Started(1, 10, 313, 0, 1, "reference"), runs.epoch_done(1))
    opened.running = ""
    opened.close()
    session.open(tmp_path / "p.lamina")
    session.apply("x", commands.keep_optimizer(session.document, False))  # for the runs to come
    session.resume(run_id)
    request = bridge.last(Train).message
    assert (request.updates, request.facts) == (1234, None)
    assert request.slots.keys() == model().slots.keys()
