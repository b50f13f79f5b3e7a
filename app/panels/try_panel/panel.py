"""Input of one's own, and what the network says of it at once."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from app.commands.probes import pin_values
from app.errors import explain
from app.models.asking import Asker, LongQuestion
from app.models.inside_layers import heat_layer
from app.models.obstacles import obstacle
from app.models.subjects import subject_text
from app.panels.try_panel.folder import FolderPrediction
from app.plots.prediction_bars import PredictionBars
from app.session import Session
from app.theme import mark
from app.theme.icons import icon
from app.theme.live import Live
from app.viewers.export_button import ExportButton
from app.viewers.image_view import ImageView
from app.viewers.picture_input import PictureInput
from app.viewers.table_input import TableInput
from app.widgets.empty_page import EmptyPage
from app.widgets.page_area import PageArea
from app.widgets.toggle import Toggle
from engine.errors import Cancelled, EngineError
from engine.network.shapes import summarise
from engine.service.questions import (
    Given,
    HeatMap,
    HeatMapAnswer,
    PickPicture,
    Predictions,
    PredictionsAnswer,
    Sample,
    SampleAnswer,
)

_SIDE = 196  # pixels of the picture that the network sees


class TryPanel(Live, QWidget):
    """Takes a picture or values, and shows the prediction. ``wants``: a panel, by its name."""

    wants = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self._session = session
        self._key, self._target, self._step = "", "", 0
        self._values: np.ndarray | None = None  # what is tried
        self._picked: tuple[str, int] | None = None
        self._asker = Asker(session, self)
        self._reading = LongQuestion(session, "try/picture", self)
        self.empty = EmptyPage("try", "try", self)
        self.picture = PictureInput()
        self.table = TableInput()
        self.table_area = QScrollArea()
        self.sample_button = QPushButton(icon("inside"), "")
        self.means_button = QPushButton(icon("refresh"), "")
        self.pin_button = QPushButton(icon("pin"), "", enabled=False)
        self.seen_title, self.seen = QLabel(), ImageView()
        self.heat = Toggle()
        self.heading = QLabel(wordWrap=True)
        self.bars = PredictionBars()
        self.export_button = ExportButton("prediction", png=self.bars.export_png, csv=self._csv)
        self.trouble = QLabel(wordWrap=True)
        self.folder = FolderPrediction(session)
        self.weights = QLabel()
        self._lay_out()
        self._connect()
        self.follow()
        self.refresh()

    def refresh(self) -> None:
        """Offer what can be tried now, or say what is missing."""
        found = obstacle(self._session, self._key)
        self._pages.setCurrentIndex(0 if found else 1)
        if found:
            self._asker.clear()
            self._target = found.target
            self.empty.set_advice(found.sentence, found.link, False)
            return
        self.folder.set_subject(self._key, self._session.overview)
        self._ask()
        self._write_weights()

    def retranslate(self) -> None:
        self.empty.set_texts(self.tr("Try the network on your own input"), "", "")
        self._write_seen()
        self.heat.setText(self.tr("Heat map"))
        self.heat.setToolTip(self.tr("Show where the network looks (Grad-CAM)"))
        self.heat.updateGeometry()
        self.sample_button.setText(self.tr("Picked sample"))
        self.sample_button.setToolTip(self.tr("Take the values of the sample picked last"))
        self.means_button.setText(self.tr("Means"))
        self.means_button.setToolTip(self.tr("Put every feature to its mean in the data"))
        self.pin_button.setText(self.tr("Pin as probe"))
        self.pin_button.setToolTip(
            self.tr("Keep this input: the inside panel shows it for every epoch and model")
        )
        self._write_weights()
        if self._values is None:
            self._write_hint()

    def showEvent(self, event) -> None:
        super().showEvent(event)
        self._asker.set_active(True)

    def hideEvent(self, event) -> None:
        super().hideEvent(event)
        self._asker.set_active(False)

    # asking

    def _try(self, values: np.ndarray) -> None:
        """Ask what the network says of ``values``, as the data are stored."""
        self._values = values
        self.pin_button.setEnabled(True)
        if values.ndim == 3:
            self.seen.set_values(values)
        self._ask()

    def _ask(self) -> None:
        overview, values = self._session.overview, self._values
        if values is None or overview is None or values.shape != overview.sample_shape:
            return
        given = Given(overview.choice, values)
        if self._has_heat() and self.heat.isChecked():
            question: Any = HeatMap(self._key, given)
        else:
            self.seen.set_heat(None)
            self._write_seen()
            question = Predictions(self._key, given)
        self._asker.put("try", question, self._on_said, self._on_failed)

    def _has_heat(self) -> bool:
        overview = self._session.overview
        summary = summarise(self._session.subject_spec)
        return overview is not None and overview.is_image and bool(heat_layer(summary))

    def _read(self, path: str) -> None:
        question = PickPicture(self._session.overview.choice, path)
        self._reading.start(question, self._on_read, self._on_failed)

    def _take_sample(self) -> None:
        assert self._picked is not None
        part, place = self._picked
        question = Sample(self._session.overview.choice, part, place)
        self._asker.put("sample", question, self._on_sample, self._on_failed, live=False)

    def _pin(self) -> None:
        """Pin what is tried, for the inside panel."""
        assert self._values is not None
        try:
            document = pin_values(self._session.document, self._values)
        except EngineError as error:
            self._on_failed(error)
            return
        self._session.apply(self.tr("Pin a probe"), document)

    # answers

    def _on_said(self, answer: HeatMapAnswer | PredictionsAnswer) -> None:
        self.trouble.hide()
        if isinstance(answer, HeatMapAnswer):
            self.seen.set_heat(answer.heat)
            self._write_seen(answer.is_empty)
        self._show(answer.probabilities)
        self._step = answer.step
        self._write_weights()

    def _show(self, said: np.ndarray) -> None:
        overview = self._session.overview
        if overview is None:
            return
        self.bars.setVisible(overview.is_classification)
        self.export_button.setEnabled(overview.is_classification)
        if overview.is_classification:
            self.bars.set_probabilities(said, list(overview.classes))
            best = int(said.argmax())
            self.heading.setText(f"{overview.classes[best]} · {100 * said[best]:.1f} %")
            return
        names = overview.target_names
        self.heading.setText("\n".join(f"{n}: {v:.5g}" for n, v in zip(names, said, strict=False)))

    def _on_read(self, answer: Given) -> None:
        self.trouble.hide()
        self.picture.take(answer.values)

    def _on_sample(self, answer: SampleAnswer) -> None:
        if answer.values.ndim == 3:
            self.picture.take(answer.values)
        else:
            self.table.set_values(answer.values)

    def _on_failed(self, error: EngineError) -> None:
        if not isinstance(error, Cancelled):
            self.trouble.setText(explain(error))
            self.trouble.show()

    def _on_emptied(self) -> None:
        self._values = None
        self.pin_button.setEnabled(False)
        self._asker.drop("try")
        self.seen.clear()
        self.bars.set_probabilities(np.zeros(0), [])
        self.trouble.hide()
        self._write_hint()

    def _write_hint(self) -> None:
        self.heading.setText(self.tr("Draw, or drop a picture: the network answers at once."))

    def _write_seen(self, is_empty: bool = False) -> None:
        empty = self.tr("The heat map is empty")
        self.seen_title.setText(empty if is_empty else self.tr("What the network sees"))

    def _write_weights(self) -> None:
        self.weights.setText(subject_text(self._session, self._key, self._step))

    def _csv(self, path) -> None:
        self.bars.export_csv(path)

    # what happens

    def _on_opened(self) -> None:
        self._key, self._step, self._picked = "", 0, None
        self._reading.forget()
        self.refresh()

    def _on_data(self, overview) -> None:
        if overview is not None:
            self._asker.clear()
            self._picked = None
            self._values = None
            self.pin_button.setEnabled(False)
            for widget in (self.picture, self.seen_title, self.seen, self.heat, self.folder):
                widget.setVisible(overview.is_image)
            for widget in (self.table_area, self.means_button):
                widget.setVisible(not overview.is_image)
            self.bars.setVisible(overview.is_classification)
            self.sample_button.setEnabled(False)
            if overview.is_image:
                self._on_emptied()
                self.picture.set_form(overview.sample_shape, overview.pixels.mean)
            else:
                self.table.set_columns(overview.features)
                self.table_area.setMaximumHeight(self.table.sizeHint().height())
        self.refresh()

    def _on_subject(self, key: str) -> None:
        if key != self._key:
            self._key, self._step = key, 0
        self.refresh()

    def _on_picked(self, part: str, place: int) -> None:
        self._picked = (part, place)
        self.sample_button.setEnabled(True)

    def _on_events(self, run_id: str, _events: list) -> None:
        if run_id == self._key:
            self._asker.repeat()

    def _on_document(self, _document) -> None:
        if self._pages.currentIndex() == 0 or obstacle(self._session, self._key):
            self.refresh()
        self._write_weights()

    # how it is built

    def _lay_out(self) -> None:
        mark(self.seen_title, kind="small")
        mark(self.heading, kind="heading")
        mark(self.trouble, kind="error")
        mark(self.weights, kind="small")
        buttons = QHBoxLayout()
        for button in (self.sample_button, self.means_button, self.pin_button):
            mark(button, kind="quiet")
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.trouble.hide()
        self.empty.start_button.hide()
        self.sample_button.setEnabled(False)
        self.heat.setChecked(True)
        self.seen.setFixedHeight(_SIDE)
        area = PageArea()
        column = area.column
        column.setContentsMargins(12, 10, 12, 8)
        column.setSpacing(10)
        column.addLayout(self._inputs())
        self.table_area.setWidgetResizable(True)
        self.table_area.setFrameShape(QFrame.Shape.NoFrame)
        self.table_area.setWidget(self.table)
        column.addWidget(self.table_area, 100)
        column.addLayout(buttons)
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.export_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(self.bars)
        column.addWidget(self.trouble)
        column.addStretch(1)
        column.addWidget(self.folder)
        column.addWidget(self.weights)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(area)
        self.setFocusProxy(self.picture)

    def _inputs(self) -> QGridLayout:
        """Return the picture of the user beside what the network sees."""
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addSpacing(10)
        right.addWidget(self.seen_title)
        right.addWidget(self.seen)
        right.addWidget(self.heat)
        right.addStretch(1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.addWidget(self.picture, 0, 0)
        grid.addLayout(right, 0, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _connect(self) -> None:
        session = self._session
        session.opened.connect(self._on_opened)
        session.data_changed.connect(self._on_data)
        session.data_failed.connect(lambda _: self.refresh())
        session.document_changed.connect(self._on_document)
        session.subject_changed.connect(self._on_subject)
        session.events_arrived.connect(self._on_events)
        session.run_state_changed.connect(lambda _: self._write_weights())
        session.picked.connect(self._on_picked)
        self.empty.link_activated.connect(lambda: self.wants.emit(self._target))
        self.picture.given.connect(self._try)
        self.picture.emptied.connect(self._on_emptied)
        self.picture.file_wanted.connect(self._read)
        self.table.given.connect(self._try)
        self.sample_button.clicked.connect(self._take_sample)
        self.means_button.clicked.connect(self.table.reset)
        self.pin_button.clicked.connect(self._pin)
        self.heat.toggled.connect(self._ask)
        self.export_button.failed.connect(self._on_failed)
