"""The question how one value of a layer is computed, for one sample."""

from __future__ import annotations

from dataclasses import dataclass

from engine.explain.computation import Computation, computation_of
from engine.service.desk import Desk
from engine.service.questions.base import Question
from engine.service.questions.picture import Picture, prepared_sample


@dataclass(frozen=True, eq=False)
class ValueComputationAnswer:
    """How a value came about with the weights of ``step``."""

    step: int
    computation: Computation


@dataclass(frozen=True)
class ValueComputation(Question):
    """All terms of the value at ``place`` of what ``node`` gives, forward and backward.

    ``node`` "" is the output, ``place`` () its largest value. ``target`` -1 is the likeliest
    class; its score is taken before softmax or sigmoid, or after it.
    """

    network: str
    picture: Picture
    node: str = ""
    place: tuple[int, ...] = ()
    target: int = -1
    before_activation: bool = True

    def answer(self, desk: Desk) -> ValueComputationAnswer:
        network = desk.network(self.network)
        found = computation_of(
            network,
            prepared_sample(self.picture, desk, network),
            self.node or network.spec.outputs[0],
            self.place or None,
            desk.kernels,
            None if self.target < 0 else self.target,
            classes=len(desk.data(self.picture.choice).dataset.classes),
            before_activation=self.before_activation,
        )
        return ValueComputationAnswer(desk.step_of(self.network), found)
