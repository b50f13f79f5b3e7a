import math
from dataclasses import dataclass

import numpy as np
import pytest

from engine.activations import activations
from engine.errors import LossMismatch
from engine.kernels.reference import REFERENCE
from engine.losses import (
    BinaryCrossentropy,
    CategoricalCrossentropy,
    Loss,
    MeanAbsoluteError,
    MeanSquaredError,
    SparseCategoricalCrossentropy,
    loss_named,
    losses,
)
from engine.registry import describe, restore
from tests.engine.checks import check_gradient, freeze

P = np.array([[0.05, 0.95, 0.0], [0.1, 0.8, 0.1]])  # Keras's documentation
ONE_HOT = np.array([[0.0, 1, 0], [0, 0, 1]])
YES_NO = np.array([[0.0, 1], [0, 0]])


@dataclass
class Example:
    loss: Loss
    y: np.ndarray
    target: np.ndarray
    losses: list  # of the two samples


EXAMPLES = {
    "MeanSquaredError": Example(
        MeanSquaredError(), np.array([[1.0, 1], [1, 0]]), YES_NO, [0.5, 0.5]
    ),
    "MeanAbsoluteError": Example(
        MeanAbsoluteError(), np.array([[1.0, 1], [1, 0.5]]), YES_NO, [0.5, 0.75]
    ),
    "BinaryCrossentropy": Example(
        BinaryCrossentropy(),
        np.array([[0.6, 0.4], [0.4, 0.6]]),
        YES_NO,
        [-math.log(0.4), -(math.log(0.6) + math.log(0.4)) / 2],
    ),
    "CategoricalCrossentropy": Example(
        CategoricalCrossentropy(), P, ONE_HOT, [-math.log(0.95), -math.log(0.1)]
    ),
    "SparseCategoricalCrossentropy": Example(
        SparseCategoricalCrossentropy(), P, np.array([1, 2]), [-math.log(0.95), -math.log(0.1)]
    ),
}
FUSED = [name for name in EXAMPLES if EXAMPLES[name].loss.fused_activation]


@pytest.fixture(params=sorted(EXAMPLES))
def example(request):
    return EXAMPLES[request.param]


@pytest.fixture(params=FUSED)
def fused(request):
    return EXAMPLES[request.param]


def run(compute, y, target, weights=None, total=1.0):
    """Return the sum of the losses and the gradient."""
    dy = np.full_like(y, np.nan)
    value = compute(y, target, weights, dy, total, REFERENCE)
    return value[0] if isinstance(value, tuple) else value, dy


def drawn(example, rng, count=6):
    """Return a random output, and a target of the loss's kind."""
    width = example.y.shape[1]
    y = rng.uniform(0.1, 0.9, (count, width))
    if example.loss.target_kind == "class":
        return y, rng.integers(0, width, count)
    if example.loss.target_kind == "one_hot":
        return y, np.eye(width)[rng.integers(0, width, count)]
    return y, rng.uniform(0, 1, (count, width)).round()


def test_every_loss_has_an_example():
    assert set(EXAMPLES) == set(losses)


def test_the_loss_is_that_of_keras(example):
    value, _ = run(example.loss, example.y, example.target)
    assert value == pytest.approx(sum(example.losses), rel=1e-6)


def test_weights_multiply_the_losses_of_samples(example):
    weights = np.array([0.25, 3.0])
    value, _ = run(example.loss, example.y, example.target, weights)
    assert value == pytest.approx(weights @ example.losses, rel=1e-6)


def test_gradients_match_finite_differences(example, rng):
    y, target = drawn(example, rng)
    weights = rng.uniform(0.5, 2, len(y))
    _, dy = run(example.loss, y, target, weights, total=7)
    check_gradient(lambda y: run(example.loss, y, target, weights)[0] / 7, y, dy, rng=rng)


def test_the_fused_form_is_the_loss_after_its_activation(fused, rng):
    z, target = drawn(fused, rng)
    z = 6 * z - 3
    weights = rng.uniform(0.5, 2, len(z))
    y = np.empty_like(z)
    activations[fused.loss.fused_activation]().forward(z, y, None)

    value, dz = run(fused.loss.on_logits, z, target, weights, total=5)
    assert value == pytest.approx(run(fused.loss, y, target, weights)[0], rel=1e-9)
    check_gradient(lambda z: run(fused.loss.on_logits, z, target, weights)[0] / 5, z, dz, rng=rng)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_the_fused_form_is_exact_at_logits_of_200(fused, dtype):
    wrong, right = np.array([[200, -200]], dtype), np.array([[-200, 200]], dtype)
    kind = fused.loss.target_kind
    target = np.array([1]) if kind == "class" else np.array([[0, 1]], dtype)
    expected = 200 if fused.loss.fused_activation == "sigmoid" else 400

    value, slope = run(fused.loss.on_logits, wrong, target)
    assert value == pytest.approx(expected, rel=1e-6)
    np.testing.assert_allclose(slope, [[1, -1]] / np.array(400 / expected), rtol=1e-6)
    value, slope = run(fused.loss.on_logits, right, target)
    assert value == pytest.approx(0, abs=1e-30)
    np.testing.assert_allclose(slope, 0, atol=1e-30)


def test_probabilities_of_0_and_1_are_clipped_as_in_keras(fused):
    kind = fused.loss.target_kind
    target = np.array([0]) if kind == "class" else np.array([[1.0, 0.0]])
    value, slope = run(fused.loss, np.array([[0.0, 1.0]]), target)
    assert value == pytest.approx(-math.log(1e-7), rel=1e-6)
    assert (slope == 0).all()


def test_logits_are_taken_where_the_setting_says_so(fused, rng):
    z, target = drawn(fused, rng)
    loss = type(fused.loss)(from_logits=True)
    assert loss.fused_activation is None
    np.testing.assert_array_equal(run(loss, z, target)[1], run(fused.loss.on_logits, z, target)[1])


@pytest.mark.parametrize("shards", [1, 2, 3])
def test_shards_add_up_to_the_whole(example, rng, shards):
    y, target = drawn(example, rng, count=7)
    weights = rng.uniform(0.5, 2, 7)
    value, dy = run(example.loss, y, target, weights, total=7)
    parts = [
        run(example.loss, *(a[s] for a in (y, target, weights)), total=7)
        for s in np.array_split(np.arange(7), shards)
    ]
    assert sum(v for v, _ in parts) == pytest.approx(value, rel=1e-12)
    np.testing.assert_allclose(np.concatenate([d for _, d in parts]), dy, rtol=1e-12)


def test_float32_agrees_with_float64(example, rng):
    y, target = drawn(example, rng, count=50)
    single, double = run(example.loss, y.astype(np.float32), target), run(example.loss, y, target)
    assert single[1].dtype == np.float32
    assert single[0] == pytest.approx(double[0], rel=1e-5)
    np.testing.assert_allclose(single[1], double[1], rtol=1e-5, atol=1e-5)


def test_arrays_received_are_never_written(example, rng):
    y, target = drawn(example, rng)
    weights = rng.uniform(0.5, 2, len(y))
    freeze(y, target, weights)
    run(example.loss, y, target, weights)
    if example.loss.fused_activation:
        run(example.loss.on_logits, y, target, weights)


def test_a_description_gives_the_loss_back(example):
    assert restore(describe(example.loss)) == example.loss


@pytest.mark.parametrize(
    ("short", "name"),
    [
        ("mse", "MeanSquaredError"),
        ("mean_absolute_error", "MeanAbsoluteError"),
        ("mae", "MeanAbsoluteError"),
        ("binary_crossentropy", "BinaryCrossentropy"),
        ("sparse_categorical_crossentropy", "SparseCategoricalCrossentropy"),
    ],
)
def test_the_short_names_of_keras_are_understood(short, name):
    assert loss_named(short).registered_name == name


@pytest.mark.parametrize(
    ("loss", "shape", "activation", "target_count", "classes"),
    [
        ("sparse_categorical_crossentropy", (10,), "softmax", 10, True),
        ("categorical_crossentropy", (2,), "softmax", 2, True),
        ("categorical_crossentropy", (3,), "sigmoid", 3, True),
        ("binary_crossentropy", (1,), "sigmoid", 2, True),
        ("binary_crossentropy", (2,), "sigmoid", 2, True),
        ("binary_crossentropy", (4,), "sigmoid", 4, False),
        ("mse", (1,), "linear", 1, False),
        ("mse", (3,), "tanh", 3, True),
        ("mae", (1,), "sigmoid", 2, True),
    ],
)
def test_a_fitting_last_layer_passes(loss, shape, activation, target_count, classes):
    loss_named(loss).check("out", shape, activation, target_count, classes)


@pytest.mark.parametrize(
    ("loss", "shape", "activation", "target_count", "classes", "expected"),
    [
        ("sparse_categorical_crossentropy", (9,), "softmax", 10, True, (10,)),
        ("sparse_categorical_crossentropy", (1,), "softmax", 2, True, (2,)),
        ("sparse_categorical_crossentropy", (7, 7, 10), "softmax", 10, True, (10,)),
        ("sparse_categorical_crossentropy", (10,), "linear", 10, True, "softmax"),
        ("binary_crossentropy", (3,), "sigmoid", 2, True, (1,)),
        ("binary_crossentropy", (1,), "relu", 2, True, "sigmoid"),
        ("mse", (2,), "linear", 1, False, (1,)),
    ],
)
def test_a_last_layer_that_does_not_fit_is_refused_in_words(
    loss, shape, activation, target_count, classes, expected
):
    with pytest.raises(LossMismatch, match="does not fit 'out'") as caught:
        loss_named(loss).check("out", shape, activation, target_count, classes)
    assert caught.value.facts["expected"] == expected


def test_a_loss_on_logits_refuses_probabilities():
    loss = SparseCategoricalCrossentropy(from_logits=True)
    loss.check("out", (10,), "linear", 10, True)
    with pytest.raises(LossMismatch, match="it needs linear"):
        loss.check("out", (10,), "softmax", 10, True)
