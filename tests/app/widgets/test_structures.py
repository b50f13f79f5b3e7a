"""Shapes and other rows of numbers are typed as people write them."""

import pytest
from PySide6.QtCore import Qt

from app.widgets.structures import StructureField, read, written


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ((28, 28, 1), "28, 28, 1"),
        ((None, 16), "any, 16"),
        (((1, 2), (3, 4)), "(1, 2), (3, 4)"),
        ((-0.2, 0.3), "-0.2, 0.3"),
        ((), ""),
        (7, "7"),
    ],
)
def test_what_is_written_is_read_back(qapp, value, text):
    assert written(value) == text
    row = read(text, takes_fractions="." in text)
    assert row == (value if isinstance(value, tuple) else (value,))


@pytest.mark.parametrize("text", ["28 × 28 × 1", "28,28,1", "28; 28; 1", "28 28 1"])
def test_other_signs_between_numbers_are_understood(qapp, text):
    assert read(text) == (28, 28, 1)


@pytest.mark.parametrize("word", ["any", "любой", "None", "?", "*"])
def test_an_open_size_has_many_names(qapp, word):
    assert read(f"{word}, 8") == (None, 8)


@pytest.mark.parametrize("text", ["a", "1, (2", "1), 2", "1.5", "((1)"])
def test_what_is_no_row_is_refused(qapp, text):
    with pytest.raises(ValueError, match=r".*"):
        read(text)


def enter(qtbot, field, text):
    field.editor.setFocus()
    field.editor.selectAll()
    qtbot.keyClicks(field.editor, text)
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)


@pytest.mark.parametrize(("text", "value"), [("2", 2), ("2, 3", (2, 3)), ("2,", (2,))])
def test_a_single_number_stays_one_where_one_may_stand(qtbot, text, value):
    field = StructureField(is_single=True)
    qtbot.addWidget(field)
    field.set_value(9)
    with qtbot.waitSignal(field.value_changed) as caught:
        enter(qtbot, field, text)
    assert caught.args == [value]


def test_what_cannot_be_read_goes_back(qtbot):
    field = StructureField()
    qtbot.addWidget(field)
    field.set_value((1, 2))
    with qtbot.assertNotEmitted(field.value_changed):
        enter(qtbot, field, "1, x")
    assert field.editor.text() == "1, 2"
