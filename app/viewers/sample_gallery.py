"""Some samples of the data under a heading: images in rows, or lines of text."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.theme import mark
from app.theme.live import Live
from app.viewers.thumbnails import ThumbnailGrid


class SampleGallery(Live, QWidget):
    """``chosen(index)``: by click or arrow keys; ``activated(index)``: to look inside it.

    ``back_wanted``: the button beside the heading.
    """

    chosen = Signal(int)
    activated = Signal(int)
    back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.heading = QLabel(wordWrap=True)
        self.back_button = QPushButton(visible=False)
        self.grid = ThumbnailGrid(side=56)
        self.list = QListWidget()
        self.look_button = QPushButton(enabled=False)
        self.pages = QStackedWidget()
        self._lay_out()
        self._connect()
        self.follow()

    def set_heading(self, heading: str, back: str = "") -> None:
        """Write what is shown; ``back`` names a button that leads elsewhere."""
        self.heading.setText(heading)
        self.back_button.setText(back)
        self.back_button.setVisible(bool(back))

    def show_images(
        self, images: np.ndarray, captions: Sequence[str], tooltips: Sequence[str]
    ) -> None:
        """Show images (images, height, width, channels)."""
        self.pages.setCurrentIndex(0)
        self.grid.set_images(images, captions, tooltips)
        self.look_button.setEnabled(False)

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show one line of text for each sample."""
        self.pages.setCurrentIndex(1)
        self.list.clear()
        self.list.addItems(lines)
        self.look_button.setEnabled(False)

    @property
    def current(self) -> int:
        """The sample chosen, -1 if none."""
        return self.grid.current if self.pages.currentIndex() == 0 else self.list.currentRow()

    def retranslate(self) -> None:
        self.look_button.setText(self.tr("Look inside →"))
        self.look_button.setToolTip(self.tr("Open the chosen sample in the inside panel"))
        self.list.setAccessibleName(self.tr("Samples"))

    def _lay_out(self) -> None:
        mark(self.heading, kind="strong")
        for button in (self.back_button, self.look_button):
            mark(button, kind="link")
        self.pages.addWidget(self.grid)
        self.pages.addWidget(self.list)
        self.pages.setMinimumHeight(176)
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.back_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.pages, 1)
        column.addWidget(self.look_button, 0, Qt.AlignmentFlag.AlignRight)

    def _connect(self) -> None:
        self.grid.image_chosen.connect(self._on_chosen)
        self.grid.image_activated.connect(self.activated)
        self.list.currentRowChanged.connect(self._on_chosen)
        self.list.itemActivated.connect(lambda _: self.activated.emit(self.list.currentRow()))
        self.back_button.clicked.connect(self.back_wanted)
        self.look_button.clicked.connect(lambda: self.activated.emit(self.current))

    def _on_chosen(self, index: int) -> None:
        if index >= 0:
            self.look_button.setEnabled(True)
            self.chosen.emit(index)
