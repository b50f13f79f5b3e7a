"""Errors on their way to the window: kind and facts, and the report of unexpected ones."""

from __future__ import annotations

import traceback
from typing import Any

from engine.errors import EngineError, OutOfMemory, UnexpectedError
from engine.service.messages import Failure

# what writing into a pipe raises that nobody reads any more
WINDOW_GONE = (EOFError, BrokenPipeError, ConnectionResetError)


def report_of(error: BaseException) -> tuple[str, dict[str, Any]]:
    """Return kind and facts of any error."""
    if isinstance(error, EngineError):
        return type(error).__name__, error.facts
    if isinstance(error, MemoryError):
        return OutOfMemory.__name__, {}
    return UnexpectedError.__name__, {"kind": type(error).__name__, "detail": str(error)}


def failure_of(ticket: int, error: BaseException) -> Failure:
    """Return the message that ``error`` ended what was asked under ``ticket``."""
    kind, facts = report_of(error)
    is_ours = isinstance(error, EngineError)
    report = "" if is_ours else "".join(traceback.format_exception(error))
    return Failure(ticket, kind, facts, report)
