"""A kernel drawn by hand: which input channel, with what brush, from which preset."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.models.inside_layers import LookedAt
from app.theme import mark
from app.theme.live import Live
from app.widgets.fields import ChoiceBox
from app.widgets.kernel_pad import KernelPad
from app.widgets.numbers import NumberBox
from engine.explain.kernel_presets import PRESETS, preset
from engine.explain.surgery import ALL_CHANNELS

_ROUND = 2  # digits of the brush that is proposed


class KernelEditor(Live, QWidget):
    """Shows one plane of the kernel of a unit.

    ``drawn(kernel, channel)``: what it is to be, for one input channel or for all
    ``reset_wanted``: all of the unit as it was learned
    """

    drawn = Signal(object, int)
    reset_wanted = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.channel_label, self.channel_box = QLabel(), ChoiceBox()
        self.brush_label, self.brush_box = QLabel(), NumberBox(1.0, -1e6, 1e6)
        self.preset_label, self.preset_box = QLabel(), ChoiceBox()
        self.reset_button, self.reason = QPushButton(), QLabel(wordWrap=True)
        self.pad = KernelPad()
        self._learned = self._now = np.zeros((0, 0))
        self._lay_out()
        self._connect()
        self.follow()

    @property
    def channel(self) -> int:
        """The input channel that is painted, ``ALL_CHANNELS`` for every one."""
        data = self.channel_box.currentData()
        return 0 if data is None else data

    def show_planes(self, layer: LookedAt, learned: np.ndarray, now: np.ndarray) -> None:
        """Show a unit: (channels, *plane) as it was learned and as it is; () for none to draw."""
        is_other = learned.shape != self._learned.shape
        is_new = is_other or not np.array_equal(learned, self._learned)
        self._learned, self._now = learned, now
        if is_other:
            self._offer_channels(layer)
        if is_new and learned.size:
            self._propose_brush()
        self._show()

    def retranslate(self) -> None:
        self.channel_label.setText(self.tr("Input channel"))
        self.channel_box.setAccessibleName(self.tr("Input channel"))
        self.channel_box.setToolTip(
            self.tr("The input channel that is painted; all get the same, and their mean is shown")
        )
        if self.channel_box.findData(ALL_CHANNELS) >= 0:
            self.channel_box.setItemText(0, self.tr("All"))
        self.brush_label.setText(self.tr("Brush"))
        self.brush_box.setAccessibleName(self.tr("Brush"))
        self.brush_box.setToolTip(
            self.tr("The value that a painted cell gets; at first the largest of the kernel")
        )
        self.preset_label.setText(self.tr("Preset"))
        self.preset_box.setAccessibleName(self.tr("Preset"))
        self.preset_box.setToolTip(
            self.tr("A well-known kernel, as strong as the one that was learned")
        )
        self._offer_presets()
        self.reset_button.setText(self.tr("As learned"))
        self.reset_button.setToolTip(self.tr("Take back every change of this unit"))
        self.reason.setText(
            self.tr(
                "The kernel of this unit is not drawn by hand: that takes a window or a row of "
                "at most 11 × 11 numbers."
            )
        )

    def _offer_presets(self) -> None:
        words = {
            "vertical edge": self.tr("Vertical edge"),
            "horizontal edge": self.tr("Horizontal edge"),
            "outline": self.tr("Outline"),
            "blur": self.tr("Blur"),
            "sharpen": self.tr("Sharpen"),
            "pass": self.tr("Let the middle pass"),
            "nothing": self.tr("Nothing"),
        }
        with QSignalBlocker(self.preset_box):
            self.preset_box.clear()
            self.preset_box.addItem(self.tr("Choose..."), "")
            for name in PRESETS:
                self.preset_box.addItem(words[name], name)

    def _offer_channels(self, layer: LookedAt) -> None:
        with QSignalBlocker(self.channel_box):
            self.channel_box.clear()
            if layer.planes > 1:
                self.channel_box.addItem(self.tr("All"), ALL_CHANNELS)
            for channel in range(layer.planes):
                self.channel_box.addItem(str(channel), channel)
            self.channel_box.setCurrentIndex(1 if layer.planes > 1 else 0)
        for widget in (self.channel_label, self.channel_box):
            widget.setVisible(layer.planes > 1)

    def _propose_brush(self) -> None:
        largest = float(np.abs(self._learned).max()) or 1.0
        with QSignalBlocker(self.brush_box):
            self.brush_box.setValue(float(f"{largest:.{_ROUND}g}"))
        self.pad.brush = self.brush_box.value()

    def _show(self) -> None:
        can_draw = bool(self._now.size)
        for widget in self._tools:
            widget.setVisible(can_draw)
        self.reason.setVisible(not can_draw)
        if not can_draw:
            return
        has_window = self._now.ndim == 3 or len(self._now) > 1
        for widget in (self.preset_label, self.preset_box):
            widget.setVisible(has_window)
        several = len(self._now) > 1
        for widget in (self.channel_label, self.channel_box):
            widget.setVisible(several)
        self.pad.set_kernel(self._plane(self._now), self._largest())
        self.reset_button.setEnabled(not np.array_equal(self._now, self._learned))

    def _plane(self, planes: np.ndarray) -> np.ndarray:
        """Return the plane that is painted; of all channels, their mean."""
        return planes.mean(axis=0) if self.channel == ALL_CHANNELS else planes[self.channel]

    def _largest(self) -> float:
        return max(float(np.abs(each).max()) for each in (self._learned, self._now))

    def _on_preset(self) -> None:
        name = self.preset_box.currentData()
        self.preset_box.setCurrentIndex(0)
        if name:
            learned = self._plane(self._learned)
            self.drawn.emit(preset(name, learned.shape, learned), self.channel)

    def _on_brush(self, value: float) -> None:
        self.pad.brush = value

    @property
    def _tools(self) -> Sequence[QWidget]:
        return self.brush_label, self.brush_box, self.reset_button, self.pad, *self._optional

    @property
    def _optional(self) -> Sequence[QWidget]:
        return self.channel_label, self.channel_box, self.preset_label, self.preset_box

    def _lay_out(self) -> None:
        mark(self.reason, kind="small")
        mark(self.reset_button, kind="link")
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        rows = (
            (self.brush_label, self.brush_box, self.channel_label, self.channel_box),
            (self.preset_label, self.preset_box, self.reset_button),
        )
        for row, widgets in enumerate(rows):
            for column, widget in enumerate(widgets):
                grid.addWidget(widget, row, column)
        for box in (self.channel_box, self.preset_box):
            box.setMinimumContentsLength(6)
        for label in (self.channel_label, self.brush_label, self.preset_label):
            mark(label, kind="muted")
        self.channel_label.setBuddy(self.channel_box)
        self.brush_label.setBuddy(self.brush_box)
        self.preset_label.setBuddy(self.preset_box)
        grid.addWidget(self.reset_button, 1, 2, 1, 2, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(grid)
        column.addWidget(self.pad)
        column.addWidget(self.reason)

    def _connect(self) -> None:
        self.channel_box.activated.connect(self._show)
        self.brush_box.valueChanged.connect(self._on_brush)
        self.preset_box.activated.connect(self._on_preset)
        self.pad.drawn.connect(lambda kernel: self.drawn.emit(kernel, self.channel))
        self.pad.picked.connect(self.brush_box.setValue)
        self.reset_button.clicked.connect(self.reset_wanted)
