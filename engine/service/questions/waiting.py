"""Work beside the engine's loop: a thread, and a question that waits for it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from engine.service.questions.base import Steps


def in_thread(work: Callable[[], Any]) -> Steps:
    """Do ``work`` in a thread of its own; return what it returns, raise what it raises.

    For work on data, which never change; weights do, and belong to the engine's loop.
    """
    result: list[Any] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            result.append(work())
        except BaseException as error:  # carried to whoever waits
            errors.append(error)

    thread = threading.Thread(target=run, name="question", daemon=True)
    thread.start()
    while thread.is_alive():
        yield None
    if errors:
        raise errors[0]
    return result[0]
