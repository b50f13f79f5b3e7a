"""The centre of the window: curves of runs as their events come, and how far the run is."""

import math
import time

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from app.commands.runs import delete_runs, rename_run, set_visible
from app.document import Document
from app.history import History, Step
from app.panels.curves_panel import CurvesPanel
from app.session import Session
from engine.training.events import (
    Batches,
    Continued,
    Evaluating,
    Finished,
    Paused,
    Started,
)
from tests.app import training_runs as runs
from tests.app.fakes import FakeBridge, overview_of_images

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(qtbot, session):
    runs.open_lab(session, "digits", overview_of_images((8, 8, 1), 10))
    panel = CurvesPanel(session)
    qtbot.addWidget(panel)
    panel.resize(640, 640)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


@pytest.fixture
def project(session, tmp_path):
    """The session with an empty project on the disk."""
    session.create(tmp_path / "p.lamina", Document())
    yield session
    session.close()


def press(widget):
    QTest.mouseClick(widget, LEFT, pos=widget.rect().center())


def points(plot, run_id, series, per="batch"):
    x, y = plot.values(run_id, series, per)
    return list(x), list(y)


# before anything was trained


def test_a_large_start_is_offered_when_everything_is_ready(panel, project, qtbot):
    project.apply("digits", runs.labs.digits())
    project.overview = overview_of_images((8, 8, 1), 10)
    project.data_changed.emit(project.overview)
    with qtbot.waitSignal(panel.wants) as asked:
        press(panel.empty.start_button)
    assert asked.args == ["start"]


def test_curves_take_the_place_of_the_start_once_something_was_trained(panel, session):
    assert panel.empty.isVisible()
    runs.start(session)
    assert not panel.empty.isVisible()
    assert panel.plots.loss_plot.isVisible()


def test_without_data_the_way_to_them_is_offered(panel, project, qtbot):
    assert not panel.empty.start_button.isEnabled()
    assert panel.empty.sentence.text() == "There are no data yet."
    with qtbot.waitSignal(panel.wants) as asked:
        press(panel.empty.link_button)
    assert asked.args == ["data"]


# curves


def test_batches_and_epochs_become_curves(panel, session):
    run_id = runs.start(session)
    runs.report(session, run_id, runs.batches(1, count=4), runs.batches(1, 5, 6))
    assert points(panel.plots.loss_plot, run_id, "loss") == (
        list(range(1, 11)),
        [1 / step for step in range(1, 11)],
    )
    runs.report(session, run_id, runs.epoch_done(1, loss=0.7, val_loss=0.6))
    assert points(panel.plots.loss_plot, run_id, "loss", "epoch") == ([1], [0.7])
    assert points(panel.plots.metric_plot, run_id, "accuracy", "epoch") == ([1], [0.0])


def test_a_validation_also_stands_at_the_batch_after_which_it_was_made(panel, session):
    run_id = runs.start(session)
    runs.train(session, run_id, 3)
    x, y = points(panel.plots.loss_plot, run_id, "val_loss")
    assert x == [10, 20, 30]
    assert y == pytest.approx([0.9, 0.45, 0.3])


def test_a_group_of_events_extends_each_curve_once(panel, session, monkeypatch):
    run_id = runs.start(session)
    calls = []
    extend = panel.plots.loss_plot.extend
    monkeypatch.setattr(
        panel.plots.loss_plot, "extend", lambda *given: (calls.append(given), extend(*given))
    )
    runs.report(session, run_id, *(runs.batches(1, first, 2) for first in (1, 3, 5, 7, 9)))
    assert [call[1] for call in calls] == ["loss"]
    assert len(calls[0][2]) == 10


def test_the_runs_of_an_opened_project_are_drawn(qtbot, session, panel):
    run_id = runs.start(session, "Old")
    runs.train(session, run_id, 2)
    other = Session(FakeBridge())
    fresh = CurvesPanel(other)
    qtbot.addWidget(fresh)
    assert fresh.plots.loss_plot.runs() == []
    other.records = session.records
    other.history = History([Step("", session.document)])
    other.opened.emit()
    other.document_changed.emit(other.document)
    assert points(fresh.plots.loss_plot, run_id, "loss") == points(
        panel.plots.loss_plot, run_id, "loss"
    )
    assert fresh.head.name.text() == "Old"


def test_several_runs_are_overlaid_each_in_its_own_colour(panel, session):
    ids = []
    for name in ("First", "Second"):
        ids.append(runs.start(session, name))
        runs.train(session, ids[-1], 1)
    assert panel.plots.loss_plot.runs() == ids
    tree = panel.plots.loss_plot.legend
    words = [tree.topLevelItem(i).text(0).strip() for i in range(tree.topLevelItemCount())]
    assert words == ["First", "validation", "Second", "validation"]
    assert [panel.plots.drawn[i].colour for i in ids] == [0, 1]


def test_a_run_that_is_hidden_or_deleted_leaves_the_plots(panel, session):
    first, second = (runs.start(session, "First"), "")
    runs.train(session, first, 1)
    second = runs.start(session, "Second")
    runs.train(session, second, 1)
    session.apply("hide", set_visible(session.document, [first], False))
    assert panel.plots.loss_plot.runs() == [second]
    session.apply("delete", delete_runs(session.document, [second]))
    assert panel.plots.loss_plot.runs() == panel.plots.metric_plot.runs() == []
    session.undo()
    session.undo()
    assert set(panel.plots.loss_plot.runs()) == {first, second}


def test_a_renamed_run_is_renamed_on_the_plots(panel, session):
    first = runs.start(session, "First")
    runs.train(session, first, 1)
    second = runs.start(session, "Second")
    runs.train(session, second, 1)
    session.apply("rename", rename_run(session.document, first, "Best"))
    assert panel.plots.loss_plot.legend.topLevelItem(0).text(0) == "Best"


def test_a_run_taken_off_by_the_legend_is_a_named_step(panel, session):
    run_id = runs.start(session, "First")
    runs.train(session, run_id, 1)
    panel.plots.loss_plot.run_removed.emit(run_id)
    assert session.history.undo_label == "Take First off the plots"
    assert panel.plots.metric_plot.runs() == []
    session.undo()
    assert panel.plots.loss_plot.runs() == [run_id]


def test_a_resumed_run_is_drawn_without_what_it_does_again(panel, session):
    run_id = runs.start(session)
    runs.report(session, run_id, runs.batches(1), runs.epoch_done(1), runs.batches(2, count=7))
    runs.report(session, run_id, Finished("stopped", 17))
    session.records[run_id].state = "running"
    runs.report(session, run_id, Started(5, 10, 313, 12, 1, "reference"))
    assert points(panel.plots.loss_plot, run_id, "loss")[0] == list(range(1, 13))
    again = Batches(2, 3, 13, {"loss": (0.5,), "accuracy": (0.5,)})
    runs.report(session, run_id, again)
    assert points(panel.plots.loss_plot, run_id, "loss")[0] == list(range(1, 14))


def test_an_epoch_that_is_done_again_stands_on_the_plots_once(panel, session):
    run_id = runs.start(session)
    runs.report(session, run_id, runs.batches(1), runs.epoch_done(1))
    runs.report(session, run_id, runs.batches(2), runs.epoch_done(2, loss=0.7))
    runs.report(session, run_id, Started(5, 10, 313, 14, 1, "reference"))
    assert points(panel.plots.loss_plot, run_id, "loss", "epoch") == ([1], [1.0])
    runs.report(session, run_id, runs.batches(2, 5, 6), runs.epoch_done(2, loss=0.6))
    assert points(panel.plots.loss_plot, run_id, "loss", "epoch") == ([1, 2], [1.0, 0.6])
    assert points(panel.plots.loss_plot, run_id, "val_loss")[0] == [10, 20]


def test_the_second_plot_shows_the_metric_that_is_chosen(panel, session):
    run_id = runs.start(session)
    extra = {"mean_squared_error": 0.04, "val_mean_squared_error": 0.05}
    runs.report(session, run_id, runs.batches(1), runs.epoch_done(1, **extra))
    runs.report(session, run_id, Finished("completed", 10))
    box = panel.plots.metric_box
    assert [box.itemData(i) for i in range(box.count())] == ["accuracy", "mean_squared_error"]
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert points(panel.plots.metric_plot, run_id, "mean_squared_error", "epoch") == ([1], [0.04])
    assert points(panel.plots.metric_plot, run_id, "val_mean_squared_error", "epoch") == (
        [1],
        [0.05],
    )
    assert points(panel.plots.metric_plot, run_id, "accuracy") == ([], [])


def test_a_run_that_measures_nothing_but_the_loss_has_one_plot(panel, session):
    run_id = runs.start(session, accuracy=False)
    runs.report(session, run_id, Batches(1, 1, 1, {"loss": (1.0, 0.5)}))
    assert panel.plots.loss_plot.isVisible()
    assert not panel.plots.metric_plot.isVisible()


def test_both_plots_show_batches_or_epochs_and_the_same_smoothing(panel, session):
    run_id = runs.start(session)
    runs.train(session, run_id, 3)
    press(panel.plots.loss_plot.bar.epoch_button)
    assert panel.plots.metric_plot.bar.per == "epoch"
    panel.plots.loss_plot.bar.slider.setFocus()
    QTest.keyClick(panel.plots.loss_plot.bar.slider, Qt.Key.Key_Right)
    assert panel.plots.metric_plot.bar.smoothing == panel.plots.loss_plot.bar.smoothing > 0
    press(panel.plots.loss_plot.bar.log_button)
    assert panel.plots.loss_plot.bar.is_log
    assert not panel.plots.metric_plot.bar.is_log


def test_the_cursor_of_one_plot_stands_in_the_other_too(panel, session, qtbot):
    run_id = runs.start(session)
    runs.train(session, run_id, 3)
    area = panel.plots.loss_plot.area

    def is_seen_in_the_other():
        place = area.mapFromScene(area.box.sceneBoundingRect().center())
        for aside in (QPoint(5, 5), QPoint(0, 0)):  # a mouse that stands still tells nothing
            QTest.mouseMove(area.viewport(), place + aside)
        return panel.plots.metric_plot.area.line.isVisible()

    qtbot.waitUntil(is_seen_in_the_other)
    assert panel.plots.metric_plot.area.line.value() == panel.plots.loss_plot.area.line.value()


# how far the run is


def test_the_head_tells_epoch_batch_and_figures(panel, session):
    run_id = runs.start(session, epochs=4)
    runs.report(session, run_id, runs.batches(1), runs.epoch_done(1, val_loss=0.25))
    runs.report(session, run_id, runs.batches(2, count=5, loss=0.5))
    assert panel.head.place.text() == "Epoch 2 of 4 · batch 5 of 10"
    assert panel.head.bar.value() == 375  # of 1000: 15 of 40 batches
    figures = [label.text() for label in panel.head.values]
    losses = [1 / step for step in range(1, 11)] + [0.5] * 5
    assert figures[:2] == [f"{np.mean(losses):.4f}", "0.2500"]


def test_a_validation_in_progress_is_told(panel, session):
    run_id = runs.start(session, epochs=4)
    runs.report(session, run_id, runs.batches(1), Evaluating(64, 1000))
    assert panel.head.place.text() == "Epoch 1 of 4 · validating 64 of 1,000"


def test_the_head_of_a_finished_run_tells_what_became_of_it(panel, session):
    run_id = runs.start(session, epochs=4)
    runs.train(session, run_id, 2, reason="stopped")
    assert panel.head.state.text() == "stopped"
    assert panel.head.place.text() == "Epoch 2 of 4"
    assert panel.head.times.text() == "626 samples/s · 0:01"
    assert [label.text() for label in panel.head.values] == ["0.5000", "0.4500", "0.5000", "0.4500"]


def test_a_pause_is_told_and_the_clock_stands_still(panel, session):
    run_id = runs.start(session)
    runs.report(session, run_id, runs.batches(1, count=3), Paused(3))
    assert panel.head.state.text() == "paused"
    assert "left" not in panel.head.times.text()
    assert not panel._pace.is_running
    runs.report(session, run_id, Continued(3))
    assert panel._pace.is_running
    runs.report(session, run_id, Finished("stopped", 3))
    assert not panel._clock.isActive()


def test_a_diverged_run_says_why_and_what_to_try(panel, session):
    run_id = runs.start(session, "Wild")
    runs.diverge(session, run_id)
    assert panel.notice.isVisible()
    sentence = panel.notice.sentence.text()
    assert sentence.startswith("The loss is no longer a number (epoch 1, batch 2).")
    assert math.isnan(session.records[run_id].columns["loss"][-1])
    assert panel.plots.drawn[run_id].name == "Wild (diverged)"
    press(panel.notice.action_button)
    assert session.document.plan.optimizer.learning_rate == 0.0001
    assert session.history.undo_label == "Set the learning rate to 0.0001"
    assert not panel.notice.isVisible()


def test_a_failed_run_says_why(panel, session):
    run_id = runs.start(session)
    runs.report(session, run_id, Finished("failed", 0, {"error": "OutOfMemory"}))
    assert panel.notice.sentence.text().startswith("There is not enough memory for this.")
    assert not panel.notice.action_button.isVisible()


# files


@pytest.mark.parametrize("kind", ["png", "svg", "csv"])
def test_a_plot_is_saved_where_the_dialog_says(panel, session, tmp_path, qtbot, kind):
    run_id = runs.start(session)
    runs.train(session, run_id, 2)
    panel.plots.loss_plot.bar.export_wanted.emit(kind)
    dialog = panel.findChild(QFileDialog)
    path = tmp_path / f"a plot.{kind}"
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    start = {"png": b"\x89PNG", "svg": b"<?xml", "csv": b"run,series,per,x,value"}[kind]
    assert path.read_bytes().startswith(start)


def test_a_plot_that_cannot_be_written_is_told(panel, session, tmp_path, qtbot):
    run_id = runs.start(session)
    runs.train(session, run_id, 1)
    told = []
    session.failed.connect(lambda error, report: told.append(error))
    panel.plots.write(panel.plots.loss_plot, "csv", tmp_path / "nowhere" / "x.csv")
    assert told[0].facts["name"] == "x.csv"
    assert str(tmp_path / "nowhere") in str(told[0])


# speed


@pytest.mark.alone
def test_a_group_of_batches_is_taken_within_a_frame(panel, session):
    for name in ("First", "Second"):
        run_id = runs.start(session, name)
        many = tuple(1 / (i + 1) for i in range(20_000))
        runs.report(session, run_id, Batches(1, 1, 1, {"loss": many, "accuracy": many}))
        runs.report(session, run_id, Finished("stopped", 20_000))
    run_id = runs.start(session, "Third")
    seconds = []
    for first in range(1, 400, 8):
        group = Batches(1, first, first, {"loss": (0.5,) * 8, "accuracy": (0.5,) * 8})
        started = time.perf_counter()
        runs.report(session, run_id, group)
        seconds.append(time.perf_counter() - started)
    assert np.median(seconds) < 0.016


def test_an_empty_document_shows_nothing(qtbot, session):
    session.history = History([Step("", Document())])
    panel = CurvesPanel(session)
    qtbot.addWidget(panel)
    panel.resize(600, 400)
    panel.show()
    assert panel.empty.isVisible()
