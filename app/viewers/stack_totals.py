"""What a whole network costs: parameters, multiply-adds, memory."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.i18n.numbers import bytes_text, count_text
from app.theme import mark
from app.theme.live import Live
from app.viewers.stack_delegate import compact
from engine.network.shapes import Summary
from engine.service.questions import RunMemoryAnswer

_NAMES = ("parameters", "multiply_adds", "memory")


class StackTotals(Live, QFrame):
    """Three figures side by side, each with its name below."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.figures = {name: QLabel() for name in _NAMES}
        self._names = {name: QLabel() for name in _NAMES}
        self._batch_size = 1
        self._forecast: RunMemoryAnswer | None = None
        self._lay_out()
        self.follow()

    def show_totals(
        self, summary: Summary, batch_size: int, forecast: RunMemoryAnswer | None = None
    ) -> None:
        """Show the totals of ``summary``, and the memory that ``forecast`` tells.

        Without a forecast the memory is that of the outputs for ``batch_size`` samples.
        """
        self._batch_size, self._forecast = batch_size, forecast
        outputs = sum(row.activation_bytes for row in summary.rows) * batch_size
        memory = bytes_text(forecast.total if forecast else outputs)
        texts = (count_text(summary.parameters), compact(summary.multiply_adds), memory)
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
        batch = self.tr("a batch of {0}").format(self._batch_size)
        words = {
            "parameters": self.tr("parameters"),
            "multiply_adds": self.tr("multiply-adds"),
            "memory": self.tr("peak memory") if self._forecast else batch,
        }
        self.figures["memory"].setToolTip(self._memory_told())
        for name, word in words.items():
            self._names[name].setText(word)
            self.figures[name].setAccessibleName(f"{self.figures[name].text()} {word}")

    def _memory_told(self) -> str:
        """Return what the figure of the memory counts."""
        if self._forecast is None:
            return self.tr("What the outputs of all layers take, kept for the way back")
        run = self._forecast.run
        text = self.tr(
            "About the most that the engine process will hold while this network trains:\n"
            "{0} the process itself\n{1} data in memory\n{2} weights and gradients\n"
            "{3} memory of the optimizer\n"
            "{4} samples, outputs, their gradients, and room to compute\n"
            "{5} copies while a run is saved"
        )
        parts = (
            self._forecast.process,
            self._forecast.data,
            run.weights + run.gradients,
            run.optimizer,
            run.activations + run.order + run.panels,
            run.copies,
        )
        return text.format(*map(bytes_text, parts))

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
