"""How one value is computed, by mouse and keys, with answers of a real network."""

import csv

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from app.document import Document
from app.panels.inside_panel import InsidePanel
from app.session import DRAWN, Session
from app.widgets.bars import ROW
from engine.data.choice import DataChoice
from engine.data.preparation import Unchanged
from engine.data.several import Posts
from engine.kernels.reference import REFERENCE
from engine.layers.activation import Activation
from engine.layers.convolution import Conv2D
from engine.layers.dense import Dense
from engine.layers.embedding import Embedding
from engine.layers.inputs import InputLayer
from engine.layers.pooling import GlobalAveragePooling1D
from engine.layers.recurrent import LSTM
from engine.layers.shape import Flatten
from engine.losses import MeanSquaredError
from engine.network.network import Network
from engine.service.questions import ValueComputation
from engine.spec import stack
from engine.training.plan import Plan
from tests.app.panels import looking
from tests.app.panels.test_inside_panel import choose, go_to, sample_of

LEFT = Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier


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
def page(panel, session, loaded):
    """The page of one value, at what the network says of the sample."""
    return opened(panel, session)


def opened(panel, session):
    go_to(panel, panel.maps)
    session.bridge.work()
    QTest.mouseClick(panel.maps.buttons[2], LEFT)
    session.bridge.work()
    return panel.maps.value


def press_cell(page, session, row, cell, tile=0):
    """Click an input among the terms."""
    place = page.view.sheet.cell_rect(row, tile, cell).center().toPoint()
    QTest.mouseClick(page.view.sheet, LEFT, pos=place)
    session.bridge.work()


def press_key(widget, session, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(widget, key, modifier)
    session.bridge.work()


def inner_cell(row):
    """Return a cell of a row of terms that is no padding."""
    return int(np.flatnonzero(~row.is_padding.ravel())[0])


def test_it_begins_with_the_likeliest_class(page, session, panel, loaded):
    found = page.view.computation
    network = session.bridge.desk.network(DRAWN)
    x = loaded.preparation.apply(sample_of(loaded, panel)[None])
    said = network.predict(x, REFERENCE)[0]
    assert found.place == (int(said.argmax()),)
    assert found.value == said.max()
    assert "softmax" in page.view.formula.text()
    assert f"{found.value:.4g}" in page.view.formula.text()
    assert "Checked" in page.view.check.text()
    bars = page.view.row_bars.bars
    assert [bar.name for bar in bars] == list(session.overview.classes)
    shares = np.array([float(bar.text) for bar in bars])
    assert np.allclose(shares / shares.sum(), said, atol=2e-4)


def test_rows_of_terms_add_up_to_the_sum(page):
    found, view = page.view.computation, page.view
    while view.more_button.isVisible():
        QTest.mouseClick(view.more_button, LEFT)
        if len(view.sheet.rows) > 40:
            break
    rows = view.sheet.rows
    sums = [float(row.tiles[2].sum()) for row in rows]
    assert np.allclose(sums, found.lines.sums[: len(rows)])
    for row in rows:
        assert np.allclose(row.tiles[0] * row.tiles[1], row.tiles[2])
    assert "The other" in view.rest.text()


def test_a_walk_leads_from_the_probability_to_a_pixel_and_back(page, session, panel, loaded):
    names = [page.view.computation.layer]
    while page.view.sheet.isVisible():
        press_cell(page, session, 0, inner_cell(page.view.sheet.rows[0]))
        names.append(page.view.computation.layer)
    assert names == ["Dense", "Flatten", "Conv2D", "MaxPooling2D", "Conv2D", "InputLayer"]
    found = page.view.computation
    x = loaded.preparation.apply(sample_of(loaded, panel)[None])
    assert found.value == pytest.approx(x[(0, *found.place)])
    assert page.view.field.isVisible()
    row, column, _ = found.place
    assert page.view.field.image._box == ((row, row), (column, column))
    press_key(page.view.back_button, session, Qt.Key.Key_Left, ALT)
    assert page.view.computation.layer == "Conv2D"
    QTest.mouseClick(page.view.back_button, LEFT)
    session.bridge.work()
    assert page.view.computation.layer == "MaxPooling2D"
    press_key(page.view.back_button, session, Qt.Key.Key_Right, ALT)
    QTest.mouseClick(page.view.forward_button, LEFT)
    session.bridge.work()
    assert page.view.computation.place == found.place
    assert not page.view.forward_button.isEnabled()


def test_keys_alone_walk_too(page, session):
    sheet = page.view.sheet
    sheet.setFocus()
    press_key(sheet, session, Qt.Key.Key_Down)
    second = page.view._lines[1]
    press_key(sheet, session, Qt.Key.Key_Return)
    assert page.view.computation.place == second.operand.place(second.cells[0])


def test_a_clicked_cell_of_a_map_is_taken_apart(panel, session, loaded):
    go_to(panel, panel.maps)
    session.bridge.work()
    view = panel.maps.view
    choose(view.layer_box, 2)
    session.bridge.work()
    tile = 3
    columns = view.mosaic._columns
    _, height, width = view.mosaic.tiles.shape
    down, right = divmod(tile, columns)
    spot = view.mosaic.rect_of(1 + down * (height + 1) + 2, 1 + right * (width + 1) + 4, 1, 1)
    QTest.mouseClick(view.mosaic, LEFT, pos=spot.center().toPoint())
    session.bridge.work()
    value = view.mosaic.tiles[tile, 2, 4]
    QTest.mouseClick(view.more_button, LEFT)
    session.bridge.work()
    found = panel.maps.value.view.computation
    assert (found.name, found.place) == (view.layer.name, (2, 4, tile))
    assert found.value == value
    assert panel.maps.buttons[2].isChecked()
    sheet = panel.maps.value.view.sheet
    assert sheet.rows[0].tiles[0].shape == (3, 3)
    QTest.mouseClick(panel.maps.buttons[0], LEFT)
    session.bridge.work()
    view.mosaic.setFocus()
    press_key(view.mosaic, session, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press_key(view.mosaic, session, Qt.Key.Key_Return)
    assert panel.maps.value.view.computation.place == (3, 4, tile)


def test_the_way_back_shows_derivatives_of_the_chosen_class(page, session):
    view = page.view
    press_cell(page, session, 0, 0)
    press_cell(page, session, 0, 0)
    QTest.mouseClick(view.way_buttons[1], LEFT)
    choose(view.class_box, 4)
    session.bridge.work()
    assert session.bridge.asked(ValueComputation)[-1].target == 3
    found = view.computation
    assert found.target == 3
    assert f"'{session.overview.classes[3]}'" in view.sentence.text()
    assert f"∂S/∂y = {found.slope:.4g}" in view.formula.text()
    row, line = view.sheet.rows[0], view._lines[0]
    channel = line.cells[0][-1]
    operand = found.operands[0]
    assert np.array_equal(row.tiles[1], operand.through[..., channel].astype(float))
    assert np.array_equal(row.tiles[2], operand.weight_slopes[..., channel].astype(float))
    choose(view.score_box, 1)
    session.bridge.work()
    assert not session.bridge.asked(ValueComputation)[-1].before_activation


def test_another_sample_shows_the_same_value_anew(page, session, panel):
    press_cell(page, session, 0, 0)
    before = page.view.computation
    panel.picker.go("validation", 5)
    panel.refresh()
    session.bridge.work()
    after = page.view.computation
    assert (after.node, after.place) == (before.node, before.place)
    assert after.value != before.value


def test_the_numbers_follow_a_network_that_trains(page, session, qtbot):
    before = page.view.computation.value
    network = session.bridge.desk.network(DRAWN)
    network.flat *= 1.01
    session.events_arrived.emit(DRAWN, [])

    def has_moved():
        session.bridge.work()
        return page.view.computation.value != before

    qtbot.waitUntil(has_moved)
    assert page.view.computation.agrees


def test_a_value_that_is_gone_leads_back_to_the_output(page, session, panel):
    press_cell(page, session, 0, 0)
    spec = stack(
        InputLayer(shape=(28, 28, 1)), Flatten(), Dense(units=10), Activation(activation="softmax")
    )
    session.bridge.desk.put_network(DRAWN, Network(spec, seed=1), 0)
    page._walk[page._at] = ("n5", (7,))
    page.refresh()
    session.bridge.work()
    session.bridge.work()
    assert page.view.computation.layer == "Activation"
    assert not page.view.back_button.isEnabled()


def test_numbers_are_saved_as_table_arrays_and_picture(page, session, tmp_path):
    press_cell(page, session, 0, 0)
    press_cell(page, session, 0, 0)
    found, button = page.view.computation, page.view.export_button
    for kind in ("csv", "npz", "png"):
        button.write(kind, tmp_path / f"value.{kind}")
    with open(tmp_path / "value.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    terms = sum(float(row["term"]) for row in rows)
    assert terms + found.bias == pytest.approx(found.total, abs=1e-6)
    assert len(rows) == found.operands[0].inputs.size
    with np.load(tmp_path / "value.npz") as file:
        assert np.array_equal(file["inputs_0"], found.operands[0].inputs)
        assert file["total"] == found.total
    sheet = page.view.sheet
    assert QImage(str(tmp_path / "value.png")).height() > sheet.height()
    last = len(sheet.rows) - 1
    assert sheet.tile_rect(last, 0).bottom() <= sheet.height(), "all rows have their room"
    assert page.view.check.y() >= sheet.geometry().bottom()


def test_a_table_names_its_columns(panel, session):
    looking.open_experiment(session, looking.experiments()["iris"])
    session.bridge.work()
    page = opened(panel, session)
    assert not panel.maps.buttons[1].isVisible()
    press_cell(page, session, 0, 0)
    assert page.view.computation.layer == "Dense"
    labels = {row.label for row in page.view.sheet.rows}
    assert labels == {column.name for column in session.overview.features}


def test_a_bar_of_a_layer_is_taken_apart(panel, session):
    looking.open_experiment(session, looking.experiments()["iris"])
    session.bridge.work()
    go_to(panel, panel.maps)
    session.bridge.work()
    view = panel.maps.view
    QTest.mouseClick(view.values, LEFT, pos=QPoint(20, 2 * ROW + ROW // 2))
    session.bridge.work()
    found = panel.maps.value.view.computation
    assert (found.name, found.place) == (view.layer.name, (2,))


def test_values_have_no_class_and_words_no_gradient(panel, session):
    spec = stack(
        InputLayer(shape=(30,), dtype="int32"),
        Embedding(input_dim=100, output_dim=4),
        GlobalAveragePooling1D(),
        Dense(units=1),
    )
    choice = DataChoice(Posts(samples=40, length=30, words=100), Unchanged(), looking.SPLIT)
    plan = Plan(loss=MeanSquaredError(), accuracy=False)
    looking.open_experiment(session, Document(choice, spec, plan))
    session.bridge.work()
    page = opened(panel, session)
    assert not page.view.class_box.isVisible()
    kinds = [page.view.computation.kind]
    while page.view.sheet.isVisible():
        press_cell(page, session, 0, 0)
        kinds.append(page.view.computation.kind)
    assert kinds == ["sum", "mean", "table row", "input"]
    assert "data" in page.view.sentence.text()


def test_a_recurrent_layer_says_that_it_has_no_sum(panel, session):
    spec = stack(
        InputLayer(shape=(30,), dtype="int32"),
        Embedding(input_dim=100, output_dim=4),
        LSTM(units=3),
        Dense(units=1),
    )
    choice = DataChoice(Posts(samples=40, length=30, words=100), Unchanged(), looking.SPLIT)
    plan = Plan(loss=MeanSquaredError(), accuracy=False)
    looking.open_experiment(session, Document(choice, spec, plan))
    session.bridge.work()
    page = opened(panel, session)
    press_cell(page, session, 0, 0)
    assert page.view.computation.layer == "LSTM"
    assert "no single sum" in page.view.sentence.text()
    assert not page.view.check.isVisible()
    assert page.view.sheet.rows[0].tiles[0].shape == (1, 30)
    QTest.mouseClick(page.view.way_buttons[1], LEFT)
    assert "∂S/∂y" in page.view.formula.text()


def test_a_network_without_scores_still_shows_the_way_forward(panel, session):
    looking.open_experiment(
        session,
        Document(
            looking.experiments()["signs"].choice,
            stack(InputLayer(shape=(28, 28, 1)), Conv2D(filters=1, activation="relu")),
        ),
    )
    session.bridge.work()
    page = opened(panel, session)
    assert page.view.computation.target == -1
    assert page.view.computation.agrees
    QTest.mouseClick(page.view.way_buttons[1], LEFT)
    assert "no score" in page.view.sentence.text()
    assert not page.view.sheet.isVisible()
