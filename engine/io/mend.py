"""Mend a rescued project: drop rows that are incomplete, so that the rest is a valid project."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable

import numpy as np

from engine.io import blobs, flow_rows, sample_rows
from engine.io.database import Database
from engine.io.disk_errors import DamagedError
from engine.io.history import check_document
from engine.io.plain_json import from_json
from engine.io.schema import Step
from engine.io.snapshots import check_snapshot

MAX_GAP = 1 << 20  # values of a metric that are filled with NaN at most

LOST_RUNS = (
    "INSERT OR IGNORE INTO runs"
    " SELECT run, 'rescued-' || run, '', '', '{}', 'finished', 'rescued', '{}', 0.0, 0.0, 0"
    " FROM (SELECT run FROM epochs UNION SELECT run FROM metrics UNION SELECT run FROM snapshots)"
    " WHERE run NOT IN (SELECT number FROM runs)"
)
HEAD = "INSERT OR IGNORE INTO state SELECT 'head', coalesce(max(id), 0) FROM edits"
UNUSED = (
    "DELETE FROM events WHERE run NOT IN (SELECT number FROM runs)",
    "DELETE FROM looks WHERE run NOT IN (SELECT number FROM runs)",
    "DELETE FROM arrays WHERE snapshot NOT IN (SELECT id FROM snapshots)",
    f"DELETE FROM blobs WHERE {blobs.UNUSED}",
)


def mend(rescued: Database) -> dict[str, int]:
    """Make the rows fit together; return how many rows of each table were left out."""
    dropped: Counter[str] = Counter()

    def drop(table: str, find: Callable[[sqlite3.Connection], list[int]]) -> None:
        rowids = rescued.read(find)
        rescued.write([_deleting(table, rowids)])
        dropped[table] += len(rowids)

    rescued.write([_executing(LOST_RUNS), _mend_runs])
    drop("epochs", lambda c: _failing(c, "epochs", "result", _check_json))
    drop("events", lambda c: _failing(c, "events", "event", _check_json))
    drop("edits", lambda c: _failing(c, "edits", "document", check_document))
    drop("versions", lambda c: _failing(c, "versions", "document", check_document))
    drop("snapshots", lambda c: _failing(c, "snapshots", "id", check_snapshot))
    drop("looks", lambda c: _failing(c, "looks", "kind, data", _check_look))
    drop("files", lambda c: _failing(c, "files", "hash, size", blobs.load))
    drop("metrics", lambda c: _metric_repairs(c)[0])
    rescued.write([_fill_gaps, _executing(HEAD), *map(_executing, UNUSED)])
    return +dropped


def _failing(
    connection: sqlite3.Connection, table: str, columns: str, check: Callable[..., object]
) -> list[int]:
    """Return the row numbers where ``check(connection, *columns)`` finds damage."""
    failing = []
    for rowid, *values in connection.execute(f"SELECT rowid, {columns} FROM {table}").fetchall():
        try:
            check(connection, *values)
        except DamagedError:
            failing.append(rowid)
    return failing


def _check_json(connection: sqlite3.Connection, text: str) -> None:
    from_json(text, "")


def _check_look(connection: sqlite3.Connection, kind: str, data: bytes) -> None:
    unpack = {flow_rows.KIND: flow_rows.unpacked, sample_rows.KIND: sample_rows.unpacked}
    if kind in unpack:
        unpack[kind](data)


def _mend_runs(connection: sqlite3.Connection) -> None:
    """Replace settings and results that cannot be read by empty ones."""
    for column in ("settings", "result"):
        for rowid in _failing(connection, "runs", column, _check_json):
            connection.execute(f"UPDATE runs SET {column} = '{{}}' WHERE rowid = ?", (rowid,))


def _metric_repairs(connection: sqlite3.Connection) -> tuple[list[int], list[tuple]]:
    """Return chunks that do not follow the ones before them, and gaps ``(run, name, first, n)``."""
    sql = "SELECT rowid, run, name, first, length(data) FROM metrics ORDER BY run, name, first"
    misplaced, gaps, ends = [], [], {}
    for rowid, run, name, first, size in connection.execute(sql):
        gap = first - ends.get((run, name), 0)
        if size % 4 or not 0 <= gap <= MAX_GAP:
            misplaced.append(rowid)
            continue
        if gap:
            gaps.append((run, name, first - gap, gap))
        ends[run, name] = first + size // 4
    return misplaced, gaps


def _fill_gaps(connection: sqlite3.Connection) -> None:
    """Write NaN where chunks of a metric are lost."""
    for run, name, first, count in _metric_repairs(connection)[1]:
        row = (run, name, first, np.full(count, np.nan, "<f4").tobytes())
        connection.execute("INSERT INTO metrics VALUES (?, ?, ?, ?)", row)


def _deleting(table: str, rowids: list[int]) -> Step:
    sql = f"DELETE FROM {table} WHERE rowid = ?"
    return lambda connection: connection.executemany(sql, [(rowid,) for rowid in rowids])


def _executing(sql: str) -> Step:
    return lambda connection: connection.execute(sql)
