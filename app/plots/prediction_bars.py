"""What a network takes an image for: the likeliest classes with their probabilities."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.plots.export import picture_of, save_png
from app.theme.tokens import Tokens
from app.widgets.bars import Bar, BarList


class PredictionBars(BarList):
    """Shows the ``top`` likeliest classes; ``class_clicked(class)``."""

    class_clicked = Signal(int)

    def __init__(self, top: int = 5, parent: QWidget | None = None):
        super().__init__(parent)
        self._top = top
        self._probabilities = np.zeros(0)
        self._classes: list[str] = []
        self._order: list[int] = []
        self._true: int | None = None
        self.clicked.connect(lambda row: self.class_clicked.emit(self._order[row]))
        self.follow()

    def set_probabilities(
        self, probabilities: np.ndarray, classes: list[str], true: int | None = None
    ) -> None:
        """Show probabilities (classes,); with ``true`` known, right is blue and wrong orange."""
        self._probabilities, self._classes, self._true = probabilities, classes, true
        self._fill()

    def export_png(
        self, path: str | Path, width: int = 480, height: int = 0, tokens: Tokens | None = None
    ) -> None:
        """Write a picture, in the scheme ``tokens`` (else the window's)."""
        copy = PredictionBars(self._top)
        copy.set_probabilities(self._probabilities, self._classes, self._true)
        with picture_of(copy, width, height or copy.sizeHint().height(), tokens):
            save_png(copy, path)

    def export_csv(self, path: str | Path) -> None:
        """Write all classes with their probabilities, the likeliest first."""
        with open(path, "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(["class", "probability"])
            for index in np.argsort(-self._probabilities, kind="stable").tolist():
                writer.writerow([self._classes[index], repr(float(self._probabilities[index]))])

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Prediction"))

    def dress(self, tokens: Tokens) -> None:
        super().dress(tokens)
        self._fill()

    def _fill(self) -> None:
        order = np.argsort(-self._probabilities, kind="stable")[: self._top]
        self._order = order.tolist()
        self.set_bars([self._bar(index) for index in self._order])

    def _bar(self, index: int) -> Bar:
        share = float(self._probabilities[index])
        colour = self._tokens.accent
        if self._true is not None:
            colour = self._tokens.positive if index == self._true else self._tokens.negative
        return Bar(self._classes[index], share, f"{100 * share:.1f} %", colour)
