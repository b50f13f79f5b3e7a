"""One field of a property form for each kind of value: all have ``set_value`` and one signal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from app.widgets.numbers import Calm, IntegerBox, NumberBox, SizesBox
from app.widgets.toggle import Toggle

__all__ = ["ChoiceBox", "Field", "FlagField", "NumberField", "OptionalField", "TextField"]


class Field(QWidget):
    """Holds one editor; ``value_changed`` is emitted only for changes made by the user."""

    value_changed = Signal(object)

    def __init__(self, editor: QWidget, parent: QWidget | None = None):
        super().__init__(parent)
        self.editor = editor
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.addWidget(editor, 1)
        self.setFocusProxy(editor)

    def set_value(self, value: Any) -> None:
        """Show ``value``; emits nothing."""
        raise NotImplementedError

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.editor.setAccessibleName(name)


class NumberField(Field):
    """A real or a whole number, or several whole numbers."""

    def __init__(self, editor: NumberBox | IntegerBox | SizesBox, parent: QWidget | None = None):
        super().__init__(editor, parent)
        self._box = editor
        signal = editor.value_changed if isinstance(editor, SizesBox) else editor.valueChanged
        signal.connect(self.value_changed.emit)

    def set_value(self, value: Any) -> None:
        if isinstance(self._box, SizesBox):
            self._box.set_value(value)
            return
        with QSignalBlocker(self._box):
            self._box.setValue(value)


class FlagField(Field):
    """Yes or no, as a switch."""

    def __init__(self, parent: QWidget | None = None):
        toggle = Toggle()
        super().__init__(toggle, parent)
        self._toggle = toggle
        toggle.toggled.connect(self.value_changed.emit)
        self.row.addStretch(1)

    def set_value(self, value: bool) -> None:
        with QSignalBlocker(self._toggle):
            self._toggle.setChecked(value)


class ChoiceBox(QComboBox):
    """A list of words to choose from; the wheel scrolls the page unless it has the focus."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[str] = (), parent: QWidget | None = None):
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.installEventFilter(Calm(self))
        self.setMinimumContentsLength(6)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMaxVisibleItems(16)
        self.addItems(choices)
        self.textActivated.connect(self.chosen)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box as always, but end words for which there is no room with dots."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        box, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(box, option, part, self).width()
        room -= 0 if option.currentIcon.isNull() else option.iconSize.width() + 4
        words = option.fontMetrics.elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)
        option.currentText = words
        painter.drawComplexControl(box, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def set_value(self, value: str) -> None:
        """Show ``value``, also where it is not in the list; emits nothing."""
        with QSignalBlocker(self):
            if self.findText(value) < 0:
                self.addItem(value)
            self.setCurrentText(value)


class ChoiceField(Field):
    """One of several words; ``choices`` says how each is shown, by its value."""

    def __init__(self, choices: Mapping[str, str], parent: QWidget | None = None):
        box = ChoiceBox(list(choices.values()))
        super().__init__(box, parent)
        self._box = box
        self._shown = choices
        self._values = {shown: value for value, shown in choices.items()}
        box.chosen.connect(self._on_chosen)

    def set_value(self, value: str) -> None:
        self._box.set_value(self._shown.get(value, value))

    def _on_chosen(self, shown: str) -> None:
        self.value_changed.emit(self._values.get(shown, shown))


class TextField(Field):
    """A text."""

    def __init__(self, parent: QWidget | None = None):
        line = QLineEdit()
        super().__init__(line, parent)
        self._line = line
        self._shown = ""
        self._line.editingFinished.connect(self._on_finished)

    def set_value(self, value: str) -> None:
        self._shown = str(value)
        self._line.setText(self._shown)

    def _on_finished(self) -> None:
        if self._line.text() != self._shown:
            self._shown = self._line.text()
            self.value_changed.emit(self._shown)


class OptionalField(Field):
    """A tick, and the field that it switches on; without the tick the value is None."""

    def __init__(self, inner: Field, default: Any, parent: QWidget | None = None):
        super().__init__(inner, parent)
        self._inner = inner
        self.tick = QCheckBox()
        self._last = default
        self.row.insertWidget(0, self.tick)
        self.setFocusProxy(self.tick)
        self.tick.toggled.connect(self._on_ticked)
        inner.value_changed.connect(self._on_inner_changed)

    def set_value(self, value: Any) -> None:
        with QSignalBlocker(self.tick):
            self.tick.setChecked(value is not None)
        self.editor.setEnabled(value is not None)
        if value is not None:
            self._last = value
        self._inner.set_value(self._last)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.tick.setAccessibleName(name)

    def _on_ticked(self, ticked: bool) -> None:
        self.editor.setEnabled(ticked)
        self.value_changed.emit(self._last if ticked else None)

    def _on_inner_changed(self, value: Any) -> None:
        self._last = value
        self.value_changed.emit(value)
