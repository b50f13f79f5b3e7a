"""Tables: which columns a network needs, and how its answer depends on one of them.

* permutation importance (Breiman 2001, doi 10.1023/A:1010933404324; Fisher et al. 2019,
  arXiv 1801.01489): how much worse the network is where a column is shuffled;
* partial dependence (Friedman 2001, doi 10.1214/aos/1013203451), with the curves of single
  samples (Goldstein et al. 2015, arXiv 1309.6392).

x: (samples, features) as the data are stored; ``prepare`` makes of it what the network takes.
Both are generators: ``predictions.finished`` runs them.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.errors import TooLittleToShuffle
from engine.explain.predictions import class_probabilities, in_pieces
from engine.layers.base import Array
from engine.network.network import Network

Prepare = Callable[[Array], Array]
Steps = Generator[tuple[int, int], None, Any]  # yields (done, total)


@dataclass(frozen=True, eq=False)
class Importance:
    """losses: (features, repeats), how much the measure falls where a feature is shuffled.

    ``measure``: "accuracy" of classes, "r2" of values: 1 less the share of the variance that is
    left over   ``whole``: the measure with nothing shuffled
    """

    losses: Array
    measure: str
    whole: float

    @property
    def means(self) -> Array:
        """The mean loss of each feature, (features,)."""
        return np.round(self.losses.mean(axis=1), 12)  # shares that cancel leave a rounding

    @property
    def order(self) -> Array:
        """The features, the most important first."""
        return np.argsort(-self.means, kind="stable")


def permutation_importance(
    network: Network,
    x: Array,
    y: Array,
    kernels: Any,
    classes: int,
    *,
    repeats: int = 5,
    seed: int = 0,
    prepare: Prepare = np.asarray,
) -> Steps:
    """Return ``Importance``, a generator.

    y: (samples,) class numbers, or (samples, targets) where ``classes`` is 0. Feature f is
    shuffled the r-th time by ``shuffled(count, seed, f, r)``. A feature that another one tells
    as well counts for little, though both may be used.
    """
    if len(x) < 2:
        raise TooLittleToShuffle(actual=len(x))
    features = x.shape[1]
    parts = 1 + features * repeats

    def measured(values: Array, part: int) -> Steps:
        steps = in_pieces(network, len(values), lambda at: prepare(values[at]), kernels)
        said = yield from _shared(steps, part, parts)
        return _measure(network, said, y, classes)

    whole = yield from measured(x, 0)
    losses = np.zeros((features, repeats))
    for feature in range(features):
        for repeat in range(repeats):
            values = x.copy()
            values[:, feature] = x[shuffled(len(x), seed, feature, repeat), feature]
            part = 1 + feature * repeats + repeat
            losses[feature, repeat] = whole - (yield from measured(values, part))
    return Importance(losses, "accuracy" if classes else "r2", whole)


def shuffled(count: int, seed: int, feature: int, repeat: int) -> Array:
    """Return the places 0 to ``count`` in the order of one shuffling."""
    return np.random.default_rng([seed, feature, repeat]).permutation(count)


@dataclass(frozen=True, eq=False)
class Dependence:
    """What is said while one feature is set to each value of ``grid`` (points,).

    single: (samples, points, outputs)   mean: (points, outputs), over the samples
    """

    grid: Array
    single: Array

    @property
    def mean(self) -> Array:
        return self.single.mean(axis=0)


def partial_dependence(
    network: Network,
    x: Array,
    feature: int,
    grid: Array,
    kernels: Any,
    classes: int,
    *,
    prepare: Prepare = np.asarray,
) -> Steps:
    """Return ``Dependence``, a generator: probabilities, or values where ``classes`` is 0."""
    points = len(grid)

    def samples(places: Array) -> Array:
        values = x[places // points].copy()
        values[:, feature] = grid[places % points]
        return prepare(values)

    said = yield from in_pieces(network, len(x) * points, samples, kernels)
    said = class_probabilities(network, said, classes)
    return Dependence(grid, said.reshape(len(x), points, -1))


def grid_of(column: Array, points: int) -> Array:
    """Return the values of a column to look at: each one, or ``points`` from lowest to highest."""
    values = np.unique(column)
    return values if len(values) <= points else np.linspace(values[0], values[-1], points)


def _measure(network: Network, outputs: Array, y: Array, classes: int) -> float:
    if classes:
        predicted = class_probabilities(network, outputs, classes).argmax(axis=1)
        return float((predicted == y).mean())
    true = y.reshape(len(y), -1).astype(np.float64)
    rest = ((outputs.reshape(true.shape) - true) ** 2).sum()
    spread = ((true - true.mean(axis=0)) ** 2).sum()
    return float(1 - rest / spread) if spread > 0 else 0.0


def _shared(steps: Steps, part: int, parts: int) -> Steps:
    """Tell the progress of ``steps`` as that of one of many parts, in thousandths."""
    while True:
        try:
            done, total = next(steps)
        except StopIteration as end:
            return end.value
        yield round(1000 * (part + done / total) / parts), 1000
