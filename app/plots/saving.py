"""What a plot is saved as: a picture, a drawing, a table, numbers."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtWidgets import QWidget

from app.plots.export import picture_of, save_png, save_svg
from app.theme.tokens import Tokens
from app.widgets.pixels import write_npz

_Base = QWidget if TYPE_CHECKING else object  # a mixin, like ``Live``


class Saving(_Base):
    """Mixin before a plot's class, which says what it is worth: ``copy``, ``rows``, ``arrays``."""

    @property
    def picture_size(self) -> tuple[int, int]:
        """Width and height of a picture in pixels."""
        return 900, 600

    def copy(self) -> Any:
        """Return another plot of the same, to be laid out for a picture."""
        raise NotImplementedError

    def rows(self) -> Iterable[Sequence[Any]]:
        """Return the lines of a table, the names of the columns first."""
        raise NotImplementedError

    def arrays(self) -> dict[str, np.ndarray]:
        """Return the numbers by name."""
        raise NotImplementedError

    def export_png(self, path: str | Path, tokens: Tokens | None = None) -> None:
        """Write a picture, in the scheme ``tokens`` (else the window's)."""
        copy = self.copy()
        with picture_of(copy, *self.picture_size, tokens):
            save_png(copy, path)

    def export_svg(self, path: str | Path, tokens: Tokens | None = None) -> None:
        """Write lines and letters, in the scheme ``tokens`` (else the window's)."""
        copy = self.copy()
        with picture_of(copy, *self.picture_size, tokens):
            save_svg(copy, path, self.accessibleName())

    def export_csv(self, path: str | Path) -> None:
        """Write the table."""
        with open(path, "w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(self.rows())

    def export_npz(self, path: str | Path) -> None:
        """Write the numbers. Raises ``OSError``."""
        write_npz(path, self.arrays())
