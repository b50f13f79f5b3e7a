"""Several switches below each other, each with the settings of what it switches on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.widgets.form import Families
from app.widgets.switched_form import SwitchedForm


class SwitchList(QWidget):
    """One switch for each registered name. Says what the user does, and to which of them."""

    switched = Signal(str, bool)  # (name, on)
    changed = Signal(str, str, object)  # (name, setting, value)

    def __init__(
        self, names: Iterable[str], families: Families | None = None, parent: QWidget | None = None
    ):
        super().__init__(parent)
        self.rows = {name: SwitchedForm(families) for name in names}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for name, row in self.rows.items():
            column.addWidget(row)
            row.switched.connect(lambda on, name=name: self.switched.emit(name, on))
            row.changed.connect(
                lambda setting, value, name=name: self.changed.emit(name, setting, value)
            )

    def __getitem__(self, name: str) -> SwitchedForm:
        return self.rows[name]

    def set_parts(self, parts: Iterable[Any]) -> None:
        """Show which of them are on, with their settings; emits nothing."""
        on = {part.registered_name: part for part in parts}
        for name, row in self.rows.items():
            row.set_part(on.get(name))

    def offer(self, names: Iterable[str]) -> None:
        """Show the rows of ``names``, and those that are on."""
        offered = set(names)
        for name, row in self.rows.items():
            row.setVisible(name in offered or row.toggle.isChecked())

    def set_texts(
        self,
        titles: Mapping[str, tuple[str, str]],
        labels: Mapping[str, str],
        tooltips: Mapping[str, str],
    ) -> None:
        """Name the switches, (title, tooltip) each, and the settings of their parts."""
        for name, (title, tip) in titles.items():
            self.rows[name].set_texts(title, tip)
        for row in self.rows.values():
            row.form.set_texts(labels, tooltips)
