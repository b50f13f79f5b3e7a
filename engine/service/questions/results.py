"""Questions about results over many samples; long ones, on a copy of the weights."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from engine.data.choice import DataChoice
from engine.data.dataset import Dataset
from engine.errors import EmptyPart, OnlyClasses, OutputError, TooManyFeatures
from engine.explain.boundary import decision_boundary, padded_bounds, regression_line
from engine.explain.by_class import ClassScores, class_scores
from engine.explain.calibration import Calibration, calibration, is_probability
from engine.explain.confusion import ConfusionMatrix, confusion_matrix
from engine.explain.mistakes import most_wrong
from engine.explain.predictions import class_probabilities, in_pieces
from engine.explain.ranking import Ranking, points_for, ranking
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
    rankings: of each class against the rest
    calibration: None where what the network gives are no probabilities
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
    scores: ClassScores
    rankings: tuple[Ranking, ...]
    calibration: Calibration | None


@dataclass(frozen=True)
class Confusion(Question):
    """What a network makes of the classes of a part: "train", "validation" or "test".

    One pass over the part answers all of it. Units without a class are named by their numbers.
    """

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
        said = _said_of_classes(network, outputs, dataset)
        names = dataset.classes + tuple(map(str, range(len(dataset.classes), said.shape[1])))
        rankings = []
        for number in range(len(names)):
            rankings.append(ranking(said[:, number], true == number, points_for(len(names))))
            yield count, count  # of many classes each takes its time
        predicted, sureness = said.argmax(axis=1), said.max(axis=1)
        matrix = confusion_matrix(predicted, true, len(names))
        are_chances = is_probability(said)
        return ConfusionAnswer(
            step,
            self.part,
            names,
            matrix,
            matrix.accuracy,
            matrix.class_accuracy,
            matrix.class_precision,
            predicted,
            sureness,
            most_wrong(said, true, _WORST),
            class_scores(matrix.counts),
            tuple(rankings),
            calibration(sureness, predicted == true) if are_chances else None,
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


def check_output(network: Network, expected: tuple[int, ...], fits: bool) -> None:
    """Raise ``OutputError`` unless what the network gives fits what the data need."""
    if not fits:
        last = network.spec.output
        raise OutputError(node=last.name, actual=network.summary[last.id].shape, expected=expected)


def _said_of_classes(network: Network, outputs: np.ndarray, dataset: Dataset) -> np.ndarray:
    """Return (samples, units), at least one unit for each class."""
    classes = len(dataset.classes)
    said = class_probabilities(network, outputs, classes)
    check_output(network, (classes,), said.ndim == 2 and said.shape[1] >= classes)
    return said
