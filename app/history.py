"""Undo and redo of whole documents: a list of named values and a place in it."""

from __future__ import annotations

from dataclasses import dataclass

from app.document import Document


@dataclass(frozen=True)
class Step:
    """What the user did (a translatable name with its facts), and the document after it."""

    label: str
    document: Document


class History:
    """Steps in order; those after the place can be redone until something else is done."""

    def __init__(self, steps: list[Step], place: int = -1):
        assert steps
        self.steps = steps
        self.place = place % len(steps)

    @property
    def document(self) -> Document:
        return self.steps[self.place].document

    @property
    def can_undo(self) -> bool:
        return self.place > 0

    @property
    def can_redo(self) -> bool:
        return self.place < len(self.steps) - 1

    @property
    def undo_label(self) -> str:
        """What undo would take back, "" for nothing."""
        return self.steps[self.place].label if self.can_undo else ""

    @property
    def redo_label(self) -> str:
        return self.steps[self.place + 1].label if self.can_redo else ""

    def push(self, label: str, document: Document) -> None:
        """Do something new: what was undone before is forgotten."""
        self.steps[self.place + 1 :] = [Step(label, document)]
        self.place += 1

    def move(self, place: int) -> None:
        assert 0 <= place < len(self.steps)
        self.place = place
