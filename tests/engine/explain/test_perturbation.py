import numpy as np
import pytest

from engine.errors import NoPictureInput
from engine.explain.grad_cam import enlarged
from engine.explain.perturbation import occlusion, rise, rise_masks, score_cam
from engine.explain.predictions import finished
from engine.kernels.reference import REFERENCE
from tests.engine.explain.networks import averaging, convnet, tabular

ONE_CHANNEL = np.array([[1.0, 0.0], [0.0, 0.0]])


def means_network():
    """The logit of class 0 is the mean of channel 0 of an image (2, 3, 2), that of class 1 is 0."""
    return averaging(ONE_CHANNEL)


def picture(rng):
    return rng.standard_normal((1, 2, 3, 2)).astype(np.float32)


def test_covering_one_pixel_takes_its_share_of_a_mean(rng):
    x = picture(rng)
    found = finished(
        occlusion(means_network(), x, REFERENCE, 0, window=(1, 1), stride=(1, 1), value=0.5)
    )
    assert np.allclose(found[0], (x[0, :, :, 0] - 0.5) / 6, atol=1e-6)


def test_a_pixel_has_the_mean_of_the_windows_that_cover_it(rng):
    x = picture(rng)
    found = finished(occlusion(means_network(), x, REFERENCE, 0, window=(2, 2), stride=(1, 1)))
    column = x[0, :, :, 0].sum(axis=0) / 6
    left, right = column[0] + column[1], column[1] + column[2]
    assert np.allclose(found[0], [[left, (left + right) / 2, right]] * 2, atol=1e-6)


def test_the_last_window_is_cut_at_the_edge(rng):
    x = picture(rng)
    found = finished(occlusion(means_network(), x, REFERENCE, 0, window=(2, 2), stride=(2, 2)))
    column = x[0, :, :, 0].sum(axis=0) / 6
    assert np.allclose(found[0, 0], [column[0] + column[1]] * 2 + [column[2]], atol=1e-6)


def test_a_batch_is_covered_image_by_image(rng):
    network = convnet()
    x = rng.standard_normal((2, 8, 8, 2)).astype(np.float32)
    together = finished(occlusion(network, x, REFERENCE, [0, 2], window=(3, 3), stride=(2, 2)))
    for i, target in enumerate((0, 2)):
        alone = finished(
            occlusion(network, x[i : i + 1], REFERENCE, target, window=(3, 3), stride=(2, 2))
        )
        assert np.allclose(together[i], alone[0], atol=1e-5)


def test_masks_are_smooth_between_0_and_1_and_keep_their_share():
    masks = rise_masks((28, 30), 400, 7, 0.3, seed=1)
    assert masks.shape == (400, 28, 30)
    assert masks.min() >= 0
    assert masks.max() <= 1
    assert abs(masks.mean() - 0.3) < 0.01
    steepest = max(abs(np.diff(masks, axis=1)).max(), abs(np.diff(masks, axis=2)).max())
    assert steepest <= 1 / 3.5 + 1e-6  # a cell of 8/7 of 4 or 5 pixels goes from 0 to 1


def test_the_masks_of_a_seed_do_not_depend_on_how_they_are_cut():
    whole = rise_masks((9, 9), 10, 3, 0.5, seed=4)
    parts = [rise_masks((9, 9), 5, 3, 0.5, 4, first) for first in (0, 5)]
    assert np.array_equal(np.concatenate(parts), whole)
    assert not np.array_equal(rise_masks((9, 9), 10, 3, 0.5, seed=5), whole)


def test_rise_is_the_sum_of_masks_by_their_scores(rng):
    x = picture(rng)
    found = finished(rise(means_network(), x, REFERENCE, 0, masks=50, cells=2, kept=0.4, seed=3))
    masks = rise_masks((2, 3), 50, 2, 0.4, 3)
    scores = (x[0, :, :, 0] * masks).mean(axis=(1, 2))
    expected = np.tensordot(scores, masks, axes=1) / (50 * 0.4)
    assert np.allclose(found[0], expected, atol=1e-5)


def test_score_cam_weighs_channels_by_what_their_masks_leave(rng):
    x = np.abs(picture(rng))
    found = finished(score_cam(means_network(), x, REFERENCE, target=0))
    maps = x[0]  # the convolution copies both channels
    scores = []
    for k in range(2):
        cover = enlarged(maps[:, :, k], (2, 3))
        cover = (cover - cover.min()) / (cover.max() - cover.min())
        scores.append((x[0, :, :, 0] * cover).mean())
    shares = np.exp(scores) / np.exp(scores).sum()
    expected = maps @ shares
    assert np.allclose(found.heat[0], expected / expected.max(), atol=1e-5)
    assert found.node == "n1"


def test_even_channels_count_for_nothing():
    x = np.ones((1, 2, 3, 2), np.float32)
    assert not finished(score_cam(means_network(), x, REFERENCE, target=0)).heat.any()


def test_they_need_images():
    x = np.zeros((1, 2), np.float32)
    for ask in (occlusion, rise):
        with pytest.raises(NoPictureInput):
            finished(ask(tabular(), x, REFERENCE))


def test_they_can_be_given_up_between_pieces(rng):
    x = rng.standard_normal((1, 8, 8, 2)).astype(np.float32)
    pieces = occlusion(convnet(), x, REFERENCE, window=(1, 1), stride=(1, 1))
    done, total = next(pieces)
    assert 0 < done < total == 64
    pieces.close()
