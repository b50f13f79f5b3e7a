"""Importance of columns in the results panel, by mouse and keys."""

import csv

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.panels.results_panel import ResultsPanel
from app.session import DRAWN, Session
from app.widgets.bars import ROW
from engine.service.questions import FeatureDependence, FeatureImportance
from tests.app.panels import looking

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def session(qapp):
    return Session(looking.LookingBridge())


@pytest.fixture
def panel(qtbot, session):
    return looking.shown(qtbot, ResultsPanel(session))


def opened(session, name):
    loaded = looking.open_experiment(session, looking.experiments()[name])
    session.bridge.work()
    return loaded


@pytest.fixture
def iris(panel, session):
    return opened(session, "iris")


def answer(session, question):
    return looking.finished(question.answer(session.bridge.desk))


def compute(panel, session):
    QTest.mouseClick(panel.importance.button, LEFT)
    session.bridge.work()


def test_nothing_is_computed_before_it_is_asked_for(panel, session, iris):
    assert panel.importance.isVisible()
    assert not session.bridge.asked(FeatureImportance)
    assert not panel.importance.bars.isVisible()


def test_columns_stand_by_their_importance(panel, session, iris):
    compute(panel, session)
    expected = answer(session, FeatureImportance(DRAWN, session.overview.choice, panel.part))
    means = np.round(expected.importance.losses.mean(axis=1), 12)
    bars = panel.importance.bars
    assert [bar.name for bar in bars.bars] == [
        expected.names[i] for i in np.argsort(-means, kind="stable")
    ]
    assert f"{expected.importance.whole:.3f}" in panel.importance.caption.text()
    assert panel.importance.button.isEnabled()


def test_a_click_on_a_column_shows_how_the_answer_depends_on_it(panel, session, iris):
    compute(panel, session)
    view = panel.importance
    QTest.mouseClick(view.bars, LEFT, pos=QPoint(10, ROW // 2))
    session.bridge.work()
    (question,) = session.bridge.asked(FeatureDependence)
    found = answer(session, question).dependence
    assert view.plot.isVisible()
    assert np.allclose(view.plot.line_points[:, 1], found.mean[:, 0])
    view.output_box.setCurrentIndex(2)
    view.output_box.activated.emit(2)
    assert np.allclose(view.plot.line_points[:, 1], found.mean[:, 2])
    assert view.bars.bars[0].name in view.curve_title.text()


def test_it_can_be_given_up(panel, session, iris):
    QTest.mouseClick(panel.importance.button, LEFT)
    sent = session.bridge.sent[-1]
    session.bridge.progressed.emit(sent.ticket, 250, 1000)
    assert panel.importance.progress.bar.value() == 250
    QTest.mouseClick(panel.importance.progress.cancel_button, LEFT)
    assert sent.ticket in session.bridge.cancelled


def test_images_and_single_columns_have_none(panel, session):
    opened(session, "signs")
    assert not panel.importance.isVisible()
    opened(session, "sine")
    assert not panel.importance.isVisible()


def test_another_part_takes_it_away(panel, session, iris):
    compute(panel, session)
    panel.part_box.setCurrentIndex(0)
    panel.part_box.activated.emit(0)
    assert not panel.importance.bars.isVisible()


def test_it_is_saved_as_a_table(panel, session, iris, tmp_path):
    compute(panel, session)
    panel.importance.export_button.write("csv", tmp_path / "importance.csv")
    with open(tmp_path / "importance.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 4
    means = [float(row["mean"]) for row in rows]
    assert means == sorted(means, reverse=True)
