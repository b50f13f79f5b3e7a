"""What the search for shortcuts found, in sentences."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.i18n.marking import marked
from engine.explain.shortcuts import CONCENTRATED, COSTLY, DECISIVE, Shortcuts

ZONES = {
    "border": marked("Shortcuts", "border"),
    "centre": marked("Shortcuts", "centre"),
    "top left": marked("Shortcuts", "top left corner"),
    "top right": marked("Shortcuts", "top right corner"),
    "bottom left": marked("Shortcuts", "bottom left corner"),
    "bottom right": marked("Shortcuts", "bottom right corner"),
    "hottest": marked("Shortcuts", "hot spot, rows {0}-{1}, columns {2}-{3}"),
}
_SPOT = marked("Shortcuts", "hot spot {0}-{1}, {2}-{3}")
_FOUND = marked(
    "Shortcuts",
    "A shortcut: {0} % of the heat of {1} lies in the {2}, {3} times its share of the area. "
    "Masking it costs {4} points of the accuracy on {1} ({5} % before, {6} % after).",
)
_SUSPECTED = marked(
    "Shortcuts",
    "Look closer: {0} % of the heat of {1} lies in the {2}, {3} times its share of the area. "
    "Masking it costs {4} points of the accuracy on {1} ({5} % before, {6} % after).",
)
_NONE = marked(
    "Shortcuts", "No shortcut found: no outer zone is both hot for a class and needed for it."
)
_NO_HEAT = marked("Shortcuts", "All maps are empty: choose another method.")
_SPREAD = marked("Shortcuts", "Put into other samples, it turns {0} % of them into {1}.")
_RULES = marked(
    "Shortcuts",
    "Rules of thumb: heat {0} times the share of the area, and {1} points of the accuracy on the "
    "class; from {2} points on it is called a shortcut.",
)


def zone_name(found: Shortcuts, number: int) -> str:
    """Return what a zone is called; rows and columns count from 1."""
    return _named(found, number, ZONES[found.zones[number].name])


def short_name(found: Shortcuts, number: int) -> str:
    """Return the same where there is little room."""
    name = found.zones[number].name
    return _named(found, number, _SPOT if name == "hottest" else ZONES[name])


def _named(found: Shortcuts, number: int, words: str) -> str:
    (top, bottom), (left, right) = found.zones[number].box
    return _tr(words).format(top + 1, bottom + 1, left + 1, right + 1)


def verdict(found: Shortcuts, classes: tuple[str, ...]) -> tuple[str, str]:
    """Return how grave it is ("danger", "warning", "success"), and the sentences that say why."""
    if not found.findings:
        is_empty = int(found.empty.sum()) == int(found.mapped.sum())
        words = _tr(_NO_HEAT) if is_empty else _tr(_NONE)
        return ("warning" if is_empty else "success"), f"{words} {rules()}"
    best = found.findings[0]
    name = classes[best.target]
    words = _tr(_FOUND if best.is_sure else _SUSPECTED).format(
        f"{100 * best.share:.0f}",
        name,
        zone_name(found, best.zone),
        f"{best.ratio:.1f}",
        f"{100 * best.drop:.0f}",
        f"{100 * found.before[best.target]:.0f}",
        f"{100 * found.after[best.zone, best.target]:.0f}",
    )
    spread = _tr(_SPREAD).format(f"{100 * max(best.spread, 0):.0f}", name)
    return ("danger" if best.is_sure else "warning"), f"{words} {spread} {rules()}"


def rules() -> str:
    """Return the thresholds in words."""
    return _tr(_RULES).format(f"{CONCENTRATED:.0f}", f"{100 * COSTLY:.0f}", f"{100 * DECISIVE:.0f}")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Shortcuts", text)
