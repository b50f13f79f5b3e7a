"""Questions that are asked before data are chosen."""

import numpy as np
import pytest

from engine.data.builtin import Digits8x8
from engine.data.downloads import MnistDownload
from engine.data.made import SineRegression, Spirals
from engine.service.questions import finding
from engine.service.questions.finding import LookForDownload, Preview, ProbeTable, Recognise
from tests.engine.data.readers.files import write_idx, write_pictures


def answer(question):
    """Wait for the answer of a long question."""
    steps = question.answer(None)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def test_a_folder_of_pictures_comes_with_settings_that_fit(tmp_path):
    found = answer(Recognise(str(write_pictures(tmp_path / "звери", size=(9, 7)))))
    assert found.kind == "ImageFolder"
    assert found.probe["classes"] == ("cat", "dog")
    assert (found.probe["width"], found.probe["height"]) == (9, 7)


def test_idx_files_are_found_without_opening_them(tmp_path):
    settings = write_idx(tmp_path, np.zeros((2, 2, 2)), np.array([0, 1]))
    found = answer(Recognise(str(tmp_path)))
    assert found.settings["train_images"] == settings["train_images"]
    assert found.probe == {}


def test_a_table_is_probed_again_with_what_was_chosen(tmp_path):
    table = tmp_path / "t.csv"
    table.write_text("a;b\n1,5;x\n2,5;y\n3,5;x\n")
    found = answer(Recognise(str(table)))
    assert (found.probe["separator"], found.probe["decimal"]) == ("semicolon", "comma")
    assert found.probe["roles"] == (("a", "input"), ("b", "target"))
    again = answer(ProbeTable(str(table), (("separator", "bar"),)))
    assert [column["name"] for column in again["columns"]] == ["a;b"]


def test_the_preview_of_points_is_the_data_themselves():
    seen, data = (
        answer(Preview(Spirals(samples=50, classes=3))),
        Spirals(samples=50, classes=3).load(),
    )
    assert np.array_equal(seen.points.points, data.x)
    assert np.array_equal(seen.points.values, data.y)
    assert (seen.classes, seen.pictures) == (data.classes, None)


def test_the_preview_of_a_curve_shows_target_over_input():
    seen, data = answer(Preview(SineRegression())), SineRegression().load()
    assert np.array_equal(seen.points.points, np.concatenate([data.x, data.y], axis=1))
    assert seen.target_names == ("y",)


def test_the_preview_of_images_shows_each_class():
    seen = answer(Preview(Digits8x8(), per_class=5))
    assert seen.pictures.images.shape == (10, 5, 8, 8, 1)
    assert seen.points is None


@pytest.mark.parametrize("online", [True, False])
def test_a_download_tells_what_is_there_and_whether_the_rest_can_come(
    tmp_path, monkeypatch, online
):
    monkeypatch.setattr("engine.data.downloads.cache_folder", lambda: tmp_path)
    monkeypatch.setattr(finding, "has_network", lambda: online)
    source = MnistDownload()
    assert LookForDownload(source).answer(None).fetched == 0
    folder = tmp_path / "downloads" / "mnist"
    folder.mkdir(parents=True)
    (folder / source.files[0].name).touch()
    (folder / (source.files[1].name + ".part")).write_bytes(b"12345")
    state = LookForDownload(source).answer(None)
    assert state.fetched == source.files[0].size + 5
    assert (state.size, state.online, state.is_complete) == (11594722, online, False)
    for file in source.files:
        (folder / file.name).touch()
    assert LookForDownload(source).answer(None).is_complete


def test_a_machine_without_routes_is_offline(monkeypatch):
    class NoRoute:
        def __init__(self, *kind):
            raise OSError(101, "Network is unreachable")

    monkeypatch.setattr(finding.socket, "socket", NoRoute)
    assert not finding.has_network()
