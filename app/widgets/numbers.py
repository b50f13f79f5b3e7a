"""Boxes for numbers: they speak with a decimal point in every language."""

from __future__ import annotations

import math
import re

from PySide6.QtCore import QEvent, QLocale, QObject, QSize, Qt, Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QWidget,
)

_LARGEST = 1e300
_BESIDE_WIDTH = {1: 84, 2: 84, 3: 52}  # pixels: three digits, beside a long label
_BEGINNING = re.compile(r"[+-]?\d*\.?\d*([eE][+-]?\d*)?")


def format_number(value: float) -> str:
    """Return ``value`` as its shortest text with a point or an exponent: 0.001, 1.0, 1e-7."""
    if value == 0 or 1e-4 <= abs(value) < 1e6:
        text = f"{value:.10f}".rstrip("0")
        return text + "0" if text.endswith(".") else text
    mantissa, exponent = f"{value:.9e}".split("e")
    return f"{mantissa.rstrip('0').rstrip('.')}e{int(exponent)}"


def parse_number(text: str) -> float | None:
    """Return the number that ``text`` says, with a point or a decimal comma; None if none."""
    try:
        value = float(text.strip().replace(",", "."))
    except ValueError:
        return None
    return value if math.isfinite(value) else None


class Calm(QObject):
    """Lets the page scroll under a box that has not the focus: an event filter of the box."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_wheel = event.type() == QEvent.Type.Wheel
        if is_wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def make_calm(box: QAbstractSpinBox) -> None:
    """Report when typing is finished, with a point in every language, and never by the wheel."""
    box.setKeyboardTracking(False)
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    box.setLocale(QLocale.c())
    box.lineEdit().setTextMargins(6, 0, 0, 0)  # the stylesheet's padding does not reach it
    box.installEventFilter(Calm(box))


class NumberBox(QDoubleSpinBox):
    """A box for real numbers such as learning rates: takes 1e-3, steps 1, 2, 5, 10."""

    def __init__(
        self,
        value: float = 0.0,
        minimum: float = -_LARGEST,
        maximum: float = _LARGEST,
        parent: QWidget | None = None,
    ):
        super().__init__(parent)
        make_calm(self)
        self.setDecimals(320)  # otherwise Qt rounds 1e-7 to 0
        self.setRange(minimum, maximum)
        self.setValue(value)

    def textFromValue(self, value: float) -> str:
        return format_number(value)

    def valueFromText(self, text: str) -> float:
        value = parse_number(text)
        return self.value() if value is None else value

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        value = parse_number(text)
        state = QValidator.State.Acceptable
        if value is None:
            beginning = _BEGINNING.fullmatch(text.strip().replace(",", "."))
            state = QValidator.State.Intermediate if beginning else QValidator.State.Invalid
        elif not self.minimum() <= value <= self.maximum():
            state = QValidator.State.Intermediate
        return state, text, position

    def fixup(self, text: str) -> str:
        value = parse_number(text)
        value = self.value() if value is None else value
        return format_number(min(max(value, self.minimum()), self.maximum()))

    def stepBy(self, steps: int) -> None:
        value = self.value()
        for _ in range(abs(steps)):
            value = _next_round(value, steps > 0)
        self.setValue(min(max(value, self.minimum()), self.maximum()))
        self.selectAll()

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        flags = QAbstractSpinBox.StepEnabledFlag.StepNone
        if self.value() < self.maximum():
            flags |= QAbstractSpinBox.StepEnabledFlag.StepUpEnabled
        if self.value() > self.minimum():
            flags |= QAbstractSpinBox.StepEnabledFlag.StepDownEnabled
        return flags

    def sizeHint(self) -> QSize:
        size = super().sizeHint()  # of 320 decimals
        size.setWidth(self.fontMetrics().horizontalAdvance("0.0000000") + 48)
        return size

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class IntegerBox(QSpinBox):
    """A box for whole numbers."""

    def __init__(
        self,
        value: int = 0,
        minimum: int = -(2**31),
        maximum: int = 2**31 - 1,
        parent: QWidget | None = None,
    ):
        super().__init__(parent)
        make_calm(self)
        self.setGroupSeparatorShown(False)
        self.setRange(max(minimum, -(2**31)), min(maximum, 2**31 - 1))  # what Qt can count
        self.setValue(value)

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        size.setWidth(self.fontMetrics().horizontalAdvance("0000000") + 48)
        return size

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class SizesBox(QWidget):
    """One to three whole numbers, such as the rows and columns of a kernel."""

    value_changed = Signal(object)  # (int, ...)

    def __init__(
        self,
        value: tuple[int, ...] = (1, 1),
        minimum: int = 0,
        maximum: int = 9999,
        parent: QWidget | None = None,
    ):
        super().__init__(parent)
        self.boxes = tuple(IntegerBox(v, minimum, maximum, self) for v in value)
        self._lay_out()
        for box in self.boxes:
            box.setMinimumWidth(_BESIDE_WIDTH[len(self.boxes)])
            box.valueChanged.connect(self._on_changed)

    def value(self) -> tuple[int, ...]:
        """Return the numbers."""
        return tuple(box.value() for box in self.boxes)

    def set_value(self, value: tuple[int, ...]) -> None:
        """Show ``value``; emits nothing."""
        for box, number in zip(self.boxes, value, strict=True):
            box.blockSignals(True)
            box.setValue(number)
            box.blockSignals(False)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        for number, box in enumerate(self.boxes, start=1):
            box.setAccessibleName(f"{name} {number}")

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for number, box in enumerate(self.boxes):
            if number:
                row.addWidget(QLabel("×"))
            row.addWidget(box, 1)
        self.setFocusProxy(self.boxes[0])

    def _on_changed(self) -> None:
        self.value_changed.emit(self.value())


def _next_round(value: float, up: bool) -> float:
    """Return the next of ..., 0.1, 0.2, 0.5, 1, 2, 5, ... above or below ``value``."""
    if value == 0:
        return 1e-4 if up else -1e-4
    if value < 0:
        return -_next_round(-value, not up)
    exponent = math.floor(math.log10(value) + 1e-12)
    ladder = [float(f"{digit}e{exponent + e}") for e in (-1, 0, 1) for digit in (1, 2, 5)]
    if up:
        return min(step for step in ladder if step > value * (1 + 1e-9))
    return max(step for step in ladder if step < value * (1 - 1e-9))
