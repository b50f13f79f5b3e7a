"""Questions what a network makes of the columns of a table, and of the steps of a sequence."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.data import summary
from engine.data.choice import DataChoice
from engine.errors import EmptyPart, OneInputGiven, OnlyTables
from engine.explain.scores import follow
from engine.explain.steps import step_gradients, step_occlusion
from engine.explain.tables import (
    Dependence,
    Importance,
    Prepare,
    grid_of,
    partial_dependence,
    permutation_importance,
)
from engine.layers.inputs import takes_whole_numbers
from engine.network.network import Network
from engine.service.desk import Desk, Loaded
from engine.service.questions.base import Question, Steps
from engine.service.questions.picture import Picture, check_input, prepared_sample

MOST_SAMPLES = 1000  # that importance and dependence look at
GRADIENT, OCCLUSION = "gradient", "occlusion"


@dataclass(frozen=True, eq=False)
class FeatureImportanceAnswer:
    """How much worse the network is where a column is shuffled, over ``samples`` of a part."""

    step: int
    names: tuple[str, ...]
    importance: Importance
    samples: int


@dataclass(frozen=True)
class FeatureImportance(Question):
    """Permutation importance of the columns of a table."""

    network: str
    choice: DataChoice
    part: str = "validation"
    repeats: int = 5

    def answer(self, desk: Desk) -> Steps:
        step = desk.step_of(self.network)
        network = desk.network(self.network).snapshot()
        loaded = desk.data(self.choice)
        x, y, prepare = _table(loaded, self.part, network)
        names = summary.feature_names(loaded.dataset)
        found = yield from permutation_importance(
            network,
            x,
            y,
            desk.kernels,
            len(loaded.dataset.classes),
            repeats=self.repeats,
            prepare=prepare,
        )
        return FeatureImportanceAnswer(step, names, found, len(x))


@dataclass(frozen=True, eq=False)
class FeatureDependenceAnswer:
    """What the network says while one column is set to each value of a grid."""

    step: int
    feature: int
    dependence: Dependence


@dataclass(frozen=True)
class FeatureDependence(Question):
    """Partial dependence on one column of a table."""

    network: str
    choice: DataChoice
    feature: int
    part: str = "validation"
    points: int = 40

    def answer(self, desk: Desk) -> Steps:
        step = desk.step_of(self.network)
        network = desk.network(self.network).snapshot()
        loaded = desk.data(self.choice)
        x, _, prepare = _table(loaded, self.part, network)
        grid = grid_of(x[:, self.feature], self.points)
        classes = len(loaded.dataset.classes)
        found = yield from partial_dependence(
            network, x, self.feature, grid, desk.kernels, classes, prepare=prepare
        )
        return FeatureDependenceAnswer(step, self.feature, found)


@dataclass(frozen=True, eq=False)
class StepAttributionAnswer:
    """values: (steps,), what speaks for ``target`` and, below 0, against it."""

    step: int
    target: int
    values: np.ndarray


@dataclass(frozen=True)
class StepAttribution(Question):
    """Which steps of a sequence speak for a class; ``method`` is "gradient" or "occlusion"."""

    network: str
    picture: Picture
    method: str = GRADIENT
    target: int = -1  # the likeliest
    before_activation: bool = True

    def answer(self, desk: Desk) -> Steps:
        step = desk.step_of(self.network)
        network = desk.network(self.network).snapshot()
        x = prepared_sample(self.picture, desk, network)
        score = {
            "classes": len(desk.data(self.picture.choice).dataset.classes),
            "before_activation": self.before_activation,
        }
        wanted = None if self.target < 0 else self.target
        target = int(follow(network, x, desk.kernels, wanted, **score).targets[0])
        if self.method == OCCLUSION:
            found = yield from step_occlusion(network, x, desk.kernels, target, **score)
        else:
            found = step_gradients(network, x, desk.kernels, target, **score)
        return StepAttributionAnswer(step, target, found[0])


def _table(loaded: Loaded, part: str, network: Network) -> tuple[np.ndarray, np.ndarray, Prepare]:
    """Return columns and targets of a part as they are stored, and what prepares the columns."""
    x, y, rows = loaded.part(part)
    if not len(rows):
        raise EmptyPart(part=part)
    if x.ndim != 2:
        raise OnlyTables(name=loaded.dataset.name)
    source, *others = network.spec.inputs
    if others:
        raise OneInputGiven(actual=1 + len(others))
    check_input(network, x.shape[1:])
    rows = rows[:MOST_SAMPLES]
    prepare = np.asarray if takes_whole_numbers(source) else loaded.preparation.apply
    return x[rows], y[rows], prepare
