"""The life of one training sample: how sure a network was of its class, and its loss, by epoch."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pyqtgraph
from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.plots.area import PlotArea
from app.plots.export import picture_of, save_png
from app.theme import theme
from app.theme.live import Live
from app.theme.tokens import Tokens

_FEW = 60  # epochs up to which each of them is marked


class LifePlot(Live, QWidget):
    """Two curves over epochs; those at which the network was wrong are marked in orange.

    ``described(text)``: of the epoch at the mouse, "" without one.
    """

    described = Signal(str)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.confidence, self.loss = PlotArea(self), PlotArea(self)
        self._epochs = np.zeros(0, int)
        self._values = {self.confidence: np.zeros(0), self.loss: np.zeros(0)}
        self._right = np.zeros(0, bool)
        self._lines = {
            area: pyqtgraph.PlotCurveItem(connect="finite", antialias=True) for area in self._values
        }
        self._marks = {area: pyqtgraph.ScatterPlotItem(size=7) for area in self._values}
        self._lay_out()
        self.follow()

    def set_life(
        self, epochs: np.ndarray, confidence: np.ndarray, loss: np.ndarray, right: np.ndarray
    ) -> None:
        """Show a sample: all are (epochs,), ``right`` says whether its class was told."""
        self._epochs, self._right = epochs, right
        self._values = {self.confidence: confidence, self.loss: loss}
        for area, values in self._values.items():
            self._lines[area].setData(epochs.astype(float), values.astype(float))
            area.reset()
        self.dress(theme().tokens)

    @property
    def epochs(self) -> np.ndarray:
        return self._epochs

    @property
    def values(self) -> tuple[np.ndarray, np.ndarray]:
        """Confidence and loss, as they are shown."""
        return self._values[self.confidence], self._values[self.loss]

    def describe(self, index: int) -> str:
        """Return a sentence on one epoch."""
        confidence, loss = (values[index] for values in self.values)
        words = self.tr("Epoch {0}: {1} %, loss {2}, right")
        if not self._right[index]:
            words = self.tr("Epoch {0}: {1} %, loss {2}, wrong")
        return words.format(int(self._epochs[index]), f"{100 * confidence:.1f}", f"{loss:.3g}")

    def export_png(
        self, path: str | Path, width: int = 900, height: int = 360, tokens: Tokens | None = None
    ) -> None:
        """Write a picture, in the scheme ``tokens`` (else the window's)."""
        copy = LifePlot()
        copy.set_life(self._epochs, *self.values, self._right)
        with picture_of(copy, width, height, tokens):
            save_png(copy, path)

    def export_csv(self, path: str | Path) -> None:
        """Write a row for each epoch."""
        with open(path, "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(["epoch", "confidence", "loss", "right"])
            columns = (self._epochs, *self.values, self._right.astype(int))
            writer.writerows(zip(*(each.tolist() for each in columns), strict=True))

    def retranslate(self) -> None:
        self.confidence.set_labels(self.tr("Epoch"), self.tr("Confidence"))
        self.loss.set_labels(self.tr("Epoch"), self.tr("Loss"))
        self.confidence.setAccessibleName(self.tr("Confidence of the sample over the epochs"))
        self.loss.setAccessibleName(self.tr("Loss of the sample over the epochs"))

    def restyle(self) -> None:
        self.dress(theme().tokens)

    def dress(self, tokens: Tokens) -> None:
        """Put the colours of ``tokens`` on everything."""
        for area, line in self._lines.items():
            area.dress(tokens)
            line.setPen(pyqtgraph.mkPen(tokens.train, width=1.6))
            self._mark(area, tokens)

    def _mark(self, area: PlotArea, tokens: Tokens) -> None:
        """Mark all epochs, or of many only those that were wrong."""
        shown = np.flatnonzero(np.isfinite(self._values[area]))
        if len(self._epochs) > _FEW:
            shown = shown[~self._right[shown]]
        colours = [QColor(tokens.train if r else tokens.validation) for r in self._right[shown]]
        self._marks[area].setData(
            self._epochs[shown].astype(float),
            self._values[area][shown].astype(float),
            brush=[pyqtgraph.mkBrush(colour) for colour in colours],
            pen=pyqtgraph.mkPen(tokens.sunken, width=1),
        )

    def _on_cursor_moved(self, place: QPointF | None) -> None:
        if place is None or not len(self._epochs):
            self.described.emit("")
            return
        self.described.emit(self.describe(int(np.abs(self._epochs - place.x()).argmin())))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for area in self._values:
            area.addItem(self._lines[area])
            area.addItem(self._marks[area])
            area.cursor_moved.connect(self._on_cursor_moved)
            row.addWidget(area)
        self.confidence.box.setLimits(yMin=-0.05, yMax=1.05)
        self.loss.box.setLimits(yMin=0)
