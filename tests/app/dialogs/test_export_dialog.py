"""The export dialog, with a real mouse and keyboard; at the end with a real engine."""

import gc
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTranslator
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from shiboken6 import isValid

from app import labs
from app.bridge import Bridge
from app.commands.surgery import with_changes
from app.dialogs.export_dialog import ExportDialog
from app.dialogs.model_dialog import ModelDialog
from app.session import DRAWN, Session
from engine.errors import Cancelled, FolderNotWritable, NoNetwork
from engine.explain.surgery import Mute, Scale
from engine.io import read_model
from engine.io.exported import Exported
from engine.service.messages import Load, Place
from engine.service.questions import ExportModel
from tests.app.fakes import overview_of_images
from tests.app.training_runs import open_lab, start, train

WEIGHTS = {"weights": "of the run"}
EXPORTED = Exported(("/somewhere/model.keras",), 1234, 10, 3.1e-7, 1.0)


@pytest.fixture
def session(session, monkeypatch):
    """A session with two trained runs, whose data are in memory."""
    open_lab(session)
    session.overview = replace(overview_of_images((8, 8, 1)), choice=session.document.choice)
    session.engine_state = "ready"
    monkeypatch.setattr(session, "weights_of", lambda run: WEIGHTS if run else {})
    for name in ("Run 1", "Wide: 2/3?"):
        train(session, start(session, name), 2)
    return session


@pytest.fixture
def dialog(session, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(ExportDialog, "_folder", lambda self: tmp_path)
    dialog = ExportDialog(session)
    dialog.show()
    qtbot.waitExposed(dialog)
    yield dialog
    if isValid(dialog):
        dialog.close()


def click(widget) -> None:
    assert widget.isEnabled()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(12, widget.height() // 2))


def type_path(dialog, path) -> None:
    dialog.path.setFocus()
    dialog.path.selectAll()
    QTest.keyClicks(dialog.path, str(path))


def placed(bridge):
    """Let the engine take the weights, and return the question that follows."""
    sent = bridge.last(Place)
    sent.then(())
    return sent.message, bridge.last(ExportModel)


def test_the_model_in_the_viewers_is_proposed_with_a_name_for_its_file(dialog, session, tmp_path):
    assert dialog.model.currentText() == "Wide: 2/3?"
    assert dialog.model.currentData() == session.subject
    assert dialog.file() == tmp_path / "Wide 2 3.keras"
    assert [dialog.model.itemText(i) for i in range(3)] == [
        "Wide: 2/3?",
        "Run 1",
        "The network as it is drawn, not trained",
    ]


def test_a_deleted_run_is_not_offered(dialog, session):
    cards = tuple(replace(c, deleted=c.name == "Run 1") for c in session.document.runs)
    session.apply("Delete", replace(session.document, runs=cards))
    assert [dialog.model.itemText(i) for i in range(dialog.model.count())][:1] == ["Wide: 2/3?"]
    assert dialog.model.count() == 2


def test_a_click_exports_the_chosen_run_and_tells_the_difference(dialog, session, bridge, tmp_path):
    dialog.model.setCurrentIndex(1)
    click(dialog.export_button)
    place, asked = placed(bridge)
    record = session.records[dialog.model.currentData()]
    assert (place.key, place.spec, place.arrays) == ("export", record.spec, WEIGHTS)
    expected = str(tmp_path / "Run 1.keras")
    assert asked.message == ExportModel(
        "export", record.choice, "keras", expected, record.plan, True
    )
    assert not dialog.export_button.isEnabled()
    bridge.progressed.emit(asked.ticket, 1, 3)
    assert dialog.progress.isVisible()
    assert dialog.progress.bar.value() == 333
    asked.then(EXPORTED)
    assert not dialog.progress.isVisible()
    assert dialog.notice.sentence.text() == (
        "'model.keras' is written. Largest difference on 10 samples: 3.1e-07"
    )
    assert dialog.export_button.isEnabled()


def test_an_export_takes_the_changes_of_units_with_it_and_says_so(dialog, session, bridge):
    changes = (Mute("n1", 0), Scale("n1", 1, 2.0))
    run = dialog.model.itemData(1)
    assert not dialog.changes.isVisible()
    session.apply("Mute", with_changes(session.document, run, changes))
    assert not dialog.changes.isVisible()  # those of another run
    dialog.model.setCurrentIndex(1)
    assert dialog.changes.isVisible()
    assert dialog.changes.text().startswith("Changes at work: 2.")
    click(dialog.export_button)
    place, _ = placed(bridge)
    assert place.changes == changes


def test_the_network_as_it_is_drawn_is_exported_with_its_own_weights(dialog, session, bridge):
    dialog.model.setCurrentIndex(dialog.model.findData(DRAWN))
    click(dialog.export_button)
    place, asked = placed(bridge)
    assert (place.spec, place.arrays) == (session.document.network, {})
    assert place.seed == session.document.plan.seed
    assert asked.message.plan == session.document.plan


def test_a_run_that_trains_is_exported_as_it_is_in_the_engine(session, bridge, qtbot):
    run = start(session, "Run 3")
    train(session, run, 1, reason="completed")
    session.running = run
    dialog = ExportDialog(session)
    dialog.show()
    sent = len(bridge.sent)
    click(dialog.export_button)
    assert len(bridge.sent) == sent + 1
    assert bridge.last(ExportModel).message.network == run
    dialog.close()


def test_data_that_are_not_in_memory_are_loaded_first(dialog, session, bridge):
    session.overview = None
    click(dialog.export_button)
    load = bridge.last(Load)
    assert load.message.choice == session.document.choice
    assert not dialog.export_button.isEnabled()
    load.then("overview")
    _, asked = placed(bridge)
    asked.then(EXPORTED)
    assert dialog.notice.isVisible()


def test_the_kind_decides_the_name_and_what_can_be_chosen(dialog, bridge, tmp_path):
    click(dialog.kinds["script"])
    assert dialog.file() == tmp_path / "Wide 2 3.py"
    assert not dialog.takes_raw.isEnabled()
    click(dialog.export_button)
    _, asked = placed(bridge)
    assert (asked.message.kind, asked.message.path) == ("script", str(tmp_path / "Wide 2 3.py"))


def test_a_script_is_offered_only_for_one_input_and_one_output(dialog, session):
    click(dialog.kinds["script"])
    network = labs.lab("stereo").make().network
    session.apply("Two eyes", replace(session.document, network=network))
    dialog.model.setCurrentIndex(dialog.model.findData(DRAWN))
    assert dialog.kind == "keras"
    assert not dialog.kinds["script"].isEnabled()
    assert "one input and one output" in dialog.kinds["script"].toolTip()
    dialog.model.setCurrentIndex(0)
    assert dialog.kinds["script"].isEnabled()


def test_inputs_may_be_left_as_the_network_takes_them(dialog, bridge):
    click(dialog.takes_raw)
    click(dialog.export_button)
    assert placed(bridge)[1].message.takes_raw is False


def test_a_typed_path_stays_and_gets_the_right_ending(dialog, tmp_path):
    type_path(dialog, tmp_path / "my file")
    assert dialog.file() == tmp_path / "my file.keras"
    type_path(dialog, "relative.KERAS")
    assert dialog.file() == tmp_path / "relative.KERAS"
    dialog.model.setCurrentIndex(1)
    assert dialog.path.text() == "relative.KERAS"
    click(dialog.kinds["script"])
    assert dialog.file() == tmp_path / "relative.py"
    type_path(dialog, "~/x.py")
    assert dialog.file() == Path.home() / "x.py"


def test_a_file_that_will_be_replaced_is_told(dialog, tmp_path):
    assert not dialog.replaces.isVisible()
    (tmp_path / "there.keras").touch()
    type_path(dialog, tmp_path / "there.keras")
    assert dialog.replaces.isVisible()


@pytest.mark.parametrize("text", ["", "  ", "/", "..", "a/..", "~nobody-here/x", "x" * 5000])
def test_a_path_without_a_name_is_none(text, dialog):
    dialog.path.setText(text)
    QTest.keyClick(dialog.path, Qt.Key.Key_End)
    QTest.keyClick(dialog.path, Qt.Key.Key_Space)
    assert dialog.export_button.isEnabled() == ("x" in text)


def test_without_a_path_or_an_engine_there_is_nothing_to_click(dialog, session):
    dialog.path.clear()
    QTest.keyClicks(dialog.path, " ")
    assert not dialog.export_button.isEnabled()
    type_path(dialog, "x")
    assert dialog.export_button.isEnabled()
    session.engine_state = "lost"
    session.engine_changed.emit("lost")
    assert not dialog.export_button.isEnabled()


def test_the_folder_is_chosen_in_the_dialog_of_the_system(dialog, tmp_path, qtbot):
    click(dialog.browse_button)
    chooser = dialog.findChild(QFileDialog)
    qtbot.waitUntil(chooser.isVisible)
    chooser.fileSelected.emit(str(tmp_path / "chosen.keras"))
    chooser.reject()
    assert dialog.file() == tmp_path / "chosen.keras"


def test_an_error_is_told_in_words(dialog, bridge):
    click(dialog.export_button)
    _, asked = placed(bridge)
    asked.failed(FolderNotWritable(name="model.keras", folder="/usr"))
    assert dialog.notice.sentence.text().startswith("'model.keras' cannot be written")
    assert dialog.export_button.isEnabled()


def test_a_run_without_weights_is_told(dialog, session, monkeypatch):
    monkeypatch.setattr(session, "weights_of", lambda run: {})
    click(dialog.export_button)
    assert "weights of 'Wide: 2/3?'" in dialog.notice.sentence.text()
    assert isinstance(dialog._result, NoNetwork)


def test_an_export_can_be_cancelled_wherever_it_is(dialog, bridge, session):
    click(dialog.export_button)
    click(dialog.progress.cancel_button)
    bridge.last(Place).then(())
    assert not any(isinstance(s.message, ExportModel) for s in bridge.sent)
    assert dialog.notice.sentence.text() == "Cancelled. Nothing was written."
    click(dialog.export_button)
    _, asked = placed(bridge)
    click(dialog.progress.cancel_button)
    assert bridge.cancelled == [asked.ticket]
    asked.failed(Cancelled())
    session.overview = None
    click(dialog.export_button)
    click(dialog.progress.cancel_button)
    assert bridge.cancelled[-1] == bridge.last(Load).ticket
    bridge.last(Load).failed(Cancelled())
    assert dialog.export_button.isEnabled()


def test_escape_gives_up_an_export_and_closes(dialog, bridge):
    click(dialog.export_button)
    _, asked = placed(bridge)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert bridge.cancelled == [asked.ticket]


def test_return_exports(dialog, bridge):
    QTest.keyClick(dialog.path, Qt.Key.Key_Return)
    assert isinstance(bridge.sent[-1].message, Place)


def test_the_folder_of_the_file_can_be_opened(dialog, bridge, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    click(dialog.export_button)
    placed(bridge)[1].then(EXPORTED)
    click(dialog.notice.action_button)
    assert opened == ["/somewhere"]


def test_all_texts_follow_the_language(dialog, bridge, qapp):
    click(dialog.export_button)
    placed(bridge)[1].then(EXPORTED)
    marks = _Marks()
    qapp.installTranslator(marks)
    try:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange)
        widgets = [
            *dialog.kinds.values(),
            *dialog._labels.values(),
            *dialog._notes.values(),
            *(dialog.takes_raw, dialog.browse_button, dialog.replaces, dialog.notice.sentence),
            *(dialog.export_button, dialog.close_button, dialog.notice.action_button),
        ]
        assert [w.text() for w in widgets if not w.text().startswith("~")] == []
        assert dialog.windowTitle().startswith("~")
    finally:
        qapp.removeTranslator(marks)


class _Marks(QTranslator):
    def translate(self, context, text, comment=None, n=-1):
        return f"~{text}"

    def isEmpty(self):
        return False


def test_the_dialog_is_gone_after_it_is_closed(session, bridge, qtbot):
    dialog = ExportDialog(session)
    dialog.show()
    click(dialog.export_button)
    _, asked = placed(bridge)
    gone = []
    dialog.destroyed.connect(lambda: gone.append(True))
    dialog.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert gone
    assert not isValid(asked.failed.__self__)  # the answer reaches nobody any more


# with a real engine


@pytest.fixture
def opened_lab(qapp, qtbot, tmp_path):
    """A way to open a laboratory in a session with a real engine; its data are in memory then."""
    bridge = Bridge()
    session = Session(bridge)
    folder = tmp_path / "Мои проекты"
    folder.mkdir()

    def open_it(name):
        entry = labs.lab(name)
        document, runs = labs.shipped_run(entry, entry.make(), "Trained by us")
        session.create(folder / "лаб 1.lamina", document, "Signs", runs)
        qtbot.waitUntil(lambda: session.overview is not None, timeout=60_000)
        return session

    bridge.start()
    try:
        yield open_it
    finally:
        session.close()
        bridge.close()
        session.deleteLater()
        bridge.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()


@pytest.fixture
def real(opened_lab):
    """A session on the first laboratory with its shipped run, and a real engine."""
    return opened_lab("signs")


def test_the_shipped_network_leaves_as_a_model_and_as_a_script(real, qtbot, tmp_path):
    dialog = ExportDialog(real)
    dialog.show()
    folder = tmp_path / "Мои проекты"
    for kind, suffix in (("keras", ".keras"), ("h5", ".h5"), ("script", ".py")):
        click(dialog.kinds[kind])
        click(dialog.export_button)
        qtbot.waitUntil(dialog.notice.isVisible, timeout=60_000)
        assert isinstance(dialog._result, Exported), dialog.notice.sentence.text()
        assert dialog._result.difference < 1e-5
        assert (folder / f"лаб 1-Trained by us{suffix}").is_file()
    model = read_model(folder / "лаб 1-Trained by us.keras")
    spec = model.network_spec()
    assert [n.name for n in spec] == [n.name for n in real.document.network]
    assert model.extras.classes == tuple(real.overview.classes)
    script = folder / "лаб 1-Trained by us.py"
    command = [sys.executable, "-I", str(script), "--self-check"]
    said = subprocess.run(command, capture_output=True, text=True, cwd="/", check=True).stdout
    assert said.startswith("Largest difference on 10 samples: ")
    dialog.close()


@pytest.mark.parametrize("name", ["stereo", "three_outputs"])
def test_a_network_with_several_ends_is_exported_and_can_be_opened_again(
    name, opened_lab, qtbot, tmp_path
):
    session = opened_lab(name)
    dialog = ExportDialog(session)
    dialog.show()
    path = tmp_path / "Мои проекты" / "лаб 1.keras"
    click(dialog.export_button)
    qtbot.waitUntil(dialog.notice.isVisible, timeout=60_000)
    assert isinstance(dialog._result, Exported), dialog.notice.sentence.text()
    assert dialog._result.difference < 1e-5
    dialog.close()
    again = ModelDialog(session)
    qtbot.addWidget(again)
    again.read(path)
    qtbot.waitUntil(again.take_button.isEnabled, timeout=60_000)
    taken = []
    again.taken.connect(lambda model, _: taken.append(model))
    click(again.take_button)
    (model,) = taken
    network, drawn = model.network_spec(), session.document.network
    assert [n.name for n in network.inputs] == [n.name for n in drawn.inputs]
    assert len(network.outputs) == len(drawn.outputs)
    assert [head.loss for head in model.plan.heads] == [h.loss for h in session.document.plan.heads]
