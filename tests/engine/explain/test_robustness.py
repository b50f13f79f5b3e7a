import io

import numpy as np
import pytest
from PIL import Image
from scipy import ndimage

from engine.errors import NoJpegOfChannels, SettingError, UnknownName
from engine.explain.robustness import disturbances, disturbed, erased, jpeg


@pytest.fixture
def image():
    return np.random.default_rng(4).integers(0, 256, (12, 12, 3)).astype(np.uint8)


@pytest.mark.parametrize("kind", disturbances)
def test_every_disturbance_keeps_shape_and_range_and_leaves_the_image(kind, image):
    before = image.copy()
    image.setflags(write=False)
    for strength in disturbances[kind].strengths(7):
        made = disturbed(image, kind, float(strength))
        assert made.shape == image.shape
        assert made.dtype == np.float32
        assert made.min() >= 0
        assert made.max() <= 255
    assert np.array_equal(image, before)


@pytest.mark.parametrize("kind", [kind for kind in disturbances if kind != "jpeg"])
def test_nothing_changes_at_strength_0_and_something_at_both_ends(kind, image):
    assert np.array_equal(disturbed(image, kind, 0.0), image)
    for end in {disturbances[kind].lowest, disturbances[kind].highest} - {0}:
        assert not np.array_equal(disturbed(image, kind, end), image)


def test_noise_has_the_deviation_that_is_asked_for():
    grey = np.full((200, 200, 1), 127.5)
    made = disturbed(grey, "noise", 0.1, seed=3)
    assert np.isclose(made.std(), 25.5, rtol=0.02)
    assert np.isclose(made.mean(), 127.5, atol=0.5)
    assert np.array_equal(made, disturbed(grey, "noise", 0.1, seed=3))
    assert not np.array_equal(made, disturbed(grey, "noise", 0.1, seed=4))
    half, is_inside = disturbed(grey, "noise", 0.05, seed=3), (made > 0) & (made < 255)
    assert np.allclose((half - grey)[is_inside], (made - grey)[is_inside] / 2, atol=1e-3)


def test_a_shift_by_whole_pixels_moves_them_and_repeats_the_border(image):
    right = disturbed(image, "shift_right", 2 / 12)
    assert np.array_equal(right[:, 2:], image[:, :-2])
    assert np.array_equal(right[:, :2], np.repeat(image[:, :1], 2, axis=1))
    up = disturbed(image, "shift_down", -3 / 12)
    assert np.array_equal(up[:-3], image[3:])


def test_a_shift_between_pixels_is_the_mean_of_neighbours(image):
    half = disturbed(image, "shift_right", 0.5 / 12)
    exact = image.astype(float)
    assert np.allclose(half[:, 1:], (exact[:, 1:] + exact[:, :-1]) / 2, atol=1e-4)


def test_a_quarter_turn_is_that_of_numpy(image):
    assert np.allclose(disturbed(image, "rotation", 90.0), np.rot90(image), atol=1e-3)
    assert np.allclose(disturbed(image, "rotation", -90.0), np.rot90(image, -1), atol=1e-3)


def test_blur_is_that_of_scipy_channel_by_channel(image):
    made = disturbed(image, "blur", 0.1)
    for channel in range(3):
        expected = ndimage.gaussian_filter(image[..., channel].astype(float), 1.2, mode="nearest")
        assert np.allclose(made[..., channel], expected, atol=1e-3)


def test_brightness_adds_a_share_of_the_range_and_is_cut_off(image):
    made = disturbed(image, "brightness", 0.5)
    assert np.allclose(made, np.minimum(image + 127.5, 255))
    assert (disturbed(image, "brightness", -1.0) == 0).all()


def test_jpeg_is_that_of_pillow_and_close_at_full_quality(image):
    file = io.BytesIO()
    Image.fromarray(image).save(file, "JPEG", quality=60, subsampling=0)
    assert np.array_equal(disturbed(image, "jpeg", 40.0), np.asarray(Image.open(file)))
    assert np.abs(jpeg(image, 0) - image).max() <= 8
    assert np.abs(jpeg(image, 90) - image).mean() > np.abs(jpeg(image, 20) - image).mean()


def test_jpeg_of_two_channels_says_why_not():
    with pytest.raises(NoJpegOfChannels, match="this one has 2"):
        disturbed(np.zeros((4, 4, 2)), "jpeg", 10.0)


def test_other_ranges_are_kept():
    x = np.linspace(-1, 1, 48).reshape(4, 4, 3)
    made = disturbed(x, "brightness", 0.25, limits=(-1.0, 1.0))
    assert np.allclose(made, np.minimum(x + 0.5, 1))
    assert np.abs(jpeg(x, 0, (-1.0, 1.0)) - x).max() <= 0.1


def test_strengths_have_0_among_them_and_unknown_ones_are_named(image):
    for kind, each in disturbances.items():
        made = each.strengths(20)
        assert 0 in made, kind
        assert (np.diff(made) > 0).all()
    with pytest.raises(UnknownName, match="no disturbance called 'fog'"):
        disturbed(image, "fog", 1.0)
    with pytest.raises(SettingError):
        disturbances["blur"].strengths(1)


def test_erasing_covers_the_mask_and_nothing_else(image):
    mask = np.zeros((12, 12), bool)
    mask[2:5, 3:9] = True
    colour = np.array([10.0, 20.0, 30.0])
    for fill, expected in (("mean", colour), ("zero", 0.0)):
        made = erased(image, mask, fill, colour)
        assert np.array_equal(made[~mask], image[~mask])
        assert (made[mask] == expected).all()
    smooth = erased(image, mask, "blur")
    exact = ndimage.gaussian_filter(image.astype(float), (1.5, 1.5, 0), mode="nearest")
    assert np.allclose(smooth[mask], exact[mask], atol=1e-3)
    assert np.array_equal(smooth[~mask], image[~mask])
    with pytest.raises(UnknownName):
        erased(image, mask, "paint")
