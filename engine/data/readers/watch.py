"""What a reader tells its keeper: the file it opens, and what it has read so far."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from engine.data.dataset import Notice
from engine.errors import EngineError


@dataclass(frozen=True)
class Reading:
    """What one file of many gave: plain facts and, where it could be read, its bytes."""

    facts: dict[str, Any]
    content: bytes = b""


class Watch:
    """Ignores everything, as where a script reads files without a reader process."""

    def progress(self, done: int, total: int) -> None:
        """Hear how many of many files are read."""

    def opens(self, path: str) -> None:
        """Hear that ``path`` is about to be read; '' where it was the last one."""

    def recall(self, path: str) -> Reading | None:
        """Return what ``path`` gave to an earlier reader that did not come to its end."""

    def remember(self, path: str, reading: Reading) -> None:
        """Keep ``reading`` for a later reader, should this one crash."""


UNWATCHED = Watch()
current_watch: ContextVar[Watch] = ContextVar("current_watch", default=UNWATCHED)


def opens(path: str) -> None:
    """Tell the keeper that ``path`` is about to be read."""
    current_watch.get().opens(path)


def told(error: EngineError) -> Notice:
    """Return ``error`` as a notice beside data that could be read."""
    return Notice(type(error).__name__, error.facts)
