"""Files cut and changed at random: a valid project or one error, and what can be rescued."""

import random
import shutil
import sqlite3

import numpy as np
import pytest

from engine.errors import EngineError, NothingToRescue, ProjectAlreadyOpen, ProjectExists
from engine.io import schema
from engine.io.project import Project
from engine.io.rescue import rescue

EDITS, EPOCHS = 60, 40


def everything(project: Project) -> int:
    """Read all that a project holds and return the number of pieces that could be read."""
    count = 0

    def attempt(question, *arguments):
        nonlocal count
        try:
            answer = question(*arguments)
        except EngineError:
            return []
        count += 1
        return answer

    for position, _, _ in project.history():
        attempt(project.document, position)
    for run in attempt(project.runs):
        attempt(lambda run=run: run.epochs)
        attempt(lambda run=run: run.events)
        for name in attempt(lambda run=run: run.metric_names):
            attempt(run.metrics, name)
        for snapshot in attempt(project.snapshots, run.id):
            attempt(project.load_snapshot, snapshot.id)
    for name in attempt(project.packed_names):
        attempt(project.packed, name)
    return count


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> bytes:
    """A project of about 350 kB."""
    path = tmp_path_factory.mktemp("whole") / "a.lamina"
    rng = np.random.default_rng(7)
    with Project.create(path) as project:
        for n in range(EDITS):
            noise = rng.random(20).tolist()
            project.record_edit(f"edit {n}", {"n": n, "net": [1, 2, 3] * 50, "noise": noise})
        for run_id in ("a", "b"):
            project.start_run(run_id, {"rate": 0.1})
            project.add_metrics(run_id, {"loss": np.arange(3000)}, 0)
            project.add_events(run_id, [{"kind": "pause"}])
            for epoch in range(EPOCHS // 2):
                project.add_epoch(run_id, epoch + 1, {"loss": 0.5})
            for step, kind in enumerate(("first", "log", "last")):
                w = rng.standard_normal((50, 50)).astype(np.float32)
                project.add_snapshot(run_id, step, 0, kind, {"w": w, "b": w[0]}, {"seed": 1})
        project.pack("data", rng.bytes(40_000))
    return path.read_bytes()


def cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def with_flipped_bits(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice([1, 5, 50])):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def with_a_lost_page(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data) // schema.PAGE) * schema.PAGE
    return data[:start] + chance.randbytes(schema.PAGE) + data[start + schema.PAGE :]


def with_swapped_pages(data: bytes, chance: random.Random) -> bytes:
    pages = [data[i : i + schema.PAGE] for i in range(0, len(data), schema.PAGE)]
    a, b = chance.sample(range(len(pages)), 2)
    pages[a], pages[b] = pages[b], pages[a]
    return b"".join(pages)


DAMAGES = [cut, with_flipped_bits, with_a_lost_page, with_swapped_pages]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_a_valid_project_or_one_error(whole, damage, tmp_path):
    path, refusals = tmp_path / "a.lamina", []
    for seed in range(100):
        path.write_bytes(damage(whole, random.Random(seed)))
        try:
            project = Project.open(path)
        except EngineError as error:
            refusals.append(str(error))
            continue
        everything(project)
        project.close()
    assert len(refusals) > 20
    assert all("a.lamina" in text for text in refusals)


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_is_rescued_is_a_valid_project(whole, damage, tmp_path):
    path, target, poor = tmp_path / "a.lamina", tmp_path / "b.lamina", 0
    for seed in range(10):
        path.write_bytes(damaged := damage(whole, random.Random(seed)))
        target.unlink(missing_ok=True)
        try:
            report = rescue(path, target)
        except NothingToRescue:
            assert len(damaged) < len(whole) / 4
            continue
        with Project.open(target) as project:
            assert len(project.history()) == report.kept["edits"]
            for position, _, _ in project.history():
                assert "n" in project.document(position)
            for run in project.runs():
                assert len(run.metrics("loss")) <= 3000
                for snapshot in project.snapshots(run.id):
                    project.load_snapshot(snapshot.id)
        assert path.read_bytes() == damaged
        if len(damaged) == len(whole):
            poor += report.kept["epochs"] + report.kept["edits"] < 0.8 * (EPOCHS + EDITS)
    assert poor <= 1  # the next test tells which pages these may be


def test_one_lost_page_costs_much_only_where_all_hangs_on_it(whole, tmp_path):
    """The root of a table, and the page with what all documents of this project share."""
    path, target = tmp_path / "a.lamina", tmp_path / "b.lamina"
    path.write_bytes(whole)
    connection = sqlite3.connect(path)
    roots = dict(connection.execute("SELECT rootpage, name FROM sqlite_master WHERE type='table'"))
    connection.close()
    costly = []
    for page in range(1, len(whole) // schema.PAGE + 1):
        at = (page - 1) * schema.PAGE
        noise = random.Random(page).randbytes(schema.PAGE)
        path.write_bytes(whole[:at] + noise + whole[at + schema.PAGE :])
        target.unlink(missing_ok=True)
        kept = rescue(path, target).kept
        if kept["edits"] + kept["epochs"] < 0.8 * (EPOCHS + EDITS):
            costly.append(roots.get(page, "shared"))
    assert sorted(costly) == ["edits", "epochs", "parts", "shared"]


def test_a_file_cut_in_the_middle_gives_its_edits_back(whole, tmp_path):
    (tmp_path / "a.lamina").write_bytes(whole[: 2 * len(whole) // 3])
    assert rescue(tmp_path / "a.lamina", tmp_path / "b.lamina").kept["edits"] >= EDITS // 2


def test_a_file_whose_first_page_is_lost_gives_everything_back(whole, tmp_path):
    (tmp_path / "a.lamina").write_bytes(bytes(schema.PAGE) + whole[schema.PAGE :])
    report = rescue(tmp_path / "a.lamina", tmp_path / "b.lamina")
    assert (report.kept["edits"], report.kept["epochs"]) == (EDITS, EPOCHS)
    assert report.kept["snapshots"] == 6
    assert report.dropped == {}


def test_a_compact_copy_whose_first_page_is_lost_gives_everything_back(whole, tmp_path):
    (tmp_path / "a.lamina").write_bytes(whole)
    with Project.open(tmp_path / "a.lamina") as project:
        project.send_copy(tmp_path / "b.lamina")
    data = (tmp_path / "b.lamina").read_bytes()
    (tmp_path / "b.lamina").write_bytes(bytes(schema.PAGE) + data[schema.PAGE :])
    report = rescue(tmp_path / "b.lamina", tmp_path / "c.lamina")
    assert (report.kept["edits"], report.kept["epochs"]) == (EDITS, EPOCHS)


def test_a_healthy_project_is_rescued_whole(whole, tmp_path):
    (tmp_path / "a.lamina").write_bytes(whole)
    report = rescue(tmp_path / "a.lamina", tmp_path / "b.lamina")
    assert report.dropped == {}
    with (
        Project.open(tmp_path / "a.lamina") as before,
        Project.open(tmp_path / "b.lamina") as after,
    ):
        assert everything(after) == everything(before)
        assert after.history() == before.history()
        assert after.document() == before.document()


def test_the_undo_position_and_what_was_not_checkpointed_are_rescued(whole, tmp_path):
    (tmp_path / "a.lamina").write_bytes(whole)
    with Project.open(tmp_path / "a.lamina") as project:
        project.record_edit("late", {"n": 99})
        project.move_to(7)
        project.flush()
        for suffix in ("", "-wal"):
            shutil.copyfile(tmp_path / f"a.lamina{suffix}", tmp_path / f"b.lamina{suffix}")
    rescue(tmp_path / "b.lamina", tmp_path / "c.lamina")
    with Project.open(tmp_path / "c.lamina") as project:
        assert project.position == 7
        assert len(project.history()) == EDITS + 1


def test_runs_whose_settings_are_lost_keep_their_numbers(whole, tmp_path):
    (tmp_path / "a.lamina").write_bytes(whole)
    with Project.open(tmp_path / "a.lamina") as project:
        project._database.read(lambda c: c.execute("PRAGMA foreign_keys = OFF"))
        project._database.write(
            [
                lambda c: c.execute("DELETE FROM runs WHERE number = 1"),
                lambda c: c.execute("UPDATE runs SET settings = '}' WHERE number = 2"),
                lambda c: c.execute("DELETE FROM metrics WHERE first = 1024"),
            ]
        )
    rescue(tmp_path / "a.lamina", tmp_path / "b.lamina")
    with Project.open(tmp_path / "b.lamina") as project:
        assert [run.id for run in project.runs()] == ["rescued-1", "b"]
        for run in project.runs():
            losses = run.metrics("loss")
            assert len(losses) == 3000
            assert np.isnan(losses[1024:2048]).all()
            assert losses[2048] == 2048
            assert len(run.epochs) == EPOCHS // 2


def test_foreign_objects_are_left_behind(whole, tmp_path):
    (tmp_path / "a.lamina").write_bytes(whole)
    connection = sqlite3.connect(tmp_path / "a.lamina")
    connection.executescript(
        "CREATE TABLE extra (a); DROP TABLE files; CREATE VIEW files AS SELECT 1, 2, 3, 4;"
        "CREATE TRIGGER t AFTER INSERT ON edits BEGIN DELETE FROM edits; END"
    )
    connection.close()
    report = rescue(tmp_path / "a.lamina", tmp_path / "b.lamina")
    assert report.kept["edits"] == EDITS
    with Project.open(tmp_path / "b.lamina") as project:
        assert len(project.history()) == EDITS


def test_nothing_is_rescued_from_something_else(tmp_path):
    (tmp_path / "a.lamina").write_bytes(random.Random(0).randbytes(50_000))
    with pytest.raises(NothingToRescue):
        rescue(tmp_path / "a.lamina", tmp_path / "b.lamina")
    assert not (tmp_path / "b.lamina").exists()


def test_rescue_never_overwrites_and_never_touches_an_open_project(whole, tmp_path):
    (tmp_path / "a.lamina").write_bytes(whole)
    (tmp_path / "b.lamina").write_bytes(b"mine")
    with pytest.raises(ProjectExists):
        rescue(tmp_path / "a.lamina", tmp_path / "b.lamina")
    assert (tmp_path / "b.lamina").read_bytes() == b"mine"
    with Project.open(tmp_path / "a.lamina"), pytest.raises(ProjectAlreadyOpen):
        rescue(tmp_path / "a.lamina", tmp_path / "c.lamina")
