"""Drawing a picture, and painting points."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt

from app.widgets.paint_area import PaintArea
from app.widgets.sketch_pad import SketchPad, centred, shrunk
from tests.app import mouse

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def pad(qtbot):
    made = SketchPad()
    qtbot.addWidget(made)
    made.resize(204, 204)
    made.show()
    return made


@pytest.fixture
def area(qtbot):
    made = PaintArea()
    qtbot.addWidget(made)
    made.resize(200, 200)
    made.set_class_count(3)
    made.show()
    return made


def stroke(qtbot, widget, *places, button=LEFT):
    mouse.drag(qtbot, widget, *[QPoint(*place) for place in places], button=button)


def mass_centre(pixels):
    rows, columns = np.mgrid[0 : pixels.shape[0], 0 : pixels.shape[1]] + 0.5
    return (pixels * rows).sum() / pixels.sum(), (pixels * columns).sum() / pixels.sum()


def test_an_empty_pad_gives_zeros(pad):
    assert pad.is_empty()
    assert not pad.pixels().any()


def test_a_drawing_is_scaled_and_centred_like_mnist(qtbot, pad):
    with qtbot.waitSignal(pad.changed):
        stroke(qtbot, pad, (20, 20), (20, 60), (20, 80))
    pixels = pad.pixels()
    assert pixels.shape == (28, 28)
    assert pixels.dtype == np.float32
    assert 0.9 <= pixels.max() <= 1.0
    inked = np.nonzero(pixels.max(axis=1))[0]
    assert inked[-1] - inked[0] + 1 == 20
    assert mass_centre(pixels) == pytest.approx((14, 14), abs=0.6)


def test_without_centring_the_place_is_kept(qtbot, pad):
    stroke(qtbot, pad, (30, 30), (40, 40))
    row, column = mass_centre(pad.pixels(is_centred=False))
    assert row < 8
    assert column < 8


def test_a_single_point_is_a_drawing(qtbot, pad):
    stroke(qtbot, pad, (100, 100))
    assert pad.pixels().sum() > 10


def test_the_last_stroke_is_taken_back(qtbot, pad):
    stroke(qtbot, pad, (30, 30), (90, 30))
    before = pad.pixels()
    stroke(qtbot, pad, (30, 90), (90, 160))
    assert not np.array_equal(pad.pixels(), before)
    with qtbot.waitSignal(pad.changed):
        qtbot.keyClick(pad, Qt.Key.Key_Z, CONTROL)
    assert np.array_equal(pad.pixels(), before)


def test_delete_clears(qtbot, pad):
    stroke(qtbot, pad, (30, 30), (90, 30))
    qtbot.keyClick(pad, Qt.Key.Key_Delete)
    assert pad.is_empty()


def test_a_wider_pen_leaves_more_ink(qtbot, pad):
    stroke(qtbot, pad, (30, 100), (170, 100))
    thin = pad.pixels(is_centred=False).sum()
    pad.clear()
    pad.set_pen_size(0.2)
    stroke(qtbot, pad, (30, 100), (170, 100))
    assert pad.pixels(is_centred=False).sum() > 2 * thin


def test_the_drawing_does_not_depend_on_the_size_of_the_pad(qtbot, pad):
    stroke(qtbot, pad, (30, 30), (150, 90))
    before = pad.pixels()
    pad.resize(404, 404)
    assert np.array_equal(pad.pixels(), before)


def test_other_sizes_are_given_when_asked(qtbot, pad):
    stroke(qtbot, pad, (30, 30), (150, 90))
    assert pad.pixels(8, 8).shape == (8, 8)
    assert pad.pixels(32, 40).shape == (32, 40)


def test_shrinking_keeps_the_mean(rng):
    image = rng.random((50, 70)).astype(np.float32)
    assert shrunk(image, 7, 13).mean() == pytest.approx(image.mean(), rel=1e-5)


def test_centring_nothing_gives_nothing():
    assert not centred(np.zeros((280, 280), np.float32), 28, 28).any()


def test_a_click_paints_a_point_of_the_chosen_class(qtbot, area):
    qtbot.keyClick(area, Qt.Key.Key_2)
    with qtbot.waitSignal(area.changed):
        stroke(qtbot, area, (150, 50))
    points, labels = area.points()
    assert points.tolist() == [[0.5, 0.5]]
    assert labels.tolist() == [1]


def test_dragging_sprays_points_with_some_distance(qtbot, area):
    stroke(qtbot, area, *[(20 + 2 * n, 100) for n in range(50)])
    points, _ = area.points()
    assert 5 <= len(points) <= 12


def test_a_class_that_is_not_offered_cannot_be_chosen(qtbot, area):
    with qtbot.assertNotEmitted(area.class_changed):
        qtbot.keyClick(area, Qt.Key.Key_4)


def test_the_right_button_erases(qtbot, area):
    area.set_points(np.array([[0.0, 0.0], [0.9, 0.9]]), np.array([0, 1]))
    stroke(qtbot, area, (100, 100), button=RIGHT)
    assert area.points()[1].tolist() == [1]


def test_undo_takes_back_whole_strokes_and_clearing(qtbot, area):
    stroke(qtbot, area, *[(20 + 10 * n, 100) for n in range(10)])
    count = len(area.points()[0])
    stroke(qtbot, area, (50, 50))
    qtbot.keyClick(area, Qt.Key.Key_Delete)
    assert len(area.points()[0]) == 0
    qtbot.keyClick(area, Qt.Key.Key_Z, CONTROL)
    qtbot.keyClick(area, Qt.Key.Key_Z, CONTROL)
    assert len(area.points()[0]) == count
    qtbot.keyClick(area, Qt.Key.Key_Z, CONTROL)
    assert len(area.points()[0]) == 0


def test_points_outside_are_not_painted(qtbot, area):
    stroke(qtbot, area, (100, 100), (400, 100))
    assert np.abs(area.points()[0]).max() <= 1
