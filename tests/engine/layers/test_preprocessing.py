"""Layers that prepare values and images: equal to Keras, exact backwards, and rightly random."""

import numpy as np
import pytest
from scipy import stats

from engine.arrays.arena import Fresh
from engine.errors import SettingError, ShapeError
from engine.kernels.reference import REFERENCE
from engine.layers.random_affine import RandomRotation, RandomTranslation, RandomZoom
from engine.layers.random_images import RandomBrightness, RandomContrast, RandomFlip
from engine.layers.resizing import CenterCrop, RandomCrop, Resizing, resizing_matrix
from engine.layers.scaling import Normalization, Rescaling
from engine.network.phase import RunPhase
from tests.engine.layers.golden import assert_close, assert_equals_keras, read_cases
from tests.engine.layers.rig import Rig

TURN = {"factor": (0.1, 0.1)}
ZOOM = {"height_factor": (0.3, 0.3), "width_factor": (-0.4, -0.4)}
MOVE = {"height_factor": (-0.23, -0.23), "width_factor": (0.61, 0.61)}
FILLS = ("reflect", "constant", "wrap", "nearest")
WIDE = {"height": 4, "width": 9}
LAYERS = {
    "rescaling": Rescaling(scale=0.5, offset=-1.0),
    "rescaling channels": Rescaling(scale=(0.5, 2.0), offset=(0.0, 1.0)),
    "normalization": Normalization(),
    "normalization all": Normalization(axis=None),
    "normalization axes": Normalization(axis=(1, -1)),
    "normalization given": Normalization(mean=(1.0, 2.0), variance=(4.0, 0.5)),
    "normalization invert": Normalization(mean=3.0, variance=2.0, invert=True),
    "brightness": RandomBrightness(factor=(0.3, 0.3), value_range=(-1.0, 1.5)),
    **{f"rotation {fill}": RandomRotation(**TURN, fill_mode=fill) for fill in FILLS},
    **{f"zoom {fill}": RandomZoom(**ZOOM, fill_mode=fill) for fill in FILLS},
    "zoom both": RandomZoom(height_factor=(0.25, 0.25)),
    **{f"translation {fill}": RandomTranslation(**MOVE, fill_mode=fill) for fill in FILLS},
    "rotation nearest pixel": RandomRotation(**TURN, interpolation="nearest"),
    "zoom nearest pixel": RandomZoom(**ZOOM, interpolation="nearest"),
    "translation nearest pixel": RandomTranslation(**MOVE, interpolation="nearest"),
    "rotation filled": RandomRotation(**TURN, fill_mode="constant", fill_value=0.7),
    "resizing": Resizing(**WIDE),
    "resizing nearest": Resizing(**WIDE, interpolation="nearest"),
    "resizing smooth": Resizing(height=3, width=4, antialias=True),
    "resizing crop": Resizing(**WIDE, crop_to_aspect_ratio=True),
    "resizing pad": Resizing(**WIDE, pad_to_aspect_ratio=True, fill_value=0.5),
    "resizing pad high": Resizing(height=9, width=3, pad_to_aspect_ratio=True),
    "crop": CenterCrop(height=4, width=3),
    "crop of small": CenterCrop(height=9, width=3),
}
GOLDEN = read_cases("preprocessing")
RANDOM = [
    RandomFlip(),
    RandomContrast(factor=(0.5, 0.5), value_range=(-9.0, 9.0)),
    RandomBrightness(value_range=(-9.0, 9.0)),
    RandomRotation(),
    RandomZoom(),
    RandomTranslation(),
]
IMAGE = (8, 8, 1)


def test_every_golden_case_has_its_layer():
    assert set(GOLDEN) == {*LAYERS, "contrast"}


@pytest.mark.parametrize("name", LAYERS)
def test_outputs_and_gradients_equal_those_of_keras(name, kernels):
    assert_equals_keras(LAYERS[name], GOLDEN[name], kernels)


def test_a_given_contrast_equals_that_of_keras():
    case = GOLDEN["contrast"]  # whose range, from 1.5 to 1.5, lies outside what ours may be
    layer = RandomContrast(value_range=(-1.0, 1.5))
    phase = RunPhase(REFERENCE, Fresh(np.dtype(np.float32)))
    y, backward = layer.adjusted(case["x0"], np.array([1.5, 1.5]), phase)
    assert_close(y, case["y0"])
    assert_close(backward(case["dy0"], (True,))[0][0], case["dx0"])


@pytest.mark.parametrize("layer", RANDOM)
def test_images_pass_unchanged_after_training(layer):
    rig = Rig(layer, [IMAGE])
    (y,), dxs, _ = rig.run(rig.xs, training=False)
    np.testing.assert_array_equal(y, rig.xs["x0"])
    np.testing.assert_array_equal(dxs["x0"], rig.dys["node"])


@pytest.mark.parametrize("layer", RANDOM)
def test_each_image_is_changed_in_a_way_of_its_own(layer):
    rig = Rig(layer, [IMAGE], samples=16)
    same = np.repeat(rig.xs["x0"][:1], 16, axis=0)
    (y,), _, _ = rig.run({"x0": same})
    kinds = len(np.unique(y.reshape(16, -1), axis=0))
    assert kinds == (2 if isinstance(layer, RandomFlip) else 16)


@pytest.mark.parametrize(
    ("mode", "axes"),
    [("horizontal", (1,)), ("vertical", (0,)), ("horizontal_and_vertical", (0, 1))],
)
def test_half_of_the_images_are_mirrored(mode, axes):
    rig = Rig(RandomFlip(mode=mode), [(3, 4, 2)], samples=2000)
    x = rig.xs["x0"]
    (y,), _, _ = rig.run(rig.xs)
    flipped = np.array([np.array_equal(b, np.flip(a, axes)) for a, b in zip(x, y, strict=True)])
    kept = np.array([np.array_equal(a, b) for a, b in zip(x, y, strict=True)])
    assert (flipped ^ kept).all()
    assert flipped.mean() == pytest.approx(0.5, abs=0.04)


def test_brightness_is_spread_evenly_over_its_range():
    rig = Rig(
        RandomBrightness(factor=(-0.1, 0.3), value_range=(0.0, 10.0)), [(1, 1, 1)], samples=4000
    )
    (y,), _, _ = rig.run({"x0": np.full((4000, 1, 1, 1), 5.0)})
    assert y.min() == pytest.approx(4, abs=0.01)
    assert y.max() == pytest.approx(8, abs=0.01)
    assert y.mean() == pytest.approx(6, abs=0.08)
    assert y.var() == pytest.approx(16 / 12, rel=0.05)


def test_contrast_keeps_the_mean_and_spreads_the_deviation():
    layer = RandomContrast(factor=(0.5, 0.2), value_range=(-99.0, 99.0))
    rig = Rig(layer, [(6, 6, 2)], samples=1000)
    (y,), _, _ = rig.run(rig.xs)
    x = rig.xs["x0"]
    np.testing.assert_allclose(y.mean((1, 2)), x.mean((1, 2)), atol=1e-12)
    factors = y.std((1, 2)) / x.std((1, 2))
    np.testing.assert_allclose(factors[:, 0], factors[:, 1])  # alike for all channels
    # Two bounds are put in order, as Keras does: from 1 - 0.2 to 1 + 0.5.
    assert factors.min() == pytest.approx(0.8, abs=0.01)
    assert factors.max() == pytest.approx(1.5, abs=0.01)


def test_translations_are_spread_evenly_over_their_range():
    layer = RandomTranslation(height_factor=(0.0, 0.5), width_factor=(0.0, 0.0), fill_mode="wrap")
    rig = Rig(layer, [(8, 1, 1)], samples=4000)
    ramp = np.zeros((4000, 8, 1, 1))
    ramp[:, 0] = 1
    (y,), _, _ = rig.run({"x0": ramp})
    moved = (y[:, :, 0, 0] * np.arange(8)).sum(axis=1)  # rows that the bright one went down
    assert moved.mean() == pytest.approx(2, abs=0.08)
    assert moved.min() >= 0
    assert moved.max() <= 4


def test_angles_and_sizes_are_spread_evenly_over_their_range():
    phase = RunPhase(REFERENCE, Fresh(np.dtype(np.float32)), training=True)
    phase.begin(0, 4000, 1, 2, lambda: None)
    phase.node = 3
    turned = RandomRotation(factor=(-0.1, 0.3)).matrices((4000, 8, 8, 1), phase)
    zoom = RandomZoom(height_factor=(-0.2, 0.4), width_factor=(-0.5, 0.1))
    zoomed = zoom.matrices((4000, 8, 8, 1), phase)
    for found, low, high in (
        (np.arctan2(turned[:, 3], turned[:, 0]) / (2 * np.pi), -0.1, 0.3),
        (zoomed[:, 4], 0.8, 1.4),
        (zoomed[:, 0], 0.5, 1.1),
    ):
        assert stats.kstest(found, stats.uniform(low, high - low).cdf).pvalue > 0.01
    assert abs(np.corrcoef(zoomed[:, 0], zoomed[:, 4])[0, 1]) < 0.05


def test_a_rotation_by_a_quarter_is_exact():
    rig = Rig(RandomRotation(factor=(0.25, 0.25)), [(5, 5, 2)])
    (y,), dxs, _ = rig.run(rig.xs)
    np.testing.assert_allclose(y, np.rot90(rig.xs["x0"], axes=(1, 2)), atol=1e-12)
    np.testing.assert_allclose(dxs["x0"], np.rot90(rig.dys["node"], -1, axes=(1, 2)), atol=1e-12)


def test_crops_lie_at_every_place_and_are_exact():
    rig = Rig(RandomCrop(height=2, width=3), [(4, 5, 1)], samples=900)
    x = np.tile(np.arange(20.0).reshape(1, 4, 5, 1), (900, 1, 1, 1))
    (y,), dxs, _ = rig.run({"x0": x})
    corners, counts = np.unique(y[:, 0, 0, 0], return_counts=True)
    assert corners.tolist() == [0, 1, 2, 5, 6, 7, 10, 11, 12]
    assert counts.min() > 60  # 100 expected
    expected = y[:, :1, :1] + np.array([[0, 1, 2], [5, 6, 7]])[..., None]
    np.testing.assert_array_equal(y, expected)
    assert dxs["x0"].sum() == pytest.approx(rig.dys["node"].sum())
    assert np.count_nonzero(dxs["x0"]) == 900 * 6


def test_after_training_a_crop_is_that_of_the_middle():
    rig = Rig(RandomCrop(height=3, width=3), [(3, 5, 1)])
    (y,), _, _ = rig.run(rig.xs, training=False)
    np.testing.assert_allclose(y, rig.xs["x0"][:, :, 1:4], atol=1e-12)


def test_a_seed_of_its_own_decides_the_noise():
    rigs = [Rig(RandomRotation(seed=seed), [IMAGE]) for seed in (None, 7, 7)]
    of_the_run, one, again = (rig.run(rig.xs)[0][0] for rig in rigs)
    np.testing.assert_array_equal(one, again)
    assert np.abs(of_the_run - one).max() > 0.1


def test_each_new_pixel_is_a_mean_of_old_ones():
    for inputs in (1, 2, 3, 7, 10):
        for outputs in (1, 2, 5, 10, 20):
            for how in (("bilinear", False), ("bilinear", True), ("nearest", False)):
                matrix = resizing_matrix(inputs, outputs, *how)
                assert matrix.min() >= 0
                np.testing.assert_allclose(matrix.sum(axis=1), 1)


def test_a_number_becomes_a_span_as_in_keras():
    assert RandomRotation(factor=0.2).factor == (-0.2, 0.2)
    assert RandomContrast(factor=0.2).factor == (0.0, 0.2)
    assert RandomZoom(height_factor=(0.3, -0.1)).height_factor == (-0.1, 0.3)
    assert Rescaling(scale=2).scale == (2.0,)
    assert Normalization(axis=None).axis == ()


def test_settings_out_of_range_are_refused():
    for wrong in (
        lambda: RandomRotation(factor=1.5),
        lambda: RandomZoom(height_factor=(-1.0, 0.0)),
        lambda: RandomContrast(factor=(-0.5, 0.5)),
        lambda: RandomFlip(mode="diagonal"),
        lambda: RandomRotation(fill_mode="mirror"),
        lambda: RandomTranslation(width_factor=(0.1, 0.2, 0.3)),
        lambda: Resizing(height=0),
        lambda: Resizing(crop_to_aspect_ratio=True, pad_to_aspect_ratio=True),
        lambda: Normalization(axis=(0,)),
        lambda: Normalization(variance=(1.0,)),
        lambda: Normalization(mean=(1.0, 2.0), variance=(1.0,)),
    ):
        with pytest.raises(SettingError):
            wrong()


def test_wrong_shapes_are_named():
    for layer, shape in (
        (RandomFlip(), (8, 8)),
        (Resizing(), (8,)),
        (Rescaling(scale=(1.0, 2.0)), (8, 8, 3)),
        (Normalization(axis=(3,)), (8,)),
        (Normalization(), (8, None)),
    ):
        with pytest.raises(ShapeError):
            layer.output_shape(shape)


def test_images_may_have_open_sizes():
    assert Resizing(height=4, width=5).output_shape((None, None, 3)) == (4, 5, 3)
    assert RandomRotation().output_shape((None, 8, 3)) == (None, 8, 3)
