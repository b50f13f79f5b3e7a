"""Models from files are read, told, and taken over in one step."""

import json
import shutil

import h5py
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from shiboken6 import isValid

from app import theme
from app.commands import models
from app.dialogs.model_dialog import ModelDialog
from app.models.model_texts import report_lines
from app.records import IMPORTED
from app.session import Session
from engine.errors import Cancelled, ModelDamaged
from engine.io.keras_file import write_keras
from engine.io.model_report import Finding, ModelFile, ModelReport, StoredLayer
from engine.layers import dense, inputs
from engine.losses import CategoricalCrossentropy
from engine.network.network import Network
from engine.optimizers import Adam
from engine.service.questions import OpenModel
from engine.spec import stack
from engine.training.plan import Plan
from tests.app.desk_bridge import DeskBridge

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def bridge(qapp):
    return DeskBridge()


@pytest.fixture
def session(bridge):
    return Session(bridge)


@pytest.fixture
def dialog(qtbot, session):
    dialog = ModelDialog(session)
    dialog.show()
    qtbot.waitExposed(dialog)
    yield dialog
    if isValid(dialog):
        dialog.close()


@pytest.fixture
def network():
    return Network(stack(inputs.InputLayer(shape=(4,)), dense.Dense(units=3, activation="softmax")))


@pytest.fixture
def file(tmp_path, network):
    path = tmp_path / "iris.keras"
    plan = Plan(optimizer=Adam(learning_rate=0.02), loss=CategoricalCrossentropy())
    write_keras(path, network.spec, network.arrays(), plan=plan)
    return path


def texts(dialog) -> list[str]:
    return [dialog.lines.item(row).text() for row in range(dialog.lines.count())]


def figures(dialog) -> dict[str, str]:
    cells = [dialog.figures.itemAt(i).widget().text() for i in range(dialog.figures.count())]
    return dict(zip(cells[::2], cells[1::2], strict=True))


def test_a_model_is_told_before_it_is_taken_over(dialog, bridge, file):
    dialog.read(file)
    assert dialog.progress.isVisible()
    bridge.work()
    assert not dialog.progress.isVisible()
    assert figures(dialog)["Parameters"] == "15"
    assert figures(dialog)["Optimizer"] == "Adam"
    assert figures(dialog)["Loss"] == "CategoricalCrossentropy"
    assert texts(dialog)[0] == "Everything in the file was understood."
    assert dialog.layers.topLevelItem(1).text(1) == "Dense"


def test_a_model_becomes_network_plan_and_run_in_one_step(qtbot, dialog, bridge, session, file):
    dialog.read(file)
    bridge.work()
    before = session.document
    with qtbot.waitSignal(dialog.taken) as caught:
        QTest.mouseClick(dialog.take_button, LEFT)
    run_id = models.take(session, *caught.args, "Open the model 'iris'")
    document = session.document
    assert document.begin_with == document.shown_run == run_id
    assert document.run(run_id).name == "iris"
    assert document.plan.optimizer == Adam(learning_rate=0.02)
    assert document.plan.epochs == before.plan.epochs
    assert session.records[run_id].state == IMPORTED
    assert session.records[run_id].has_weights
    session.undo()
    assert session.document == before


def test_the_weights_are_kept_in_the_project_and_found_again(tmp_path, session, file, network):
    from engine.io import read_model

    session.create(tmp_path / "p.lamina", session.document)
    run_id = models.take(session, read_model(file), "iris", "Open the model 'iris'")
    session.close()
    session.open(tmp_path / "p.lamina")
    try:
        record, arrays = session.records[run_id], session.weights_of(run_id)
        assert (record.state, record.choice) == (IMPORTED, None)
        kernel = network.arrays()["n1/kernel"]
        (name,) = [key for key in arrays if key.endswith("/kernel")]
        assert (arrays[name] == kernel).all()
    finally:
        session.close()


def test_what_was_not_understood_is_listed_the_worst_first(qapp):
    error = Finding.of(ModelDamaged(name="a.h5", where="layers"), "layers")
    note = Finding.of(ModelDamaged(name="a.h5", where="loss"), "loss")
    model = ModelFile("h5", "2.2.4", (), ModelReport((error,), (note,)))
    assert [line.level for line in report_lines(model)] == ["error", "warning"]


def test_a_model_with_errors_can_be_looked_at_but_not_taken(dialog, session, qtbot):
    finding = Finding.of(ModelDamaged(name="a.h5", where="layers"), "layers")
    layers = (StoredLayer("dense", "Dense", (("kernel", (4, 3)),)),)
    dialog._on_read(ModelFile("h5", "2.2.4", layers, ModelReport((finding,))))
    assert not dialog.take_button.isEnabled()
    assert dialog.close_button.text() == "Close"
    assert dialog.layers.topLevelItem(0).text(2) == "kernel 4 × 3"
    assert figures(dialog)["Parameters"] == "12"


def test_a_file_that_is_no_model_is_told_in_a_sentence(dialog, bridge, tmp_path):
    path = tmp_path / "no.h5"
    path.write_text("hello")
    dialog.read(path)
    bridge.work()
    assert dialog.notice.isVisible()
    assert "'no.h5'" in dialog.notice.sentence.text()
    assert not dialog.take_button.isEnabled()


def test_reading_can_be_cancelled(dialog, bridge, file):
    dialog.read(file)
    QTest.mouseClick(dialog.progress.cancel_button, LEFT)
    sent = bridge.last(OpenModel)
    assert sent.ticket in bridge.cancelled
    sent.failed(Cancelled())
    assert "Nothing was taken over" in dialog.notice.sentence.text()


def test_weights_alone_ask_for_the_description_of_their_layers(dialog, bridge, tmp_path, qtbot):
    path = tmp_path / "bare.h5"
    with h5py.File(path, "w") as file:
        file.attrs["layer_names"] = []
    dialog.read(path)
    bridge.work()
    assert dialog.notice.action_button.isVisible()
    QTest.mouseClick(dialog.notice.action_button, LEFT)
    chooser = dialog.findChild(QFileDialog)
    qtbot.waitUntil(chooser.isVisible)
    chooser.fileSelected.emit(str(tmp_path / "other.json"))
    assert bridge.last(OpenModel).message == OpenModel(str(path), str(tmp_path / "other.json"))
    chooser.close()


def test_a_description_leads_to_the_weights_beside_it(dialog, bridge, shared, tmp_path):
    for suffix in (".json", ".h5"):
        shutil.copy(shared / "models" / "keras-h5" / f"cifar10_cnn{suffix}", tmp_path)
    dialog.read(tmp_path / "cifar10_cnn.json")
    assert bridge.last(OpenModel).message.path == str(tmp_path / "cifar10_cnn.h5")


def test_a_description_without_weights_asks_for_them(dialog, tmp_path, qtbot, bridge):
    path = tmp_path / "alone.json"
    path.write_text(json.dumps({}))
    dialog.read(path)
    chooser = dialog.findChild(QFileDialog)
    qtbot.waitUntil(chooser.isVisible)
    chooser.fileSelected.emit(str(tmp_path / "w.h5"))
    assert bridge.last(OpenModel).message == OpenModel(str(tmp_path / "w.h5"), str(path))
    chooser.close()


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_the_report_is_shown_in_both_schemes(scheme, dialog, bridge, file, qapp):
    theme.apply(qapp, scheme)
    dialog.read(file)
    bridge.work()
    dialog.section.set_open(True)
    assert dialog.layers.isVisible()
    assert not dialog.grab().isNull()
