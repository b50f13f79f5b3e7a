"""Work beside the engine's loop: a thread, and a question that waits for it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from engine.service.questions.base import Steps

Cancelled = Callable[[], bool]


def in_thread(work: Callable[[Cancelled], Any]) -> Steps:
    """Do ``work`` in a thread of its own; return what it returns, raise what it raises.

    ``work`` may ask its argument whether nobody waits any more. For work on data and files,
    which never change; weights do, and belong to the engine's loop.
    """
    result: list[Any] = []
    errors: list[BaseException] = []
    given_up = threading.Event()

    def run() -> None:
        try:
            result.append(work(given_up.is_set))
        except BaseException as error:  # carried to whoever waits
            errors.append(error)

    thread = threading.Thread(target=run, name="question", daemon=True)
    thread.start()
    try:
        while thread.is_alive():
            yield None
    finally:
        given_up.set()
    if errors:
        raise errors[0]
    return result[0]


def telling(steps: Steps, so_far: Callable[[], tuple[int, int]]) -> Steps:
    """Run ``steps``, and tell ``so_far()`` where they have worked or it has changed."""
    last = so_far()
    try:
        while True:
            worked = next(steps)
            now = so_far()
            yield None if worked is None and now == last else now
            last = now
    except StopIteration as end:
        return end.value
    finally:
        steps.close()
