"""Another Lamina, as a process: ``python -m tests.gui.projects.driver WHAT PATH``.

Prints one JSON object a line.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import replace
from pathlib import Path

NOBODY = 65534
HIDDEN_EPOCHS = 40


def tell(**facts: object) -> None:
    sys.stdout.write(json.dumps(facts) + "\n")
    sys.stdout.flush()


def make_program(home: Path):
    from app.start import Program, make_application

    app = make_application()
    return app, Program(app, "en", "light", home)


def hold(path: Path) -> None:
    """Keep a project open until the standard input ends."""
    _, program = make_program(path.parent)
    program.session.open(path)
    tell(holds=path.name)
    sys.stdin.read()
    program.session.close()


def look_as_nobody(path: Path) -> None:
    """Open a project as a user without rights, and try to change it."""
    app, program = make_program(Path(sys.argv[3]))
    window, session = program.window, program.session
    window.show()
    app.processEvents()
    os.setgid(NOBODY)  # only now: Python itself may lie where nobody may read
    os.setuid(NOBODY)
    window.open_project(path)
    before = session.document
    tell(
        is_open=session.is_open,
        standing=_said(window.messages.standing),
        bar=_said(window.messages.bar),
    )
    if session.is_open:
        session.apply("Seed", replace(before, plan=replace(before.plan, seed=77)))
        tell(kept=session.document == before, standing=_said(window.messages.standing))
    window.files.new()
    tell(bar=_said(window.messages.bar))


def train_hidden(path: Path) -> None:
    """Train, and close the window while the run goes on, to finish it in the background."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QPushButton

    from app.labs import digits

    app, program = make_program(path.parent)
    window, session = program.window, program.session
    document = digits()
    plan = replace(document.plan, epochs=HIDDEN_EPOCHS)
    program.run()
    session.create(path, replace(document, plan=plan))

    def click() -> None:
        box = window.leaving.box
        buttons = {b.text(): b for b in box.findChildren(QPushButton)}
        buttons["Finish in the background"].click()
        tell(visible=window.isVisible(), running=bool(session.running))

    def on_state(run_id: str) -> None:
        if session.records[run_id].state == "running" and window.isVisible():
            window.close()
            QTimer.singleShot(200, click)

    def on_engine(state: str) -> None:
        if state == "ready" and not session.records:
            session.train("Run 1")

    session.run_state_changed.connect(on_state)
    session.engine_changed.connect(on_engine)
    tell(status=app.exec())


def _said(bar) -> str:
    return "" if bar.isHidden() else bar.sentence.text()


if __name__ == "__main__":
    globals()[sys.argv[1]](Path(sys.argv[2]))
