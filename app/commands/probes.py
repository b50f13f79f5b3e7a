"""Pinned inputs: pure functions from document to document."""

from __future__ import annotations

import uuid
from dataclasses import replace

import numpy as np

from app.document import Document
from engine.data.probe import MOST_PROBES, DataPlace, OwnValues, Probe
from engine.errors import TooManyProbes


def pin_sample(document: Document, row: int, in_own_test: bool) -> Document:
    """Pin the sample that has the number ``row`` in the data, or in the test part they bring."""
    assert document.choice is not None
    part = "test" if in_own_test else "all"
    return _pinned(document, DataPlace(document.choice.source, part, row))


def pin_values(document: Document, values: np.ndarray, name: str = "") -> Document:
    """Pin values of one's own. Raises ``ProbeTooLarge``."""
    return _pinned(document, OwnValues.of(values), name)


def unpin(document: Document, probe_id: str) -> Document:
    """Pin an input no more."""
    return replace(document, probes=tuple(p for p in document.probes if p.id != probe_id))


def rename(document: Document, probe_id: str, name: str) -> Document:
    """Call a probe ``name``; "" for what it is by itself."""
    named = tuple(replace(p, name=name) if p.id == probe_id else p for p in document.probes)
    return replace(document, probes=named)


def move(document: Document, probe_id: str, place: int) -> Document:
    """Put a probe at ``place`` among all of them, from 0."""
    probe = next(p for p in document.probes if p.id == probe_id)
    others = [p for p in document.probes if p is not probe]
    return replace(document, probes=(*others[:place], probe, *others[place:]))


def with_same(document: Document, what: DataPlace | OwnValues) -> Probe | None:
    """Return the probe that is pinned already with the same input, None if there is none."""
    return next((p for p in document.probes if p.what == what), None)


def _pinned(document: Document, what: DataPlace | OwnValues, name: str = "") -> Document:
    """Add a probe; the same input is not pinned twice. Raises ``TooManyProbes``."""
    if with_same(document, what):
        return document
    if len(document.probes) >= MOST_PROBES:
        raise TooManyProbes(most=MOST_PROBES)
    probe = Probe(uuid.uuid4().hex[:12], name, what)
    return replace(document, probes=(*document.probes, probe))
