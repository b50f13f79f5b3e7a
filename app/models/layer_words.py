"""Layers in words and colours: to which group each belongs, and its key settings at a glance."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.i18n.settings import about_in_all_languages, about_layer, label_of, spoken, spoken_size
from app.models.layer_groups import GROUPS, NOT_OFFERED, OTHER, Group, icon_of
from app.widgets.search_palette import Choice
from engine.layers.base import Layer, Shape, layers
from engine.spec import NetworkSpec

_ALWAYS = ("units", "filters", "kernel_size", "pool_size", "rate", "target_shape", "expression")
_BARE = (*_ALWAYS, "activation", "padding")  # said without their name


def key_settings(layer: Layer) -> str:
    """Return what one wants to know of a layer first: "32 · 3×3 · relu".

    Sizes always, other settings where they are not the default.
    """
    return " · ".join(
        _told(layer, f.name)
        for f in fields(layer)
        if f.name in _ALWAYS or _is_telling(layer, f.name, f.default)
    )


def spoken_shape(shape: Shape) -> str:
    """Return a shape as people write it: "28 × 28 × 1"; an open size is "any"."""
    return " × ".join(spoken_size(size) for size in shape)


def palette_choices(spec: NetworkSpec) -> list[Choice]:
    """Return all layers by group; those that a stack cannot take now are shown disabled."""
    return [
        Choice(
            name,
            name,
            group=QCoreApplication.translate("Layers", group.title),
            icon=icon_of(name),
            tooltip=_tooltip(name, spec),
            is_enabled=not _obstacle(name, spec),
            words=about_in_all_languages(name),
        )
        for group in (*GROUPS, _others())
        for name in group.members
        if name in layers and name not in NOT_OFFERED
    ]


def _others() -> Group:
    known = {name for group in GROUPS for name in group.members}
    return replace(OTHER, members=tuple(name for name in layers if name not in known))


def _told(layer: Layer, setting: str) -> str:
    value = getattr(layer, setting)
    text = spoken(value).replace(" × ", "×")
    if setting in _BARE or is_dataclass(value):
        return text
    return f"{label_of(type(layer), setting)} {text}"


def _is_telling(layer: Layer, setting: str, default: Any) -> bool:
    value = getattr(layer, setting)
    if setting in ("shape", "trainable", "network"):  # told elsewhere in the row
        return False
    return value != default or (setting == "activation" and layer.registered_name == "Activation")


def _obstacle(name: str, spec: NetworkSpec) -> str:
    """Return why a layer cannot be added to the stack, "" if it can."""
    count = layers[name]().input_count
    if count == 0 and spec.inputs:
        return QCoreApplication.translate("Layers", "The network has an input already.")
    if count != 0 and count != 1:
        return QCoreApplication.translate("Layers", "A stack has no branches to merge.")
    return ""


def _tooltip(name: str, spec: NetworkSpec) -> str:
    sentences = (about_layer(name), _obstacle(name, spec))
    return f"<qt>{'<br>'.join(sentence for sentence in sentences if sentence)}</qt>"
