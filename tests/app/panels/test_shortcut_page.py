"""The page of shortcuts: maps of the classes, bars of the zones, a verdict, samples."""

import csv
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.panels.results_panel import ResultsPanel
from app.session import DRAWN, Session
from engine.data.signs import MARKED, Signs
from engine.layers.dense import Dense
from engine.layers.inputs import InputLayer
from engine.layers.shape import Flatten
from engine.service.questions import FindShortcuts, Samples
from engine.spec import stack
from tests.app.panels import looking
from tests.app.panels.test_results_panel import opened

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def session(qapp):
    return Session(looking.LookingBridge())


@pytest.fixture
def panel(qtbot, session):
    return looking.shown(qtbot, ResultsPanel(session))


def searched(panel, session, **choices):
    page = panel.classes.shortcuts
    panel.classes.tabs.setCurrentWidget(page)
    for name, index in choices.items():
        getattr(page, name).setCurrentIndex(index)
    QTest.mouseClick(page.find_button, LEFT)
    session.bridge.work()
    return page


def test_a_click_shows_a_map_for_each_class_and_a_bar_for_each_zone(panel, session):
    opened(session, "signs")
    page = searched(panel, session)
    assert page.grid.isVisible()
    assert page.grid.count == len(Signs().load().classes)
    found = page._found.found
    assert len(page.bars.bars) == len(found.zones)
    for bar, share in zip(page.bars.bars, found.shares[page._class], strict=True):
        assert bar.share == pytest.approx(np.nan_to_num(share))
    assert "Rules of thumb" in page.verdict.text()
    assert page.find_button.isEnabled()


def test_a_class_opens_its_samples(panel, session):
    loaded = opened(session, "signs")
    page = searched(panel, session)
    page.grid.image_chosen.emit(4)
    session.bridge.work()
    _, y, rows = loaded.part("validation")
    expected = set(np.flatnonzero(y[rows] == 4).tolist())
    assert set(session.bridge.asked(Samples)[-1].places) == expected
    assert loaded.dataset.classes[4] in page.title.text()


def test_the_method_and_what_fills_a_zone_can_be_chosen(panel, session):
    opened(session, "signs")
    searched(panel, session, method_box=4, fill_box=2)
    asked = session.bridge.asked(FindShortcuts)[-1]
    assert asked.method.registered_name == "Saliency"
    assert asked.fill == "zero"


def test_what_is_found_is_written_as_table_and_numbers(panel, session, tmp_path):
    opened(session, "signs")
    page = searched(panel, session)
    found = page._found.found
    for kind in ("csv", "npz", "png"):
        page.export_button.write(kind, tmp_path / f"s.{kind}")
    with open(tmp_path / "s.csv", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 10 * len(found.zones)
    assert float(rows[1]["heat"]) == pytest.approx(found.shares[0, 1], rel=1e-4)
    with np.load(tmp_path / "s.npz") as file:
        assert (file["maps"] == found.maps).all()
    assert (tmp_path / "s.png").read_bytes().startswith(b"\x89PNG")


def test_tables_have_no_zones_and_the_page_says_so(panel, session):
    opened(session, "iris")
    page = panel.classes.shortcuts
    panel.classes.tabs.setCurrentWidget(page)
    assert not page.find_button.isEnabled()
    assert "need images" in page.verdict.text()


def test_a_planted_shortcut_is_named_with_its_numbers(panel, session):
    """A network whose only evidence for the first class is the mark in the corner."""
    document = looking.experiments()["signs"]
    source = Signs(samples=400, test_samples=40, shortcut=True)
    spec = stack(InputLayer(shape=(28, 28, 1)), Flatten(), Dense(units=10, activation="softmax"))
    choice = replace(document.choice, source=source)
    looking.open_experiment(session, replace(document, choice=choice, network=spec))
    weights = session.bridge.desk.network(DRAWN).weights["n2"]
    kernel = np.zeros((28, 28, 10), np.float32)
    kernel[1:4, 24:27, MARKED] = 2
    weights["kernel"][...] = kernel.reshape(784, 10)
    weights["bias"][...] = 0
    weights["bias"][MARKED] = -17
    session.bridge.work()
    page = searched(panel, session)
    assert page.verdict.text().startswith("A shortcut")
    assert "heart" in page.verdict.text()
    assert "top right corner" in page.verdict.text() or "hot spot" in page.verdict.text()
