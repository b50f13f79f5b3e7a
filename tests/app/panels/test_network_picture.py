"""A network with branches is shown as a picture: boxes are selected, unfolded and changed."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app import theme
from app.labs import mnist
from app.panels.network_panel import NetworkPanel
from engine.layers import activation, convolution, dense, inputs, merge, shape
from engine.network.nested import Nested
from engine.spec import NetworkSpec, Node, stack
from tests.app.mouse import drag
from tests.app.panels.test_network_panel import shown

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


def branched() -> NetworkSpec:
    head = stack(inputs.InputLayer(shape=(192,)), dense.Dense(units=12, activation="relu"))
    nodes = (
        Node("i", "in", inputs.InputLayer(shape=(8, 8, 3))),
        Node("a", "first", convolution.Conv2D(filters=3, padding="same"), ("i",)),
        Node("b", "second", convolution.Conv2D(filters=3, padding="same"), ("a",), "a"),
        Node("s", "sum", merge.Add(), ("a", "b")),
        Node("r", "relu", activation.Activation(), ("s",)),
        Node("f", "flat", shape.Flatten(), ("r",)),
        Node("h", "head", Nested(network=head), ("f",)),
        Node("o", "digit", dense.Dense(units=10), ("h",)),
        Node("p", "size", dense.Dense(units=1), ("h",)),
    )
    return NetworkSpec(nodes, ("o", "p"))


@pytest.fixture
def panel(qtbot, session) -> NetworkPanel:
    session.apply("begin", replace(mnist(), network=branched()))
    return shown(qtbot, NetworkPanel(session))


@pytest.fixture
def graph(panel):
    panel.view.graph.setFocus()
    return panel.view.graph


def centre(graph, node_id) -> QPoint:
    item = graph.items_by_id[node_id]
    return graph.mapFromScene(item.sceneBoundingRect().topLeft() + QPointF(20, 14))


def click(graph, node_id, keys=Qt.KeyboardModifier.NoModifier) -> None:
    graph.ensureVisible(graph.items_by_id[node_id])
    QTest.mouseClick(graph.viewport(), LEFT, keys, centre(graph, node_id))


def double_click(graph, node_id) -> None:
    graph.ensureVisible(graph.items_by_id[node_id])
    QTest.mouseDClick(graph.viewport(), LEFT, pos=centre(graph, node_id))


def test_a_network_with_branches_is_a_picture_and_a_stack_a_list(panel, session):
    assert panel.view.shows_picture
    assert set(panel.view.graph.items_by_id) == {"i", "a", "b", "s", "r", "f", "h", "o", "p"}
    assert not panel.add_button.isVisible()
    assert panel.note.isVisible()
    session.undo()
    session.apply("x", mnist())
    assert not panel.view.shows_picture
    assert panel.add_button.isVisible()
    assert not panel.view.bar.isVisible()


def test_a_click_selects_a_box_and_its_form_changes_the_network(panel, graph, session):
    click(graph, "a")
    assert graph.selected_ids() == ["a"]
    box = panel.form.form.fields["filters"].editor
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "5")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert session.document.network["a"].layer.filters == 5
    assert graph.selected_ids() == ["a"]


def test_a_merge_that_does_not_fit_tells_what_each_branch_brings(graph, session):
    session.apply(
        "x",
        replace(
            session.document,
            network=branched().with_layer("b", convolution.Conv2D(filters=4, padding="same")),
        ),
    )
    node = graph.items_by_id["s"].node
    assert "different shapes" in node.row.error
    assert node.branches == (("first", "8 × 8 × 3"), ("second", "8 × 8 × 4"))


def test_arrows_go_from_box_to_box(graph):
    click(graph, "i")
    QTest.keyClick(graph, Qt.Key.Key_Down)
    assert graph.selected_ids() == ["a"]
    QTest.keyClick(graph, Qt.Key.Key_Down)
    QTest.keyClick(graph, Qt.Key.Key_Up)
    assert graph.selected_ids() in (["a"], ["b"])


def test_a_double_click_unfolds_a_network_and_folds_it_again(panel, graph, session):
    double_click(graph, "h")
    assert {"h/n0", "h/n1"} <= set(graph.items_by_id)
    click(graph, "h/n1")
    box = panel.form.form.fields["units"].editor
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "7")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert session.document.network["h"].layer.network["n1"].layer.units == 7
    assert session.history.undo_label == "Change Units of dense"
    assert graph.selected_ids() == ["h/n1"]
    double_click(graph, "h")
    assert "h/n1" not in graph.items_by_id


def test_a_double_click_on_a_layer_leads_to_its_settings(panel, graph):
    double_click(graph, "a")
    assert panel.form.form.fields["filters"].isAncestorOf(panel.focusWidget())


def test_several_boxes_are_frozen_in_one_step(panel, graph, session):
    click(graph, "a")
    click(graph, "o", CTRL)
    panel.table["freeze_layers"].trigger()
    assert [n.id for n in session.document.network if not n.layer.trainable] == ["a", "o"]
    assert session.history.undo_label == "Freeze 2 layers"
    assert graph.items_by_id["o"].node.row.is_frozen


def test_the_wheel_and_keys_magnify_and_dragging_moves(graph):
    before = graph.zoom
    place = QPointF(graph.viewport().rect().center())
    wheel = QWheelEvent(
        place,
        graph.viewport().mapToGlobal(place),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(graph.viewport(), wheel)
    assert graph.zoom == pytest.approx(before * 1.25)
    QTest.keyClick(graph, Qt.Key.Key_Minus)
    assert graph.zoom == pytest.approx(before)
    QTest.mouseClick(graph.parentWidget().parentWidget().zoom_buttons["zoom_in"], LEFT)
    shown_before = graph.mapToScene(QPoint(0, 0))
    free = QPoint(3, graph.viewport().height() - 4)
    drag(_Bot(), graph.viewport(), free, free - QPoint(0, 20), free - QPoint(0, 60))
    assert graph.mapToScene(QPoint(0, 0)).y() > shown_before.y()
    QTest.keyClicks(graph, "0")
    assert graph.mapFromScene(graph.scene().sceneRect().bottomRight()).y() <= graph.height()


class _Bot:
    mousePress = staticmethod(QTest.mousePress)
    mouseRelease = staticmethod(QTest.mouseRelease)


def test_the_list_of_the_same_network_keeps_the_selection(panel, graph):
    click(graph, "s")
    QTest.mouseClick(panel.view.as_picture, LEFT)
    assert not panel.view.shows_picture
    assert panel.list.selected_ids() == ["s"]
    QTest.mouseClick(panel.view.as_picture, LEFT)
    assert graph.selected_ids() == ["s"]


def test_shared_weights_and_open_shapes_are_told(graph):
    assert graph.items_by_id["b"].node.twin == "first"


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_the_picture_follows_the_scheme(scheme, panel, graph, qapp):
    theme.apply(qapp, scheme)
    click(graph, "a")
    graph.fit_whole()
    picture = graph.viewport().grab().toImage()
    tokens = theme.theme().tokens
    colours = {
        picture.pixelColor(x, y).name()
        for x in range(picture.width())
        for y in range(0, picture.height(), 2)
    }
    assert {tokens.surface, tokens.raised, tokens.accent_soft} <= colours


def test_every_button_of_the_picture_has_a_name(panel):
    buttons = [panel.view.as_picture, *panel.view.zoom_buttons.values()]
    assert all(button.accessibleName() and button.toolTip() for button in buttons)
    assert panel.view.graph.accessibleName()
