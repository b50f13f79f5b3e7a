"""Loss and metrics of one or many runs, live: smoothing, log axis, cursor, zoom, export."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pyqtgraph
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSplitter, QVBoxLayout, QWidget

from app.plots.area import PlotArea
from app.plots.curve_bar import CurveBar
from app.plots.curves import Curve, sampled, thinned, within
from app.plots.export import dress, save_png, save_svg, stage
from app.plots.legend import Entry, Legend
from app.theme import theme
from app.theme.icons import icon
from app.theme.live import Live
from app.theme.tokens import Tokens
from app.widgets.numbers import format_number

BATCH, EPOCH = "batch", "epoch"
REFRESH = 25  # milliseconds between two paintings while numbers come in
FEW_POINTS = 4000  # up to so many points all lines are drawn smooth and wider

Key = tuple[str, str, str]  # run, series, per


@dataclass
class _Line:
    """A curve and the two items that draw it: the raw one pale behind the smoothed one."""

    curve: Curve
    raw: pyqtgraph.PlotCurveItem
    smooth: pyqtgraph.PlotCurveItem
    points: int = 0


@dataclass
class _Run:
    name: str
    colour: int  # place among the colours of curves
    series: list[str] = field(default_factory=list)


class CurvePlot(Live, QWidget):
    """Curves over batches or epochs. A series named ``val_...`` is drawn dashed.

    ``run_pointed_at(run)``: the mouse is on a curve ("" when it leaves);
    ``run_removed(run)``: the user took a run off the plot.
    """

    run_pointed_at = Signal(str)
    run_removed = Signal(str)
    export_wanted = Signal(str)  # "png", "svg", "csv": chosen in the menu

    def __init__(self, title: str = "", parent: QWidget | None = None):
        super().__init__(parent)
        self.area = PlotArea(self)
        self.legend = Legend(self)
        self.bar = CurveBar(self)
        self._title = title
        self._runs: dict[str, _Run] = {}
        self._lines: dict[Key, _Line] = {}
        self._colours_used = 0
        self._tokens = theme().tokens
        self._pointed_at: Key | None = None
        self._timer = QTimer(self, singleShot=True, interval=REFRESH)
        self._lay_out()
        self._connect()
        self.follow()

    # Numbers

    def add_run(self, run: str, name: str) -> None:
        """Announce a run under a visible name; its colour stays its own while it is here."""
        if run in self._runs:
            self._runs[run].name = name
        else:
            self._runs[run] = _Run(name, self._colours_used)
            self._colours_used += 1
        self._rebuild_legend()

    def extend(
        self, run: str, series: str, x: Sequence[float], y: Sequence[float], per: str = BATCH
    ) -> None:
        """Append points to a series of a run; ``per`` is "batch" or "epoch"; ``x`` rises."""
        if run not in self._runs:
            self.add_run(run, run)
        key = (run, series, per)
        if key not in self._lines:
            self._add_line(key)
        self._lines[key].curve.extend(x, y)
        if not self._timer.isActive():
            self._timer.start()

    def values(self, run: str, series: str, per: str = BATCH) -> tuple[np.ndarray, np.ndarray]:
        """Return all points of a series, as they were given."""
        line = self._lines.get((run, series, per))
        return (line.curve.x, line.curve.y) if line else (np.empty(0), np.empty(0))

    def runs(self) -> list[str]:
        """Return the runs on the plot, oldest first."""
        return list(self._runs)

    def remove_run(self, run: str) -> None:
        """Take a run with all its curves off the plot."""
        for key in [key for key in self._lines if key[0] == run]:
            self._drop_line(key)
        self._runs.pop(run, None)
        self._after_change_of_lines()

    def clear(self) -> None:
        """Take everything off the plot."""
        for run in self.runs():
            self.remove_run(run)
        self._colours_used = 0
        self.area.reset()

    def set_per(self, per: str) -> None:
        """Show the curves per "batch" or per "epoch"."""
        self.bar.set_per(per)

    # Files

    def export_png(
        self, path: str | Path, width: int = 1200, height: int = 700, tokens: Tokens | None = None
    ) -> None:
        """Write a picture with its legend, in the scheme ``tokens`` (else the window's)."""
        copy = self._copy(width, height, tokens)
        save_png(copy, path)
        copy.deleteLater()

    def export_svg(
        self, path: str | Path, width: int = 1200, height: int = 700, tokens: Tokens | None = None
    ) -> None:
        """Write a drawing that can be scaled and edited."""
        copy = self._copy(width, height, tokens)
        save_svg(copy, path, self._title)
        copy.deleteLater()

    def export_csv(self, path: str | Path) -> None:
        """Write every point: run, series, per, x, value; numbers with a point."""
        with open(path, "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(["run", "series", "per", "x", "value"])
            for (run, series, per), line in self._lines.items():
                name = self._runs[run].name
                for x, y in zip(line.curve.x.tolist(), line.curve.y.tolist(), strict=True):
                    writer.writerow([name, series, per, repr(x), repr(y)])

    # Texts and colours

    def retranslate(self) -> None:
        bottom = self.tr("Epoch") if self.bar.per == EPOCH else self.tr("Batch")
        self.area.set_labels(bottom, self._title)
        self.area.setAccessibleName(self.tr("Plot of {0}").format(self._title))
        self.area.setToolTip("")
        self.legend.setAccessibleName(self.tr("Legend"))
        self._write_values(None)

    def restyle(self) -> None:
        self._dress(theme().tokens)

    def _dress(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self.area.dress(tokens)
        self._rebuild_legend()
        self._set_pens()

    # Building

    def _lay_out(self) -> None:
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.addWidget(self.area)
        self.split.addWidget(self.legend)
        self.split.setStretchFactor(0, 1)
        self.split.setCollapsible(0, False)
        self.split.setSizes([600, 190])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        top = QHBoxLayout()
        top.addWidget(self.bar)
        column.addLayout(top)
        column.addWidget(self.split, 1)

    def _connect(self) -> None:
        self._timer.timeout.connect(self.refresh)
        self.bar.smoothing_changed.connect(self._on_smoothing_changed)
        self.bar.log_toggled.connect(self._on_log_toggled)
        self.bar.per_changed.connect(self._on_per_changed)
        self.bar.reset_wanted.connect(self.area.reset)
        self.bar.export_wanted.connect(self.export_wanted)
        self.area.cursor_moved.connect(self._on_cursor_moved)
        self.area.box.sigXRangeChanged.connect(self._on_range_changed)
        self.area.box.sigResized.connect(self._on_range_changed)
        self.area.zoomed.connect(self._on_range_changed)
        self.area.menu_wanted.connect(self.bar.show_export_menu)
        self.legend.pointed_at.connect(self._point_at)
        self.legend.toggled.connect(self.refresh)
        self.legend.menu_wanted.connect(self._on_legend_menu)

    def _add_line(self, key: Key) -> None:
        run, series, _ = key
        items = [pyqtgraph.PlotCurveItem(skipFiniteCheck=True) for _ in range(2)]
        for depth, item in enumerate(items):
            item.setZValue(depth)
            self.area.addItem(item)
        self._lines[key] = _Line(Curve(self.bar.smoothing), *items)
        if series not in self._runs[run].series:
            self._runs[run].series.append(series)
        self._after_change_of_lines()

    def _drop_line(self, key: Key) -> None:
        line = self._lines.pop(key)
        self.area.removeItem(line.raw)
        self.area.removeItem(line.smooth)

    def _after_change_of_lines(self) -> None:
        self.bar.offer_per({key[2] for key in self._lines})
        self._pointed_at = None
        self._rebuild_legend()
        self.refresh()

    def _rebuild_legend(self) -> None:
        self.legend.set_entries([self._entry(key) for key in self._shown()])
        self._write_values(None)

    def _entry(self, key: Key) -> Entry:
        run, series, _ = key
        several = len(self._runs) > 1
        text = f"{self._runs[run].name} · {series}" if several else series
        return Entry(key, text, self._colour(key), series.startswith("val_"))

    def _shown(self) -> list[Key]:
        return [key for key in self._lines if key[2] == self.bar.per]

    # Drawing

    def refresh(self, *_) -> None:
        """Draw what is known now; calls to ``extend`` do it by themselves soon after."""
        self._timer.stop()
        for key, line in self._lines.items():
            visible = key[2] == self.bar.per and not self.legend.is_hidden(key)
            line.smooth.setVisible(visible)
            line.raw.setVisible(visible and self.bar.smoothing > 0)
            if visible:
                self._draw(line)
        self._set_pens()
        if not self.area.line.isVisible():
            self._write_values(None)

    def _draw(self, line: _Line) -> None:
        curve = line.curve
        part = slice(None)
        if self.area.is_zoomed:
            part = within(curve.x, *self.area.box.viewRange()[0])
        most = 2 * max(200, int(self.area.box.width()))
        drawn = [(line.smooth, curve.smooth, sampled if self.bar.smoothing else thinned)]
        if self.bar.smoothing:
            drawn.append((line.raw, curve.y, thinned))
        line.points = 0
        for item, values, thin in drawn:
            x, y = thin(curve.x[part], values[part], most)
            if self.bar.is_log:
                x, y = x[y > 0], np.log10(y[y > 0])
            item.setData(x, y)
            line.points += len(x)

    def _set_pens(self) -> None:
        points = sum(line.points for key, line in self._lines.items() if key[2] == self.bar.per)
        is_fine = points <= FEW_POINTS
        for key, line in self._lines.items():
            dimmed = self._pointed_at is not None and key[:2] != self._pointed_at[:2]
            colour = QColor(self._colour(key))
            colour.setAlpha(70 if dimmed else 255)
            pale = QColor(colour)
            pale.setAlpha(25 if dimmed else 75)
            dashed = key[1].startswith("val_")
            _set_pen(line.smooth, colour, 2.0 if is_fine else 1.0, dashed, is_fine)
            _set_pen(line.raw, pale, 1.0, False, False)

    def _colour(self, key: Key) -> str:
        run, series, per = key
        if len(self._runs) > 1:
            return self._tokens.curve_colour(self._runs[run].colour)
        group = [s for s in self._runs[run].series if (run, s, per) in self._lines]
        if series == "val_loss" or (series.startswith("val_") and len(group) <= 2):
            return self._tokens.validation
        rest = [s for s in group if not s.startswith("val_")]
        base = series.removeprefix("val_")
        place = rest.index(base) if base in rest else 0
        return self._tokens.train if place == 0 else self._tokens.curve_colour(place + 1)

    # Cursor

    def _on_cursor_moved(self, place: QPointF | None) -> None:
        self.area.show_cursor(None if place is None else place.x())
        self._write_values(None if place is None else place.x())
        self._point_at(None if place is None else self._nearest(place))

    def _write_values(self, x: float | None) -> None:
        values = {}
        for key in self._shown():
            curve = self._lines[key].curve
            value = curve.at(np.inf if x is None else x)
            values[key] = "" if value is None else format_value(value)
        if x is None:
            title = self.tr("Latest")
        elif self.bar.per == EPOCH:
            title = self.tr("Epoch {0}").format(f"{max(0, round(x))}")
        else:
            title = self.tr("Batch {0}").format(f"{max(0, round(x))}")
        self.legend.set_values(values, title)

    def _nearest(self, place: QPointF) -> Key | None:
        """Return the curve within 8 pixels above or below ``place``."""
        _, pixel = self.area.box.viewPixelSize()
        best, key_of_best = 8 * pixel, None
        for key in self._shown():
            value = self._lines[key].curve.at(place.x())
            if value is None or self.legend.is_hidden(key) or (self.bar.is_log and value <= 0):
                continue
            distance = abs((np.log10(value) if self.bar.is_log else value) - place.y())
            if distance < best:
                best, key_of_best = distance, key
        return key_of_best

    def _point_at(self, key: Key | None) -> None:
        if key == self._pointed_at:
            return
        self._pointed_at = key
        self._set_pens()
        self.run_pointed_at.emit(key[0] if key else "")

    # Events

    def _on_smoothing_changed(self, smoothing: float) -> None:
        for line in self._lines.values():
            line.curve.set_smoothing(smoothing)
        self.refresh()

    def _on_log_toggled(self, is_log: bool) -> None:
        self.area.getAxis("left").setLogMode(is_log)
        self.refresh()
        self.area.reset()

    def _on_per_changed(self) -> None:
        self.retranslate()
        self._rebuild_legend()
        self.refresh()
        self.area.reset()

    def _on_range_changed(self, *_) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _on_legend_menu(self, key: Key, place: QPoint) -> None:
        menu = QMenu(self)
        name = self._runs[key[0]].name
        remove = menu.addAction(icon("close"), self.tr("Take '{0}' off the plot").format(name))
        remove.triggered.connect(lambda: self._on_remove_chosen(key[0]))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def _on_remove_chosen(self, run: str) -> None:
        self.remove_run(run)
        self.run_removed.emit(run)

    def _copy(self, width: int, height: int, tokens: Tokens | None) -> CurvePlot:
        """Return a plot of the same curves, laid out at a size for a picture."""
        copy = CurvePlot(self._title)
        for run, known in self._runs.items():
            copy.add_run(run, known.name)
            copy._runs[run].colour = known.colour
        for (run, series, per), line in self._lines.items():
            copy.extend(run, series, line.curve.x, line.curve.y, per)
        copy.bar.set_state(self.bar.state())
        copy.bar.hide()
        dress(copy, tokens or self._tokens)
        copy._dress(tokens or self._tokens)
        stage(copy, width, height)
        copy.refresh()
        if self.area.is_zoomed:
            copy.area.box.setRange(rect=self.area.box.viewRect(), padding=0)
            copy.area.is_zoomed = True
            copy.refresh()
        return copy


def format_value(value: float) -> str:
    """Return a measured value with four digits after the point, or an exponent."""
    if value == 0 or 1e-3 <= abs(value) < 1e5:
        return f"{value:.4f}"
    return format_number(float(f"{value:.3e}")) if np.isfinite(value) else str(value)


def _set_pen(item, colour: QColor, width: float, dashed: bool, fine: bool) -> None:
    pen = QPen(colour, width)
    pen.setCosmetic(True)
    if dashed:
        pen.setDashPattern([4, 3])
    if item.opts["pen"] != pen or item.opts["antialias"] != fine:
        item.opts["antialias"] = fine
        item.setPen(pen)
