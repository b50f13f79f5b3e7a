"""Surgery on units by mouse and keys, with answers of a real network, and undo."""

import time
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from app.commands.surgery import changes_of, with_changes
from app.models.inside_layers import layers_with_units
from app.panels.inside_panel import InsidePanel, surgery
from app.panels.results_panel import ResultsPanel
from app.session import DRAWN, Session
from engine.explain.surgery import ALL_CHANNELS, Mute, Scale, Swap
from engine.kernels.reference import REFERENCE
from engine.layers.convolution import Conv1D
from engine.layers.dense import Dense
from engine.layers.inputs import InputLayer
from engine.layers.recurrent import LSTM
from engine.network.shapes import summarise
from engine.service.messages import Operate
from engine.service.questions import Kernels, Surgery
from engine.spec import stack
from tests.app.mouse import drag
from tests.app.panels import looking
from tests.app.panels.test_inside_panel import go_to

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


@pytest.fixture
def session(qapp):
    return Session(looking.LookingBridge())


@pytest.fixture
def panel(qtbot, session):
    return looking.shown(qtbot, InsidePanel(session))


@pytest.fixture
def view(panel, session):
    """The page of the filters of the first convolution, on signs."""
    looking.open_experiment(session, looking.experiments()["signs"])
    session._placed[DRAWN] = True
    session.bridge.work()
    go_to(panel, panel.filters)
    QTest.mouseClick(panel.filters.buttons[2], LEFT)
    session.bridge.work()
    return panel.filters.unit.view


def changes(session):
    return changes_of(session.document, DRAWN)


def kernel_of(session, unit, node="n1"):
    return session.bridge.desk.network(DRAWN).weights[node]["kernel"][..., unit]


def test_a_muted_unit_is_muted_everywhere_and_undo_lets_it_speak(panel, session, view):
    view.unit_box.setValue(2)
    toggle = view.surgery.mute_toggle
    QTest.mouseClick(toggle, LEFT)
    assert changes(session) == (Mute("n1", 2),)
    assert session.history.undo_label == "Mute unit 2 of 'conv2d'"
    session.bridge.work()
    assert (kernel_of(session, 2) == 0).all()
    assert (view.surgery.editor.pad.kernel == 0).all()
    effect = view.surgery.effect
    asked = session.bridge.asked(Surgery)[-1]
    assert asked.changes == changes(session)
    loaded = session.bridge.desk.data(session.document.choice)
    x, y, rows = loaded.part("validation")
    network = session.bridge.desk.network(DRAWN)
    said = network.predict(loaded.preparation.apply(x[rows]), REFERENCE).argmax(axis=1)
    share = float((said == y[rows]).mean())
    assert (effect._answer.samples, effect._answer.after) == (len(rows), share)
    assert effect.sentence.text().endswith(f"→ {100 * share:.1f} %")
    assert panel.banner.isVisible()
    assert panel.weights.text().endswith("Changes at work: 1")
    assert not view.surgery.slider.isEnabled()
    session.undo()
    session.bridge.work()
    assert (kernel_of(session, 2) != 0).any()
    assert not toggle.isChecked()
    assert not panel.banner.isVisible()
    session.redo()
    assert toggle.isChecked()


def test_filters_that_are_shown_are_asked_for_again(panel, session, view):
    asked = len(session.bridge.asked(Kernels))
    QTest.mouseClick(panel.filters.buttons[0], LEFT)
    session.bridge.work()
    panel.filters.unit.surgeon.mute(panel.filters.kernels.view.layer, 1, True)
    session.bridge.work()
    assert len(session.bridge.asked(Kernels)) > asked
    assert not panel.filters.kernels.view.mosaic.tiles[1].any()


def test_the_slider_tells_while_it_is_held_and_becomes_one_step(session, view):
    surgery = view.surgery
    steps = len(session.history.steps)
    surgery.slider.setSliderDown(True)
    for place in (25, 30, -40):
        surgery.slider.setValue(place)
    assert changes(session) == ()
    session.bridge.work()
    assert session.bridge.asked(Surgery)[-1].changes == (Scale("n1", 0, -2.0),)
    assert surgery.factor_box.value() == -2.0
    surgery.slider.setSliderDown(False)
    assert changes(session) == (Scale("n1", 0, -2.0),)
    assert len(session.history.steps) == steps + 1
    surgery.factor_box.setValue(7.5)
    assert changes(session) == (Scale("n1", 0, 7.5),)
    assert surgery.slider.value() == surgery.slider.maximum()
    surgery.factor_box.setValue(1.0)
    assert changes(session) == ()


def test_arrow_keys_on_the_slider_are_steps(session, view):
    view.surgery.slider.setFocus()
    QTest.keyClick(view.surgery.slider, Qt.Key.Key_Right)
    assert changes(session) == (Scale("n1", 0, 1.05),)


def test_two_units_change_places(session, view):
    learned = [kernel_of(session, unit).copy() for unit in (0, 3)]
    view.surgery.swap_box.setValue(3)
    QTest.mouseClick(view.surgery.swap_button, LEFT)
    assert changes(session) == (Swap("n1", 0, 3),)
    session.bridge.work()
    assert np.array_equal(kernel_of(session, 0), learned[1])
    assert np.array_equal(kernel_of(session, 3), learned[0])
    view.surgery.swap_box.setValue(0)  # with itself
    assert not view.surgery.swap_button.isEnabled()


def test_a_stroke_is_one_drawing_and_the_right_button_erases(qtbot, session, view):
    editor, pad = view.surgery.editor, view.surgery.editor.pad
    view.area.ensureWidgetVisible(pad)
    editor.brush_box.setValue(0.5)
    middle = [pad.rect_of(cell).center().toPoint() for cell in range(9)]
    drag(qtbot, pad, middle[0], middle[1], middle[2])
    session.bridge.work()
    assert kernel_of(session, 0)[0, :, 0].tolist() == [0.5, 0.5, 0.5]
    QTest.mouseClick(pad, RIGHT, pos=middle[1])
    session.bridge.work()
    assert kernel_of(session, 0)[0, :, 0].tolist() == [0.5, 0.0, 0.5]
    assert len(changes(session)) == 1
    session.undo()
    session.bridge.work()
    assert pad.kernel[0].tolist() == [0.5, 0.5, 0.5]


def test_keys_paint_and_alt_takes_a_value_as_the_brush(session, view):
    editor, pad = view.surgery.editor, view.surgery.editor.pad
    pad.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Left):
        QTest.keyClick(pad, key)
    assert pad.cell == 0  # row 0 has no row above
    QTest.keyClick(pad, Qt.Key.Key_Space)
    assert changes(session)[0].kernel[0] == editor.brush_box.value()
    QTest.keyClick(pad, Qt.Key.Key_Delete)
    assert changes(session)[0].kernel[0] == 0
    view.area.ensureWidgetVisible(pad)
    place = pad.rect_of(5).center().toPoint()
    QTest.mouseClick(pad, LEFT, Qt.KeyboardModifier.AltModifier, place)
    assert editor.brush_box.value() == pad.brush == pad.kernel[1, 2]


def test_presets_and_the_learned_kernel(session, view):
    editor = view.surgery.editor
    learned = kernel_of(session, 0)[..., 0].copy()
    box = editor.preset_box
    box.setCurrentIndex(box.findData("blur"))
    box.activated.emit(box.currentIndex())
    session.bridge.work()
    drawn = kernel_of(session, 0)[..., 0]
    assert drawn / drawn[0, 0] == pytest.approx(np.outer([1, 2, 1], [1, 2, 1]), rel=1e-5)
    assert np.linalg.norm(drawn) == pytest.approx(np.linalg.norm(learned), rel=1e-5)
    assert box.currentIndex() == 0
    QTest.mouseClick(editor.reset_button, LEFT)
    session.bridge.work()
    assert changes(session) == ()
    assert np.array_equal(kernel_of(session, 0)[..., 0], learned)


def test_all_input_channels_are_drawn_at_once(session, view):
    box = view.layer_box
    box.setCurrentIndex(1)
    box.activated.emit(1)
    session.bridge.work()
    editor = view.surgery.editor
    assert editor.channel_box.count() == 1 + 4
    editor.channel_box.setCurrentIndex(0)
    editor.channel_box.activated.emit(0)
    layer = view.layer
    QTest.keyClick(editor.pad, Qt.Key.Key_Space)
    (drawing,) = changes(session)
    assert (drawing.node, drawing.channel, drawing.shape) == (layer.id, ALL_CHANNELS, (3, 3))
    session.bridge.work()
    planes = kernel_of(session, 0, layer.id)
    assert (planes == planes[..., :1]).all()


def test_the_banner_lists_changes_and_takes_each_back(panel, session, view):
    three = (Mute("n1", 0), Scale("n1", 1, 2.0), Mute("gone", 4))
    session.apply("Three", with_changes(session.document, DRAWN, three))
    session.bridge.work()
    banner = panel.banner
    assert "Changes at work: 3." in banner.sentence.text()
    assert "fit no more: 1" in banner.sentence.text()
    QTest.mouseClick(banner.list_button, LEFT)
    texts = [banner._grid.itemAtPosition(row, 0).widget().text() for row in range(3)]
    assert texts[0] == "Unit 0 of 'conv2d' is muted"
    assert "'gone'" in texts[2]
    button = banner._grid.itemAtPosition(0, 1).widget()
    assert isinstance(button, QPushButton)
    QTest.mouseClick(button, LEFT)
    assert changes(session) == three[1:]
    assert session.history.undo_label == "Take back: Unit 0 of 'conv2d' is muted"
    QTest.mouseClick(banner.back_button, LEFT)
    assert changes(session) == three[1:2]
    QTest.mouseClick(banner.clear_button, LEFT)
    assert changes(session) == ()
    assert not banner.isVisible()
    session.undo()
    assert banner.isVisible()


def test_the_engine_hears_of_changes_once_and_again_after_it_was_lost(session, view):
    session.apply("Mute", with_changes(session.document, DRAWN, (Mute("n1", 0),)))
    operated = [m for m in session.bridge.messages if isinstance(m, Operate)]
    assert [m.changes for m in operated] == [{DRAWN: (Mute("n1", 0),)}]
    session._on_lost()
    session._on_ready(None)
    operated = [m for m in session.bridge.messages if isinstance(m, Operate)]
    assert len(operated) == 2


def test_a_table_has_units_to_operate_on_and_a_loss(panel, session):
    looking.open_experiment(session, looking.experiments()["sine"])
    session._placed[DRAWN] = True
    session.bridge.work()
    go_to(panel, panel.filters)
    modes = panel.filters
    assert [button.isVisible() for button in modes.buttons] == [True, False, True]
    assert modes.buttons[2].text() == "One unit"
    QTest.mouseClick(modes.buttons[2], LEFT)
    session.bridge.work()
    view = modes.unit.view
    assert not view.start_button.isEnabled()  # there are no images to study it on
    assert view.surgery.effect.sentence.text().startswith("Loss ")
    assert not view.surgery.effect.picture.isVisible()
    QTest.mouseClick(view.surgery.mute_toggle, LEFT)
    session.bridge.work()
    answer = view.surgery.effect._answer
    assert answer.before != answer.after
    before, after = (f"{value:.4g}" for value in (answer.before, answer.after))
    assert view.surgery.effect.sentence.text() == f"Loss {before} → {after}"


def test_layers_for_sequences_are_offered_with_what_can_be_drawn():
    spec = stack(
        InputLayer(shape=(30, 4)),
        Conv1D(filters=6, kernel_size=(5,)),
        LSTM(units=7),
        Dense(units=200),
        Dense(units=1),
    )
    found = layers_with_units(summarise(spec))
    assert [(each.units, each.plane, each.planes) for each in found] == [
        (6, (5,), 4),
        (7, (), 1),
        (200, (7,), 1),
        (1, (), 1),  # of 200 weights
    ]


def test_a_layer_whose_kernel_cannot_be_drawn_says_so(session, view):
    box = view.layer_box
    box.setCurrentIndex(box.count() - 1)
    box.activated.emit(box.count() - 1)
    session.bridge.work()
    editor = view.surgery.editor
    assert not editor.pad.isVisible()
    assert "at most 11 × 11" in editor.reason.text()
    assert view.surgery.notes.text().startswith("A muted unit still takes part in the softmax")


def test_trained_weights_alone_can_be_operated_on_without_data(panel, session, view):
    session.overview = None
    panel.filters.unit.look(replace(panel.filters.unit._shown, overview=None))
    session.bridge.work()
    assert not view.surgery.effect.isVisible()
    QTest.mouseClick(view.surgery.mute_toggle, LEFT)
    assert changes(session) == (Mute("n1", 0),)


def test_of_a_thousand_units_any_is_reached(panel, session):
    document = looking.experiments()["sine"]
    wide = stack(InputLayer(shape=(1,)), Dense(units=1000), Dense(units=1))
    looking.open_experiment(session, replace(document, network=wide))
    session._placed[DRAWN] = True
    session.bridge.work()
    go_to(panel, panel.filters)
    QTest.mouseClick(panel.filters.buttons[2], LEFT)
    view = panel.filters.unit.view
    view.unit_box.setValue(999)
    QTest.mouseClick(view.surgery.mute_toggle, LEFT)
    session.bridge.work()
    assert changes(session) == (Mute("n1", 999),)


def test_a_study_from_before_a_change_is_called_old(session, view):
    QTest.mouseClick(view.start_button, LEFT)
    session.bridge.work()
    assert "study it again" not in view.facts.text()
    QTest.mouseClick(view.surgery.mute_toggle, LEFT)
    session.bridge.work()
    assert view.content.isVisible()
    assert "study it again" in view.facts.text()
    QTest.mouseClick(view.start_button, LEFT)
    session.bridge.work()
    assert "study it again" not in view.facts.text()
    assert "Wakes for 0.0 %" in view.facts.text()


def test_results_are_told_anew_of_the_changed_network(qtbot, session):
    results = looking.shown(qtbot, ResultsPanel(session))
    loaded = looking.open_experiment(session, looking.experiments()["signs"])
    session._placed[DRAWN] = True
    session.bridge.work()
    before = dict(results._measured)
    muted = tuple(Mute("n1", unit) for unit in range(4))
    session.apply("Mute", with_changes(session.document, DRAWN, muted))
    assert results._measured == {}
    session.bridge.work()
    x, y, rows = loaded.part(results.part)
    network = session.bridge.desk.network(DRAWN)
    said = network.predict(loaded.preparation.apply(x[rows]), REFERENCE).argmax(axis=1)
    assert results._measured == {"accuracy": pytest.approx((said == y[rows]).mean())}
    assert results._measured != before
    assert results.weights.text().endswith("Changes at work: 4")


def test_while_a_network_trains_its_changes_are_judged_now_and_then(session, view, monkeypatch):
    asked = len(session.bridge.asked(Surgery))
    clock = [time.monotonic() + 1000]
    monkeypatch.setattr(surgery.time, "monotonic", lambda: clock[0])
    for seconds, expected in ((0.0, 1), (1.0, 1), (surgery.REST_SECONDS, 2)):
        clock[0] += seconds
        session.events_arrived.emit(DRAWN, [])
        session.bridge.work()
        assert len(session.bridge.asked(Surgery)) == asked + expected
    session.events_arrived.emit("another run", [])
    assert len(session.bridge.asked(Surgery)) == asked + 2


def test_an_answer_that_is_late_is_marked_as_on_its_way(qtbot, session, view):
    effect = view.surgery.effect
    QTest.mouseClick(view.surgery.mute_toggle, LEFT)
    qtbot.waitUntil(lambda: effect.sentence.text().endswith("→ … %"))
    session.bridge.work()
    assert not effect.sentence.text().endswith("→ … %")
