"""Maps of samples and planes through them in the real window, with the engine in its process."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.app.mouse import drag

pytestmark = pytest.mark.window


def click_tab(hands, results, page):
    bar = results.classes.tabs.tabBar()
    hands.click(bar, bar.tabRect(results.classes.tabs.indexOf(page)).center())


def test_a_map_is_drawn_selected_from_and_becomes_a_plane(hands):
    hands.open_lab("signs")
    hands.window.show_panel("results")
    results = hands.window.results
    page, plane = results.classes.map, results.classes.plane
    hands.until(lambda: page.answer is not None)
    click_tab(hands, results, page)
    hands.click(page.controls.draw_button)
    hands.until(lambda: page.sheet.found is not None)
    view = page.view
    assert view.visibleRegion().boundingRect() == view.rect()

    pixels = view._pixels()
    index = int(np.argmin(np.abs(pixels - np.array(view._area) / 2).sum(axis=1)))
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(*pixels[index].astype(int)))
    hands.until(lambda: len(view.scene.near) == 12)
    hands.until(lambda: results.classes.gallery.grid.count == 13)
    assert page.sheet.selection.list.count() == 12

    hands.click(page.controls.lasso_button)
    width, height = (int(side) for side in view._area)
    corners = [(2, 2), (width - 2, 2), (width - 2, height // 2), (2, height // 2), (2, 2)]
    drag(hands._qtbot, view, *(QPoint(*corner) for corner in corners))
    assert len(view.scene.selection) > 3
    expected = np.flatnonzero(view._pixels()[:, 1] < height // 2)
    assert view.scene.selection.tolist() == expected.tolist()

    places = page.sheet.selected[:3].tolist()
    click_tab(hands, results, plane)
    hands.until(lambda: plane._found is not None)
    hands.click(plane.map_button)
    hands.until(lambda: list(plane._found.places) == places)
    assert plane._found.said.shape[:2] == (60, 60)


def test_tsne_is_given_up_at_once(hands):
    hands.open_lab("signs")
    hands.window.show_panel("results")
    results = hands.window.results
    page = results.classes.map
    hands.until(lambda: page.answer is not None)
    click_tab(hands, results, page)
    page.controls.method_box.setCurrentIndex(1)
    page.controls.axes_box.setCurrentIndex(1)
    hands.click(page.controls.draw_button)
    hands.until(lambda: "left" in page.progress.text.text())
    hands.click(page.progress.cancel_button)
    hands.until(lambda: not page.progress.isVisible(), 2000)
    assert page.sheet.found is None
