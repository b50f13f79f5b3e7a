"""Points in a plane and one line through them: a curve that follows them, or where they belong."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pyqtgraph
from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.plots.area import PlotArea
from app.plots.export import picture_of, save_png
from app.theme import theme
from app.theme.live import Live
from app.theme.tokens import Tokens

FEW_POINTS = 3000  # up to so many points are drawn smooth


class PointsPlot(Live, QWidget):
    """Points in blue, the line in orange. ``point_clicked(index)``."""

    point_clicked = Signal(int)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.area = PlotArea(self)
        self.points = pyqtgraph.ScatterPlotItem(size=7, pxMode=True)
        self.line = pyqtgraph.PlotCurveItem(antialias=True)
        self._places = np.zeros((0, 2))
        self._line = np.zeros((0, 2))
        self._axes = ("", "")
        self.area.addItem(self.points)
        self.area.addItem(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area)
        self.points.sigClicked.connect(self._on_clicked)
        self.follow()

    def set_axes(self, bottom: str, left: str) -> None:
        """Name the axes."""
        self._axes = (bottom, left)
        self.retranslate()

    def set_points(self, points: np.ndarray) -> None:
        """Show points (points, 2)."""
        self._places = np.asarray(points, float)
        self.area.setRenderHint(QPainter.RenderHint.Antialiasing, len(points) <= FEW_POINTS)
        self.points.setData(points[:, 0], points[:, 1], data=np.arange(len(points)))

    def set_line(self, line: np.ndarray) -> None:
        """Show a line through (points, 2)."""
        self._line = np.asarray(line, float)
        self.line.setData(self._line[:, 0], self._line[:, 1])

    @property
    def line_points(self) -> np.ndarray:
        return self._line

    def export_png(
        self, path: str | Path, width: int = 800, height: int = 600, tokens: Tokens | None = None
    ) -> None:
        """Write a picture, in the scheme ``tokens`` (else the window's)."""
        copy = PointsPlot()
        copy.set_axes(*self._axes)
        copy.set_points(self._places)
        copy.set_line(self._line)
        with picture_of(copy, width, height, tokens):
            save_png(copy, path)

    def export_csv(self, path: str | Path) -> None:
        """Write x and y of all points, and then of the line."""
        with open(path, "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(["kind", *self._axes])
            for kind, rows in (("point", self._places), ("line", self._line)):
                writer.writerows([kind, x, y] for x, y in rows.tolist())

    def retranslate(self) -> None:
        self.area.set_labels(*self._axes)
        self.area.setAccessibleName(self.tr("{1} over {0}").format(*self._axes))

    def restyle(self) -> None:
        self.dress(theme().tokens)

    def dress(self, tokens: Tokens) -> None:
        """Put the colours of ``tokens`` on everything."""
        self.area.dress(tokens)
        fill = QColor(tokens.train)
        fill.setAlpha(150)
        self.points.setBrush(fill)
        self.points.setPen(pyqtgraph.mkPen(tokens.sunken, width=0.5))
        self.line.setPen(pyqtgraph.mkPen(tokens.validation, width=2.5))

    def _on_clicked(self, _, spots, *rest) -> None:
        self.point_clicked.emit(int(spots[0].data()))
