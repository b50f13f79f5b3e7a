"""What a run did, as the window remembers it: curves, epochs, state."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from engine.data.choice import DataChoice
from engine.spec import NetworkSpec, spec_from_json, spec_to_json
from engine.training.events import (
    Batches,
    Continued,
    EpochDone,
    EpochsChanged,
    Evaluating,
    Event,
    Finished,
    FlowsRecorded,
    Paused,
    RateChanged,
    SamplesFollowed,
    Started,
)
from engine.training.flows import Flows
from engine.training.looks import SampleLook
from engine.training.plan import Plan, plan_from_json, plan_to_json

IMPORTED = "imported"  # the state of a run that is a model from a file
UPDATES = "updates"  # fact of such a run: how many its optimizer had made, whose state is kept


@dataclass
class RunRecord:
    """One run: what it was started with, and what its events have told so far.

    A model that was opened from a file is one as well; it has no data of its own.
    """

    id: str
    choice: DataChoice | None
    spec: NetworkSpec
    plan: Plan
    started_at: float = 0.0  # seconds since 1970
    fingerprint: str = ""  # of the data
    begin_with: str = ""  # id of the run whose weights it began with
    state: str = "running"  # "paused", "completed", "stopped", "interrupted", ...
    facts: dict[str, Any] = field(default_factory=dict)
    steps: list[int] = field(default_factory=list)  # global number of each batch
    columns: dict[str, list[float]] = field(default_factory=dict)  # by batch
    epochs: list[EpochDone] = field(default_factory=list)
    rates: list[RateChanged] = field(default_factory=list)
    flows: list[Flows] | None = field(default_factory=list)  # None: they still lie in the file
    samples: list[SampleLook] | None = field(default_factory=list)  # None as above
    planned_epochs: int = 0
    batches_per_epoch: int = 0
    epoch: int = 0
    batch: int = 0
    evaluated: tuple[int, int] = (0, 0)
    kernels: str = ""
    shards: int = 0
    updates_before: int = 0  # of the optimizer, where the run continues that of a model

    @property
    def is_running(self) -> bool:
        return self.state in ("running", "paused")

    @property
    def has_weights(self) -> bool:
        """Whether there is something that it has learned."""
        return bool(self.steps) or self.state == IMPORTED

    @property
    def step(self) -> int:
        return self.steps[-1] if self.steps else 0

    @property
    def last(self) -> dict[str, float]:
        """The values of the last epoch."""
        return self.epochs[-1].values if self.epochs else {}

    @property
    def learning_rate(self) -> float:
        return self.rates[-1].learning_rate if self.rates else self.plan.optimizer.learning_rate

    def take(self, event: Event) -> None:
        """Remember one event."""
        match event:
            case Started():
                self.planned_epochs, self.batches_per_epoch = event.epochs, event.batches
                self.kernels, self.shards = event.kernels, event.shards
                self.state = "running"
                self._forget_after(event.step)
            case Batches():
                self._take_batches(event)
            case Evaluating():
                self.evaluated = (event.done, event.total)
            case EpochDone():
                self.epochs = [e for e in self.epochs if e.epoch < event.epoch] + [event]
                self.evaluated = (0, 0)
            case FlowsRecorded():
                if self.flows is not None:
                    self.flows.append(event.flows)
            case SamplesFollowed():
                if self.samples is not None:
                    earlier = [look for look in self.samples if look.step < event.look.step]
                    self.samples = [*earlier, event.look]
            case RateChanged():
                self.rates.append(event)
            case EpochsChanged():
                self.planned_epochs = event.epochs
            case Paused():
                self.state = "paused"
            case Continued():
                self.state = "running"
            case Finished():
                self.state, self.facts = event.reason, event.facts

    def _take_batches(self, event: Batches) -> None:
        self.epoch, self.batch = event.epoch, event.first + event.count - 1
        self.steps += range(event.step, event.step + event.count)
        for name, values in event.columns.items():
            self.columns.setdefault(name, []).extend(values)

    def _forget_after(self, step: int) -> None:
        """Drop batches and epochs that a resumed run will do again."""
        self.epochs = [e for e in self.epochs if e.epoch * self.batches_per_epoch <= step]
        if self.flows is not None:
            self.flows = [each for each in self.flows if each.step <= step]
        if self.samples is not None:
            self.samples = [look for look in self.samples if look.step <= step]
        kept = sum(1 for s in self.steps if s <= step)
        self.steps = self.steps[:kept]
        self.columns = {name: values[:kept] for name, values in self.columns.items()}

    def settings(self) -> dict[str, Any]:
        """Return what the run was started with, as plain JSON data for the project."""
        return {
            "choice": self.choice.to_json() if self.choice else None,
            "network": spec_to_json(self.spec),
            "plan": plan_to_json(self.plan),
            "started_at": self.started_at,
            "fingerprint": self.fingerprint,
            "begin_with": self.begin_with,
            "updates_before": self.updates_before,
        }

    @classmethod
    def from_settings(cls, run_id: str, data: dict[str, Any]) -> RunRecord:
        """Rebuild a record from what ``settings`` returned."""
        return cls(
            run_id,
            DataChoice.from_json(data["choice"]) if data["choice"] else None,
            spec_from_json(data["network"]),
            plan_from_json(data["plan"]),
            data["started_at"],
            data["fingerprint"],
            data["begin_with"],
            updates_before=data.get("updates_before", 0),
        )
