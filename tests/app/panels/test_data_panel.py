"""The panel of data, driven with mouse and keyboard; answers come from a desk in this process."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLabel, QPushButton

from app import theme
from app.bridge import Bridge
from app.commands import data as commands
from app.document import Document
from app.history import History, Step
from app.i18n import Languages
from app.panels.data_panel import DataPanel
from app.panels.data_panel.words import PREPARATIONS, SOURCES, title_of
from app.records import RunRecord
from app.session import Session
from engine.data.builtin import BreastCancer, Diabetes, Digits8x8, Iris
from engine.data.catalogue import CATALOGUE
from engine.data.downloads import MnistDownload
from engine.data.made import ExclusiveOr, SineRegression, Spirals
from engine.data.preparation import MinMax, preparations
from engine.data.readers import ImageFolder, TableFile
from engine.data.signs import Signs
from engine.errors import Cancelled, EngineLost, UnknownHash
from engine.service.messages import Load
from engine.service.questions import DataHistogram, DataScatter, MeanImage, Sample, Thumbnails
from tests.app.desk_bridge import DeskBridge
from tests.engine.data.readers.files import write_pictures

LEFT = Qt.MouseButton.LeftButton
WIDTH = 370  # of the dock


@pytest.fixture
def bridge(qapp):
    return DeskBridge()


@pytest.fixture
def session(bridge):
    return Session(bridge)


@pytest.fixture
def panel(qtbot, session):
    panel = DataPanel(session)
    qtbot.addWidget(panel)
    panel.resize(WIDTH, 860)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


@pytest.fixture
def show(session, bridge, panel, qapp):
    """Choose a source, and answer everything that the panel asks."""

    def choose(source, is_open=()):
        for name in is_open:
            panel.sections[name].set_open(True)
        session.history = History([Step("", commands.choose(Document(), source))])
        session.opened.emit()
        session.document_changed.emit(session.document)
        session.load_data()
        asked = bridge.work()
        for _ in range(3):  # heights follow widths, and what is below follows them
            qapp.processEvents()
        return asked

    return choose


def press(widget, place=None):
    QTest.mouseClick(widget, LEFT, pos=place or widget.rect().center())


def into_sight(panel, widget):
    panel.ensureWidgetVisible(widget)
    return widget


# What is chosen


def test_without_data_the_panel_asks_for_them(panel, qtbot):
    assert panel.empty.isVisible()
    assert not panel.head.isVisible()
    press(panel.empty.button)
    assert panel.chooser.isVisible()


def test_a_choice_is_one_step_that_can_be_undone(panel, session, bridge, qtbot):
    press(panel.empty.button)
    chooser = panel.chooser
    item = next(i for i in range(chooser.list.count()) if chooser.list.item(i).text() == "Iris")
    press(chooser.list.viewport(), chooser.list.visualItemRect(chooser.list.item(item)).center())
    press(chooser.use_button)
    assert not chooser.isVisible()
    assert session.document.choice.source == Iris()
    assert session.history.undo_label == "Choose Iris"
    bridge.work()
    assert panel.head.name.text() == "Iris"
    session.undo()
    assert session.document.choice is None
    assert panel.empty.isVisible()


def test_the_head_says_what_the_data_are_and_where_they_come_from(panel, show):
    show(Digits8x8())
    assert panel.head.kind.text() == "Grey images, 8 × 8 pixels · classes: 10"
    assert panel.head.origin.text() == "Built in"
    show(Diabetes())
    assert panel.head.kind.text() == "Inputs: 10 · values to predict: 1"
    show(Spirals(classes=3))
    assert panel.head.kind.text() == "Points in a plane · classes: 3"


def test_figures_are_those_of_the_data(panel, show, session):
    show(Digits8x8())
    figures, data = panel.figures.texts(), Digits8x8().load()
    train, validation = session.overview.train.samples, session.overview.validation.samples
    assert train + validation == len(data.x)
    assert figures["Training"] == f"{train:,}"
    assert figures["Shape of a sample"] == "8 × 8 × 1"
    assert figures["Pixels"] == "0 to 255"
    assert figures["Mean"] == f"{data.x.mean():.4g}, deviation {data.x.std():.4g}"


def test_every_source_and_preparation_has_words():
    assert set(SOURCES) == {cls.registered_name for group in CATALOGUE.values() for cls in group}
    assert set(PREPARATIONS) == set(preparations)


# How they look


def test_classes_are_counted_in_each_part(panel, show, session):
    show(Iris())
    session.apply("split", commands.set_split(session.document, test=0.2))
    session.bridge.work()
    view = panel.views["classes"]
    assert [bar.text for bar in view.bars.bars] == ["50"] * 3
    for name in ("train", "validation", "test"):
        press(into_sight(panel, view.buttons[name]))
        counts = getattr(session.overview, name).class_counts
        assert [bar.text for bar in view.bars.bars] == [str(c) for c in counts]


def test_a_part_without_samples_cannot_be_counted(panel, show):
    show(Iris())
    assert not panel.views["classes"].buttons["test"].isEnabled()


def test_a_click_on_a_small_picture_shows_that_very_sample(panel, show, bridge):
    show(Digits8x8())
    gallery = into_sight(panel, panel.views["samples"].gallery)
    group, number = 4, 2
    key = gallery.groups[group].keys[number]
    press(gallery, gallery.rect_of(group, number).center())
    bridge.work()
    window = panel.findChild(type(panel._sample))
    assert window.isVisible()
    assert np.array_equal(window.view.values, Digits8x8().load().x[key])
    assert window.name.text() == "4"
    QTest.keyClick(window, Qt.Key.Key_Right)
    bridge.work()
    assert np.array_equal(window.view.values, Digits8x8().load().x[key + 1])


def test_small_pictures_are_reached_by_keys(panel, show, bridge, qtbot):
    show(Digits8x8())
    view = panel.views["samples"]
    view.gallery.setFocus()
    with qtbot.waitSignal(view.sample_wanted) as wanted:
        for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Return):
            QTest.keyClick(view.gallery, key)
    assert wanted.args == [view.gallery.groups[1].keys[1]]


def test_pictures_fill_the_width_whatever_it_is(panel, show):
    show(Digits8x8())
    gallery = panel.views["samples"].gallery
    for width in (WIDTH, 520):
        panel.resize(width, 860)
        first = [gallery.rect_of(0, i) for i in range(16)]
        right = max(rect.right() for rect in first if rect.isValid())
        assert 0 <= gallery.width() - right <= 16


def test_mean_images_are_the_means_of_the_classes(panel, show):
    show(Digits8x8(), ["means"])
    data = Digits8x8().load()
    groups = panel.views["means"].gallery.groups
    assert [group.name for group in groups] == ["All images", *"0123456789"]
    for group, number in zip(groups[1:], range(10), strict=True):
        mean = data.x[data.y == number].mean(axis=0)
        assert np.abs(group.pictures[0] - mean).max() <= 0.5 + 1e-4


def test_the_histogram_counts_every_pixel(panel, show):
    show(Digits8x8(), ["values"])
    counts = panel.views["values"].plot.counts[""]
    assert counts.sum() == Digits8x8().load().x.size


def test_points_have_the_features_that_the_boxes_choose(panel, show, bridge):
    show(Iris())
    view, data = panel.views["points"], Iris().load()
    for box, keys in zip(view.boxes, (2, 2), strict=True):
        into_sight(panel, box).setFocus()
        for _ in range(keys):
            QTest.keyClick(box, Qt.Key.Key_Down)
    asked = [m.features for m in bridge.work() if isinstance(m, DataScatter)]
    assert asked[-1] == (2, 3)
    shown = np.concatenate([np.stack(item.getData(), 1) for item in view.plot._items])
    assert np.array_equal(np.sort(shown, axis=0), np.sort(data.x[:, 2:4], axis=0))


def test_a_plane_needs_no_boxes(panel, show):
    show(ExclusiveOr())
    assert not any(box.isVisible() for box in panel.views["points"].boxes)


def test_the_value_to_predict_stands_above_its_input(panel, show):
    show(SineRegression())
    data = SineRegression().load()
    item = panel.views["points"].plot._items[0]
    assert np.array_equal(np.stack(item.getData(), 1), np.concatenate([data.x, data.y], axis=1))


def test_first_rows_are_those_of_the_file(panel, show):
    show(Iris(), ["table"])
    rows = panel.views["table"].table.rows
    data = Iris().load()
    assert [rows.headerData(c, Qt.Orientation.Horizontal) for c in range(5)] == [
        *data.feature_names,
        "Class",
    ]
    shown = [[rows.index(r, c).data() for c in range(4)] for r in range(rows.rowCount())]
    assert np.allclose(np.array(shown, float), data.x[:8], atol=1e-3)
    assert rows.index(0, 4).data() == data.classes[data.y[0]]


def test_the_column_that_is_clicked_is_counted(panel, show, bridge):
    show(Diabetes(), ["table"])
    view, data = panel.views["table"], Diabetes().load()
    head = into_sight(panel, view.table.horizontalHeader())
    press(head.viewport(), QPoint(head.sectionViewportPosition(2) + 8, 8))
    bridge.work()
    assert "bmi" in view.title.text()
    counts = view.plot.counts[""]
    assert np.array_equal(counts, np.histogram(data.x[:, 2], len(counts))[0])


def test_the_value_to_predict_is_counted_too(panel, show, bridge):
    show(Diabetes(), ["table"])
    view, data = panel.views["table"], Diabetes().load()
    view.table.selectColumn(10)
    view.table.setCurrentIndex(view.table.rows.index(0, 10))
    bridge.work()
    assert "progression" in view.title.text()
    counts = view.plot.counts[""]
    assert np.array_equal(counts, np.histogram(data.y[:, 0], len(counts))[0])


def test_what_is_folded_away_asks_nothing(panel, show, bridge):
    asked = show(Digits8x8())
    kinds = {type(message) for message in asked}
    assert Thumbnails in kinds
    assert not kinds & {MeanImage, DataHistogram}
    press(into_sight(panel, panel.sections["values"].header))
    assert [type(message) for message in bridge.work()] == [DataHistogram]


def test_another_split_of_the_same_data_looks_at_nothing_again(panel, show, session, bridge):
    show(Digits8x8())
    session.apply("split", commands.set_split(session.document, seed=3))
    assert [type(message) for message in bridge.work()] == [Load]


def test_many_classes_are_folded_away(panel, show, tmp_path, bridge):
    names = [f"class {n:02}" for n in range(14)]
    folder = write_pictures(tmp_path / "many", classes=names, each=2)
    show(ImageFolder(path=str(folder), width=8, height=6))
    for view, count in (("samples", "gallery.groups"), ("classes", "bars.bars")):
        holder, attribute = count.split(".")
        widget = getattr(panel.views[view], holder)
        assert len(getattr(widget, attribute)) == 10
        more = into_sight(panel, panel.views[view].more)
        assert more.text() == "Show all 14 classes"
        press(more)
        assert len(getattr(widget, attribute)) == 14


def test_the_wheel_scrolls_the_page_over_a_plot(panel, show, qtbot):
    show(Iris(), ["table"])
    plot = into_sight(panel, panel.views["points"].plot.area)
    before, zoom = panel.verticalScrollBar().value(), plot.viewRange()
    wheel(plot.viewport(), -240)
    assert panel.verticalScrollBar().value() > before
    assert plot.viewRange() == zoom
    panel.activateWindow()
    plot.setFocus()
    qtbot.waitUntil(plot.hasFocus)
    wheel(plot.viewport(), 120)
    assert plot.viewRange() != zoom


def wheel(widget, turn):
    place = QPointF(widget.rect().center())
    event = QWheelEvent(
        place,
        QPointF(widget.mapToGlobal(place.toPoint())),
        QPoint(0, 0),
        QPoint(0, turn),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


# Preparation and split


def test_a_preparation_is_chosen_by_keyboard_as_a_named_step(panel, show, session):
    show(Iris())
    box = into_sight(panel, panel.preparation.box)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert session.document.choice.preparation == MinMax()
    assert session.history.undo_label == "Choose From 0 to 1"
    assert "becomes 0" in panel.preparation.sentence.text()
    session.undo()
    assert box.currentText() == "Standardise"


def test_images_can_be_centred_and_tables_cannot(panel, show):
    box = panel.preparation.box
    show(Iris())
    assert box.findData("CentreImages") < 0
    show(Digits8x8())
    assert box.findData("CentreImages") > 0


def test_a_share_is_typed_as_a_named_step(panel, show, session, bridge):
    show(Iris())
    editor = into_sight(panel, panel.split.form.fields["validation"].editor)
    editor.setFocus()
    editor.selectAll()
    QTest.keyClicks(editor, "0.4")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert session.document.choice.split.validation == 0.4
    assert session.history.undo_label == "Change Validation of the split"
    bridge.work()
    assert panel.figures.texts()["Validation"] == "60"


def test_shares_that_leave_nothing_to_train_are_told_where_they_stand(panel, show, session):
    show(Iris())
    session.apply("split", commands.set_split(session.document, test=0.5))
    before = session.document
    editor = into_sight(panel, panel.split.form.fields["validation"].editor)
    editor.setFocus()
    editor.selectAll()
    QTest.keyClicks(editor, "0.8")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert session.document == before
    assert panel.split.form._errors["validation"].isVisible()


def test_a_switch_of_the_split_is_a_step(panel, show, session):
    show(Iris())
    press(into_sight(panel, panel.split.form.fields["shuffle"].editor))
    assert not session.document.choice.split.shuffle
    assert not panel.split.form.fields["stratified"].isEnabled()


def test_a_test_part_of_their_own_cannot_be_cut(panel, show):
    show(Signs(samples=100, test_samples=20))
    assert not panel.split.form.fields["test"].isEnabled()
    assert panel.split.own_test.isVisible()
    assert panel.figures.texts()["Test"] == "20"


# On the way into memory


def test_progress_is_told_and_can_be_cancelled(panel, session, bridge, qtbot):
    session.apply("choose", commands.choose(Document(), BreastCancer()))
    ticket = bridge.last(Load).ticket
    strip = panel.reading.strip
    qtbot.waitUntil(strip.isVisible)
    bridge.progressed.emit(ticket, 1, 4)
    assert strip.text.text() == "25 %"
    bridge.progressed.emit(ticket + 1, 3, 4)  # of something else
    assert strip.text.text() == "25 %"
    press(strip.cancel_button)
    assert bridge.cancelled == [ticket]
    bridge.last(Load).failed(Cancelled())
    assert not strip.isVisible()
    assert panel.reading.trouble.sentence.text() == "Reading was cancelled."
    press(panel.reading.trouble.buttons[0])
    bridge.work()
    assert not panel.reading.isVisible()
    assert panel.figures.texts()["Training"] == "455"


@pytest.mark.parametrize(
    ("source", "done", "total", "text"),
    [
        (MnistDownload(), 3_000_000, 11_594_722, "3 of 11 MB"),
        (ImageFolder(path="/x"), 1200, 0, "1,200 files found"),
        (ImageFolder(path="/x"), 1200, 2500, "1,200 of 2,500 pictures"),
        (TableFile(path="/x"), 1, 3, "33 %"),
    ],
)
def test_progress_counts_what_the_source_is_made_of(
    panel, session, bridge, qtbot, source, done, total, text
):
    session.apply("choose", commands.choose(Document(), source))
    qtbot.waitUntil(panel.reading.strip.isVisible)
    bridge.progressed.emit(bridge.last(Load).ticket, done, total)
    assert panel.reading.strip.text.text() == text


def test_data_that_cannot_be_cut_leave_the_split_to_be_mended(panel, show, session, bridge):
    show(Spirals(samples=10))
    split = {"shuffle": False, "validation": 0.9, "test": 0.05}
    session.apply("split", commands.set_split(session.document, **split))
    bridge.work()
    assert "too few samples" in panel.reading.trouble.sentence.text()
    assert panel.sections["split"].isVisible()
    assert not panel.figures.isVisible()
    session.undo()
    bridge.work()
    assert not panel.reading.isVisible()
    assert panel.figures.isVisible()


def test_an_unknown_file_is_used_only_where_the_user_says_so(panel, session, bridge):
    session.apply("choose", commands.choose(Document(), MnistDownload()))
    bridge.last(Load).failed(UnknownHash(file="a.gz", expected="12", actual="34"))
    press(panel.reading.trouble.buttons[0])
    assert session.document.choice.source == MnistDownload(accept_unknown=True)
    assert session.history.undo_label == "Allow unknown files"


def test_a_new_engine_is_asked_again(panel, session, bridge):
    session.apply("choose", commands.choose(Document(), Digits8x8()))
    bridge._value(bridge.last(Load).message)
    sent = bridge.last(Load)
    sent.then(bridge._value(sent.message))
    pictures = bridge.last(Thumbnails)
    pictures.failed(EngineLost())
    session.load_data()
    sent = bridge.last(Load)
    sent.then(bridge._value(sent.message))
    assert bridge.last(Thumbnails) is not pictures


# Files that were moved


@pytest.fixture
def moved(session, tmp_path, panel, bridge):
    """A project whose table has been moved, with a run that has learned from it."""
    table = tmp_path / "iris.csv"
    table.write_text("a,b,kind\n" + "".join(f"{n},{n % 7},{'xy'[n % 2]}\n" for n in range(30)))
    document = commands.choose(Document(), TableFile(path=str(table)))
    session.apply("choose", document)
    bridge.work()
    record = RunRecord(
        "run", document.choice, document.network, document.plan, 0.0, session.overview.fingerprint
    )
    session.records["run"] = record
    elsewhere = tmp_path / "Мои данные"
    elsewhere.mkdir()
    place = elsewhere / "moved.csv"
    table.rename(place)
    bridge.desk._data.clear()
    session.load_data()
    bridge.work()
    return place


def test_missing_files_are_told_and_everything_else_stays(panel, moved):
    assert "is not there, or no longer" in panel.reading.trouble.sentence.text()
    assert [button.text() for button in panel.reading.trouble.buttons] == [
        "Locate...",
        "Try again",
    ]
    assert panel.sections["preparation"].isVisible()
    assert panel.head.name.text() == "iris"


def test_located_data_are_recognised_as_the_same(panel, moved, session, bridge, qtbot):
    press(panel.reading.trouble.buttons[0])
    dialog = panel.findChild(QFileDialog)
    assert dialog.isVisible()
    dialog.fileSelected.emit(str(moved))
    dialog.close()
    bridge.work()
    assert session.document.choice.source == TableFile(path=str(moved))
    assert session.history.undo_label == "Locate iris"
    assert "the same data" in panel.reading.trouble.sentence.text()
    assert panel.figures.isVisible()
    press(panel.reading.trouble.buttons[0])
    assert not panel.reading.isVisible()


def test_other_data_under_the_old_name_are_told_apart(panel, moved, bridge):
    moved.write_text(moved.read_text().replace("13,6,y", "13,5,y"))
    panel.reading.use_place(str(moved))
    bridge.work()
    assert "different" in panel.reading.trouble.sentence.text()


def test_without_runs_there_is_nothing_to_compare(panel, moved, session, bridge):
    session.records.clear()
    panel.reading.use_place(str(moved))
    bridge.work()
    assert "nothing to compare" in panel.reading.trouble.sentence.text()


# Notices


def test_what_was_left_out_is_told_with_reasons(panel, show, tmp_path):
    folder = write_pictures(tmp_path / "animals", each=3)
    for number in range(4):
        (folder / "cat" / f"broken {number}.png").write_text("no picture")
    show(ImageFolder(path=str(folder), width=4, height=4), ["notices"])
    assert panel.sections["notices"].isVisible()
    assert panel.sections["notices"].header.text() == "Left out or changed: 5"
    words = [label.text() for label in panel.notices.findChildren(QLabel) if label.isVisible()]
    assert len(words) == 2
    more = next(b for b in panel.notices.findChildren(QPushButton) if b.isVisible())
    assert more.text() == "And 3 more like this"
    press(into_sight(panel, more))
    assert "broken 3.png" in panel.notices.sentences()[-1]


def test_data_without_notices_say_nothing_of_them(panel, show):
    show(Iris())
    assert not panel.sections["notices"].isVisible()


# Looks


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("source", [Digits8x8(), Iris(), Diabetes(), Spirals()], ids=title_of)
def test_nothing_is_cut_off(panel, show, qapp, scheme, language, source):
    languages = Languages(qapp)
    languages.choose(language)
    theme.apply(qapp, scheme)
    try:
        show(source, panel.sections)
        cut = [w for w in panel.findChildren(QLabel) if w.isVisible() and _is_cut(w)]
        assert [w.text() for w in cut] == []
        boxes = [w for w in panel.findChildren(QComboBox) if w.isVisible()]
        wide = [w for w in boxes if _text_width(w, w.currentText()) > w.width() - 36]
        assert [w.currentText() for w in wide] == []
        buttons = [w for w in panel.findChildren(QPushButton) if w.isVisible()]
        assert [b.text() for b in buttons if b.sizeHint().width() > b.width()] == []
        assert panel.widget().width() <= panel.viewport().width()
    finally:
        languages.choose("en")


def _is_cut(label):
    if label.textFormat() == Qt.TextFormat.RichText or not label.text():
        return False
    if label.wordWrap():
        return label.heightForWidth(label.width()) > label.height() + 1
    return _text_width(label, label.text()) > label.width() + 1


def _text_width(widget, text):
    return widget.fontMetrics().horizontalAdvance(text)


def test_every_field_can_be_reached_and_has_a_name(panel, show):
    show(Iris(), panel.sections)
    fields = [panel.preparation.box, panel.views["table"].table, panel.views["points"].plot.area]
    fields += [field.editor for field in panel.split.form.fields.values()]
    for field in fields:
        assert field.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert field.accessibleName()


# With the real engine


@pytest.fixture
def engine(qapp, qtbot):
    """A session with an engine process of its own."""
    bridge = Bridge()
    session = Session(bridge)
    bridge.start()
    qtbot.waitUntil(lambda: session.engine_state == "ready", timeout=60_000)
    yield session
    session.close()
    bridge.close()


def test_a_dropped_table_is_recognised_chosen_and_shown(engine, qtbot, tmp_path):
    table = tmp_path / "Мои замеры.csv"
    rows = "".join(f"{n};{n / 4};{'abc'[n % 3]}\n".replace(".", ",") for n in range(60))
    table.write_text("Nummer;Länge;Art\n" + rows, encoding="utf-8")
    panel = DataPanel(engine)
    qtbot.addWidget(panel)
    panel.resize(WIDTH, 860)
    panel.show()
    panel.offer(table)
    chooser = panel.chooser
    qtbot.waitUntil(chooser.use_button.isEnabled, timeout=60_000)
    source = chooser.page.source()
    assert (source.separator, source.decimal) == ("semicolon", "comma")
    assert source.roles == (("Nummer", "ignore"), ("Länge", "input"), ("Art", "target"))
    press(chooser.use_button)
    with qtbot.waitSignal(engine.data_changed, timeout=60_000):
        pass
    assert panel.head.name.text() == "Мои замеры"
    assert panel.figures.texts()["Training"] == "48"
    plot = panel.views["points"].plot
    qtbot.waitUntil(lambda: sum(len(i.getData()[0]) for i in plot._items) == 60, timeout=60_000)


def test_signs_come_with_their_pictures(engine, qtbot):
    panel = DataPanel(engine)
    qtbot.addWidget(panel)
    panel.resize(WIDTH, 860)
    panel.show()
    source = Signs(samples=300, test_samples=50)
    engine.apply("choose", commands.choose(engine.document, source))
    gallery = panel.views["samples"].gallery
    qtbot.waitUntil(lambda: len(gallery.groups) == 10, timeout=60_000)
    data = source.load()
    for group in gallery.groups:
        assert {data.classes[data.y[key]] for key in group.keys} == {group.name}
        assert all(
            np.array_equal(p, data.x[k]) for p, k in zip(group.pictures, group.keys, strict=True)
        )
    assert replace(source) == engine.document.choice.source
    assert Sample(engine.document.choice, "all", 0)


def test_the_weights_of_samples_stand_among_the_figures(panel, show, tmp_path):
    path = tmp_path / "weighed.csv"
    path.write_text("a,w,y\n" + "".join(f"{i},{i / 2},{'pq'[i % 2]}\n" for i in range(20)))
    roles = (("a", "input"), ("w", "weight"), ("y", "target"))
    show(TableFile(path=str(path), roles=roles))
    assert panel.figures.texts()["Sample weights"] == "0 to 9.5"
    show(TableFile(path=str(path), roles=(("a", "input"), ("y", "target"))))
    assert "Sample weights" not in panel.figures.texts()
