"""Erasing, disturbing, attacking and setting, by mouse and keys, with answers of a real network."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.document import Document
from app.i18n import Languages
from app.panels.inside_panel import InsidePanel
from app.session import DRAWN, Session
from engine.data.choice import DataChoice
from engine.data.preparation import Unchanged
from engine.data.several import Posts
from engine.explain.predictions import probabilities
from engine.explain.robustness import disturbances, disturbed, erased
from engine.kernels.reference import REFERENCE
from engine.layers.dense import Dense
from engine.layers.embedding import Embedding
from engine.layers.inputs import InputLayer
from engine.layers.pooling import GlobalAveragePooling1D
from engine.layers.shape import Flatten
from engine.losses import MeanSquaredError
from engine.network.network import Network
from engine.service.questions import Adversary, Changed, Replace, Robustness
from engine.service.questions.what_if import mean_colour
from engine.spec import stack
from engine.training.events import Batches
from engine.training.plan import Plan
from tests.app.mouse import drag
from tests.app.panels import looking

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


@pytest.fixture
def session(qapp):
    return Session(looking.LookingBridge())


@pytest.fixture
def panel(qtbot, session):
    panel = looking.shown(qtbot, InsidePanel(session))
    panel.resize(460, 1000)
    return panel


@pytest.fixture
def loaded(panel, session):
    """The signs, with the page in front."""
    loaded = looking.open_experiment(session, looking.experiments()["signs"])
    session.bridge.work()
    panel.tabs.setCurrentWidget(panel.what_if)
    session.bridge.work()
    return loaded


def sample_of(loaded, panel):
    x, _, rows = loaded.part(panel.picker.order.part)
    return x[rows[panel.picker.order.place]]


def said_of(session, loaded, values):
    x = loaded.preparation.apply(values[None])
    return probabilities(session.bridge.desk.network(DRAWN), x, REFERENCE, 10)[0]


def go_to(panel, page):
    """Click on the button of a mode."""
    modes = panel.what_if
    QTest.mouseClick(modes.buttons[modes.modes.index(page)], LEFT)
    panel._session.bridge.work()


def stroke(qtbot, canvas, first, last, button=LEFT):
    """Draw from one pixel of the image to another."""
    places = [canvas.rect_of(*pixel, 1, 1).center().toPoint() for pixel in (first, last)]
    drag(qtbot, canvas, *places, button=button)
    canvas.window()._session.bridge.work()


def test_images_are_erased_disturbed_and_attacked_tables_are_set(panel, session, loaded):
    shown = [button.text() for button in panel.what_if.buttons if button.isVisible()]
    assert shown == ["Erase", "Robustness", "Attack"]
    assert panel.what_if.front is panel.what_if.erase
    looking.open_experiment(session, looking.experiments()["iris"])
    session.bridge.work()
    assert panel.what_if.front is panel.what_if.row
    assert not any(button.isVisible() for button in panel.what_if.buttons)
    looking.open_experiment(session, looking.experiments()["signs"])
    session.bridge.work()
    assert panel.what_if.front is panel.what_if.erase


def test_painting_erases_what_the_network_sees_at_once(panel, session, loaded, qtbot):
    view = panel.what_if.erase.view
    sample = sample_of(loaded, panel)
    assert view.sentence.text().startswith("The answer stays")
    stroke(qtbot, view.canvas, (8, 6), (8, 20))
    mask = view.canvas.mask
    assert mask[8, 6:21].all()
    assert not mask[20:].any()
    expected = said_of(session, loaded, erased(sample, mask, "mean", mean_colour(loaded)))
    bars = {bar.name: bar for bar in view.bars.bars}
    for index, name in enumerate(loaded.dataset.classes):
        if name in bars:
            before = said_of(session, loaded, sample)[index]
            text = f"{100 * before:.1f} → {100 * expected[index]:.1f} %"
            assert bars[name].text == text
    assert np.array_equal(view.after.values[~mask], sample[~mask])
    assert view.after.heat is not None
    assert view.canvas.heat is None, "the image that is painted on stays as it is"


def test_strokes_are_taken_back_one_by_one_or_all(panel, session, loaded, qtbot):
    view = panel.what_if.erase.view
    canvas = view.canvas
    stroke(qtbot, canvas, (5, 5), (5, 10))
    first = canvas.mask.copy()
    stroke(qtbot, canvas, (20, 5), (20, 20))
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert np.array_equal(canvas.mask, first)
    stroke(qtbot, canvas, (5, 5), (5, 6), RIGHT)
    assert canvas.mask.sum() < first.sum()
    QTest.keyClick(canvas, Qt.Key.Key_Delete)
    session.bridge.work()
    assert not canvas.mask.any()
    assert view.sentence.text().startswith("The answer stays")
    QTest.mouseClick(view.undo_button, LEFT)
    assert canvas.mask.any(), "also that is taken back"
    QTest.mouseClick(view.reset_button, LEFT)
    assert not canvas.mask.any()
    assert not session.history.can_undo, "strokes are no steps of the project"


def test_another_sample_begins_without_erasing(panel, session, loaded, qtbot):
    canvas = panel.what_if.erase.view.canvas
    stroke(qtbot, canvas, (5, 5), (5, 10))
    session.pick(panel.picker.order.part, 3)
    session.bridge.work()
    assert not canvas.mask.any()
    assert np.array_equal(canvas.values, sample_of(loaded, panel))
    assert session.bridge.asked(Changed)[-1].change is None


def test_the_filling_and_the_width_of_the_brush_are_chosen(panel, session, loaded, qtbot):
    view = panel.what_if.erase.view
    stroke(qtbot, view.canvas, (14, 14), (14, 15))
    small = view.canvas.mask.sum()
    view.canvas.reset()
    view.brush.setValue(50)
    stroke(qtbot, view.canvas, (14, 14), (14, 15))
    assert view.canvas.mask.sum() > 4 * small
    view.fill_box.setCurrentIndex(1)
    view.fill_box.activated.emit(1)
    session.bridge.work()
    assert (view.after.values[view.canvas.mask] == 0).all()


def test_the_slider_disturbs_and_the_curve_has_a_marker_there(panel, session, loaded):
    go_to(panel, panel.what_if.robustness)
    page = panel.what_if.robustness
    view, sample = page.view, sample_of(loaded, panel)
    best = int(said_of(session, loaded, sample).argmax())
    curves = view.plot.curves
    answer = session.bridge.asked(Robustness)[-1].answer(session.bridge.desk)
    assert np.allclose(curves[:, 0], answer.strengths)
    assert np.allclose(curves[:, 1], answer.probabilities[:, best])
    others = np.delete(answer.probabilities, best, axis=1).max(axis=1)
    assert np.allclose(curves[:, 2], others)
    view.slider.setFocus()
    QTest.keyClick(view.slider, Qt.Key.Key_End)
    session.bridge.work()
    assert view.strength == disturbances["noise"].highest
    assert np.isclose(view.plot.marker.value(), view.strength)
    expected = np.rint(disturbed(sample, "noise", view.strength)).astype(np.uint8)
    assert np.array_equal(view.after.values, expected)
    assert view.value.text() == "60.0 %"
    QTest.mouseClick(view.reset_button, LEFT)
    session.bridge.work()
    assert np.array_equal(view.after.values, sample)


@pytest.mark.parametrize("kind", disturbances)
def test_every_disturbance_begins_at_nothing(panel, session, loaded, kind):
    go_to(panel, panel.what_if.robustness)
    view = panel.what_if.robustness.view
    index = list(disturbances).index(kind)
    view.kind_box.setCurrentIndex(index)
    view.kind_box.activated.emit(index)
    session.bridge.work()
    assert view.kind == kind
    assert view.strength == 0
    assert len(view.plot.curves)
    assert session.bridge.asked(Robustness)[-1].kind == kind
    view.plot.chosen.emit(disturbances[kind].highest / 2)
    assert np.isclose(view.strength, disturbances[kind].highest / 2, rtol=0.02)


def test_an_attack_succeeds_where_it_says_and_the_slider_shows_it(panel, session, loaded):
    go_to(panel, panel.what_if.attack)
    view = panel.what_if.attack.view
    attack = view.attack
    assert attack is not None
    assert np.isfinite(attack.smallest)
    assert view.result.text().startswith(f"From epsilon {attack.smallest:.3g} of 255 on")
    assert attack.epsilons[view.slider.value()] >= attack.smallest
    said = said_of(session, loaded, view.values)
    assert said.argmax() != attack.label
    assert "and is" in view.sentence.text()
    change = session.bridge.asked(Changed)[-1].change
    assert isinstance(change, Replace)
    assert change.values is view.values or np.array_equal(change.values, view.values)
    view.slider.setFocus()
    QTest.keyClick(view.slider, Qt.Key.Key_Home)
    session.bridge.work()
    assert np.array_equal(view.after.values, sample_of(loaded, panel))
    assert view.sentence.text().startswith("The answer stays")


def test_the_goal_and_the_method_are_chosen(panel, session, loaded):
    go_to(panel, panel.what_if.attack)
    view = panel.what_if.attack.view
    view.method_box.setCurrentIndex(1)
    view.goal_box.setCurrentIndex(3)
    view.goal_box.activated.emit(3)
    session.bridge.work()
    question = session.bridge.asked(Adversary)[-1]
    assert (question.method, question.goal) == ("pgd", 2)
    label = session.overview.classes[2]
    assert label in view.goal_box.currentText()
    index = int(np.flatnonzero(view.attack.epsilons >= view.attack.smallest)[0])
    assert view.attack.probabilities[index].argmax() == 2


def test_all_words_change_with_the_language(panel, session, loaded, qapp, qtbot):
    pages = (panel.what_if.robustness, panel.what_if.attack)
    for page in pages:
        go_to(panel, page)
    languages = Languages(qapp)
    languages.choose("ru")
    try:
        for page in pages:
            axis = page.view.plot.area.getAxis("left")
            qtbot.waitUntil(lambda axis=axis: axis.labelText == "Вероятность")
        attack = panel.what_if.attack.view
        assert "из 255" in attack.value.text()
        assert attack.result.text().startswith("Начиная с эпсилон")
    finally:
        languages.choose("en")


def test_answers_follow_the_weights_of_a_training(panel, session, loaded, qtbot):
    before = panel.what_if.erase.view.bars.bars[0].text
    network = Network(session.document.network, seed=8)
    session.bridge.desk.put_network(DRAWN, network, 7)
    session.events_arrived.emit(DRAWN, [Batches(1, 7, 7, {"loss": (1.0,)})])

    def is_new():
        session.bridge.work()
        return panel.what_if.erase.view.bars.bars[0].text != before

    qtbot.waitUntil(is_new)


def test_a_network_without_convolution_has_no_heat_but_answers(panel, session, loaded):
    spec = stack(InputLayer(shape=(28, 28, 1)), Flatten(), Dense(units=10, activation="softmax"))
    session.history.push("Network", replace(session.document, network=spec))
    looking.show_network(session)
    session.bridge.work()
    view = panel.what_if.erase.view
    assert view.after.heat is None
    assert view.sentence.text().startswith("The answer stays")
    go_to(panel, panel.what_if.attack)
    assert panel.what_if.attack.view.attack is not None


def test_a_network_that_sees_nothing_resists_every_attack(panel, session, loaded):
    network = session.bridge.desk.network(DRAWN)
    network.flat[...] = 0
    go_to(panel, panel.what_if.attack)
    assert panel.what_if.attack.view.result.text().startswith("No attack up to epsilon 64")


def test_the_features_of_a_row_are_set_and_put_back(panel, session):
    loaded = looking.open_experiment(session, looking.experiments()["iris"])
    session.bridge.work()
    panel.tabs.setCurrentWidget(panel.what_if)
    session.bridge.work()
    page = panel.what_if.row
    row = sample_of(loaded, panel)
    assert np.allclose(page.table.values, row)
    slider = page.table._rows[2].slider
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_End)
    session.bridge.work()
    values = page.table.values
    assert values[2] != row[2]
    x = loaded.preparation.apply(np.stack([row, values]))
    before, after = probabilities(session.bridge.desk.network(DRAWN), x, REFERENCE, 3)
    texts = {bar.name: bar.text for bar in page.bars.bars}
    for index, name in enumerate(loaded.dataset.classes):
        assert texts[name] == f"{100 * before[index]:.1f} → {100 * after[index]:.1f} %"
    QTest.mouseClick(page.reset_button, LEFT)
    assert np.allclose(page.table.values, row)


def test_regression_tells_values(panel, session):
    looking.open_experiment(session, looking.experiments()["sine"])
    session.bridge.work()
    panel.tabs.setCurrentWidget(panel.what_if)
    session.bridge.work()
    page = panel.what_if.row
    assert not page.bars.isVisible()
    assert "→" in page.sentence.text()


def test_what_is_seen_is_written(panel, session, loaded, qtbot, tmp_path):
    view = panel.what_if.erase.view
    stroke(qtbot, view.canvas, (8, 6), (8, 20))
    view.export_png(tmp_path / "a.png", 256)
    view.export_npz(tmp_path / "a.npz")
    view.export_csv(tmp_path / "a.csv")
    assert (tmp_path / "a.png").read_bytes()[:4] == b"\x89PNG"
    with np.load(tmp_path / "a.npz") as file:
        assert set(file.files) == {
            "image", "changed", "before", "after", "heat_before", "heat_after"
        }  # fmt: skip
        assert np.array_equal(file["changed"], view.after.values)
    lines = (tmp_path / "a.csv").read_text().splitlines()
    assert lines[0] == "class,before,after"
    assert len(lines) == 11
    go_to(panel, panel.what_if.robustness)
    assert panel.what_if.robustness.view.after.heat is None, "not unless it is wanted"
    QTest.mouseClick(panel.what_if.robustness.view.heat, LEFT)
    session.bridge.work()
    assert panel.what_if.robustness.view.after.heat is not None
    assert panel.what_if.robustness.view.before.heat is not None
    plot = panel.what_if.robustness.view.plot
    plot.export_png(tmp_path / "b.png")
    plot.export_csv(tmp_path / "b.csv")
    assert len((tmp_path / "b.csv").read_text().splitlines()) == 1 + len(plot.curves)


def test_large_networks_get_their_curve_with_progress_and_again_with_new_weights(
    panel, session, loaded, monkeypatch, qtbot
):
    pages = "app.panels.inside_panel.what_if_pages"
    monkeypatch.setattr(f"{pages}.is_quick", lambda summary, count: False)
    QTest.mouseClick(panel.what_if.buttons[2], LEFT)
    view = panel.what_if.robustness.view
    assert view.progress.isVisible()
    session.bridge.work()
    assert not view.progress.isVisible()
    before = view.plot.curves.copy()
    network = Network(session.document.network, seed=8)
    session.bridge.desk.put_network(DRAWN, network, 7)
    session.events_arrived.emit(DRAWN, [Batches(1, 7, 7, {"loss": (1.0,)})])

    def is_new():
        session.bridge.work()
        return not np.array_equal(view.plot.curves, before)

    qtbot.waitUntil(is_new)
    go_to(panel, panel.what_if.attack)
    assert session.bridge.asked(Adversary)[-1].points == 9


def test_sequences_say_that_they_cannot_be_changed_here(panel, session):
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
    panel.tabs.setCurrentWidget(panel.what_if)
    session.bridge.work()
    assert panel.what_if.row.trouble.text().startswith("Only images and rows of tables")
    assert not panel.what_if.row.table.isVisible()
    QTest.mouseClick(panel.bench.pin_button, LEFT)
    session.bridge.work()
    (card,) = panel.bench.strip.cards
    assert np.isfinite(float(card.said)), "they can be pinned all the same"
