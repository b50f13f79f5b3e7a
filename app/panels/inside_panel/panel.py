"""Looking inside the network that viewers show, live while it trains."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from app.advice import Advice
from app.commands.surgery import changes_of
from app.models.asking import Asker
from app.models.obstacles import is_reading, obstacle, shows_weights
from app.models.subjects import subject_text
from app.panels.inside_panel.bench import ProbeBench
from app.panels.inside_panel.inspection import InspectionExport
from app.panels.inside_panel.many_page import HeatModes
from app.panels.inside_panel.pages import Page, ValuesPage
from app.panels.inside_panel.picker import SamplePicker
from app.panels.inside_panel.shown import Shown
from app.panels.inside_panel.steps_page import StepsPage, has_steps
from app.panels.inside_panel.surgery_banner import SurgeryBanner
from app.panels.inside_panel.unit_pages import FilterModes, MapModes
from app.panels.inside_panel.what_if_pages import WhatIfModes
from app.session import Session
from app.theme import mark
from app.theme.live import Live
from app.widgets.empty_page import EmptyPage
from app.widgets.page_area import PageArea
from app.widgets.tabs import FrontTabs
from engine.network.shapes import summarise


class InsidePanel(Live, QWidget):
    """Shows one sample, and the network around it. ``wants``: a panel, by its name."""

    wants = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self._session = session
        self._key = ""
        self._step = 0
        self._asker = Asker(session, self)
        self.empty = EmptyPage("inside", "inside", self)
        self.picker = SamplePicker(session, self._asker)
        self.bench = ProbeBench(session, self._asker)
        self.filters = FilterModes(session, self._asker)
        self.maps = MapModes(self._asker)
        self.heat = HeatModes(session, self._asker, lambda most: self.picker.order.around(most))
        self.what_if = WhatIfModes(session, self._asker)
        self.values = ValuesPage(self._asker)
        self.steps = StepsPage(self._asker)
        self.inspection = InspectionExport(session)
        self.banner = SurgeryBanner(session)
        self.tabs = FrontTabs()
        self.weights = QLabel()
        self.reason = QLabel(wordWrap=True)
        self.reason_link = QPushButton()
        self._target = ""
        self._shows_weights_alone = False
        self._front: QWidget | None = None  # the page that comes back with the data
        self._lay_out()
        self._connect()
        self.follow()
        self.refresh()

    @property
    def pages(self) -> tuple[Page, ...]:
        return self.values, self.filters, self.maps, self.heat, self.steps, self.what_if

    def refresh(self) -> None:
        """Show what can be looked at now, and say what is missing: filters need no data."""
        session, found = self._session, obstacle(self._session, self._key)
        goes_on = self._shows_weights_alone or not is_reading(session)
        self._shows_weights_alone = bool(found) and goes_on and shows_weights(session, self._key)
        is_empty = bool(found) and not self._shows_weights_alone
        self._pages.setCurrentIndex(0 if is_empty else 1)
        if found:
            self._asker.clear()
            self._tell(found)
        if not is_empty:
            self._offer_pages()
            self._title_pages()
            self._look()

    def retranslate(self) -> None:
        self.empty.set_texts(self.tr("Look inside the network"), "", "")
        self._title_pages()
        self.tabs.setAccessibleName(self.tr("Ways of looking inside"))
        self._write_weights()
        if found := obstacle(self._session, self._key):
            self._tell(found)

    def _title_pages(self) -> None:
        is_image = self._session.overview is None or self._is_image
        titles = {
            self.values: self.tr("Values"),
            self.filters: self.tr("Filters") if is_image else self.tr("Weights"),
            self.maps: self.tr("Activation maps") if is_image else self.tr("Activations"),
            self.heat: self.tr("Heat map"),
            self.steps: self.tr("Steps"),
            self.what_if: self.tr("What if"),
        }
        for page, title in titles.items():
            self.tabs.setTabText(self.tabs.indexOf(page), title)

    def showEvent(self, event) -> None:
        super().showEvent(event)
        self._asker.set_active(True)

    def hideEvent(self, event) -> None:
        super().hideEvent(event)
        self._asker.set_active(False)

    def keyPressEvent(self, event) -> None:
        if not self.bench.take_keys(event):
            super().keyPressEvent(event)

    # what is shown

    def _look(self) -> None:
        """Ask for the sample and for the page in front."""
        session, order = self._session, self.picker.order
        overview = None if self._shows_weights_alone else session.overview
        summary = summarise(session.subject_spec)
        changes = changes_of(session.document, self._key)
        probe = (None, "") if overview is None else (self.bench.picture, self.bench.title)
        shown = Shown(self._key, summary, overview, order.part, order.place, *probe, changes)
        if overview is not None:
            self.picker.look(shown)
            self.bench.look(shown)
        for page in self.pages:
            if page is self.tabs.currentWidget():
                page.look(shown)
            else:
                page.leave()
        self.inspection.look(shown)
        self.banner.look(self._key, summary)
        self._write_weights()

    @property
    def _is_image(self) -> bool:
        """Whether images go into the network: as the data say, else its own input."""
        if not self._shows_weights_alone:
            return self._session.overview.is_image
        inputs = self._session.subject_spec.inputs
        return bool(inputs) and len(inputs[0].layer.shape) == 3

    @property
    def _has_steps(self) -> bool:
        """Whether the data are sequences, for the network that is shown."""
        overview = self._session.overview
        summary = summarise(self._session.subject_spec)
        return overview is not None and has_steps(overview, summary)

    def _offer_pages(self) -> None:
        alone, is_image = self._shows_weights_alone, self._is_image
        self.picker.setVisible(not alone)
        self.bench.setVisible(not alone)
        self._reasons.setVisible(alone)
        if alone:
            self._front = self._front or self.tabs.currentWidget()
            self.tabs.setCurrentWidget(self.filters)
        for page, is_offered in (
            (self.filters, True),
            (self.values, not alone and not is_image),
            (self.maps, not alone),
            (self.heat, not alone and is_image),
            (self.steps, not alone and not is_image and self._has_steps),
            (self.what_if, not alone),
        ):
            self.tabs.setTabVisible(self.tabs.indexOf(page), is_offered)
        if not alone and self._front is not None:
            if self.tabs.isTabVisible(self.tabs.indexOf(self._front)):
                self.tabs.setCurrentWidget(self._front)
            self._front = None

    def _tell(self, advice: Advice) -> None:
        """Say what is missing, on the page that is in front."""
        self._target = advice.target
        self.empty.set_advice(advice.sentence, advice.link, False)
        words = self.tr("{0} The weights of the network need no data.")
        self.reason.setText(words.format(advice.sentence))
        self.reason_link.setText(advice.link)
        self.reason_link.setVisible(bool(advice.link))

    def _write_weights(self) -> None:
        self.weights.setText(subject_text(self._session, self._key, self._step))

    # what happens

    def _on_opened(self) -> None:
        self._key, self._step = "", 0
        self._shows_weights_alone = False
        self._asker.clear()
        self.bench.forget()
        self.refresh()

    def _on_data(self, overview) -> None:
        if overview is not None:
            self._asker.clear()
            self.bench.forget()
            self.picker.take_overview(overview)
            self.retranslate()
        self.refresh()

    def _on_subject(self, key: str) -> None:
        self._key = key
        self.refresh()

    def _on_picked(self, part: str, place: int) -> None:
        if self._session.overview is not None:
            self.picker.go(part, place)
            self.bench.look_away()
            self.refresh()

    def _on_events(self, run_id: str, _events: list) -> None:
        if run_id == self._key:
            self._asker.repeat()

    def _on_told(self, step: int) -> None:
        self._step = step
        self._write_weights()

    def _on_sample(self, sample) -> None:
        self.bench.take_sample(sample)
        for page in self.pages:
            page.take_sample(sample)

    def _on_tab(self, _index: int) -> None:
        if self._pages.currentIndex() == 1:
            self._look()

    # how it is built

    def _lay_out(self) -> None:
        mark(self.weights, kind="small")
        self.empty.start_button.hide()
        for page in self.pages:
            self.tabs.addTab(page, "")
        area = PageArea()
        column = area.column
        column.setContentsMargins(0, 10, 0, 8)
        top = QHBoxLayout()
        top.setContentsMargins(12, 0, 12, 0)
        top.addWidget(self.picker)
        top.addWidget(self._reason_box())
        banner = QHBoxLayout()
        banner.setContentsMargins(12, 0, 12, 0)
        banner.addWidget(self.banner)
        pins = QHBoxLayout()
        pins.setContentsMargins(12, 0, 12, 0)
        pins.addWidget(self.bench)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 0, 12, 0)
        foot.addWidget(self.weights, 1)
        foot.addWidget(self.inspection)
        column.addLayout(top)
        column.addLayout(banner)
        column.addLayout(pins)
        column.addWidget(self.tabs, 1)
        column.addLayout(foot)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(area)
        self.setFocusProxy(self.picker.strip)

    def _reason_box(self) -> QWidget:
        mark(self.reason, kind="muted")
        mark(self.reason_link, kind="link")
        self._reasons = QWidget()
        column = QVBoxLayout(self._reasons)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.reason)
        column.addWidget(self.reason_link, 0, Qt.AlignmentFlag.AlignLeft)
        self._reasons.hide()
        return self._reasons

    def _connect(self) -> None:
        session = self._session
        session.opened.connect(self._on_opened)
        session.data_changed.connect(self._on_data)
        session.data_failed.connect(lambda _: self.refresh())
        session.document_changed.connect(self._on_document)
        session.subject_changed.connect(self._on_subject)
        session.picked.connect(self._on_picked)
        session.events_arrived.connect(self._on_events)
        session.run_state_changed.connect(lambda _: self._write_weights())
        self.empty.link_activated.connect(lambda: self.wants.emit(self._target))
        self.reason_link.clicked.connect(lambda: self.wants.emit(self._target))
        self.picker.sample_arrived.connect(self._on_sample)
        self.picker.told.connect(self._on_told)
        self.inspection.told.connect(self._on_told)
        self.heat.many.picked.connect(lambda place: session.pick(self.picker.order.part, place))
        self.bench.chosen.connect(self.refresh)
        self.tabs.currentChanged.connect(self._on_tab)
        for page in self.pages:
            page.told.connect(self._on_told)
            page.export_failed.connect(lambda error: session.failed.emit(error, ""))

    def _on_document(self, _document) -> None:
        """The drawn network may have become one that cannot be looked at, or the other way."""
        is_partial = self._pages.currentIndex() == 0 or self._shows_weights_alone
        if is_partial or obstacle(self._session, self._key):
            self.refresh()
        self._write_weights()
