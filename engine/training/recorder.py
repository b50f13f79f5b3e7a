"""Looks at weights, gradients, updates and activations of some steps, for a small share of time.

A step that is looked at runs through the closures of its layers, so that what they gave can be
seen; the weights after it are the same bits. How often that happens follows from what it costs:
the recorder measures its own time, and waits until that is a small share of the training time.
"""

from __future__ import annotations

import math
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from engine.layers.activation import Activation
from engine.layers.activation_layers import Pointwise, PReLU, ReLU, Softmax
from engine.layers.base import Layer
from engine.network.layout import Place
from engine.network.network import Network
from engine.training.flows import KINDS, WIDTH, Flows, spread
from engine.training.shards import Crew

SHARE = 0.03  # of the training time that may be spent, so that less than 5 % is with all around it
SPACING = 32  # looks are no nearer than this part of the steps done: their number grows slowly
MOST_WEIGHTS = 1 << 20  # of a layer that are looked at
MOST_ACTIVATIONS = 1 << 16
NEAR = 0.02  # of the way from end to end: there a bent function has 8 % of its steepest slope left

_DYING = {"relu", "relu6"}
_ENDS = {
    "tanh": (-1.0, 1.0),
    "hard_tanh": (-1.0, 1.0),
    "sigmoid": (0.0, 1.0),
    "hard_sigmoid": (0.0, 1.0),
    "hard_sigmoid_keras2": (0.0, 1.0),
}
_GATED = {"LSTM", "GRU"}  # what they give is a product, not a value of their activation
_STALL = 4.0  # times a usual step: a longer one waited for something else
_NEWEST = 0.1  # how much the newest step or look counts in what is usual


@dataclass(frozen=True)
class _Row:
    """A layer that is looked at."""

    id: str
    name: str
    places: tuple[Place, ...]  # of the weights that belong to it
    learns: bool
    stride: int  # every so many-th weight is looked at
    function: str  # that bends what it gives, "" for none


class Recorder:
    """Decides at which steps to look, and looks. ``is_on`` may be changed at any time.

    ``cost`` is the share of the training time that it has taken so far.
    """

    def __init__(self, form: Network, crew: Crew):
        self.is_on = True
        self._crew, self._flat = crew, form.flat
        self._rows = _rows_of(form)
        self._next = 0
        self._spent = self._trained = 0.0  # seconds
        self._look = self._usual = 0.0  # seconds that a look and a step mostly take, 0: not known
        self._values: list[Mapping[str, np.ndarray]] = [{}] * crew.shards
        self._before: list[list[np.ndarray]] = []
        self._table = np.zeros(0)
        self._own = 0.0  # seconds, of the step that is looked at

    @property
    def cost(self) -> float:
        return self._spent / self._trained if self._trained else 0.0

    def wants(self, step: int) -> bool:
        """Whether step number ``step`` is to be looked at."""
        if not self.is_on or step < self._next or not self._rows:
            return False
        return not self._look or self._spent + self._look <= SHARE * self._trained

    # the time that others take

    def count(self, steps: int, seconds: float) -> None:
        """Note that so many steps took so long without a look; waiting does not count."""
        each = seconds / steps
        if self._usual:  # else it is the first step, which may have waited for anything
            self._trained += steps * min(each, _STALL * self._usual)
        self._usual = _followed(self._usual, each)

    def count_look(self, step: int, seconds: float) -> None:
        """Note how long step number ``step`` took with a look at it."""
        usual = self._usual or max(seconds - self._own, 0.0)
        took = max(self._own, min(seconds, self._own + _STALL * usual) - usual)
        self._look = _followed(self._look, took)
        self._spent += took
        self._trained += usual
        self._next = step + max(1, step // SPACING)

    # one look, in the order of a step

    def see(self, shard: int, values: Mapping[str, np.ndarray]) -> None:
        """Keep what the nodes gave for a shard, by reference, until ``flows``."""
        self._values[shard] = values

    def before_update(self) -> None:
        """Look at the gradients, and keep the weights as they are."""
        began = time.perf_counter()
        self._table = np.full((len(self._rows), len(KINDS), WIDTH), np.nan, np.float32)
        gradients = self._crew.gradients
        for row, out in zip(self._rows, self._table, strict=True):
            if row.learns:
                pieces = [_summed(gradients[:, p.start : p.stop : row.stride]) for p in row.places]
                out[KINDS.index("gradients")] = spread(pieces, self._crew.kernels, _size(row))
        self._before = [self._weights(row) if row.learns else [] for row in self._rows]
        self._own = time.perf_counter() - began

    def flows(self, step: int, epoch: int) -> Flows:
        """Look at weights, updates and activations; return all that was seen."""
        began = time.perf_counter()
        kernels, shares = self._crew.kernels, np.full((len(self._rows), 2), np.nan, np.float32)
        for i, (row, before) in enumerate(zip(self._rows, self._before, strict=True)):
            now = self._weights(row)
            if now:
                self._put(i, "weights", spread(now, kernels, _size(row)))
            if row.learns:
                moved = [new - old for new, old in zip(now, before, strict=True)]
                self._put(i, "updates", spread(moved, kernels, _size(row)))
            given = [values[row.id] for values in self._values if row.id in values]
            if given:
                self._put(i, "activations", self._activations(given))
                shares[i] = dead_share(given, row.function), saturated_share(given, row.function)
        ids, names = zip(*((row.id, row.name) for row in self._rows), strict=True)
        found = Flows(step, epoch, ids, names, self._table, shares)
        self.forget()
        self._own += time.perf_counter() - began
        return found

    def forget(self) -> None:
        """Let go of what belongs to the step."""
        self._values = [{}] * self._crew.shards
        self._before, self._table = [], np.zeros(0)

    def _put(self, row: int, kind: str, found: np.ndarray) -> None:
        self._table[row, KINDS.index(kind)] = found

    def _weights(self, row: _Row) -> list[np.ndarray]:
        """Return copies of the weights that are looked at."""
        return [self._flat[p.start : p.stop : row.stride].copy() for p in row.places]

    def _activations(self, given: Sequence[np.ndarray]) -> np.ndarray:
        """Look at the first samples of each shard."""
        size = sum(values.size for values in given)
        samples = sum(len(values) for values in given)
        most = max(1, MOST_ACTIVATIONS * samples // max(size, 1) // len(given))
        pieces = [np.ascontiguousarray(values[:most]) for values in given]
        return spread(pieces, self._crew.kernels, size)


def _followed(usual: float, newest: float) -> float:
    """Return what is usual after one more; what was much too long is forgotten at once."""
    if not usual or newest < usual / _STALL:
        return newest
    return usual + _NEWEST * (min(newest, _STALL * usual) - usual)


def dead_share(given: Sequence[np.ndarray], function: str) -> float:
    """Return the share of units that gave 0 for all samples; NaN where none can die.

    given: (samples, ..., units) by shard; a channel counts as one unit, over all its places
    ``function``: the one that bends the values; only ReLU and its like have a dead side
    """
    if function not in _DYING or given[0].ndim < 2:
        return math.nan
    highest = [values.max(axis=0) for values in given]  # over samples first: long rows are fast
    by_unit = np.max([each.reshape(-1, each.shape[-1]).max(axis=0) for each in highest], axis=0)
    return float(np.mean(by_unit == 0))


def saturated_share(given: Sequence[np.ndarray], function: str) -> float:
    """Return the share of values within 2 % of an end of a bounded function; NaN for others."""
    if function not in _ENDS:
        return math.nan
    low, high = _ENDS[function]
    margin = NEAR * (high - low)
    near = sum(
        np.count_nonzero(v <= low + margin) + np.count_nonzero(v >= high - margin) for v in given
    )
    return near / sum(values.size for values in given)


def function_of(layer: Layer) -> str:
    """Return the name of the function that bends what ``layer`` gives, "" for none."""
    if isinstance(layer, ReLU):
        return "" if layer.negative_slope else "relu"
    if layer.registered_name == "ThresholdedReLU":
        return "relu"
    function = "" if layer.registered_name in _GATED else getattr(layer, "activation", "")
    return function if isinstance(function, str) else ""


def _rows_of(form: Network) -> list[_Row]:
    """Return the layers that have weights, and those that bend values."""
    rows = []
    for node in form.graph:
        own = [p for p in form.layout.places if p.key[0] == node.weights_id and p.spec.trainable]
        bends = isinstance(node.layer, Activation | Pointwise | PReLU | Softmax)
        if not own and not bends:
            continue
        if node.shared_with:  # they are looked at where they belong
            own = []
        learning = [p for p in own if p.trainable]
        places = _without_biases(learning or own)
        size = sum(p.stop - p.start for p in places)
        stride = 1 if size <= MOST_WEIGHTS else -(-size // MOST_WEIGHTS) | 1  # odd: all columns
        function = function_of(node.layer)
        rows.append(_Row(node.id, node.name, places, bool(learning), stride, function))
    return rows


def _without_biases(places: Sequence[Place]) -> tuple[Place, ...]:
    """Return all weights but biases, which begin at 0 and would hide the others."""
    others = tuple(p for p in places if not p.key[1].endswith("bias"))
    return others or tuple(places)


def _size(row: _Row) -> int:
    return sum(p.stop - p.start for p in row.places)


def _summed(gradients: np.ndarray) -> np.ndarray:
    """Return the sum over the shards. gradients: (shards, weights)"""
    return np.ascontiguousarray(gradients[0] if len(gradients) == 1 else gradients.sum(axis=0))
