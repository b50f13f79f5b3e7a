"""Questions are asked at once, repeated not too often, and only while somebody looks."""

import time

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtTest import QTest

from app.models.asking import PAUSE_SECONDS, Asker, LongQuestion
from engine.errors import Cancelled, NoData


@pytest.fixture
def owner(qtbot):
    owner = QObject()
    yield owner
    owner.deleteLater()


@pytest.fixture
def asker(session, owner):
    asker = Asker(session, owner)
    asker.set_active(True)
    return asker


@pytest.fixture
def got():
    return []


def questions(bridge):
    return [sent.message for sent in bridge.sent]


def test_all_that_a_click_asks_for_is_under_way_at_once(asker, bridge, got):
    asker.put("a", "first", got.append, got.append)
    asker.put("b", "second", got.append, got.append)
    assert questions(bridge) == ["first", "second"]
    bridge.sent[1].then(2)
    bridge.sent[0].then(1)
    assert got == [2, 1]


def test_one_question_is_repeated_at_a_time(asker, bridge, got):
    for place in ("a", "b"):
        asker.put(place, place, got.append, got.append)
    for sent in list(bridge.sent):
        sent.then(0)
    asker.repeat()
    QTest.qWait(300)
    assert questions(bridge) == ["a", "b", "a"]
    bridge.sent[2].then(0)
    QTest.qWait(300)
    assert questions(bridge) == ["a", "b", "a", "b"]


def test_of_one_place_only_the_newest_question_counts(asker, bridge, got):
    for question in ("old", "older than the next", "new"):
        asker.put("a", question, got.append, got.append)
    bridge.sent[0].then("an answer to what nobody asks any more")
    bridge.sent[1].then("answer")
    assert questions(bridge) == ["old", "new"]
    assert got == ["answer"]


def test_the_same_question_about_data_is_not_asked_twice(asker, bridge, got):
    asker.put("a", "data", print, print, live=False)
    asker.put("a", "data", got.append, got.append, live=False)
    bridge.sent[0].then(1)
    assert questions(bridge) == ["data"]
    assert got == [1]


def test_a_place_that_is_dropped_gets_no_answer(asker, bridge, got):
    asker.put("a", "question", got.append, got.append)
    asker.drop("a")
    bridge.sent[0].then(1)
    assert got == []


def test_nothing_is_asked_while_nobody_looks(asker, bridge, got):
    asker.set_active(False)
    asker.put("a", "question", got.append, got.append)
    asker.repeat()
    assert questions(bridge) == []
    asker.set_active(True)
    assert questions(bridge) == ["question"]


def test_live_questions_are_repeated_and_others_are_not(asker, bridge, got):
    asker.put("weights", "live", got.append, got.append)
    asker.put("sample", "once", got.append, got.append, live=False)
    for sent in list(bridge.sent):
        sent.then(0)
    asker.repeat()
    QTest.qWait(300)
    assert questions(bridge) == ["live", "once", "live"]
    bridge.sent[2].then(0)


def test_at_most_five_questions_a_second_are_repeated(asker, bridge, got):
    asker.put("a", "live", got.append, got.append)
    bridge.sent[0].then(0)
    answered, began = 1, time.monotonic()
    for _ in range(100):  # events come every 10 ms, answers at once
        asker.repeat()
        QTest.qWait(10)
        while answered < len(bridge.sent):
            bridge.sent[answered].then(0)
            answered += 1
    assert 3 <= len(bridge.sent) - 1 <= (time.monotonic() - began) / PAUSE_SECONDS + 1


def test_what_the_user_asks_does_not_wait_for_the_pause(asker, bridge, got):
    asker.put("a", "live", got.append, got.append)
    bridge.sent[0].then(0)
    asker.repeat()
    asker.put("b", "asked by hand", got.append, got.append)
    assert questions(bridge) == ["live", "asked by hand"]


def test_errors_are_told_but_not_that_something_was_given_up(asker, bridge, got):
    asker.put("a", "question", got.append, got.append)
    bridge.sent[0].failed(Cancelled())
    assert got == []
    error = NoData()
    asker.put("a", "question", got.append, got.append)
    bridge.sent[1].failed(error)
    assert got == [error]


def test_an_errand_answers_for_its_newest_question_only(session, bridge, owner, got):
    errand = LongQuestion(session, "topic", owner)
    errand.start("old", got.append, got.append)
    errand.start("new", got.append, got.append)
    assert bridge.cancelled == [1]
    bridge.sent[0].failed(Cancelled())
    assert errand.is_under_way
    bridge.sent[1].then("answer")
    assert got == ["answer"]
    assert not errand.is_under_way


def test_an_errand_tells_its_own_progress(session, bridge, owner, got):
    errand = LongQuestion(session, "topic", owner)
    errand.progressed.connect(lambda done, total: got.append((done, total)))
    errand.start("question", print, print)
    bridge.progressed.emit(99, 1, 2)
    bridge.progressed.emit(1, 3, 4)
    assert got == [(3, 4)]


def test_an_errand_that_is_cancelled_ends_as_cancelled(session, bridge, owner, got):
    errand = LongQuestion(session, "topic", owner)
    errand.start("question", got.append, got.append)
    errand.cancel()
    assert bridge.cancelled == [1]
    assert errand.is_under_way, "it ends when the engine says so"
    bridge.sent[0].failed(Cancelled())
    assert isinstance(got[0], Cancelled)


class Asking(QObject):
    """Somebody who asks, and whom nobody holds."""

    def __init__(self, session, ended):
        super().__init__()
        self.errand = LongQuestion(session, "topic", self)
        self.errand.start("question", self.take, self.take)
        self.destroyed.connect(lambda: ended.append(True))

    def take(self, answer):
        """Do nothing with an answer."""


def test_who_asked_may_end_before_what_was_asked_is_put_away(session, bridge, got):
    asking = Asking(session, got)
    bridge.sent.pop().then("answer")
    del asking
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert got == [True]
