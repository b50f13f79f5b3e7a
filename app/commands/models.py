"""Taking a model from a file into the project: network, plan, and a run with its weights."""

from __future__ import annotations

import time
import uuid
from dataclasses import replace
from typing import Any

from app.document import Document, RunCard
from app.records import IMPORTED, UPDATES, RunRecord
from app.session import Session
from engine.io.model_report import ModelFile
from engine.training.plan import Plan

SUFFIXES = (".keras", ".h5", ".hdf5", ".json")


def take(session: Session, model: ModelFile, name: str, label: str) -> str:
    """Take ``model`` over as one step called ``label``; return the id of its run, "" for none.

    The next training begins with its weights, and continues with its optimizer. Raises the first
    error of its report.
    """
    spec = model.network_spec()
    plan = trained_as(session.document.plan, model.plan)
    if not model.arrays:  # a network that has learned nothing yet
        document = replace(session.document, network=spec, plan=plan, shown_run="", begin_with="")
        session.apply(label, document)
        return ""
    record = RunRecord(uuid.uuid4().hex[:12], None, spec, plan, time.time(), state=IMPORTED)
    if model.steps:
        record.facts = {UPDATES: model.steps}
    session.adopt_run(record, arrays_of(model))
    session.apply(label, with_model(session.document, record, name))
    return record.id


def arrays_of(model: ModelFile) -> dict[str, Any]:
    """Return weights and what the optimizer remembers, as a project keeps them."""
    weights = {f"weights/{key}": array for key, array in model.arrays.items()}
    slots = {
        f"slots/{key}/{name}": array
        for key, each in model.slots.items()
        for name, array in each.items()
    }
    return weights | slots


def with_model(document: Document, record: RunRecord, name: str) -> Document:
    """Return the document with the network, the plan and a card of an opened model."""
    card = RunCard(record.id, name, colour=len(document.runs))
    return replace(
        document,
        network=record.spec,
        plan=record.plan,
        runs=(*document.runs, card),
        shown_run=record.id,
        begin_with=record.id,
        keeps_optimizer=True,
    )


def trained_as(plan: Plan, stored: Plan | None) -> Plan:
    """Return ``plan`` with what a model was compiled with; sizes and callbacks stay."""
    if stored is None:
        return replace(plan, heads=(), parts=())
    return replace(
        plan,
        optimizer=stored.optimizer,
        loss=stored.loss,
        metrics=stored.metrics,
        accuracy=stored.accuracy,
        heads=stored.heads,
        parts=stored.parts,
    )
