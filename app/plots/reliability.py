"""The reliability diagram: how often a network is right, over how sure it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pyqtgraph
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.plots.area import PlotArea
from app.plots.saving import Saving
from app.theme import theme
from app.theme.live import Live
from app.theme.tokens import Tokens
from engine.explain.calibration import Calibration


class ReliabilityPlot(Saving, Live, QWidget):
    """Above, a bar for each bin, pale between right and sure; below, how many samples.

    ``bin_opened(bin)``: a click, or Enter on the bin that the arrows chose.
    """

    bin_opened = Signal(int)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.area, self.amounts = PlotArea(self), PlotArea(self)
        self.right = pyqtgraph.BarGraphItem(x=[], height=[], width=1)
        self.gap = pyqtgraph.BarGraphItem(x=[], height=[], width=1)
        self.counts = pyqtgraph.BarGraphItem(x=[], height=[], width=1)
        self.ideal = pyqtgraph.PlotCurveItem([0, 1], [0, 1], antialias=True)
        self.frame = pyqtgraph.PlotCurveItem(antialias=False)
        self._calibration: Calibration | None = None
        self._current = -1
        self._tokens = theme().tokens
        self._lay_out()
        for area in (self.area, self.amounts):
            area.cursor_moved.connect(self._on_cursor_moved)
            area.clicked.connect(self._on_clicked)
        self.follow()

    def set_calibration(self, calibration: Calibration) -> None:
        """Show the bins."""
        self._calibration, self._current = calibration, -1
        used = np.flatnonzero(calibration.counts)
        width = float(calibration.edges[1])
        middle = (calibration.edges[:-1] + calibration.edges[1:])[used] / 2
        right, sure = calibration.right[used], calibration.sureness[used]
        both = np.minimum(right, sure)
        self.right.setOpts(x=middle, y0=0, height=both, width=0.92 * width)
        self.gap.setOpts(x=middle, y0=both, height=np.abs(sure - right), width=0.92 * width)
        self.counts.setOpts(x=middle, y0=0, height=calibration.counts[used], width=0.92 * width)
        self.dress(self._tokens)
        self._show_current()

    @property
    def current(self) -> int:
        """The bin pointed at, -1 if none."""
        return self._current

    def describe(self, bin_: int) -> str:
        """Return a sentence on one bin."""
        found = self._calibration
        assert found is not None
        low, high = (f"{100 * edge:.0f}" for edge in found.edges[bin_ : bin_ + 2])
        if not found.counts[bin_]:
            return self.tr("The network is {0} to {1} % sure of no sample").format(low, high)
        words = self.tr("{0} to {1} % sure: {2} samples, {3} % right")
        return words.format(low, high, int(found.counts[bin_]), f"{100 * found.right[bin_]:.1f}")

    def copy(self) -> ReliabilityPlot:
        copy = ReliabilityPlot()
        if self._calibration is not None:
            copy.set_calibration(self._calibration)
        return copy

    def rows(self) -> Iterator[Sequence[Any]]:
        yield ["from", "to", "samples", "mean probability", "share right"]
        found = self._calibration
        if found is not None:
            columns = (found.edges[:-1], found.edges[1:], found.counts, found.sureness, found.right)
            yield from zip(*(column.tolist() for column in columns), strict=True)

    def arrays(self) -> dict[str, np.ndarray]:
        found = self._calibration
        if found is None:
            return {}
        return {
            "edges": found.edges,
            "counts": found.counts,
            "mean_probability": found.sureness,
            "share_right": found.right,
            "bin_of_sample": found.bin_of,
            "expected_calibration_error": np.array(found.error),
            "largest_calibration_error": np.array(found.largest_error),
        }

    def retranslate(self) -> None:
        self.area.set_labels("", self.tr("Share right"))
        self.amounts.set_labels(self.tr("Probability of what is told"), self.tr("Samples"))
        name = self.tr("Reliability diagram")
        for widget in (self, self.area, self.amounts):
            widget.setAccessibleName(name)

    def restyle(self) -> None:
        self.dress(theme().tokens)

    def dress(self, tokens: Tokens) -> None:
        """Put the colours of ``tokens`` on everything."""
        self._tokens = tokens
        for area in (self.area, self.amounts):
            area.dress(tokens)
        nothing = pyqtgraph.mkPen(None)
        self.right.setOpts(brush=QColor(tokens.positive), pen=nothing)
        self.gap.setOpts(brushes=self._gap_colours(), pen=nothing)
        self.counts.setOpts(brush=QColor(tokens.muted), pen=nothing)
        self.ideal.setPen(pyqtgraph.mkPen(tokens.text, width=1.2, style=Qt.PenStyle.DashLine))
        self.frame.setPen(pyqtgraph.mkPen(tokens.text, width=2))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(event.key())  # type: ignore[call-overload]
        found = self._calibration
        if found is None:
            super().keyPressEvent(event)
        elif step is not None:
            used = np.flatnonzero(found.counts)
            further = used[used > self._current] if step > 0 else used[used < self._current][::-1]
            self._point_at(int(further[0]) if len(further) else self._current)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Space) and self._current >= 0:
            self.bin_opened.emit(self._current)
        else:
            super().keyPressEvent(event)

    def _gap_colours(self) -> list[QColor]:
        """Return the colour of what lies between right and sure, for each bin with samples."""
        found = self._calibration
        if found is None:
            return []
        used = np.flatnonzero(found.counts)
        colours = []
        for is_too_sure in found.sureness[used] > found.right[used]:
            colour = QColor(self._tokens.negative if is_too_sure else self._tokens.positive)
            colour.setAlpha(110)
            colours.append(colour)
        return colours

    def _point_at(self, bin_: int) -> None:
        if bin_ == self._current:
            return
        self._current = bin_
        text = self.describe(bin_) if bin_ >= 0 else ""
        for area in (self.area, self.amounts):
            area.setToolTip(text)
            area.setAccessibleDescription(text)
        self._show_current()

    def _show_current(self) -> None:
        found = self._calibration
        self.frame.setVisible(self._current >= 0)
        if found is not None and self._current >= 0:
            low, high = found.edges[self._current : self._current + 2]
            self.frame.setData([low, low, high, high, low], [0, 1, 1, 0, 0])

    def _bin_at(self, place: QPointF | None) -> int:
        found = self._calibration
        if found is None or place is None or not 0 <= place.x() <= 1:
            return -1
        return int(np.searchsorted(found.edges[1:-1], place.x()))

    def _on_cursor_moved(self, place: QPointF | None) -> None:
        self._point_at(self._bin_at(place))

    def _on_clicked(self, place: QPointF) -> None:
        bin_ = self._bin_at(place)
        if bin_ >= 0:
            self._point_at(bin_)
            self.bin_opened.emit(bin_)

    def _lay_out(self) -> None:
        for area in (self.area, self.amounts):
            area.setRenderHint(QPainter.RenderHint.Antialiasing)
            area.getAxis("left").setWidth(58)
        for item in (self.right, self.gap, self.frame):
            self.area.addItem(item, ignoreBounds=True)
        self.area.addItem(self.ideal)
        self.amounts.addItem(self.counts)
        self.area.box.setRange(xRange=(0, 1), yRange=(0, 1))
        self.amounts.box.setXLink(self.area.box)
        self.amounts.setMinimumHeight(96)
        self.setFocusProxy(self.area)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.area, 3)
        column.addWidget(self.amounts, 1)
