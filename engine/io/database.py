"""The SQLite file below a project: opened with care, used by one thread at a time.

SQLite's locks belong to the process: while a project is open, nothing else in the same process may
open and close its file, or another Lamina could write into it. Hence ``ProjectAlreadyOpen``.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

from engine.errors import (
    CopyNotWritten,
    EngineError,
    NotAProject,
    OlderProject,
    ProjectAlreadyOpen,
    ProjectDamaged,
    ProjectLocked,
    ProjectMissing,
    ProjectNotReadable,
    ProjectVanished,
    ReadOnlyProject,
    UnexpectedError,
)
from engine.io import schema
from engine.io.disk_errors import DamagedError, primary_code, told

T = TypeVar("T")

HEADER = 100  # bytes before the first page's content
SIGNATURE = b"SQLite format 3\0"
ATTEMPTS, PAUSE = 40, 0.025  # of reading beside another Lamina; seconds between them

_open_files: set[tuple[int, int]] = set()


class Database:
    """One connection and its lock. ``notice`` says why it is read-only, None if it is not."""

    def __init__(
        self, path: Path, connection: sqlite3.Connection, notice: EngineError | None = None
    ):
        self.path = path
        self.notice = notice
        self._connection = connection
        self._turn, self._lock = threading.Lock(), threading.Lock()
        self._identity = _identity(path)
        _open_files.add(self._identity)

    def read(self, question: Callable[[sqlite3.Connection], T]) -> T:
        """Return ``question(connection)``, asked of the committed state."""
        with self._exclusively():
            return self._answer(question)

    def write(self, steps: Iterable[schema.Step]) -> None:
        """Take all ``steps`` in one transaction, or none. Raises what SQLite raises."""
        with self._exclusively():
            take(self._connection, steps)

    def checkpoint(self, mode: str = "PASSIVE") -> None:
        """Move what was committed from the -wal file into the project file."""
        with self._exclusively():
            self._connection.execute(f"PRAGMA wal_checkpoint({mode})").fetchall()

    def copy_into(self, target: Path) -> None:
        """Write a compact copy into the empty file ``target``."""
        self.read(lambda connection: _vacuum_into(connection, target))

    @property
    def in_place(self) -> bool:
        """Whether the path still leads to the file that was opened."""
        try:
            return _identity(self.path) == self._identity
        except OSError:
            return False

    def close(self) -> None:
        """Close the connection; SQLite removes the -wal file."""
        with self._exclusively():
            self._connection.close()
            _open_files.discard(self._identity)

    @contextmanager
    def _exclusively(self) -> Iterator[None]:
        """Hold the connection. Who waits for it comes before who has just had it."""
        with self._turn:
            self._lock.acquire()
        try:
            yield
        finally:
            self._lock.release()

    def _answer(self, question: Callable[[sqlite3.Connection], T]) -> T:
        try:
            return question(self._connection)
        except (sqlite3.Error, DamagedError, MemoryError) as error:
            raise told(error, self.path) from error


class WatchedDatabase(Database):
    """A file that may be read but not locked: read without locks, again if it changed meanwhile.

    It shows what the Lamina that writes has checkpointed, at most some seconds ago.
    """

    def __init__(self, path: Path, notice: EngineError):
        super().__init__(path, _connect(path, "mode=ro&immutable=1"), notice)
        self._stamp = _stamp(path)

    def _answer(self, question: Callable[[sqlite3.Connection], T]) -> T:
        for _ in range(ATTEMPTS):
            self._renew()
            try:
                answer = super()._answer(question)
            except EngineError:
                if self._current_stamp() == self._stamp:
                    raise
            else:
                if self._current_stamp() == self._stamp:
                    return answer
            time.sleep(PAUSE)
        raise ProjectLocked(name=self.path.name)

    def _renew(self) -> None:
        """Forget cached pages if the file has changed."""
        if (stamp := self._current_stamp()) != self._stamp:
            self._connection.close()
            self._connection = _connect(self.path, "mode=ro&immutable=1")
            self._stamp = stamp

    def _current_stamp(self) -> tuple[int, int, bytes]:
        try:
            return _stamp(self.path)
        except OSError as error:
            raise ProjectVanished(name=self.path.name, folder=str(self.path.parent)) from error


def create_database(path: Path) -> Database:
    """Make the new, empty project file ``path``."""
    try:
        path.open("xb").close()
    except OSError as error:
        raise told(error, path) from error
    connection = _connect(path, "mode=rw")
    try:
        schema.create(connection)
        _prepare_for_writing(connection)
    except sqlite3.Error as error:
        connection.close()
        path.unlink()
        raise told(error, path) from error
    return Database(path, connection)


def open_database(path: Path) -> Database:
    """Open the project file ``path``: for writing if possible, else for reading with a notice."""
    _check_file(path)
    try:
        return _open_for_writing(path)
    except (sqlite3.Error, DamagedError) as error:
        notice = told(error, path)
    if isinstance(notice, UnexpectedError):  # SQLite has no code for some broken headers
        raise ProjectDamaged(name=path.name, where="header")
    if not isinstance(notice, (ProjectLocked, ReadOnlyProject)):
        raise notice
    return _open_for_reading(path, notice)


def take(connection: sqlite3.Connection, steps: Iterable[schema.Step]) -> None:
    """Take ``steps`` in one transaction, or none of them."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        for step in steps:
            step(connection)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def connect_copy(path: Path) -> sqlite3.Connection:
    """Open a file that nobody else knows yet."""
    return _connect(path, "mode=rw")


def is_open(path: Path) -> bool:
    """Whether this process has ``path`` open as a project."""
    return path.exists() and _identity(path) in _open_files


def _open_for_writing(path: Path) -> Database:
    connection = _connect(path, "mode=rw")
    try:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        schema.check(connection, path.name)
        _prepare_for_writing(connection)
        schema.migrate(connection)
    except BaseException:
        connection.close()
        raise
    return Database(path, connection)


def _open_for_reading(path: Path, notice: EngineError) -> Database:
    wal = path.with_name(path.name + "-wal")
    if not isinstance(notice, ProjectLocked) and wal.exists() and wal.stat().st_size:
        database = _opened_copy(path, wal, notice)
    else:
        database = WatchedDatabase(path, notice)
    try:
        database.read(lambda connection: schema.check(connection, path.name))
        found = database.read(schema.version_of)
        if found < schema.version():
            raise OlderProject(name=path.name, actual=found)
    except EngineError:
        database.close()
        raise
    return database


def _opened_copy(path: Path, wal: Path, notice: EngineError) -> Database:
    """Open a copy, which takes in what a killed Lamina left in its -wal file."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "copy.lamina")
        shutil.copyfile(path, copy)
        shutil.copyfile(wal, copy.with_name(copy.name + "-wal"))
        on_disk = _connect(copy, "mode=rw")
        in_memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        on_disk.backup(in_memory)
        on_disk.close()
    return Database(path, in_memory, notice)


def _prepare_for_writing(connection: sqlite3.Connection) -> None:
    """Lock the file for this process; fails where it is locked or may not be written."""
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")  # before WAL: needs no -shm file
    connection.execute("PRAGMA journal_mode = WAL").fetchall()
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA journal_size_limit = 67108864")
    connection.execute("PRAGMA secure_delete = FAST")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("COMMIT")


def _check_file(path: Path) -> None:
    """Refuse what is not a project before SQLite touches it."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise NotAProject(name=path.name)
        if is_open(path):
            raise ProjectAlreadyOpen(name=path.name)
        with path.open("rb") as file:
            header = file.read(HEADER)
    except FileNotFoundError as error:
        raise ProjectMissing(name=path.name, folder=str(path.parent)) from error
    except OSError as error:
        raise ProjectNotReadable(name=path.name, folder=str(path.parent)) from error
    is_ours = int.from_bytes(header[68:72], "big") == schema.APPLICATION_ID
    if not header.startswith(SIGNATURE) or not is_ours:
        raise NotAProject(name=path.name)


def _vacuum_into(connection: sqlite3.Connection, target: Path) -> None:
    target.write_bytes(b"")  # what an earlier attempt may have left
    try:
        connection.execute("VACUUM INTO ?", (_uri(target, "mode=rw"),))
    except sqlite3.Error as error:
        if isinstance(told(error, target), ProjectDamaged):
            raise  # the project itself, not the copy
        raise CopyNotWritten(
            name=target.name, folder=str(target.parent), code=primary_code(error)
        ) from error


def _connect(path: Path, options: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        _uri(path, options), uri=True, isolation_level=None, check_same_thread=False, timeout=0
    )
    connection.text_factory = _decoded
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA mmap_size = 0")
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        raise DamagedError("text") from error


def _uri(path: Path, options: str) -> str:
    posix = path.absolute().as_posix()
    lead = "" if posix.startswith("/") else "/"  # C:/ on Windows
    return f"file://{lead}{quote(os.fsencode(posix), safe='/:')}?{options}"


def _identity(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_dev, status.st_ino


def _stamp(path: Path) -> tuple[int, int, bytes]:
    """Return what changes when another process writes the file."""
    status = path.stat()
    with path.open("rb") as file:
        return status.st_size, status.st_mtime_ns, file.read(HEADER)
