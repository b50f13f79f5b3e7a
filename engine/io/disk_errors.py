"""What SQLite and the system report about a file, told as errors of a project."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

from engine.errors import (
    DiskFull,
    EngineError,
    ProjectDamaged,
    ProjectExists,
    ProjectLocked,
    ProjectNotWritten,
    ReadOnlyFolder,
    ReadOnlyProject,
    UnexpectedError,
)

_READ_ONLY = {
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_AUTH,
}
_LOCKED = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_TOOBIG}
_FULL = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}


class DamagedError(ValueError):
    """A row whose content cannot be ours; ``where`` names its table."""

    def __init__(self, where: str):
        super().__init__(where)
        self.where = where


def told(error: Exception, path: Path) -> EngineError:
    """Return ``error``, met while using the project at ``path``, in the user's terms."""
    match error:
        case EngineError():
            return error
        case DamagedError():
            return ProjectDamaged(name=path.name, where=error.where)
        case sqlite3.Error():
            return _told_of_sqlite(error, path)
        case OSError() if error.errno in _FULL:
            return DiskFull(name=path.name)
        case FileExistsError():
            return ProjectExists(name=path.name, folder=str(path.parent))
        case OSError():
            return ReadOnlyFolder(name=path.name, folder=str(path.parent))
        case MemoryError():
            return ProjectNotWritten(name=path.name, code="memory")
    return UnexpectedError(kind=type(error).__name__, detail=str(error))


def _told_of_sqlite(error: sqlite3.Error, path: Path) -> EngineError:
    code = primary_code(error)
    if not code:
        return UnexpectedError(kind=type(error).__name__, detail=str(error))
    if code == sqlite3.SQLITE_FULL:
        return DiskFull(name=path.name)
    if code in _READ_ONLY or error.sqlite_errorcode == sqlite3.SQLITE_IOERR_LOCK:
        return ReadOnlyProject(name=path.name)
    if code in _LOCKED:
        return ProjectLocked(name=path.name)
    if code in _DAMAGED:
        return ProjectDamaged(name=path.name, where=f"SQLite {code}")
    if code in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_NOMEM):
        return ProjectNotWritten(name=path.name, code=error.sqlite_errorname)
    return UnexpectedError(kind=type(error).__name__, detail=str(error))


def primary_code(error: sqlite3.Error) -> int:
    """SQLite's primary result code; 0 for what Python itself raised."""
    return vars(error).get("sqlite_errorcode", 0) & 0xFF


def is_passing(error: Exception) -> bool:
    """Whether the same write may succeed later: the world failed, not the program."""
    if isinstance(error, sqlite3.Error):
        worldly = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_NOMEM}
        return primary_code(error) in worldly | _READ_ONLY | _LOCKED | _DAMAGED
    return isinstance(error, (MemoryError, OSError))
