"""The page of the plane through three samples."""

import csv
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from app.panels.results_panel import ResultsPanel
from app.session import DRAWN, Session
from app.theme import apply, theme
from engine.kernels.reference import REFERENCE
from engine.service.questions import PlacePoint, SamplePlane
from tests.app.panels import looking
from tests.app.panels.test_results_panel import opened

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def session(qapp):
    return Session(looking.LookingBridge())


@pytest.fixture
def panel(qtbot, session):
    return looking.shown(qtbot, ResultsPanel(session))


@pytest.fixture
def page(panel, session):
    opened(session, "signs")
    made = panel.classes.plane
    made.resolution_box.setValue(10)
    panel.classes.tabs.setCurrentWidget(made)
    session.bridge.work()
    return made


def test_it_begins_with_three_samples_of_different_classes(page, session):
    found = page._found
    assert len(set(found.true.tolist())) == 3
    assert page.samples.places == found.places
    assert np.array_equal(page.plot._points, found.corners)
    assert [label.text() for label in page.samples.names] == [
        found.classes[n] for n in found.true.tolist()
    ]


def test_other_samples_are_chosen_by_number_by_chance_and_from_the_map(page, panel, session):
    page.samples.boxes[1].setValue(18)
    session.bridge.work()
    assert page._found.places[1] == 17
    session.pick("validation", 9)
    QTest.mouseClick(page.samples.buttons[0], LEFT)
    session.bridge.work()
    assert page._found.places[:2] == (9, 17)
    QTest.mouseClick(page.map_button, LEFT)
    assert "Select three" in page.trouble.text()
    page.take(np.array([3, 8, 5, 1]))
    session.bridge.work()
    assert page._found.places == (3, 8, 5)
    assert not page.trouble.isVisible()
    QTest.mouseClick(page.other_button, LEFT)
    session.bridge.work()
    assert len(set(page._found.true.tolist())) == 3


def test_a_click_shows_the_mixture_and_what_is_said_of_it(page, session):
    corners = page._found.corners
    middle = corners.mean(axis=0)
    page.plot.area.clicked.emit(QPointF(*middle))
    session.bridge.work()
    assert session.bridge.asked(PlacePoint)[-1].place == pytest.approx(tuple(middle))
    loaded = session.bridge.desk.data(session.overview.choice)
    x, _, rows = loaded.part("validation")
    mixture = x[rows[list(page._found.places)]].astype(float).mean(axis=0)
    np.testing.assert_allclose(page.image._values, mixture, atol=0.51)
    network = session.bridge.desk.network(DRAWN)
    said = network.predict(loaded.preparation.apply(mixture[None]), REFERENCE)[0]
    best = page._found.classes[int(said.argmax())]
    assert page.bars.bars[0].name == best
    asked = len(session.bridge.asked(PlacePoint))
    page.plot.area.clicked.emit(QPointF(1e9, 0))
    assert len(session.bridge.asked(PlacePoint)) == asked


def test_samples_on_one_line_are_refused_in_words(page, session):
    page.samples.boxes[0].setValue(page.samples.boxes[1].value())
    session.bridge.work()
    assert "no plane" in page.trouble.text()


def test_the_plane_is_saved(page, tmp_path):
    for kind in ("png", "csv", "npz"):
        page.export_button.write(kind, tmp_path / f"plane.{kind}")
    found = page._found
    with np.load(tmp_path / "plane.npz") as saved:
        np.testing.assert_allclose(saved["said"], found.said)
        np.testing.assert_allclose(saved["x"][[0, -1]], found.bounds[:2])
    with open(tmp_path / "plane.csv", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == found.said.shape[0] * found.said.shape[1]
    last = rows[-1]
    assert float(last["x"]) == pytest.approx(found.bounds[1])
    assert float(last["probability"]) == pytest.approx(found.said[-1, -1].max(), rel=1e-5)


def test_it_follows_a_training_and_goes_with_its_part(page, panel, session):
    asked = len(session.bridge.asked(SamplePlane))
    page.show_answer(replace(page.answer, step=7))
    session.bridge.work()
    assert len(session.bridge.asked(SamplePlane)) == asked + 1
    panel.part_box.setCurrentIndex(0)
    panel.part_box.activated.emit(0)
    assert page._found is None


def test_the_shares_of_the_plane_change_their_colours_with_the_window(page, qapp):
    before = page.areas.grab().toImage()
    apply(qapp, "dark" if theme().tokens.scheme == "light" else "light")
    after = page.areas.grab().toImage()
    apply(qapp, "dark" if theme().tokens.scheme == "light" else "light")
    assert page.areas.grab().toImage() == before
    middle = before.width() // 2, before.height() // 2
    assert abs(after.pixelColor(*middle).lightness() - before.pixelColor(*middle).lightness()) > 40
