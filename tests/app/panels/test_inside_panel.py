"""Looking inside, by mouse and keys, with answers of a real network."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app import theme
from app.document import Document
from app.i18n import Languages
from app.panels.inside_panel import InsidePanel
from app.session import DRAWN, Session
from engine.data.readers.errors import FileMissing
from engine.explain.grad_cam import enlarged, grad_cam
from engine.kernels.reference import REFERENCE
from engine.service.messages import Load
from engine.service.questions import (
    ActivationMaps,
    Attribution,
    Confusion,
    Kernels,
    Predictions,
    Sample,
    WeightMatrix,
)
from engine.spec import NetworkSpec
from engine.training.events import Batches
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
    """The signs before the panel; all that was asked is answered."""
    loaded = looking.open_experiment(session, looking.experiments()["signs"])
    session.bridge.work()
    return loaded


@pytest.fixture
def network(loaded, session):
    return session.bridge.desk.network(DRAWN)


def go_to(panel, page):
    """Click on the tab of a page."""
    bar = panel.tabs.tabBar()
    QTest.mouseClick(bar, LEFT, pos=bar.tabRect(panel.tabs.indexOf(page)).center())
    panel._session.bridge.work()


def click_tile(mosaic, tile):
    _, height, width = mosaic.tiles.shape[:3]
    row, column = divmod(tile, mosaic._columns)
    place = mosaic.rect_of(1 + row * (height + 1), 1 + column * (width + 1), height, width).center()
    QTest.mouseClick(mosaic, LEFT, pos=place.toPoint())


def choose(box, index):
    """Choose an entry of a list with the keyboard."""
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _ in range(index):
        QTest.keyClick(box, Qt.Key.Key_Down)
    box.activated.emit(box.currentIndex())


def sample_of(loaded, panel):
    x, _, rows = loaded.part(panel.picker.order.part)
    return x[rows[panel.picker.order.place]]


def test_without_data_the_panel_says_where_to_choose_them(panel, qtbot):
    assert panel.empty.isVisible()
    assert panel.empty.sentence.text() == "There are no data to look at yet."
    with qtbot.waitSignal(panel.wants) as caught:
        QTest.mouseClick(panel.empty.link_button, LEFT)
    assert caught.args == ["data"]


def test_without_layers_the_panel_leads_to_the_network(panel, session, qtbot):
    document = replace(looking.experiments()["signs"], network=NetworkSpec())
    session.overview = looking.Loaded.of(document.choice, document.choice.source.load()).overview()
    session.history = looking.History([looking.Step("", document)])
    session.data_changed.emit(session.overview)
    with qtbot.waitSignal(panel.wants) as caught:
        QTest.mouseClick(panel.empty.link_button, LEFT)
    assert caught.args == ["network"]


def visible_pages(panel):
    return [panel.tabs.tabText(i) for i in range(panel.tabs.count()) if panel.tabs.isTabVisible(i)]


def test_weights_are_shown_while_the_data_do_not_fit_with_both_shapes(panel, session, loaded):
    other = replace(session.document, network=looking.tabular(4, 3, "softmax"))
    session.history = looking.History([looking.Step("", other)])
    session.document_changed.emit(other)
    looking.show_network(session)
    session.bridge.work()
    assert not panel.empty.isVisible()
    assert not panel.picker.isVisible()
    assert "(28, 28, 1)" in panel.reason.text()
    assert "(4,)" in panel.reason.text()
    assert visible_pages(panel) == ["Weights"]
    weights = session.bridge.desk.network(DRAWN).weights["n1"]["kernel"]
    assert np.array_equal(panel.filters.view.mosaic.tiles[0], weights)


def test_filters_are_shown_without_data_and_the_page_comes_back_with_them(panel, session, qtbot):
    document = looking.experiments()["signs"]
    loaded = looking.open_experiment(session, document)
    session.bridge.work()
    go_to(panel, panel.maps)
    without = replace(document, choice=None)
    session.overview, session.history = None, looking.History([looking.Step("", without)])
    session.data_changed.emit(None)
    session.bridge.work()
    assert visible_pages(panel) == ["Filters"]
    assert panel.filters.view.mosaic.isVisible()
    assert len(panel.filters.view.mosaic.tiles) == 4
    assert panel.reason.text().startswith("There are no data to look at yet.")
    with qtbot.waitSignal(panel.wants) as caught:
        QTest.mouseClick(panel.reason_link, LEFT)
    assert caught.args == ["data"]
    session.overview, session.history = (
        loaded.overview(),
        looking.History([looking.Step("", document)]),
    )
    session.data_changed.emit(session.overview)
    session.bridge.work()
    assert panel.tabs.currentWidget() is panel.maps
    assert panel.picker.isVisible()
    assert visible_pages(panel) == ["Filters", "Activation maps", "Heat map", "What if"]


def test_filters_of_another_layer_are_asked_for_without_data(panel, session):
    document = replace(looking.experiments()["signs"], choice=None)
    session.history = looking.History([looking.Step("", document)])
    session.opened.emit()
    looking.show_network(session)
    session.bridge.work()
    choose(panel.filters.view.layer_box, 1)
    session.bridge.work()
    assert panel.filters.view.layer.name == "conv2d_1"
    assert len(panel.filters.view.mosaic.tiles) == 6
    assert not session.bridge.asked(Sample)


def test_data_that_failed_are_told_and_leave_the_weights(panel, session):
    document = looking.experiments()["signs"]
    session.history = looking.History([looking.Step("", document)])
    session.load_data()
    looking.show_network(session)
    assert panel.empty.isVisible()
    assert panel.empty.sentence.text() == "The data are being read."
    session.bridge.last(Load).failed(FileMissing(path="a.csv"))
    session.bridge.work()
    assert panel.reason.text().startswith("The data could not be read.")
    assert visible_pages(panel) == ["Filters"]


def test_the_sample_its_class_and_the_prediction_are_shown(panel, loaded, network):
    picker = panel.picker
    x, y, rows = loaded.part("validation")
    assert np.array_equal(picker.image.values, x[rows[0]])
    assert picker.truth.text() == loaded.dataset.classes[y[rows[0]]]
    said = network.predict(loaded.preparation.apply(x[rows[:1]]), REFERENCE)[0]
    best = int(said.argmax())
    assert picker.bars.bars[0].name == loaded.dataset.classes[best]
    assert picker.bars.bars[0].text == f"{100 * said[best]:.1f} %"


def test_arrow_keys_step_through_the_samples(panel, session, loaded):
    panel.picker.strip.setFocus()
    for _ in range(3):
        QTest.keyClick(panel.picker.strip, Qt.Key.Key_Right)
        session.bridge.work()
    QTest.keyClick(panel.picker.strip, Qt.Key.Key_Left)
    session.bridge.work()
    assert panel.picker.order.place == 2
    assert panel.picker.position.text() == "3 of 40"
    assert np.array_equal(panel.picker.image.values, sample_of(loaded, panel))
    QTest.keyClick(panel.picker.strip, Qt.Key.Key_End)
    assert panel.picker.order.place == 39


def test_a_click_on_the_strip_picks_that_sample(panel, session, loaded, qtbot):
    strip = panel.picker.strip
    with qtbot.waitSignal(session.picked) as caught:
        QTest.mouseClick(strip, LEFT, pos=strip.place_of(4).center().toPoint())
    assert caught.args == ["validation", 4]
    session.bridge.work()
    assert strip.current == strip.count // 2, "it moves into the middle"


def test_buttons_go_back_forward_and_anywhere(panel, session, loaded):
    picker = panel.picker
    QTest.mouseClick(picker.forward_button, LEFT)
    assert picker.order.place == 1
    QTest.mouseClick(picker.back_button, LEFT)
    assert picker.order.place == 0
    QTest.mouseClick(picker.random_button, LEFT)
    assert picker.order.place != 0


def test_a_class_shows_only_its_samples(panel, session, loaded):
    choose(panel.picker.class_box, 4)  # after "All classes"
    session.bridge.work()
    assert panel.picker.truth.text() == loaded.dataset.classes[3]
    QTest.mouseClick(panel.picker.forward_button, LEFT)
    session.bridge.work()
    assert panel.picker.truth.text() == loaded.dataset.classes[3]


def test_mistakes_come_first_when_wanted(panel, session, loaded, network):
    QTest.mouseClick(panel.picker.mistakes_button, LEFT)
    session.bridge.work()
    question = session.bridge.asked(Confusion)[-1]
    worst = looking.finished(question.answer(session.bridge.desk)).worst
    assert panel.picker.order.place == worst[0]
    QTest.mouseClick(panel.picker.forward_button, LEFT)
    assert panel.picker.order.place == worst[1]


def test_a_sample_picked_elsewhere_is_shown_whatever_part_it_is_of(panel, session, loaded):
    session.pick("test", 7)
    session.bridge.work()
    assert panel.picker.part_box.currentText() == "Test"
    x, _, rows = loaded.part("test")
    assert np.array_equal(panel.picker.image.values, x[rows[7]])


def test_filters_of_the_first_convolution_appear(panel, loaded, network):
    kernels = network.weights[network.spec.nodes[1].id]["kernel"]
    assert panel.tabs.currentWidget() is panel.filters
    assert np.array_equal(panel.filters.view.mosaic.tiles, kernels[:, :, 0].transpose(2, 0, 1))


def test_another_layer_and_input_channel_can_be_chosen(panel, session, loaded, network):
    view = panel.filters.view
    choose(view.layer_box, 1)
    session.bridge.work()
    choose(view.channel_box, 3)
    kernels = network.weights[network.spec.nodes[3].id]["kernel"]
    assert np.array_equal(view.mosaic.tiles, kernels[:, :, 3].transpose(2, 0, 1))


def test_a_click_on_a_filter_shows_all_its_channels(panel, session, loaded, network):
    view = panel.filters.view
    choose(view.layer_box, 1)
    session.bridge.work()
    click_tile(view.mosaic, 2)
    kernels = network.weights[network.spec.nodes[3].id]["kernel"]
    assert view.detail.isVisible()
    assert np.array_equal(view.detail.several.tiles, kernels[..., 2].transpose(2, 0, 1))


def test_weights_of_a_dense_layer_are_asked_as_a_matrix(panel, session, loaded):
    choose(panel.filters.view.layer_box, 2)
    session.bridge.work()
    assert session.bridge.asked(WeightMatrix)
    assert panel.filters.view.mosaic.tiles.shape[0] == 1


def test_a_layer_with_too_many_weights_to_draw_says_so(panel, session, loaded, monkeypatch):
    monkeypatch.setattr("app.panels.inside_panel.pages._MOST_WEIGHTS", 100)
    asked = len(session.bridge.asked(Kernels))
    choose(panel.filters.view.layer_box, 1)
    session.bridge.work()
    assert panel.filters.kernels.trouble.text() == (
        "'conv2d_1' has 216 weights, too many to draw. Choose another layer."
    )
    assert len(session.bridge.asked(Kernels)) == asked
    choose(panel.filters.view.layer_box, 0)
    session.bridge.work()
    assert not panel.filters.kernels.trouble.isVisible()


def test_activation_maps_are_those_of_the_network(panel, session, loaded, network):
    go_to(panel, panel.maps)
    x = loaded.preparation.apply(sample_of(loaded, panel)[None])
    maps = network.predict(x, REFERENCE, network.spec.nodes[1].id)[0]
    np.testing.assert_allclose(
        panel.maps.view.mosaic.tiles, maps.transpose(2, 0, 1), rtol=1e-5, atol=1e-6
    )


def test_a_click_on_a_map_enlarges_it_with_its_kernel(panel, session, loaded, network):
    go_to(panel, panel.maps)
    view = panel.maps.view
    click_tile(view.mosaic, 1)
    session.bridge.work()
    kernel = network.weights[network.spec.nodes[1].id]["kernel"][..., 1]
    assert np.array_equal(view.detail.one.tiles[0], view.mosaic.tiles[1])
    assert np.array_equal(view.detail.several.tiles, kernel.transpose(2, 0, 1))


def test_units_of_the_last_layer_carry_the_names_of_the_classes(panel, session, loaded):
    go_to(panel, panel.maps)
    view = panel.maps.view
    choose(view.layer_box, view.layer_box.count() - 1)
    session.bridge.work()
    assert [bar.name for bar in view.values.bars] == list(loaded.dataset.classes)


def test_the_heat_map_is_grad_cam_of_the_last_convolution(panel, session, loaded, network):
    go_to(panel, panel.heat)
    view = panel.heat.view
    x = loaded.preparation.apply(sample_of(loaded, panel)[None])
    expected = grad_cam(network, x, REFERENCE, classes=10)
    assert view.controls.layer_box.currentText() == "conv2d_1"
    np.testing.assert_allclose(
        view.overlay.heat, enlarged(expected.heat, (28, 28)), rtol=1e-4, atol=1e-5
    )
    assert loaded.dataset.classes[expected.target] in view.sentence.text()


def test_class_and_layer_of_the_heat_map_can_be_chosen(panel, session, loaded):
    go_to(panel, panel.heat)
    view = panel.heat.view
    choose(view.controls.class_box, 3)
    choose(view.controls.layer_box, 0)
    session.bridge.work()
    question = session.bridge.asked(Attribution)[-1]
    assert question.target == 2
    assert question.node == session.document.network.nodes[1].id


def test_an_empty_heat_map_says_so(panel, session, loaded, network):
    network.weights[network.spec.nodes[3].id]["bias"][...] = -100.0  # its maps are 0
    go_to(panel, panel.heat)
    assert "the heat map is empty" in panel.heat.view.sentence.text()
    assert not panel.heat.view.overlay.heat.any()


def test_opacity_is_set_by_keys(panel, session, loaded):
    go_to(panel, panel.heat)
    view = panel.heat.view
    view.controls.opacity.setFocus()
    QTest.keyClick(view.controls.opacity, Qt.Key.Key_End)
    assert view.overlay._opacity == 1.0


def events(session, step):
    session.events_arrived.emit(DRAWN, [Batches(1, step, step, {"loss": (1.0,)})])


def test_while_it_trains_the_page_in_front_follows(panel, session, loaded, qtbot):
    before = len(session.bridge.asked(Kernels))
    qtbot.wait(250)
    events(session, 1)
    session.bridge.work()
    qtbot.wait(250)
    session.bridge.work()
    assert len(session.bridge.asked(Kernels)) == before + 1
    assert len(session.bridge.asked(ActivationMaps)) == 0, "that page is behind"
    assert len(session.bridge.asked(Sample)) == 1, "the sample itself stays the same"


def test_a_hidden_panel_asks_nothing(panel, session, loaded, qtbot):
    panel.hide()
    asked = len(session.bridge.sent)
    events(session, 1)
    session.pick("validation", 5)
    qtbot.wait(300)
    assert len(session.bridge.sent) == asked
    panel.show()
    session.bridge.work()
    assert session.bridge.asked(Predictions)[-1].picture.place == 5


def test_a_question_that_fails_is_told_in_words_in_the_panel(panel, session, loaded):
    network = looking.stack(
        looking.InputLayer(shape=(28, 28, 1)), looking.Flatten(), looking.Dense(units=10)
    )
    session.history = looking.History(
        [looking.Step("", replace(session.document, network=network))]
    )
    looking.show_network(session)
    session.bridge.work()
    go_to(panel, panel.heat)
    assert panel.heat.one.trouble.text() == (
        "The network has no convolution, which a heat map needs. Add a Conv2D layer."
    )
    go_to(panel, panel.filters)
    assert panel.filters.view.mosaic.tiles.shape == (10, 28, 28), "weights of pixels are images"


def test_a_table_shows_values_weights_and_activations(panel, session):
    loaded = looking.open_experiment(session, looking.experiments()["iris"])
    session.bridge.work()
    titles = [
        panel.tabs.tabText(i) for i in range(panel.tabs.count()) if panel.tabs.isTabVisible(i)
    ]
    assert titles == ["Values", "Weights", "Activations", "What if"]
    go_to(panel, panel.values)
    x, _, rows = loaded.part("validation")
    bars = panel.values.bars.bars
    assert [bar.name for bar in bars] == list(loaded.dataset.feature_names)
    assert [float(bar.text) for bar in bars] == pytest.approx(x[rows[0]].tolist(), rel=1e-3)
    go_to(panel, panel.maps)
    assert len(panel.maps.view.values.bars) == 5


def test_a_regression_shows_predicted_beside_true(panel, session):
    loaded = looking.open_experiment(session, looking.experiments()["sine"])
    session.bridge.work()
    _, y, rows = loaded.part("validation")
    assert panel.picker.values.text().endswith(f"true {y[rows[0], 0]:.4g}")


def test_other_data_begin_at_their_first_sample(panel, session, loaded):
    session.pick("validation", 39)
    session.bridge.work()
    looking.open_experiment(session, looking.experiments()["iris"])
    session.bridge.work()
    assert panel.picker.order.place == 0
    assert not panel.picker.strip.isVisible()


def test_filters_are_saved_as_picture_and_as_numbers(panel, loaded, tmp_path):
    view = panel.filters.view
    view.export_button.write("png", tmp_path / "f.png")
    view.export_button.write("npz", tmp_path / "f.npz")
    assert (tmp_path / "f.png").read_bytes().startswith(b"\x89PNG")
    with np.load(tmp_path / "f.npz") as file:
        assert np.array_equal(file["tiles"], view.mosaic.tiles)


def test_a_file_that_cannot_be_written_is_told(panel, session, loaded, tmp_path, qtbot):
    with qtbot.waitSignal(session.failed) as caught:
        panel.filters.view.export_button.write("npz", tmp_path / "missing" / "f.npz")
    assert type(caught.args[0]).__name__ == "FileNotWritten"


def test_both_schemes_are_painted(panel, session, loaded, qapp):
    light = panel.grab().toImage().pixelColor(QPoint(2, 2))
    theme.apply(qapp, "dark")
    dark = panel.grab().toImage().pixelColor(QPoint(2, 2))
    assert dark.lightness() < 60 < light.lightness()


def test_closing_the_project_forgets_everything(panel, session, loaded):
    session.history = looking.History([looking.Step("", Document())])
    session.overview = None
    session.opened.emit()
    assert panel.empty.isVisible()


def test_what_is_missing_is_told_in_the_language_of_the_window(panel, session, qapp, qtbot):
    languages, sentence = Languages(qapp), panel.empty.sentence
    assert sentence.text() == "There are no data to look at yet."
    try:
        languages.choose("ru")
        qtbot.waitUntil(lambda: sentence.text() == "Данных для просмотра ещё нет.")
    finally:
        languages.choose("en")
