"""The runs on a curve plot: their points, the items that draw them, and their colours."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pyqtgraph
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPen

from app.plots.area import PlotArea
from app.plots.curves import Curve, sampled, thinned, within
from app.theme.tokens import Tokens

BATCH, EPOCH = "batch", "epoch"
# Pixels: wide smooth lines cost about 1 ms for 1000 pixels of their length, thin ones little
FINE_LENGTH = 6_000
DASHED_LENGTH = 30_000
NEAR = 8  # pixels from a curve at which the mouse points at it

Key = tuple[str, str, str]  # run, series, per
Numbers = Sequence[float] | np.ndarray


@dataclass(frozen=True)
class View:
    """How curves are shown: ``per`` batch or epoch, weight of the past, logarithmic or not."""

    per: str = BATCH
    smoothing: float = 0.0
    is_log: bool = False


@dataclass
class Run:
    """One run: its visible name, and its place among the colours."""

    name: str
    colour: int
    series: list[str] = field(default_factory=list)


@dataclass
class Line:
    """A curve and the two items that draw it: the raw one pale behind the smoothed one."""

    curve: Curve
    raw: pyqtgraph.PlotCurveItem
    smooth: pyqtgraph.PlotCurveItem
    path: tuple[float, float] = (0.0, 0.0)  # all ways right, all ways up and down, as drawn
    is_hidden: bool = False


class CurveLines:
    """All lines of one plot area. A series named ``val_...`` is drawn dashed."""

    def __init__(self, area: PlotArea):
        self.runs: dict[str, Run] = {}
        self.lines: dict[Key, Line] = {}
        self.view = View()
        self._area = area
        self._colours_used = 0

    def add_run(self, run: str, name: str, colour: int | None = None) -> None:
        """Announce a run, or rename it."""
        if run in self.runs:
            self.runs[run].name = name
            return
        if colour is None:
            colour = self._colours_used
        self._colours_used = max(self._colours_used, colour + 1)
        self.runs[run] = Run(name, colour)

    def extend(self, key: Key, x: Numbers, y: Numbers) -> bool:
        """Append points; True if that made a new line."""
        is_new = key not in self.lines
        if is_new:
            self._add(key)
        self.lines[key].curve.extend(x, y)
        return is_new

    def remove_run(self, run: str) -> None:
        """Take a run off, with all its lines."""
        for key in [key for key in self.lines if key[0] == run]:
            line = self.lines.pop(key)
            self._area.removeItem(line.raw)
            self._area.removeItem(line.smooth)
        self.runs.pop(run, None)
        if not self.runs:
            self._colours_used = 0

    def shown(self) -> list[Key]:
        """Return the lines of this view, also the hidden ones."""
        return [key for key in self.lines if key[2] == self.view.per]

    def set_view(self, view: View) -> None:
        """Show the curves in another way."""
        if view.smoothing != self.view.smoothing:
            for line in self.lines.values():
                line.curve.set_smoothing(view.smoothing)
        self.view = view

    def draw(self) -> None:
        """Give every visible item the points that its width in pixels can show."""
        for key, line in self.lines.items():
            is_visible = key[2] == self.view.per and not line.is_hidden
            line.smooth.setVisible(is_visible)
            line.raw.setVisible(is_visible and self.view.smoothing > 0)
            line.path = self._draw_line(line) if is_visible else (0.0, 0.0)

    def set_pens(self, tokens: Tokens, pointed_at: Key | None) -> None:
        """Colour all lines; those of other curves than ``pointed_at`` step back."""
        lengths = [self._length(line) for line in self.lines.values()]
        is_fine = sum(lengths) <= FINE_LENGTH
        for (key, line), length in zip(self.lines.items(), lengths, strict=True):
            steps_back = pointed_at is not None and key[:2] != pointed_at[:2]
            strong, pale = QColor(self.colour(key, tokens)), QColor(self.colour(key, tokens))
            strong.setAlpha(70 if steps_back else 255)
            pale.setAlpha(25 if steps_back else 75)
            is_dashed = key[1].startswith("val_") and length <= DASHED_LENGTH
            _set_pen(line.smooth, strong, 2.0 if is_fine else 1.0, is_dashed, is_fine)
            _set_pen(line.raw, pale, 1.0, False, False)

    def colour(self, key: Key, tokens: Tokens) -> str:
        """Return blue for training and orange for validation; of several runs each has its own."""
        run, series, per = key
        if len(self.runs) > 1:
            return tokens.curve_colour(self.runs[run].colour)
        base = series.removeprefix("val_")
        bases = dict.fromkeys(s.removeprefix("val_") for s in self.runs[run].series)
        place = list(bases).index(base)
        if place:
            return tokens.curve_colour(place + 1)
        has_training = (run, base, per) in self.lines
        return tokens.validation if series != base and has_training else tokens.train

    def nearest(self, place: QPointF) -> Key | None:
        """Return the curve a few pixels above or below ``place``."""
        best, key_of_best = NEAR * self._area.box.viewPixelSize()[1], None
        for key in self.shown():
            value = self.lines[key].curve.at(place.x())
            if value is None or self.lines[key].is_hidden or (self.view.is_log and value <= 0):
                continue
            distance = abs((np.log10(value) if self.view.is_log else value) - place.y())
            if distance < best:
                best, key_of_best = distance, key
        return key_of_best

    def write_csv(self, path: str | Path) -> None:
        """Write every point: run, series, per, x, value; numbers with a point."""
        with open(path, "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(["run", "series", "per", "x", "value"])
            for (run, series, per), line in self.lines.items():
                name = self.runs[run].name
                for x, y in zip(line.curve.x.tolist(), line.curve.y.tolist(), strict=True):
                    writer.writerow([name, series, per, f"{x:.15g}", repr(y)])

    def _length(self, line: Line) -> float:
        """Return the pixels along a line, 0 while the plot has no size yet."""
        width, height = self._area.box.viewPixelSize()
        return line.path[0] / width + line.path[1] / height if width and height else 0.0

    def _add(self, key: Key) -> None:
        run, series, _ = key
        items = [pyqtgraph.PlotCurveItem(skipFiniteCheck=True) for _ in range(2)]
        for depth, item in enumerate(items):
            item.setZValue(depth)
            self._area.addItem(item)
        raw, smooth = items
        self.lines[key] = Line(Curve(self.view.smoothing), raw, smooth)
        if series not in self.runs[run].series:
            self.runs[run].series.append(series)

    def _draw_line(self, line: Line) -> tuple[float, float]:
        """Draw one line and return the ways along it, in units of the axes."""
        curve, box = line.curve, self._area.box
        part = within(curve.x, *box.viewRange()[0]) if self._area.is_zoomed else slice(None)
        most = 2 * max(200, int(box.width()))
        if self.view.smoothing == 0:
            return self._show(line.smooth, *thinned(curve.x[part], curve.y[part], most))
        self._show(line.raw, *thinned(curve.x[part], curve.y[part], most))
        return self._show(line.smooth, *sampled(curve.x[part], curve.smooth[part], most))

    def _show(
        self, item: pyqtgraph.PlotCurveItem, x: np.ndarray, y: np.ndarray
    ) -> tuple[float, float]:
        if self.view.is_log:
            x, y = x[y > 0], np.log10(y[y > 0])
        item.setData(x, y)
        return float(np.abs(np.diff(x)).sum()), float(np.abs(np.diff(y)).sum())


def _set_pen(
    item: pyqtgraph.PlotCurveItem, colour: QColor, width: float, dashed: bool, fine: bool
) -> None:
    pen = QPen(colour, width)
    pen.setCosmetic(True)
    if dashed:
        pen.setDashPattern([4, 3])
    if item.opts["pen"] != pen or item.opts["antialias"] != fine:
        item.opts["antialias"] = fine
        item.setPen(pen)
