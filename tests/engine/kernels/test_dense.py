import numpy as np
import pytest

from engine.kernels.reference import REFERENCE
from tests.engine.kernels.compare import BOTH, distance, frozen, like, scratch, slope_along

SIZES = [(1, 1, 1), (1, 20, 3), (5, 17, 33), (64, 576, 64), (13, 3, 128), (31, 100, 1)]


def forward(k, x, kernel, bias, relu):
    y = np.full((len(x), kernel.shape[1]), np.nan, x.dtype)
    k.dense_forward(x, kernel, bias, y, relu)
    return y


@pytest.mark.parametrize("relu", [False, True])
@pytest.mark.parametrize("sizes", SIZES)
def test_the_compiled_dense_layer_agrees_with_the_reference(rng, sizes, relu):
    batch, inputs, units = sizes
    x, kernel, bias = frozen(rng, batch, inputs), frozen(rng, inputs, units), frozen(rng, units)
    dy = frozen(rng, batch, units)
    ys = [forward(k, x, kernel, bias, relu) for k in BOTH]
    assert distance(ys[1], ys[0]) <= 1e-5
    gradients = []
    for k in BOTH:
        gradients.append((like(kernel), like(bias), like(x)))
        k.dense_backward(x, kernel, ys[0], dy, *gradients[-1], relu, scratch)
    for result, expected in zip(gradients[1], gradients[0], strict=True):
        assert distance(result, expected) <= 1e-5


@pytest.mark.parametrize("k", BOTH, ids=lambda k: k.name)
def test_any_gradient_of_a_dense_layer_may_be_left_out(rng, k):
    x, kernel, bias, dy = frozen(rng, 5, 7), frozen(rng, 7, 3), frozen(rng, 3), frozen(rng, 5, 3)
    y = forward(k, x, kernel, None, True)
    np.testing.assert_array_equal(y, forward(k, x, kernel, np.zeros(3, np.float32), True))
    for wanted, value in enumerate((kernel, bias, x)):
        results = [None, None, None]
        results[wanted] = like(value)
        k.dense_backward(x, kernel, y, dy, *results, True, scratch)
        assert np.isfinite(results[wanted]).all()


def test_the_gradients_of_the_reference_dense_layer_are_differences(rng):
    x, kernel, bias, dy = (rng.normal(size=s) for s in ((5, 7), (7, 3), (3,), (5, 3)))

    def loss(x=x, kernel=kernel, bias=bias):
        return (forward(REFERENCE, x, kernel, bias, True) * dy).sum()

    gradients = np.empty_like(kernel), np.empty_like(bias), np.empty_like(x)
    y = forward(REFERENCE, x, kernel, bias, True)
    REFERENCE.dense_backward(x, kernel, y, dy, *gradients, True, scratch)
    for name, value, gradient in zip(
        ("kernel", "bias", "x"), (kernel, bias, x), gradients, strict=True
    ):
        direction = rng.normal(size=value.shape)
        slope = slope_along(lambda v, n=name: loss(**{n: v}), value, direction)
        np.testing.assert_allclose((gradient * direction).sum(), slope, rtol=1e-6)


@pytest.mark.parametrize("k", BOTH, ids=lambda k: k.name)
def test_relu_after_a_dense_layer_does_not_hide_what_is_not_a_number(rng, k):
    x, kernel = frozen(rng, 3, 4).copy(), frozen(rng, 4, 5)
    x[1, 2] = np.nan
    y = forward(k, x, kernel, None, True)
    assert np.isnan(y[1]).all()
    assert np.isfinite(y[[0, 2]]).all()
