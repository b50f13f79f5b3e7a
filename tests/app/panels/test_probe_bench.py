"""Pinned inputs in the inside panel, by mouse, keys, clipboard and drag and drop."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMenu

from app.commands import probes as commands
from app.panels.inside_panel import InsidePanel
from app.session import DRAWN, Session
from engine.data.probe import MOST_PROBES, DataPlace
from engine.errors import UnexpectedError
from engine.explain.predictions import probabilities
from engine.kernels.reference import REFERENCE
from engine.layers.dense import Dense
from engine.layers.inputs import InputLayer
from engine.layers.shape import Flatten
from engine.network.network import Network
from engine.service.questions import Attribution, Bench, FromData, Given, PickPicture
from engine.spec import stack
from engine.training.events import Batches
from tests.app.mouse import drag
from tests.app.panels import looking

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
def strip(panel, loaded):
    return panel.bench.strip


def click(strip, index):
    QTest.mouseClick(strip, LEFT, pos=strip.place_of(index).center())


def pin(panel, place=None):
    """Pin a sample of the part that is browsed with the button."""
    if place is not None:
        panel._session.pick(panel.picker.order.part, place)
        panel._session.bridge.work()
    QTest.mouseClick(panel.bench.pin_button, LEFT)
    panel._session.bridge.work()


def said_of(session, loaded, values):
    x = loaded.preparation.apply(values[None])
    return probabilities(session.bridge.desk.network(DRAWN), x, REFERENCE, 10)[0]


def row_of(loaded, place):
    _, _, rows = loaded.part("validation")
    return int(rows[place])


def test_without_probes_the_bench_says_what_they_are_for(panel, strip):
    assert panel.bench.hint.isVisible()
    assert "up to 16 inputs" in panel.bench.hint.text()
    assert not strip.isVisible()


def test_a_pinned_sample_has_a_card_with_what_the_network_says(panel, session, loaded, strip):
    pin(panel, 4)
    row = row_of(loaded, 4)
    what = DataPlace(loaded.choice.source, "all", row)
    assert [probe.what for probe in session.document.probes] == [what]
    said = said_of(session, loaded, loaded.dataset.x[row])
    best = int(said.argmax())
    (card,) = strip.cards
    assert card.said == loaded.dataset.classes[best]
    assert card.share == f"{100 * said[best]:.1f} %"
    assert card.is_right == (best == loaded.dataset.y[row])
    assert np.array_equal(card.picture, loaded.dataset.x[row])
    assert f"Sample {row + 1}" in card.name
    session.undo()
    assert not strip.cards
    session.redo()
    assert strip.cards


def test_a_click_on_a_card_shows_it_on_every_page(panel, session, loaded, strip):
    pin(panel, 4)
    pin(panel, 2)
    click(strip, 0)
    session.bridge.work()
    picture = FromData(loaded.choice, "all", row_of(loaded, 4))
    values = loaded.dataset.x[picture.place]
    assert strip.current == 0
    assert np.array_equal(panel.picker.image.values, values)
    assert panel.picker.position.text() == "Probe"
    panel.tabs.setCurrentWidget(panel.heat)
    session.bridge.work()
    assert session.bridge.asked(Attribution)[-1].picture == picture
    assert np.array_equal(panel.heat.view.image.values, values)
    click(strip, 0)  # once more looks away
    session.bridge.work()
    assert strip.current == -1
    assert np.array_equal(panel.picker.image.values, loaded.dataset.x[row_of(loaded, 2)])


def test_picking_a_sample_looks_away_from_the_probe(panel, session, loaded, strip):
    pin(panel, 4)
    click(strip, 0)
    session.bridge.work()
    session.pick("validation", 7)
    session.bridge.work()
    assert strip.current == -1
    assert np.array_equal(panel.picker.image.values, loaded.dataset.x[row_of(loaded, 7)])
    assert panel.bench.pin_button.isEnabled()


def test_predictions_follow_the_weights_and_another_cut_keeps_the_probes(
    panel, session, loaded, strip, qtbot
):
    pin(panel, 4)
    row = row_of(loaded, 4)
    click(strip, 0)
    session.bridge.work()
    network = Network(session.document.network, seed=9)
    session.bridge.desk.put_network(DRAWN, network, 3)
    session.events_arrived.emit(DRAWN, [Batches(1, 3, 3, {"loss": (1.0,)})])

    def is_new():
        session.bridge.work()
        said = said_of(session, loaded, loaded.dataset.x[row])
        return strip.cards[0].share == f"{100 * said.max():.1f} %"

    qtbot.waitUntil(is_new)
    other = replace(loaded.choice, split=replace(loaded.choice.split, seed=5))
    document = replace(session.document, choice=other)
    looking.open_experiment(session, document)
    session.bridge.work()
    assert np.array_equal(strip.cards[0].picture, loaded.dataset.x[row])
    assert np.array_equal(panel.picker.image.values, loaded.dataset.x[row]), "still looked at"


def test_the_17th_probe_is_refused_with_a_sentence(panel, session, loaded, strip):
    document = session.document
    for row in range(MOST_PROBES):
        document = commands.pin_sample(document, row, False)
    session.apply("Pin", document)
    session.bridge.work()
    _, _, rows = loaded.part("validation")
    pin(panel, int(np.flatnonzero(rows >= MOST_PROBES)[0]))
    assert len(strip.cards) == MOST_PROBES
    assert panel.bench.trouble.text() == "There is room for 16 probes. Unpin one of them first."


def test_keys_choose_move_rename_and_unpin(panel, session, loaded, strip):
    for place in (1, 2, 3):
        pin(panel, place)
    rows = [row_of(loaded, place) for place in (1, 2, 3)]
    order = lambda: [probe.what.place for probe in session.document.probes]  # noqa: E731
    strip.setFocus()
    QTest.keyClick(strip, Qt.Key.Key_End)
    assert strip.current == 2
    QTest.keyClick(strip, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert order() == [rows[0], rows[2], rows[1]]
    assert strip.current == 1, "the same probe is looked at"
    QTest.keyClick(strip, Qt.Key.Key_F2)
    QTest.keyClicks(strip.edit, "my stop sign")
    QTest.keyClick(strip.edit, Qt.Key.Key_Return)
    session.bridge.work()
    assert session.document.probes[1].name == "my stop sign"
    assert panel.picker.truth.text() == "my stop sign"
    strip.setFocus()
    QTest.keyClick(strip, Qt.Key.Key_Delete)
    assert order() == [rows[0], rows[1]]
    assert strip.current == -1
    assert session.history.undo_label == "Unpin a probe"
    session.undo()
    session.undo()
    session.undo()
    assert order() == rows
    assert [probe.name for probe in session.document.probes] == ["", "", ""]


def test_p_pins_and_escape_looks_away(panel, session, loaded, strip):
    panel.picker.strip.setFocus()
    QTest.keyClick(panel.picker.strip, Qt.Key.Key_P)
    session.bridge.work()
    assert len(strip.cards) == 1
    click(strip, 0)
    assert strip.current == 0
    strip.setFocus()
    QTest.keyClick(strip, Qt.Key.Key_Escape)
    assert strip.current == -1


def test_a_card_is_dragged_to_another_place(panel, session, loaded, strip, qtbot):
    for place in (1, 2, 3):
        pin(panel, place)
    before = [probe.id for probe in session.document.probes]
    start, end = strip.place_of(0).center(), strip.place_of(2).center() + QPoint(20, 0)
    drag(qtbot, strip, start, (start + end) / 2, end, button=LEFT)
    assert [probe.id for probe in session.document.probes] == [before[1], before[2], before[0]]


def picture_file(folder, name, grey):
    image = QImage(28, 28, QImage.Format.Format_Grayscale8)
    image.fill(grey)
    path = folder / name
    assert image.save(str(path))
    return path


def test_dropped_files_are_pinned_by_their_names_and_shown(panel, session, loaded, strip, tmp_path):
    data = QMimeData()
    paths = [picture_file(tmp_path, "a.png", 90), picture_file(tmp_path, "b.png", 200)]
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier
    )
    panel.bench.dropEvent(event)
    session.bridge.work()
    assert [probe.name for probe in session.document.probes] == ["a", "b"]
    for probe, grey in zip(session.document.probes, (90, 200), strict=True):
        assert (probe.what.array() == grey).all()
    assert strip.current == 1
    assert (panel.picker.image.values == 200).all()
    assert panel.picker.truth.text() == "b"
    assert isinstance(session.bridge.asked(Bench)[-1].pictures[1], Given)


def test_a_picture_from_the_clipboard_is_pinned(panel, session, loaded, strip):
    image = QImage(28, 28, QImage.Format.Format_Grayscale8)
    image.fill(33)
    QGuiApplication.clipboard().setImage(image)
    panel.picker.strip.setFocus()
    QTest.keyClick(panel.picker.strip, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    session.bridge.work()
    (probe,) = session.document.probes
    assert (probe.what.array() == 33).all()
    assert probe.name == "Pasted"


def test_files_are_chosen_in_a_dialog(panel, session, loaded, strip, tmp_path):
    QTest.mouseClick(panel.bench.files_button, LEFT)
    dialog = panel.bench.findChildren(QFileDialog)[-1]
    paths = [picture_file(tmp_path, "a.png", 90), picture_file(tmp_path, "b.png", 200)]
    dialog.filesSelected.emit([str(path) for path in paths])
    dialog.close()
    session.bridge.work()
    assert [probe.name for probe in session.document.probes] == ["a", "b"]


def test_a_file_that_is_no_picture_costs_a_sentence(panel, session, loaded, strip, tmp_path):
    (tmp_path / "no.png").write_text("no picture")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "no.png"))])
    assert panel.bench.pins.take(data)
    session.bridge.work()
    assert not session.document.probes
    assert panel.bench.trouble.isVisible()
    assert session.bridge.asked(PickPicture)


def test_probes_of_other_data_stay_and_say_why_they_are_grey(panel, session, loaded, strip):
    pin(panel, 4)
    document = commands.pin_values(session.document, np.zeros((8, 8, 1), np.uint8), "small")
    iris = looking.experiments()["iris"]
    looking.open_experiment(session, replace(iris, probes=document.probes))
    session.bridge.work()
    problems = [card.problem for card in strip.cards]
    assert problems[0].startswith("This probe is a sample of other data.")
    assert "(8, 8, 1)" in problems[1]
    assert "(4,)" in problems[1]
    click(strip, 0)
    assert strip.current == -1
    assert panel.bench.trouble.text() == problems[0]
    QTest.mouseClick(panel.bench.pin_button, LEFT)
    session.bridge.work()
    assert [card.problem == "" for card in strip.cards] == [False, False, True]
    assert strip.cards[2].said in loaded_classes(session)


def loaded_classes(session):
    return session.overview.classes


def test_a_probe_that_the_network_cannot_take_says_why(panel, session, loaded, strip):
    pin(panel, 4)
    spec = stack(InputLayer(shape=(28, 28, 3)), Flatten(), Dense(units=10))
    session.bridge.desk.put_network(DRAWN, Network(spec), 0)
    session.subject_changed.emit(DRAWN)
    session.bridge.work()
    assert "(28, 28, 3)" in strip.cards[0].problem


def test_regression_shows_the_value(panel, session, strip):
    looking.open_experiment(session, looking.experiments()["sine"])
    session.bridge.work()
    pin(panel)
    assert np.isfinite(float(strip.cards[0].said))
    assert strip.cards[0].share == ""


def test_an_error_of_the_engine_is_told_once(panel, session, loaded, strip):
    session.bridge.sent.clear()
    session.bridge._done = 0
    session.apply("Pin", commands.pin_sample(session.document, 3, False))
    while session.bridge.sent:
        session.bridge.sent.pop(0).failed(UnexpectedError(kind="X", detail="y"))
    assert "Something unexpected" in panel.bench.trouble.text()


def test_the_menu_of_a_card_unpins_and_renames(panel, session, loaded, strip):
    pin(panel, 4)
    for index in (0, 1):
        strip.menu_wanted.emit(0, strip.mapToGlobal(strip.place_of(0).center()))
        menu = panel.bench.findChildren(QMenu)[-1]
        entry = menu.actions()[index]
        QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(entry).center())
        if index == 0:
            assert strip.edit.isVisible()
            QTest.keyClick(strip.edit, Qt.Key.Key_Return)
    assert not session.document.probes


def test_a_large_network_is_asked_one_question_at_a_time(
    panel, session, loaded, strip, monkeypatch
):
    monkeypatch.setattr("app.panels.inside_panel.bench.is_quick", lambda summary, count: False)
    pin(panel, 4)
    assert strip.cards[0].share
    count = len(session.bridge.asked(Bench))
    network = Network(session.document.network, seed=9)
    session.bridge.desk.put_network(DRAWN, network, 3)
    for step in (3, 4, 5):
        session.events_arrived.emit(DRAWN, [Batches(1, step, step, {"loss": (1.0,)})])
    assert len(session.bridge.asked(Bench)) == count + 1
    session.bridge.work()
    said = said_of(session, loaded, loaded.dataset.x[row_of(loaded, 4)])
    assert strip.cards[0].share == f"{100 * said.max():.1f} %"
