"""Every setting has a meaning that forms can show."""

from dataclasses import fields

import pytest

import engine.activations
import engine.constraints
import engine.data.catalogue
import engine.data.choice
import engine.explain.methods
import engine.layers
import engine.losses
import engine.metrics
import engine.network.nested
import engine.optimizers
import engine.regularizers
import engine.training.callbacks
from engine import settings
from engine.layers.base import layers
from engine.registry import FAMILIES
from engine.training.plan import Plan

CLASSES = [
    registry[name] for registry in FAMILIES.values() for name in registry if registry.has_settings
] + [Plan]
SETTINGS = [(cls, f.name) for cls in CLASSES for f in fields(cls) if f.init]


@pytest.mark.parametrize(("cls", "name"), SETTINGS, ids=lambda v: getattr(v, "__name__", v))
def test_every_setting_has_a_meaning_in_a_whole_sentence(cls, name):
    meaning = settings.meaning(cls, name)
    assert meaning[0].isupper() or meaning.startswith("'")
    assert meaning.endswith(".")
    assert len(meaning) > 20


def test_all_families_are_covered():
    families = {getattr(cls, "family", "plan") for cls, _ in SETTINGS}
    assert families >= {
        "activation",
        "attribution",
        "callback",
        "constraint",
        "initializer",
        "layer",
        "loss",
        "metric",
        "optimizer",
        "plan",
        "regularizer",
        "schedule",
        "source",
        "split",
    }


def test_every_layer_says_what_it_does():
    assert set(settings.LAYERS) == set(layers)


def test_every_method_of_attribution_says_what_it_does_and_costs():
    assert set(settings.METHODS) == set(engine.explain.methods.attributions)


def test_no_text_is_left_of_settings_that_are_gone():
    told = {cls.__name__ for cls in CLASSES}
    told |= {base.__name__ for cls in CLASSES for base in cls.__mro__}
    told |= {getattr(cls, "registered_name", "") for cls in CLASSES}
    names = {name for _, name in SETTINGS}
    for key in [*settings.MEANINGS, *settings.LABELS]:
        cls, _, name = key.rpartition(".")
        assert name in names, key
        assert not cls or cls in told, key


def test_a_class_may_mean_something_else_by_a_name():
    pooling, convolution = layers["MaxPooling2D"], layers["Conv2D"]
    assert settings.meaning(pooling, "strides") != settings.meaning(convolution, "strides")


def test_a_label_is_the_name_in_plain_words():
    assert settings.words(layers["Conv2D"], "kernel_size") == "Kernel size"
    assert settings.words(layers["Conv2D"], "use_bias") == "Bias"


def test_classes_of_one_name_do_not_hide_each_others_settings():
    told: dict[tuple[str, str], list] = {}
    for cls in CLASSES:
        name = getattr(cls, "registered_name", cls.__name__)
        for f in fields(cls):
            texts = (settings.words(cls, f.name), settings.meaning(cls, f.name)) if f.init else ()
            told.setdefault((name, f.name), []).append((texts, f.default, dict(f.metadata)))
    for (cls, name), versions in told.items():
        assert all(version == versions[0] for version in versions), f"{cls}.{name}"
