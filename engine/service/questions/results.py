"""Questions about results over many samples; long ones, on a copy of the weights."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from engine.data.choice import DataChoice
from engine.errors import EmptyPart, OnlyClasses, TooManyFeatures
from engine.explain.boundary import decision_boundary, padded_bounds, regression_line
from engine.explain.confusion import ConfusionMatrix, confusion_matrix
from engine.explain.mistakes import most_wrong
from engine.explain.predictions import class_probabilities, in_pieces
from engine.network.network import Network
from engine.service.desk import Desk, Loaded
from engine.service.questions.base import Question, Steps
from engine.service.questions.picture import check_input

Samples = Callable[[np.ndarray], Mapping[str, np.ndarray]]  # places: arrays by input
_WORST = 200  # mistakes told, the surest first


@dataclass(frozen=True, eq=False)
class ConfusionAnswer:
    """Which classes are taken for which, over a whole part; places are places in that part.

    predicted: (samples,) int64   sureness: (samples,) probability of the predicted class
    worst: places of the surest mistakes, the surest first
    class_accuracy, class_precision: (classes,), NaN where there is nothing to count
    """

    step: int
    part: str
    classes: tuple[str, ...]
    matrix: ConfusionMatrix
    accuracy: float
    class_accuracy: np.ndarray
    class_precision: np.ndarray
    predicted: np.ndarray
    sureness: np.ndarray
    worst: np.ndarray


@dataclass(frozen=True)
class Confusion(Question):
    """The confusion matrix of a part: "train", "validation" or "test"."""

    network: str
    choice: DataChoice
    part: str = "validation"

    def answer(self, desk: Desk) -> Steps:
        step = desk.step_of(self.network)
        network = desk.network(self.network).snapshot()
        loaded = desk.data(self.choice)
        dataset = loaded.dataset
        if not dataset.is_classification:
            raise OnlyClasses(name=dataset.name)
        count, samples, true = prepared_part(loaded, self.part, network)
        outputs = yield from in_pieces(network, count, samples, desk.kernels)
        said = class_probabilities(network, outputs, len(dataset.classes))
        predicted = said.argmax(axis=1)
        matrix = confusion_matrix(predicted, true, len(dataset.classes))
        return ConfusionAnswer(
            step,
            self.part,
            dataset.classes,
            matrix,
            matrix.accuracy,
            matrix.class_accuracy,
            matrix.class_precision,
            predicted,
            said.max(axis=1),
            most_wrong(said, true, _WORST),
        )


@dataclass(frozen=True, eq=False)
class BoundaryAnswer:
    """What the network says everywhere; exactly one of ``said`` and ``line`` is filled.

    ``bounds``: lowest and highest of each feature, in the unit of the data
    said: (resolution, resolution, classes or targets), row 0 at the lowest second feature
    line: (resolution, 1 + targets or classes), the inputs first
    """

    step: int
    bounds: tuple[float, ...]
    classes: tuple[str, ...]
    said: np.ndarray | None = None
    line: np.ndarray | None = None


@dataclass(frozen=True)
class Boundary(Question):
    """What the network says between the samples of data with one or two features.

    ``bounds`` () is the range of the data, a tenth wider on both sides.
    """

    network: str
    choice: DataChoice
    resolution: int = 100
    bounds: tuple[float, ...] = ()

    def answer(self, desk: Desk) -> Steps:
        step = desk.step_of(self.network)
        network = desk.network(self.network).snapshot()
        loaded = desk.data(self.choice)
        dataset, kernels = loaded.dataset, desk.kernels
        shape = dataset.sample_shape
        if shape not in ((1,), (2,)):
            raise TooManyFeatures(name=dataset.name, actual=shape)
        check_input(network, shape)
        bounds = self.bounds or padded_bounds(dataset.x)
        classes = dataset.classes
        if shape == (1,):
            line = yield from regression_line(
                network, loaded.preparation, bounds, self.resolution, kernels
            )
            return BoundaryAnswer(step, bounds, classes, line=line)
        said = yield from decision_boundary(
            network, loaded.preparation, bounds, self.resolution, kernels, len(classes)
        )
        return BoundaryAnswer(step, bounds, classes, said=said)


def prepared_part(loaded: Loaded, part: str, network: Network) -> tuple[int, Samples, np.ndarray]:
    """Return the number of samples of a part, how to get them prepared, and what is true."""
    _, y, rows = loaded.part(part)
    if not len(rows):
        raise EmptyPart(part=part)
    inlets = loaded.inlets(part, network.spec)
    return len(rows), lambda at: {i: n.pick(rows[at]) for i, n in inlets.items()}, y[rows]
