"""Layers of attention: equal to Keras, deaf to what does not count, and honest about shapes."""

import numpy as np
import pytest

from engine.errors import InputCountError, SettingError, ShapeError
from engine.layers.attention import AdditiveAttention, Attention
from engine.layers.inputs import InputLayer
from engine.layers.multi_head_attention import MultiHeadAttention
from engine.network.shapes import summarise
from engine.regularizers import L1, L2
from engine.spec import NetworkSpec, Node
from tests.engine.layers.golden import assert_equals_keras, read_cases
from tests.engine.layers.rig import Rig

HEADS = {"num_heads": 2, "key_dim": 3}
SCORES = {"return_attention_scores": True}
LAYERS = {
    "dot": Attention(),
    "dot key masks": Attention(use_scale=True, **SCORES),
    "dot causal": Attention(use_causal_mask=True),
    "concat": Attention(score_mode="concat", use_scale=True),
    "concat causal": Attention(score_mode="concat", use_causal_mask=True),
    "additive": AdditiveAttention(**SCORES),
    "additive causal": AdditiveAttention(use_scale=False, use_causal_mask=True),
    "heads": MultiHeadAttention(**HEADS),
    "heads key": MultiHeadAttention(**HEADS, value_dim=2),
    "heads masks": MultiHeadAttention(**HEADS, output_shape=(3,), **SCORES),
    "heads causal": MultiHeadAttention(**HEADS, use_causal_mask=True),
    "heads causal mask": MultiHeadAttention(**HEADS, use_causal_mask=True),
    "heads penalty": MultiHeadAttention(**HEADS, activity_regularizer=L2()),
    "heads wide": MultiHeadAttention(
        **HEADS, use_bias=False, output_shape=(2, 3), use_causal_mask=True, **SCORES
    ),
}
GOLDEN = read_cases("attention")


def test_every_golden_case_has_its_layer():
    assert set(GOLDEN) == set(LAYERS)


@pytest.mark.parametrize("name", LAYERS)
def test_outputs_and_gradients_equal_those_of_keras(name, kernels):
    assert_equals_keras(LAYERS[name], GOLDEN[name], kernels)


@pytest.mark.parametrize("layer", [Attention(), AdditiveAttention(), MultiHeadAttention(**HEADS)])
def test_places_that_do_not_count_change_nothing(layer):
    mask = np.array([[True, True, True, False, False]] * 5)
    rig = Rig(layer, [(3, 4), (5, 4)], masks=[None, mask])
    (first,), dxs, _ = rig.run(rig.xs)
    changed = rig.xs["x1"].copy()
    changed[:, 3:] += 10
    (second,), _, _ = rig.run({**rig.xs, "x1": changed})
    np.testing.assert_allclose(first, second, atol=1e-12)
    assert not dxs["x1"][:, 3:].any()


@pytest.mark.parametrize("layer", [Attention, AdditiveAttention, MultiHeadAttention])
def test_a_causal_step_never_sees_what_comes_later(layer):
    rig = Rig(layer(use_causal_mask=True), [(4, 3), (4, 3)])
    (first,), _, _ = rig.run(rig.xs)
    changed = rig.xs["x1"].copy()
    changed[:, 2:] += 1
    (second,), _, _ = rig.run({**rig.xs, "x1": changed})
    np.testing.assert_allclose(first[:, :2], second[:, :2], atol=1e-12)
    assert np.abs(first[:, 2:] - second[:, 2:]).min() > 0


@pytest.mark.parametrize("kind", [Attention, AdditiveAttention])
def test_dropout_leaves_out_its_share_of_the_scores_and_only_in_training(kind):
    layer = kind(dropout=0.25, return_attention_scores=True)
    rig = Rig(layer, [(40, 4), (50, 4)])
    (_, shares), _, _ = rig.run(rig.xs)
    assert (shares == 0).mean() == pytest.approx(0.25, abs=0.02)
    assert shares.sum(-1).mean() == pytest.approx(1, abs=0.02)
    (_, shares), _, _ = rig.run(rig.xs, training=False)
    np.testing.assert_allclose(shares.sum(-1), 1, rtol=1e-12)


def test_dropout_of_heads_keeps_the_mean_and_has_its_variance():
    rate, places = 0.25, 50
    layer = MultiHeadAttention(num_heads=1, key_dim=1, dropout=rate, use_bias=False)
    rig = Rig(layer, [(60, 1), (places, 1)], samples=20)
    for weight in rig.network.weights["node"].values():
        weight[...] = 1
    xs = {"x0": np.zeros((20, 60, 1)), "x1": np.ones((20, places, 1))}
    (y,), _, _ = rig.run(xs)  # the sum of the shares that are left, all of them equal at first
    left = y * places * (1 - rate)
    np.testing.assert_allclose(left, left.round(), atol=1e-9)
    assert y.mean() == pytest.approx(1, abs=0.01)
    assert y.var() == pytest.approx(rate / (1 - rate) / places, rel=0.1)
    (y,), _, _ = rig.run(xs, training=False)
    np.testing.assert_allclose(y, 1)


def test_a_seed_of_its_own_decides_the_noise():
    shapes = [(8, 4), (9, 4)]
    rigs = [Rig(Attention(dropout=0.5, seed=seed), shapes) for seed in (None, 2, 3, 3)]
    of_the_run, other, one, again = (rig.run(rig.xs)[0][0] for rig in rigs)
    np.testing.assert_array_equal(one, again)
    assert np.abs(of_the_run - one).max() > 0.1
    assert np.abs(other - one).max() > 0.1


def test_the_mask_of_the_query_is_that_of_the_output():
    mask = np.array([[True, False]])
    assert Attention().output_mask((), (mask, None)) is mask
    assert MultiHeadAttention(**SCORES).output_mask((), (mask, None)) == (mask, None)


def test_parameters_are_counted_as_in_keras():
    # keras.layers.MultiHeadAttention(8, 64) on 512 features: 4 projections of 512 x 512 + 512
    nodes = (
        Node("x", "x", InputLayer(shape=(None, 512))),
        Node("y", "y", MultiHeadAttention(num_heads=8, key_dim=64), ("x", "x")),
    )
    summary = summarise(NetworkSpec(nodes, ("y",)))
    assert summary.parameters == 4 * (512 * 512 + 512)
    assert summary["y"].shape == (None, 512)


def test_wrong_inputs_are_named():
    with pytest.raises(ShapeError):
        Attention().output_shapes((3, 4), (5, 3))
    with pytest.raises(ShapeError):
        MultiHeadAttention().output_shapes((3, 4), (5, 4), (6, 4))
    with pytest.raises(ShapeError):
        Attention().output_shapes((4,), (5, 4))
    with pytest.raises(ShapeError):
        AdditiveAttention().weight_specs((3, None), (5, 4))
    with pytest.raises(InputCountError):
        Attention().check_input_count("attention", 1)


def test_wrong_settings_are_refused():
    with pytest.raises(SettingError):
        Attention(dropout=1.5)
    with pytest.raises(SettingError):
        Attention(score_mode="sum")
    with pytest.raises(SettingError):
        MultiHeadAttention(num_heads=0)
    with pytest.raises(SettingError):
        MultiHeadAttention(return_attention_scores=True, activity_regularizer=L1())


@pytest.mark.parametrize("dropout", [0.0, 1e-9])
def test_a_step_with_nothing_to_look_at_takes_the_mean_or_nothing(dropout):
    # Keras fuses its products where there is no dropout, and softmax then sees equal scores.
    layer = MultiHeadAttention(**HEADS, dropout=dropout)
    rig = Rig(layer, [(3, 4), (5, 4)], masks=[None, np.zeros((5, 5), bool)])
    (y,), _, _ = rig.run(rig.xs, training=False)
    w = rig.network.weights["node"]
    mean = rig.xs["x1"].mean(1) if dropout == 0 else None
    values = np.zeros((5, 2, 3))
    if mean is not None:
        values = np.einsum("nf,fhd->nhd", mean, w["value/kernel"]) + w["value/bias"]
    expected = np.einsum("nhd,hdo->no", values, w["attention_output/kernel"])
    expected += w["attention_output/bias"]
    np.testing.assert_allclose(y, np.repeat(expected[:, None], 3, axis=1), atol=1e-12)
