"""The runs of a project: settings first, then metrics, epochs and events as they come.

Metrics lie in chunks of float32, the last of which is replaced while it grows, so that a run of a
million batches is some thousand rows.
"""

from __future__ import annotations

import difflib
import sqlite3
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from engine.errors import UnknownName
from engine.io.database import Database
from engine.io.disk_errors import DamagedError
from engine.io.history import writable
from engine.io.plain_json import from_json, to_json
from engine.io.writer import Writer

CHUNK = 1024  # values in one row of a metric
COLUMNS = "number, id, name, note, settings, state, reason, result, started, finished, binned"


@dataclass(frozen=True)
class Run:
    """One training, as the file has it. Times are seconds since 1970; 0 if not yet finished."""

    number: int  # from 1, in the order of starting
    id: str
    name: str
    note: str
    settings: dict[str, Any]
    state: str  # "running" or "finished"
    reason: str  # why it finished
    result: dict[str, Any]
    started: float
    finished: float
    binned: bool
    _database: Database = field(repr=False, compare=False)

    @property
    def epochs(self) -> list[tuple[int, dict[str, Any]]]:
        """``(epoch, values)`` in order; epochs count from 1."""
        sql = "SELECT epoch, result FROM epochs WHERE run = ? ORDER BY epoch"
        return self._database.read(
            lambda connection: [
                (epoch, from_json(text, "epochs"))
                for epoch, text in connection.execute(sql, (self.number,))
            ]
        )

    @property
    def events(self) -> list[dict[str, Any]]:
        """What happened besides, in order: learning rates changed, pauses, ..."""
        sql = "SELECT event FROM events WHERE run = ? ORDER BY id"
        return self._database.read(
            lambda connection: [
                from_json(text, "events") for (text,) in connection.execute(sql, (self.number,))
            ]
        )

    @property
    def metric_names(self) -> list[str]:
        """The names under which values per batch were recorded."""
        sql = "SELECT DISTINCT name FROM metrics WHERE run = ? ORDER BY name"
        return self._database.read(
            lambda connection: [name for (name,) in connection.execute(sql, (self.number,))]
        )

    def metrics(self, name: str) -> np.ndarray:
        """Return the values per batch, (batches,) float32; NaN before the first that was added."""
        return self._database.read(lambda connection: _metric(connection, self.number, name))


class Runs:
    """Writes and reads runs."""

    def __init__(self, database: Database, writer: Writer):
        self._database, self._writer = database, writer
        sql = "SELECT number, id, state, binned FROM runs"
        rows = database.read(lambda connection: connection.execute(sql).fetchall())
        self._numbers = {run_id: number for number, run_id, _, _ in rows}
        self._alive_at_open = {run_id for _, run_id, state, _ in rows if state == "running"}
        self._binned = {run_id for _, run_id, _, binned in rows if binned}

    def number(self, run_id: str) -> int:
        """Return the number of a run. Raises ``UnknownName``."""
        if run_id not in self._numbers:
            raise self._unknown(run_id)
        return self._numbers[run_id]

    def start(self, run_id: str, settings: Mapping[str, Any]) -> None:
        """Record that a run begins."""
        assert run_id not in self._numbers, f"there is already a run {run_id}"
        number = max(self._numbers.values(), default=0) + 1
        text = to_json(settings)
        row = (number, run_id, "", "", text, "running", "", "{}", time.time(), 0.0, 0)
        marks = ", ".join("?" * len(row))
        self._put(f"INSERT INTO runs ({COLUMNS}) VALUES ({marks})", row)
        self._numbers[run_id] = number

    def resume(self, run_id: str) -> None:
        """Record that a run goes on."""
        self._put("UPDATE runs SET state = 'running' WHERE number = ?", (self.number(run_id),))

    def add_metrics(self, run_id: str, columns: Mapping[str, np.ndarray], first_batch: int) -> None:
        """Record values per batch. What was recorded from ``first_batch`` on is replaced.

        columns: (batches,) each   first_batch: batches of the run before them, from 0
        """
        number = self.number(run_id)
        values = {name: np.array(v, "<f4").ravel() for name, v in columns.items()}

        def write(connection: sqlite3.Connection) -> None:
            for name, column in values.items():
                _append(connection, number, name, first_batch, column)

        self._writer.put(write)

    def add_epoch(self, run_id: str, epoch: int, values: Mapping[str, Any]) -> None:
        """Record the values of an epoch, counted from 1; they replace earlier ones."""
        row = (self.number(run_id), epoch, time.time(), to_json(values))
        self._put("INSERT OR REPLACE INTO epochs VALUES (?, ?, ?, ?)", row)

    def add_events(self, run_id: str, events: Sequence[Mapping[str, Any]]) -> None:
        """Record what happened besides, one dictionary an event."""
        number, now = self.number(run_id), time.time()
        rows = [(number, now, to_json(event)) for event in events]
        sql = "INSERT INTO events (run, time, event) VALUES (?, ?, ?)"
        self._writer.put(lambda connection: connection.executemany(sql, rows))

    def finish(self, run_id: str, reason: str, result: Mapping[str, Any]) -> None:
        """Record that a run has ended."""
        row = (reason, to_json(result), time.time(), self.number(run_id))
        sql = "UPDATE runs SET state = 'finished', reason = ?, result = ?, finished = ?"
        self._put(f"{sql} WHERE number = ?", row)

    def annotate(self, run_id: str, name: str, note: str) -> None:
        """Give a run a name and a note."""
        row = (writable(name), writable(note), self.number(run_id))
        self._put("UPDATE runs SET name = ?, note = ? WHERE number = ?", row)

    def bin(self, run_id: str, binned: bool) -> None:
        """Put a run into the bin, or take it out."""
        row = (int(binned), self.number(run_id))
        self._put("UPDATE runs SET binned = ? WHERE number = ?", row)
        self._binned = self._binned | {run_id} if binned else self._binned - {run_id}

    def forget_binned(self) -> None:
        """Forget the runs in the bin, which were deleted for good."""
        self._numbers = {i: n for i, n in self._numbers.items() if i not in self._binned}
        self._binned = set()

    def all(self, binned: bool) -> list[Run]:
        """Return the runs in the bin, or those outside, in order."""
        sql = f"SELECT {COLUMNS} FROM runs WHERE binned = ? ORDER BY number"
        return self._database.read(
            lambda connection: [self._run(r) for r in connection.execute(sql, (int(binned),))]
        )

    def one(self, run_id: str) -> Run:
        """Return a run. Raises ``UnknownName`` before its start is committed."""
        sql = f"SELECT {COLUMNS} FROM runs WHERE id = ?"
        row = self._database.read(lambda c: c.execute(sql, (run_id,)).fetchone())
        if not row:
            raise self._unknown(run_id)
        return self._database.read(lambda connection: self._run(row))

    def interrupted(self) -> list[Run]:
        """Return the runs that were alive when the project was last left, and still are open."""
        return [
            run
            for run in self.all(binned=False)
            if run.state == "running" and run.id in self._alive_at_open
        ]

    def _unknown(self, run_id: str) -> UnknownName:
        closest = difflib.get_close_matches(run_id, self._numbers, n=1, cutoff=0)
        return UnknownName(family="run", name=run_id, closest=closest[0] if closest else "-")

    def _put(self, sql: str, row: tuple) -> None:
        self._writer.put(lambda connection: connection.execute(sql, row))

    def _run(self, row: tuple) -> Run:
        number, run_id, name, note, settings, state, reason, result, started, finished, binned = row
        return Run(
            number,
            run_id,
            name,
            note,
            from_json(settings, "runs"),
            state,
            reason,
            from_json(result, "runs"),
            started,
            finished,
            bool(binned),
            self._database,
        )


def _append(
    connection: sqlite3.Connection, run: int, name: str, first: int, values: np.ndarray
) -> None:
    """Write ``values`` from batch ``first`` on, filling a gap before them with NaN."""
    key = (run, name)
    where = "WHERE run = ? AND name = ?"
    connection.execute(f"DELETE FROM metrics {where} AND first >= ?", (*key, first))
    last = connection.execute(
        f"SELECT first, data FROM metrics {where} ORDER BY first DESC LIMIT 1", key
    ).fetchone()
    start, kept = (last[0], np.frombuffer(last[1], "<f4")) if last else (0, values[:0])
    gap = max(0, first - start - len(kept))
    joined = np.concatenate([kept[: first - start], np.full(gap, np.nan, "<f4"), values])
    rows = (
        (*key, start + i, joined[i : i + CHUNK].tobytes()) for i in range(0, len(joined), CHUNK)
    )
    connection.executemany("INSERT OR REPLACE INTO metrics VALUES (?, ?, ?, ?)", rows)


def _metric(connection: sqlite3.Connection, run: int, name: str) -> np.ndarray:
    sql = "SELECT first, data FROM metrics WHERE run = ? AND name = ? ORDER BY first"
    chunks, end = [], 0
    for first, data in connection.execute(sql, (run, name)):
        if first != end or len(data) % 4:
            raise DamagedError("metrics")
        chunks.append(data)
        end += len(data) // 4
    return np.frombuffer(b"".join(chunks), "<f4")
