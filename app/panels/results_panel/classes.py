"""Results of a classification in several ways, and the samples behind every part of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n.numbers import count_text
from app.models.asking import Asker
from app.panels.results_panel.class_pages import (
    CalibrationPage,
    ClassPage,
    CurvePage,
    MatrixPage,
    ScoresPage,
)
from app.panels.results_panel.learning_page import LearningPage
from app.panels.results_panel.map_page import MapPage
from app.panels.results_panel.plane_page import PlanePage
from app.panels.results_panel.scope import Scope
from app.panels.results_panel.shortcut_page import ShortcutPage
from app.panels.results_panel.versus_page import VersusPage
from app.plots.ranking import PRECISION_RECALL, ROC
from app.session import Session
from app.theme.live import Live
from app.viewers.sample_gallery import SampleGallery
from app.widgets.tabs import LeastTabs, TabMenu
from engine.service.questions import ConfusionAnswer, Samples, SamplesAnswer


class ClassResults(Live, QWidget):
    """Pages, and below them the samples that a page opened, else the surest mistakes.

    ``picked(place, is_to_open)``: a sample was chosen, or is to be looked at inside.
    """

    picked = Signal(int, bool)
    failed = Signal(object)  # EngineError

    def __init__(self, session: Session, asker: Asker, parent: QWidget | None = None):
        super().__init__(parent)
        self._asker = asker
        self._scope: Scope | None = None
        self._answer: ConfusionAnswer | None = None
        self._open: tuple[ClassPage, Any] | None = None  # a page, and the key of what is open
        self._places: list[int] = []
        self.confusion, self.scores = MatrixPage(), ScoresPage()
        self.roc, self.precision_recall = CurvePage(ROC), CurvePage(PRECISION_RECALL)
        self.calibration, self.map = CalibrationPage(), MapPage(session, asker)
        self.plane, self.versus = PlanePage(session, asker), VersusPage(session)
        self.shortcuts, self.learning = ShortcutPage(session), LearningPage(session, asker)
        self.tabs = LeastTabs()
        self.tab_menu = TabMenu(self.tabs)
        self.gallery = SampleGallery()
        self._lay_out()
        self._connect()
        self.follow()

    @property
    def pages(self) -> tuple[ClassPage, ...]:
        curves = self.roc, self.precision_recall
        return self.confusion, self.scores, *curves, self.calibration, *self._asking

    @property
    def _asking(self) -> tuple[MapPage | PlanePage | VersusPage | ShortcutPage, ...]:
        """The pages with questions of their own."""
        return self.map, self.plane, self.versus, self.shortcuts

    def show_answer(self, scope: Scope, answer: ConfusionAnswer) -> None:
        """Show what is told of a part; samples that are open stay open."""
        if self._answer is None or self._answer.classes != answer.classes:
            self._open = None
        self._scope, self._answer = scope, answer
        for asking in self._asking:
            asking.look(scope)
        for page in self.pages:
            page.show_answer(answer)
        self._show_samples()

    def clear(self) -> None:
        """Show nothing: other data, or another part."""
        self._answer = self._open = None
        for asking in (*self._asking, self.learning):
            asking.forget()
        self._asker.drop("gallery")  # what is asked about it is of no use any more

    def retranslate(self) -> None:
        titles = {
            self.confusion: (self.tr("Matrix"), self.tr("Which classes are taken for which")),
            self.scores: (self.tr("Classes"), self.tr("Precision, recall and F1 of each class")),
            self.roc: (self.tr("ROC"), self.tr("Recall over false alarms at every threshold")),
            self.precision_recall: (
                self.tr("PR"),
                self.tr("Precision over recall at every threshold"),
            ),
            self.calibration: (
                self.tr("Calibration"),
                self.tr("Whether the network is right as often as it is sure"),
            ),
            self.map: (self.tr("Map"), self.tr("The samples as a layer sees them")),
            self.versus: (self.tr("Versus"), self.tr("Another network on the same samples")),
            self.plane: (
                self.tr("Plane"),
                self.tr("Regions of the classes on the plane through three samples"),
            ),
            self.shortcuts: (
                self.tr("Shortcuts"),
                self.tr("Whether a class is told by a place in the image instead of the object"),
            ),
            self.learning: (self.tr("Learning"), self.tr("How each training sample was learned")),
        }
        for page, (title, tip) in titles.items():
            index = self.tabs.indexOf(page)
            self.tabs.setTabText(index, title)
            self.tabs.setTabToolTip(index, tip)
        self.tabs.setAccessibleName(self.tr("Ways of looking at the results"))
        self._write_heading()

    def _show_samples(self) -> None:
        scope, answer = self._scope, self._answer
        assert scope is not None
        assert answer is not None
        places = answer.worst
        if self._open is not None:
            page, key = self._open
            places = page.places(key)
        self._places = places[: scope.shown_at_once].tolist()
        self._write_heading()
        if not scope.overview.is_image:
            self.gallery.show_lines([self._sentence(place) for place in self._places])
        elif self._places:
            question = Samples(scope.overview.choice, scope.part, tuple(self._places))
            self._asker.put("gallery", question, self._on_samples, self.failed.emit, live=False)
        else:
            self._asker.drop("gallery")
            self.gallery.show_images(np.zeros((0, 1, 1, 1), np.uint8), (), ())

    def _on_samples(self, samples: SamplesAnswer) -> None:
        self.gallery.show_images(samples.values, self._captions(), self._sentences())

    def _captions(self) -> Sequence[str]:
        answer = self._answer
        assert answer is not None
        if self._open is not None:
            page, key = self._open
            if own := page.captions(key):
                return own[: len(self._places)]
            return [f"{100 * answer.sureness[p]:.0f} %" for p in self._places]
        return [answer.classes[answer.predicted[p]] for p in self._places]

    def _sentences(self) -> Sequence[str]:
        return [self._sentence(place) for place in self._places]

    def _sentence(self, place: int) -> str:
        answer = self._answer
        assert answer is not None
        true = self._true_class(place)
        told = int(answer.predicted[place])
        words = self.tr("Sample {0}: {1}, told as {2} ({3} %)")
        share = f"{100 * answer.sureness[place]:.1f}"
        return words.format(
            count_text(place + 1), answer.classes[true], answer.classes[told], share
        )

    def _true_class(self, place: int) -> int:
        """Return the row of the matrix that a sample was counted in."""
        answer = self._answer
        assert answer is not None
        ends = np.cumsum(answer.matrix.counts.sum(axis=1))
        position = int(np.flatnonzero(answer.matrix.places == place)[0])
        return int(np.searchsorted(ends, position, side="right"))

    def _write_heading(self) -> None:
        answer = self._answer
        if answer is None:
            return
        if self._open is not None:
            page, key = self._open
            self.gallery.set_heading(page.describe(key), self.tr("Surest mistakes"))
            return
        wrong = int(answer.matrix.counts.sum() - np.trace(answer.matrix.counts))
        if not wrong:
            self.gallery.set_heading(self.tr("No sample is told wrong."))
            return
        words = self.tr("Surest mistakes, {0} in all, and what they are taken for")
        self.gallery.set_heading(words.format(count_text(wrong)))

    def _on_opened(self, page: ClassPage, key: Any) -> None:
        if self._answer is not None:
            self._open = (page, key)
            self._show_samples()

    def _on_tab(self, _: int) -> None:
        self.gallery.setVisible(self.tabs.currentWidget() is not self.learning)

    def _on_back(self) -> None:
        self._open = None
        self._show_samples()

    def _lay_out(self) -> None:
        for page in self.pages:
            self.tabs.addTab(page, "")
        self.tabs.addTab(self.learning, "")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.tabs)
        column.addWidget(self.gallery, 1)

    def _connect(self) -> None:
        for page in self.pages:
            page.opened.connect(lambda key, page=page: self._on_opened(page, key))
            page.export_button.failed.connect(self.failed)
        self.map.sample_chosen.connect(self.picked)
        self.plane.sample_chosen.connect(self.picked)
        self.plane.map_wanted.connect(lambda: self.plane.take(self.map.sheet.selected))
        for asking in (self.map, self.versus, self.shortcuts, self.learning):
            asking.failed.connect(self.failed)
        self.tabs.currentChanged.connect(self._on_tab)
        self.gallery.back_wanted.connect(self._on_back)
        self.gallery.chosen.connect(lambda index: self.picked.emit(self._places[index], False))
        self.gallery.activated.connect(lambda index: self.picked.emit(self._places[index], True))
