"""One tile of a mosaic enlarged, and beside it the tiles that it comes from."""

from __future__ import annotations

import numpy as np
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.theme import mark
from app.viewers.mosaic import SHARED, SYMMETRIC, Mosaic

_HEIGHT = 168  # pixels of both pictures


class TileDetail(QWidget):
    """Two mosaics with captions, for one tile and for several; hidden until something is shown."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.one, self.several = Mosaic(), Mosaic()
        self.one_title, self.several_title = QLabel(), QLabel()
        self._lay_out()
        self.hide()

    def show_one(self, title: str, tile: np.ndarray, is_signed: bool) -> None:
        """Show a tile (height, width[, 3]); ``is_signed``: in the colours of weights."""
        _dress(self.one, is_signed)
        self.one_title.setText(title)
        self.one.set_tiles(tile[None])
        self.show()

    def show_several(self, title: str, tiles: np.ndarray | None, is_signed: bool = True) -> None:
        """Show tiles (tiles, height, width[, 3]) beside it; None for nothing."""
        self.several.setVisible(tiles is not None)
        self.several_title.setVisible(tiles is not None)
        if tiles is not None:
            _dress(self.several, is_signed)
            self.several_title.setText(title)
            self.several.set_tiles(tiles)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        for column, (title, mosaic) in enumerate(
            ((self.one_title, self.one), (self.several_title, self.several))
        ):
            mark(title, kind="small")
            mosaic.setFixedHeight(_HEIGHT)
            grid.addWidget(title, 0, column)
            grid.addWidget(mosaic, 1, column)
            grid.setColumnStretch(column, 1)


def _dress(mosaic: Mosaic, is_signed: bool) -> None:
    mosaic.set_colour_map("diverging" if is_signed else "viridis")
    mosaic.set_levels(SYMMETRIC if is_signed else SHARED)
