"""What a network says before and after a change: the classes that matter, one row each."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PySide6.QtWidgets import QWidget

from app.theme.tokens import Tokens
from app.widgets.bars import Bar, BarList


class ChangeBars(BarList):
    """Bars of the probabilities after a change, with those before in words."""

    def __init__(self, top: int = 5, parent: QWidget | None = None):
        super().__init__(parent)
        self._top = top
        self._before, self._after = np.zeros(0), np.zeros(0)
        self._names: Sequence[str] = ()
        self.follow()

    def set_change(self, before: np.ndarray, after: np.ndarray, names: Sequence[str]) -> None:
        """Show probabilities (classes,); the classes that are likeliest in either come first."""
        self._before, self._after, self._names = before, after, names
        self._fill()

    def export_csv(self, path: str | Path) -> None:
        """Write all classes with both probabilities."""
        with open(path, "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(["class", "before", "after"])
            rows = zip(self._names, self._before.tolist(), self._after.tolist(), strict=False)
            writer.writerows(rows)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Prediction before and after"))

    def dress(self, tokens: Tokens) -> None:
        super().dress(tokens)
        self._fill()

    def _fill(self) -> None:
        largest = np.maximum(self._before, self._after)
        order = np.argsort(-largest, kind="stable")[: self._top].tolist()
        self.set_bars([self._bar(index) for index in order])

    def _bar(self, index: int) -> Bar:
        before, after = float(self._before[index]), float(self._after[index])
        text = f"{100 * before:.1f} → {100 * after:.1f} %"
        name = self._names[index] if index < len(self._names) else str(index)
        best = int(self._after.argmax())
        is_other = index == best != int(self._before.argmax())
        colour = self._tokens.negative if is_other else self._tokens.accent
        return Bar(name, min(max(after, 0.0), 1.0), text, colour)
