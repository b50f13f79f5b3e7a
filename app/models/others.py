"""The networks that may stand beside the one that is shown."""

from __future__ import annotations

from app.session import Session
from engine.network.shapes import fits, summarise


def others_of(session: Session, key: str) -> list[tuple[str, str]]:
    """Return key and name of each run that has weights and takes the data in memory.

    The run under ``key`` is left out, and so is what lies in the bin.
    """
    overview = session.overview
    found = []
    for card in session.document.runs:
        record = session.records.get(card.id)
        if card.id == key or card.deleted or record is None or overview is None:
            continue
        if not (record.has_weights or record.is_running) or not _takes(record.spec, overview):
            continue
        found.append((card.id, card.name))
    return found


def _takes(spec, overview) -> bool:
    if len(spec.inputs) != 1 or summarise(spec).first_error is not None:
        return False
    return fits(spec.inputs[0].layer.shape, overview.sample_shape)
