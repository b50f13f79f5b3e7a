"""What lies on the engine's desk: data in memory, and networks by key."""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.data.batches import Feed, Goal, Inlet
from engine.data.choice import DataChoice
from engine.data.dataset import Dataset, Target
from engine.data.preparation import Affine
from engine.data.split import Parts
from engine.errors import (
    ClassWithoutUnit,
    InputMismatch,
    InputsMismatch,
    NoData,
    NoNetwork,
    OutputsMismatch,
)
from engine.explain.surgery import Edit
from engine.layers.inputs import takes_whole_numbers
from engine.network.network import Network
from engine.network.shapes import checked_summary, fits
from engine.service.operating import Operating
from engine.service.overview import Overview, overview_of
from engine.spec import NetworkSpec, port
from engine.training.plan import Plan

_KEPT_DATA = 2  # data sets in memory: the one shown, and the one that trains
_KEPT_NETWORKS = 8


@dataclass(frozen=True, eq=False)
class Loaded:
    """A data set with its parts and the fitted preparation."""

    choice: DataChoice
    dataset: Dataset
    parts: Parts
    preparation: Affine
    more_preparations: tuple[Affine, ...] = ()  # of the further inputs of the data

    @classmethod
    def of(cls, choice: DataChoice, dataset: Dataset) -> Loaded:
        parts = choice.split.apply(dataset)
        inputs = (dataset.x, *dataset.more_inputs.values())
        first, *more = (choice.preparation.fit(x[parts.train]) for x in inputs)
        return cls(choice, dataset, parts, first, tuple(more))

    def overview(self) -> Overview:
        """Return what the data hold and how they are cut, for the window."""
        return overview_of(self.choice, self.dataset, self.parts, self.preparation)

    def part(self, name: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return x, y and the rows of a part: "train", "validation", "test" or "all".

        "all" is what the parts are cut from, without a test part that the data bring themselves.
        """
        data = self.dataset
        if name == "test" and data.test_x is not None and data.test_y is not None:
            return data.test_x, data.test_y, self.parts.test
        rows = np.arange(len(data.x)) if name == "all" else getattr(self.parts, name)
        return data.x, data.y, rows

    def feed(self, part: str, spec: NetworkSpec, plan: Plan) -> Feed | None:
        """Return the samples of ``part`` as ``spec`` and the loss want them; None if empty."""
        _, y, rows = self.part(part)
        if not len(rows):
            return None
        inlets = {spec[i].name: inlet for i, inlet in self.inlets(part, spec).items()}
        targets = self._targets(y, spec, plan)
        return Feed(inlets, targets, rows, self._weights(part, targets, plan))

    def inlets(self, part: str, spec: NetworkSpec) -> dict[str, Inlet]:
        """Return what goes into each Input node, by id; they take the inputs of the data in order.

        Raises ``InputsMismatch`` or ``InputMismatch`` unless they fit.
        """
        check_inputs(spec, self.dataset)
        columns = (self.part(part)[0], *self.dataset.more_inputs.values())
        maps = (self.preparation, *self.more_preparations)
        return {
            node.id: Inlet(values, None if takes_whole_numbers(node) else preparation)
            for node, values, preparation in zip(spec.inputs, columns, maps, strict=True)
        }

    def _targets(self, y: np.ndarray, spec: NetworkSpec, plan: Plan) -> dict[str, Goal]:
        """Return what each trained output is compared with; they take the targets in order."""
        summary = checked_summary(spec)
        columns = (Target(y, self.dataset.classes), *self.dataset.more_targets.values())
        goals = {}
        for output, target in zip(spec.outputs, columns, strict=False):
            loss = plan.head(output).loss
            if loss is not None:
                kind = _target_kind(loss.target_kind, target, summary.shape_of(output))
                goals[spec.name_of(output)] = Goal(target.values, kind, len(target.classes))
        return goals

    def _weights(self, part: str, goals: dict[str, Goal], plan: Plan) -> dict[str, np.ndarray]:
        """Return how much each sample counts, by output; nothing for those that all count the same.

        Weights of the data count in every part that is cut from them, those of classes, by which
        they are multiplied, only in training: so do those of Keras's ``fit``.
        """
        own_test = part == "test" and self.parts.own_test
        weights = {}
        for name, goal in goals.items():
            factors = [None if own_test else self.dataset.weights]
            factors.append(_by_class(goal, plan) if part == "train" else None)
            known = [factor for factor in factors if factor is not None]
            if known:
                weights[name] = math.prod(known[1:], start=known[0])
        return weights


def _target_kind(kind: str, target: Target, shape: tuple[int, ...]) -> str:
    """Return how targets are given to the loss; classes become values as one column each."""
    if kind == "values" and target.classes and shape != (1,):
        return "one_hot"
    return kind


def _by_class(goal: Goal, plan: Plan) -> np.ndarray | None:
    """Return how much each sample counts, (samples,); None where the classes do not fit."""
    if not plan.class_weights or len(plan.class_weights) != goal.classes or goal.values.ndim != 1:
        return None
    return np.array(plan.class_weights, np.float32)[goal.values]


@dataclass(frozen=True, eq=False)
class _Kept:
    network: Network
    step: int | Callable[[], int]


class Desk:
    """Answers of questions are computed from what is here, by no other way.

    ``process_bytes`` is the memory of this process without data and runs.
    """

    def __init__(self, kernels: Any):
        self.kernels = kernels
        self.process_bytes = 0
        self._data: OrderedDict[DataChoice, Loaded] = OrderedDict()
        self._networks: OrderedDict[str, _Kept] = OrderedDict()
        self._operating = Operating()

    def put_data(self, loaded: Loaded) -> None:
        self._data[loaded.choice] = loaded
        self._data.move_to_end(loaded.choice)
        while len(self._data) > _KEPT_DATA:
            self._data.popitem(last=False)

    def has_data(self, choice: DataChoice) -> bool:
        return choice in self._data

    def data(self, choice: DataChoice | None = None) -> Loaded:
        """Return the data of ``choice``, or those put here last."""
        if choice is None and self._data:
            return next(reversed(self._data.values()))
        if choice not in self._data:
            raise NoData()
        return self._data[choice]

    def same_dataset(self, choice: DataChoice) -> Dataset | None:
        """Return a data set in memory of the same source, cut or scaled otherwise."""
        for loaded in self._data.values():
            if loaded.choice.source == choice.source:
                return loaded.dataset
        return None

    @property
    def data_bytes(self) -> int:
        """Return what all data sets here take."""
        return sum(
            d.nbytes for d in {id(k.dataset): k.dataset for k in self._data.values()}.values()
        )

    def put_network(self, key: str, network: Network, step: int | Callable[[], int] = 0) -> None:
        """Keep ``network``; ``step`` says of which step its weights are.

        A function tells it of a network in training, which stays here in any case.
        """
        self._networks[key] = _Kept(network, step)
        self._networks.move_to_end(key)
        idle = [k for k, kept in self._networks.items() if not callable(kept.step)]
        for old in idle[: max(len(idle) - _KEPT_NETWORKS, 0)]:
            del self._networks[old]
            self._operating.forget(old)

    def operate(self, changes: Mapping[str, tuple[Edit, ...]]) -> None:
        """Let these changes be at work, by key of the network; there are no others any more."""
        self._operating.take(changes)

    def network(self, key: str) -> Network:
        """Return the network under ``key``: to be used in this turn, or through a snapshot.

        Changes that are at work in it are done, in a copy.
        """
        return self._operating.done_to(key, self.untouched(key), self.step_of(key))

    def untouched(self, key: str) -> Network:
        """Return the network under ``key`` as it was trained, whatever is changed in it."""
        if key not in self._networks:
            raise NoNetwork(network=key)
        self._networks.move_to_end(key)
        return self._networks[key].network

    def step_of(self, key: str) -> int:
        """Return how many steps of training the weights under ``key`` have seen."""
        if key not in self._networks:
            raise NoNetwork(network=key)
        step = self._networks[key].step
        return step() if callable(step) else step


def check_fit(spec: NetworkSpec, plan: Plan, dataset: Dataset) -> None:
    """Raise unless the network takes these data and gives what they ask for."""
    check_inputs(spec, dataset)
    summary = checked_summary(spec)
    targets = (Target(dataset.y, dataset.classes), *dataset.more_targets.values())
    trained = [o for o in spec.outputs if plan.head(o).loss is not None]
    if len(trained) > len(targets):
        raise OutputsMismatch(expected=len(targets), actual=len(trained))
    for output, target in zip(spec.outputs, targets, strict=False):
        head, layer = plan.head(output), spec[port(output)[0]].layer
        name, shape = spec.name_of(output), summary.shape_of(output)
        if head.loss is None:
            continue
        if head.loss.target_kind == "class":
            counted = head.loss.counted(target.values)
            labels = target.values if counted is None else target.values[counted]
            _check_labels(name, labels, shape[-1])
        if len(shape) == 1 and target.values.ndim <= 2:
            head.loss.check(
                name,
                shape,
                getattr(layer, "activation", "linear"),
                len(target.classes) or target.values.shape[1],
                bool(target.classes),
            )
        for metric in head.metrics:
            answers = bool(target.classes) or head.loss.task == "yes or no"
            metric.check(name, shape[-1], answers)


def check_inputs(spec: NetworkSpec, dataset: Dataset) -> None:
    """Raise unless the data have as many inputs as the network, of the same shapes."""
    summary = checked_summary(spec)
    columns = (dataset.x, *dataset.more_inputs.values())
    if len(columns) != len(spec.inputs):
        raise InputsMismatch(expected=len(columns), actual=len(spec.inputs))
    for source, x in zip(spec.inputs, columns, strict=True):
        shape = summary.shape_of(source.id)
        if not fits(shape, x.shape[1:]):
            raise InputMismatch(node=source.name, expected=x.shape[1:], actual=shape)


def _check_labels(name: str, labels: np.ndarray, units: int) -> None:
    """Raise ``ClassWithoutUnit`` where a class number has no unit."""
    if labels.dtype.kind in "iu" and labels.size and not 0 <= labels.min() <= labels.max() < units:
        wrong = int(labels.min()) if labels.min() < 0 else int(labels.max())
        raise ClassWithoutUnit(node=name, actual=wrong, units=units, last=units - 1)
