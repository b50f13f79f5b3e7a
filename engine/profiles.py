"""Profiles: what another version of Keras takes when nothing is said, as settings of ours.

A profile changes only what stands at our default, which is Keras 3's except for the split, and
tells each change; afterwards all of it is settings like any other. Keras 2.0.8 is what many
textbooks were written with; its defaults are those of its source.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from engine.data.split import Split
from engine.layers.base import Layer
from engine.losses import BinaryCrossentropy
from engine.metrics import RoundedBinaryAccuracy
from engine.network.nested import Nested
from engine.spec import NetworkSpec
from engine.training.plan import Head, Part, Plan

Settings = Mapping[str, tuple[Any, Any]]  # setting: (our default, that of the profile)


@dataclass(frozen=True)
class Change:
    """One setting that was changed. ``where``: the name of a node, or a part of plan or data."""

    where: str
    setting: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Profile:
    """Other defaults, by class name; ``words`` are those that mean another function."""

    name: str
    layers: Mapping[str, Settings]
    optimizers: Mapping[str, Settings]
    splits: Settings = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    rounds_to_count: bool = False  # "accuracy" of yes or no compares rounded outputs
    counts_plainly: bool = False  # the way back from there

    def undone(self) -> Profile:
        """Return the profile that brings what stands at this one's defaults back to ours."""
        return Profile(
            "Lamina",
            {name: _swapped(settings) for name, settings in self.layers.items()},
            {name: _swapped(settings) for name, settings in self.optimizers.items()},
            _swapped(self.splits),
            {new: old for old, new in self.words.items()},
            counts_plainly=self.rounds_to_count,
        )

    def network(self, spec: NetworkSpec) -> tuple[NetworkSpec, tuple[Change, ...]]:
        """Return ``spec`` with the defaults of this profile, and what was changed."""
        changes: list[Change] = []
        nodes = tuple(
            replace(node, layer=self._layer(node.layer, node.name, changes)) for node in spec
        )
        return (replace(spec, nodes=nodes), tuple(changes)) if changes else (spec, ())

    def plan(self, plan: Plan) -> tuple[Plan, tuple[Change, ...]]:
        """Return ``plan`` with the defaults of this profile, and what was changed."""
        changes: list[Change] = []
        optimizer = self._optimizer(plan.optimizer, "optimizer", changes)
        parts = tuple(self._part(part, changes) for part in plan.parts)
        plan = replace(plan, optimizer=optimizer, parts=parts)
        if self.rounds_to_count:
            plan = _rounding(plan, changes)
            heads = tuple(_rounding(head, changes) for head in plan.heads)
            plan = replace(plan, heads=heads)
        if self.counts_plainly:
            plan = _counting(plan, changes)
            heads = tuple(_counting(head, changes) for head in plan.heads)
            plan = replace(plan, heads=heads)
        return plan, tuple(changes)

    def split(self, split: Split) -> tuple[Split, tuple[Change, ...]]:
        """Return ``split`` with the defaults of this profile, and what was changed."""
        changes: list[Change] = []
        return _changed(split, self.splits, "split", changes), tuple(changes)

    def _layer(self, layer: Layer, where: str, changes: list[Change]) -> Layer:
        own = self.layers.get(layer.registered_name, {})
        layer = _changed(layer, own, where, changes)
        for f in fields(layer):
            value = getattr(layer, f.name)
            if isinstance(value, str) and value in self.words and "activation" in f.name:
                changes.append(Change(where, f.name, value, self.words[value]))
                layer = replace(layer, **{f.name: self.words[value]})
            elif isinstance(value, Layer):
                layer = replace(layer, **{f.name: self._layer(value, where, changes)})
        if isinstance(layer, Nested):
            inner, more = self.network(layer.network)
            changes += [replace(each, where=f"{where}/{each.where}") for each in more]
            layer = replace(layer, network=inner)
        return layer

    def _optimizer(self, optimizer: Any, where: str, changes: list[Change]) -> Any:
        own = self.optimizers.get(optimizer.registered_name, {})
        return _changed(optimizer, own, where, changes)

    def _part(self, part: Part, changes: list[Change]) -> Part:
        where = ", ".join(part.nodes)
        return replace(part, optimizer=self._optimizer(part.optimizer, where, changes))


def _changed(part: Any, settings: Settings, where: str, changes: list[Change]) -> Any:
    """Return ``part`` with the settings that stand at our default exchanged."""
    found = {n: old for n, (default, old) in settings.items() if getattr(part, n) == default}
    changes += [Change(where, n, getattr(part, n), old) for n, old in found.items()]
    return replace(part, **found)


def _rounding(scored: Any, changes: list[Change]) -> Any:
    """Return a plan or a head whose accuracy of yes or no is that of rounded outputs."""
    if not (scored.accuracy and isinstance(scored.loss, BinaryCrossentropy)):
        return scored
    where = scored.output if isinstance(scored, Head) else "metrics"
    rounded = RoundedBinaryAccuracy()
    changes.append(Change(where, "accuracy", "BinaryAccuracy", rounded.registered_name))
    return replace(scored, accuracy=False, metrics=(rounded, *scored.metrics))


def _counting(scored: Any, changes: list[Change]) -> Any:
    """Return a plan or a head with the usual accuracy in the place of that of rounded outputs."""
    rounded = RoundedBinaryAccuracy()
    if scored.accuracy or rounded not in scored.metrics:
        return scored
    where = scored.output if isinstance(scored, Head) else "metrics"
    changes.append(Change(where, "accuracy", rounded.registered_name, "BinaryAccuracy"))
    kept = tuple(metric for metric in scored.metrics if metric != rounded)
    return replace(scored, accuracy=True, metrics=kept)


def _swapped(settings: Settings) -> Settings:
    return {name: (old, default) for name, (default, old) in settings.items()}


_GATES: Settings = {"recurrent_activation": ("sigmoid", "hard_sigmoid_keras2")}
_EPSILON = (1e-7, 1e-8)
_OUTSIDE = (True, False)

KERAS_2_0_8 = Profile(
    name="Keras 2.0.8",
    layers={
        "LSTM": _GATES,
        "LSTMCell": _GATES,
        "GRU": {**_GATES, "reset_after": (True, False)},
        "GRUCell": {**_GATES, "reset_after": (True, False)},
    },
    optimizers={
        "RMSprop": {"epsilon": _EPSILON, "epsilon_inside_root": _OUTSIDE},
        "Adagrad": {
            "learning_rate": (0.001, 0.01),
            "epsilon": _EPSILON,
            "epsilon_inside_root": _OUTSIDE,
            "initial_accumulator_value": (0.1, 0.0),
        },
        "Adadelta": {"learning_rate": (0.001, 1.0), "epsilon": _EPSILON},
        "Adam": {"epsilon": _EPSILON},
        "Adamax": {"learning_rate": (0.001, 0.002), "epsilon": _EPSILON},
        "Nadam": {"learning_rate": (0.001, 0.002), "epsilon": _EPSILON},
    },
    splits={"shuffle": (True, False)},  # the last share validates
    words={"hard_sigmoid": "hard_sigmoid_keras2"},
    rounds_to_count=True,
)

PROFILES = {profile.name: profile for profile in (KERAS_2_0_8,)}
