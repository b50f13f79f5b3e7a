"""The network is built with mouse and keys."""

import json
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, Qt, QTimer, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QWidget

from app import theme
from app.commands import stack
from app.labs import mnist
from app.models.stack_model import ROW
from app.panels.network_panel import NetworkPanel
from app.records import RunRecord
from app.viewers.stack_delegate import compact, costs_of
from engine.errors import NoData
from engine.layers import activation, convolution, inputs, merge
from engine.service.questions import RunMemory, RunMemoryAnswer
from engine.spec import NetworkSpec, Node
from engine.training.memory import Memory
from tests.app.fakes import overview_of_images, overview_of_values

LEFT = Qt.MouseButton.LeftButton
NO_KEYS = Qt.KeyboardModifier.NoModifier
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def panel(qtbot, session) -> NetworkPanel:
    """The panel with the convnet of the MNIST laboratory, on the screen."""
    session.apply("begin", mnist())
    return shown(qtbot, NetworkPanel(session))


def shown(qtbot, panel: NetworkPanel) -> NetworkPanel:
    qtbot.addWidget(panel)
    panel.resize(400, 860)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(lambda: panel.isActiveWindow() and panel.windowHandle().isExposed())
    panel.list.setFocus()
    return panel


def names(panel: NetworkPanel) -> list[str]:
    return [panel.list.stack.index(row).data() for row in range(panel.list.stack.rowCount())]


def rows(panel: NetworkPanel) -> dict:
    return {row.node.name: row for row in panel.list.stack.rows}


def click(panel: NetworkPanel, row: int, keys=NO_KEYS) -> None:
    place = panel.list.visualRect(panel.list.stack.index(row)).center()
    QTest.mouseClick(panel.list.viewport(), LEFT, keys, place)


def press(panel: NetworkPanel, key, keys=NO_KEYS) -> None:
    QTest.keyClick(panel.list, key, keys)


def layer(panel: NetworkPanel, row: int):
    return panel.list.stack.rows[row].node.layer


def selected(panel: NetworkPanel) -> list[str]:
    return [panel._session.document.network[i].name for i in panel.list.selected_ids()]


# what is shown


def test_the_textbook_convnet_has_its_figures(panel):
    assert panel.totals.figures["parameters"].text() == "93,322"
    assert rows(panel)["conv2d"].shape == "26 × 26 × 32"
    assert rows(panel)["conv2d"].details == "Conv2D 32 · 3×3 · relu"
    assert [rows(panel)[n].parameters for n in ("conv2d", "conv2d_1", "flatten")] == [320, 18496, 0]
    assert rows(panel)["conv2d"].multiply_adds == 26 * 26 * 32 * 9


def test_the_memory_of_a_batch_is_that_of_all_outputs(panel, session):
    outputs = (784, 21632, 5408, 7744, 1600, 576, 576, 64, 10)
    assert panel.totals.figures["memory"].text() == f"{sum(outputs) * 4 * 64 / 1e6:.3g} MB"
    session.apply("x", replace(session.document, plan=replace(session.document.plan, batch_size=1)))
    assert panel.totals.figures["memory"].text() == f"{sum(outputs) * 4 / 1e3:.3g} KB"


def test_the_memory_is_that_of_a_run_once_the_engine_has_told_it(panel, session, bridge):
    session.overview = overview_of_images()
    session.data_changed.emit(session.overview)
    sent = bridge.last(RunMemory)
    assert (sent.message.spec, sent.message.plan) == (
        session.document.network,
        session.document.plan,
    )
    run = Memory(4_000_000, 8_000_000, 5_000_000, 60_000_000, 1_000_000, 2_000_000, 20_000_000)
    sent.then(RunMemoryAnswer(150_000_000, 50_000_000, run))
    figure = panel.totals.figures["memory"]
    assert figure.text() == "300 MB"
    assert figure.accessibleName() == "300 MB peak memory"
    told = figure.toolTip().splitlines()[1:]
    assert [line.split(" MB")[0] for line in told] == ["150", "50", "12", "5", "81", "2"]


def test_an_answer_about_another_network_is_not_shown(panel, session, bridge):
    session.overview = overview_of_images()
    session.data_changed.emit(session.overview)
    first = bridge.last(RunMemory)
    batch_of_one = replace(session.document.plan, batch_size=1)
    session.apply("x", replace(session.document, plan=batch_of_one))
    second = bridge.last(RunMemory)
    assert second.message.plan == batch_of_one
    before = panel.totals.figures["memory"].text()
    first.then(RunMemoryAnswer(10**9, 0, Memory(0, 0, 0, 0, 0, 0, 0)))
    first.failed(NoData())
    assert panel.totals.figures["memory"].text() == before
    second.failed(NoData())
    assert panel.totals.figures["memory"].text() == before
    panel.refresh()
    assert bridge.last(RunMemory).ticket > second.ticket


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "0"),
        (999, "999"),
        (1000, "1k"),
        (194688, "195k"),
        (999_950, "1M"),
        (2_794_304, "2.79M"),
        (3_860_000_000, "3.86G"),
    ],
)
def test_large_counts_are_shown_in_three_digits(count, text):
    assert compact(count) == text


def test_layers_that_cost_nothing_show_no_figures(panel):
    assert costs_of(rows(panel)["flatten"]) == ""
    assert costs_of(rows(panel)["conv2d"]) == "320 · 195k"


def test_a_row_tells_everything_to_screen_readers_and_in_its_tooltip(panel):
    index = panel.list.stack.index(1)
    told = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == (
        "conv2d, Conv2D 32 · 3×3 · relu, output 26 × 26 × 32, 320 parameters, 194,688 multiply-adds"
    )
    assert "194,688 multiply-adds" in index.data(Qt.ItemDataRole.ToolTipRole)


def test_an_empty_network_says_what_to_do(qtbot, session):
    panel = shown(qtbot, NetworkPanel(session))
    assert "Add the first one" in panel.list.placeholder
    assert not panel.totals.isVisible()
    assert panel.table["remove_layers"].isEnabled() is False


def test_every_control_has_a_name(panel):
    click(panel, 1)
    panel.toggle_palette()
    kinds = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox)
    controls = [w for kind in kinds for w in panel.findChildren(kind) if w.isVisible()]
    inner = [w for w in controls if w.parent() in controls]
    unnamed = [
        w
        for w in controls
        if w not in inner and not (w.accessibleName() or w.toolTip() or getattr(w, "text", str)())
    ]
    assert unnamed == []
    assert panel.list.accessibleName()


# adding


def test_a_layer_is_found_by_typing_and_added_after_the_selected_one(panel):
    click(panel, 1)
    press(panel, Qt.Key.Key_Insert)
    assert panel.palette_list.search.hasFocus()
    QTest.keyClicks(panel.palette_list.search, "dropo")
    QTest.keyClick(panel.palette_list.search, Qt.Key.Key_Return)
    assert names(panel)[:3] == ["input_layer", "conv2d", "dropout"]
    assert selected(panel) == ["dropout"]


def test_layers_are_added_one_after_another(qtbot, session):
    panel = shown(qtbot, NetworkPanel(session))
    session._on_loaded(overview_of_images((28, 28, 1)))
    QTest.mouseClick(panel.add_button, LEFT)
    for word in ("conv", "max", "flatten", "dense"):
        QTest.keyClicks(panel.palette_list.search, word)
        QTest.keyClick(panel.palette_list.search, Qt.Key.Key_Return)
    assert names(panel) == ["input_layer", "conv2d", "max_pooling2d", "flatten", "dense"]
    assert layer(panel, 0).shape == (28, 28, 1)
    QTest.keyClick(panel.palette_list.search, Qt.Key.Key_Escape)
    QTest.keyClick(panel.palette_list.search, Qt.Key.Key_Escape)
    assert panel.list.hasFocus()
    assert panel.form.isVisible()


def test_the_palette_offers_no_second_input_and_no_merging(panel):
    QTest.mouseClick(panel.add_button, LEFT)
    for word in ("InputLayer", "Concatenate"):
        panel.palette_list.search.clear()
        QTest.keyClicks(panel.palette_list.search, word)
        QTest.keyClick(panel.palette_list.search, Qt.Key.Key_Return)
    assert len(names(panel)) == 9


# changing the order and the number


def test_delete_takes_the_selected_layers_away_and_undo_brings_them_back(panel, session):
    click(panel, 1)
    click(panel, 3, CTRL)
    press(panel, Qt.Key.Key_Delete)
    assert "conv2d" not in names(panel)
    assert len(names(panel)) == 7
    session.undo()
    assert len(names(panel)) == 9


def test_duplicates_follow_their_original_and_are_selected(panel):
    click(panel, 1)
    press(panel, Qt.Key.Key_D, CTRL)
    assert names(panel)[1:3] == ["conv2d", "conv2d_3"]
    assert selected(panel) == ["conv2d_3"]


def test_layers_move_up_and_down_and_stay_selected(panel):
    click(panel, 3)
    press(panel, Qt.Key.Key_Up, ALT)
    assert names(panel)[1:4] == ["conv2d", "conv2d_1", "max_pooling2d"]
    assert selected(panel) == ["conv2d_1"]
    press(panel, Qt.Key.Key_Down, ALT)
    press(panel, Qt.Key.Key_Down, ALT)
    assert names(panel)[3:5] == ["max_pooling2d_1", "conv2d_1"]


def test_layers_are_copied_and_pasted_as_text(panel):
    click(panel, 1)
    click(panel, 2, Qt.KeyboardModifier.ShiftModifier)
    press(panel, Qt.Key.Key_C, CTRL)
    text = QGuiApplication.clipboard().text()
    assert [entry["name"] for entry in json.loads(text)["layers"]] == ["conv2d", "max_pooling2d"]
    click(panel, 8)
    press(panel, Qt.Key.Key_V, CTRL)
    assert names(panel)[-2:] == ["conv2d_3", "max_pooling2d_2"]


def test_cut_layers_can_be_pasted_elsewhere(panel):
    click(panel, 1)
    press(panel, Qt.Key.Key_X, CTRL)
    assert "conv2d" not in names(panel)
    click(panel, 2)
    press(panel, Qt.Key.Key_V, CTRL)
    assert names(panel).index("conv2d") == 3


def test_foreign_text_is_refused_in_words(panel, session):
    foreign = QMimeData()
    foreign.setText("to be or not to be")
    QGuiApplication.clipboard().setMimeData(foreign)
    before = session.document
    press(panel, Qt.Key.Key_V, CTRL)
    assert "no layers in the clipboard" in panel.trouble.sentence.text()
    assert session.document is before


def test_a_layer_is_renamed_in_its_row(panel, qtbot):
    click(panel, 1)
    press(panel, Qt.Key.Key_F2)
    editor = panel.list.findChild(QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, "stem")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: names(panel)[1] == "stem")
    assert panel._session.history.undo_label == "Rename conv2d to stem"


def test_a_name_that_is_taken_is_refused_in_words(panel, qtbot):
    click(panel, 1)
    press(panel, Qt.Key.Key_F2)
    editor = panel.list.findChild(QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, "dense")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(panel.trouble.isVisible)
    assert "already a layer called 'dense'" in panel.trouble.sentence.text()
    assert names(panel)[1] == "conv2d"


# dragging


def drag(qtbot, start: QWidget, a: QPoint, end: QWidget, b: QPoint, keys=NO_KEYS) -> None:
    """Press at ``a``, move to ``b`` while the drag has its own event loop, release there."""
    if QGuiApplication.platformName() == "offscreen":
        pytest.skip("needs a screen (Xvfb) where things can be dragged")
    window = start.window().windowHandle()
    goal = end.mapTo(end.window(), b)
    finished = []

    def release() -> None:
        QTest.mouseRelease(window, LEFT, keys, goal)
        finished.append(True)

    QTimer.singleShot(100, lambda: QTest.mouseMove(window, goal - QPoint(0, 2)))
    QTimer.singleShot(200, lambda: QTest.mouseMove(window, goal))
    QTimer.singleShot(300, release)
    QTest.mousePress(start, LEFT, NO_KEYS, a)
    QTest.mouseMove(start, a + QPoint(0, 6))
    QTest.mouseMove(start, a + QPoint(0, 16))
    qtbot.waitUntil(lambda: bool(finished))


def test_a_row_is_dragged_to_its_place(panel, qtbot):
    view = panel.list
    start = view.visualRect(view.stack.index(1)).center()
    end = view.visualRect(view.stack.index(4)).center() + QPoint(0, 8)
    drag(qtbot, view.viewport(), start, view.viewport(), end)
    qtbot.waitUntil(lambda: names(panel)[4] == "conv2d")
    assert panel._session.history.undo_label == "Move conv2d"
    assert selected(panel) == ["conv2d"]


def test_a_layer_is_dragged_from_the_palette_into_its_place(panel, qtbot):
    QTest.mouseClick(panel.add_button, LEFT)
    source, view = panel.palette_list.list, panel.list
    start = source.visualRect(source.model().index(1, 0)).center()
    end = view.visualRect(view.stack.index(2)).center() - QPoint(0, 8)
    drag(qtbot, source.viewport(), start, view.viewport(), end)
    qtbot.waitUntil(lambda: names(panel)[2] == "dense_2")


# settings


def field(panel: NetworkPanel, name: str) -> QWidget:
    return panel.form.form.fields[name].editor


def test_a_setting_is_changed_by_typing(panel, session):
    click(panel, 1)
    box = field(panel, "filters")
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "48")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert layer(panel, 1).filters == 48
    assert rows(panel)["conv2d"].shape == "26 × 26 × 48"
    assert session.history.undo_label == "Change Filters of conv2d"
    session.undo()
    assert box.value() == 32


def test_an_invalid_value_stands_at_its_field_and_changes_nothing(panel, session):
    session.apply("x", stack.insert_layer(session.document, "Dropout", 1))
    click(panel, 1)
    before, box = session.document, field(panel, "rate")
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "1")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert session.document is before
    assert "'rate' must be" in panel.form.form._errors["rate"].text()


def test_an_initializer_is_chosen_with_its_own_settings(panel):
    click(panel, 1)
    box = field(panel, "kernel_initializer")
    box.setFocus()
    while box.currentText() != "RandomNormal":
        QTest.keyClick(box, Qt.Key.Key_Down)
    assert layer(panel, 1).kernel_initializer.registered_name == "RandomNormal"
    inner = panel.form.form.fields["kernel_initializer"].inner.fields["stddev"].editor
    inner.setFocus()
    inner.selectAll()
    QTest.keyClicks(inner, "0.2")
    QTest.keyClick(inner, Qt.Key.Key_Return)
    assert layer(panel, 1).kernel_initializer.stddev == 0.2


def test_return_leads_from_the_row_to_its_first_setting(panel):
    click(panel, 1)
    press(panel, Qt.Key.Key_Return)
    assert panel.form.form.fields["filters"].isAncestorOf(panel.focusWidget())


def test_settings_have_tooltips_with_default_and_range(panel):
    click(panel, 1)
    tip = panel.form.form.fields["filters"].toolTip()
    assert "kernels the layer learns" in tip
    assert "Default: 32" in tip
    assert "from 1" in tip


# freezing


def test_a_layer_is_frozen_by_the_switch_at_the_end_of_its_form(panel, session):
    click(panel, 1)
    switch = panel.form.trainable
    assert (switch.text(), switch.isChecked()) == ("Trainable", True)
    panel.form.ensureWidgetVisible(switch)
    QTest.mouseClick(switch, LEFT)
    assert layer(panel, 1).trainable is False
    assert switch.text() == "Frozen"
    assert costs_of(rows(panel)["conv2d"]) == "320 frozen · 195k"
    assert panel.list.delegate.places(panel.list.stack.index(1)).frozen.width() > 0
    assert "320 frozen parameters" in panel.list.stack.index(1).data(Qt.ItemDataRole.ToolTipRole)
    session.undo()
    assert switch.isChecked()
    assert "trainable" not in panel.form.form.fields


def test_layers_without_weights_have_no_switch(panel):
    click(panel, 2)
    assert not panel.form.trainable.isVisible()
    assert not panel.table["freeze_layers"].isEnabled()


def test_several_layers_are_frozen_and_thawed_in_one_step(panel, session):
    click(panel, 1)
    click(panel, 5, Qt.KeyboardModifier.ShiftModifier)
    press(panel, Qt.Key.Key_L, CTRL | Qt.KeyboardModifier.ShiftModifier)
    frozen = [row.node.name for row in panel.list.stack.rows if row.is_frozen]
    assert frozen == ["conv2d", "conv2d_1", "conv2d_2"]
    assert session.history.undo_label == "Freeze 3 layers"
    assert panel.table["freeze_layers"].isChecked()
    assert panel.table["freeze_layers"] in panel.list.actions()  # the context menu
    press(panel, Qt.Key.Key_L, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert not any(row.is_frozen for row in panel.list.stack.rows)
    session.undo()
    session.undo()
    assert not any(row.is_frozen for row in panel.list.stack.rows)


# errors


def button_of(panel: NetworkPanel, name: str) -> QPoint:
    index = panel.list.stack.index(names(panel).index(name))
    panel.list.scrollTo(index)
    return panel.list.delegate.places(index).button.center()


def test_an_error_stands_on_its_layer_and_is_mended_by_a_click(panel, session):
    session.apply("x", stack.move_layers(session.document, ["n6"], 1))
    row = rows(panel)["conv2d"]
    assert "needs an input of shape" in row.error
    assert row.repair_text == "Delete flatten"
    assert [r.error for n, r in rows(panel).items() if n != "conv2d"] == [""] * 8
    QTest.mouseClick(panel.list.viewport(), LEFT, NO_KEYS, button_of(panel, "conv2d"))
    assert "flatten" not in names(panel)
    assert rows(panel)["conv2d"].error == ""
    assert session.history.undo_label == "Delete flatten"


def test_an_error_is_mended_by_keys(panel, session):
    session.apply("x", stack.move_layers(session.document, ["n6"], 1))
    assert not panel.table["mend_layer"].isEnabled()
    click(panel, names(panel).index("conv2d"))
    press(panel, Qt.Key.Key_Return, ALT)
    assert "flatten" not in names(panel)


def test_shapes_after_an_error_are_unknown(panel, session):
    session.apply("x", stack.move_layers(session.document, ["n6"], 1))
    assert rows(panel)["dense_1"].shape == ""


# data


def test_other_data_bring_an_offer_that_is_taken_by_a_click(panel, session):
    before = session.document
    session._on_loaded(overview_of_images((32, 32, 3), 7, "Photographs"))
    assert session.document is before
    assert panel.offer.isVisible()
    assert "'Photographs'" in panel.offer.sentence.text()
    assert "(32, 32, 3)" in rows(panel)["input_layer"].error
    QTest.mouseClick(panel.offer.action_button, LEFT)
    assert layer(panel, 0).shape == (32, 32, 3)
    assert layer(panel, 8).units == 7
    assert not panel.offer.isVisible()
    assert session.history.undo_label == "Match the network to the data"


def test_the_end_is_matched_to_the_classes_by_the_button_of_its_row(panel, session):
    session._on_loaded(overview_of_images((28, 28, 1), 4))
    assert rows(panel)["dense_1"].repair_text == "Match 4 classes"
    QTest.mouseClick(panel.list.viewport(), LEFT, NO_KEYS, button_of(panel, "dense_1"))
    assert layer(panel, 8).units == 4
    assert not panel.offer.isVisible()


def test_values_to_predict_bring_another_loss(panel, session):
    session._on_loaded(overview_of_values())
    QTest.mouseClick(panel.offer.action_button, LEFT)
    assert session.document.plan.loss.registered_name == "MeanSquaredError"
    assert (layer(panel, 8).units, layer(panel, 8).activation) == (1, "linear")


def test_data_that_fit_bring_no_offer(panel, session):
    session._on_loaded(overview_of_images((28, 28, 1), 10))
    assert not panel.offer.isVisible()
    session._on_loaded(None)
    assert not panel.offer.isVisible()


# weights of a run


def test_rows_say_which_layers_keep_their_weights(panel, session):
    document = session.document
    session.records["run"] = RunRecord("run", document.choice, document.network, document.plan)
    assert {row.badge for row in rows(panel).values()} == {""}
    changed = stack.set_setting(document, "n1", "filters", 8)
    session.apply("x", replace(changed, begin_with="run"))
    badges = {name: row.badge for name, row in rows(panel).items() if row.badge}
    assert badges == {
        "conv2d": "new",
        "conv2d_1": "new",
        "conv2d_2": "kept",
        "dense": "kept",
        "dense_1": "kept",
    }


# branches


def residual() -> NetworkSpec:
    nodes = (
        Node("i", "in", inputs.InputLayer(shape=(8, 8, 3))),
        Node("a", "first", convolution.Conv2D(filters=3, padding="same"), ("i",)),
        Node("b", "second", convolution.Conv2D(filters=3, padding="same"), ("a",)),
        Node("s", "sum", merge.Add(), ("a", "b")),
        Node("r", "relu", activation.Activation(), ("s",)),
    )
    return NetworkSpec(nodes, ("r",))


@pytest.fixture
def branched(panel, session) -> NetworkPanel:
    """The panel with a network that has branches, as a list."""
    session.apply("x", replace(session.document, network=residual()))
    QTest.mouseClick(panel.view.as_picture, LEFT)
    return panel


def test_branches_are_shown_in_order_with_who_feeds_them(branched):
    assert names(branched) == ["in", "first", "second", "sum", "relu"]
    assert rows(branched)["sum"].feeders == "first, second"
    assert rows(branched)["second"].feeders == ""
    assert branched.note.isVisible()


def test_the_order_of_branches_is_not_changed_here(branched, session):
    before = session.document
    click(branched, 2)
    press(branched, Qt.Key.Key_Delete)
    press(branched, Qt.Key.Key_D, CTRL)
    press(branched, Qt.Key.Key_Up, ALT)
    press(branched, Qt.Key.Key_Insert)
    assert session.document is before
    assert branched.form.isVisible()


def test_settings_inside_branches_can_be_changed(branched):
    click(branched, 1)
    box = field(branched, "filters")
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "5")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert rows(branched)["first"].shape == "8 × 8 × 5"
    assert "different shapes" in rows(branched)["sum"].error


# language, colours, much of everything


class Marking(QTranslator):
    """A language in which every text begins with a star."""

    def translate(self, context, source, disambiguation=None, n=-1) -> str:
        return f"*{source}"

    def isEmpty(self) -> bool:
        return False


def test_texts_follow_the_language(panel, session, qapp, qtbot):
    session.apply("x", stack.move_layers(session.document, ["n6"], 1))
    click(panel, 2)
    language = Marking()
    QCoreApplication.installTranslator(language)
    try:
        qtbot.waitUntil(lambda: panel.add_button.text() == "*Add layer")
        assert panel.caption.text().startswith("*Output")
        assert rows(panel)["conv2d"].error.startswith("*'conv2d' needs")
        assert rows(panel)["conv2d"].repair_text == "*Delete flatten"
        assert panel.form.about.text().startswith("*Slides")
        assert panel.form.form.fields["filters"].accessibleName() == "*Filters"
        assert panel.list.accessibleName() == "*Layers"
        assert panel.table["duplicate_layers"].text() == "*Duplicate"
    finally:
        QCoreApplication.removeTranslator(language)
    qtbot.waitUntil(lambda: panel.add_button.text() == "Add layer")


def test_the_panel_fits_into_a_narrow_dock(panel, session):
    session.apply("x", stack.move_layers(session.document, ["n6"], 1))
    session._on_loaded(overview_of_images((32, 32, 3), 7, "Photographs"))
    for row in range(len(names(panel))):
        click(panel, row)
        assert panel.minimumSizeHint().width() <= 330


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_every_kind_of_row_is_painted_in_both_schemes(scheme, panel, session, qapp):
    theme.apply(qapp, scheme)
    document = stack.insert_layer(session.document, "MaxPooling2D", 8)
    session.records["run"] = RunRecord("run", document.choice, document.network, document.plan)
    session.apply("x", replace(document, begin_with="run"))
    click(panel, 2)
    picture = panel.list.viewport().grab().toImage()
    tokens = theme.theme().tokens
    colours = {
        picture.pixelColor(x, y).name()
        for x in range(picture.width())
        for y in range(0, picture.height(), 3)
    }
    assert {tokens.accent_soft, tokens.danger_soft, tokens.success_soft, tokens.surface} <= colours


def test_rows_grow_with_the_words_of_an_error(panel, session, qtbot):
    session.apply("x", stack.move_layers(session.document, ["n6"], 1))
    index = panel.list.stack.index(names(panel).index("conv2d"))
    usual = panel.list.visualRect(panel.list.stack.index(0)).height()
    narrow = panel.list.visualRect(index).height()
    assert narrow > usual + 40
    panel.resize(800, 860)
    qtbot.waitUntil(lambda: panel.list.visualRect(index).height() < narrow)


def test_the_same_rows_are_kept_while_layers_come_and_go(panel, session):
    click(panel, 7)
    row = panel.list.currentIndex().data(ROW).id
    session.apply("x", stack.insert_layer(session.document, "Dropout", 3))
    session.apply("x", stack.remove_layers(session.document, ["n1", "n2"]))
    session.apply("x", stack.move_layers(session.document, ["n7"], 1))
    assert panel.list.selected_ids() == [row]
    assert panel.list.currentIndex().row() == 1
