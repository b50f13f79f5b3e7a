"""IDX files: MNIST as published, and files damaged at every place."""

import gzip
import hashlib
import os
from dataclasses import replace

import numpy as np
import pytest

from engine.data.dataset import sources
from engine.data.readers import IdxFiles, find_idx
from engine.data.readers.errors import (
    ClassNamesMismatch,
    CountMismatch,
    DamagedArchive,
    EmptyFile,
    FileMissing,
    IdxAxes,
    ImageSizeMismatch,
    NoRecords,
    NotAFile,
    NotIdx,
    OneClass,
    WrongSize,
)
from engine.errors import SettingError
from engine.registry import describe, restore
from tests.engine.data.readers.files import idx_bytes, write_idx

MNIST_COUNTS = [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949]  # as published
MNIST_TEST_COUNTS = [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]


@pytest.fixture
def images(rng):
    return rng.integers(0, 256, (20, 5, 4), dtype=np.uint8)


@pytest.fixture
def labels():
    return np.arange(20, dtype=np.uint8) % 10


def test_mnist_has_its_published_counts(shared):
    data = IdxFiles(**find_idx(str(shared / "mnist"))).load()
    assert data.x.shape == (60000, 28, 28, 1)
    assert data.test_x.shape == (10000, 28, 28, 1)
    assert data.x.dtype == np.uint8
    assert np.bincount(data.y).tolist() == MNIST_COUNTS
    assert np.bincount(data.test_y).tolist() == MNIST_TEST_COUNTS
    assert data.classes == tuple("0123456789")
    assert data.name == "mnist"
    assert [os.path.basename(file.path)[:5] for file in data.files] == ["train"] * 2 + ["t10k-"] * 2


def test_each_file_is_referenced_by_its_published_hash(shared):
    data = IdxFiles(**find_idx(str(shared / "mnist"))).load()
    published = "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"
    labels = data.files[1]
    assert labels.sha256 == published
    assert labels.size == 28_881
    assert labels.modified == os.stat(labels.path).st_mtime


@pytest.mark.parametrize("packed", [False, True])
def test_what_was_written_is_read(tmp_path, images, labels, packed):
    heard = []
    source = IdxFiles(**write_idx(tmp_path, images, labels, packed))
    data = source.load(lambda done, total: heard.append((done, total)))
    assert (data.x[..., 0] == images).all()
    assert (data.y == labels).all()
    assert data.test_x is None
    assert not data.x.flags.writeable
    assert heard[-1][0] == heard[-1][1] == sum(file.size for file in data.files)
    content = (tmp_path / os.path.basename(source.train_images)).read_bytes()
    assert data.files[0].sha256 == hashlib.sha256(content).hexdigest()


def test_labels_that_do_not_begin_at_zero_become_class_numbers(tmp_path, images):
    data = IdxFiles(**write_idx(tmp_path, images, np.arange(20) % 2 * 5 + 3)).load()
    assert data.classes == ("3", "8")
    assert data.y.tolist() == [0, 1] * 10


def test_names_of_classes_are_taken(tmp_path, images, labels):
    source = IdxFiles(**write_idx(tmp_path, images, labels), classes=tuple("abcdefghij"))
    assert source.load().classes == tuple("abcdefghij")
    with pytest.raises(ClassNamesMismatch):
        replace(source, classes=("a", "b")).load()


def test_a_path_with_cyrillic_letters_and_spaces_is_read(tmp_path, images, labels):
    folder = tmp_path / "Мои данные" / "лаб 1"
    folder.mkdir(parents=True)
    write_idx(folder, images, labels, packed=True)
    assert len(IdxFiles(**find_idx(str(folder))).load().x) == 20


def test_the_four_files_are_found_by_name(tmp_path, images, labels):
    assert find_idx(str(tmp_path))["train_images"] == ""
    write_idx(tmp_path, images, labels, packed=True)
    inner = tmp_path / "t10k-images.idx3-ubyte"
    inner.mkdir()
    (inner / "t10k-images.idx3-ubyte").write_bytes(b"")
    found = find_idx(str(tmp_path))
    assert found["train_labels"] == str(tmp_path / "train-labels-idx1-ubyte.gz")
    assert found["test_images"] == str(inner / "t10k-images.idx3-ubyte")
    assert found["test_labels"] == ""
    write_idx(tmp_path, images, labels)
    assert find_idx(str(tmp_path))["train_labels"] == str(tmp_path / "train-labels-idx1-ubyte")


def test_a_folder_that_is_not_there_is_told():
    with pytest.raises(FileMissing):
        find_idx("/nowhere at all")


@pytest.mark.parametrize(
    ("kept", "error"),
    [(0, EmptyFile), (2, NotIdx), (10, WrongSize), (16, WrongSize), (99, WrongSize)],
)
def test_images_cut_anywhere_are_told(tmp_path, images, labels, kept, error):
    settings = write_idx(tmp_path, images, labels)
    with open(settings["train_images"], "r+b") as file:
        file.truncate(kept)
    with pytest.raises(error) as caught:
        IdxFiles(**settings).load()
    assert caught.value.facts["path"] == settings["train_images"]


def test_labels_cut_are_told_with_both_sizes(tmp_path, images, labels):
    settings = write_idx(tmp_path, images, labels)
    with open(settings["train_labels"], "r+b") as file:
        file.truncate(8 + 13)
    with pytest.raises(WrongSize) as caught:
        IdxFiles(**settings).load()
    assert caught.value.facts["expected"] == 28
    assert caught.value.facts["actual"] == 21


def test_bytes_after_the_end_are_told(tmp_path, images, labels):
    settings = write_idx(tmp_path, images, labels)
    with open(settings["train_images"], "ab") as file:
        file.write(b"more")
    with pytest.raises(WrongSize):
        IdxFiles(**settings).load()


@pytest.mark.parametrize("part", [0.2, 0.5, 0.97])
def test_a_cut_archive_is_told(tmp_path, images, labels, part):
    settings = write_idx(tmp_path, images, labels, packed=True)
    size = os.path.getsize(settings["train_images"])
    os.truncate(settings["train_images"], int(size * part))
    with pytest.raises((DamagedArchive, WrongSize, NotIdx)) as caught:
        IdxFiles(**settings).load()
    assert isinstance(caught.value, DamagedArchive)


def test_a_changed_byte_in_an_archive_is_told(tmp_path, images, labels):
    settings = write_idx(tmp_path, images, labels, packed=True)
    with open(settings["train_images"], "r+b") as file:
        file.seek(200)
        byte = file.read(1)[0]
        file.seek(200)
        file.write(bytes([byte ^ 0xFF]))
    with pytest.raises(DamagedArchive):
        IdxFiles(**settings).load()


def test_a_header_that_promises_terabytes_takes_no_memory(tmp_path, images, labels):
    settings = write_idx(tmp_path, images, labels)
    header = b"\0\0\x08\x03" + b"\x7f\xff\xff\xff" * 3
    for content in (header, gzip.compress(header)):
        with open(settings["train_images"], "wb") as file:
            file.write(content)
        with pytest.raises(WrongSize) as caught:
            IdxFiles(**settings).load()
        assert caught.value.facts["actual"] == 16


def test_files_that_do_not_belong_together_are_told(tmp_path, images, labels):
    with pytest.raises(CountMismatch):
        IdxFiles(**write_idx(tmp_path, images, labels[:-1])).load()
    good = write_idx(tmp_path, images, labels)
    swapped = {"train_images": good["train_labels"], "train_labels": good["train_images"]}
    with pytest.raises(IdxAxes):
        IdxFiles(**swapped).load()


def test_test_images_of_another_size_are_told(tmp_path, images, labels):
    test = tmp_path / "test"
    test.mkdir()
    small = write_idx(test, images[:, 1:], labels)
    with pytest.raises(ImageSizeMismatch):
        IdxFiles(
            **write_idx(tmp_path, images, labels),
            test_images=small["train_images"],
            test_labels=small["train_labels"],
        ).load()


def test_other_files_are_told(tmp_path, images, labels):
    settings = write_idx(tmp_path, images, labels)
    floats = tmp_path / "floats"
    floats.write_bytes(b"\0\0\x0d\x03" + bytes(100))
    none = tmp_path / "none"
    none.write_bytes(idx_bytes(np.zeros((0, 5, 4))))
    for path, error in [(floats, NotIdx), (none, NoRecords), (tmp_path, NotAFile)]:
        with pytest.raises(error):
            IdxFiles(**{**settings, "train_images": str(path)}).load()
    with pytest.raises(FileMissing):
        IdxFiles(**{**settings, "train_labels": str(tmp_path / "gone")}).load()


def test_one_class_is_told(tmp_path, images):
    with pytest.raises(OneClass):
        IdxFiles(**write_idx(tmp_path, images, np.full(20, 7))).load()


def test_test_images_need_test_labels():
    with pytest.raises(SettingError):
        IdxFiles(train_images="a", train_labels="b", test_images="c")


def test_the_settings_survive_a_project_file():
    source = IdxFiles(train_images="a", train_labels="b", classes=("x", "y"))
    assert restore(describe(source)) == source
    assert source.foreign
    assert "IdxFiles" in sources
