"""Histogram, scatter plot, confusion matrix and prediction bars."""

import csv

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from app.plots.confusion import ConfusionMatrix
from app.plots.histogram import Histogram
from app.plots.prediction_bars import PredictionBars
from app.plots.scatter import ScatterPlot, mixed
from app.theme.tokens import DARK, LIGHT
from app.widgets.bars import ROW
from tests.app import mouse

LEFT = Qt.MouseButton.LeftButton


def shown(qtbot, widget, width=500, height=400):
    qtbot.addWidget(widget)
    widget.resize(width, height)
    widget.show()
    qtbot.waitExposed(widget)
    widget.grab()
    return widget


def place_of(plot, x, y):
    return plot.area.mapFromScene(plot.area.box.mapViewToScene(QPointF(x, y)))


def rows_of(path):
    with path.open(encoding="utf-8") as file:
        return list(csv.reader(file))


@pytest.fixture
def histogram(qtbot):
    made = shown(qtbot, Histogram("Pixel"))
    made.set_values({"train": np.array([0, 0, 1, 9.0]), "test": np.array([9.0, np.nan])}, bins=9)
    QApplication.processEvents()
    made.grab()
    return made


def test_a_histogram_counts_what_is_finite(histogram):
    assert histogram.counts["train"].tolist() == [2, 1, 0, 0, 0, 0, 0, 0, 1]
    assert histogram.counts["test"].sum() == 1


def test_a_histogram_of_nothing_is_empty(qtbot):
    made = shown(qtbot, Histogram())
    made.set_values({"a": np.empty(0)})
    made.grab()
    assert made.counts["a"].sum() == 0


def test_pointing_at_a_bin_tells_its_counts(qtbot, histogram):
    with qtbot.waitSignal(histogram.bin_pointed_at) as caught:
        mouse.move(histogram.area.viewport(), place_of(histogram, 0.5, 1))
    assert caught.args == [(0.0, 1.0, {"train": 2, "test": 0})]
    assert histogram.line.text() == "0.0 to 1.0: train 2, test 0"


def test_a_histogram_is_written_as_numbers_and_picture(histogram, tmp_path):
    histogram.export_csv(tmp_path / "h.csv")
    rows = rows_of(tmp_path / "h.csv")
    assert rows[0] == ["low", "high", "train", "test"]
    assert rows[1] == ["0.0", "1.0", "2", "0"]
    histogram.export_png(tmp_path / "h.png", 300, 200)
    assert QImage(str(tmp_path / "h.png")).width() == 300


POINTS = np.array([[-1.0, -1.0], [1.0, 1.0], [1.0, -1.0]])


@pytest.fixture
def scatter(qtbot):
    made = shown(qtbot, ScatterPlot())
    made.set_points(POINTS, np.array([0, 1, 1]), ["left", "right"])
    left = np.repeat(np.linspace(1, 0, 40)[None], 30, axis=0)
    made.set_boundary(np.stack([left, 1 - left], axis=2), (-2, 2, -2, 2))
    QApplication.processEvents()
    made.grab()
    return made


def test_a_click_on_a_point_gives_its_index(qtbot, scatter):
    with qtbot.waitSignal(scatter.point_clicked) as caught:
        place = place_of(scatter, *POINTS[2])
        mouse.move(scatter.area.viewport(), place)
        qtbot.mouseClick(scatter.area.viewport(), LEFT, pos=place)
    assert caught.args == [2]


def test_the_cursor_tells_what_the_network_says_there(qtbot, scatter):
    seen = []
    scatter.pointed_at.connect(seen.append)
    mouse.move(scatter.area.viewport(), place_of(scatter, -0.9, 0.3))
    x, y, probabilities = seen[-1]
    assert (x, y) == pytest.approx((-0.9, 0.3), abs=0.05)
    assert probabilities[0] > 0.6
    assert scatter.area.toolTip().startswith("left: ")


def test_the_regions_lie_where_the_points_are(qtbot, scatter):
    picture = scatter.grab().toImage()

    def colour(x, y):
        place = scatter.area.mapTo(scatter, place_of(scatter, x, y))
        return picture.pixelColor(place)

    assert colour(-1.0, 0.5).blue() > colour(-1.0, 0.5).red()  # class 0 is blue
    assert colour(1.0, 0.5).red() > colour(1.0, 0.5).blue()  # class 1 is orange


def test_rows_of_the_boundary_rise_with_y(qtbot):
    made = shown(qtbot, ScatterPlot())
    made.set_points(POINTS, np.array([0, 1, 1]), ["low", "high"])
    low = np.repeat(np.linspace(1, 0, 30)[:, None], 30, axis=1)
    made.set_boundary(np.stack([low, 1 - low], axis=2), (-2, 2, -2, 2))
    made.grab()
    assert made._probabilities_at(QPointF(0, -1))[0] > 0.6
    picture = made.grab().toImage()
    place = made.area.mapTo(made, place_of(made, 0, -0.8))
    assert picture.pixelColor(place).blue() > picture.pixelColor(place).red()


@pytest.mark.parametrize("tokens", [DARK, LIGHT])
def test_certainty_is_strength_of_colour(tokens):
    probabilities = np.array([[[0.5, 0.5], [1.0, 0.0], [0.0, 1.0]]])
    unsure, blue, orange = mixed(probabilities, tokens)[0].astype(int)
    ground = np.array(QColor(tokens.sunken).getRgb()[:3])
    assert np.abs(unsure - ground).sum() < np.abs(blue - ground).sum()
    assert blue[2] > orange[2]


def test_points_are_written_with_their_class(scatter, tmp_path):
    scatter.set_axes("height", "width")
    scatter.export_csv(tmp_path / "p.csv")
    assert rows_of(tmp_path / "p.csv")[:2] == [
        ["height", "width", "class"],
        ["-1.0", "-1.0", "left"],
    ]
    scatter.export_png(tmp_path / "p.png", 300, 300, DARK)
    assert QImage(str(tmp_path / "p.png")).height() == 300


@pytest.fixture
def confusion(qtbot):
    made = ConfusionMatrix()
    made.set_counts(np.array([[8, 2, 0], [0, 10, 0], [1, 0, 0]]), ["cat", "dog", "собака"])
    return shown(qtbot, made, 420, 420)


def centre(matrix, *cell):
    return matrix.cell_rect(*cell).center().toPoint()


def test_a_click_on_a_cell_gives_true_and_predicted_class(qtbot, confusion):
    with qtbot.waitSignal(confusion.cell_clicked) as caught:
        qtbot.mouseClick(confusion, LEFT, pos=centre(confusion, 0, 1))
    assert caught.args == [0, 1]


def test_a_cell_tells_its_figures(qtbot, confusion):
    with qtbot.waitSignal(confusion.cell_pointed_at):
        mouse.move(confusion, centre(confusion, 0, 1))
    assert confusion.toolTip() == "cat taken for dog: 2 of 10 (20.0 %)"


def test_arrows_walk_over_the_cells_and_enter_opens(qtbot, confusion):
    confusion.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(confusion, key)
    with qtbot.waitSignal(confusion.cell_clicked) as caught:
        qtbot.keyClick(confusion, Qt.Key.Key_Return)
    assert caught.args == [0, 1]


def test_shares_are_of_the_true_class_and_zero_for_empty_rows(qtbot):
    made = ConfusionMatrix()
    qtbot.addWidget(made)
    made.set_counts(np.array([[3, 1], [0, 0]]), ["a", "b"])
    assert made.shares().tolist() == [[0.75, 0.25], [0.0, 0.0]]


def test_right_cells_are_blue_and_wrong_ones_orange(confusion):
    picture = confusion.grab().toImage()
    corner = QPoint(4, 4)

    def colour(*cell):
        return picture.pixelColor(confusion.cell_rect(*cell).topLeft().toPoint() + corner)

    assert colour(1, 1).blue() > colour(1, 1).red()
    assert colour(0, 1).red() > colour(0, 1).blue()


@pytest.mark.parametrize("classes", [2, 100])
def test_every_cell_can_be_hit_with_few_and_with_many_classes(qtbot, classes):
    made = ConfusionMatrix()
    made.set_counts(np.eye(classes, dtype=int), [f"class {n}" for n in range(classes)])
    shown(qtbot, made, 600, 600)
    cells = [(0, 0), (classes - 1, 0), (classes // 2, classes - 1)]
    assert [made.cell_at(made.cell_rect(*cell).center()) for cell in cells] == cells
    assert made.cell_rect(0, 0).width() >= 4


def test_an_empty_matrix_paints(qtbot):
    made = shown(qtbot, ConfusionMatrix())
    assert made.cell_at(QPointF(100, 100)) is None
    qtbot.keyClick(made, Qt.Key.Key_Right)


def test_the_matrix_is_written_with_names(confusion, tmp_path):
    confusion.export_csv(tmp_path / "m.csv")
    assert rows_of(tmp_path / "m.csv")[1] == ["cat", "8", "2", "0"]
    confusion.export_png(tmp_path / "m.png", 500, 500)
    assert QImage(str(tmp_path / "m.png")).width() == 500


@pytest.fixture
def bars(qtbot):
    made = PredictionBars(top=3)
    made.set_probabilities(np.array([0.1, 0.62, 0.08, 0.2]), ["a", "b", "c", "d"], true=1)
    return shown(qtbot, made, 300, 3 * ROW)


def test_the_likeliest_classes_stand_on_top_in_percent(bars):
    assert [(bar.name, bar.text) for bar in bars.bars] == [
        ("b", "62.0 %"),
        ("d", "20.0 %"),
        ("a", "10.0 %"),
    ]


def test_the_true_class_is_blue_and_the_others_orange(bars):
    assert [bar.colour for bar in bars.bars] == [LIGHT.positive, LIGHT.negative, LIGHT.negative]


def test_a_click_on_a_prediction_gives_the_class(qtbot, bars):
    with qtbot.waitSignal(bars.class_clicked) as caught:
        qtbot.mouseClick(bars, LEFT, pos=QPoint(20, ROW + 4))
    assert caught.args == [3]


def test_predictions_are_written_all(bars, tmp_path):
    bars.export_csv(tmp_path / "b.csv")
    assert rows_of(tmp_path / "b.csv")[1] == ["b", "0.62"]
    assert len(rows_of(tmp_path / "b.csv")) == 5
    bars.export_png(tmp_path / "b.png", tokens=DARK)
    assert QImage(str(tmp_path / "b.png")).width() == 480
