"""The page of samples over the epochs, by mouse, with looks of a real training."""

import csv
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.i18n import Languages
from app.models.lives import UNLEARNED, lives_of
from app.panels.results_panel import ResultsPanel
from app.session import Session
from engine.kernels.reference import REFERENCE
from engine.network.network import Network
from engine.service.questions import Samples
from engine.training.events import SamplesFollowed
from engine.training.looks import ALL, NONE, SampleLook
from engine.training.trainer import Trainer
from tests.app import training_runs
from tests.app.panels import looking

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def session(qapp):
    return Session(looking.LookingBridge())


@pytest.fixture
def panel(qtbot, session):
    panel = looking.shown(qtbot, ResultsPanel(session))
    panel.resize(460, 1100)
    return panel


def looks_of(loaded, document, epochs=4):
    """Train, and return what is told of the samples."""
    plan = replace(document.plan, epochs=epochs, batch_size=16)
    network = Network(document.network, seed=3)
    feed = loaded.feed("train", document.network, plan)
    trainer = Trainer(network, plan, feed, kernels=REFERENCE)
    trainer.follower.mode = ALL
    events = list(trainer.run())
    trainer.close()
    return [event.look for event in events if isinstance(event, SamplesFollowed)]


def opened(session, panel, name="signs", tab=True):
    """Open an experiment, put the page in front, start a run; return data, run and document."""
    document = looking.experiments()[name]
    loaded = looking.open_experiment(session, document)
    session.bridge.work()
    if tab:
        bar = panel.classes.tabs.tabBar()
        place = bar.tabRect(panel.classes.tabs.indexOf(panel.classes.learning)).center()
        QTest.mouseClick(bar, LEFT, pos=place)
    return loaded, document


def trained(session, panel, name="signs"):
    loaded, document = opened(session, panel, name)
    looks = looks_of(loaded, document)
    run_id = training_runs.start(session)
    session.bridge.desk.put_network(run_id, Network(document.network, seed=3), 40)
    session.subject_changed.emit(run_id)
    for look in looks:
        done = training_runs.epoch_done(look.epoch)
        training_runs.report(
            session, run_id, training_runs.batches(look.epoch), done, SamplesFollowed(look)
        )
    panel.classes.learning.draw()
    session.bridge.work()
    return looks, run_id


def page_of(panel):
    return panel.classes.learning


def test_without_a_run_the_page_says_how_to_get_one(panel, session):
    opened(session, panel)
    page = page_of(panel)
    assert page.empty.isVisible()
    assert "F5" in page.empty.text()
    assert not page.content.isVisible()
    assert not page.export_button.isEnabled()
    assert not panel.classes.gallery.isVisible()


def test_a_run_without_looks_says_that_they_come_with_the_next_one(panel, session):
    opened(session, panel)
    run_id = training_runs.start(session)
    session.subject_changed.emit(run_id)
    assert "after the first epoch" in page_of(panel).empty.text()
    training_runs.train(session, run_id, 1)
    page_of(panel).draw()
    assert "from the next run on" in page_of(panel).empty.text()


def test_figures_and_points_are_those_of_the_biography(panel, session):
    looks, _ = trained(session, panel)
    page, expected = page_of(panel), lives_of(looks)
    assert page.content.isVisible()
    never = np.count_nonzero((expected.found.forgotten == 0) & (expected.found.learned > 0))
    assert page.figures.values[0].text() == f"{100 * never / len(expected.groups):.1f} %"
    assert page.figures.values[2].text() == str(len(expected.doubts.index))
    points = np.stack([expected.found.variability, expected.found.confidence], axis=1)
    np.testing.assert_allclose(page.plot._points, points)
    assert f"never&nbsp;learned&nbsp;({np.count_nonzero(expected.groups == UNLEARNED)})" in (
        page.legend.text()
    )
    assert "160 of 160" in page.state.text()


def test_doubtful_labels_are_shown_with_pictures_and_open_elsewhere(panel, session, qtbot):
    looks, _ = trained(session, panel)
    page, expected = page_of(panel), lives_of(looks)
    places = expected.told.places[expected.doubts.index].tolist()
    assert page.gallery.grid.count == min(len(places), 200)
    asked = [each.places for each in session.bridge.asked(Samples) if each.part == "train"]
    assert asked[-1] == tuple(places[:200])
    area = page.gallery.grid.list
    rectangle = area.visualRect(page.gallery.grid._model.index(0, 0))
    with qtbot.waitSignal(session.picked) as caught:
        QTest.mouseClick(area.viewport(), LEFT, pos=rectangle.center())
    assert caught.args == ["train", places[0]]
    told = expected.told
    index = told.index_of(places[0])
    confidence, loss = page.life.values
    np.testing.assert_array_equal(confidence, told.confidence[:, index])
    np.testing.assert_array_equal(loss, told.loss[:, index])
    assert page.life.isVisible()
    with qtbot.waitSignal(panel.wants) as caught:
        QTest.mouseClick(page.gallery.look_button, LEFT)
    assert caught.args == ["inside"]


def test_captions_say_the_given_class_and_the_one_believed(panel, session):
    looks, _ = trained(session, panel)
    page, expected = page_of(panel), lives_of(looks)
    classes, first = session.overview.classes, expected.doubts.index[0]
    given, believed = expected.told.given[first], expected.doubts.believed[0]
    model = page.gallery.grid._model
    caption = model.data(model.index(0, 0), Qt.ItemDataRole.DisplayRole)
    assert caption == f"{classes[given]}\n→ {classes[believed]}"


def test_a_point_of_the_map_shows_its_sample_and_the_way_back(panel, session, qtbot):
    looks, _ = trained(session, panel)
    page, expected = page_of(panel), lives_of(looks)
    with qtbot.waitSignal(session.picked) as caught:
        page.plot.point_clicked.emit(7)
    place = int(expected.told.places[7])
    assert caught.args == ["train", place]
    session.bridge.work()
    assert page.gallery.grid.count == 1
    assert page.gallery.heading.text() == f"Sample {place + 1}"
    QTest.mouseClick(page.gallery.back_button, LEFT)
    session.bridge.work()
    assert page.gallery.grid.count == min(len(expected.doubts.index), 200)


def test_a_table_of_all_samples_is_written(panel, session, tmp_path):
    looks, _ = trained(session, panel)
    page, expected = page_of(panel), lives_of(looks)
    page.export_button.write("csv", tmp_path / "a.csv")
    with open(tmp_path / "a.csv", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [int(row["sample"]) for row in rows] == (expected.told.places + 1).tolist()
    assert [int(row["forgotten"]) for row in rows] == expected.found.forgotten.tolist()
    assert rows[0]["given"] == session.overview.classes[expected.told.given[0]]
    doubtful = [i for i, row in enumerate(rows) if row["believed"]]
    assert doubtful == sorted(expected.doubts.index.tolist())
    page.export_button.write("png", tmp_path / "a.png")
    page.export_button.write("npz", tmp_path / "a.npz")
    with np.load(tmp_path / "a.npz") as file:
        np.testing.assert_array_equal(file["by_epoch_margin"], expected.told.margin)
    page.plot.point_clicked.emit(0)
    page.life_export.write("csv", tmp_path / "b.csv")
    page.life_export.write("png", tmp_path / "b.png")
    assert (tmp_path / "b.csv").read_text().startswith("epoch,confidence,loss,right")
    assert (tmp_path / "a.png").stat().st_size > 1000
    assert (tmp_path / "b.png").stat().st_size > 1000


def test_samples_that_are_no_images_are_shown_as_lines(panel, session):
    looks, _ = trained(session, panel, "iris")
    page, expected = page_of(panel), lives_of(looks)
    assert page.gallery.list.count() == len(expected.doubts.index)
    if len(expected.doubts.index):
        first = expected.told.places[expected.doubts.index[0]] + 1
        assert page.gallery.list.item(0).text().startswith(f"Sample {first}: given ")


def test_what_is_told_live_appears_by_itself(panel, session, qtbot):
    looks, run_id = trained(session, panel)
    more = replace(looks[-1], epoch=5, step=looks[-1].step + 10)
    training_runs.report(session, run_id, SamplesFollowed(more))
    qtbot.waitUntil(lambda: len(page_of(panel).lives.told.epochs) == 5)


def test_the_choice_of_how_many_are_followed_is_told(panel, session, qtbot):
    opened(session, panel)
    page = page_of(panel)
    assert page.mode_box.currentIndex() == 1
    page.following_chosen.connect(session.bridge.set_following)
    page.mode_box.setFocus()
    with qtbot.waitSignal(page.following_chosen) as caught:
        QTest.keyClick(page.mode_box, Qt.Key.Key_Up)
    assert caught.args == [NONE]
    assert "not followed" in page.empty.text()


def test_a_network_that_gave_no_numbers_is_shown(panel, session):
    looks, run_id = trained(session, panel)
    nothing = np.full(len(looks[0].places), np.nan, np.float16)
    broken = replace(looks[-1], epoch=9, step=1000, margin=nothing, confidence=nothing)
    training_runs.report(session, run_id, SamplesFollowed(broken))
    page = page_of(panel)
    page.draw()
    assert page.content.isVisible()
    assert len(page.lives.drawn) == 0


def test_a_run_on_other_data_is_not_shown_with_wrong_pictures(panel, session):
    _, run_id = trained(session, panel)
    record = session.records[run_id]
    record.choice = replace(record.choice, split=replace(record.choice.split, validation=0.3))
    page = page_of(panel)
    page.draw()
    assert "other data" in page.empty.text()
    assert not page.content.isVisible()


def test_russian(panel, session, qapp, qtbot):
    languages = Languages(qapp)
    try:
        trained(session, panel)
        languages.choose("ru")
        page = page_of(panel)
        qtbot.waitUntil(lambda: "Обучающих примеров: 160 из 160" in page.state.text())
        assert page.figures.names[2].text() == "Проверить метки"
    finally:
        languages.choose("en")


def test_a_thousand_classes_and_one_look():
    rng = np.random.default_rng(0)
    places = np.arange(2000, dtype=np.uint32)
    given, rival = rng.integers(0, 1000, (2, 2000)).astype(np.uint16)
    margin, confidence, loss = rng.normal(size=(3, 2000)).astype(np.float16)
    found = lives_of([SampleLook(1, 1, places, given, rival, margin, confidence, loss, 2000)])
    np.testing.assert_array_equal(found.doubts.believed, rival[found.doubts.index])


def test_records_forget_what_a_resumed_run_does_again(panel, session):
    looks, run_id = trained(session, panel)
    record = session.records[run_id]
    assert [look.epoch for look in record.samples] == [1, 2, 3, 4]
    again = replace(looks[2], cost=0.5)
    record.take(SamplesFollowed(again))
    assert [look.epoch for look in record.samples] == [1, 2, 3]
    assert record.samples[-1].cost == 0.5
    record._forget_after(looks[0].step)
    assert [look.epoch for look in record.samples] == [1]
