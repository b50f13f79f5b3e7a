"""The first minute of a new user: a laboratory, a look inside, a run of one's own."""

import pytest

from app.session import DRAWN

pytestmark = pytest.mark.window


def test_the_first_card_opens_a_trained_network_that_can_be_looked_into(hands):
    hands.open_lab("signs")
    hands.until(lambda: hands.session.subject == "shipped")
    share = hands.session.records["shipped"].last["val_accuracy"]
    assert share > 0.95
    assert hands.window.strip.sentence.sentence == f"Trained: {100 * share:.1f} %."
    assert not hands.window.messages.bar.isVisible()


def test_start_trains_a_fresh_network_beside_the_shipped_one(hands):
    hands.open_lab("signs")
    hands.press("F5")
    hands.until(lambda: hands.session.running)
    run = hands.session.running
    hands.until(lambda: hands.session.records[run].epochs)
    hands.press("Shift+F5")
    hands.finish_run()
    record = hands.session.records[run]
    assert record.state == "stopped"
    assert record.epochs[0].values["val_accuracy"] > 0.3
    assert len(hands.session.document.runs) == 2


def test_pause_step_and_go_on_with_the_keyboard(hands):
    hands.open_lab("signs")
    hands.press("F10")
    run = hands.session.running
    record = hands.session.records[run]
    hands.until(lambda: record.state == "paused" and record.step == 1)
    hands.press("F10")
    hands.until(lambda: record.state == "paused" and record.step == 2)
    hands.press("Ctrl+Space")
    hands.until(lambda: record.state == "running" and record.step > 4)
    hands.press("Ctrl+Space")
    hands.until(lambda: record.state == "paused")
    hands.press("Shift+F5")
    hands.finish_run()
    assert record.state == "stopped"


def test_undo_takes_a_run_off_the_document_and_redo_brings_it_back(hands):
    hands.open_lab("spirals")
    before = hands.session.document
    hands.press("F10")
    hands.until(lambda: hands.session.running)
    hands.press("Shift+F5")
    hands.finish_run()
    hands.press("Ctrl+Z")
    assert hands.session.document == before
    assert hands.session.subject == DRAWN
    hands.press("Ctrl+Shift+Z")
    assert len(hands.session.document.runs) == 1


def test_a_project_is_there_again_after_the_window_was_closed(hands, qapp, home):
    from app.start import Program
    from tests.gui.conftest import close

    hands.open_lab("spirals")
    document, path = hands.session.document, hands.session.archive.path
    hands.window.close()
    again = Program(qapp, "en", "light", home)
    again.run(path)
    assert again.session.document == document
    assert again.preferences.recent == [path]
    close(again)


def test_every_laboratory_is_a_network_in_order(hands):
    from app.labs import LABS
    from engine.network.shapes import checked_summary

    for entry in LABS:
        document = entry.make()
        assert checked_summary(document.network).parameters > 0
        assert document.choice is not None
