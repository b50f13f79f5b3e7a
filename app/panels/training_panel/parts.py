"""Optimizers of their own for some layers: which layers they train, and by which settings."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.commands import parts as commands
from app.errors import explain
from app.i18n.numbers import count_text
from app.i18n.settings import label_of, labels, spoken, tooltips
from app.session import Session
from app.theme import mark
from app.theme.live import Live
from app.widgets.fields import ChoiceBox
from app.widgets.owner_tree import OwnerTree, Row
from app.widgets.part_chooser import PartChooser
from app.widgets.section import Section
from engine.errors import EngineError
from engine.optimizers import optimizers, schedules

MOST_NAMES = 3  # in the name of a step


class PartForm(Live, QWidget):
    """One optimizer of its own. ``removed``; ``forgotten``: its layers that are gone."""

    removed = Signal()
    forgotten = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.optimizer = PartChooser(optimizers, {"schedule": schedules})
        self.gone = QLabel(wordWrap=True, visible=False)
        self.forget_button = QPushButton(visible=False)
        self.remove_button = QPushButton()
        self._lay_out()
        self.remove_button.clicked.connect(self.removed)
        self.forget_button.clicked.connect(self.forgotten)
        self.follow()

    def show_gone(self, ids: tuple[str, ...]) -> None:
        """Say which of its layers stand nowhere any more."""
        words = self.tr("Layers that are gone, and are trained no more: {0}")
        self.gone.setText(words.format(", ".join(ids)))
        self.gone.setVisible(bool(ids))
        self.forget_button.setVisible(bool(ids))

    def retranslate(self) -> None:
        words, tips = labels(), tooltips()
        self.optimizer.form.set_texts(words, tips)
        self.optimizer.box.setToolTip(tips["Plan.optimizer"])
        self.optimizer.box.setAccessibleName(self.tr("Optimizer of these layers"))
        self.forget_button.setText(self.tr("Forget them"))
        self.forget_button.setToolTip(self.tr("Takes the layers that are gone out of the plan"))
        self.remove_button.setText(self.tr("Remove this optimizer"))
        self.remove_button.setToolTip(
            self.tr("Its layers are trained by the optimizer of the plan again")
        )

    def _lay_out(self) -> None:
        mark(self.gone, kind="error")
        for button in (self.forget_button, self.remove_button):
            mark(button, kind="link")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 0, 4)
        column.setSpacing(6)
        column.addWidget(self.gone)
        column.addWidget(self.forget_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.optimizer)
        column.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignLeft)


class Parts(Live, QWidget):
    """All layers with weights, and a form for each optimizer of its own; a change is a step."""

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self._session = session
        self.hint = QLabel(wordWrap=True)
        self.tree = OwnerTree()
        self.label = QLabel()
        self.owner_box = ChoiceBox()
        self.forms: list[PartForm] = []
        self.sections: list[Section] = []
        self._lay_out()
        self.tree.chosen.connect(self._refresh_box)
        self.owner_box.activated.connect(self._on_owner_chosen)
        self.follow()

    def refresh(self) -> None:
        """Show the layers of the network as it is drawn, and the parts of the plan."""
        document = self._session.document
        layers, parts = commands.owned(document), document.plan.parts
        rows = [self._row_of(layer) for layer in layers]
        for number in range(len(parts)):
            lost = [i for i in commands.gone(document, number) if i not in {r.key for r in rows}]
            rows += [self._gone_row(node, number) for node in lost]
        self.tree.set_rows(rows)
        self.tree.setVisible(bool(rows))
        error = commands.trouble(document.network)
        mark(self.hint, kind="error" if error and document.network.nodes else "small")
        self.hint.setText(self._hint(error))
        self._refresh_forms(layers)
        self._refresh_box()

    def retranslate(self) -> None:
        self.label.setText(self.tr("Trained by"))
        tip = self.tr(
            "Which optimizer trains the selected layers. A change of the learning rate while "
            "training scales those of all optimizers."
        )
        for widget in (self.label, self.owner_box):
            widget.setToolTip(tip)
        self.owner_box.setAccessibleName(self.tr("Optimizer of the selected layers"))
        self.refresh()

    # what is shown

    def _hint(self, error: EngineError | None) -> str:
        if error is not None:
            return explain(error)
        return self.tr(
            "Select layers, several with Ctrl or Shift, and choose which optimizer trains them."
        )

    def _row_of(self, layer: commands.Owned) -> Row:
        figure = count_text(layer.weights) if layer.weights else self.tr("frozen")
        owner = self._owner(layer.part)
        tooltip = self.tr("{0}: {1} weights that learn, trained by {2}")
        return Row(
            layer.id,
            layer.name,
            figure,
            owner,
            layer.part,
            tooltip=tooltip.format(layer.name, count_text(layer.weights), owner),
        )

    def _gone_row(self, node: str, number: int) -> Row:
        tooltip = self.tr("This layer was taken out of the network; the optimizer passes over it.")
        words = self.tr("{0} (gone)").format(node)
        return Row(node, words, "", self._owner(number), number, True, tooltip)

    def _owner(self, number: int) -> str:
        plan = self._session.document.plan
        if number == commands.COMMON:
            return plan.optimizer.registered_name
        return f"{number + 1}: {plan.parts[number].optimizer.registered_name}"

    def _refresh_forms(self, layers: list[commands.Owned]) -> None:
        document = self._session.document
        parts = document.plan.parts
        while len(self.forms) > len(parts):
            self.forms.pop()
            self.sections.pop().deleteLater()
        while len(self.forms) < len(parts):
            self._add_form(len(self.forms))
        for number, (form, part) in enumerate(zip(self.forms, parts, strict=True)):
            weights = sum(layer.weights for layer in layers if layer.part == number)
            title = self.tr("Optimizer {0} · weights: {1}").format(
                self._owner(number), count_text(weights)
            )
            self.sections[number].set_title(title)
            form.optimizer.set_part(part.optimizer)
            form.show_gone(commands.gone(document, number))

    def _add_form(self, number: int) -> None:
        form = PartForm()
        section = Section("", form)
        form.removed.connect(lambda: self._on_removed(number))
        form.forgotten.connect(lambda: self._on_forgotten(number))
        form.optimizer.chosen.connect(lambda name: self._on_optimizer_chosen(number, name))
        form.optimizer.changed.connect(
            lambda name, value: self._on_optimizer_changed(number, name, value)
        )
        self.forms.append(form)
        self.sections.append(section)
        self._column.addWidget(section)

    def _refresh_box(self) -> None:
        plan, keys = self._session.document.plan, self.tree.keys()
        owners = {commands.part_of(key, plan.parts) for key in keys}
        with QSignalBlocker(self.owner_box):
            self.owner_box.clear()
            words = self.tr("{0}, as the plan says").format(self._owner(commands.COMMON))
            self.owner_box.addItem(words, commands.COMMON)
            for number in range(len(plan.parts)):
                self.owner_box.addItem(self._owner(number), number)
            self.owner_box.addItem(self.tr("An optimizer of their own"), len(plan.parts))
            place = self.owner_box.findData(owners.pop()) if len(owners) == 1 else -1
            self.owner_box.setCurrentIndex(place)
        self.owner_box.setEnabled(bool(keys))

    # what the user does

    def _on_owner_chosen(self, index: int) -> None:
        keys, number = self.tree.keys(), self.owner_box.itemData(index)
        document = self._session.document
        owner = self._owner(number) if number < len(document.plan.parts) else ""
        label = self.tr("Train {0} by {1}") if owner else self.tr("An optimizer of its own for {0}")
        changed = commands.give(document, keys, number)
        self._session.apply(label.format(self._names(keys), owner), changed)
        self._refresh_box()  # where nothing has changed, nobody else does

    def _on_removed(self, number: int) -> None:
        label = self.tr("Remove the optimizer {0}").format(self._owner(number))
        self._session.apply(label, commands.remove(self._session.document, number))

    def _on_forgotten(self, number: int) -> None:
        document = self._session.document
        changed = commands.give(document, commands.gone(document, number), commands.COMMON)
        self._session.apply(self.tr("Forget layers that are gone"), changed)

    def _on_optimizer_chosen(self, number: int, name: str) -> None:
        label = self.tr("Choose the optimizer {0}").format(f"{number + 1}: {name}")
        document = commands.choose_optimizer(self._session.document, number, name)
        self._session.apply(label, document)

    def _on_optimizer_changed(self, number: int, name: str, value: Any) -> None:
        document = self._session.document
        try:
            changed = commands.set_in_optimizer(document, number, name, value)
        except EngineError as error:
            self.forms[number].optimizer.form.show_error(name, explain(error))
            return
        words = label_of(type(document.plan.parts[number].optimizer), name)
        label = self.tr("Set {0} of the optimizer {1} to {2}")
        self._session.apply(label.format(words, number + 1, spoken(value)), changed)

    def _names(self, keys: list[str]) -> str:
        layers = {layer.id: layer.name for layer in commands.owned(self._session.document)}
        names = [layers.get(key, key) for key in keys[:MOST_NAMES]]
        return ", ".join(names) + (", ..." if len(keys) > MOST_NAMES else "")

    def _lay_out(self) -> None:
        mark(self.hint, kind="small")
        self.label.setBuddy(self.owner_box)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.label)
        row.addWidget(self.owner_box, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self.hint)
        self._column.addWidget(self.tree)
        self._column.addLayout(row)
