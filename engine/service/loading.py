"""Loads a source: our own at once, other people's files in the reader process."""

from __future__ import annotations

from collections.abc import Callable

from engine.data.dataset import Dataset, Progress, Source


def load(source: Source, progress: Progress, cancelled: Callable[[], bool]) -> Dataset:
    """Return the data set of ``source``. Raises an ``EngineError`` that says what to do."""
    if not source.foreign:
        return source.load(progress)
    from engine.service.reader import read  # a child process: only where files are foreign

    return read(source, progress=progress, cancelled=cancelled)
