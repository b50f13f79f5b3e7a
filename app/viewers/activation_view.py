"""What a layer makes of one sample: maps as a mosaic, or units as bars."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.models.inside_layers import LookedAt
from app.models.kernel_tiles import filter_tiles
from app.theme import mark
from app.theme.live import Live
from app.viewers.cell_field import CellField
from app.viewers.export_button import ExportButton
from app.viewers.layer_box import LayerBox
from app.viewers.mosaic import Mosaic
from app.viewers.tile_detail import TileDetail
from app.viewers.value_bars import ValueBars
from app.widgets.colour_bar import ColourBar


class ActivationView(Live, QWidget):
    """Shows maps (height, width, channels), or values (units,) of a layer.

    ``layer_chosen``: another layer. ``kernel_wanted``: a map is enlarged, and the kernels of its
    layer are to be shown beside it. ``cell_chosen(row, column)``: a cell, whose part of the image
    is to be shown. ``value_wanted(place)``: a value, whose computation is to be shown.
    """

    layer_chosen = Signal()
    kernel_wanted = Signal()
    cell_chosen = Signal(int, int)
    value_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.layer_box = LayerBox()
        self.mosaic = Mosaic()
        self.bar = ColourBar("viridis")
        self.values = ValueBars()
        self.pages = QStackedWidget()
        self.caption = QLabel(wordWrap=True)
        self.detail = TileDetail()
        self.field = CellField()
        self.more_button = QPushButton()
        self.export_button = ExportButton("activations", png=self._png, npz=self._npz)
        self._maps: np.ndarray | None = None
        self._kernels: np.ndarray | None = None
        self._cell: tuple[int, int] | None = None
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

    def show_maps(self, maps: np.ndarray, names: Sequence[str] = ()) -> None:
        """Show maps (height, width, channels), or values (units,) with their ``names``."""
        self._maps = maps
        if maps.ndim == 3:
            self.pages.setCurrentIndex(0)
            self.mosaic.set_tiles(np.ascontiguousarray(maps.transpose(2, 0, 1)))
            self.bar.set_range(*self.mosaic.limits())
            self._show_detail(self.mosaic.selected)
        else:
            self.pages.setCurrentIndex(1)
            flat = maps.ravel()
            self.values.set_values(names or [str(unit) for unit in range(len(flat))], flat)
            self.detail.hide()
        self.bar.setVisible(maps.ndim == 3)
        self._write_caption()

    def show_kernels(self, kernels: np.ndarray) -> None:
        """Show, beside the enlarged map, its kernels (rows, columns, channels, filters)."""
        self._kernels = kernels
        self._show_detail(self.mosaic.selected)

    def show_field(self, cell: tuple[int, int], boxes, fields) -> None:
        """Frame what a cell sees of the image; see ``CellField``."""
        self._mark(cell)
        self.field.show_field(cell, boxes, fields)

    @property
    def wants_kernels(self) -> bool:
        """Whether a map is enlarged that has kernels."""
        layer = self.layer
        return layer is not None and layer.has_kernels and self.mosaic.selected >= 0

    def forget(self) -> None:
        """Show nothing; another layer is on its way."""
        self._maps = self._kernels = None
        self.mosaic.set_tiles(np.zeros((0, 1, 1), np.float32))
        self.mosaic.select(-1)
        self.values.set_bars([])
        self.caption.clear()
        self.detail.hide()
        self._forget_cell()

    def _forget_cell(self) -> None:
        self._mark(None)
        self.field.hide()

    def _mark(self, cell: tuple[int, int] | None) -> None:
        self._cell = cell
        self.mosaic.mark_cell(cell)
        self.detail.one.mark_cell(cell)
        self.more_button.setVisible(cell is not None)

    def retranslate(self) -> None:
        self.layer_box.setAccessibleName(self.tr("Layer"))
        self.layer_box.setToolTip(self.tr("The layer whose activations are shown"))
        self.more_button.setText(self.tr("How this value is computed"))
        self.more_button.setToolTip(
            self.tr(
                "All terms of the cell's value with their numbers, forward and backward (Enter)"
            )
        )
        self._write_caption()

    def _show_detail(self, number: int) -> None:
        if not 0 <= number < len(self.mosaic.tiles):
            self.detail.hide()
            return
        self.detail.show_one(self.tr("Map {0}").format(number), self.mosaic.tiles[number], False)
        kernels = self._kernels
        tiles = None
        if kernels is not None and number < kernels.shape[-1]:
            tiles = filter_tiles(kernels, number)
        self.detail.show_several(self.tr("Its kernel"), tiles)

    def _write_caption(self) -> None:
        maps = self._maps
        if maps is None:
            return
        if maps.ndim != 3:
            words = self.tr(
                "Units: {0}. Blue is positive, orange negative. Click one to see how it is made."
            )
            self.caption.setText(words.format(maps.size))
            return
        height, width, channels = maps.shape
        silent = int((np.abs(maps).max(axis=(0, 1)) == 0).sum())
        words = self.tr("Maps: {0} of {1} × {2}, silent {3}. Click a cell to see its part.")
        self.caption.setText(words.format(channels, height, width, silent))

    def _lay_out(self) -> None:
        mark(self.caption, kind="small")
        mark(self.more_button, kind="link")
        self.more_button.hide()
        self.mosaic.setMinimumHeight(180)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.values)
        area.setMinimumHeight(180)
        self.pages.addWidget(self.mosaic)
        self.pages.addWidget(area)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.layer_box, 1)
        row.addWidget(self.export_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.pages, 1)
        column.addWidget(self.bar)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.caption, 1)
        below.addWidget(self.more_button)
        column.addLayout(below)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.detail, 2, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self.field, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.layer_box.activated.connect(self._on_layer_chosen)
        self.mosaic.tile_clicked.connect(self._on_tile_clicked)
        self.mosaic.cell_clicked.connect(self._on_cell)
        self.detail.one.cell_clicked.connect(self._on_cell)
        self.more_button.clicked.connect(self._on_more)
        self.values.clicked.connect(self._on_bar)
        for mosaic in (self.mosaic, self.detail.one):
            mosaic.cell_opened.connect(lambda *_: self._on_more())

    def _on_layer_chosen(self) -> None:
        self.forget()
        self.layer_chosen.emit()

    def _on_tile_clicked(self, number: int) -> None:
        self._show_detail(number)
        if self.wants_kernels:
            self.kernel_wanted.emit()

    def _on_cell(self, _tile: int, row: int, column: int) -> None:
        self._mark((row, column))
        self.detail.one.select(0)
        self.cell_chosen.emit(row, column)

    def _on_more(self) -> None:
        if self._cell is not None and self.mosaic.selected >= 0:
            self.value_wanted.emit((*self._cell, self.mosaic.selected))

    def _on_bar(self, number: int) -> None:
        if self._maps is not None:
            place = np.unravel_index(number, self._maps.shape)
            self.value_wanted.emit(tuple(int(i) for i in place))

    def _png(self, path) -> None:
        showing = self.mosaic if self.pages.currentIndex() == 0 else self.values
        showing.export_png(path)

    def _npz(self, path) -> None:
        with open(path, "wb") as file:
            np.savez_compressed(file, activations=self._maps if self._maps is not None else [])
