"""The window in which data are chosen, page by page, with mouse and keyboard."""

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton

from app.i18n import Languages
from app.panels.data_panel.chooser import Chooser
from engine.data.builtin import Iris, Wine
from engine.data.catalogue import CATALOGUE
from engine.data.downloads import MnistDownload
from engine.data.made import PaintedPoints, SineRegression, Spirals
from engine.data.readers import CifarFiles, IdxFiles, ImageFolder, TableFile
from engine.data.signs import Signs
from engine.service.questions import DownloadState, LookForDownload, Preview, ProbeTable
from tests.app.desk_bridge import DeskBridge
from tests.app.mouse import drag
from tests.engine.data.readers.files import write_idx, write_pictures

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
KINDS = [c.registered_name for g in ("built_in", "made", "downloads") for c in CATALOGUE[g]]


@pytest.fixture
def bridge(qapp):
    return DeskBridge()


@pytest.fixture
def chooser(qtbot, bridge):
    chooser = Chooser(bridge)
    qtbot.addWidget(chooser)
    chooser.begin(None)
    chooser.show()
    qtbot.waitExposed(chooser)
    return chooser


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "Мои замеры.csv"
    rows = "".join(f"{n};{n / 4};{'ab'[n % 2]};{'xyz'[n % 3]}\n" for n in range(40))
    path.write_text("nr;length;mood;kind\n" + rows.replace(".", ","), encoding="utf-8")
    return path


def press(widget):
    QTest.mouseClick(widget, LEFT, pos=widget.rect().center())


def offer(chooser, bridge, path):
    chooser.offer(path)
    bridge.work()
    return chooser.page.part


# The list


def test_every_kind_of_the_catalogue_stands_in_the_list(chooser):
    assert set(chooser._items) == {*KINDS, "files"}


def test_the_arrow_keys_pass_over_headings(chooser):
    chooser.select("Diabetes")
    chooser.list.setFocus()
    QTest.keyClick(chooser.list, Qt.Key.Key_Down)
    assert chooser.kind == "Moons"


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_gives_a_source_of_its_kind(chooser, kind):
    chooser.select(kind)
    source = chooser.page.source()
    if kind == "PaintedPoints":
        assert source is None
        assert not chooser.use_button.isEnabled()
    else:
        assert source.registered_name == kind
        assert chooser.use_button.isEnabled()


def test_it_begins_where_the_present_choice_was_made(chooser):
    chooser.begin(Spirals(classes=4, noise=0.2))
    assert chooser.kind == "Spirals"
    assert chooser.page.source() == Spirals(classes=4, noise=0.2)


def test_enter_in_a_field_does_not_decide(chooser, qtbot):
    chooser.select("Spirals")
    with qtbot.assertNotEmitted(chooser.chosen):
        QTest.keyClick(chooser.page.form.fields["samples"].editor, Qt.Key.Key_Return)
    assert chooser.isVisible()


def test_enter_in_the_list_decides(chooser, qtbot):
    chooser.select("Wine")
    chooser.activateWindow()
    chooser.list.setFocus()
    qtbot.waitUntil(chooser.list.hasFocus)
    with qtbot.waitSignal(chooser.chosen) as chosen:
        QTest.keyClick(chooser.list, Qt.Key.Key_Return)
    assert chosen.args == [Wine()]


def test_cancel_chooses_nothing(chooser, qtbot):
    with qtbot.assertNotEmitted(chooser.chosen):
        press(chooser.cancel_button)
    assert not chooser.isVisible()


# Data of ours


def test_the_preview_follows_what_is_typed(chooser, bridge):
    chooser.select("Spirals")
    bridge.work()
    editor = chooser.page.form.fields["classes"].editor
    editor.setFocus()
    editor.selectAll()
    QTest.keyClicks(editor, "5")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert chooser.page.source() == Spirals(classes=5)
    bridge.work()
    assert chooser.page.preview.line.text() == "Shape of a sample: 2 · classes: 5"
    shown = [len(item.getData()[0]) for item in chooser.page.preview.plot._items]
    assert shown == [100] * 5


def test_the_noise_slider_and_the_field_say_the_same(chooser, bridge):
    chooser.select("Moons")
    page = chooser.page
    page.slider.setFocus()
    QTest.keyClick(page.slider, Qt.Key.Key_End)
    assert page.source().noise == 2
    assert page.form.fields["noise"].editor.value() == 2
    QTest.keyClick(page.slider, Qt.Key.Key_Home)
    assert page.source().noise == 0
    editor = page.form.fields["noise"].editor
    editor.setFocus()
    editor.selectAll()
    QTest.keyClicks(editor, "0.5")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert page.slider.value() == page.slider.maximum() // 2


def test_a_step_of_the_slider_asks_for_one_preview_that_voids_the_last(chooser, bridge):
    chooser.select("Moons")
    before = len(bridge.sent)
    QTest.keyClick(chooser.page.slider, Qt.Key.Key_Right)
    asked = bridge.sent[before:]
    assert [type(sent.message) for sent in asked] == [Preview]
    assert asked[0].message.source == chooser.page.source()
    assert asked[0].topic


def test_what_has_no_noise_has_no_slider(chooser):
    chooser.select("Iris")
    assert not chooser.page.slider.isVisible()
    chooser.select("Signs")
    assert chooser.page.slider.isVisible()


def test_signs_are_previewed_by_few_and_chosen_in_full(chooser, bridge):
    chooser.select("Signs")
    assert bridge.last(Preview).message.source.samples < 500
    assert chooser.page.source() == Signs()
    bridge.work()
    assert len(chooser.page.preview.gallery.groups) == 10


def test_a_curve_is_previewed_over_its_input(chooser, bridge):
    chooser.select("SineRegression")
    bridge.work()
    data = SineRegression().load()
    shown = np.stack(chooser.page.preview.plot._items[0].getData(), 1)
    assert np.array_equal(shown, np.concatenate([data.x, data.y], axis=1))


# Painted points


def test_painted_points_become_a_source(chooser, qtbot):
    chooser.select("PaintedPoints")
    page = chooser.page
    assert "at least 10 points" in chooser.problem.text()
    drag(qtbot, page.area, *[QPoint(60 + 12 * i, 60) for i in range(8)])
    press(page.buttons[2])
    drag(qtbot, page.area, *[QPoint(60 + 12 * i, 300) for i in range(8)])
    source = page.source()
    assert isinstance(source, PaintedPoints)
    assert {label for _, _, label in source.points} == {0, 2}
    assert all(y > 0 for _, y, label in source.points if label == 0)
    assert all(y < 0 for _, y, label in source.points if label == 2)
    assert chooser.use_button.isEnabled()
    press(page.clear_button)
    assert not chooser.use_button.isEnabled()
    press(page.undo_button)
    assert page.source() == source


def test_points_painted_before_can_be_gone_on_with(chooser):
    points = tuple((i / 20, -i / 20, i % 2) for i in range(12))
    chooser.begin(PaintedPoints(points=points))
    shown = chooser.page.source().points
    assert np.allclose(np.array(shown), np.array(points), atol=1e-6)


# Downloads


@pytest.mark.parametrize(
    ("fetched", "online", "text", "warned"),
    [
        (0, True, "11.6 MB will be downloaded once", False),
        (5_000_000, True, "6.59 MB of 11.6 MB are still to be downloaded", False),
        (11_594_722, False, "Downloaded already", False),
        (0, False, "will be downloaded", True),
    ],
)
def test_a_download_says_what_is_there(chooser, bridge, fetched, online, text, warned):
    chooser.select("MnistDownload")
    bridge.last(LookForDownload).then(DownloadState(fetched, 11_594_722, online))
    assert text in chooser.page.state.text()
    assert chooser.page.offline.isVisible() == warned


def test_unknown_files_can_be_allowed_beforehand(chooser):
    chooser.select("MnistDownload")
    press(chooser.page.form.fields["accept_unknown"].editor)
    assert chooser.page.source() == MnistDownload(accept_unknown=True)


# Files: tables


def test_a_dropped_file_is_looked_at(chooser, bridge, table):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(table))])
    how = (Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(chooser, QDragEnterEvent(QPoint(50, 50), *how))
    QApplication.sendEvent(chooser, QDropEvent(QPointF(50, 50), *how))
    bridge.work()
    assert chooser.kind == "files"
    assert isinstance(chooser.page.source(), TableFile)


def test_a_table_comes_with_settings_that_fit(chooser, bridge, table):
    part = offer(chooser, bridge, table)
    source = chooser.page.source()
    assert (source.path, source.separator, source.decimal) == (str(table), "semicolon", "comma")
    assert source.header
    assert dict(source.roles) == {
        "nr": "ignore",
        "length": "input",
        "mood": "input",
        "kind": "target",
    }
    assert source.load().x.shape == (40, 3)
    assert part.rows.rows.index(0, 2).data() == "a"


def test_text_inputs_say_how_many_columns_they_become(chooser, bridge, table):
    columns = offer(chooser, bridge, table).columns.columns
    cells = [columns.index(2, c).data() for c in range(columns.columnCount())]
    assert "text, as 2 columns of 0 and 1" in cells


def test_roles_are_given_to_selected_columns(chooser, bridge, table):
    part = offer(chooser, bridge, table)
    view = part.columns
    for row, modifier in (
        (0, Qt.KeyboardModifier.NoModifier),
        (2, Qt.KeyboardModifier.ControlModifier),
    ):
        place = view.visualRect(view.columns.index(row, 0)).center()
        QTest.mouseClick(view.viewport(), LEFT, modifier, place)
    press(part.role_buttons["ignore"])
    assert dict(chooser.page.source().roles)["mood"] == "ignore"
    press(part.role_buttons["input"])
    assert dict(chooser.page.source().roles)["nr"] == "input"


def test_a_double_click_goes_to_the_next_role(chooser, bridge, table):
    view = offer(chooser, bridge, table).columns
    place = view.visualRect(view.columns.index(1, 0)).center()
    QTest.mouseClick(view.viewport(), LEFT, pos=place)
    QTest.mouseDClick(view.viewport(), LEFT, pos=place)
    assert view.columns.roles[1] == "target"


def test_without_a_target_nothing_can_be_used(chooser, bridge, table):
    part = offer(chooser, bridge, table)
    part.columns.selectRow(3)
    press(part.role_buttons["ignore"])
    assert not chooser.use_button.isEnabled()
    assert chooser.problem.text() == "No column is the target: select it, and click Target."


def test_a_column_becomes_the_weight_of_the_samples(chooser, bridge, table):
    part = offer(chooser, bridge, table)
    part.columns.selectRow(1)
    press(part.role_buttons["weight"])
    assert dict(chooser.page.source().roles)["length"] == "weight"
    assert chooser.use_button.isEnabled()
    assert chooser.page.source().load().weights.tolist() == [n / 4 for n in range(40)]


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (2, "'mood' holds no numbers, and cannot weigh samples."),
        (1, "Several columns are sample weights: leave one, and ignore the others."),
    ],
)
def test_a_column_that_cannot_weigh_samples_is_told(chooser, bridge, table, row, sentence):
    part = offer(chooser, bridge, table)
    rows = (row,) if row == 2 else (0, 1)
    for each in rows:
        part.columns.selectRow(each)
        press(part.role_buttons["weight"])
    part.columns.selectRow(2 if row == 1 else 1)
    press(part.role_buttons["input"])
    assert chooser.problem.text() == sentence
    assert not chooser.use_button.isEnabled()


def test_weights_below_zero_are_told_before_anything_is_read(chooser, bridge, table):
    lines = table.read_text(encoding="utf-8").splitlines()
    table.write_text("\n".join([*lines, "40;-1,5;a;x"]), encoding="utf-8")
    part = offer(chooser, bridge, table)
    part.columns.selectRow(1)
    press(part.role_buttons["weight"])
    part.columns.selectRow(0)
    press(part.role_buttons["input"])
    assert chooser.problem.text() == "'length' holds numbers below 0, and cannot weigh samples."


def test_another_separator_reads_the_beginning_again_and_keeps_roles(chooser, bridge, table):
    part = offer(chooser, bridge, table)
    part.columns.selectRow(0)
    press(part.role_buttons["input"])
    editor = part.format_form.fields["decimal"].editor
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_Up)
    question = bridge.last(ProbeTable).message
    assert dict(question.chosen)["decimal"] == "point"
    bridge.work()
    source = chooser.page.source()
    assert source.decimal == "point"
    assert dict(source.roles)["nr"] == "input"


def test_a_format_that_cannot_be_read_is_told_and_not_used(chooser, bridge, table):
    table.write_bytes("имя;вид\nа;б\n".encode("cp1251") * 20)
    part = offer(chooser, bridge, table)
    assert chooser.page.source() is None or part.problem() == ""
    part._ask({"encoding": "utf-8"})
    bridge.work()
    assert "encoding" in chooser.problem.text()
    assert not chooser.use_button.isEnabled()


def test_a_table_chosen_before_keeps_its_settings(chooser, bridge, table):
    offer(chooser, bridge, table)
    roles = (("nr", "input"), ("length", "ignore"), ("mood", "ignore"), ("kind", "target"))
    before = TableFile(
        path=str(table), separator="semicolon", decimal="comma", roles=roles, missing="mean"
    )
    chooser.begin(before)
    bridge.work()
    assert chooser.page.source() == before


# Files: pictures and others


def test_a_folder_of_pictures_comes_with_their_size(chooser, bridge, tmp_path):
    folder = write_pictures(tmp_path / "звери", each=5, size=(9, 7))
    part = offer(chooser, bridge, folder)
    assert chooser.page.source() == ImageFolder(path=str(folder), width=9, height=7)
    assert [(bar.name, bar.text) for bar in part.bars.bars] == [("cat", "5"), ("dog", "5")]
    assert "In memory: 1.89 KB" in part.memory.text()


def test_the_size_of_pictures_is_typed(chooser, bridge, tmp_path):
    folder = write_pictures(tmp_path / "animals")
    editor = offer(chooser, bridge, folder).form.fields["width"].editor
    editor.setFocus()
    editor.selectAll()
    QTest.keyClicks(editor, "32")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert chooser.page.source().width == 32


def test_idx_files_are_found_by_their_names(chooser, bridge, tmp_path):
    settings = write_idx(tmp_path, np.zeros((4, 2, 2)), np.array([0, 1, 0, 1]))
    part = offer(chooser, bridge, tmp_path)
    assert chooser.page.source() == IdxFiles(**settings)
    part.classes.setFocus()
    QTest.keyClicks(part.classes, "shoe, shirt")
    assert chooser.page.source().classes == ("shoe", "shirt")


def test_labels_that_are_not_there_are_asked_for(chooser, bridge, tmp_path):
    settings = write_idx(tmp_path, np.zeros((4, 2, 2)), np.array([0, 1, 0, 1]))
    offer(chooser, bridge, tmp_path)
    press(chooser.page.part.fields["train_labels"].clear_button)
    assert chooser.page.source() is None
    assert "Train labels" in chooser.problem.text()
    chooser.page.part.fields["train_labels"]._on_chosen([settings["train_labels"]])
    assert chooser.use_button.isEnabled()


def test_cifar_batches_are_found_by_their_names(chooser, bridge, tmp_path):
    for name in ("data_batch_1.bin", "data_batch_2.bin", "test_batch.bin"):
        (tmp_path / name).write_bytes(bytes(3073))
    offer(chooser, bridge, tmp_path)
    source = chooser.page.source()
    assert isinstance(source, CifarFiles)
    assert (len(source.train), len(source.test)) == (2, 1)


def test_what_is_no_data_is_told_in_words(chooser, bridge, tmp_path):
    folder = write_pictures(tmp_path / "animals")
    chooser.offer(folder / "cat" / "0.png")
    bridge.work()
    assert "is one picture" in chooser.page.error.text()
    assert chooser.page.drop.isVisible()
    assert not chooser.use_button.isEnabled()


def test_other_files_lead_back_to_the_place_to_drop(chooser, bridge, table):
    offer(chooser, bridge, table)
    press(chooser.page.other_button)
    assert chooser.page.drop.isVisible()
    assert chooser.page.source() is None


# Looks


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("kind", [*KINDS, "files"])
def test_no_page_is_cut_off(chooser, bridge, qapp, kind, language):
    languages = Languages(qapp)
    languages.choose(language)
    try:
        chooser.select(kind)
        bridge.work()
        for _ in range(3):
            qapp.processEvents()
        cut = [w for w in chooser.findChildren(QLabel) if w.isVisible() and _is_cut(w)]
        assert [w.text() for w in cut] == []
        buttons = [w for w in chooser.findChildren(QPushButton) if w.isVisible()]
        assert [b.text() for b in buttons if b.sizeHint().width() > b.width()] == []
        boxes = [w for w in chooser.findChildren(QComboBox) if w.isVisible()]
        assert [b.currentText() for b in boxes if _width_of(b, b.currentText()) > b.width()] == []
    finally:
        languages.choose("en")


def _is_cut(label):
    if label.textFormat() == Qt.TextFormat.RichText or not label.text():
        return False
    if label.wordWrap():
        return label.heightForWidth(label.width()) > label.height() + 1
    return _width_of(label, label.text()) > label.width() + 1


def _width_of(widget, text):
    return widget.fontMetrics().horizontalAdvance(text)


def test_a_source_of_ours_is_never_taken_for_a_file(chooser):
    chooser.begin(Iris())
    assert chooser.kind == "Iris"
