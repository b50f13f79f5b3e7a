import numpy as np
import pytest

from engine.explain.kernel_presets import PRESETS, preset

ONES = np.ones(1)
SOBEL = np.array([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]])
SOBEL_5 = np.outer([1, 4, 6, 4, 1], [-1, -2, 0, 2, 1])  # as OpenCV's getDerivKernels gives it


def direction(kernel):
    return kernel / np.linalg.norm(kernel)


def test_edges_of_three_and_five_pixels_are_those_of_sobel():
    assert np.allclose(preset("vertical edge", (3, 3), SOBEL), SOBEL)
    assert np.allclose(preset("horizontal edge", (3, 3), SOBEL), SOBEL.T)
    assert np.allclose(direction(preset("vertical edge", (5, 5), ONES)), direction(SOBEL_5))


@pytest.mark.parametrize("name", PRESETS)
@pytest.mark.parametrize("shape", [(3, 3), (2, 2), (1, 4), (5, 3), (11, 11), (3,), (1, 1)])
def test_presets_fit_any_window_and_are_as_strong_as_asked(name, shape):
    kernel = preset(name, shape, np.full((3, 3), 2.0))
    assert kernel.shape == shape
    assert np.linalg.norm(kernel) == pytest.approx(6.0) or not kernel.any()


def test_flat_pictures_give_nothing_at_edges_and_themselves_when_blurred():
    for name in ("vertical edge", "horizontal edge", "outline"):
        assert preset(name, (5, 5), ONES).sum() == pytest.approx(0, abs=1e-12)
    assert PRESETS["blur"](5, 3).sum() == pytest.approx(1)
    assert PRESETS["sharpen"](5, 3).sum() == pytest.approx(1)
    assert PRESETS["blur"](3, 3) * 16 == pytest.approx(np.outer([1, 2, 1], [1, 2, 1]))


def test_without_anything_to_compare_with_kernels_keep_their_strength():
    assert np.array_equal(preset("pass", (3, 3), np.zeros((3, 3)))[1], [0, 1, 0])
