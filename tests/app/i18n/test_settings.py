"""Settings are told with label, meaning, default and range."""

from dataclasses import fields

import pytest

import app.document  # noqa: F401 (registers every class that has settings)
from app.i18n.settings import about_layer, label_of, labels, spoken, tooltips
from engine.initializers import GlorotUniform
from engine.layers.base import layers
from engine.layers.convolution import Conv2D
from engine.registry import FAMILIES


def test_every_setting_has_a_label_and_a_tooltip(qapp):
    every = {
        f"{name}.{setting.name}"
        for registry in FAMILIES.values()
        if registry.has_settings
        for name in registry
        for setting in fields(registry[name])
    }
    every |= {"Plan.batch_size", "Plan.epochs"}
    assert every <= set(labels()) == set(tooltips())
    assert all(labels().values())
    assert all("<b>" in tip for tip in tooltips().values())


def test_a_tooltip_says_meaning_default_and_range(qapp):
    tip = tooltips()["Conv2D.kernel_size"]
    assert "<b>Kernel size</b>" in tip
    assert "Rows and columns" in tip
    assert "Default: 3 × 3 · Range: from 1" in tip
    assert "Range: 0 to 1" in tooltips()["Adam.beta_1"].replace("0.999999999", "1")


def test_a_setting_without_default_or_range_has_none(qapp):
    tip = tooltips()["TableFile.path"]
    assert "Default" not in tip
    assert "Range" not in tip


@pytest.mark.parametrize("name", list(layers))
def test_every_layer_is_explained(name, qapp):
    assert about_layer(name).endswith(".")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "none"),
        (True, "yes"),
        (False, "no"),
        (0.001, "0.001"),
        ((3, 5), "3 × 5"),
        ("same", "same"),
        (32, "32"),
        (GlorotUniform(), "GlorotUniform"),
    ],
)
def test_values_are_spoken(value, words, qapp):
    assert spoken(value) == words


def test_a_label_is_told_for_one_setting(qapp):
    assert label_of(Conv2D, "use_bias") == "Bias"
