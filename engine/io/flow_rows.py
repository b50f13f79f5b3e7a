"""What a step did in each layer, as a row of the project file."""

from __future__ import annotations

import math
import sqlite3
import zlib

import numpy as np

from engine.io.database import Database
from engine.io.disk_errors import DamagedError
from engine.io.plain_json import from_json, to_json
from engine.io.runs import Runs
from engine.io.writer import Writer
from engine.training.flows import KINDS, SHARES, WIDTH, Flows

KIND = "flows"
_LEVEL = 1  # zlib's fastest: counts are mostly small numbers
_MOST_LAYERS = 100_000


class FlowRows:
    """Writes and reads the flows of runs."""

    def __init__(self, database: Database, writer: Writer, runs: Runs):
        self._database, self._writer, self._runs = database, writer, runs

    def add(self, run_id: str, flows: Flows) -> None:
        """Record one look. Those of the same step and of later ones are replaced."""
        number = self._runs.number(run_id)

        def write(connection: sqlite3.Connection) -> None:
            key = (number, KIND, flows.step)
            connection.execute("DELETE FROM looks WHERE run = ? AND kind = ? AND step >= ?", key)
            connection.execute("INSERT INTO looks VALUES (?, ?, ?, ?)", (*key, packed(flows)))

        self._writer.put(write)

    def of(self, run_id: str) -> list[Flows]:
        """Return all looks at a run, in the order of their steps. Raises ``DamagedError``."""
        key = (self._runs.number(run_id), KIND)
        sql = "SELECT data FROM looks WHERE run = ? AND kind = ? ORDER BY step"
        return self._database.read(
            lambda connection: [unpacked(data) for (data,) in connection.execute(sql, key)]
        )


def packed(flows: Flows) -> bytes:
    """Return ``flows`` as bytes: the length of the facts, the facts as JSON, compressed numbers."""
    facts = {
        "step": flows.step,
        "epoch": flows.epoch,
        "ids": flows.ids,
        "names": flows.names,
        "cost": flows.cost,
        "width": WIDTH,
    }
    head = to_json(facts).encode()
    numbers = flows.table.astype("<f4").tobytes() + flows.shares.astype("<f4").tobytes()
    return len(head).to_bytes(4, "little") + head + zlib.compress(numbers, _LEVEL)


def unpacked(data: bytes) -> Flows:
    """Return what ``packed`` was given. Raises ``DamagedError``."""
    end = 4 + int.from_bytes(data[:4], "little")
    try:
        facts = from_json(data[4:end].decode(), "looks")
        ids, names = tuple(facts["ids"]), tuple(facts["names"])
        step, epoch, cost = int(facts["step"]), int(facts["epoch"]), float(facts["cost"])
        shape = len(ids), len(KINDS), int(facts["width"])
        is_text = all(isinstance(word, str) for word in (*ids, *names))
        if shape[2] != WIDTH or len(names) != len(ids) or len(ids) > _MOST_LAYERS or not is_text:
            raise DamagedError("looks")
        counts = math.prod(shape), len(ids) * len(SHARES)
        unpacking = zlib.decompressobj()
        content = unpacking.decompress(data[end:], 4 * sum(counts) + 1)
        if not unpacking.eof:
            raise DamagedError("looks")
        numbers = np.frombuffer(content, "<f4")
        table, shares = np.split(numbers, [counts[0]])
        table, shares = table.reshape(shape), shares.reshape(-1, len(SHARES))
        return Flows(step, epoch, ids, names, table, shares, cost)
    except (KeyError, TypeError, ValueError, zlib.error) as error:
        raise DamagedError("looks") from error
