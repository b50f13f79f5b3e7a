"""Runs with their metrics, epochs and events; the bin."""

import numpy as np
import pytest

from engine.errors import ProjectDamaged, UnknownName
from engine.io.project import Project
from engine.io.runs import CHUNK


@pytest.fixture
def path(tmp_path):
    return tmp_path / "a.lamina"


@pytest.fixture
def project(path):
    with Project.create(path) as project:
        project.start_run("r", {"optimizer": {"class": "Adam"}, "rate": 0.001})
        yield project


def metric(project, name="loss"):
    project.flush()
    return project.run("r").metrics(name)


def test_a_run_is_read_back_with_everything(project, path):
    project.add_epoch("r", 1, {"loss": np.float32(0.5), "accuracy": 0.75})
    project.add_epoch("r", 2, {"loss": float("nan")})
    project.add_events("r", [{"kind": "rate", "step": 7, "value": 0.1}, {"kind": "pause"}])
    project.add_metrics("r", {"loss": np.array([3, 2, 1], np.float32)}, 0)
    project.annotate_run("r", "первый", "a note")
    project.finish_run("r", "completed", {"best": 2})
    project.close()
    with Project.open(path) as again:
        run = again.run("r")
        assert run.settings == {"optimizer": {"class": "Adam"}, "rate": 0.001}
        assert (run.number, run.name, run.note) == (1, "первый", "a note")
        assert (run.state, run.reason, run.result) == ("finished", "completed", {"best": 2})
        assert run.finished >= run.started > 1e9
        assert run.epochs[0] == (1, {"loss": 0.5, "accuracy": 0.75})
        assert np.isnan(run.epochs[1][1]["loss"])
        assert [event["kind"] for event in run.events] == ["rate", "pause"]
        assert run.metric_names == ["loss"]
        assert run.metrics("loss").tolist() == [3, 2, 1]
        assert again.interrupted_runs() == []


def test_a_run_that_was_alive_is_offered_until_it_is_finished(project, path):
    project.start_run("s", {})
    project.finish_run("s", "stopped", {})
    project.close()
    with Project.open(path) as again:
        assert [run.id for run in again.interrupted_runs()] == ["r"]
        again.start_run("new", {})
        again.flush()
        assert [run.id for run in again.interrupted_runs()] == ["r"]
        again.finish_run("r", "given up", {})
        again.flush()
        assert again.interrupted_runs() == []


@pytest.mark.parametrize("pieces", [[1] * 50, [700] * 5, [CHUNK] * 3, [3 * CHUNK + 1, 1, CHUNK]])
def test_metrics_come_back_whole_whatever_the_pieces(project, rng, pieces):
    values = rng.standard_normal(sum(pieces)).astype(np.float32)
    start = 0
    for n in pieces:
        project.add_metrics("r", {"loss": values[start : start + n]}, start)
        start += n
    assert (metric(project) == values).all()
    assert metric(project).dtype == np.float32
    sql = "SELECT count(*) FROM metrics"
    rows = project._database.read(lambda connection: connection.execute(sql).fetchone()[0])
    assert rows <= sum(pieces) / CHUNK + 2


def test_a_step_back_replaces_what_was_recorded_from_there_on(project):
    project.add_metrics("r", {"loss": np.arange(3000)}, 0)
    project.add_metrics("r", {"loss": -np.arange(10)}, 1500)
    expected = [*range(1500), *(-n for n in range(10))]
    assert metric(project).tolist() == expected
    project.add_metrics("r", {"loss": np.ones(1)}, 0)
    assert metric(project).tolist() == [1]


def test_a_metric_that_begins_later_is_nan_before(project):
    project.add_metrics("r", {"norm": np.ones(2)}, 1200)
    values = metric(project, "norm")
    assert len(values) == 1202
    assert np.isnan(values[:1200]).all()
    assert values[1200:].tolist() == [1, 1]


def test_a_metric_that_was_never_recorded_is_empty(project):
    assert metric(project, "nothing").shape == (0,)


def test_recorded_values_may_be_reused_by_the_caller(project):
    values = np.ones(4, np.float32)
    project.add_metrics("r", {"loss": values}, 0)
    values[:] = 7
    assert metric(project).tolist() == [1, 1, 1, 1]


def test_an_epoch_that_is_repeated_replaces_the_earlier_one(project):
    project.add_epoch("r", 1, {"loss": 2})
    project.add_epoch("r", 1, {"loss": 1})
    project.flush()
    assert project.run("r").epochs == [(1, {"loss": 1})]


def test_a_run_is_started_once(project):
    with pytest.raises(AssertionError):
        project.start_run("r", {})


def test_a_deleted_run_lies_in_the_bin_and_can_be_restored(project):
    project.delete_run("r")
    project.flush()
    assert project.runs() == []
    assert [run.id for run in project.binned_runs()] == ["r"]
    project.restore_run("r")
    project.flush()
    assert [run.id for run in project.runs()] == ["r"]


def test_emptying_the_bin_deletes_its_runs_and_shrinks_the_file(project, path, rng):
    noise = rng.integers(0, 255, 3_000_000, np.uint8)
    project.start_run("kept", {})
    project.add_snapshot("kept", 1, 0, "first", {"w": noise[:1000]}, {})
    project.add_snapshot("r", 1, 0, "first", {"w": noise, "v": noise[:1000]}, {})
    project.add_metrics("r", {"loss": np.ones(10)}, 0)
    project.delete_run("r")
    project.flush()
    project._database.checkpoint()
    assert path.stat().st_size > len(noise)
    project.empty_bin()
    with pytest.raises(UnknownName):
        project.restore_run("r")
    project.flush()
    project._database.checkpoint()
    assert path.stat().st_size < len(noise) / 10
    assert [run.id for run in project.runs()] == ["kept"]
    arrays, _ = project.load_snapshot(project.snapshots("kept")[0].id)
    assert (arrays["w"] == noise[:1000]).all()
    assert project.binned_runs() == []


def test_settings_that_are_not_json_any_more_are_told_as_damage(project):
    project.flush()
    project._database.write([lambda c: c.execute("UPDATE runs SET settings = '{\"a\": 1'")])
    with pytest.raises(ProjectDamaged, match="runs"):
        project.runs()
