"""What excites the filters of a layer most: a mosaic of pictures, and the settings they take."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.models.inside_layers import LookedAt
from app.theme import mark
from app.theme.live import Live
from app.viewers.climb_form import ClimbForm
from app.viewers.export_button import ExportButton
from app.viewers.image_view import ImageView
from app.viewers.layer_box import LayerBox
from app.viewers.mosaic import Mosaic
from app.widgets.fields import ChoiceBox
from app.widgets.numbers import IntegerBox
from app.widgets.pixels import to_image, write_npz, write_png
from app.widgets.status import ProgressStrip

AT_ONCE = 64  # filters
_SCALES = (1, 2, 4, 8)
_TILES, _BOOK, _SETTINGS = 0, 1, 2  # pages


class PatternView(Live, QWidget):
    """Shows pictures (filters, height, width, channels) uint8.

    ``wanted``: climb with what is chosen   ``layer_chosen``: another layer
    ``unit_wanted(unit)``: all about the filter of a picture
    """

    wanted = Signal()
    layer_chosen = Signal()
    unit_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.layer_box = LayerBox()
        self.first_label, self.first_box = QLabel(), IntegerBox(0, 0, 0)
        self.start_button = QPushButton()
        self.mosaic, self.grid = Mosaic(), ImageView()
        self.pictures = QStackedWidget()
        self.layout_box, self.scale_box = ChoiceBox(), ChoiceBox()
        self.export_button = ExportButton("excites", png=self._png, npz=self._npz)
        self.more_button = QPushButton()
        self.progress = ProgressStrip()
        self.caption = QLabel(wordWrap=True)
        self.climb_form = ClimbForm()
        self.settings_button = QToolButton(checkable=True)
        self._first = 0
        self._pictures: np.ndarray | None = None
        self._values = np.zeros((0, 0))
        self._is_silent = np.zeros(0, bool)
        self._lay_out()
        self._connect()
        self.follow()

    @property
    def layer(self) -> LookedAt | None:
        """The layer that is chosen, None where there is none."""
        return self.layer_box.layer

    def set_layers(self, layers: Sequence[LookedAt]) -> None:
        """Offer ``layers``; the one chosen by its name stays chosen."""
        if not self.layer_box.offer(layers):
            self.forget()
        self._fit_first()
        self.start_button.setEnabled(self.layer is not None)

    def show_patterns(
        self,
        first: int,
        pictures: np.ndarray,
        values: np.ndarray,
        is_silent: np.ndarray,
        grid: np.ndarray,
    ) -> None:
        """Show the pictures of the filters from ``first`` on, and ``grid`` of the book.

        values: (filters, steps)   is_silent: (filters,)
        """
        self._first, self._pictures = first, pictures
        self._values, self._is_silent = values, is_silent
        tiles = np.repeat(pictures, 3, axis=-1) if pictures.shape[-1] == 1 else pictures
        tiles = tiles.copy()
        tiles[is_silent] //= 4  # a picture that never left its start is dark
        self.mosaic.set_tiles(tiles, [str(first + i) for i in range(len(tiles))])
        self.grid.set_values(grid)
        self._write_caption()

    def forget(self) -> None:
        """Show nothing."""
        self._pictures = None
        self.mosaic.set_tiles(np.zeros((0, 1, 1), np.float32))
        self.mosaic.select(-1)
        self.grid.clear()
        self.more_button.hide()
        self.caption.setText(self.tr("Nothing is climbed yet for this layer."))

    def retranslate(self) -> None:
        self.layer_box.setAccessibleName(self.tr("Layer"))
        self.layer_box.setToolTip(self.tr("The layer whose filters are to be excited"))
        self.first_label.setText(self.tr("From filter"))
        tip = self.tr("The first filter shown, counted from 0; 64 are climbed at a time.")
        self.first_box.setToolTip(tip)
        self.first_box.setAccessibleName(self.tr("From filter"))
        self.start_button.setText(self.tr("Climb"))
        self.start_button.setToolTip(
            self.tr("Change grey noise step by step into what excites each filter most")
        )
        self.more_button.setToolTip(
            self.tr("What excites it most, its twins, and what the network is without it")
        )
        if self.mosaic.selected >= 0:
            words = self.tr("All about filter {0}")
            self.more_button.setText(words.format(self._first + self.mosaic.selected))
        self.settings_button.setText(self.tr("Settings"))
        self.settings_button.setToolTip(self.tr("Steps, step size and start of the climb"))
        self._fill_boxes()
        self._write_caption()

    def _fill_boxes(self) -> None:
        chosen, scale = max(self.layout_box.currentIndex(), 0), self.scale_box.currentIndex()
        with QSignalBlocker(self.layout_box), QSignalBlocker(self.scale_box):
            self.layout_box.clear()
            self.layout_box.addItems([self.tr("Tiles"), self.tr("Grid of the book")])
            self.layout_box.setCurrentIndex(chosen)
            self.scale_box.clear()
            self.scale_box.addItems([f"PNG ×{scale}" for scale in _SCALES])
            self.scale_box.setCurrentIndex(2 if scale < 0 else scale)
        tips = {
            self.layout_box: self.tr(
                "Tiles in rows, or the first 64 in columns of 8 on black, as the book lays them out"
            ),
            self.scale_box: self.tr(
                "How many pixels of a saved PNG stand for each pixel of a picture: 1 to 8, "
                "4 by default."
            ),
        }
        for box, tip in tips.items():
            box.setToolTip(tip)
            box.setAccessibleName(tip)

    def _write_caption(self) -> None:
        if self._pictures is None:
            self.caption.setText(self.tr("Nothing is climbed yet for this layer."))
            return
        words = self.tr("Filters {0} to {1}, without response: {2}.")
        last = self._first + len(self._pictures) - 1
        text = words.format(self._first, last, int(self._is_silent.sum()))
        chosen = self.mosaic.selected
        if 0 <= chosen < len(self._values):
            text += " " + self._told_of(chosen)
        self.caption.setText(text)

    def _told_of(self, tile: int) -> str:
        unit = self._first + tile
        if self._is_silent[tile]:
            return self.tr(
                "Filter {0} gives nothing, and nothing near the start changes that."
            ).format(unit)
        first, last = self._values[tile, 0], self._values[tile, -1]
        words = self.tr("Filter {0} gave {1} at the start and {2} before the last step.")
        return words.format(unit, f"{first:.4g}", f"{last:.4g}")

    def _fit_first(self) -> None:
        count = self.layer.shape[-1] if self.layer else 1
        with QSignalBlocker(self.first_box):
            self.first_box.setRange(0, max(count - 1, 0))
        for widget in (self.first_label, self.first_box):
            widget.setVisible(count > AT_ONCE)

    def _lay_out(self) -> None:
        mark(self.caption, kind="small")
        mark(self.first_label, kind="muted")
        mark(self.start_button, kind="primary")
        mark(self.more_button, kind="link")
        self.more_button.hide()
        self.first_label.setBuddy(self.first_box)
        self.first_box.setSingleStep(AT_ONCE)
        for widget in (self.mosaic, self.grid):
            widget.setMinimumHeight(180)
            self.pictures.addWidget(widget)
        area = QScrollArea(frameShape=QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(self.climb_form)
        self.pictures.addWidget(area)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.layer_box, 1)
        top.addWidget(self.settings_button)
        top.addWidget(self.start_button)
        which = QHBoxLayout()  # of many filters; a line of its own: panels are narrow
        which.setSpacing(8)
        which.addWidget(self.first_label)
        which.addWidget(self.first_box)
        which.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.layout_box, 1)
        foot.addWidget(self.scale_box)
        foot.addWidget(self.export_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addLayout(which)
        column.addWidget(self.progress)
        column.addWidget(self.pictures, 1)
        column.addWidget(self.caption)
        column.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.layer_box.activated.connect(self._on_layer_chosen)
        self.start_button.clicked.connect(self._on_start)
        self.more_button.clicked.connect(
            lambda: self.unit_wanted.emit(self._first + self.mosaic.selected)
        )
        self.settings_button.toggled.connect(self._show_page)
        self.mosaic.tile_clicked.connect(self._on_tile_clicked)
        self.layout_box.activated.connect(lambda _: self.settings_button.setChecked(False))
        self.layout_box.activated.connect(self._show_page)
        self.climb_form.book_chosen.connect(self._on_book)

    def _on_book(self) -> None:
        self.first_box.setValue(0)
        self.layout_box.setCurrentIndex(_BOOK)

    def _on_start(self) -> None:
        self.settings_button.setChecked(False)
        self.wanted.emit()

    def _show_page(self) -> None:
        is_set_up = self.settings_button.isChecked()
        self.pictures.setCurrentIndex(_SETTINGS if is_set_up else self.layout_box.currentIndex())

    def _on_layer_chosen(self) -> None:
        self.forget()
        self._fit_first()
        self.layer_chosen.emit()

    def _on_tile_clicked(self, tile: int) -> None:
        self._write_caption()
        self.more_button.setText(self.tr("All about filter {0}").format(self._first + tile))
        self.more_button.show()

    def _png(self, path: Path) -> None:
        scale = _SCALES[self.scale_box.currentIndex()]
        if self.layout_box.currentIndex() == _TILES:
            self.mosaic.export_png(path, scale)
            return
        image = to_image(self.grid.values)
        keep = Qt.AspectRatioMode.IgnoreAspectRatio
        write_png(image.scaled(image.size() * scale, keep), path)

    def _npz(self, path: Path) -> None:
        pictures = self._pictures
        write_npz(
            path,
            {
                "pictures": np.zeros(0, np.uint8) if pictures is None else pictures,
                "values": self._values,
                "is_silent": self._is_silent,
                "first": np.array(self._first),
            },
        )
