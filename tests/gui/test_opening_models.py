"""Models of Keras are opened in the real window, looked at with data, and trained on."""

import shutil

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from app.dialogs.known_network import KnownNetworkDialog
from app.dialogs.model_dialog import ModelDialog
from app.panels.training_panel import TrainingPanel
from engine.io.keras_file import OptimizerState, write_keras
from engine.layers import dense, inputs, shape
from engine.losses import SparseCategoricalCrossentropy
from engine.network.network import Network
from engine.optimizers import Adam
from engine.spec import stack
from engine.training.plan import Plan

COPY, LEFT = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
NO_KEYS = Qt.KeyboardModifier.NoModifier
LAYERS = (
    inputs.InputLayer(shape=(8, 8, 1)),
    shape.Flatten(),
    dense.Dense(units=10, activation="softmax"),
)


def drop(window, path) -> None:
    """Drop a file on the window, with the events that the system sends."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    place = window.rect().center()
    enter = QDragEnterEvent(place, COPY, data, LEFT, NO_KEYS)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(place), COPY, data, LEFT, NO_KEYS))


def read_dialog(hands) -> ModelDialog:
    """Wait until the report is there."""
    dialog = hands.window.findChildren(ModelDialog)[-1]
    hands.until(lambda: dialog.take_button.isEnabled())
    return dialog


@pytest.fixture
def file(tmp_path):
    network = Network(stack(*LAYERS))
    path = tmp_path / "mine.keras"
    write_keras(path, network.spec, network.arrays())
    return path


def test_a_model_dropped_on_the_first_page_begins_a_project(hands, file):
    drop(hands.window, file)
    hands.click(read_dialog(hands).take_button)
    hands.until(lambda: hands.session.is_open and len(hands.session.document.network) == 3)
    assert hands.session.history.undo_label == "Open the model 'mine'"
    assert [card.name for card in hands.session.document.runs] == ["mine"]


def test_a_model_dropped_into_a_laboratory_is_looked_at_trained_on_and_undone(hands, file):
    hands.open_lab("digits")
    before = hands.session.document
    drop(hands.window, file)
    hands.click(read_dialog(hands).take_button)
    opened = hands.session.document.shown_run
    hands.until(lambda: hands.session.subject == opened and hands.session.kept is not None)
    hands.window.show_panel("inside")
    hands.until(lambda: hands.window.inside.isVisible())
    hands.action("step_batch")
    hands.until(lambda: any(r.step for r in hands.session.records.values()))
    record = hands.session.records[hands.session.running]
    assert record.begin_with == opened
    hands.action("stop")
    hands.finish_run()
    hands.session.undo()
    hands.session.undo()
    assert hands.session.document == before


def test_a_real_model_of_2018_is_opened_with_its_description(hands, shared, tmp_path):
    for suffix in (".json", ".h5"):
        shutil.copy(shared / "models" / "keras-h5" / f"cifar10_cnn{suffix}", tmp_path)
    drop(hands.window, tmp_path / "cifar10_cnn.json")
    dialog = read_dialog(hands)
    assert dialog.lines.item(0).text() == "Everything in the file was understood."
    hands.click(dialog.take_button)
    hands.until(lambda: hands.session.is_open and len(hands.session.document.network) == 22)


def test_what_is_no_model_says_so_and_changes_nothing(hands, tmp_path):
    path = tmp_path / "no.h5"
    path.write_bytes(b"\x89HDF\r\n\x1a\n" + bytes(64))
    drop(hands.window, path)
    dialog = hands.window.findChildren(ModelDialog)[-1]
    hands.until(dialog.notice.isVisible)
    hands.click(dialog.close_button)
    assert not hands.session.is_open


def test_the_weights_of_an_opened_model_are_seen_without_data(hands, file):
    drop(hands.window, file)
    hands.click(read_dialog(hands).take_button)
    hands.until(lambda: hands.session.is_open and len(hands.session.document.network) == 3)
    hands.window.show_panel("inside")
    inside = hands.window.inside
    hands.until(inside.filters.view.mosaic.isVisible)
    hands.until(lambda: len(inside.filters.view.mosaic.tiles))
    assert inside.filters.view.layer.name == "dense"
    assert inside.reason.text().startswith("There are no data to look at yet.")


def test_the_optimizer_of_an_opened_model_goes_on_in_the_next_run(hands, tmp_path):
    hands.open_lab("digits")
    network = Network(stack(*LAYERS))
    adam = Adam(learning_rate=0.01)
    slots = {
        "/".join(place.key): {
            name: np.full(place.shape, 0.01, np.float32) for name in adam.slot_names
        }
        for place in network.layout.trainable()
    }
    plan = Plan(optimizer=adam, loss=SparseCategoricalCrossentropy())
    path = tmp_path / "trained.keras"
    state = OptimizerState(slots, 1234)
    write_keras(path, network.spec, network.arrays(), plan=plan, state=state)
    drop(hands.window, path)
    hands.click(read_dialog(hands).take_button)
    part = hands.window.findChild(TrainingPanel).state
    assert part.sentence.text() == "Continues with the state of Adam at step 1,234."
    hands.until(lambda: hands.session.overview is not None)
    hands.action("step_batch")
    hands.until(lambda: any(r.step for r in hands.session.records.values()))
    hands.action("stop")
    hands.finish_run()
    (run,) = [r for r in hands.session.records.values() if r.updates_before]
    arrays, facts = hands.session.archive.resume_state(run.id)
    assert (facts["updates_before"], facts["step"]) == (1234, 1)
    row = arrays["slots/velocity"]  # 0.999 of what it was, and a thousandth of a square more
    assert row.max() >= 0.00999
    assert row[: network.layout.trainable()[0].stop].min() >= 0.00999


def test_a_known_network_is_taken_without_weights(hands):
    hands.action("known_network")
    dialog = hands.window.findChildren(KnownNetworkDialog)[-1]
    dialog.network.setCurrentText("MobileNet")
    hands.click(dialog.take_button)
    hands.until(lambda: hands.session.is_open and len(hands.session.document.network) > 80)
    assert hands.session.history.undo_label == "Open the model 'MobileNet'"
    assert hands.session.document.runs == ()
