"""Whether a map of attribution is to be believed: tests with a verdict and its facts.

* randomised weights (Adebayo et al. 2018, arXiv 1810.03292): a map that looks the same when all
  weights are drawn anew does not explain what the network has learned;
* deletion and insertion (Petsiuk et al. 2018, arXiv 1806.07421): taking away what the map shows
  first must hurt the score more, and bringing it back first must help more, than random places;
* agreement: other methods should find similar places;
* no gradient: a map without any is empty, and says nothing.

Verdicts are "green", "amber", "red"; the thresholds below are rules of thumb, not of the papers.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from engine.explain.grad_cam import enlarged
from engine.explain.methods import (
    Explained,
    GradCAM,
    IntegratedGradients,
    Method,
    Occlusion,
    explain,
)
from engine.explain.predictions import Inputs, class_probabilities, piece_size
from engine.explain.scores import class_count, follow, picture_input
from engine.layers.base import Array
from engine.network.network import Network

SAME_AMBER, SAME_RED = 0.5, 0.8  # rank correlation with the map of random weights
AGREEMENT_AMBER = 0.2  # mean rank correlation with other methods
_STRIPS = 20  # into how many parts pixels are taken away or brought back
_CHANCES = 3  # random orders that are compared with
_DRAWS = 2  # sets of random weights
_CELLS = 8  # maps are compared at no more than so many places along each side
_BLUR = 5 / 224  # deviation of the blur that insertion begins with, as in the paper
_ORDER = ("green", "amber", "red")

Steps = Generator[tuple[int, int], None, Any]  # yields (done, total)


@dataclass(frozen=True)
class Finding:
    """One test. ``kind``: "random weights", "deletion", "insertion", "agreement"; of a map that is
    empty "no gradient", or "nothing in favour" of the class in the layer looked at.

    ``value`` is what was measured, ``limit`` what it is compared with: a rank correlation, or an
    area under a curve and that of random orders.
    """

    kind: str
    verdict: str
    value: float = 0.0
    limit: float = 0.0


@dataclass(frozen=True, eq=False)
class Trust:
    """The worst verdict, and all findings. deletion, insertion: (strips + 1,) scores, or ()."""

    verdict: str
    findings: tuple[Finding, ...]
    deletion: Array = field(default_factory=lambda: np.zeros(0))
    insertion: Array = field(default_factory=lambda: np.zeros(0))

    @classmethod
    def of(cls, findings: list[Finding], *curves: Array) -> Trust:
        worst = max(findings, key=lambda each: _ORDER.index(each.verdict))
        return cls(worst.verdict, tuple(findings), *curves)


def trust(
    network: Network,
    x: Inputs,
    kernels: Any,
    method: Method,
    node: str | None = None,
    target: int | None = None,
    *,
    classes: int | None = None,
    before_activation: bool = True,
    source: str | None = None,
) -> Steps:
    """Return the ``Trust`` in what ``method`` shows of one image, a generator.

    x: (1, height, width, channels) as the network takes it; the rest as ``explain`` takes it
    """
    score = {"classes": classes, "before_activation": before_activation, "source": source}
    done = _Progress(1 + _DRAWS + 2 + 2)  # map, draws, curves, partners
    shown = yield from done.part(explain(network, x, kernels, method, node, target, **score))
    if shown.is_empty[0]:
        return Trust.of([Finding(_reason(network, x, kernels, shown, score), "red")])
    target = int(shown.targets[0])
    findings, likeness = [], []
    for draw in range(_DRAWS):
        drawn = network.snapshot()
        drawn.initialise(draw + 1)
        other = yield from done.part(explain(drawn, x, kernels, method, node, target, **score))
        likeness.append(abs(_likeness(shown, other)))
    findings.append(random_weights(float(np.mean(likeness))))
    order = shown.maps[0] if shown.is_signed else np.abs(shown.maps[0])
    areas = _Areas(network, x, kernels, target, classes, source)
    deletion = yield from done.part(areas.measure(order, deletes=True))
    insertion = yield from done.part(areas.measure(order, deletes=False))
    findings += [deleted(*areas.compared(deletion)), inserted(*areas.compared(insertion))]
    likeness = []
    for partner in partners(method):
        other = yield from done.part(explain(network, x, kernels, partner, node, target, **score))
        likeness.append(_likeness(shown, other))
    findings.append(agreement(float(np.mean(likeness))))
    return Trust.of(findings, deletion[0], insertion[0])


def _reason(network: Network, x: Inputs, kernels, shown: Explained, score: dict) -> str:
    """Return why a map is empty."""
    source, rest = score["source"], {k: v for k, v in score.items() if k != "source"}
    followed = follow(network, x, kernels, shown.targets, **rest)
    slope = followed.slope(picture_input(network, source, followed.inputs))
    return "nothing in favour" if slope.any() else "no gradient"


def partners(method: Method) -> tuple[Method, Method]:
    """Return the two methods that are asked whether they find similar places."""
    others = (GradCAM(), Occlusion(), IntegratedGradients(steps=8))
    first, second, *_ = (each for each in others if type(each) is not type(method))
    return first, second


# verdicts


def random_weights(likeness: float) -> Finding:
    """Judge how much a map resembles those of random weights, in [0, 1]."""
    verdict = "red" if likeness >= SAME_RED else "amber" if likeness >= SAME_AMBER else "green"
    return Finding("random weights", verdict, likeness, SAME_AMBER)


def deleted(area: float, chance: float) -> Finding:
    """Judge the area under the curve of deletion; less than by chance is good."""
    return Finding("deletion", "green" if area < chance else "amber", area, chance)


def inserted(area: float, chance: float) -> Finding:
    """Judge the area under the curve of insertion; more than by chance is good."""
    return Finding("insertion", "green" if area > chance else "amber", area, chance)


def agreement(likeness: float) -> Finding:
    """Judge the mean rank correlation with other methods, in [-1, 1]."""
    verdict = "green" if likeness >= AGREEMENT_AMBER else "amber"
    return Finding("agreement", verdict, likeness, AGREEMENT_AMBER)


# measures


def rank_correlation(a: Array, b: Array) -> float:
    """Return Spearman's correlation of two arrays of one shape; 0 where one is the same all over.

    Equal values share their mean rank.
    """
    a, b = _ranks(a.ravel()), _ranks(b.ravel())
    a, b = a - a.mean(), b - b.mean()
    length = float(np.sqrt((a @ a) * (b @ b)))
    return float(a @ b) / length if length > 0 else 0.0


def area(curve: Array) -> float:
    """Return the area under a curve over [0, 1] by trapezoids."""
    return float((curve[1:] + curve[:-1]).mean() / 2)


def coarse(values: Array, cells: int = _CELLS) -> Array:
    """Return the means of at most (cells, cells) blocks of ``values`` (rows, columns)."""
    for axis in (0, 1):
        length = values.shape[axis]
        parts = min(cells, length)
        starts = np.arange(parts) * length // parts
        sums = np.add.reduceat(values, starts, axis=axis)
        counts = np.diff([*starts, length])
        values = sums / (counts[:, None] if axis == 0 else counts)
    return values


def _likeness(shown: Explained, other: Explained) -> float:
    """Return the rank correlation of the sizes of two maps, block by block."""
    return rank_correlation(*(coarse(np.abs(each.maps[0])) for each in (shown, other)))


def _ranks(values: Array) -> Array:
    _, place, counts = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    return (ends - (counts - 1) / 2)[place]


class _Areas:
    """Curves of the probability of a class while pixels go or come; (0: the map, others: chance).

    Without classes the value itself is measured, from what all pixels give down to none.
    """

    def __init__(self, network: Network, x: Inputs, kernels, target: int, classes, source):
        self._network, self._kernels, self._target = network, kernels, target
        self._inputs = network.input_of(x)
        self._source = picture_input(network, source, self._inputs)
        self._classes = classes

    def measure(self, order: Array, deletes: bool) -> Steps:
        """Return curves (1 + chances, strips + 1), a generator."""
        image = self._inputs[self._source][0]
        empty = np.zeros_like(image) if deletes else blurred(image)
        rng = np.random.default_rng(0)
        size = image.shape[:2]
        random = [enlarged(rng.random((_CELLS - 1, _CELLS - 1)), size) for _ in range(_CHANCES)]
        curves = []
        for number, each in enumerate((order, *random)):
            start, end = (image, empty) if deletes else (empty, image)
            pictures = replaced(start, end, each, _STRIPS)
            curve = []
            for piece in _pieces(pictures, piece_size(self._network)):
                curve += list(self._said(piece))
                yield number * (_STRIPS + 1) + len(curve), (1 + _CHANCES) * (_STRIPS + 1)
            curves.append(curve)
        return np.array(curves)

    def compared(self, curves: Array) -> tuple[float, float]:
        """Return the area of the map, and the mean area by chance."""
        areas = [area(curve) for curve in curves]
        return areas[0], float(np.mean(areas[1:]))

    def _said(self, images: Array) -> Array:
        inputs = {
            node: images if node == self._source else np.repeat(x, len(images), axis=0)
            for node, x in self._inputs.items()
        }
        outputs = self._network.predict(inputs, self._kernels)
        classes = self._classes
        if classes is None:
            classes = class_count(self._network, outputs)
        return class_probabilities(self._network, outputs, classes)[:, self._target]


def replaced(start: Array, end: Array, order: Array, strips: int) -> Array:
    """Return (strips + 1, ...) images from ``start`` to ``end``; pixels change highest first.

    start, end: (height, width, channels)   order: (height, width)
    """
    count = order.size
    places = np.argsort(-order.ravel(), kind="stable")
    image = start.copy()
    made = [image]
    for strip in range(strips):
        here = places[strip * count // strips : (strip + 1) * count // strips]
        image = image.copy()
        image.reshape(count, -1)[here] = end.reshape(count, -1)[here]
        made.append(image)
    return np.stack(made)


def blurred(image: Array) -> Array:
    """Return ``image`` (height, width, channels) under a Gaussian, the edges repeated."""
    deviation = max(_BLUR * max(image.shape[:2]), 1.0)
    reach = int(np.ceil(2 * deviation))
    weights = np.exp(-0.5 * (np.arange(-reach, reach + 1) / deviation) ** 2)
    weights /= weights.sum()
    for axis in (0, 1):
        sides = [(reach, reach) if i == axis else (0, 0) for i in range(3)]
        wide = np.pad(image, sides, mode="edge")
        windows = np.lib.stride_tricks.sliding_window_view(wide, len(weights), axis=axis)
        image = (windows @ weights).astype(image.dtype)
    return image


def _pieces(values: Array, size: int) -> Iterator[Array]:
    return (values[first : first + size] for first in range(0, len(values), size))


class _Progress:
    """How far several generators in a row are, in thousandths of all."""

    def __init__(self, parts: int):
        self._parts, self._ended = parts, 0

    def part(self, steps: Steps) -> Steps:
        while True:
            try:
                done, total = next(steps)
            except StopIteration as end:
                self._ended += 1
                yield self._told(0.0)
                return end.value
            yield self._told(done / total)

    def _told(self, share: float) -> tuple[int, int]:
        return round(1000 * min((self._ended + share) / self._parts, 1)), 1000
