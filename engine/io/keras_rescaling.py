"""A ``Rescaling`` at the entry of a model that Lamina wrote: the preparation of its data."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from engine.io.keras_graph import Call, Description
from engine.io.model_extras import ModelExtras, affine_of, rescaling_of


def prepared_inside(
    description: Description, extras: ModelExtras, told: dict[str, Any]
) -> tuple[Description, ModelExtras]:
    """Take out each ``Rescaling`` that stands for a preparation, which goes to the extras.

    ``told``: what Lamina wrote beside the model. A ``Rescaling`` of the user stays.
    """
    if "takes_raw" not in told:  # written before this was told
        inputs = description.inputs[:1] if len(description.inputs) == 1 else ()
    else:
        pairs = zip(description.inputs, extras.preparations, strict=False)
        inputs = tuple(entry for entry, own in pairs if told["takes_raw"] and rescaling_of(own))
    ways = list(extras.preparations)
    for entry in inputs:
        description, found = without_rescaling(description, entry)
        if found is not None:
            ways[description.inputs.index(entry)] = affine_of(found)
    first, *more = ways
    more_known = tuple(way for way in more if way is not None)
    return description, replace(extras, preparation=first, more_preparations=more_known)


def without_rescaling(
    description: Description, entry: Call
) -> tuple[Description, dict[str, Any] | None]:
    """Take a ``Rescaling`` right behind an input out, and return scale and offset."""
    parts = description.parts
    found = next((p for p in parts if p.class_name == "Rescaling" and p.calls == ((entry,),)), None)
    users = [part for part in parts if any(entry in call for call in part.calls)]
    if found is None or users != [found]:
        return description, None
    instead = {(found.name, 0, 0): entry}
    rest = tuple(
        replace(p, calls=tuple(tuple(instead.get(f, f) for f in call) for call in p.calls))
        for p in parts
        if p is not found
    )
    settings = {name: _numbers(found.config[name]) for name in ("scale", "offset")}
    return replace(description, parts=rest), settings


def _numbers(value: Any) -> Any:
    """Return a number or nested lists of numbers; Keras wraps arrays into a dictionary."""
    if isinstance(value, dict):
        value = value["config"]["value"]
    return np.asarray(value, np.float32).tolist()
