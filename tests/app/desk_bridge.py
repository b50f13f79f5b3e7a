"""A bridge that answers from a real desk, in this process, when the test says so."""

import time
from types import GeneratorType

from PySide6.QtCore import QObject

from engine.errors import EngineError
from engine.kernels import reference
from engine.service.desk import Desk, Loaded
from engine.service.messages import Load
from tests.app.fakes import FakeBridge, Sent


class DeskBridge(FakeBridge):
    """``work`` answers everything that waits, and what is asked meanwhile."""

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self.desk = Desk(reference)
        self._answered = 0

    def work(self) -> list[object]:
        """Answer what waits; return the messages that were answered."""
        begin = self._answered
        while self._answered < len(self.sent):
            sent = self.sent[self._answered]
            self._answered += 1
            self._answer(sent)
        return [sent.message for sent in self.sent[begin:]]

    def _answer(self, sent: Sent) -> None:
        try:
            value = self._value(sent.message)
        except EngineError as error:
            if sent.failed is not None:
                sent.failed(error)
            return
        sent.then(value)

    def _value(self, message: object) -> object:
        if isinstance(message, Load):
            source = message.choice.source
            dataset = self.desk.same_dataset(message.choice) or source.load()
            loaded = Loaded.of(message.choice, dataset)
            self.desk.put_data(loaded)
            return loaded.overview()
        value = message.answer(self.desk)
        return _end_of(value) if isinstance(value, GeneratorType) else value


def _end_of(steps: GeneratorType) -> object:
    while True:
        try:
            if next(steps) is None:  # another thread works
                time.sleep(0.001)
        except StopIteration as end:
            return end.value
