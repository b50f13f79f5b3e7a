"""Edits, undo and redo, named versions."""

import pytest

from engine.errors import ProjectDamaged
from engine.io.project import Project


@pytest.fixture
def path(tmp_path):
    return tmp_path / "a.lamina"


def labels(project):
    return [label for _, label, _ in project.history()]


def count(project, table):
    sql = f"SELECT count(*) FROM {table}"
    return project._database.read(lambda connection: connection.execute(sql).fetchone()[0])


def test_a_new_project_stands_before_its_first_edit(path):
    with Project.create(path) as project:
        assert project.position == 0
        assert project.history() == []
        assert project.document() == project.document(0) == {}


def test_an_edit_is_seen_at_once_and_after_reopening(path):
    document = {"network": {"nodes": [1, 2.5, "ß", None, True]}, "имя": []}
    with Project.create(path) as project:
        project.record_edit("Добавить слой", document)
        assert project.position == 1
        assert project.document() == document
    with Project.open(path) as project:
        assert labels(project) == ["Добавить слой"]
        assert project.document(1) == document


def test_a_document_is_kept_as_it_was_when_it_was_recorded(path):
    document = {"layers": ["Dense"]}
    with Project.create(path) as project:
        project.record_edit("a", document)
        document["layers"].append("Dropout")
        assert project.document() == {"layers": ["Dense"]}


def test_what_is_not_plain_data_is_refused_at_once(path):
    with Project.create(path) as project:
        with pytest.raises(TypeError):
            project.record_edit("a", {"x": object()})
        assert project.history() == []


def test_undo_and_redo_move_and_are_remembered(path):
    with Project.create(path) as project:
        for n in range(1, 6):
            project.record_edit(f"edit {n}", {"n": n})
        project.move_to(2)
        assert project.document() == {"n": 2}
        assert len(project.history()) == 5
    with Project.open(path) as project:
        assert project.position == 2
        project.move_to(5)
        assert project.document() == {"n": 5}
        project.move_to(0)
        assert project.document() == {}


def test_an_edit_after_an_undo_forgets_what_was_undone(path):
    with Project.create(path) as project:
        for n in range(1, 6):
            project.record_edit(f"edit {n}", {"n": n})
        project.move_to(2)
        project.record_edit("another", {"n": 33})
    with Project.open(path) as project:
        assert labels(project) == ["edit 1", "edit 2", "another"]
        assert project.position == 3
        assert [project.document(i) for i in (1, 2, 3)] == [{"n": 1}, {"n": 2}, {"n": 33}]


def test_undo_to_the_beginning_and_a_new_edit_leave_one_edit(path):
    with Project.create(path) as project:
        project.record_edit("a", {"n": 1})
        project.move_to(0)
        project.record_edit("b", {"n": 2})
        project.flush()
        assert count(project, "edits") == 1
    with Project.open(path) as project:
        assert labels(project) == ["b"]


def test_positions_outside_the_history_do_not_exist(path):
    with Project.create(path) as project:
        for position in (-1, 1):
            with pytest.raises(AssertionError):
                project.move_to(position)


def test_a_named_version_knows_the_edit_that_it_was_given_to(path):
    with Project.create(path) as project:
        for n in (1, 2, 1):
            project.record_edit("edit", {"n": n})
            if len(project.history()) == 1:
                project.name_version("first")
        project.name_version("again")
        first, again = project.versions()
        assert (project.version_position(first), project.version_position(again)) == (1, 3)
        project.move_to(2)
        project.record_edit("other", {"n": 3})
        assert project.version_position(first) == 1
        assert project.version_position(again) == 1  # the same document
        project.move_to(0)
        project.record_edit("other", {"n": 4})
        assert project.version_position(first) is None


def test_changes_are_counted_saved_or_not(path):
    with Project.create(path) as project:
        assert project.changes == 0
        project.record_edit("a", {})
        project.flush()
        project.move_to(0)
        assert project.changes == 2


def test_a_named_version_outlives_the_edits_it_was_made_of(path):
    with Project.create(path) as project:
        project.record_edit("a", {"n": 1})
        project.record_edit("b", {"n": 2})
        project.name_version("До отпуска")
        project.move_to(0)
        project.name_version("empty")
        project.record_edit("c", {"n": 3})
        project.empty_bin()
    with Project.open(path) as project:
        assert [version.name for version in project.versions()] == ["До отпуска", "empty"]
        assert [project.version_document(v) for v in project.versions()] == [{"n": 2}, {}]
        assert count(project, "parts") == 4  # two documents of one part each


def test_parts_that_do_not_change_are_stored_once(path):
    big = {f"layer {n}": list(range(n)) for n in range(100)}
    with Project.create(path) as project:
        for n in range(50):
            project.record_edit("rate", {"network": big, "training": {"rate": n}})
        project.flush()
        assert count(project, "parts") == 1 + 50 + 50
        project._database.checkpoint()
        assert path.stat().st_size < 200_000  # one of the big parts is 20 kB as JSON
        assert project.document(17) == {"network": big, "training": {"rate": 16}}


def test_the_same_document_may_come_again(path):
    with Project.create(path) as project:
        for n in (1, 2, 1):
            project.record_edit("a", {"n": n})
    with Project.open(path) as project:
        assert [project.document(i)["n"] for i in (1, 2, 3)] == [1, 2, 1]


def test_labels_that_are_not_unicode_are_saved_all_the_same(path):
    with Project.create(path) as project:
        project.record_edit("Load \udcff.csv", {"file": "\udcff.csv"})
    with Project.open(path) as project:
        assert labels(project) == ["Load ?.csv"]
        assert project.document() == {"file": "\udcff.csv"}


def test_a_part_that_has_changed_is_not_believed(path):
    with Project.create(path) as project:
        project.record_edit("a", {"n": 1})
        project.record_edit("b", {"n": 2})
        project.flush()
        swap = (
            "UPDATE parts SET data = (SELECT data FROM parts ORDER BY rowid LIMIT 1)"
            " WHERE rowid = (SELECT max(rowid) FROM parts)"
        )
        project._database.write([lambda connection: connection.execute(swap)])
    with Project.open(path) as project:
        assert project.document(1) == {"n": 1}
        with pytest.raises(ProjectDamaged, match="parts"):
            project.document(2)
