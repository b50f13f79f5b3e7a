"""Layers are told at a glance: their group, their key settings."""

import pytest

from app.models.layer_words import GROUPS, group_of, key_settings, palette_choices, spoken_shape
from app.theme.icons import GLYPHS
from engine.initializers import HeNormal
from engine.layers import (
    activation,
    convolution,
    dense,
    dropout,
    inputs,
    normalization,
    pooling,
    shape,
)
from engine.layers.base import layers
from engine.regularizers import L2
from engine.spec import NetworkSpec, stack


@pytest.mark.parametrize(
    ("layer", "words"),
    [
        (inputs.InputLayer(shape=(9, 9, 1)), ""),
        (dense.Dense(units=64), "64"),
        (dense.Dense(units=64, activation="relu"), "64 · relu"),
        (dense.Dense(kernel_regularizer=L2(l2=0.5)), "32 · L2"),
        (dense.Dense(kernel_initializer=HeNormal()), "32 · HeNormal"),
        (dense.Dense(use_bias=False), "32 · Bias no"),
        (convolution.Conv2D(kernel_size=(5, 3), activation="relu"), "32 · 5×3 · relu"),
        (convolution.Conv2D(strides=(2, 2), padding="same"), "32 · 3×3 · Strides 2×2 · same"),
        (pooling.MaxPooling2D(), "2×2"),
        (pooling.GlobalMaxPooling2D(), ""),
        (dropout.Dropout(rate=0.25), "0.25"),
        (activation.Activation(), "relu"),
        (normalization.BatchNormalization(momentum=0.9), "Momentum 0.9"),
        (shape.Reshape(target_shape=(7, 7, 64)), "7×7×64"),
    ],
)
def test_key_settings_are_told_at_a_glance(layer, words, qapp):
    assert key_settings(layer) == words


@pytest.mark.parametrize("name", list(layers))
def test_every_layer_has_a_group_with_an_icon(name):
    assert name in group_of(name).members
    assert group_of(name).icon in GLYPHS


def test_no_two_groups_have_one_colour():
    assert len({group.colour for group in GROUPS}) == len(GROUPS)


def test_a_shape_is_told_with_crosses():
    assert spoken_shape((28, 28, 1)) == "28 × 28 × 1"
    assert spoken_shape((10,)) == "10"


def test_the_palette_offers_every_layer_once(qapp):
    choices = palette_choices(NetworkSpec())
    assert sorted(choice.key for choice in choices) == sorted(layers)


def test_what_a_stack_cannot_take_is_disabled_with_a_reason(qapp):
    choices = {c.key: c for c in palette_choices(stack(inputs.InputLayer()))}
    disabled = {key for key, choice in choices.items() if not choice.is_enabled}
    assert disabled == {"InputLayer", "Add", "Concatenate"}
    assert "input already" in choices["InputLayer"].tooltip
    assert "no branches" in choices["Add"].tooltip
