"""What follows the gradients of a step: penalties, clipping, the optimizers' rules, constraints."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from typing import Any, NamedTuple

import numpy as np

from engine.kernels.addresses import address
from engine.network.layout import Place
from engine.network.network import Network
from engine.training.plan import Plan
from engine.training.shards import Crew

Range = tuple[int, int]


class _Group(NamedTuple):
    """Weights that one optimizer changes: its memory, and where they lie."""

    name: str  # before the keys of its slots in what is saved
    optimizer: Any
    slots: np.ndarray  # (rows, trainable size)
    places: list[Place]
    ranges: list[Range]


class Updater:
    """Changes the weights of ``crew.network`` by ``crew.gradients``, as the plan says."""

    def __init__(self, plan: Plan, crew: Crew):
        self._plan, self._crew = plan, crew
        self.before = 0  # updates of another training, which this one continues
        self._network: Network = crew.network
        places = self._network.layout.trainable()
        self._groups = self._grouped(places)
        self._clips = any(group.optimizer.clips for group in self._groups)
        self._tapes: list[Any] = []
        self._rate_of_hyper, self._hyper = -1.0, np.zeros(0)  # the rate that the numbers are of
        self._regularised = [p for p in places if p.spec.regularizer is not None]
        self._constrained = [p for p in places if p.spec.constraint is not None]

    @property
    def penalises(self) -> bool:
        """Whether any weight is penalised."""
        return bool(self._regularised)

    def penalise(self) -> float:
        """Add the gradients of the penalties on weights; return the sum of the penalties."""
        penalty = 0.0
        for place in self._regularised:
            weight, gradient = self._view(self._network.flat, place), self._crew.gradients[0]
            penalty += float(place.spec.regularizer.value(weight))
            place.spec.regularizer.add_gradient(weight, self._view(gradient, place))
        return penalty

    def update(self, learning_rate: float, step: int) -> None:
        """Do step number ``step``, which counts from 1; ``learning_rate`` is that of the plan."""
        step += self.before
        gradients = self._crew.gradients
        if self._clips:
            gradients = self._clipped(gradients, step)
        rates = tuple(self._rate(group, learning_rate, step) for group in self._groups)
        if self._tapes:
            self._replay(rates[0], step)
        else:
            self._move(gradients, rates, step)
        for place in self._constrained:
            place.spec.constraint.apply(self._view(self._network.flat, place))

    def _clipped(self, gradients: np.ndarray, step: int) -> np.ndarray:
        """Return the sum over the shards, limited as the optimizers want."""
        gradients[0] += gradients[1:].sum(axis=0)
        gradients = gradients[:1]
        for group in self._groups:
            if group.optimizer.clips and group.optimizer.moves_at(step):
                for start, stop in group.ranges:
                    group.optimizer.gather(gradients[0], group.slots, start, stop)
                _clip(group, gradients[0], whole=len(self._groups) == 1)
        return gradients

    def _move(self, gradients: np.ndarray, rates: tuple[float, ...], step: int) -> None:
        """Let each optimizer move its weights, a range a worker; note how, if that is all."""
        recorders = [self._crew.kernels.recorder() for _ in range(self._recordable)]

        def work(i: int, start: int, stop: int) -> None:
            with recorders[i].listening() if recorders else nullcontext():
                for group, rate in zip(self._groups, rates, strict=True):
                    for a, b in group.ranges:
                        low, high = max(a, start), min(b, stop)
                        if low < high:
                            self._update(group, gradients, rate, step, low, high)

        self._crew.each_range(work)
        memory = [self._network.flat, gradients, self._groups[0].slots]
        tapes = [recorder.tape(memory) for recorder in recorders]
        self._tapes = [] if None in tapes else tapes

    @property
    def _recordable(self) -> int:
        """How many tapes describe an update: 0 where more happens than one rule's own kernel."""
        rule = self._groups[0].optimizer
        is_plain = len(self._groups) == 1 and not self._clips and rule.is_bare
        has_recorder = self._crew.kernels.recorder is not None
        return self._crew.shards if is_plain and has_recorder else 0

    def tape(self, learning_rate: float) -> Any:
        """Return the tape that does all of an update at this rate, None where there is none.

        The number of an update is ``before`` larger than that of its step.
        """
        more = self._regularised or self._constrained or self._groups[0].optimizer.schedule
        if more or len(self._tapes) != 1:
            return None
        self._set_rate(self._rate(self._groups[0], learning_rate, 1))
        return self._tapes[0]

    def _set_rate(self, rate: float) -> None:
        if rate != self._rate_of_hyper:
            self._rate_of_hyper = rate
            self._hyper = np.ascontiguousarray(self._groups[0].optimizer.hyper(rate), np.float64)
            for tape in self._tapes:
                tape.set("hyper", address(self._hyper))

    def _replay(self, rate: float, step: int) -> None:
        """Move the weights as the tapes say."""
        self._set_rate(rate)
        for tape in self._tapes:
            tape.set("step", step)
        if len(self._tapes) == 1:
            self._tapes[0].run()
        else:
            self._crew.pool.run(lambda i: self._tapes[i].run())

    def finish(self) -> None:
        """Put the weights in place that an optimizer keeps for the end of a training."""
        for group in self._groups:
            for start, stop in group.ranges:
                group.optimizer.finished(self._network.flat, group.slots, start, stop)

    def state(self) -> dict[str, np.ndarray]:
        """Return copies of all that the optimizers remember."""
        return {key: row.copy() for key, row in self._rows().items()}

    def resume(self, arrays: dict[str, np.ndarray], before: int = 0) -> None:
        """Take up what ``state`` returned; ``before``: updates of a training that was continued."""
        self.before = before
        for key, row in self._rows().items():
            row[...] = arrays[key]

    def _rows(self) -> dict[str, np.ndarray]:
        return {
            group.name + name: row
            for group in self._groups
            for name, row in zip(group.optimizer.slot_names, group.slots, strict=True)
        }

    def _grouped(self, places: Sequence[Place]) -> list[_Group]:
        size, groups = self._network.layout.trainable_size, []
        for name, optimizer, own in shared_out(self._plan, places):
            slots = optimizer.new_slots(size, self._network.dtype)
            ranges = _ranges(own) if self._plan.parts else [(0, size)]
            groups.append(_Group(name, optimizer, slots, own, ranges))
        return groups

    def _rate(self, group: _Group, learning_rate: float, step: int) -> float:
        own = group.optimizer.learning_rate
        planned = self._plan.optimizer.learning_rate
        if group.optimizer is not self._plan.optimizer:
            learning_rate = own * learning_rate / planned if planned else own
        return group.optimizer.scheduled(learning_rate, step - 1)

    def _update(self, group: _Group, gradients, rate: float, step: int, start: int, stop: int):
        group.optimizer.update(
            self._network.flat,
            gradients,
            group.slots,
            rate,
            step,
            start,
            stop,
            self._crew.kernels,
        )

    def _view(self, flat: np.ndarray, place: Place) -> np.ndarray:
        return flat[place.start : place.stop].reshape(place.shape)


def shared_out(plan: Plan, places: Sequence[Place]) -> list[tuple[str, Any, list[Place]]]:
    """Return which weights each optimizer of a plan changes, after the name of its group."""
    named = [(f"part {i} ", p.optimizer, p.holds) for i, p in enumerate(plan.parts)]
    found, rest = [], list(places)
    for name, optimizer, holds in [*named, ("", plan.optimizer, lambda node: True)]:
        own = [p for p in rest if holds(p.key[0])]
        rest = [p for p in rest if not holds(p.key[0])]
        if own or not name:
            found.append((name, optimizer, own))
    return found


def _ranges(places: Sequence[Place]) -> list[Range]:
    return sorted((place.start, place.stop) for place in places)


def _clip(group: _Group, gradient: np.ndarray, *, whole: bool) -> None:
    """Clip the gradient of the weights of ``group``, together with the others where they are all.

    gradient: (trainable size,), written
    """
    if whole:
        group.optimizer.clip(gradient, _ranges(group.places))
        return
    own = np.concatenate([gradient[a:b] for a, b in group.ranges])
    ends = np.cumsum([b - a for a, b in group.ranges]).tolist()
    group.optimizer.clip(own, list(zip([0, *ends[:-1]], ends, strict=True)))
    for (a, b), piece in zip(group.ranges, np.split(own, ends[:-1]), strict=True):
        gradient[a:b] = piece
