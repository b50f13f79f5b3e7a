"""Some settings of a source in a form: the others are chosen in another way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field, fields, make_dataclass
from typing import Any, get_type_hints


def form_of(part: type, names: Sequence[str]) -> type:
    """Return a dataclass with the settings ``names`` of ``part``: their defaults and limits."""
    kinds = get_type_hints(part)
    found = {f.name: f for f in fields(part)}
    columns = [
        (name, kinds[name], field(default=found[name].default, metadata=found[name].metadata))
        for name in names
    ]
    namespace = {"registered_name": part.registered_name}  # type: ignore[attr-defined]
    return make_dataclass(f"{part.__name__}Form", columns, frozen=True, namespace=namespace)


def settings_of(form: Any) -> dict[str, Any]:
    """Return the settings that a form holds."""
    return {f.name: getattr(form, f.name) for f in fields(form)}
