"""The panel of curves: the head of the run, what went wrong with it, and the plots."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QStackedLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from app.advice import Advice, advise
from app.commands.plan import set_in_part
from app.commands.runs import listed, set_visible
from app.document import RunCard
from app.models.pace import Pace
from app.models.run_head import head_of
from app.models.run_texts import reason_text
from app.panels.curves_panel.flows_page import FlowsPage
from app.panels.curves_panel.plots import RunPlots
from app.records import RunRecord
from app.session import Session
from app.theme.live import Live
from app.widgets.empty_page import EmptyPage
from app.widgets.notice import NoticeBar
from app.widgets.numbers import format_number
from app.widgets.run_head import RunHead
from engine.training.events import Continued, Evaluating, Event, Finished, Paused, Started

_CLOCK_MILLISECONDS = 1000


class CurvesPanel(Live, QWidget):
    """Shows what the session's runs report. ``wants``: an action, or a panel, by its name."""

    wants = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self._session = session
        self.empty = EmptyPage("chart", "play", self)
        self.head = RunHead(self)
        self.notice = NoticeBar(self)
        self.plots = RunPlots(self)
        self.flows = FlowsPage(session, self)
        self.tabs = QTabBar(self)
        self.front = QStackedWidget(self)
        self._pace = Pace()
        self._clock = QTimer(self, interval=_CLOCK_MILLISECONDS)
        self._told: tuple[str, str] = ("", "")  # run and state that the notice is about
        self._advice = Advice("", "", "")
        self._lay_out()
        self._connect()
        self.follow()
        self._on_runs_changed()

    def retranslate(self) -> None:
        self.empty.set_texts(
            self.tr("Nothing has been trained yet"),
            self.tr("Start training"),
            self.tr("Train the network on the data (F5)"),
        )
        self.tabs.setTabText(0, self.tr("Curves"))
        self.tabs.setTabText(1, self.tr("Weights and flows"))
        self.tabs.setAccessibleName(self.tr("What is shown of the runs"))
        self._refresh_advice()
        self._refresh_head()

    def _lay_out(self) -> None:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(14, 12, 14, 10)
        column.setSpacing(10)
        column.addWidget(self.head)
        column.addWidget(self.notice)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for each in (self.plots, self.flows):
            self.tabs.addTab("")
            self.front.addWidget(each)
        column.addWidget(self.tabs)
        column.addWidget(self.front, 1)
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
        self.plots.run_removed.connect(self._on_run_removed)
        self.plots.metric_changed.connect(self._refresh_head)
        self.plots.failed.connect(lambda error: session.failed.emit(error, ""))
        self.tabs.currentChanged.connect(self.front.setCurrentIndex)
        self.flows.failed.connect(lambda error: session.failed.emit(error, ""))
        self._clock.timeout.connect(self._refresh_head)

    # runs

    def _on_opened(self) -> None:
        self._pace = Pace()
        self._told = ("", "")
        self.notice.dismiss()
        self.plots.clear()

    def _on_runs_changed(self, *_: object) -> None:
        """Draw the visible runs, and no others."""
        records = self._session.records
        cards = [card for card in listed(self._session.document, records) if card.visible]
        self.plots.show_runs([(self._named(card), records[card.id]) for card in cards])
        self._pages.setCurrentIndex(1 if self._head_record() else 0)
        self._refresh_advice()
        self._refresh_head()
        self.flows.show_run(self._head_record())
        self._refresh_notice()

    def _named(self, card: RunCard) -> RunCard:
        """Return the card with a name that says where the run went wrong."""
        if self._session.records[card.id].state != "diverged":
            return card
        return replace(card, name=self.tr("{0} (diverged)").format(card.name))

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
        self.plots.extend(run_id, events)
        if record is self._head_record():
            self._refresh_head()
            self.flows.extend()

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
            name = names.get(record.id, "")
            self.head.show_head(head_of(record, name, self._pace, self.plots.metric))

    def _refresh_advice(self, *_: object) -> None:
        self._advice = advise(self._session)
        is_ready = self._advice.target == "start"
        self.empty.set_advice(self._advice.sentence, self._advice.link, is_ready)

    # what went wrong

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
            rate = format_number(_slower(record))
            action = self.tr("Set the learning rate to {0}").format(rate)
        self.notice.show_notice("error", sentence, action=action)

    def _on_slower_wanted(self) -> None:
        rate = _slower(self._session.records[self._told[0]])
        label = self.tr("Set the learning rate to {0}").format(format_number(rate))
        document = set_in_part(self._session.document, "optimizer", "learning_rate", rate)
        self._session.apply(label, document)
        self.notice.dismiss()


def _slower(record: RunRecord) -> float:
    """Return a tenth of the learning rate that a run had at its end."""
    return float(f"{record.learning_rate / 10:.6g}")
