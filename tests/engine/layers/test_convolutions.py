"""Convolutions and poolings: equal to Keras, of any size, honest about what they cannot take."""

import json
from dataclasses import fields

import numpy as np
import pytest

from engine.errors import (
    ChannelGroupsError,
    SettingError,
    ShapeError,
    StridesOrDilation,
    TooShortError,
    TooSmallError,
)
from engine.kernels.cpu import CPU
from engine.kernels.reference import REFERENCE
from engine.layers.base import layers
from engine.layers.convolution import Conv1D, Conv2D, Conv3D
from engine.layers.depthwise import DepthwiseConv2D, SeparableConv2D
from engine.layers.inputs import InputLayer
from engine.layers.pooling import GlobalAveragePooling1D, MaxPooling1D, MaxPooling3D
from engine.layers.transposed import Conv1DTranspose, Conv2DTranspose
from engine.network.network import Network
from engine.spec import stack
from tests.engine.kernels.compare import distance
from tests.engine.layers.golden import assert_equals_keras, read_cases
from tests.engine.layers.rig import Rig

GOLDEN = read_cases("convolutions")


def layer_of(arrays):
    """Return the layer that a golden case describes."""
    settings = json.loads(str(arrays["layer"]))
    kind = settings.pop("class")
    values = {k: tuple(v) if isinstance(v, list) else v for k, v in settings.items()}
    return layers[kind](**values)


@pytest.mark.parametrize("name", GOLDEN)
def test_outputs_and_gradients_equal_those_of_keras(name, kernels):
    assert_equals_keras(layer_of(GOLDEN[name]), GOLDEN[name], kernels)


def test_every_layer_of_the_family_has_a_golden_case():
    family = {name for name in layers if "Conv" in name or "Pooling" in name}
    assert {name.split()[0] for name in GOLDEN} >= {n for n in family if "LSTM" not in n}


def of_family(name):
    """Return a layer of the family with settings that its kind allows, and its spatial axes."""
    kind = layers[name]
    return kind(filters=4) if "filters" in {f.name for f in fields(kind)} else kind()


FAMILY = sorted({name.split()[0] for name in GOLDEN})
CONVOLUTIONS = [name for name in FAMILY if "Conv" in name]


@pytest.mark.parametrize("name", FAMILY)
def test_open_sizes_come_through(name):
    layer = of_family(name)
    shape = layer.output_shape(*[(*(None,) * layer.rank, 3)])
    sizes = shape[:-1]
    assert sizes == (() if name.startswith("Global") else (None,) * layer.rank)
    assert layer.multiply_adds((*(1,) * layer.rank, 3)) >= 0
    assert isinstance(layer.weight_specs((*(None,) * layer.rank, 3)), dict)


@pytest.mark.parametrize("name", CONVOLUTIONS)
def test_without_channels_there_are_no_weights(name):
    layer = of_family(name)
    with pytest.raises(ShapeError, match=r"channels\)|features\)"):
        layer.weight_specs((*(9,) * layer.rank, None))


@pytest.mark.parametrize("name", FAMILY)
def test_samples_with_other_axes_are_refused(name):
    layer = of_family(name)
    with pytest.raises(ShapeError, match=r"channels\)|features\)"):
        layer.output_shape((9,) * layer.rank)


@pytest.mark.parametrize("name", [n for n in FAMILY if "Transpose" not in n and "Global" not in n])
def test_a_window_that_does_not_fit_is_named(name):
    layer = of_family(name)
    error = TooShortError if layer.rank == 1 else TooSmallError
    with pytest.raises(error, match="'' has a window of") as caught:
        layer.output_shape((*(1,) * layer.rank, 3))
    assert caught.value.facts["actual"] == "x".join("1" * layer.rank)


@pytest.mark.parametrize("layer", [Conv1D(kernel_size=(5,)), MaxPooling1D(pool_size=(5,))])
def test_a_sequence_that_is_too_short_is_told_with_the_name_of_the_layer(layer):
    network = Network(stack(InputLayer(shape=(None, 2)), layer))
    with pytest.raises(
        TooShortError, match=r"'\w+1d' has a window of 5 steps, but receives only 3"
    ):
        network.predict(np.zeros((1, 3, 2), np.float32), REFERENCE)


@pytest.mark.parametrize(
    ("kind", "settings", "error"),
    [
        (Conv2D, {"strides": (2, 1), "dilation_rate": (1, 2)}, StridesOrDilation),
        (Conv1DTranspose, {"strides": (2,), "dilation_rate": (2,)}, StridesOrDilation),
        (Conv1D, {"filters": 4, "groups": 3}, SettingError),
        (Conv2D, {"kernel_size": (3,)}, SettingError),
        (Conv2D, {"kernel_size": (3, 0)}, SettingError),
        (Conv2D, {"padding": "causal"}, SettingError),
        (Conv3D, {"strides": (1, 1)}, SettingError),
        (DepthwiseConv2D, {"depth_multiplier": 0}, SettingError),
        (Conv2DTranspose, {"output_padding": (1, 0)}, SettingError),
        (Conv2DTranspose, {"output_padding": (-1, 0), "strides": (2, 2)}, SettingError),
        (MaxPooling1D, {"pool_size": (2, 2)}, SettingError),
        (MaxPooling1D, {"padding": "causal"}, SettingError),
    ],
)
def test_settings_that_make_no_sense_are_refused(kind, settings, error):
    with pytest.raises(error):
        kind(**settings)


def test_groups_must_divide_the_channels():
    with pytest.raises(ChannelGroupsError, match="2 groups, but receives 3 channels"):
        Conv1D(filters=4, groups=2).weight_specs((9, 3))


def test_fans_are_those_of_keras():
    # keras.src.initializers.random_initializers.compute_fans on the shape of each kernel
    def fans(layer, shape, name="kernel"):
        spec = layer.weight_specs(shape)[name]
        return spec.fan_in, spec.fan_out

    assert fans(Conv2D(filters=8), (7, 7, 4)) == (36, 72)
    assert fans(Conv2D(filters=8, groups=2), (7, 7, 4)) == (18, 72)
    assert fans(Conv1D(filters=8), (7, 4)) == (12, 24)
    assert fans(Conv2DTranspose(filters=8), (7, 7, 4)) == (72, 36)
    assert fans(DepthwiseConv2D(depth_multiplier=2), (7, 7, 4)) == (36, 18)
    assert fans(SeparableConv2D(filters=8), (7, 7, 4), "pointwise_kernel") == (4, 8)
    assert fans(Conv2D(filters=8), (7, 7, 4), "bias") == (8, 8)


def test_multiplications_are_counted_as_in_the_papers():
    # MobileNet, 112 x 112 x 32 to 64 channels: 9 * 32 and 32 * 64 for each place
    image, places = (112, 112, 32), 112 * 112
    assert DepthwiseConv2D(padding="same").multiply_adds(image) == places * 9 * 32
    separable = SeparableConv2D(filters=64, padding="same")
    assert separable.multiply_adds(image) == places * (9 * 32 + 32 * 64)
    assert Conv2D(filters=64, padding="same").multiply_adds(image) == places * 9 * 32 * 64
    assert Conv2D(filters=64, groups=4, padding="same").multiply_adds(image) == places * 9 * 8 * 64
    assert Conv2DTranspose(filters=64).multiply_adds(image) == places * 9 * 32 * 64


def test_a_causal_convolution_never_sees_what_comes_later():
    rig = Rig(Conv1D(filters=3, padding="causal", dilation_rate=(2,)), [(9, 4)])
    (first,), _, _ = rig.run(rig.xs)
    (second,), _, _ = rig.run({"x0": rig.xs["x0"] + (np.arange(9) >= 5)[:, None]})
    np.testing.assert_array_equal(first[:, :5], second[:, :5])
    assert np.abs(first[:, 5:] - second[:, 5:]).min() > 0


@pytest.mark.parametrize(("padding", "size"), [("valid", (9, 9)), ("same", (8, 9))])
@pytest.mark.parametrize(("strides", "dilation"), [((2, 3), (1, 1)), ((1, 1), (2, 1))])
def test_a_transposed_convolution_is_the_gradient_of_a_convolution(
    padding, size, strides, dilation
):
    settings = {"strides": strides, "dilation_rate": dilation, "padding": padding}
    forward = Rig(Conv2D(filters=5, use_bias=False, **settings), [(*size, 3)])
    _, dxs, _ = forward.run(forward.xs)
    dy = forward.dys["node"]
    back = Rig(Conv2DTranspose(filters=3, use_bias=False, **settings), [dy.shape[1:]])
    back.network.weights["node"]["kernel"][...] = forward.network.weights["node"]["kernel"]
    (y,), _, _ = back.run({"x0": dy})
    np.testing.assert_allclose(y, dxs["x0"], atol=1e-12)


def test_steps_that_a_mask_skips_do_not_count_for_the_mean():
    mask = np.array([[True, True, False]] * 4 + [[False] * 3])
    rig = Rig(GlobalAveragePooling1D(), [(3, 2)], masks=[mask])
    (y,), dxs, _ = rig.run(rig.xs)
    np.testing.assert_allclose(y[:4], rig.xs["x0"][:4, :2].mean(axis=1))
    assert (y[4] == 0).all()
    assert not dxs["x0"][:, 2].any()


@pytest.mark.parametrize("name", CONVOLUTIONS)
def test_the_mask_of_a_sequence_ends_at_a_convolution(name):
    assert of_family(name).output_mask((), (np.ones((1, 3), bool),)) is None


@pytest.mark.parametrize("name", FAMILY)
def test_compiled_kernels_give_what_the_reference_gives(name):
    layer = of_family(name)
    rigs = [
        Rig(layer, [(*(8,) * layer.rank, 6)], dtype=np.float32, kernels=k) for k in (REFERENCE, CPU)
    ]
    (one, one_dx, one_gradient), (two, two_dx, two_gradient) = (r.run(r.xs) for r in rigs)
    assert distance(two[0], one[0]) <= 1e-5
    assert distance(two_dx["x0"], one_dx["x0"]) <= 1e-5
    assert distance(two_gradient, one_gradient) <= 1e-5


def test_a_window_of_many_places_still_knows_where_its_maximum_was():
    layer = MaxPooling3D(pool_size=(41, 41, 41))  # more places than two bytes count
    rig = Rig(layer, [(41, 41, 41, 1)], samples=1)
    (y,), dxs, _ = rig.run(rig.xs)
    assert y[0, 0, 0, 0, 0] == rig.xs["x0"].max()
    assert np.flatnonzero(dxs["x0"]) == [rig.xs["x0"].argmax()]


@pytest.mark.parametrize(
    "layer",
    [
        Conv2D(filters=4, dilation_rate=(2, 1)),
        DepthwiseConv2D(depth_multiplier=2, use_bias=False),
        SeparableConv2D(filters=5, depth_multiplier=2, use_bias=False),
        Conv2D(filters=4, groups=2, use_bias=False),
    ],
)
def test_the_patterns_of_a_layer_are_the_kernels_of_a_convolution_that_does_the_same(layer):
    rig = Rig(layer, [(8, 8, 4)])
    patterns = layer.patterns(rig.network.weights["node"])
    assert patterns.size == layer.pattern_count(4)
    groups = 4 // patterns.shape[-2]
    same = Conv2D(
        filters=patterns.shape[-1],
        groups=groups,
        dilation_rate=layer.dilation_rate,
        use_bias=layer.use_bias,
    )
    other = Rig(same, [(8, 8, 4)])
    other.network.weights["node"]["kernel"][...] = patterns
    if layer.use_bias:
        other.network.weights["node"]["bias"][...] = rig.network.weights["node"]["bias"]
    np.testing.assert_allclose(other.run(rig.xs)[0][0], rig.run(rig.xs)[0][0], atol=1e-12)
