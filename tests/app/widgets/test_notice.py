"""A notice keeps its sentence readable in a narrow panel."""

from app.widgets.notice import NARROW, NoticeBar


def shown(qtbot, width: int) -> NoticeBar:
    bar = NoticeBar()
    qtbot.addWidget(bar)
    bar.show_notice("info", "The network does not fit the data.", action="Match the network")
    bar.resize(width, 120)
    qtbot.waitUntil(lambda: bar.width() == width)
    bar.layout().activate()
    return bar


def test_the_button_stands_below_the_sentence_where_there_is_no_room(qtbot):
    bar = shown(qtbot, NARROW - 100)
    qtbot.waitUntil(lambda: bar.action_button.geometry().top() > bar.sentence.geometry().bottom())


def test_the_button_stands_beside_the_sentence_where_there_is_room(qtbot):
    bar = shown(qtbot, NARROW + 200)
    qtbot.waitUntil(lambda: bar.action_button.geometry().left() > bar.sentence.geometry().right())
