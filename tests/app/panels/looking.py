"""Experiments in this process: a session whose questions are answered from a real desk."""

from types import GeneratorType

from PySide6.QtWidgets import QWidget

from app.document import Document
from app.history import History, Step
from app.session import DRAWN
from engine.data.builtin import Iris
from engine.data.choice import DataChoice
from engine.data.made import SineRegression, Spirals
from engine.data.preparation import DivideBy255, Standardise, Unchanged
from engine.data.signs import Signs
from engine.data.split import Split
from engine.errors import EngineError
from engine.explain.predictions import finished
from engine.kernels.reference import REFERENCE
from engine.layers.convolution import Conv2D
from engine.layers.dense import Dense
from engine.layers.inputs import InputLayer
from engine.layers.pooling import MaxPooling2D
from engine.layers.shape import Flatten
from engine.losses import MeanSquaredError
from engine.network.network import Network
from engine.service.desk import Desk, Loaded
from engine.service.messages import Operate
from engine.spec import NetworkSpec, stack
from engine.training.plan import Plan
from tests.app.fakes import FakeBridge

SPLIT = Split(validation=0.2, test=0.2)


class LookingBridge(FakeBridge):
    """``work`` answers questions from the desk until none is left."""

    def __init__(self):
        super().__init__()
        self.desk = Desk(REFERENCE)
        self._done = 0

    def send(self, message) -> None:
        super().send(message)
        if isinstance(message, Operate):
            self.desk.operate(message.changes)

    def work(self) -> None:
        while self._done < len(self.sent):
            sent = self.sent[self._done]
            self._done += 1
            if hasattr(sent.message, "answer") and sent.ticket not in self.cancelled:
                self._answer(sent)

    def asked(self, kind: type) -> list:
        """Return all questions of a kind, in order."""
        return [sent.message for sent in self.sent if isinstance(sent.message, kind)]

    def _answer(self, sent) -> None:
        try:
            value = sent.message.answer(self.desk)
            value = finished(value) if isinstance(value, GeneratorType) else value
        except EngineError as error:
            sent.failed(error)
            return
        sent.then(value)


def convnet(filters=(4, 6)) -> NetworkSpec:
    return stack(
        InputLayer(shape=(28, 28, 1)),
        Conv2D(filters=filters[0], activation="relu"),
        MaxPooling2D(),
        Conv2D(filters=filters[1], activation="relu"),
        Flatten(),
        Dense(units=10, activation="softmax"),
    )


def tabular(inputs: int, units: int, activation: str) -> NetworkSpec:
    return stack(
        InputLayer(shape=(inputs,)),
        Dense(units=5, activation="tanh"),
        Dense(units=units, activation=activation),
    )


def experiments() -> dict[str, Document]:
    """Return small documents by name: images, tables with classes and with values."""
    images = DataChoice(Signs(samples=200, test_samples=40), DivideBy255(), SPLIT)
    return {
        "signs": Document(images, convnet()),
        "spirals": Document(
            DataChoice(Spirals(samples=100), Unchanged(), SPLIT), tabular(2, 2, "softmax")
        ),
        "iris": Document(DataChoice(Iris(), Standardise(), SPLIT), tabular(4, 3, "softmax")),
        "sine": Document(
            DataChoice(SineRegression(samples=100), Standardise(), SPLIT),
            tabular(1, 1, "linear"),
            Plan(loss=MeanSquaredError(), accuracy=False),
        ),
    }


def open_experiment(session, document: Document) -> Loaded:
    """Put a document, its data and its network before the session's panels."""
    choice = document.choice
    return show_data(session, document, Loaded.of(choice, choice.source.load()))


def show_data(session, document: Document, loaded: Loaded) -> Loaded:
    """Put a document, its network and these data before the session's panels."""
    session.bridge.desk.put_data(loaded)
    session.history = History([Step("", document)])
    session.opened.emit()
    session.overview = loaded.overview()
    session.data_changed.emit(session.overview)
    show_network(session)
    return loaded


def show_network(session, step: int = 0) -> None:
    """Let the engine have the network as it is drawn, and tell the viewers."""
    network = Network(session.document.network, seed=1)
    session.bridge.desk.put_network(DRAWN, network, step)
    session.subject_changed.emit(DRAWN)


def shown(qtbot, panel: QWidget) -> QWidget:
    """Show a panel as wide as its dock is."""
    qtbot.addWidget(panel)
    panel.resize(430, 860)
    panel.show()
    qtbot.waitExposed(panel)
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    return panel
