"""The signs of a formula: which may stand in it, before anything reads it as a tree."""

from __future__ import annotations

import re

from engine.errors import FormulaError

INPUTS = ("a", "b", "c", "d")  # the inputs of the layer, in order
SIGNS = ("+", "-", "*", "/", "**", "<", "<=", ">", ">=", "(", ")", ",")

_TOKEN = re.compile(
    r"(?P<space>[ \t]+)"
    r"|(?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)(?![A-Za-z_.])"
    r"|(?P<name>[A-Za-z][A-Za-z0-9_]*)"
    r"|(?P<sign>\*\*|<=|>=|[-+*/(),<>=])"
)


def check_tokens(text: str, allowed: str) -> None:
    """Raise a ``FormulaError`` at the first sign that no formula has."""
    place = 0
    while place < len(text):
        token = _TOKEN.match(text, place)
        if token is None:
            raise FormulaError(column=place + 1, found=text[place], allowed=allowed)
        place = token.end()
