"""Looking inside the network that viewers show, live while it trains."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QStackedLayout,
    QWidget,
)

from app.models.asking import Asker
from app.models.obstacles import obstacle
from app.models.subjects import subject_text
from app.panels.inside_panel.pages import FiltersPage, HeatPage, MapsPage, Page, ValuesPage
from app.panels.inside_panel.picker import SamplePicker
from app.panels.inside_panel.shown import Shown
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
        self.filters = FiltersPage(self._asker)
        self.maps = MapsPage(self._asker)
        self.heat = HeatPage(self._asker)
        self.values = ValuesPage(self._asker)
        self.tabs = FrontTabs()
        self.weights = QLabel()
        self._target = ""
        self._lay_out()
        self._connect()
        self.follow()
        self.refresh()

    @property
    def pages(self) -> tuple[Page, ...]:
        return self.values, self.filters, self.maps, self.heat

    def refresh(self) -> None:
        """Show what can be looked at now, or say what is missing."""
        found = obstacle(self._session, self._key)
        self._pages.setCurrentIndex(0 if found else 1)
        if found:
            self._asker.clear()
            self._target = found.target
            self.empty.set_advice(found.sentence, found.link, False)
            return
        self._offer_pages()
        self._look()

    def retranslate(self) -> None:
        self.empty.set_texts(self.tr("Look inside the network"), "", "")
        is_image = self._session.overview is None or self._session.overview.is_image
        titles = {
            self.values: self.tr("Values"),
            self.filters: self.tr("Filters") if is_image else self.tr("Weights"),
            self.maps: self.tr("Activation maps") if is_image else self.tr("Activations"),
            self.heat: self.tr("Heat map"),
        }
        for page, title in titles.items():
            self.tabs.setTabText(self.tabs.indexOf(page), title)
        self.tabs.setAccessibleName(self.tr("Ways of looking inside"))
        self._write_weights()

    def showEvent(self, event) -> None:
        super().showEvent(event)
        self._asker.set_active(True)

    def hideEvent(self, event) -> None:
        super().hideEvent(event)
        self._asker.set_active(False)

    # what is shown

    def _look(self) -> None:
        """Ask for the sample and for the page in front."""
        session, order = self._session, self.picker.order
        shown = Shown(
            self._key,
            summarise(session.subject_spec),
            session.overview,
            order.part,
            order.place,
        )
        self.picker.look(shown)
        for page in self.pages:
            if page is self.tabs.currentWidget():
                page.look(shown)
            else:
                page.leave()
        self._write_weights()

    def _offer_pages(self) -> None:
        is_image = self._session.overview.is_image
        for page, is_offered in (
            (self.values, not is_image),
            (self.filters, True),
            (self.maps, True),
            (self.heat, is_image),
        ):
            self.tabs.setTabVisible(self.tabs.indexOf(page), is_offered)

    def _write_weights(self) -> None:
        self.weights.setText(subject_text(self._session, self._key, self._step))

    # what happens

    def _on_opened(self) -> None:
        self._key, self._step = "", 0
        self._asker.clear()
        self.refresh()

    def _on_data(self, overview) -> None:
        if overview is not None:
            self._asker.clear()
            self.picker.take_overview(overview)
            self.retranslate()
        self.refresh()

    def _on_subject(self, key: str) -> None:
        self._key = key
        self.refresh()

    def _on_picked(self, part: str, place: int) -> None:
        if self._session.overview is not None:
            self.picker.go(part, place)
            self.refresh()

    def _on_events(self, run_id: str, _events: list) -> None:
        if run_id == self._key:
            self._asker.repeat()

    def _on_told(self, step: int) -> None:
        self._step = step
        self._write_weights()

    def _on_sample(self, sample) -> None:
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
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 0, 12, 0)
        foot.addWidget(self.weights)
        column.addLayout(top)
        column.addWidget(self.tabs, 1)
        column.addLayout(foot)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(area)
        self.setFocusProxy(self.picker.strip)

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
        self.picker.sample_arrived.connect(self._on_sample)
        self.picker.told.connect(self._on_told)
        self.tabs.currentChanged.connect(self._on_tab)
        for page in self.pages:
            page.told.connect(self._on_told)
            page.export_failed.connect(lambda error: session.failed.emit(error, ""))

    def _on_document(self, _document) -> None:
        """The drawn network may have become one that cannot be looked at, or the other way."""
        if self._pages.currentIndex() == 0 or obstacle(self._session, self._key):
            self.refresh()
        self._write_weights()
