"""Editing which units of a network are changed: pure functions from document to document."""

from __future__ import annotations

from dataclasses import replace

from app.document import Document
from engine.explain.surgery import Draw, Edit, Mute, Scale, Swap

Changes = tuple[Edit, ...]


def changes_of(document: Document, key: str) -> Changes:
    """Return the changes at work in the network under ``key``, in order."""
    return dict(document.surgery).get(key, ())


def with_changes(document: Document, key: str, changes: Changes) -> Document:
    """Let these changes be at work in the network under ``key``, instead of others."""
    others = tuple(pair for pair in document.surgery if pair[0] != key)
    return replace(document, surgery=(*others, (key, changes)) if changes else others)


def added(changes: Changes, edit: Edit) -> Changes:
    """Return ``changes`` with one more; it takes the place of what it makes void.

    A unit is muted once, and has one factor: 1 is none. A drawing replaces the one before where
    nothing was done to the unit since.
    """
    match edit:
        case Mute():
            return (*without(changes, Mute, edit.node, edit.unit), edit)
        case Scale():
            rest = without(changes, Scale, edit.node, edit.unit)
            return rest if edit.factor == 1 else (*rest, edit)
        case Draw() if changes and _is_redrawn(changes[-1], edit):
            return (*changes[:-1], edit)
    return (*changes, edit)


def without(changes: Changes, kind: type[Edit], node: str, unit: int) -> Changes:
    """Return ``changes`` without those of a kind of one unit."""
    return tuple(c for c in changes if not (type(c) is kind and (c.node, c.unit) == (node, unit)))


def without_unit(changes: Changes, node: str, unit: int) -> Changes:
    """Return ``changes`` without those of one unit, swaps with it included."""
    return tuple(c for c in changes if c.node != node or unit not in (c.unit, _other(c)))


def without_number(changes: Changes, number: int) -> Changes:
    """Return ``changes`` without the one at a place."""
    return (*changes[:number], *changes[number + 1 :])


def is_muted(changes: Changes, node: str, unit: int) -> bool:
    """Return whether a unit is muted."""
    return any(isinstance(c, Mute) and (c.node, c.unit) == (node, unit) for c in changes)


def factor_of(changes: Changes, node: str, unit: int) -> float:
    """Return the factor of a unit, 1 where it is not scaled."""
    factors = (
        c.factor for c in changes if isinstance(c, Scale) and (c.node, c.unit) == (node, unit)
    )
    return next(factors, 1.0)


def _is_redrawn(last: Edit, edit: Draw) -> bool:
    return isinstance(last, Draw) and replace(last, kernel=edit.kernel) == edit


def _other(edit: Edit) -> int | None:
    return edit.other if isinstance(edit, Swap) else None
