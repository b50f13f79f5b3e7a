"""What all images have in common: the mean of each class, and how often each value occurs."""

from __future__ import annotations

from functools import partial

import numpy as np
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.bridge import Bridge
from app.panels.data_panel.gallery import Gallery, Group
from app.panels.data_panel.view import DataView, WheelThrough
from app.plots.histogram import Histogram
from engine.data.summary import Histogram as Counts
from engine.service.overview import Overview
from engine.service.questions import DataHistogram, MeanImage

MOST_MEANS = 24  # classes whose mean is shown


class MeansView(DataView):
    """The mean of all images, and of each class."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None):
        super().__init__(bridge, parent)
        self.gallery = Gallery(single=True)
        self._means: dict[int, np.ndarray] = {}  # by class, -1 for all
        self._asked = 0  # data sets so far; answers about older ones come too late
        for widget in (self.gallery, self.error):
            self.column.addWidget(widget)
        self.follow()

    def fits(self, overview: Overview) -> bool:
        return overview.is_image

    def refresh(self) -> None:
        assert self.overview is not None
        self._means = {}
        self._asked += 1
        self.gallery.set_groups([])
        self._ask_next(-1)

    def retranslate(self) -> None:
        if self._means:
            self._show()

    def _ask_next(self, number: int) -> None:
        """Ask for the mean of a class; one after the other, so that the first come soon."""
        assert self.overview is not None
        question = MeanImage(self.overview.choice, None if number < 0 else number)
        self.ask(question, partial(self._on_mean, self._asked, number), "mean")

    def _on_mean(self, asked: int, number: int, mean: np.ndarray) -> None:
        if not isValid(self) or asked != self._asked or self.overview is None:
            return
        self._means[number] = np.clip(np.round(mean), 0, 255).astype(np.uint8)
        self._show()
        if number + 1 < min(len(self.overview.classes), MOST_MEANS):
            self._ask_next(number + 1)

    def _show(self) -> None:
        assert self.overview is not None
        names = [self.tr("All images"), *self.overview.classes]
        groups = [Group(names[n + 1], mean[None], [n]) for n, mean in self._means.items()]
        self.gallery.set_groups(groups)


class ValuesView(DataView):
    """How often each value of a pixel occurs."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None):
        super().__init__(bridge, parent)
        self.plot = Histogram()
        self.plot.setFixedHeight(180)
        WheelThrough(self.plot.area)
        for widget in (self.plot, self.error):
            self.column.addWidget(widget)
        self.follow()

    def fits(self, overview: Overview) -> bool:
        return overview.is_image

    def refresh(self) -> None:
        assert self.overview is not None
        self.ask(DataHistogram(self.overview.choice, None, 64), self._on_counts, "values")

    def _on_counts(self, found: Counts) -> None:
        self.plot.set_counts(found.edges, {"": found.counts.sum(axis=0)})
