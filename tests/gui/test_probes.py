"""Probes in the real window, with the engine in its own process."""

import numpy as np
import pytest
from PySide6.QtCore import Qt

from tests.app.mouse import drag
from tests.gui.conftest import close
from tests.gui.hands import Hands

pytestmark = pytest.mark.window


@pytest.fixture
def inside(hands):
    """The inside panel with the shipped laboratory."""
    hands.open_lab("signs")
    hands.window.show_panel("inside")
    panel = hands.window.inside
    hands.until(lambda: panel.picker.bars.bars and panel.bench.pin_button.isEnabled())
    return panel


def pin(hands, panel):
    """Pin the sample that is looked at, with the mouse, and wait for what is said of it."""
    count = len(panel.bench.strip.cards)
    hands.click(panel.bench.pin_button)
    hands.until(lambda: len(panel.bench.strip.cards) == count + 1)
    hands.until(lambda: panel.bench.strip.cards[-1].share)


def test_a_pinned_input_is_the_same_in_another_epoch_and_after_reopening(
    hands, inside, qapp, home, qtbot
):
    from app.start import Program

    values = inside.picker.image.values
    pin(hands, inside)
    trained = inside.bench.strip.cards[0].share
    hands.press("F5")  # another network, with fresh weights
    hands.until(lambda: hands.session.running and inside.weights.text().endswith("live"))
    hands.until(lambda: inside.bench.strip.cards[0].share != trained)
    first = inside.bench.strip.cards[0].share
    hands.until(lambda: inside.bench.strip.cards[0].share != first)  # another step
    assert np.array_equal(inside.bench.strip.cards[0].picture, values)
    hands.press("Shift+F5")
    hands.finish_run()
    path = hands.session.archive.path
    hands.press("Ctrl+Q")
    hands.until(lambda: not hands.window.isVisible())

    again = Program(qapp, "en", "light", home)
    again.run(path)
    later = Hands(again, qtbot)
    later.until(lambda: later.session.overview is not None)
    later.window.show_panel("inside")
    panel = later.window.inside
    later.until(lambda: panel.bench.strip.cards and panel.bench.strip.cards[0].share)
    later.click(panel.bench.strip, panel.bench.strip.place_of(0).center())
    later.until(lambda: np.array_equal(panel.picker.image.values, values))
    later.press("Ctrl+Z")  # the run that was made
    later.press("Ctrl+Z")
    later.until(lambda: not panel.bench.strip.cards)
    close(again)


def test_erasing_what_the_network_looks_at_changes_the_answer_at_once(hands, inside, qtbot):
    bar = inside.tabs.tabBar()
    hands.click(bar, bar.tabRect(inside.tabs.indexOf(inside.what_if)).center())
    view = inside.what_if.erase.view
    hands.until(lambda: view.after.heat is not None)
    hands.until(lambda: view.sentence.text().startswith("The answer stays"))
    place = hands.session.history.place
    view.brush.setFocus()
    hands.press("End", view.brush)
    before, canvas = view.bars.bars[0].text, view.canvas
    rows = [canvas.rect_of(row, 1, 1, 1).center().toPoint() for row in (6, 14, 22)]
    ends = [canvas.rect_of(row, 26, 1, 1).center().toPoint() for row in (6, 14, 22)]
    for start, end in zip(rows, ends, strict=True):
        drag(qtbot, canvas, start, (start + end) / 2, end, button=Qt.MouseButton.LeftButton)
    assert canvas.mask.mean() > 0.7, "nearly all is painted over"
    hands.until(lambda: view.bars.bars[0].text != before)
    for _ in rows:
        hands.press("Ctrl+Z", canvas)
    assert not canvas.mask.any()
    assert hands.session.history.place == place, "strokes are no steps of the project"
    hands.until(lambda: view.bars.bars[0].text == before)


def test_an_attack_is_found_and_a_disturbed_image_is_answered(hands, inside):
    bar = inside.tabs.tabBar()
    hands.click(bar, bar.tabRect(inside.tabs.indexOf(inside.what_if)).center())
    hands.click(inside.what_if.buttons[3])
    attack = inside.what_if.attack.view
    hands.until(lambda: attack.attack is not None)
    assert 0 < attack.attack.smallest < 64
    hands.until(lambda: attack.sentence.text().startswith("The answer was"))
    hands.click(inside.what_if.buttons[2])
    view = inside.what_if.robustness.view
    hands.until(lambda: len(view.plot.curves))
    assert view.plot.curves[0, 1] > view.plot.curves[-1, 1], "noise hides the sign"
