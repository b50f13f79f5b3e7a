"""CIFAR-10's binary batches: the real ones, and damaged ones."""

import gzip
import lzma

import numpy as np
import pytest

from engine.data.readers import CifarFiles, find_cifar
from engine.data.readers.cifar import CLASSES, RECORD
from engine.data.readers.errors import (
    BrokenRecords,
    DamagedArchive,
    EmptyFile,
    FileMissing,
    LabelOutOfRange,
)
from engine.errors import SettingError


@pytest.fixture
def records(rng):
    content = rng.integers(0, 256, (12, RECORD), dtype=np.uint8)
    content[:, 0] = np.arange(12) % 10
    return content


def test_the_real_batches_have_ten_classes_and_right_colours(shared):
    data = CifarFiles(**find_cifar(str(shared / "cifar10"))).load()
    assert data.x.shape == (10000, 32, 32, 3)
    assert data.test_x.shape == (1000, 32, 32, 3)
    assert data.classes == CLASSES
    assert np.bincount(data.y).sum() == 10000
    assert len(data.files) == 3
    # The first test images are known: a cat, two ships, an aeroplane.
    assert [data.classes[i] for i in data.test_y[:4]] == ["cat", "ship", "ship", "airplane"]
    # Aeroplanes and ships stand before blue: their upper rows have more blue than red.
    sky = data.x[np.isin(data.y, (0, 8)), :8].mean(axis=(0, 1, 2))
    assert sky[2] > sky[0] + 5


def test_planes_become_channels(tmp_path, records):
    path = tmp_path / "data_batch_1.bin"
    path.write_bytes(records.tobytes())
    data = CifarFiles(train=(str(path),)).load()
    assert data.x[3, 5, 7].tolist() == [records[3, 1 + c * 1024 + 5 * 32 + 7] for c in range(3)]
    assert data.y.tolist() == records[:, 0].tolist()
    assert data.classes == CLASSES


@pytest.mark.parametrize("pack", [gzip.compress, lzma.compress])
def test_packed_batches_are_joined(tmp_path, records, pack):
    for number, suffix in ((1, ".gz"), (2, ".xz")):
        (tmp_path / f"data_batch_{number}.bin{suffix}").write_bytes(pack(records.tobytes()))
    data = CifarFiles(**find_cifar(str(tmp_path))).load()
    assert len(data.x) == 24
    assert data.test_x is None


def test_names_stand_beside_the_batches(tmp_path, records):
    path = tmp_path / "data_batch_1.bin"
    path.write_bytes(records.tobytes())
    (tmp_path / "batches.meta.txt").write_text("\n".join("abcdefghij") + "\n\n")
    data = CifarFiles(train=(str(path),)).load()
    assert data.classes == tuple("abcdefghij")
    assert len(data.files) == 2
    assert CifarFiles(train=(str(path),), classes=CLASSES).load().classes == CLASSES


def test_a_cut_batch_is_told(tmp_path, records):
    path = tmp_path / "cut.bin"
    path.write_bytes(records.tobytes()[:-100])
    with pytest.raises(BrokenRecords) as caught:
        CifarFiles(train=(str(path),)).load()
    assert caught.value.facts["actual"] == RECORD - 100


def test_a_cut_archive_is_told(tmp_path, records):
    path = tmp_path / "cut.bin.xz"
    path.write_bytes(lzma.compress(records.tobytes())[:-1000])
    with pytest.raises(DamagedArchive):
        CifarFiles(train=(str(path),)).load()


def test_a_label_out_of_range_is_told_with_its_record(tmp_path, records):
    records[4, 0] = 10
    path = tmp_path / "labels.bin"
    path.write_bytes(records.tobytes())
    with pytest.raises(LabelOutOfRange) as caught:
        CifarFiles(train=(str(path),)).load()
    facts = caught.value.facts
    assert (facts["record"], facts["actual"], facts["expected"]) == (5, 10, 10)


def test_missing_and_empty_batches_are_told(tmp_path):
    empty = tmp_path / "empty.bin"
    empty.write_bytes(b"")
    with pytest.raises(EmptyFile):
        CifarFiles(train=(str(empty),)).load()
    with pytest.raises(FileMissing):
        CifarFiles(train=(str(tmp_path / "gone.bin"),)).load()
    with pytest.raises(SettingError):
        CifarFiles(train=())
