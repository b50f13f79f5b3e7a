"""Residuals of one value to predict: figures, over the predictions, and how often which occurs."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.plots.histogram import Histogram
from app.plots.points_plot import PointsPlot
from app.theme import mark
from app.theme.live import Live
from app.viewers.export_button import ExportButton
from app.widgets.figures import Figures
from app.widgets.pixels import write_npz
from engine.explain.residuals import QUANTILES
from engine.service.questions import PredictedValuesAnswer


class ResidualPage(Live, QWidget):
    """``point_clicked(place)``: of a sample; ``bin_opened(bin)``: of the histogram."""

    point_clicked = Signal(int)
    bin_opened = Signal(int)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._answer: PredictedValuesAnswer | None = None
        self._target = 0
        self.figures = Figures()
        self.plot = PointsPlot()
        self.histogram = Histogram()
        self.spread = QLabel(wordWrap=True)
        self.caption = QLabel(wordWrap=True)
        self.export_button = ExportButton(
            "residuals", png=self.plot.export_png, csv=self._export_csv, npz=self._export_npz
        )
        self._lay_out()
        self.plot.point_clicked.connect(self.point_clicked)
        self.histogram.bin_clicked.connect(self.bin_opened)
        self.follow()

    def show_target(self, answer: PredictedValuesAnswer, target: int) -> None:
        """Show the residuals of one of the values to predict."""
        self._answer, self._target = answer, target
        found = answer.residuals
        predicted = answer.predicted[:, target]
        self.plot.set_points(np.stack([predicted, found.values[:, target]], axis=1))
        ends = np.array([predicted.min(), predicted.max()])
        self.plot.set_line(np.stack([ends, np.zeros(2)], axis=1))
        self.histogram.set_counts(found.edges[target], {"": found.counts[target]})
        self._write()

    def retranslate(self) -> None:
        self.plot.set_axes(self.tr("Predicted"), self.tr("Residual"))
        self.histogram.set_title(self.tr("Residual"))
        self.caption.setText(
            self.tr("Residual: predicted minus true. A pattern around the line can be learned.")
        )
        self._write()

    def _write(self) -> None:
        answer, target = self._answer, self._target
        if answer is None:
            return
        found = answer.residuals
        figures = (
            (self.tr("Variance explained (R²)"), found.r_squared),
            (self.tr("Mean absolute error"), found.mean_absolute),
            (self.tr("Root mean squared error"), found.root_mean_square),
            (self.tr("Mean residual"), found.mean),
        )
        self.figures.set_figures([(name, _text(values[target])) for name, values in figures])
        lowest, low, median, high, highest = map(_text, found.quantiles[target])
        words = self.tr(
            "Half of the residuals lie between {0} and {1}, nine of ten between {2} and {3}; "
            "the median is {4}. Click a step to see its samples."
        )
        self.spread.setText(words.format(low, high, lowest, highest, median))

    def _export_csv(self, path: Path) -> None:
        answer, target = self._answer, self._target
        if answer is None:
            return
        columns = (answer.true, answer.predicted, answer.residuals.values)
        with open(path, "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(["sample", "true", "predicted", "residual"])
            rows = zip(*(column[:, target].tolist() for column in columns), strict=True)
            writer.writerows([number, *row] for number, row in enumerate(rows, start=1))

    def _export_npz(self, path: Path) -> None:
        answer = self._answer
        if answer is None:
            return
        found = answer.residuals
        arrays = {
            "residuals": found.values,
            "predicted": answer.predicted,
            "true": answer.true,
            "r_squared": found.r_squared,
            "mean_absolute_error": found.mean_absolute,
            "root_mean_square_error": found.root_mean_square,
            "mean": found.mean,
            "levels": np.array(QUANTILES),
            "quantiles": found.quantiles,
        }
        write_npz(path, arrays)

    def _lay_out(self) -> None:
        mark(self.caption, kind="small")
        mark(self.spread, kind="small")
        self.plot.setMinimumHeight(200)
        self.histogram.setMinimumHeight(150)
        head = QHBoxLayout()
        head.addWidget(self.caption, 1)
        head.addWidget(self.export_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.figures)
        column.addWidget(self.plot, 3)
        column.addWidget(self.histogram, 2)
        column.addWidget(self.spread)


def _text(value: float) -> str:
    return "–" if np.isnan(value) else f"{value:.4g}"
