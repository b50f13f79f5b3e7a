"""What the program remembers of its user."""

import pytest
from PySide6.QtWidgets import QApplication

from app.preferences import Preferences
from app.start import Program
from tests.gui.conftest import close
from tests.gui.projects.quiet import quiet_program

pytestmark = pytest.mark.window


def test_language_colours_and_layout_are_there_after_a_restart(lab, monkeypatch, qapp, home):
    preferences = lab.program.preferences
    preferences.language, preferences.colours = "ru", "dark"
    lab.window.resize(1111, 777)
    lab.window.layout_of_docks.docks["runs"].close()
    lab.window.close()
    again = Program(qapp, home=home)
    assert again.languages.current == "ru"
    assert again.window.is_dark()
    again.run()
    again.window.files.new()
    assert again.window.size().toTuple() == (1111, 777)
    assert not again.window.layout_of_docks.docks["runs"].isVisible()
    again.languages.choose("en")
    close(again)


BROKEN = [
    b"\x00\xff\xfe" * 100,
    b"[General]\nlanguage=klingon\ncolours=pink\nrecent=@Invalid()\ngeometry=7\ndocks=\n",
    b"[General]\nrecent=/root/nothing.lamina, 7\ngeometry=@ByteArray(abc)\ndocks=@ByteArray(d)\n",
    b"[General]\nlanguage=en, ru\nrecent=" + b"x" * 5000 + b"\n",
]


@pytest.mark.parametrize("content", BROKEN)
def test_broken_preferences_do_no_harm(monkeypatch, qapp, home, content):
    (home / "lamina.ini").write_bytes(content)
    program = quiet_program(monkeypatch, qapp, home)
    assert program.languages.current in ("en", "ru")
    assert program.preferences.recent == []
    program.window.files.new()
    assert program.session.is_open
    close(program)


def test_preferences_that_cannot_be_written_last_as_long_as_the_program(
    monkeypatch, qapp, tmp_path
):
    (tmp_path / "file").write_text("")
    preferences = Preferences(tmp_path / "file" / "deeper" / "lamina.ini")
    preferences.language = "ru"
    assert preferences.language == "ru"


def test_recent_projects_are_opened_with_the_keyboard_and_vanish_with_their_file(
    lab, other, home, bar
):
    lab.window.open_project(other)
    lab.press("Ctrl+N")
    lab.press("Ctrl+L")
    welcome = lab.window.welcome
    assert _recent(welcome) == ["Untitled 2", "other", "Untitled 1"]
    welcome.open_button.setFocus()
    for _ in range(40):
        focused = QApplication.focusWidget()
        if getattr(focused, "text", str)() == "other":
            break
        lab.press("Tab", focused)
    lab.press("Return", QApplication.focusWidget())
    assert lab.session.archive.path == other
    lab.press("Ctrl+N")
    lab.press("Ctrl+L")
    other.unlink()
    button = next(b for b in _buttons(welcome) if b.text() == "other")
    lab.click(button)
    assert "There is no project 'other.lamina'" in bar.sentence.text()
    assert "other" not in _recent(welcome)


def _buttons(welcome) -> list:
    return [welcome.recent.itemAt(i).widget() for i in range(welcome.recent.count())]


def _recent(welcome) -> list[str]:
    return [button.text() for button in _buttons(welcome)]


def test_a_card_is_opened_with_tab_and_enter(hands):
    welcome = hands.window.welcome
    welcome.open_button.setFocus()
    for _ in range(40):
        if QApplication.focusWidget() is welcome.cards["spirals"]:
            break
        hands.press("Tab", QApplication.focusWidget())
    hands.press("Return", welcome.cards["spirals"])
    assert hands.session.is_open
