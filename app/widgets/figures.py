"""Some large numbers beside each other, each with its name below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.theme import mark

_ACROSS = 3  # figures in one row


class Figures(QWidget):
    """Given (name, value) pairs of texts."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.values: list[QLabel] = []
        self.names: list[QLabel] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(0)
        self.hide()

    def set_figures(self, figures: Sequence[tuple[str, str]]) -> None:
        """Show ``figures``; hidden where there are none."""
        while len(self.values) < len(figures):
            self._add()
        for place, (value, name) in enumerate(zip(self.values, self.names, strict=True)):
            is_used = place < len(figures)
            name.setText(figures[place][0] if is_used else "")
            value.setText(figures[place][1] if is_used else "")
            value.setAccessibleName(name.text())
            value.setVisible(is_used)
            name.setVisible(is_used)
        self.setVisible(bool(figures))

    def _add(self) -> None:
        row, column = divmod(len(self.values), _ACROSS)
        value, name = QLabel(), QLabel(wordWrap=True)
        mark(value, kind="title")
        mark(name, kind="small")
        self._grid.addWidget(value, 2 * row, column)
        self._grid.addWidget(name, 2 * row + 1, column)
        self._grid.setColumnStretch(column, 1)
        self.values.append(value)
        self.names.append(name)
