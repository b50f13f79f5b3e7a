import numpy as np
import pytest
from scipy.special import expit, log_softmax, softmax

from engine.kernels.cpu import CPU
from engine.kernels.reference import REFERENCE
from tests.engine.kernels.compare import BOTH, distance, frozen, like, slope_along

SHAPES = [(1, 2), (5, 10), (64, 33)]


def dense_case(rng, shape):
    targets = softmax(frozen(rng, *shape), axis=1)
    return "softmax_cross_entropy_dense", frozen(rng, *shape), targets


def sparse_case(rng, shape):
    return "softmax_cross_entropy", frozen(rng, *shape), rng.integers(0, shape[1], shape[0])


def sigmoid_case(rng, shape):
    targets = (frozen(rng, *shape) > 0).astype(np.float32)
    return "sigmoid_cross_entropy", frozen(rng, *shape), targets


def squares_case(rng, shape):
    return "mean_squared_error", frozen(rng, *shape), frozen(rng, *shape)


CASES = [dense_case, sparse_case, sigmoid_case, squares_case]


@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("case", CASES)
def test_compiled_losses_agree_with_the_reference(rng, case, shape, weighted):
    name, logits, targets = case(rng, shape)
    weights = np.abs(frozen(rng, shape[0])) if weighted else None
    results = []
    for k in BOTH:
        slope = like(logits)
        loss, hits = getattr(k, name)(logits, targets, weights, slope, 7.0)
        results.append((loss, hits, slope))
    (expected, expected_hits, expected_slope), (loss, hits, slope) = results
    np.testing.assert_allclose(loss, expected, rtol=1e-5)
    np.testing.assert_allclose(hits, expected_hits, rtol=1e-6)
    assert distance(slope, expected_slope) <= 1e-5


@pytest.mark.parametrize("case", CASES)
def test_the_gradient_of_a_loss_is_a_difference(rng, case):
    name, logits, targets = case(rng, (6, 5))
    logits, weights = logits.astype(np.float64), rng.uniform(size=6)
    if targets.dtype != np.int64:
        targets = targets.astype(np.float64)
    slope, direction = np.empty_like(logits), rng.normal(size=logits.shape)

    def loss(x):
        return getattr(REFERENCE, name)(x, targets, weights, np.empty_like(x), 1.0)[0]

    getattr(REFERENCE, name)(logits, targets, weights, slope, 3.0)
    expected = slope_along(loss, logits, direction) / 3
    np.testing.assert_allclose((slope * direction).sum(), expected, rtol=1e-6)


@pytest.mark.parametrize("k", BOTH, ids=lambda k: k.name)
def test_cross_entropy_is_right_at_logits_of_200(k):
    logits = np.array([[200, -200, 0], [-200, 200, 0], [200, 200, -200]], np.float32)
    labels = np.array([0, 0, 2])
    slope = like(logits)
    loss, hits = k.softmax_cross_entropy(logits, labels, None, slope, 1.0)
    exact = log_softmax(logits.astype(np.float64), axis=1)
    np.testing.assert_allclose(loss, -exact[range(3), labels].sum(), rtol=1e-6)
    assert hits == 1
    np.testing.assert_allclose(slope, np.exp(exact) - np.eye(3)[labels], atol=1e-6)
    dense = like(logits)
    targets = np.eye(3, dtype=np.float32)[labels]
    again, _ = k.softmax_cross_entropy_dense(logits, targets, None, dense, 1.0)
    np.testing.assert_allclose((again, *dense.ravel()), (loss, *slope.ravel()), atol=1e-5)


@pytest.mark.parametrize("k", BOTH, ids=lambda k: k.name)
def test_binary_cross_entropy_is_right_at_logits_of_200(k):
    logits = np.array([[200, -200], [200, -200], [1e-3, -90]], np.float32)
    targets = np.array([[1, 0], [0, 1], [1, 0]], np.float32)
    slope = like(logits)
    loss, hits = k.sigmoid_cross_entropy(logits, targets, None, slope, 1.0)
    np.testing.assert_allclose(loss, 200 + np.log1p(np.exp(-1e-3)) / 2, rtol=1e-6)
    assert hits == 2
    exact = (expit(logits.astype(np.float64)) - targets) / 2
    np.testing.assert_allclose(slope, exact, atol=1e-6)
    _, hits = k.sigmoid_cross_entropy(logits, targets * np.float32(0.9), None, slope, 1.0)
    assert hits == 1, "as in Keras, what is neither 0 nor 1 is never told right"


@pytest.mark.parametrize("k", BOTH, ids=lambda k: k.name)
@pytest.mark.parametrize("label", [-1, 3, 2**40])
def test_a_label_outside_the_classes_is_refused(rng, k, label):
    logits = frozen(rng, 4, 3)
    with pytest.raises(IndexError, match=r"0 \.\.\. 2"):
        k.softmax_cross_entropy(logits, np.array([0, 1, label, 2]), None, like(logits), 4.0)


def test_logits_that_are_not_numbers_give_a_loss_that_is_not_a_number(rng):
    logits = frozen(rng, 4, 3).copy()
    logits[2, 1] = np.nan
    for case in CASES:
        name, _, targets = case(rng, (4, 3))
        assert np.isnan(getattr(CPU, name)(logits, targets, None, like(logits), 4.0)[0])
