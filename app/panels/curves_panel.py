"""The centre of the window: how far the run is, and the curves of all visible runs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from app.advice import Advice, advise
from app.commands.plan import set_in_part
from app.commands.runs import listed, set_visible
from app.document import RunCard
from app.models.curve_points import Points, all_points, metric_names, new_points
from app.models.pace import Pace
from app.models.run_head import caption_of, head_of
from app.models.run_texts import reason_text
from app.plots.curve_plot import CurvePlot
from app.records import RunRecord
from app.session import Session
from app.theme.live import Live
from app.widgets.empty_page import EmptyPage
from app.widgets.fields import ChoiceBox
from app.widgets.notice import NoticeBar
from app.widgets.numbers import format_number
from app.widgets.run_head import RunHead
from app.widgets.save_file import ask_where
from engine.errors import FileNotWritten
from engine.training.events import Continued, Evaluating, Event, Finished, Paused, Started

_CLOCK_MILLISECONDS = 1000
_AXIS = 56  # pixels: the same batch stands in line in both plots
_WIDE = 1.5  # times as wide as high: the plots stand side by side


class CurvesPanel(Live, QWidget):
    """Shows what the session's runs report. ``wants``: an action, or a panel, by its name."""

    wants = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self._session = session
        self.empty = EmptyPage("chart", "play", self)
        self.head = RunHead(self)
        self.notice = NoticeBar(self)
        self.loss_plot = CurvePlot(parent=self)
        self.metric_plot = CurvePlot(parent=self)
        self.metric_box = ChoiceBox()
        self._pace = Pace()
        self._clock = QTimer(self, interval=_CLOCK_MILLISECONDS)
        self._drawn: dict[str, RunCard] = {}
        self._told: tuple[str, str] = ("", "")  # run and state that the notice is about
        self._advice = Advice("", "", "")
        self._lay_out()
        self._connect()
        self.follow()
        self._on_runs_changed()

    @property
    def plots(self) -> tuple[CurvePlot, CurvePlot]:
        return self.loss_plot, self.metric_plot

    @property
    def metric(self) -> str:
        """What the second plot shows, "" for nothing."""
        return self.metric_box.currentData() or ""

    def retranslate(self) -> None:
        self.empty.set_texts(
            self.tr("Nothing has been trained yet"),
            self.tr("Start training"),
            self.tr("Train the network on the data (F5)"),
        )
        self._refresh_advice()
        self._name(self.loss_plot, "loss")
        self.metric_box.setToolTip(self.tr("What this plot shows"))
        self.metric_box.setAccessibleName(self.tr("What this plot shows"))
        for index in range(self.metric_box.count()):
            self.metric_box.setItemText(index, caption_of(self.metric_box.itemData(index)))
        self._name(self.metric_plot, self.metric)
        self._refresh_head()

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        size = self.split.size()
        wide = size.width() > _WIDE * max(size.height(), 1) and size.width() > 900
        self.split.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)

    def _lay_out(self) -> None:
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.setHandleWidth(8)
        self.split.setChildrenCollapsible(False)
        for plot in self.plots:
            plot.split.setSizes([380, 235])
            plot.area.getAxis("left").setWidth(_AXIS)
            self.split.addWidget(plot)
        self.metric_plot.bar.put_first(self.metric_box)
        self.metric_box.setMinimumContentsLength(12)
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(14, 12, 14, 10)
        column.setSpacing(10)
        column.addWidget(self.head)
        column.addWidget(self.notice)
        column.addWidget(self.split, 1)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(page)

    def _connect(self) -> None:
        session = self._session
        session.opened.connect(self._on_opened)
        session.events_arrived.connect(self._on_events)
        session.document_changed.connect(self._on_runs_changed)
        session.runs_changed.connect(self._on_runs_changed)
        session.run_started.connect(self._on_run_started)
        session.run_state_changed.connect(self._on_run_state_changed)
        for signal in (session.data_loading, session.data_changed, session.data_failed):
            signal.connect(self._refresh_advice)
        self.empty.started.connect(lambda: self.wants.emit("start"))
        self.empty.link_activated.connect(lambda: self.wants.emit(self._advice.target))
        self.notice.action_activated.connect(self._on_slower_wanted)
        self.metric_box.activated.connect(self._on_metric_chosen)
        self._clock.timeout.connect(self._refresh_head)
        self.loss_plot.bar.lead(self.metric_plot.bar)
        for plot, other in (self.plots, self.plots[::-1]):
            plot.cursor_moved.connect(other.show_cursor)
            plot.run_removed.connect(self._on_run_removed)
            plot.export_wanted.connect(lambda kind, p=plot: self._on_export_wanted(p, kind))

    # runs on the plots

    def _shown_cards(self) -> list[RunCard]:
        cards = listed(self._session.document, self._session.records)
        return [self._named(card) for card in cards if card.visible]

    def _named(self, card: RunCard) -> RunCard:
        """Return the card with a name that says where the run went wrong."""
        if self._session.records[card.id].state != "diverged":
            return card
        return replace(card, name=self.tr("{0} (diverged)").format(card.name))

    def _on_opened(self) -> None:
        self._drawn = {}
        self._pace = Pace()
        self.notice.dismiss()
        for plot in self.plots:
            plot.clear()

    def _on_runs_changed(self, *_: object) -> None:
        """Draw the visible runs, and no others."""
        cards = {card.id: card for card in self._shown_cards()}
        for run_id in [r for r in self._drawn if r not in cards]:
            for plot in self.plots:
                plot.remove_run(run_id)
            del self._drawn[run_id]
        self._offer_metrics([self._session.records[r] for r in cards])
        for card in cards.values():
            if self._drawn.get(card.id) != card:
                self._draw(card, is_new=card.id not in self._drawn)
        self._pages.setCurrentIndex(1 if self._head_record() else 0)
        self._refresh_advice()
        self._refresh_head()
        self._refresh_notice()

    def _draw(self, card: RunCard, *, is_new: bool) -> None:
        self._drawn[card.id] = card
        for plot in self.plots:
            plot.add_run(card.id, card.name, card.colour)
        if is_new:
            self._extend(card.id, all_points(self._session.records[card.id]))

    def _redraw(self, run_id: str) -> None:
        """Draw a run again from its beginning: some of its batches are done anew."""
        for plot in self.plots:
            plot.remove_run(run_id)
        self._draw(self._drawn[run_id], is_new=True)

    def _extend(self, run_id: str, points: Iterable[Points]) -> None:
        for each in points:
            base = each.series.removeprefix("val_")
            if base == "loss":
                self.loss_plot.extend(run_id, each.series, each.x, each.y, each.per)
            elif base == self.metric:
                self.metric_plot.extend(run_id, each.series, each.x, each.y, each.per)

    def _offer_metrics(self, records: Iterable[RunRecord]) -> None:
        names = list(dict.fromkeys(name for r in records for name in metric_names(r)))
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
        for card in self._drawn.values():
            self.metric_plot.add_run(card.id, card.name, card.colour)
            points = all_points(self._session.records[card.id])
            self._extend(card.id, (p for p in points if p.series.endswith(self.metric)))
        self._refresh_head()

    def _name(self, plot: CurvePlot, series: str) -> None:
        plot.set_title(caption_of(series) if series else "")
        plot.set_words({series: self.tr("training"), f"val_{series}": self.tr("validation")})

    def _on_run_removed(self, run_id: str) -> None:
        document = self._session.document
        name = document.run(run_id).name
        self._session.apply(
            self.tr("Take {0} off the plots").format(name), set_visible(document, [run_id], False)
        )

    # a run that goes on

    @Slot(str)
    def _on_run_started(self, run_id: str) -> None:
        self._pace = Pace()
        self._clock.start()
        self._on_runs_changed()

    @Slot(str, list)
    def _on_events(self, run_id: str, events: list[Event]) -> None:
        record = self._session.records[run_id]
        self._take_time(record, events)
        if run_id in self._drawn:
            if any(isinstance(event, Started) for event in events):
                self._redraw(run_id)
            else:
                if not self.metric:
                    self._offer_metrics([record])
                self._extend(run_id, new_points(record, events))
        if record is self._head_record():
            self._refresh_head()

    @Slot(str)
    def _on_run_state_changed(self, run_id: str) -> None:
        if not self._session.running:
            self._clock.stop()
        self._on_runs_changed()

    def _take_time(self, record: RunRecord, events: list[Event]) -> None:
        for event in events:
            match event:
                case Started() | Continued():
                    self._pace.go(event.step)
                case Evaluating():
                    self._pace.interrupt()
                case Paused() | Finished():
                    self._pace.rest()
        if record.state == "running" and record.step:
            self._pace.reach(record.step)

    # the head

    def _head_record(self) -> RunRecord | None:
        """Return the run that trains, else the one that viewers show, else the last one."""
        session = self._session
        for run_id in (session.running, session.document.shown_run):
            if run_id in session.records:
                return session.records[run_id]
        cards = listed(session.document, session.records)
        return session.records[cards[-1].id] if cards else None

    def _refresh_head(self) -> None:
        record = self._head_record()
        if record is not None:
            names = {card.id: card.name for card in self._session.document.runs}
            self.head.show_head(head_of(record, names.get(record.id, ""), self._pace, self.metric))

    def _refresh_advice(self, *_: object) -> None:
        self._advice = advise(self._session)
        is_ready = self._advice.target == "start"
        self.empty.set_advice(self._advice.sentence, self._advice.link, is_ready)

    def _refresh_notice(self) -> None:
        """Say why the run went wrong, and what to try; once for each run and state."""
        record = self._head_record()
        told = (record.id, record.state) if record else ("", "")
        if told == self._told:
            return
        self._told = told
        sentence = reason_text(record) if record else ""
        if not sentence:
            self.notice.dismiss()
            return
        assert record is not None
        action = ""
        if record.state == "diverged":
            rate = format_number(self._slower(record))
            action = self.tr("Set the learning rate to {0}").format(rate)
        self.notice.show_notice("error", sentence, action=action)

    def _slower(self, record: RunRecord) -> float:
        return float(f"{record.learning_rate / 10:.6g}")

    def _on_slower_wanted(self) -> None:
        record = self._session.records[self._told[0]]
        rate = self._slower(record)
        label = self.tr("Set the learning rate to {0}").format(format_number(rate))
        document = set_in_part(self._session.document, "optimizer", "learning_rate", rate)
        self._session.apply(label, document)
        self.notice.dismiss()

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
            lambda path: self._export(plot, kind, path),
        )

    def _export(self, plot: CurvePlot, kind: str, path: Path) -> None:
        write = {"png": plot.export_png, "svg": plot.export_svg, "csv": plot.export_csv}[kind]
        try:
            write(path)
        except OSError as error:
            told = FileNotWritten(name=path.name, folder=str(path.parent), code=error.errno or 0)
            self._session.failed.emit(told, "")
