"""Every action of the table is done, undone, and the document is what it was."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from app.actions import rows

pytestmark = pytest.mark.window

LEAVES = {"quit", "new", "open", "welcome"}  # these leave the project; tested on their own
STEERS = {"start", "pause", "step_batch", "step_epoch", "stop", "resume"}


def names(window) -> list[str]:
    return [row.name for row in rows(window)]


def test_every_action_can_be_undone(hands):
    hands.open_lab("spirals")
    for name in names(hands.window):
        if name in LEAVES | STEERS or not hands.window.actions_table[name].isEnabled():
            continue
        before = hands.session.document
        _do(hands, name)
        if hands.session.document != before:
            hands.session.undo()
        assert hands.session.document == before, name
        assert not hands.window.messages.bar.isVisible(), name


def test_every_run_that_is_started_can_be_undone(hands):
    hands.open_lab("spirals")
    for name in ("start", "step_batch", "step_epoch"):
        before = hands.session.document
        hands.window.actions_table[name].trigger()
        hands.until(lambda: hands.session.running)
        hands.until(lambda: hands.session.records[hands.session.running].steps)
        hands.window.actions_table["stop"].trigger()
        hands.finish_run()
        assert hands.session.document != before
        hands.session.undo()
        assert hands.session.document == before, name


def test_undo_goes_back_to_the_beginning_and_redo_to_the_end(hands):
    hands.open_lab("spirals")
    first = hands.session.document
    for name in ("step_batch", "step_batch"):
        hands.window.actions_table[name].trigger()
        hands.until(lambda: hands.session.running)
        hands.until(lambda: hands.session.records[hands.session.running].steps)
        hands.window.actions_table["stop"].trigger()
        hands.finish_run()
    last = hands.session.document
    while hands.session.history.can_undo:
        hands.press("Ctrl+Z")
    assert hands.session.document == first
    while hands.session.history.can_redo:
        hands.press("Ctrl+Y")
    assert hands.session.document == last


def test_no_two_actions_share_a_shortcut(hands):
    taken: dict[str, str] = {}
    for row in rows(hands.window):
        for keys in filter(None, row.shortcut.split(" | ")):
            assert keys not in taken, f"{row.name} and {taken.get(keys)} share {keys}"
            taken[keys] = row.name


def test_the_palette_finds_an_action_and_does_it(hands):
    hands.open_lab("spirals")
    hands.press("Ctrl+Shift+P")
    hands.until(lambda: _dialogs())
    palette = _dialogs()[0].palette_list
    QTest.keyClicks(palette.search, "step one batch")
    QTest.keyClick(palette.search, Qt.Key.Key_Return)
    hands.until(lambda: hands.session.running)
    hands.press("Shift+F5")
    hands.finish_run()
    assert len(hands.session.document.runs) == 1


@pytest.mark.parametrize("name", ["shortcuts", "about", "preferences", "export"])
@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_dialog_opens_in_every_language(hands, name, language):
    hands.open_lab("spirals")
    hands.program.languages.choose(language)
    hands.window.actions_table[name].trigger()
    hands.until(lambda: _dialogs())
    dialog = _dialogs()[0]
    assert dialog.windowTitle()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    hands.until(lambda: not _dialogs())


def _do(hands, name: str) -> None:
    """Do an action; say no to whatever dialog it opens."""
    timer = QTimer(interval=50)
    timer.timeout.connect(_say_no)
    timer.start()
    hands.window.actions_table[name].trigger()
    hands.until(lambda: not _dialogs() and QApplication.activeModalWidget() is None)
    timer.stop()


def _say_no() -> None:
    for dialog in _dialogs():
        dialog.reject()


def _dialogs() -> list[QDialog]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
