"""Which columns of a table the network needs, and how its answer depends on one of them."""

from __future__ import annotations

import csv

import numpy as np
from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.i18n.numbers import count_text
from app.models.asking import LongQuestion
from app.panels.results_panel.scope import Scope
from app.plots.points_plot import PointsPlot
from app.session import Session
from app.theme import mark
from app.theme.icons import icon
from app.theme.live import Live
from app.viewers.export_button import ExportButton
from app.viewers.value_bars import ValueBars
from app.widgets.fields import ChoiceBox
from app.widgets.status import ProgressStrip
from engine.service.overview import Overview
from engine.service.questions import (
    FeatureDependence,
    FeatureDependenceAnswer,
    FeatureImportance,
    FeatureImportanceAnswer,
)
from engine.spec import NetworkSpec

_MOST_COLUMNS = 200
_SINGLE = 50  # samples whose own curves are drawn as points


def has_columns(overview: Overview, spec: NetworkSpec) -> bool:
    """Whether data are a table of some columns, for a network with one input."""
    shape = overview.sample_shape
    return len(shape) == 1 and 1 < shape[0] <= _MOST_COLUMNS and len(spec.inputs) == 1


class ImportanceResults(Live, QWidget):
    """Computes when asked; a click on a column shows how the answer depends on it."""

    told = Signal(int)  # step of the weights
    failed = Signal(object)  # EngineError

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self._scope: Scope | None = None
        self._answer: FeatureImportanceAnswer | None = None
        self._dependence: FeatureDependenceAnswer | None = None
        self._importance = LongQuestion(session, "results/importance", self)
        self._curve = LongQuestion(session, "results/dependence", self)
        self.title = QLabel()
        self.button = QPushButton(icon("play"), "")
        self.progress = ProgressStrip()
        self.bars = ValueBars()
        self.caption = QLabel(wordWrap=True)
        self.curve_title, self.output_box = QLabel(), ChoiceBox()
        self.plot = PointsPlot()
        self.curve_caption = QLabel(wordWrap=True)
        self.export_button = ExportButton("importance", png=self.bars.export_png, csv=self._csv)
        self.curve_export = ExportButton(
            "dependence", png=self.plot.export_png, csv=self.plot.export_csv
        )
        self._lay_out()
        self._connect()
        self.clear()
        self.follow()

    def look(self, scope: Scope) -> None:
        """Be ready to compute for a part."""
        self._scope = scope

    def clear(self) -> None:
        """Show nothing: other weights, data, or another part."""
        for errand in (self._importance, self._curve):
            errand.forget()
        self._end()
        self._answer, self._dependence = None, None
        for widget in (self.bars, self.caption, self.export_button):
            widget.hide()
        self._curve_box.hide()

    def retranslate(self) -> None:
        self.title.setText(self.tr("Importance of the columns"))
        self.button.setText(self.tr("Compute"))
        self.button.setToolTip(
            self.tr(
                "Shuffles each column five times and measures how much worse the network is, over "
                "at most 1,000 samples of the part"
            )
        )
        self.output_box.setToolTip(self.tr("The class or value whose curve is drawn"))
        self.output_box.setAccessibleName(self.output_box.toolTip())
        self.bars.setToolTip(
            self.tr("Click a column, or choose it with the arrows and Enter, to see its curve")
        )
        self._write()

    # asking

    def _compute(self) -> None:
        assert self._scope is not None
        scope = self._scope
        question = FeatureImportance(scope.key, scope.overview.choice, scope.part)
        self.button.setEnabled(False)
        self.progress.set_progress(0, 1, "")
        self._importance.start(question, self._on_importance, self.failed.emit)

    def _on_importance(self, answer: FeatureImportanceAnswer) -> None:
        self._answer = answer
        order = answer.importance.order
        names = [answer.names[i] for i in order]
        self.bars.set_values(names, answer.importance.means[order])
        for widget in (self.bars, self.caption, self.export_button):
            widget.show()
        self._write()
        self.told.emit(answer.step)

    def _on_column(self, row: int) -> None:
        if self._answer is None or self._scope is None or row < 0:
            return
        feature = int(self._answer.importance.order[row])
        scope = self._scope
        question = FeatureDependence(scope.key, scope.overview.choice, feature, scope.part)
        self._curve.start(question, self._on_dependence, self.failed.emit)

    def _on_dependence(self, answer: FeatureDependenceAnswer) -> None:
        assert self._scope is not None
        self._dependence = answer
        overview = self._scope.overview
        names = list(overview.classes or overview.target_names)
        if [self.output_box.itemText(i) for i in range(self.output_box.count())] != names:
            with QSignalBlocker(self.output_box):
                self.output_box.clear()
                self.output_box.addItems(names)
        self.output_box.setVisible(len(names) > 1)
        self._curve_box.show()
        self._draw()

    def _draw(self) -> None:
        if self._dependence is None or self._answer is None:
            return
        found, output = self._dependence.dependence, max(self.output_box.currentIndex(), 0)
        single = found.single[:_SINGLE, :, output]
        places = np.tile(found.grid, len(single))
        self.plot.set_points(np.stack([places, single.ravel()], axis=1))
        self.plot.set_line(np.stack([found.grid, found.mean[:, output]], axis=1))
        self._write()

    def _write(self) -> None:
        if self._answer is not None:
            answer, importance = self._answer, self._answer.importance
            if importance.measure == "accuracy":
                words = self.tr(
                    "How much the accuracy of {0} falls where a column is shuffled ({1} samples)."
                )
            else:
                words = self.tr(
                    "How much the explained share of the variance, {0}, falls where a column is "
                    "shuffled ({1} samples)."
                )
            self.caption.setText(
                words.format(f"{importance.whole:.3f}", count_text(answer.samples))
            )
        if self._dependence is not None and self._answer is not None:
            name = self._answer.names[self._dependence.feature]
            self.curve_title.setText(self.tr("Dependence on '{0}'").format(name))
            self.plot.set_axes(name, self.output_box.currentText())
            self.curve_caption.setText(
                self.tr(
                    "The line is the mean answer if every sample had this value; points are single "
                    "samples."
                )
            )

    def _csv(self, path) -> None:
        """Write a row for each column: its name, the mean loss, and each shuffling."""
        assert self._answer is not None
        losses, means = self._answer.importance.losses, self._answer.importance.means
        with open(path, "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            repeats = [f"shuffling {i + 1}" for i in range(losses.shape[1])]
            writer.writerow(["column", "mean", *repeats])
            for i in self._answer.importance.order:
                writer.writerow([self._answer.names[i], means[i], *losses[i].tolist()])

    def _end(self) -> None:
        self.progress.finish()
        self.button.setEnabled(True)

    def _lay_out(self) -> None:
        for label in (self.title, self.curve_title):
            mark(label, kind="strong")
        for label in (self.caption, self.curve_caption):
            mark(label, kind="small")
        self.progress.text.hide()
        self.plot.setFixedHeight(240)
        head, curve_head = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.button)
        head.addWidget(self.export_button)
        curve_head.addWidget(self.curve_title, 1)
        curve_head.addWidget(self.output_box)
        curve_head.addWidget(self.curve_export)
        self._curve_box = QWidget()
        inside = QVBoxLayout(self._curve_box)
        inside.setContentsMargins(0, 0, 0, 8)
        inside.addLayout(curve_head)
        inside.addWidget(self.plot)
        inside.addWidget(self.curve_caption)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        for widget in (self.progress, self._curve_box, self.bars, self.caption):
            column.addWidget(widget)

    def _connect(self) -> None:
        self.button.clicked.connect(self._compute)
        self.bars.clicked.connect(self._on_column)
        self.output_box.activated.connect(self._draw)
        self.progress.cancelled.connect(self._importance.cancel)
        self._importance.progressed.connect(
            lambda done, total: self.progress.set_progress(done, total, "")
        )
        self._importance.ended.connect(self._end)
        for button in (self.export_button, self.curve_export):
            button.failed.connect(self.failed)
