"""Curves, tables and diagrams of results, by mouse and keys, and what they are saved as."""

import csv

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.plots.class_table import F1, PRECISION, RECALL, ClassTable
from app.plots.histogram import Histogram
from app.plots.ranking import MOST_CURVES, PRECISION_RECALL, ROC, RankingPlot
from app.plots.reliability import ReliabilityPlot
from app.theme.tokens import DARK
from engine.explain.by_class import class_scores
from engine.explain.calibration import calibration
from engine.explain.ranking import ranking
from tests.app import mouse

LEFT = Qt.MouseButton.LeftButton
NAMES = ["cat", "dog", "hare"]


def shown(qtbot, widget, width=460, height=420):
    qtbot.addWidget(widget)
    widget.resize(width, height)
    widget.show()
    qtbot.waitExposed(widget)
    widget.grab()
    return widget


def place_of(plot, x, y):
    return plot.area.mapFromScene(plot.area.box.mapViewToScene(QPointF(x, y)))


@pytest.fixture
def rankings(rng):
    true = rng.integers(0, 2, 300)  # of the third class there is none
    said = rng.random((300, 3)) + 0.7 * np.eye(3)[true]
    return [ranking(said[:, n], true == n) for n in range(3)]


@pytest.fixture(params=[ROC, PRECISION_RECALL])
def plot(request, qtbot, rankings):
    made = RankingPlot(request.param)
    made.set_rankings(rankings, NAMES)
    return shown(qtbot, made)


def test_classes_without_samples_have_no_curve(plot):
    assert plot.drawn == [0, 1]
    assert np.isnan(plot.area_of(2))


def test_the_stairs_of_precision_and_recall_have_the_area_that_is_told(qtbot, rankings):
    plot = shown(qtbot, RankingPlot(PRECISION_RECALL))
    plot.set_rankings(rankings, NAMES)
    x, y = plot._lines[0].getData()
    assert np.trapezoid(y, x) == pytest.approx(rankings[0].average_precision, abs=0.01)


def test_a_click_on_a_point_opens_its_threshold(plot, qtbot, rankings):
    points = plot.points_of(0)
    point = int(np.argmin(np.abs(points - (0.5, 0.9)).sum(axis=1)))
    plot.set_chosen(0)
    place = place_of(plot, *points[point])
    mouse.move(plot.area.viewport(), place)
    assert plot.area.toolTip().startswith("cat")
    with qtbot.waitSignal(plot.point_opened) as caught:
        QTest.mouseClick(plot.area.viewport(), LEFT, pos=place)
    number, threshold = caught.args
    found = plot.points_of(0)[rankings[0].nearest(threshold)]
    assert number == 0
    assert np.abs(found - points[point]).max() < 0.03


def test_keys_move_along_a_curve_and_to_other_classes(plot, qtbot):
    plot.area.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down):
        QTest.keyClick(plot.area, key)
    assert plot.area.toolTip().startswith("dog at a threshold of")
    with qtbot.waitSignal(plot.point_opened) as caught:
        QTest.keyClick(plot.area, Qt.Key.Key_Return)
    assert caught.args[0] == 1


def test_of_many_classes_the_worst_curves_are_drawn_and_the_chosen_one(qtbot, rng):
    said, true = rng.random((400, 40)), rng.integers(0, 40, 400)
    many = [ranking(said[:, n], true == n) for n in range(40)]
    plot = shown(qtbot, RankingPlot())
    plot.set_rankings(many, [str(n) for n in range(40)])
    worst = np.argsort([each.roc_area for each in many])
    assert plot.drawn == sorted(worst[:MOST_CURVES].tolist())
    plot.set_chosen(int(worst[-1]))
    assert worst[-1] in plot.drawn
    assert len(plot.drawn) == MOST_CURVES


def test_curves_are_saved_in_four_ways(plot, tmp_path, rankings):
    for kind in ("png", "svg", "csv", "npz"):
        getattr(plot, f"export_{kind}")(tmp_path / f"plot.{kind}")
    plot.export_png(tmp_path / "dark.png", tokens=DARK)
    assert (tmp_path / "dark.png").read_bytes() != (tmp_path / "plot.png").read_bytes()
    assert b"<svg" in (tmp_path / "plot.svg").read_bytes()[:400]
    with open(tmp_path / "plot.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert len(rows) == 1 + sum(len(each.hits) for each in rankings)
    with np.load(tmp_path / "plot.npz") as saved:
        assert np.array_equal(saved["points_0"], plot.points_of(0))
        assert saved["areas"][0] == plot.area_of(0)


@pytest.fixture
def reliability(qtbot, rng):
    said = 0.5 + rng.random(500) / 2
    made = ReliabilityPlot()
    made.found = calibration(said, rng.random(500) < 0.7, bins=10)
    made.set_calibration(made.found)
    return shown(qtbot, made)


def test_a_click_on_a_bin_opens_it(reliability, qtbot):
    place = place_of(reliability, 0.75, 0.3)
    mouse.move(reliability.area.viewport(), place)
    count = int(reliability.found.counts[7])
    assert f"70 to 80 % sure: {count} samples" in reliability.area.toolTip()
    with qtbot.waitSignal(reliability.bin_opened) as caught:
        QTest.mouseClick(reliability.area.viewport(), LEFT, pos=place)
    assert caught.args == [7]


def test_keys_go_to_bins_with_samples(reliability, qtbot):
    reliability.area.setFocus()
    QTest.keyClick(reliability.area, Qt.Key.Key_Right)
    assert reliability.current == 5
    QTest.keyClick(reliability.area, Qt.Key.Key_Right)
    with qtbot.waitSignal(reliability.bin_opened) as caught:
        QTest.keyClick(reliability.area, Qt.Key.Key_Return)
    assert caught.args == [6]


def test_bars_end_where_right_and_sure_do(reliability):
    used = reliability.found.counts > 0
    right, sure = reliability.found.right[used], reliability.found.sureness[used]
    bottoms, gaps = reliability.gap.opts["y0"], reliability.gap.opts["height"]
    np.testing.assert_allclose(bottoms, np.minimum(right, sure))
    np.testing.assert_allclose(bottoms + gaps, np.maximum(right, sure))


def test_calibration_is_saved(reliability, tmp_path):
    for kind in ("png", "svg", "csv", "npz"):
        getattr(reliability, f"export_{kind}")(tmp_path / f"plot.{kind}")
        assert (tmp_path / f"plot.{kind}").stat().st_size > 100
    with np.load(tmp_path / "plot.npz") as saved:
        assert saved["expected_calibration_error"] == reliability.found.error


@pytest.fixture
def table(qtbot):
    made = ClassTable()
    made.set_scores(class_scores(np.array([[8, 2, 0], [1, 5, 0], [0, 0, 0]])), NAMES)
    return shown(qtbot, made)


def test_the_table_tells_classes_and_means(table):
    assert table.text_at(0, RECALL) == "80.0 %"
    assert table.text_at(1, PRECISION) == "71.4 %"
    assert table.text_at(2, F1) == "–"
    assert [table.text_at(row, 0) for row in (3, 4, 5)] == [
        "Macro mean",
        "Micro mean",
        "Weighted mean",
    ]
    assert table.text_at(4, F1) == "81.2 %"  # 13 of 16


def test_a_heading_sorts_the_classes_and_the_means_stay(table):
    header = table.table.horizontalHeader()
    place = header.sectionViewportPosition(RECALL) + 20
    header.sectionClicked.emit(RECALL)
    assert table.order == [0, 1, 2]
    QTest.mouseClick(header.viewport(), LEFT, pos=QPointF(place, 10).toPoint())
    QApplication.processEvents()
    assert table.order == [1, 0, 2]
    assert table.text_at(3, 0) == "Macro mean"


def test_a_cell_is_opened_by_click_and_key(table, qtbot):
    item = table.table.item(1, PRECISION)
    with qtbot.waitSignal(table.cell_opened) as caught:
        place = table.table.visualItemRect(item).center()
        QTest.mouseClick(table.table.viewport(), LEFT, pos=place)
    assert caught.args == [1, PRECISION]
    QTest.keyClick(table.table, Qt.Key.Key_Right)
    with qtbot.waitSignal(table.cell_opened) as caught:
        QTest.keyClick(table.table, Qt.Key.Key_Return)
    assert caught.args == [1, RECALL]


def test_the_table_is_saved(table, tmp_path):
    for kind in ("png", "svg", "csv", "npz"):
        getattr(table, f"export_{kind}")(tmp_path / f"table.{kind}")
        assert (tmp_path / f"table.{kind}").stat().st_size > 100
    with open(tmp_path / "table.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[1] == ["cat", repr(8 / 9), "0.8", repr(16 / 19), "10"]


def test_ticks_say_the_numbers_themselves_after_a_change_of_language(qtbot):
    made = shown(qtbot, Histogram("x"))
    made.set_counts(np.linspace(-0.2, 0.2, 5), {"": np.array([1, 2, 3, 4])})
    made.grab()
    made.retranslate()
    made.grab()
    axis = made.area.getAxis("bottom")
    assert axis.autoSIPrefixScale == 1
    assert axis.tickStrings([0.1], axis.autoSIPrefixScale, 0.1) == ["0.1"]


def test_a_bin_of_a_histogram_is_clicked_and_reached_by_keys(qtbot):
    made = Histogram("x")
    made.set_counts(np.arange(5.0), {"": np.array([1, 2, 3, 4])})
    shown(qtbot, made)
    with qtbot.waitSignal(made.bin_clicked) as caught:
        QTest.mouseClick(made.area.viewport(), LEFT, pos=place_of(made, 2.5, 1))
    assert caught.args == [2]
    made.area.setFocus()
    mouse.move(made.area.viewport(), place_of(made, 0.5, 1))
    QTest.keyClick(made.area, Qt.Key.Key_Right)
    with qtbot.waitSignal(made.bin_clicked) as caught:
        QTest.keyClick(made.area, Qt.Key.Key_Return)
    assert caught.args == [1]
