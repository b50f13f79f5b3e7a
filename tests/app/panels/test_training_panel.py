"""The training panel, by mouse and keys: what is done becomes one named step each."""

from dataclasses import fields

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFormLayout

from app.commands import plan as commands
from app.panels.training_panel import TrainingPanel
from engine.metrics import metrics
from engine.service.messages import SetEpochs, SetLearningRate
from engine.training.events import EpochsChanged, RateChanged
from tests.app import training_runs as runs
from tests.app.fakes import overview_of_images

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(qtbot, session):
    runs.open_lab(session, "digits", overview_of_images((8, 8, 1), 10))
    panel = TrainingPanel(session)
    qtbot.addWidget(panel)
    panel.resize(370, 1500)
    for section in panel.sections.values():
        section.set_open(True)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def press(widget):
    QTest.mouseClick(widget, LEFT, pos=widget.rect().center())


def choose(box, text):
    """Choose an entry with the keys, as from the open list."""
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    while box.currentText() != text:
        before = box.currentIndex()
        QTest.keyClick(box, Qt.Key.Key_Down)
        assert box.currentIndex() != before, f"{text} is not in the list"


def type_number(box, text):
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, text)
    QTest.keyClick(box, Qt.Key.Key_Return)


def steps(session):
    return [step.label for step in session.history.steps[1:]]


def test_the_plan_of_the_document_is_shown(panel, session):
    plan = session.document.plan
    assert panel.course.fields["epochs"].editor.value() == plan.epochs
    assert panel.course.fields["batch_size"].editor.value() == plan.batch_size
    assert panel.loss.box.currentText() == plan.loss.registered_name
    assert panel.optimizer.box.currentText() == plan.optimizer.registered_name
    assert panel.accuracy.toggle.isChecked()


def test_a_typed_number_is_one_named_step_that_can_be_undone(panel, session):
    before = session.document
    type_number(panel.course.fields["epochs"].editor, "9")
    assert session.document.plan.epochs == 9
    assert steps(session) == ["Set Epochs to 9"]
    session.undo()
    assert session.document == before
    assert panel.course.fields["epochs"].editor.value() == before.plan.epochs


def test_another_optimizer_brings_its_own_settings(panel, session):
    choose(panel.optimizer.box, "SGD")
    assert session.document.plan.optimizer.registered_name == "SGD"
    assert "momentum" in panel.optimizer.form.fields
    assert "beta_1" not in panel.optimizer.form.fields
    type_number(panel.optimizer.form.fields["momentum"].editor, "0.9")
    assert session.document.plan.optimizer.momentum == 0.9
    assert steps(session)[-1] == "Set Momentum to 0.9"


def test_a_schedule_stands_inside_the_optimizer_with_settings_of_its_own(panel, session):
    field = panel.optimizer.form.fields["schedule"]
    choose(field.editor, "CosineDecay")
    type_number(field.inner.fields["decay_steps"].editor, "500")
    schedule = session.document.plan.optimizer.schedule
    assert (schedule.registered_name, schedule.decay_steps) == ("CosineDecay", 500)


def test_a_second_clipping_is_refused_in_words_and_changes_nothing(panel, session):
    for name in ("clipnorm", "clipvalue"):
        field = panel.optimizer.form.fields[name]
        press(field.tick)
        type_number(field.editor.editor, "1")
    assert session.document.plan.optimizer.clipnorm == 1
    assert not session.document.plan.optimizer.clipvalue
    errors = panel.optimizer.form._errors
    assert errors["clipvalue"].isVisible()
    assert (
        errors["clipvalue"].text().startswith("'clipvalue' cannot be used together with 'clipnorm'")
    )


def test_a_loss_that_does_not_fit_says_why_and_offers_another(panel, session):
    press(panel.loss.form.fields["from_logits"].editor)
    assert panel.loss.reason.isVisible()
    assert "'dense'" in panel.loss.reason.text()
    assert panel.loss.repair_button.text() == "Choose SparseCategoricalCrossentropy"


def test_losses_are_marked_by_what_the_last_layer_gives(panel, session):
    session.overview = overview_of_images((8, 8, 1), 3)
    session.data_changed.emit(session.overview)
    box = panel.loss.box
    for index in range(box.count()):
        assert not box.itemIcon(index).isNull()
        assert "dense" in box.itemData(index, Qt.ItemDataRole.ToolTipRole)
    assert panel.loss.repair_button.isHidden()  # none would fit


def test_metrics_are_switched_on_and_off(panel, session):
    row = panel.metrics["SparseTopKCategoricalAccuracy"]
    press(row.toggle)
    assert session.document.plan.metrics[0].k == 5
    type_number(row.form.fields["k"].editor, "2")
    assert session.document.plan.metrics[0].k == 2
    press(row.toggle)
    assert session.document.plan.metrics == ()
    assert steps(session) == [
        "Measure SparseTopKCategoricalAccuracy",
        "Set K to 2",
        "Stop measuring SparseTopKCategoricalAccuracy",
    ]


def test_only_metrics_that_make_sense_are_offered_beside_those_that_are_on(panel, session):
    assert not panel.metrics["CategoricalAccuracy"].isVisible()
    assert panel.metrics["SparseCategoricalAccuracy"].isVisible()
    press(panel.metrics["SparseCategoricalAccuracy"].toggle)
    choose(panel.loss.box, "CategoricalCrossentropy")
    assert panel.metrics["CategoricalAccuracy"].isVisible()
    assert panel.metrics["SparseCategoricalAccuracy"].isVisible()
    press(panel.metrics["SparseCategoricalAccuracy"].toggle)
    assert not panel.metrics["SparseCategoricalAccuracy"].isVisible()


def test_a_metric_that_does_not_fit_says_why(panel, session):
    row = panel.metrics["MeanIoU"]
    press(row.toggle)
    assert session.document.plan.metrics[0].num_classes == 10
    assert not row.reason.isVisible()
    type_number(row.form.fields["num_classes"].editor, "4")
    assert row.reason.text().startswith("The metric 'MeanIoU' does not fit 'dense'")


def test_a_threshold_begins_in_the_middle(panel, session):
    row = panel.metrics["Precision"]
    press(row.toggle)
    row.form.fields["thresholds"].tick.click()
    assert session.document.plan.metrics[0].thresholds == 0.5


def test_the_settings_of_every_metric_can_be_shown(panel, session):
    for name in metrics:
        document = commands.measure(session.document, name, True)
        session.apply(name, document)
    for metric in session.document.plan.metrics:
        form = panel.metrics[metric.registered_name].form
        assert set(form.fields) == {f.name for f in fields(metric)}


def test_accuracy_has_a_switch(panel, session):
    press(panel.accuracy.toggle)
    assert not session.document.plan.accuracy


def test_early_stopping_is_switched_on_with_its_settings(panel, session):
    row = panel.callbacks["EarlyStopping"]
    assert not row.form.isVisible()
    press(row.toggle)
    stopping = session.document.plan.callbacks[0]
    assert (stopping.registered_name, stopping.restore_best_weights) == ("EarlyStopping", True)
    assert row.form.isVisible()
    type_number(row.form.fields["patience"].editor, "7")
    assert session.document.plan.callbacks[0].patience == 7
    choose(row.form.fields["monitor"].editor, "val_accuracy")
    assert session.document.plan.callbacks[0].monitor == "val_accuracy"


def test_what_can_be_watched_follows_what_is_measured(panel, session):
    press(panel.metrics["MeanSquaredError"].toggle)
    press(panel.callbacks["KeepBest"].toggle)
    box = panel.callbacks["KeepBest"].form.fields["monitor"].editor
    offered = [box.itemText(i) for i in range(box.count())]
    assert offered == [
        "val_loss",
        "val_accuracy",
        "val_mean_squared_error",
        "loss",
        "accuracy",
        "mean_squared_error",
    ]


def test_a_callback_that_watches_what_is_not_measured_says_so(panel, session):
    row = panel.callbacks["EarlyStopping"]
    press(row.toggle)
    assert not row.reason.isVisible()
    type_number(panel.course.fields["validation"].editor, "0")
    assert session.document.choice.split.validation == 0
    assert row.reason.isVisible()
    assert "val_loss" in row.reason.text()
    session.undo()
    assert not row.reason.isVisible()


def test_a_training_can_begin_with_the_weights_of_a_run(panel, session):
    run_id = runs.start(session, "First")
    runs.train(session, run_id, 2)
    choose(panel.begin_box, "Weights of First")
    assert session.document.begin_with == run_id
    assert steps(session)[-1] == "Begin with: Weights of First"


def test_every_setting_has_a_label_and_a_tooltip(panel):
    for form in (panel.course, panel.loss.form, panel.optimizer.form):
        for name, field in form.fields.items():
            assert field.toolTip(), name
            label = form.layout().labelForField(field.parentWidget())
            assert label.text()
            assert label.toolTip() == field.toolTip()
    assert "Range: from 1" in panel.course.fields["epochs"].toolTip()
    assert "Default: 5" in panel.course.fields["epochs"].toolTip()


# while a run trains


def test_the_strip_stands_there_only_while_a_run_trains(panel, session):
    assert not panel.live.isVisible()
    run_id = runs.start(session, "First")
    assert panel.live.isVisible()
    assert panel.live.title.text() == "First"
    runs.train(session, run_id, 1)
    assert not panel.live.isVisible()


def test_a_learning_rate_takes_effect_at_once_and_leaves_the_plan_alone(panel, session):
    runs.start(session)
    before = session.document
    type_number(panel.live.rate_box, "0.02")
    assert session.bridge.messages[-1] == SetLearningRate(0.02)
    assert session.document == before


def test_the_strip_shows_rates_and_epochs_that_the_run_tells(panel, session):
    run_id = runs.start(session, epochs=8)
    runs.report(session, run_id, RateChanged(3, 0.0005, "ReduceLROnPlateau"), EpochsChanged(13))
    assert panel.live.rate_box.value() == 0.0005
    assert panel.live.epochs.text() == "13"
    assert session.bridge.messages == []


def test_five_more_epochs_are_asked_for_by_a_button(panel, session):
    runs.start(session, epochs=8)
    press(panel.live.more_button)
    assert session.bridge.messages[-1] == SetEpochs(13)


def test_the_strip_says_when_the_run_is_not_what_is_edited(panel, session):
    runs.start(session)
    assert not panel.live.version.isVisible()
    type_number(panel.course.fields["seed"].editor, "5")
    assert panel.live.version.isVisible()
    session.undo()
    assert not panel.live.version.isVisible()


def test_everything_fits_into_the_width_of_the_dock(panel):
    assert panel.minimumSizeHint().width() <= 370
    for form in (panel.course, panel.optimizer.form):
        layout = form.layout()
        for row in range(layout.rowCount()):
            label = layout.itemAt(row, QFormLayout.ItemRole.LabelRole)
            spanning = layout.itemAt(row, QFormLayout.ItemRole.SpanningRole)
            widget = (label or spanning).widget()
            assert widget.isHidden() or widget.width() >= widget.minimumSizeHint().width()
            assert not label or widget.width() >= widget.sizeHint().width()
            assert form.mapTo(panel, form.rect().topRight()).x() <= 370
