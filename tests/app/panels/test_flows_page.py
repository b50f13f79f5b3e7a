"""The page of weights and flows: what it shows of which run, and what it says without."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.document import Document
from app.models.flow_texts import GRADIENTS, HISTOGRAMS, RATIOS, SHARES, VIEWS, flow_text
from app.panels.curves_panel import CurvesPanel
from app.session import Session
from engine.explain.flows import gradient_flow
from engine.training.events import FlowsRecorded, Started
from tests.app import training_runs as runs
from tests.app.fakes import FakeBridge, overview_of_images
from tests.app.looks import looks

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(qtbot, session):
    runs.open_lab(session, "digits", overview_of_images((8, 8, 1), 10))
    return shown(qtbot, session)


def shown(qtbot, session):
    panel = CurvesPanel(session)
    qtbot.addWidget(panel)
    panel.resize(640, 640)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


@pytest.fixture
def page(panel, session):
    """The page in front, of a run that trains."""
    runs.start(session)
    QTest.mouseClick(panel.tabs, LEFT, pos=panel.tabs.tabRect(1).center())
    assert panel.flows.isVisible()
    return panel.flows


def report(session, history):
    runs.report(session, session.running, *(FlowsRecorded(each) for each in history))


def choose(page, view):
    """Choose a way of looking with the keys."""
    box = page.view_box
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _ in range(VIEWS.index(view)):
        QTest.keyClick(box, Qt.Key.Key_Down)
    assert page.view == view
    page.draw()  # at once, not when it is due


def test_a_run_without_looks_says_when_they_come(page, session):
    assert page.empty.text() == "The first look comes with the next whole batch."
    assert not page.export_button.isEnabled()
    runs.train(session, session.running, 1)
    page.draw()
    assert page.empty.text().startswith("Nothing was recorded of this run.")


def test_looks_of_the_run_are_drawn_as_they_come(page, session, qtbot):
    history = looks()
    report(session, history[:4])
    qtbot.waitUntil(lambda: len(page.plots.plot_of(HISTOGRAMS).heats) == 3)
    assert page.cost.text() == "Steps looked at: 4 · 2.1 % of the training time"
    assert page.moment.text() == "Step 31, epoch 2 (newest)"
    report(session, history[4:])
    qtbot.waitUntil(lambda: page.moment.text() == "Step 51, epoch 2 (newest)")
    assert page.export_button.isEnabled()


def test_a_page_behind_is_drawn_when_it_comes_to_the_front(panel, session):
    runs.start(session)
    report(session, looks())
    assert panel.flows.cost.text() == ""
    QTest.mouseClick(panel.tabs, LEFT, pos=panel.tabs.tabRect(1).center())
    assert panel.flows.cost.text().startswith("Steps looked at: 6")


@pytest.mark.parametrize("view", VIEWS)
def test_every_way_of_looking_shows_all_layers(page, session, view):
    report(session, looks())
    choose(page, view)
    plot = page.plots.plot_of(view)
    assert plot.isVisible()
    shown = {
        HISTOGRAMS: lambda: len(plot.heats),
        GRADIENTS: lambda: len(plot.shown),
        RATIOS: lambda: plot.table.shape[1],
        SHARES: lambda: plot.table.shape[1],
    }
    assert shown[view]() == 3
    assert page.kind_box.isVisible() == (view == HISTOGRAMS)
    assert page.share_box.isVisible() == (view == SHARES)


@pytest.mark.parametrize("view", [HISTOGRAMS, RATIOS])
def test_a_click_marks_the_look_that_gradients_are_shown_of(page, session, view):
    report(session, looks())
    choose(page, view)
    page.plots.plot_of(view).look_chosen.emit(1)
    choose(page, GRADIENTS)
    assert page.moment.text() == "Step 11, epoch 1"
    np.testing.assert_array_equal(
        page.plots.plot_of(GRADIENTS)._flow.norms, gradient_flow(looks(), 1).norms
    )
    page.slider.setFocus()
    QTest.keyClick(page.slider, Qt.Key.Key_Right)
    assert page.moment.text() == "Step 21, epoch 1"
    QTest.keyClick(page.slider, Qt.Key.Key_End)
    assert page.moment.text().endswith("(newest)")


def test_what_the_mouse_points_at_is_written_below(page, session):
    from tests.app import mouse

    report(session, looks())
    page.draw()
    plot = page.plots.plot_of(HISTOGRAMS)
    place = plot.picture_of(0).center().toPoint()
    mouse.move(plot, QPoint(place))
    assert page.readout.text().startswith("layer 0, step ")


def test_vanishing_gradients_are_told_in_words(page, session):
    report(session, looks(layers=6, slope=30.0))
    choose(page, GRADIENTS)
    assert page.plots.notice.isVisible()
    assert page.plots.notice.sentence.text().startswith("Gradients vanish on their way")
    assert "'layer 0'" in page.plots.notice.sentence.text()
    choose(page, HISTOGRAMS)
    assert not page.plots.notice.isVisible()


@pytest.mark.parametrize(
    ("change", "level", "words"),
    [
        (lambda f: f, "success", "Gradients reach all layers"),
        (lambda f: f * 0, "warning", "All gradients are 0"),
        (lambda f: f * np.array([0, 1, 1]), "warning", "No gradient at all reaches 'layer 0'"),
        (lambda f: f * np.array([1e9, 1, 1]), "warning", "Gradients explode: those of 'layer 0'"),
        (lambda f: f * np.array([np.nan, 1, 1]), "error", "Gradients of 'layer 0' are infinite"),
    ],
)
def test_each_verdict_has_its_words(qapp, change, level, words):
    history = looks(1)
    norms = history[0].measure("gradients", "norm")
    with np.errstate(invalid="ignore"):
        norms[:] = change(norms)
    told = flow_text(gradient_flow(history), history[0].names)
    assert told[0] == level
    assert told[1].startswith(words)


def test_shares_that_no_layer_has_are_explained(page, session):
    report(session, looks())
    choose(page, SHARES)
    assert page.plots.plot_of(SHARES).isVisible()
    page.share_box.setFocus()
    QTest.keyClick(page.share_box, Qt.Key.Key_Down)
    assert page.empty.isVisible()
    assert page.empty.text().startswith("No layer bends its values towards two ends")


@pytest.mark.parametrize("view", [RATIOS, GRADIENTS])
def test_a_network_that_learns_nothing_says_so(page, session, view):
    report(session, looks(kinds=("weights", "activations")))
    choose(page, view)
    assert page.empty.text().startswith("No layer of this network learns")


def test_the_switch_is_told_and_shown(page, session, bridge, qtbot):
    assert page.switch.isChecked()
    page.recording_switched.connect(bridge.set_recording)
    with qtbot.waitSignal(page.recording_switched) as told:
        QTest.mouseClick(page.switch, LEFT, pos=page.switch.rect().center())
    assert told.args == [False]
    assert page.empty.text().startswith("Recording is switched off.")
    assert "less than 5 %" in page.switch.toolTip()


def test_every_control_has_a_tooltip(page):
    for widget in (page.switch, page.view_box, page.kind_box, page.share_box, page.slider):
        assert widget.toolTip()
        assert widget.accessibleName()


def test_a_resumed_run_forgets_the_looks_that_it_does_again(page, session):
    report(session, looks())
    runs.report(
        session, session.running, Started(5, runs.BATCHES, runs.SAMPLES, 25, 1, "reference")
    )
    page.draw()
    assert [each.step for each in page.history] == [1, 11, 21]


def test_a_model_from_a_file_says_that_nothing_is_known(page, session):
    record = session.records[session.running]
    record.state = "imported"
    page.draw()
    assert page.empty.text().startswith("This model comes from a file")


def test_a_reopened_project_shows_the_looks_of_its_runs(qtbot, tmp_path):
    path = tmp_path / "p.lamina"
    session = Session(FakeBridge())
    session.create(path, runs.labs.digits())
    runs.start(session)
    report(session, looks())
    run_id = session.running
    for epoch in range(1, 7):
        runs.report(session, run_id, runs.batches(epoch))
    runs.train(session, run_id, 6)
    session.close()
    again = Session(FakeBridge())
    again.open(path)
    panel = shown(qtbot, again)
    QTest.mouseClick(panel.tabs, LEFT, pos=panel.tabs.tabRect(1).center())
    assert again.records[run_id].flows is not None  # read when the page was first seen
    assert [each.step for each in panel.flows.history] == [1, 11, 21, 31, 41, 51]
    np.testing.assert_array_equal(panel.flows.history[2].table, looks()[2].table)
    assert panel.flows.cost.text().startswith("Steps looked at: 6 · 2.1 %")
    again.close()


def test_the_page_asks_for_no_more_room_than_the_curves(panel, session):
    runs.start(session)
    report(session, looks(layers=40))
    panel.tabs.setCurrentIndex(1)
    for view in VIEWS:
        choose(panel.flows, view)
        assert panel.flows.minimumSizeHint().width() <= 400
        assert panel.flows.minimumSizeHint().height() <= 420


def test_without_a_run_there_is_nothing_to_draw(qtbot, session):
    panel = shown(qtbot, session)
    panel.flows.show_run(None)
    panel.flows.draw()
    assert panel.flows.history == []
    assert Document() is not None
