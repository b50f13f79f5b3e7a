"""How single training samples were learned: a map of all, doubtful labels, the life of one."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.errors import explain
from app.i18n.numbers import count_text
from app.models import lives as texts
from app.models.asking import Asker
from app.models.lives import Lives, lives_of
from app.panels.results_panel.scope import Scope
from app.plots.life_plot import LifePlot
from app.plots.scatter import ScatterPlot
from app.records import RunRecord
from app.session import Session
from app.theme import mark, theme
from app.theme.live import Live
from app.viewers.export_button import ExportButton
from app.viewers.sample_gallery import SampleGallery
from app.widgets.fields import ChoiceBox
from app.widgets.figures import Figures
from app.widgets.pixels import write_npz
from engine.errors import EngineError
from engine.explain.biography import table
from engine.service.questions import Samples, SamplesAnswer
from engine.training.events import Event, Finished, SamplesFollowed, Started
from engine.training.looks import MODES, SampleLook

_PART = "train"
_PAUSE_SECONDS, _TIMES_ITS_COST = 0.4, 20  # from one drawing to the next while a run goes on
_ASKED = "learning"  # its place among the questions of the panel


class LearningPage(Live, QWidget):
    """Shows the training samples of the run whose network is the subject.

    ``picked(place, is_to_open)``: a training sample was chosen, or is to be looked at inside;
    ``following_chosen(mode)``: how many samples the user wants to be followed from now on.
    """

    picked = Signal(int, bool)
    following_chosen = Signal(str)
    failed = Signal(object)  # EngineError

    def __init__(self, session: Session, asker: Asker, parent: QWidget | None = None):
        super().__init__(parent)
        self._session, self._asker = session, asker
        self._scope: Scope | None = None
        self._lives: Lives | None = None
        self._place = -1  # of the sample whose life is shown
        self._is_single = False  # the gallery shows that sample alone
        self._shown: list[tuple[int, int]] = []  # place and class believed, of the gallery
        self._seconds = 0.0  # that drawing took last
        self.mode_box = ChoiceBox()
        self.state = QLabel(wordWrap=True)
        self.empty = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self.content = QWidget()
        self.figures = Figures()
        self.plot = ScatterPlot()
        self.legend = QLabel(wordWrap=True)
        self.gallery = SampleGallery()
        self.life_title, self.readout = QLabel(wordWrap=True), QLabel()
        self.life = LifePlot()
        self.export_button = ExportButton(
            "learning", png=self.plot.export_png, csv=self._write_csv, npz=self._write_npz
        )
        self.life_export = ExportButton(
            "sample", png=self.life.export_png, csv=self.life.export_csv
        )
        self._timer = QTimer(self, singleShot=True)
        self._lay_out()
        self._connect()
        self.follow()

    @property
    def lives(self) -> Lives | None:
        """What is shown, None while there is nothing."""
        return self._lives

    def look(self, scope: Scope) -> None:
        """Show what is known of the network of ``scope``."""
        if self._scope is None or self._scope.key != scope.key:
            self._forget_sample()
        self._scope = scope
        self._draw_if_seen()

    def forget(self) -> None:
        """Show nothing: other data, or another network."""
        self._scope = self._lives = None
        self._forget_sample()

    def extend(self, events: Sequence[Event]) -> None:
        """Take up what the run of the network has told."""
        kinds = SamplesFollowed | Started | Finished
        if any(isinstance(event, kinds) for event in events) and not self._timer.isActive():
            pause = max(_PAUSE_SECONDS, _TIMES_ITS_COST * self._seconds)
            self._timer.start(round(1000 * pause))

    def retranslate(self) -> None:
        words = (
            self.tr("Follow no samples"),
            self.tr("Follow a draw of the samples"),
            self.tr("Follow all samples"),
        )
        for index, word in enumerate(words):
            self.mode_box.setItemText(index, word)
        self.mode_box.setToolTip(
            self.tr(
                "How many training samples are asked after each epoch, in runs that begin from "
                "now on: none; a draw of them, as many as 4 % of the training time pays for and "
                "at least 256 (the default); or all. What is learned is the same bits."
            )
        )
        self.mode_box.setAccessibleName(self.tr("Training samples that are followed"))
        self.plot.set_axes(self.tr("Variability of the confidence"), self.tr("Mean confidence"))
        self.plot.setToolTip(
            self.tr(
                "Each point is a training sample. Confidence: the probability of its class after "
                "each epoch, from 0 to 1; variability: its standard deviation. Above left: easy, "
                "right: ambiguous, below left: hard or with a wrong label (Swayamdipta et al. "
                "2020). A click shows the sample."
            )
        )
        self._draw_if_seen()

    def restyle(self) -> None:
        self._write_legend()

    def showEvent(self, event) -> None:
        super().showEvent(event)
        self._draw_if_seen()

    # drawing

    def _draw_if_seen(self) -> None:
        if self.isVisible():
            self.draw()

    def draw(self) -> None:
        """Draw what is there now."""
        began = time.perf_counter()
        with QSignalBlocker(self.mode_box):
            self.mode_box.setCurrentIndex(MODES.index(self._session.bridge.follows))
        looks, reason = self._looks()
        self._lives = lives_of(looks) if looks else None
        self.empty.setText(reason)
        self.empty.setVisible(not looks)
        self.content.setVisible(bool(looks))
        self.export_button.setEnabled(bool(looks))
        self.state.setText(texts.state_text(self._lives) if self._lives else "")
        if self._lives:
            self._show(self._lives)
        self._seconds = time.perf_counter() - began

    def _looks(self) -> tuple[list[SampleLook], str]:
        """Return all looks of the run, or why there are none."""
        bridge = self._session.bridge
        record = self._session.records.get(self._scope.key) if self._scope else None
        if record is None or record.choice is None or self._scope is None:
            return [], texts.missing_text(False, False, False, bridge.follows)
        if record.choice != self._scope.overview.choice:
            return [], texts.other_data_text()
        error = ""
        if record.samples is None:
            record.samples, error = self._read(record)
        reason = error or texts.missing_text(
            True, record.is_running, bool(record.epochs), bridge.follows
        )
        return record.samples, "" if record.samples else reason

    def _read(self, record: RunRecord) -> tuple[list[SampleLook], str]:
        """Return the looks that the project holds, and why they cannot be read."""
        archive = self._session.archive
        if archive is None or record.id not in archive.records:
            return [], ""
        try:
            return archive.samples_of(record), ""
        except EngineError as error:
            return [], explain(error)

    def _show(self, lives: Lives) -> None:
        found = lives.found
        points = np.stack([found.variability, found.confidence], axis=1)[lives.drawn]
        self.plot.set_points(points, lives.groups[lives.drawn], texts.group_texts())
        samples = max(len(found.learned), 1)

        def share(count: int) -> str:
            return f"{100 * count / samples:.1f} %"

        self.figures.set_figures(
            [
                (
                    self.tr("Never forgotten"),
                    share(int(np.count_nonzero(lives.groups == texts.NEVER))),
                ),
                (
                    self.tr("Never learned"),
                    share(int(np.count_nonzero(lives.groups == texts.UNLEARNED))),
                ),
                (self.tr("Labels to check"), count_text(len(lives.doubts.index))),
            ]
        )
        self._write_legend()
        self._show_gallery()
        self._show_life()

    def _write_legend(self) -> None:
        tokens = theme().tokens
        counts = np.bincount(self._lives.groups, minlength=5) if self._lives else np.zeros(5)
        entries = []
        for group, word in enumerate(texts.group_texts()):
            square = f'<span style="color:{tokens.class_colour(group)}">■</span>'
            whole = f"{word} ({count_text(counts[group])})".replace(" ", "&nbsp;")
            entries.append(f"{square}&nbsp;{whole}")
        self.legend.setText("&nbsp; ".join(entries))

    # samples

    @property
    def _classes(self) -> Sequence[str]:
        return self._scope.overview.classes if self._scope else ()

    def _show_gallery(self) -> None:
        """Show the doubtful labels, or the sample that was clicked on the map."""
        lives, scope = self._lives, self._scope
        assert lives is not None
        assert scope is not None
        places = [int(lives.told.places[i]) for i in lives.doubts.index[: scope.shown_at_once]]
        wanted = list(zip(places, lives.doubts.believed.tolist(), strict=False))
        if self._is_single:
            wanted = [(self._place, -1)]
        self._write_heading()
        if wanted == self._shown:
            return
        self._shown = wanted
        if not scope.overview.is_image:
            self._asker.drop(_ASKED)
            self.gallery.show_lines(self._sentences())
        elif wanted:
            places = tuple(place for place, _ in wanted)
            question = Samples(scope.overview.choice, _PART, places)
            self._asker.put(_ASKED, question, self._on_samples, self.failed.emit, live=False)
        else:
            self._asker.drop(_ASKED)
            self.gallery.show_images(np.zeros((0, 1, 1, 1), np.uint8), (), ())

    def _on_samples(self, answer: SamplesAnswer) -> None:
        if self._lives is None or len(answer.values) != len(self._shown):
            return
        told, names = self._lives.told, self._classes
        captions = []
        for place, believed in self._shown:
            given = texts.class_text(names, told.given[told.index_of(place)])
            told_as = f"\n→ {texts.class_text(names, believed)}" if believed >= 0 else ""
            captions.append(f"{given}{told_as}")
        self.gallery.show_images(answer.values, captions, self._sentences())

    def _sentences(self) -> list[str]:
        lives = self._lives
        assert lives is not None
        if self._is_single:
            index = lives.told.index_of(self._place)
            return [texts.life_text(lives, index, self._classes)] if index >= 0 else []
        return [texts.doubt_text(lives, row, self._classes) for row in range(len(self._shown))]

    def _write_heading(self) -> None:
        if self._is_single:
            words = self.tr("Sample {0}").format(count_text(self._place + 1))
            self.gallery.set_heading(words, self.tr("Labels to check"))
            return
        count = len(self._lives.doubts.index) if self._lives else 0
        words = self.tr("No label looks wrong.")
        if count:
            words = self.tr("Labels to check, the most doubtful first: given → believed")
        self.gallery.set_heading(words)
        self.gallery.heading.setToolTip(
            self.tr(
                "Samples whose area under the margin is below 0: on the average of the epochs the "
                "logit of another class was above that of the given one (Pleiss et al. 2020). "
                "Wrong labels are among the first, but so are samples that are merely hard."
            )
        )

    def _show_life(self) -> None:
        lives = self._lives
        index = lives.told.index_of(self._place) if lives and self._place >= 0 else -1
        is_there = lives is not None and index >= 0
        for widget in (self.life, self.readout, self.life_export):
            widget.setVisible(is_there)
        if lives is None or index < 0:
            self.life_title.setText(self.tr("Choose a sample to see its life over the epochs."))
            return
        told = lives.told
        self.life_title.setText(texts.life_text(lives, index, self._classes))
        columns = (values[:, index] for values in (told.confidence, told.loss, told.right))
        self.life.set_life(told.epochs, *columns)

    def _forget_sample(self) -> None:
        self._place, self._is_single, self._shown = -1, False, []
        self._asker.drop(_ASKED)

    def _choose(self, place: int, is_to_open: bool = False) -> None:
        self._place = place
        self._show_life()
        self.picked.emit(place, is_to_open)

    # what the user does

    def _on_point(self, row: int) -> None:
        lives = self._lives
        if lives is not None:
            place = int(lives.told.places[lives.drawn[row]])
            self._is_single = True
            self._choose(place)
            self._show_gallery()

    def _on_back(self) -> None:
        self._is_single = False
        self._show_gallery()

    def _on_mode(self, index: int) -> None:
        self.following_chosen.emit(MODES[index])
        self.draw()

    # files

    def _write_csv(self, path: Path) -> None:
        if self._lives is not None:
            texts.write_table(self._lives, self._classes, path)

    def _write_npz(self, path: Path) -> None:
        if self._lives is not None:
            told = self._lives.told
            names = ("epochs", "confidence", "loss", "margin", "rival")
            write_npz(path, {**table(told), **{f"by_epoch_{n}": getattr(told, n) for n in names}})

    # how it is built

    def _lay_out(self) -> None:
        for label in (self.state, self.legend, self.readout):
            mark(label, kind="small")
        mark(self.empty, kind="muted")
        mark(self.life_title, kind="strong")
        self.mode_box.addItems([""] * len(MODES))
        self.plot.setMinimumHeight(260)
        self.life.setMinimumHeight(200)
        self.empty.setMinimumHeight(120)
        head, life = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.mode_box, 1)
        head.addWidget(self.export_button)
        life.addWidget(self.life_title, 1)
        life.addWidget(self.life_export)
        inner = QVBoxLayout(self.content)
        inner.setContentsMargins(0, 0, 0, 0)
        for widget in (self.figures, self.plot, self.legend):
            inner.addWidget(widget, 1 if widget is self.plot else 0)
        inner.addLayout(life)
        inner.addWidget(self.life)
        inner.addWidget(self.readout)
        inner.addWidget(self.gallery, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.addLayout(head)
        column.addWidget(self.state)
        column.addWidget(self.empty, 1)
        column.addWidget(self.content, 1)
        for layout in (inner, column, head):
            layout.setSpacing(8)
        self.content.hide()

    def _connect(self) -> None:
        self.mode_box.activated.connect(self._on_mode)
        self.plot.point_clicked.connect(self._on_point)
        self.life.described.connect(self.readout.setText)
        self.gallery.back_wanted.connect(self._on_back)
        self.gallery.chosen.connect(lambda row: self._choose(self._shown[row][0]))
        self.gallery.activated.connect(lambda row: self._choose(self._shown[row][0], True))
        for button in (self.export_button, self.life_export):
            button.failed.connect(self.failed)
        self._timer.timeout.connect(self._draw_if_seen)
