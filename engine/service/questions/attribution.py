"""Questions where in an image a network sees a class, by any method, and whether to believe it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.explain.methods import Explained, Method, explain
from engine.explain.predictions import finished
from engine.explain.trust import Trust, trust
from engine.network.network import Network
from engine.service.desk import Desk
from engine.service.questions.base import Question, Steps
from engine.service.questions.picture import Picture, prepared_sample


@dataclass(frozen=True, eq=False)
class AttributionAnswer:
    """Where the network sees ``target``, in [0, 1], or in [-1, 1] where ``is_signed``.

    heat: (height, width) of the image   cells: the same at the size of the maps of ``node``,
    which is "" where no layer was looked at   ``largest``: what both were divided by, in the
    unit of the score; 0 where the map is empty   probabilities: (classes,)
    ``error``: what completeness is missed by, NaN of methods that promise none
    """

    step: int
    method: Method
    node: str
    target: int
    heat: np.ndarray
    cells: np.ndarray
    is_signed: bool
    largest: float
    score: float
    probabilities: np.ndarray
    error: float

    @property
    def is_empty(self) -> bool:
        """Whether nothing there speaks for ``target`` or against it."""
        return self.largest == 0


@dataclass(frozen=True)
class Attribution(Question):
    """A map of one image; a long method works on a copy of the weights.

    ``node`` "" is the last convolution, ``target`` -1 the likeliest class. The score is taken
    before softmax or sigmoid, or after it.
    """

    network: str
    picture: Picture
    method: Method
    node: str = ""
    target: int = -1
    before_activation: bool = True

    def answer(self, desk: Desk) -> AttributionAnswer | Steps:
        step = desk.step_of(self.network)
        if self.method.is_long:
            return self._explain(desk, desk.network(self.network).snapshot(), step)
        return finished(self._explain(desk, desk.network(self.network), step))

    def _explain(self, desk: Desk, network: Network, step: int) -> Steps:
        x = prepared_sample(self.picture, desk, network)
        found: Explained = yield from explain(
            network,
            x,
            desk.kernels,
            self.method,
            self.node or None,
            None if self.target < 0 else self.target,
            classes=len(desk.data(self.picture.choice).dataset.classes),
            before_activation=self.before_activation,
        )
        return AttributionAnswer(
            step,
            self.method,
            found.node,
            int(found.targets[0]),
            found.maps[0],
            found.cells[0],
            found.is_signed,
            float(found.largest[0]),
            float(found.scores[0]),
            found.probabilities[0],
            float(found.errors[0]) if found.errors.size else np.nan,
        )


@dataclass(frozen=True, eq=False)
class TrustAnswer:
    """Whether the map that a question asks for is to be believed."""

    step: int
    trust: Trust


@dataclass(frozen=True)
class TrustIn(Question):
    """Tests the map that ``asked`` asks for; answered with ``TrustAnswer``."""

    asked: Attribution

    def answer(self, desk: Desk) -> Steps:
        asked = self.asked
        step = desk.step_of(asked.network)
        network = desk.network(asked.network).snapshot()
        found = yield from trust(
            network,
            prepared_sample(asked.picture, desk, network),
            desk.kernels,
            asked.method,
            asked.node or None,
            None if asked.target < 0 else asked.target,
            classes=len(desk.data(asked.picture.choice).dataset.classes),
            before_activation=asked.before_activation,
        )
        return TrustAnswer(step, found)
