"""Training through the window: curves as they come, steered while it runs, stopped and resumed."""

import numpy as np
import pytest

pytestmark = pytest.mark.window


@pytest.fixture
def panels(hands):
    """The panels of the digits laboratory, with two epochs to train."""
    hands.open_lab("digits")
    docks = hands.window.layout_of_docks
    hands.window.show_panel("training")
    training = docks.docks["training"].widget()
    hands.type(training.course.fields["epochs"].editor, "2")
    assert hands.session.document.plan.epochs == 2
    return {
        "training": training,
        "curves": hands.window.curves,
        "runs": docks.docks["runs"].widget(),
    }


def finished_run(hands):
    """Wait for the end of the only run, which may be there in a moment; return its id."""
    hands.until(lambda: hands.session.records)
    hands.finish_run()
    return next(iter(hands.session.records))


def test_two_epochs_of_digits_draw_curves_and_figures(hands, panels):
    curves, runs = panels["curves"], panels["runs"]
    hands.click(curves.empty.start_button)
    run_id = finished_run(hands)
    record = hands.session.records[run_id]
    assert record.state == "completed"
    steps, losses = curves.plots.loss_plot.values(run_id, "loss")
    assert list(steps) == list(range(1, 2 * record.batches_per_epoch + 1))
    assert losses[-5:].mean() < losses[:5].mean()
    for series in ("loss", "val_loss"):
        epochs, values = curves.plots.loss_plot.values(run_id, series, "epoch")
        assert list(epochs) == [1, 2]
        assert list(values) == [epoch.values[series] for epoch in record.epochs]
    assert len(curves.plots.metric_plot.values(run_id, "val_accuracy", "epoch")[0]) == 2
    assert curves.head.state.text() == "completed"
    assert curves.head.values[1].text() == f"{record.last['val_loss']:.4f}"
    assert runs.table.filter.index(0, 2).data() == "2 / 2"


def test_a_run_is_steered_from_the_strip_and_stopped(hands, panels):
    training, curves = panels["training"], panels["curves"]
    hands.type(training.course.fields["epochs"].editor, "5000")
    hands.press("F10")
    run_id = hands.session.running
    record = hands.session.records[run_id]
    hands.until(lambda: record.state == "paused" and record.step == 1)
    assert training.live.isVisible()
    hands.click(training.live.more_button)
    hands.until(lambda: record.planned_epochs == 5005)
    hands.type(training.live.rate_box, "0.004")
    hands.until(lambda: record.learning_rate == 0.004)
    assert training.live.epochs.text() == "5005"
    hands.press("Ctrl+Space")
    hands.until(lambda: record.step > 3)
    hands.press("Shift+F5")
    hands.finish_run()
    assert record.state == "stopped"
    assert not training.live.isVisible()
    hands.until(lambda: curves.head.state.text() == "stopped")
    assert len(curves.plots.loss_plot.values(run_id, "loss")[0]) == record.step


def test_a_stopped_run_is_resumed_from_the_table_and_ends(hands, panels):
    runs, curves = panels["runs"], panels["curves"]
    hands.press("F10")
    run_id = hands.session.running
    record = hands.session.records[run_id]
    hands.until(lambda: record.state == "paused" and record.step == 1)
    hands.press("Shift+F5")
    hands.finish_run()
    hands.until(lambda: record.state == "stopped")
    hands.click_at(
        runs.table.viewport(), runs.table.visualRect(runs.table.filter.index(0, 1)).center()
    )
    hands.click(runs.buttons["resume"])
    hands.until(lambda: record.state == "running")
    hands.finish_run()
    assert record.state == "completed"
    steps, _ = curves.plots.loss_plot.values(run_id, "loss")
    assert list(steps) == list(range(1, 2 * record.batches_per_epoch + 1))


def test_everything_done_is_there_after_the_project_is_opened_again(hands, panels):
    hands.press("F5")
    run_id = finished_run(hands)
    curves = panels["curves"]
    names = ("loss", "val_loss")
    before = {name: curves.plots.loss_plot.values(run_id, name) for name in names}
    path = hands.session.archive.path
    hands.session.close()
    hands.session.open(path)
    for name in names:
        for then, now in zip(
            before[name], curves.plots.loss_plot.values(run_id, name), strict=True
        ):
            np.testing.assert_allclose(now, then, rtol=1e-6)
    assert curves.head.state.text() == "completed"
