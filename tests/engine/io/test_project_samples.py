"""What a run said of training samples, in a project file: written, replaced, damaged, rescued."""

import sqlite3

import numpy as np
import pytest

from engine.errors import ProjectDamaged
from engine.io.disk_errors import DamagedError
from engine.io.project import Project
from engine.io.rescue import rescue
from engine.io.sample_rows import packed, unpacked
from engine.training.looks import SampleLook
from tests.engine.io.test_project_flows import look as flows_at

COLUMNS = ("places", "given", "rival", "margin", "confidence", "loss")


def look(step, samples=500, seed=0):
    rng = np.random.default_rng(seed + step)
    places = np.sort(rng.choice(70_000, samples, replace=False)).astype(np.uint32)
    given, rival = rng.integers(0, 65_536, (2, samples)).astype(np.uint16)
    margin, confidence, loss = rng.normal(size=(3, samples)).astype(np.float16)
    margin[:1] = np.nan
    return SampleLook(
        step, 1 + step // 10, places, given, rival, margin, confidence, loss, 70_000, 0.03
    )


def same(one, other):
    facts = [(each.step, each.epoch, each.part, each.cost) for each in (one, other)]
    for name in COLUMNS:
        np.testing.assert_array_equal(getattr(one, name), getattr(other, name))
        assert getattr(one, name).dtype == getattr(other, name).dtype
    return facts[0] == facts[1]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "a.lamina"


def test_looks_are_read_back_after_the_project_was_closed(path):
    looks = [look(step) for step in (10, 20, 30)]
    with Project.create(path) as project:
        for run in ("r", "other"):
            project.start_run(run, {})
        for each in looks:
            project.add_samples("r", each)
        project.add_flows("r", flows_at(10))
        project.add_samples("other", look(7, samples=1))
    with Project.open(path) as again:
        assert all(map(same, again.samples("r"), looks))
        assert [each.step for each in again.flows("r")] == [10]
        assert [each.step for each in again.samples("other")] == [7]


def test_a_resumed_run_replaces_what_it_does_again_and_nothing_else(path):
    with Project.create(path) as project:
        project.start_run("r", {})
        project.add_flows("r", flows_at(25))
        for step in (10, 20, 30):
            project.add_samples("r", look(step))
        project.add_samples("r", look(20, seed=5))
        project.flush()
        assert [each.step for each in project.samples("r")] == [10, 20]
        assert same(project.samples("r")[1], look(20, seed=5))
        assert [each.step for each in project.flows("r")] == [25]


@pytest.mark.parametrize("samples", [0, 1, 60_000])
def test_any_number_of_samples_is_packed(samples):
    assert same(unpacked(packed(look(3, samples))), look(3, samples))


def test_followed_samples_take_less_than_nine_bytes_each():
    """Nothing can be saved on numbers of chance; places and classes shrink in real runs."""
    each = look(3, 60_000)
    given = np.repeat(np.arange(10, dtype=np.uint16), 6000)
    places = np.arange(60_000, dtype=np.uint32)
    real = SampleLook(3, 1, places, given, given, each.margin, each.confidence, each.loss, 60_000)
    assert len(packed(real)) < 9 * 60_000


@pytest.mark.parametrize("cut", [0, 3, 20, 200, -1, -20])
def test_a_torn_row_is_noticed(cut):
    with pytest.raises(DamagedError):
        unpacked(packed(look(1))[:cut])


def test_places_outside_the_part_are_noticed():
    each = look(1, 3)
    wrong = SampleLook(1, 1, *(getattr(each, name) for name in COLUMNS), part=int(each.places[-1]))
    with pytest.raises(DamagedError):
        unpacked(packed(wrong))


def test_a_damaged_row_is_told_and_left_out_by_the_rescue(path, tmp_path):
    with Project.create(path) as project:
        project.start_run("r", {})
        for step in (1, 2):
            project.add_samples("r", look(step))
    connection = sqlite3.connect(path)
    connection.execute("UPDATE looks SET data = x'00ff' WHERE step = 2")
    connection.commit()
    connection.close()
    with Project.open(path) as project, pytest.raises(ProjectDamaged):
        project.samples("r")
    report = rescue(path, tmp_path / "b.lamina")
    assert report.dropped["looks"] == 1
    with Project.open(tmp_path / "b.lamina") as project:
        assert [each.step for each in project.samples("r")] == [1]
