"""Weights and flows in the real window: recorded while a network trains, switched, kept."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from app.models.flow_texts import GRADIENTS, HISTOGRAMS
from tests.app import mouse

pytestmark = pytest.mark.window


@pytest.fixture
def page(hands):
    """The page in front while the digits laboratory trains."""
    hands.open_lab("digits")
    docks = hands.window.layout_of_docks
    hands.window.show_panel("training")
    hands.type(docks.docks["training"].widget().course.fields["epochs"].editor, "30")
    hands.press("F5")
    curves = hands.window.curves
    hands.until(lambda: curves.tabs.isVisible() and hands.session.running)
    hands.click_at(curves.tabs, curves.tabs.tabRect(1).center())
    hands.until(curves.flows.isVisible)
    return curves.flows


def test_a_few_epochs_are_recorded_and_read_out(hands, page):
    run_id = hands.session.running
    hands.finish_run()
    record = hands.session.records[run_id]
    hands.until(lambda: page.cost.text().startswith(f"Steps looked at: {len(page.history)}"))
    history = page.history
    assert history[0].step == 1
    assert len(history) >= 2
    assert [each.step for each in history] == sorted({each.step for each in history})
    assert history[-1].step <= record.step
    heats = page.plots.plot_of(HISTOGRAMS)
    place = heats.picture_of(0).center().toPoint()
    mouse.move(heats, QPoint(place))
    name = history[0].names[0]
    assert page.readout.text().startswith(f"{name}, step ")
    page.view_box.setFocus()
    for _ in range(2):
        hands.press("Down", page.view_box)
    assert page.view == GRADIENTS
    bars = page.plots.plot_of(GRADIENTS)
    assert bars.isVisible()
    assert name in bars.shown
    assert page.plots.notice.sentence.text()
    assert [each.step for each in hands.session.archive.flows_of(record)] == [
        each.step for each in history
    ]


def test_a_switched_off_recorder_looks_no_more_and_stays_off(hands, page):
    first = hands.session.running
    hands.until(lambda: hands.session.records[first].flows)
    hands.click(page.switch)
    hands.until(lambda: not hands.session.bridge.records)
    assert not hands.window.preferences.records
    hands.finish_run()
    hands.press("F5")
    hands.until(lambda: len(hands.session.records) == 2)
    hands.finish_run()
    second = next(run for run in hands.session.records if run != first)
    assert hands.session.records[second].flows == []
    hands.until(lambda: page.empty.text().startswith("Recording is switched off."))
    weights = [hands.session.archive.weights_of(run) for run in (first, second)]
    for key, array in weights[0].items():
        np.testing.assert_array_equal(array, weights[1][key])  # looking has changed nothing
    QTest.qWaitForWindowExposed(hands.window)
