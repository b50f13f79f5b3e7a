"""The lives of training samples in the real window: followed, shown, opened, kept."""

import numpy as np
import pytest

pytestmark = pytest.mark.window


@pytest.fixture
def page(hands):
    """The page of a run of two epochs of the digits laboratory."""
    hands.open_lab("digits")
    hands.window.show_panel("training")
    training = hands.window.layout_of_docks.docks["training"].widget()
    hands.type(training.course.fields["epochs"].editor, "2")
    hands.press("F5")
    hands.until(lambda: hands.session.records)
    hands.finish_run()
    hands.window.show_panel("results")
    results = hands.window.results
    hands.until(results.classes.isVisible)
    bar = results.classes.tabs.tabBar()
    page = results.classes.learning
    hands.click(bar, bar.tabRect(results.classes.tabs.indexOf(page)).center())
    hands.until(lambda: page.lives is not None)
    return page


def test_samples_of_a_run_are_shown_opened_and_kept(hands, page):
    (record,) = hands.session.records.values()
    assert [look.epoch for look in record.samples] == [1, 2]
    told = page.lives.told
    assert len(told.places) >= 256
    assert f"{len(told.places):,} of {record.samples[0].part:,}" in page.state.text()
    hands.until(lambda: page.gallery.grid.count)
    area = page.gallery.grid.list
    page.gallery.grid.list.setFocus()
    hands.press("Home", area)
    hands.press("Right", area)
    hands.until(page.life.isVisible)
    place = page._shown[area.currentIndex().row()][0]
    confidence, _ = page.life.values
    np.testing.assert_array_equal(confidence, told.confidence[:, told.index_of(place)])
    hands.press("Return", area)
    picker = hands.window.inside.picker
    hands.until(picker.isVisible)
    hands.until(lambda: picker.order.part == "train" and picker.order.place == place)
    kept = hands.session.archive.samples_of(record)
    for one, other in zip(record.samples, kept, strict=True):
        for name in ("places", "given", "rival", "margin", "confidence", "loss"):
            np.testing.assert_array_equal(getattr(one, name), getattr(other, name))


def test_the_choice_is_remembered_and_reaches_the_engine(hands, page):
    assert page.mode_box.currentIndex() == 1
    page.mode_box.setFocus()
    hands.press("Up", page.mode_box)
    assert hands.program.preferences.follows == "none"
    hands.until(lambda: hands.program.bridge.follows == "none")
    hands.press("F5")
    hands.until(lambda: len(hands.session.records) == 2)
    hands.finish_run()
    record = list(hands.session.records.values())[-1]
    assert record.epochs
    assert record.samples == []
