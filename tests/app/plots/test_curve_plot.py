"""The curve plot, as a user touches it."""

import csv
import math
import xml.etree.ElementTree as ElementTree

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QMenu

from app import theme
from app.plots.curve_plot import CurvePlot, format_value
from app.theme.tokens import DARK, LIGHT
from tests.app import mouse

LEFT = Qt.MouseButton.LeftButton
X = np.arange(1, 201)
FALLING = 2.0 * np.exp(-X / 60)


@pytest.fixture
def plot(qtbot):
    made = CurvePlot("Loss")
    qtbot.addWidget(made)
    made.resize(800, 420)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def filled(qtbot, plot):
    plot.extend("a", "loss", X, FALLING)
    plot.extend("a", "val_loss", X[::20], FALLING[::20] + 0.2)
    settle(qtbot, plot)
    return plot


def settle(qtbot, plot):
    """Draw, and let the ranges follow."""
    for _ in range(3):
        plot.refresh()
        plot.area.viewport().repaint()
        QApplication.processEvents()


def place_of(plot, x, y):
    """Return where a point of the data lies on the viewport."""
    scene = plot.area.box.mapViewToScene(QPointF(x, y))
    return plot.area.mapFromScene(scene)


def drag(qtbot, plot, start, end):
    mouse.drag(qtbot, plot.area.viewport(), *[start + (end - start) * n / 4 for n in range(5)])


def double_click(qtbot, plot, place):
    """Send what a mouse sends: QTest's own double click never lets the button go."""
    viewport = plot.area.viewport()
    qtbot.mouseClick(viewport, LEFT, pos=place)
    qtbot.mouseDClick(viewport, LEFT, pos=place)
    qtbot.mouseRelease(viewport, LEFT, pos=place)


def pens(plot):
    lines = plot._curves.lines
    return {key[:2]: line.smooth.opts["pen"] for key, line in lines.items()}


def legend_rows(plot):
    tree = plot.legend
    items = [tree.topLevelItem(row) for row in range(tree.topLevelItemCount())]
    return {item.text(0): item.text(1) for item in items}


def test_all_values_are_kept_as_given(plot):
    plot.extend("a", "loss", X[:100], FALLING[:100])
    plot.extend("a", "loss", X[100:], FALLING[100:])
    x, y = plot.values("a", "loss")
    assert np.array_equal(x, X)
    assert np.array_equal(y, FALLING)
    assert len(plot.values("a", "accuracy")[0]) == 0


def test_new_points_appear_by_themselves(qtbot, plot):
    plot.extend("a", "loss", X, FALLING)
    line = plot._curves.lines["a", "loss", "batch"]
    qtbot.waitUntil(lambda: line.smooth.xData is not None and len(line.smooth.xData) == 200)


def test_training_is_blue_and_solid_validation_orange_and_dashed(filled):
    made = pens(filled)
    assert made["a", "loss"].color() == QColor(LIGHT.train)
    assert made["a", "loss"].style() == Qt.PenStyle.SolidLine
    assert made["a", "val_loss"].color() == QColor(LIGHT.validation)
    assert made["a", "val_loss"].style() == Qt.PenStyle.CustomDashLine


def test_of_several_runs_each_has_its_own_colour(qtbot, filled):
    filled.add_run("b", "Second")
    filled.extend("b", "loss", X, FALLING + 1)
    settle(qtbot, filled)
    made = pens(filled)
    assert made["a", "loss"].color() == made["a", "val_loss"].color()
    assert made["a", "loss"].color() != made["b", "loss"].color()
    assert list(legend_rows(filled)) == ["a · loss", "a · val_loss", "Second · loss"]


def test_a_colour_stays_with_its_run_when_others_leave(qtbot, plot):
    for run in "abc":
        plot.extend(run, "loss", X, FALLING)
    settle(qtbot, plot)
    before = pens(plot)["c", "loss"].color()
    plot.remove_run("a")
    settle(qtbot, plot)
    assert pens(plot)["c", "loss"].color() == before == QColor(LIGHT.curves[2])
    assert plot.runs() == ["b", "c"]


def test_the_smoothing_slider_smooths_and_leaves_the_raw_curve_pale(qtbot, filled):
    line = filled._curves.lines["a", "loss", "batch"]
    assert not line.raw.isVisible()
    filled.bar.slider.setFocus()
    for _ in range(7):
        qtbot.keyClick(filled.bar.slider, Qt.Key.Key_Right)
    assert filled.bar.smoothing == 0.9
    assert line.raw.isVisible()
    assert np.array_equal(line.raw.yData, FALLING)
    assert line.smooth.yData[-1] > FALLING[-1]
    assert line.raw.opts["pen"].color().alpha() < 100


def test_the_log_axis_shows_powers_and_leaves_out_what_has_none(qtbot, plot):
    plot.extend("a", "loss", [1, 2, 3, 4], [10.0, 0.0, -1.0, 0.01])
    qtbot.mouseClick(plot.bar.log_button, LEFT)
    line = plot._curves.lines["a", "loss", "batch"]
    assert line.smooth.yData.tolist() == [1.0, -2.0]


@pytest.mark.parametrize(
    ("low", "high", "texts"),
    [
        (-3, 1, ["0.001", "0.01", "0.1", "1.0", "10.0"]),
        (-1.2, 0.4, ["0.1", "0.2", "0.5", "1.0", "2.0"]),
        (-0.3, 0.0, ["0.6", "0.7", "0.8", "0.9", "1.0"]),
        (0.0, math.log10(1.04), ["1.0", "1.01", "1.02", "1.03", "1.04"]),
    ],
)
def test_logarithmic_ticks_are_round_numbers(plot, low, high, texts):
    axis = plot.area.getAxis("left")
    axis.setLogMode(True)
    ((_, ticks),) = axis.logTickValues(low, high, 300, [])
    assert axis.logTickStrings(ticks, 1.0, 1.0) == texts


def test_logarithmic_ticks_do_not_crowd(plot):
    ((_, ticks),) = plot.area.getAxis("left").logTickValues(-40, 40, 200, [])
    assert 4 <= len(ticks) <= 10


def test_values_that_are_not_finite_do_not_warn(qtbot, plot):
    plot.extend("a", "loss", [1, 2, 3], [1.0, np.nan, np.inf])
    plot.bar.slider.setValue(3)
    settle(qtbot, plot)
    assert legend_rows(plot)["loss"] == "1.0000"


def test_the_legend_shows_the_latest_values(filled):
    assert legend_rows(filled) == {
        "loss": f"{FALLING[-1]:.4f}",
        "val_loss": f"{FALLING[180] + 0.2:.4f}",
    }


def test_the_cursor_shows_the_values_of_all_curves(qtbot, filled):
    mouse.move(filled.area.viewport(), place_of(filled, 61, 1.9))
    qtbot.waitUntil(filled.area.line.isVisible)
    assert filled.legend.headerItem().text(0) == "Batch 61"
    assert legend_rows(filled)["loss"] == f"{FALLING[60]:.4f}"
    assert legend_rows(filled)["val_loss"] == f"{FALLING[60] + 0.2:.4f}"
    QApplication.sendEvent(filled.area, QEvent(QEvent.Type.Leave))
    assert not filled.area.line.isVisible()
    assert filled.legend.headerItem().text(0) == "Latest"


def test_pointing_at_a_curve_lets_the_others_step_back(qtbot, filled):
    filled.extend("b", "loss", X, FALLING + 3)
    settle(qtbot, filled)
    with qtbot.waitSignal(filled.run_pointed_at) as caught:
        mouse.move(filled.area.viewport(), place_of(filled, 100, FALLING[99] + 3))
    assert caught.args == ["b"]
    assert pens(filled)["a", "loss"].color().alpha() < 255
    assert pens(filled)["b", "loss"].color().alpha() == 255


def test_dragging_a_box_zooms_and_a_double_click_resets(qtbot, filled):
    (left, right), _ = filled.area.box.viewRange()
    drag(qtbot, filled, place_of(filled, 50, 1.5), place_of(filled, 100, 0.5))
    assert filled.area.is_zoomed
    zoomed = filled.area.box.viewRange()[0]
    assert zoomed == pytest.approx((50, 100), abs=3)
    double_click(qtbot, filled, place_of(filled, 75, 1.0))
    settle(qtbot, filled)
    assert not filled.area.is_zoomed
    assert filled.area.box.viewRange()[0] == pytest.approx((left, right), abs=1)


def test_a_zoomed_plot_stays_where_it_is_while_points_come_in(qtbot, filled):
    drag(qtbot, filled, place_of(filled, 50, 1.5), place_of(filled, 100, 0.5))
    before = filled.area.box.viewRange()
    filled.extend("a", "loss", np.arange(201, 401), np.full(200, 9.0))
    settle(qtbot, filled)
    assert filled.area.box.viewRange() == before
    drawn = filled._curves.lines["a", "loss", "batch"].smooth.xData
    assert 48 <= drawn[0] <= 51
    assert 99 <= drawn[-1] <= 102


def test_keys_zoom_and_fit(qtbot, filled):
    whole = np.ptp(filled.area.box.viewRange()[0])
    qtbot.keyClick(filled.area, Qt.Key.Key_Plus)
    assert np.ptp(filled.area.box.viewRange()[0]) == pytest.approx(0.8 * whole)
    qtbot.keyClick(filled.area, Qt.Key.Key_0)
    settle(qtbot, filled)
    assert np.ptp(filled.area.box.viewRange()[0]) == pytest.approx(whole, rel=0.02)


def test_a_click_in_the_legend_hides_a_curve_and_shows_it_again(qtbot, filled):
    line = filled._curves.lines["a", "val_loss", "batch"]
    item = filled.legend.topLevelItem(1)
    place = filled.legend.visualItemRect(item).center()
    qtbot.mouseClick(filled.legend.viewport(), LEFT, pos=place)
    assert not line.smooth.isVisible()
    assert item.font(0).strikeOut()
    qtbot.keyClick(filled.legend, Qt.Key.Key_Space)
    assert line.smooth.isVisible()


def test_epochs_and_batches_are_shown_one_at_a_time(qtbot, filled):
    assert not filled.bar.epoch_button.isVisible()
    filled.extend("a", "loss", [1, 2], [0.9, 0.4], per="epoch")
    assert filled.bar.epoch_button.isVisible()
    qtbot.mouseClick(filled.bar.epoch_button, LEFT)
    assert legend_rows(filled) == {"loss": "0.4000"}
    assert not filled._curves.lines["a", "loss", "batch"].smooth.isVisible()
    assert filled.area.getAxis("bottom").labelText == "Epoch"


def test_a_plot_that_has_only_epochs_shows_them(plot):
    plot.extend("a", "accuracy", [1, 2], [0.5, 0.8], per="epoch")
    assert plot.bar.per == "epoch"
    assert legend_rows(plot) == {"accuracy": "0.8000"}


def test_a_run_is_taken_off_by_the_menu_of_the_legend(qtbot, filled):
    filled.legend.menu_wanted.emit(("a", "loss", "batch"), QPoint(10, 10))
    menu = filled.findChildren(QMenu)[-1]
    with qtbot.waitSignal(filled.run_removed) as caught:
        menu.actions()[0].trigger()
    menu.close()
    assert caught.args == ["a"]
    assert filled.runs() == []
    assert legend_rows(filled) == {}


def test_clearing_begins_again_with_the_first_colour(qtbot, filled):
    filled.clear()
    filled.extend("z", "loss", X, FALLING)
    filled.extend("y", "loss", X, FALLING)
    settle(qtbot, filled)
    assert pens(filled)["z", "loss"].color() == QColor(LIGHT.curves[0])


def test_the_export_menu_reports_the_kind(qtbot, plot):
    with qtbot.waitSignal(plot.export_wanted) as caught:
        plot.bar.menu.actions()[1].trigger()
    assert caught.args == ["svg"]


def test_csv_has_every_point_with_a_decimal_point(filled, tmp_path):
    filled.export_csv(tmp_path / "кривая.csv")
    with (tmp_path / "кривая.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 210
    assert rows[0] == {
        "run": "a",
        "series": "loss",
        "per": "batch",
        "x": "1",
        "value": repr(float(FALLING[0])),
    }


@pytest.mark.parametrize("tokens", [DARK, LIGHT], ids=["dark", "light"])
def test_a_picture_has_its_size_and_its_own_colours(filled, tmp_path, tokens):
    path = tmp_path / "plot.png"
    filled.export_png(path, 640, 360, tokens)
    picture = QImage(str(path))
    assert (picture.width(), picture.height()) == (640, 360)
    colours = {picture.pixelColor(x, y).name() for x in range(640) for y in range(0, 360, 3)}
    assert {tokens.sunken, tokens.surface} <= colours
    blue, orange = QColor(tokens.train), QColor(tokens.validation)
    assert {blue.name(), orange.name()} <= colours


def test_a_picture_shows_the_zoomed_part(qtbot, filled, tmp_path):
    filled.export_png(tmp_path / "all.png", 640, 360)
    drag(qtbot, filled, place_of(filled, 50, 1.5), place_of(filled, 100, 0.5))
    filled.export_png(tmp_path / "part.png", 640, 360)
    assert QImage(str(tmp_path / "all.png")) != QImage(str(tmp_path / "part.png"))


def test_svg_holds_lines_and_letters(filled, tmp_path):
    path = tmp_path / "plot.svg"
    filled.export_svg(path, 640, 360)
    root = ElementTree.parse(path).getroot()
    texts = {node.text for node in root.iter("{http://www.w3.org/2000/svg}text")}
    assert {"Batch", "Loss"} <= {text.strip() for text in texts}
    assert "<image" not in path.read_text(encoding="utf-8")[:2000]
    assert LIGHT.train in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", ["png", "svg", "csv"])
def test_a_file_that_cannot_be_written_is_an_error(filled, tmp_path, kind):
    with pytest.raises(OSError, match=r"missing|write"):
        getattr(filled, f"export_{kind}")(tmp_path / "missing" / "file")


def test_a_switch_of_the_scheme_repaints_at_once(qtbot, qapp, filled):
    theme.apply(qapp, "dark")
    assert pens(filled)["a", "loss"].color() == QColor(DARK.train)
    assert filled.area.backgroundBrush().color() == QColor(DARK.sunken)


def test_a_new_language_reaches_axes_and_buttons(filled, monkeypatch):
    for widget in (filled, filled.bar):
        monkeypatch.setattr(widget, "tr", lambda text: text.upper())
        QApplication.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))
    assert filled.area.getAxis("bottom").labelText == "BATCH"
    assert filled.bar.log_button.text() == "LOG"


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.5, "0.5000"), (1e-5, "1e-5"), (1234567.0, "1.235e6"), (np.nan, "nan"), (0.0, "0.0000")],
)
def test_values_have_a_point(value, text):
    assert format_value(value) == text
