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


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Optimizer, loss, metrics, sizes and switches of a run, saved with it.

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
    shards: int = setting(0, minimum=0, maximum=16)

    def __post_init__(self):
        check_settings(self)

    def shard_count(self, summary: Summary) -> int:
        """Return how many shards a batch is cut into."""
        if self.shards:
            return min(self.shards, self.batch_size)
        cost = 3 * summary.multiply_adds * self.batch_size
        return 2 if cost > _SHARD_COST and self.batch_size > 1 else 1

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
        "shards": plan.shards,
    }


def plan_from_json(data: dict[str, Any]) -> Plan:
    """Rebuild what ``plan_to_json`` returned."""
    parts = {
        "optimizer": registry.restore(data["optimizer"]),
        "loss": registry.restore(data["loss"]),
        "metrics": tuple(registry.restore(m) for m in data["metrics"]),
        "callbacks": tuple(registry.restore(c) for c in data["callbacks"]),
    }
    return Plan(**{**data, **parts})
