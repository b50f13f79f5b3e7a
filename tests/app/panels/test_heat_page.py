"""The page of heat maps, by mouse and keys, with answers of a real network."""

import csv
import math

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.panels.inside_panel import InsidePanel
from app.session import DRAWN, Session
from app.theme.colour_maps import colour_table
from app.viewers.map_card import METHODS
from app.widgets.pixels import added
from engine.explain.methods import GradCAM, Occlusion, Saliency, attributions, explain
from engine.explain.predictions import finished
from engine.explain.trust import Finding, Trust
from engine.kernels.reference import REFERENCE
from engine.service.questions import Attribution, ManyMaps, TrustIn
from tests.app.panels import looking
from tests.app.panels.test_inside_panel import choose, events, go_to, sample_of

LEFT = Qt.MouseButton.LeftButton


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
def network(loaded, session):
    return session.bridge.desk.network(DRAWN)


@pytest.fixture
def view(panel, loaded):
    go_to(panel, panel.heat)
    return panel.heat.view


def asked(session):
    return session.bridge.asked(Attribution)


def pick(card, name):
    choose(card.method_box, METHODS.index(name))


def test_every_method_is_offered_with_what_it_shows_and_costs(view):
    box = view.cards[0].method_box
    assert set(METHODS) == set(attributions)
    assert [box.itemText(i) for i in range(2)] == ["Grad-CAM", "Grad-CAM++"]
    tips = {box.itemData(i, Qt.ItemDataRole.ToolTipRole) for i in range(box.count())}
    assert len(tips) == len(METHODS)
    assert all(tips)


@pytest.mark.parametrize("name", METHODS)
def test_each_method_can_be_chosen_and_shows_its_map(view, session, panel, network, loaded, name):
    pick(view.cards[0], name)
    session.bridge.work()
    x = loaded.preparation.apply(sample_of(loaded, panel)[None])
    method = attributions[name]()
    expected = finished(explain(network, x, REFERENCE, method, classes=10))
    assert asked(session)[-1].method == method
    np.testing.assert_allclose(view.overlay.heat, expected.maps[0], rtol=1e-3, atol=1e-4)
    assert view.signed_bar.isVisible() == method.is_signed
    assert view.sentence.text()


def test_settings_of_the_method_are_asked_with(view, session):
    card = view.cards[0]
    pick(card, "Saliency")
    assert "Saliency" in view.form_title.text()
    field = view.form.fields["absolute"]
    assert "Default" in field.toolTip()
    QTest.mouseClick(field.editor, LEFT)
    session.bridge.work()
    assert asked(session)[-1].method == Saliency(absolute=False)
    pick(card, "GradCAM")
    assert not view.form.isVisible()


def test_the_score_after_softmax_can_be_asked_for(view, session):
    choose(view.controls.score_box, 1)
    session.bridge.work()
    assert not asked(session)[-1].before_activation
    choose(view.controls.score_box, 0)
    session.bridge.work()
    assert asked(session)[-1].before_activation


def test_up_to_four_methods_stand_side_by_side(view, session):
    for _ in range(3):
        QTest.mouseClick(view.add_button, LEFT)
        session.bridge.work()
    assert not view.add_button.isEnabled()
    assert len({card.method.registered_name for card in view.cards}) == 4
    assert all(card.image.heat is not None for card in view.cards)
    QTest.mouseClick(view.cards[1].close_button, LEFT)
    assert [card.method.registered_name for card in view.cards][:2] == [METHODS[0], METHODS[2]]
    QTest.mouseClick(view.add_button, LEFT)
    session.bridge.work()
    assert len(view.cards) == 4
    assert all(card.image.heat is not None for card in view.cards)


def test_a_long_method_is_asked_once_while_it_trains(view, session, qtbot):
    pick(view.cards[0], "Occlusion")
    session.bridge.work()
    before = len(asked(session))
    qtbot.wait(250)
    events(session, 1)
    session.bridge.work()
    assert len(asked(session)) == before
    QTest.mouseClick(view.cards[0].again_button, LEFT)
    session.bridge.work()
    assert len(asked(session)) == before + 1


def test_a_long_method_can_be_given_up(view, session, panel):
    card = view.cards[0]
    pick(card, "Occlusion")
    sent = session.bridge.sent[-1]
    assert sent.message.method == Occlusion()
    session.bridge.progressed.emit(sent.ticket, 3, 10)
    assert card.progress.isVisible()
    assert card.progress.bar.value() == 300
    QTest.mouseClick(card.progress.cancel_button, LEFT)
    assert sent.ticket in session.bridge.cancelled


def test_the_badge_tests_the_map_when_asked(view, session):
    badge = view.cards[0].badge
    assert not session.bridge.asked(TrustIn)
    badge.button.setFocus()
    QTest.keyClick(badge.button, Qt.Key.Key_Space)
    (question,) = session.bridge.asked(TrustIn)
    assert question.asked == asked(session)[-1]
    session.bridge.progressed.emit(session.bridge.sent[-1].ticket, 400, 1000)
    assert "40 %" in badge.button.text()
    session.bridge.work()
    assert badge.button.text() in ("Passes the tests", "Doubtful", "Not to be believed")
    assert badge.reasons.isVisible()
    pick(view.cards[0], "LayerCAM")
    assert badge.button.text() == "Test this map"
    assert not badge.reasons.isVisible()


def test_a_quick_map_is_tested_by_itself_when_it_stands_still(view, session, panel, monkeypatch):
    monkeypatch.setattr("app.panels.inside_panel.heat_page._QUICK", 0)
    pick(view.cards[0], "Saliency")
    session.bridge.work()
    panel.heat.one._rest.timeout.emit()
    assert not session.bridge.asked(TrustIn)  # that map was not quick
    monkeypatch.setattr("app.panels.inside_panel.heat_page._QUICK", math.inf)
    pick(view.cards[0], "LayerCAM")
    session.bridge.work()
    assert panel.heat.one._rest.isActive()
    session.running = DRAWN
    panel.heat.one._rest.timeout.emit()
    assert not session.bridge.asked(TrustIn)  # the network trains
    session.running = ""
    panel.heat.one._rest.timeout.emit()
    (question,) = session.bridge.asked(TrustIn)
    assert question.asked == asked(session)[-1]
    session.bridge.work()
    badge = view.cards[0].badge
    assert badge.is_tested
    assert badge.reasons.isVisible() == (badge.button.text() != "Passes the tests")
    panel.heat.one._rest.timeout.emit()
    assert len(session.bridge.asked(TrustIn)) == 1  # once is enough
    pick(view.cards[0], "Occlusion")
    panel.heat.one._rest.timeout.emit()
    assert len(session.bridge.asked(TrustIn)) == 1  # a long one waits for the button


def test_the_reasons_are_whole_sentences_with_their_numbers(view):
    badge = view.cards[0].badge
    findings = [
        Finding("random weights", "red", 0.93, 0.5),
        Finding("deletion", "green", 0.2, 0.4),
        Finding("insertion", "amber", 0.3, 0.35),
        Finding("agreement", "amber", 0.1, 0.2),
    ]
    badge.show_trust(Trust.of(findings))
    assert badge.button.text() == "Not to be believed"
    lines = badge.reasons.text().split("\n")
    assert len(lines) == 4
    assert "0.93" in lines[0]
    assert "area 0.20, random 0.40" in lines[1]
    badge.show_trust(Trust.of([Finding("no gradient", "red")]))
    assert "gradients are zero" in badge.reasons.text()


def test_a_badge_of_older_weights_is_taken_back(view, session, qtbot):
    badge = view.cards[0].badge
    QTest.mouseClick(badge.button, LEFT)
    session.bridge.work()
    session.bridge.desk.put_network(DRAWN, session.bridge.desk.network(DRAWN), step=9)
    events(session, 9)

    def is_taken_back():
        session.bridge.work()
        return badge.button.text() == "Test this map"

    qtbot.waitUntil(is_taken_back)


def test_heat_is_added_as_in_the_book(view, session, panel, loaded):
    QTest.mouseClick(view.controls.book_button, LEFT)
    session.bridge.work()
    question = asked(session)[-1]
    assert question.method == GradCAM()
    assert not question.before_activation
    assert view.controls.opacity.value() == 40
    heat, image = view.overlay.heat, sample_of(loaded, panel)
    jet = colour_table("jet")[np.trunc(255 * heat).astype(int)]
    expected = np.minimum(np.rint(0.4 * jet + image), 255)
    picture = view.overlay.picture(28)
    for row, column in ((0, 0), (14, 14), (9, 20)):
        assert picture.pixelColor(column, row).getRgb()[:3] == tuple(expected[row, column])


def test_adding_cuts_off_above_255():
    table = colour_table("jet")
    made = added(np.full((1, 2), 250, np.uint8), np.array([[0.0, 1.0]]), table, 0.4)
    # jet begins with (0, 0, 128) and ends with (128, 0, 0)
    assert made.tolist() == [[[250, 250, 255], [255, 250, 250]]]


def test_maps_are_saved_as_pictures_and_numbers(view, session, tmp_path):
    QTest.mouseClick(view.add_button, LEFT)
    session.bridge.work()
    button = view.export_button
    for kind in ("png", "npz", "csv"):
        button.write(kind, tmp_path / f"maps.{kind}")
    with np.load(tmp_path / "maps.npz") as file:
        assert set(file) == {"image", "GradCAM", "GradCAMPlusPlus"}
        assert np.array_equal(file["GradCAM"], view.overlay.heat)
    with open(tmp_path / "maps.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 28 * 28
    assert float(rows[29]["GradCAM"]) == pytest.approx(view.overlay.heat[1, 1], abs=1e-6)
    small = (tmp_path / "maps.png").stat().st_size
    next(a for a in button._sizes.actions() if a.data() == 1024).trigger()
    button.write("png", tmp_path / "large.png")
    assert (tmp_path / "large.png").stat().st_size > small


def test_saving_proposes_three_kinds(view):
    assert set(view.export_button.entries) == {"png", "csv", "npz"}


@pytest.fixture
def many(panel, view, session):
    QTest.mouseClick(panel.heat.buttons[1], LEFT)
    session.bridge.work()
    return panel.heat.many


def test_many_images_are_those_around_the_sample(panel, many, session):
    (question,) = session.bridge.asked(ManyMaps)
    assert question.places == panel.picker.order.around(24)
    assert question.method == GradCAM()
    assert many.grid.count == 24


def test_a_method_and_a_class_can_be_chosen_for_all(many, session):
    choose(many.method_box, 1)
    choose(many.class_box, 5)
    session.bridge.work()
    question = session.bridge.asked(ManyMaps)[-1]
    assert (question.method.registered_name, question.target) == (METHODS[1], 4)
    assert not question.method.is_long
    assert (many._answer.targets == 4).all()


def test_a_double_click_looks_at_that_image(panel, many, session):
    place = many._answer.places[5]
    many.grid.image_activated.emit(5)
    session.bridge.work()
    assert panel.picker.order.place == place


def test_many_maps_are_saved_as_picture_and_numbers(many, tmp_path):
    many._png(tmp_path / "a.png")
    many._npz(tmp_path / "a.npz")
    with np.load(tmp_path / "a.npz") as saved:
        assert saved["heats"].shape == (24, 28, 28)
        assert saved["places"].tolist() == list(many._answer.places)
    assert (tmp_path / "a.png").stat().st_size > 1000
