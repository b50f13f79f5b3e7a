"""A whole inspection in one folder: files, numbers, and what happens when something fails."""

import csv
import json

import numpy as np
import pytest
from PIL import Image

from engine.errors import FileNotWritten, FolderExists
from engine.explain.activations import activations_of
from engine.explain.filters import kernels_of
from engine.explain.inspection import kernel_picture
from engine.explain.methods import GradCAM, attributions, explain
from engine.explain.predictions import finished, probabilities
from engine.kernels.reference import REFERENCE
from engine.service.questions import ExportInspection, FromData, Given
from engine.service.questions.picture import prepared_sample
from tests.engine.service import laboratory
from tests.engine.service.laboratory import MOONS, SIGNS, ask, loaded

PICTURE = FromData(SIGNS, "test", 3)
GREY = np.repeat(np.arange(256, dtype=np.uint8)[:, None], 3, axis=1)
TABLES = {"map": GREY, "filter": GREY[::-1], "heat": GREY}


@pytest.fixture(scope="module")
def desk():
    return laboratory.desk()


@pytest.fixture(scope="module")
def written(desk, tmp_path_factory):
    folder = tmp_path_factory.mktemp("parent") / "looked inside"
    answer = ask(desk, ExportInspection("signs", PICTURE, str(folder), TABLES))
    return folder, answer


def test_every_file_that_is_told_is_there_and_nothing_else_but_numbers(written):
    folder, answer = written
    told = {file.path for file in answer.files}
    there = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    assert told <= there
    beside = {path.replace(".png", ".npz") for path in told}
    assert there - told - beside == {"inspection.json"}
    assert not list(folder.parent.glob(".*"))


def test_numbers_are_those_of_the_network(written, desk):
    folder, answer = written
    network = desk.network("signs")
    x = prepared_sample(PICTURE, desk, network)
    for row in network.summary.rows:
        if row.node.layer.input_count and len(row.shape) == 3:
            path = next(f.path for f in answer.files if f.name == row.node.name)
            numbers = np.load(folder / path.replace(".png", ".npz"))["activations"]
            assert np.array_equal(numbers, activations_of(network, x, row.node.id, REFERENCE))
    heat = np.load(folder / "heat" / _stem(answer, "GradCAM"))["heat"]
    expected = finished(explain(network, x, REFERENCE, GradCAM(), classes=10))
    assert np.allclose(heat, expected.maps[0], atol=1e-6)


def _stem(answer, name):
    path = next(f.path for f in answer.files if f.kind == "heat" and f.name == name)
    return path.removeprefix("heat/").replace(".png", ".npz")


def test_all_methods_that_are_quick_are_there(written):
    _, answer = written
    names = {f.name for f in answer.files if f.kind == "heat"}
    assert names == {name for name in attributions if not attributions[name].is_long}


def test_the_table_of_predictions_is_that_of_the_network(written, desk):
    folder, _ = written
    network = desk.network("signs")
    said = probabilities(network, prepared_sample(PICTURE, desk, network), REFERENCE, 10)[0]
    with open(folder / "prediction.csv", encoding="utf-8-sig") as file:
        head, *rows = list(csv.reader(file))
    assert head == ["name", "value"]
    assert [row[0] for row in rows] == list(desk.data(SIGNS).dataset.classes)
    assert np.allclose([float(row[1]) for row in rows], said, rtol=1e-6)


def test_the_text_tells_step_sample_and_network(written):
    folder, answer = written
    told = json.loads((folder / "inspection.json").read_text("utf-8"))
    assert told["step"] == answer.step == 12
    assert told["sample"] == {"part": "test", "place": 3}
    assert told["network"]


def test_kernels_are_drawn_as_columns_of_filters(desk):
    kernels = kernels_of(desk.network("signs"), desk.network("signs").summary.rows[4].node.id)
    picture = kernel_picture(kernels)
    rows, columns, channels, filters = kernels.shape
    assert picture.shape == (channels * (rows + 1) - 1, filters * (columns + 1) - 1)
    assert np.array_equal(picture[4:7, 8:11], kernels[:, :, 1, 2])
    assert not picture[3].any()


def test_pictures_have_the_colours_of_the_window(written):
    folder, answer = written
    path = next(f.path for f in answer.files if f.kind == "filter")
    with Image.open(folder / path) as picture:
        drawn = np.asarray(picture)[::4, ::4, 0]
    weights = np.load(folder / path.replace(".png", ".npz"))["weights"]
    largest = np.abs(weights).max()
    expected = 255 - (kernel_picture(weights) + largest) / (2 * largest) * 255
    assert np.abs(drawn - expected).max() <= 1


def test_a_table_has_no_heat_maps_and_its_values_are_tables(tmp_path):
    desk = laboratory.desk()
    desk.put_data(loaded(MOONS))
    answer = ask(
        desk, ExportInspection("moons", FromData(MOONS, "test", 0), str(tmp_path / "a"), TABLES)
    )
    assert {f.kind for f in answer.files} == {"sample", "prediction", "values", "filter"}
    assert all(f.path.endswith(".csv") for f in answer.files if f.kind == "values")


def test_a_given_sample_is_written_too(desk, tmp_path):
    values = np.full((28, 28, 1), 200, np.uint8)
    answer = ask(desk, ExportInspection("signs", Given(SIGNS, values), str(tmp_path / "a"), TABLES))
    assert np.array_equal(np.load(tmp_path / "a" / "sample.npz")["sample"], values)
    assert answer.files[0].path == "sample.png"


def test_nothing_is_written_over(desk, tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(FolderExists):
        ask(desk, ExportInspection("signs", PICTURE, str(tmp_path), TABLES))
    assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]


def test_nothing_is_left_where_there_is_no_such_folder(desk, tmp_path):
    with pytest.raises(FileNotWritten):
        ask(desk, ExportInspection("signs", PICTURE, str(tmp_path / "no" / "a"), TABLES))
    assert not list(tmp_path.iterdir())


def test_nothing_is_left_when_writing_fails_in_the_middle(desk, tmp_path, monkeypatch):
    def fails(*_a, **_k):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("engine.service.questions.inspection.json.dumps", fails)
    with pytest.raises(FileNotWritten):
        ask(desk, ExportInspection("signs", PICTURE, str(tmp_path / "a"), TABLES))
    assert not list(tmp_path.iterdir())


def test_giving_up_leaves_nothing(desk, tmp_path):
    steps = ExportInspection("signs", PICTURE, str(tmp_path / "a"), TABLES).answer(desk)
    next(steps)
    steps.close()
    assert not list(tmp_path.iterdir())
