import numpy as np
import pytest

from engine.kernels.cpu import CPU
from engine.kernels.reference import REFERENCE
from tests.engine.kernels.compare import BOTH, distance, frozen, like, slope_along

SHAPES = [(1, 1), (7, 3), (64, 17), (3, 9, 7, 32), (2, 31, 33, 5)]


def moments(rng, x):
    channels = x.shape[-1]
    return frozen(rng, channels), np.abs(frozen(rng, channels)) + np.float32(0.5)


@pytest.mark.parametrize("shape", SHAPES)
def test_compiled_normalisation_agrees_with_the_reference(rng, shape):
    x, dy = frozen(rng, *shape) + np.float32(3), frozen(rng, *shape)
    mean, inverse = moments(rng, x)
    gamma, beta, a, b = (frozen(rng, shape[-1]) for _ in range(4))
    results = []
    for k in BOTH:
        out = [like(mean), like(mean), like(x), like(x), np.full((2, shape[-1]), np.nan, "f"),
               like(x), like(x)]  # fmt: skip
        k.channel_sums(x, out[0])
        k.channel_square_sums(x, mean, out[1])
        k.normalise_forward(x, mean, inverse, gamma, beta, out[2])
        k.normalise_forward(x, mean, inverse, None, None, out[3])
        k.normalise_backward_sums(x, dy, mean, inverse, out[4])
        k.normalise_backward(x, dy, mean, inverse, gamma, a, b, out[5])
        k.normalise_backward(x, dy, mean, inverse, None, a, b, out[6])
        results.append(out)
    for result, expected in zip(results[1], results[0], strict=True):
        assert distance(result, expected) <= 1e-5


def normalised(x, gamma, beta):
    """Return the normalised ``x`` through the kernels of the reference, and its moments."""
    count, sums = x.size // x.shape[-1], np.empty(x.shape[-1])
    REFERENCE.channel_sums(x, sums)
    mean = sums / count
    REFERENCE.channel_square_sums(x, mean, sums)
    inverse = 1 / np.sqrt(sums / count + 1e-3)
    y = np.empty_like(x)
    REFERENCE.normalise_forward(x, mean, inverse, gamma, beta, y)
    return y, mean, inverse


@pytest.mark.parametrize("shape", SHAPES[1:])
def test_the_gradients_of_normalisation_are_differences(rng, shape):
    x, dy, direction = rng.normal(size=(3, *shape))
    gamma, beta = rng.normal(size=(2, shape[-1]))
    _, mean, inverse = normalised(x, gamma, beta)
    sums, dx = np.empty((2, shape[-1])), np.empty_like(x)
    REFERENCE.normalise_backward_sums(x, dy, mean, inverse, sums)
    count = x.size // shape[-1]
    REFERENCE.normalise_backward(x, dy, mean, inverse, gamma, sums[0] / count, sums[1] / count, dx)
    slope = slope_along(lambda x: (normalised(x, gamma, beta)[0] * dy).sum(), x, direction)
    np.testing.assert_allclose((dx * direction).sum(), slope, rtol=1e-5)
    for place, gradient in ((0, sums[1]), (1, sums[0])):
        along = rng.normal(size=shape[-1])

        def loss(value, place=place):
            pair = [gamma, beta]
            pair[place] = value
            return (normalised(x, *pair)[0] * dy).sum()

        slope = slope_along(loss, (gamma, beta)[place], along)
        np.testing.assert_allclose((gradient * along).sum(), slope, rtol=1e-6)


def test_sums_of_a_million_values_far_from_zero_stay_exact(rng):
    x = frozen(rng, 1_000_000, 2) + np.float32(100)
    sums = np.empty(2, np.float32)
    CPU.channel_sums(x, sums)
    np.testing.assert_allclose(sums, x.sum(axis=0, dtype=np.float64), rtol=1e-6)
