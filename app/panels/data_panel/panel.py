"""The panel of data: everything about the samples before a network sees them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.commands import data as commands
from app.panels.data_panel.chooser import Chooser
from app.panels.data_panel.classes_view import ClassesView
from app.panels.data_panel.figures import Figures
from app.panels.data_panel.head import Head
from app.panels.data_panel.images_view import MeansView, ValuesView
from app.panels.data_panel.notices import Notices
from app.panels.data_panel.points_view import PointsView
from app.panels.data_panel.reading import Reading
from app.panels.data_panel.sample_window import SampleWindow
from app.panels.data_panel.samples_view import SamplesView
from app.panels.data_panel.table_view import TableView
from app.panels.data_panel.treatment import PreparationForm, SplitForm
from app.panels.data_panel.view import DataView
from app.panels.data_panel.words import title_of
from app.session import Session
from app.theme import mark
from app.theme.live import Live
from app.widgets.drop_area import DropArea
from app.widgets.section import Section
from engine.data.dataset import Source
from engine.service.overview import Overview

MARGIN = 14
EMPTY_HEIGHT = 300  # of the place to drop files, pixels


class DataPanel(Live, QScrollArea):
    """Shows the data of the session; ``offer`` takes a file or folder that was dropped."""

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self._session = session
        self.empty = DropArea("data")
        self.head = Head()
        self.reading = Reading(session)
        self.figures = Figures()
        self.notices = Notices()
        self.preparation = PreparationForm(session)
        self.split = SplitForm(session)
        self.views = self._make_views(session)
        self.sections = self._make_sections()
        self.chooser: Chooser | None = None
        self._sample: SampleWindow | None = None
        self._chosen = QWidget()
        self._lay_out()
        self._connect()
        self.follow()
        self.refresh()

    def offer(self, path: Path) -> None:
        """Look what a file or folder is, and propose to use it."""
        self.choose().offer(path)

    def choose(self) -> Chooser:
        """Open the chooser at what is chosen now; return it."""
        if self.chooser is None:
            self.chooser = Chooser(self._session.bridge, self)
            self.chooser.chosen.connect(self._on_source_chosen)
        choice = self._session.document.choice
        self.chooser.begin(choice.source if choice else None)
        self.chooser.show()
        self.chooser.raise_()
        self.chooser.activateWindow()
        return self.chooser

    def refresh(self) -> None:
        """Show what the session holds."""
        choice, overview = self._session.document.choice, self._session.overview
        self.empty.setVisible(choice is None)
        self._chosen.setVisible(choice is not None)
        if choice is None:
            return
        self.head.set_data(choice.source, overview)
        self.preparation.refresh()
        self.split.refresh()
        self.figures.setVisible(overview is not None)
        for name, view in self.views.items():
            self.sections[name].setVisible(overview is not None and view.fits(overview))
        notices = overview.notices if overview else ()
        self.sections["notices"].setVisible(bool(notices))
        if overview is not None:
            self._show(overview)

    def _show(self, overview: Overview) -> None:
        self.figures.set_overview(overview)
        self.notices.set_notices(overview.notices)
        for view in self.views.values():
            if view.fits(overview):
                view.take(overview)
        self._title_sections()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Data"))
        self.empty.set_texts(
            self.tr(
                "Choose data to learn from, or drop a table, a folder of pictures "
                "or MNIST files here."
            ),
            self.tr("Choose data..."),
        )
        self._title_sections()

    def _title_sections(self) -> None:
        overview = self._session.overview
        count = len(overview.notices) if overview else 0
        titles = {
            "notices": self.tr("Left out or changed: {0}").format(count),
            "samples": self.tr("Samples"),
            "points": self.tr("Points"),
            "table": self.tr("Table"),
            "classes": self.tr("Classes"),
            "means": self.tr("Mean images"),
            "values": self.tr("Histogram of values"),
            "preparation": self.tr("Preparation"),
            "split": self.tr("Split"),
        }
        for name, section in self.sections.items():
            section.set_title(titles[name])

    def _make_views(self, session: Session) -> dict[str, DataView]:
        bridge = session.bridge
        return {
            "samples": SamplesView(bridge),
            "points": PointsView(bridge),
            "table": TableView(bridge),
            "classes": ClassesView(bridge),
            "means": MeansView(bridge),
            "values": ValuesView(bridge),
        }

    def _make_sections(self) -> dict[str, Section]:
        contents: dict[str, QWidget] = {"notices": self.notices, **self.views}
        contents |= {"preparation": self.preparation, "split": self.split}
        folded = ("notices", "table", "means", "values")
        return {name: Section("", page, name not in folded) for name, page in contents.items()}

    def _lay_out(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self._chosen)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for widget in (self.head, self.reading, self.figures, *self.sections.values()):
            column.addWidget(widget)
        page = QWidget()
        mark(page, kind="page")
        mark(self.empty.button, kind="primary")
        around = QVBoxLayout(page)
        around.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        around.addWidget(self.empty)
        around.addWidget(self._chosen)
        around.addStretch(1)
        self.empty.setMinimumHeight(EMPTY_HEIGHT)
        self.setWidget(page)

    def _connect(self) -> None:
        session = self._session
        for signal in (session.opened, session.document_changed, session.data_changed):
            signal.connect(self._on_changed)
        session.data_failed.connect(self._on_changed)
        self.empty.browse_wanted.connect(self.choose)
        self.empty.files_dropped.connect(self._on_dropped)
        self.head.change_wanted.connect(self.choose)
        samples = self.views["samples"]
        assert isinstance(samples, SamplesView)
        samples.sample_wanted.connect(self._on_sample_wanted)

    def _on_changed(self, *_: Any) -> None:
        self.refresh()

    @Slot(list)
    def _on_dropped(self, paths: list[Path]) -> None:
        self.offer(paths[0])

    def _on_source_chosen(self, source: Source) -> None:
        label = self.tr("Choose {0}").format(title_of(source))
        self._session.apply(label, commands.choose(self._session.document, source))

    def _on_sample_wanted(self, number: int) -> None:
        overview = self._session.overview
        if overview is None:
            return
        if self._sample is None:
            self._sample = SampleWindow(self._session.bridge, self)
        self._sample.show_sample(overview, number)
