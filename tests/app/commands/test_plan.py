"""Editing the plan: every function gives another document and leaves the old one as it was."""

import dataclasses

import pytest

from app import labs
from app.commands import plan as commands
from app.document import Document
from app.records import RunRecord
from engine.errors import (
    LossMismatch,
    MetricMismatch,
    MetricTaskMismatch,
    SettingError,
    TaskMismatch,
)
from engine.losses import losses
from engine.metrics import metrics
from engine.optimizers import SGD, Adam, optimizers, schedules
from engine.training.callbacks import callbacks
from engine.training.measure import Measure
from engine.training.plan import Plan
from tests.app.fakes import overview_of_images, overview_of_values

DIGITS = overview_of_images((8, 8, 1), 10)


@pytest.fixture
def digits():
    return labs.digits()


def test_settings_of_the_plan_change_one_at_a_time(digits):
    changed = commands.set_in_plan(digits, epochs=7)
    assert changed.plan.epochs == 7
    assert commands.set_in_plan(changed, epochs=digits.plan.epochs) == digits


def test_a_setting_out_of_range_is_refused(digits):
    with pytest.raises(SettingError):
        commands.set_in_plan(digits, batch_size=0)
    with pytest.raises(SettingError):
        commands.set_in_part(digits, "optimizer", "learning_rate", -1.0)


@pytest.mark.parametrize("name", list(optimizers))
def test_every_optimizer_can_be_chosen_and_begins_at_its_own_learning_rate(digits, name):
    chosen = commands.choose_optimizer(digits, name).plan.optimizer
    assert chosen == optimizers[name]()


def test_another_optimizer_keeps_schedule_decay_and_clipping_but_not_its_own_settings(digits):
    schedule = schedules["CosineDecay"]()
    before = Adam(learning_rate=0.5, schedule=schedule, clipnorm=1.0, epsilon=0.25)
    document = commands.set_in_plan(digits, optimizer=before)
    chosen = commands.choose_optimizer(document, "SGD").plan.optimizer
    assert chosen == SGD(schedule=schedule, clipnorm=1.0)
    back = commands.choose_optimizer(document, "RMSprop").plan.optimizer
    assert back.epsilon == optimizers["RMSprop"]().epsilon


def test_a_decay_that_was_not_chosen_stays_with_its_optimizer(digits):
    of_its_own = commands.choose_optimizer(digits, "AdamW")
    assert commands.choose_optimizer(of_its_own, "Adam").plan.optimizer == Adam()
    chosen = commands.set_in_part(of_its_own, "optimizer", "weight_decay", 0.1)
    assert commands.choose_optimizer(chosen, "SGD").plan.optimizer == SGD(weight_decay=0.1)


def test_another_loss_keeps_whether_it_takes_logits(digits):
    document = commands.set_in_part(digits, "loss", "from_logits", True)
    assert commands.choose_loss(document, "CategoricalCrossentropy").plan.loss.from_logits
    assert (
        commands.choose_loss(document, "MeanSquaredError").plan.loss == losses["MeanSquaredError"]()
    )


def test_metrics_are_measured_once_and_in_order(digits):
    document = digits
    for name in reversed(list(metrics)):
        document = commands.measure(document, name, True)
        document = commands.measure(document, name, True)
    assert [m.registered_name for m in document.plan.metrics] == list(metrics)
    for name in metrics:
        document = commands.measure(document, name, False)
    assert document == digits


def test_a_setting_of_a_metric_stays_with_it(digits):
    document = commands.measure(digits, "SparseTopKCategoricalAccuracy", True)
    metric = dataclasses.replace(document.plan.metrics[0], k=3)
    assert commands.set_in_metric(document, metric).plan.metrics == (metric,)


def test_every_callback_has_a_switch(digits):
    assert set(commands.CALLBACKS) == set(callbacks)
    document = digits
    for name in reversed(list(callbacks)):
        document = commands.switch_callback(document, name, True, ["val_loss", "loss"])
    assert [c.registered_name for c in document.plan.callbacks] == list(commands.CALLBACKS)
    for name in callbacks:
        document = commands.switch_callback(document, name, False, [])
    assert document == digits


def test_a_callback_that_is_switched_on_watches_what_there_is(digits):
    with_validation = commands.switch_callback(digits, "EarlyStopping", True, ["val_loss", "loss"])
    assert with_validation.plan.callbacks[0].monitor == "val_loss"
    without = commands.switch_callback(digits, "EarlyStopping", True, ["loss", "accuracy"])
    assert without.plan.callbacks[0].monitor == "loss"


def test_the_share_for_validation_belongs_to_the_data(digits):
    changed = commands.set_validation(digits, 0.5)
    assert changed.choice.split.validation == 0.5
    assert changed.plan == digits.plan
    assert commands.validates(changed)
    assert not commands.validates(commands.set_validation(digits, 0.0))
    assert not commands.validates(Document())


@pytest.mark.parametrize(
    "plan",
    [
        Plan(),
        Plan(accuracy=False),
        Plan(metrics=tuple(metrics[name]() for name in metrics)),
        Plan(metrics=(metrics["MeanSquaredError"](), metrics["MeanSquaredError"]())),
    ],
)
def test_the_names_of_values_are_those_that_training_reports(digits, plan):
    from engine.network.network import Network

    reported = Measure(plan, Network(digits.network, seed=0)).names
    assert commands.value_names(plan, False) == list(reported)
    expected = [f"val_{name}" for name in reported] + list(reported)
    assert commands.value_names(plan, True) == expected


def test_a_loss_that_does_not_fit_says_which_layer_is_the_reason(digits):
    error = commands.misfit(
        losses["SparseCategoricalCrossentropy"](from_logits=True), digits, DIGITS
    )
    assert isinstance(error, LossMismatch)
    assert error.facts["node"] == "dense"
    assert commands.misfit(digits.plan.loss, digits, DIGITS) is None


def test_a_loss_for_classes_does_not_fit_values():
    document = labs.sine()
    overview = overview_of_values(1, 1)
    assert isinstance(
        commands.misfit(losses["SparseCategoricalCrossentropy"](), document, overview),
        LossMismatch | TaskMismatch,
    )
    assert commands.misfit(document.plan.loss, document, overview) is None


def test_nothing_is_said_of_a_loss_without_data_or_network(digits):
    wrong = losses["SparseCategoricalCrossentropy"](from_logits=True)
    assert commands.misfit(wrong, digits, None) is None
    assert commands.misfit(wrong, Document(), DIGITS) is None


@pytest.mark.parametrize(
    ("document", "overview", "usual"),
    [
        (labs.digits(), DIGITS, "SparseCategoricalCrossentropy"),
        (labs.spirals(), overview_of_images((2, 1, 1), 2), "BinaryCrossentropy"),
        (labs.sine(), overview_of_values(1, 1), "MeanSquaredError"),
    ],
    ids=["classes", "yes or no", "values"],
)
def test_the_usual_loss_is_proposed_first(document, overview, usual):
    assert commands.fitting_losses(document, overview)[0] == usual


def test_a_loss_that_suits_what_is_there_is_offered_and_no_other():
    values = commands.fitting_losses(labs.sine(), overview_of_values(1, 1))
    assert {"MeanSquaredError", "Huber", "LogCosh", "MeanAbsolutePercentageError"} <= set(values)
    assert not {"Hinge", "CosineSimilarity", "KLDivergence", "Poisson"} & set(values)
    digits = commands.fitting_losses(labs.digits(), DIGITS)
    assert {"CategoricalCrossentropy", "CategoricalFocalCrossentropy"} <= set(digits)
    assert not {"Hinge", "SquaredHinge"} & set(digits)


def offered(document, overview):
    return set(commands.offered_metrics(document, overview))


def test_metrics_of_classes_are_offered_for_classes_as_the_loss_has_them(digits):
    names = offered(digits, DIGITS)
    assert {"SparseCategoricalAccuracy", "MeanIoU", "F1Score", "AUC", "Precision"} <= names
    assert not {"CategoricalAccuracy", "OneHotMeanIoU", "BinaryAccuracy", "Accuracy"} & names
    names = offered(commands.choose_loss(digits, "CategoricalCrossentropy"), DIGITS)
    assert {"CategoricalAccuracy", "OneHotMeanIoU", "F1Score"} <= names
    assert not {"SparseCategoricalAccuracy", "MeanIoU", "BinaryAccuracy"} & names


def test_questions_of_yes_or_no_are_offered_what_one_unit_can_answer():
    names = offered(labs.spirals(), overview_of_images((2, 1, 1), 2))
    assert {"BinaryAccuracy", "RoundedBinaryAccuracy", "BinaryIoU", "AUC", "F1Score"} <= names
    assert not {"CategoricalAccuracy", "MeanIoU", "CosineSimilarity"} & names


def test_values_are_offered_no_metric_of_classes():
    names = offered(labs.sine(), overview_of_values(1, 1))
    assert {"RootMeanSquaredError", "R2Score", "MeanAbsolutePercentageError"} <= names
    assert not any(metrics[name].compares_classes for name in names)


def test_all_metrics_are_offered_while_nothing_is_known(digits):
    assert offered(digits, None) == set(metrics)
    assert offered(Document(), DIGITS) == set(metrics)


@pytest.mark.parametrize(
    ("document", "overview"),
    [(labs.digits(), DIGITS), (labs.spirals(), overview_of_images((2, 1, 1), 2))],
    ids=["classes", "yes or no"],
)
def test_a_metric_that_is_switched_on_fits_the_last_layer(document, overview):
    for name in commands.offered_metrics(document, overview):
        (metric,) = commands.measure(document, name, True).plan.metrics
        assert commands.metric_misfit(metric, document, overview) is None


def test_a_metric_that_does_not_fit_says_what_it_needs(digits):
    error = commands.metric_misfit(metrics["MeanIoU"](num_classes=3), digits, DIGITS)
    assert isinstance(error, MetricMismatch)
    assert error.facts["node"] == "dense"
    error = commands.metric_misfit(metrics["Recall"](), labs.sine(), overview_of_values(1, 1))
    assert isinstance(error, MetricTaskMismatch)
    assert commands.metric_misfit(metrics["Recall"](), labs.sine(), None) is None


def test_a_run_trains_another_version_after_any_edit_of_what_it_uses(digits):
    record = RunRecord(
        "r", digits.choice, digits.network, dataclasses.replace(digits.plan, shards=2)
    )
    assert not commands.trains_other_version(digits, record)
    assert commands.trains_other_version(commands.set_in_plan(digits, epochs=1), record)
    assert commands.trains_other_version(commands.set_validation(digits, 0.3), record)
    assert commands.trains_other_version(labs.spirals(), record)
