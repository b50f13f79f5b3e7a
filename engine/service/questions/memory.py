"""How much memory the engine process will take while a network trains, before it does."""

from __future__ import annotations

from dataclasses import dataclass

from engine.data.choice import DataChoice
from engine.errors import EmptyPart
from engine.service.desk import Desk, check_fit
from engine.service.questions.base import Question
from engine.spec import NetworkSpec
from engine.training.memory import Memory, predicted_memory
from engine.training.plan import Plan


@dataclass(frozen=True)
class RunMemoryAnswer:
    """Bytes at the peak: of the idle process, of the data it holds, and of the run itself."""

    process: int  # 0 where the system does not tell
    data: int
    run: Memory

    @property
    def total(self) -> int:
        return self.process + self.data + self.run.total


@dataclass(frozen=True)
class RunMemory(Question):
    """What a run of this plan on data in memory will take."""

    choice: DataChoice
    spec: NetworkSpec
    plan: Plan

    def answer(self, desk: Desk) -> RunMemoryAnswer:
        loaded = desk.data(self.choice)
        check_fit(self.spec, self.plan, loaded.dataset)
        parts = ("train", "validation")
        training, validation = (loaded.feed(part, self.spec, self.plan) for part in parts)
        if training is None:
            raise EmptyPart(part="train")
        run = predicted_memory(self.spec, self.plan, training, validation, desk.kernels)
        return RunMemoryAnswer(desk.process_bytes, desk.data_bytes, run)
