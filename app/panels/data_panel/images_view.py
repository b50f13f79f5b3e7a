"""What all images have in common: the mean of each class, and how often each value occurs."""

from __future__ import annotations

from functools import partial

import numpy as np
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.bridge import Bridge
from app.panels.data_panel.gallery import Gallery, Group
from app.panels.data_panel.more import MoreClasses
from app.panels.data_panel.view import DataView, WheelThrough
from app.plots.histogram import Histogram
from engine.data.summary import Histogram as Counts
from engine.service.overview import Overview
from engine.service.questions import DataHistogram, MeanImage


class MeansView(DataView):
    """The mean of all images, and of each class."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None):
        super().__init__(bridge, parent)
        self.gallery = Gallery(single=True)
        self.more = MoreClasses()
        self._means: dict[int, np.ndarray] = {}  # by class, -1 for all
        self._asked = 0  # data sets so far; answers about older ones come too late
        for widget in (self.gallery, self.more, self.error):
            self.column.addWidget(widget)
        self.more.toggled.connect(self._on_more)
        self.follow()

    def fits(self, overview: Overview) -> bool:
        return overview.is_image

    def refresh(self) -> None:
        assert self.overview is not None
        self._means = {}
        self._asked += 1
        self.gallery.set_groups([])
        self.more.set_count(len(self.overview.classes))
        self._ask_next()

    def retranslate(self) -> None:
        if self._means:
            self._show()

    def _wanted(self) -> list[int]:
        """Return the numbers of what is to be seen: -1 for all images, then classes."""
        assert self.overview is not None
        return [-1, *self.more.shown(range(len(self.overview.classes)))]

    def _ask_next(self) -> None:
        """Ask for one mean after the other, so that the first come soon."""
        assert self.overview is not None
        number = next((n for n in self._wanted() if n not in self._means), None)
        if number is not None:
            question = MeanImage(self.overview.choice, None if number < 0 else number)
            self.ask(question, partial(self._on_mean, self._asked, number), "mean")

    def _on_mean(self, asked: int, number: int, mean: np.ndarray) -> None:
        if not isValid(self) or asked != self._asked:
            return
        self._means[number] = np.clip(np.round(mean), 0, 255).astype(np.uint8)
        self._show()
        self._ask_next()

    def _on_more(self) -> None:
        self._show()
        self._ask_next()

    def _show(self) -> None:
        assert self.overview is not None
        names = [self.tr("All images"), *self.overview.classes]
        there = [n for n in self._wanted() if n in self._means]
        self.gallery.set_groups([Group(names[n + 1], [self._means[n]], [n]) for n in there])


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
