"""Taking the defaults of another version of Keras: pure functions from document to document."""

from __future__ import annotations

from dataclasses import replace

from app.document import Document
from engine.profiles import Change, Profile


def taken(document: Document, profile: Profile) -> Document:
    """Return the document with the defaults of ``profile`` in network and plan."""
    network, _ = profile.network(document.network)
    plan, _ = profile.plan(document.plan)
    return replace(document, network=network, plan=plan)


def changes(document: Document, profile: Profile) -> tuple[Change, ...]:
    """Return what ``taken`` would change."""
    _, of_network = profile.network(document.network)
    _, of_plan = profile.plan(document.plan)
    return of_network + of_plan
