"""Layers are told at a glance: their group, their key settings."""

import pytest

from app.models.layer_groups import GROUPS, NOT_OFFERED, group_of, icon_of
from app.models.layer_words import key_settings, palette_choices, spoken_shape
from app.theme.icons import GLYPHS
from app.widgets.search_palette import found
from engine.initializers import HeNormal
from engine.layers import (
    activation,
    convolution,
    dense,
    dropout,
    formula,
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
        (formula.Formula(expression="a + 2 * b"), "a + 2 * b"),
    ],
)
def test_key_settings_are_told_at_a_glance(layer, words, qapp):
    assert key_settings(layer) == words


@pytest.mark.parametrize("name", list(layers))
def test_every_layer_has_a_group_with_an_icon(name):
    assert [name in group.members for group in GROUPS].count(True) == 1
    assert name in group_of(name).members
    assert icon_of(name) in GLYPHS


def test_no_two_groups_have_one_colour():
    assert len({group.colour for group in GROUPS}) == len(GROUPS)


def test_a_shape_is_told_with_crosses(qapp):
    assert spoken_shape((None, 16)) == "any × 16"
    assert spoken_shape((28, 28, 1)) == "28 × 28 × 1"
    assert spoken_shape((10,)) == "10"


def test_the_palette_offers_every_layer_once(qapp):
    choices = palette_choices(NetworkSpec())
    assert sorted(choice.key for choice in choices) == sorted(set(layers) - set(NOT_OFFERED))


def test_a_network_as_a_layer_is_not_offered_and_layers_that_are_not_registered_never(qapp):
    offered = {choice.key for choice in palette_choices(NetworkSpec())}
    assert not offered & {"Functional", "Ports"}


def test_the_words_of_a_description_are_found_in_both_languages(qapp):
    choices = palette_choices(NetworkSpec())
    assert "Dropout" in [c.key for c in found(choices, "overfitting")]
    assert "Dropout" in [c.key for c in found(choices, "переобучения")]


def test_what_a_stack_cannot_take_is_disabled_with_a_reason(qapp):
    choices = {c.key: c for c in palette_choices(stack(inputs.InputLayer()))}
    disabled = {key for key, choice in choices.items() if not choice.is_enabled}
    merging = {n for n in layers if layers[n]().input_count not in (0, 1)} - {"Functional"}
    assert {"Add", "Concatenate"} <= merging
    assert disabled == {"InputLayer"} | merging
    assert "input already" in choices["InputLayer"].tooltip
    assert "no branches" in choices["Add"].tooltip
