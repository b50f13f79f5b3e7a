"""What a user does to the network, as named steps that can be undone."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.commands import stack
from app.document import Document
from app.session import Session
from engine.errors import EngineError
from engine.network.edits import node_at
from engine.network.fit import Demand
from engine.network.repairs import Repair


class StackEditor(QObject):
    """Applies commands to the document of the session.

    An error that belongs to no field is emitted; ``added`` names nodes that are new.
    """

    failed = Signal(object)  # EngineError
    added = Signal(list)  # ids

    def __init__(self, session: Session, parent: QObject | None = None):
        super().__init__(parent)
        self._session = session

    @property
    def document(self) -> Document:
        return self._session.document

    @property
    def demand(self) -> Demand | None:
        """What the data in memory ask of the network."""
        return stack.demand_of(self._session.overview)

    def insert(self, class_name: str, place: int) -> None:
        """Put a new layer before row ``place``."""
        label = self.tr("Add {0}").format(class_name)
        self._try(label, lambda d: stack.insert_layer(d, class_name, place, self.demand))

    def remove(self, ids: Collection[str]) -> None:
        label = self._named(ids, self.tr("Delete {0}"), self.tr("Delete %n layers", "", len(ids)))
        self._try(label, lambda d: stack.remove_layers(d, ids))

    def cut(self, ids: Collection[str]) -> str:
        """Take layers away and return them as text."""
        text = stack.copy_layers(self.document, ids)
        label = self._named(ids, self.tr("Cut {0}"), self.tr("Cut %n layers", "", len(ids)))
        self._try(label, lambda d: stack.remove_layers(d, ids))
        return text

    def copy(self, ids: Collection[str]) -> str:
        """Return layers as text."""
        return stack.copy_layers(self.document, ids)

    def paste(self, text: str, place: int) -> None:
        """Put the layers of ``text`` before row ``place``."""
        self._try(self.tr("Paste layers"), lambda d: stack.paste_layers(d, text, place))

    def duplicate(self, ids: Collection[str]) -> None:
        label = self._named(
            ids, self.tr("Duplicate {0}"), self.tr("Duplicate %n layers", "", len(ids))
        )
        self._try(label, lambda d: stack.duplicate_layers(d, ids))

    def move_to(self, ids: Collection[str], place: int) -> None:
        """Put layers before what is row ``place`` now."""
        label = self._named(ids, self.tr("Move {0}"), self.tr("Move %n layers", "", len(ids)))
        self._try(label, lambda d: stack.move_layers(d, ids, place))

    def move_up(self, ids: Collection[str]) -> None:
        label = self._named(ids, self.tr("Move {0} up"), self.tr("Move %n layers up", "", len(ids)))
        self._try(label, lambda d: stack.move_up(d, ids))

    def move_down(self, ids: Collection[str]) -> None:
        label = self._named(
            ids, self.tr("Move {0} down"), self.tr("Move %n layers down", "", len(ids))
        )
        self._try(label, lambda d: stack.move_down(d, ids))

    def rename(self, node_id: str, name: str) -> None:
        label = self.tr("Rename {0} to {1}").format(self._name(node_id), name.strip())
        self._try(label, lambda d: stack.rename_layer(d, node_id, name))

    def change(self, node_id: str, setting: str, words: str, value: Any) -> None:
        """Change one setting, called ``words``. Raises what is wrong with the value."""
        label = self.tr("Change {0} of {1}").format(words, self._name(node_id))
        self._session.apply(label, stack.set_setting(self.document, node_id, setting, value))

    def set_trainable(self, ids: Collection[str], is_trainable: bool) -> None:
        """Freeze layers, or let them learn again."""
        freeze = self._named(ids, self.tr("Freeze {0}"), self.tr("Freeze %n layers", "", len(ids)))
        thaw = self._named(ids, self.tr("Thaw {0}"), self.tr("Thaw %n layers", "", len(ids)))
        label = thaw if is_trainable else freeze
        self._try(label, lambda d: stack.set_trainable(d, ids, is_trainable))

    def repair(self, label: str, repair: Repair) -> None:
        """Take the way out that ``repair`` describes and ``label`` names."""
        self._try(label, lambda d: stack.apply_repair(d, repair))

    def match_data(self) -> None:
        """Make input, last layer and loss fit the data."""
        demand = self.demand
        if demand is not None:
            label = self.tr("Match the network to the data")
            self._try(label, lambda d: stack.match_data(d, demand))

    def _try(self, label: str, command: Callable[[Document], Document]) -> None:
        before = self.document
        try:
            after = command(before)
        except EngineError as error:
            self.failed.emit(error)
            return
        self._session.apply(label, after)
        if fresh := stack.new_ids(before, after):
            self.added.emit(fresh)

    def _named(self, ids: Collection[str], one: str, many: str) -> str:
        """Return the name of a step on one layer, or on several."""
        if len(ids) == 1:
            return one.format(self._name(next(iter(ids))))
        return many

    def _name(self, node_id: str) -> str:
        return node_at(self.document.network, node_id).name
