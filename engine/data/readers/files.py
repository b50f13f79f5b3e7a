"""One file, read once from begin to end: unpacked, hashed and reported on the way."""

from __future__ import annotations

import errno
import gzip
import hashlib
import io
import lzma
import os
import stat
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, BinaryIO

import numpy as np

from engine.data.dataset import FileReference, Progress, no_progress
from engine.data.readers.errors import (
    DamagedArchive,
    EmptyFile,
    FileForbidden,
    FileMissing,
    FileUnreadable,
    NotAFile,
)
from engine.data.readers.watch import opens
from engine.errors import EngineError

BLOCK = 1 << 20  # bytes read at a time
GZIP = b"\x1f\x8b"
XZ = b"\xfd7zXZ\x00"
LARGEST_RATIO = {GZIP: 1100, XZ: 10_000}  # unpacked bytes for one packed byte, at most


def system_error(path: str, error: OSError) -> EngineError:
    """Return what the system reported about ``path`` as an error for people."""
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return FileMissing(path=path)
    if isinstance(error, PermissionError):
        return FileForbidden(path=path)
    return FileUnreadable(path=path, code=errno.errorcode.get(error.errno or 0, "?"))


@contextmanager
def system_errors(path: str) -> Iterator[None]:
    """Turn what the system reports about ``path`` inside the block into errors for people."""
    try:
        yield
    except OSError as error:
        raise system_error(path, error) from error


def open_plain(path: str) -> BinaryIO:
    """Open an ordinary file; a pipe or a device would wait for ever."""
    with system_errors(path):
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise NotAFile(path=path)
        return open(path, "rb", buffering=0)


class SourceFile:
    """A file that is read forwards, as it is or unpacked (gzip, xz).

    ``progress`` hears of bytes on the disk. ``reference`` describes all of the file,
    also where less was read.
    """

    def __init__(self, path: str, progress: Progress = no_progress, *, unpack: bool = True):
        self.path = os.path.abspath(path)
        opens(self.path)
        self._raw = _Hashing(open_plain(self.path), progress)
        self.size = self._raw.size
        self.unpacked = 0  # bytes read so far
        self.limit = self.size  # no content is longer
        with system_errors(self.path):
            buffer: Any = io.BufferedReader(self._raw, BLOCK)
            self._stream = self._unpacking(buffer) if unpack else buffer
        if not self.size:
            self.close()
            raise EmptyFile(path=self.path)

    def _unpacking(self, buffer: Any) -> Any:
        begin = buffer.peek(6)[:6]
        if begin.startswith(GZIP):
            self.limit = self.size * LARGEST_RATIO[GZIP]
            return gzip.GzipFile(fileobj=buffer)
        if begin == XZ:
            self.limit = self.size * LARGEST_RATIO[XZ]
            return lzma.LZMAFile(buffer)
        return buffer

    def read(self, count: int) -> bytes:
        """Return the next ``count`` bytes; fewer only at the end."""
        pieces = []
        while count > 0 and (piece := self._next(min(count, BLOCK))):
            pieces.append(piece)
            count -= len(piece)
        return b"".join(pieces)

    def read_into(self, array: np.ndarray) -> int:
        """Fill a flat array of bytes, and return how many there were."""
        filled = 0
        while filled < len(array) and (piece := self._next(min(len(array) - filled, BLOCK))):
            array[filled : filled + len(piece)] = np.frombuffer(piece, np.uint8)
            filled += len(piece)
        return filled

    def rest(self) -> int:
        """Read what is left, and return how many bytes it was."""
        before = self.unpacked
        while self._next(BLOCK):
            pass
        return self.unpacked - before

    def _next(self, count: int) -> bytes:
        try:
            piece = self._stream.read(count)
        except (EOFError, zlib.error, gzip.BadGzipFile, lzma.LZMAError) as error:
            raise DamagedArchive(path=self.path, position=self.unpacked) from error
        except OSError as error:
            raise system_error(self.path, error) from error
        self.unpacked += len(piece)
        return piece

    def reference(self) -> FileReference:
        """Return path, size, time and hash of the whole file."""
        with system_errors(self.path):
            return self._raw.reference(self.path)

    def close(self) -> None:
        """Give the file back to the system."""
        self._raw.close()

    def __enter__(self) -> SourceFile:
        return self

    def __exit__(self, *reason: object) -> None:
        self.close()


class _Hashing(io.RawIOBase):
    """The bytes on the disk, hashed while others read them."""

    def __init__(self, file: BinaryIO, progress: Progress):
        self._file = file
        self._progress = progress
        self._sha = hashlib.sha256()
        facts = os.fstat(file.fileno())
        self.size, self.modified = facts.st_size, facts.st_mtime
        self._position = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        view = memoryview(buffer)
        count = self._file.readinto(view)  # type: ignore[attr-defined]
        self._sha.update(view[:count])
        self._position += count
        self._progress(min(self._position, self.size), self.size)
        return count

    def reference(self, path: str) -> FileReference:
        buffer = bytearray(BLOCK)
        while self.readinto(buffer):
            pass
        return FileReference(path, self.size, self.modified, self._sha.hexdigest())

    def close(self) -> None:
        self._file.close()
        super().close()


class JointProgress:
    """Progress over several files as one."""

    def __init__(self, paths: Sequence[str], progress: Progress):
        self._sizes = [os.path.getsize(p) if os.path.isfile(p) else 0 for p in paths]
        self._progress = progress

    def of(self, number: int) -> Progress:
        """Return the progress to give to the reader of file ``number``, from 0."""
        before, total = sum(self._sizes[:number]), sum(self._sizes)
        return lambda done, _: self._progress(min(before + done, total), total)
