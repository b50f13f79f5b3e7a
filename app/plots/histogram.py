"""How often which values occur: one or several sets of numbers over each other."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pyqtgraph
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.plots.area import PlotArea
from app.plots.export import picture_of, save_png
from app.theme import mark, theme
from app.theme.live import Live
from app.theme.tokens import Tokens
from app.widgets.numbers import format_number


class Histogram(Live, QWidget):
    """Draws counts as steps. ``bin_pointed_at((low, high, counts by name))`` or None.

    ``bin_clicked(bin)``: a click on a bin, or Enter on the one that left and right chose.
    """

    bin_pointed_at = Signal(object)
    bin_clicked = Signal(int)

    def __init__(self, title: str = "", parent: QWidget | None = None):
        super().__init__(parent)
        self.area = PlotArea(self)
        self.line = QLabel()
        self._title = title
        self._edges = np.array([0.0, 1.0])
        self._counts: dict[str, np.ndarray] = {}
        self._items: list[pyqtgraph.PlotCurveItem] = []
        self._current = -1
        self._lay_out()
        self.area.cursor_moved.connect(self._on_cursor_moved)
        self.area.clicked.connect(self._on_clicked)
        self.follow()

    def set_values(self, values: Mapping[str, np.ndarray], bins: int = 60) -> None:
        """Count ``values`` by name in ``bins`` steps from the lowest to the highest of all."""
        finite = {name: v[np.isfinite(v)].ravel() for name, v in values.items()}
        every = [v for v in finite.values() if v.size]
        low = min((float(v.min()) for v in every), default=0.0)
        high = max((float(v.max()) for v in every), default=1.0)
        edges = np.linspace(low, high if high > low else low + 1, bins + 1)
        self.set_counts(edges, {name: np.histogram(v, edges)[0] for name, v in finite.items()})

    def set_counts(self, edges: np.ndarray, counts: Mapping[str, np.ndarray]) -> None:
        """Show counts (bins,) by name between ``edges`` (bins + 1,)."""
        self._edges, self._counts = np.asarray(edges, float), dict(counts)
        while len(self._items) < len(counts):
            item = pyqtgraph.PlotCurveItem([0, 1], [0], stepMode="center", fillLevel=0)
            self.area.addItem(item)
            self._items.append(item)
        for item in self._items[len(counts) :]:
            self.area.removeItem(item)
        del self._items[len(counts) :]
        for item, bars in zip(self._items, self._counts.values(), strict=True):
            item.setData(self._edges, np.asarray(bars, float))
        self.restyle()

    def set_title(self, title: str) -> None:
        """Name what is counted."""
        self._title = title
        self.retranslate()

    @property
    def counts(self) -> dict[str, np.ndarray]:
        return dict(self._counts)

    def export_png(
        self, path: str | Path, width: int = 900, height: int = 500, tokens: Tokens | None = None
    ) -> None:
        """Write a picture, in the scheme ``tokens`` (else the window's)."""
        copy = Histogram(self._title)
        copy.set_counts(self._edges, self._counts)
        with picture_of(copy, width, height, tokens):
            save_png(copy, path)

    def export_csv(self, path: str | Path) -> None:
        """Write low and high edge of each bin and its counts."""
        with open(path, "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(["low", "high", *self._counts])
            columns = [self._edges[:-1], self._edges[1:], *self._counts.values()]
            writer.writerows(zip(*(np.asarray(c).tolist() for c in columns), strict=True))

    def retranslate(self) -> None:
        self.area.set_labels(self._title, self.tr("Count"))
        self.area.setAccessibleName(self.tr("Histogram of {0}").format(self._title))

    def restyle(self) -> None:
        self.dress(theme().tokens)

    def dress(self, tokens: Tokens) -> None:
        """Put the colours of ``tokens`` on everything."""
        self.area.dress(tokens)
        for index, item in enumerate(self._items):
            colour = QColor(tokens.curve_colour(index))
            item.setPen(pyqtgraph.mkPen(colour, width=1))
            colour.setAlpha(90)
            item.setBrush(colour)

    def _lay_out(self) -> None:
        mark(self.line, kind="small")
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.area, 1)
        column.addWidget(self.line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._edges) - 2
        match event.key():
            case Qt.Key.Key_Left:
                self._point_at(max(self._current - 1, 0))
            case Qt.Key.Key_Right:
                self._point_at(min(self._current + 1, last))
            case Qt.Key.Key_Return | Qt.Key.Key_Space if 0 <= self._current <= last:
                self.bin_clicked.emit(self._current)
            case _:
                super().keyPressEvent(event)

    def _bin_at(self, place: QPointF | None) -> int:
        if place is None or not self._counts:
            return -1
        bin_ = int(np.searchsorted(self._edges, place.x(), "right")) - 1
        return bin_ if 0 <= bin_ < len(self._edges) - 1 else -1

    def _on_clicked(self, place: QPointF) -> None:
        bin_ = self._bin_at(place)
        if bin_ >= 0:
            self.bin_clicked.emit(bin_)

    def _on_cursor_moved(self, place: QPointF | None) -> None:
        self._point_at(self._bin_at(place))

    def _point_at(self, bin_: int) -> None:
        self._current = bin_
        if bin_ < 0:
            self.line.setText("")
            self.bin_pointed_at.emit(None)
            return
        low, high = self._edges[bin_], self._edges[bin_ + 1]
        found = {name: int(bars[bin_]) for name, bars in self._counts.items()}
        texts = ", ".join(
            f"{name} {count}" if name else f"{count}" for name, count in found.items()
        )
        low_text, high_text = (
            format_number(float(f"{low:.4g}")),
            format_number(float(f"{high:.4g}")),
        )
        self.line.setText(self.tr("{0} to {1}: {2}").format(low_text, high_text, texts))
        self.bin_pointed_at.emit((float(low), float(high), found))
