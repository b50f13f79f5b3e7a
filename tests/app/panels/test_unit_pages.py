"""What excites filters, and the book's maps, by mouse and keys, with answers of a real network."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from app.i18n import Languages
from app.panels.inside_panel import InsidePanel
from app.session import DRAWN, Session
from engine.explain.ascent import Climb, climb, deprocessed
from engine.explain.predictions import finished
from engine.kernels.reference import REFERENCE
from engine.service.questions import BookMaps, Patterns, Unit
from tests.app.panels import looking
from tests.app.panels.test_inside_panel import click_tile, go_to

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def session(qapp):
    return Session(looking.LookingBridge())


@pytest.fixture
def panel(qtbot, session):
    return looking.shown(qtbot, InsidePanel(session))


@pytest.fixture
def loaded(panel, session):
    loaded = looking.open_experiment(session, looking.experiments()["signs"])
    session.bridge.work()
    return loaded


@pytest.fixture
def patterns(panel, loaded):
    """The page of what excites filters, with settings that take three steps."""
    go_to(panel, panel.filters)
    QTest.mouseClick(panel.filters.buttons[1], LEFT)
    page = panel.filters.patterns
    QTest.mouseClick(page.view.settings_button, LEFT)
    page.view.climb_form.form.fields["steps"].editor.setValue(3)
    return page


def climb_now(page, session):
    QTest.mouseClick(page.view.start_button, LEFT)
    session.bridge.work()


def test_pictures_of_all_filters_are_climbed_to(session, loaded, patterns):
    climb_now(patterns, session)
    network = session.bridge.desk.network(DRAWN)
    layer = patterns.view.layer
    units = range(layer.shape[-1])
    found = finished(climb(network, layer.id, units, REFERENCE, Climb(steps=3), loaded.preparation))
    tiles = patterns.view.mosaic.tiles
    assert len(tiles) == len(units)
    live = np.flatnonzero(~found.is_silent)
    assert len(live)
    for unit in live:
        assert (tiles[unit] == deprocessed(found.pictures[unit])).all()
    assert f"0 to {len(units) - 1}" in patterns.view.caption.text()


def test_a_clicked_picture_tells_how_far_it_came(session, patterns):
    climb_now(patterns, session)
    click_tile(patterns.view.mosaic, 1)
    assert "Filter 1 " in patterns.view.caption.text()


def test_the_preset_of_the_book_shows_its_grid(session, patterns, tmp_path):
    view = patterns.view
    QTest.mouseClick(view.climb_form.robust_button, LEFT)
    assert view.climb_form.climb.jitter == 2
    QTest.mouseClick(view.climb_form.book_button, LEFT)
    assert view.climb_form.climb == Climb()
    climb_now(patterns, session)
    assert session.bridge.asked(Patterns)[-1].settings == Climb()
    assert view.pictures.currentWidget() is view.grid
    side = 8 * 28 + 7 * 5
    view.scale_box.setCurrentIndex(1)
    view.export_button.write("png", tmp_path / "grid.png")
    image = QImage(str(tmp_path / "grid.png"))
    assert (image.width(), image.height()) == (2 * side, 2 * side)
    view.export_button.write("npz", tmp_path / "numbers.npz")
    with np.load(tmp_path / "numbers.npz") as file:
        assert file["values"].shape == (len(file["pictures"]), 40)


def test_a_climb_can_be_given_up(session, patterns):
    QTest.mouseClick(patterns.view.start_button, LEFT)
    assert patterns.view.progress.isVisible()
    assert not patterns.view.start_button.isEnabled()
    ticket = session.bridge.sent[-1].ticket
    QTest.mouseClick(patterns.view.progress.cancel_button, LEFT)
    assert ticket in session.bridge.cancelled


def test_a_step_outside_its_range_is_told_below_the_field(patterns):
    form = patterns.view.climb_form
    form._on_changed("steps", 0)
    assert "must be" in form.form._errors["steps"].text()
    assert form.climb.steps == 3


def test_maps_of_the_book_stand_below_the_names_of_their_layers(panel, session, loaded, tmp_path):
    go_to(panel, panel.maps)
    QTest.mouseClick(panel.maps.buttons[1], LEFT)
    session.bridge.work()
    view = panel.maps.book.view
    assert view.views[0].values.shape[1] == 16 * 26
    before = len(view.views)
    assert before > 1
    view.count_box.setValue(1)
    session.bridge.work()
    assert session.bridge.asked(BookMaps)[-1].layers == 1
    assert len(view.views) == 1
    view.export_button.write("png", tmp_path / "maps.png")
    assert QImage(str(tmp_path / "maps.png")).width() == 16 * 26


def test_a_table_has_only_its_weights(panel, session):
    looking.open_experiment(session, looking.experiments()["spirals"])
    session.bridge.work()
    assert not panel.filters.buttons[1].isVisible()
    assert not panel.maps.buttons[1].isVisible()


def test_a_clicked_cell_frames_what_it_sees(panel, session, loaded):
    go_to(panel, panel.maps)
    view = panel.maps.view
    tile = view.mosaic.rect_of(1, 1, 1, 1).center()
    QTest.mouseClick(view.mosaic, LEFT, pos=tile.toPoint())
    session.bridge.work()
    assert view.field.isVisible()
    assert view.field.image._box == ((0, 2), (0, 2))
    view.mosaic.setFocus()
    QTest.keyClick(view.mosaic, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    session.bridge.work()
    assert view.field.image._box == ((1, 3), (0, 2))
    assert "Rows 1 to 3, columns 0 to 2." in view.field.numbers.text()
    assert "Size 3 × 3" in view.field.numbers.text()


def test_a_clicked_filter_is_studied_on_the_data(panel, session, loaded):
    go_to(panel, panel.filters)
    click_tile(panel.filters.view.mosaic, 2)
    QTest.mouseClick(panel.filters.view.more_button, LEFT)
    view = panel.filters.unit.view
    assert view.progress.isVisible()
    session.bridge.work()
    asked = session.bridge.asked(Unit)[-1]
    assert (asked.unit, asked.node) == (2, panel.filters.view.layer.id)
    assert (view.layer.id, view.unit) == (asked.node, 2)
    assert view.patches.isVisible()
    assert view.patches.tiles.shape[1:] == (3, 3, 3)
    assert view.images.tiles.shape[1:] == (28, 28, 3)
    kernel = session.bridge.desk.network(DRAWN).weights[asked.node]["kernel"]
    assert (view.kernel.tiles[0] == kernel[:, :, 0, 2]).all()
    assert "with 0 in its place" in view.facts.text()
    assert view.start_button.isEnabled()


def test_another_number_waits_to_be_studied(panel, session, loaded):
    go_to(panel, panel.filters)
    QTest.mouseClick(panel.filters.buttons[2], LEFT)
    view = panel.filters.unit.view
    view.unit_box.setValue(1)
    assert not view.content.isVisible()
    QTest.mouseClick(view.start_button, LEFT)
    session.bridge.work()
    assert view.content.isVisible()
    assert session.bridge.asked(Unit)[-1].unit == 1


@pytest.mark.parametrize("language", ["en", "ru"])
def test_pages_are_no_wider_than_a_panel(qapp, panel, loaded, language):
    languages = Languages(qapp)
    languages.choose(language)
    try:
        pages = {type(page).__name__: page.minimumSizeHint().width() for page in panel.pages}
    finally:
        languages.choose("en")
    assert max(pages.values()) <= 400, pages  # a panel of 430, less its margins
