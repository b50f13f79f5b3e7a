"""What a file or folder is, told by names and first bytes."""

import numpy as np
import pytest

from engine.data.dataset import sources
from engine.data.readers.errors import FileMissing, SinglePicture
from engine.data.readers.recognise import recognise
from tests.engine.data.readers.files import idx_bytes, write_idx, write_pictures

IMAGES, LABELS = np.zeros((4, 2, 3)), np.array([0, 1, 0, 1])


def test_a_folder_with_idx_files_is_mnist(tmp_path):
    settings = write_idx(tmp_path, IMAGES, LABELS, packed=True)
    kind, found = recognise(str(tmp_path))
    assert kind == "IdxFiles"
    assert found == settings | {"test_images": "", "test_labels": ""}


def test_one_idx_file_brings_those_beside_it(tmp_path):
    settings = write_idx(tmp_path, IMAGES, LABELS)
    kind, found = recognise(settings["train_labels"])
    assert (kind, found["train_images"]) == ("IdxFiles", settings["train_images"])


def test_an_idx_file_under_another_name_is_known_by_its_first_bytes(tmp_path):
    for name, values, setting in (("bilder", IMAGES, "images"), ("namen", LABELS, "labels")):
        path = tmp_path / name
        path.write_bytes(idx_bytes(values))
        assert recognise(str(path)) == ("IdxFiles", {f"train_{setting}": str(path)})


def test_cifar_batches_are_found_one_folder_below_too(tmp_path):
    folder = tmp_path / "cifar-10-batches-bin"
    folder.mkdir()
    for name in ("data_batch_1.bin", "data_batch_2.bin", "test_batch.bin"):
        (folder / name).write_bytes(b"\0")
    for path in (tmp_path, folder, folder / "data_batch_2.bin"):
        kind, found = recognise(str(path))
        assert kind == "CifarFiles"
        assert [p[-5] for p in found["train"]] == ["1", "2"]
        assert found["test"] == (str(folder / "test_batch.bin"),)


def test_a_folder_of_class_folders_holds_pictures(tmp_path):
    folder = write_pictures(tmp_path / "звери")
    assert recognise(str(folder)) == ("ImageFolder", {"path": str(folder)})


def test_a_folder_with_one_table_is_that_table(tmp_path):
    table = tmp_path / "iris.csv"
    table.write_text("a,b\n1,2\n")
    (tmp_path / "README.md").write_text("about iris")
    assert recognise(str(tmp_path)) == ("TableFile", {"path": str(table)})


def test_any_other_file_is_taken_for_a_table(tmp_path):
    table = tmp_path / "source-housing.data"
    table.write_text("1 2 3\n")
    assert recognise(str(table)) == ("TableFile", {"path": str(table)})


def test_one_picture_is_no_data_set(tmp_path):
    folder = write_pictures(tmp_path / "звери")
    with pytest.raises(SinglePicture, match="one sub-folder of pictures"):
        recognise(str(folder / "cat" / "0.png"))


def test_what_is_not_there_is_said_to_be_missing(tmp_path):
    with pytest.raises(FileMissing):
        recognise(str(tmp_path / "gone"))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("mnist", "IdxFiles"),
        ("cifar10", "CifarFiles"),
        ("cats-dogs", "ImageFolder"),
        ("faces-orl", "ImageFolder"),
        ("small-tables/wine.csv", "TableFile"),
        ("housing/source-housing.data", "TableFile"),
    ],
)
def test_real_data_are_recognised(shared, name, kind):
    found, settings = recognise(str(shared / name))
    assert found == kind
    assert sources[kind](**settings)
