"""The history of a project: every edit with the document it led to, and named versions.

The list of edits also lives in memory, so that undo and redo answer at once.
"""

from __future__ import annotations

import hashlib
import sqlite3
import time
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from engine.io.database import Database
from engine.io.disk_errors import DamagedError
from engine.io.plain_json import from_json, to_json
from engine.io.writer import Writer

PART_LIMIT = 1 << 28  # bytes of one part when unpacked; more is not ours


@dataclass(frozen=True)
class Edit:
    """One step of the history; ``document`` is the hash of the document it led to."""

    id: int
    label: str
    time: float  # seconds since 1970
    document: bytes


@dataclass(frozen=True)
class Version:
    """A document that the user gave a name."""

    id: int
    name: str
    time: float  # seconds since 1970
    document: bytes


class History:
    """Edits from position 1 on; position 0 is the empty project."""

    def __init__(self, database: Database, writer: Writer):
        self._database, self._writer = database, writer
        self.edits: list[Edit] = []
        self.versions: list[Version] = []
        self.position = 0
        self._pending: dict[bytes, tuple[int, dict[bytes, str]]] = {}
        database.read(self._load)
        self._last_id = max((e.id for e in self.edits), default=0)

    def _load(self, connection: sqlite3.Connection) -> None:
        edits = connection.execute("SELECT id, label, time, document FROM edits ORDER BY id")
        versions = connection.execute("SELECT id, name, time, document FROM versions ORDER BY id")
        self.edits = [Edit(*row) for row in edits]
        self.versions = [Version(*row) for row in versions]
        head = connection.execute("SELECT value FROM state WHERE name = 'head'").fetchone()
        self.position = sum(e.id <= head[0] for e in self.edits) if head else len(self.edits)

    def record(self, label: str, document: Mapping[str, Any]) -> None:
        """Append an edit after the present one; what was undone is forgotten."""
        parts = _split(document)
        edit = Edit(self._last_id + 1, writable(label), time.time(), _first(parts))
        kept = self._head()

        def write(connection: sqlite3.Connection) -> None:
            connection.execute("DELETE FROM edits WHERE id > ?", (kept,))
            _insert_parts(connection, parts)
            row = (edit.id, edit.label, edit.time, edit.document)
            connection.execute("INSERT INTO edits VALUES (?, ?, ?, ?)", row)
            _set_head(connection, edit.id)

        self._keep(edit.document, self._writer.put(write), parts)
        self._last_id = edit.id
        self.edits = [*self.edits[: self.position], edit]
        self.position += 1

    def move_to(self, position: int) -> None:
        """Undo or redo up to ``position``, from 0 to the number of edits."""
        assert 0 <= position <= len(self.edits), f"there is no position {position}"
        head = self.edits[position - 1].id if position else 0
        self._writer.put(lambda connection: _set_head(connection, head))
        self.position = position

    def name_version(self, name: str) -> None:
        """Give the present document a name, under which it is kept for ever."""
        document = self.edits[self.position - 1].document if self.position else b""
        last = max((v.id for v in self.versions), default=0)
        version = Version(last + 1, writable(name), time.time(), document)
        row = (version.id, version.name, version.time, version.document)
        self._writer.put(
            lambda connection: connection.execute("INSERT INTO versions VALUES (?, ?, ?, ?)", row)
        )
        self.versions = [*self.versions, version]

    def document(self, position: int) -> dict[str, Any]:
        """Return the document at ``position``; the one at 0 is empty."""
        return self.unpacked(self.edits[position - 1].document) if position else {}

    def place_of(self, version: Version) -> int | None:
        """Return the position that was given this name, None if its edit is forgotten."""
        same = [i for i, e in enumerate(self.edits, start=1) if e.document == version.document]
        before = [i for i in same if self.edits[i - 1].time <= version.time]
        return max(before or same, default=None)

    def unpacked(self, document: bytes) -> dict[str, Any]:
        """Return the document with this hash; the empty hash stands for the empty document."""
        if not document:
            return {}
        if document in self._pending:
            parts = self._pending[document][1]
            return _assembled(document, lambda part: parts[part])
        return self._database.read(
            lambda connection: _assembled(document, lambda part: _part(connection, part))
        )

    def _head(self) -> int:
        return self.edits[self.position - 1].id if self.position else 0

    def _keep(self, document: bytes, ticket: int, parts: dict[bytes, str]) -> None:
        """Keep a document at hand until it is committed."""
        settled = self._writer.settled
        self._pending = {h: kept for h, kept in self._pending.items() if kept[0] > settled}
        self._pending[document] = (ticket, parts)


def writable(text: str) -> str:
    """Return ``text`` without what UTF-8 cannot carry."""
    return text.encode(errors="replace").decode()


def check_document(connection: sqlite3.Connection, document: bytes) -> None:
    """Raise ``DamagedError`` if a part of the document with this hash is lost."""
    if document:
        _assembled(document, lambda part: _part(connection, part))


def collect_parts(connection: sqlite3.Connection) -> None:
    """Delete parts that no edit and no version needs."""
    rows = connection.execute("SELECT document FROM edits UNION SELECT document FROM versions")
    used = {document for (document,) in rows if document}
    for document in list(used):
        used.update(_part_hashes(_part(connection, document)).values())
    for (part,) in connection.execute("SELECT hash FROM parts").fetchall():
        if part not in used:
            connection.execute("DELETE FROM parts WHERE hash = ?", (part,))


def _split(document: Mapping[str, Any]) -> dict[bytes, str]:
    """Return JSON texts by hash: a table of contents first, then one part for each key.

    Edits that leave a part unchanged share it.
    """
    texts = {key: to_json({"": value}) for key, value in document.items()}
    contents = to_json({key: _hash(text).hex() for key, text in texts.items()})
    return {_hash(text): text for text in (contents, *texts.values())}


def _assembled(document: bytes, part: Callable[[bytes], str]) -> dict[str, Any]:
    hashes = _part_hashes(part(document))
    values = {key: from_json(part(h), "parts") for key, h in hashes.items()}
    if any("" not in value for value in values.values()):
        raise DamagedError("parts")
    return {key: value[""] for key, value in values.items()}


def _part_hashes(contents: str) -> dict[str, bytes]:
    try:
        return {key: bytes.fromhex(h) for key, h in from_json(contents, "parts").items()}
    except (TypeError, ValueError) as error:
        raise DamagedError("parts") from error


def _first(parts: dict[bytes, str]) -> bytes:
    return next(iter(parts))


def _hash(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()


def _insert_parts(connection: sqlite3.Connection, parts: dict[bytes, str]) -> None:
    for part, text in parts.items():
        known = connection.execute("SELECT 1 FROM parts WHERE hash = ?", (part,)).fetchone()
        if not known:
            row = (part, zlib.compress(text.encode()))
            connection.execute("INSERT INTO parts VALUES (?, ?)", row)


def _part(connection: sqlite3.Connection, part: bytes) -> str:
    row = connection.execute("SELECT data FROM parts WHERE hash = ?", (part,)).fetchone()
    if not row:
        raise DamagedError("parts")
    try:
        data = zlib.decompressobj().decompress(row[0], PART_LIMIT)
        text = data.decode()
    except (zlib.error, UnicodeDecodeError) as error:
        raise DamagedError("parts") from error
    if _hash(text) != part:
        raise DamagedError("parts")
    return text


def _set_head(connection: sqlite3.Connection, edit: int) -> None:
    connection.execute("INSERT OR REPLACE INTO state VALUES ('head', ?)", (edit,))
