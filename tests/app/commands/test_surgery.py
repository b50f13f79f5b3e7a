from app import labs
from app.commands.surgery import (
    added,
    changes_of,
    factor_of,
    is_muted,
    with_changes,
    without,
    without_number,
    without_unit,
)
from app.document import Document
from engine.explain.surgery import Draw, Mute, Scale, Swap

DRAWING = Draw("a", 0, (1.0, 2.0), (2,), 1)


def test_changes_belong_to_one_network():
    document = with_changes(labs.digits(), "run", (Mute("a", 1),))
    document = with_changes(document, "drawn", (Mute("b", 0),))
    assert changes_of(document, "run") == (Mute("a", 1),)
    assert changes_of(document, "other") == ()
    assert with_changes(with_changes(document, "run", ()), "drawn", ()) == labs.digits()


def test_a_unit_is_muted_once_and_has_one_factor():
    changes = added(added((), Mute("a", 1)), Mute("a", 1))
    assert changes == (Mute("a", 1),)
    changes = added(added(changes, Scale("a", 1, 2.0)), Scale("a", 1, 3.0))
    assert factor_of(changes, "a", 1) == 3.0
    assert len(changes) == 2
    assert added(changes, Scale("a", 1, 1.0)) == (Mute("a", 1),)
    assert is_muted(changes, "a", 1)
    assert not is_muted(without(changes, Mute, "a", 1), "a", 1)
    assert factor_of((), "a", 1) == 1.0


def test_a_drawing_goes_on_where_nothing_was_done_since():
    again = Draw("a", 0, (3.0, 4.0), (2,), 1)
    assert added((DRAWING,), again) == (again,)
    between = (DRAWING, Swap("a", 0, 1))
    assert added(between, again) == (*between, again)
    elsewhere = Draw("a", 0, (3.0, 4.0), (2,), 0)
    assert added((DRAWING,), elsewhere) == (DRAWING, elsewhere)


def test_changes_are_taken_back_one_by_one_or_by_unit():
    changes = (Mute("a", 0), Mute("a", 1), DRAWING)
    assert without_number(changes, 1) == (Mute("a", 0), DRAWING)
    assert without_unit(changes, "a", 0) == (Mute("a", 1),)


def test_a_project_keeps_changes_and_older_ones_have_none():
    document = with_changes(labs.digits(), "run", (DRAWING, Scale("a", 1, -0.5), Swap("b", 0, 2)))
    data = document.to_json()
    assert Document.from_json(data) == document
    del data["surgery"]
    assert Document.from_json(data).surgery == ()


def test_changes_are_work():
    document = labs.digits()
    assert not document.is_same_work(with_changes(document, "drawn", (Mute("a", 0),)))
