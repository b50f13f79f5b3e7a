"""What one output of a network is compared with: loss, weight, metrics."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.i18n.settings import labels, tooltips
from app.theme.live import Live
from app.widgets.form import PropertyForm
from app.widgets.part_chooser import PartChooser
from app.widgets.section import Section
from app.widgets.switch_list import SwitchList
from app.widgets.switched_form import SwitchedForm
from app.widgets.toggle import Toggle
from engine.losses import losses
from engine.metrics import metrics
from engine.training.plan import Head

_ELSEWHERE = ("output", "loss", "metrics", "accuracy")  # have editors of their own


class HeadForm(Live, QWidget):
    """Shows a ``Head``; emits which of its settings the user changes, and to what."""

    changed = Signal(str, object)  # "loss", "weight", "accuracy" or "metrics"; value
    loss_chosen = Signal(str)  # another class of loss

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._head = Head(output="")
        self._last_loss: Any = None
        self.trained = Toggle()
        self.trained_label = QLabel(buddy=self.trained)
        self.loss = PartChooser(losses)
        self.weight = PropertyForm(hidden=_ELSEWHERE)
        self.accuracy = SwitchedForm()
        self.metrics = SwitchList(metrics)
        self.measured = QWidget()
        self.measures = Section("", self.measured, is_open=False)
        self._lay_out()
        self._connect()
        self.follow()

    def show_head(self, head: Head, misfits: Mapping[str, str]) -> None:
        """Show ``head``; ``misfits`` are the losses that do not fit, each with a sentence."""
        self._head = head
        self._last_loss = head.loss or self._last_loss
        is_trained = head.loss is not None
        with QSignalBlocker(self.trained):
            self.trained.setChecked(is_trained)
        for part in (self.loss, self.weight, self.measures):
            part.setVisible(is_trained)
        if is_trained:
            self.loss.set_misfits(misfits)
            self.loss.set_part(head.loss)
        self.weight.set_part(head)
        with QSignalBlocker(self.accuracy.toggle):
            self.accuracy.toggle.setChecked(head.accuracy)
        self.metrics.set_parts(head.metrics)

    def show_error(self, setting: str, sentence: str) -> None:
        """Say at a setting what is wrong with it."""
        if setting == "weight":
            self.weight.show_error(setting, sentence)

    def retranslate(self) -> None:
        words, tips = labels(), tooltips()
        self.trained_label.setText(self.tr("Train on this output"))
        self.trained.setAccessibleName(self.tr("Train on this output"))
        tip = self.tr("Without a loss the output is only predicted.")
        for widget in (self.trained, self.trained_label):
            widget.setToolTip(tip)
        self.loss.form.set_texts(words, tips)
        self.loss.box.setAccessibleName(self.tr("Loss"))
        about = self.tr("How much the loss of this output counts beside those of the others.")
        self.weight.set_texts({"weight": self.tr("Weight of the loss")}, {"weight": about})
        self.measures.set_title(self.tr("Metrics"))
        self.accuracy.set_texts(words["Plan.accuracy"], tips["Plan.accuracy"])
        named = {name: (name, tips["Plan.metrics"]) for name in metrics}
        self.metrics.set_texts(named, words, tips)

    # what the user does

    @Slot(bool)
    def _on_trained(self, is_trained: bool) -> None:
        usual = self._last_loss or losses["SparseCategoricalCrossentropy"]()
        self.changed.emit("loss", usual if is_trained else None)

    def _on_loss_changed(self, name: str, value: Any) -> None:
        self.changed.emit("loss", replace(self._head.loss, **{name: value}))

    def _on_metric_switched(self, name: str, on: bool) -> None:
        kept = [m for m in self._head.metrics if m.registered_name != name]
        parts = [*kept, metrics[name]()] if on else kept
        self.changed.emit("metrics", tuple(sorted(parts, key=lambda m: m.registered_name)))

    def _on_metric_changed(self, name: str, setting: str, value: Any) -> None:
        changed = tuple(
            replace(m, **{setting: value}) if m.registered_name == name else m
            for m in self._head.metrics
        )
        self.changed.emit("metrics", changed)

    # how it is built

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.trained)
        head.addWidget(self.trained_label, 1)
        inside = QVBoxLayout(self.measured)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.accuracy)
        inside.addWidget(self.metrics)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        for part in (self.loss, self.weight, self.measures):
            column.addWidget(part)

    def _connect(self) -> None:
        self.trained.toggled.connect(self._on_trained)
        self.loss.chosen.connect(self.loss_chosen)
        self.loss.changed.connect(self._on_loss_changed)
        self.weight.changed.connect(self.changed)
        self.accuracy.switched.connect(lambda on: self.changed.emit("accuracy", on))
        self.metrics.switched.connect(self._on_metric_switched)
        self.metrics.changed.connect(self._on_metric_changed)
