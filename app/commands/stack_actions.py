"""The table of what can be done with the selected layers."""

from __future__ import annotations

from typing import Protocol

from app.action_table import Row
from app.i18n.marking import marked


class StackHands(Protocol):
    """What the table calls."""

    def toggle_palette(self) -> None: ...
    def mend(self) -> None: ...
    def cut(self) -> None: ...
    def copy(self) -> None: ...
    def paste(self) -> None: ...
    def duplicate(self) -> None: ...
    def rename(self) -> None: ...
    def remove(self) -> None: ...
    def move_up(self) -> None: ...
    def move_down(self) -> None: ...
    def toggle_frozen(self) -> None: ...
    def is_stack(self) -> bool: ...
    def has_selection(self) -> bool: ...
    def can_rename(self) -> bool: ...
    def can_change(self) -> bool: ...
    def can_copy(self) -> bool: ...
    def can_mend(self) -> bool: ...
    def can_freeze(self) -> bool: ...
    def is_frozen(self) -> bool: ...


def rows(hands: StackHands) -> list[Row]:
    """Return the actions on layers, in the order of their menu."""
    return [*_adding(hands), *_clipboard(hands), *_changing(hands)]


def _adding(hands: StackHands) -> list[Row]:
    return [
        Row(
            "add_layer",
            "layer",
            marked("Actions", "Add layer"),
            marked("Actions", "Add a layer after the selected one"),
            "Ins | +",
            "add",
            hands.toggle_palette,
            hands.is_stack,
        ),
        Row(
            "mend_layer",
            "layer",
            marked("Actions", "Mend"),
            marked("Actions", "Mend the error of the selected layer in the way its button says"),
            "Alt+Return",
            "mend",
            hands.mend,
            hands.can_mend,
        ),
    ]


def _clipboard(hands: StackHands) -> list[Row]:
    return [
        Row(
            "cut_layers",
            "layer",
            marked("Actions", "Cut"),
            marked("Actions", "Take the selected layers away, to be pasted"),
            "Ctrl+X",
            "cut",
            hands.cut,
            hands.can_change,
        ),
        Row(
            "copy_layers",
            "layer",
            marked("Actions", "Copy"),
            marked("Actions", "Copy the selected layers, without weights"),
            "Ctrl+C",
            "copy",
            hands.copy,
            hands.has_selection,
        ),
        Row(
            "paste_layers",
            "layer",
            marked("Actions", "Paste"),
            marked("Actions", "Insert copied layers after the selected one"),
            "Ctrl+V",
            "paste",
            hands.paste,
            hands.is_stack,
        ),
        Row(
            "duplicate_layers",
            "layer",
            marked("Actions", "Duplicate"),
            marked("Actions", "Insert copies of the selected layers after them"),
            "Ctrl+D",
            "duplicate",
            hands.duplicate,
            hands.can_copy,
        ),
    ]


def _changing(hands: StackHands) -> list[Row]:
    return [
        Row(
            "rename_layer",
            "layer",
            marked("Actions", "Rename"),
            marked("Actions", "Give the selected layer another name"),
            "F2",
            "rename",
            hands.rename,
            hands.can_rename,
        ),
        Row(
            "freeze_layers",
            "layer",
            marked("Actions", "Frozen"),
            marked("Actions", "Keep the weights of the selected layers as they are in training"),
            "Ctrl+Shift+L",
            "frozen",
            hands.toggle_frozen,
            hands.can_freeze,
            hands.is_frozen,
        ),
        Row(
            "move_layers_up",
            "layer",
            marked("Actions", "Move up"),
            marked("Actions", "Move the selected layers up"),
            "Alt+Up",
            "move_up",
            hands.move_up,
            hands.can_copy,
        ),
        Row(
            "move_layers_down",
            "layer",
            marked("Actions", "Move down"),
            marked("Actions", "Move the selected layers down"),
            "Alt+Down",
            "move_down",
            hands.move_down,
            hands.can_copy,
        ),
        Row(
            "remove_layers",
            "layer",
            marked("Actions", "Delete"),
            marked("Actions", "Delete the selected layers"),
            "Del",
            "bin",
            hands.remove,
            hands.can_change,
        ),
    ]
