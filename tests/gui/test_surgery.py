"""Surgery on filters in the real window, with the engine in its own process."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

pytestmark = pytest.mark.window


@pytest.fixture
def inside(hands):
    """The inside panel with the shipped laboratory."""
    hands.open_lab("signs")
    panel = hands.window.inside
    hands.window.show_panel("inside")
    hands.until(lambda: panel.picker.bars.bars and len(panel.filters.view.mosaic.tiles))
    return panel


def choose_in_menu(hands, mosaic, tile, words):
    """Choose an action of the menu of a tile, with the mouse."""
    row, column = divmod(tile, mosaic._columns)
    height, width = mosaic.tiles.shape[1:3]
    place = mosaic.rect_of(1 + row * (height + 1), 1 + column * (width + 1), height, width)
    at = place.center().toPoint()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, mosaic.mapToGlobal(at))
    QApplication.sendEvent(mosaic, event)
    hands.until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    action = next(a for a in menu.actions() if a.text() == words)
    hands.click_at(menu, menu.actionGeometry(action).center())


def test_a_filter_muted_by_mouse_changes_the_accuracy_until_it_is_undone(hands, inside):
    mosaic = inside.filters.view.mosaic
    learned = mosaic.tiles.copy()
    strongest = int(np.abs(learned).reshape(len(learned), -1).sum(axis=1).argmax())
    choose_in_menu(hands, mosaic, strongest, "Open its page")
    effect = inside.filters.unit.view.surgery.effect
    hands.until(effect.isVisible)
    before = effect._answer.before
    assert effect.sentence.text() == f"Accuracy {100 * before:.1f} % → {100 * before:.1f} %"
    assert not inside.banner.isVisible()

    hands.click(inside.filters.buttons[0])
    choose_in_menu(hands, mosaic, strongest, "Mute")
    hands.until(inside.banner.isVisible)
    assert inside.banner.sentence.text().startswith("Changes at work: 1.")
    hands.until(lambda: not mosaic.tiles[strongest].any())
    others = np.arange(len(learned)) != strongest
    assert np.array_equal(mosaic.tiles[others], learned[others])
    hands.click(inside.filters.buttons[2])
    hands.until(lambda: effect.isVisible() and effect._answer.after != before)
    assert effect._answer.before == before
    after = effect._answer.after
    assert effect.sentence.text() == f"Accuracy {100 * before:.1f} % → {100 * after:.1f} %"
    assert effect.bars.bars
    assert inside.weights.text().endswith("Changes at work: 1")

    hands.press("Ctrl+Z")
    hands.until(lambda: not inside.banner.isVisible())
    hands.until(lambda: effect._answer.after == before)
    hands.click(inside.filters.buttons[0])
    hands.until(lambda: np.array_equal(mosaic.tiles, learned))


def test_a_kernel_is_painted_and_taken_back_one_by_one(hands, inside):
    mosaic = inside.filters.view.mosaic
    choose_in_menu(hands, mosaic, 1, "Open its page")
    view = inside.filters.unit.view
    pad = view.surgery.editor.pad
    hands.until(lambda: pad.isVisible() and pad.kernel.size)
    learned = pad.kernel
    view.area.ensureWidgetVisible(pad)
    QTest.mouseClick(pad, Qt.MouseButton.LeftButton, pos=pad.rect_of(4).center().toPoint())
    hands.until(lambda: inside.banner.changes)
    hands.until(lambda: pad.kernel[1, 1] == pytest.approx(pad.brush))
    assert np.array_equal(np.delete(pad.kernel.ravel(), 4), np.delete(learned.ravel(), 4))
    hands.press("Right", pad)
    hands.press("Delete", pad)
    hands.until(lambda: inside.banner.changes[0].kernel[5] == 0)
    assert len(inside.banner.changes) == 1  # the same drawing goes on
    toggle = view.surgery.mute_toggle
    view.area.ensureWidgetVisible(toggle)
    hands.click(toggle, QPoint(10, toggle.height() // 2))
    hands.until(lambda: len(inside.banner.changes) == 2)
    assert not pad.isEnabled()
    hands.click(inside.banner.back_button)
    hands.until(lambda: len(inside.banner.changes) == 1 and pad.isEnabled())
    hands.click(inside.banner.clear_button)
    hands.until(lambda: not inside.banner.isVisible())
    hands.until(lambda: np.array_equal(pad.kernel, learned))


def test_a_project_that_is_opened_again_has_its_changes(hands, inside):
    choose_in_menu(hands, inside.filters.view.mosaic, 0, "Mute")
    hands.until(inside.banner.isVisible)
    path = hands.session.archive.path
    hands.session.close()
    hands.session.open(path)
    hands.until(lambda: hands.session.overview is not None)
    mosaic = inside.filters.view.mosaic
    hands.until(lambda: len(mosaic.tiles) and not mosaic.tiles[0].any())
    assert inside.banner.isVisible()
