"""The settings of a climb to what excites filters most, with presets."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.errors import explain
from app.theme.live import Live
from app.widgets.form import PropertyForm
from engine.errors import EngineError
from engine.explain.ascent import ROBUST, Climb


class ClimbForm(Live, QWidget):
    """Holds one ``Climb``. ``changed``: another one; ``book_chosen``: that of the book."""

    changed = Signal()
    book_chosen = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.climb = Climb()
        self.book_button, self.robust_button = QPushButton(), QPushButton()
        self.form = PropertyForm()
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.book_button)
        buttons.addWidget(self.robust_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(buttons)
        column.addWidget(self.form)
        self.form.set_part(self.climb)
        self.form.changed.connect(self._on_changed)
        self.book_button.clicked.connect(self._on_book)
        self.robust_button.clicked.connect(lambda: self.set_climb(ROBUST))
        self.follow()

    def set_climb(self, climb: Climb) -> None:
        """Show other settings."""
        self.climb = climb
        self.form.set_part(climb)
        self.changed.emit()

    def retranslate(self) -> None:
        self.book_button.setText(self.tr("As in the book"))
        self.book_button.setToolTip(
            self.tr("40 steps of 1 from grey noise, as in F. Chollet, Deep Learning with Python")
        )
        self.robust_button.setText(self.tr("Robust"))
        self.robust_button.setToolTip(
            self.tr("Moved at random, faded and smoothed at each step: fewer fine patterns")
        )
        self.form.set_texts(self._labels(), self._tips())

    def _labels(self) -> dict[str, str]:
        return {
            "steps": self.tr("Steps"),
            "step_size": self.tr("Step size"),
            "seed": self.tr("Seed of the start"),
            "size": self.tr("Picture size"),
            "jitter": self.tr("Jitter"),
            "decay": self.tr("Decay"),
            "smoothing": self.tr("Smoothing"),
        }

    def _tips(self) -> dict[str, str]:
        return {
            "steps": self.tr("How often the picture is changed: 1 to 2000, 40 by default."),
            "step_size": self.tr(
                "How much each step changes a pixel on average, of 255: 0.001 to 100, 1 by default."
            ),
            "seed": self.tr(
                "The number that the noise of the start is drawn from: 0 or more, 0 by default."
            ),
            "size": self.tr(
                "Height and width where the network leaves them open; others keep their own. "
                "64 by 64 by default."
            ),
            "jitter": self.tr(
                "The most pixels that the picture is moved by before each step: 0 to 64, "
                "0 (off) by default."
            ),
            "decay": self.tr(
                "The share of each pixel that fades to grey at each step: 0 to 1, "
                "0 (off) by default."
            ),
            "smoothing": self.tr(
                "The length of a step that takes differences of neighbours away (total "
                "variation): 0 to 10, 0 (off) by default."
            ),
        }

    def _on_book(self) -> None:
        self.set_climb(Climb(size=self.climb.size))
        self.book_chosen.emit()

    def _on_changed(self, name: str, value: Any) -> None:
        try:
            self.climb = replace(self.climb, **{name: value})
        except EngineError as error:
            self.form.show_error(name, explain(error))
            return
        self.form.show_error(name, "")
        self.changed.emit()
