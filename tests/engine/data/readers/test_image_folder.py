"""Folders of pictures, made here and real."""

import os

import numpy as np
import pytest
from PIL import Image

from engine.data.readers import ImageFolder
from engine.data.readers.errors import (
    FileMissing,
    NoClassFolders,
    NoPictures,
    NotAFolder,
    OneClass,
)
from engine.data.readers.image_folder import probe_images
from engine.errors import Cancelled, SettingError
from engine.registry import describe, restore
from tests.engine.data.readers.files import write_pictures


def load(path, **settings):
    return ImageFolder(path=str(path), **{"width": 8, "height": 6, **settings}).load()


def codes(data):
    return [notice.code for notice in data.notices]


def test_classes_are_the_sorted_folders(tmp_path):
    heard = []
    folder = write_pictures(tmp_path / "Мои звери", classes=("б", "a", "Б"))
    source = ImageFolder(path=str(folder), width=8, height=6)
    data = source.load(lambda done, total: heard.append((done, total)))
    assert data.classes == ("a", "Б", "б")
    assert data.y.tolist() == [0, 0, 0, 1, 1, 1, 2, 2, 2]
    assert data.x.shape == (9, 6, 8, 3)
    assert data.x[0, 0, 0].tolist() == [40, 0, 200]
    assert data.name == "Мои звери"
    assert data.notices == ()
    assert len(data.files) == 9
    assert heard[-1] == (9, 9)


def test_sub_folders_of_a_class_belong_to_it(tmp_path):
    write_pictures(tmp_path)
    write_pictures(tmp_path / "dog", classes=("puppies",), each=2)
    assert np.bincount(load(tmp_path).y).tolist() == [3, 5]


@pytest.mark.parametrize("name", ["test", "validation", "Val"])
def test_a_test_folder_becomes_the_test_part(tmp_path, name):
    write_pictures(tmp_path / "train")
    write_pictures(tmp_path / name, classes=("cat", "dog", "owl"), each=1)
    data = load(tmp_path)
    assert len(data.x) == 6
    assert data.test_y.tolist() == [0, 1]
    assert codes(data) == ["EmptyClass"]  # owls are not in the training part


def test_three_parts_become_two(tmp_path):
    for part, each in (("train", 3), ("validation", 2), ("test", 1)):
        write_pictures(tmp_path / part, each=each)
    write_pictures(tmp_path / "more")
    data = load(tmp_path)
    assert (len(data.x), len(data.test_x)) == (10, 2)
    assert codes(data) == ["ValidationMerged", "FolderIgnored"]


def test_classes_that_are_called_train_and_test_are_classes(tmp_path):
    assert load(write_pictures(tmp_path, classes=("test", "train"))).classes == ("test", "train")


def test_mixed_sizes_and_modes_are_counted(tmp_path):
    write_pictures(tmp_path)
    Image.new("L", (8, 6)).save(tmp_path / "cat" / "grey.png")
    Image.new("RGB", (20, 20)).save(tmp_path / "dog" / "large.jpg")
    Image.fromarray(np.zeros((6, 8), np.uint16)).save(tmp_path / "dog" / "deep.png")
    data = load(tmp_path)
    assert {notice.code: notice.facts["count"] for notice in data.notices} == {
        "PicturesResized": 1,
        "PicturesRecoloured": 2,
        "PicturesReduced": 1,
    }


def test_unreadable_files_are_told_and_the_rest_loads(tmp_path):
    write_pictures(tmp_path)
    (tmp_path / "cat" / "text.jpg").write_text("no picture")
    (tmp_path / "cat" / "empty.png").write_bytes(b"")
    (tmp_path / "cat" / "notes.txt").write_text("notes")
    (tmp_path / "cat" / ".hidden.png").write_text("nothing")
    (tmp_path / "dog" / "folder.png").mkdir()
    (tmp_path / "dog" / "broken link.png").symlink_to("nowhere.png")
    os.mkfifo(tmp_path / "dog" / "pipe.png")
    data = load(tmp_path)
    assert len(data.x) == 6
    assert sorted(codes(data)) == [
        "EmptyFile",
        "FileMissing",
        "NotAFile",
        "NotAPicture",
        "OtherFiles",
    ]
    path = next(n.facts["path"] for n in data.notices if n.code == "NotAPicture")
    assert path == str(tmp_path / "cat" / "text.jpg")


@pytest.mark.skipif(os.name == "nt", reason="names on Windows are always text")
def test_a_name_that_is_no_text_is_told(tmp_path):
    write_pictures(tmp_path)
    os.rename(tmp_path / "cat" / "0.png", os.fsencode(tmp_path / "cat") + b"/caf\xe9.png")
    data = load(tmp_path)
    assert codes(data) == ["BadFileName"]
    data.notices[0].facts["path"].encode()


def test_empty_classes_are_told_and_left_out(tmp_path):
    write_pictures(tmp_path, classes=("a", "c"))
    (tmp_path / "b").mkdir()
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "broken.png").write_text("no picture")
    data = load(tmp_path)
    assert data.classes == ("a", "c")
    assert np.bincount(data.y).tolist() == [3, 3]
    assert codes(data).count("EmptyClass") == 2


def test_folders_that_give_nothing_are_told(tmp_path):
    with pytest.raises(NoClassFolders):
        load(tmp_path)
    (tmp_path / "cat").mkdir()
    with pytest.raises(NoPictures):
        load(tmp_path)
    write_pictures(tmp_path, classes=("dog",))
    with pytest.raises(OneClass):
        load(tmp_path)
    (tmp_path / "cat" / "broken.png").write_text("no picture")
    with pytest.raises(OneClass):
        load(tmp_path)
    with pytest.raises(FileMissing):
        load(tmp_path / "gone")
    with pytest.raises(NotAFolder):
        load(tmp_path / "dog" / "0.png")


def test_a_folder_that_vanishes_meanwhile_is_told(tmp_path):
    folder = write_pictures(tmp_path / "zoo", each=20)

    def vanish(done, total):
        if (done, total) == (10, 40):
            folder.rename(tmp_path / "elsewhere")

    with pytest.raises(FileMissing) as caught:
        ImageFolder(path=str(folder)).load(vanish)
    assert caught.value.facts["path"] == str(folder)


def test_loading_can_be_cancelled(tmp_path):
    def cancel(done, total):
        raise Cancelled()

    with pytest.raises(Cancelled):
        ImageFolder(path=str(write_pictures(tmp_path))).load(cancel)


def test_settings_are_checked_and_survive_a_project_file():
    source = ImageFolder(path="a", colours="grey", resize="pad")
    assert restore(describe(source)) == source
    for wrong in ({"width": 0}, {"height": 10_000}, {"colours": "cmyk"}, {"resize": "twist"}):
        with pytest.raises(SettingError):
            ImageFolder(path="a", **wrong)


def test_a_probe_proposes_settings(tmp_path):
    write_pictures(tmp_path, each=4)
    Image.new("RGB", (99, 50)).save(tmp_path / "cat" / "other.png")
    (tmp_path / "cat" / "broken.png").write_text("no picture")
    found = probe_images(str(tmp_path))
    assert found["classes"] == ("cat", "dog")
    assert found["counts"] == (6, 4)
    assert (found["width"], found["height"], found["colours"]) == (8, 6, "rgb")
    assert found["sizes"] == ((8, 6, 8), (99, 50, 1))
    assert found["probed"] == 9


def test_a_probe_proposes_a_size_that_a_network_can_take(tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        Image.new("L", (1600, 1200)).save(tmp_path / name / "0.jpg")
    found = probe_images(str(tmp_path))
    assert (found["width"], found["height"], found["colours"]) == (128, 96, "grey")


def test_a_probe_sees_turned_pictures_upright(tmp_path):
    exif = Image.Exif()
    exif[274] = 6
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        Image.new("RGB", (40, 30)).save(tmp_path / name / "0.jpg", exif=exif)
    found = probe_images(str(tmp_path))
    assert (found["width"], found["height"]) == (30, 40)


def test_cats_and_dogs_have_their_counts(shared):
    path = str(shared / "cats-dogs")
    found = probe_images(path)
    assert found["counts"] == (400, 400)
    assert found["test_counts"] == (100, 100)
    data = ImageFolder(path=path, width=32, height=32).load()
    assert data.x.shape == (800, 32, 32, 3)
    assert data.test_x.shape == (200, 32, 32, 3)
    assert data.classes == ("cats", "dogs")
    assert np.bincount(data.test_y).tolist() == [100, 100]
    assert len({file.sha256 for file in data.files}) > 990


def test_forty_faces_are_read_as_they_are(shared):
    path = str(shared / "faces-orl")
    found = probe_images(path)
    assert (found["width"], found["height"], found["colours"]) == (23, 28, "grey")
    data = ImageFolder(path=path, width=23, height=28, colours="grey").load()
    assert data.x.shape == (400, 28, 23, 1)
    assert np.bincount(data.y).tolist() == [10] * 40
    assert data.notices == ()
    first = min((shared / "faces-orl" / "s1").glob("*.pgm"))
    assert data.x[0].tobytes() == first.read_bytes()[-23 * 28 :]


def test_samples_of_cifar_and_mnist_are_read(shared):
    data = load(shared / "cifar10" / "jpg-folder-sample", width=32, height=32)
    assert np.bincount(data.y).tolist() == [50] * 10
    data = load(shared / "mnist" / "png-sample", width=28, height=28, colours="grey")
    assert len(data.classes) == 10
    assert (len(data.x), len(data.test_x)) == (63, 63)
    assert codes(data) == ["FolderIgnored", "PicturesRecoloured"]
