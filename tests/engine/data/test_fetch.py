"""Fetching, against a server of our own that breaks off, stalls, lies and forgets."""

import hashlib
import threading
import time

import pytest

from engine.data import fetch as fetching
from engine.data.fetch import RemoteFile, fetch
from engine.errors import CacheNotWritable, Cancelled, DownloadFailed, UnknownHash
from tests.local_site import serving

CONTENT = bytes(range(256)) * 4000  # about a megabyte
KNOWN = RemoteFile("numbers.bin", len(CONTENT), hashlib.sha256(CONTENT).hexdigest())


@pytest.fixture
def serve(monkeypatch):
    """Return a function that starts a server with the given habits."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with serving() as start:
        yield lambda **habits: start(**{"content": CONTENT, **habits})


@pytest.fixture(autouse=True)
def no_thread_is_left_behind():
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + 5
    while set(threading.enumerate()) - before and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not set(threading.enumerate()) - before


def ignore(done, total):
    pass


def cancel_at(limit):
    def progress(done, total):
        if done >= limit:
            raise Cancelled()

    return progress


def test_a_file_is_fetched_once_and_then_found(serve, tmp_path):
    site = serve()
    told = []
    path = fetch(KNOWN, (site.address,), tmp_path, lambda *p: told.append(p)).path
    assert path.read_bytes() == CONTENT
    assert told[-1] == (len(CONTENT), len(CONTENT))
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert len(told) > 5
    again = fetch(KNOWN, (site.address,), tmp_path, ignore)
    assert again.path == path
    assert site.asked == [""]
    assert [p.name for p in tmp_path.iterdir()] == ["numbers.bin"]


def test_a_cancelled_download_goes_on_where_it_stopped(serve, tmp_path):
    site = serve()
    with pytest.raises(Cancelled):
        fetch(KNOWN, (site.address,), tmp_path, cancel_at(300_000))
    kept = (tmp_path / "numbers.bin.part").stat().st_size
    assert kept >= 300_000
    assert fetch(KNOWN, (site.address,), tmp_path, ignore).path.read_bytes() == CONTENT
    assert site.asked == ["", f"bytes={kept}-"]


def test_a_connection_that_breaks_is_taken_up_again(serve, tmp_path):
    site = serve(breaks_after=[200_000, 300_000])
    assert fetch(KNOWN, (site.address,), tmp_path, ignore).path.read_bytes() == CONTENT
    assert site.asked == ["", "bytes=200000-", "bytes=500000-"]


def test_the_next_mirror_continues_what_a_dying_one_began(serve, tmp_path):
    dying, healthy = serve(breaks_after=[100_000, 10_000, 10_000]), serve()
    mirrors = (dying.address, healthy.address)
    assert fetch(KNOWN, mirrors, tmp_path, ignore).path.read_bytes() == CONTENT
    assert len(dying.asked) == 3
    assert healthy.asked == ["bytes=120000-"]


def test_a_server_without_ranges_starts_again(serve, tmp_path):
    site = serve(ranges=False)
    (tmp_path / "numbers.bin.part").write_bytes(CONTENT[:5000])
    assert fetch(KNOWN, (site.address,), tmp_path, ignore).path.read_bytes() == CONTENT
    assert site.asked == ["bytes=5000-"]


@pytest.mark.parametrize("size", [5000, len(CONTENT), len(CONTENT) + 7])
def test_a_wrong_beginning_is_thrown_away(serve, tmp_path, size):
    site = serve()
    (tmp_path / "numbers.bin.part").write_bytes(b"x" * size)
    assert fetch(KNOWN, (site.address,), tmp_path, ignore).path.read_bytes() == CONTENT
    assert site.asked[-1] == ""


def test_a_complete_part_needs_no_network(tmp_path):
    (tmp_path / "numbers.bin.part").write_bytes(CONTENT)
    path = fetch(KNOWN, ("http://127.0.0.1:9/",), tmp_path, ignore).path
    assert path.read_bytes() == CONTENT


def test_a_cached_file_that_was_damaged_is_fetched_again(serve, tmp_path):
    (tmp_path / "numbers.bin").write_bytes(CONTENT[:-1] + b"x")
    site = serve()
    assert fetch(KNOWN, (site.address,), tmp_path, ignore).path.read_bytes() == CONTENT


@pytest.mark.parametrize("status", [403, 404, 500, 503])
def test_an_error_of_one_mirror_leads_to_the_next(serve, tmp_path, status):
    broken, healthy = serve(status=status), serve()
    mirrors = (broken.address, healthy.address)
    assert fetch(KNOWN, mirrors, tmp_path, ignore).path.read_bytes() == CONTENT
    assert len(broken.asked) == (3 if status >= 500 else 1)


def test_a_wrong_hash_on_one_mirror_leads_to_the_next(serve, tmp_path):
    wrong, right = serve(content=CONTENT[::-1]), serve()
    mirrors = (wrong.address, right.address)
    assert fetch(KNOWN, mirrors, tmp_path, ignore).path.read_bytes() == CONTENT


def test_an_unknown_hash_is_refused_until_the_user_accepts_it(serve, tmp_path):
    other = CONTENT[::-1] + b"newer"
    site = serve(content=other)
    with pytest.raises(UnknownHash) as caught:
        fetch(KNOWN, (site.address,), tmp_path, ignore)
    digest = hashlib.sha256(other).hexdigest()
    assert caught.value.facts == {
        "file": "numbers.bin",
        "expected": KNOWN.hash[:12],
        "actual": digest[:12],
    }
    accepted = fetch(KNOWN, (site.address,), tmp_path, ignore, accept_unknown=True)
    assert accepted.path.read_bytes() == other
    assert accepted.actual_hash == digest
    assert len(site.asked) == 1


def test_an_accepted_unknown_file_is_fetched_when_it_is_not_there(serve, tmp_path):
    site = serve(content=b"something shorter")
    accepted = fetch(KNOWN, (site.address,), tmp_path, ignore, accept_unknown=True)
    assert accepted.path.read_bytes() == b"something shorter"
    assert not (tmp_path / "numbers.bin").exists()


def test_offline_is_one_error_that_says_what_to_do(tmp_path):
    mirrors = ("http://127.0.0.1:9/", "http://no-such-host.invalid/")
    with pytest.raises(DownloadFailed, match="open it with 'Files'") as caught:
        fetch(KNOWN, mirrors, tmp_path, ignore)
    assert caught.value.facts["file"] == "numbers.bin"
    assert caught.value.facts["reason"] in {"gaierror", "ConnectionRefusedError", "TimeoutError"}


def test_a_silent_server_is_given_up(serve, tmp_path, monkeypatch):
    monkeypatch.setattr(fetching, "TIMEOUT", 0.2)
    silent, healthy = serve(stalled=True), serve()
    mirrors = (silent.address, healthy.address)
    assert fetch(KNOWN, mirrors, tmp_path, ignore).path.read_bytes() == CONTENT
    assert healthy.asked == ["bytes=3000-"]


def test_cancelling_does_not_wait_for_a_silent_server(serve, tmp_path):
    site = serve(stalled=True)
    asked = threading.Event()

    def progress(done, total):
        if asked.is_set():
            raise Cancelled()
        if done == 1000:
            asked.set()

    began = time.monotonic()
    with pytest.raises(Cancelled):
        fetch(KNOWN, (site.address,), tmp_path, progress)
    assert time.monotonic() - began < 5  # the server is silent for 10 seconds, TIMEOUT is 20
    assert (tmp_path / "numbers.bin.part").stat().st_size == 1000
    site.released.set()


def test_a_server_that_never_ends_does_not_fill_the_disk(serve, tmp_path):
    site = serve(endless=True)
    with pytest.raises(DownloadFailed):
        fetch(KNOWN, (site.address,), tmp_path, ignore)
    assert sum(p.stat().st_size for p in tmp_path.rglob("*.*")) < 4 * len(CONTENT)


def test_a_cache_that_cannot_be_written_says_so(serve, tmp_path):
    (tmp_path / "downloads").write_text("a file where the folder should be")
    with pytest.raises(CacheNotWritable) as caught:
        fetch(KNOWN, (serve().address,), tmp_path / "downloads", ignore)
    assert caught.value.facts["folder"] == str(tmp_path / "downloads")
    assert caught.value.facts["reason"] in {"EEXIST", "ENOTDIR"}


def test_a_full_disk_keeps_what_is_there(serve, tmp_path, monkeypatch):
    from errno import ENOSPC

    site = serve()
    original = type(tmp_path).open

    class Full:
        def __init__(self, file):
            self._file = file

        def __getattr__(self, name):
            return getattr(self._file, name)

        def __enter__(self):
            return self

        def __exit__(self, *problem):
            self._file.close()

        def write(self, chunk):
            if self._file.tell() > 200_000:
                raise OSError(ENOSPC, "no space")
            return self._file.write(chunk)

    def opened(path, *args, **kwargs):
        file = original(path, *args, **kwargs)
        return Full(file) if path.suffix == ".part" else file

    with monkeypatch.context() as patch:
        patch.setattr(type(tmp_path), "open", opened)
        with pytest.raises(CacheNotWritable) as caught:
            fetch(KNOWN, (site.address,), tmp_path, ignore)
    assert caught.value.facts["reason"] == "ENOSPC"
    assert (tmp_path / "numbers.bin.part").stat().st_size > 200_000
    assert fetch(KNOWN, (site.address,), tmp_path, ignore).path.read_bytes() == CONTENT


def test_a_file_may_be_known_by_another_hash(serve, tmp_path):
    site = serve()
    known = RemoteFile("numbers.bin", len(CONTENT), hashlib.md5(CONTENT).hexdigest(), "md5")
    path = fetch(known, (site.address,), tmp_path, ignore).path
    assert path.read_bytes() == CONTENT
    site.content = CONTENT[::-1]
    path.unlink()
    with pytest.raises(UnknownHash) as caught:
        fetch(known, (site.address,), tmp_path, ignore)
    assert caught.value.facts["actual"] == hashlib.md5(site.content).hexdigest()[:12]
