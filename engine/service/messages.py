"""What the window and the engine process say to each other: frozen values, no sentences.

Descriptions (networks, plans, sources) travel as the objects themselves; both sides are the
same program. Arrays travel inside answers, see ``transport``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from engine.arrays.graphics import Graphics
from engine.data.choice import DataChoice
from engine.explain.surgery import Edit
from engine.spec import NetworkSpec
from engine.training.events import Event
from engine.training.plan import Plan

# From the window


@dataclass(frozen=True)
class Load:
    """Bring data into memory; answered with an ``Overview``."""

    ticket: int
    choice: DataChoice


@dataclass(frozen=True)
class Place:
    """Keep a network under ``key``, with these weights where they fit and fresh ones elsewhere.

    Answered with the ids of the nodes that kept their weights.
    """

    ticket: int
    key: str
    spec: NetworkSpec
    arrays: dict[str, Any] = field(default_factory=dict)
    seed: int = 0
    step: int = 0  # of training that the weights have seen
    changes: tuple[Edit, ...] = ()  # of its units, for good; those that do not fit are left out


@dataclass(frozen=True)
class Operate:
    """Answer questions about these networks with their units changed, about others as they are.

    What is trained and saved stays as it is. ``changes``: by key, those that fit are done.
    """

    changes: dict[str, tuple[Edit, ...]]


@dataclass(frozen=True)
class Train:
    """Start or resume the run ``run_id``; its network is kept under that key.

    ``arrays`` and ``facts`` are those of ``Trainer.state`` when a run resumes; otherwise
    ``arrays`` are weights to begin with, where node id, name and shape match. ``updates`` are
    those that the optimizer has made before, 0 for a fresh one; ``slots`` is what it remembers
    of them, by "node id/name" and slot.
    """

    ticket: int
    run_id: str
    choice: DataChoice
    spec: NetworkSpec
    plan: Plan
    arrays: dict[str, Any] = field(default_factory=dict)
    facts: dict[str, Any] | None = None
    paused: bool = False
    slots: dict[str, dict[str, Any]] = field(default_factory=dict)
    updates: int = 0


@dataclass(frozen=True)
class Pause:
    """Wait at the next safe point."""


@dataclass(frozen=True)
class Continue:
    """Go on after a pause; ``until`` is "", "batch" or "epoch", after which it pauses again."""

    until: str = ""


@dataclass(frozen=True)
class Stop:
    """End the run; its books are finished first."""


@dataclass(frozen=True)
class SetLearningRate:
    """Use another learning rate from the next step on."""

    learning_rate: float


@dataclass(frozen=True)
class SetEpochs:
    """Plan another number of epochs."""

    epochs: int


@dataclass(frozen=True)
class SetThreads:
    """Train on so many processor cores at most; 0 leaves one to the window."""

    threads: int


@dataclass(frozen=True)
class SetRecording:
    """Look at weights, gradients, updates and activations of some steps, or at none."""

    on: bool


@dataclass(frozen=True)
class SetFollowing:
    """Follow "none", "some" or "all" of the training samples in runs that begin from now on."""

    mode: str


@dataclass(frozen=True)
class Ask:
    """A question, answered between two nodes or batches.

    A newer question of the same ``topic`` voids an older one that is not answered yet.
    ``room`` is the name of shared memory for large arrays of the answer, "" for none.
    """

    ticket: int
    question: Any  # engine.service.questions.Question
    topic: str = ""
    room: str = ""


@dataclass(frozen=True)
class Cancel:
    """Give up what was asked under ``ticket``."""

    ticket: int


@dataclass(frozen=True)
class Shutdown:
    """End the engine process in order."""


# From the engine


@dataclass(frozen=True)
class Ready:
    """The engine waits for work.

    ``cores`` has the processor, ``threads`` may train at the same time. ``graphics`` says what was
    found of NVIDIA's cards, see ``engine.arrays.graphics``.
    """

    kernels: str
    cores: int
    threads: int
    graphics: Graphics


@dataclass(frozen=True)
class Answer:
    ticket: int
    value: Any


@dataclass(frozen=True)
class Failure:
    """What was asked under ``ticket`` did not work: an ``EngineError`` by name and facts.

    ``report`` is the traceback of an error that is not the user's, for the details.
    """

    ticket: int
    kind: str
    facts: dict[str, Any]
    report: str = ""


@dataclass(frozen=True)
class Progress:
    """How far a long piece of work is."""

    ticket: int
    done: int
    total: int


@dataclass(frozen=True)
class Reported:
    """Events of a run, in order."""

    run_id: str
    events: tuple[Event, ...]


@dataclass(frozen=True)
class Snapshot:
    """Arrays of a run at a step, to be stored: kind "first", "log", "best", "last" or "resume"."""

    run_id: str
    kind: str
    step: int
    epoch: int
    arrays: dict[str, Any]
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Heartbeat:
    """The engine process lives; sent once a second."""

    memory: int  # bytes resident
