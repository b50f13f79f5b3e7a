"""MNIST with the convnet of the textbooks, clicked together in the real window.

Data dropped on the window, layers from the palette, settings typed into fields: 93,322
parameters, and an accuracy of at least 0.990 on the test digits after five epochs (median of
three seeds; Chollet 2017, section 5.1).
"""

import statistics

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from engine.service.questions import Evaluation

pytestmark = [pytest.mark.window, pytest.mark.slow, pytest.mark.timeout(900)]

SEEDS = (0, 1, 2)
LAYERS = (
    ("InputLayer", {}),
    ("Conv2D", {"filters": 32, "activation": "relu"}),
    ("MaxPooling2D", {}),
    ("Conv2D", {"filters": 64, "activation": "relu"}),
    ("MaxPooling2D", {}),
    ("Conv2D", {"filters": 64, "activation": "relu"}),
    ("Flatten", {}),
    ("Dense", {"units": 64, "activation": "relu"}),
    ("Dense", {"units": 10, "activation": "softmax"}),
)


def test_the_textbook_convnet_reaches_99_percent(hands, shared):
    hands.click(hands.window.welcome.new_button)
    hands.until(lambda: hands.session.is_open)
    drop_folder(hands, shared / "mnist")
    for name, settings in LAYERS:
        add_layer(hands, name, settings)
    panel = network_panel(hands)
    assert panel.totals.figures["parameters"].text() == "93,322"
    set_up_training(hands)
    plan = hands.session.document.plan
    assert plan.loss.registered_name == "CategoricalCrossentropy"
    assert plan.optimizer.registered_name == "RMSprop"
    assert (plan.epochs, plan.batch_size) == (5, 64)
    hands.until(lambda: hands.session.overview.train.samples == 60_000)

    accuracies = [train(hands, seed) for seed in SEEDS]
    print(f"test accuracies of seeds {SEEDS}: {accuracies}")  # noqa: T201
    assert statistics.median(accuracies) >= 0.990


def drop_folder(hands, folder):
    """Drop a folder on the window, and use what the chooser finds in it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    place, window = QPoint(300, 300), hands.window
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(
        window, QDragEnterEvent(place, Qt.DropAction.CopyAction, data, buttons, keys)
    )
    QApplication.sendEvent(
        window, QDropEvent(QPointF(place), Qt.DropAction.CopyAction, data, buttons, keys)
    )
    chooser = hands.window.data.chooser
    hands.until(lambda: chooser.isVisible() and chooser.use_button.isEnabled())
    hands.click(chooser.use_button)
    hands.until(lambda: hands.session.overview is not None)


def network_panel(hands):
    hands.window.show_panel("network")
    return hands.window.layout_of_docks.docks["network"].widget()


def add_layer(hands, name, settings):
    """Choose a layer in the palette by typing its name, and set its fields."""
    panel = network_panel(hands)
    count = len(hands.session.document.network)
    hands.click(panel.add_button)
    hands.until(panel.palette_list.isVisible)
    panel.palette_list.search.setFocus()
    panel.palette_list.search.selectAll()
    QTest.keyClicks(panel.palette_list.search, name)
    QTest.keyClick(panel.palette_list.search, Qt.Key.Key_Return)
    hands.until(lambda: len(hands.session.document.network) == count + 1)
    hands.click(panel.add_button)  # now "Done"
    for setting, value in settings.items():
        set_field(hands, panel.form.form.fields[setting].editor, value)


def set_field(hands, editor, value):
    """Type a number into a box, or choose a word of a list with the keyboard."""
    hands.until(editor.isVisible)
    if isinstance(editor, QComboBox):
        choose(hands, editor, value)
    else:
        hands.type(editor, str(value))


def choose(hands, box, text):
    """Open a list and choose the line ``text`` by typing its first letters."""
    row = box.findData(text) if box.findData(text) >= 0 else box.findText(text)
    assert row >= 0, text
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _ in range(row - box.currentIndex()):
        QTest.keyClick(box, Qt.Key.Key_Down)
    hands.until(lambda: box.currentIndex() == row)


def set_up_training(hands):
    hands.window.show_panel("training")
    panel = hands.window.layout_of_docks.docks["training"].widget()
    QTest.qWait(200)
    choose(hands, panel.loss.findChild(QComboBox), "CategoricalCrossentropy")
    fields = panel.course.fields
    for name, value in (("epochs", 5), ("batch_size", 64), ("validation", 0)):
        set_field(hands, fields[name].editor, value)


def train(hands, seed):
    """Train once with a seed; return the accuracy on the test digits."""
    hands.window.show_panel("training")
    panel = hands.window.layout_of_docks.docks["training"].widget()
    set_field(hands, panel.course.fields["seed"].editor, seed)
    hands.press("F5")
    hands.until(lambda: hands.session.running, 5000)
    run = hands.session.running
    hands.finish_run()
    record = hands.session.records[run]
    assert (record.state, len(record.epochs)) == ("completed", 5)
    answers = []
    hands.program.bridge.ask(
        Evaluation(run, record.choice, record.plan, "test"), answers.append, answers.append
    )
    hands.until(lambda: answers)
    return answers[0].values["accuracy"]
