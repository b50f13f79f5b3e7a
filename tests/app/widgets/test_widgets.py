"""The smaller widgets: section, toggle, card, sentence, progress, bars, drop area, notice."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QLabel

from app.widgets.bars import ROW, Bar, BarList, CountBars
from app.widgets.card import Card
from app.widgets.drop_area import DropArea
from app.widgets.notice import NoticeBar
from app.widgets.section import Section
from app.widgets.status import ProgressStrip, StatusSentence
from app.widgets.toggle import Toggle

LEFT = Qt.MouseButton.LeftButton


def shown(qtbot, widget, width=400, height=0):
    qtbot.addWidget(widget)
    widget.resize(width, height or widget.sizeHint().height())
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def drop(widget, data):
    """Send what a file manager sends when the mouse lets go of files over ``widget``."""
    place = widget.rect().center()
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place, copy, data, LEFT, none)
    QApplication.sendEvent(widget, enter)
    if enter.isAccepted():
        QApplication.sendEvent(widget, QDropEvent(QPointF(place), copy, data, LEFT, none))
    return enter.isAccepted()


def test_a_click_on_a_heading_folds_the_section(qtbot):
    section = shown(qtbot, Section("Classes", QLabel("content")))
    with qtbot.waitSignal(section.folded) as caught:
        qtbot.mouseClick(section.header, LEFT)
    assert caught.args == [True]
    assert not section.content.isVisible()
    qtbot.keyClick(section.header, Qt.Key.Key_Space)
    assert section.content.isVisible()


def test_a_toggle_answers_to_mouse_and_space(qtbot):
    toggle = shown(qtbot, Toggle("Shuffle"))
    qtbot.mouseClick(toggle, LEFT)
    assert toggle.isChecked()
    qtbot.keyClick(toggle, Qt.Key.Key_Space)
    assert not toggle.isChecked()


def test_a_card_is_activated_by_its_button_itself_and_enter(qtbot):
    card = Card()
    card.set_texts("Signs", "Look inside.", "Open", "offline")
    card.set_picture(QImage(60, 20, QImage.Format.Format_RGB32))
    shown(qtbot, card, height=320)
    for act in (
        lambda: qtbot.mouseClick(card.button, LEFT),
        lambda: qtbot.mouseClick(card, LEFT, pos=QPoint(20, 20)),
        lambda: qtbot.keyClick(card, Qt.Key.Key_Return),
    ):
        with qtbot.waitSignal(card.activated):
            act()


def test_a_press_that_leaves_the_card_is_no_click(qtbot):
    card = shown(qtbot, Card(), height=320)
    with qtbot.assertNotEmitted(card.activated):
        qtbot.mousePress(card, LEFT, pos=QPoint(20, 20))
        qtbot.mouseRelease(card, LEFT, pos=QPoint(20, 900))


def test_the_link_of_a_sentence_is_activated_by_keys(qtbot):
    status = StatusSentence()
    status.set_sentence("Trained: 97 %.", "Look inside")
    shown(qtbot, status)
    status.setFocus()
    qtbot.keyClick(status, Qt.Key.Key_Tab)
    with qtbot.waitSignal(status.activated):
        qtbot.keyClick(status, Qt.Key.Key_Return)


def test_the_link_of_a_sentence_is_activated_by_a_click(qtbot):
    status = StatusSentence()
    status.set_sentence("", "Look inside")
    shown(qtbot, status)
    with qtbot.waitSignal(status.activated):
        qtbot.mouseClick(status, LEFT, pos=QPoint(20, status.height() // 2))


def test_a_sentence_cannot_smuggle_markup(qtbot):
    status = shown(qtbot, StatusSentence())
    status.set_sentence("5 < 7 <b>bold</b>")
    assert "&lt;b&gt;" in status.text()


def test_progress_is_hidden_until_there_is_some(qtbot):
    strip = ProgressStrip()
    qtbot.addWidget(strip)
    assert strip.isHidden()
    strip.set_progress(1, 4, "Reading")
    assert not strip.isHidden()
    assert strip.bar.value() == 250
    assert strip.text.text() == "Reading"
    strip.finish()
    assert strip.isHidden()


def test_cancel_can_be_pressed_once(qtbot):
    strip = ProgressStrip()
    strip.set_progress(1, 4, "Reading")
    shown(qtbot, strip)
    with qtbot.waitSignal(strip.cancelled):
        qtbot.mouseClick(strip.cancel_button, LEFT)
    assert not strip.cancel_button.isEnabled()
    strip.finish()
    assert strip.cancel_button.isEnabled()


def test_a_click_on_a_bar_gives_its_row(qtbot):
    bars = BarList()
    bars.set_bars([Bar("a", 1.0, "10"), Bar("b", 0.5, "5")])
    shown(qtbot, bars)
    with qtbot.waitSignal(bars.clicked) as caught:
        qtbot.mouseClick(bars, LEFT, pos=QPoint(30, ROW + 5))
    assert caught.args == [1]
    qtbot.keyClick(bars, Qt.Key.Key_Up)
    with qtbot.waitSignal(bars.clicked) as caught:
        qtbot.keyClick(bars, Qt.Key.Key_Return)
    assert caught.args == [0]


def test_the_largest_class_fills_its_bar(qtbot):
    bars = CountBars()
    qtbot.addWidget(bars)
    bars.set_counts([("cat", 50), ("dog", 200)])
    assert [bar.share for bar in bars.bars] == [0.25, 1.0]
    assert [bar.text for bar in bars.bars] == ["50", "200"]


def test_empty_classes_draw_nothing_and_do_not_fail(qtbot):
    bars = CountBars()
    bars.set_counts([("cat", 0)])
    shown(qtbot, bars).grab()
    assert bars.bars[0].share == 0


def test_dropped_files_arrive_as_paths(qtbot, tmp_path):
    area = shown(qtbot, DropArea(), height=160)
    path = tmp_path / "мой файл.png"
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    with qtbot.waitSignal(area.files_dropped) as caught:
        assert drop(area, data)
    assert caught.args == [[Path(path)]]


def test_a_web_address_is_not_taken(qtbot):
    area = shown(qtbot, DropArea(), height=160)
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/a.png")])
    assert not drop(area, data)


def test_an_image_is_pasted_from_the_clipboard(qtbot):
    area = shown(qtbot, DropArea(), height=160)
    image = QImage(3, 2, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(image)
    with qtbot.waitSignal(area.image_dropped) as caught:
        qtbot.keyClick(area, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert (caught.args[0].width(), caught.args[0].height()) == (3, 2)


def test_the_drop_area_asks_for_a_dialog(qtbot):
    area = shown(qtbot, DropArea(), height=160)
    with qtbot.waitSignal(area.browse_wanted):
        qtbot.mouseClick(area.button, LEFT)
    with qtbot.waitSignal(area.browse_wanted):
        qtbot.keyClick(area, Qt.Key.Key_Return)


@pytest.mark.parametrize("level", ["error", "warning", "success", "info"])
def test_a_notice_says_its_sentence(qtbot, level):
    bar = shown(qtbot, NoticeBar())
    bar.show_notice(level, "The file ends too early.")
    assert bar.isVisible()
    assert bar.sentence.text() == "The file ends too early."
    assert bar.property("level") == level
    assert not bar.details_button.isVisible()


def test_details_unfold_and_are_copied_with_the_sentence(qtbot):
    bar = shown(qtbot, NoticeBar())
    bar.show_notice("error", "It failed.", "line 7")
    assert not bar.details.isVisible()
    qtbot.mouseClick(bar.details_button, LEFT)
    assert bar.details.isVisible()
    qtbot.mouseClick(bar.copy_button, LEFT)
    assert QGuiApplication.clipboard().text() == "It failed.\n\nline 7"


def test_a_notice_goes_by_its_button_or_escape(qtbot):
    bar = shown(qtbot, NoticeBar())
    bar.show_notice("info", "Saved.")
    with qtbot.waitSignal(bar.closed):
        qtbot.mouseClick(bar.close_button, LEFT)
    assert not bar.isVisible()
    bar.show_notice("info", "Saved.")
    qtbot.keyClick(bar.close_button, Qt.Key.Key_Escape)
    assert not bar.isVisible()


def test_a_notice_offers_a_way_out(qtbot):
    bar = shown(qtbot, NoticeBar())
    bar.show_notice("warning", "Data are missing.", action="Locate...")
    with qtbot.waitSignal(bar.action_activated):
        qtbot.mouseClick(bar.action_button, LEFT)


def test_buttons_speak_the_new_language(qtbot, monkeypatch):
    bar = shown(qtbot, NoticeBar())
    monkeypatch.setattr(bar, "tr", lambda text: text.upper())
    QApplication.sendEvent(bar, QEvent(QEvent.Type.LanguageChange))
    assert bar.details_button.text() == "DETAILS"
