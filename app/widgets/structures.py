"""Shapes and other rows of numbers as text: ``28, any, 1`` or ``(1, 2), (3, 4)``, and back."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from app.widgets.fields import Field
from app.widgets.numbers import format_number

_PIECE = re.compile(r"\s*([(\[]|[)\]]|[,;×]|[^\s(),;×\[\]]+)")
_OPEN = ("any", "none", "любой", "любое", "любая", "?", "*")


class StructureField(Field):
    """Numbers with commas between them, also in brackets; "any" for a size that the data tell.

    ``is_single``: one number without a comma is a number, not a row of one.
    ``takes_fractions``: numbers may have a point; without it they are whole.
    """

    def __init__(
        self, is_single: bool = False, takes_fractions: bool = False, parent: QWidget | None = None
    ):
        line = QLineEdit()
        super().__init__(line, parent)
        self._line = line
        self._is_single, self._takes_fractions = is_single, takes_fractions
        self._shown = ""
        line.editingFinished.connect(self._on_finished)

    def set_value(self, value: Any) -> None:
        self._shown = written(value)
        self._line.setText(self._shown)

    def _on_finished(self) -> None:
        text = self._line.text()
        if text == self._shown:
            return
        try:
            row = read(text, self._takes_fractions)
        except ValueError:
            self._line.setText(self._shown)
            return
        value = row[0] if self._is_single and len(row) == 1 and "," not in text else row
        self.set_value(value)
        self.value_changed.emit(value)


def written(value: Any) -> str:
    """Return ``value`` as text; rows inside a row stand in brackets."""
    if isinstance(value, (tuple, list)):
        return ", ".join(
            f"({written(v)})" if isinstance(v, (tuple, list)) else _one(v) for v in value
        )
    return _one(value)


def read(text: str, takes_fractions: bool = False) -> tuple[Any, ...]:
    """Return the row that ``text`` says. Raises ``ValueError`` where it is none."""
    pieces = _PIECE.findall(text)
    row, rest = _row(pieces, takes_fractions)
    if rest:
        raise ValueError(text)  # a bracket too many
    return row


def _row(pieces: list[str], takes_fractions: bool) -> tuple[tuple[Any, ...], list[str]]:
    """Return the row that ``pieces`` begin with, and what follows from its bracket on."""
    row: list[Any] = []
    while pieces and pieces[0] not in ")]":
        piece, *pieces = pieces
        if piece in "([":
            inner, pieces = _row(pieces, takes_fractions)
            if not pieces:
                raise ValueError("a bracket is open")
            row.append(inner)
            pieces = pieces[1:]
        elif piece not in ",;×":
            row.append(_number(piece, takes_fractions))
    return tuple(row), pieces


def _one(value: Any) -> str:
    if value is None:
        return QCoreApplication.translate("Settings", "any")
    return format_number(value) if isinstance(value, float) else str(value)


def _number(piece: str, takes_fractions: bool) -> Any:
    if piece.casefold() in (*_OPEN, QCoreApplication.translate("Settings", "any")):
        return None
    return float(piece) if takes_fractions else int(piece)
