"""How data of ours look before they are chosen."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.bridge import Bridge
from app.errors import explain
from app.panels.data_panel.figures import class_legend
from app.panels.data_panel.gallery import Gallery, Group
from app.plots.scatter import ScatterPlot
from app.theme import mark, theme
from app.theme.live import Live
from engine.data.dataset import Source
from engine.errors import Cancelled, EngineError
from engine.service.questions import Preview, PreviewAnswer


class PreviewPane(Live, QWidget):
    """Points or pictures of a source, and one line about it."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None):
        super().__init__(parent)
        self._bridge = bridge
        self.plot = ScatterPlot()
        self.gallery = Gallery()
        self.legend = QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText)
        self.line = QLabel(wordWrap=True)
        self._pages = QStackedWidget()
        self._found: PreviewAnswer | None = None
        self._lay_out()
        self.follow()

    def show_source(self, source: Source) -> None:
        """Ask how ``source`` looks; an older question is void."""
        self._bridge.ask(Preview(source), self._on_preview, self._on_failed, "data-preview")

    def retranslate(self) -> None:
        if self._found is not None:
            self._say()

    def restyle(self) -> None:
        if self._found is not None:
            self._show_legend(self._found)

    def _lay_out(self) -> None:
        mark(self.line, kind="muted")
        scroll = QScrollArea(widgetResizable=True, frameShape=QScrollArea.Shape.NoFrame)
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.gallery)
        inside.addStretch(1)
        scroll.setWidget(holder)
        for page in (self.plot, scroll):
            self._pages.addWidget(page)
        self._pages.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self._pages, self.legend, self.line):
            column.addWidget(widget, 1 if widget is self._pages else 0)
        column.addStretch(0)

    def _on_preview(self, found: PreviewAnswer) -> None:
        self._found = found
        self._pages.setCurrentIndex(1 if found.pictures is not None else 0)
        if found.pictures is not None:
            pairs = zip(found.classes, found.pictures.images, found.pictures.samples, strict=True)
            self.gallery.set_groups([Group(name, i[k >= 0], k[k >= 0]) for name, i, k in pairs])
        elif found.points is not None:
            self._show_points(found)
        self._pages.show()
        self._say()
        self._show_legend(found)

    def _show_points(self, found: PreviewAnswer) -> None:
        assert found.points is not None
        points = found.points.points
        is_curve = len(found.feature_names) == 1
        labels = found.points.values if found.classes else np.zeros(len(points), np.int64)
        if not found.classes and not is_curve:
            points = np.stack([points[:, 0], found.points.values], axis=1)
        up = found.feature_names[1] if found.classes else found.target_names[0]
        is_plane = bool(found.classes) and len(found.feature_names) == 2
        self.plot.area.box.setAspectLocked(is_plane)
        self.plot.set_axes(found.feature_names[0], up)
        self.plot.set_points(points, labels, list(found.classes) or [""])
        self.plot.area.reset()

    def _say(self) -> None:
        assert self._found is not None
        shape = " × ".join(str(n) for n in self._found.sample_shape)
        if self._found.classes:
            text = self.tr("Shape of a sample: {0} · classes: {1}")
            self.line.setText(text.format(shape, len(self._found.classes)))
        else:
            text = self.tr("Shape of a sample: {0} · values to predict: {1}")
            self.line.setText(text.format(shape, len(self._found.target_names)))

    def _show_legend(self, found: PreviewAnswer) -> None:
        shown = found.pictures is None and bool(found.classes)
        self.legend.setVisible(shown)
        self.legend.setText(class_legend(list(found.classes), theme().tokens) if shown else "")

    def _on_failed(self, error: EngineError) -> None:
        if not isinstance(error, Cancelled):
            self._found = None
            self._pages.hide()
            self.line.setText(explain(error))
