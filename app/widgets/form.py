"""A form made from the settings of a dataclass: each field gets the editor that fits its kind."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import fields, replace
from typing import Any, get_origin, get_type_hints

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.errors import explain
from app.theme import mark
from app.theme.icons import icon
from app.theme.tokens import SIZES
from app.widgets.fields import (
    ChoiceBox,
    ChoiceField,
    Field,
    OptionalField,
)
from app.widgets.simple_field import default_of, simple_field, without_none
from engine.errors import EngineError

Families = Mapping[str, Iterable[str]]  # a registry, or words, by the name in ``choices``


class PropertyForm(QWidget):
    """Shows the settings of one part and reports what the user changes, one setting a time.

    ``families`` gives the choices of fields whose metadata names a family; a family of parts
    (such as a registry of initializers) also gives their classes. ``tooltips`` holds HTML and
    ``labels`` plain words, both by "Class.setting" or by the name of the setting alone.
    ``hidden`` names settings that are shown elsewhere.
    """

    changed = Signal(str, object)  # (name, value)

    def __init__(
        self,
        families: Families | None = None,
        tooltips: Mapping[str, str] | None = None,
        labels: Mapping[str, str] | None = None,
        hidden: Collection[str] = (),
        parent: QWidget | None = None,
    ):
        super().__init__(parent)
        self.fields: dict[str, Field] = {}
        self._families = families or {}
        self._tooltips = tooltips or {}
        self._labels = labels or {}
        self._hidden = hidden
        self._errors: dict[str, QLabel] = {}
        self._part: Any = None
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(12)
        self._form.setVerticalSpacing(8)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)

    def set_part(self, part: Any) -> None:
        """Show the settings of ``part``, a dataclass; emits nothing."""
        if type(part) is not type(self._part):
            self._rebuild(part)
        self._part = part
        self.clear_errors()
        for name, editor in self.fields.items():
            editor.set_value(getattr(part, name))

    def set_texts(self, labels: Mapping[str, str], tooltips: Mapping[str, str]) -> None:
        """Change words and tooltips, for another language."""
        self._labels, self._tooltips = labels, tooltips
        part, self._part = self._part, None
        if part is not None:
            self.set_part(part)

    def has_fields(self, part: Any) -> bool:
        """Say whether ``part`` has settings that are shown here."""
        return any(f.init and f.name not in self._hidden for f in fields(part))

    @property
    def label_width(self) -> int:
        """The pixels that the widest label wants, for a row below that stands in line."""
        role = QFormLayout.ItemRole.LabelRole
        labels = (self._form.itemAt(row, role) for row in range(self._form.rowCount()))
        return max((each.widget().sizeHint().width() for each in labels if each), default=0)

    def show_error(self, name: str, sentence: str) -> None:
        """Say under the setting ``name`` what is wrong with it; "" takes it away."""
        if name not in self._errors:
            return
        self._errors[name].setText(sentence)
        self._errors[name].setVisible(bool(sentence))
        mark(self.fields[name].editor, invalid=bool(sentence))

    def clear_errors(self) -> None:
        """Take all errors away."""
        for name, label in self._errors.items():
            if label.text():
                self.show_error(name, "")

    def _rebuild(self, part: Any) -> None:
        while self._form.rowCount():
            self._form.removeRow(0)
        self.fields, self._errors = {}, {}
        kinds = get_type_hints(type(part))
        for setting in fields(part):
            if setting.init and setting.name not in self._hidden:
                self._add(setting, kinds[setting.name], part)

    def _add(self, setting: Any, kind: Any, part: Any) -> None:
        name = setting.name
        words = _text(self._labels, part, name) or name.replace("_", " ").capitalize()
        editor = self._editor(setting, kind, part)
        editor.setAccessibleName(words)
        label = QLabel(words, buddy=editor)
        label.setFixedHeight(SIZES.control + 2)
        tip = _text(self._tooltips, part, name)
        for widget in (editor, label):
            widget.setToolTip(tip)
        self._form.addRow(label, self._with_error_line(name, editor))
        if isinstance(editor, PartField):
            self._form.addRow(editor.holder)
        self.fields[name] = editor
        editor.value_changed.connect(lambda value, name=name: self._on_changed(name, value))

    def _with_error_line(self, name: str, editor: Field) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(editor)
        error = QLabel(wordWrap=True, visible=False)
        mark(error, kind="error")
        column.addWidget(error)
        self._errors[name] = error
        return holder

    def _editor(self, setting: Any, kind: Any, part: Any) -> Field:
        limits = setting.metadata
        choices = limits.get("choices", "")
        is_optional = bool(limits.get("optional"))
        if choices and get_origin(without_none(kind)) is tuple:
            return PartsField(self._families[choices], self)
        if choices and without_none(kind) is not str:
            return PartField(self._fitting(setting.name, choices, part), is_optional, self)
        if choices:
            words = choices.split("|") if "|" in choices else list(self._families[choices])
            inner = ChoiceField({w: QCoreApplication.translate("Choices", w) for w in words})
        else:
            inner = simple_field(kind, limits, getattr(part, setting.name))
        if is_optional:
            return OptionalField(inner, default_of(kind, setting, limits))
        return inner

    def _fitting(self, name: str, family: str, part: Any) -> dict[str, type]:
        """Return those of a family that ``part`` takes, such as the layers that a wrapper does."""

        def fits(cls: type) -> bool:
            try:
                replace(part, **{name: cls()})
            except EngineError:
                return False
            return True

        every: Any = self._families[family]
        return {word: every[word] for word in every if fits(every[word])}

    def _on_changed(self, name: str, value: Any) -> None:
        self.show_error(name, "")
        self.changed.emit(name, value)

    @property
    def texts(self) -> dict[str, Any]:
        """What a form inside this one needs to look the same."""
        return {
            "families": self._families,
            "tooltips": self._tooltips,
            "labels": self._labels,
            "hidden": self._hidden,
        }


class PartField(Field):
    """One part of a family, such as an initializer; ``holder`` has its own settings.

    Who places the field places ``holder`` as well, below it.
    """

    def __init__(self, family: Any, optional: bool, form: PropertyForm):
        box = ChoiceBox()
        super().__init__(box)
        self._box = box
        self._family = family
        self._part: Any = None
        self.holder = QWidget()
        self.inner = PropertyForm(**form.texts)
        self._lay_out(optional)
        self._box.activated.connect(self._on_chosen)
        self.inner.changed.connect(self._on_inner_changed)

    def set_value(self, part: Any) -> None:
        self._part = part
        index = self._box.findData(part.registered_name) if part is not None else 0
        with QSignalBlocker(self._box):
            self._box.setCurrentIndex(index)
        has_settings = part is not None and self.inner.has_fields(part)
        self.holder.setVisible(has_settings)
        if has_settings:
            self.inner.set_part(part)

    def _lay_out(self, optional: bool) -> None:
        if optional:
            self._box.addItem(self.tr("none"), None)
        for name in self._family:
            self._box.addItem(name, name)
        inside = QVBoxLayout(self.holder)
        inside.setContentsMargins(12, 0, 0, 4)
        inside.addWidget(self.inner)
        self.holder.hide()

    def _on_chosen(self, index: int) -> None:
        name = self._box.itemData(index, Qt.ItemDataRole.UserRole)
        self.set_value(None if name is None else self._family[name]())
        self.value_changed.emit(self._part)

    def _on_inner_changed(self, name: str, value: Any) -> None:
        try:
            part = replace(self._part, **{name: value})
        except EngineError as error:
            self.inner.show_error(name, explain(error))
            return
        self._part = part
        self.value_changed.emit(part)


def _text(texts: Mapping[str, str], part: Any, name: str) -> str:
    """Return the text of the setting of this class, else that of any class."""
    owner = getattr(type(part), "registered_name", type(part).__name__)
    return texts.get(f"{owner}.{name}") or texts.get(name, "")


class PartsField(Field):
    """Several parts of a family in order, such as stacked cells: at least one."""

    def __init__(self, family: Any, form: PropertyForm):
        self._list = QWidget()
        super().__init__(self._list)
        self._family, self._form = family, form
        self._parts: tuple[Any, ...] = ()
        self.rows: list[PartField] = []
        self.add_button = QToolButton(icon=icon("add"))
        self.remove_button = QToolButton(icon=icon("bin"))
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        buttons = QHBoxLayout()
        for button, name in (
            (self.add_button, self.tr("Add one more")),
            (self.remove_button, self.tr("Remove the last one")),
        ):
            button.setToolTip(name)
            button.setAccessibleName(name)
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._column.addLayout(buttons)
        self.add_button.clicked.connect(self._on_add)
        self.remove_button.clicked.connect(self._on_remove)

    def set_value(self, parts: tuple[Any, ...]) -> None:
        self._parts = parts
        while len(self.rows) > len(parts):
            row = self.rows.pop()
            row.holder.deleteLater()
            row.deleteLater()
        while len(self.rows) < len(parts):
            self._add_row(len(self.rows))
        for row, part in zip(self.rows, parts, strict=True):
            row.set_value(part)
        self.remove_button.setEnabled(len(parts) > 1)

    def _add_row(self, number: int) -> None:
        row = PartField(self._family, False, self._form)
        row.setAccessibleName(f"{self.accessibleName()} {number + 1}")
        self._column.insertWidget(2 * number, row)
        self._column.insertWidget(2 * number + 1, row.holder)
        row.value_changed.connect(lambda part, number=number: self._on_changed(number, part))
        self.rows.append(row)

    def _on_changed(self, number: int, part: Any) -> None:
        self._tell((*self._parts[:number], part, *self._parts[number + 1 :]))

    def _on_add(self) -> None:
        self._tell((*self._parts, self._parts[-1]))

    def _on_remove(self) -> None:
        self._tell(self._parts[:-1])

    def _tell(self, parts: tuple[Any, ...]) -> None:
        self.set_value(parts)
        self.value_changed.emit(parts)
