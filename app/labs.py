"""Ready laboratories: an experiment each, complete and small enough to begin at once."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from app import lab_graphs
from app.document import Document, RunCard
from app.i18n.marking import marked
from app.records import RunRecord
from engine.data.builtin import BreastCancer, Digits8x8, Iris
from engine.data.choice import DataChoice
from engine.data.downloads import Cifar10Download, MnistDownload
from engine.data.made import SineRegression, Spirals
from engine.data.preparation import DivideBy255, Standardise, Unchanged
from engine.data.signs import Signs
from engine.data.split import Split
from engine.layers import Layer, convolution, dense, dropout, inputs, normalization, pooling, shape
from engine.losses import (
    BinaryCrossentropy,
    CategoricalCrossentropy,
    MeanSquaredError,
    SparseCategoricalCrossentropy,
)
from engine.optimizers import Adam, RMSprop
from engine.spec import NetworkSpec, stack
from engine.training.events import Batches, EpochDone, Finished, Started
from engine.training.plan import Plan
from resources import path_of


@dataclass(frozen=True)
class Lab:
    """One card. ``title`` and ``sentence`` are source texts of the context "Labs"."""

    name: str
    title: str
    sentence: str
    icon: str
    make: Callable[[], Document]
    is_trained: bool = False  # weights that we trained are shipped
    needs_download: bool = False


def signs() -> Document:
    """A small convnet on our own signs."""
    return Document(
        DataChoice(Signs(), DivideBy255(), Split(validation=0.2)),
        signs_network(),
        Plan(
            optimizer=Adam(learning_rate=0.002),
            loss=SparseCategoricalCrossentropy(),
            batch_size=32,
            epochs=10,
        ),
    )


def signs_with_shortcut() -> Document:
    """The same network, led astray by a mark in the corner."""
    return Document(
        DataChoice(Signs(shortcut=True), DivideBy255(), Split(validation=0.2)),
        signs_network(),
        Plan(optimizer=Adam(), loss=SparseCategoricalCrossentropy(), batch_size=64, epochs=5),
    )


def mnist() -> Document:
    """The convnet that the textbooks begin with: 93,322 parameters."""
    return Document(
        DataChoice(MnistDownload(), DivideBy255(), Split(validation=0.0)),
        convnet((28, 28, 1), (32, 64, 64), 10, hidden=64),
        Plan(optimizer=RMSprop(), loss=CategoricalCrossentropy(), batch_size=64, epochs=5),
    )


def cifar10() -> Document:
    """Colour photographs, with batch normalisation and dropout."""
    layers: list[Layer] = [inputs.InputLayer(shape=(32, 32, 3))]
    for filters in (32, 64):
        for _ in range(2):
            layers += [
                convolution.Conv2D(filters=filters, padding="same", activation="relu"),
                normalization.BatchNormalization(),
            ]
        layers += [pooling.MaxPooling2D(), dropout.Dropout(rate=0.25)]
    layers += [
        shape.Flatten(),
        dense.Dense(units=256, activation="relu"),
        dropout.Dropout(rate=0.5),
        dense.Dense(units=10, activation="softmax"),
    ]
    return Document(
        DataChoice(Cifar10Download(), DivideBy255(), Split(validation=0.1)),
        stack(*layers),
        Plan(optimizer=Adam(), loss=SparseCategoricalCrossentropy(), batch_size=64, epochs=10),
    )


def digits() -> Document:
    """Real handwritten digits of 8 x 8 pixels, part of every installation."""
    return Document(
        DataChoice(Digits8x8(), DivideBy255(), Split(validation=0.2, test=0.2)),
        stack(
            inputs.InputLayer(shape=(8, 8, 1)),
            convolution.Conv2D(filters=16, padding="same", activation="relu"),
            pooling.MaxPooling2D(),
            convolution.Conv2D(filters=32, padding="same", activation="relu"),
            shape.Flatten(),
            dense.Dense(units=10, activation="softmax"),
        ),
        Plan(optimizer=Adam(), loss=SparseCategoricalCrossentropy(), batch_size=32, epochs=20),
    )


def spirals() -> Document:
    """Two spirals: watch the border between two classes bend."""
    return Document(
        DataChoice(Spirals(), Unchanged(), Split(validation=0.2)),
        stack(
            inputs.InputLayer(shape=(2,)),
            dense.Dense(units=32, activation="relu"),
            dense.Dense(units=32, activation="relu"),
            dense.Dense(units=1, activation="sigmoid"),
        ),
        Plan(
            optimizer=Adam(learning_rate=0.01), loss=BinaryCrossentropy(), batch_size=32, epochs=150
        ),
    )


def iris() -> Document:
    """Three kinds of flowers from four lengths."""
    return Document(
        DataChoice(Iris(), Standardise(), Split(validation=0.2, test=0.2)),
        stack(
            inputs.InputLayer(shape=(4,)),
            dense.Dense(units=16, activation="relu"),
            dense.Dense(units=3, activation="softmax"),
        ),
        Plan(
            optimizer=Adam(learning_rate=0.01),
            loss=SparseCategoricalCrossentropy(),
            batch_size=16,
            epochs=60,
        ),
    )


def breast_cancer() -> Document:
    """Benign or malignant, from thirty measurements."""
    return Document(
        DataChoice(BreastCancer(), Standardise(), Split(validation=0.2, test=0.2)),
        stack(
            inputs.InputLayer(shape=(30,)),
            dense.Dense(units=16, activation="relu"),
            dropout.Dropout(rate=0.2),
            dense.Dense(units=1, activation="sigmoid"),
        ),
        Plan(optimizer=Adam(), loss=BinaryCrossentropy(), batch_size=32, epochs=40),
    )


def sine() -> Document:
    """A curve through noisy points."""
    return Document(
        DataChoice(SineRegression(), Unchanged(), Split(validation=0.2)),
        stack(
            inputs.InputLayer(shape=(1,)),
            dense.Dense(units=32, activation="tanh"),
            dense.Dense(units=32, activation="tanh"),
            dense.Dense(units=1),
        ),
        Plan(
            optimizer=Adam(learning_rate=0.01),
            loss=MeanSquaredError(),
            batch_size=32,
            epochs=150,
            accuracy=False,
        ),
    )


def signs_network() -> NetworkSpec:
    """Return a convnet that ends in a global mean: its heat maps are sharp and never empty."""
    layers: list[Layer] = [inputs.InputLayer(shape=(28, 28, 1))]
    for i, count in enumerate((16, 32, 64)):
        if i:
            layers.append(pooling.MaxPooling2D())
        layers.append(convolution.Conv2D(filters=count, padding="same", activation="relu"))
    layers.append(pooling.GlobalAveragePooling2D())
    return stack(*layers, dense.Dense(units=10, activation="softmax"))


def convnet(
    size: tuple[int, int, int],
    filters: tuple[int, ...],
    classes: int,
    hidden: int = 0,
) -> NetworkSpec:
    """Return convolutions with poolings between them, and a softmax over ``classes``."""
    layers: list[Layer] = [inputs.InputLayer(shape=size)]
    for i, count in enumerate(filters):
        if i:
            layers.append(pooling.MaxPooling2D())
        layers.append(convolution.Conv2D(filters=count, activation="relu"))
    layers.append(shape.Flatten())
    if hidden:
        layers.append(dense.Dense(units=hidden, activation="relu"))
    return stack(*layers, dense.Dense(units=classes, activation="softmax"))


LABS = (
    Lab(
        "signs",
        marked("Labs", "Signs: look inside a trained network"),
        marked(
            "Labs",
            "A convnet that we trained on ten signs. See its filters, activation maps and "
            "Grad-CAM at once, then train a fresh one beside it.",
        ),
        "inside",
        signs,
        is_trained=True,
    ),
    Lab(
        "shortcut",
        marked("Labs", "A network that cheats"),
        marked(
            "Labs",
            "A bright mark betrays one class. Train, then let Grad-CAM show what the "
            "network looks at.",
        ),
        "target",
        signs_with_shortcut,
    ),
    Lab(
        "spirals",
        marked("Labs", "Two spirals"),
        marked("Labs", "Watch the border between two classes bend while the network learns."),
        "scatter",
        spirals,
    ),
    Lab(
        "digits",
        marked("Labs", "Handwritten digits 8x8"),
        marked(
            "Labs", "Real digits, part of every installation: a convnet learns them in seconds."
        ),
        "grid",
        digits,
    ),
    Lab(
        "mnist",
        marked("Labs", "MNIST convnet"),
        marked(
            "Labs",
            "The convnet that textbooks begin with: 60,000 digits, 93,322 parameters, over 99 %.",
        ),
        "image",
        mnist,
        needs_download=True,
    ),
    Lab(
        "cifar10",
        marked("Labs", "CIFAR-10 photographs"),
        marked("Labs", "Ten kinds of things in colour, with batch normalisation and dropout."),
        "camera",
        cifar10,
        needs_download=True,
    ),
    Lab(
        "iris",
        marked("Labs", "Iris flowers"),
        marked("Labs", "Three kinds of flowers from four lengths: the oldest table of the field."),
        "table",
        iris,
    ),
    Lab(
        "cancer",
        marked("Labs", "Breast cancer"),
        marked("Labs", "Benign or malignant, from thirty measurements of real patients."),
        "table",
        breast_cancer,
    ),
    Lab(
        "sine",
        marked("Labs", "A curve through points"),
        marked("Labs", "Regression: a network bends a line until it follows a sine."),
        "chart",
        sine,
    ),
    Lab(
        "question_answering",
        marked("Labs", "A story and a question"),
        marked("Labs", "Two inputs: one LSTM reads a story, another one a question about it."),
        "help",
        lab_graphs.question_answering,
    ),
    Lab(
        "three_outputs",
        marked("Labs", "Age, income and gender"),
        marked("Labs", "Three outputs, each with a loss of its own, from the words of a post."),
        "layers",
        lab_graphs.three_outputs,
    ),
    Lab(
        "siamese_lstm",
        marked("Labs", "Siamese LSTM"),
        marked("Labs", "One LSTM reads two sentences: do they mean the same?"),
        "link",
        lab_graphs.siamese_lstm,
    ),
    Lab(
        "stereo",
        marked("Labs", "Two eyes"),
        marked("Labs", "A network as a layer: both pictures of a camera pair go through it."),
        "eye",
        lab_graphs.stereo,
    ),
    Lab(
        "inception",
        marked("Labs", "Inception block"),
        marked("Labs", "Four ways through a block, put side by side."),
        "network",
        lab_graphs.inception,
    ),
    Lab(
        "residual",
        marked("Labs", "Residual blocks"),
        marked("Labs", "Shortcuts that add the input of a block to its output."),
        "forward",
        lab_graphs.residual,
    ),
)


def lab(name: str) -> Lab:
    """Return the laboratory called ``name``."""
    return next(entry for entry in LABS if entry.name == name)


def shipped_run(entry: Lab, document: Document, title: str) -> tuple[Document, list]:
    """Return the document with the run that we trained, and ``[(record, arrays)]`` of it.

    The run is left out where its file does not fit the laboratory.
    """
    path = path_of("labs", f"{entry.name}.npz")
    if not entry.is_trained or not path.is_file():
        return document, []
    with np.load(path, allow_pickle=False) as file:
        arrays = {name: file[name] for name in file.files if name != "record"}
        told = json.loads(file["record"].tobytes())
    record = RunRecord("shipped", document.choice, document.network, document.plan)  # type: ignore[arg-type]
    for event in _events(told):
        record.take(event)
    card = RunCard("shipped", title, colour=0)
    return replace(document, runs=(card,), shown_run="shipped"), [(record, arrays)]


def _events(told: dict) -> list:
    """Rebuild the events of a shipped run."""
    columns = {name: tuple(values) for name, values in told["columns"].items()}
    batches = told["batches"]
    return [
        Started(told["epochs"][-1]["epoch"], batches, told["samples"], 0, told["shards"], "cpu"),
        Batches(len(told["epochs"]), 1, 1, columns),
        *(EpochDone(**epoch) for epoch in told["epochs"]),
        Finished("completed", len(columns["loss"])),
    ]
