"""Results of a classification: who is taken for whom, and the samples behind every cell."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.i18n.numbers import count_text
from app.models.asking import Asker
from app.panels.results_panel.scope import Scope
from app.plots.confusion import ConfusionMatrix
from app.theme import mark, theme
from app.theme.live import Live
from app.viewers.export_button import ExportButton
from app.viewers.sample_gallery import SampleGallery
from app.widgets.bars import Bar, BarList
from app.widgets.section import Section
from app.widgets.toggle import Toggle
from engine.service.questions import ConfusionAnswer, Samples, SamplesAnswer

_FEW_CLASSES = 4


class ClassResults(Live, QWidget):
    """Confusion matrix, samples of a cell or the surest mistakes, and accuracy by class.

    ``picked(place, is_to_open)``: a sample was chosen, or is to be looked at inside.
    """

    picked = Signal(int, bool)
    failed = Signal(object)  # EngineError

    def __init__(self, asker: Asker, parent: QWidget | None = None):
        super().__init__(parent)
        self._asker = asker
        self._scope: Scope | None = None
        self._answer: ConfusionAnswer | None = None
        self._cell: tuple[int, int] | None = None
        self._places: list[int] = []
        self.title = QLabel()
        self.share = Toggle()
        self.matrix = ConfusionMatrix()
        self.export_button = ExportButton(
            "confusion", png=self.matrix.export_png, csv=self.matrix.export_csv
        )
        self.gallery = SampleGallery()
        self.bars = BarList()
        self.by_class = Section("", self.bars)
        self._lay_out()
        self._connect()
        self.follow()

    def show_answer(self, scope: Scope, answer: ConfusionAnswer) -> None:
        """Show the confusion of a part; a cell that is open stays open."""
        if self._answer is None or self._answer.classes != answer.classes:
            self._cell = None
        self._scope, self._answer = scope, answer
        self.matrix.set_counts(answer.matrix.counts, list(answer.classes))
        few = len(answer.classes) <= _FEW_CLASSES
        self.matrix.setFixedHeight(260 if few else 390)
        self._show_bars()
        self._show_samples()

    def clear(self) -> None:
        """Show nothing: other data, or another part."""
        self._answer = self._cell = None
        self._asker.drop("gallery")  # what is asked about it is of no use any more

    def retranslate(self) -> None:
        self.title.setText(self.tr("Confusion matrix"))
        self.share.setText(self.tr("Percent"))
        self.share.setToolTip(self.tr("Shares of the true class instead of counts"))
        self.share.updateGeometry()
        self.by_class.set_title(self.tr("Accuracy of each class"))
        self.bars.setAccessibleName(self.tr("Accuracy of each class"))
        self._write_heading()

    def restyle(self) -> None:
        self.bars.dress(theme().tokens)
        self._show_bars()

    def _show_bars(self) -> None:
        answer, tokens = self._answer, theme().tokens
        if answer is None:
            return
        totals = answer.matrix.counts.sum(axis=1)
        self.bars.set_bars(
            [
                Bar(
                    name,
                    float(np.nan_to_num(share)),
                    f"{100 * share:.1f} %" if total else "0",
                    tokens.accent,
                    self.tr("{0}: {1} of {2} right").format(name, int(right), int(total)),
                )
                for name, share, right, total in zip(
                    answer.classes,
                    answer.class_accuracy,
                    np.diag(answer.matrix.counts),
                    totals,
                    strict=True,
                )
            ]
        )

    def _show_samples(self) -> None:
        scope, answer = self._scope, self._answer
        assert scope is not None
        assert answer is not None
        cell = self._cell
        places = answer.worst if cell is None else answer.matrix.cell(*cell)
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
        if self._cell is not None:
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
        if self._cell is not None:
            back = self.tr("Surest mistakes")
            self.gallery.set_heading(self.matrix.describe(*self._cell), back)
            return
        wrong = int(answer.matrix.counts.sum() - np.trace(answer.matrix.counts))
        if not wrong:
            self.gallery.set_heading(self.tr("No sample is told wrong."))
            return
        words = self.tr("Surest mistakes, {0} in all, and what they are taken for")
        self.gallery.set_heading(words.format(count_text(wrong)))

    def _on_cell(self, true: int, predicted: int) -> None:
        self._cell = (true, predicted)
        self._show_samples()

    def _on_back(self) -> None:
        self._cell = None
        self._show_samples()

    def _lay_out(self) -> None:
        mark(self.title, kind="strong")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        head.addWidget(self.share)
        head.addWidget(self.export_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.matrix)
        column.addWidget(self.gallery, 1)
        column.addWidget(self.by_class)

    def _connect(self) -> None:
        self.share.toggled.connect(self.matrix.set_share)
        self.matrix.cell_clicked.connect(self._on_cell)
        self.gallery.back_wanted.connect(self._on_back)
        self.gallery.chosen.connect(lambda index: self.picked.emit(self._places[index], False))
        self.gallery.activated.connect(lambda index: self.picked.emit(self._places[index], True))
        self.export_button.failed.connect(self.failed)
