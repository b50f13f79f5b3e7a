import math

import numpy as np
import pytest

from engine.losses import loss_named
from engine.metrics import (
    BinaryAccuracy,
    CategoricalAccuracy,
    MeanAbsoluteError,
    MeanSquaredError,
    RootMeanSquaredError,
    SparseCategoricalAccuracy,
    SparseTopKCategoricalAccuracy,
    TopKCategoricalAccuracy,
    metrics,
    resolve_accuracy,
)
from engine.registry import describe, restore

P = np.array([[0.1, 0.9, 0.8], [0.05, 0.95, 0.0]])  # Keras's documentation
ONE_HOT = np.array([[0, 0, 1], [0, 1, 0]])
ZEROS_ONES = np.array([[0.0, 1], [0, 0]])
HALF_RIGHT = np.array([[1.0, 1], [0, 0]])

# metric, outputs, targets, result, result with the weights 0.7 and 0.3
EXAMPLES = {
    "BinaryAccuracy": (
        BinaryAccuracy(),
        np.array([[0.98], [1.0], [0.0], [0.6]]),
        np.array([1, 1, 0, 0]),
        0.75,
        None,
    ),
    "CategoricalAccuracy": (CategoricalAccuracy(), P, ONE_HOT, 0.5, 0.3),
    "SparseCategoricalAccuracy": (SparseCategoricalAccuracy(), P, np.array([2, 1]), 0.5, 0.3),
    "TopKCategoricalAccuracy": (TopKCategoricalAccuracy(k=1), P, ONE_HOT, 0.5, 0.3),
    "SparseTopKCategoricalAccuracy": (
        SparseTopKCategoricalAccuracy(k=2),
        P,
        np.array([2, 2]),
        0.5,
        0.7,
    ),
    "MeanSquaredError": (MeanSquaredError(), HALF_RIGHT, ZEROS_ONES, 0.25, 0.35),
    "RootMeanSquaredError": (
        RootMeanSquaredError(),
        HALF_RIGHT,
        ZEROS_ONES,
        0.5,
        math.sqrt(0.35),
    ),
    "MeanAbsoluteError": (MeanAbsoluteError(), HALF_RIGHT, ZEROS_ONES, 0.25, 0.35),
}


@pytest.fixture(params=sorted(EXAMPLES))
def example(request):
    return EXAMPLES[request.param]


def measure(metric, y, target, weights=None):
    state = metric.start()
    state += metric.sums(y, target, weights)
    return metric.result(state)


def test_every_metric_has_an_example():
    assert set(EXAMPLES) == set(metrics)


def test_the_result_is_that_of_keras(example):
    metric, y, target, result, _ = example
    assert measure(metric, y, target) == pytest.approx(result, rel=1e-12)


def test_weights_make_a_weighted_mean(example):
    metric, y, target, _, weighted = example
    if weighted is None:
        assert measure(metric, y, target, np.array([1.0, 0, 0, 1])) == 0.5
    else:
        assert measure(metric, y, target, np.array([0.7, 0.3])) == pytest.approx(weighted)


def test_the_states_of_shards_are_added(example):
    metric, y, target, result, _ = example
    first, second = metric.start(), metric.start()
    first += metric.sums(y[:1], target[:1], None)
    second += metric.sums(y[1:], target[1:], None)
    assert metric.result(first + second) == pytest.approx(result, rel=1e-12)


def test_no_samples_give_0(example):
    assert example[0].result(example[0].start()) == 0


def test_logits_do_where_probabilities_are_not_wanted(example, rng):
    metric, y, target, result, _ = example
    if not metric.wants_probabilities:
        logits = np.log(np.maximum(y, 1e-9)) - 3
        assert measure(metric, logits, target) == pytest.approx(result)


def test_a_description_gives_the_metric_back(example):
    assert restore(describe(example[0])) == example[0]


def test_class_numbers_and_one_hot_rows_count_the_same():
    for metric in (CategoricalAccuracy(), SparseCategoricalAccuracy(), TopKCategoricalAccuracy()):
        assert measure(metric, P, ONE_HOT) == measure(metric, P, ONE_HOT.argmax(axis=1))


def test_a_tie_counts_as_among_the_largest():
    y = np.array([[0.3, 0.3, 0.3]])
    assert measure(SparseTopKCategoricalAccuracy(k=1), y, np.array([2])) == 1


def test_the_threshold_itself_means_no():
    y, target = np.array([[0.7], [0.71]]), np.array([[0.0], [1.0]])
    assert measure(BinaryAccuracy(threshold=0.7), y, target) == 1


@pytest.mark.parametrize(
    ("loss", "shape", "name"),
    [
        ("binary_crossentropy", (1,), "BinaryAccuracy"),
        ("sparse_categorical_crossentropy", (10,), "SparseCategoricalAccuracy"),
        ("categorical_crossentropy", (10,), "CategoricalAccuracy"),
        ("mse", (1,), "BinaryAccuracy"),
        ("mse", (10,), "CategoricalAccuracy"),
    ],
)
def test_accuracy_is_resolved_as_keras_does(loss, shape, name):
    assert resolve_accuracy(loss_named(loss), shape).registered_name == name


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("BinaryAccuracy", "binary_accuracy"),
        ("RootMeanSquaredError", "root_mean_squared_error"),
        ("TopKCategoricalAccuracy", "top_k_categorical_accuracy"),
        ("SparseTopKCategoricalAccuracy", "sparse_top_k_categorical_accuracy"),
    ],
)
def test_names_in_logs_are_those_of_keras(name, short):
    assert metrics[name]().short_name == short
