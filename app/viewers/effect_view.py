"""What changes of units do: a number before and after, and the classes that change most."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.i18n.numbers import count_text
from app.theme import mark, theme
from app.theme.live import Live
from app.widgets.bars import Bar, BarList

MOST_CLASSES = 8
_PATIENCE = 300  # milliseconds until a number is called old


class EffectView(Live, QWidget):
    """Shows a ``SurgeryAnswer``: the number here, the classes in ``picture``."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.sentence, self.slice = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self.title, self.bars = QLabel(wordWrap=True), BarList()
        self.picture = QWidget()
        self._answer: Any = None
        self._late = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._late.timeout.connect(self._write)
        mark(self.sentence, kind="heading")
        for label in (self.slice, self.title):
            mark(label, kind="small")
        for place, widgets in (
            (self, (self.sentence, self.slice)),
            (self.picture, (self.title, self.bars)),
        ):
            column = QVBoxLayout(place)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(4)
            for widget in widgets:
                column.addWidget(widget)
        self.forget()
        self.follow()

    def show_effect(self, answer: Any) -> None:
        """Show what ``engine.service.questions.SurgeryAnswer`` tells."""
        self._answer, self._is_old = answer, False
        self._late.stop()
        self._write()
        self.show()

    def expect(self) -> None:
        """Another answer is on its way: what is shown is soon marked as old."""
        self._is_old = True
        if not self._late.isActive():
            self._late.start()

    def forget(self) -> None:
        """Show nothing."""
        self._answer, self._is_old = None, False
        self._late.stop()
        self.hide()
        self.picture.hide()

    def retranslate(self) -> None:
        self.title.setText(self.tr("Classes that change most"))
        self.bars.setAccessibleName(self.tr("Accuracy by class, before and after"))
        self._write()

    def restyle(self) -> None:
        self.bars.dress(theme().tokens)
        self._write()

    def _write(self) -> None:
        answer = self._answer
        if answer is None:
            return
        if answer.measure == "accuracy":
            words = self.tr("Accuracy {0} % → {1} %")
            numbers = [f"{100 * value:.1f}" for value in (answer.before, answer.after)]
        else:
            words = self.tr("Loss {0} → {1}")
            numbers = [f"{value:.4g}" for value in (answer.before, answer.after)]
        if self._is_old:
            numbers[1] = "…"
        self.sentence.setText(words.format(*numbers))
        parts = {
            "train": self.tr("On {0} samples for training: as learned → with all changes"),
            "validation": self.tr("On {0} samples for validation: as learned → with all changes"),
            "test": self.tr("On {0} samples for testing: as learned → with all changes"),
        }
        self.slice.setText(parts[answer.part].format(count_text(answer.samples)))
        bars = self._bars(answer)
        self.bars.set_bars(bars)
        self.picture.setVisible(bool(bars))

    def _bars(self, answer: Any) -> list[Bar]:
        """Return a bar for each class that changes, the most changed first."""
        before, after = answer.class_before, answer.class_after
        moves = np.nan_to_num(after - before)
        order = [int(i) for i in np.argsort(-np.abs(moves), kind="stable") if moves[i]]
        tokens = theme().tokens
        return [
            Bar(
                answer.classes[i],
                abs(float(moves[i])),
                f"{100 * before[i]:.0f} → {100 * after[i]:.0f} %",
                tokens.positive if moves[i] > 0 else tokens.negative,
            )
            for i in order[:MOST_CLASSES]
        ]
