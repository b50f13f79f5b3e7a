"""Questions for loss and metrics over a part."""

from __future__ import annotations

from dataclasses import dataclass

from engine.data.choice import DataChoice
from engine.errors import EmptyPart
from engine.explain.predictions import piece_size
from engine.service.desk import Desk, check_fit
from engine.service.questions.base import Question, Steps
from engine.training.evaluation import evaluate
from engine.training.events import Evaluating
from engine.training.fuse import training_form
from engine.training.measure import Measure
from engine.training.plan import Plan
from engine.training.shards import Crew


@dataclass(frozen=True)
class EvaluationAnswer:
    """Means of "loss" and the metrics of the plan over all samples of a part."""

    step: int
    part: str
    samples: int
    values: dict[str, float]


@dataclass(frozen=True)
class Evaluation(Question):
    """Loss and metrics of a part: "train", "validation" or "test"."""

    network: str
    choice: DataChoice
    plan: Plan
    part: str = "test"

    def answer(self, desk: Desk) -> Steps:
        step = desk.step_of(self.network)
        network = desk.network(self.network).snapshot()
        loaded = desk.data(self.choice)
        check_fit(network.spec, self.plan, loaded.dataset)
        feed = loaded.feed(self.part, network.spec, self.plan)
        if feed is None:
            raise EmptyPart(part=self.part)
        form, fused = training_form(network, self.plan)
        measure = Measure(self.plan, network, fused)
        crew = Crew(form, desk.kernels, shards=1)  # one shard starts no thread
        values: dict[str, float] = {}
        for told in evaluate(
            measure, crew, feed, batch_size=piece_size(network), report_seconds=0.0
        ):
            if isinstance(told, Evaluating):
                yield told.done, told.total
            else:
                values = told
        return EvaluationAnswer(step, self.part, len(feed), values)
