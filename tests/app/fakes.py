"""Stand-ins for the engine process: what is sent to it is recorded, and answered by the test."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from engine.service.overview import Overview, PartOverview
from engine.training.looks import SOME


@dataclass
class Sent:
    """One request or question, with what waits for its answer."""

    ticket: int
    message: object
    then: object
    failed: object
    topic: str = ""


class FakeBridge(QObject):
    """Speaks like the client of the engine process, but there is none."""

    ready = Signal(object)
    reported = Signal(str, list)
    snapshot_arrived = Signal(object)
    progressed = Signal(int, int, int)
    failed = Signal(object, str)
    memory_changed = Signal(object)
    lost = Signal()

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self.sent: list[Sent] = []  # requests and questions, in order
        self.messages: list[object] = []  # those without an answer
        self.cancelled: list[int] = []
        self.restarts = 0
        self.records = True
        self.follows = SOME

    def send(self, message: object) -> None:
        self.messages.append(message)

    def set_threads(self, threads: int) -> None:
        self.threads = threads

    def set_recording(self, on: bool) -> None:
        self.records = on

    def set_following(self, mode: str) -> None:
        self.follows = mode

    def request(self, message, then, failed=None) -> int:
        ticket = len(self.sent) + 1
        self.sent.append(Sent(ticket, message(ticket), then, failed))
        return ticket

    def ask(self, question, then, failed=None, topic: str = "") -> int:
        ticket = len(self.sent) + 1
        self.sent.append(Sent(ticket, question, then, failed, topic))
        return ticket

    def cancel(self, ticket: int) -> None:
        self.cancelled.append(ticket)

    def restart(self) -> None:
        self.restarts += 1

    def last(self, kind: type) -> Sent:
        """Return what was sent last of this kind."""
        return next(sent for sent in reversed(self.sent) if isinstance(sent.message, kind))


def overview_of_images(
    shape: tuple[int, int, int] = (28, 28, 1), classes: int = 10, name: str = "Digits"
) -> Overview:
    """Return what the window is told of images in so many classes."""
    names = tuple(str(number) for number in range(classes))
    return _overview(name, shape, "classification", names)


def overview_of_values(features: int = 4, targets: int = 1, name: str = "Houses") -> Overview:
    """Return what the window is told of a table with values to predict."""
    columns = tuple(_Column(f"y{number}") for number in range(targets))
    return _overview(name, (features,), "regression", (), columns)


@dataclass(frozen=True)
class _Column:
    name: str


def _overview(name, shape, task, classes, targets=()) -> Overview:
    part = PartOverview(100, (10,) * len(classes))
    return Overview(
        choice=None,
        name=name,
        task=task,
        is_image=len(shape) == 3,
        sample_shape=shape,
        dtype="uint8",
        megabytes=1.0,
        missing=0,
        train=part,
        validation=part,
        test=part,
        own_test=False,
        classes=classes,
        pixels=None,
        features=(),
        targets=targets,
        weights=None,
        notices=(),
        fingerprint="",
        files=(),
    )
