"""The page of one value: how it is computed, and a walk from value to value."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.models.asking import Asker
from app.models.computation_rows import Names
from app.panels.inside_panel.pages import Page
from app.panels.inside_panel.shown import Shown
from app.viewers.computation_view import ComputationView
from engine.errors import EngineError, NodeNotFound, NoSuchPlace
from engine.service.questions import (
    ReceptiveField,
    ReceptiveFieldAnswer,
    SampleAnswer,
    ValueComputation,
    ValueComputationAnswer,
)

Value = tuple[str, tuple[int, ...]]  # node and place

START: Value = ("", ())  # the largest value of the output
_MOST_STEPS = 200  # of a walk that are remembered


class ComputationPage(Page):
    """Asks for the value that is looked at; ``go`` looks at another one, which can be undone."""

    def __init__(self, asker: Asker, parent: QWidget | None = None):
        self.view = ComputationView()
        super().__init__(asker, self.view, parent)
        self._walk: list[Value] = [START]
        self._at = 0
        self.view.value_wanted.connect(self.go)
        self.view.asked.connect(self.refresh)
        self.view.back_wanted.connect(lambda: self._step(-1))
        self.view.forward_wanted.connect(lambda: self._step(1))
        self.view.export_button.failed.connect(self.export_failed)
        self._add_keys()

    def go(self, node: str, place: tuple[int, ...]) -> None:
        """Look at a value; those that were gone back from are forgotten."""
        value = node, tuple(place)
        if value == self._walk[self._at]:
            return
        self._walk = [*self._walk[: self._at + 1], value][-_MOST_STEPS:]
        self._at = len(self._walk) - 1
        self.refresh()

    def look(self, shown: Shown) -> None:
        before = self._shown
        if before is not None and before.key != shown.key:
            self._forget_walk()
        super().look(shown)

    def refresh(self) -> None:
        if self._shown is None:
            return
        shown, view = self._shown, self.view
        view.set_classes(shown.known.classes)
        view.set_way_open(self._at > 0, self._at + 1 < len(self._walk))
        node, place = self._walk[self._at]
        question = ValueComputation(
            shown.key, shown.picture, node, place, view.target, view.before_activation
        )
        self._asker.put("computation", question, self._on_computation, self._on_failed)
        self._ask_field(shown, node, place)

    def take_sample(self, sample: SampleAnswer) -> None:
        if sample.values.ndim == 3:
            self.view.field.image.set_values(sample.values)

    def leave(self) -> None:
        self._asker.drop("computation")
        self._asker.drop("computation field")

    def _ask_field(self, shown: Shown, node: str, place: tuple[int, ...]) -> None:
        """Ask which part of the image the value sees, where it is one of a map."""
        if len(place) == 3:
            question = ReceptiveField(shown.key, node, *place[:2], shown.picture)
            put = self._asker.put
            put("computation field", question, self._on_field, self._on_no_field, live=False)
        else:
            self._asker.drop("computation field")
            self.view.field.hide()

    def _step(self, by: int) -> None:
        if 0 <= self._at + by < len(self._walk):
            self._at += by
            self.refresh()

    def _forget_walk(self) -> None:
        self._walk, self._at = [START], 0
        self.view.forget()

    # answers

    def _on_computation(self, answer: ValueComputationAnswer) -> None:
        assert self._shown is not None
        self.say("")
        found = answer.computation
        shown, rows = self._shown, self._shown.summary.rows
        is_output = bool(rows) and found.node == rows[-1].node.id
        outputs = shown.known.classes if is_output else ()
        self.view.show_computation(found, self._names(), outputs)
        self.told.emit(answer.step)

    def _names(self) -> Names:
        """Return the names of the features, by the Input node of a table."""
        assert self._shown is not None
        features = [column.name for column in self._shown.known.features]
        inputs = [row for row in self._shown.summary.rows if row.node.layer.input_count == 0]
        if len(inputs) != 1 or inputs[0].shape != (len(features),):
            return {}
        return {inputs[0].node.id: features}

    def _on_field(self, answer: ReceptiveFieldAnswer) -> None:
        node, place = self._walk[self._at]
        cell = answer.row, answer.column
        if (answer.node, *cell) == (node, *place[:2]):
            self.view.field.show_field(cell, answer.box, answer.field)

    def _on_no_field(self, error: EngineError) -> None:
        self.view.field.hide()

    def _on_failed(self, error: EngineError) -> None:
        is_gone = isinstance(error, (NodeNotFound, NoSuchPlace))
        if is_gone and self._walk[self._at] != START:  # the network has been edited
            self._forget_walk()
            self.refresh()
            return
        self.view.forget()
        super()._on_failed(error)

    def _add_keys(self) -> None:
        for keys, by in (("Alt+Left", -1), ("Alt+Right", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=by: self._step(by))
