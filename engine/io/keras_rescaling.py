"""A ``Rescaling`` at the entry of a model that Lamina wrote: the preparation of its data."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from engine.io.keras_graph import Description


def without_rescaling(description: Description) -> tuple[Description, dict[str, Any] | None]:
    """Take a ``Rescaling`` right behind the only input out, and return scale and offset."""
    parts, (entry, *others) = description.parts, description.inputs
    found = next((p for p in parts if p.class_name == "Rescaling" and p.calls == ((entry,),)), None)
    users = [part for part in parts if any(entry in call for call in part.calls)]
    if found is None or others or users != [found]:
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
