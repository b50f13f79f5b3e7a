"""Numbers with their names as bars: blue above zero, orange below."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PySide6.QtWidgets import QWidget

from app.plots.export import picture_of, save_png
from app.theme.tokens import Tokens
from app.widgets.bars import Bar, BarList


class ValueBars(BarList):
    """The longest bar is the largest absolute value, or each has its own whole length."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._names: Sequence[str] = ()
        self._values = np.zeros(0)
        self._shares: np.ndarray | None = None
        self.follow()

    def set_values(
        self, names: Sequence[str], values: np.ndarray, shares: np.ndarray | None = None
    ) -> None:
        """Show ``values`` (n,); ``shares`` (n,) in [0, 1] are the lengths where they are given."""
        self._names, self._values, self._shares = names, np.asarray(values), shares
        self._fill()

    def export_png(self, path: str | Path, width: int = 480, tokens: Tokens | None = None) -> None:
        """Write a picture, in the scheme ``tokens`` (else the window's)."""
        copy = ValueBars()
        copy.set_values(self._names, self._values, self._shares)
        with picture_of(copy, width, copy.sizeHint().height(), tokens):
            save_png(copy, path)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Values"))

    def dress(self, tokens: Tokens) -> None:
        super().dress(tokens)
        self._fill()

    def _fill(self) -> None:
        lengths = self._shares
        if lengths is None:
            sizes = np.abs(np.nan_to_num(self._values))
            lengths = sizes / (sizes.max(initial=0) or 1)
        tokens = self._tokens
        self.set_bars(
            [
                Bar(
                    name,
                    float(length),
                    f"{value:.4g}",
                    tokens.positive if value >= 0 or self._shares is not None else tokens.negative,
                )
                for name, value, length in zip(self._names, self._values, lengths, strict=True)
            ]
        )
