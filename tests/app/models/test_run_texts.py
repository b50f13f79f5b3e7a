"""A run in words and figures."""

import math
from dataclasses import replace

import pytest

from app import labs
from app.commands.runs import differences
from app.models.curve_points import batches_of_epoch
from app.models.run_texts import (
    best_value,
    data_name,
    difference_texts,
    duration_text,
    figure_text,
    optimizer_text,
    reason_text,
)
from app.records import RunRecord
from engine.data.readers import TableFile
from engine.losses import MeanSquaredError
from engine.optimizers import SGD
from engine.training.callbacks import EarlyStopping, KeepBest
from engine.training.events import EpochDone
from engine.training.plan import Head, Part


@pytest.fixture
def record(qapp):
    return record_of(labs.digits())


def record_of(document):
    return RunRecord("r", document.choice, document.network, document.plan)


def done(epoch, **values):
    return EpochDone(epoch, values, 2.0, 500.0, 0.001)


def test_the_best_epoch_is_that_of_the_best_validation(record):
    assert best_value(record) is None
    record.epochs = [
        done(1, loss=0.1, val_loss=0.9, val_accuracy=0.5),
        done(2, loss=0.2, val_loss=0.3, val_accuracy=0.8),
        done(3, loss=0.05, val_loss=0.2, val_accuracy=0.8),
    ]
    assert best_value(record) == ("val_accuracy", 0.8, 2)


def test_without_a_validation_the_best_epoch_is_that_of_the_smallest_loss(record):
    record.epochs = [done(1, loss=0.4), done(2, loss=math.nan), done(3, loss=0.2)]
    assert best_value(record) == ("loss", 0.2, 3)


def test_optimizer_rate_and_batch_size_stand_in_one_line(record):
    assert optimizer_text(record) == "Adam 0.001 · 32"


def test_data_from_a_file_go_by_its_name(record):
    assert data_name(record) == "Digits8x8"
    record.choice = replace(record.choice, source=TableFile(path="C:\\data\\my flowers.csv"))
    assert data_name(record) == "my flowers.csv"
    record.choice = replace(record.choice, source=TableFile(path="/home/me/iris.csv"))
    assert data_name(record) == "iris.csv"


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "0:00"), (7.4, "0:07"), (750, "12:30"), (3900, "1:05:00")]
)
def test_times_are_read_like_on_a_clock(seconds, text):
    assert duration_text(seconds) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, "–"), (0.5, "0.5000"), (12.3456789, "12.3457"), (2e-7, "2e-7"), (math.nan, "nan")],
)
def test_figures_have_four_digits(value, text):
    assert figure_text(value) == text


def test_only_runs_that_went_wrong_have_a_reason(record):
    assert reason_text(record) == ""
    record.state, record.facts = "diverged", {"epoch": 2, "batch": 9, "loss": math.nan}
    assert reason_text(record).startswith("The loss is no longer a number (epoch 2, batch 9).")
    record.state, record.facts = "failed", {"error": "NoData"}
    assert reason_text(record) == "There are no data yet. Choose some in the data panel."


def test_the_batches_of_an_epoch_follow_from_its_samples_where_nothing_told_them(record):
    assert batches_of_epoch(record) == 0
    record.epochs = [done(1, loss=0.5)]  # 1000 samples in batches of 32
    assert batches_of_epoch(record) == 32
    record.batches_per_epoch = 40
    assert batches_of_epoch(record) == 40


def texts_between(first, second):
    found = differences(record_of(first), record_of(second))
    return [difference_texts(difference) for difference in found]


def test_differences_are_told_in_the_words_of_the_forms(qapp):
    digits = labs.digits()
    callbacks = (EarlyStopping(patience=2),)
    layer = replace(digits.network.nodes[1].layer, filters=20, kernel_size=(5, 5))
    first = replace(digits, plan=replace(digits.plan, callbacks=callbacks))
    other = replace(
        digits,
        network=digits.network.with_layer(digits.network.nodes[1].id, layer),
        plan=replace(
            digits.plan,
            optimizer=SGD(clipnorm=1.0),
            callbacks=(EarlyStopping(patience=9), KeepBest()),
        ),
    )
    assert texts_between(first, other) == [
        ("conv2d · Filters", "16", "20"),
        ("conv2d · Kernel size", "3 × 3", "5 × 5"),
        ("Optimizer", "Adam", "SGD"),
        ("Learning rate", "0.001", "0.01"),
        ("Clip norm", "–", "1.0"),
        ("EarlyStopping · Patience", "2", "9"),
        ("KeepBest", "–", "KeepBest"),
    ]


def test_optimizers_of_layers_weights_of_classes_and_heads_are_compared(qapp):
    digits = labs.digits()
    parts = (Part(nodes=("a", "b"), optimizer=SGD(learning_rate=0.1)),)
    heads = (Head(output="out", loss=MeanSquaredError(), weight=0.5),)
    weights = (0.5, 10 / 9)
    first = replace(digits.plan, parts=parts, heads=heads, class_weights=weights)
    part = Part(nodes=("a",), optimizer=SGD(learning_rate=0.2))
    head = replace(heads[0], weight=2.0)
    second = replace(first, parts=(part,), heads=(head,), class_weights=())
    found = texts_between(replace(digits, plan=first), replace(digits, plan=second))
    assert found == [
        ("out · Weight", "0.5", "2.0"),
        ("Optimizer 1 · Layers", "a, b", "a"),
        ("Optimizer 1 · Learning rate", "0.1", "0.2"),
        ("Class weights", "0.5, 1.1111", "–"),
    ]
