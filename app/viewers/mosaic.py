"""Many tiles as one picture: kernels, activation maps, thumbnails."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.theme import theme
from app.theme.colour_maps import to_levels
from app.viewers.canvas import Canvas
from app.widgets.pixels import as_pixels, rgb, to_image, to_indexed, write_npz, write_png

SHARED, SYMMETRIC, PER_TILE = "shared", "symmetric", "per tile"
GAP = 1  # pixels of the picture between two tiles
GROUND = 255  # its place in the colour table


class Mosaic(Canvas):
    """Shows tiles (tiles, height, width), or with a last axis of 3 colours.

    ``tile_clicked(tile)`` also when the arrow keys move the choice;
    ``cell_clicked(tile, row, column)`` for one value of it, also when Shift and the arrow keys move
    that choice; ``cell_opened(tile, row, column)`` by Enter on it;
    ``tile_hovered((tile, row, column, value))`` or None.
    """

    tile_clicked = Signal(int)
    cell_clicked = Signal(int, int, int)
    cell_opened = Signal(int, int, int)
    tile_hovered = Signal(object)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._tiles = np.zeros((0, 1, 1), np.float32)
        self._names: list[str] = []
        self._columns = 1
        self._wanted_columns = 0
        self._map = "viridis"
        self._levels = SHARED
        self._range: tuple[float, float] | None = None
        self._selected = -1
        self._cell: tuple[int, int] | None = None
        self.hovered.connect(self._on_hovered)
        self.clicked.connect(self._on_clicked)
        self.follow()

    # Values

    def set_tiles(self, tiles: np.ndarray, names: list[str] | None = None) -> None:
        """Show ``tiles``: (tiles, height, width), or (tiles, height, width, 3) in [0, 1]/uint8."""
        if tiles.shape[:3] != self._tiles.shape[:3]:
            self._columns = self._wanted_columns or best_columns(tiles, self.width(), self.height())
            self._selected = min(self._selected, len(tiles) - 1)
        self._tiles = tiles
        self._names = names or []
        self._render()

    def set_levels(self, levels: str, fixed: tuple[float, float] | None = None) -> None:
        """Choose what the ends of the colour map mean.

        "shared": lowest and highest of all tiles; "symmetric": zero in the middle;
        "per tile": each tile uses the whole map. ``fixed`` gives both ends in numbers.
        """
        self._levels, self._range = levels, fixed
        self._render()

    def set_colour_map(self, name: str) -> None:
        """Choose one of ``theme.colour_maps.MAPS``."""
        self._map = name
        self._render()

    def set_columns(self, columns: int) -> None:
        """Fix how many tiles stand side by side; 0 chooses by the shape of the widget."""
        self._wanted_columns = columns
        tiles, self._tiles = self._tiles, np.zeros((0, 1, 1), np.float32)
        if len(tiles):
            self.set_tiles(tiles, self._names)

    @property
    def tiles(self) -> np.ndarray:
        return self._tiles

    @property
    def selected(self) -> int:
        """The tile chosen, -1 if none."""
        return self._selected

    def select(self, tile: int) -> None:
        """Choose a tile; emits nothing."""
        self._selected = tile
        self.update()

    def mark_cell(self, cell: tuple[int, int] | None) -> None:
        """Frame one value of the chosen tile, by row and column; emits nothing."""
        self._cell = cell
        self.update()

    def limits(self) -> tuple[float, float]:
        """Return the values at both ends of the colour map."""
        if self._range is not None:
            return self._range
        low, high = extremes(self._tiles)
        if self._levels == SYMMETRIC:
            high = max(abs(low), abs(high))
            low = -high
        return low, high

    # Files

    def export_png(self, path: str | Path, pixel: int = 4) -> None:
        """Write the picture with ``pixel`` screen pixels to one value."""
        size = self.image.size() * pixel
        keep = Qt.AspectRatioMode.IgnoreAspectRatio
        write_png(self.image.scaled(size, keep), path)

    def export_npz(self, path: str | Path) -> None:
        """Write the numbers as ``tiles``."""
        write_npz(path, {"tiles": self._tiles})

    # Inside

    def tile_at(self, row: int, column: int) -> tuple[int, int, int] | None:
        """Return (tile, row, column) at a pixel of the picture; None between tiles."""
        count, height, width = self._tiles.shape[:3]
        tile_row, inner_row = divmod(row - GAP, height + GAP)
        tile_column, inner_column = divmod(column - GAP, width + GAP)
        tile = tile_row * self._columns + tile_column
        inside = 0 <= inner_row < height and 0 <= inner_column < width
        if not inside or tile_column >= self._columns or not 0 <= tile < count:
            return None
        return tile, inner_row, inner_column

    def paint_over(self, painter: QPainter) -> None:
        if not 0 <= self._selected < len(self._tiles):
            return
        _, height, width = self._tiles.shape[:3]
        row, column = divmod(self._selected, self._columns)
        place = self.rect_of(
            GAP + row * (height + GAP), GAP + column * (width + GAP), height, width
        )
        painter.setPen(QPen(QColor(theme().tokens.accent), 2))
        painter.drawRect(place.adjusted(-1, -1, 1, 1))
        if self._cell is not None and self._cell[0] < height and self._cell[1] < width:
            top, left = GAP + row * (height + GAP), GAP + column * (width + GAP)
            frame = self.rect_of(top + self._cell[0], left + self._cell[1], 1, 1)
            painter.setPen(QPen(QColor(theme().tokens.negative), 2))
            painter.drawRect(frame.adjusted(-1, -1, 1, 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = self._wanted_columns or best_columns(self._tiles, self.width(), self.height())
        if len(self._tiles) and columns != self._columns:
            self._columns = columns
            self._render()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps: dict[int, int] = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._columns,
            Qt.Key.Key_Down: self._columns,
        }
        is_of_cell = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in steps and is_of_cell and self._cell is not None and self._selected >= 0:
            self._move_cell(event.key())
        elif event.key() == Qt.Key.Key_Return and self._cell is not None and self._selected >= 0:
            self.cell_opened.emit(self._selected, *self._cell)
        elif event.key() in steps and len(self._tiles):
            tile = 0 if self._selected < 0 else self._selected + steps[event.key()]
            if 0 <= tile < len(self._tiles):
                self._choose(tile)
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Tiles"))
        self.setAccessibleDescription(
            self.tr(
                "Arrow keys move from tile to tile, with Shift from value to value, "
                "+ and - magnify, 0 fits."
            )
        )

    def restyle(self) -> None:
        self._render()

    def _render(self) -> None:
        if not len(self._tiles):
            self.set_image(QImage())
        elif self._tiles.ndim == 4:
            ground = rgb(theme().tokens.ground)
            self.set_image(to_image(side_by_side(as_pixels(self._tiles), self._columns, ground)))
        else:
            places = side_by_side(self._places(), self._columns, GROUND)
            self.set_image(to_indexed(places, self._map, theme().tokens.ground))

    def _places(self) -> np.ndarray:
        """Return the places of all values in the colour table, below that of the ground."""
        tiles = self._tiles
        if self._levels != PER_TILE or self._range is not None:
            return to_levels(tiles, *self.limits(), top=GROUND - 1)
        flat = tiles.reshape(len(tiles), -1)
        low = flat.min(axis=1)[:, None, None]
        span = flat.max(axis=1)[:, None, None] - low
        return to_levels((tiles - low) / np.where(span > 0, span, 1), 0.0, 1.0, top=GROUND - 1)

    def _choose(self, tile: int) -> None:
        self.select(tile)
        self.tile_clicked.emit(tile)

    def _on_clicked(self, row: int, column: int) -> None:
        found = self.tile_at(row, column)
        if found is not None:
            self._choose(found[0])
            self.cell_clicked.emit(*found)

    def _move_cell(self, key: int) -> None:
        assert self._cell is not None
        _, height, width = self._tiles.shape[:3]
        down, right = {
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
        }[Qt.Key(key)]
        row, column = self._cell[0] + down, self._cell[1] + right
        if 0 <= row < height and 0 <= column < width:
            self.cell_clicked.emit(self._selected, row, column)

    def _on_hovered(self, pixel: tuple[int, int] | None) -> None:
        found = None if pixel is None or not len(self._tiles) else self.tile_at(*pixel)
        if found is None:
            self.setToolTip("")
            self.tile_hovered.emit(None)
            return
        value = self._tiles[found]
        self.setToolTip(self._describe(found, value))
        self.tile_hovered.emit((*found, value))

    def _describe(self, found: tuple[int, int, int], value: np.ndarray) -> str:
        tile, row, column = found
        name = self._names[tile] if tile < len(self._names) else str(tile)
        text = ", ".join(f"{v:.4g}" for v in np.atleast_1d(value))
        return self.tr("Tile {0}, row {1}, column {2}: {3}").format(name, row, column, text)


def side_by_side(tiles: np.ndarray, columns: int, ground: int | tuple) -> np.ndarray:
    """Return tiles (tiles, height, width[, 3]) uint8 as one picture with gaps of ``ground``."""
    count, height, width, *colours = tiles.shape
    rows = -(-count // columns)
    cells = np.empty((rows * columns, height + GAP, width + GAP, *colours), np.uint8)
    cells[:, height:] = ground
    cells[:, :, width:] = ground
    cells[count:] = ground
    cells[:count, :height, :width] = tiles
    cells = cells.reshape(rows, columns, height + GAP, width + GAP, *colours)
    whole = np.empty(
        (rows * (height + GAP) + GAP, columns * (width + GAP) + GAP, *colours), np.uint8
    )
    whole[:GAP] = ground
    whole[:, :GAP] = ground
    inner = cells.swapaxes(1, 2).reshape(rows * (height + GAP), columns * (width + GAP), *colours)
    whole[GAP:, GAP:] = inner
    return whole


def extremes(values: np.ndarray) -> tuple[float, float]:
    """Return the lowest and the highest finite value; 0 and 1 without any."""
    if not values.size:
        return 0.0, 1.0
    low, high = float(values.min()), float(values.max())
    if np.isfinite(low) and np.isfinite(high):
        return low, high
    finite = values[np.isfinite(values)]
    return (float(finite.min()), float(finite.max())) if finite.size else (0.0, 1.0)


def best_columns(tiles: np.ndarray, width: int, height: int) -> int:
    """Return how many tiles side by side fill a widget of that size best."""
    count, tile_height, tile_width = tiles.shape[:3]
    best, best_scale = 1, 0.0
    for columns in range(1, max(1, count) + 1):
        rows = -(-count // columns)
        scale = min(
            width / (columns * (tile_width + GAP) + GAP),
            height / (rows * (tile_height + GAP) + GAP),
        )
        if scale > best_scale * 1.001:
            best, best_scale = columns, scale
    return best
