"""What a reader has read so far, kept on the disk for the reader that follows a crash."""

from __future__ import annotations

import json
import struct
from pathlib import Path
from typing import Any

from engine.data.readers.watch import Reading

_LENGTHS = struct.Struct(">II")  # bytes of the facts as JSON, bytes of the content


class Journal:
    """Readings by path, one after the other in a file; the last one may be torn."""

    def __init__(self, path: Path):
        self._places: dict[str, tuple[dict[str, Any], int, int]] = {}
        path.touch()
        self._file = path.open("r+b", buffering=0)  # a crash must lose no reading
        self._end = self._scan(path.stat().st_size)
        self._file.truncate(self._end)

    def _scan(self, size: int) -> int:
        """Find the whole readings, and return where they end."""
        end = 0
        while end + _LENGTHS.size <= size:
            self._file.seek(end)
            facts_length, length = _LENGTHS.unpack(self._file.read(_LENGTHS.size))
            begin = end + _LENGTHS.size + facts_length
            if begin + length > size:
                break
            path, facts = json.loads(self._file.read(facts_length))
            self._places[path] = facts, begin, length
            end = begin + length
        return end

    def recall(self, path: str) -> Reading | None:
        """Return what was read from ``path``, if anything."""
        if path not in self._places:
            return None
        facts, begin, length = self._places[path]
        self._file.seek(begin)
        return Reading(facts, self._file.read(length))

    def remember(self, path: str, reading: Reading) -> None:
        """Append one reading; only what earlier readers left is recalled."""
        facts = json.dumps([path, reading.facts]).encode()
        self._file.seek(0, 2)
        self._file.write(_LENGTHS.pack(len(facts), len(reading.content)) + facts + reading.content)

    def close(self) -> None:
        """Give the file back to the system."""
        self._file.close()
