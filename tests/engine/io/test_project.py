"""Opening, closing, copying, and what is refused."""

import os
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from engine import folders
from engine.errors import (
    CopyNotWritten,
    ForeignObjects,
    NewerProject,
    NotAProject,
    OlderProject,
    ProjectAlreadyOpen,
    ProjectDamaged,
    ProjectExists,
    ProjectLocked,
    ProjectMissing,
    ProjectVanished,
    ReadOnlyFolder,
    UnknownName,
)
from engine.io import schema
from engine.io.project import Project, untitled_path

HOLDER = """
import sys
from engine.io.project import Project
project = Project.open(sys.argv[1])
project.record_edit("from there", {"n": 1})
project.start_run("alive", {})
project.flush()
project._database.checkpoint()
print("ready", flush=True)
for line in sys.stdin:
    project.record_edit("more", {"n": int(line)})
    project.flush()
    project._database.checkpoint()
    print("done", flush=True)
project.close()
"""


def alter(path: Path, sql: str) -> None:
    connection = sqlite3.connect(path)
    connection.executescript(sql)
    connection.close()


def count_edits(connection) -> int:
    return connection.execute("SELECT count(*) FROM edits").fetchone()[0]


@pytest.fixture
def path(tmp_path) -> Path:
    return tmp_path / "Мой проект 1.lamina"


@pytest.fixture
def made(path) -> Path:
    with Project.create(path) as project:
        project.record_edit("Add layer", {"layers": ["Dense"]})
    return path


@pytest.fixture
def holder(made):
    """Another process that has the project open."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(made)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline() == "ready\n"
    yield process
    process.communicate()


def test_a_path_with_spaces_and_cyrillic_letters_opens_again(made):
    with Project.open(str(made)) as project:
        assert project.path == made
        assert not project.read_only
        assert project.document() == {"layers": ["Dense"]}


def test_closing_leaves_one_file_and_no_thread(made):
    assert os.listdir(made.parent) == [made.name]
    assert not [t for t in threading.enumerate() if t.name == "project writer"]


def test_the_file_names_its_application_and_version(made):
    header = made.read_bytes()[:100]
    assert header[68:72] == b"LMNA"
    assert int.from_bytes(header[60:64], "big") == schema.version()


def test_no_shared_memory_file_is_needed(path):
    with Project.create(path) as project:
        project.record_edit("a", {})
        project.flush()
        assert sorted(os.listdir(path.parent)) == [path.name, path.name + "-wal"]


def test_saved_at_and_on_saved_tell_the_time_of_the_commit(path):
    times = []
    with Project.create(path) as project:
        project.on_saved = times.append
        before = project.saved_at
        project.record_edit("a", {})
        project.flush()
        assert times == [project.saved_at]
        assert project.saved_at >= before


def test_a_listener_that_fails_does_not_stop_the_saving(path, caplog):
    with Project.create(path) as project:
        project.on_saved = lambda time: 1 / 0
        project.record_edit("a", {})
        project.flush()
        project.record_edit("b", {})
    assert "listener" in caplog.text
    with Project.open(path) as project:
        assert len(project.history()) == 2


def test_a_faulty_change_is_reported_and_the_others_are_saved(path, caplog):
    told = []
    with Project.create(path) as project:
        project.on_failed = told.append
        with project._writer.paused():
            project.record_edit("a", {})
            project._writer.put(lambda connection: connection.execute("nonsense"))
            project.record_edit("b", {})
        project.flush()
        assert [type(e).__name__ for e in told] == ["UnexpectedError"]
    with Project.open(path) as project:
        assert [label for _, label, _ in project.history()] == ["a", "b"]


def test_an_existing_file_is_never_overwritten_by_a_new_project(made):
    before = made.read_bytes()
    with pytest.raises(ProjectExists):
        Project.create(made)
    assert made.read_bytes() == before


def test_a_missing_folder_or_file_is_told(tmp_path):
    with pytest.raises(ReadOnlyFolder):
        Project.create(tmp_path / "nowhere" / "a.lamina")
    with pytest.raises(ProjectMissing):
        Project.open(tmp_path / "a.lamina")


@pytest.mark.parametrize("content", [b"", b"hello", b"SQLite format 3\0" + b"\0" * 5000])
def test_what_is_not_a_project_is_refused(tmp_path, content):
    path = tmp_path / "a.lamina"
    path.write_bytes(content)
    with pytest.raises(NotAProject):
        Project.open(path)
    assert path.read_bytes() == content


def test_a_database_of_another_program_and_a_folder_are_refused(tmp_path):
    alter(tmp_path / "a.lamina", "CREATE TABLE bookmarks (url TEXT)")
    for path in (tmp_path / "a.lamina", tmp_path):
        with pytest.raises(NotAProject):
            Project.open(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_named_pipe_does_not_hang(tmp_path):
    os.mkfifo(tmp_path / "a.lamina")
    with pytest.raises(NotAProject):
        Project.open(tmp_path / "a.lamina")


def test_a_newer_version_is_refused_with_both_numbers(made):
    alter(made, f"PRAGMA user_version = {schema.version() + 3}")
    with pytest.raises(NewerProject, match=rf"format {schema.version() + 3}.* {schema.version()}"):
        Project.open(made)


@pytest.mark.parametrize(
    ("sql", "name"),
    [
        ("CREATE TABLE extra (a)", "table 'extra'"),
        ("CREATE VIEW extra AS SELECT load_extension('x')", "view 'extra'"),
        (
            "CREATE TRIGGER extra AFTER INSERT ON edits BEGIN DELETE FROM edits; END",
            "trigger 'extra'",
        ),
        ("CREATE INDEX extra ON edits (label)", "index 'extra'"),
        ("CREATE VIRTUAL TABLE extra USING fts5 (a)", "table 'extra'"),
        ("DROP TABLE events; CREATE VIEW events AS SELECT 1", "view 'events'"),
    ],
)
def test_foreign_objects_are_refused_by_name(made, sql, name):
    alter(made, sql)
    with pytest.raises(ForeignObjects, match=name):
        Project.open(made)


@pytest.mark.parametrize(
    "sql",
    [
        "DROP TABLE events",
        "DROP INDEX arrays_by_hash",
        "DROP TABLE events; CREATE TABLE events (id INTEGER PRIMARY KEY, run, time, event)",
        "ALTER TABLE edits ADD COLUMN more",
    ],
)
def test_tables_that_differ_from_ours_are_refused(made, sql):
    alter(made, sql)
    with pytest.raises(ProjectDamaged, match="tables"):
        Project.open(made)


def test_an_older_version_is_migrated_when_it_is_opened(made, monkeypatch):
    def pretend(connection):
        connection.execute("ALTER TABLE versions ADD COLUMN author TEXT NOT NULL DEFAULT ''")

    monkeypatch.setattr(schema, "STEPS", [*schema.STEPS, pretend])
    with Project.open(made) as project:
        assert project._database.read(schema.version_of) == len(schema.STEPS)
        assert project.document() == {"layers": ["Dense"]}
    with Project.open(made) as project:
        project.record_edit("b", {})
    monkeypatch.undo()
    with pytest.raises(NewerProject):
        Project.open(made)


def test_a_migration_that_fails_changes_nothing(made, monkeypatch):
    def failing(connection):
        connection.execute("DROP TABLE files")
        raise sqlite3.OperationalError("no")

    expected = schema.expected_objects(schema.version())
    monkeypatch.setattr(schema, "STEPS", [*schema.STEPS, failing])
    monkeypatch.setattr(schema, "expected_objects", lambda number: expected)
    with pytest.raises(ProjectDamaged):
        Project.open(made)
    monkeypatch.undo()
    with Project.open(made) as project:
        assert project.packed_names() == []


def test_an_older_version_that_cannot_be_written_is_refused(holder, made, monkeypatch):
    monkeypatch.setattr(schema, "STEPS", [*schema.STEPS, lambda connection: None])
    with pytest.raises(OlderProject):
        Project.open(made)


def test_the_same_project_is_not_opened_twice_in_one_process(made):
    with Project.open(made) as project:
        with pytest.raises(ProjectAlreadyOpen):
            Project.open(made)
        with pytest.raises(ProjectAlreadyOpen):
            project.send_copy(made)


def test_a_second_lamina_reads_what_the_first_has_saved(holder, made):
    with Project.open(made) as project:
        assert project.read_only
        assert isinstance(project.notice, ProjectLocked)
        assert project.document() == {"n": 1}
        assert [run.id for run in project.runs()] == ["alive"]
        assert project.interrupted_runs() == []
        for write in (
            lambda: project.record_edit("b", {}),
            lambda: project.start_run("r", {}),
            lambda: project.add_epoch("alive", 1, {}),
            lambda: project.pack("a", b""),
            lambda: project.move_to(0),
        ):
            with pytest.raises(ProjectLocked):
                write()
        assert project.document() == {"n": 1}
    assert holder.poll() is None


def test_a_second_lamina_follows_the_file_while_it_changes(holder, made):
    with Project.open(made) as project:
        for n in range(2, 12):
            holder.stdin.write(f"{n}\n")
            holder.stdin.flush()
            assert holder.stdout.readline() == "done\n"
            assert project._database.read(count_edits) == n + 1


@pytest.mark.skipif(os.name == "nt", reason="Windows does not delete open files")
def test_a_second_lamina_says_so_when_the_file_is_gone(holder, made):
    with Project.open(made) as project:
        made.unlink()
        with pytest.raises(ProjectVanished):
            project.runs()


def test_a_second_lamina_can_send_a_copy_and_work_on_it(holder, made, tmp_path):
    with Project.open(made) as project:
        project.send_copy(tmp_path / "copy.lamina")
    with Project.open(tmp_path / "copy.lamina") as project:
        assert not project.read_only
        assert project.document() == {"n": 1}


def test_after_the_first_lamina_is_killed_the_project_opens_for_writing(holder, made):
    holder.kill()
    holder.wait()
    with Project.open(made) as project:
        assert not project.read_only
        assert [run.id for run in project.interrupted_runs()] == ["alive"]


def test_a_copy_is_compact_complete_and_replaces_its_target_at_once(made, tmp_path):
    target = tmp_path / "копия.lamina"
    target.write_bytes(b"older")
    with Project.open(made) as project:
        project.pack("data", os.urandom(3_000_000))
        project.remove_packed("data")
        project.flush()
        project._database.checkpoint()
        project.record_edit("not yet committed", {"n": 5})
        project.send_copy(target)
        assert target.stat().st_size < 300_000 < made.stat().st_size
    with Project.open(target) as project:
        assert project.document() == {"n": 5}
    assert sorted(os.listdir(tmp_path)) == sorted([made.name, target.name])


def test_a_copy_into_a_missing_folder_is_refused(made, tmp_path):
    with Project.open(made) as project, pytest.raises((ReadOnlyFolder, CopyNotWritten)):
        project.send_copy(tmp_path / "nowhere" / "a.lamina")


@pytest.mark.skipif(os.name == "nt", reason="Windows does not delete open files")
def test_a_project_deleted_while_open_is_told_and_can_be_copied(made, tmp_path):
    told = []
    project = Project.open(made)
    project.on_failed = told.append
    saved_at = project.saved_at
    made.unlink()
    project.record_edit("b", {"n": 2})
    with pytest.raises(ProjectVanished):
        project.flush()
    project.record_edit("c", {"n": 3})
    with pytest.raises(ProjectVanished):
        project.close()
    assert [type(e) for e in told] == [ProjectVanished]
    assert project.saved_at == saved_at
    project.send_copy(tmp_path / "b.lamina")
    project.abandon()
    with Project.open(tmp_path / "b.lamina") as project:
        assert project.document() == {"n": 3}


@pytest.mark.skipif(os.name == "nt", reason="Windows does not move open files")
def test_a_project_moved_back_is_saved_again(made, tmp_path):
    with Project.open(made) as project:
        made.rename(tmp_path / "elsewhere")
        project.record_edit("b", {})
        with pytest.raises(ProjectVanished):
            project.flush()
        (tmp_path / "elsewhere").rename(made)
        project.record_edit("c", {})
        project.flush()
    with Project.open(made) as project:
        assert len(project.history()) == 3


def test_untitled_projects_get_the_first_free_name_in_the_documents(tmp_path, monkeypatch):
    monkeypatch.setattr(folders.platformdirs, "user_documents_dir", lambda: str(tmp_path))
    first = untitled_path()
    assert first == tmp_path / "Lamina" / "Untitled 1.lamina"
    Project.create(first).close()
    assert untitled_path() == tmp_path / "Lamina" / "Untitled 2.lamina"


def test_an_unknown_run_suggests_the_closest(path):
    with Project.create(path) as project:
        project.start_run("run-12", {})
        with pytest.raises(UnknownName, match="run-12"):
            project.add_epoch("run-21", 1, {})
