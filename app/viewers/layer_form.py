"""The settings of the selected layer, and what the layer does."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.i18n.settings import about_layer, labels, tooltips
from app.models.stack_model import StackRow
from app.theme import mark
from app.theme.icons import icon
from app.theme.live import Live
from app.widgets.form import PropertyForm
from app.widgets.toggle import Toggle
from engine.registry import FAMILIES

_ELSEWHERE = ("trainable", "network", "cells")  # at the end of this form; unfolded in the picture


class LayerForm(Live, QScrollArea):
    """Shows one layer; emits what the user changes, one setting a time."""

    setting_changed = Signal(str, str, object)  # id, setting, value

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._row: StackRow | None = None
        self._count = 0
        self.picture = QLabel()
        self.title = QLabel()
        self.about = QLabel(wordWrap=True)
        self.hint = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self.form = PropertyForm(FAMILIES, tooltips(), labels(), hidden=_ELSEWHERE)
        self.trainable = Toggle()
        self._lay_out()
        self.trainable.toggled.connect(self._on_trainable)
        self.form.changed.connect(self._on_changed)
        self.follow()

    def show_rows(self, rows: Sequence[StackRow]) -> None:
        """Show the settings of a layer, or how many are selected."""
        self._row = rows[0] if len(rows) == 1 else None
        self._count = len(rows)
        self._write()
        if self._row is not None:
            self.form.set_part(self._row.node.layer)

    def show_error(self, setting: str, sentence: str) -> None:
        """Say at a field what is wrong with its value."""
        self.form.show_error(setting, sentence)

    def focus_first(self) -> None:
        """Give the keyboard to the first setting."""
        first = next(iter(self.form.fields.values()), None)
        if self._row is not None and first is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def retranslate(self) -> None:
        self.form.set_texts(labels(), tooltips())
        self.setAccessibleName(self.tr("Settings of the layer"))
        self._write()

    def restyle(self) -> None:
        if self._row is not None:
            self.picture.setPixmap(icon(self._row.icon, "muted").pixmap(18, 18))

    def _write(self) -> None:
        row = self._row
        for widget in (self.picture, self.title, self.about, self.form):
            widget.setVisible(row is not None)
        self.trainable.setVisible(row is not None and row.has_weights)
        self.hint.setVisible(row is None)
        if row is None:
            self.hint.setText(
                self.tr("%n layers are selected.", "", self._count)
                if self._count
                else self.tr("Select a layer to see its settings.")
            )
            return
        self.title.setText(
            self.tr("{0}: {1}").format(row.node.name, row.node.layer.registered_name)
        )
        self.about.setText(about_layer(row.node.layer.registered_name))
        self._write_trainable(row)
        self.restyle()

    def _write_trainable(self, row: StackRow) -> None:
        layer = row.node.layer
        with QSignalBlocker(self.trainable):
            self.trainable.setChecked(layer.trainable)
        self.trainable.setText(self.tr("Trainable") if layer.trainable else self.tr("Frozen"))
        self.trainable.setAccessibleName(self.tr("Trainable"))
        self.trainable.setToolTip(tooltips()[f"{layer.registered_name}.trainable"])

    def _lay_out(self) -> None:
        mark(self.title, kind="strong")
        mark(self.about, kind="small")
        mark(self.hint, kind="muted")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.picture)
        head.addWidget(self.title, 1)
        page = QWidget()
        mark(page, kind="page")
        column = QVBoxLayout(page)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.about)
        column.addSpacing(2)
        column.addWidget(self.form)
        column.addWidget(self.trainable)
        column.addWidget(self.hint)
        column.addStretch(1)
        self.setWidget(page)

    @Slot(bool)
    def _on_trainable(self, is_trainable: bool) -> None:
        if self._row is not None:
            self.setting_changed.emit(self._row.id, "trainable", is_trainable)

    def _on_changed(self, setting: str, value: object) -> None:
        if self._row is not None:
            self.setting_changed.emit(self._row.id, setting, value)
