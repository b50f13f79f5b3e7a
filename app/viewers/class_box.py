"""A choice among classes: the one that is predicted, or one by its name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from app.theme.live import Live
from app.widgets.fields import ChoiceBox

PREDICTED = -1  # instead of the number of a class


class ClassBox(Live, ChoiceBox):
    """Offers the predicted class first, then all by their names."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent=parent)
        self.classes: Sequence[str] = ()
        self.follow()

    @property
    def target(self) -> int:
        """The number of the class, ``PREDICTED`` for the likeliest."""
        data = self.currentData()
        return PREDICTED if data is None else data

    def offer(self, classes: Sequence[str]) -> None:
        """Offer ``classes``; the number that is chosen stays chosen where it is still there."""
        if classes == self.classes and self.count():
            return
        target, self.classes = self.target, classes
        with QSignalBlocker(self):
            self.clear()
            self.addItem(self.tr("Predicted class"), PREDICTED)
            for number, word in enumerate(classes):
                self.addItem(word, number)
            self.setCurrentIndex(max(self.findData(target), 0))

    def retranslate(self) -> None:
        if self.count():
            self.setItemText(0, self.tr("Predicted class"))
