"""What every loss keeps: its formula, its gradient, shards, logits of 200."""

import math
from dataclasses import replace

import numpy as np
import pytest

from engine.activations import activations
from engine.kernels.reference import REFERENCE
from engine.losses import BinaryFocalCrossentropy, SparseCategoricalCrossentropy, loss_named, losses
from engine.registry import describe, restore
from tests.engine.checks import check_gradient, freeze
from tests.engine.losses.examples import EXAMPLES, drawn, run

FUSED = [name for name in EXAMPLES if EXAMPLES[name].loss.fused_activation]
CUT = [name for name in EXAMPLES if not EXAMPLES[name].loss.couples_samples]
SMOOTH = [name for name in FUSED if hasattr(EXAMPLES[name].loss, "label_smoothing")]


@pytest.fixture(params=sorted(EXAMPLES))
def example(request):
    return EXAMPLES[request.param]


@pytest.fixture(params=FUSED)
def fused(request):
    return EXAMPLES[request.param]


def test_every_loss_has_an_example():
    assert set(EXAMPLES) == set(losses)


def test_the_loss_is_that_of_keras(example):
    value, _ = run(example.loss, example.y, example.target)
    assert value == pytest.approx(sum(example.losses), rel=1e-6)


def test_weights_multiply_the_losses_of_samples(example):
    weights = np.array([0.25, 3.0])
    value, _ = run(example.loss, example.y, example.target, weights)
    assert value == pytest.approx(weights @ example.losses, rel=1e-6)


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_gradients_match_finite_differences(name, rng):
    example = EXAMPLES[name]
    y, target = drawn(example.loss, rng)
    weights = rng.uniform(0.5, 2, len(y))
    _, dy = run(example.loss, y, target, weights, total=7)
    check_gradient(lambda y: run(example.loss, y, target, weights)[0] / 7, y, dy, rng=rng)


def test_the_fused_form_is_the_loss_after_its_activation(fused, rng):
    z, target = drawn(fused.loss, rng)
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
    focused = isinstance(fused.loss, BinaryFocalCrossentropy)  # only its logarithm is clipped
    np.testing.assert_allclose(slope, [[2 * math.log(1e-7) / 2 * focused, value * focused]])


@pytest.mark.parametrize("name", SMOOTH)
def test_smoothed_targets_pay_for_certainty_at_logits_of_200(name):
    loss = replace(EXAMPLES[name].loss, label_smoothing=0.2, from_logits=True)
    z, target = np.array([[200, -200]], np.float32), np.array([[1, 0]], np.float32)
    value, slope = run(loss, z, target)
    exact, exact_slope = run(loss, z.astype(np.float64), target)
    assert 0 < value < 400
    assert value == pytest.approx(exact, rel=1e-6)
    np.testing.assert_allclose(slope, exact_slope, rtol=1e-5)


@pytest.mark.parametrize("name", SMOOTH)
def test_smoothing_draws_a_target_towards_the_mean_of_all(name, rng):
    plain, loss = EXAMPLES[name].loss, replace(EXAMPLES[name].loss, label_smoothing=0.3)
    y, target = drawn(loss, rng, width=4)
    units = 2 if loss.target_kind == "values" else 4
    smoothed = 0.7 * target + 0.3 / units
    for compute in ("__call__", "on_logits"):
        (value, dy), (expected, slope) = (
            run(getattr(part, compute), y, aim) for part, aim in ((loss, target), (plain, smoothed))
        )
        assert value == pytest.approx(expected, rel=1e-12)
        np.testing.assert_allclose(dy, slope, rtol=1e-12)


@pytest.mark.parametrize("name", FUSED)
def test_hits_are_those_of_the_targets_that_were_given(name, rng):
    loss = EXAMPLES[name].loss
    y, target = drawn(loss, rng, count=20)
    z = np.log(y / (1 - y))
    softened = "label_smoothing" if name in SMOOTH else "ignore_class"
    changed = replace(loss, **{softened: 0.4 if name in SMOOTH else 1})
    hits = [
        part.on_logits(z, target, None, np.empty_like(z), 1, REFERENCE)[1]
        for part in (loss, changed)
    ]
    assert 0 < hits[0] < 20
    assert hits[0] == hits[1]


def test_rows_of_the_ignored_class_do_not_count(rng):
    y, target = drawn(SparseCategoricalCrossentropy(), rng, count=9)
    target = np.where(target == 2, -1, target)
    loss, weights = SparseCategoricalCrossentropy(ignore_class=-1), rng.uniform(0.5, 2, 9)
    kept = loss.counted(target)
    assert 0 < kept.sum() < 9
    for compute in ("__call__", "on_logits"):
        value, dy = run(getattr(loss, compute), y, target, weights)
        expected, slope = run(getattr(loss, compute), y[kept], target[kept], weights[kept])
        assert value == pytest.approx(expected, rel=1e-12)
        np.testing.assert_allclose(dy[kept], slope, rtol=1e-12)
        assert (dy[~kept] == 0).all()


@pytest.mark.parametrize("name", sorted(set(EXAMPLES) - set(FUSED)))
def test_losses_for_values_are_finite_far_away(name):
    y = np.array([[200, 0, 200], [0, 200, 0]], np.float32)
    if name not in ("Poisson", "Dice", "Tversky"):  # which are for what is never negative
        y[1] -= 200
    value, slope = run(EXAMPLES[name].loss, y, np.eye(2, 3, dtype=np.float32))
    assert math.isfinite(value)
    assert np.isfinite(slope).all()


def test_logits_are_taken_where_the_setting_says_so(fused, rng):
    z, target = drawn(fused.loss, rng)
    loss = replace(fused.loss, from_logits=True)
    assert loss.fused_activation is None
    np.testing.assert_array_equal(run(loss, z, target)[1], run(fused.loss.on_logits, z, target)[1])


@pytest.mark.parametrize("name", CUT)
@pytest.mark.parametrize("shards", [1, 2, 3])
def test_shards_add_up_to_the_whole(name, rng, shards):
    example = EXAMPLES[name]
    y, target = drawn(example.loss, rng, count=7)
    weights = rng.uniform(0.5, 2, 7)
    value, dy = run(example.loss, y, target, weights, total=7)
    parts = [
        run(example.loss, *(a[s] for a in (y, target, weights)), total=7)
        for s in np.array_split(np.arange(7), shards)
    ]
    assert sum(v for v, _ in parts) == pytest.approx(value, rel=1e-12)
    np.testing.assert_allclose(np.concatenate([d for _, d in parts]), dy, rtol=1e-12)


def test_float32_agrees_with_float64(example, rng):
    y, target = drawn(example.loss, rng, count=50)
    single, double = run(example.loss, y.astype(np.float32), target), run(example.loss, y, target)
    assert single[1].dtype == np.float32
    assert single[0] == pytest.approx(double[0], rel=1e-5)
    np.testing.assert_allclose(single[1], double[1], rtol=1e-5, atol=1e-5)


def test_arrays_received_are_never_written(example, rng):
    y, target = drawn(example.loss, rng)
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
        ("bce", "BinaryCrossentropy"),
        ("MAPE", "MeanAbsolutePercentageError"),
        ("msle", "MeanSquaredLogarithmicError"),
        ("kld", "KLDivergence"),
        ("kl_divergence", "KLDivergence"),
        ("kullback_leibler_divergence", "KLDivergence"),
        ("logcosh", "LogCosh"),
        ("log_cosh", "LogCosh"),
        ("huber", "Huber"),
        ("huber_loss", "Huber"),
        ("poisson", "Poisson"),
        ("cosine_similarity", "CosineSimilarity"),
        ("squared_hinge", "SquaredHinge"),
        ("categorical_hinge", "CategoricalHinge"),
        ("binary_focal_crossentropy", "BinaryFocalCrossentropy"),
        ("dice", "Dice"),
    ],
)
def test_the_short_names_of_keras_are_understood(short, name):
    assert loss_named(short).registered_name == name
