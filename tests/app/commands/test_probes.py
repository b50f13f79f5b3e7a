"""Pinned inputs as steps of a document, and how a project keeps them."""

import base64
import zlib
from dataclasses import replace

import numpy as np
import pytest

from app.archive import Archive
from app.commands import probes as commands
from app.document import Document
from app.history import Step
from engine.data.builtin import Digits8x8, Iris
from engine.data.choice import DataChoice
from engine.data.preparation import DivideBy255
from engine.data.probe import MOST_PROBES, DataPlace, OwnValues
from engine.errors import ProbeDamaged, ProbeTooLarge, TooManyProbes
from engine.io.project import Project


@pytest.fixture
def document():
    return Document(DataChoice(Digits8x8(), DivideBy255()))


def image(seed):
    return np.random.default_rng(seed).integers(0, 256, (8, 8, 1)).astype(np.uint8)


def test_a_sample_of_the_data_is_kept_as_its_place(document):
    pinned = commands.pin_sample(document, 17, in_own_test=False)
    assert [p.what for p in pinned.probes] == [DataPlace(Digits8x8(), "all", 17)]
    assert commands.pin_sample(document, 3, True).probes[0].what.part == "test"
    assert document.probes == ()


@pytest.mark.parametrize("kind", ["uint8", "float32", "int32"])
def test_own_values_come_back_with_every_bit(document, kind):
    values = (image(1).astype(kind) * 3).astype(kind)
    pinned = commands.pin_values(document, values, "mine")
    back = Document.from_json(pinned.to_json())
    assert back == pinned
    array = back.probes[0].what.array()
    assert np.array_equal(array, values)
    assert array.dtype == kind
    assert not array.flags.writeable
    assert back.probes[0].name == "mine"


def test_the_same_input_is_pinned_once(document):
    once = commands.pin_values(commands.pin_sample(document, 3, False), image(1))
    assert commands.pin_values(commands.pin_sample(once, 3, False), image(1)) == once


def test_there_is_room_for_16(document):
    for row in range(MOST_PROBES):
        document = commands.pin_sample(document, row, False)
    with pytest.raises(TooManyProbes, match="room for 16 probes"):
        commands.pin_sample(document, 99, False)
    assert commands.pin_sample(document, 3, False) == document, "it is there already"


def test_values_that_are_too_large_are_refused(document):
    with pytest.raises(ProbeTooLarge, match="may take 1024 kilobytes"):
        commands.pin_values(document, np.zeros((600, 600, 3), np.uint8))


def test_probes_are_renamed_moved_and_unpinned(document):
    for row in range(4):
        document = commands.pin_sample(document, row, False)
    a, b, c, d = (p.id for p in document.probes)
    order = lambda made: [p.id for p in made.probes]  # noqa: E731
    assert order(commands.move(document, a, 2)) == [b, c, a, d]
    assert order(commands.move(document, d, 0)) == [d, a, b, c]
    assert order(commands.unpin(document, b)) == [a, c, d]
    named = commands.rename(document, c, "a clear three")
    assert [p.name for p in named.probes] == ["", "", "a clear three", ""]


def test_a_project_of_older_days_opens_without_probes(document):
    data = document.to_json()
    del data["probes"]
    assert Document.from_json(data) == document


def test_a_project_keeps_probes_and_undo_and_writes_values_once(qtbot, tmp_path, document):
    path = tmp_path / "a.lamina"
    with Project.create(path) as project:
        pinned = commands.pin_values(document, image(2))
        renamed = commands.rename(pinned, pinned.probes[0].id, "mine")
        for label, each in (("Data", document), ("Pin", pinned), ("Rename", renamed)):
            project.record_edit(label, each.to_json())
        project.move_to(2)
        project.flush()
        key = next(key for key in pinned.to_json() if key.startswith("probe "))
        text = project._database.read(lambda c: c.execute("SELECT data FROM parts").fetchall())
        parts = [zlib.decompress(data).decode() for (data,) in text]
        assert sum(pinned.to_json()[key] in part for part in parts) == 1
    archive = Archive.open(path)
    assert archive.history.document == pinned
    assert archive.history.redo_label == "Rename"
    assert archive.history.steps[-1].document == renamed
    assert np.array_equal(archive.history.document.probes[0].what.array(), image(2))
    archive.close()


def test_values_that_a_file_spoiled_cost_one_sentence(document):
    own = OwnValues.of(image(3))
    bomb = base64.b64encode(zlib.compress(bytes(1 << 24))).decode()
    for wrong in (
        replace(own, text="no base64"),
        replace(own, text=own.text[:-8]),
        replace(own, text=bomb),
        replace(own, shape=(9, 9, 1)),
        replace(own, shape=(-8, -8, 1)),
        replace(own, shape=()),
        replace(own, shape=(1 << 20, 1 << 20, 1 << 20)),
        replace(own, kind="object"),
        replace(own, kind="no type"),
    ):
        with pytest.raises(ProbeDamaged, match="'mine'"):
            wrong.array("mine")
    data = commands.pin_values(document, image(3)).to_json()
    key = next(key for key in data if key.startswith("probe "))
    del data[key]
    with pytest.raises(ProbeDamaged):
        Document.from_json(data).probes[0].what.array()


def test_probes_are_work_that_a_read_only_project_refuses(document):
    assert not document.is_same_work(commands.pin_sample(document, 1, False))


def test_other_data_keep_the_probes(document):
    pinned = commands.pin_sample(document, 5, False)
    other = replace(pinned, choice=replace(pinned.choice, source=Iris()))
    assert other.probes == pinned.probes
    assert Step("", other).document.probes
