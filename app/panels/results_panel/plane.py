"""What a network says between the samples: a boundary in the plane, or a curve over one input."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from app.models.asking import Asker
from app.panels.results_panel.scope import Scope
from app.plots.points_plot import PointsPlot
from app.plots.scatter import ScatterPlot
from app.theme import mark
from app.theme.live import Live
from app.viewers.export_button import ExportButton
from engine.service.overview import Overview
from engine.service.questions import Boundary, BoundaryAnswer, Samples, SamplesAnswer

_RESOLUTION = 100  # points along each axis
_MOST_POINTS = 2000  # samples that are drawn


def has_plane(overview: Overview) -> bool:
    """Whether data have a boundary or a curve to draw."""
    if overview.is_classification:
        return overview.sample_shape == (2,)
    return overview.sample_shape == (1,)


class PlaneResults(Live, QWidget):
    """Follows the weights while they are trained. ``picked(place, is_to_open)``."""

    picked = Signal(int, bool)
    told = Signal(int)  # step of the weights
    failed = Signal(object)  # EngineError

    def __init__(self, asker: Asker, parent: QWidget | None = None):
        super().__init__(parent)
        self._asker = asker
        self._overview: Overview | None = None
        self.title = QLabel()
        self.boundary, self.curve = ScatterPlot(), PointsPlot()
        self.pages = QStackedWidget()
        self.export_button = ExportButton("boundary", png=self._png, csv=self._csv)
        self.caption = QLabel(wordWrap=True)
        self._lay_out()
        self._connect()
        self.follow()

    def look(self, scope: Scope) -> None:
        """Show the samples of a part, and ask what the network says around them."""
        overview = scope.overview
        self._overview = overview
        is_curve = overview.sample_shape == (1,)
        self.pages.setCurrentIndex(1 if is_curve else 0)
        names = [*overview.feature_names, *overview.target_names]
        (self.curve if is_curve else self.boundary).set_axes(*names[:2])
        self.retranslate()
        places = tuple(range(min(scope.count, _MOST_POINTS)))
        samples = Samples(overview.choice, scope.part, places)
        self._asker.put("points", samples, self._on_points, self.failed.emit, live=False)
        question = Boundary(scope.key, overview.choice, _RESOLUTION)
        self._asker.put("boundary", question, self._on_boundary, self.failed.emit)

    def leave(self) -> None:
        """Ask no more."""
        self._asker.drop("points")
        self._asker.drop("boundary")

    def retranslate(self) -> None:
        if self.pages.currentIndex() == 1:
            self.title.setText(self.tr("The curve that the network draws"))
            self.caption.setText(self.tr("Points are samples; the line is what the network says."))
        else:
            self.title.setText(self.tr("Decision boundary"))
            self.caption.setText(
                self.tr("The colour is the class that the network says; pale where it is unsure.")
            )

    def _on_points(self, answer: SamplesAnswer) -> None:
        overview = self._overview
        assert overview is not None
        if self.pages.currentIndex() == 1:
            self.curve.set_points(np.stack([answer.values[:, 0], answer.labels[:, 0]], axis=1))
        else:
            self.boundary.set_points(answer.values, answer.labels, list(overview.classes))

    def _on_boundary(self, answer: BoundaryAnswer) -> None:
        if answer.line is not None:
            self.curve.set_line(answer.line[:, :2])
        else:
            self.boundary.set_boundary(answer.said, answer.bounds)  # type: ignore[arg-type]
        self.told.emit(answer.step)

    def _png(self, path) -> None:
        (self.curve if self.pages.currentIndex() else self.boundary).export_png(path)

    def _csv(self, path) -> None:
        (self.curve if self.pages.currentIndex() else self.boundary).export_csv(path)

    def _lay_out(self) -> None:
        mark(self.title, kind="strong")
        mark(self.caption, kind="small")
        self.pages.addWidget(self.boundary)
        self.pages.addWidget(self.curve)
        self.pages.setFixedHeight(330)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.export_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.pages)
        column.addWidget(self.caption)

    def _connect(self) -> None:
        for plot in (self.boundary, self.curve):
            plot.point_clicked.connect(lambda place: self.picked.emit(place, False))
        self.export_button.failed.connect(self.failed)
