"""The dialog of known networks: what is asked of the engine, and what it says of downloads."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from shiboken6 import isValid

from app import labs
from app.commands import models
from app.dialogs import known_network
from app.dialogs.known_network import KnownNetworkDialog
from engine.errors import Cancelled, WeightsNotFetched, WeightsUnknown
from engine.io.application_files import published
from engine.io.model_report import ModelFile
from engine.network.applications import APPLICATIONS
from engine.network.applications.known import KnownNetwork
from engine.network.network import Network
from engine.service.questions import DOWNLOAD, TakeKnown
from tests.app.training_runs import open_lab


@pytest.fixture
def fetched(monkeypatch):
    """How many bytes of the file lie in the cache."""
    found = [0]
    monkeypatch.setattr(known_network, "bytes_fetched", lambda file: found[0])
    return found


@pytest.fixture
def dialog(session, qtbot, fetched):
    open_lab(session)
    dialog = KnownNetworkDialog(session)
    dialog.show()
    qtbot.waitExposed(dialog)
    yield dialog
    if isValid(dialog):
        dialog.close()


def click(widget):
    assert widget.isEnabled()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(12, widget.height() // 2))


def choose(box, text):
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    while box.currentText() != text:
        before = box.currentIndex()
        QTest.keyClick(box, Qt.Key.Key_Down)
        assert box.currentIndex() != before, f"{text} is not in the list"


def asked(bridge) -> TakeKnown:
    return bridge.last(TakeKnown).message


def test_without_more_the_network_is_new_and_nothing_is_downloaded(dialog, bridge):
    assert [dialog.network.itemText(i) for i in range(dialog.network.count())] == list(APPLICATIONS)
    assert not any(isinstance(sent.message, TakeKnown) for sent in bridge.sent)
    click(dialog.take_button)
    assert asked(bridge) == TakeKnown(KnownNetwork("VGG16"), "")


def test_a_download_says_how_much_from_where_and_that_nothing_is_sent(dialog, bridge, fetched):
    assert dialog.download_note.text() == (
        "553 MB from storage.googleapis.com, checked and kept in the cache. Nothing is sent."
    )
    size = published("VGG16", True).size
    fetched[0] = size // 2
    dialog.refresh()
    assert dialog.download_note.text().startswith("The rest, 277 MB, from")
    fetched[0] = size
    dialog.refresh()
    assert dialog.download_note.text() == "Downloaded already: 553 MB in the cache."
    assert not any(isinstance(sent.message, TakeKnown) for sent in bridge.sent)


def test_a_download_begins_with_the_click_that_takes_the_network(dialog, bridge):
    choose(dialog.network, "Xception")
    click(dialog.include_top)
    click(dialog.weights["download"])
    choose(dialog.pooling, "Mean of each map")
    click(dialog.take_button)
    known = KnownNetwork("Xception", include_top=False, size=299, pooling="avg")
    assert asked(bridge) == TakeKnown(known, DOWNLOAD)


def test_progress_is_shown_and_can_be_cancelled(dialog, bridge):
    click(dialog.weights["download"])
    click(dialog.take_button)
    sent = bridge.last(TakeKnown)
    bridge.progressed.emit(sent.ticket, 100_000_000, 400_000_000)
    assert dialog.progress.isVisible()
    assert dialog.progress.text.text() == "Downloading: 100 MB of 400 MB"
    assert not dialog.take_button.isEnabled()
    click(dialog.progress.cancel_button)
    assert sent.ticket in bridge.cancelled
    sent.failed(Cancelled())
    assert "is kept for the next time" in dialog.notice.sentence.text()
    click(dialog.take_button)  # and goes on
    assert bridge.last(TakeKnown).ticket != sent.ticket


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (WeightsNotFetched(file="w.h5", reason="gaierror"), "Check the network connection"),
        (
            WeightsUnknown(file="w.h5", algorithm="MD5", expected="12", actual="34"),
            "its MD5 begins with 34, not 12",
        ),
    ],
)
def test_what_went_wrong_is_told_and_the_choice_stays(error, words, dialog, bridge):
    click(dialog.weights["download"])
    click(dialog.take_button)
    bridge.last(TakeKnown).failed(error)
    assert words in dialog.notice.sentence.text()
    assert not dialog.progress.isVisible()
    assert dialog.weights["download"].isChecked()
    assert dialog.take_button.isEnabled()


def test_where_no_hash_is_known_there_is_no_download(dialog):
    click(dialog.weights["download"])
    choose(dialog.network, "MobileNet")
    assert not dialog.weights["download"].isEnabled()
    assert dialog.weights["none"].isChecked()
    assert "no hash" in dialog.download_note.text()


def test_published_classifiers_have_their_size_and_a_thousand_classes(dialog):
    dialog.side.setValue(100)
    dialog.classes.setValue(7)
    click(dialog.weights["download"])
    assert (dialog.side.value(), dialog.classes.value()) == (224, 1000)
    assert not dialog.side.isEnabled()
    assert not dialog.classes.isEnabled()
    click(dialog.include_top)
    assert dialog.side.isEnabled()


def test_how_colours_must_be_is_told_with_trained_weights(dialog):
    assert not dialog.scaling_note.isVisible()
    click(dialog.weights["download"])
    assert "blue, green, red" in dialog.scaling_note.text()
    choose(dialog.network, "InceptionV3")
    assert "from -1 to 1" in dialog.scaling_note.text()


def test_weights_may_come_from_a_file(dialog, bridge, qtbot, tmp_path):
    click(dialog.weights["file"])
    assert not dialog.take_button.isEnabled()
    click(dialog.browse_button)
    chooser = dialog.findChild(QFileDialog)
    qtbot.waitUntil(chooser.isVisible)
    chooser.fileSelected.emit(str(tmp_path / "w.h5"))
    chooser.reject()
    click(dialog.take_button)
    assert asked(bridge).weights == str(tmp_path / "w.h5")


def test_a_network_is_taken_over_in_one_step(qtbot, dialog, bridge, session):
    before = session.document
    click(dialog.take_button)
    network = Network(labs.lab("digits").make().network)
    model = ModelFile("weights", "?", spec=network.spec, arrays=network.arrays())
    with qtbot.waitSignal(dialog.taken) as caught:
        bridge.last(TakeKnown).then(model)
    assert caught.args == [model, "VGG16"]
    run_id = models.take(session, *caught.args, "Open the model 'VGG16'")
    assert session.document.begin_with == run_id
    session.undo()
    assert session.document == before


def test_a_network_without_weights_begins_no_run(dialog, session):
    spec = KnownNetwork("MobileNet").spec()
    assert not models.take(session, ModelFile("weights", "?", spec=spec), "MobileNet", "x")
    assert session.document.network == spec
    assert (session.document.runs, session.document.begin_with) == ((), "")


def test_every_setting_has_a_tooltip(dialog):
    settings = (dialog.network, dialog.include_top, dialog.classes, dialog.pooling, dialog.side)
    for widget in (*settings, *dialog.weights.values(), dialog.path):
        assert widget.toolTip()


def test_closing_gives_the_question_up(dialog, bridge):
    click(dialog.weights["download"])
    click(dialog.take_button)
    ticket = bridge.last(TakeKnown).ticket
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert ticket in bridge.cancelled
