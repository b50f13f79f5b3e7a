"""The bytes of arrays and packed files: stored once each, by the SHA-256 of their content."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterator

from engine.io.database import Database
from engine.io.disk_errors import DamagedError
from engine.io.schema import Step

CHUNK = 16 << 20  # bytes in one row
SAMPLE = 1 << 16  # bytes tried before a whole chunk is compressed
GAIN = 0.9  # compress only if the result is smaller than this share
LEVEL = 1  # zlib's fastest: weights hardly shrink, masks and zeros shrink anyway

UNUSED = "hash NOT IN (SELECT hash FROM arrays) AND hash NOT IN (SELECT hash FROM files)"
PAGES = 2048  # given back in one transaction


def content_hash(content: memoryview | bytes) -> bytes:
    """Return the key of ``content``."""
    return hashlib.sha256(content).digest()


def storing(database: Database, key: bytes, content: memoryview) -> Iterator[Step]:
    """Give the steps that store what is not yet there, one a chunk."""
    for number, start in enumerate(range(0, max(len(content), 1), CHUNK)):
        if not database.read(lambda connection, n=number: _is_stored(connection, key, n)):
            chunk = content[start : start + CHUNK]
            packed, data = _packed(chunk)
            yield _inserting((key, number, len(chunk), packed, data))


def load(connection: sqlite3.Connection, key: bytes, size: int) -> bytes:
    """Return the content with this key. Raises ``DamagedError`` if a byte of it has changed."""
    sql = "SELECT size, packed, data FROM blobs WHERE hash = ? ORDER BY number"
    sizes = connection.execute("SELECT sum(size) FROM blobs WHERE hash = ?", (key,)).fetchone()
    if sizes[0] != size:
        raise DamagedError("blobs")
    content = b"".join(_unpacked(*row) for row in connection.execute(sql, (key,)))
    if len(content) != size or content_hash(content) != key:
        raise DamagedError("blobs")
    return content


def collecting(database: Database) -> Iterator[Step]:
    """Give the steps that delete contents which nothing refers to, one a chunk."""
    sql = f"SELECT hash, number FROM blobs WHERE {UNUSED}"
    for row in database.read(lambda connection: connection.execute(sql).fetchall()):
        yield lambda connection, row=row: connection.execute(
            f"DELETE FROM blobs WHERE hash = ? AND number = ? AND {UNUSED}", row
        )


def shrinking(database: Database) -> Iterator[Step]:
    """Give the steps that return free pages to the disk."""
    free = database.read(lambda c: c.execute("PRAGMA freelist_count").fetchone()[0])
    for _ in range(0, free, PAGES):
        yield _give_pages_back


def _give_pages_back(connection: sqlite3.Connection) -> None:
    for _ in range(PAGES):  # Python takes only the first of the statement's steps, one page
        connection.execute("PRAGMA incremental_vacuum")


def _is_stored(connection: sqlite3.Connection, key: bytes, number: int) -> bool:
    sql = "SELECT 1 FROM blobs WHERE hash = ? AND number = ?"
    return connection.execute(sql, (key, number)).fetchone() is not None


def _inserting(row: tuple) -> Step:
    return lambda connection: connection.execute("INSERT INTO blobs VALUES (?, ?, ?, ?, ?)", row)


def _packed(chunk: memoryview) -> tuple[int, bytes | memoryview]:
    """Return ``(1, compressed)`` if that pays, else ``(0, chunk)``."""
    sample = chunk[:SAMPLE]
    if len(zlib.compress(sample, LEVEL)) > GAIN * len(sample):
        return 0, chunk
    compressed = zlib.compress(chunk, LEVEL)
    return (1, compressed) if len(compressed) < GAIN * len(chunk) else (0, chunk)


def _unpacked(size: int, packed: int, data: bytes) -> bytes:
    if not 0 <= size <= CHUNK:
        raise DamagedError("blobs")
    if not packed:
        return data
    try:
        return zlib.decompressobj().decompress(data, size + 1)
    except zlib.error as error:
        raise DamagedError("blobs") from error
