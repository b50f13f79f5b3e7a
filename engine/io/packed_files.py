"""Files packed into a project, so that it can travel with its data."""

from __future__ import annotations

import time
from collections.abc import Iterator

from engine.errors import PackedFileMissing
from engine.io import blobs
from engine.io.database import Database
from engine.io.history import writable
from engine.io.schema import Step
from engine.io.writer import LargeJob, Writer


class PackedFiles:
    """Writes and reads packed files by their name."""

    def __init__(self, database: Database, writer: Writer):
        self._database, self._writer = database, writer

    def pack(self, name: str, content: bytes) -> None:
        """Queue a file; it replaces one of the same name."""
        self._writer.put(LargeJob(lambda: self._packing(writable(name), content)))

    def remove(self, name: str) -> None:
        """Queue the removal of a file."""
        self._writer.put(LargeJob(lambda: self._removing(writable(name))))

    def names(self) -> list[str]:
        """Return the names of all files, sorted."""
        sql = "SELECT name FROM files ORDER BY name"
        return self._database.read(lambda c: [name for (name,) in c.execute(sql)])

    def content(self, name: str) -> bytes:
        """Return the bytes of a file, verified by their hash."""
        sql = "SELECT hash, size FROM files WHERE name = ?"

        def question(connection):
            row = connection.execute(sql, (writable(name),)).fetchone()
            return row and blobs.load(connection, *row)

        content = self._database.read(question)
        if content is None:
            raise PackedFileMissing(name=self._database.path.name, file=name)
        return content

    def _packing(self, name: str, content: bytes) -> Iterator[Step]:
        key = blobs.content_hash(content)
        yield from blobs.storing(self._database, key, memoryview(content))
        row = (name, len(content), key, time.time())
        yield lambda connection: connection.execute(
            "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)", row
        )
        yield from blobs.collecting(self._database)

    def _removing(self, name: str) -> Iterator[Step]:
        yield lambda connection: connection.execute("DELETE FROM files WHERE name = ?", (name,))
        yield from blobs.collecting(self._database)
