"""The self-test through the real window: the first card, a run, a heat map, an export."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QElapsedTimer, QEventLoop
from PySide6.QtWidgets import QApplication

from app.self_test import EPOCHS, differences
from app.start import Program, make_application
from engine.errors import EngineError
from engine.service.questions import FromData, HeatMap, Weights

_PATIENCE = 120.0  # seconds that anything may take


def through_the_window(folder: Path, figures: dict[str, Any]) -> None:
    """Open the window, click the first card, train, look inside, export and read back."""
    started = time.perf_counter()
    app = make_application()
    program = Program(app, "en", "light", folder)
    program.run()
    try:
        _until(app, lambda: program.session.engine_state == "ready")
        figures["ready_seconds"] = round(time.perf_counter() - started, 2)
        _first_laboratory(app, program, figures)
        _run(app, program, figures)
        _look_inside(app, program, figures)
        _export(app, program, folder, figures)
    finally:
        if program.session.running:
            program.session.stop()
            _until(app, lambda: not program.session.running)
        program.window.close()


def _first_laboratory(app: QApplication, program: Program, figures: dict[str, Any]) -> None:
    session = program.session
    program.window.welcome.cards["signs"].button.click()
    _until(app, lambda: session.overview is not None and session.subject == "shipped")
    figures["classes"] = len(session.overview.classes)
    figures["shipped_accuracy"] = round(session.records["shipped"].last["val_accuracy"], 4)


def _run(app: QApplication, program: Program, figures: dict[str, Any]) -> None:
    session = program.session
    document = session.document
    session.apply("Self-test", replace(document, plan=replace(document.plan, epochs=EPOCHS)))
    program.window.actions_table["start"].trigger()
    run = session.running
    _until(app, lambda: not session.running)
    record = session.records[run]
    figures |= {
        "kernels": record.kernels,
        "parameters": session.summary.parameters,
        "epochs": len(record.epochs),
        "samples_per_second": round(record.epochs[-1].samples_per_second),
        **{name: round(value, 4) for name, value in record.last.items()},
    }


def _look_inside(app: QApplication, program: Program, figures: dict[str, Any]) -> None:
    session = program.session
    choice = session.document.choice
    assert choice is not None
    started = time.perf_counter()
    heat = _ask(app, program, HeatMap("shipped", FromData(choice, "test", 0)))
    figures["grad_cam_seconds"] = round(time.perf_counter() - started, 4)
    figures["heat_range"] = [float(heat.heat.min()), float(heat.heat.max())]


def _export(app: QApplication, program: Program, folder: Path, figures: dict[str, Any]) -> None:
    session = program.session
    record = session.records[session.subject]
    arrays = _ask(app, program, Weights(session.subject))
    path = folder / "signs.keras"
    figures["export_difference"] = differences(path, record.spec, arrays)
    figures["export_bytes"] = path.stat().st_size


def _ask(app: QApplication, program: Program, question: Any) -> Any:
    """Ask the engine and wait for the answer; raise its error."""
    answers: list[Any] = []
    program.bridge.ask(question, answers.append, answers.append)
    _until(app, lambda: answers)
    if isinstance(answers[0], EngineError):
        raise answers[0]
    return answers[0]


def _until(app: QApplication, fact: Callable[[], Any]) -> None:
    """Let the window go on until ``fact`` holds."""
    clock = QElapsedTimer()
    clock.start()
    while not fact():
        if clock.elapsed() > _PATIENCE * 1000:
            raise TimeoutError("the window did not get on")
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
