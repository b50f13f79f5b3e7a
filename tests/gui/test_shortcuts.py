"""Shortcuts in the real window: a click, an answer from the engine, samples of a class."""

import pytest

pytestmark = pytest.mark.window


def test_the_shipped_network_is_searched_and_a_class_opens_its_samples(hands):
    hands.open_lab("signs")
    results = hands.window.results
    hands.window.show_panel("results")
    classes = results.classes
    hands.until(lambda: classes.gallery.grid.count)
    bar = classes.tabs.tabBar()
    index = classes.tabs.indexOf(classes.shortcuts)
    hands.until(lambda: bar.isVisible())
    classes.tabs.setCurrentIndex(index)
    page = classes.shortcuts
    hands.click(page.find_button)
    hands.until(lambda: page.grid.count == 10)
    assert page.verdict.text().startswith("No shortcut found")
    cells = page.grid.list
    first = cells.model().index(0, 0)
    hands.click(cells.viewport(), cells.visualRect(first).center())
    hands.until(lambda: "Samples of heart" in classes.gallery.heading.text())
