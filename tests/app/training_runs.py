"""Runs without an engine: the events that one would send."""

import math
from dataclasses import replace

from app import labs
from app.history import History, Step
from engine.training.events import Batches, EpochDone, Finished, Started

BATCHES = 10  # of one epoch
SAMPLES = 313  # of one epoch, in batches of 32


def open_lab(session, name="digits", overview=None):
    """Put a laboratory into a session that has no project file."""
    session.history = History([Step("", labs.lab(name).make())])
    session.opened.emit()
    session.document_changed.emit(session.document)
    session.overview = overview
    session.data_changed.emit(overview)


def start(session, name="Run 1", **settings):
    """Start a run with these settings of the plan; return its id."""
    plan = replace(session.document.plan, **settings)
    session.apply("settings", replace(session.document, plan=plan))
    run_id = session.train(name)
    report(session, run_id, Started(plan.epochs, BATCHES, SAMPLES, 0, 1, "reference"))
    return run_id


def report(session, run_id, *events):
    """Let the engine tell ``events``."""
    session.bridge.reported.emit(run_id, list(events))


def batches(epoch, first=1, count=BATCHES, loss=None):
    """Return a group of batches; the loss falls as 1 / step unless it is given."""
    step = (epoch - 1) * BATCHES + first
    losses = tuple(loss or 1 / (step + i) for i in range(count))
    return Batches(epoch, first, step, {"loss": losses, "accuracy": tuple(1 - v for v in losses)})


def epoch_done(epoch, **values):
    """Return the end of an epoch, with losses that fall as 1 / epoch."""
    known = {"loss": 1 / epoch, "accuracy": 1 - 1 / epoch}
    known |= {f"val_{name}": value * 0.9 for name, value in known.items()}
    return EpochDone(epoch, {**known, **values}, 0.5, SAMPLES / 0.5, 0.001)


def train(session, run_id, epochs, reason="completed"):
    """Let a run go through ``epochs`` epochs and end."""
    for epoch in range(1, epochs + 1):
        report(session, run_id, batches(epoch), epoch_done(epoch))
    report(session, run_id, Finished(reason, epochs * BATCHES))


def diverge(session, run_id, epoch=1):
    """Let the loss of a run be no number in the second batch of an epoch."""
    facts = {"loss": math.nan, "epoch": epoch, "batch": 2}
    report(session, run_id, batches(epoch, count=2, loss=math.nan), Finished("diverged", 2, facts))
