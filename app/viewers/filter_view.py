"""The kernels of a layer as one mosaic, and the chosen one with all its input channels."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPoint, QPointF, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.models.inside_layers import LookedAt
from app.models.kernel_tiles import RGB, as_images, channel_tiles, filter_tiles
from app.models.layer_words import spoken_shape
from app.theme import mark
from app.theme.live import Live
from app.viewers.canvas import MARGIN
from app.viewers.export_button import ExportButton
from app.viewers.layer_box import LayerBox
from app.viewers.mosaic import SYMMETRIC, Mosaic
from app.viewers.tile_detail import TileDetail
from app.widgets.colour_bar import ColourBar
from app.widgets.fields import ChoiceBox

QWIDGETSIZE_MAX = (1 << 24) - 1  # Qt's own word for no limit
_LEAST_HEIGHT = 160  # pixels of the mosaic


class FilterView(Live, QWidget):
    """Shows kernels (rows, columns, channels, filters).

    ``layer_chosen``: another layer   ``unit_wanted(unit)``: all about one of the filters
    ``menu_wanted(unit, place)``: what can be done to it, at a place of the screen
    """

    layer_chosen = Signal()
    menu_wanted = Signal(int, QPoint)
    unit_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.layer_box = LayerBox()
        self.channel_label = QLabel()
        self.channel_box = ChoiceBox()
        self.mosaic = Mosaic()
        self.bar = ColourBar("diverging")
        self.caption = QLabel(wordWrap=True)
        self.detail = TileDetail()
        self.more_button = QPushButton()
        self.export_button = ExportButton(
            "filters", png=self.mosaic.export_png, npz=self.mosaic.export_npz
        )
        self._kernels: np.ndarray | None = None
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

    def show_kernels(self, kernels: np.ndarray) -> None:
        """Show the kernels of the chosen layer, (rows, columns, channels, filters)."""
        layer = self.layer
        assert layer is not None
        if layer.image:
            kernels = as_images(kernels, layer.image)
        is_new = self._kernels is None or self._kernels.shape != kernels.shape
        self._kernels = kernels
        if is_new:
            self._offer_channels(kernels)
        self._show_tiles()

    def forget(self) -> None:
        """Show nothing; another layer is on its way."""
        self._kernels = None
        self.mosaic.set_tiles(np.zeros((0, 1, 1), np.float32))
        self.mosaic.select(-1)
        self.caption.clear()
        self.detail.hide()
        self.more_button.hide()

    def retranslate(self) -> None:
        self.layer_box.setAccessibleName(self.tr("Layer"))
        self.layer_box.setToolTip(self.tr("The layer whose weights are shown"))
        self.more_button.setToolTip(
            self.tr("What excites it most, its twins, and what the network is without it")
        )
        self.channel_label.setText(self.tr("Input channel"))
        self.channel_box.setAccessibleName(self.tr("Input channel"))
        self.channel_box.setToolTip(self.tr("Every filter has one kernel for each input channel"))
        rgb = self.channel_box.findData(RGB)
        if rgb >= 0:
            self.channel_box.setItemText(rgb, self.tr("Colours"))
        if self._kernels is not None:
            self._write_ends()
            self._show_detail(self.mosaic.selected)
        self._write_caption()

    def _show_tiles(self) -> None:
        assert self._kernels is not None
        channel = self.channel_box.currentData()
        tiles = channel_tiles(self._kernels, 0 if channel is None else channel)
        self.mosaic.set_tiles(tiles)
        self.bar.setVisible(tiles.ndim == 3)
        self._write_ends()
        self.mosaic.setMaximumHeight(self._most_height(tiles))
        self._write_caption()
        self._show_detail(self.mosaic.selected)

    def _write_ends(self) -> None:
        low, high = self.mosaic.limits()
        self.bar.set_ends(
            self.tr("{0} subtracts").format(f"{low:.3g}"), self.tr("{0} adds").format(f"{high:.3g}")
        )

    def _most_height(self, tiles: np.ndarray) -> int:
        """Return the height that a matrix fills; other tiles take all there is."""
        if len(tiles) != 1 or tiles.ndim != 3:
            return QWIDGETSIZE_MAX
        rows, columns = tiles.shape[1:]
        return max(_LEAST_HEIGHT, round(self.width() * rows / columns) + 2 * MARGIN)

    def _show_detail(self, number: int) -> None:
        assert self._kernels is not None
        channels = filter_tiles(self._kernels, number) if number >= 0 else None
        self.more_button.setVisible(channels is not None)
        if channels is None:
            self.detail.hide()
            return
        self.more_button.setText(self.tr("All about filter {0}").format(number))
        title = self.tr("Filter {0}").format(number)
        self.detail.show_one(title, self.mosaic.tiles[number], self.mosaic.tiles.ndim == 3)
        several = self.tr("Its {0} input channels").format(len(channels))
        self.detail.show_several(several, channels if len(channels) > 1 else None)

    def _offer_channels(self, kernels: np.ndarray) -> None:
        rows, columns, channels, _ = kernels.shape
        with QSignalBlocker(self.channel_box):
            self.channel_box.clear()
            if channels == 3:
                self.channel_box.addItem(self.tr("Colours"), RGB)
            for channel in range(channels):
                self.channel_box.addItem(str(channel), channel)
        is_choice = channels > 1 and (rows, columns) != (1, 1)
        self.channel_label.setVisible(is_choice)
        self.channel_box.setVisible(is_choice)

    def _write_caption(self) -> None:
        layer, kernels = self.layer, self._kernels
        if layer is None or kernels is None:
            return
        rows, columns, channels, filters = kernels.shape
        if (rows, columns) == (1, 1):
            words = self.tr("Inputs in rows ({0}), units in columns ({1}).")
            self.caption.setText(words.format(channels, filters))
            return
        words = self.tr("Filters: {0}, each {1}. Click one to enlarge it.")
        self.caption.setText(words.format(filters, spoken_shape((rows, columns, channels))))

    def _lay_out(self) -> None:
        mark(self.caption, kind="small")
        mark(self.more_button, kind="link")
        self.more_button.hide()
        mark(self.channel_label, kind="muted")
        self.channel_label.setBuddy(self.channel_box)
        self.channel_box.setMinimumContentsLength(4)
        self.channel_label.hide()
        self.channel_box.hide()
        self.mosaic.set_colour_map("diverging")
        self.mosaic.set_levels(SYMMETRIC)
        self.mosaic.setMinimumHeight(_LEAST_HEIGHT)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.layer_box, 1)
        row.addWidget(self.channel_label)
        row.addWidget(self.channel_box)
        row.addWidget(self.export_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.mosaic, 100)
        column.addWidget(self.bar)
        column.addWidget(self.caption)
        column.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.detail)
        column.addStretch(1)

    def _connect(self) -> None:
        self.layer_box.activated.connect(self._on_layer_chosen)
        self.channel_box.activated.connect(self._show_tiles)
        self.mosaic.tile_clicked.connect(self._show_detail)
        self.mosaic.menu_wanted.connect(self._on_menu_wanted)
        self.more_button.clicked.connect(lambda: self.unit_wanted.emit(self.mosaic.selected))

    def _on_layer_chosen(self) -> None:
        self.forget()
        self.layer_chosen.emit()

    def _on_menu_wanted(self, place: QPoint) -> None:
        """Ask for the menu of the filter under the mouse, else of the one that is chosen."""
        pixel = self.mosaic.pixel_at(QPointF(self.mosaic.mapFromGlobal(place)))
        found = self.mosaic.tile_at(*pixel) if pixel is not None else None
        tile, _, column = found or (self.mosaic.selected, 0, -1)
        is_matrix = self._kernels is not None and self._kernels.shape[:2] == (1, 1)
        unit = column if is_matrix else tile
        if unit >= 0:
            self.menu_wanted.emit(unit, place)
