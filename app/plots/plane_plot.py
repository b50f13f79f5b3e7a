"""Regions of classes on a plane through three samples, which are marked by their numbers."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pyqtgraph
from PySide6.QtCore import QPointF, Signal
from PySide6.QtWidgets import QWidget

from app.plots.scatter import ScatterPlot
from app.theme.tokens import Tokens
from app.widgets.pixels import write_npz


class PlanePlot(ScatterPlot):
    """``place_clicked((x, y))`` inside the regions."""

    place_clicked = Signal(object)

    def __init__(self, parent: QWidget | None = None):
        self.numbers = [pyqtgraph.TextItem(str(n), anchor=(0.5, 1.3)) for n in (1, 2, 3)]
        self.cross = pyqtgraph.ScatterPlotItem(size=15, symbol="+", pxMode=True)
        super().__init__(parent)
        self.area.box.setAspectLocked(True)
        self.area.removeItem(self.picture)
        self.area.addItem(self.picture)  # it is seen whole, not only the samples
        for item in (*self.numbers, self.cross):
            item.setZValue(20)
            self.area.addItem(item, ignoreBounds=True)
            item.hide()
        self.area.clicked.connect(self._on_area_clicked)

    def set_corners(self, corners: np.ndarray, labels: np.ndarray, classes: list[str]) -> None:
        """Mark the three samples (3, 2) by their numbers and classes; none where it is empty."""
        self.set_points(corners, labels, classes)
        for item in self.numbers:
            item.setVisible(len(corners) > 0)
        for item, (x, y) in zip(self.numbers, corners.tolist(), strict=False):
            item.setPos(x, y)

    def set_regions(self, said: np.ndarray, bounds: tuple[float, float, float, float]) -> None:
        """Show probabilities (rows, columns, classes); the outermost lie on the ``bounds``."""
        left, right, bottom, top = bounds
        x = (right - left) / (said.shape[1] - 1) / 2
        y = (top - bottom) / (said.shape[0] - 1) / 2
        self.set_boundary(said, (left - x, right + x, bottom - y, top + y))

    def set_place(self, place: tuple[float, float] | None) -> None:
        """Mark a place, None for none."""
        self.cross.setVisible(place is not None)
        if place is not None:
            self.cross.setData([place[0]], [place[1]])

    def export_regions_csv(self, path: str | Path) -> None:
        """Write a row for each place: x, y, the likeliest class and its probability."""
        said = self._probabilities
        if said is None:
            return
        x, y = self._grid(said.shape[1], said.shape[0])
        with open(path, "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(["x", "y", "class", "probability"])
            for down, row in zip(y.tolist(), said, strict=True):
                best = row.argmax(axis=1).tolist()
                for across, number, values in zip(x.tolist(), best, row, strict=True):
                    writer.writerow([across, down, self._classes[number], float(values[number])])

    def export_npz(self, path: str | Path) -> None:
        """Write the probabilities, where their rows and columns are, and the three samples."""
        arrays = {"corners": self._points, "true": self._labels}
        said = self._probabilities
        if said is not None:
            x, y = self._grid(said.shape[1], said.shape[0])
            arrays |= {"said": said, "x": x, "y": y}
        write_npz(path, arrays)

    def dress(self, tokens: Tokens) -> None:
        super().dress(tokens)
        for item in self.numbers:
            item.setColor(tokens.text)
        self.cross.setPen(pyqtgraph.mkPen(tokens.text, width=1.5))

    def _grid(self, columns: int, rows: int) -> tuple[np.ndarray, np.ndarray]:
        """Return the middle of each column and row."""
        box = self._extent
        x = box.left() + (np.arange(columns) + 0.5) * box.width() / columns
        return x, box.top() + (np.arange(rows) + 0.5) * box.height() / rows

    def _on_area_clicked(self, place: QPointF) -> None:
        if self._probabilities is not None and self._extent.contains(place):
            self.place_clicked.emit((place.x(), place.y()))
