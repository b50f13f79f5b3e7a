"""Changes of units in words: what was done to which filter of which layer."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.commands.surgery import Changes
from engine.explain.surgery import ALL_CHANNELS, Draw, Edit, Mute, Scale, Swap
from engine.network.shapes import Summary


def change_text(edit: Edit, summary: Summary) -> str:
    """Return what was done, such as "Unit 3 of 'conv2d' is muted"."""
    name = layer_name(edit.node, summary)
    match edit:
        case Mute():
            return _tr("Unit {0} of '{1}' is muted").format(edit.unit, name)
        case Scale():
            words = _tr("Unit {0} of '{1}' times {2}")
            return words.format(edit.unit, name, f"{edit.factor:.3g}")
        case Swap():
            words = _tr("Units {0} and {2} of '{1}' are swapped")
            return words.format(edit.unit, name, edit.other)
        case Draw() if edit.channel == ALL_CHANNELS:
            return _tr("The kernel of unit {0} of '{1}' is drawn").format(edit.unit, name)
        case Draw():
            words = _tr("The kernel of unit {0} of '{1}' is drawn for the input channel {2}")
            return words.format(edit.unit, name, edit.channel)
    return edit.registered_name


def count_of_changes(changes: Changes) -> str:
    """Return how many changes are at work."""
    return _tr("Changes at work: {0}").format(len(changes))


def layer_name(node: str, summary: Summary) -> str:
    """Return the name of a layer, its id where it is gone."""
    return next((row.node.name for row in summary.rows if row.node.id == node), node)


def _tr(text: str) -> str:
    return QCoreApplication.translate("SurgeryTexts", text)
