"""What a whole network costs: parameters, multiply-adds, memory of a batch."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.i18n.numbers import bytes_text, count_text
from app.theme import mark
from app.theme.live import Live
from app.viewers.stack_delegate import compact
from engine.network.shapes import Summary

_NAMES = ("parameters", "multiply_adds", "memory")


class StackTotals(Live, QFrame):
    """Three figures side by side, each with its name below."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.figures = {name: QLabel() for name in _NAMES}
        self._names = {name: QLabel() for name in _NAMES}
        self._batch_size = 1
        self._lay_out()
        self.follow()

    def show_totals(self, summary: Summary, batch_size: int) -> None:
        """Show the totals of ``summary``; the memory is that of ``batch_size`` samples."""
        self._batch_size = batch_size
        values = sum(row.activation_bytes for row in summary.rows) * batch_size
        texts = (count_text(summary.parameters), compact(summary.multiply_adds), bytes_text(values))
        for name, text in zip(_NAMES, texts, strict=True):
            self.figures[name].setText(text)
        trainable = count_text(summary.trainable_parameters)
        self.figures["parameters"].setToolTip(
            self.tr("{0} of them learn; the others are statistics.").format(trainable)
        )
        self.figures["multiply_adds"].setToolTip(
            self.tr("{0} for one sample, forward").format(count_text(summary.multiply_adds))
        )
        self.retranslate()

    def retranslate(self) -> None:
        words = {
            "parameters": self.tr("parameters"),
            "multiply_adds": self.tr("multiply-adds"),
            "memory": self.tr("a batch of {0}").format(self._batch_size),
        }
        self.figures["memory"].setToolTip(
            self.tr("What the outputs of all layers take, kept for the way back")
        )
        for name, word in words.items():
            self._names[name].setText(word)
            self.figures[name].setAccessibleName(f"{self.figures[name].text()} {word}")

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(12)
        for name in _NAMES:
            mark(self.figures[name], kind="strong")
            mark(self._names[name], kind="small")
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(self.figures[name])
            column.addWidget(self._names[name])
            row.addLayout(column, 1)
