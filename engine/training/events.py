"""What a training run tells while it goes on: frozen values, in order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from engine.training.flows import Flows
from engine.training.looks import SampleLook


@dataclass(frozen=True, slots=True)
class Started:
    """The run begins, or goes on after an interruption."""

    epochs: int  # planned
    batches: int  # of one epoch
    samples: int  # of one epoch
    step: int  # done before
    shards: int
    kernels: str


@dataclass(frozen=True, slots=True)
class Batches:
    """A group of batches that follow each other; columns have one value for each batch."""

    epoch: int  # from 1
    first: int  # number of the first batch in this epoch, from 1
    step: int  # number of the first batch in the whole run, from 1
    columns: dict[str, tuple[float, ...]]  # "loss" and the metrics, means over each batch

    @property
    def count(self) -> int:
        return len(self.columns["loss"])


@dataclass(frozen=True, slots=True)
class Evaluating:
    """How far the pass over the validation samples is."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class EpochDone:
    """The means of one epoch; those of the validation samples begin with ``val_``."""

    epoch: int  # from 1
    values: dict[str, float]
    seconds: float
    samples_per_second: float
    learning_rate: float
    is_best: bool = False


@dataclass(frozen=True, slots=True)
class FlowsRecorded:
    """What a step did in each layer."""

    flows: Flows


@dataclass(frozen=True, slots=True)
class SamplesFollowed:
    """What the network says of some training samples after an epoch."""

    look: SampleLook


@dataclass(frozen=True, slots=True)
class RateChanged:
    """The learning rate is another one from the next step on."""

    step: int
    learning_rate: float
    by: str  # "user", or the name of a callback


@dataclass(frozen=True, slots=True)
class Paused:
    """The run waits between two nodes of the network."""

    step: int


@dataclass(frozen=True, slots=True)
class Continued:
    """A paused run goes on."""

    step: int


@dataclass(frozen=True, slots=True)
class EpochsChanged:
    """Another number of epochs is planned from now on."""

    epochs: int


@dataclass(frozen=True, slots=True)
class Finished:
    """The last event of every run."""

    reason: str  # "completed", "stopped", "early_stopping", "diverged", "failed"
    step: int
    facts: dict[str, Any] = field(default_factory=dict)


Event = (
    Started
    | Batches
    | Evaluating
    | EpochDone
    | FlowsRecorded
    | SamplesFollowed
    | RateChanged
    | Paused
    | Continued
    | EpochsChanged
    | Finished
)
