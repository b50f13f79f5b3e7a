"""What every metric keeps: its numbers, sums that can be cut, weights, names."""

import numpy as np
import pytest

from engine.losses import loss_named
from engine.metrics import (
    BinaryAccuracy,
    CategoricalAccuracy,
    RoundedBinaryAccuracy,
    SparseCategoricalAccuracy,
    SparseTopKCategoricalAccuracy,
    TopKCategoricalAccuracy,
    metrics,
    resolve_accuracy,
)
from engine.registry import describe, restore
from tests.engine.checks import freeze
from tests.engine.metrics.examples import EXAMPLES, ONE_HOT, P, drawn


@pytest.fixture(params=sorted(EXAMPLES))
def example(request):
    return EXAMPLES[request.param]


def measure(metric, y, target, weights=None):
    state = metric.start(y.shape[1])
    state += metric.sums(y, target, weights)
    return metric.result(state)


def test_every_metric_has_an_example():
    assert set(EXAMPLES) == set(metrics)


def test_the_result_is_that_of_keras(example):
    result = measure(example.metric, example.y, example.target)
    assert isinstance(result, float)
    assert result == pytest.approx(example.result, rel=1e-6, abs=1e-12)


def test_weights_of_the_rows_count(example):
    if example.weighted is not None:
        result = measure(example.metric, example.y, example.target, np.array([0.7, 0.3]))
        assert result == pytest.approx(example.weighted, rel=1e-6)


@pytest.mark.parametrize("name", sorted(metrics))
@pytest.mark.parametrize("weighted", [False, True])
def test_the_states_of_pieces_are_added(name, rng, weighted):
    metric = EXAMPLES[name].metric
    y, target = drawn(metric, rng)
    weights = rng.uniform(0.5, 2, len(y)) if weighted else None
    state = metric.start(y.shape[1])
    for piece in np.array_split(np.arange(len(y)), 3):
        state += metric.sums(y[piece], target[piece], weights[piece] if weighted else None)
    assert state.dtype == np.float64
    assert metric.result(state) == pytest.approx(measure(metric, y, target, weights), rel=1e-9)


@pytest.mark.parametrize("name", sorted(metrics))
def test_rows_of_weight_0_are_as_if_not_there(name, rng):
    metric = EXAMPLES[name].metric
    y, target = drawn(metric, rng)
    mask = (rng.uniform(size=len(y)) > 0.4).astype(float)
    kept = mask > 0
    result = measure(metric, y, target, mask)
    assert result == pytest.approx(measure(metric, y[kept], target[kept]), rel=1e-9)


@pytest.mark.parametrize("name", sorted(metrics))
def test_float32_agrees_with_float64(name, rng):
    metric = EXAMPLES[name].metric
    y, target = drawn(metric, rng)
    single = measure(metric, y.astype(np.float32), target)
    assert single == pytest.approx(measure(metric, y, target), rel=1e-4, abs=1e-6)


def test_no_rows_give_0(example):
    assert example.metric.result(example.metric.start(example.y.shape[1])) == 0


def test_arrays_received_are_never_written(example):
    weights = np.ones(len(example.y))
    freeze(example.y, example.target, weights)
    measure(example.metric, example.y, example.target, weights)


def test_logits_do_where_probabilities_are_not_wanted(example):
    if not example.metric.wants_probabilities:
        logits = np.log(np.maximum(example.y, 1e-9)) - 3
        result = measure(example.metric, logits, example.target)
        assert result == pytest.approx(example.result, rel=1e-6)


def test_a_description_gives_the_metric_back(example):
    assert restore(describe(example.metric)) == example.metric


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
        ("hinge", (1,), "BinaryAccuracy"),
        ("kld", (10,), "CategoricalAccuracy"),
        ("binary_crossentropy", (4,), "CategoricalAccuracy"),
        ("sparse_categorical_crossentropy", (7, 7, 10), "SparseCategoricalAccuracy"),
        ("binary_crossentropy", (7, 7, 1), "BinaryAccuracy"),
    ],
)
def test_accuracy_is_resolved_as_keras_does(loss, shape, name):
    assert resolve_accuracy(loss_named(loss), shape).registered_name == name


def test_an_output_that_rounds_to_2_was_wrong_in_keras_2():
    y, target = np.array([[1.6], [0.4], [-0.4], [-0.7]]), np.array([1, 0, 0, 0])
    assert measure(RoundedBinaryAccuracy(), y, target) == 0.5
    assert measure(BinaryAccuracy(), y, target) == 1
