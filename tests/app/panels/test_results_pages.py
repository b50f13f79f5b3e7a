"""Pages of the results: each shows them in one way, and opens the samples behind it."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.panels.results_panel import ResultsPanel
from app.plots.class_table import RECALL
from app.session import DRAWN, Session
from app.widgets.bars import ROW
from engine.errors import Cancelled
from engine.service.questions import Embedding, PredictedValues, Samples
from tests.app.panels import looking
from tests.app.panels.test_results_panel import confusion, opened

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def session(qapp):
    return Session(looking.LookingBridge())


@pytest.fixture
def panel(qtbot, session):
    return looking.shown(qtbot, ResultsPanel(session))


def test_every_page_opens_samples_below_it(panel, session):
    loaded = opened(session, "signs")
    answer, classes = confusion(session), panel.classes
    _, y, rows = loaded.part("validation")
    bin_ = int(np.flatnonzero(answer.calibration.counts)[0])
    threshold = float(answer.rankings[3].thresholds[2])
    cases = [
        (classes.scores, (3, RECALL), np.flatnonzero(y[rows] == 3)),
        (classes.roc, (3, threshold), answer.rankings[3].places(2)),
        (classes.precision_recall, (3, threshold), answer.rankings[3].places(2)),
        (classes.calibration, bin_, answer.calibration.places(bin_)),
    ]
    for page, key, expected in cases:
        classes.tabs.setCurrentWidget(page)
        page.opened.emit(key)
        session.bridge.work()
        assert set(session.bridge.asked(Samples)[-1].places) == set(expected.tolist())
        assert classes.gallery.grid.count == len(expected)
        assert classes.gallery.heading.text() == page.describe(key)
        assert classes.gallery.back_button.isVisible()


def test_a_bar_of_an_area_brings_its_curve_to_the_front(panel, session):
    opened(session, "signs")
    page = panel.classes.roc
    panel.classes.tabs.setCurrentWidget(page)
    QTest.mouseClick(page.areas, LEFT, pos=QPoint(30, 2 * ROW + 5))
    assert page.plot.chosen == 2
    assert page.class_box.currentData() == 2
    QTest.mouseClick(page.areas, LEFT, pos=QPoint(30, 2 * ROW + 5))
    assert page.class_box.currentText() == "All classes"


def test_what_is_no_probability_has_no_calibration_and_says_why(panel, session):
    document = looking.experiments()["iris"]
    looking.open_experiment(session, replace(document, network=looking.tabular(4, 3, "tanh")))
    session.bridge.work()
    page = panel.classes.calibration
    panel.classes.tabs.setCurrentWidget(page)
    assert not page.plot.isVisible()
    assert "needs probabilities" in page.caption.text()
    assert panel.classes.roc.plot.drawn


def drawn_map(panel, session, layer=-1):
    page = panel.classes.map
    panel.classes.tabs.setCurrentWidget(page)
    page.layer_box.setCurrentIndex(page.layer_box.count() + layer if layer < 0 else layer)
    QTest.mouseClick(page.draw_button, LEFT)
    return page


def test_a_map_is_drawn_and_a_point_opens_its_neighbours(panel, session, qtbot, tmp_path):
    loaded = opened(session, "signs")
    page = drawn_map(panel, session)
    session.bridge.work()
    question = session.bridge.asked(Embedding)[-1]
    found = looking.finished(question.answer(session.bridge.desk))
    assert question.node == session.document.network.output.id
    assert np.array_equal(page.plot._points, found.points)
    _, y, rows = loaded.part("validation")
    assert np.array_equal(page.plot._labels, y[rows][found.places])
    with qtbot.waitSignal(session.picked) as caught:
        page.plot.point_clicked.emit(3)
    assert caught.args == ["validation", found.places[3]]
    session.bridge.work()
    expected = [found.places[3], *found.places[found.near[3]]]
    assert session.bridge.asked(Samples)[-1].places == tuple(expected)
    page.export_button.write("npz", tmp_path / "map.npz")
    with np.load(tmp_path / "map.npz") as saved:
        assert np.array_equal(saved["neighbours"], found.near)


def test_a_map_has_the_colours_of_what_is_predicted(panel, session):
    opened(session, "iris")
    page = drawn_map(panel, session, layer=0)
    session.bridge.work()
    page.colour_box.setCurrentIndex(1)
    page.colour_box.activated.emit(1)
    answer = confusion(session)
    assert np.array_equal(page.plot._labels, answer.predicted[page._found.places])


def test_a_map_can_be_given_up_and_goes_with_its_part(panel, session):
    opened(session, "signs")
    page = drawn_map(panel, session)
    assert page.progress.isVisible()
    ticket = session.bridge.last(Embedding).ticket
    QTest.mouseClick(page.progress.cancel_button, LEFT)
    assert ticket in session.bridge.cancelled
    session.bridge.last(Embedding).failed(Cancelled())
    assert not page.progress.isVisible()
    assert not panel.trouble.isVisible()
    drawn_map(panel, session)
    session.bridge.work()
    assert len(page.plot._points)
    panel.part_box.setCurrentIndex(0)
    panel.part_box.activated.emit(0)
    assert not len(page.plot._points)


def test_residuals_have_figures_and_open_their_samples(panel, session, qtbot):
    opened(session, "sine")
    values = panel.values
    question = PredictedValues(DRAWN, session.overview.choice)
    found = looking.finished(question.answer(session.bridge.desk)).residuals
    values.tabs.setCurrentWidget(values.residuals)
    shown = [label.text() for label in values.residuals.figures.values]
    assert shown[0] == f"{found.r_squared[0]:.4g}"
    assert shown[2] == f"{found.root_mean_square[0]:.4g}"
    bin_ = int(found.counts[0].argmax())
    values.residuals.histogram.bin_clicked.emit(bin_)
    assert values.gallery.list.count() == found.counts[0, bin_]
    with qtbot.waitSignal(session.picked) as caught:
        values.gallery.list.setCurrentRow(0)
    assert caught.args == ["validation", found.places(0, bin_)[0]]
    QTest.mouseClick(values.gallery.back_button, LEFT)
    assert values.gallery.heading.text() == "Largest errors"
