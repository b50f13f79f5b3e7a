"""The viewers of the panels inside, results and try."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from app.plots.points_plot import PointsPlot
from app.theme import theme
from app.viewers.mosaic import Mosaic, best_columns
from app.viewers.sample_strip import SampleStrip
from app.viewers.table_input import MOST, TableInput
from app.viewers.value_bars import ValueBars
from engine.data.summary import Column

LEFT = Qt.MouseButton.LeftButton


def shown(qtbot, widget, width=420, height=320):
    qtbot.addWidget(widget)
    widget.resize(width, height)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def test_tiles_are_laid_out_anew_when_their_place_changes(qtbot):
    mosaic = shown(qtbot, Mosaic(), 200, 400)
    tiles = np.zeros((32, 3, 3), np.float32)
    mosaic.set_tiles(tiles)
    mosaic.resize(400, 100)
    columns = best_columns(tiles, 400, 100)
    assert mosaic.image.width() == columns * 4 + 1
    mosaic.set_columns(4)
    mosaic.resize(100, 400)
    assert mosaic.image.width() == 4 * 4 + 1, "a number that was chosen stays"


@pytest.fixture
def strip(qtbot, rng):
    strip = shown(qtbot, SampleStrip(), 406, 56)
    images = rng.integers(0, 256, (7, 8, 8, 1)).astype(np.uint8)
    strip.set_images(images, [f"sample {n}" for n in range(7)], 2)
    return strip


@pytest.mark.parametrize(
    ("key", "by"),
    [
        (Qt.Key.Key_Left, -1),
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_PageUp, -7),
        (Qt.Key.Key_PageDown, 7),
    ],
)
def test_keys_step_through_a_strip(qtbot, strip, key, by):
    with qtbot.waitSignal(strip.stepped) as caught:
        QTest.keyClick(strip, key)
    assert caught.args == [by]


def test_the_ends_of_a_strip_have_keys(qtbot, strip):
    for key, side in ((Qt.Key.Key_Home, -1), (Qt.Key.Key_End, 1)):
        with qtbot.waitSignal(strip.ended) as caught:
            QTest.keyClick(strip, key)
        assert caught.args == [side]


def test_a_click_chooses_an_image_of_a_strip(qtbot, strip):
    with qtbot.waitSignal(strip.chosen) as caught:
        QTest.mouseClick(strip, LEFT, pos=strip.place_of(5).center().toPoint())
    assert caught.args == [5]
    assert strip.accessibleDescription() == "sample 2"


def test_a_wider_strip_has_room_for_more(qtbot, strip):
    with qtbot.waitSignal(strip.room_changed):
        strip.resize(700, 56)
    assert strip.room == 12


def test_bars_are_blue_above_zero_and_orange_below(qtbot):
    bars = ValueBars()
    qtbot.addWidget(bars)
    bars.set_values(["up", "down"], np.array([2.0, -1.0]))
    assert [bar.share for bar in bars.bars] == [1.0, 0.5]
    tokens = theme().tokens
    assert [bar.colour for bar in bars.bars] == [tokens.positive, tokens.negative]


def test_a_point_of_a_plot_can_be_clicked(qtbot):
    plot = shown(qtbot, PointsPlot())
    points = np.array([[0.0, 0.0], [1.0, 2.0], [2.0, 1.0]])
    plot.set_points(points)
    plot.set_line(points[:2])
    qtbot.wait(50)
    area = plot.area
    scene = area.box.mapViewToScene(QPointF(1.0, 2.0))
    with qtbot.waitSignal(plot.point_clicked) as caught:
        QTest.mouseClick(area.viewport(), LEFT, pos=area.mapFromScene(scene))
    assert caught.args == [1]


def columns(count):
    return [Column(f"f{n}", 0.0, 10.0, 5.0, 1.0, 0) for n in range(count)]


def test_wide_tables_offer_the_first_features_and_keep_the_others(qtbot):
    table = TableInput()
    qtbot.addWidget(table)
    table.set_columns(columns(MOST + 20))
    assert table.values.shape == (MOST + 20,)
    assert (table.values == 5).all()
    assert table.note.text().startswith("20 more features")


def test_values_given_are_read_only_and_each_change_makes_new_ones(qtbot):
    table = TableInput()
    qtbot.addWidget(table)
    table.set_columns(columns(2))
    before = table.values
    with qtbot.waitSignal(table.given) as caught:
        table._rows[0].slider.setValue(1000)
    assert before.tolist() == [5.0, 5.0]
    assert caught.args[0].tolist() == [10.0, 5.0]
    assert not caught.args[0].flags.writeable
