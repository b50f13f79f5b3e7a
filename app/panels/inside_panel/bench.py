"""The bench of pinned inputs: every page, network and epoch shows the same ones."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.errors import explain, explain_notice
from app.models.asking import Asker, LongQuestion
from app.models.probes import Pictures, is_quick
from app.panels.inside_panel.cards import card_of
from app.panels.inside_panel.pins import Pins
from app.panels.inside_panel.shown import Shown
from app.session import Session
from app.theme import mark
from app.theme.icons import icon
from app.theme.live import Live
from app.viewers.picture_input import PICTURE_FILES
from app.viewers.probe_strip import ProbeCard, ProbeStrip
from engine.data.probe import MOST_PROBES, Probe
from engine.errors import Cancelled, EngineError
from engine.service.overview import Overview
from engine.service.questions import (
    Bench,
    BenchAnswer,
    BenchSamples,
    BenchSamplesAnswer,
    Picture,
    SampleAnswer,
)


class ProbeBench(Live, QWidget):
    """Pins, names, orders and shows probes. ``chosen``: another one is looked at, or none."""

    chosen = Signal()

    def __init__(self, session: Session, asker: Asker, parent: QWidget | None = None):
        super().__init__(parent)
        self._session, self._asker = session, asker
        self._errand = LongQuestion(session, "inside/bench", self)
        self.pins = Pins(session, self)
        self._pictures = Pictures()
        self._shown: Shown | None = None
        self._sample: SampleAnswer | None = None  # what the pages show
        self._id = ""  # of the probe that is looked at, or will be when its data are there
        self._looked_at: Probe | None = None
        self._samples: dict[Picture, SampleAnswer | str] = {}  # or the sentence why there is none
        self._said: dict[Picture, np.ndarray | str] = {}
        self._asked: tuple[str, tuple[Picture, ...]] = ("", ())
        self.pin_button = QToolButton(icon=icon("pin"))
        self.files_button = QToolButton(icon=icon("file_image"))
        self.hint, self.trouble = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self.strip, self.area = ProbeStrip(), QScrollArea()
        self._lay_out()
        self._connect()
        self.follow()
        self.refresh()

    # what is looked at

    @property
    def probe(self) -> Probe | None:
        """The probe that the pages show, None for a sample of the part that is browsed."""
        found = (p for p in self._probes if p.id == self._id)
        return next((p for p in found if self._picture(p) is not None), None)

    @property
    def picture(self) -> Picture | None:
        """What a question about the probe looks at."""
        return self._picture(self.probe) if self.probe else None

    @property
    def title(self) -> str:
        """What the probe that is looked at is called, "" for what it is by itself."""
        return self.probe.name if self.probe else ""

    @property
    def _probes(self) -> tuple[Probe, ...]:
        return self._session.document.probes

    @property
    def _overview(self) -> Overview | None:
        return self._session.overview

    def _picture(self, probe: Probe) -> Picture | None:
        if self._overview is None:
            return None
        found = self._pictures.of(probe, self._overview)
        return None if isinstance(found, EngineError) else found

    def look(self, shown: Shown) -> None:
        """Ask this network about all probes."""
        if self._shown is None or self._shown.key != shown.key:
            self._said = {}
        if self._shown is None or self._shown.picture != shown.picture:
            self._sample = None  # the one that was shown before is not to be pinned by mistake
        self._shown = shown
        self._ask()
        self.refresh()

    def take_sample(self, sample: SampleAnswer) -> None:
        """Remember what the pages show: it can be pinned."""
        self._sample = sample
        self._write_button()

    def look_away(self) -> None:
        """Show no probe, but a sample of the part that is browsed."""
        self._id = ""
        self.refresh()

    def forget(self) -> None:
        """Other data, or another project."""
        self._errand.forget()
        self.pins.forget()
        self._sample, self._shown = None, None
        self._samples, self._said, self._asked = {}, {}, ("", ())
        self._asker.drop("bench")
        self._asker.drop("bench samples")
        self.say("")

    def refresh(self) -> None:
        """Show the probes of the document."""
        probes = self._probes
        ids = [probe.id for probe in probes]
        if self._id and self._id not in ids:
            self._id = ""
        now = self._looked_at = self.probe
        self.strip.set_cards(
            [self._card(probe) for probe in probes], ids.index(now.id) if now else -1
        )
        self.area.setVisible(bool(probes))
        self.area.setFixedHeight(self.strip.sizeHint().height() + 12)
        self.hint.setVisible(not probes)
        if now:
            place = self.strip.place_of(ids.index(now.id))
            self.area.ensureVisible(place.center().x(), 0, place.width(), 0)
        self._write_button()

    # asking

    def _ask(self) -> None:
        """Ask what all probes are, and what the network says of those that fit the data."""
        shown = self._shown
        if shown is None or shown.overview is None:
            return
        found = tuple(p for p in map(self._picture, self._probes) if p is not None)
        if any(picture not in self._samples for picture in found):
            question = BenchSamples(found)
            self._asker.put(
                "bench samples",
                question,
                lambda answer: self._on_samples(found, answer),
                self._on_failed,
                live=False,
            )
        if not found:
            self._asker.drop("bench")
            self._errand.forget()
        elif is_quick(shown.summary, len(found)):
            self._asker.put(
                "bench",
                Bench(shown.key, found),
                lambda answer: self._on_said(found, answer),
                self._on_failed,
            )
        elif self._asked != (shown.key, found) or not self._errand.is_under_way:
            self._start(found)

    def _start(self, found: tuple[Picture, ...]) -> None:
        """Ask a large network; one question is under way at a time."""
        assert self._shown is not None
        self._asker.drop("bench")
        self._asked = (self._shown.key, found)
        self._errand.start(
            Bench(self._shown.key, found),
            lambda answer: self._on_said(found, answer),
            self._on_failed,
        )

    def _on_events(self, run_id: str, _events: list) -> None:
        """Weights have changed: ask a large network again, where the answer has come."""
        shown, pictures = self._shown, self._asked[1]
        if not pictures or not self.isVisible() or self._errand.is_under_way:
            return
        if shown is not None and run_id == shown.key and not is_quick(shown.summary, len(pictures)):
            self._start(pictures)

    def _on_samples(self, pictures: tuple[Picture, ...], answer: BenchSamplesAnswer) -> None:
        for picture, sample in zip(pictures, answer.samples, strict=True):
            is_there = isinstance(sample, SampleAnswer)
            self._samples[picture] = sample if is_there else explain_notice(*sample)
        self.refresh()

    def _on_said(self, pictures: tuple[Picture, ...], answer: BenchAnswer) -> None:
        self._said = {
            picture: said if isinstance(said, np.ndarray) else explain_notice(*said)
            for picture, said in zip(pictures, answer.said, strict=True)
        }
        self.refresh()

    def _on_failed(self, error: EngineError) -> None:
        if not isinstance(error, Cancelled):
            self.say(explain(error))

    def say(self, sentence: str) -> None:
        """Say why something cannot be done; "" for nothing to say."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def _card(self, probe: Probe) -> ProbeCard:
        overview = self._overview
        found = self._pictures.of(probe, overview) if overview else None
        known = None if isinstance(found, EngineError) else found
        sample, said = (self._samples.get(known), self._said.get(known)) if known else (None, None)
        return card_of(probe, overview, found, sample, said)

    # what the user does

    def pin(self) -> None:
        """Pin the sample that the pages show."""
        shown, sample = self._shown, self._sample
        if shown is not None and shown.overview is not None and sample is not None:
            own_test = shown.part == "test" and shown.overview.own_test
            if self.probe is None and sample.row >= 0:
                self.pins.pin_sample(sample.row, own_test)

    def _on_files(self) -> None:
        kinds = self.tr("Pictures ({0})").format(PICTURE_FILES)
        dialog = QFileDialog(self, self.tr("Choose pictures"), "", kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda paths: self.pins.read([Path(p) for p in paths]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take_keys(self, event: QKeyEvent) -> bool:
        """Do what a key of the panel means for the bench; False if it means nothing."""
        if event.matches(QKeySequence.StandardKey.Paste):
            return self.pins.take(QGuiApplication.clipboard().mimeData())
        if event.key() == Qt.Key.Key_P and not event.modifiers():
            self.pin()
            return True
        return False

    def _on_chosen(self, index: int) -> None:
        if index < 0:
            self._choose("")
            return
        probe = self._probes[index]
        if self._picture(probe) is None:
            self.say(self.strip.cards[index].problem)
        else:
            self._choose(probe.id)

    def _choose(self, probe_id: str) -> None:
        self.say("")
        self._id = probe_id
        self.refresh()
        self.chosen.emit()

    def _on_menu(self, index: int, place: QPoint) -> None:
        menu = QMenu(self)
        rename = menu.addAction(icon("edit"), self.tr("Rename"))
        rename.triggered.connect(lambda: self.strip.rename(index))
        unpin = menu.addAction(icon("bin"), self.tr("Unpin"))
        unpin.triggered.connect(lambda: self.pins.unpin(index))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def _on_document(self, _document) -> None:
        had = self._looked_at
        self.refresh()
        self._ask()
        if had != self._looked_at:
            self.chosen.emit()

    def dragEnterEvent(self, event) -> None:
        data = event.mimeData()
        if data.hasImage() or any(url.isLocalFile() for url in data.urls()):
            event.acceptProposedAction()

    def dropEvent(self, event) -> None:
        if self.pins.take(event.mimeData()):
            event.acceptProposedAction()

    # how it is built

    def retranslate(self) -> None:
        words = self.tr("Pin up to {0} inputs: this sample, or drop or paste pictures here.")
        self.hint.setText(words.format(MOST_PROBES))
        self.pin_button.setToolTip(
            self.tr("Pin this sample: every page, epoch and model shows the same probes (P)")
        )
        self.pin_button.setAccessibleName(self.tr("Pin this sample"))
        self.files_button.setToolTip(self.tr("Pin pictures from files; they are resized to fit"))
        self.files_button.setAccessibleName(self.tr("Pin pictures from files"))
        self.refresh()

    def _write_button(self) -> None:
        is_free = self._sample is not None and self.probe is None
        self.pin_button.setEnabled(is_free and self._sample.row >= 0)
        self.files_button.setVisible(self._overview is not None and self._overview.is_image)

    def _lay_out(self) -> None:
        self.setAcceptDrops(True)
        mark(self.hint, kind="small")
        mark(self.trouble, kind="error")
        self.trouble.hide()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self.strip)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.pin_button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.files_button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.hint, 1)
        row.addWidget(self.area, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.trouble)

    def _connect(self) -> None:
        session, strip = self._session, self.strip
        session.document_changed.connect(self._on_document)
        session.events_arrived.connect(self._on_events)
        self.pin_button.clicked.connect(self.pin)
        self.files_button.clicked.connect(self._on_files)
        strip.chosen.connect(self._on_chosen)
        strip.unpinned.connect(self.pins.unpin)
        strip.renamed.connect(self.pins.rename)
        strip.moved.connect(self.pins.move)
        self.pins.said.connect(self.say)
        self.pins.pinned.connect(self._choose)
        strip.menu_wanted.connect(self._on_menu)
