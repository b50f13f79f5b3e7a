"""Networks and data that are unlike those of the first laboratory."""

from dataclasses import replace

import numpy as np

from app import labs
from app.document import Document
from engine.data.builtin import Digits8x8
from engine.data.choice import DataChoice
from engine.data.made import Moons
from engine.data.preparation import DivideBy255, Standardise
from engine.layers.convolution import Conv2D
from engine.layers.dense import Dense
from engine.layers.inputs import InputLayer
from engine.layers.pooling import GlobalAveragePooling2D
from engine.layers.shape import Flatten
from engine.losses import BinaryCrossentropy
from engine.service.desk import Loaded
from engine.spec import stack
from engine.training.plan import Plan
from tests.app.panels import looking

DIGITS = DataChoice(Digits8x8(), DivideBy255(), looking.SPLIT)
INPUT = InputLayer(shape=(8, 8, 1))
END = Dense(units=10, activation="softmax")
ONE_CLASS = "one class"
DEAD = "zero gradients"


def images(*layers) -> Document:
    return Document(DIGITS, stack(INPUT, *layers))


def documents() -> dict[str, Document]:
    """Return what is unusual, by name."""
    small = [labs.lab(name).make() for name in ("stereo", "question_answering", "three_outputs")]
    return {
        "no convolution": images(Flatten(), Dense(units=6, activation="relu"), END),
        "1x1 last map": images(Conv2D(filters=4, kernel_size=(8, 8)), Flatten(), END),
        "1,000 channels": images(
            Conv2D(filters=1000, activation="relu"), GlobalAveragePooling2D(), END
        ),
        DEAD: images(Conv2D(filters=3, activation="relu"), Flatten(), END),
        ONE_CLASS: Document(
            DIGITS,
            stack(INPUT, Conv2D(filters=3), Flatten(), Dense(units=1, activation="sigmoid")),
            Plan(loss=BinaryCrossentropy()),
        ),
        "one unit": Document(
            DataChoice(Moons(samples=100), Standardise(), looking.SPLIT),
            looking.tabular(2, 1, "sigmoid"),
            Plan(loss=BinaryCrossentropy()),
        ),
        "two inputs of images": small[0],
        "two inputs of words": small[1],
        "three outputs of words": small[2],
    }


def open_unusual(session, name: str) -> Loaded:
    """Put an unusual document, its data and its network before the session's panels."""
    document = documents()[name]
    choice = document.choice
    dataset = choice.source.load()
    if name == ONE_CLASS:
        dataset = replace(dataset, y=np.zeros_like(dataset.y), classes=("zero",))
    loaded = looking.show_data(session, document, Loaded.of(choice, dataset))
    if name == DEAD:
        network = session.bridge.desk.network(looking.DRAWN)
        network.flat[...] = 0
    session.bridge.work()
    return loaded
