"""What a project file contains: its tables, its version, and the steps from old versions to new.

The file is accepted only if it holds exactly these tables. Every column states its type, so that
``PRAGMA integrity_check`` finds values of another type in a damaged file.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from functools import lru_cache

from engine.errors import ForeignObjects, NewerProject, ProjectDamaged

APPLICATION_ID = int.from_bytes(b"LMNA", "big")  # bytes 68 to 71 of the file
PAGE = 4096  # bytes

Step = Callable[[sqlite3.Connection], object]


def _column(kind: str, affinity: str, name: str, rest: str = "") -> str:
    return f"{name} {affinity} NOT NULL {rest} CHECK (typeof({name}) = '{kind}')"


def _text(name: str, rest: str = "") -> str:
    return _column("text", "TEXT", name, rest)


def _whole(name: str, rest: str = "") -> str:
    return _column("integer", "INTEGER", name, rest)


def _time(name: str) -> str:
    """Seconds since 1970."""
    return _column("real", "REAL", name)


def _bytes(name: str, rest: str = "") -> str:
    return _column("blob", "BLOB", name, rest)


_OF_RUN = _whole("run", "REFERENCES runs (number) ON DELETE CASCADE")
_OF_SNAPSHOT = _whole("snapshot", "REFERENCES snapshots (id) ON DELETE CASCADE")

_FIRST: dict[str, tuple[str, ...]] = {
    # numbers about the project: 'head' is the edit where undo and redo stand, 0 before the first
    "state": (_text("name", "PRIMARY KEY"), _whole("value")),
    # compressed JSON by the SHA-256 of its text: documents and their top-level parts
    "parts": (_bytes("hash", "PRIMARY KEY"), _bytes("data")),
    "edits": ("id INTEGER PRIMARY KEY", _text("label"), _time("time"), _bytes("document")),
    "versions": ("id INTEGER PRIMARY KEY", _text("name"), _time("time"), _bytes("document")),
    "runs": (
        "number INTEGER PRIMARY KEY",
        _text("id", "UNIQUE"),
        _text("name"),
        _text("note"),
        _text("settings"),
        _text("state"),
        _text("reason"),
        _text("result"),
        _time("started"),
        _time("finished"),
        _whole("binned"),
    ),
    # float32, little-endian, in chunks; ``first`` counts the batches before the chunk
    "metrics": (
        _OF_RUN,
        _text("name"),
        _whole("first"),
        _bytes("data"),
        "UNIQUE (run, name, first)",
    ),
    "epochs": (_OF_RUN, _whole("epoch"), _time("time"), _text("result"), "UNIQUE (run, epoch)"),
    "events": ("id INTEGER PRIMARY KEY", _OF_RUN, _time("time"), _text("event")),
    "snapshots": (
        "id INTEGER PRIMARY KEY",
        _OF_RUN,
        _whole("step"),
        _whole("epoch"),
        _text("kind"),
        _time("time"),
        _text("state"),
        _whole("count"),  # of its arrays
    ),
    "arrays": (
        _OF_SNAPSHOT,
        _text("name"),
        _whole("place"),
        _text("dtype"),
        _text("shape"),
        _whole("size"),
        _bytes("hash"),
        "UNIQUE (snapshot, name)",
    ),
    "files": (_text("name", "PRIMARY KEY"), _whole("size"), _bytes("hash"), _time("time")),
    # the bytes of arrays and files, by the SHA-256 of the whole, in numbered chunks
    "blobs": (
        _bytes("hash"),
        _whole("number"),
        _whole("size"),
        _whole("packed"),
        _bytes("data"),
        "UNIQUE (hash, number)",
    ),
}

_SECOND: dict[str, tuple[str, ...]] = {
    # what was looked at in some steps of a run, by its kind, packed as that says
    "looks": (
        _OF_RUN,
        _text("kind"),
        _whole("step"),
        _bytes("data"),
        "UNIQUE (run, kind, step)",
    ),
}

TABLES = {**_FIRST, **_SECOND}

INDEXES = (
    "CREATE INDEX events_of_run ON events (run)",
    "CREATE INDEX snapshots_of_run ON snapshots (run)",
    "CREATE INDEX arrays_by_hash ON arrays (hash)",
)


def _first_version(connection: sqlite3.Connection) -> None:
    _make(connection, _FIRST)
    for index in INDEXES:
        connection.execute(index)
    connection.execute("INSERT INTO state VALUES ('head', 0)")


def _second_version(connection: sqlite3.Connection) -> None:
    _make(connection, _SECOND)


def _make(connection: sqlite3.Connection, tables: dict[str, tuple[str, ...]]) -> None:
    for table, columns in tables.items():
        connection.execute(f"CREATE TABLE {table} ({', '.join(columns)})")


# STEPS[n] brings a file of version n to version n + 1; never change one that was released.
STEPS: list[Step] = [_first_version, _second_version]


def version() -> int:
    """The version that this Lamina writes."""
    return len(STEPS)


def create(connection: sqlite3.Connection) -> None:
    """Make the tables in an empty file, all in one transaction."""
    connection.execute(f"PRAGMA page_size = {PAGE}")
    connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    _take_steps(connection, 0)
    connection.execute("COMMIT")


def migrate(connection: sqlite3.Connection) -> None:
    """Bring an older file to the present version, all in one transaction."""
    if (found := version_of(connection)) < version():
        connection.execute("BEGIN IMMEDIATE")
        _take_steps(connection, found)
        connection.execute("COMMIT")


def _take_steps(connection: sqlite3.Connection, found: int) -> None:
    for step in STEPS[found:]:
        step(connection)
    connection.execute(f"PRAGMA user_version = {version()}")


def version_of(connection: sqlite3.Connection) -> int:
    """The version of the file behind ``connection``."""
    return connection.execute("PRAGMA user_version").fetchone()[0]


def objects_of(connection: sqlite3.Connection) -> dict[tuple[str, str], tuple[str, str | None]]:
    """Return ``{(type, name): (table, sql)}`` of every table, index, trigger and view."""
    rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master")
    return {(kind, name): (table, sql) for kind, name, table, sql in rows}


def expected_objects(number: int) -> dict[tuple[str, str], tuple[str, str | None]]:
    """Return what ``objects_of`` gives for an untouched project of version ``number``."""
    return _objects_after(tuple(STEPS[:number]))


@lru_cache(maxsize=8)
def _objects_after(steps: tuple[Step, ...]) -> dict[tuple[str, str], tuple[str, str | None]]:
    connection = sqlite3.connect(":memory:")
    for step in steps:
        step(connection)
    objects = objects_of(connection)
    connection.close()
    return objects


def check(connection: sqlite3.Connection, name: str) -> None:
    """Refuse a file that is newer, holds foreign objects, or is damaged."""
    found = version_of(connection)
    if found > version():
        raise NewerProject(name=name, actual=found, expected=version())
    expected, actual = expected_objects(found), objects_of(connection)
    if foreign := [f"{kind} '{n}'" for kind, n in actual.keys() - expected.keys()]:
        raise ForeignObjects(name=name, objects=", ".join(sorted(foreign)))
    if actual != expected:
        raise ProjectDamaged(name=name, where="tables")
    # the quick check would believe an index whose pages belong elsewhere
    answer = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if answer != "ok":
        page = re.search(r"page \d+", answer, re.IGNORECASE)
        raise ProjectDamaged(name=name, where=page[0].lower() if page else "integrity_check")
