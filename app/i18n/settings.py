"""Labels and tooltips of settings in the language of the user, from what the engine says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, Field, fields
from html import escape
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.i18n import in_all_languages
from app.widgets.numbers import format_number
from engine import settings
from engine.registry import FAMILIES
from engine.training.plan import Plan

_CONTEXT = "Settings"


def texts() -> Iterator[tuple[str, str]]:
    """Yield (context, source text) of all that is said of settings, for the translators."""
    for _, cls, setting in _every():
        yield _CONTEXT, settings.words(cls, setting.name)
        yield _CONTEXT, settings.meaning(cls, setting.name)
    for sentence in settings.LAYERS.values():
        yield _CONTEXT, sentence
    for pair in settings.METHODS.values():
        for text in pair:
            yield _CONTEXT, text
    for word in settings.CHOICES:
        yield "Choices", word


class Texts(Mapping[str, str]):
    """A text for every setting by ``"Class.setting"``, made when it is asked for."""

    def __init__(self, write: Callable[[type, Field], str]):
        self._write = write
        self._settings = {key: (cls, setting) for key, cls, setting in _every()}

    def __getitem__(self, key: str) -> str:
        return self._write(*self._settings[key])

    def __iter__(self) -> Iterator[str]:
        return iter(self._settings)

    def __len__(self) -> int:
        return len(self._settings)


def labels() -> Texts:
    """Return the words on the label of every setting."""
    return Texts(lambda part, setting: label_of(part, setting.name))


def tooltips() -> Texts:
    """Return meaning, default and range of every setting, as HTML."""
    return Texts(_tooltip)


def label_of(part: type, setting: str) -> str:
    """Return the words on the label of one setting."""
    return QCoreApplication.translate(_CONTEXT, settings.words(part, setting))


def about_layer(class_name: str) -> str:
    """Return what a layer does, in a sentence."""
    return QCoreApplication.translate(_CONTEXT, settings.LAYERS[class_name])


def method_title(name: str) -> str:
    """Return what a method of attribution is called."""
    return QCoreApplication.translate(_CONTEXT, settings.METHODS[name][0])


def about_method(name: str) -> str:
    """Return what a method of attribution shows and costs."""
    return QCoreApplication.translate(_CONTEXT, settings.METHODS[name][1])


def about_in_all_languages(class_name: str) -> str:
    """Return what a layer does in every language there is, to be searched."""
    return in_all_languages(_CONTEXT, settings.LAYERS[class_name])


def spoken(value: Any) -> str:
    """Return the value of a setting as people write it: "3 × 3", "none", "0.001"."""
    if value is None:
        return QCoreApplication.translate("Settings", "none")
    if isinstance(value, bool):
        if value:
            return QCoreApplication.translate("Settings", "yes")
        return QCoreApplication.translate("Settings", "no")
    if isinstance(value, float):
        return format_number(value)
    if isinstance(value, tuple):
        return " × ".join(spoken_size(v) for v in value)
    if isinstance(value, str):
        return QCoreApplication.translate("Choices", value)
    return getattr(value, "registered_name", str(value))


def spoken_size(size: Any) -> str:
    """Return one size of a shape; one that only the data tell is "any"."""
    return QCoreApplication.translate("Settings", "any") if size is None else spoken(size)


def _every() -> Iterator[tuple[str, type, Field]]:
    families = (registry for registry in FAMILIES.values() if registry.has_settings)
    registered = [registry[name] for registry in families for name in registry]
    for cls in (*registered, Plan):
        name = getattr(cls, "registered_name", cls.__name__)
        for setting in fields(cls):
            if setting.init:
                yield f"{name}.{setting.name}", cls, setting


def _tooltip(part: type, setting: Field) -> str:
    meaning = QCoreApplication.translate(_CONTEXT, settings.meaning(part, setting.name))
    facts = " · ".join(fact for fact in (_default(setting), _range(setting)) if fact)
    text = f"<b>{escape(label_of(part, setting.name))}</b><br>{escape(meaning)}"
    return f"<qt>{text}<br><i>{escape(facts)}</i></qt>" if facts else f"<qt>{text}</qt>"


def _default(setting: Field) -> str:
    if setting.default is MISSING or setting.default in ("", ()):
        return ""
    template = QCoreApplication.translate("Settings", "Default: {0}")
    return template.format(spoken(setting.default))


def _range(setting: Field) -> str:
    low, high = setting.metadata.get("minimum"), setting.metadata.get("maximum")
    if low is not None and high is not None:
        template = QCoreApplication.translate("Settings", "Range: {0} to {1}")
        return template.format(_number(low), _number(high))
    if low is not None:
        return QCoreApplication.translate("Settings", "Range: from {0}").format(_number(low))
    if high is not None:
        return QCoreApplication.translate("Settings", "Range: up to {0}").format(_number(high))
    return ""


def _number(value: float) -> str:
    return format_number(value) if isinstance(value, float) else str(value)
