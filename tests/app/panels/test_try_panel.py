"""One's own input, by mouse, keys, clipboard and drag and drop."""

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.panels.try_panel import TryPanel
from app.session import DRAWN, Session
from engine.data.readers.errors import NotAPicture
from engine.errors import Cancelled
from engine.explain.predictions import probabilities
from engine.kernels.reference import REFERENCE
from engine.service.questions import (
    Given,
    HeatMap,
    PickPicture,
    PredictFolder,
    PredictFolderAnswer,
    Predictions,
)
from engine.training.events import Batches
from tests.app.mouse import drag
from tests.app.panels import looking

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def session(qapp):
    return Session(looking.LookingBridge())


@pytest.fixture
def panel(qtbot, session):
    return looking.shown(qtbot, TryPanel(session))


@pytest.fixture
def signs(panel, session):
    loaded = looking.open_experiment(session, looking.experiments()["signs"])
    session.bridge.work()
    return loaded


def draw(qtbot, pad):
    """Draw a slanted line with the mouse."""
    width, height = pad.width(), pad.height()
    drag(
        qtbot,
        pad,
        QPoint(width // 4, height // 4),
        QPoint(width // 2, height // 3),
        QPoint(width // 2, 3 * height // 4),
    )


def said_of(session, loaded, values):
    x = loaded.preparation.apply(values[None])
    count = len(loaded.dataset.classes)
    return probabilities(session.bridge.desk.network(DRAWN), x, REFERENCE, count)[0]


def test_without_data_the_panel_says_where_to_choose_them(panel, qtbot):
    with qtbot.waitSignal(panel.wants) as caught:
        QTest.mouseClick(panel.empty.link_button, LEFT)
    assert caught.args == ["data"]


def test_a_drawing_is_predicted_at_once(panel, session, signs, qtbot):
    draw(qtbot, panel.picture.pad)
    session.bridge.work()
    values = panel.seen.values
    ink = np.round(255 * panel.picture.pad.pixels(28, 28)).astype(np.uint8)
    assert np.array_equal(values[..., 0], ink), "bright on dark, like the data"
    said = said_of(session, signs, values)
    best = int(said.argmax())
    assert panel.bars.bars[0].name == signs.dataset.classes[best]
    assert panel.bars.bars[0].text == f"{100 * said[best]:.1f} %"
    assert panel.seen.heat is not None


def test_the_prediction_follows_while_the_mouse_draws(panel, session, signs, qtbot):
    pad = panel.picture.pad
    draw(qtbot, pad)
    asked = session.bridge.asked(HeatMap)
    assert asked, "it does not wait for the button to be let go"


def test_inverting_swaps_dark_and_bright(panel, session, signs, qtbot):
    draw(qtbot, panel.picture.pad)
    before = panel.seen.values.copy()
    QTest.mouseClick(panel.picture.invert, LEFT)
    assert np.abs(panel.seen.values.astype(int) + before - 255).max() <= 1


def test_data_on_bright_ground_get_dark_ink(panel, session, signs, qtbot):
    panel.picture.set_form((28, 28, 3), mean=230.0)
    assert panel.picture.invert.isChecked()
    with qtbot.waitSignal(panel.picture.given) as caught:
        draw(qtbot, panel.picture.pad)
    assert caught.args[0].shape == (28, 28, 3)
    assert caught.args[0].mean() > 128


def test_a_drawing_may_stay_where_it_was_drawn(panel, session, signs, qtbot):
    QTest.mouseClick(panel.picture.centre, LEFT)
    draw(qtbot, panel.picture.pad)
    expected = np.round(255 * panel.picture.pad.pixels(28, 28, False)).astype(np.uint8)
    assert np.array_equal(panel.seen.values[..., 0], expected)


def test_clearing_takes_the_prediction_away(panel, session, signs, qtbot):
    draw(qtbot, panel.picture.pad)
    session.bridge.work()
    QTest.mouseClick(panel.picture.clear_button, LEFT)
    assert panel.bars.bars == []
    assert panel.seen.image.isNull()
    assert "Draw" in panel.heading.text()


def test_without_the_heat_map_only_the_prediction_is_asked(panel, session, signs, qtbot):
    QTest.mouseClick(panel.heat, LEFT)
    draw(qtbot, panel.picture.pad)
    session.bridge.work()
    assert not session.bridge.asked(HeatMap)
    assert session.bridge.asked(Predictions)
    assert panel.seen.heat is None


def answer_picture(session, pixels):
    """Answer the last picture file as the reader process would."""
    sent = session.bridge.last(PickPicture)
    sent.then(Given(session.overview.choice, pixels))
    return sent.message.path


@pytest.fixture
def pixels(rng):
    return rng.integers(0, 256, (28, 28, 1)).astype(np.uint8)


def test_a_dropped_file_is_read_and_predicted(panel, session, signs, pixels):
    panel.picture.tabs.setCurrentIndex(1)
    area, data = panel.picture.area, QMimeData()
    data.setUrls([QUrl.fromLocalFile("/pictures/one.png")])
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(area, QDragEnterEvent(QPoint(5, 5), copy, data, LEFT, none))
    QApplication.sendEvent(area, QDropEvent(QPointF(5, 5), copy, data, LEFT, none))
    assert answer_picture(session, pixels) == "/pictures/one.png"
    assert np.array_equal(panel.seen.values, pixels)
    assert np.array_equal(session.bridge.asked(HeatMap)[-1].picture.values, pixels)


def test_a_pasted_picture_takes_the_way_of_files(panel, session, signs, pixels):
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(image)
    panel.picture.tabs.setCurrentIndex(1)
    panel.picture.area.setFocus()
    QTest.keyClick(panel.picture.area, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    path = session.bridge.last(PickPicture).message.path
    assert QImage(path).size() == image.size()
    answer_picture(session, pixels)
    assert np.array_equal(panel.seen.values, pixels)


def test_a_file_that_is_no_picture_is_told_in_the_panel(panel, session, signs):
    panel.picture.read(["/pictures/text.png"])
    error = NotAPicture(path="/pictures/text.png")
    session.bridge.last(PickPicture).failed(error)
    assert panel.trouble.isVisible()
    assert panel.trouble.text() == str(error)


def test_the_picked_sample_can_be_changed_from_there(panel, session, signs):
    session.pick("test", 3)
    QTest.mouseClick(panel.sample_button, LEFT)
    session.bridge.work()
    x, _, rows = signs.part("test")
    assert np.array_equal(panel.seen.values, x[rows[3]])


def test_values_of_a_table_begin_at_their_means(panel, session):
    loaded = looking.open_experiment(session, looking.experiments()["iris"])
    session.bridge.work()
    means = loaded.dataset.x.mean(axis=0)
    np.testing.assert_allclose(panel.table.values, means, rtol=1e-4)
    said = said_of(session, loaded, panel.table.values)
    best = int(said.argmax())
    assert panel.heading.text() == f"{loaded.dataset.classes[best]} · {100 * said[best]:.1f} %"


def test_typing_a_value_changes_the_prediction(panel, session):
    loaded = looking.open_experiment(session, looking.experiments()["iris"])
    row = panel.table._rows[2]
    row.box.setFocus()
    row.box.selectAll()
    QTest.keyClicks(row.box, "1.5")
    QTest.keyClick(row.box, Qt.Key.Key_Return)
    session.bridge.work()
    assert panel.table.values[2] == pytest.approx(1.5)
    column = session.overview.features[2]
    share = (1.5 - column.minimum) / (column.maximum - column.minimum)
    assert row.slider.value() == pytest.approx(1000 * share, abs=1)
    said = said_of(session, loaded, panel.table.values)
    assert panel.bars.bars[0].text == f"{100 * said.max():.1f} %"


def test_a_slider_moved_by_keys_changes_its_number(panel, session):
    looking.open_experiment(session, looking.experiments()["iris"])
    row = panel.table._rows[0]
    row.slider.setFocus()
    QTest.keyClick(row.slider, Qt.Key.Key_End)
    highest = session.overview.features[0].maximum
    assert panel.table.values[0] == pytest.approx(highest, rel=1e-3)
    assert row.box.value() == pytest.approx(highest, rel=1e-3)


def test_a_regression_tells_its_value(panel, session):
    loaded = looking.open_experiment(session, looking.experiments()["sine"])
    session.bridge.work()
    value = said_of(session, loaded, panel.table.values)[0]
    assert panel.heading.text() == f"y: {value:.5g}"


def test_the_prediction_follows_the_weights_while_they_are_trained(panel, session, qtbot):
    looking.open_experiment(session, looking.experiments()["iris"])
    session.bridge.work()
    asked = len(session.bridge.asked(Predictions))
    qtbot.wait(250)
    session.events_arrived.emit(DRAWN, [Batches(1, 1, 1, {"loss": (1.0,)})])
    assert len(session.bridge.asked(Predictions)) == asked + 1
    session.bridge.work()


def test_a_folder_is_predicted_with_progress_and_its_unreadable_files(
    panel, session, signs, tmp_path
):
    panel.folder.predict(tmp_path, tmp_path / "said.csv")
    sent = session.bridge.last(PredictFolder)
    assert (sent.message.folder, sent.message.table) == (
        str(tmp_path),
        str(tmp_path / "said.csv"),
    )
    session.bridge.progressed.emit(sent.ticket, 30, 120)
    assert panel.folder.progress.text.text() == "30 of 120"
    problem = ("bad.png", "NotAPicture", {"path": "bad.png"})
    sent.then(PredictFolderAnswer(0, str(tmp_path / "said.csv"), 119, 1, (problem,)))
    assert panel.folder.sentence.text() == "'said.csv' is written. Predicted: 119, not readable: 1."
    assert panel.folder.problems.count() == 1
    assert "bad.png" in panel.folder.problems.item(0).text()


def test_the_prediction_of_a_folder_can_be_given_up(panel, session, signs, tmp_path):
    panel.folder.predict(tmp_path, tmp_path / "said.csv")
    sent = session.bridge.last(PredictFolder)
    QTest.mouseClick(panel.folder.progress.cancel_button, LEFT)
    assert sent.ticket in session.bridge.cancelled
    sent.failed(Cancelled())
    assert panel.folder.sentence.text() == "Cancelled."
    assert panel.folder.button.isEnabled()


def test_tables_have_no_pad_and_images_no_sliders(panel, session, signs):
    assert panel.picture.isVisible()
    assert not panel.table_area.isVisible()
    looking.open_experiment(session, looking.experiments()["iris"])
    assert not panel.picture.isVisible()
    assert not panel.folder.isVisible()
    assert panel.table_area.isVisible()


def test_a_drawing_is_pinned_as_a_probe_with_the_very_pixels(panel, session, signs, qtbot):
    assert not panel.pin_button.isEnabled()
    draw(qtbot, panel.picture.pad)
    session.bridge.work()
    QTest.mouseClick(panel.pin_button, LEFT)
    (probe,) = session.document.probes
    assert np.array_equal(probe.what.array(), panel.seen.values)
    assert session.history.undo_label == "Pin a probe"
    QTest.mouseClick(panel.picture.clear_button, LEFT)
    assert not panel.pin_button.isEnabled()


def test_a_row_of_a_table_is_pinned_as_it_was_set(panel, session):
    looking.open_experiment(session, looking.experiments()["iris"])
    session.bridge.work()
    panel.table.set_values(np.array([5, 3, 1.5, 0.25], np.float32))
    QTest.mouseClick(panel.pin_button, LEFT)
    (probe,) = session.document.probes
    assert probe.what.array().tolist() == [5, 3, 1.5, 0.25]
