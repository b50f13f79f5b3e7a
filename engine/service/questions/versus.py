"""Two networks on the samples of one part."""

from __future__ import annotations

from dataclasses import dataclass

from engine.data.choice import DataChoice
from engine.errors import OnlyClasses
from engine.explain.predictions import class_probabilities, in_pieces
from engine.explain.versus import Versus, versus
from engine.network.network import Network
from engine.service.desk import Desk
from engine.service.questions.base import Question, Steps
from engine.service.questions.results import prepared_part


@dataclass(frozen=True, eq=False)
class TwoNetworksAnswer:
    """``steps``: of the weights of both   ``found``: places are places in ``part``"""

    steps: tuple[int, int]
    part: str
    found: Versus


@dataclass(frozen=True)
class TwoNetworks(Question):
    """Which samples of a part each of two networks is right about."""

    network: str
    other: str
    choice: DataChoice
    part: str = "validation"

    def answer(self, desk: Desk) -> Steps:
        keys = self.network, self.other
        steps = desk.step_of(keys[0]), desk.step_of(keys[1])
        networks = [desk.network(key).snapshot() for key in keys]
        dataset = desk.data(self.choice).dataset
        if not dataset.is_classification:
            raise OnlyClasses(name=dataset.name)
        first, true = yield from self._told(desk, networks[0], 0)
        second, _ = yield from self._told(desk, networks[1], 1)
        return TwoNetworksAnswer(steps, self.part, versus(first, second, true))

    def _told(self, desk: Desk, network: Network, turn: int) -> Steps:
        """Return what one network says of all samples, and what is true."""
        loaded = desk.data(self.choice)
        count, samples, true = prepared_part(loaded, self.part, network)
        pieces = in_pieces(network, count, samples, desk.kernels)
        while True:
            try:
                done, _ = next(pieces)
            except StopIteration as end:
                outputs = end.value
                break
            yield turn * count + done, 2 * count
        classes = len(loaded.dataset.classes)
        return class_probabilities(network, outputs, classes).argmax(axis=1), true
