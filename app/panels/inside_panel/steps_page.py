"""The page of steps: which words of a text, or moments of a series, speak for a class."""

from __future__ import annotations

import csv

import numpy as np
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.models.asking import Asker
from app.panels.inside_panel.pages import Page
from app.theme import mark
from app.viewers.class_box import ClassBox
from app.viewers.export_button import ExportButton
from app.viewers.value_bars import ValueBars
from app.widgets.fields import ChoiceBox
from engine.layers.inputs import takes_whole_numbers
from engine.network.shapes import Summary
from engine.service.overview import Overview
from engine.service.questions import SampleAnswer, StepAttribution, StepAttributionAnswer
from engine.service.questions.tables import GRADIENT, OCCLUSION

_METHODS = (GRADIENT, OCCLUSION)
_AFTER = 1
_MOST_STEPS = 1000  # bars that are drawn


def has_steps(overview: Overview, summary: Summary) -> bool:
    """Whether samples are sequences of numbers or of words."""
    inputs = [row.node for row in summary.rows if row.node.layer.registered_name == "InputLayer"]
    rank = len(overview.sample_shape)
    return rank == 2 or (rank == 1 and bool(inputs) and takes_whole_numbers(inputs[0]))


class StepsPage(Page):
    """Blue steps speak for the class, orange ones against it."""

    def __init__(self, asker: Asker, parent: QWidget | None = None):
        self.method_label, self.method_box = QLabel(), ChoiceBox(("", ""))
        self.class_label, self.class_box = QLabel(), ClassBox()
        self.score_label, self.score_box = QLabel(), ChoiceBox(("", ""))
        self.bars = ValueBars()
        self.caption = QLabel(wordWrap=True)
        self.export_button = ExportButton("steps", png=self.bars.export_png, csv=self._csv)
        self._values = np.zeros(0)
        self._answer: StepAttributionAnswer | None = None
        content = QWidget()
        self._lay_out(content)
        super().__init__(asker, content, parent)
        self.method_box.setCurrentIndex(0)
        for box in (self.method_box, self.class_box, self.score_box):
            box.activated.connect(self.refresh)
        self.export_button.failed.connect(self.export_failed)
        self.follow()

    def refresh(self) -> None:
        if self._shown is None:
            return
        shown = self._shown
        classes = shown.known.classes
        self.class_box.offer(classes)
        for widget in (self.class_label, self.class_box):
            widget.setVisible(bool(classes))
        question = StepAttribution(
            shown.key,
            shown.picture,
            _METHODS[self.method_box.currentIndex()],
            self.class_box.target,
            self.score_box.currentIndex() != _AFTER,
        )
        is_live = question.method == GRADIENT  # the other runs the network once a step
        self._asker.put("steps", question, self._on_steps, self._on_failed, live=is_live)

    def take_sample(self, sample: SampleAnswer) -> None:
        self._values = sample.values
        self._draw()

    def leave(self) -> None:
        self._asker.drop("steps")

    def retranslate(self) -> None:
        self.method_label.setText(self.tr("Method"))
        self.class_label.setText(self.tr("Class"))
        self.score_label.setText(self.tr("Score"))
        self.method_box.setItemText(0, self.tr("Gradient × input"))
        self.method_box.setItemText(1, self.tr("Covering steps"))
        self.score_box.setItemText(0, self.tr("Before softmax"))
        self.score_box.setItemText(_AFTER, self.tr("After softmax"))
        tips = {
            self.method_box: self.tr(
                "Gradient × input takes one way back, and is the default; covering each step with "
                "0 takes one run for each"
            ),
            self.class_box: self.tr("The class whose evidence is shown"),
            self.score_box: self.tr(
                "Which number of the class is explained: the one before softmax or sigmoid, which "
                "is the default, or the probability after it"
            ),
        }
        for box, tip in tips.items():
            box.setToolTip(tip)
            box.setAccessibleName(tip)
        self._write()

    def _on_steps(self, answer: StepAttributionAnswer) -> None:
        self.say("")
        self._answer = answer
        self._draw()
        self._write()
        self.told.emit(answer.step)

    def _on_failed(self, error) -> None:
        super()._on_failed(error)
        self._answer = None
        self._draw()

    def _names(self) -> list[str]:
        """Return the number of each step, of words with the word's own number."""
        if self._values.ndim == 1:
            return [f"{i}: {int(word)}" for i, word in enumerate(self._values, start=1)]
        return [str(i) for i in range(1, len(self._values) + 1)]

    def _draw(self) -> None:
        values = np.zeros(0) if self._answer is None else self._answer.values
        if len(values) != len(self._values):  # the answer is on its way
            values = np.zeros(0)
        names = self._names()[: min(len(values), _MOST_STEPS)]
        self.bars.set_values(names, values[:_MOST_STEPS])

    def _write(self) -> None:
        if self._answer is None:
            self.caption.clear()
            return
        target = self._answer.target
        classes = self.class_box.classes
        if target < len(classes):
            words = self.tr("Blue steps speak for '{0}', orange ones against it.")
            self.caption.setText(words.format(classes[target]))
        else:
            self.caption.setText(self.tr("Blue steps raise the answer, orange ones lower it."))

    def _csv(self, path) -> None:
        """Write a row for each step: its name, and what it counts."""
        values = np.zeros(0) if self._answer is None else self._answer.values
        with open(path, "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(["step", "value"])
            writer.writerows(zip(self._names(), values.tolist(), strict=False))

    def _lay_out(self, content: QWidget) -> None:
        mark(self.caption, kind="small")
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        for row, label, box in (
            (0, self.method_label, self.method_box),
            (1, self.class_label, self.class_box),
            (2, self.score_label, self.score_box),
        ):
            mark(label, kind="muted")
            label.setBuddy(box)
            grid.addWidget(label, row, 0)
            grid.addWidget(box, row, 1)
        grid.addWidget(self.export_button, 0, 2)
        grid.setColumnStretch(1, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self.bars)
        area.setMinimumHeight(160)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(grid)
        column.addWidget(area, 1)
        column.addWidget(self.caption)
