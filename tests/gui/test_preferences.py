"""Preferences in the real window: they are in force at once, and remembered."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.dialogs.preferences_dialog import PreferencesDialog
from app.preferences import Preferences
from engine.arrays.threads import cores, threads_of

pytestmark = pytest.mark.window


def opened(hands):
    hands.window.actions_table["preferences"].trigger()
    return hands.window.findChildren(PreferencesDialog)[-1]  # a closed one goes a little later


def test_the_number_of_cores_reaches_the_engine_and_is_remembered(hands):
    hands.until(lambda: hands.session.engine_state == "ready")
    assert hands.session.engine.threads == threads_of(0)
    dialog = opened(hands)
    assert dialog.threads.currentData() == 0
    assert dialog.threads.count() == cores() + 1
    dialog.threads.setFocus()
    QTest.keyClick(dialog.threads, Qt.Key.Key_End)
    hands.until(lambda: hands.session.engine.threads == cores())
    dialog.close()
    assert hands.window.preferences.threads == cores()
    again = opened(hands)
    assert again.threads.currentData() == cores()
    QTest.keyClick(again.threads, Qt.Key.Key_Home)
    hands.until(lambda: hands.session.engine.threads == threads_of(0))
    again.close()


@pytest.mark.parametrize("wrong", ["-1", "many", "2.5", "99999999999"])
def test_a_number_of_cores_that_cannot_be_is_passed_over(tmp_path, wrong):
    path = tmp_path / "lamina.ini"
    path.write_text(f"[General]\nthreads={wrong}\n")
    assert Preferences(path).threads == 0
