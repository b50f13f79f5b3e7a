"""Mosaic, image view and thumbnails, as a user touches them."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication

from app import theme
from app.theme.colour_maps import colour_table
from app.theme.tokens import DARK, LIGHT
from app.viewers.image_view import ImageView
from app.viewers.mosaic import PER_TILE, SYMMETRIC, Mosaic, best_columns, extremes, side_by_side
from app.viewers.thumbnails import ThumbnailGrid
from app.widgets.pixels import as_pixels, to_image
from tests.app import mouse

LEFT = Qt.MouseButton.LeftButton


def shown(qtbot, widget, width=420, height=320):
    qtbot.addWidget(widget)
    widget.resize(width, height)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def turn_wheel(widget, place, notches=1):
    event = QWheelEvent(
        QPointF(place),
        QPointF(widget.mapToGlobal(place)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def middle_of(viewer, row, column):
    return viewer.rect_of(row, column, 1, 1).center().toPoint()


def colour_on(widget, place):
    return widget.grab().toImage().pixelColor(place).getRgb()[:3]


@pytest.fixture
def mosaic(qtbot):
    made = Mosaic()
    made.set_columns(4)
    made.set_tiles(np.arange(6 * 9, dtype=np.float32).reshape(6, 3, 3))
    return shown(qtbot, made)


def pixel_of_tile(tile, row, column, columns=4, height=3, width=3):
    down, right = divmod(tile, columns)
    return 1 + down * (height + 1) + row, 1 + right * (width + 1) + column


def test_every_value_lies_where_its_tile_says(mosaic):
    for tile in range(6):
        for row in range(3):
            place = pixel_of_tile(tile, row, 2)
            assert mosaic.tile_at(*place) == (tile, row, 2)


def test_there_is_no_tile_on_gaps_and_after_the_last(mosaic):
    assert mosaic.tile_at(0, 0) is None
    assert mosaic.tile_at(4, 1) is None
    assert mosaic.tile_at(*pixel_of_tile(6, 0, 0)) is None


def test_lowest_and_highest_value_have_the_ends_of_the_map(mosaic):
    first = colour_on(mosaic, middle_of(mosaic, *pixel_of_tile(0, 0, 0)))
    last = colour_on(mosaic, middle_of(mosaic, *pixel_of_tile(5, 2, 2)))
    assert first == tuple(colour_table("viridis")[0])
    assert last == tuple(colour_table("viridis")[255])


def test_zero_is_the_middle_of_symmetric_levels(mosaic):
    mosaic.set_colour_map("diverging")
    mosaic.set_levels(SYMMETRIC)
    mosaic.set_tiles(np.stack([np.zeros((3, 3)), np.full((3, 3), -4.0)]).astype(np.float32))
    assert mosaic.limits() == (-4.0, 4.0)
    assert min(colour_on(mosaic, middle_of(mosaic, *pixel_of_tile(0, 1, 1)))) > 240


def test_each_tile_may_use_the_whole_map(mosaic):
    mosaic.set_levels(PER_TILE)
    for tile in range(2):
        colour = colour_on(mosaic, middle_of(mosaic, *pixel_of_tile(tile, 2, 2)))
        assert colour == tuple(colour_table("viridis")[255])


def test_equal_values_in_a_tile_do_not_divide_by_zero(mosaic):
    mosaic.set_levels(PER_TILE)
    mosaic.set_tiles(np.ones((2, 3, 3), np.float32))
    assert not mosaic.image.isNull()


def test_fixed_levels_hold_for_what_comes(mosaic):
    mosaic.set_levels("shared", (0.0, 1.0))
    mosaic.set_tiles(np.full((2, 3, 3), 1.0, np.float32))
    colour = colour_on(mosaic, middle_of(mosaic, *pixel_of_tile(0, 1, 1)))
    assert colour == tuple(colour_table("viridis")[255])


def test_values_that_are_not_finite_are_not_counted():
    assert extremes(np.array([np.nan, 1.0, np.inf, 3.0])) == (1.0, 3.0)
    assert extremes(np.array([np.nan])) == (0.0, 1.0)
    assert extremes(np.empty(0)) == (0.0, 1.0)


def test_a_click_chooses_a_tile(qtbot, mosaic):
    with qtbot.waitSignal(mosaic.tile_clicked) as caught:
        qtbot.mouseClick(mosaic, LEFT, pos=middle_of(mosaic, *pixel_of_tile(5, 1, 1)))
    assert caught.args == [5]
    assert mosaic.selected == 5


def test_arrows_move_from_tile_to_tile_and_stop_at_the_ends(qtbot, mosaic):
    mosaic.setFocus()
    seen = []
    mosaic.tile_clicked.connect(seen.append)
    for key in ["Right", "Right", "Down", "Down", "Left", "Left", "Up", "Left"]:
        qtbot.keyClick(mosaic, getattr(Qt.Key, f"Key_{key}"))
    assert seen == [0, 1, 5, 4, 3, 2]


def test_the_mouse_tells_tile_and_value(qtbot, mosaic):
    with qtbot.waitSignal(mosaic.tile_hovered) as caught:
        mouse.move(mosaic, middle_of(mosaic, *pixel_of_tile(2, 1, 0)))
    assert caught.args == [(2, 1, 0, 21.0)]
    assert mosaic.toolTip() == "Tile 2, row 1, column 0: 21"


def test_colour_tiles_are_shown_as_they_are(mosaic):
    tiles = np.zeros((2, 3, 3, 3), np.uint8)
    tiles[1] = (10, 200, 30)
    mosaic.set_tiles(tiles)
    assert colour_on(mosaic, middle_of(mosaic, *pixel_of_tile(1, 1, 1))) == (10, 200, 30)


def test_gaps_have_the_colour_of_the_ground_in_both_schemes(qapp, mosaic):
    for scheme, tokens in (("dark", DARK), ("light", LIGHT)):
        theme.apply(qapp, scheme)
        gap = QColor(mosaic.image.pixel(0, 0)).name()
        assert gap == tokens.ground


def test_no_tiles_show_nothing(mosaic):
    mosaic.set_tiles(np.zeros((0, 3, 3), np.float32))
    assert mosaic.image.isNull()
    mosaic.grab()


def test_columns_suit_the_shape_of_the_widget():
    tiles = np.zeros((32, 5, 5))
    assert best_columns(tiles, 900, 100) > best_columns(tiles, 400, 400) > 3
    assert best_columns(tiles, 400, 400) in (6, 7)


def test_side_by_side_is_what_loops_would_do(rng):
    tiles = rng.integers(0, 200, (7, 4, 5)).astype(np.uint8)
    expected = np.full((1 + 3 * 5, 1 + 3 * 6), 255, np.uint8)
    for tile in range(7):
        down, right = divmod(tile, 3)
        top, left = 1 + down * 5, 1 + right * 6
        expected[top : top + 4, left : left + 5] = tiles[tile]
    assert np.array_equal(side_by_side(tiles, 3, 255), expected)


def test_tiles_are_written_as_picture_and_numbers(mosaic, tmp_path):
    mosaic.export_png(tmp_path / "m.png", pixel=5)
    assert QImage(str(tmp_path / "m.png")).width() == 5 * 17
    mosaic.export_npz(tmp_path / "m.npz")
    assert np.array_equal(np.load(tmp_path / "m.npz")["tiles"], mosaic.tiles)
    with pytest.raises(OSError, match="cannot write"):
        mosaic.export_png(tmp_path / "missing" / "m.png")


IMAGE = np.arange(16, dtype=np.uint8).reshape(4, 4) * 16


@pytest.fixture
def view(qtbot):
    made = ImageView()
    made.set_values(IMAGE)
    return shown(qtbot, made, 220, 220)


def test_pixels_are_exact_and_have_hard_edges(view):
    for row, column in ((0, 0), (3, 3), (1, 2)):
        place = view.rect_of(row, column, 1, 1)
        value = int(IMAGE[row, column])
        for corner in (place.topLeft() + QPointF(2, 2), place.bottomRight() - QPointF(2, 2)):
            assert colour_on(view, corner.toPoint()) == (value,) * 3


def test_the_mouse_tells_the_value(qtbot, view):
    with qtbot.waitSignal(view.value_hovered) as caught:
        mouse.move(view, middle_of(view, 1, 2))
    assert caught.args == [(1, 2, 96, None)]
    assert view.toolTip() == "Row 1, column 2: 96"


def test_the_heat_of_its_own_size_is_told_too(qtbot, view):
    view.set_heat(np.array([[0.0, 0.25], [0.5, 1.0]]))
    with qtbot.waitSignal(view.value_hovered) as caught:
        mouse.move(view, middle_of(view, 3, 1))
    assert caught.args[0][3] == 0.5
    assert view.toolTip().endswith("heat 0.500")


def test_opacity_goes_from_the_image_to_the_heat(view):
    place = middle_of(view, 0, 0)
    view.set_colour_map("grey")
    view.set_heat(np.ones((2, 2)))
    shades = []
    for opacity in (0.0, 0.5, 1.0):
        view.set_opacity(opacity)
        shades.append(colour_on(view, place)[0])
    assert shades[0] == 0
    assert shades[1] == pytest.approx(128, abs=2)
    assert shades[2] == 255


def test_the_wheel_magnifies_around_the_mouse(view):
    place = middle_of(view, 3, 3)
    turn_wheel(view, place, 4)
    assert view.target().width() > 400
    assert view.pixel_at(QPointF(place)) == (3, 3)


def test_keys_magnify_and_fit(qtbot, view):
    fitted = view.target()
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.target().width() > 1.4 * fitted.width()
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    qtbot.keyClick(view, Qt.Key.Key_0)
    assert view.target() == fitted


def test_a_magnified_picture_is_moved_by_dragging_but_not_lost(qtbot, view):
    turn_wheel(view, QPoint(110, 110), 6)
    before = view.target()
    mouse.drag(qtbot, view, QPoint(110, 110), QPoint(130, 120))
    assert view.target().topLeft() != before.topLeft()
    mouse.drag(qtbot, view, QPoint(110, 110), QPoint(130, 120), QPoint(4000, 4000))
    assert view.target().contains(QPointF(view.rect().center()))
    assert view.target().left() <= 0


def test_a_drag_is_no_click(qtbot, view):
    turn_wheel(view, QPoint(110, 110), 6)
    with qtbot.assertNotEmitted(view.clicked):
        mouse.drag(qtbot, view, QPoint(110, 110), QPoint(130, 120))
    with qtbot.waitSignal(view.clicked):
        qtbot.mouseClick(view, LEFT, pos=QPoint(110, 110))


def test_the_picture_is_dragged_out_as_png(view):
    data = view._drag_out().mimeData()
    assert data.hasImage()
    dropped = QImage.fromData(bytes(data.data("image/png")), "PNG")
    assert (dropped.width(), dropped.height()) == (512, 512)
    assert dropped.pixelColor(500, 500).red() == 240


def test_another_image_of_the_same_size_keeps_the_zoom(view):
    turn_wheel(view, QPoint(110, 110), 6)
    before = view.target()
    view.set_values(255 - IMAGE)
    assert view.target() == before
    view.set_values(np.zeros((8, 8), np.uint8))
    assert view.target() != before


@pytest.mark.parametrize("shape", [(4, 5), (4, 5, 1), (4, 5, 3), (4, 5, 4)])
def test_images_of_every_kind_are_shown(shape, rng):
    pixels = rng.integers(0, 255, shape).astype(np.uint8)
    image = to_image(pixels)
    assert (image.width(), image.height()) == (5, 4)
    colour = image.pixelColor(3, 2).getRgb()
    expected = pixels[2, 3].ravel() if len(shape) == 3 else [pixels[2, 3]]
    assert colour[: len(expected)] == tuple(int(v) for v in expected)


def test_numbers_become_pixels():
    assert as_pixels(np.array([[0.0, 0.5, 1.0]])).tolist() == [[0, 128, 255]]
    assert as_pixels(np.array([[-1.0, 0.0, 3.0]])).tolist() == [[0, 64, 255]]
    assert as_pixels(np.array([[np.nan, 1.0]])).tolist() == [[0, 255]]
    assert as_pixels(np.array([[7]], np.uint8)).tolist() == [[7]]


def test_an_image_is_written_with_its_heat(view, tmp_path):
    view.set_heat(np.ones((2, 2)))
    view.export_png(tmp_path / "i.png", longest=100)
    assert QImage(str(tmp_path / "i.png")).width() == 100
    view.export_npz(tmp_path / "i.npz")
    stored = np.load(tmp_path / "i.npz")
    assert np.array_equal(stored["image"], IMAGE)
    assert stored["heat"].tolist() == [[1.0, 1.0], [1.0, 1.0]]


def test_nothing_can_be_cleared_and_not_written(view, tmp_path):
    view.clear()
    view.grab()
    assert view.pixel_at(QPointF(100, 100)) is None
    with pytest.raises(OSError, match="cannot write"):
        view.export_png(tmp_path / "i.png")


@pytest.fixture
def grid(qtbot, rng):
    made = ThumbnailGrid(side=48)
    images = rng.integers(0, 255, (30, 8, 8)).astype(np.uint8)
    made.set_images(images, [f"class {n % 3}" for n in range(30)])
    return shown(qtbot, made)


def test_a_click_on_a_thumbnail_gives_its_index(qtbot, grid):
    place = grid.list.visualRect(grid._model.index(7, 0)).center()
    with qtbot.waitSignal(grid.image_chosen) as caught:
        qtbot.mouseClick(grid.list.viewport(), LEFT, pos=place)
    assert caught.args == [7]
    assert grid.current == 7


def test_arrows_and_enter_reach_every_thumbnail(qtbot, grid):
    grid.list.setFocus()
    grid.select(3)
    with qtbot.waitSignal(grid.image_chosen) as caught:
        qtbot.keyClick(grid.list, Qt.Key.Key_Right)
    assert caught.args == [4]
    with qtbot.waitSignal(grid.image_activated) as caught:
        qtbot.keyClick(grid.list, Qt.Key.Key_Return)
    assert caught.args == [4]


def test_thumbnails_out_of_sight_are_not_made(qtbot, rng):
    made = ThumbnailGrid()
    made.set_images(rng.integers(0, 255, (5000, 8, 8)).astype(np.uint8))
    shown(qtbot, made)
    made.grab()
    assert made.count == 5000
    assert 0 < len(made._model._icons) < 200


def test_images_of_different_sizes_may_stand_together(qtbot):
    made = ThumbnailGrid()
    made.set_images([np.zeros((4, 9), np.uint8), np.zeros((300, 20, 3), np.uint8)], ["a", "b"])
    shown(qtbot, made).grab()
    assert made.count == 2


def test_thumbnails_are_written(grid, tmp_path):
    grid.export_png(tmp_path / "t.png", side=20)
    assert QImage(str(tmp_path / "t.png")).width() % 22 == 2
    grid.export_npz(tmp_path / "t.npz")
    assert len(np.load(tmp_path / "t.npz").files) == 30
