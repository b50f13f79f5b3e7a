"""Taking the defaults of another version of Keras: pure functions from document to document."""

from __future__ import annotations

from dataclasses import replace

from app.document import Document
from engine.profiles import Change, Profile


def taken(document: Document, profile: Profile) -> Document:
    """Return the document with the defaults of ``profile`` in network, plan and split."""
    network, _ = profile.network(document.network)
    plan, _ = profile.plan(document.plan)
    choice = document.choice
    if choice is not None:
        choice = replace(choice, split=profile.split(choice.split)[0])
    return replace(document, network=network, plan=plan, choice=choice)


def changes(document: Document, profile: Profile) -> tuple[Change, ...]:
    """Return what ``taken`` would change."""
    _, of_network = profile.network(document.network)
    _, of_plan = profile.plan(document.plan)
    if document.choice is None:
        return of_network + of_plan
    _, of_split = profile.split(document.choice.split)
    return of_network + of_plan + of_split
