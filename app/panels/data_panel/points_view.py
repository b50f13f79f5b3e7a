"""Samples as points in a plane: two features, or a feature and the value to predict."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from app.bridge import Bridge
from app.panels.data_panel.figures import class_legend
from app.panels.data_panel.view import DataView, WheelThrough
from app.panels.data_panel.words import number_text
from app.plots.scatter import ScatterPlot
from app.theme import mark, theme
from app.widgets.fields import ChoiceBox
from engine.data.summary import Scatter
from engine.service.overview import Overview
from engine.service.questions import DataScatter

MOST_IN_LEGEND = 12


class PointsView(DataView):
    """A scatter plot; with more features than two, boxes choose those on the axes."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None):
        super().__init__(bridge, parent)
        self.plot = ScatterPlot()
        self.legend = QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText)
        self.boxes = (ChoiceBox(), ChoiceBox())
        self.line = QLabel(wordWrap=True, visible=False)
        self._axes = QWidget()
        self._labels = (QLabel(), QLabel())
        self._scatter: Scatter | None = None
        self._asked: tuple[int, int] = (0, 1)
        self._lay_out()
        for box in self.boxes:
            box.activated.connect(self._on_chosen)
        self.plot.point_clicked.connect(self._on_point_clicked)
        self.follow()

    def fits(self, overview: Overview) -> bool:
        return not overview.is_image

    def refresh(self) -> None:
        assert self.overview is not None
        names = list(self.overview.feature_names)
        for box, place in zip(self.boxes, (0, 1), strict=True):
            with QSignalBlocker(box):
                box.clear()
                box.addItems(names)
                box.setCurrentIndex(min(place, len(names) - 1))
        is_plane = self.overview.is_classification
        self._axes.setVisible(len(names) > 2 or (len(names) > 1 and not is_plane))
        for widget in (self.boxes[1], self._labels[1]):
            widget.setVisible(is_plane)
        self._ask()

    def retranslate(self) -> None:
        words = (self.tr("Across"), self.tr("Up"))
        tips = (
            self.tr("The feature along the horizontal axis"),
            self.tr("The feature along the vertical axis"),
        )
        for label, box, word, tip in zip(self._labels, self.boxes, words, tips, strict=True):
            label.setText(word)
            box.setAccessibleName(tip)
            box.setToolTip(tip)

    def restyle(self) -> None:
        if self.overview is not None:
            self._show_legend()

    def _lay_out(self) -> None:
        mark(self.line, kind="small")
        self.plot.setFixedHeight(300)
        WheelThrough(self.plot.area)
        form = QFormLayout(self._axes)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(6)
        for label, box in zip(self._labels, self.boxes, strict=True):
            label.setBuddy(box)
            form.addRow(label, box)
        for widget in (self._axes, self.plot, self.legend, self.line, self.error):
            self.column.addWidget(widget)

    def _on_chosen(self, _index: int) -> None:
        self._ask()

    def _ask(self) -> None:
        assert self.overview is not None
        across, up = (max(box.currentIndex(), 0) for box in self.boxes)
        self._asked = (across, up)
        self.line.hide()
        question = DataScatter(self.overview.choice, features=self._asked)
        self.ask(question, self._on_scatter, "scatter")

    def _on_scatter(self, found: Scatter) -> None:
        assert self.overview is not None
        points, names = found.points, self.overview.feature_names
        if self.overview.is_classification:
            labels, classes = found.values, list(self.overview.classes)
            axes = [*(names[a] for a in self._asked[: len(names)]), ""][:2]
        else:  # the value to predict stands on the vertical axis
            points = np.stack([points[:, 0], found.values], axis=1)
            labels, classes = np.zeros(len(points), np.int64), [""]
            axes = [names[self._asked[0]], self.overview.target_names[0]]
        self._scatter = Scatter(points, found.values, found.samples)
        self.plot.area.box.setAspectLocked(self.overview.is_classification and len(names) == 2)
        self.plot.set_axes(*axes)
        self.plot.set_points(points, labels, classes)
        self.plot.area.reset()
        self._show_legend()

    def _show_legend(self) -> None:
        assert self.overview is not None
        classes = list(self.overview.classes)
        shown = 0 < len(classes) <= MOST_IN_LEGEND
        self.legend.setVisible(shown)
        self.legend.setText(class_legend(classes, theme().tokens) if shown else "")

    def _on_point_clicked(self, index: int) -> None:
        assert self.overview is not None
        assert self._scatter is not None
        x, y = (number_text(float(v)) for v in self._scatter.points[index])
        sample, value = int(self._scatter.samples[index]), self._scatter.values[index]
        if self.overview.is_classification:
            name = self.overview.classes[int(value)]
            text = self.tr("Sample {0}: {1}, {2}, class {3}").format(sample, x, y, name)
        else:
            text = self.tr("Sample {0}: {1}, {2}").format(sample, x, y)
        self.line.setText(text)
        self.line.show()
