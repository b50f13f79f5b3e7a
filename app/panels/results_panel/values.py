"""Results of a regression: predicted against true values, and the largest errors."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.i18n.numbers import count_text
from app.panels.results_panel.scope import Scope
from app.plots.points_plot import PointsPlot
from app.theme import mark
from app.theme.live import Live
from app.viewers.export_button import ExportButton
from app.viewers.sample_gallery import SampleGallery
from app.widgets.fields import ChoiceBox
from engine.service.questions import PredictedValuesAnswer


class ValueResults(Live, QWidget):
    """Given a ``PredictedValuesAnswer``. ``picked(place, is_to_open)``: a sample was chosen."""

    picked = Signal(int, bool)
    failed = Signal(object)  # EngineError

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._answer: PredictedValuesAnswer | None = None
        self._places: list[int] = []
        self.title = QLabel()
        self.target_box = ChoiceBox()
        self.plot = PointsPlot()
        self.export_button = ExportButton(
            "predicted-true", png=self.plot.export_png, csv=self.plot.export_csv
        )
        self.caption = QLabel(wordWrap=True)
        self.gallery = SampleGallery()
        self._lay_out()
        self._connect()
        self.follow()

    def show_answer(self, scope: Scope, answer: PredictedValuesAnswer) -> None:
        """Show what the network says of every sample of a part."""
        names = [answer.names[i] for i in range(len(answer.names))]
        if [self.target_box.itemText(i) for i in range(self.target_box.count())] != names:
            self.target_box.clear()
            self.target_box.addItems(names)
        self.target_box.setVisible(len(names) > 1)
        self._answer = answer
        self._places = answer.worst[: scope.shown_at_once].tolist()
        self._show_target()
        self._write()

    def clear(self) -> None:
        """Show nothing: other data, or another part."""
        self._answer = None

    def retranslate(self) -> None:
        self.title.setText(self.tr("Predicted against true"))
        self.target_box.setAccessibleName(self.tr("Value to predict"))
        self.caption.setText(self.tr("On the line, the network is exactly right."))
        self.plot.set_axes(self.tr("True"), self.tr("Predicted"))
        self._write()

    def _show_target(self) -> None:
        answer, target = self._answer, max(self.target_box.currentIndex(), 0)
        assert answer is not None
        points = np.stack([answer.true[:, target], answer.predicted[:, target]], axis=1)
        self.plot.set_points(points)
        ends = np.array([points.min(), points.max()]) if len(points) else np.zeros(2)
        self.plot.set_line(np.stack([ends, ends], axis=1))

    def _write(self) -> None:
        answer = self._answer
        if answer is None:
            return
        self.gallery.set_heading(self.tr("Largest errors"))
        words = self.tr("Sample {0}: predicted {1}, true {2}")
        self.gallery.show_lines(
            [
                words.format(count_text(p + 1), _text(answer.predicted[p]), _text(answer.true[p]))
                for p in self._places
            ]
        )

    def _lay_out(self) -> None:
        mark(self.title, kind="strong")
        mark(self.caption, kind="small")
        self.plot.setMinimumHeight(260)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        head.addWidget(self.target_box)
        head.addWidget(self.export_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.plot, 2)
        column.addWidget(self.caption)
        column.addWidget(self.gallery, 1)

    def _connect(self) -> None:
        self.target_box.activated.connect(self._show_target)
        self.plot.point_clicked.connect(lambda place: self.picked.emit(place, False))
        self.gallery.chosen.connect(lambda index: self.picked.emit(self._places[index], False))
        self.gallery.activated.connect(lambda index: self.picked.emit(self._places[index], True))
        self.export_button.failed.connect(self.failed)


def _text(values: np.ndarray) -> str:
    return ", ".join(f"{value:.4g}" for value in values)
