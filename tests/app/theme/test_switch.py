"""Putting a scheme in force."""

import re
from importlib.resources import files

import pytest
from PySide6.QtCore import QEvent, QFile
from PySide6.QtGui import QColor, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget

from app import theme
from app.plots.class_table import ClassTable
from app.theme.icons import GLYPHS, icon
from app.theme.live import Live
from app.theme.switch import FALLBACK_FAMILY, stylesheet
from app.theme.tokens import DARK, LIGHT, SCHEMES


class Witness(Live, QWidget):
    """Counts what it is told."""

    def __init__(self):
        super().__init__()
        self.texts, self.colours = 0, []
        self.follow()

    def retranslate(self):
        self.texts += 1

    def restyle(self):
        self.colours.append(theme.theme().tokens.scheme)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_stylesheet_is_filled_in_completely(qtbot, scheme):
    text = stylesheet(SCHEMES[scheme], 10.0)
    assert "$" not in text
    assert SCHEMES[scheme].accent in text
    for name in re.findall(r"url\(lamina:([^)]+)\)", text):
        assert QFile.exists(f"lamina:{name}"), name


def test_a_switch_changes_palette_stylesheet_and_widgets(qtbot, qapp):
    witness = Witness()
    qtbot.addWidget(witness)
    theme.apply(qapp, "dark")
    window = qapp.palette().color(QPalette.ColorRole.Window)
    assert window == QColor(DARK.window)
    assert DARK.surface in qapp.styleSheet()
    theme.apply(qapp, "light")
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(LIGHT.window)
    assert witness.colours == ["light", "dark", "light"]


def test_choosing_the_same_again_changes_nothing(qtbot, qapp):
    with qtbot.assertNotEmitted(theme.theme().changed):
        theme.apply(qapp, "light")


def test_the_system_is_followed_only_when_asked(qtbot, qapp, monkeypatch):
    switch = theme.theme()
    monkeypatch.setattr(switch, "_of_system", lambda: DARK)
    qapp.styleHints().colorSchemeChanged.emit(qapp.styleHints().colorScheme())
    assert switch.tokens is LIGHT
    theme.apply(qapp, "system")
    assert switch.tokens is DARK
    monkeypatch.setattr(switch, "_of_system", lambda: LIGHT)
    qapp.styleHints().colorSchemeChanged.emit(qapp.styleHints().colorScheme())
    assert switch.tokens is LIGHT


def test_there_is_one_switch_for_an_application(qtbot, qapp):
    assert theme.theme() is theme.theme()
    assert theme.theme().parent() is qapp


def test_a_widget_hears_of_a_new_language(qtbot, qapp):
    witness = Witness()
    qtbot.addWidget(witness)
    QApplication.sendEvent(witness, QEvent(QEvent.Type.LanguageChange))
    assert witness.texts == 2


def test_a_dead_widget_is_not_told(qtbot, qapp):
    Witness().deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    theme.apply(qapp, "dark")
    assert theme.theme().tokens is DARK


def test_the_shipped_font_stands_in_for_missing_letters(qtbot, qapp):
    assert FALLBACK_FAMILY in QFontDatabase.families()
    assert qapp.font().families()[-1] == FALLBACK_FAMILY
    assert (files("resources") / "fonts" / "LICENSE-DejaVu.txt").is_file()


@pytest.mark.parametrize("name", GLYPHS)
def test_every_icon_shows_something(qtbot, name):
    picture = icon(name).pixmap(16, 16).toImage()
    inked = sum(
        picture.pixelColor(x, y).alpha() > 60
        for x in range(picture.width())
        for y in range(picture.height())
    )
    assert inked >= 6


def test_a_picture_of_no_size_is_asked_for_without_a_complaint(qtbot):
    engine = icon("stop")
    assert engine.pixmap(0, 0).isNull()


def test_an_icon_follows_the_scheme_by_itself(qtbot, qapp):
    made = icon("stop")
    button = QPushButton(made, "Stop")
    qtbot.addWidget(button)
    shades = []
    for scheme in ("dark", "light"):
        theme.apply(qapp, scheme)
        shades.append(button.icon().pixmap(32, 32).toImage().pixelColor(16, 16).lightness())
    assert shades[0] > 200
    assert shades[1] < 60


def test_a_mark_is_seen_by_the_stylesheet(qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    plain, title = QLabel("a"), QLabel("a")
    column.addWidget(plain)
    column.addWidget(title)
    theme.mark(title, kind="title")
    holder.show()
    assert title.fontMetrics().height() > 1.5 * plain.fontMetrics().height()


def test_what_is_built_bare_looks_like_all_else(qapp):
    theme.apply(qapp, "light")

    def made() -> QPushButton:
        return theme.mark(QPushButton("Start"), kind="primary")

    usual = made()
    with theme.bare(qapp):
        assert not qapp.styleSheet()
        late = made()
    assert qapp.styleSheet()
    assert late.sizeHint() == usual.sizeHint()
    assert late.grab().toImage() == usual.grab().toImage()


def test_columns_are_fitted_again_when_the_stylesheet_comes(qapp):
    theme.apply(qapp, "light")
    with theme.bare(qapp):
        late = ClassTable()
    usual = ClassTable()
    for column in range(1, 5):
        assert late.table.columnWidth(column) == usual.table.columnWidth(column)


def test_the_stylesheet_comes_back_after_a_failure(qapp):
    theme.apply(qapp, "light")
    sheet = qapp.styleSheet()
    with pytest.raises(ZeroDivisionError), theme.bare(qapp):
        _ = 1 / 0
    assert qapp.styleSheet() == sheet
