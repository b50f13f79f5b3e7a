"""A choice of one part of a family (an optimizer, a loss), with its settings below."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QIcon
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from app.theme import mark, theme
from app.theme.icons import icon
from app.theme.live import Live
from app.widgets.fields import ChoiceBox
from app.widgets.form import Families, PropertyForm


class PartChooser(Live, QWidget):
    """``chosen(name)``: another part is wanted; ``changed(name, value)``: a setting of this one.

    Parts that do not fit are marked, each with the reason; those that fit can still be offered
    by ``propose``, a button under the reason.
    """

    chosen = Signal(str)
    changed = Signal(str, object)

    def __init__(
        self, family: Iterable[str], families: Families | None = None, parent: QWidget | None = None
    ):
        super().__init__(parent)
        self.box = ChoiceBox(list(family))
        self.reason = QLabel(wordWrap=True, visible=False)
        self.repair_button = QPushButton(visible=False)
        self.form = PropertyForm(families)
        self._misfits: Mapping[str, str] = {}
        self._proposal = ""
        self._lay_out()
        self.box.chosen.connect(self.chosen)
        self.form.changed.connect(self.changed)
        self.repair_button.clicked.connect(lambda: self.chosen.emit(self._proposal))
        self.follow()

    def set_part(self, part: Any) -> None:
        """Show ``part``; emits nothing."""
        with QSignalBlocker(self.box):
            self.box.setCurrentText(part.registered_name)
        self.form.set_part(part)
        self.form.setVisible(bool(fields(part)))
        self._show_reason()

    def set_misfits(self, misfits: Mapping[str, str], proposal: str = "", offer: str = "") -> None:
        """Mark the parts that do not fit, by name, each with a sentence.

        ``offer`` are the words of a button that takes the part ``proposal`` instead.
        """
        self._misfits, self._proposal = misfits, proposal
        self.repair_button.setText(offer)
        self.restyle()
        self._show_reason()

    def restyle(self) -> None:
        faint, plain = QBrush(QColor(theme().tokens.faint)), QBrush()
        for index in range(self.box.count()):
            reason = self._misfits.get(self.box.itemText(index), "")
            self.box.setItemData(index, reason or None, Qt.ItemDataRole.ToolTipRole)
            self.box.setItemData(index, faint if reason else plain, Qt.ItemDataRole.ForegroundRole)
            self.box.setItemIcon(index, icon("warning", "warning") if reason else QIcon())

    def _show_reason(self) -> None:
        reason = self._misfits.get(self.box.currentText(), "")
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason))
        self.repair_button.setVisible(bool(reason and self._proposal))
        mark(self.box, invalid=bool(reason))

    def _lay_out(self) -> None:
        mark(self.reason, kind="error")
        mark(self.repair_button, kind="link")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.box)
        column.addWidget(self.reason)
        column.addWidget(self.repair_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.form)
        self.setFocusProxy(self.box)
