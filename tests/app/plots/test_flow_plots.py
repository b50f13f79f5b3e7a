"""Plots of recorded looks, by mouse and keys, and what they are saved as."""

import csv

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.plots.flow_bars import FlowBars
from app.plots.flow_heats import FlowHeats
from app.plots.layer_lines import LayerLines, layer_colour
from app.plots.time_axis import looks_at, place_of, round_steps
from app.theme.tokens import DARK, LIGHT
from engine.explain import flows as explained
from tests.app import mouse
from tests.app.looks import looks

LEFT = Qt.MouseButton.LeftButton


def shown(qtbot, widget, width=520, height=420):
    qtbot.addWidget(widget)
    widget.resize(width, height)
    widget.show()
    qtbot.waitExposed(widget)
    widget.grab()
    return widget


@pytest.fixture
def history():
    return looks()


@pytest.fixture
def heats(qtbot, history):
    plot = FlowHeats()
    found = [explained.value_heat(history, "weights", layer) for layer in range(3)]
    plot.set_heats(found, history[0].names)
    return shown(qtbot, plot)


@pytest.fixture
def ratios(qtbot, history):
    plot = LayerLines(is_log=True)
    plot.set_title("ratio")
    plot.set_band(*explained.BAND[:1], explained.RULE_OF_THUMB, explained.BAND[1], "a rule")
    table = explained.update_ratios(history)
    plot.set_lines(history[0].names, explained.steps_of(history), table)
    return shown(qtbot, plot)


@pytest.fixture
def bars(qtbot, history):
    plot = FlowBars()
    plot.set_flow(explained.gradient_flow(history), history[0].names)
    return shown(qtbot, plot)


# time


def test_each_look_reaches_to_the_next_one():
    steps = np.array([0, 10, 40])
    assert looks_at(steps, 7).tolist() == [0, 1, 1, 1, 2, 2, 2]
    assert looks_at(np.array([5]), 3).tolist() == [0, 0, 0]
    assert place_of(steps, 1, QRectF(100, 0, 70, 10)) == 125


def test_ticks_are_round_numbers():
    assert round_steps(1, 430, 5) == [100, 200, 300, 400]
    assert round_steps(0, 7, 3) == [0, 5]


# histograms over time


def test_the_mouse_reads_a_histogram_out(heats, qtbot, history):
    place = heats.picture_of(1)
    with qtbot.waitSignal(heats.described) as told:
        mouse.move(heats, place.center().toPoint())
    steps = [each.step for each in history]
    look = looks_at(np.array(steps), round(place.width()))[round(place.width()) // 2]
    assert told.args[0].startswith(f"layer 1, step {steps[look]}: ")
    heat = heats.heats[1]
    piece = len(heat.density) // 2
    near = [f"{100 * heat.density[p, look]:.2f} %" for p in (piece - 1, piece, piece + 1)]
    assert any(text in told.args[0] for text in near)
    with qtbot.waitSignal(heats.described) as told:
        QApplication.sendEvent(heats, _leaving())
    assert told.args == [""]


def test_a_click_chooses_the_look(heats, qtbot):
    place = heats.picture_of(0)
    with qtbot.waitSignal(heats.look_chosen) as chosen:
        right = QPoint(int(place.right()) - 3, int(place.center().y()))
        QTest.mouseClick(heats, LEFT, pos=right)
    assert chosen.args == [5]


def test_keys_walk_over_layers_and_looks(heats, qtbot):
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Down):
        QTest.keyClick(heats, key)
    assert heats.accessibleDescription().startswith("layer 1, step 41: ")
    with qtbot.waitSignal(heats.look_chosen) as chosen:
        QTest.keyClick(heats, Qt.Key.Key_Return)
    assert chosen.args == [4]


def test_dense_places_are_brighter(heats):
    place, image = heats.picture_of(0), heats.grab().toImage()
    x = int(place.center().x()) + 20
    light = [image.pixelColor(x, int(y)).lightness() for y in (place.top() + 2, place.center().y())]
    assert light[1] > light[0] + 40


def test_many_layers_ask_for_room_to_scroll(qtbot, history):
    plot = FlowHeats()
    heat = explained.value_heat(history, "weights", 0)
    plot.set_heats([heat] * 100, [f"{i}" for i in range(100)])
    shown(qtbot, plot)
    assert plot.minimumHeight() > 5000
    assert plot.picture_of(99).bottom() <= plot.minimumHeight()


# lines


def test_ratios_stand_on_a_logarithmic_axis_with_the_rule_of_thumb(ratios, history):
    x, y = ratios._lines[2].getData()
    assert x.tolist() == [each.step for each in history]
    np.testing.assert_allclose(10**y, explained.update_ratios(history)[:, 2])
    assert ratios.band.isVisible()
    np.testing.assert_allclose(ratios.band.getRegion(), np.log10(explained.BAND))
    assert ratios.rule.value() == -3


def test_the_mouse_names_the_nearest_layer(ratios, qtbot):
    value = np.log10(ratios.table[3, 1])
    place = ratios.area.mapFromScene(ratios.area.box.mapViewToScene(QPointF(31, value)))
    mouse.move(ratios.area.viewport(), place)
    layer = ratios.area.accessibleDescription().partition(",")[0]
    assert ", step 31: 0.0" in ratios.area.accessibleDescription()
    assert layer in ("layer 0", "layer 1", "layer 2")
    with qtbot.waitSignal(ratios.look_chosen) as chosen:
        QTest.mouseClick(ratios.area.viewport(), LEFT, pos=place)
    assert chosen.args == [3]


def test_keys_walk_over_lines(ratios):
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left):
        QTest.keyClick(ratios, key)
    assert ratios.area.accessibleDescription().startswith("layer 1, step 41: 0.0")


def test_layers_have_names_in_colours_unless_they_are_many(ratios, history):
    assert "layer 2" in ratios.legend.text()
    assert layer_colour(2, 3, LIGHT) in ratios.legend.text()
    many = [f"layer {i}" for i in range(40)]
    ratios.set_lines(many, np.arange(2), np.ones((2, 40)))
    assert ratios.legend.text().startswith("40 layers: violet near the input")
    assert len({layer_colour(i, 40, DARK) for i in range(40)}) == 40


# gradients


def test_the_longest_bar_is_the_largest_gradient(qtbot, history):
    plot = FlowBars()
    plot.set_flow(explained.gradient_flow(looks(slope=10.0)), history[0].names)
    shown(qtbot, plot)
    norms = explained.gradient_flow(looks(slope=10.0)).norms
    lengths = [plot._length(float(norm), 100.0) for norm in norms]
    assert lengths == sorted(lengths)
    low, high = plot.decades()
    np.testing.assert_allclose(np.diff(lengths), 100 * np.diff(np.log10(norms)) / (high - low))


def test_bars_are_read_out_by_mouse_and_keys(bars, qtbot):
    with qtbot.waitSignal(bars.described) as told:
        mouse.move(bars, QPoint(200, 30))
    assert told.args[0].startswith("layer 1: norm of the gradient ")
    QTest.keyClick(bars, Qt.Key.Key_Down)
    assert bars.accessibleDescription().startswith("layer 2: ")


def test_layers_that_do_not_learn_have_no_bar(qtbot, history):
    plot, flow = FlowBars(), explained.gradient_flow(history)
    flow.typical[1] = flow.norms[1] = np.nan
    plot.set_flow(flow, history[0].names)
    assert plot.shown == ["layer 0", "layer 2"]
    qtbot.addWidget(plot)


@pytest.mark.parametrize("name", ["heats", "ratios", "bars"])
def test_plots_are_saved_as_pictures_drawings_tables_and_numbers(name, request, tmp_path):
    plot = request.getfixturevalue(name)
    for kind in ("png", "svg", "csv", "npz"):
        getattr(plot, f"export_{kind}")(tmp_path / f"a.{kind}")
        assert (tmp_path / f"a.{kind}").stat().st_size > 100
    plot.export_png(tmp_path / "dark.png", DARK)
    with (tmp_path / "a.csv").open(encoding="utf-8") as file:
        head, *rows = csv.reader(file)
    assert head[0] in ("layer", "step")
    assert len(rows) >= 3
    with np.load(tmp_path / "a.npz") as numbers:
        assert numbers["layers"].tolist() == ["layer 0", "layer 1", "layer 2"]


def _leaving():
    from PySide6.QtCore import QEvent

    return QEvent(QEvent.Type.Leave)
