"""Loss and metrics of one or many runs, live: smoothing, log axis, cursor, zoom, export."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from pathlib import Path

import numpy as np
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtWidgets import QMenu, QSplitter, QVBoxLayout, QWidget

from app.plots.area import PlotArea
from app.plots.curve_bar import CurveBar
from app.plots.curve_lines import BATCH, EPOCH, CurveLines, Key, Numbers, View
from app.plots.export import picture_of, save_png, save_svg
from app.plots.legend import Entry, Legend
from app.plots.turns import turn
from app.theme import theme
from app.theme.icons import icon
from app.theme.live import Live
from app.theme.tokens import Tokens
from app.widgets.numbers import format_number


class CurvePlot(Live, QWidget):
    """Curves over batches or epochs. A series named ``val_...`` is drawn dashed.

    ``cursor_moved(x)``: the mouse is at this batch or epoch, None when it leaves;
    ``run_pointed_at(run)``: the mouse is on a curve ("" when it leaves);
    ``run_removed(run)``: the user took a run off the plot;
    ``export_wanted(kind)``: "png", "svg" or "csv" was chosen; ask for a path, then call
    ``export_png``, ``export_svg`` or ``export_csv``.
    """

    cursor_moved = Signal(object)  # float or None
    run_pointed_at = Signal(str)
    run_removed = Signal(str)
    export_wanted = Signal(str)

    def __init__(self, title: str = "", parent: QWidget | None = None):
        super().__init__(parent)
        self.area = PlotArea(self)
        self.legend = Legend(self)
        self.bar = CurveBar(self)
        self._title = title
        self._curves = CurveLines(self.area)
        self._tokens = theme().tokens
        self._words: Mapping[str, str] = {}
        self._pointed_at: Key | None = None
        self._timer = QTimer(self, singleShot=True)
        self._lay_out()
        self._connect()
        self._on_view_changed()
        self.follow()

    # Numbers

    def add_run(self, run: str, name: str, colour: int | None = None) -> None:
        """Announce a run under a visible name, or rename it.

        ``colour`` is its place among the colours of curves, by default the next one.
        """
        self._curves.add_run(run, name, colour)
        self._rebuild_legend()

    def extend(self, run: str, series: str, x: Numbers, y: Numbers, per: str = BATCH) -> None:
        """Append points to a series of a run; ``per`` is "batch" or "epoch"; ``x`` rises."""
        if run not in self._curves.runs:
            self.add_run(run, run)
        if self._curves.extend((run, series, per), x, y):
            self._after_change_of_lines()
        self._refresh_soon()

    def values(self, run: str, series: str, per: str = BATCH) -> tuple[np.ndarray, np.ndarray]:
        """Return all points (x, y) of a series, as they were given."""
        line = self._curves.lines.get((run, series, per))
        return (line.curve.x, line.curve.y) if line else (np.empty(0), np.empty(0))

    def runs(self) -> list[str]:
        """Return the runs on the plot, oldest first."""
        return list(self._curves.runs)

    def remove_run(self, run: str) -> None:
        """Take a run with all its curves off the plot."""
        self._curves.remove_run(run)
        self._after_change_of_lines()

    def clear(self) -> None:
        """Take everything off the plot."""
        for run in self.runs():
            self._curves.remove_run(run)
        self._after_change_of_lines()
        self.area.reset()

    def set_title(self, title: str) -> None:
        """Name the vertical axis."""
        self._title = title
        self.retranslate()

    def set_words(self, words: Mapping[str, str]) -> None:
        """Say what the legend calls each series, for a plot that shows one kind of value.

        Where there are several runs, it calls the curve of the training by the run alone.
        """
        self._words = words
        self._rebuild_legend()

    def set_per(self, per: str) -> None:
        """Show the curves per "batch" or per "epoch"."""
        self.bar.set_per(per)

    def show_cursor(self, x: float | None) -> None:
        """Put the cursor at ``x`` as if the mouse were there; None takes it away."""
        self.area.show_cursor(x)
        self._write_values(x)

    def refresh(self) -> None:
        """Draw what is known now; ``extend`` does it by itself soon after."""
        self._timer.stop()
        self._curves.draw()
        self._curves.set_pens(self._tokens, self._pointed_at)
        if not self.area.line.isVisible():
            self._write_values(None)

    # Files

    def export_png(
        self, path: str | Path, width: int = 1200, height: int = 700, tokens: Tokens | None = None
    ) -> None:
        """Write a picture with its legend, in the scheme ``tokens`` (else the window's)."""
        copy = self._copy()
        with picture_of(copy, width, height, tokens):
            self._match_range(copy)
            save_png(copy, path)

    def export_svg(
        self, path: str | Path, width: int = 1200, height: int = 700, tokens: Tokens | None = None
    ) -> None:
        """Write a drawing that can be scaled and edited."""
        copy = self._copy()
        with picture_of(copy, width, height, tokens):
            self._match_range(copy)
            save_svg(copy, path, self._title)

    def export_csv(self, path: str | Path) -> None:
        """Write every point: run, series, per, x, value."""
        self._curves.write_csv(path)

    # Texts and colours

    def retranslate(self) -> None:
        bottom = self.tr("Epoch") if self.bar.per == EPOCH else self.tr("Batch")
        self.area.set_labels(bottom, self._title)
        self.area.setAccessibleName(self.tr("Plot of {0}").format(self._title))
        self.legend.setAccessibleName(self.tr("Legend"))
        self._write_values(None)

    def restyle(self) -> None:
        self.dress(theme().tokens)

    def dress(self, tokens: Tokens) -> None:
        """Put the colours of ``tokens`` on everything."""
        self._tokens = tokens
        self.area.dress(tokens)
        self._rebuild_legend()
        self._curves.set_pens(tokens, self._pointed_at)

    # Inside

    def _lay_out(self) -> None:
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.addWidget(self.area)
        self.split.addWidget(self.legend)
        self.split.setStretchFactor(0, 1)
        self.split.setCollapsible(0, False)
        self.split.setHandleWidth(8)
        self.split.setSizes([600, 230])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.bar)
        column.addWidget(self.split, 1)

    def _connect(self) -> None:
        self._timer.timeout.connect(self.refresh)
        self.bar.changed.connect(self._on_view_changed)
        self.bar.reset_wanted.connect(self.area.reset)
        self.bar.export_wanted.connect(self.export_wanted)
        self.area.cursor_moved.connect(self._on_cursor_moved)
        self.area.box.sigRangeChanged.connect(self._on_range_changed)
        self.area.box.sigResized.connect(self._refresh_soon)
        self.area.zoomed.connect(self._refresh_soon)
        self.area.menu_wanted.connect(self.bar.show_export_menu)
        self.legend.pointed_at.connect(self._point_at)
        self.legend.toggled.connect(self._on_toggled)
        self.legend.menu_wanted.connect(self._on_legend_menu)

    def _refresh_soon(self, *_) -> None:
        if not self._timer.isActive():
            self._timer.start(turn())

    def _after_change_of_lines(self) -> None:
        self.bar.offer_per({key[2] for key in self._curves.lines})
        self._pointed_at = None
        self._rebuild_legend()
        self._refresh_soon()

    def _rebuild_legend(self) -> None:
        self.legend.set_entries([self._entry(key) for key in self._curves.shown()])
        self._write_values(None)

    def _entry(self, key: Key) -> Entry:
        run, series, _ = key
        text = self._legend_text(self._curves.runs[run].name, series)
        colour = self._curves.colour(key, self._tokens)
        return Entry(
            key, text, colour, series.startswith("val_"), self._curves.lines[key].is_hidden
        )

    def _legend_text(self, run: str, series: str) -> str:
        word = self._words.get(series, series)
        if len(self._curves.runs) == 1:
            return word
        if series not in self._words:
            return f"{run} · {series}"
        return f"    {word}" if series.startswith("val_") else run

    def _write_values(self, x: float | None) -> None:
        values: dict[Hashable, str] = {}
        for key in self._curves.shown():
            value = self._curves.lines[key].curve.at(np.inf if x is None else x)
            values[key] = "" if value is None else format_value(value)
        if x is None:
            title = self.tr("Latest")
        elif self.bar.per == EPOCH:
            title = self.tr("Epoch {0}").format(max(0, round(x)))
        else:
            title = self.tr("Batch {0}").format(max(0, round(x)))
        self.legend.set_values(values, title)

    def _point_at(self, key: Key | None) -> None:
        if key == self._pointed_at:
            return
        self._pointed_at = key
        self._curves.set_pens(self._tokens, key)
        self.run_pointed_at.emit(key[0] if key else "")

    def _on_cursor_moved(self, place: QPointF | None) -> None:
        x = None if place is None else place.x()
        self.show_cursor(x)
        self.cursor_moved.emit(x)
        self._point_at(None if place is None else self._curves.nearest(place))

    def _on_range_changed(self, *_) -> None:
        if self.area.is_zoomed:
            self._refresh_soon()
        else:
            self._curves.set_pens(self._tokens, self._pointed_at)

    def _on_view_changed(self) -> None:
        before = self._curves.view
        view = View(self.bar.per, self.bar.smoothing, self.bar.is_log)
        self._curves.set_view(view)
        self.area.set_log(view.is_log)
        if view.per != before.per:
            self.retranslate()
            self._rebuild_legend()
        self.refresh()
        if (view.per, view.is_log) != (before.per, before.is_log):
            self.area.reset()

    def _on_toggled(self, key: Key) -> None:
        line = self._curves.lines[key]
        line.is_hidden = not line.is_hidden
        self.legend.set_hidden(key, line.is_hidden)
        self.refresh()

    def _on_legend_menu(self, key: Key, place: QPoint) -> None:
        menu = QMenu(self)
        name = self._curves.runs[key[0]].name
        remove = menu.addAction(icon("close"), self.tr("Take '{0}' off the plot").format(name))
        remove.triggered.connect(lambda: self._on_remove_chosen(key[0]))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def _on_remove_chosen(self, run: str) -> None:
        self.remove_run(run)
        self.run_removed.emit(run)

    def _copy(self) -> CurvePlot:
        """Return a plot of the same curves without controls, for a picture."""
        copy = CurvePlot(self._title)
        copy.set_words(self._words)
        for run, known in self._curves.runs.items():
            copy._curves.add_run(run, known.name, known.colour)
        for key, line in self._curves.lines.items():
            copy._curves.extend(key, line.curve.x, line.curve.y)
            copy._curves.lines[key].is_hidden = line.is_hidden
        copy.bar.set_state(self.bar.state())
        copy.bar.hide()
        copy._on_view_changed()
        return copy

    def _match_range(self, copy: CurvePlot) -> None:
        copy.refresh()
        if self.area.is_zoomed:
            copy.area.is_zoomed = True
            copy.area.box.setRange(rect=self.area.box.viewRect(), padding=0)
            copy.refresh()


def format_value(value: float) -> str:
    """Return a measured value with four digits after the point, or with an exponent."""
    if value == 0 or 1e-3 <= abs(value) < 1e5:
        return f"{value:.4f}"
    return format_number(float(f"{value:.3e}")) if np.isfinite(value) else str(value)
