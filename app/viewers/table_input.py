"""Values of one's own for a table: a slider and a number for each feature."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSlider, QVBoxLayout, QWidget

from app.theme import mark
from app.theme.live import Live
from app.widgets.numbers import NumberBox
from engine.data.summary import Column

MOST = 100  # features that get a slider; others keep their value
_STEPS = 1000  # of a slider


@dataclass(frozen=True)
class _Row:
    label: QLabel
    slider: QSlider
    box: NumberBox


class TableInput(Live, QWidget):
    """``given(values)``: (features,) float32, after every change."""

    given = Signal(object)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.note = QLabel(wordWrap=True, visible=False)
        self._columns: Sequence[Column] = ()
        self._values = np.zeros(0, np.float32)
        self._rows: list[_Row] = []
        self._grid = QGridLayout()
        self._lay_out()
        self.follow()

    @property
    def values(self) -> np.ndarray:
        """The values shown, (features,) float32; read-only."""
        return self._values

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Offer these features, each at its mean."""
        self._columns = columns
        for row in self._rows:
            for widget in (row.label, row.slider, row.box):
                widget.deleteLater()
        self._rows = [self._made_row(i, column) for i, column in enumerate(columns[:MOST])]
        self.retranslate()
        self.reset()

    def set_values(self, values: np.ndarray) -> None:
        """Take the values of a sample, (features,)."""
        self._values = np.nan_to_num(np.asarray(values, np.float32))
        self._values.setflags(write=False)
        for index, row in enumerate(self._rows):
            with QSignalBlocker(row.box), QSignalBlocker(row.slider):
                row.box.setValue(float(f"{self._values[index]:.6g}"))
                row.slider.setValue(self._step(index))
        self.given.emit(self._values)

    def reset(self) -> None:
        """Put every feature to its mean."""
        self.set_values(np.array([column.mean for column in self._columns], np.float32))

    def retranslate(self) -> None:
        left_out = len(self._columns) - len(self._rows)
        self.note.setVisible(left_out > 0)
        self.note.setText(
            self.tr("{0} more features keep their mean, or the value of a picked sample.").format(
                left_out
            )
        )

    def _made_row(self, index: int, column: Column) -> _Row:
        row = _Row(QLabel(column.name), QSlider(Qt.Orientation.Horizontal), NumberBox())
        tip = f"{column.name}: {column.minimum:.4g} … {column.maximum:.4g}"
        row.slider.setRange(0, _STEPS)
        row.label.setMaximumWidth(150)
        row.label.setBuddy(row.box)
        row.box.setFixedWidth(104)
        for place, widget in enumerate((row.label, row.slider, row.box)):
            widget.setToolTip(tip)
            widget.setAccessibleName(column.name)
            self._grid.addWidget(widget, index, place)
        row.slider.valueChanged.connect(lambda step, i=index: self._on_slid(i, step))
        row.box.valueChanged.connect(lambda value, i=index: self._on_typed(i, value))
        return row

    def _step(self, index: int) -> int:
        column = self._columns[index]
        span = column.maximum - column.minimum
        share = (float(self._values[index]) - column.minimum) / span if span > 0 else 0.0
        return round(_STEPS * min(max(share, 0.0), 1.0))

    def _on_slid(self, index: int, step: int) -> None:
        column = self._columns[index]
        value = column.minimum + (column.maximum - column.minimum) * step / _STEPS
        value = float(f"{value:.4g}")
        with QSignalBlocker(self._rows[index].box):
            self._rows[index].box.setValue(value)
        self._change(index, value)

    def _on_typed(self, index: int, value: float) -> None:
        self._change(index, value)
        with QSignalBlocker(self._rows[index].slider):
            self._rows[index].slider.setValue(self._step(index))

    def _change(self, index: int, value: float) -> None:
        values = self._values.copy()
        values[index] = value
        values.setflags(write=False)
        self._values = values
        self.given.emit(values)

    def _lay_out(self) -> None:
        mark(self.note, kind="small")
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._grid)
        column.addWidget(self.note)
