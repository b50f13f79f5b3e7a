"""Snapshots: arrays in chunks by content, thinned within a budget; packed files."""

import numpy as np
import pytest

from engine.errors import PackedFileMissing, ProjectDamaged, SnapshotMissing
from engine.io import blobs
from engine.io.project import Project
from engine.io.snapshots import DTYPES, to_drop


@pytest.fixture
def project(tmp_path):
    with Project.create(tmp_path / "a.lamina") as project:
        project.start_run("r", {})
        yield project


def stored(project) -> int:
    """Bytes of all contents, as they lie in the file."""
    project.flush()
    sql = "SELECT coalesce(sum(length(data)), 0) FROM blobs"
    return project._database.read(lambda connection: connection.execute(sql).fetchone()[0])


def change(project, sql: str) -> None:
    project.flush()
    project._database.write([lambda connection: connection.execute(sql)])


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("shape", [(), (0, 3), (5,), (2, 3, 4)])
def test_arrays_of_every_type_and_shape_come_back(project, rng, dtype, shape):
    array = np.asarray(rng.integers(0, 2, shape), dtype)
    snapshot = project.add_snapshot("r", 10, 1, "log", {"w": array, "v": array.T}, {"seed": 7})
    project.flush()
    arrays, state = project.load_snapshot(snapshot)
    assert state == {"seed": 7}
    assert list(arrays) == ["w", "v"]
    for loaded, saved in ((arrays["w"], array), (arrays["v"], array.T)):
        assert loaded.dtype == saved.dtype
        assert loaded.shape == saved.shape
        assert (loaded == saved).all()
        assert not loaded.flags.writeable


def test_bytes_in_the_file_are_little_endian(project):
    snapshot = project.add_snapshot("r", 0, 0, "log", {"w": np.array([1, 2], ">f4")}, {})
    project.flush()
    assert project.load_snapshot(snapshot)[0]["w"].tolist() == [1, 2]
    data = project._database.read(lambda c: c.execute("SELECT data FROM blobs").fetchone()[0])
    assert data == np.array([1, 2], "<f4").tobytes()


def test_objects_are_refused(project):
    with pytest.raises(AssertionError):
        project.add_snapshot("r", 0, 0, "log", {"w": np.array([None])}, {})


def test_a_large_array_lies_in_chunks_of_16_mb(project, rng):
    array = rng.standard_normal(10 << 20).astype(np.float32)  # 40 MiB
    snapshot = project.add_snapshot("r", 0, 0, "first", {"w": array}, {})
    project.flush()
    sql = "SELECT size FROM blobs ORDER BY number"
    sizes = project._database.read(lambda c: [size for (size,) in c.execute(sql)])
    assert sizes == [16 << 20, 16 << 20, 8 << 20]
    assert (project.load_snapshot(snapshot)[0]["w"] == array).all()


def test_the_same_content_is_stored_once(project, rng):
    frozen = rng.standard_normal(100_000).astype(np.float32)
    for step in range(5):
        head = rng.standard_normal(1000).astype(np.float32)
        project.add_snapshot("r", step, 0, "log", {"base": frozen, "head": head}, {})
    assert stored(project) == frozen.nbytes + 5 * 4000


def test_only_what_shrinks_is_compressed(project, rng):
    project.add_snapshot("r", 0, 0, "log", {"zeros": np.zeros(1_000_000, np.float32)}, {})
    assert stored(project) < 40_000
    noise = rng.integers(0, 256, 1_000_000, np.uint8)
    project.add_snapshot("r", 0, 0, "log", {"noise": noise}, {})
    sql = "SELECT packed, length(data) FROM blobs ORDER BY size"
    project.flush()
    rows = project._database.read(lambda connection: connection.execute(sql).fetchall())
    assert [packed for packed, _ in rows] == [0, 1]
    assert rows[0][1] == noise.nbytes


def test_first_last_best_and_resume_are_one_each(project):
    for step in range(3):
        for kind in ("first", "last", "best", "resume", "log"):
            project.add_snapshot("r", step, 0, kind, {"w": np.full(10, step)}, {})
    project.flush()
    found = [(s.kind, s.step) for s in project.snapshots("r")]
    others = [("first", 2), ("last", 2), ("best", 2), ("resume", 2)]
    assert sorted(found) == sorted([("log", 0), ("log", 1), ("log", 2), *others])


def test_a_replaced_snapshot_gives_its_room_back(project, rng):
    for step in range(5):
        w = rng.standard_normal(100_000).astype(np.float32)
        snapshot = project.add_snapshot("r", step, 0, "resume", {"w": w}, {})
    assert stored(project) == 400_000
    assert project.load_snapshot(snapshot)[0]["w"].shape == (100_000,)
    with pytest.raises(SnapshotMissing, match="1 is no longer"):
        project.load_snapshot(1)


def test_snapshots_say_what_they_are(project):
    project.add_snapshot("r", 30, 2, "best", {"w": np.zeros(5, np.float32)}, {})
    project.flush()
    (snapshot,) = project.snapshots("r")
    assert (snapshot.run_id, snapshot.step, snapshot.epoch) == ("r", 30, 2)
    assert (snapshot.kind, snapshot.size) == ("best", 20)


def test_thinning_keeps_first_last_best_and_the_budget(project, rng):
    for step in range(64):
        kind = {0: "first", 41: "best", 62: "resume", 63: "last"}.get(step, "log")
        w = rng.integers(0, 256, 10_000, np.uint8)
        project.add_snapshot("r", step, 0, kind, {"w": w}, {})
    project.thin("r", 100_000)
    assert stored(project) == 100_000
    kept = [(s.step, s.kind) for s in project.snapshots("r")]
    assert {(0, "first"), (41, "best"), (62, "resume"), (63, "last")} <= set(kept)
    logs = [step for step, kind in kept if kind == "log"]
    assert len(logs) == 6
    assert sum(step < 8 for step in logs) >= 3  # evenly in log(step), not in step


def test_thinning_below_what_must_be_kept_keeps_it(project, rng):
    for step, kind in enumerate(("first", "log", "best", "last")):
        w = rng.integers(0, 256, 10_000, np.uint8)
        project.add_snapshot("r", step, 0, kind, {"w": w}, {})
    project.thin("r", 0)
    project.flush()
    assert [s.kind for s in project.snapshots("r")] == ["first", "best", "last"]


def test_snapshots_that_share_their_content_cost_it_once():
    snapshots = [(n, n, "log") for n in range(10)]
    contents = {n: {b"shared": 100} for n in range(10)}
    assert to_drop(snapshots, contents, 100) == []
    assert len(to_drop(snapshots, contents, 99)) == 10


def test_snapshots_at_powers_of_two_are_dropped_in_turn():
    snapshots = [(n, 2**n, "log") for n in range(5)]
    contents = {n: {bytes([n]): 1} for n in range(5)}
    assert to_drop(snapshots, contents, 3)[0] in (1, 2, 3)
    kept = {0, 1, 2, 3, 4} - set(to_drop(snapshots, contents, 2))
    assert 4 in kept  # the newest has no neighbour behind it


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE blobs SET data = zeroblob(length(data))",
        "UPDATE blobs SET size = size + 1",
        "UPDATE blobs SET packed = 1",
        "UPDATE arrays SET dtype = 'object'",
        "UPDATE arrays SET dtype = 'float64'",
        "UPDATE arrays SET shape = '{\"\":[5,-2]}'",
        "UPDATE arrays SET shape = '{\"\":[1e9]}'",
        "UPDATE arrays SET shape = '[10]'",
        "UPDATE arrays SET shape = replace(hex(zeroblob(50000)), '00', '[')",
        "UPDATE arrays SET size = 0, shape = '{\"\":[0,9223372036854775807]}', hash = x'00'",
        "UPDATE snapshots SET state = '[]'",
        "UPDATE snapshots SET count = 2",
        "DELETE FROM blobs",
        "DELETE FROM arrays",
    ],
)
def test_a_changed_snapshot_is_not_believed(project, rng, sql):
    w = rng.standard_normal(10).astype(np.float32)
    snapshot = project.add_snapshot("r", 0, 0, "log", {"w": w}, {})
    change(project, sql)
    with pytest.raises(ProjectDamaged):
        project.load_snapshot(snapshot)


def test_a_compressed_chunk_cannot_grow_beyond_its_stated_size(project):
    snapshot = project.add_snapshot("r", 0, 0, "log", {"w": np.zeros(1_000_000)}, {})
    change(project, "UPDATE blobs SET size = 1000")
    change(project, "UPDATE arrays SET size = 1000, shape = '{\"\":[125]}'")
    with pytest.raises(ProjectDamaged, match="blobs"):
        project.load_snapshot(snapshot)


def test_files_travel_with_the_project(project, rng, tmp_path):
    content = rng.bytes(blobs.CHUNK + 5)
    project.pack("данные/train.csv", content)
    project.pack("empty", b"")
    project.send_copy(tmp_path / "b.lamina")
    with Project.open(tmp_path / "b.lamina") as copy:
        assert copy.packed_names() == ["empty", "данные/train.csv"]
        assert copy.packed("данные/train.csv") == content
        assert copy.packed("empty") == b""
        with pytest.raises(PackedFileMissing, match=r"test\.csv"):
            copy.packed("test.csv")


def test_a_file_is_replaced_and_removed(project):
    project.pack("a", b"x" * 1000)
    project.pack("a", b"y")
    assert stored(project) == 1
    assert project.packed("a") == b"y"
    project.remove_packed("a")
    assert stored(project) == 0
