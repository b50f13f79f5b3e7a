"""Pages of the results: each shows them in one way, and opens the samples behind it."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.document import Document
from app.panels.results_panel import ResultsPanel
from app.plots.class_table import RECALL
from app.session import DRAWN, Session
from app.widgets.bars import ROW
from engine.data.choice import DataChoice
from engine.data.preparation import Unchanged
from engine.data.several import StoryQuestions
from engine.errors import Cancelled
from engine.kernels.reference import REFERENCE
from engine.layers.dense import Dense
from engine.layers.embedding import Embedding as Layer
from engine.layers.inputs import InputLayer
from engine.layers.merge import Concatenate
from engine.layers.shape import Flatten
from engine.service.questions import Embedding, PredictedValues, Samples, SmallImages
from engine.spec import NetworkSpec, Node
from engine.training.events import EpochDone
from tests.app.mouse import drag, move
from tests.app.panels import looking
from tests.app.panels.test_results_panel import confusion, opened

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def session(qapp):
    return Session(looking.LookingBridge())


@pytest.fixture
def panel(qtbot, session):
    return looking.shown(qtbot, ResultsPanel(session))


def test_every_page_opens_samples_below_it(panel, session):
    loaded = opened(session, "signs")
    answer, classes = confusion(session), panel.classes
    _, y, rows = loaded.part("validation")
    bin_ = int(np.flatnonzero(answer.calibration.counts)[0])
    threshold = float(answer.rankings[3].thresholds[2])
    cases = [
        (classes.scores, (3, RECALL), np.flatnonzero(y[rows] == 3)),
        (classes.roc, (3, threshold), answer.rankings[3].places(2)),
        (classes.precision_recall, (3, threshold), answer.rankings[3].places(2)),
        (classes.calibration, bin_, answer.calibration.places(bin_)),
    ]
    for page, key, expected in cases:
        classes.tabs.setCurrentWidget(page)
        page.opened.emit(key)
        session.bridge.work()
        assert set(session.bridge.asked(Samples)[-1].places) == set(expected.tolist())
        assert classes.gallery.grid.count == len(expected)
        assert classes.gallery.heading.text() == page.describe(key)
        assert classes.gallery.back_button.isVisible()


def test_a_bar_of_an_area_brings_its_curve_to_the_front(panel, session):
    opened(session, "signs")
    page = panel.classes.roc
    panel.classes.tabs.setCurrentWidget(page)
    QTest.mouseClick(page.areas, LEFT, pos=QPoint(30, 2 * ROW + 5))
    assert page.plot.chosen == 2
    assert page.class_box.currentData() == 2
    QTest.mouseClick(page.areas, LEFT, pos=QPoint(30, 2 * ROW + 5))
    assert page.class_box.currentText() == "All classes"


def test_what_is_no_probability_has_no_calibration_and_says_why(panel, session):
    document = looking.experiments()["iris"]
    looking.open_experiment(session, replace(document, network=looking.tabular(4, 3, "tanh")))
    session.bridge.work()
    page = panel.classes.calibration
    panel.classes.tabs.setCurrentWidget(page)
    assert not page.plot.isVisible()
    assert "needs probabilities" in page.caption.text()
    assert panel.classes.roc.plot.drawn


def drawn_map(panel, session, layer=-1):
    page = panel.classes.map
    panel.classes.tabs.setCurrentWidget(page)
    box = page.controls.layer_box
    box.setCurrentIndex(box.count() + layer if layer < 0 else layer)
    QTest.mouseClick(page.controls.draw_button, LEFT)
    return page


def pixel_of(page, index):
    return QPoint(*np.rint(page.view._pixels()[index]).astype(int).tolist())


def test_a_map_is_drawn_and_a_point_opens_its_neighbours(panel, session, qtbot, tmp_path):
    loaded = opened(session, "signs")
    page = drawn_map(panel, session)
    session.bridge.work()
    question = session.bridge.asked(Embedding)[-1]
    assert question.node == session.document.network.output.id
    found = page.sheet.found
    _, y, rows = loaded.part("validation")
    assert np.array_equal(page.view.scene.colouring.labels, y[rows][found.places])
    with qtbot.waitSignal(session.picked) as caught:
        QTest.mouseClick(page.view, LEFT, pos=pixel_of(page, 3))
    chosen = page.view.scene.chosen
    assert caught.args == ["validation", found.places[chosen]]
    session.bridge.work()
    x = loaded.preparation.apply(loaded.dataset.x[rows[found.places]])
    said = session.bridge.desk.network(DRAWN).predict(x, REFERENCE)
    apart = np.linalg.norm(said - said[chosen], axis=1)
    expected = [i for i in np.argsort(apart) if i != chosen][:12]
    assert page.view.scene.near.tolist() == expected
    places = found.places[[chosen, *expected]].tolist()
    assert list(session.bridge.asked(Samples)[-1].places) == places
    assert page.sheet.selection.list.count() == 12
    assert page.sheet.selection.list.item(0).text().endswith(f"{apart[expected[0]]:.4g}")
    page.export_button.write("npz", tmp_path / "map.npz")
    with np.load(tmp_path / "map.npz") as saved:
        assert np.array_equal(saved["points"], found.points)
    page.export_button.write("png", tmp_path / "map.png")
    page.export_button.write("csv", tmp_path / "map.csv")
    lines = (tmp_path / "map.csv").read_text().splitlines()
    assert lines[0] == "number,x,y,true,predicted,sureness,loss"
    assert len(lines) == 1 + len(found.places)


def test_a_map_has_the_colours_that_are_chosen(panel, session):
    opened(session, "iris")
    page = drawn_map(panel, session, layer=0)
    session.bridge.work()
    answer, found, box = confusion(session), page.sheet.found, page.controls.colour_box
    scene = page.view.scene
    for colour, expected in (
        ("predicted", answer.predicted[found.places]),
        ("right", found.predicted != found.true),
    ):
        box.setCurrentIndex(box.findData(colour))
        box.activated.emit(box.currentIndex())
        assert np.array_equal(scene.colouring.labels, expected)
    box.setCurrentIndex(box.findData("loss"))
    box.activated.emit(box.currentIndex())
    assert np.array_equal(scene.colouring.values, found.loss)
    assert box.findData("often") < 0


def test_a_rectangle_selects_and_its_samples_are_counted(panel, session, qtbot, tmp_path):
    opened(session, "signs")
    page = drawn_map(panel, session)
    session.bridge.work()
    view, found, bar = page.view, page.sheet.found, page.sheet.selection
    corner = QPoint(view.width() - 2, view.height() // 2)
    qtbot.mousePress(view, LEFT, Qt.KeyboardModifier.ShiftModifier, QPoint(1, 1))
    move(view, corner, LEFT)
    qtbot.mouseRelease(view, LEFT, pos=corner)
    pixels = view._pixels()
    expected = np.flatnonzero((pixels[:, 1] <= corner.y()) & (pixels > 1).all(axis=1))
    assert 0 < len(expected) < len(pixels)
    assert view.scene.selection.tolist() == expected.tolist()
    assert bar.text.text().startswith(f"{len(expected)} selected: ")
    assert bar.text.text().endswith(f"mean loss {found.loss[expected].mean():.3g}")
    QTest.mouseClick(bar.gallery_button, LEFT)
    session.bridge.work()
    places = found.places[expected]
    assert list(session.bridge.asked(Samples)[-1].places) == places.tolist()
    bar.export_button.write("csv", tmp_path / "some.csv")
    assert len((tmp_path / "some.csv").read_text().splitlines()) == 1 + len(expected)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not len(view.scene.selection)
    assert not bar.gallery_button.isVisible()


def test_a_class_and_a_number_are_found(panel, session):
    opened(session, "iris")
    page = drawn_map(panel, session)
    session.bridge.work()
    found, bar = page.sheet.found, page.sheet.selection
    QTest.keyClicks(bar.search, found.classes[1].upper())
    QTest.keyClick(bar.search, Qt.Key.Key_Return)
    assert np.array_equal(page.view.scene.selection, np.flatnonzero(found.true == 1))
    bar.search.setText("4")
    QTest.keyClick(bar.search, Qt.Key.Key_Return)
    assert page.view.scene.chosen == np.flatnonzero(found.places == 3)[0]
    middle = np.array(page.view._area) / 2
    np.testing.assert_allclose(page.view._pixels()[page.view.scene.chosen], middle, atol=1)
    bar.search.setText("nobody")
    QTest.keyClick(bar.search, Qt.Key.Key_Return)
    assert "Nothing" in bar.text.text()


def test_the_map_becomes_solid_at_once_and_a_drag_turns_it(panel, session, qtbot):
    opened(session, "iris")
    page = drawn_map(panel, session)
    session.bridge.work()
    page.controls.axes_box.setCurrentIndex(1)
    page.controls.axes_box.activated.emit(1)
    session.bridge.work()
    assert page.sheet.found.points.shape[1] == 3
    before = page.view.scene.camera.turned
    drag(qtbot, page.view, QPoint(100, 100), QPoint(130, 100), QPoint(160, 90))
    after = page.view.scene.camera.turned
    assert np.abs(after - before).max() > 0.1
    np.testing.assert_allclose(after @ after.T, np.eye(3), atol=1e-12)


def test_images_are_asked_for_where_there_is_room(panel, session, qtbot):
    opened(session, "signs")
    page = drawn_map(panel, session)
    session.bridge.work()
    qtbot.waitUntil(lambda: bool(session.bridge.asked(SmallImages)))
    session.bridge.work()
    pictured = page.view.scene.pictured
    assert len(pictured)
    assert all(page.view.scene.pictures.image(i) is not None for i in pictured.tolist())


def test_a_map_can_be_given_up_and_goes_with_its_part(panel, session):
    opened(session, "signs")
    page = drawn_map(panel, session)
    assert page.progress.isVisible()
    ticket = session.bridge.last(Embedding).ticket
    QTest.mouseClick(page.progress.cancel_button, LEFT)
    assert ticket in session.bridge.cancelled
    session.bridge.last(Embedding).failed(Cancelled())
    assert not page.progress.isVisible()
    assert not panel.trouble.isVisible()
    drawn_map(panel, session)
    session.bridge.work()
    assert page.sheet.found is not None
    panel.part_box.setCurrentIndex(0)
    panel.part_box.activated.emit(0)
    assert page.sheet.found is None
    assert not len(page.view.scene.points)


def story_network():
    return NetworkSpec(
        (
            Node("text", "text", InputLayer(shape=(12,))),
            Node("question", "question", InputLayer(shape=(4,))),
            Node("words", "embedding", Layer(input_dim=20, output_dim=3), ("text",)),
            Node("asked", "asked", Layer(input_dim=20, output_dim=3), ("question",)),
            Node("flat", "flat", Flatten(), ("words",)),
            Node("flat2", "flat2", Flatten(), ("asked",)),
            Node("both", "both", Concatenate(), ("flat", "flat2")),
            Node("said", "said", Dense(units=20, activation="softmax"), ("both",)),
        ),
        ("said",),
    )


def test_words_of_an_embedding_layer_are_drawn(panel, session):
    choice = DataChoice(StoryQuestions(samples=100), Unchanged(), looking.SPLIT)
    looking.open_experiment(session, Document(choice, story_network()))
    session.bridge.work()
    page = panel.classes.map
    box = page.controls.layer_box
    panel.classes.tabs.setCurrentWidget(page)
    names = [box.itemText(i) for i in range(box.count())]
    box.setCurrentIndex(names.index("embedding"))
    box.activated.emit(box.currentIndex())
    page.controls.subject_box.setCurrentIndex(1)
    page.controls.subject_box.activated.emit(1)
    QTest.mouseClick(page.controls.draw_button, LEFT)
    session.bridge.work()
    found = page.sheet.found
    assert not found.part
    assert page.view.scene.pictures.words == [str(n) for n in range(20)]
    assert page.controls.colour == "often"
    QTest.mouseClick(page.view, LEFT, pos=pixel_of(page, 5))
    session.bridge.work()
    assert page.sheet.selection.list.item(0).text().startswith("Word ")


def test_residuals_have_figures_and_open_their_samples(panel, session, qtbot):
    opened(session, "sine")
    values = panel.values
    question = PredictedValues(DRAWN, session.overview.choice)
    found = looking.finished(question.answer(session.bridge.desk)).residuals
    values.tabs.setCurrentWidget(values.residuals)
    shown = [label.text() for label in values.residuals.figures.values]
    assert shown[0] == f"{found.r_squared[0]:.4g}"
    assert shown[2] == f"{found.root_mean_square[0]:.4g}"
    bin_ = int(found.counts[0].argmax())
    values.residuals.histogram.bin_clicked.emit(bin_)
    assert values.gallery.list.count() == found.counts[0, bin_]
    with qtbot.waitSignal(session.picked) as caught:
        values.gallery.list.setCurrentRow(0)
    assert caught.args == ["validation", found.places(0, bin_)[0]]
    QTest.mouseClick(values.gallery.back_button, LEFT)
    assert values.gallery.heading.text() == "Largest errors"


def test_samples_of_a_regression_have_a_map_too(panel, session, qtbot, tmp_path):
    loaded = opened(session, "sine")
    values = panel.values
    page = values.map
    values.tabs.setCurrentWidget(page)
    box = page.controls.colour_box
    assert [box.itemText(i) for i in range(box.count())] == [
        "True value",
        "Predicted value",
        "Absolute error",
    ]
    page.controls.layer_box.setCurrentIndex(0)
    QTest.mouseClick(page.controls.draw_button, LEFT)
    session.bridge.work()
    found, scene = page.sheet.found, page.view.scene
    x, y, rows = loaded.part("validation")
    true = y[rows][found.places, 0]
    given = loaded.preparation.apply(x[rows][found.places])
    said = session.bridge.desk.network(DRAWN).predict(given, REFERENCE)[:, 0]
    for row, expected in enumerate((true, said, np.abs(said - true))):
        box.setCurrentIndex(row)
        box.activated.emit(row)
        np.testing.assert_allclose(scene.colouring.values, expected, rtol=1e-4, atol=1e-6)
    with qtbot.waitSignal(session.picked):
        QTest.mouseClick(page.view, LEFT, pos=pixel_of(page, 3))
    session.bridge.work()
    chosen = scene.chosen
    assert page.sheet.name(chosen).endswith(f": {true[chosen]:.4g}")
    heading = values.gallery.heading.text()
    assert heading == f"Sample {found.places[chosen] + 1} and its nearest neighbours"
    assert values.gallery.list.count() == 13
    session.events_arrived.emit(DRAWN, [EpochDone(1, {"loss": 1.0}, 1.0, 1.0, 0.1)])
    session.bridge.work()
    assert values.gallery.heading.text() == heading  # the same samples, whatever the weights
    QTest.mouseClick(values.gallery.back_button, LEFT)
    assert values.gallery.heading.text() == "Largest errors"
    page.export_button.write("csv", tmp_path / "map.csv")
    lines = (tmp_path / "map.csv").read_text().splitlines()
    target = found.targets[0]
    assert lines[0].endswith(f",true {target},predicted {target}")
    assert float(lines[1].split(",")[-1]) == pytest.approx(said[0], rel=1e-4)
    page.export_button.write("npz", tmp_path / "map.npz")
    with np.load(tmp_path / "map.npz") as saved:
        np.testing.assert_allclose(saved["true_values"][:, 0], true)
