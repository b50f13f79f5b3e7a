"""Surgery on one unit: mute, scale, swap, draw; and what all changes together do."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QSlider, QVBoxLayout, QWidget

from app.models.inside_layers import LookedAt
from app.theme import mark
from app.theme.live import Live
from app.viewers.effect_view import EffectView
from app.viewers.kernel_editor import KernelEditor
from app.widgets.numbers import IntegerBox, NumberBox
from app.widgets.toggle import Toggle
from engine.explain.surgery import Circumstances

FARTHEST = 3.0  # factor at the ends of the slider; the box takes larger ones
_LARGEST = 100.0  # as ``engine.explain.surgery.Scale`` takes it
_STEPS = 20  # of the slider to a factor of 1


class SurgeryView(Live, QWidget):
    """Buttons for the unit that is chosen elsewhere, and what the network makes of it.

    ``muted(is_muted)``   ``scaled(factor)``, and ``tried(factor)`` while the slider is held
    ``swapped(other)``    ``drawn(kernel, channel)``   ``reset_wanted``: nothing done any more
    """

    muted = Signal(bool)
    scaled = Signal(float)
    tried = Signal(float)
    swapped = Signal(int)
    drawn = Signal(object, int)
    reset_wanted = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.mute_label, self.mute_toggle = QLabel(), Toggle()
        self.factor_label, self.factor_box = QLabel(), NumberBox(1.0, -_LARGEST, _LARGEST)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.swap_label, self.swap_box = QLabel(), IntegerBox(0, 0, 0)
        self.swap_button, self.notes = QPushButton(), QLabel(wordWrap=True)
        self.editor, self.effect = KernelEditor(), EffectView()
        self.trouble = QLabel(wordWrap=True, visible=False)
        self._circumstances: Circumstances | None = None
        self._lay_out()
        self._connect()
        self.follow()

    def show_state(self, layer: LookedAt, unit: int, is_muted: bool, factor: float) -> None:
        """Show what is done to a unit; emits nothing."""
        with (
            QSignalBlocker(self.mute_toggle),
            QSignalBlocker(self.factor_box),
            QSignalBlocker(self.slider),
            QSignalBlocker(self.swap_box),
        ):
            self.mute_toggle.setChecked(is_muted)
            self.factor_box.setValue(factor)
            if not self.slider.isSliderDown():
                self.slider.setValue(round(factor * _STEPS))
            self.swap_box.setRange(0, max(layer.units - 1, 0))
            if self.swap_box.value() == unit:
                self.swap_box.setValue(unit + 1 if unit + 1 < layer.units else max(unit - 1, 0))
        for widget in (self.factor_box, self.slider, self.editor):
            widget.setEnabled(not is_muted)
        has_others = layer.units > 1
        self.swap_box.setEnabled(has_others)
        self.swap_button.setEnabled(has_others and self.swap_box.value() != unit)
        self._unit = unit

    def show_patient(
        self, layer: LookedAt, learned: np.ndarray, now: np.ndarray, circumstances: Circumstances
    ) -> None:
        """Show the kernel of the unit, and what else a change of it touches."""
        self._circumstances = circumstances
        self.editor.show_planes(layer, learned, now)
        self._write_notes()

    def say(self, sentence: str) -> None:
        """Say why there is no number; "" for nothing to say."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def retranslate(self) -> None:
        self.mute_label.setText(self.tr("Muted"))
        tip = self.tr("Nothing goes into the unit: its kernel and its bias are 0")
        for widget in (self.mute_label, self.mute_toggle):
            widget.setToolTip(tip)
        self.mute_toggle.setAccessibleName(self.tr("Mute the unit"))
        self.factor_label.setText(self.tr("Factor"))
        tip = self.tr(
            "Kernel and bias times this number, from -100 to 100: 1 is as learned, below 0 the "
            "unit answers to the opposite"
        )
        for widget in (self.factor_label, self.factor_box, self.slider):
            widget.setToolTip(tip)
        for widget in (self.factor_box, self.slider):
            widget.setAccessibleName(self.tr("Factor of the unit"))
        self.swap_label.setText(self.tr("Swap with"))
        tip = self.tr("Kernel and bias change places with those of this unit of the same layer")
        for widget in (self.swap_label, self.swap_box, self.swap_button):
            widget.setToolTip(tip)
        self.swap_box.setAccessibleName(self.tr("The unit to swap with"))
        self.swap_button.setText(self.tr("Swap"))
        self._write_notes()

    def _write_notes(self) -> None:
        found = self._circumstances
        lines = []
        if found is not None:
            if found.shared:
                words = self.tr("The weights are shared with {0}: they change together.")
                lines.append(words.format(_quoted(found.shared)))
            if found.normalised:
                words = self.tr(
                    "{0} stands behind: it makes a constant of a muted unit, which may not be 0."
                )
                lines.append(words.format(_quoted(found.normalised)))
            if found.rest is None:
                lines.append(self.tr("A muted unit still takes part in the softmax, with a 0."))
            elif found.rest:
                words = self.tr("A muted unit gives {0}, not 0: so does its activation of 0.")
                lines.append(words.format(f"{found.rest:.3g}"))
        self.notes.setText(" ".join(lines))
        self.notes.setVisible(bool(lines))

    def _lay_out(self) -> None:
        for label in (self.mute_label, self.factor_label, self.swap_label):
            mark(label, kind="muted")
        mark(self.notes, kind="small")
        mark(self.trouble, kind="error")
        self._unit = 0
        self.slider.setRange(round(-FARTHEST * _STEPS), round(FARTHEST * _STEPS))
        self.slider.setPageStep(_STEPS // 2)
        self.factor_label.setBuddy(self.factor_box)
        self.swap_label.setBuddy(self.swap_box)
        self.mute_label.setBuddy(self.mute_toggle)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        left = Qt.AlignmentFlag.AlignLeft
        grid.addWidget(self.mute_label, 0, 0)
        grid.addWidget(self.mute_toggle, 0, 1, left)
        grid.addWidget(self.factor_label, 1, 0)
        grid.addWidget(self.slider, 1, 1)
        grid.addWidget(self.factor_box, 1, 2)
        grid.addWidget(self.swap_label, 2, 0)
        grid.addWidget(self.swap_box, 2, 1, left)
        grid.addWidget(self.swap_button, 2, 2)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.effect, self.trouble):
            column.addWidget(widget)
        column.addLayout(grid)
        column.addWidget(self.notes)
        column.addWidget(self.editor)
        column.addWidget(self.effect.picture)

    def _connect(self) -> None:
        self.mute_toggle.toggled.connect(self.muted)
        self.factor_box.valueChanged.connect(self.scaled)
        self.slider.valueChanged.connect(self._on_slid)
        self.slider.sliderReleased.connect(self._on_released)
        self.swap_box.valueChanged.connect(self._on_other)
        self.swap_button.clicked.connect(lambda: self.swapped.emit(self.swap_box.value()))
        self.editor.drawn.connect(self.drawn)
        self.editor.reset_wanted.connect(self.reset_wanted)

    def _on_slid(self, place: int) -> None:
        factor = place / _STEPS
        with QSignalBlocker(self.factor_box):
            self.factor_box.setValue(factor)
        if self.slider.isSliderDown():
            self.tried.emit(factor)
        else:  # by a key or the wheel
            self.scaled.emit(factor)

    def _on_released(self) -> None:
        self.scaled.emit(self.slider.value() / _STEPS)

    def _on_other(self, other: int) -> None:
        self.swap_button.setEnabled(other != self._unit)


def _quoted(names: tuple[str, ...]) -> str:
    return ", ".join(f"'{name}'" for name in names)
