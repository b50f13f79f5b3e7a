"""The activations of the first layers as the book shows them: all channels, 16 a row."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.theme import mark
from app.theme.colour_maps import coloured
from app.theme.live import Live
from app.viewers.canvas import MARGIN
from app.viewers.export_button import ExportButton
from app.viewers.image_view import ImageView
from app.widgets.numbers import IntegerBox
from app.widgets.pixels import to_image, write_npz, write_png

_GAP = 4  # rows between two layers of a saved picture
_LEAST, _MOST = 24, 420  # pixels of the height of one picture


class BookMapsView(Live, QWidget):
    """Shows one picture (height, width) uint8 a layer. ``changed``: so many layers are wanted."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.count_label, self.count_box = QLabel(), IntegerBox(8, 1, 99)
        self.export_button = ExportButton("activations", png=self._png, npz=self._npz)
        self.caption = QLabel(wordWrap=True)
        self.area = QScrollArea()
        self.views: list[ImageView] = []
        self._names: Sequence[str] = ()
        self._pictures: Sequence[np.ndarray] = ()
        self._lay_out()
        self.count_box.valueChanged.connect(lambda _: self.changed.emit())
        self.follow()

    @property
    def count(self) -> int:
        """How many layers are to be shown."""
        return self.count_box.value()

    def show_pictures(self, names: Sequence[str], pictures: Sequence[np.ndarray]) -> None:
        """Show one picture for each layer, below its name."""
        shapes = [picture.shape for picture in self._pictures]
        is_same = names == self._names and shapes == [picture.shape for picture in pictures]
        self._names, self._pictures = names, pictures
        if not is_same:
            self._make_rows()
        for view, picture in zip(self.views, pictures, strict=True):
            view.set_values(coloured(picture, "viridis", 0, 255))
        self._fit_heights()
        self._write_caption()

    def retranslate(self) -> None:
        self.count_label.setText(self.tr("Layers"))
        tip = self.tr("How many layers are shown, from the first: 1 to 99, 8 by default.")
        self.count_box.setToolTip(tip)
        self.count_box.setAccessibleName(self.tr("Layers"))
        self._write_caption()

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._fit_heights()

    def _write_caption(self) -> None:
        if not self._names:
            self.caption.setText(self.tr("No layer gives maps of (height, width, channels)."))
            return
        self.caption.setText(
            self.tr(
                "Each channel less its mean, divided by its deviation, times 64, plus 128. "
                "Dark channels have one value everywhere."
            )
        )

    def _make_rows(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.views = []
        for name in self._names:
            title, view = QLabel(name), ImageView()
            mark(title, kind="muted")
            column.addWidget(title)
            column.addWidget(view)
            self.views.append(view)
        column.addStretch(1)
        self.area.setWidget(inner)

    def _fit_heights(self) -> None:
        width = max(self.area.viewport().width() - 2 * MARGIN, 1)
        for view, picture in zip(self.views, self._pictures, strict=True):
            rows, columns = picture.shape
            height = int(np.clip(width * rows / columns, _LEAST, _MOST))
            view.setFixedHeight(height + 2 * MARGIN)

    def _lay_out(self) -> None:
        mark(self.caption, kind="small")
        mark(self.count_label, kind="muted")
        self.count_label.setBuddy(self.count_box)
        self.area.setWidgetResizable(True)
        self.area.setMinimumHeight(180)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.count_label)
        row.addWidget(self.count_box)
        row.addStretch(1)
        row.addWidget(self.export_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.area, 1)
        column.addWidget(self.caption)

    def _png(self, path: Path) -> None:
        width = max((picture.shape[1] for picture in self._pictures), default=1)
        rows = [
            np.pad(coloured(p, "viridis", 0, 255), ((0, _GAP), (0, width - p.shape[1]), (0, 0)))
            for p in self._pictures
        ]
        whole = np.concatenate(rows) if rows else np.zeros((1, 1, 3), np.uint8)
        write_png(to_image(whole), path)

    def _npz(self, path: Path) -> None:
        write_npz(path, dict(zip(self._names, self._pictures, strict=True)))
