"""Choosing data as steps of a document."""

from dataclasses import replace

import numpy as np
import pytest

from app.commands import data as commands
from app.document import Document
from app.records import RunRecord
from engine.data.builtin import Digits8x8, Iris
from engine.data.catalogue import CATALOGUE
from engine.data.choice import DataChoice
from engine.data.downloads import MnistDownload
from engine.data.made import PaintedPoints, Spirals
from engine.data.preparation import (
    CentreImages,
    DivideBy255,
    MinMax,
    Standardise,
    default_preparation,
    preparations,
)
from engine.data.readers import CifarFiles, IdxFiles, ImageFolder, TableFile
from engine.data.signs import Signs
from engine.data.split import Split
from engine.errors import SettingError
from engine.spec import NetworkSpec
from engine.training.plan import Plan
from tests.engine.data.readers.files import write_idx, write_pictures

OURS = [cls for group in ("built_in", "made") for cls in CATALOGUE[group]]


def examples(folder) -> dict:
    """A source of each kind that reads files, with its files."""
    table = folder / "t.csv"
    table.write_text("a,b,c\n1,2,x\n3,5,y\n4,1,x\n5,2,y\n")
    idx = write_idx(folder, np.zeros((4, 3, 3)), np.array([0, 1, 0, 1]))
    batch = folder / "data_batch_1.bin"
    batch.write_bytes(bytes(3073) + b"\1" + bytes(3072))
    return {
        "TableFile": TableFile(path=str(table)),
        "IdxFiles": IdxFiles(**idx),
        "CifarFiles": CifarFiles(train=(str(batch),)),
        "ImageFolder": ImageFolder(path=str(write_pictures(folder / "pictures"))),
    }


@pytest.fixture
def document():
    split = Split(validation=0.3, seed=5)
    return Document(DataChoice(Iris(), MinMax(), split))


def test_the_first_choice_comes_with_the_usual_split():
    document = commands.choose(Document(), Digits8x8())
    assert document.choice == DataChoice(Digits8x8(), DivideBy255(), Split())


def test_other_data_come_with_the_preparation_that_fits_and_keep_the_split(document):
    other = commands.choose(document, Signs()).choice
    assert (other.preparation, other.split) == (DivideBy255(), document.choice.split)


def test_other_settings_of_the_same_data_keep_the_preparation(document):
    first = commands.set_preparation(commands.choose(document, Spirals()), "MinMax")
    second = commands.choose(first, Spirals(noise=0.5))
    assert second.choice == replace(first.choice, source=Spirals(noise=0.5))


@pytest.mark.parametrize("cls", OURS, ids=lambda cls: cls.registered_name)
def test_what_is_proposed_for_our_data_is_what_they_turn_out_to_need(cls):
    source = PaintedPoints(points=((0, 0, 0), (1, 1, 1))) if cls is PaintedPoints else cls()
    assert commands.proposed_preparation(source) == default_preparation(source.load())


@pytest.mark.parametrize("kind", [cls.registered_name for cls in CATALOGUE["files"]])
def test_what_is_proposed_for_files_is_what_they_turn_out_to_need(kind, tmp_path):
    source = examples(tmp_path)[kind]
    assert commands.proposed_preparation(source) == default_preparation(source.load())


@pytest.mark.parametrize("is_image", [True, False])
def test_preparations_that_fit_begin_with_the_usual_one(is_image):
    names = commands.fitting_preparations(is_image)
    usual = commands.proposed_preparation(Digits8x8() if is_image else Iris())
    assert preparations[names[0]]() == usual
    assert len(set(names)) == len(names)
    assert ("CentreImages" in names) == is_image


def test_every_preparation_can_be_chosen(document):
    fitting = {n for image in (True, False) for n in commands.fitting_preparations(image)}
    assert fitting == set(preparations)
    chosen = commands.set_preparation(document, "CentreImages").choice
    assert chosen == replace(document.choice, preparation=CentreImages())


def test_a_share_of_the_split_is_changed_alone(document):
    changed = commands.set_split(document, test=0.1).choice.split
    assert changed == Split(validation=0.3, test=0.1, seed=5)


def test_shares_that_leave_nothing_to_train_are_refused(document):
    with pytest.raises(SettingError, match="validation"):
        commands.set_split(document, test=0.9)


def test_unknown_files_are_allowed_in_one_step(document):
    chosen = commands.choose(document, MnistDownload())
    allowed = commands.set_source(chosen, accept_unknown=True)
    assert allowed.choice.source == MnistDownload(accept_unknown=True)


def test_every_path_of_a_source_is_known(tmp_path):
    for source in examples(tmp_path).values():
        paths = commands.paths_of(source)
        assert paths
        assert all(path.startswith(str(tmp_path)) for path in paths)
    assert commands.paths_of(MnistDownload()) == []
    assert commands.paths_of(Spirals()) == []


@pytest.mark.parametrize("kind", ["TableFile", "ImageFolder"])
def test_a_moved_file_or_folder_is_found_under_its_new_path(kind, tmp_path):
    source = examples(tmp_path)[kind]
    document = commands.relocate(commands.choose(Document(), source), "/elsewhere/new.csv")
    assert document.choice.source == replace(source, path="/elsewhere/new.csv")


@pytest.mark.parametrize("kind", ["IdxFiles", "CifarFiles"])
def test_files_that_belong_together_move_together(kind, tmp_path):
    source = examples(tmp_path)[kind]
    names = [path.rpartition("/")[2] for path in commands.paths_of(source)]
    for place in ("/elsewhere", f"/elsewhere/{names[0]}"):
        moved = commands.relocated(source, place)
        assert commands.paths_of(moved) == [f"/elsewhere/{name}" for name in names]


def test_a_test_part_that_was_not_there_stays_away(tmp_path):
    moved = commands.relocated(examples(tmp_path)["IdxFiles"], "/elsewhere")
    assert (moved.test_images, moved.test_labels) == ("", "")


def test_hashes_are_those_of_runs_with_the_same_source(document):
    def run(source, fingerprint):
        choice = replace(document.choice, source=source)
        return RunRecord("id", choice, NetworkSpec(), Plan(), fingerprint=fingerprint)

    records = [run(Iris(), "aa"), run(Spirals(), "bb"), run(Iris(), "cc"), run(Iris(), "")]
    assert commands.known_fingerprints(records, Iris()) == {"aa", "cc"}


def test_standardised_tables_stay_so(document):
    assert commands.choose(Document(), Iris()).choice.preparation == Standardise()
