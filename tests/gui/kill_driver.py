"""The program that the kill tests kill: ``python -m tests.gui.kill_driver train|finish PATH``.

Prints one JSON object a line: ``engine`` (process id), ``recorded`` (an epoch that is on the
disk), ``done`` (how the run ended, its epochs, and a digest of its last weights).
"""

from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import replace
from pathlib import Path

EPOCHS = 10


def tell(**facts: object) -> None:
    sys.stdout.write(json.dumps(facts) + "\n")
    sys.stdout.flush()


def digest(arrays: dict) -> str:
    """Return one name for all weights, bit for bit."""
    text = hashlib.sha256()
    for name in sorted(arrays):
        text.update(name.encode() + arrays[name].tobytes())
    return text.hexdigest()[:16]


class Driver:
    """Trains digits in a real window, or finishes what another driver began."""

    def __init__(self, mode: str, path: Path):
        from app.labs import digits
        from app.start import Program, make_application
        from engine.training.callbacks import KeepBest

        self.app = make_application()
        self.program = Program(self.app, "en", "light", path.parent)
        self.session = self.program.session
        self.mode, self.path = mode, path
        document = digits()
        plan = replace(document.plan, epochs=EPOCHS, callbacks=(KeepBest(),))
        self.document = replace(document, plan=plan)
        self.session.engine_changed.connect(self.on_engine)
        self.session.events_arrived.connect(self.on_events)
        self.session.run_state_changed.connect(self.on_state)

    def run(self) -> None:
        self.program.run()
        if self.mode == "train":
            self.session.create(self.path, self.document, "Kill test")
        else:
            self.session.open(self.path)
        self.app.exec()
        self.program.window.close()

    def on_engine(self, state: str) -> None:
        if state != "ready":
            return
        tell(engine=self.session.bridge.engine_pid)
        if self.session.running:
            return
        if self.session.interrupted:
            self.session.resume(self.session.interrupted[-1].id)
        elif not self.session.records:
            self.session.train("Run 1")
        else:
            self.finish(next(iter(self.session.records.values())))

    def on_events(self, run_id: str, events: list) -> None:
        from engine.training.events import EpochDone

        for event in events:
            if isinstance(event, EpochDone):
                self.session.archive.project.flush()
                tell(recorded=event.epoch)

    def on_state(self, run_id: str) -> None:
        record = self.session.records[run_id]
        if record.state in ("completed", "failed"):
            self.finish(record)

    def finish(self, record) -> None:
        arrays = self.session.weights_of(record.id)
        tell(
            done=record.state,
            epochs=[e.epoch for e in record.epochs],
            losses=[e.values["loss"] for e in record.epochs],
            steps=len(record.steps),
            digest=digest(arrays),
        )
        self.app.quit()


if __name__ == "__main__":
    Driver(sys.argv[1], Path(sys.argv[2])).run()
