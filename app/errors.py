"""The one place where an error becomes a sentence in the user's language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.i18n.marking import marked
from engine.errors import EngineError
from engine.settings import CHOICES

# What an error says that it expected, where that is more than a number or a name.
# A later one is tried before an earlier one.
FACTS = (
    marked("Facts", "{0} or {1}"),
    marked("Facts", "{0} with {1}"),
    marked("Facts", "{0} values"),
    marked("Facts", "{0} values for {1}"),
    marked("Facts", "{0} numbers"),
    marked("Facts", "{0} numbers from {1}"),
    marked("Facts", "different {0}"),
    marked("Facts", "above {0}"),
    marked("Facts", "at least {0}"),
    marked("Facts", "at most {0}"),
    marked("Facts", "less than the strides {0}"),
    marked("Facts", "a multiple of {0}"),
    marked("Facts", "from {0} to {1}"),
    marked("Facts", "from {0}, below {1}"),
    marked("Facts", "from {0}, or {1}"),
    marked("Facts", "not 0, the batch"),
    marked("Facts", "sizes from {0}"),
    marked("Facts", "sizes from {0}, one may be {1}"),
    marked("Facts", "known sizes"),
    marked("Facts", "whole numbers from {0}"),
    marked("Facts", "one whole number from {0}"),
    marked("Facts", "two whole numbers from {0}"),
    marked("Facts", "three whole numbers from {0}"),
    marked("Facts", "axis {0}"),
    marked("Facts", "one axis"),
    marked("Facts", "one axis of each input"),
    marked("Facts", "one or more axes"),
    marked("Facts", "all of 1, 2, ... once"),
    marked("Facts", "({0}, features)"),
    marked("Facts", "(features,)"),
    marked("Facts", "(steps, features)"),
    marked("Facts", "(time, features)"),
    marked("Facts", "(time, features, ...)"),
    marked("Facts", "(inputs,)"),
    marked("Facts", "(..., inputs)"),
    marked("Facts", "(..., channels)"),
    marked("Facts", "(height, width, channels)"),
    marked("Facts", "(depth, height, width, channels)"),
    marked("Facts", "(batch, ...), sizes from {0}"),
    marked("Facts", "(lowest, highest)"),
    marked("Facts", "(x1, x2, class from {0} to {1})"),
    marked("Facts", "a cell"),
    marked("Facts", "cells"),
    marked("Facts", "a layer with inputs"),
    marked("Facts", "a recurrent layer"),
    marked("Facts", "text"),
    marked("Facts", "list"),
    marked("Facts", "train"),
    marked("Facts", "validation"),
    marked("Facts", "test"),
    marked("Facts", "activation"),
    marked("Facts", "callback"),
    marked("Facts", "constraint"),
    marked("Facts", "initializer"),
    marked("Facts", "layer"),
    marked("Facts", "loss"),
    marked("Facts", "metric"),
    marked("Facts", "optimizer"),
    marked("Facts", "preparation"),
    marked("Facts", "regularizer"),
    marked("Facts", "run"),
    marked("Facts", "schedule"),
    marked("Facts", "source"),
    marked("Facts", "split"),
)
_TOLD = ("expected", "family", "part", "method", "colours")  # facts that may be words
_PATTERNS = {
    re.compile(re.sub(r"\\{\d\\}", "(.+)", re.escape(fact))): fact for fact in reversed(FACTS)
}


def explain(error: EngineError) -> str:
    """Return ``error`` as a sentence in the user's language."""
    return _sentence(error.template, error.facts)


def explain_notice(code: str, facts: dict) -> str:
    """Return the sentence of a notice, which names an error by its class."""
    return _sentence(EngineError.kinds.get(code, EngineError).template, facts)


def _sentence(template: str, facts: Mapping[str, Any]) -> str:
    told = {
        n: _told(v) if n in _TOLD and isinstance(v, str) else _shape(v) for n, v in facts.items()
    }
    return QCoreApplication.translate("EngineError", template).format(**told)


def _shape(value: Any) -> Any:
    """Return a shape with "any" for its open sizes; other facts as they are."""
    if not isinstance(value, tuple) or None not in value:
        return value
    sizes = (QCoreApplication.translate("Settings", "any") if v is None else str(v) for v in value)
    return f"({', '.join(sizes)})"


def _told(value: str) -> str:
    """Return a fact in the user's language if it is one of ``FACTS`` or a word of a setting."""
    if value in CHOICES:
        return QCoreApplication.translate("Choices", value)
    for pattern, fact in _PATTERNS.items():
        if found := pattern.fullmatch(value):
            return QCoreApplication.translate("Facts", fact).format(*found.groups())
    return value
