"""What a network said of training samples after an epoch, as a row of the project file."""

from __future__ import annotations

import sqlite3
import zlib

import numpy as np

from engine.io.database import Database
from engine.io.disk_errors import DamagedError
from engine.io.plain_json import from_json, to_json
from engine.io.runs import Runs
from engine.io.writer import Writer
from engine.training.looks import SampleLook

KIND = "samples"
_LEVEL = 1  # zlib's fastest: places and classes shrink anyway, the other numbers hardly
_MOST_SAMPLES = 1 << 30
_COLUMNS = {
    "places": "<u4",
    "given": "<u2",
    "rival": "<u2",
    "margin": "<f2",
    "confidence": "<f2",
    "loss": "<f2",
}
_ROW = sum(np.dtype(kind).itemsize for kind in _COLUMNS.values())  # bytes of a sample


class SampleRows:
    """Writes and reads the looks at samples of runs."""

    def __init__(self, database: Database, writer: Writer, runs: Runs):
        self._database, self._writer, self._runs = database, writer, runs

    def add(self, run_id: str, look: SampleLook) -> None:
        """Record one look. Those of the same step and of later ones are replaced."""
        number = self._runs.number(run_id)

        def write(connection: sqlite3.Connection) -> None:
            key = (number, KIND, look.step)
            connection.execute("DELETE FROM looks WHERE run = ? AND kind = ? AND step >= ?", key)
            connection.execute("INSERT INTO looks VALUES (?, ?, ?, ?)", (*key, packed(look)))

        self._writer.put(write)

    def of(self, run_id: str) -> list[SampleLook]:
        """Return all looks of a run, in the order of their steps. Raises ``DamagedError``."""
        key = (self._runs.number(run_id), KIND)
        sql = "SELECT data FROM looks WHERE run = ? AND kind = ? ORDER BY step"
        return self._database.read(
            lambda connection: [unpacked(data) for (data,) in connection.execute(sql, key)]
        )


def packed(look: SampleLook) -> bytes:
    """Return ``look`` as bytes: the length of the facts, the facts as JSON, compressed columns.

    Of places the distance from each to the next is kept.
    """
    facts = {
        "step": look.step,
        "epoch": look.epoch,
        "samples": len(look.places),
        "part": look.part,
        "cost": look.cost,
    }
    head = to_json(facts).encode()
    columns = {name: getattr(look, name) for name in _COLUMNS}
    columns["places"] = np.diff(look.places.astype(np.int64), prepend=0)
    content = b"".join(columns[name].astype(kind).tobytes() for name, kind in _COLUMNS.items())
    return len(head).to_bytes(4, "little") + head + zlib.compress(content, _LEVEL)


def unpacked(data: bytes) -> SampleLook:
    """Return what ``packed`` was given. Raises ``DamagedError``."""
    end = 4 + int.from_bytes(data[:4], "little")
    try:
        facts = from_json(data[4:end].decode(), "looks")
        step, epoch, cost = int(facts["step"]), int(facts["epoch"]), float(facts["cost"])
        samples, part = int(facts["samples"]), int(facts["part"])
        if not 0 <= samples <= min(part, _MOST_SAMPLES):
            raise DamagedError("looks")
        unpacking = zlib.decompressobj()
        content = unpacking.decompress(data[end:], _ROW * samples + 1)
        if not unpacking.eof or len(content) != _ROW * samples:
            raise DamagedError("looks")
        columns, start = {}, 0
        for name, kind in _COLUMNS.items():
            columns[name] = np.frombuffer(content, kind, samples, start)
            start += columns[name].nbytes
        places = np.cumsum(columns.pop("places").astype(np.int64))
        if samples and (places[-1] >= part or (np.diff(places) <= 0).any()):
            raise DamagedError("looks")
        return SampleLook(
            step, epoch, places=places.astype(np.uint32), **columns, part=part, cost=cost
        )
    except (KeyError, TypeError, ValueError, OverflowError, zlib.error) as error:
        raise DamagedError("looks") from error
