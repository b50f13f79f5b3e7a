"""Fetch a known file from the network: several mirrors, resumed where it broke off, hashed."""

from __future__ import annotations

import contextlib
import errno
import http.client
import os
import queue
import ssl
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.data.dataset import Progress
from engine.errors import CacheNotWritable, DownloadFailed, EngineError, UnknownHash

CHUNK = 1 << 16  # bytes
TIMEOUT = 20.0  # seconds without a byte, after which a mirror counts as dead
ATTEMPTS = 3  # connections to one mirror
PATIENCE = 0.1  # seconds between two looks whether the user cancelled
NOT_SO_LONG = "HTTP 416"  # the file ends before the part that is asked for
UNKNOWN = "unknown"  # folder of files with another hash

Tick = Callable[[], None]  # raises to stop the work


@dataclass(frozen=True)
class RemoteFile:
    """A file as its makers published it, with its hash: SHA-256, unless they gave another one."""

    name: str
    size: int  # bytes
    hash: str
    algorithm: str = "sha256"  # a name of hashlib


@dataclass(frozen=True)
class FetchedFile:
    """Where a file lies now; ``actual_hash`` where its hash is not the known one."""

    path: Path
    actual_hash: str = ""


class _Broken(Exception):
    """A mirror does not give the file; the reason is a name or a code."""

    def __init__(self, reason: str, again: bool = True):
        super().__init__(reason)
        self.reason = reason
        self.again = again  # whether another connection may help


class _Changed(Exception):
    """A mirror gives another file than the known one."""

    def __init__(self, actual: str):
        super().__init__(actual)
        self.actual = actual


def fetch(
    file: RemoteFile,
    mirrors: tuple[str, ...],
    folder: Path,
    progress: Progress,
    accept_unknown: bool = False,
) -> FetchedFile:
    """Return where ``file`` lies, after fetching it if it is not there yet.

    progress: told bytes of this file; what it raises stops the work, and the next call resumes.
    Raises ``DownloadFailed``, ``UnknownHash`` or ``CacheNotWritable``.
    """
    with writing(folder):
        return _from_mirrors(file, mirrors, folder, progress, accept_unknown)


@contextlib.contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Turn what the system says about ``folder`` into a ``CacheNotWritable``."""
    try:
        yield
    except EngineError:
        raise  # some are OSErrors too
    except OSError as error:
        reason = errno.errorcode.get(error.errno or 0, type(error).__name__)
        raise CacheNotWritable(folder=str(folder), reason=reason) from error


def _from_mirrors(
    file: RemoteFile,
    mirrors: tuple[str, ...],
    folder: Path,
    progress: Progress,
    accept_unknown: bool,
) -> FetchedFile:
    unknown = folder / UNKNOWN / file.name
    if accept_unknown and unknown.exists() and not (folder / file.name).exists():
        return FetchedFile(unknown, _hash(unknown, file.algorithm))
    reason, actual = "-", ""
    for mirror in mirrors:
        try:
            return FetchedFile(_retrieved(mirror + file.name, file, folder, progress))
        except _Broken as broken:
            reason = broken.reason
        except _Changed as changed:
            actual = changed.actual
    if not actual:
        raise DownloadFailed(file=file.name, reason=reason)
    if not accept_unknown:
        raise UnknownHash(file=file.name, expected=file.hash[:12], actual=actual[:12])
    return FetchedFile(unknown, actual)


def _retrieved(url: str, file: RemoteFile, folder: Path, progress: Progress) -> Path:
    """Return the cached file, or fetch it through pooch, which keeps the cache in order."""
    import pooch  # imported where it is used: it loads requests

    pooch.get_logger().setLevel("ERROR")
    part = folder / (file.name + ".part")

    def download(url: str, output_file: Any, _: object) -> None:
        _complete(url, file, part, progress)
        os.replace(part, output_file)

    known_hash = f"{file.algorithm}:{file.hash}"
    downloader: Any = download  # pooch declares another signature than the one it calls
    return Path(pooch.retrieve(url, known_hash, file.name, folder, downloader=downloader))


def _complete(url: str, file: RemoteFile, part: Path, progress: Progress) -> None:
    """Fill ``part`` until it is the known file; start again if what lay there was wrong."""
    resumed = part.exists()
    if not resumed or part.stat().st_size != file.size:
        _download(url, file, part, progress)
    if (actual := _hash(part, file.algorithm)) == file.hash:
        return
    if resumed:
        part.unlink()
        _complete(url, file, part, progress)
        return
    unknown = part.parent / UNKNOWN / file.name
    unknown.parent.mkdir(exist_ok=True)
    os.replace(part, unknown)
    raise _Changed(actual)


def _download(url: str, file: RemoteFile, part: Path, progress: Progress) -> None:
    """Append to ``part`` until the server says that nothing is missing."""
    for attempt in range(1, ATTEMPTS + 1):
        try:
            _append(url, file, part, progress)
            return
        except _Broken as broken:
            if broken.reason == NOT_SO_LONG:
                part.unlink()  # it began as another file
            elif not broken.again:
                raise
            if attempt == ATTEMPTS:
                raise


def _append(url: str, file: RemoteFile, part: Path, progress: Progress) -> None:
    with part.open("r+b" if part.exists() else "w+b") as target:
        done = target.seek(0, os.SEEK_END)

        def tick() -> None:
            progress(min(target.tell(), file.size), file.size)

        with contextlib.closing(_Stream(url, done)) as stream:
            start, total = stream.opened(tick)
            if start not in (0, done):
                raise _Broken("wrong range", again=False)
            target.seek(start)
            target.truncate()
            for chunk in stream.chunks(tick):
                target.write(chunk)
                tick()
                if target.tell() > 2 * file.size + CHUNK:
                    raise _Broken("too long", again=False)
        if total is not None and target.tell() < total:
            raise _Broken("connection lost")


class _Stream:
    """Reads one answer in a thread of its own, so that nobody waits for a silent network."""

    def __init__(self, url: str, start: int):
        self._items: queue.Queue = queue.Queue(maxsize=16)
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._read, args=(url, start), daemon=True)
        self._thread.start()

    def opened(self, tick: Tick) -> tuple[int, int | None]:
        """Return the first byte that will come and the size of the whole file, if told."""
        return self._next(tick)

    def chunks(self, tick: Tick) -> Iterator[bytes]:
        """Yield bytes as they come; call ``tick`` while nothing comes."""
        while chunk := self._next(tick):
            yield chunk

    def close(self) -> None:
        """Let the thread end at its next byte or timeout."""
        self._closed.set()

    def _next(self, tick: Tick) -> Any:
        while True:
            try:
                item = self._items.get(timeout=PATIENCE)
            except queue.Empty:
                tick()
                continue
            if isinstance(item, _Broken):
                raise item
            return item

    def _read(self, url: str, start: int) -> None:
        try:
            with _opened(url, start) as response:
                self._put(_extent(response))
                while chunk := response.read1(CHUNK):
                    if not self._put(chunk):
                        return
            self._put(b"")
        except _Broken as broken:
            self._put(broken)
        except urllib.error.HTTPError as error:
            self._put(_Broken(f"HTTP {error.code}", again=error.code >= 500))
        except urllib.error.URLError as error:
            self._put(_Broken(_code(error.reason)))
        except (OSError, http.client.HTTPException, ValueError) as error:
            self._put(_Broken(_code(error)))

    def _put(self, item: object) -> bool:
        """Hand ``item`` over; False where nobody wants it any more."""
        while not self._closed.is_set():
            try:
                self._items.put(item, timeout=PATIENCE)
                return True
            except queue.Full:
                continue
        return False


def _opened(url: str, start: int) -> http.client.HTTPResponse:
    import certifi  # beside the system's certificates, which a bundled Python may not find

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    headers = {"User-Agent": "Lamina", "Accept-Encoding": "identity"}
    if start:
        headers["Range"] = f"bytes={start}-"
    request = urllib.request.Request(url, headers=headers)
    return urllib.request.urlopen(request, timeout=TIMEOUT, context=context)


def _extent(response: http.client.HTTPResponse) -> tuple[int, int | None]:
    """Return the first byte and the size of the whole file, from status and headers."""
    length = response.headers.get("Content-Length")
    count = int(length) if length else None
    if response.status != http.client.PARTIAL_CONTENT:
        return 0, count  # the whole file, whatever was asked for
    span, _, whole = response.headers.get("Content-Range", "").removeprefix("bytes ").partition("/")
    start = int(span.partition("-")[0])
    if whole.isdigit():
        return start, int(whole)
    return start, None if count is None else start + count


def _code(reason: object) -> str:
    return type(reason).__name__ if isinstance(reason, Exception) else str(reason)


def _hash(path: Path, algorithm: str) -> str:
    import pooch

    return pooch.file_hash(str(path), alg=algorithm)
