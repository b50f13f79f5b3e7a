"""Results over whole parts, by mouse and keys, with answers of a real network."""

import csv

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.i18n import Languages
from app.panels.results_panel import ResultsPanel
from app.panels.results_panel.panel import figure_text
from app.plots.class_table import RECALL, SAMPLES
from app.session import DRAWN, Session
from app.theme import apply
from engine.errors import Cancelled
from engine.service.questions import (
    Boundary,
    Confusion,
    Evaluation,
    PredictedValues,
    Samples,
)
from engine.training.events import Batches, EpochDone
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


def confusion(session, part="validation"):
    question = Confusion(DRAWN, session.overview.choice, part)
    return looking.finished(question.answer(session.bridge.desk))


def texts(panel):
    return {
        name.text(): value.text()
        for name, value in zip(panel.figures.names, panel.figures.values, strict=True)
        if not value.isHidden()
    }


def test_without_data_the_panel_says_where_to_choose_them(panel, qtbot):
    with qtbot.waitSignal(panel.wants) as caught:
        QTest.mouseClick(panel.empty.link_button, LEFT)
    assert caught.args == ["data"]


def test_the_confusion_matrix_is_there_without_being_asked_for(panel, session):
    opened(session, "signs")
    answer = confusion(session)
    assert np.array_equal(panel.classes.confusion.matrix._counts, answer.matrix.counts)
    assert texts(panel) == {"Accuracy": f"{100 * answer.accuracy:.1f} %"}


def test_evaluate_shows_loss_and_metrics_of_the_part(panel, session):
    opened(session, "signs")
    QTest.mouseClick(panel.evaluate_button, LEFT)
    assert panel.progress.isVisible()
    assert not panel.evaluate_button.isEnabled()
    session.bridge.work()
    question = Evaluation(DRAWN, session.overview.choice, session.document.plan, "validation")
    values = looking.finished(question.answer(session.bridge.desk)).values
    assert texts(panel) == {
        "Loss": figure_text("loss", values["loss"]),
        "Accuracy": figure_text("accuracy", values["accuracy"]),
    }
    assert not panel.progress.isVisible()
    assert panel.evaluate_button.isEnabled()


def test_an_evaluation_tells_its_progress_and_can_be_given_up(panel, session):
    opened(session, "signs")
    QTest.mouseClick(panel.evaluate_button, LEFT)
    ticket = session.bridge.last(Evaluation).ticket
    session.bridge.progressed.emit(ticket, 1500, 6000)
    assert panel.progress.text.text() == "1,500 of 6,000"
    QTest.mouseClick(panel.progress.cancel_button, LEFT)
    assert ticket in session.bridge.cancelled
    session.bridge.last(Evaluation).failed(Cancelled())
    assert panel.evaluate_button.isEnabled()
    assert not panel.trouble.isVisible()


def test_a_cell_opens_its_images_and_an_image_is_picked(panel, session, qtbot):
    loaded = opened(session, "signs")
    answer = confusion(session)
    true, told = np.unravel_index(answer.matrix.counts.argmax(), answer.matrix.counts.shape)
    matrix = panel.classes.confusion.matrix
    place = matrix.cell_rect(int(true), int(told)).center().toPoint()
    QTest.mouseClick(matrix, LEFT, pos=place)
    session.bridge.work()
    places = answer.matrix.cell(int(true), int(told))
    gallery = panel.classes.gallery
    assert gallery.grid.count == len(places)
    x, _, rows = loaded.part("validation")
    asked = session.bridge.asked(Samples)[-1]
    assert asked.places == tuple(places.tolist())
    assert np.array_equal(gallery.grid._model.images[0], x[rows[places[0]]])
    with qtbot.waitSignal(session.picked) as caught:
        index = gallery.grid._model.index(0, 0)
        area = gallery.grid.list
        QTest.mouseClick(area.viewport(), LEFT, pos=area.visualRect(index).center())
    assert caught.args == ["validation", places[0]]
    with qtbot.waitSignal(panel.wants) as caught:
        QTest.mouseClick(gallery.look_button, LEFT)
    assert caught.args == ["inside"]


def test_a_cell_is_opened_by_the_keyboard_and_left_again(panel, session):
    opened(session, "signs")
    matrix = panel.classes.confusion.matrix
    matrix.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(matrix, key)
    gallery = panel.classes.gallery
    assert gallery.heading.text().startswith("spade taken for heart")
    QTest.mouseClick(gallery.back_button, LEFT)
    assert gallery.heading.text().startswith("Surest mistakes")


def test_the_surest_mistakes_are_shown_first(panel, session):
    opened(session, "signs")
    worst = confusion(session).worst
    assert session.bridge.asked(Samples)[-1].places == tuple(worst.tolist())
    assert panel.classes.gallery.grid.count == len(worst)


def test_each_class_has_its_scores(panel, session):
    opened(session, "signs")
    answer, table = confusion(session), panel.classes.scores.scores
    for row, name in enumerate(answer.classes):
        assert table.text_at(row, 0) == name
        assert table.text_at(row, RECALL) == f"{100 * answer.class_accuracy[row]:.1f} %"
        assert table.text_at(row, SAMPLES) == str(answer.scores.support[row])


def test_figures_and_bars_follow_language_and_colours(panel, session, qapp):
    opened(session, "signs")
    panel.classes.tabs.setCurrentWidget(panel.classes.roc)
    languages = Languages(qapp)
    try:
        languages.choose("ru")
        apply(qapp, "dark")
        qapp.processEvents()
        assert list(texts(panel)) == ["Точность"]
        edge = panel.classes.roc.areas.grab().toImage()
        pixels = (edge.pixelColor(x, y) for x in range(4, 40) for y in range(4, 20))
        assert max(pixel.lightness() for pixel in pixels) > 150  # names on a dark ground
    finally:
        languages.choose("en")
        apply(qapp, "light")


def test_another_part_has_its_own_results(panel, session):
    opened(session, "signs")
    panel.part_box.setFocus()
    QTest.keyClick(panel.part_box, Qt.Key.Key_End)
    panel.part_box.activated.emit(panel.part_box.currentIndex())
    session.bridge.work()
    assert panel.part == "train"
    assert np.array_equal(
        panel.classes.confusion.matrix._counts, confusion(session, "train").matrix.counts
    )


def test_mistakes_of_a_table_are_lines_that_can_be_picked(panel, session, qtbot):
    opened(session, "iris")
    answer = confusion(session)
    lines = panel.classes.gallery.list
    assert lines.count() == len(answer.worst)
    with qtbot.waitSignal(session.picked) as caught:
        QTest.mouseClick(lines.viewport(), LEFT, pos=lines.visualItemRect(lines.item(0)).center())
    assert caught.args == ["validation", answer.worst[0]]


def test_the_lines_name_the_true_class(panel, session):
    loaded = opened(session, "iris")
    answer = confusion(session)
    _, y, rows = loaded.part("validation")
    place = int(answer.worst[0])
    true, told = loaded.dataset.classes[y[rows[place]]], answer.classes[answer.predicted[place]]
    assert f": {true}, told as {told} (" in panel.classes.gallery.list.item(0).text()


def test_data_in_a_plane_show_their_boundary_and_points(panel, session):
    loaded = opened(session, "spirals")
    boundary = panel.plane.boundary
    answer = looking.finished(Boundary(DRAWN, session.overview.choice).answer(session.bridge.desk))
    assert panel.plane.isVisible()
    assert np.array_equal(boundary._probabilities, answer.said)
    x, y, rows = loaded.part("validation")
    assert np.array_equal(boundary._points, x[rows])
    assert np.array_equal(boundary._labels, y[rows])
    extent = boundary._extent
    assert (extent.left(), extent.right()) == pytest.approx(answer.bounds[:2])


def test_the_boundary_follows_the_weights_while_they_are_trained(panel, session, qtbot):
    opened(session, "spirals")
    before = panel.plane.boundary._probabilities.copy()
    network = session.bridge.desk.network(DRAWN)
    network.weights[network.spec.output.id]["bias"][...] = (5.0, -5.0)
    qtbot.wait(250)
    session.events_arrived.emit(DRAWN, [Batches(1, 1, 1, {"loss": (1.0,)})])
    session.bridge.work()
    assert not np.array_equal(panel.plane.boundary._probabilities, before)


def test_after_an_epoch_the_matrix_is_counted_again(panel, session):
    opened(session, "iris")
    asked = len(session.bridge.asked(Confusion))
    session.events_arrived.emit(DRAWN, [EpochDone(1, {"loss": 1.0}, 1.0, 1.0, 0.1)])
    session.bridge.work()
    assert len(session.bridge.asked(Confusion)) == asked + 1


def test_a_regression_shows_predicted_against_true(panel, session):
    opened(session, "sine")
    question = PredictedValues(DRAWN, session.overview.choice)
    answer = looking.finished(question.answer(session.bridge.desk))
    points = panel.values.plot._places
    np.testing.assert_allclose(points[:, 0], answer.true[:, 0])
    np.testing.assert_allclose(points[:, 1], answer.predicted[:, 0], rtol=1e-5)
    error = float(np.abs(answer.predicted - answer.true).mean())
    assert texts(panel)["Mean absolute error"] == figure_text("mae", error)
    assert not panel.classes.isVisible()


def test_one_input_shows_the_curve_through_the_points(panel, session):
    loaded = opened(session, "sine")
    answer = looking.finished(Boundary(DRAWN, session.overview.choice).answer(session.bridge.desk))
    np.testing.assert_allclose(panel.plane.curve.line_points, answer.line, rtol=1e-5)
    x, y, rows = loaded.part("validation")
    expected = np.stack([x[rows, 0], y[rows, 0]], axis=1)
    np.testing.assert_allclose(panel.plane.curve._places, expected, rtol=1e-6)


def test_large_parts_wait_for_the_button(panel, session, monkeypatch):
    monkeypatch.setattr("app.panels.results_panel.panel._AT_ONCE", 10)
    opened(session, "signs")
    assert not session.bridge.asked(Confusion)
    QTest.mouseClick(panel.evaluate_button, LEFT)
    session.bridge.work()
    assert len(session.bridge.asked(Confusion)) == 1
    assert panel.classes.confusion.matrix._counts.sum() == 40


def test_a_hidden_panel_asks_nothing_until_it_is_seen(panel, session):
    panel.hide()
    opened(session, "signs")
    assert not session.bridge.asked(Confusion)
    panel.show()
    session.bridge.work()
    assert panel.classes.confusion.matrix._counts.sum() == 40


def test_results_are_saved_as_tables(panel, session, tmp_path):
    opened(session, "sine")
    panel.values.export_button.write("csv", tmp_path / "v.csv")
    panel.values.export_button.write("npz", tmp_path / "v.npz")
    for kind in ("png", "csv", "npz"):
        panel.values.residuals.export_button.write(kind, tmp_path / f"r.{kind}")
    panel.plane.export_button.write("csv", tmp_path / "p.csv")
    panel.plane.export_button.write("png", tmp_path / "p.png")
    with open(tmp_path / "v.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["kind", "True", "Predicted"]
    assert sum(row[0] == "point" for row in rows) == len(panel.values.plot._places)
    with np.load(tmp_path / "v.npz") as saved, np.load(tmp_path / "r.npz") as other:
        missed = saved["predicted"] - saved["true"]
        np.testing.assert_allclose(other["residuals"], missed, rtol=1e-6)
    assert len((tmp_path / "r.csv").read_text(encoding="utf-8").splitlines()) == len(missed) + 1
    assert (tmp_path / "p.png").read_bytes().startswith(b"\x89PNG")
