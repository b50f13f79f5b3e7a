"""Ways of asking the engine: many short questions again and again, or one long one."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.session import Session
from engine.errors import Cancelled, EngineError

Then = Callable[[Any], None]

PAUSE_SECONDS = 0.2  # from one question to the next where only the weights have changed


@dataclass(frozen=True, eq=False)
class _Wanted:
    """What one place of a panel wants to know."""

    question: Any
    then: Then
    failed: Then
    is_live: bool


class Asker(QObject):
    """Asks short questions for named places; of each place the newest counts.

    ``put`` is asked at once, or when the place has the answer that it waits for; so the engine
    answers all that a click asks for in one turn. ``repeat``, when weights have changed, asks the
    live places again: at most five questions a second, each after all answers before. While it is
    not active it remembers what to ask.
    """

    def __init__(self, session: Session, parent: QObject):
        super().__init__(parent)
        self._session = session
        self._wanted: dict[str, _Wanted] = {}
        self._due: dict[str, bool] = {}  # place: whether the user waits for it
        self._asked: dict[str, _Wanted] = {}  # on their way, by place
        self._asked_at = 0.0
        self._is_active = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._go_on)

    def put(self, place: str, question: Any, then: Then, failed: Then, live: bool = True) -> None:
        """Ask ``question`` for ``place``; ``live`` ones are asked again by ``repeat``.

        One about data, which never change, that is on its way already is not asked twice.
        """
        wanted = self._wanted[place] = _Wanted(question, then, failed, live)
        asked = self._asked.get(place)
        if asked is not None and not live and asked.question == question:
            self._asked[place] = wanted
            self._due.pop(place, None)
            return
        self._due[place] = True
        self._go_on()

    def drop(self, place: str) -> None:
        """Nobody wants to know this any more."""
        self._wanted.pop(place, None)
        self._due.pop(place, None)

    def clear(self) -> None:
        """Nobody wants to know anything any more."""
        self._wanted.clear()
        self._due.clear()

    def repeat(self) -> None:
        """The weights have changed: ask the live places again."""
        for place, wanted in self._wanted.items():
            if wanted.is_live:
                self._due.setdefault(place, False)
        self._go_on()

    def set_active(self, is_active: bool) -> None:
        """Ask, or only remember what to ask."""
        self._is_active = is_active
        if not is_active:
            self._timer.stop()
        self._go_on()

    def _go_on(self) -> None:
        if not self._is_active:
            return
        for place in [p for p, is_urgent in self._due.items() if is_urgent]:
            if place not in self._asked:
                self._ask(place)
        if self._asked or not self._due:
            return
        wait = PAUSE_SECONDS - (time.monotonic() - self._asked_at)
        if wait <= 0:
            self._ask(next(iter(self._due)))
        elif not self._timer.isActive():
            self._timer.start(round(wait * 1000) + 1)

    def _ask(self, place: str) -> None:
        del self._due[place]
        wanted = self._asked[place] = self._wanted[place]
        self._asked_at = time.monotonic()
        self._session.bridge.ask(
            wanted.question, partial(self._on_answer, place), partial(self._on_failed, place)
        )

    def _on_answer(self, place: str, value: Any) -> None:
        wanted = self._end(place)
        if wanted is not None:
            wanted.then(value)
        self._go_on()

    def _on_failed(self, place: str, error: EngineError) -> None:
        wanted = self._end(place)
        if wanted is not None and not isinstance(error, Cancelled):
            wanted.failed(error)
        self._go_on()

    def _end(self, place: str) -> _Wanted | None:
        """Return what was asked, unless the place wants something else by now."""
        wanted = self._asked.pop(place)
        return wanted if self._wanted.get(place) is wanted else None


class LongQuestion(QObject):
    """Asks one long question at a time, tells how far it is, and can give it up."""

    progressed = Signal(int, int)  # done, total
    ended = Signal()  # in whatever way, before ``then`` or ``failed`` is called

    def __init__(self, session: Session, topic: str, parent: QObject):
        super().__init__(parent)
        self._session, self._topic = session, topic
        self._trip: _Trip | None = None
        session.bridge.progressed.connect(self._on_progressed)

    @property
    def is_under_way(self) -> bool:
        return self._trip is not None

    def start(self, question: Any, then: Then, failed: Then) -> None:
        """Ask ``question``; the answer of an older one is not waited for any more."""
        self.forget()
        self._trip = _Trip(self, then, failed)
        self._trip.ticket = self._session.bridge.ask(
            question, self._trip.on_answer, self._trip.on_failed, self._topic
        )

    def cancel(self) -> None:
        """Give the question up; ``failed`` is called with ``Cancelled``."""
        if self._trip is not None:
            self._session.bridge.cancel(self._trip.ticket)

    def forget(self) -> None:
        """Give the question up without waiting for anything."""
        self.cancel()
        self._trip = None

    def finish(self, trip: _Trip, callback: Then, value: Any) -> None:
        """Take the end of ``trip``, unless another one has begun."""
        if trip is self._trip:
            self._trip = None
            self.ended.emit()
            callback(value)
        trip.deleteLater()

    def _on_progressed(self, ticket: int, done: int, total: int) -> None:
        if self._trip is not None and self._trip.ticket == ticket:
            self.progressed.emit(done, total)


class _Trip(QObject):
    """One question on its way; it knows its own answer from those of older ones."""

    def __init__(self, errand: LongQuestion, then: Then, failed: Then):
        super().__init__(errand)
        self.ticket = 0
        self._told: tuple[LongQuestion, Then, Then] | None = (errand, then, failed)

    def on_answer(self, value: Any) -> None:
        errand, then, _ = self._let_go()
        errand.finish(self, then, value)

    def on_failed(self, error: EngineError) -> None:
        errand, _, failed = self._let_go()
        errand.finish(self, failed, error)

    def _let_go(self) -> tuple[LongQuestion, Then, Then]:
        """Return whom to tell, and hold them no more.

        If the trip were the last to hold a dialog, its own end would end the dialog, and with it,
        a second time, the trip.
        """
        told, self._told = self._told, None
        assert told is not None, "a trip ends once"
        return told
