"""A family of classes addressed by name, as they are saved in project files."""

from __future__ import annotations

import difflib
import math
import numbers
from collections.abc import Callable, Iterator, Mapping
from dataclasses import field, fields, is_dataclass
from typing import Any, Generic, TypeVar

from engine.errors import SettingError, UnknownName

T = TypeVar("T")
S = TypeVar("S")  # the class that is registered, one of T
FAMILIES: dict[str, Registry] = {}


class Registry(Generic[T]):
    """A family of frozen dataclasses: menus, project files and contract tests walk over it.

    One without settings is structure that is saved, and that no form shows.
    """

    def __init__(self, family: str, *, has_settings: bool = True):
        self.family, self.has_settings = family, has_settings
        self._classes: dict[str, type[T]] = {}
        self._spoken: dict[str, str] = {}  # "glorotuniform", "mse": the registered name
        FAMILIES[family] = self

    def register(self, name: str, *aliases: str) -> Callable[[type[S]], type[S]]:
        """Class decorator; the name is public and must never change."""

        def add(cls: type[S]) -> type[S]:
            assert name not in self._classes, f"{self.family} '{name}' registered twice"
            cls.registered_name = name  # type: ignore[attr-defined]
            cls.family = self.family  # type: ignore[attr-defined]
            self._classes[name] = cls  # type: ignore[assignment]
            self._spoken |= {_spoken(word): name for word in (name, *aliases)}
            return cls

        return add

    def __getitem__(self, name: str) -> type[T]:
        """Return the class with this name; "glorot_uniform" finds ``GlorotUniform`` as in Keras."""
        try:
            return self._classes[self._spoken.get(_spoken(name), name)]
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


def _spoken(name: str) -> str:
    return name.replace("_", "").lower()


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


def setting(
    default: Any,
    *,
    minimum: float | None = None,
    maximum: float | None = None,
    below: float | None = None,
    choices: str = "",
    optional: bool = False,
    when_on: Any = None,
) -> Any:
    """Declare one setting: its default, and the range that forms and checks use.

    ``below`` is a largest value that itself is not allowed, instead of a ``maximum``.
    ``choices`` names a list: a registry family ("initializer", "activation") or words
    separated by "|". ``when_on`` is what an optional one is when it is first switched on, else its
    minimum. The tooltip (meaning) stands in ``engine/settings`` by setting name.
    """
    return field(
        default=default,
        metadata={
            "minimum": minimum,
            "maximum": maximum if below is None else below,
            "below": below,
            "choices": choices,
            "optional": optional,
            "when_on": when_on,
        },
    )


def check_settings(part: Any) -> None:
    """Raise ``SettingError`` for the first number or word outside its declared range."""
    check_words(part)
    for f in fields(part):
        minimum, maximum = f.metadata.get("minimum"), f.metadata.get("maximum")
        below = f.metadata.get("below")
        value = getattr(part, f.name)
        if (minimum is None and maximum is None) or (value is None and f.metadata["optional"]):
            continue
        whole = "float" not in str(f.type)
        parts = value if isinstance(value, tuple) else (value,)
        fits = all(_lies_between(v, minimum, maximum, whole=whole) for v in parts)
        if not fits or (below is not None and below in parts):
            raise SettingError(setting=f.name, expected=_range(f.metadata), actual=value)


def check_words(part: Any) -> None:
    """Raise ``SettingError`` for the first word that is none of those declared."""
    for f in fields(part):
        words = f.metadata.get("choices", "").split("|")
        if len(words) > 1 and getattr(part, f.name) not in words:
            raise SettingError(
                setting=f.name, expected=_one_of(words), actual=getattr(part, f.name)
            )


def _lies_between(value: Any, minimum: float | None, maximum: float | None, *, whole: bool) -> bool:
    if isinstance(value, bool) or not isinstance(value, numbers.Real):
        return False
    if whole and not isinstance(value, numbers.Integral):
        return False
    low = -math.inf if minimum is None else minimum
    high = math.inf if maximum is None else maximum
    return math.isfinite(value) and low <= float(value) <= high


def _range(declared: Mapping[str, Any]) -> str:
    """Return "from 0 to 1", as a fact of an error."""
    minimum, maximum = declared.get("minimum"), declared.get("maximum")
    if maximum is None:
        return f"at least {minimum:.10g}"
    if minimum is None:
        return f"at most {maximum:.10g}"
    if declared.get("below") is not None:
        return f"from {minimum:.10g}, below {maximum:.10g}"
    return f"from {minimum:.10g} to {maximum:.10g}"


def _one_of(words: list[str]) -> str:
    """Return "'a', 'b' or 'c'", as a fact of an error."""
    *others, last = (f"'{word}'" for word in words)
    return f"{', '.join(others)} or {last}"
