"""Choosing from a list by typing."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from app.widgets.search_palette import MIME_TYPE, Choice, SearchPalette, found

CHOICES = [
    Choice("Dense", "Dense", group="Core"),
    Choice("Flatten", "Flatten", group="Core"),
    Choice("Conv2D", "Conv2D", group="Convolution"),
    Choice("MaxPooling2D", "MaxPooling2D", group="Convolution"),
    Choice("Dropout", "Dropout", group="Regularisation", is_enabled=False),
]


@pytest.fixture
def palette(qtbot):
    made = SearchPalette()
    qtbot.addWidget(made)
    made.set_choices(CHOICES)
    made.resize(260, 360)
    made.show()
    made.restart()
    return made


def keys(typed):
    return [choice.key for choice in found(CHOICES, typed)]


def test_without_text_everything_is_there(palette):
    assert palette.shown() == [choice.key for choice in CHOICES]


@pytest.mark.parametrize(
    ("typed", "first"), [("conv", "Conv2D"), ("pool", "MaxPooling2D"), ("c2", "Conv2D")]
)
def test_typing_finds(typed, first):
    assert keys(typed)[0] == first


def test_words_may_stand_in_any_order_and_in_the_group():
    assert keys("2d max") == ["MaxPooling2D"]
    assert keys("core fl") == ["Flatten"]


def test_what_begins_so_comes_first():
    assert keys("d")[:2] == ["Dense", "Dropout"]


def test_nothing_is_found_for_nonsense():
    assert keys("zzz") == []


def test_enter_chooses_the_first_found(qtbot, palette):
    qtbot.keyClicks(palette.search, "pool")
    with qtbot.waitSignal(palette.chosen) as caught:
        qtbot.keyClick(palette.search, Qt.Key.Key_Return)
    assert caught.args == ["MaxPooling2D"]


def test_arrows_move_over_headings_and_disabled_lines(qtbot, palette):
    seen = []
    palette.chosen.connect(seen.append)
    for _ in range(5):
        qtbot.keyClick(palette.search, Qt.Key.Key_Return)
        qtbot.keyClick(palette.search, Qt.Key.Key_Down)
    assert seen == ["Dense", "Flatten", "Conv2D", "MaxPooling2D", "Dense"]


def test_a_click_chooses(qtbot, palette):
    index = palette._model.index(2, 0)
    place = palette.list.visualRect(index).center()
    with qtbot.waitSignal(palette.chosen) as caught:
        qtbot.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert caught.args == ["Flatten"]


def test_cyrillic_can_be_typed(qtbot, palette):
    palette.set_choices([Choice("open", "Открыть"), Choice("save", "Сохранить")])
    for letter in "сохр":
        event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(palette.search, event)
    assert palette.shown() == ["save"]


def test_escape_clears_first_and_cancels_then(qtbot, palette):
    qtbot.keyClicks(palette.search, "conv")
    with qtbot.assertNotEmitted(palette.cancelled):
        qtbot.keyClick(palette.search, Qt.Key.Key_Escape)
    assert palette.shown() == [choice.key for choice in CHOICES]
    with qtbot.waitSignal(palette.cancelled):
        qtbot.keyClick(palette.search, Qt.Key.Key_Escape)


def test_a_dragged_line_carries_its_key(palette):
    data = palette._model.mimeData([palette._model.index(1, 0)])
    assert bytes(data.data(MIME_TYPE)) == b"Dense"


def test_a_click_on_a_heading_folds_its_group_and_opens_it_again(qtbot, palette):
    place = palette.list.visualRect(palette._model.index(0, 0)).center()
    qtbot.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert palette.shown() == ["Conv2D", "MaxPooling2D", "Dropout"]
    qtbot.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert palette.shown() == [choice.key for choice in CHOICES]


def test_groups_fold_and_open_by_keys(qtbot, palette):
    qtbot.keyClick(palette.search, Qt.Key.Key_Left)
    assert "Dense" not in palette.shown()
    assert palette.list.currentIndex().data() == "Core"
    qtbot.keyClick(palette.search, Qt.Key.Key_Return)
    assert palette.list.currentIndex().data() == "Dense"
    qtbot.keyClick(palette.search, Qt.Key.Key_Left)
    qtbot.keyClick(palette.search, Qt.Key.Key_Down)
    assert palette.list.currentIndex().data() == "Conv2D"
    qtbot.keyClick(palette.search, Qt.Key.Key_Up)
    qtbot.keyClick(palette.search, Qt.Key.Key_Right)
    assert palette.shown() == [choice.key for choice in CHOICES]


def test_typing_finds_what_is_folded_away(qtbot, palette):
    palette.fold(["Core", "Convolution", "Regularisation"])
    assert palette.shown() == []
    qtbot.keyClicks(palette.search, "pool")
    assert palette.shown() == ["MaxPooling2D"]
    palette.search.clear()
    assert palette.shown() == []


def test_a_description_is_searched_after_the_names():
    choices = [
        Choice("Dropout", "Dropout", words="against overfitting\nпротив переобучения; ещё"),
        Choice("Over", "Over"),
    ]
    assert [c.key for c in found(choices, "over")] == ["Over", "Dropout"]
    assert [c.key for c in found(choices, "переобуч")] == ["Dropout"]
    assert [c.key for c in found(choices, "еще")] == ["Dropout"]
