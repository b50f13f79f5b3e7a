"""Weights of samples and classes, and optimizers of layers, in the real window with its engine."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.panels.training_panel import TrainingPanel
from engine.optimizers import SGD
from engine.training.balance import balanced

pytestmark = pytest.mark.window


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "мера.csv"
    rows = [f"{i / 9:.3f},{i % 7},{i % 3},{'ab'[i % 4 == 0]}" for i in range(120)]
    path.write_text("\n".join(["size,age,trust,kind", *rows]), encoding="utf-8")
    return path


def test_a_column_of_a_table_weighs_the_samples_of_a_run(hands, table):
    hands.open_lab("iris")
    hands.window.show_panel("data")
    chooser = hands.window.data.choose()
    chooser.offer(table)
    hands.until(lambda: getattr(chooser.page, "part", None))
    part = chooser.page.part
    hands.until(lambda: len(part.columns.columns.columns) == 4)
    place = part.columns.visualRect(part.columns.columns.index(2, 0)).center()
    hands.click_at(part.columns.viewport(), place)
    hands.click(part.role_buttons["weight"])
    hands.click(chooser.use_button)
    hands.until(lambda: hands.session.overview and hands.session.overview.weights)
    assert hands.session.overview.feature_names == ("size", "age")
    assert hands.window.data.figures.texts()["Sample weights"] == "0 to 2"
    hands.session.undo()
    hands.until(lambda: hands.session.overview and not hands.session.overview.weights)


def test_a_run_takes_balanced_classes_and_an_optimizer_of_a_layer(hands):
    hands.open_lab("iris")
    hands.window.show_panel("training")
    panel = hands.window.findChildren(TrainingPanel)[0]
    for name, section in panel.sections.items():
        section.set_open(name in ("class_weights", "parts"))
    hands.until(panel.class_weights.toggle.isVisible)
    hands.click(panel.class_weights.toggle)
    tree = panel.parts.tree
    hands.until(lambda: tree.topLevelItemCount() > 1)
    hands.click_at(tree.viewport(), tree.visualItemRect(tree.topLevelItem(0)).center())
    panel.parts.owner_box.setFocus()
    QTest.keyClick(panel.parts.owner_box, Qt.Key.Key_End)
    chooser = panel.parts.forms[0].optimizer.box
    while chooser.currentText() != "SGD":
        chooser.setFocus()
        QTest.keyClick(chooser, Qt.Key.Key_Down)
        assert chooser.currentIndex() < chooser.count()
    hands.action("start")
    hands.until(lambda: hands.session.running)
    record = hands.session.records[hands.session.running]
    hands.until(lambda: record.step > 0)
    hands.action("stop")
    hands.finish_run()
    assert record.state in ("stopped", "completed")
    assert record.plan.class_weights == balanced(hands.session.overview.train.class_counts)
    assert isinstance(record.plan.parts[0].optimizer, SGD)
