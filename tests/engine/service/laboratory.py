"""A desk with small data and networks, and ways to ask it."""

from types import GeneratorType

from engine.data.choice import DataChoice
from engine.data.made import Moons, SineRegression
from engine.data.preparation import DivideBy255, Standardise
from engine.data.signs import Signs
from engine.data.split import Split
from engine.explain.predictions import finished
from engine.kernels.reference import REFERENCE
from engine.layers.convolution import Conv2D
from engine.layers.dense import Dense
from engine.layers.inputs import InputLayer
from engine.layers.normalization import BatchNormalization
from engine.layers.pooling import MaxPooling2D
from engine.layers.shape import Flatten
from engine.network.network import Network
from engine.service.desk import Desk, Loaded
from engine.spec import NetworkSpec, stack

SIGNS = DataChoice(Signs(samples=300, test_samples=50), DivideBy255(), Split())
MOONS = DataChoice(Moons(samples=200), Standardise(), Split(test=0.1))
SINE = DataChoice(SineRegression(samples=100), Standardise(), Split(test=0.1))


def convnet(filters: int = 4) -> NetworkSpec:
    return stack(
        InputLayer(shape=(28, 28, 1)),
        Conv2D(filters=filters, activation="relu"),
        BatchNormalization(),
        MaxPooling2D(),
        Conv2D(filters=filters, activation="relu"),
        Flatten(),
        Dense(units=10, activation="softmax"),
    )


def tabular(inputs: int, units: int, activation: str) -> NetworkSpec:
    return stack(
        InputLayer(shape=(inputs,)),
        Dense(units=6, activation="tanh"),
        Dense(units=units, activation=activation),
    )


def loaded(choice: DataChoice) -> Loaded:
    return Loaded.of(choice, choice.source.load())


def desk() -> Desk:
    """Return a desk with three data sets' worth of networks, the images put last."""
    made = Desk(REFERENCE)
    made.put_data(loaded(SIGNS))
    made.put_network("signs", Network(convnet(), seed=1), step=12)
    made.put_network("moons", Network(tabular(2, 2, "softmax")))
    made.put_network("moon", Network(tabular(2, 1, "sigmoid")))
    made.put_network("sine", Network(tabular(1, 1, "linear")))
    return made


def ask(desk: Desk, question):
    """Return the answer of any question."""
    value = question.answer(desk)
    return finished(value) if isinstance(value, GeneratorType) else value
