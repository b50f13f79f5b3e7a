"""What lies on the engine's desk: data in memory, and networks by key."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.data.batches import Feed
from engine.data.choice import DataChoice
from engine.data.dataset import Dataset
from engine.data.preparation import Affine
from engine.data.split import Parts
from engine.errors import InputMismatch, NoData, NoNetwork
from engine.network.network import Network
from engine.network.shapes import checked_summary
from engine.service.overview import Overview, overview_of
from engine.spec import NetworkSpec
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

    @classmethod
    def of(cls, choice: DataChoice, dataset: Dataset) -> Loaded:
        parts = choice.split.apply(dataset)
        preparation = choice.preparation.fit(dataset.x[parts.train])
        return cls(choice, dataset, parts, preparation)

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
        data = self.dataset
        x, y, rows = self.part(part)
        if not len(rows):
            return None
        return Feed(
            x,
            y,
            rows,
            self.preparation,
            spec.inputs[0].name,
            spec.output.name,
            _target_kind(plan, data, spec),
            len(data.classes),
        )


def _target_kind(plan: Plan, dataset: Dataset, spec: NetworkSpec) -> str:
    """Return how targets are given to the loss; classes become values as one column each."""
    kind = plan.loss.target_kind
    outputs = checked_summary(spec)[spec.output.id].shape
    if kind == "values" and dataset.is_classification and outputs != (1,):
        return "one_hot"
    return kind


@dataclass(frozen=True, eq=False)
class _Kept:
    network: Network
    step: int | Callable[[], int]


class Desk:
    """Answers of questions are computed from what is here, by no other way."""

    def __init__(self, kernels: Any):
        self.kernels = kernels
        self._data: OrderedDict[DataChoice, Loaded] = OrderedDict()
        self._networks: OrderedDict[str, _Kept] = OrderedDict()

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

    def put_network(self, key: str, network: Network, step: int | Callable[[], int] = 0) -> None:
        """Keep ``network``; ``step`` says of which step its weights are.

        A function tells it of a network in training, which stays here in any case.
        """
        self._networks[key] = _Kept(network, step)
        self._networks.move_to_end(key)
        idle = [k for k, kept in self._networks.items() if not callable(kept.step)]
        for old in idle[: max(len(idle) - _KEPT_NETWORKS, 0)]:
            del self._networks[old]

    def network(self, key: str) -> Network:
        """Return the network under ``key``: to be used in this turn, or through a snapshot."""
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
    summary = checked_summary(spec)
    source = spec.inputs[0]
    if summary[source.id].shape != dataset.sample_shape:
        raise InputMismatch(
            node=source.name, expected=dataset.sample_shape, actual=summary[source.id].shape
        )
    output = spec.output
    plan.loss.check(
        output.name,
        summary[output.id].shape,
        getattr(output.layer, "activation", "linear"),
        dataset.target_count,
        dataset.is_classification,
    )
