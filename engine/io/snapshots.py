"""Snapshots of a run: its arrays (weights, optimizer state) and its state at a step."""

from __future__ import annotations

import math
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.errors import SnapshotMissing
from engine.io import blobs
from engine.io.database import Database
from engine.io.disk_errors import DamagedError
from engine.io.plain_json import from_json, to_json
from engine.io.runs import Runs
from engine.io.schema import Step
from engine.io.writer import LargeJob, Writer

KINDS = ("first", "last", "best", "log", "resume")
REPEATED = "log"  # of the other kinds a run has one each
DTYPES = {
    name: np.dtype(name).newbyteorder("<")
    for name in (
        *("bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"),
        *("float16", "float32", "float64"),
    )
}
MAX_AXES = 32


@dataclass(frozen=True)
class Snapshot:
    """A point of a run to which one can return."""

    id: int
    run_id: str
    step: int  # batches trained
    epoch: int  # epochs completed
    kind: str
    time: float  # seconds since 1970
    size: int  # bytes of its arrays


class Snapshots:
    """Writes, reads and thins snapshots."""

    def __init__(self, database: Database, writer: Writer, runs: Runs):
        self._database, self._writer, self._runs = database, writer, runs
        sql = "SELECT coalesce(max(id), 0) FROM snapshots"
        self._last_id = database.read(lambda c: c.execute(sql).fetchone()[0])

    def add(
        self,
        run_id: str,
        step: int,
        epoch: int,
        kind: str,
        arrays: Mapping[str, np.ndarray],
        state: Mapping[str, Any],
    ) -> int:
        """Queue a snapshot and return its id. The arrays must not be changed afterwards."""
        assert kind in KINDS, f"there is no kind {kind}"
        assert all(a.dtype.name in DTYPES for a in arrays.values()), "a dtype cannot be stored"
        self._last_id += 1
        row = (self._last_id, self._runs.number(run_id), step, epoch, kind, time.time())
        row = (*row, to_json(state), len(arrays))
        held = dict(arrays)
        self._writer.put(LargeJob(lambda: self._adding(row, held)))
        return self._last_id

    def of(self, run_id: str) -> list[Snapshot]:
        """Return the snapshots of a run, in the order of their steps."""
        number = self._runs.number(run_id)
        rows = self._database.read(lambda connection: _snapshot_rows(connection, number))
        return [Snapshot(row[0], run_id, *row[1:]) for row in rows]

    def load(self, snapshot_id: int) -> tuple[dict[str, np.ndarray], dict[str, Any]]:
        """Return ``(arrays, state)``; the arrays are read-only and verified by their hash."""
        found = self._database.read(lambda connection: _load(connection, snapshot_id))
        if found is None:
            raise SnapshotMissing(name=self._database.path.name, snapshot=snapshot_id)
        return found

    def thin(self, run_id: str, budget: int) -> None:
        """Drop log snapshots until the arrays of the run take at most ``budget`` bytes stored."""
        number = self._runs.number(run_id)
        self._writer.put(LargeJob(lambda: self._thinning(number, budget)))

    def _adding(self, row: tuple, arrays: Mapping[str, np.ndarray]) -> Iterator[Step]:
        rows = []
        for place, (name, array) in enumerate(arrays.items()):
            little = np.ascontiguousarray(array, DTYPES[array.dtype.name])
            content = little.reshape(-1).view(np.uint8).data
            key = blobs.content_hash(content)
            yield from blobs.storing(self._database, key, content)
            shape = to_json({"": array.shape})
            rows.append((row[0], name, place, array.dtype.name, shape, len(content), key))
        yield lambda connection: _insert(connection, row, rows)
        yield from blobs.collecting(self._database)

    def _thinning(self, run: int, budget: int) -> Iterator[Step]:
        snapshots = self._database.read(lambda connection: _snapshot_rows(connection, run))
        contents = self._database.read(lambda connection: _contents(connection, run))
        dropped = to_drop([(s[0], s[1], s[3]) for s in snapshots], contents, budget)
        if dropped:
            yield lambda connection: connection.executemany(
                "DELETE FROM snapshots WHERE id = ?", [(i,) for i in dropped]
            )
            yield from blobs.collecting(self._database)


def to_drop(
    snapshots: Sequence[tuple[int, int, str]],
    contents: Mapping[int, Mapping[bytes, int]],
    budget: int,
) -> list[int]:
    """Choose log snapshots to drop, those first whose neighbours are closest in log(step).

    snapshots: ``(id, step, kind)`` by step   contents: ``{id: {hash: bytes stored}}``
    """
    kept, dropped = list(snapshots), []
    while _stored(kept, contents) > budget:
        gaps = [
            (_gap(kept, i), snapshot) for i, snapshot in enumerate(kept) if snapshot[2] == REPEATED
        ]
        if not gaps:
            break
        _, least = min(gaps)
        kept.remove(least)
        dropped.append(least[0])
    return dropped


def _stored(
    snapshots: Iterable[tuple[int, int, str]], contents: Mapping[int, Mapping[bytes, int]]
) -> int:
    sizes: dict[bytes, int] = {}
    for snapshot_id, _, _ in snapshots:
        sizes.update(contents.get(snapshot_id, {}))
    return sum(sizes.values())


def _gap(snapshots: Sequence[tuple[int, int, str]], i: int) -> float:
    """How far apart the neighbours of snapshot ``i`` are; a missing one counts as step 0."""
    before = snapshots[i - 1][1] if i else 0
    after = snapshots[i + 1][1] if i + 1 < len(snapshots) else math.inf
    return math.log((after + 1) / (before + 1))


def _snapshot_rows(connection: sqlite3.Connection, run: int) -> list[tuple]:
    return connection.execute(
        "SELECT id, step, epoch, kind, time,"
        " (SELECT coalesce(sum(size), 0) FROM arrays WHERE snapshot = snapshots.id)"
        " FROM snapshots WHERE run = ? ORDER BY step, id",
        (run,),
    ).fetchall()


def _contents(connection: sqlite3.Connection, run: int) -> dict[int, dict[bytes, int]]:
    rows = connection.execute(
        "SELECT snapshots.id, arrays.hash, sum(length(blobs.data)) FROM snapshots"
        " JOIN arrays ON arrays.snapshot = snapshots.id JOIN blobs ON blobs.hash = arrays.hash"
        " WHERE run = ? GROUP BY arrays.rowid",
        (run,),
    )
    contents: dict[int, dict[bytes, int]] = {}
    for snapshot_id, key, stored in rows:
        contents.setdefault(snapshot_id, {})[key] = stored
    return contents


def _insert(connection: sqlite3.Connection, row: tuple, arrays: Sequence[tuple]) -> None:
    _, run, _, _, kind, *_ = row
    if kind != REPEATED:
        connection.execute("DELETE FROM snapshots WHERE run = ? AND kind = ?", (run, kind))
    connection.execute("INSERT OR REPLACE INTO snapshots VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
    connection.executemany("INSERT INTO arrays VALUES (?, ?, ?, ?, ?, ?, ?)", arrays)


def check_snapshot(connection: sqlite3.Connection, snapshot_id: int) -> None:
    """Raise ``DamagedError`` if an array of the snapshot, or its state, is lost."""
    _load(connection, snapshot_id)


def _load(
    connection: sqlite3.Connection, snapshot_id: int
) -> tuple[dict[str, np.ndarray], dict[str, Any]] | None:
    sql = "SELECT state, count FROM snapshots WHERE id = ?"
    row = connection.execute(sql, (snapshot_id,)).fetchone()
    if not row:
        return None
    rows = connection.execute(
        "SELECT name, dtype, shape, size, hash FROM arrays WHERE snapshot = ? ORDER BY place",
        (snapshot_id,),
    ).fetchall()
    if len(rows) != row[1]:
        raise DamagedError("arrays")
    arrays = {name: _array(connection, *rest) for name, *rest in rows}
    return arrays, from_json(row[0], "snapshots")


def _array(
    connection: sqlite3.Connection, dtype: str, shape: str, size: int, key: bytes
) -> np.ndarray:
    axes = from_json(shape, "arrays").get("")
    if dtype not in DTYPES or not isinstance(axes, list) or len(axes) > MAX_AXES:
        raise DamagedError("arrays")
    if not all(type(n) is int and n >= 0 for n in axes):
        raise DamagedError("arrays")
    if math.prod(axes) * DTYPES[dtype].itemsize != size:
        raise DamagedError("arrays")
    flat = np.frombuffer(blobs.load(connection, key, size), DTYPES[dtype])
    try:
        return flat.reshape(axes)
    except ValueError as error:  # an empty array with an impossible axis
        raise DamagedError("arrays") from error
