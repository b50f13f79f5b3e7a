"""Three samples of a part, each chosen by its number."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QGridLayout, QLabel, QToolButton, QWidget

from app.theme import mark
from app.theme.icons import icon
from app.theme.live import Live
from app.viewers.thumbnails import thumbnail
from app.widgets.numbers import IntegerBox
from app.widgets.pixels import as_pixels, to_image

_SIDE = 64  # pixels


class ThreeSamples(Live, QWidget):
    """``changed``: by the user. ``current_wanted(slot)``: take the sample that is looked at."""

    changed = Signal()
    current_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.boxes = [IntegerBox(1, 1, 1) for _ in range(3)]
        self.pictures = [QLabel(alignment=Qt.AlignmentFlag.AlignCenter) for _ in range(3)]
        self.names = [QLabel(alignment=Qt.AlignmentFlag.AlignCenter) for _ in range(3)]
        self.buttons = [QToolButton(icon=icon("target")) for _ in range(3)]
        self._lay_out()
        for slot in range(3):
            self.boxes[slot].valueChanged.connect(lambda _: self.changed.emit())
            self.buttons[slot].clicked.connect(lambda _=False, s=slot: self.current_wanted.emit(s))
        self.follow()

    @property
    def places(self) -> tuple[int, int, int]:
        """The places of the samples in the part, from 0."""
        first, second, third = (box.value() - 1 for box in self.boxes)
        return first, second, third

    def set_count(self, count: int) -> None:
        """Say how many samples the part has."""
        for box in self.boxes:
            with QSignalBlocker(box):
                box.setRange(1, max(count, 1))
        self.retranslate()

    def set_places(self, places: Sequence[int]) -> None:
        """Show other samples; emits nothing."""
        for box, place in zip(self.boxes, places, strict=True):
            with QSignalBlocker(box):
                box.setValue(place + 1)

    def show_samples(self, images: np.ndarray, names: Sequence[str]) -> None:
        """Show the images (3, h, w, channels), if there are any, and what is true of them."""
        for slot, label in enumerate(self.pictures):
            has_image = slot < len(images)
            label.setVisible(has_image)
            picture = (
                thumbnail(to_image(as_pixels(images[slot])), _SIDE) if has_image else QPixmap()
            )
            label.setPixmap(picture)
        for label, name in zip(self.names, names, strict=False):
            label.setText(name)

    def clear(self) -> None:
        """Show no images and names."""
        self.show_samples(np.zeros((0, 1, 1, 1), np.uint8), ("", "", ""))

    def retranslate(self) -> None:
        words = self.tr("Number of sample {0} of the plane, from 1 to {1}")
        for slot in range(3):
            tip = words.format(slot + 1, self.boxes[slot].maximum())
            self.boxes[slot].setToolTip(tip)
            self.boxes[slot].setAccessibleName(tip)
            tip = self.tr("Take the sample that was chosen last, in a gallery or on the map")
            self.buttons[slot].setToolTip(tip)
            self.buttons[slot].setAccessibleName(tip)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(4)
        for slot in range(3):
            mark(self.names[slot], kind="small")
            self.boxes[slot].setMinimumWidth(70)
            self.boxes[slot].setPrefix(f"{slot + 1}:  ")
            grid.addWidget(self.pictures[slot], 0, 2 * slot, 1, 2)
            grid.addWidget(self.names[slot], 1, 2 * slot, 1, 2)
            grid.addWidget(self.boxes[slot], 2, 2 * slot)
            grid.addWidget(self.buttons[slot], 2, 2 * slot + 1)
            grid.setColumnStretch(2 * slot, 1)
