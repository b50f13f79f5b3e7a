"""Boxes for numbers."""

import pytest
from PySide6.QtCore import QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from app.widgets.numbers import IntegerBox, NumberBox, SizesBox, format_number, parse_number


def typed(qtbot, box, text):
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, text)
    qtbot.keyClick(box, Qt.Key.Key_Return)


def turn_wheel(box):
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(box.mapToGlobal(QPoint(5, 5))),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, event)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.001, "0.001"),
        (1.0, "1.0"),
        (0.0, "0.0"),
        (1e-7, "1e-7"),
        (-2.5e-6, "-2.5e-6"),
        (0.30000000000000004, "0.3"),
        (123456.0, "123456.0"),
        (3e20, "3e20"),
    ],
)
def test_a_number_is_written_with_a_point_and_read_back(value, text):
    assert format_number(value) == text
    assert parse_number(text) == pytest.approx(value, rel=1e-9)


@pytest.mark.parametrize("text", ["", "abc", "1..2", "nan", "inf", "1e"])
def test_what_is_no_number_is_refused(text):
    assert parse_number(text) is None


@pytest.mark.parametrize(
    ("text", "value"), [("1e-3", 1e-3), ("0,01", 0.01), (".5", 0.5), ("2E-5", 2e-5), ("-3", -3.0)]
)
def test_a_learning_rate_can_be_typed_in_any_way(qtbot, text, value):
    box = NumberBox(0.1)
    qtbot.addWidget(box)
    with qtbot.waitSignal(box.valueChanged):
        typed(qtbot, box, text)
    assert box.value() == value


def test_letters_cannot_be_typed(qtbot):
    box = NumberBox(0.1)
    qtbot.addWidget(box)
    typed(qtbot, box, "0.2x")
    assert box.value() == 0.2


def test_a_number_outside_goes_to_the_nearest_end(qtbot):
    box = NumberBox(0.5, 0.0, 1.0)
    qtbot.addWidget(box)
    typed(qtbot, box, "7")
    assert box.value() == 1.0


def test_nothing_is_reported_while_typing(qtbot):
    box = NumberBox(0.1)
    qtbot.addWidget(box)
    box.selectAll()
    with qtbot.assertNotEmitted(box.valueChanged):
        qtbot.keyClicks(box, "1e-4")
    with qtbot.waitSignal(box.valueChanged):
        qtbot.keyClick(box, Qt.Key.Key_Return)


def test_steps_go_through_round_numbers(qtbot):
    box = NumberBox(0.001)
    qtbot.addWidget(box)
    seen = []
    for _ in range(4):
        qtbot.keyClick(box, Qt.Key.Key_Up)
        seen.append(box.value())
    assert seen == [0.002, 0.005, 0.01, 0.02]
    for _ in range(5):
        qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.value() == 0.0005


def test_a_step_stops_at_the_end_of_the_range(qtbot):
    box = NumberBox(0.9, 0.0, 1.0)
    qtbot.addWidget(box)
    for _ in range(3):
        qtbot.keyClick(box, Qt.Key.Key_Up)
    assert box.value() == 1.0


def test_the_language_does_not_change_the_point(qtbot):
    QLocale.setDefault(QLocale(QLocale.Language.Russian))
    try:
        box, whole = NumberBox(0.25), IntegerBox(12345)
        qtbot.addWidget(box)
        qtbot.addWidget(whole)
        assert box.text() == "0.25"
        assert whole.text() == "12345"
    finally:
        QLocale.setDefault(QLocale.c())


def test_the_wheel_over_a_box_without_focus_scrolls_the_page(qtbot):
    box, other = IntegerBox(5), QLineEdit()
    for widget in (box, other):
        qtbot.addWidget(widget)
    turn_wheel(box)
    assert box.value() == 5


def test_a_pair_reports_both_numbers(qtbot):
    box = SizesBox((3, 3), minimum=1)
    qtbot.addWidget(box)
    with qtbot.waitSignal(box.value_changed) as caught:
        typed(qtbot, box.boxes[1], "5")
    assert caught.args == [(3, 5)]


def test_showing_a_pair_reports_nothing(qtbot):
    box = SizesBox((3, 3))
    qtbot.addWidget(box)
    with qtbot.assertNotEmitted(box.value_changed):
        box.set_value((7, 9))
    assert box.value() == (7, 9)
