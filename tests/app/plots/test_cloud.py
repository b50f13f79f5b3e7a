"""Maps of many points: where they stand, what is hit, what is in a figure drawn by hand."""

import time

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from app.models.map_search import found
from app.plots.cloud import ByClass, ByValue, CloudView
from app.plots.cloud.camera import Camera, centred
from app.plots.cloud.lasso import inside, nearest_to, spaced
from app.plots.cloud.stamps import FOGS, Painter, covered
from app.plots.cloud.view import LASSO
from app.theme.tokens import DARK, LIGHT
from tests.app.mouse import drag, move

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(qtbot):
    made = CloudView()
    qtbot.addWidget(made)
    made.resize(400, 400)
    made.show()
    qtbot.waitExposed(made)
    return made


def shown(view, points, labels=None):
    view.set_points(np.asarray(points, float))
    labels = np.zeros(len(points), int) if labels is None else labels
    view.set_colouring(ByClass(labels, ("a", "b")))


def place_of(view, index):
    return QPoint(*np.rint(view._pixels()[index]).astype(int).tolist())


def test_known_polygons_hold_known_points():
    points = np.array([[1, 1], [3, 1], [2, 2.9], [5, 1], [2, 1.0], [-1, 0]])
    square = np.array([[0, 0], [4, 0], [4, 2], [0, 2.0]])
    assert inside(points, square).tolist() == [True, True, False, False, True, False]
    # the letter U: what lies between its arms is outside
    u = np.array([[0, 0], [4, 0], [4, 4], [2.5, 4], [2.5, 1.5], [1.5, 1.5], [1.5, 4], [0, 4.0]])
    assert inside(points, u).tolist() == [True, True, False, False, True, False]
    assert not inside(points, square[:2]).any()


def test_a_polygon_is_that_of_a_circle(rng):
    points = rng.uniform(-2, 2, (2000, 2))
    angles = np.linspace(0, 2 * np.pi, 2000, endpoint=False)
    circle = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    distance = np.hypot(*points.T)
    sure = np.abs(distance - 1) > 1e-4
    assert np.array_equal(inside(points, circle)[sure], distance[sure] < 1)


def test_the_nearest_point_within_reach_is_hit():
    points = np.array([[0, 0], [10, 0], [11, 0.0]])
    assert nearest_to(points, (10.4, 0), 5) == 1
    assert nearest_to(points, (5, 9), 5) == -1
    assert nearest_to(np.zeros((0, 2)), (0, 0), 5) == -1


def test_boxes_that_find_room_do_not_overlap(rng):
    points = rng.uniform(0, 300, (500, 2))
    kept = spaced(points, (30.0, 20.0), 100)
    apart = np.abs(points[kept][:, None] - points[kept])
    overlap = (apart < (30, 20)).all(axis=2)
    assert overlap.sum() == len(kept) > 20
    assert len(spaced(points, (1.0, 1.0), 7)) == 7


def test_a_camera_keeps_what_is_under_the_mouse_and_what_it_turns_about():
    points = centred(np.array([[0, 0, 0], [4, 0, 0], [0, 3, 1.0]]))
    assert np.hypot.reduce(points, axis=1).max() == pytest.approx(1)
    camera = Camera.front(True)
    before, _ = camera.seen(points, 300, 200)
    after, _ = camera.zoomed(3, 300, 200, tuple(before[1])).seen(points, 300, 200)
    np.testing.assert_allclose(after[1], before[1])
    np.testing.assert_allclose(after[0] - after[1], 3 * (before[0] - before[1]))
    moved, _ = camera.moved(5, -7, 300, 200).seen(points, 300, 200)
    np.testing.assert_allclose(moved - before, np.tile([5, -7], (3, 1)), atol=1e-9)
    brought, _ = camera.zoomed(2, 300, 200).looking_at(points[2]).seen(points, 300, 200)
    np.testing.assert_allclose(brought[2], (150, 100))
    there_and_back = camera.turned_by(0.4, 0).turned_by(-0.4, 0)
    np.testing.assert_allclose(there_and_back.turned, camera.turned, atol=1e-12)


def test_flat_points_keep_their_ratios_on_the_screen():
    points = centred(np.array([[0, 0], [10, 0], [0, 5.0]]))
    pixels, _ = Camera.front(False).seen(points, 400, 300)
    assert pixels[1, 0] - pixels[0, 0] == pytest.approx(2 * (pixels[0, 1] - pixels[2, 1]))


def test_a_stamp_covers_the_area_of_its_shape():
    for shape, area in (("o", np.pi), ("s", 1.8**2), ("d", 2.5), ("t1", 1.9)):
        *_, cover = covered(shape, 10.0)
        assert cover.sum() == pytest.approx(100 * area, rel=0.02)


def test_points_are_painted_where_they_are_in_their_colours():
    painter = Painter()
    painter.dress(np.array([[255, 0, 0], [0, 0, 255]], np.uint8), (250, 250, 250))
    pixels = np.array([[10, 20], [50, 30], [-200, 0], [0, 0.0]])
    fogs = np.array([0, FOGS - 1, 0, 0])
    found, edge = painter.paint(
        (60, 40), pixels, np.full(4, 3.0), np.zeros(4, int), np.array([0, 1, 0, 1]), fogs
    )
    assert found[edge + 20, edge + 10] == 0xFFFF0000
    faded = found[edge + 30, edge + 50]
    assert faded & 0xFF > (faded >> 16) & 0xFF > 150  # bluish, and nearly the ground
    assert found[edge, edge] == 0xFF0000FF
    assert found[edge + 39, edge + 59] == 0xFFFAFAFA


def test_points_at_every_place_around_the_picture_stay_in_its_memory():
    painter = Painter()
    painter.dress(np.zeros((1, 3), np.uint8), (250, 250, 250))
    places = np.stack(np.meshgrid(np.arange(-30.0, 60), np.arange(-30.0, 50)), axis=-1)
    for pixels in places.reshape(-1, 1, 2):
        nothing = np.zeros(1, int)
        found, edge = painter.paint((30, 20), pixels, np.full(1, 5.0), nothing, nothing, nothing)
        x, y = np.meshgrid(np.arange(30), np.arange(20))
        near = np.hypot(x - pixels[0, 0], y - pixels[0, 1]) <= 4
        seen = found[edge : edge + 20, edge : edge + 30]
        assert (seen[near] == 0xFF000000).all()
        far = np.hypot(x - pixels[0, 0], y - pixels[0, 1]) > 8
        assert (seen[far] == 0xFFFAFAFA).all()


def test_a_scale_is_not_stretched_by_a_few_values():
    values = np.append(np.linspace(0, 1, 200), 1000.0)
    scale = ByValue(values)
    assert scale.ends[1] < 1.1
    assert scale.is_cut
    assert scale.colours[-1] == scale.colours.max()
    for tokens in (DARK, LIGHT):
        assert len(np.unique(scale.palette(tokens), axis=0)) > 50


def test_a_click_hits_the_point_below_it(view, qtbot):
    shown(view, [[0, 0], [1, 0], [1, 1], [0, 1]])
    with qtbot.waitSignal(view.point_clicked) as caught:
        QTest.mouseClick(view, LEFT, pos=place_of(view, 2) + QPoint(3, -2))
    assert caught.args == [2]
    with qtbot.waitSignal(view.cleared):
        QTest.mouseClick(view, LEFT, pos=QPoint(200, 120))


def test_a_lasso_selects_what_it_goes_around_and_ctrl_adds(view, qtbot):
    shown(view, [[0, 0], [1, 0], [1, 1], [0, 1]])
    view.tool = LASSO
    caught = []
    view.selected.connect(
        lambda indices: (caught.append(indices.tolist()), view.set_selection(indices))
    )
    around = [
        place_of(view, 1) + QPoint(dx, dy)
        for dx, dy in ((-20, -20), (20, -20), (20, 20), (-20, 20))
    ]
    drag(qtbot, view, *around, around[0])  # it ends where it began
    assert caught == [[1]]
    start, end = place_of(view, 3) - QPoint(20, 20), place_of(view, 3) + QPoint(20, 20)
    modifiers = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
    qtbot.mousePress(view, LEFT, modifiers, start)
    move(view, end, LEFT)
    qtbot.mouseRelease(view, LEFT, modifiers, end)
    assert caught[-1] == [1, 3]


def test_keys_move_turn_and_zoom(view):
    shown(view, [[0, 0], [1, 1]])
    before = view._pixels()
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert (view._pixels()[:, 0] < before[:, 0]).all()
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.scene.camera.zoom > 1
    QTest.keyClick(view, Qt.Key.Key_Home)
    np.testing.assert_allclose(view._pixels(), before)
    shown(view, [[0, 0, 0], [1, 1, 1]])
    turned = view.scene.camera.turned
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert not np.allclose(view.scene.camera.turned, turned)


def test_images_are_wanted_for_points_with_room_and_come_in_their_place(view, qtbot):
    shown(view, [[0, 0], [1, 0], [1, 1]])
    with qtbot.waitSignal(view.pictures_wanted) as caught:
        view.allow_images(True)
    assert caught.args == [(0, 1, 2)]
    view.take_images((0, 1, 2), np.full((3, 8, 8, 3), (200, 30, 90), np.uint8))
    image = view.grab().toImage()
    at = place_of(view, 1) * image.devicePixelRatio()
    assert image.pixelColor(at).getRgb()[:3] == (200, 30, 90)


def test_moved_points_keep_the_selection_and_the_camera(view):
    shown(view, [[0, 0], [1, 0], [1, 1]])
    view.set_selection(np.array([1]))
    view.zoom(2)
    view.set_points(np.array([[0, 0], [2, 0], [1, 1.0]]), is_moved=True)
    assert view.scene.selection.tolist() == [1]
    assert view.scene.camera.zoom == pytest.approx(2)
    view.set_points(np.zeros((2, 2)))
    assert not len(view.scene.selection)


def test_it_looks_for_classes_numbers_and_words():
    places, labels = np.array([4, 9, 12]), np.array([0, 1, 1])
    assert found("cat", places, labels, ("dog", "Cat")).tolist() == [1, 2]
    assert found("d", places, labels, ("dog", "Cat")).tolist() == [0]
    assert found(" 9 ", places, labels, ("dog", "Cat")).tolist() == [1]
    assert not len(found("mouse", places, labels, ("dog", "Cat")))
    assert not len(found("", places, labels, ("dog", "Cat")))


@pytest.mark.alone
def test_ten_thousand_points_are_painted_within_a_frame(view, rng):
    labels = rng.integers(0, 10, 10_000)
    names = tuple(map(str, range(10)))
    for axes in (2, 3):
        view.set_points(rng.standard_normal((10_000, axes)))
        view.set_colouring(ByClass(labels, names))
        view.repaint()
        spent = []
        for _ in range(15):
            begun = time.process_time()
            view.zoom(1.02, QPointF(150, 120))
            view._point_at(QPointF(200, 200))
            view.repaint()
            spent.append(time.process_time() - begun)
        assert np.median(spent) < 0.016
