"""Editing what a document says of its runs: pure functions from document to document."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from app.document import Document, RunCard
from app.history import Step
from app.records import RunRecord

_SILENT = ("family", "id", "name", "inputs", "outputs", "shared_with", "shards")


def rename_run(document: Document, run_id: str, name: str) -> Document:
    """Call a run otherwise; an empty name changes nothing."""
    name = name.strip()
    return document.with_run(replace(document.run(run_id), name=name)) if name else document


def note_run(document: Document, run_id: str, note: str) -> Document:
    """Write a note beside a run."""
    return document.with_run(replace(document.run(run_id), note=note.strip()))


def set_visible(document: Document, ids: Collection[str], visible: bool) -> Document:
    """Draw the curves of runs, or leave them out."""
    return _changed(document, ids, visible=visible)


def show_run(document: Document, run_id: str) -> Document:
    """Show the network of a run in the viewers, "" for the network as it is drawn."""
    return replace(document, shown_run=run_id)


def delete_runs(document: Document, ids: Collection[str]) -> Document:
    """Put runs into the bin; nothing shows them or begins with them any more."""
    document = _changed(document, ids, deleted=True)
    return replace(
        document,
        shown_run="" if document.shown_run in ids else document.shown_run,
        begin_with="" if document.begin_with in ids else document.begin_with,
    )


def restore_runs(document: Document, cards: Iterable[RunCard]) -> Document:
    """Take runs out of the bin, also those whose start was undone."""
    for card in cards:
        card = replace(card, deleted=False)
        known = any(c.id == card.id for c in document.runs)
        document = (
            document.with_run(card) if known else replace(document, runs=(*document.runs, card))
        )
    return document


def reopen_settings(document: Document, record: RunRecord) -> Document:
    """Take network, plan and data from a run, to go on from there."""
    return replace(
        document,
        choice=record.choice or document.choice,
        network=record.spec,
        plan=replace(record.plan, shards=0),
    )


# What there is


def listed(document: Document, records: Collection[str]) -> list[RunCard]:
    """Return the cards of the runs outside the bin, in the order of starting."""
    return [c for c in document.runs if c.id in records and not c.deleted]


def binned(document: Document, records: Iterable[str], steps: Iterable[Step]) -> list[RunCard]:
    """Return the cards of the runs in the bin, also of those whose start was undone.

    ``steps`` are all steps of the history: they know how an undone run was called.
    """
    known = {c.id: c for c in document.runs}
    earlier = {c.id: c for step in steps for c in step.document.runs}
    cards = []
    for run_id in records:
        card = known.get(run_id)
        if card is None:
            cards.append(earlier.get(run_id, RunCard(run_id, run_id)))
        elif card.deleted:
            cards.append(card)
    return cards


@dataclass(frozen=True)
class Difference:
    """A setting in which two runs differ; None where one of them does not have it.

    ``path`` are the names that lead to it, layers by their visible name:
    ``("plan", "optimizer", "learning_rate")``. ``owner`` is the class that it is a setting of.
    """

    path: tuple[str, ...]
    owner: str
    first: Any
    second: Any


def differences(first: RunRecord, second: RunRecord) -> list[Difference]:
    """Return the settings in which two runs differ: data, network and plan.

    Where the classes of a part differ, only settings that both have are compared.
    """
    ours, theirs = _leaves_of(first), _leaves_of(second)
    found = []
    for path in dict.fromkeys([*ours, *theirs]):
        (owner, a), (_, b) = ours.get(path, ("", None)), theirs.get(path, ("", None))
        if a == b:
            continue
        owners = [path[:i] for i in range(1, len(path)) if path[:i] in {**ours, **theirs}]
        of_other_part = any(ours.get(p) != theirs.get(p) for p in owners)
        if not (of_other_part and (path not in ours or path not in theirs)):
            found.append(Difference(path, owner or theirs.get(path, ("",))[0], a, b))
    return found


def _leaves_of(record: RunRecord) -> dict[tuple[str, ...], tuple[str, Any]]:
    settings = record.settings()
    parts = {name: settings[name] for name in ("choice", "network", "plan")}
    return dict(_leaves(parts, (), ""))


def _leaves(
    data: Any, path: tuple[str, ...], owner: str
) -> Iterator[tuple[tuple[str, ...], tuple[str, Any]]]:
    """Yield ``(path, (owner, value))`` for every value of plain JSON data.

    The class of a part stands at the path of the part itself; nodes of a network and members
    of other lists go by their name or class, not by their place, where they have one.
    """
    if isinstance(data, dict):
        inside = data.get("class", owner)
        for key, value in data.items():
            if key not in _SILENT:
                yield from _leaves(value, path if key == "class" else (*path, key), inside)
    elif isinstance(data, list) and all(isinstance(v, dict) for v in data):
        for number, value in enumerate(data, start=1):
            named = (value.get(key) for key in ("name", "class", "output"))
            name = next((name for name in named if name), str(number))
            yield from _leaves(value, (*path, name), owner)
    else:
        yield path, (owner, tuple(data) if isinstance(data, list) else data)


def _changed(document: Document, ids: Collection[str], **changes: Any) -> Document:
    runs = tuple(replace(c, **changes) if c.id in ids else c for c in document.runs)
    return replace(document, runs=runs)
