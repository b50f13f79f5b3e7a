"""The question whether a network tells classes by a place in the image instead of the object."""

from __future__ import annotations

from dataclasses import dataclass

from engine.data.choice import DataChoice
from engine.errors import OnlyClasses, OnlyImages
from engine.explain.methods import Method
from engine.explain.shortcuts import Shortcuts, find_shortcuts
from engine.service.desk import Desk
from engine.service.questions.base import Question, Steps
from engine.service.questions.results import prepared_part


@dataclass(frozen=True, eq=False)
class FindShortcutsAnswer:
    """What was found on a part; ``classes`` names the rows."""

    step: int
    part: str
    classes: tuple[str, ...]
    found: Shortcuts


@dataclass(frozen=True)
class FindShortcuts(Question):
    """Average heat by class and zone, and what masking each zone costs.

    ``method`` None chooses one that fits; ``fill`` is one of ``engine.explain.shortcuts.FILLS``.
    """

    network: str
    choice: DataChoice
    part: str = "validation"
    method: Method | None = None
    fill: str = "shuffled"

    def answer(self, desk: Desk) -> Steps:
        step = desk.step_of(self.network)
        network = desk.network(self.network).snapshot()
        loaded = desk.data(self.choice)
        dataset = loaded.dataset
        if not dataset.is_classification:
            raise OnlyClasses(name=dataset.name)
        if not dataset.is_image:
            raise OnlyImages(name=dataset.name)
        _, samples, true = prepared_part(loaded, self.part, network)
        classes = len(dataset.classes)
        found = yield from find_shortcuts(
            network, samples, true, desk.kernels, classes, self.method, self.fill
        )
        return FindShortcutsAnswer(step, self.part, dataset.classes, found)
