"""The page of steps, by keys, with answers of a real network that reads words."""

import csv

import numpy as np
import pytest
from PySide6.QtWidgets import QWidget

from app.document import Document
from app.panels.inside_panel import InsidePanel
from app.session import DRAWN, Session
from engine.data.choice import DataChoice
from engine.data.preparation import Unchanged
from engine.data.several import Posts
from engine.explain.predictions import finished
from engine.explain.steps import step_gradients, step_occlusion
from engine.kernels.reference import REFERENCE
from engine.layers.dense import Dense
from engine.layers.embedding import Embedding
from engine.layers.inputs import InputLayer
from engine.layers.pooling import GlobalAveragePooling1D
from engine.losses import MeanSquaredError
from engine.service.questions import StepAttribution
from engine.spec import stack
from engine.training.plan import Plan
from tests.app.panels import looking
from tests.app.panels.test_inside_panel import choose, go_to, sample_of


@pytest.fixture
def session(qapp):
    return Session(looking.LookingBridge())


@pytest.fixture
def panel(qtbot, session):
    return looking.shown(qtbot, InsidePanel(session))


@pytest.fixture
def loaded(panel, session):
    spec = stack(
        InputLayer(shape=(30,), dtype="int32"),
        Embedding(input_dim=100, output_dim=4),
        GlobalAveragePooling1D(),
        Dense(units=1),
    )
    choice = DataChoice(Posts(samples=40, length=30, words=100), Unchanged(), looking.SPLIT)
    plan = Plan(loss=MeanSquaredError(), accuracy=False)
    loaded = looking.open_experiment(session, Document(choice, spec, plan))
    session.bridge.work()
    return loaded


def tab_visible(panel, page: QWidget) -> bool:
    return panel.tabs.isTabVisible(panel.tabs.indexOf(page))


def test_words_are_explained_by_gradient_and_by_covering(panel, session, loaded):
    go_to(panel, panel.steps)
    network = session.bridge.desk.network(DRAWN)
    x = sample_of(loaded, panel)[None]
    found = panel.steps._answer
    expected = step_gradients(network, x, REFERENCE, 0, classes=0)[0]
    assert np.allclose(found.values, expected, atol=1e-6)
    assert panel.steps.bars.bars[2].name == f"3: {x[0, 2]}"
    choose(panel.steps.method_box, 1)
    session.bridge.work()
    assert session.bridge.asked(StepAttribution)[-1].method == "occlusion"
    expected = finished(step_occlusion(network, x, REFERENCE, 0, classes=0))[0]
    assert np.allclose(panel.steps._answer.values, expected, atol=1e-6)
    assert "raise the answer" in panel.steps.caption.text()


def test_values_have_no_classes_to_choose(panel, session, loaded):
    go_to(panel, panel.steps)
    assert not panel.steps.class_box.isVisible()
    choose(panel.steps.score_box, 1)
    session.bridge.work()
    assert not session.bridge.asked(StepAttribution)[-1].before_activation


def test_steps_are_saved_as_a_table(panel, loaded, tmp_path):
    go_to(panel, panel.steps)
    panel.steps.export_button.write("csv", tmp_path / "steps.csv")
    with open(tmp_path / "steps.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 30
    assert float(rows[4]["value"]) == pytest.approx(panel.steps._answer.values[4])


def test_images_and_tables_have_no_steps(panel, session):
    for name in ("signs", "iris"):
        looking.open_experiment(session, looking.experiments()[name])
        session.bridge.work()
        assert not tab_visible(panel, panel.steps)
