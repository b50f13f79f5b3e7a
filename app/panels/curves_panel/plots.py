"""The two plots of runs: the loss, and the metric that is chosen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from app.document import RunCard
from app.models.captions import caption_of
from app.models.curve_points import Points, all_points, metric_names, new_points
from app.plots.curve_plot import CurvePlot
from app.records import RunRecord
from app.theme.live import Live
from app.widgets.fields import ChoiceBox
from app.widgets.save_file import ask_where
from engine.errors import EngineError, FileNotWritten
from engine.training.events import Event, Started

_AXIS = 56  # pixels: the same batch stands in line in both plots
_WIDE, _WIDEST_STACK = 1.5, 900  # times the height, pixels: beyond both, plots stand side by side


class RunPlots(Live, QSplitter):
    """Shows the curves of the runs it is given, below or beside each other.

    ``run_removed(run)``: the user took a run off; ``failed``: a picture could not be written.
    """

    run_removed = Signal(str)
    metric_changed = Signal()
    failed = Signal(EngineError)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(Qt.Orientation.Vertical, parent)
        self.loss_plot = CurvePlot(parent=self)
        self.metric_plot = CurvePlot(parent=self)
        self.metric_box = ChoiceBox()
        self.drawn: dict[str, RunCard] = {}
        self._records: dict[str, RunRecord] = {}
        self._lay_out()
        self._connect()
        self.follow()

    @property
    def plots(self) -> tuple[CurvePlot, CurvePlot]:
        return self.loss_plot, self.metric_plot

    @property
    def metric(self) -> str:
        """What the second plot shows, "" for nothing."""
        return self.metric_box.currentData() or ""

    def clear(self) -> None:
        """Take all runs off the plots."""
        self.drawn, self._records = {}, {}
        for plot in self.plots:
            plot.clear()

    def show_runs(self, runs: Iterable[tuple[RunCard, RunRecord]]) -> None:
        """Draw these runs and no others; what stands there already stays."""
        given = {card.id: (card, record) for card, record in runs}
        for run_id in [r for r in self.drawn if r not in given]:
            for plot in self.plots:
                plot.remove_run(run_id)
            del self.drawn[run_id]
        self._records = {run_id: record for run_id, (_, record) in given.items()}
        self._offer_metrics()
        for card, _ in given.values():
            if self.drawn.get(card.id) != card:
                self._draw(card, is_new=card.id not in self.drawn)

    def extend(self, run_id: str, events: Sequence[Event]) -> None:
        """Add what a run has just told; its record knows it already."""
        if run_id not in self.drawn:
            return
        if any(isinstance(event, Started) for event in events):
            self._redraw(run_id)
            return
        if not self.metric:
            self._offer_metrics()
        self._add(run_id, new_points(self._records[run_id], events))

    def retranslate(self) -> None:
        self._name(self.loss_plot, "loss")
        self._name(self.metric_plot, self.metric)
        self.metric_box.setToolTip(self.tr("What this plot shows"))
        self.metric_box.setAccessibleName(self.tr("What this plot shows"))
        for index in range(self.metric_box.count()):
            self.metric_box.setItemText(index, caption_of(self.metric_box.itemData(index)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width, height = self.width(), max(self.height(), 1)
        wide = width > _WIDE * height and width > _WIDEST_STACK
        self.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)

    def _lay_out(self) -> None:
        self.setHandleWidth(8)
        self.setChildrenCollapsible(False)
        for plot in self.plots:
            plot.split.setSizes([380, 235])
            plot.area.getAxis("left").setWidth(_AXIS)
            self.addWidget(plot)
        self.metric_plot.bar.put_first(self.metric_box)
        self.metric_box.setMinimumContentsLength(12)

    def _connect(self) -> None:
        self.metric_box.activated.connect(self._on_metric_chosen)
        self.loss_plot.bar.lead(self.metric_plot.bar)
        for plot, other in (self.plots, self.plots[::-1]):
            plot.cursor_moved.connect(other.show_cursor)
            plot.run_removed.connect(self.run_removed)
            plot.export_wanted.connect(lambda kind, p=plot: self._on_export_wanted(p, kind))

    # curves

    def _draw(self, card: RunCard, *, is_new: bool) -> None:
        self.drawn[card.id] = card
        for plot in self.plots:
            plot.add_run(card.id, card.name, card.colour)
        if is_new:
            self._add(card.id, all_points(self._records[card.id]))

    def _redraw(self, run_id: str) -> None:
        """Draw a run again from its beginning: some of its batches are done anew."""
        for plot in self.plots:
            plot.remove_run(run_id)
        self._draw(self.drawn[run_id], is_new=True)

    def _add(self, run_id: str, points: Iterable[Points]) -> None:
        for each in points:
            base = each.series.removeprefix("val_")
            if base == "loss":
                self.loss_plot.extend(run_id, each.series, each.x, each.y, each.per)
            elif base == self.metric:
                self.metric_plot.extend(run_id, each.series, each.x, each.y, each.per)

    # the metric

    def _offer_metrics(self) -> None:
        names = list(dict.fromkeys(n for r in self._records.values() for n in metric_names(r)))
        offered = [self.metric_box.itemData(i) for i in range(self.metric_box.count())]
        if names != offered:
            before = self.metric
            with QSignalBlocker(self.metric_box):
                self.metric_box.clear()
                for name in names:
                    self.metric_box.addItem(caption_of(name), name)
                self.metric_box.setCurrentIndex(max(self.metric_box.findData(before), 0))
            if self.metric != before:
                self._on_metric_chosen()
        self.metric_box.setVisible(len(names) > 1)
        self.metric_plot.setVisible(bool(names))

    def _on_metric_chosen(self, *_: object) -> None:
        self.metric_plot.clear()
        self._name(self.metric_plot, self.metric)
        for card in self.drawn.values():
            if card.id in self._records:
                self.metric_plot.add_run(card.id, card.name, card.colour)
                points = all_points(self._records[card.id])
                self._add(card.id, (p for p in points if p.series.endswith(self.metric)))
        self.metric_changed.emit()

    def _name(self, plot: CurvePlot, series: str) -> None:
        plot.set_title(caption_of(series) if series else "")
        plot.set_words({series: self.tr("training"), f"val_{series}": self.tr("validation")})

    # files

    def _on_export_wanted(self, plot: CurvePlot, kind: str) -> None:
        filters = {
            "png": self.tr("Pictures (*.png)"),
            "svg": self.tr("Drawings (*.svg)"),
            "csv": self.tr("Tables (*.csv)"),
        }
        name = "loss" if plot is self.loss_plot else self.metric
        ask_where(
            self,
            self.tr("Save the plot"),
            f"{name}.{kind}",
            filters[kind],
            kind,
            lambda path: self.write(plot, kind, path),
        )

    def write(self, plot: CurvePlot, kind: str, path: Path) -> None:
        """Write one of the plots as "png", "svg" or "csv"; ``failed`` tells where that fails."""
        write = {"png": plot.export_png, "svg": plot.export_svg, "csv": plot.export_csv}[kind]
        try:
            write(path)
        except OSError as error:
            code, folder = error.errno or 0, str(path.parent)
            self.failed.emit(FileNotWritten(name=path.name, folder=folder, code=code))
