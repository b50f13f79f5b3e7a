"""What a network says of one class, and of the strongest other, over the strength of a change."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pyqtgraph
from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.plots.area import PlotArea
from app.plots.export import picture_of, save_png
from app.theme import theme
from app.theme.live import Live
from app.theme.tokens import Tokens


class StrengthPlot(Live, QWidget):
    """The class in the accent, the other dashed in orange, a marker where one stands.

    ``chosen(strength)``: a click on the plot.
    """

    chosen = Signal(float)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.area = PlotArea(self)
        self.line = pyqtgraph.PlotCurveItem(antialias=True)
        self.other = pyqtgraph.PlotCurveItem(antialias=True)
        self.marker = pyqtgraph.InfiniteLine(angle=90, movable=False)
        self._curves = np.zeros((0, 3))  # strength, class, other
        self._texts = ("", "", "", "")
        self._strength = 0.0
        for item in (self.other, self.line):
            self.area.addItem(item)
        self.area.addItem(self.marker, ignoreBounds=True)
        self.area.setRenderHint(QPainter.RenderHint.Antialiasing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area)
        self.area.clicked.connect(self._on_clicked)
        self.follow()

    def set_texts(self, bottom: str, left: str, name: str, other: str) -> None:
        """Name the axes, and the two curves."""
        self._texts = (bottom, left, name, other)
        self.retranslate()

    def set_curves(self, strengths: np.ndarray, values: np.ndarray, others: np.ndarray) -> None:
        """Show values over strengths, (points,) each; no others is ()."""
        given = others if len(others) else np.full(len(values), np.nan)
        self._curves = np.stack([strengths, values, given], axis=1).astype(float)
        self.line.setData(self._curves[:, 0], self._curves[:, 1])
        self.other.setData(strengths if len(others) else [], others)

    def set_marker(self, strength: float) -> None:
        """Mark the strength that is looked at."""
        self._strength = strength
        self.marker.setValue(strength)

    @property
    def curves(self) -> np.ndarray:
        """(points, 3): strength, what is said of the class, and of the strongest other."""
        return self._curves

    def clear(self) -> None:
        """Show no curve."""
        self.set_curves(np.zeros(0), np.zeros(0), np.zeros(0))

    def export_png(
        self, path: str | Path, width: int = 800, height: int = 500, tokens: Tokens | None = None
    ) -> None:
        """Write a picture, in the scheme ``tokens`` (else the window's)."""
        copy = StrengthPlot()
        copy.set_texts(*self._texts)
        others = self._curves[:, 2]
        has_others = len(others) and np.isfinite(others).all()
        copy.set_curves(
            self._curves[:, 0], self._curves[:, 1], others if has_others else others[:0]
        )
        copy.set_marker(self._strength)
        with picture_of(copy, width, height, tokens):
            save_png(copy, path)

    def export_csv(self, path: str | Path) -> None:
        """Write strength, class and other, a row for each point."""
        with open(path, "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(["strength", self._texts[2] or "value", self._texts[3] or "other"])
            writer.writerows(self._curves.tolist())

    def retranslate(self) -> None:
        bottom, left, *_ = self._texts
        self.area.set_labels(bottom, left)
        self.area.setAccessibleName(self.tr("{1} over {0}").format(bottom, left))

    def restyle(self) -> None:
        self.dress(theme().tokens)

    def dress(self, tokens: Tokens) -> None:
        """Put the colours of ``tokens`` on everything."""
        self.area.dress(tokens)
        self.line.setPen(pyqtgraph.mkPen(tokens.train, width=2.5))
        dash = pyqtgraph.QtCore.Qt.PenStyle.DashLine
        self.other.setPen(pyqtgraph.mkPen(tokens.validation, width=1.5, style=dash))
        self.marker.setPen(pyqtgraph.mkPen(tokens.accent, width=2))

    def _on_clicked(self, place: QPointF) -> None:
        if len(self._curves):
            low, high = float(self._curves[0, 0]), float(self._curves[-1, 0])
            self.chosen.emit(min(max(place.x(), low), high))
