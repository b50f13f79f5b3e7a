"""Layers in words and colours: to which group each belongs, and its key settings at a glance."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.i18n.marking import marked
from app.i18n.settings import about_layer, label_of, spoken
from app.widgets.search_palette import Choice
from engine.layers.base import Layer, Shape, layers
from engine.spec import NetworkSpec


@dataclass(frozen=True)
class Group:
    """Layers of one kind. ``title`` is a source text; ``colour`` the number of a class colour.

    Red stays free for errors; None is the colour of quiet text.
    """

    name: str
    title: str
    colour: int | None
    members: tuple[str, ...]

    @property
    def icon(self) -> str:
        return f"layer_{self.name}"


GROUPS = (
    Group("dense", marked("Layers", "Fully connected"), 0, ("Dense",)),
    Group("convolution", marked("Layers", "Convolution"), 1, ("Conv2D",)),
    Group(
        "pooling",
        marked("Layers", "Pooling"),
        2,
        (
            "MaxPooling2D",
            "AveragePooling2D",
            "GlobalMaxPooling2D",
            "GlobalAveragePooling2D",
        ),
    ),
    Group("activation", marked("Layers", "Activation"), 4, ("Activation",)),
    Group("shape", marked("Layers", "Shape"), 3, ("Flatten", "Reshape", "Functional")),
    Group("dropout", marked("Layers", "Against overfitting"), 7, ("Dropout",)),
    Group("normalization", marked("Layers", "Normalisation"), 8, ("BatchNormalization",)),
    Group("merge", marked("Layers", "Several inputs"), 9, ("Add", "Concatenate")),
    Group("input", marked("Layers", "Input"), None, ("InputLayer",)),
)
OTHER = Group("shape", marked("Layers", "Others"), None, ())

_ALWAYS = ("units", "filters", "kernel_size", "pool_size", "rate", "target_shape")
_BARE = (*_ALWAYS, "activation", "padding")  # said without their name


def group_of(class_name: str) -> Group:
    """Return the group of a layer."""
    return next((group for group in GROUPS if class_name in group.members), OTHER)


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
    """Return a shape as people write it: "28 × 28 × 1"."""
    return " × ".join(str(size) for size in shape)


def palette_choices(spec: NetworkSpec) -> list[Choice]:
    """Return all layers by group; those that a stack cannot take now are shown disabled."""
    return [
        Choice(
            name,
            name,
            group=QCoreApplication.translate("Layers", group.title),
            icon=group.icon,
            tooltip=_tooltip(name, spec),
            is_enabled=not _obstacle(name, spec),
        )
        for group in (*GROUPS, _others())
        for name in group.members
        if name in layers
    ]


def _others() -> Group:
    known = {name for group in GROUPS for name in group.members}
    return Group(
        OTHER.name, OTHER.title, OTHER.colour, tuple(name for name in layers if name not in known)
    )


def _told(layer: Layer, setting: str) -> str:
    value = getattr(layer, setting)
    text = spoken(value).replace(" × ", "×")
    if setting in _BARE or is_dataclass(value):
        return text
    return f"{label_of(type(layer), setting)} {text}"


def _is_telling(layer: Layer, setting: str, default: Any) -> bool:
    value = getattr(layer, setting)
    if setting == "shape":  # the shape of the output says it
        return False
    return value != default or (setting == "activation" and layer.registered_name == "Activation")


def _obstacle(name: str, spec: NetworkSpec) -> str:
    """Return why a layer cannot be added to the stack, "" if it can."""
    if layers[name].input_count is None:
        return QCoreApplication.translate("Layers", "A stack has no branches to merge.")
    if layers[name].input_count == 0 and spec.inputs:
        return QCoreApplication.translate("Layers", "The network has an input already.")
    return ""


def _tooltip(name: str, spec: NetworkSpec) -> str:
    sentences = (about_layer(name), _obstacle(name, spec))
    return f"<qt>{'<br>'.join(sentence for sentence in sentences if sentence)}</qt>"
