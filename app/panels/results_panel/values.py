"""Results of a regression: predicted against true values, residuals, a map, the largest errors."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.i18n.numbers import count_text
from app.models.asking import Asker
from app.panels.results_panel.map_page import MapPage, OnMap
from app.panels.results_panel.residuals import ResidualPage
from app.panels.results_panel.scope import Scope
from app.plots.points_plot import PointsPlot
from app.session import Session
from app.theme import mark
from app.theme.live import Live
from app.viewers.export_button import ExportButton
from app.viewers.sample_gallery import SampleGallery
from app.widgets.fields import ChoiceBox
from app.widgets.pixels import write_npz
from app.widgets.tabs import LeastTabs
from engine.service.questions import PredictedValuesAnswer


class ValueResults(Live, QWidget):
    """Given a ``PredictedValuesAnswer``. ``picked(place, is_to_open)``: a sample was chosen."""

    picked = Signal(int, bool)
    failed = Signal(object)  # EngineError

    def __init__(self, session: Session, asker: Asker, parent: QWidget | None = None):
        super().__init__(parent)
        self._answer: PredictedValuesAnswer | None = None
        self._scope: Scope | None = None
        self._open: int | OnMap | None = None  # what is listed: a bin of residuals, or of the map
        self._places: list[int] = []
        self.target_box = ChoiceBox()
        self.plot = PointsPlot()
        self.residuals = ResidualPage()
        self.map = MapPage(session, asker)
        self.export_button = ExportButton(
            "predicted-true",
            png=self.plot.export_png,
            csv=self.plot.export_csv,
            npz=self._export_npz,
        )
        self.caption = QLabel(wordWrap=True)
        self.tabs = LeastTabs()
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
        self._answer, self._scope = answer, scope
        if not isinstance(self._open, OnMap):
            self._open = None  # other weights have other bins
        self.map.look(scope)
        self.map.follow_to(answer.step)
        self._show_target()

    def clear(self) -> None:
        """Show nothing: other data, or another part."""
        self._answer = self._open = None
        self.map.forget()

    @property
    def target(self) -> int:
        """Which of the values is looked at."""
        return max(self.target_box.currentIndex(), 0)

    def retranslate(self) -> None:
        titles = {
            0: (self.tr("Predicted against true"), self.tr("A point for each sample")),
            1: (self.tr("Residuals"), self.tr("Predicted minus true, and how it is spread")),
            2: (self.tr("Map"), self.tr("The samples as a layer sees them")),
        }
        for index, (title, tip) in titles.items():
            self.tabs.setTabText(index, title)
            self.tabs.setTabToolTip(index, tip)
        self.tabs.setAccessibleName(self.tr("Ways of looking at the results"))
        self.target_box.setAccessibleName(self.tr("Value to predict"))
        self.target_box.setToolTip(self.tr("The value to predict that is looked at"))
        self.caption.setText(self.tr("On the line, the network is exactly right."))
        self.plot.set_axes(self.tr("True"), self.tr("Predicted"))
        self._write()

    def _on_target(self) -> None:
        self._open = None
        self._show_target()

    def _show_target(self) -> None:
        answer, target = self._answer, self.target
        if answer is None:
            return
        points = np.stack([answer.true[:, target], answer.predicted[:, target]], axis=1)
        self.plot.set_points(points)
        ends = np.array([points.min(), points.max()]) if len(points) else np.zeros(2)
        self.plot.set_line(np.stack([ends, ends], axis=1))
        self.residuals.show_target(answer, target)
        self.map.sheet.set_target(target)
        self._write()

    def _write(self) -> None:
        """Name the samples that are listed, and list them."""
        answer, scope = self._answer, self._scope
        if answer is None or scope is None:
            return
        back = self.tr("Largest errors")
        if self._open is None:
            self.gallery.set_heading(back)
            places = answer.worst
        elif isinstance(self._open, OnMap):
            self.gallery.set_heading(self.map.describe(self._open), back)
            places = self._open.places
        else:
            low, high = answer.residuals.edges[self.target, self._open : self._open + 2]
            words = self.tr("Residuals from {0} to {1}")
            self.gallery.set_heading(words.format(f"{low:.3g}", f"{high:.3g}"), back)
            places = answer.residuals.places(self.target, self._open)
        self._places = places[: scope.shown_at_once].tolist()
        words = self.tr("Sample {0}: predicted {1}, true {2}")
        self.gallery.show_lines(
            [
                words.format(count_text(p + 1), _text(answer.predicted[p]), _text(answer.true[p]))
                for p in self._places
            ]
        )

    def _export_npz(self, path: Path) -> None:
        answer = self._answer
        if answer is not None:
            arrays = {"predicted": answer.predicted, "true": answer.true}
            write_npz(path, {**arrays, "residuals": answer.residuals.values})

    def _on_opened(self, key: int | OnMap | None) -> None:
        self._open = key
        self._write()

    def _lay_out(self) -> None:
        mark(self.caption, kind="small")
        self.plot.setMinimumHeight(260)
        head = QHBoxLayout()
        head.addWidget(self.caption, 1)
        head.addWidget(self.export_button)
        page = QWidget()
        inner = QVBoxLayout(page)
        inner.setContentsMargins(0, 6, 0, 0)
        inner.setSpacing(8)
        inner.addLayout(head)
        inner.addWidget(self.plot, 1)
        for each in (page, self.residuals, self.map):
            self.tabs.addTab(each, "")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.target_box)
        column.addWidget(self.tabs, 2)
        column.addWidget(self.gallery, 1)

    def _connect(self) -> None:
        self.target_box.activated.connect(self._on_target)
        self.plot.point_clicked.connect(lambda place: self.picked.emit(place, False))
        self.residuals.point_clicked.connect(lambda place: self.picked.emit(place, False))
        self.residuals.bin_opened.connect(self._on_opened)
        self.map.opened.connect(self._on_opened)
        self.map.sample_chosen.connect(self.picked)
        self.map.failed.connect(self.failed)
        self.gallery.back_wanted.connect(lambda: self._on_opened(None))
        self.gallery.chosen.connect(lambda index: self.picked.emit(self._places[index], False))
        self.gallery.activated.connect(lambda index: self.picked.emit(self._places[index], True))
        self.export_button.failed.connect(self.failed)
        for each in (self.residuals, self.map):
            each.export_button.failed.connect(self.failed)


def _text(values: np.ndarray) -> str:
    return ", ".join(f"{value:.4g}" for value in values)
