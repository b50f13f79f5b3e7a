"""Points of classes in a plane, over the regions where a network says which class it is."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pyqtgraph
from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.plots.area import PlotArea
from app.plots.export import picture_of, save_png
from app.theme import theme
from app.theme.live import Live
from app.theme.tokens import Tokens
from app.widgets.marks import symbol_of
from app.widgets.pixels import rgb

FEW_POINTS = 3000  # up to so many points are drawn smooth


class ScatterPlot(Live, QWidget):
    """Emits ``point_clicked(index)`` and ``pointed_at((x, y, probabilities or None))``."""

    point_clicked = Signal(int)
    pointed_at = Signal(object)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.area = PlotArea(self)
        self.picture = pyqtgraph.ImageItem(axisOrder="row-major")
        self._points = np.zeros((0, 2))
        self._labels = np.zeros(0, int)
        self._classes: list[str] = []
        self._probabilities: np.ndarray | None = None
        self._extent = QRectF()
        self._axes = ("x", "y")
        self._items: list[pyqtgraph.ScatterPlotItem] = []
        self._tokens = theme().tokens
        self.picture.setZValue(-10)
        self.area.addItem(self.picture, ignoreBounds=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area)
        self.area.cursor_moved.connect(self._on_cursor_moved)
        self.follow()

    def set_axes(self, bottom: str, left: str) -> None:
        """Name the axes."""
        self._axes = (bottom, left)
        self.retranslate()

    def set_points(self, points: np.ndarray, labels: np.ndarray, classes: list[str]) -> None:
        """Show points (points, 2) of classes given by number, (points,)."""
        self._points, self._labels, self._classes = points, labels, classes
        for item in self._items:
            self.area.removeItem(item)
        self._items = []
        for label in range(len(classes)):
            item = pyqtgraph.ScatterPlotItem(
                size=9, symbol=symbol_of(label), pxMode=True, name=classes[label]
            )
            chosen = np.flatnonzero(labels == label)
            item.setData(points[chosen, 0], points[chosen, 1], data=chosen)
            item.sigClicked.connect(self._on_clicked)
            self.area.addItem(item)
            self._items.append(item)
        self._dress_points()

    def set_boundary(
        self, probabilities: np.ndarray | None, extent: tuple[float, float, float, float]
    ) -> None:
        """Show what the network says on a grid: (rows, columns, classes), the first row lowest.

        extent: (left, right, bottom, top) of the grid in the units of the points.
        """
        left, right, bottom, top = extent
        self._probabilities = probabilities
        self._extent = QRectF(left, bottom, right - left, top - bottom)
        self._paint_boundary()

    def export_png(
        self, path: str | Path, width: int = 800, height: int = 700, tokens: Tokens | None = None
    ) -> None:
        """Write a picture, in the scheme ``tokens`` (else the window's)."""
        copy = ScatterPlot()
        copy.set_axes(*self._axes)
        copy.set_points(self._points, self._labels, self._classes)
        box = self._extent
        copy.set_boundary(self._probabilities, (box.left(), box.right(), box.top(), box.bottom()))
        with picture_of(copy, width, height, tokens):
            save_png(copy, path)

    def export_csv(self, path: str | Path) -> None:
        """Write x, y and the class of each point."""
        with open(path, "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow([*self._axes, "class"])
            for (x, y), label in zip(self._points.tolist(), self._labels.tolist(), strict=True):
                writer.writerow([x, y, self._classes[label]])

    def retranslate(self) -> None:
        self.area.set_labels(*self._axes)
        self.area.setAccessibleName(self.tr("Points by class"))

    def restyle(self) -> None:
        self.dress(theme().tokens)

    def dress(self, tokens: Tokens) -> None:
        """Put the colours of ``tokens`` on everything."""
        self._tokens = tokens
        self.area.dress(tokens)
        self._dress_points()
        self._paint_boundary()

    def _dress_points(self) -> None:
        self.area.setRenderHint(QPainter.RenderHint.Antialiasing, len(self._points) <= FEW_POINTS)
        for label, item in enumerate(self._items):
            item.setBrush(pyqtgraph.mkBrush(self._tokens.class_colour(label)))
            item.setPen(pyqtgraph.mkPen(self._tokens.sunken, width=1))

    def _paint_boundary(self) -> None:
        self.picture.setVisible(self._probabilities is not None)
        if self._probabilities is None:
            return
        colours = mixed(self._probabilities, self._tokens)
        self.picture.setImage(colours, levels=None, autoLevels=False)
        self.picture.setRect(self._extent)

    def _on_clicked(self, _, spots, *rest) -> None:
        self.point_clicked.emit(int(spots[0].data()))

    def _on_cursor_moved(self, place: QPointF | None) -> None:
        if place is None:
            self.area.setToolTip("")
            self.pointed_at.emit(None)
            return
        found = self._probabilities_at(place)
        if found is not None and self._classes:
            best = int(found.argmax())
            name = self._classes[best] if best < len(self._classes) else str(best)
            self.area.setToolTip(self.tr("{0}: {1} %").format(name, f"{100 * found[best]:.1f}"))
        self.pointed_at.emit((place.x(), place.y(), found))

    def _probabilities_at(self, place: QPointF) -> np.ndarray | None:
        if self._probabilities is None or not self._extent.contains(place):
            return None
        rows, columns = self._probabilities.shape[:2]
        row = int((place.y() - self._extent.top()) / self._extent.height() * rows)
        column = int((place.x() - self._extent.left()) / self._extent.width() * columns)
        return self._probabilities[min(row, rows - 1), min(column, columns - 1)]


def mixed(probabilities: np.ndarray, tokens: Tokens) -> np.ndarray:
    """Return (rows, columns, 3) uint8: the colour of the likeliest class, paler where unsure."""
    classes = probabilities.shape[2]
    palette = np.array([rgb(tokens.class_colour(n)) for n in range(classes)], np.float32)
    ground = np.array(rgb(tokens.sunken), np.float32)
    best = probabilities.argmax(axis=2)
    certain = np.take_along_axis(probabilities, best[..., None], axis=2)
    certain = np.clip((certain - 1 / classes) / max(1 - 1 / classes, 1e-6), 0, 1)
    strength = (0.08 + 0.34 * certain).astype(np.float32)
    return np.round(ground + strength * (palette[best] - ground)).astype(np.uint8)
