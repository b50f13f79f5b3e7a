"""Every widget, plot and viewer at once: in both schemes, by keys, in another language."""

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QScrollBar,
    QWidget,
)

from app.theme.live import Live
from tests.gui.gallery import SHOTS, main

GIVEN = ("cards", "form")  # all their words come from outside
OURS = [name for name in SHOTS if name not in ("window", "menu", "controls")]


def made(qtbot, name):
    make, width, height = SHOTS[name]
    widget = make()
    qtbot.addWidget(widget)
    widget.resize(width, height)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def is_named(widget):
    """Say whether a screen reader finds words for ``widget`` or for the one that holds it."""
    while widget is not None:
        has_text = isinstance(widget, QAbstractButton | QLabel) and widget.text()
        if has_text or widget.accessibleName():
            return True
        widget = widget.parentWidget()
    return False


@pytest.mark.parametrize("name", OURS)
def test_everything_reached_by_tab_has_a_name(qtbot, name):
    widget = made(qtbot, name)
    reached = [
        child
        for child in (widget, *widget.findChildren(QWidget))
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisible()
    ]
    nameless = [
        child
        for child in reached
        if not is_named(child)
        and not isinstance(child, QScrollBar)
        and not (isinstance(child, QLineEdit) and child.placeholderText())
    ]
    assert not nameless


class Marks(QTranslator):
    """A language whose words stand between marks."""

    def translate(self, context, text, disambiguation=None, n=-1):
        return f"\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}{text}"

    def isEmpty(self):
        return False


@pytest.fixture
def another_language(qapp):
    marks = Marks()
    yield lambda: qapp.installTranslator(marks)
    qapp.removeTranslator(marks)


def words_of(widget):
    """Return all that ``widget`` says of itself and that nobody gave it."""
    said = [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
    if isinstance(widget, QAbstractButton):
        said.append(widget.text())
    if isinstance(widget, QLineEdit):
        said.append(widget.placeholderText())
    return [text for text in said if text]


@pytest.mark.parametrize("name", OURS)
def test_a_new_language_reaches_everything_that_speaks(qtbot, another_language, name):
    widget = made(qtbot, name)
    every = [widget, *widget.findChildren(QWidget)]
    before = {each: words_of(each) for each in every if words_of(each)}
    speaks = any(isinstance(each, Live) for each in every) and name not in GIVEN
    another_language()
    QApplication.processEvents()  # the news is posted
    after = [word for each in before for word in words_of(each)]
    assert any(word.startswith("«") for word in after) == speaks


def test_pictures_of_everything_can_be_taken_in_both_schemes(qtbot, tmp_path):
    main(tmp_path, ["menu", "controls", "heat"])
    pictures = {path.stem: QImage(str(path)) for path in tmp_path.iterdir()}
    assert len(pictures) == 6
    for name in ("menu", "controls", "heat"):
        dark, light = pictures[f"{name}-dark"], pictures[f"{name}-light"]
        assert dark.pixelColor(1, 1).lightness() < 80 < 180 < light.pixelColor(1, 1).lightness()
