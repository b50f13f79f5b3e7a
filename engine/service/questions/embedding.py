"""Maps of the samples of a part as one layer sees them, and of the words of an Embedding layer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np

from engine.data.choice import DataChoice
from engine.data.summary import reduced, reduced_shape
from engine.errors import (
    Cancelled,
    MapForgotten,
    NodeNotFound,
    OnlyImages,
    TooFewToMap,
    TooFewWords,
    ValuesNotFinite,
)
from engine.explain.calibration import is_probability
from engine.explain.embedding import nearest, principal_components
from engine.explain.nodes import report_of
from engine.explain.predictions import class_probabilities, piece_size
from engine.explain.tsne import DIRECTIONS, tsne
from engine.network.network import Network
from engine.service.desk import Desk, Loaded
from engine.service.questions.base import Question, Steps
from engine.service.questions.results import prepared_part
from engine.service.questions.waiting import in_thread, telling

_ROOM = 256_000_000  # bytes of activations; of large layers fewer samples are taken
_FEWEST = 4
_SMALLEST = 1e-30  # probability whose logarithm is taken
METHODS = ("pca", "tsne")
WORDS = "embeddings"  # the weights of an Embedding layer, by Keras's name


@dataclass(frozen=True, eq=False)
class EmbeddingAnswer:
    """Where samples, or words, lie on a map of what a layer gives for them.

    kept: what ``NearOnMap`` asks by   values: how many numbers the layer gives for each
    places: (points,) in the part, or numbers of words   points: (points, axes) float32
    shares: (axes,), how much of the variance each axis of a PCA shows; 0 of t-SNE, which keeps none
    true, predicted: (points,) int64   sureness: (points,) float32, probability of what is predicted
    loss: (points,) float32, ``-log`` of the probability of what is true, in nats
    counts: (points,) int64, how often a word stands in the training part
    true_values, predicted_values: (points, targets) float32, of regression; ``targets`` names them
    What is not known is empty: of words, where no probabilities are given, where a network with
    another output gives something else.
    """

    step: int
    part: str
    node: str
    kept: int
    values: int
    places: np.ndarray
    points: np.ndarray
    shares: np.ndarray
    classes: tuple[str, ...] = ()
    true: np.ndarray = field(default_factory=lambda: np.zeros(0, np.int64))
    predicted: np.ndarray = field(default_factory=lambda: np.zeros(0, np.int64))
    sureness: np.ndarray = field(default_factory=lambda: np.zeros(0, np.float32))
    loss: np.ndarray = field(default_factory=lambda: np.zeros(0, np.float32))
    counts: np.ndarray = field(default_factory=lambda: np.zeros(0, np.int64))
    targets: tuple[str, ...] = ()
    true_values: np.ndarray = field(default_factory=lambda: np.zeros((0, 0), np.float32))
    predicted_values: np.ndarray = field(default_factory=lambda: np.zeros((0, 0), np.float32))


@dataclass(frozen=True)
class Embedding(Question):
    """The map of a part as ``node`` sees it, by "pca" or "tsne", with 2 or 3 axes.

    At most ``limit`` samples, spread evenly over the part.
    """

    network: str
    choice: DataChoice
    part: str
    node: str
    method: str = "pca"
    limit: int = 2000
    axes: int = 2

    def answer(self, desk: Desk) -> Steps:
        step = desk.step_of(self.network)
        network = desk.network(self.network).snapshot()
        loaded = desk.data(self.choice)
        shape = report_of(network.summary, self.node).shape
        total, samples, y = prepared_part(loaded, self.part, network)
        size = max(4 * int(np.prod(shape or (1,), dtype=np.int64)), 1)
        most = min(self.limit, max(_ROOM // size, _FEWEST))
        places = np.linspace(0, total - 1, min(most, total)).round().astype(np.int64)
        if len(places) < _FEWEST:
            raise TooFewToMap(part=self.part, minimum=_FEWEST, actual=len(places))
        output, piece = network.spec.outputs[0], piece_size(network)
        pieces, said = [], []
        for start in range(0, len(places), piece):
            given = samples(places[start : start + piece])
            values = network.values_at(given, desk.kernels, (self.node, output))
            pieces.append(values[self.node].reshape(len(values[self.node]), -1))
            said.append(values[output])
            yield min(start + piece, len(places)), len(places)
        x = np.concatenate(pieces)
        if not np.isfinite(x).all():
            raise ValuesNotFinite(node=network.spec[self.node].name)
        points, shares = yield from _laid_out(x, self.method, self.axes)
        told = _told(network, loaded, np.concatenate(said), y[places])
        kept = _keep(desk, x)
        about = step, self.part, self.node, kept, x.shape[1], places, points, shares
        return EmbeddingAnswer(*about, **told)


@dataclass(frozen=True)
class WordMap(Question):
    """The map of the rows of an Embedding layer; answered with ``EmbeddingAnswer``.

    The first ``limit`` words. With ``choice``, how often each stands in the training part.
    """

    network: str
    choice: DataChoice
    node: str
    method: str = "pca"
    limit: int = 2000
    axes: int = 2

    def answer(self, desk: Desk) -> Steps:
        step = desk.step_of(self.network)
        network = desk.network(self.network)
        name = report_of(network.summary, self.node).node.name
        table = network.weights[self.node].get(WORDS)
        if table is None:
            raise NodeNotFound(node=self.node)
        x = np.array(table[: self.limit], np.float32)
        if len(x) < _FEWEST:
            raise TooFewWords(node=name, minimum=_FEWEST, actual=len(x))
        if not np.isfinite(x).all():
            raise ValuesNotFinite(node=name)
        words = np.arange(len(x))
        counts = _counts(desk.data(self.choice), len(x))
        points, shares = yield from _laid_out(x, self.method, self.axes)
        kept = _keep(desk, x)
        about = step, "", self.node, kept, x.shape[1], words, points, shares
        return EmbeddingAnswer(*about, counts=counts)


@dataclass(frozen=True, eq=False)
class NearOnMapAnswer:
    """indices: (neighbours,) into the points of the map, the nearest first; distances beside."""

    index: int
    indices: np.ndarray
    distances: np.ndarray


@dataclass(frozen=True)
class NearOnMap(Question):
    """The points nearest to one, by all numbers that the layer gives, not by the picture."""

    kept: int
    index: int
    count: int = 12

    def answer(self, desk: Desk) -> NearOnMapAnswer:
        number, x = _KEPT.get(desk, (0, np.zeros((0, 1))))
        if number != self.kept:
            raise MapForgotten()
        return NearOnMapAnswer(self.index, *nearest(x, self.index, self.count))


@dataclass(frozen=True)
class SmallImages(Question):
    """Images of a part, with at most ``size`` pixels on a side: (count, h, w, channels) uint8."""

    choice: DataChoice
    part: str
    places: tuple[int, ...]
    size: int = 32

    def answer(self, desk: Desk) -> np.ndarray:
        loaded = desk.data(self.choice)
        if not loaded.dataset.is_image:
            raise OnlyImages(name=loaded.dataset.name)
        x, _, rows = loaded.part(self.part)
        shape = reduced_shape(loaded.dataset.sample_shape, self.size)
        images = [reduced(x[row], shape) for row in rows[list(self.places)]]
        return np.stack(images) if images else np.zeros((0, *shape), np.uint8)


# What the last map of a desk was made of: its number, and (points, values). A map is drawn to be
# clicked, and what the layer gave cannot be had again while weights move on.
_KEPT: WeakKeyDictionary[Desk, tuple[int, np.ndarray]] = WeakKeyDictionary()
_NUMBERS = count(1)


def _keep(desk: Desk, x: np.ndarray) -> int:
    number = next(_NUMBERS)
    _KEPT[desk] = number, x
    return number


def _laid_out(x: np.ndarray, method: str, axes: int) -> Steps:
    """Return points and shares; in a thread, which ends at the next round when nobody waits."""
    assert method in METHODS, method
    so_far = [(0, 0)]

    def work(given_up: Callable[[], bool]) -> tuple[np.ndarray, np.ndarray]:
        points, shares = principal_components(x, axes if method == "pca" else DIRECTIONS)
        if method == "tsne":
            rounds = tsne(points[:, : min(DIRECTIONS, *x.shape)], axes)
            shares = np.zeros(axes)
            while True:
                if given_up():
                    raise Cancelled()
                try:
                    so_far[0] = next(rounds)
                except StopIteration as end:
                    points = end.value
                    break
        return points.astype(np.float32), shares

    return telling(in_thread(work), lambda: so_far[0])


def _told(
    network: Network, loaded: Loaded, outputs: np.ndarray, true: np.ndarray
) -> dict[str, Any]:
    """Return what the network says of the samples, as ``EmbeddingAnswer`` names it."""
    names = loaded.dataset.classes
    if not names:
        return _told_values(loaded, outputs, true)
    said = class_probabilities(network, outputs, len(names))
    if said.ndim != 2 or said.shape[1] < len(names):
        return {"classes": names, "true": true}
    rows, predicted = np.arange(len(said)), said.argmax(axis=1)
    told = {
        "classes": names + tuple(map(str, range(len(names), said.shape[1]))),
        "true": true,
        "predicted": predicted,
    }
    if is_probability(said):
        told["sureness"] = said[rows, predicted]
        told["loss"] = np.maximum(-np.log(np.maximum(said[rows, true], _SMALLEST)), 0) + 0.0
    return told


def _told_values(loaded: Loaded, outputs: np.ndarray, true: np.ndarray) -> dict[str, Any]:
    """Return what is predicted for the samples beside what is true, of regression."""
    told = {"targets": loaded.dataset.target_names, "true_values": true.astype(np.float32)}
    predicted = outputs.reshape(len(outputs), -1)
    if predicted.shape == true.shape:
        told["predicted_values"] = predicted.astype(np.float32)
    return told


def _counts(loaded: Loaded, words: int) -> np.ndarray:
    """Return how often each word stands in the training part; nothing of data without words."""
    x, _, rows = loaded.part("train")
    if x.ndim != 2 or x.dtype.kind not in "iu":
        return np.zeros(0, np.int64)
    known = x[rows]
    known = known[(known >= 0) & (known < words)]
    return np.bincount(known, minlength=words)
