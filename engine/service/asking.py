"""Questions that wait for their answer: short ones at once, long ones piece by piece."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from types import GeneratorType
from typing import Any

from engine.errors import Cancelled
from engine.service.desk import Desk
from engine.service.failures import WINDOW_GONE, failure_of
from engine.service.messages import Answer, Ask, Progress
from engine.service.transport import outgoing

_TELL_SECONDS = 0.05  # between two messages of progress


@dataclass(eq=False)
class _Long:
    """A long question that has begun."""

    ask: Ask
    steps: GeneratorType
    told: float = 0.0


class Asking:
    """Answers questions from the desk, and tells answers, failures and progress to ``tell``."""

    def __init__(self, desk: Desk, tell: Callable[[Any], None]):
        self._desk, self._tell = desk, tell
        self._waiting: OrderedDict[int, Ask] = OrderedDict()
        self._long: OrderedDict[int, _Long] = OrderedDict()
        self._rest_until = 0.0
        self._all_wait = False  # for other threads or processes
        self._answering = False

    @property
    def patience(self) -> float | None:
        """Seconds until there is something to do here; None where nobody asks."""
        if self._waiting:
            return 0.0
        if self._long:
            return 0.005 if self._all_wait else 0.0
        return None

    def put(self, ask: Ask) -> None:
        """Take a question; it voids older ones of the same topic."""
        asks = [*self._waiting.values(), *(long.ask for long in self._long.values())]
        for older in asks:
            if ask.topic and older.topic == ask.topic:
                self.cancel(older.ticket)
        self._waiting[ask.ticket] = ask

    def cancel(self, ticket: int) -> None:
        """Give a question up, if it still waits."""
        if self._waiting.pop(ticket, None) is None:
            if ticket not in self._long:
                return
            self._long.pop(ticket).steps.close()
        self._tell(failure_of(ticket, Cancelled()))

    def answer_some(self, *, sparing: bool) -> None:
        """Answer all short questions, and do one piece of one long one.

        ``sparing`` leaves at least half of the time to the run that trains meanwhile.
        """
        if self._answering:
            return
        self._answering = True
        try:
            while self._waiting:
                _, ask = self._waiting.popitem(last=False)
                self._begin(ask)
            if self._long and not (sparing and time.monotonic() < self._rest_until):
                self._go_on()
        finally:
            self._answering = False

    def _begin(self, ask: Ask) -> None:
        try:
            value = ask.question.answer(self._desk)
        except Exception as error:
            self._tell(failure_of(ask.ticket, error))
            return
        if isinstance(value, GeneratorType):
            self._long[ask.ticket] = _Long(ask, value)
            self._all_wait = False
        else:
            self._answer(ask, value)

    def _go_on(self) -> None:
        """Do one piece of the long question whose turn it is."""
        started = time.monotonic()
        waiting = 0
        for ticket in list(self._long):
            self._long.move_to_end(ticket)
            if self._one_piece(self._long[ticket]):
                break
            waiting += 1
        self._all_wait = 0 < waiting == len(self._long)
        now = time.monotonic()
        self._rest_until = now + (now - started)

    def _one_piece(self, long: _Long) -> bool:
        """Do one piece; return whether it was work, not waiting."""
        ticket = long.ask.ticket
        try:
            progress = next(long.steps)
        except StopIteration as end:
            del self._long[ticket]
            self._answer(long.ask, end.value)
        except Exception as error:
            del self._long[ticket]
            self._tell(failure_of(ticket, error))
        else:
            if progress is None:
                return False
            if time.monotonic() - long.told > _TELL_SECONDS:
                long.told = time.monotonic()
                self._tell(Progress(ticket, *progress))
        return True

    def _answer(self, ask: Ask, value: Any) -> None:
        try:
            self._tell(Answer(ask.ticket, outgoing(value, ask.room)))
        except WINDOW_GONE:
            raise
        except Exception as error:  # too large for the memory, or nothing that can be sent
            self._tell(failure_of(ask.ticket, error))
