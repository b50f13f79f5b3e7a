"""Temporary folders that vanish with the session that made them, or at the next start."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import BinaryIO

from engine.data.readers.errors import CannotWrite
from engine.folders import cache_folder

PREFIX = "reading-"
LOCK = ".lock"
YOUNG = 60.0  # seconds in which a folder may not have got its lock yet


def scratch_root() -> Path:
    """Return the folder that holds the temporary ones."""
    return cache_folder() / "reading"


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Give a new empty folder, and remove it in the end."""
    root = scratch_root()
    _clean_once(root)
    try:
        root.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=root))
        lock = _take(_lock_of(folder))
    except OSError as error:
        code = errno.errorcode.get(error.errno or 0, "?")
        raise CannotWrite(path=str(root), code=code) from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        lock.close()
        with suppress(OSError):  # a scanner of viruses may hold it: the next start removes it
            _lock_of(folder).unlink()


def remove_leftovers(root: Path | None = None) -> int:
    """Remove the folders of sessions that were killed, and return how many there were."""
    removed = 0
    for folder in (root or scratch_root()).glob(PREFIX + "*/"):
        with suppress(OSError):  # another session removes it at the same time
            if not _in_use(folder):
                shutil.rmtree(folder, ignore_errors=True)
                _lock_of(folder).unlink(missing_ok=True)
                removed += 1
    return removed


@cache
def _clean_once(root: Path) -> None:
    remove_leftovers(root)


def _lock_of(folder: Path) -> Path:
    """Return the lock beside the folder: the system lets go of it when its session ends."""
    return folder.with_name(folder.name + LOCK)


def _take(path: Path) -> BinaryIO:
    lock = path.open("a+b")
    if os.name == "posix":
        import fcntl  # only there

        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            lock.close()
            raise
    return lock


def _in_use(folder: Path) -> bool:
    lock = _lock_of(folder)
    if not lock.exists():
        return time.time() - folder.stat().st_mtime < YOUNG
    try:
        if os.name == "posix":
            _take(lock).close()
        else:
            lock.unlink()  # Windows refuses this while a session holds the file open
    except OSError:
        return True
    return False
