"""A choice among the layers that can be looked at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from app.models.inside_layers import LookedAt
from app.widgets.fields import ChoiceBox


class LayerBox(ChoiceBox):
    """Shows layers by their names."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent=parent)
        self._layers: Sequence[LookedAt] = ()

    @property
    def layer(self) -> LookedAt | None:
        """The layer that is chosen, None where there is none."""
        index = self.currentIndex()
        return self._layers[index] if 0 <= index < len(self._layers) else None

    def choose(self, node: str) -> None:
        """Choose a layer by its id, where it is offered; emits nothing."""
        for index, layer in enumerate(self._layers):
            if layer.id == node:
                with QSignalBlocker(self):
                    self.setCurrentIndex(index)

    def offer(self, layers: Sequence[LookedAt]) -> bool:
        """Offer ``layers``, and choose the name chosen before; False where it is gone."""
        before = self.layer.name if self.layer else ""
        self._layers = layers
        names = [layer.name for layer in layers]
        with QSignalBlocker(self):
            self.clear()
            self.addItems(names)
            self.setCurrentIndex(names.index(before) if before in names else 0)
        return self.layer is not None and self.layer.name == before
