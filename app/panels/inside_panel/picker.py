"""The sample that is looked at: how to get to it, what it is, and what the network says of it."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from app.errors import explain
from app.i18n.numbers import count_text
from app.i18n.parts import part_name
from app.models.asking import Asker, LongQuestion
from app.models.samples import ALL, SampleOrder, parts_of
from app.panels.inside_panel.shown import Shown
from app.plots.prediction_bars import PredictionBars
from app.session import Session
from app.theme import mark
from app.theme.icons import icon
from app.theme.live import Live
from app.viewers.image_view import ImageView
from app.viewers.sample_strip import SampleStrip
from app.widgets.fields import ChoiceBox
from engine.errors import Cancelled, EngineError
from engine.service.overview import Overview
from engine.service.questions import (
    Confusion,
    Labels,
    PictureSample,
    PredictedValues,
    Predictions,
    PredictionsAnswer,
    Sample,
    SampleAnswer,
    Samples,
    SamplesAnswer,
)

_SIDE = 124  # pixels of the picture


class SamplePicker(Live, QWidget):
    """Steps through the samples; every choice goes through ``Session.pick``.

    ``sample_arrived``: the sample looked at, as it is stored. ``told``: the step of the weights.
    """

    sample_arrived = Signal(object)  # SampleAnswer
    told = Signal(int)

    def __init__(self, session: Session, asker: Asker, parent: QWidget | None = None):
        super().__init__(parent)
        self._session, self._asker = session, asker
        self._mistakes = LongQuestion(session, "inside/mistakes", self)
        self._shown: Shown | None = None
        self._overview: Overview | None = None
        self._strip_places: tuple[int, ...] = ()
        self._sample: SampleAnswer | None = None
        self._said: PredictionsAnswer | None = None
        self.order = SampleOrder()
        self.part_box, self.class_box = ChoiceBox(), ChoiceBox()
        self.mistakes_button = QToolButton(icon=icon("target"), checkable=True)
        self.back_button = QToolButton(icon=icon("back"))
        self.random_button = QToolButton(icon=icon("shuffle"))
        self.forward_button = QToolButton(icon=icon("forward"))
        self.strip = SampleStrip()
        self.image = ImageView()
        self.truth, self.position = QLabel(wordWrap=True), QLabel()
        self.bars = PredictionBars()
        self.values = QLabel(wordWrap=True)
        self.trouble = QLabel(wordWrap=True)
        self._lay_out()
        self._connect()
        self.follow()

    def take_overview(self, overview: Overview) -> None:
        """Offer the parts and classes of other data, or of the same data cut otherwise."""
        self._overview = overview
        parts = parts_of(overview)
        names = [part for part, _ in parts]
        part = self.order.part if self.order.part in names else names[0]
        count = dict(parts)[part]
        place = self.order.place if self.order.place < count else 0
        with QSignalBlocker(self.part_box), QSignalBlocker(self.class_box):
            self.part_box.clear()
            for name, size in parts:
                self.part_box.addItem("", (name, size))
            self.class_box.clear()
            self.class_box.addItem("", ALL)
            for number, name in enumerate(overview.classes):
                self.class_box.addItem(name, number)
        self.class_box.setVisible(overview.is_classification)
        self.strip.setVisible(overview.is_image)
        self.image.setVisible(overview.is_image)
        self.image.clear()
        self.bars.setVisible(overview.is_classification)
        self.values.setVisible(not overview.is_classification)
        self._begin(part, place)
        self.retranslate()

    def go(self, part: str, place: int) -> None:
        """Move to a sample, without asking for anything yet."""
        if part != self.order.part:
            self._begin(part, place)
            return
        self.order.place = place
        if self.order.position < 0:
            self._choose_class(ALL)

    def look(self, shown: Shown) -> None:
        """Show the sample of ``shown``, and ask the network what it says of it."""
        other_network = self._shown is None or self._shown.key != shown.key
        self._shown = shown
        picture, choice = shown.picture, shown.known.choice
        if shown.known.is_classification and self.order.labels is None:
            self._ask("labels", Labels(choice, shown.part), self._on_labels, live=False)
        sample = PictureSample(picture) if shown.probe else Sample(choice, shown.part, shown.place)
        self._ask("sample", sample, self._on_sample, live=False)
        self._ask("predictions", Predictions(shown.key, picture), self._on_predictions)
        if shown.known.is_image:
            self._refresh_strip()
        if other_network and self.mistakes_button.isChecked():
            self._look_for_mistakes()
        self._write()

    def retranslate(self) -> None:
        for index in range(self.part_box.count()):
            self.part_box.setItemText(index, part_name(self.part_box.itemData(index)[0]))
        if self.class_box.count():
            self.class_box.setItemText(0, self.tr("All classes"))
        tips = {
            self.part_box: self.tr("Which part of the data is looked at"),
            self.class_box: self.tr("Which class is looked at"),
            self.mistakes_button: self.tr("Mistakes first, the surest at the beginning"),
            self.back_button: self.tr("Previous sample (arrow keys)"),
            self.random_button: self.tr("Another sample by chance"),
            self.forward_button: self.tr("Next sample (arrow keys)"),
        }
        for widget, tip in tips.items():
            widget.setToolTip(tip)
            widget.setAccessibleName(tip)
        self._write()

    # answers

    def _ask(self, place: str, question: Any, then, live: bool = True) -> None:
        self._asker.put(place, question, then, self._on_failed, live)

    def _on_labels(self, labels: np.ndarray) -> None:
        self.order.labels = labels
        self._refresh_strip()
        self._write()

    def _on_sample(self, answer: SampleAnswer) -> None:
        self._sample = answer
        if answer.values.ndim == 3:
            self.image.set_values(answer.values)
        self._write()
        self.sample_arrived.emit(answer)

    def _on_predictions(self, answer: PredictionsAnswer) -> None:
        self._said = answer
        self.trouble.hide()
        true = answer.label if answer.label >= 0 else None
        if self._overview is not None and self._overview.is_classification:
            self.bars.set_probabilities(answer.probabilities, list(answer.names), true)
        self._write()
        self.told.emit(answer.step)

    def _on_strip(self, answer: SamplesAnswer) -> None:
        captions = [self._caption(place) for place in self._strip_places]
        self.strip.set_images(answer.values, captions, self._strip_current())

    def _on_failed(self, error: EngineError) -> None:
        self.trouble.setText(explain(error))
        self.trouble.show()

    def _on_mistakes(self, answer: Any) -> None:
        if answer.part == self.order.part:
            self.order.mistakes = answer.worst
            self._pick(self.order.first())

    def _on_mistakes_failed(self, error: EngineError) -> None:
        self.mistakes_button.setChecked(False)
        if not isinstance(error, Cancelled):
            self._on_failed(error)

    # what the user does

    def _pick(self, place: int) -> None:
        self._session.pick(self.order.part, place)

    def _on_part_chosen(self) -> None:
        part, _ = self.part_box.currentData()
        self._session.pick(part, 0)

    def _on_class_chosen(self) -> None:
        self.order.chosen_class = self.class_box.currentData()
        if self.order.labels is not None:
            self._pick(self.order.place if self.order.position >= 0 else self.order.first())

    def _on_mistakes_toggled(self, is_wanted: bool) -> None:
        self._mistakes.forget()
        if is_wanted:
            self._look_for_mistakes()
        else:
            self.order.mistakes = None
            self._pick(self.order.place)

    def _on_strip_chosen(self, index: int) -> None:
        self._pick(self._strip_places[index])

    def _on_ended(self, side: int) -> None:
        self._pick(self.order.first() if side < 0 else self.order.last())

    def _look_for_mistakes(self) -> None:
        shown = self._shown
        if shown is None:
            return
        kind = Confusion if shown.known.is_classification else PredictedValues
        question = kind(shown.key, shown.known.choice, shown.part)
        self._mistakes.start(question, self._on_mistakes, self._on_mistakes_failed)

    # inside

    def _begin(self, part: str, place: int) -> None:
        """Browse another part, or other data."""
        index = next(
            i for i in range(self.part_box.count()) if self.part_box.itemData(i)[0] == part
        )
        self.part_box.setCurrentIndex(index)
        self.order = SampleOrder(part, self.part_box.itemData(index)[1], place)
        self._strip_places, self._sample, self._said = (), None, None
        self._mistakes.forget()
        with QSignalBlocker(self.mistakes_button):
            self.mistakes_button.setChecked(False)
        self._choose_class(ALL)

    def _choose_class(self, number: int) -> None:
        self.order.chosen_class = number
        self.class_box.setCurrentIndex(self.class_box.findData(number))

    def _refresh_strip(self) -> None:
        shown = self._shown
        if shown is None or not shown.known.is_image:
            return
        places = self.order.around(self.strip.room)
        if places == self._strip_places:
            self.strip.set_current(self._strip_current())
            return
        self._strip_places = places
        question = Samples(shown.known.choice, shown.part, places)
        self._ask("strip", question, self._on_strip, live=False)

    def _strip_current(self) -> int:
        places = () if self._shown and self._shown.probe else self._strip_places
        return places.index(self.order.place) if self.order.place in places else -1

    def _caption(self, place: int) -> str:
        labels, overview = self.order.labels, self._overview
        if labels is None or overview is None:
            return count_text(place + 1)
        return f"{count_text(place + 1)}: {overview.classes[labels[place]]}"

    def _write(self) -> None:
        """Say which sample it is and what is true of it."""
        total = len(self.order.places)
        if total:
            words = self.tr("{0} of {1}")
            self.position.setText(
                words.format(count_text(self.order.position + 1), count_text(total))
            )
        sample, said = self._sample, self._said
        if self._shown is not None and self._shown.probe:
            self.position.setText(self.tr("Probe"))
        if self._shown is not None and self._shown.title:
            self.truth.setText(self._shown.title)
        elif sample is not None and sample.class_name:
            self.truth.setText(sample.class_name)
        elif sample is not None and sample.row < 0:
            self.truth.setText(self.tr("Own input"))
        elif sample is not None:
            number = self.tr("Sample {0}").format(count_text(sample.row + 1))
            self.truth.setText(number)
        if said is not None and said.targets:
            words = self.tr("{0}: {1}, true {2}")
            lines = [
                words.format(name, f"{value:.4g}", f"{true:.4g}")
                for name, value, true in zip(
                    said.names, said.probabilities, said.targets, strict=True
                )
            ]
            self.values.setText("\n".join(lines))

    def _lay_out(self) -> None:
        mark(self.truth, kind="heading")
        mark(self.position, kind="small")
        mark(self.trouble, kind="error")
        self.trouble.hide()
        self.image.setFixedSize(_SIDE, _SIDE)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.part_box, 4)
        row.addWidget(self.class_box, 4)
        for button in (
            self.mistakes_button,
            self.back_button,
            self.random_button,
            self.forward_button,
        ):
            row.addWidget(button)
        right = QVBoxLayout()
        right.setSpacing(2)
        head = QHBoxLayout()
        head.addWidget(self.truth, 1)
        head.addWidget(self.position, 0, Qt.AlignmentFlag.AlignBottom)
        right.addLayout(head)
        right.addWidget(self.bars)
        right.addWidget(self.values)
        right.addStretch(1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.addWidget(self.image, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(right, 0, 1)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.strip)
        column.addLayout(grid)
        column.addWidget(self.trouble)

    def _connect(self) -> None:
        self.part_box.activated.connect(self._on_part_chosen)
        self.class_box.activated.connect(self._on_class_chosen)
        self.mistakes_button.toggled.connect(self._on_mistakes_toggled)
        self.back_button.clicked.connect(lambda: self._pick(self.order.step(-1)))
        self.forward_button.clicked.connect(lambda: self._pick(self.order.step(1)))
        self.random_button.clicked.connect(lambda: self._pick(self.order.random()))
        self.strip.chosen.connect(self._on_strip_chosen)
        self.strip.stepped.connect(lambda by: self._pick(self.order.step(by)))
        self.strip.ended.connect(self._on_ended)
        self.strip.room_changed.connect(self._refresh_strip)
