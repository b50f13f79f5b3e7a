"""The process that reads foreign files: short-lived, limited, and never trusted.

It tells its keeper in JSON which file it is at, and leaves arrays as .npy files in a
folder; nothing that it sends is ever unpickled.
"""

from __future__ import annotations

import errno
import json
import math
import os
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import parent_process
from pathlib import Path
from typing import Any

import numpy as np

from engine.data.dataset import Dataset, Source
from engine.data.readers.errors import CannotWrite, FileNeedsMemory
from engine.data.readers.watch import Reading, Watch, current_watch
from engine.errors import EngineError
from engine.service.journal import Journal

ANSWER = "answer.json"
JOURNAL = "journal.bin"
MEGABYTE = 1 << 20
TOLD_EVERY = 0.05  # seconds between two reports of progress
GRACE = 5  # seconds that the keeper has before the system itself ends a reader that hangs
BLOCK = 8 * MEGABYTE  # bytes written between two signs of life


@dataclass(frozen=True)
class Task:
    """What to read: a source, or a question by its name in ``questions``."""

    folder: str  # for arrays and the journal
    seconds: float  # without any sign of life
    megabytes: int  # memory beyond what the empty process has
    source: Source | None = None
    question: str = ""
    arguments: dict[str, Any] = field(default_factory=dict)
    refused: dict[str, dict[str, Any]] = field(default_factory=dict)  # crashed earlier: facts


def questions() -> dict[str, Callable[..., Any]]:
    """Return the functions that may be asked for, by name."""
    from engine.data.readers.image_folder import probe_images
    from engine.data.readers.loose_pictures import read_pictures
    from engine.data.readers.pictures import read_picture
    from engine.data.readers.table_probe import probe_table
    from engine.io.model_file import read_foreign
    from engine.io.weights_file import read_foreign_weights

    known = (
        *(probe_images, probe_table),
        *(read_foreign, read_foreign_weights, read_picture, read_pictures),
    )
    return {f.__name__: f for f in known}


def serve(connection: Connection, task: Task) -> None:
    """Do one task and end. The target of the spawned process."""
    _fall_silent()
    threading.Thread(target=_watch_parent, name="watch-parent", daemon=True).start()
    _limit_memory(task.megabytes)
    teller = Teller(connection, task)
    current_watch.set(teller)
    teller.send(*_outcome(task, teller))  # here the memory of what failed is free again


def _outcome(task: Task, teller: Teller) -> tuple[Any, ...]:
    """Do the task, and return the last message."""
    try:
        _answer(_work(task, teller), Path(task.folder), teller)
        return ("done",)
    except EngineError as error:
        return "error", type(error).__name__, error.facts
    except MemoryError:
        return "error", FileNeedsMemory.__name__, {"path": teller.path}
    except OSError as error:  # readers tell theirs as EngineError: this is our own folder
        code = errno.errorcode.get(error.errno or 0, "?")
        return "error", CannotWrite.__name__, {"path": task.folder, "code": code}
    except Exception as error:  # a fault of ours must be told as well
        return "error", "UnexpectedError", {"kind": type(error).__name__, "detail": str(error)}


class Teller(Watch):
    """Tells the keeper where the reader is, and keeps what it has read."""

    def __init__(self, connection: Connection, task: Task):
        self._connection = connection
        self._seconds = task.seconds
        self._refused = task.refused
        self._journal = Journal(Path(task.folder) / JOURNAL)
        self._told = -math.inf
        self.path = ""
        self.send("ready")

    def send(self, *message: Any) -> None:
        """Send one message; each is a sign of life."""
        if hasattr(signal, "alarm"):
            signal.alarm(math.ceil(self._seconds) + GRACE)
        self._connection.send_bytes(json.dumps(message).encode())

    def progress(self, done: int, total: int) -> None:
        """Report progress, but not too often."""
        if time.monotonic() - self._told > TOLD_EVERY or done == total:
            self._told = time.monotonic()
            self.send("progress", done, total)

    def opens(self, path: str) -> None:
        self.path = path
        self.send("opens", path)

    def recall(self, path: str) -> Reading | None:
        if path in self._refused:
            return Reading(self._refused[path])
        return self._journal.recall(path)

    def remember(self, path: str, reading: Reading) -> None:
        self._journal.remember(path, reading)


def _work(task: Task, teller: Teller) -> Any:
    if task.source is not None:
        return _described(task.source.load(teller.progress))
    return questions()[task.question](**task.arguments)


def _described(dataset: Dataset) -> dict[str, Any]:
    """Return a data set as plain values and arrays."""
    return {
        **{name: getattr(dataset, name) for name in ("name", "x", "y", "test_x", "test_y")},
        "weights": dataset.weights,
        **{name: getattr(dataset, name) for name in ("classes", "feature_names", "target_names")},
        "files": [asdict(file) for file in dataset.files],
        "notices": [asdict(notice) for notice in dataset.notices],
    }


def _answer(value: Any, folder: Path, teller: Teller) -> None:
    """Write ``value`` as JSON, in which each array is the name of an .npy file."""
    teller.opens("")
    arrays: list[str] = []

    def plain(part: Any) -> Any:
        if isinstance(part, np.ndarray):
            arrays.append(f"{len(arrays)}.npy")
            _write_array(part, folder / arrays[-1], teller)
            return {"array": arrays[-1]}
        if isinstance(part, np.generic):
            return part.item()
        return asdict(part)  # a notice

    text = json.dumps(value, default=plain)
    (folder / ANSWER).write_text(text, encoding="utf-8")


def _write_array(array: np.ndarray, path: Path, teller: Teller) -> None:
    array = np.ascontiguousarray(array)
    assert not array.dtype.hasobject, "objects would have to be pickled"
    with path.open("wb") as file:
        header = np.lib.format.header_data_from_array_1_0(array)
        np.lib.format.write_array_header_2_0(file, header)
        content = memoryview(array.reshape(-1).view(np.uint8).data)
        for begin in range(0, len(content), BLOCK):
            file.write(content[begin : begin + BLOCK])
            teller.send("writes")


def _fall_silent() -> None:
    """Send what decoders print, and what they leave when they crash, nowhere."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (1, 2):
        os.dup2(nowhere, standard)
    if os.name == "posix":
        import resource  # only there

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _watch_parent() -> None:
    """End with the keeper: a killed session must leave no process behind."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _limit_memory(megabytes: int) -> None:
    """Limit the address space to what is there now and ``megabytes`` more (Linux)."""
    statm = Path("/proc/self/statm")
    if not statm.exists():
        return
    import resource  # only there

    pages = int(statm.read_text().split()[0])
    most = pages * resource.getpagesize() + megabytes * MEGABYTE
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
