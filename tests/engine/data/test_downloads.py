"""Downloads: hashes, decoding, and archives that are not to be trusted."""

import gzip
import hashlib
import io
import os
import tarfile
from dataclasses import replace

import numpy as np
import pytest

from engine.data import downloads
from engine.data.dataset import sources
from engine.data.downloads import Cifar10Download, Download, MnistDownload
from engine.data.fetch import RemoteFile
from engine.errors import CacheNotWritable, Cancelled, IncompleteArchive, UnknownHash
from engine.registry import describe, restore

NAMES = [name for name in sources if issubclass(sources[name], Download)]
RECORDS = 4  # in each batch of our small CIFAR


def idx(values: np.ndarray) -> bytes:
    header = bytes([0, 0, 8, values.ndim]) + np.array(values.shape, ">u4").tobytes()
    return gzip.compress(header + values.tobytes(), mtime=0)


def remote(name: str, content: bytes) -> RemoteFile:
    return RemoteFile(name, len(content), hashlib.sha256(content).hexdigest())


@pytest.fixture
def mirror(tmp_path, monkeypatch):
    """A folder that stands for a mirror; the cache is another one."""
    folder = tmp_path / "mirror"
    folder.mkdir()
    monkeypatch.setattr(downloads, "cache_folder", lambda: tmp_path / "cache")
    for cls in (MnistDownload, Cifar10Download):
        monkeypatch.setattr(cls, "mirrors", (folder.as_uri() + "/",))
    return folder


@pytest.fixture
def digits(mirror, rng, monkeypatch):
    """Publish a small MNIST and return its arrays."""
    parts = {}
    for prefix, count in (("train", 30), ("t10k", 20)):
        images = rng.integers(0, 256, (count, 28, 28), dtype=np.uint8)
        parts[f"{prefix}-images-idx3-ubyte.gz"] = images
        parts[f"{prefix}-labels-idx1-ubyte.gz"] = (np.arange(count) % 10).astype(np.uint8)
    for name, values in parts.items():
        (mirror / name).write_bytes(idx(values))
    monkeypatch.setattr(
        MnistDownload, "files", tuple(remote(name, idx(values)) for name, values in parts.items())
    )
    return list(parts.values())


def packed(batches: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
        for name, content in batches.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return buffer.getvalue()


@pytest.fixture
def photographs(rng, monkeypatch):
    """Return six small batches by their names in the archive."""
    monkeypatch.setattr(downloads, "CIFAR_BATCH", RECORDS * 3073)
    names = (*downloads.CIFAR_TRAIN, downloads.CIFAR_TEST)
    batches = {}
    for name in names:
        records = rng.integers(0, 256, (RECORDS, 3073), dtype=np.uint8)
        records[:, 0] %= 10
        batches[f"cifar-10-batches-bin/{name}"] = records.tobytes()
    return batches


@pytest.fixture
def publish(mirror, monkeypatch):
    """Return a function that publishes an archive as CIFAR-10."""

    def put(content: bytes) -> None:
        (mirror / "cifar-10-binary.tar.gz").write_bytes(content)
        monkeypatch.setattr(Cifar10Download, "files", (remote("cifar-10-binary.tar.gz", content),))

    return put


def test_three_data_sets_can_be_downloaded():
    assert NAMES == ["Cifar10Download", "FashionMnistDownload", "MnistDownload"]


@pytest.mark.parametrize("name", NAMES)
def test_mirrors_and_hashes_are_well_formed(name):
    source = sources[name]()
    assert restore(describe(source)) == source
    assert source.foreign
    assert len(source.mirrors) >= 2
    assert all(m.startswith("https://") and m.endswith("/") for m in source.mirrors)
    assert all(len(bytes.fromhex(file.hash)) == 32 for file in source.files)
    assert len(source.classes) == 10
    assert source.bytes_to_fetch > 10_000_000


@pytest.mark.parametrize("number", [1, 2, 3])
def test_known_hashes_of_mnist_are_those_of_the_original_files(shared, number):
    known = MnistDownload.files[number]  # the training images there are not the original file
    content = (shared / "mnist" / known.name).read_bytes()
    assert (len(content), hashlib.sha256(content).hexdigest()) == (known.size, known.hash)


def test_mnist_is_fetched_and_decoded(digits):
    told = []
    data = MnistDownload().load(lambda *p: told.append(p))
    train_x, train_y, test_x, test_y = digits
    assert data.name == "MNIST"
    assert data.classes == tuple("0123456789")
    assert (data.x[..., 0] == train_x).all()
    assert (data.y == train_y).all()
    assert (data.test_x[..., 0] == test_x).all()
    assert (data.test_y == test_y).all()
    assert not data.notices
    total = MnistDownload().bytes_to_fetch
    assert {whole for _, whole in told} == {total}
    assert told[-1] == (total, total)


def test_a_second_load_needs_no_mirror(digits, mirror):
    MnistDownload().load()
    for path in mirror.iterdir():
        path.unlink()
    assert len(MnistDownload().load().x) == 30


def test_an_accepted_unknown_file_is_a_notice(digits, mirror):
    name = "train-images-idx3-ubyte.gz"
    (mirror / name).write_bytes(idx(digits[0] ^ 1))
    with pytest.raises(UnknownHash):
        MnistDownload().load()
    data = MnistDownload(accept_unknown=True).load()
    assert (data.x[..., 0] == digits[0] ^ 1).all()
    (notice,) = data.notices
    assert notice.code == "UnknownHash"
    assert notice.facts["file"] == name
    (mirror / name).write_bytes(idx(digits[0]))
    assert (MnistDownload().load().x[..., 0] == digits[0]).all()


def test_decoding_can_be_cancelled_too(digits):
    MnistDownload().fetch()
    calls = []

    def progress(done, total):
        calls.append(done)
        if len(calls) > 4:
            raise Cancelled()

    with pytest.raises(Cancelled):
        MnistDownload().load(progress)


def test_cifar_is_unpacked_and_decoded(publish, photographs):
    publish(packed(photographs))
    data = Cifar10Download().load()
    assert (data.x.shape, data.test_x.shape) == ((5 * RECORDS, 32, 32, 3), (RECORDS, 32, 32, 3))
    record = np.frombuffer(photographs["cifar-10-batches-bin/data_batch_1.bin"], np.uint8)[:3073]
    assert data.y[0] == record[0]
    assert (data.x[0] == record[1:].reshape(3, 32, 32).transpose(1, 2, 0)).all()
    assert data.classes[:2] == ("airplane", "automobile")


def test_an_unpacked_batch_that_is_damaged_or_missing_is_unpacked_again(publish, photographs):
    publish(packed(photographs))
    first = Cifar10Download().load()
    folder = downloads.cache_folder() / "downloads" / "cifar-10" / "cifar-10-batches-bin"
    (folder / "data_batch_2.bin").write_bytes(b"short")
    (folder / "test_batch.bin").unlink()
    os.utime(folder / "data_batch_3.bin", (0, 0))
    (folder / "data_batch_3.bin").write_bytes(photographs["cifar-10-batches-bin/data_batch_3.bin"])
    again = Cifar10Download().load()
    assert (again.x == first.x).all()
    assert (again.test_x == first.test_x).all()


def test_nothing_but_the_six_batches_leaves_the_archive(publish, photographs, tmp_path):
    hostile = {
        "../../outside.bin": b"x" * RECORDS * 3073,
        "/data_batch_9.bin": b"x",
        "cifar-10-batches-bin/data_batch_1.bin": b"too short",
    }
    publish(packed({**photographs, **hostile}))
    with pytest.raises(IncompleteArchive) as caught:
        Cifar10Download().load()
    assert caught.value.facts["missing"] == "data_batch_1.bin"
    written = {p.name for p in tmp_path.rglob("*") if p.is_file()}
    expected = {*downloads.CIFAR_TRAIN, downloads.CIFAR_TEST, "cifar-10-binary.tar.gz"}
    assert written == expected - {"data_batch_1.bin"}


@pytest.mark.parametrize("cut", [0, 10, 5000])
def test_a_broken_archive_is_one_clear_error(publish, photographs, cut):
    publish(packed(photographs)[:cut])
    with pytest.raises(IncompleteArchive) as caught:
        Cifar10Download().load()
    assert caught.value.facts["file"] == "cifar-10-binary.tar.gz"


def test_a_page_instead_of_an_archive_is_one_clear_error(publish):
    publish(b"<html>Please log in to this network</html>" * 100)
    with pytest.raises(IncompleteArchive):
        Cifar10Download().load()


def test_a_cache_without_room_says_so(publish, photographs, monkeypatch):
    publish(packed(photographs))
    Cifar10Download().fetch()

    def full(*_):
        raise OSError(28, "no space")

    monkeypatch.setattr(downloads.shutil, "copyfileobj", full)
    with pytest.raises(CacheNotWritable) as caught:
        Cifar10Download().load()
    assert caught.value.facts["reason"] == "ENOSPC"


def test_sources_differ_by_whether_unknown_files_are_accepted():
    assert replace(MnistDownload(), accept_unknown=True) != MnistDownload()
