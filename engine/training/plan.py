"""How a network is to be trained: everything but the data and the network itself."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from engine import registry
from engine.losses import SparseCategoricalCrossentropy
from engine.network.shapes import Summary
from engine.optimizers import RMSprop
from engine.registry import check_settings, setting

# Below this many multiply-adds a step (forward and backward) a second shard costs more than
# it gives: between the tiny networks and the smallest convnet of the benchmarks.
_SHARD_COST = 30_000_000
# Below this many, Python's share of a step shows, and the step need not be left between its nodes:
# N2 of the benchmarks has half of this.
_TAPE_COST = 1_000_000_000


@dataclass(frozen=True, kw_only=True)
class Head:
    """What one output of a network is compared with, and how much that counts.

    ``output`` is a reference to it (see ``engine.spec``). Without a loss it is not trained on.
    """

    output: str
    loss: Any = None
    weight: float = setting(1.0, minimum=0)
    metrics: tuple[Any, ...] = ()
    accuracy: bool = True

    def __post_init__(self):
        check_settings(self)


@dataclass(frozen=True, kw_only=True)
class Part:
    """Nodes that an optimizer of their own trains."""

    nodes: tuple[str, ...]  # ids; that of a nested network stands for all nodes in it
    optimizer: Any

    def holds(self, node_id: str) -> bool:
        return any(node_id == n or node_id.startswith(f"{n}/") for n in self.nodes)


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Optimizer, loss, metrics, sizes and switches of a run, saved with it.

    ``loss``, ``metrics`` and ``accuracy`` hold for every output that has no ``Head`` of its own,
    ``optimizer`` for all weights that belong to no ``Part``; a change of the learning rate while
    training scales those of the parts with it. ``class_weights`` are how much a sample of each
    class counts in training, in the order of the classes; empty: all the same.

    ``shards`` is how many pieces a batch is cut into: 0 leaves it to a rule on the cost of a
    step, never to the number of cores, so that a plan gives the same numbers everywhere.
    """

    optimizer: Any = field(default_factory=RMSprop)
    loss: Any = field(default_factory=SparseCategoricalCrossentropy)
    metrics: tuple[Any, ...] = ()
    accuracy: bool = True
    batch_size: int = setting(64, minimum=1)
    epochs: int = setting(5, minimum=1)
    shuffle: bool = setting(True)
    seed: int = setting(0, minimum=0)
    callbacks: tuple[Any, ...] = ()
    heads: tuple[Head, ...] = ()
    parts: tuple[Part, ...] = ()
    class_weights: tuple[float, ...] = setting((), minimum=0)
    shards: int = setting(0, minimum=0, maximum=16)

    def __post_init__(self):
        check_settings(self)

    def head(self, output: str) -> Head:
        """Return what the output with this reference is compared with."""
        of_all = Head(output=output, loss=self.loss, metrics=self.metrics, accuracy=self.accuracy)
        return next((h for h in self.heads if h.output == output), of_all)

    def shard_count(self, summary: Summary) -> int:
        """Return how many shards a batch is cut into; a loss may want to see it whole."""
        losses = (self.loss, *(head.loss for head in self.heads))
        if any(loss is not None and loss.couples_samples for loss in losses):
            return 1
        if self.shards:
            return min(self.shards, self.batch_size)
        return 2 if self._cost(summary) > _SHARD_COST and self.batch_size > 1 else 1

    def is_short(self, summary: Summary) -> bool:
        """Whether a step is short enough to be made from a tape, see ``engine.training.taping``."""
        return self._cost(summary) < _TAPE_COST

    def _cost(self, summary: Summary) -> int:
        """Return the multiplications of a step, forward and back."""
        return 3 * summary.multiply_adds * self.batch_size

    def with_settled_shards(self, summary: Summary) -> Plan:
        """Return the plan with its number of shards written down."""
        return replace(self, shards=self.shard_count(summary))


def plan_to_json(plan: Plan) -> dict[str, Any]:
    """Return ``plan`` as plain JSON data."""
    return {
        "optimizer": registry.describe(plan.optimizer),
        "loss": registry.describe(plan.loss),
        "metrics": [registry.describe(m) for m in plan.metrics],
        "accuracy": plan.accuracy,
        "batch_size": plan.batch_size,
        "epochs": plan.epochs,
        "shuffle": plan.shuffle,
        "seed": plan.seed,
        "callbacks": [registry.describe(c) for c in plan.callbacks],
        "heads": [_head_to_json(head) for head in plan.heads],
        "parts": [
            {"nodes": list(part.nodes), "optimizer": registry.describe(part.optimizer)}
            for part in plan.parts
        ],
        "class_weights": list(plan.class_weights),
        "shards": plan.shards,
    }


def plan_from_json(data: dict[str, Any]) -> Plan:
    """Rebuild what ``plan_to_json`` returned."""
    parts = {
        "optimizer": registry.restore(data["optimizer"]),
        "loss": registry.restore(data["loss"]),
        "metrics": tuple(registry.restore(m) for m in data["metrics"]),
        "callbacks": tuple(registry.restore(c) for c in data["callbacks"]),
        "heads": tuple(_head_from_json(head) for head in data.get("heads", ())),
        "parts": tuple(
            Part(nodes=tuple(part["nodes"]), optimizer=registry.restore(part["optimizer"]))
            for part in data.get("parts", ())
        ),
        "class_weights": tuple(data.get("class_weights", ())),
    }
    return Plan(**{**data, **parts})


def _head_to_json(head: Head) -> dict[str, Any]:
    return {
        "output": head.output,
        "loss": None if head.loss is None else registry.describe(head.loss),
        "weight": head.weight,
        "metrics": [registry.describe(m) for m in head.metrics],
        "accuracy": head.accuracy,
    }


def _head_from_json(data: dict[str, Any]) -> Head:
    loss = None if data["loss"] is None else registry.restore(data["loss"])
    metrics = tuple(registry.restore(m) for m in data["metrics"])
    return Head(**{**data, "loss": loss, "metrics": metrics})
