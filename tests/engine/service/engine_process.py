"""A real engine process, spoken with as the window does."""

import itertools
import multiprocessing
import time
from dataclasses import dataclass

from engine.data.choice import DataChoice
from engine.data.preparation import DivideBy255
from engine.data.signs import Signs
from engine.layers.dense import Dense
from engine.service.desk import Desk
from engine.service.messages import Answer, Ask, Failure, Heartbeat, Reported
from engine.service.questions import Question, Steps
from engine.service.server import serve

CHOICE = DataChoice(Signs(samples=1000, test_samples=50), DivideBy255())


class Engine:
    """Starts the process; remembers every message but heartbeats, in order."""

    def __init__(self):
        context = multiprocessing.get_context("spawn")
        self.connection, far_end = context.Pipe()
        self.process = context.Process(target=serve, args=(far_end,))
        self.process.start()
        far_end.close()
        self.messages, self._tickets = [], itertools.count(1)

    def send(self, message) -> None:
        self.connection.send(message)

    def request(self, kind, *arguments, **named) -> int:
        """Send a message with a ticket; return the ticket."""
        ticket = next(self._tickets)
        self.send(kind(ticket, *arguments, **named))
        return ticket

    def ask(self, question, topic="", room="") -> int:
        return self.request(Ask, question, topic, room)

    def wait(self, wanted, seconds=30.0):
        """Return the first message, from now on, for which ``wanted`` is true."""
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            if not self.connection.poll(left):
                break
            message = self.connection.recv()
            if not isinstance(message, Heartbeat):
                self.messages.append(message)
            if wanted(message):
                return message
        raise AssertionError(f"nothing came in {seconds} s; last: {self.messages[-5:]}")

    def reply(self, ticket):
        """Return the Answer or Failure of a ticket."""
        return self.wait(lambda m: isinstance(m, (Answer, Failure)) and m.ticket == ticket)

    def value(self, ticket):
        reply = self.reply(ticket)
        assert isinstance(reply, Answer), reply
        return reply.value

    def event(self, kind):
        """Return the first event of a class, from now on."""
        found = self.wait(lambda m: isinstance(m, Reported) and any_of(m.events, kind))
        return any_of(found.events, kind)

    def events(self):
        """Return all events so far."""
        return [e for m in self.messages if isinstance(m, Reported) for e in m.events]

    def drain(self, seconds=0.3):
        """Take what still comes within some time."""
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0 and self.connection.poll(left):
            message = self.connection.recv()
            if not isinstance(message, Heartbeat):
                self.messages.append(message)

    def close(self):
        if self.process.is_alive():
            self.process.kill()
        self.process.join()
        self.connection.close()


def any_of(events, kind):
    return next((e for e in events if isinstance(e, kind)), None)


@dataclass(frozen=True)
class Sabotage(Question):
    """Makes every Dense layer fail in the engine process, or work again."""

    error: type | None

    def answer(self, desk: Desk) -> str:
        if not hasattr(Dense, "whole"):
            Dense.whole = Dense.forward
        Dense.forward = Dense.whole if self.error is None else self._fail
        return "done"

    def _fail(self, *arguments, **named):
        raise self.error("on purpose")


@dataclass(frozen=True)
class Unsendable(Question):
    """Answers something that cannot cross to another process."""

    def answer(self, desk: Desk):
        return lambda: None


@dataclass(frozen=True)
class Endless(Question):
    """Counts until it is cancelled."""

    def answer(self, desk: Desk) -> Steps:
        for done in itertools.count():
            yield done, 0
