"""Reads foreign files in a process of their own, so that none can hurt this one."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any

import numpy as np

from engine.data.dataset import Dataset, FileReference, Notice, Progress, Source, no_progress
from engine.data.readers.errors import FileCrashed, FileTooSlow, ReaderStopped
from engine.errors import Cancelled, EngineError, rebuilt
from engine.service.reader_child import ANSWER, MEGABYTE, Task, serve
from engine.service.scratch import scratch_folder

START_SECONDS = 60.0  # for a cold disk and a scanner of viruses; after it the limit counts
LOOK_SECONDS = 0.05  # between two looks at ``cancelled``
LONGEST_MESSAGE = MEGABYTE  # bytes
COPIED = 16 * MEGABYTE  # bytes copied between two looks at ``cancelled``
SKIPPING = ("probe_images", "read_pictures")  # questions that leave out files that crash
MOST_CRASHES = 200  # files that are skipped one by one before the folder is given up


def _most_megabytes() -> int:
    """Return 60 % of the machine's memory, or 4 GB where the system does not tell."""
    if not hasattr(os, "sysconf"):
        return 4096
    return int(0.6 * os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / MEGABYTE)


@dataclass(frozen=True)
class Limits:
    """What a reader may use."""

    seconds: float = 20.0  # without a sign of life: for one picture, for one block of a file
    megabytes: int = field(default_factory=_most_megabytes)


def never() -> bool:
    """Return that nobody has cancelled."""
    return False


def read(
    source: Source,
    progress: Progress = no_progress,
    cancelled: Callable[[], bool] = never,
    limits: Limits | None = None,
) -> Dataset:
    """Load ``source`` in a process of its own, and return its data set.

    A total of 0 in ``progress`` means that files are still being counted.
    Raises what the source raises, ``Cancelled`` within 200 ms, or ``FileCrashed``,
    ``FileTooSlow`` and ``FileNeedsMemory`` with the file. A folder of pictures skips
    such a file and tells it as a notice.
    """
    skips = getattr(source, "skips_files", False)
    with scratch_folder() as folder:
        keeper = _Keeper(folder, limits or Limits(), progress, cancelled, skips)
        return _dataset(keeper.keep(source=source))


def ask_reader(
    question: str,
    cancelled: Callable[[], bool] = never,
    limits: Limits | None = None,
    progress: Progress = no_progress,
    **arguments: Any,
) -> Any:
    """Return the answer of one of ``reader_child.questions``, by its name.

    Lists stand for tuples in it. Raises as ``read`` does.
    """
    with scratch_folder() as folder:
        skips = question in SKIPPING
        keeper = _Keeper(folder, limits or Limits(), progress, cancelled, skips)
        return keeper.keep(question=question, arguments=arguments)


@dataclass
class _Keeper:
    """Starts a reader, listens to it, ends it, and starts another where a file crashed it."""

    folder: Path
    limits: Limits
    progress: Progress
    cancelled: Callable[[], bool]
    skips_files: bool
    path: str = ""  # the file that the reader is at
    refused: dict[str, dict[str, Any]] = field(default_factory=dict)
    deadline: float = 0.0

    def keep(self, **what: Any) -> Any:
        """Return the answer to the task."""
        while True:
            try:
                self._run(Task(str(self.folder), *self._allowed(), refused=self.refused, **what))
                return self._answer()
            except (FileCrashed, FileTooSlow) as error:
                path = error.facts["path"]
                known = path in self.refused or len(self.refused) == MOST_CRASHES
                if not self.skips_files or known:
                    raise
                self.refused[path] = {"code": type(error).__name__, "facts": error.facts}

    def _allowed(self) -> tuple[float, int]:
        return self.limits.seconds, self.limits.megabytes

    def _run(self, task: Task) -> None:
        """Run one reader to its end. Raises what it reports, or how it ended."""
        self.path = ""
        self.deadline = time.monotonic() + max(START_SECONDS, self.limits.seconds)
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=serve, args=(theirs, task), name="reader", daemon=True)
        process.start()
        theirs.close()  # so that its end is seen here
        try:
            self._listen(ours, process)
        finally:
            process.kill()
            process.join()
            process.close()
            ours.close()

    def _listen(self, connection: Connection, process: SpawnProcess) -> None:
        while True:
            ready = wait([connection], timeout=LOOK_SECONDS)
            self._look()
            if ready:
                try:
                    message = json.loads(connection.recv_bytes(LONGEST_MESSAGE))
                except (OSError, EOFError, ValueError):  # it ended, or talks nonsense
                    process.join(1.0)
                    raise self._ended(process.exitcode) from None
                if self._hear(*message):
                    return
            elif time.monotonic() > self.deadline:
                raise self._too_slow()

    def _look(self) -> None:
        if self.cancelled():
            raise Cancelled()

    def _hear(self, kind: str, *facts: Any) -> bool:
        """Take one message, and return whether it was the last one."""
        self.deadline = time.monotonic() + self.limits.seconds
        if kind == "error":
            raise rebuilt(*facts)
        if kind == "opens":
            self.path = str(facts[0])
        if kind == "progress":
            self.progress(*facts)
        return kind == "done"

    def _too_slow(self) -> EngineError:
        if not self.path:
            return ReaderStopped(code="TIMEOUT")
        return FileTooSlow(path=self.path, seconds=self.limits.seconds)

    def _ended(self, code: int | None) -> EngineError:
        """Return the error for a reader that ended without an answer."""
        name = _name_of(code)
        if name == "SIGALRM":
            return self._too_slow()
        return FileCrashed(path=self.path, code=name) if self.path else ReaderStopped(code=name)

    def _answer(self) -> Any:
        """Return what the reader left in the folder."""
        text = (self.folder / ANSWER).read_text(encoding="utf-8")
        return json.loads(text, object_hook=self._with_arrays)

    def _with_arrays(self, part: dict[str, Any]) -> Any:
        if set(part) != {"array"}:
            return part
        return self._array(self.folder / Path(part["array"]).name)

    def _array(self, path: Path) -> np.ndarray:
        """Return an array in memory of its own, copied in blocks."""
        mapped = np.load(path, mmap_mode="r", allow_pickle=False)
        array = np.empty(mapped.shape, mapped.dtype)
        step = max(1, COPIED * len(mapped) // max(1, mapped.nbytes))
        for begin in range(0, len(mapped), step):
            self._look()
            array[begin : begin + step] = mapped[begin : begin + step]
        return array


def _name_of(code: int | None) -> str:
    """Return the name of the signal that ended a process, or its exit code."""
    if code is not None and code < 0:
        return next((s.name for s in signal.Signals if s == -code), str(code))
    return "?" if code is None else f"{code:#x}" if code > 255 else str(code)


def _dataset(plain: dict[str, Any]) -> Dataset:
    """Rebuild a data set from plain values and arrays."""
    words = {key: tuple(plain[key]) for key in ("classes", "feature_names", "target_names")}
    arrays = {key: plain[key] for key in ("x", "y", "test_x", "test_y", "weights")}
    return Dataset(
        name=plain["name"],
        files=tuple(FileReference(**file) for file in plain["files"]),
        notices=tuple(Notice(**notice) for notice in plain["notices"]),
        **words,
        **arrays,
    )
