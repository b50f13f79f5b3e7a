"""How one value of a layer is computed: all terms with their numbers, forward and backward.

``computation_of`` follows one value of one sample: what it is made of, what each part is
multiplied by, and, the chain rule read the other way, what each part has to do with a score.
Terms are multiplied and added in float64 and compared with what the forward pass gave.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.errors import NodeNotFound, NoScores, NoSuchPlace
from engine.explain.computation_rules import Local, Run, local_of
from engine.explain.predictions import Inputs
from engine.explain.scores import Followed, Target, follow
from engine.layers.base import Array
from engine.network.network import Network
from engine.network.trace import Trace
from engine.spec import Node, port

Place = tuple[int, ...]

_MARGIN = 8  # units of rounding that a function of the sum and a fast convolution may add;
# those of the sum grow with the root of its length (Higham & Mary 2019)


@dataclass(frozen=True, eq=False)
class Operand:
    """What a value takes from ``source``, a reference to what another node gives.

    axes: for each axis of that node the places looked at, -1 for padding, which counts as 0
    inputs: one value for each combination of them   weights: what each is multiplied by, of the
    same shape; None where the layer does not multiply   slopes: the derivative of the value with
    respect to each input   through: the derivative of the score, as far as it goes through this
    value   weight_slopes: the same with respect to each weight, None where none is learned
    """

    source: str
    name: str
    axes: tuple[Array, ...]
    inputs: Array
    weights: Array | None
    slopes: Array
    through: Array
    weight_slopes: Array | None

    @property
    def terms(self) -> Array:
        """Return ``weights * inputs``; ``slopes * inputs`` where nothing is multiplied."""
        factors = self.slopes if self.weights is None else self.weights
        return self.inputs.astype(np.float64) * factors

    def place(self, cell: Sequence[int]) -> Place | None:
        """Return where the input at ``cell`` lies in what ``source`` gives, None for padding."""
        found = tuple(int(axis[i]) for axis, i in zip(self.axes, cell, strict=True))
        return None if -1 in found else found


@dataclass(frozen=True, eq=False)
class Lines:
    """The terms of each channel together, the largest sum first.

    operands, channels: (lines,) which operand, and which place along its last axis
    sums: (lines,) float64
    """

    operands: Array
    channels: Array
    sums: Array


@dataclass(frozen=True, eq=False)
class Computation:
    """How the value at ``place`` of what ``node`` gives comes about.

    ``kind`` is one of ``computation_parts``: of SUM, MEAN, LARGEST, SMALLEST, MOVED, UNCHANGED
    and SCALED the terms and ``bias`` (None: there is none) add up to ``total``, of which
    ``activation`` makes the value; of PRODUCT the inputs are multiplied; FUNCTION is one of
    ``total``, which is an input. INPUT comes from the data, TABLE_ROW from a table of weights. Of
    OTHER there is no such formula (``total`` is NaN), and terms are slopes times inputs.

    row: what the activation looks at where that is a whole row (softmax), at ``row_place`` the
    value's own; else empty   facts: numbers that the layer uses, by Keras's names
    computed: the value that the terms give, NaN of INPUT and OTHER   rounding: one unit of
    rounding of ``value``: the distance between two numbers as large as what was added
    target, score: what is followed back, -1 and NaN where there are no scores
    slope: derivative of the score with respect to the value   total_slope: with respect to
    ``total``, as far as it goes through this value
    ``is_before``: the score is taken before the activation here, and ``slope`` is NaN
    """

    node: str
    name: str
    layer: str
    place: Place
    shape: Place
    value: float
    kind: str
    operands: tuple[Operand, ...]
    lines: Lines
    bias: float | None
    total: float
    activation: str
    row: Array
    row_place: int
    facts: tuple[tuple[str, float], ...]
    computed: float
    rounding: float
    target: int
    score: float
    slope: float
    total_slope: float
    is_before: bool

    @property
    def exponentials(self) -> Array:
        """Return ``exp(row - max(row))``, of which softmax gives each over their sum."""
        return np.exp(self.row - self.row.max()) if self.row.size else self.row

    @property
    def units(self) -> float:
        """How far the terms are from the forward pass, in units of rounding."""
        return abs(self.computed - self.value) / self.rounding

    @property
    def agrees(self) -> bool:
        """Whether they differ by no more than sums in another order may."""
        count = sum(operand.inputs.size for operand in self.operands)
        return math.isnan(self.computed) or self.units <= _MARGIN + math.sqrt(count)


def computation_of(
    network: Network,
    x: Inputs,
    node: str,
    place: Place | None,
    kernels: Any,
    target: Target = None,
    *,
    classes: int | None = None,
    before_activation: bool = True,
) -> Computation:
    """Return how the value at ``place`` of ``node`` comes about for one sample.

    x: (1, ...) as the network takes it, or arrays by id of the Input node
    ``node`` may be a reference to one of several outputs, or a node of a network in a layer
    ("outer/inner"). ``place``: an index into its sample, (row, column, channel), (step, unit) or
    (unit,); None for its largest value. ``target``, ``classes`` and ``before_activation`` say
    which score is followed back, see ``scores.follow``. Raises ``NodeNotFound``, ``NoSuchPlace``.
    """
    found = _node_of(network, node)
    followed = _followed(network, x, kernels, target, classes, before_activation)
    is_before = followed is not None and _is_stripped(network, followed, node)
    trace = Trace(network, x, kernels) if followed is None or is_before else followed.trace
    values = trace.activations[node][0]
    place = _checked(found.name, values, place)
    local = local_of(Run(network, trace, kernels), found, port(node)[1], place)
    slope, total_slope = _slopes(followed, local, node, place, is_before)
    return Computation(
        node,
        found.name,
        found.layer.registered_name,
        place,
        values.shape,
        float(values[place]),
        local.kind,
        _operands(network, found, local, slope, total_slope, is_before),
        _lines(local),
        local.bias,
        local.total,
        local.activation,
        local.row,
        local.row_place,
        local.facts,
        local.computed,
        _rounding(network, values, place, local),
        *_score(followed),
        slope,
        total_slope,
        is_before,
    )


def _node_of(network: Network, reference: str) -> Node:
    node_id, output = port(reference)
    for node in network.graph:
        if node.id == node_id and output < node.layer.output_count:
            return node
    raise NodeNotFound(node=reference)


def _followed(network, x, kernels, target, classes, before_activation) -> Followed | None:
    """Return the run and its score, None where the network gives no scores."""
    try:
        return follow(
            network, x, kernels, target, classes=classes, before_activation=before_activation
        )
    except NoScores:
        return None


def _is_stripped(network: Network, followed: Followed, node: str) -> bool:
    """Whether the score is what ``node`` gives before its activation."""
    return followed.form is not network and node == network.spec.output.id


def _checked(name: str, values: Array, place: Place | None) -> Place:
    if place is None:
        found = np.unravel_index(int(np.argmax(values)), values.shape)
        return tuple(int(i) for i in found)
    fits = len(place) == values.ndim
    if not fits or not all(0 <= i < n for i, n in zip(place, values.shape, strict=True)):
        raise NoSuchPlace(node=name, place=place, actual=values.shape)
    return tuple(place)


def _score(followed: Followed | None) -> tuple[int, float]:
    """Return which class is followed back, and its score."""
    if followed is None:
        return -1, math.nan
    return int(followed.targets[0]), float(followed.scores[0])


def _slopes(
    followed: Followed | None, local: Local, node: str, place: Place, is_before: bool
) -> tuple[float, float]:
    """Return the derivatives of the score with respect to the value and to the sum before it."""
    if followed is None:
        return math.nan, math.nan
    slope = float(followed.slope(node)[0][place])
    if is_before:  # what the form gives here is the sum itself
        return math.nan, slope
    own = local.bend[local.row_place] if local.bend.size else math.nan
    return slope, slope * float(own)


def _operands(
    network: Network,
    node: Node,
    local: Local,
    slope: float,
    total_slope: float,
    is_before: bool,
) -> tuple[Operand, ...]:
    """Return the parts of the value with their share of the score's derivative."""
    names = {each.id: each.name for each in network.graph}
    made = []
    for part in local.parts:
        source = node.inputs[part.number]
        slopes = part.slopes(local.bend)
        through = part.own_slopes() * total_slope if is_before else slopes * slope
        learned = part.inputs * total_slope if part.is_learned else None
        made.append(
            Operand(
                source,
                names[port(source)[0]],
                part.axes,
                part.inputs,
                part.weights,
                slopes.astype(np.float32),
                through.astype(np.float32),
                None if learned is None else learned.astype(np.float32),
            )
        )
    return tuple(made)


def _lines(local: Local) -> Lines:
    operands, channels, sums = [], [], []
    for number, part in enumerate(local.parts):
        factors = part.slopes(local.bend) if part.weights is None else part.weights
        terms = part.inputs.astype(np.float64) * factors
        last = terms.shape[-1] if terms.ndim else 1
        each = terms.reshape(-1, last).sum(axis=0)
        operands.append(np.full(last, number, np.int32))
        channels.append(np.arange(last, dtype=np.int32))
        sums.append(each)
    if not sums:
        return Lines(np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros(0))
    joined = Lines(np.concatenate(operands), np.concatenate(channels), np.concatenate(sums))
    order = np.argsort(-np.abs(joined.sums), kind="stable")
    return Lines(joined.operands[order], joined.channels[order], joined.sums[order])


def _rounding(network: Network, values: Array, place: Place, local: Local) -> float:
    """Return one unit of rounding at the size of what was added."""
    size = max(abs(float(values[place])), local.size)
    kind = values.dtype if values.dtype.kind == "f" else network.dtype
    return max(float(np.finfo(kind).eps) * size, float(np.finfo(kind).tiny))
