"""A family of classes addressed by name, as they are saved in project files."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any, Generic, TypeVar

from engine.errors import UnknownName

T = TypeVar("T")
FAMILIES: dict[str, Registry] = {}


class Registry(Generic[T]):
    """A family of frozen dataclasses: menus, project files and contract tests walk over it."""

    def __init__(self, family: str):
        self.family = family
        self._classes: dict[str, type[T]] = {}
        FAMILIES[family] = self

    def register(self, name: str) -> Callable[[type[T]], type[T]]:
        """Class decorator; the name is public and must never change."""

        def add(cls: type[T]) -> type[T]:
            assert name not in self._classes, f"{self.family} '{name}' registered twice"
            cls.registered_name = name  # type: ignore[attr-defined]
            cls.family = self.family  # type: ignore[attr-defined]
            self._classes[name] = cls
            return cls

        return add

    def __getitem__(self, name: str) -> type[T]:
        try:
            return self._classes[name]
        except KeyError:
            closest = difflib.get_close_matches(name, self._classes, n=1, cutoff=0)
            raise UnknownName(
                family=self.family, name=name, closest=closest[0] if closest else "-"
            ) from None

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._classes))

    def __contains__(self, name: object) -> bool:
        return name in self._classes

    def __len__(self) -> int:
        return len(self._classes)


def describe(part: Any) -> dict[str, Any]:
    """Return a registered ``part`` as plain JSON data; parts inside it keep their class."""
    settings = {f.name: _plain(getattr(part, f.name)) for f in fields(part)}
    return {"family": part.family, "class": part.registered_name, **settings}


def restore(data: dict[str, Any]) -> Any:
    """Rebuild a part from what ``describe`` returned."""
    settings = {k: _rebuilt(v) for k, v in data.items() if k not in ("family", "class")}
    return FAMILIES[data["family"]][data["class"]](**settings)


def _plain(value: Any) -> Any:
    if is_dataclass(value) and hasattr(value, "registered_name"):
        return describe(value)
    if isinstance(value, (tuple, list)):
        return [_plain(v) for v in value]
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    return value


def _rebuilt(value: Any) -> Any:
    if isinstance(value, dict):
        if "family" in value and "class" in value:
            return restore(value)
        return {k: _rebuilt(v) for k, v in value.items()}
    if isinstance(value, list):
        return tuple(_rebuilt(v) for v in value)
    return value
