"""A map of the samples of a part, as one layer sees them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from engine.data.choice import DataChoice
from engine.errors import Cancelled, TooFewToMap, ValuesNotFinite
from engine.explain.embedding import neighbours, principal_components, tsne
from engine.explain.nodes import report_of
from engine.explain.predictions import piece_size
from engine.service.desk import Desk
from engine.service.questions.base import Question, Steps
from engine.service.questions.results import prepared_part
from engine.service.questions.waiting import in_thread

_ROOM = 128_000_000  # bytes of activations; of large layers fewer samples are taken
_FEWEST = 4
_NEIGHBOURS = 12
_DIRECTIONS = 50  # in which neighbours are looked for


@dataclass(frozen=True, eq=False)
class EmbeddingAnswer:
    """Where samples lie on a map of what a layer gives for them.

    places: (samples,) in the part   points: (samples, 2)
    shares: (2,), how much of the variance each axis of a PCA shows; 0 of t-SNE, which keeps none
    near: (samples, 12) int32, indices into ``places`` of the nearest others, -1 for none
    """

    step: int
    part: str
    node: str
    places: np.ndarray
    points: np.ndarray
    shares: np.ndarray
    near: np.ndarray


@dataclass(frozen=True)
class Embedding(Question):
    """The map of a part as ``node`` sees it, by "pca" or "tsne".

    At most ``limit`` samples, spread evenly over the part.
    """

    network: str
    choice: DataChoice
    part: str
    node: str
    method: str = "pca"
    limit: int = 2000

    def answer(self, desk: Desk) -> Steps:
        assert self.method in ("pca", "tsne"), self.method
        step = desk.step_of(self.network)
        network = desk.network(self.network).snapshot()
        shape = report_of(network.summary, self.node).shape
        count, samples, _ = prepared_part(desk.data(self.choice), self.part, network)
        size = max(4 * int(np.prod(shape or (1,), dtype=np.int64)), 1)
        most = min(self.limit, max(_ROOM // size, _FEWEST))
        places = np.linspace(0, count - 1, min(most, count)).round().astype(np.int64)
        if len(places) < _FEWEST:
            raise TooFewToMap(part=self.part, minimum=_FEWEST, actual=len(places))
        pieces, piece = [], piece_size(network)
        for start in range(0, len(places), piece):
            given = samples(places[start : start + piece])
            said = network.predict(given, desk.kernels, self.node)
            pieces.append(said.reshape(len(said), -1))
            yield min(start + piece, len(places)), len(places)
        x = np.concatenate(pieces)
        if not np.isfinite(x).all():
            raise ValuesNotFinite(node=network.spec[self.node].name)
        points, shares, near = yield from in_thread(lambda given_up: self._lay_out(x, given_up))
        return EmbeddingAnswer(step, self.part, self.node, places, points, shares, near)

    def _lay_out(
        self, x: np.ndarray, given_up: Callable[[], bool]
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        reduced, shares = principal_components(x, max(2, min(_DIRECTIONS, *x.shape)))
        if given_up():
            raise Cancelled()
        near = neighbours(reduced, _NEIGHBOURS)
        if given_up():
            raise Cancelled()
        if self.method == "tsne":
            return tsne(reduced), np.zeros(2), near
        return reduced[:, :2], shares[:2], near
