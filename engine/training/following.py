"""What becomes of single training samples: after each epoch the same ones are asked again.

The pass infers and learns nothing, so weights are the same bits with and without it. Where not all
samples are wanted, as many are followed as a small share of the training time pays for.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np

from engine.data.batches import Feed
from engine.network.network import Network
from engine.network.phase import RunPhase, nothing
from engine.spec import port
from engine.training.evaluation import evaluation_size
from engine.training.looks import ALL, NONE, SOME, SampleLook
from engine.training.plan import Plan
from engine.training.shards import Crew

SHARE = 0.04  # of the training time that is spent on some of them, so that it stays below MOST
MOST = 0.05
FEWEST = 256  # samples, where the part has so many: fewer tell nothing
MOST_CLASSES = 1 << 16
_HIGHEST = np.float32(np.finfo(np.float16).max)
_LEAST = np.float32(np.finfo(np.float16).smallest_subnormal)


class Follower:
    """Asks the same samples again after each epoch. ``mode`` is one of ``MODES``.

    ``count`` is how many are followed: 0 before the first look, later less if they cost too much.
    """

    def __init__(self, form: Network, fused: frozenset[str], feed: Feed, plan: Plan, crew: Crew):
        self.mode = NONE
        self.count = 0
        self._form, self._feed, self._crew = form, feed, crew
        self._output, self._function = _followed_output(form, fused, feed, plan)
        self._order = np.zeros(0, np.uint32)
        self._seed = plan.seed
        self._spent = self._trained = 0.0  # seconds
        self._looks = self._asked = 0  # what the seconds are of: epochs, and samples
        self._is_first = True

    @property
    def cost(self) -> float:
        return self._spent / self._trained if self._trained else 0.0

    @property
    def is_possible(self) -> bool:
        """Whether the network tells classes, one for each sample."""
        return self._output != ""

    def look(
        self, epoch: int, step: int, seconds: float, safe_point: Callable[[], None] = nothing
    ) -> SampleLook | None:
        """Ask the samples after an epoch that took so long; None where none are followed.

        Raises what the safe point raises.
        """
        if self.mode == NONE or not self.is_possible:
            return None
        if not len(self._order):
            self._order = self._drawn()
        most = len(self._order)
        if not most:
            return None
        clock = _Clock(safe_point)
        self._crew.forget()
        if self.mode == ALL:
            self.count = most
        elif self._looks == 1 and self._is_first:  # the first epoch was long for other reasons
            self._cut(self._spent / max(self._asked, 1), max(seconds, 1e-9))
        if self.count:
            places = np.sort(self._order[: self.count])
            told = self._told(places, clock)
        else:
            places, told = self._first(seconds, clock)
            self.count = len(places)
        self._count_cost(clock.seconds, seconds)
        given = self._classes()[places].astype(np.uint16)
        part = len(self._feed)
        rival, margin, confidence, loss = told
        return SampleLook(
            step, epoch, places, given, rival, margin, confidence, loss, part, self.cost
        )

    def _first(self, seconds: float, clock: _Clock) -> tuple[np.ndarray, list[np.ndarray]]:
        """Ask piece after piece of the order until the time is spent; return places and rows."""
        size, parts, done, piece = evaluation_size(self._form.summary), [], 0, 0.0
        most = len(self._order)
        while done < most and (
            done < min(FEWEST, most) or clock.seconds + piece <= SHARE * seconds
        ):
            before = clock.seconds
            rows = self._order[done : done + size]
            parts.append(self._told(rows, clock))
            done, piece = done + len(rows), clock.seconds - before
        told = [np.concatenate(columns) for columns in zip(*parts, strict=True)]
        order = np.argsort(self._order[:done], kind="stable")
        return self._order[:done][order], [column[order] for column in told]

    def _count_cost(self, spent: float, trained: float) -> None:
        """Note what a look took; follow fewer samples where it was too much."""
        if self._looks == 1 and self._is_first:  # with all that begins then it tells little
            self._spent, self._trained, self._looks, self._asked = 0.0, 0.0, 0, 0
            self._is_first = False
        self._looks, self._asked = self._looks + 1, self._asked + self.count
        self._spent, self._trained = self._spent + spent, self._trained + max(trained, 1e-9)
        each, epoch = self._spent / max(self._asked, 1), self._trained / self._looks
        if self._looks > 1 or not self._is_first:
            self._cut(each, epoch)

    def _cut(self, each: float, epoch: float) -> None:
        """Follow fewer samples where one takes ``each`` seconds, too many for such an epoch."""
        if self.mode == SOME and self.count * each > MOST * epoch:
            self.count = max(int(SHARE * epoch / each), min(FEWEST, self.count))

    def _told(self, places: np.ndarray, clock: _Clock) -> list[np.ndarray]:
        """Return rival, margin, confidence and loss of the samples at ``places``."""
        size = evaluation_size(self._form.summary)
        parts = [
            self._piece(places[start : start + size], clock)
            for start in range(0, len(places), size)
        ]
        return [np.concatenate(columns) for columns in zip(*parts, strict=True)]

    def _piece(self, places: np.ndarray, clock: _Clock) -> list[np.ndarray]:
        feed, form, given = self._feed, self._form, self._classes()[places]
        rows, parts = feed.rows[places], [[] for _ in range(self._crew.shards)]

        def shard(start: int, stop: int, phase: RunPhase, i: int) -> None:
            part = feed.batch(rows[start:stop], phase)
            values = form.outputs(form.inputs_of(part, phase), phase)
            parts[i] = told_of(values[self._output], given[start:stop], self._function)

        began = time.perf_counter()
        waited = clock.waited
        self._crew.infer(len(rows), shard, clock.safe_point)
        clock.seconds += time.perf_counter() - began - (clock.waited - waited)
        return [np.concatenate(columns) for columns in zip(*parts, strict=True)]

    def _classes(self) -> np.ndarray:
        """Return the class numbers of the part: (samples,)."""
        goal = self._feed.targets[self._form.spec.name_of(self._output)]
        return goal.values[self._feed.rows]

    def _drawn(self) -> np.ndarray:
        """Return the places of all samples that have a class, in an order of chance."""
        classes, units = self._classes(), self._form.summary.shape_of(self._output)[-1]
        known = np.flatnonzero((classes >= 0) & (classes < max(units, 2)))
        chance = np.random.default_rng([self._seed, len(classes)])
        return chance.permutation(known).astype(np.uint32)


class _Clock:
    """Time without the time that others take at safe points."""

    def __init__(self, safe_point: Callable[[], None]):
        self.seconds = self.waited = 0.0
        self._safe_point = safe_point

    def safe_point(self) -> None:
        began = time.perf_counter()
        self._safe_point()
        self.waited += time.perf_counter() - began


def told_of(values: np.ndarray, given: np.ndarray, function: str) -> list[np.ndarray]:
    """Return rival, margin, confidence and loss as ``SampleLook`` has them.

    values: (samples, units) of the output; one unit tells two classes   given: (samples,)
    function: what was done to the logits, "softmax" or "sigmoid"; a name with "logits " before it
    is still to be done
    """
    logits = _logits(np.asarray(values, np.float32), function)
    if logits.shape[1] == 1:
        logits = np.concatenate([np.zeros_like(logits), logits], axis=1)
        function = "softmax"  # of 0 and z: the sigmoid of z
    rows = np.arange(len(logits))
    own = logits[rows, given]
    others = logits.copy()
    others[rows, given] = -np.inf
    rival = others.argmax(axis=1)
    with np.errstate(invalid="ignore", over="ignore"):
        margin = own - others[rows, rival]
        if function.endswith("sigmoid"):
            loss = np.logaddexp(0, -own)
        else:
            top = logits.max(axis=1)
            loss = np.log(np.exp(logits - top[:, None]).sum(axis=1)) + top - own
    tied = (margin == 0) & (given < rival)  # of equal ones the first class is told
    margin[tied] = _LEAST
    return [
        rival.astype(np.uint16),
        _half(margin),
        np.exp(-loss).astype(np.float16),
        _half(loss),
    ]


def _half(values: np.ndarray) -> np.ndarray:
    """Return float16 numbers that are finite and not 0 where ``values`` are."""
    small = (values != 0) & (np.abs(values) < _LEAST)
    values = np.where(small, np.copysign(_LEAST, values), values)
    return np.clip(values, -_HIGHEST, _HIGHEST).astype(np.float16)


def _logits(values: np.ndarray, function: str) -> np.ndarray:
    if function.startswith("logits"):
        return values
    tiny = np.finfo(np.float32).tiny
    with np.errstate(invalid="ignore"):
        logits = np.log(np.maximum(values, tiny))
        if function == "sigmoid":
            logits -= np.log(np.maximum(1 - values, tiny))
    return logits


def _followed_output(
    form: Network, fused: frozenset[str], feed: Feed, plan: Plan
) -> tuple[str, str]:
    """Return the first output that tells classes, and its function; "" for none."""
    for output in form.spec.outputs:
        loss, goal = plan.head(output).loss, feed.targets.get(form.spec.name_of(output))
        shape = form.summary.shape_of(output)
        if loss is None or goal is None or len(shape) != 1 or goal.values.ndim != 1:
            continue
        is_told = shape[0] > 1 or goal.classes == 2
        if not is_told or goal.values.dtype.kind not in "iu" or not _classes_of(goal) >= 2:
            continue
        function = loss.fused_activation if output in fused else _function_of(form, output)
        if function and max(shape[0], 2) <= MOST_CLASSES:
            return output, f"logits {function}" if output in fused else function
    return "", ""


def _classes_of(goal) -> int:
    return goal.classes or (2 if goal.kind != "values" else 0)


def _function_of(form: Network, output: str) -> str:
    """Return what gives the probabilities: softmax where the last layer gives logits."""
    layer = form.spec[port(output)[0]].layer
    if layer.registered_name == "Softmax":
        return "softmax"
    activation = getattr(layer, "activation", "linear")
    if activation == "linear":
        return "logits softmax"
    return activation if activation in ("softmax", "sigmoid") else ""
