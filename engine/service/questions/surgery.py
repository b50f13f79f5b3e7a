"""Questions about surgery: what changes of units do, and the kernels they are done to."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from engine.data.choice import DataChoice
from engine.errors import EmptyPart
from engine.explain.nodes import report_of
from engine.explain.predictions import piece_size
from engine.explain.surgery import (
    Circumstances,
    Edit,
    circumstances,
    fitting,
    kernel_planes,
    operated,
    plane_of,
)
from engine.explain.surgery_effect import effect_on_classes, slice_size, spread
from engine.network.network import Network
from engine.service.desk import Desk, Loaded, check_fit
from engine.service.questions.base import Question, Steps
from engine.training.evaluation import evaluate
from engine.training.fuse import training_form
from engine.training.measure import Measure
from engine.training.plan import Plan
from engine.training.shards import Crew


@dataclass(frozen=True, eq=False)
class PatientAnswer:
    """One unit before and after the changes that are at work.

    learned, now: (channels, *plane) of its kernel, () where that is nothing of a size to draw
    """

    step: int
    node: str
    unit: int
    learned: np.ndarray
    now: np.ndarray
    circumstances: Circumstances


@dataclass(frozen=True)
class Patient(Question):
    """The kernel of one unit, as it is drawn by hand, and what else a change of it touches."""

    network: str
    node: str
    unit: int

    def answer(self, desk: Desk) -> PatientAnswer:
        learned, now = desk.untouched(self.network), desk.network(self.network)
        before = after = np.zeros(0, np.float32)
        if plane_of(report_of(learned.summary, self.node)):
            before, after = (kernel_planes(n, self.node, self.unit) for n in (learned, now))
        found = circumstances(learned, self.node, desk.kernels)
        step = desk.step_of(self.network)
        return PatientAnswer(step, self.node, self.unit, before, after, found)


@dataclass(frozen=True, eq=False)
class SurgeryAnswer:
    """What the changes do on ``samples`` of a part.

    measure: "accuracy", or "loss" where there are no classes to tell apart
    ``before`` is that of the untouched weights   class_before, class_after: (classes,) accuracy,
    NaN without samples, () where there are no classes
    """

    step: int
    part: str
    samples: int
    measure: str
    before: float
    after: float
    classes: tuple[str, ...] = ()
    class_before: np.ndarray = field(default_factory=lambda: np.zeros(0))
    class_after: np.ndarray = field(default_factory=lambda: np.zeros(0))


@dataclass(frozen=True)
class Surgery(Question):
    """What ``changes`` do to the answers on a slice of a part, evenly spread; those that fit.

    ``limit`` 0: as many samples as take some tenths of a second. A long question.
    """

    network: str
    changes: tuple[Edit, ...]
    choice: DataChoice
    plan: Plan
    part: str = "validation"
    limit: int = 0

    def answer(self, desk: Desk) -> Steps:
        step = desk.step_of(self.network)
        network = desk.untouched(self.network).snapshot()
        changes = fitting(network.summary, self.changes)
        loaded = desk.data(self.choice)
        rows = loaded.part(self.part)[2]
        if not len(rows):
            raise EmptyPart(part=self.part)
        chosen = spread(rows, self.limit or slice_size(network))
        told = (step, self.part, len(chosen))
        if not _tells_classes(network, loaded):
            run = self._losses(network, changes, loaded, chosen, desk.kernels)
            before, after = yield from run
            return SurgeryAnswer(*told, "loss", before, after)
        inlets = loaded.inlets(self.part, network.spec)
        names = loaded.dataset.classes
        found = yield from effect_on_classes(
            network,
            changes,
            chosen,
            lambda places: {node: inlet.pick(places) for node, inlet in inlets.items()},
            loaded.part(self.part)[1][chosen],
            len(names),
            desk.kernels,
        )
        by_class = names, found.class_before, found.class_after
        return SurgeryAnswer(*told, "accuracy", found.before, found.after, *by_class)

    def _losses(
        self,
        network: Network,
        changes: tuple[Edit, ...],
        loaded: Loaded,
        chosen: np.ndarray,
        kernels: Any,
    ) -> Generator[tuple[int, int], None, tuple[float, ...]]:
        """Return the loss of the plan without and with the changes."""
        check_fit(network.spec, self.plan, loaded.dataset)
        feed = loaded.feed(self.part, network.spec, self.plan)
        assert feed is not None, "there are samples"
        feed, losses = replace(feed, rows=chosen), []
        for number, each in enumerate((network, operated(network, changes))):
            form, fused = training_form(each, self.plan)
            crew = Crew(form, kernels, shards=1)
            size = piece_size(network)
            passing = evaluate(
                Measure(self.plan, each, fused), crew, feed, batch_size=size, report_seconds=0.0
            )
            for told in passing:
                if isinstance(told, dict):
                    losses.append(told["loss"])
                else:
                    yield told.done + number * len(chosen), 2 * len(chosen)
        return tuple(losses)


def _tells_classes(network: Network, loaded: Loaded) -> bool:
    """Whether the only output gives a number for each class, or one for two of them."""
    classes = len(loaded.dataset.classes)
    shape = network.summary.shape_of(network.spec.outputs[0])
    if not classes or len(network.spec.outputs) > 1 or len(shape) != 1:
        return False
    return shape[0] >= classes or (shape[0] == 1 and classes == 2)
