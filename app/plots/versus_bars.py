"""How many samples two networks are right about: both, one of them, none."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.i18n.numbers import count_text
from app.plots.export import picture_of, save_png
from app.theme.tokens import Tokens
from app.widgets.bars import Bar, BarList
from engine.explain.versus import FIRST, SECOND


class VersusBars(BarList):
    """Four bars, in the order of ``engine.explain.versus.Versus.cells``."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._counts: Sequence[int] = (0, 0, 0, 0)
        self._names = ("", "")
        self.follow()

    def set_counts(self, counts: Sequence[int], names: tuple[str, str]) -> None:
        """Show how many samples are in each cell; ``names`` are those of the networks."""
        self._counts, self._names = counts, names
        self._fill()

    def describe(self, cell: int) -> str:
        """Return what the samples of a cell have in common."""
        words = (
            self.tr("Both are right"),
            self.tr("Only '{0}' is right"),
            self.tr("Only '{0}' is right"),
            self.tr("Both are wrong"),
        )[cell]
        return words.format(self._names[cell == SECOND])

    def export_png(
        self, path: str | Path, width: int = 480, height: int = 0, tokens: Tokens | None = None
    ) -> None:
        """Write a picture, in the scheme ``tokens`` (else the window's)."""
        copy = VersusBars()
        copy.set_counts(self._counts, self._names)
        with picture_of(copy, width, height or copy.sizeHint().height(), tokens):
            save_png(copy, path)

    def export_csv(self, path: str | Path) -> None:
        """Write the four counts."""
        with open(path, "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(["first", "second", "samples"])
            for right, count in zip(
                (("right", "right"), ("right", "wrong"), ("wrong", "right"), ("wrong", "wrong")),
                self._counts,
                strict=True,
            ):
                writer.writerow([*right, count])

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Who is right"))
        self._fill()

    def dress(self, tokens: Tokens) -> None:
        super().dress(tokens)
        self._fill()

    def _fill(self) -> None:
        total = max(sum(self._counts), 1)
        self.set_bars([self._bar(cell, count / total) for cell, count in enumerate(self._counts)])

    def _bar(self, cell: int, share: float) -> Bar:
        colours = {FIRST: self._tokens.positive, SECOND: self._tokens.negative}
        text = f"{count_text(self._counts[cell])} ({100 * share:.1f} %)"
        tip = self.tr("{0}. A click shows the samples.").format(self.describe(cell))
        return Bar(self.describe(cell), share, text, colours.get(cell, self._tokens.accent), tip)
