"""What steps did in each layer, in a project file: written, replaced, damaged, migrated."""

import sqlite3

import numpy as np
import pytest

from engine.errors import ProjectDamaged
from engine.io import schema
from engine.io.disk_errors import DamagedError
from engine.io.flow_rows import packed, unpacked
from engine.io.project import Project
from engine.io.rescue import rescue
from engine.training.flows import KINDS, WIDTH, Flows


def look(step, layers=3, seed=0):
    rng = np.random.default_rng(seed + step)
    table = rng.normal(size=(layers, len(KINDS), WIDTH)).astype(np.float32)
    table[0, 1] = np.nan
    shares = np.array([[0.5, np.nan]] * layers, np.float32)
    ids = tuple(f"n{i}" for i in range(layers))
    names = tuple(f"слой {i}" for i in ids)
    return Flows(step, 1 + step // 10, ids, names, table, shares, 0.02)


def same(one, other):
    facts = [(f.step, f.epoch, f.ids, f.names, f.cost) for f in (one, other)]
    np.testing.assert_array_equal(one.table, other.table)
    np.testing.assert_array_equal(one.shares, other.shares)
    return facts[0] == facts[1]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "a.lamina"


def test_flows_are_read_back_after_the_project_was_closed(path):
    looks = [look(step) for step in (1, 2, 40)]
    with Project.create(path) as project:
        for run in ("r", "other"):
            project.start_run(run, {})
        for each in looks:
            project.add_flows("r", each)
        project.add_flows("other", look(7, layers=1))
    with Project.open(path) as again:
        assert all(map(same, again.flows("r"), looks))
        assert [each.step for each in again.flows("other")] == [7]


def test_a_resumed_run_replaces_what_it_does_again(path):
    with Project.create(path) as project:
        project.start_run("r", {})
        for step in (1, 5, 9):
            project.add_flows("r", look(step))
        project.add_flows("r", look(4, seed=5))
        project.flush()
        assert [each.step for each in project.flows("r")] == [1, 4]
        assert same(project.flows("r")[1], look(4, seed=5))


def test_a_deleted_run_takes_its_flows_with_it(path):
    with Project.create(path) as project:
        project.start_run("r", {})
        project.add_flows("r", look(1))
        project.delete_run("r")
        project.empty_bin()
        project.flush()
        count = project._database.read(
            lambda c: c.execute("SELECT count(*) FROM looks").fetchone()[0]
        )
        assert count == 0


def test_a_project_of_the_first_version_gets_room_for_flows(path, monkeypatch):
    monkeypatch.setattr(schema, "STEPS", schema.STEPS[:1])
    with Project.create(path) as project:
        project.start_run("r", {"a": 1})
        project.add_metrics("r", {"loss": np.ones(3, np.float32)}, 0)
    monkeypatch.undo()
    with Project.open(path) as project:
        assert project.flows("r") == []
        assert project.run("r").metrics("loss").tolist() == [1, 1, 1]
        project.add_flows("r", look(3))
    with Project.open(path) as project:
        assert [each.step for each in project.flows("r")] == [3]


@pytest.mark.parametrize("cut", [0, 3, 20, 200, -1, -20])
def test_a_torn_row_is_noticed(cut):
    with pytest.raises(DamagedError):
        unpacked(packed(look(1))[:cut])


def test_a_damaged_row_is_told_and_left_out_by_the_rescue(path, tmp_path):
    with Project.create(path) as project:
        project.start_run("r", {})
        for step in (1, 2):
            project.add_flows("r", look(step))
    connection = sqlite3.connect(path)
    connection.execute("UPDATE looks SET data = x'00ff' WHERE step = 2")
    connection.commit()
    connection.close()
    with Project.open(path) as project, pytest.raises(ProjectDamaged):
        project.flows("r")
    report = rescue(path, tmp_path / "b.lamina")
    assert report.dropped["looks"] == 1
    with Project.open(tmp_path / "b.lamina") as project:
        assert [each.step for each in project.flows("r")] == [1]
