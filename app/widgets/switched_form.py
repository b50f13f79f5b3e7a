"""A switch with a name, and the settings of what it switches on."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.theme import mark
from app.widgets.form import Families, PropertyForm
from app.widgets.toggle import Toggle


class SwitchedForm(QWidget):
    """``switched(on)`` and ``changed(setting, value)`` tell what the user does."""

    switched = Signal(bool)
    changed = Signal(str, object)

    def __init__(self, families: Families | None = None, parent: QWidget | None = None):
        super().__init__(parent)
        self.toggle = Toggle()
        self.label = QLabel(buddy=self.toggle)
        self.reason = QLabel(wordWrap=True, visible=False)
        self.form = PropertyForm(families)
        self._lay_out()
        self.toggle.toggled.connect(self.switched)
        self.form.changed.connect(self.changed)

    def set_texts(self, title: str, tip: str) -> None:
        """Name the switch."""
        self.label.setText(title)
        for widget in (self.label, self.toggle):
            widget.setToolTip(tip)
        self.toggle.setAccessibleName(title)

    def set_part(self, part: Any) -> None:
        """Show the settings of ``part``, or that it is off (None); emits nothing."""
        with QSignalBlocker(self.toggle):
            self.toggle.setChecked(part is not None)
        has_settings = part is not None and bool(fields(part))
        self._holder.setVisible(has_settings)
        if has_settings:
            self.form.set_part(part)
        if part is None:
            self.show_reason("")

    def show_reason(self, sentence: str) -> None:
        """Say what is wrong with it; "" takes it away."""
        self.reason.setText(sentence)
        self.reason.setVisible(bool(sentence))

    def _lay_out(self) -> None:
        mark(self.reason, kind="error")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.toggle)
        head.addWidget(self.label, 1)
        self._holder = QWidget(visible=False)
        inside = QVBoxLayout(self._holder)
        inside.setContentsMargins(12, 2, 0, 8)
        inside.addWidget(self.form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.reason)
        column.addWidget(self._holder)
        self.setFocusProxy(self.toggle)
