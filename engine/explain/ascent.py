"""Gradient ascent in input space: pictures that excite filters and units most.

With the settings as they are by default this is ``generate_pattern`` of F. Chollet, "Deep
Learning with Python" (2018), 5.4.2; jitter, decay and smoothing make it robust (Yosinski et al.
2015, arXiv 1506.06579; Olah, Mordvintsev & Schubert 2017, doi 10.23915/distill.00007).
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from engine.data.preparation import Affine
from engine.errors import NoPictureBefore, NoUnits, UnknownUnit
from engine.explain.nodes import report_of
from engine.explain.predictions import LARGEST_PIECE, PIECE_COST
from engine.layers.base import Array
from engine.layers.inputs import takes_whole_numbers
from engine.network.network import Network
from engine.network.shapes import NodeReport
from engine.network.trace import Trace, before
from engine.registry import check_settings, setting

START = 128.0, 20.0  # grey, and the width of the noise over it, of 0 to 255
_EPSILON = 1e-5
_STANDARD, _MIDDLE = 0.1, 0.5  # of a picture that is shown
_FLAT = 1.0  # of 0 to 255: smaller differences count as none when a picture is smoothed


@dataclass(frozen=True, kw_only=True)
class Climb:
    """How to climb; ``size`` is (height, width) where the network leaves them open.

    ``step_size`` is in steps of 255 over the range of the picture. ``jitter``: places that the
    picture is moved by at most before each step; ``decay``: how much of it fades to grey at
    each step; ``smoothing``: the length of a step down the total variation.
    """

    steps: int = setting(40, minimum=1, maximum=2000)
    step_size: float = setting(1.0, minimum=0.001, maximum=100.0)
    seed: int = setting(0, minimum=0, maximum=2**31 - 1)
    size: tuple[int, int] = setting((64, 64), minimum=1)
    jitter: int = setting(0, minimum=0, maximum=64)
    decay: float = setting(0.0, minimum=0.0, maximum=1.0)
    smoothing: float = setting(0.0, minimum=0.0, maximum=10.0)

    def __post_init__(self):
        check_settings(self)


BOOK = Climb()
ROBUST = Climb(steps=128, jitter=2, decay=0.002, smoothing=0.25)


@dataclass(frozen=True, eq=False)
class Climbed:
    """pictures: (units, height, width, channels) as they were climbed to, 0 to 255 or beyond

    values: (units, steps), the mean of what each gave before every step
    is_silent: (units,), whether nothing ever gave a slope: such a picture is its start
    """

    pictures: Array
    values: Array
    is_silent: Array


Climbing = Generator[tuple[int, int], None, Climbed]  # yields (done, total) steps


def unit_count(row: NodeReport) -> int:
    """Return how many filters or units a node has. Raises ``NoUnits`` for others."""
    shape = row.shape
    has_units = shape is not None and len(shape) in (1, 3) and row.node.layer.input_count
    if not shape or not has_units or not shape[-1]:
        raise NoUnits(node=row.node.name, actual=shape)
    return int(shape[-1])


def climb(
    network: Network,
    node_id: str,
    units: Sequence[int],
    kernels: Any,
    settings: Climb = BOOK,
    preparation: Affine | None = None,
) -> Climbing:
    """Climb to a picture for each of ``units`` of a node, so many at once as is cheap.

    ``x += step_size * g / (rms(g) + 1e-5)``, g being the gradient of the mean of what the unit
    gives, from grey with uniform noise. The output of a softmax or sigmoid at the end is taken
    before it. ``preparation`` stands between picture and network, None for nothing: the book's
    network takes pictures from 0 to 255. Where one stands, 1e-5 is in the units of what the
    network takes; in those of the picture it would keep gradients divided by 255 from climbing.
    """
    row = report_of(network.summary, node_id)
    source = picture_source(network, node_id)
    count = unit_count(row)
    for unit in units:
        if not 0 <= unit < count:
            raise UnknownUnit(node=row.node.name, unit=unit, count=count)
    form = _before_the_end(network, node_id)
    shape = _sample_shape(network, source, settings.size)
    preparation = preparation or Affine(np.ones(()), np.zeros(()))
    at_once = climbed_at_once(network, node_id)
    total = settings.steps * len(units)
    parts: list[Climbed] = []
    for first in range(0, len(units), at_once):
        chosen = np.array(units[first : first + at_once])
        ascent = _Ascent(form, source, node_id, chosen, kernels, settings, preparation)
        walk = ascent.walk(shape)
        while True:
            try:
                done = next(walk)
            except StopIteration as end:
                parts.append(end.value)
                break
            yield settings.steps * first + done * len(chosen), total
    return Climbed(
        *(
            np.concatenate([getattr(part, name) for part in parts])
            for name in ("pictures", "values", "is_silent")
        )
    )


class _Ascent:
    """The pictures of some units of one node, on their way up together."""

    def __init__(self, network, source, node_id, units, kernels, settings, preparation):
        self._network, self._source, self._node = network, source, node_id
        self._units, self._kernels = units, kernels
        self._settings: Climb = settings
        self._preparation: Affine = preparation
        self._epsilon = _EPSILON * float(np.sqrt(np.mean(np.square(preparation.scale))))

    def walk(self, shape: tuple[int, ...]) -> Generator[int, None, Climbed]:
        """Yield after each step how many are done."""
        settings = self._settings
        x = np.stack([start_of(shape, settings.seed, unit) for unit in self._units])
        x = x.astype(self._network.dtype)
        values = np.zeros((len(x), settings.steps))
        has_slope = np.zeros(len(x), bool)
        rng = np.random.default_rng(settings.seed)
        for step in range(settings.steps):
            moved = rng.integers(-settings.jitter, settings.jitter + 1, 2) if settings.jitter else 0
            if settings.jitter:
                x = np.roll(x, moved, (1, 2))
            values[:, step], slope = self._slope(x)
            rms = np.sqrt((slope**2).mean(axis=(1, 2, 3), keepdims=True))
            has_slope |= rms.ravel() > 0
            x = x + settings.step_size * (slope / (rms + self._epsilon))
            x = _faded(x, settings)
            if settings.jitter:
                x = np.roll(x, -moved, (1, 2))
            yield step + 1
        return Climbed(x, values, ~has_slope)

    def _slope(self, x: Array) -> tuple[Array, Array]:
        """Return what each unit gives for its picture, and the gradient of that."""
        network, node = self._network, self._node
        prepared = x * self._preparation.scale + self._preparation.offset
        given = _unused_inputs(network, self._source, len(x)) | {self._source: prepared}
        trace = Trace(network, given, self._kernels, until=node)
        maps = trace.activations[node]
        rows = np.arange(len(x))
        own = maps[rows, ..., self._units].reshape(len(x), -1)
        seed = np.zeros_like(maps)
        seed[rows, ..., self._units] = 1 / own.shape[1]
        slope = trace.gradient_at(self._source, seed, node)
        return own.mean(axis=1), slope * self._preparation.scale


def start_of(shape: tuple[int, ...], seed: int, unit: int) -> Array:
    """Return grey with noise, (height, width, channels); each unit has its own."""
    grey, width = START
    return np.random.default_rng([seed, unit]).random(shape) * width + grey


def picture_source(network: Network, node_id: str) -> str:
    """Return the id of the Input node of images that alone leads to ``node_id``.

    Raises ``NoPictureBefore``.
    """
    leading = before(network.spec, node_id)
    sources = [node for node in network.spec.inputs if node.id in leading]
    shapes = [network.summary.shape_of(node.id) for node in sources]
    fits = len(sources) == 1 and len(shapes[0]) == 3 and shapes[0][-1] in (1, 3)
    if not fits or takes_whole_numbers(sources[0]):
        name = report_of(network.summary, node_id).node.name
        raise NoPictureBefore(node=name, actual=", ".join(str(shape) for shape in shapes) or "()")
    return sources[0].id


def climbed_at_once(network: Network, node_id: str) -> int:
    """Return how many pictures to climb with at once, so that nobody waits long in between."""
    leading = before(network.spec, node_id)
    rows = [row for row in network.summary.rows if row.node.id in leading]
    cost = 3 * sum(row.multiply_adds for row in rows)
    return int(np.clip(PIECE_COST // max(cost, 1), 1, LARGEST_PIECE))


def deprocessed(picture: Array) -> Array:
    """Return a picture (height, width, channels) as uint8: mean 0.5 and deviation 0.1 of 1."""
    x = picture - picture.mean(dtype=np.float64)
    x = x / (x.std(dtype=np.float64) + _EPSILON) * _STANDARD
    return (np.clip(x + _MIDDLE, 0, 1) * 255).astype(np.uint8)


def _faded(x: Array, settings: Climb) -> Array:
    """Return pictures (units, height, width, channels) a little nearer to grey, and smoother."""
    if settings.smoothing:
        x = x - settings.smoothing * _roughness_slope(x)
    if settings.decay:
        grey = START[0]
        x = grey + (x - grey) * (1 - settings.decay)
    return x


def _roughness_slope(x: Array) -> Array:
    """Return the gradient of ``sum sqrt(d^2 + 1)`` over all differences d of neighbours."""
    slope = np.zeros_like(x)
    for axis in (1, 2):
        d = np.diff(x, axis=axis)
        pull = np.moveaxis(d / np.sqrt(d**2 + _FLAT), axis, 0)
        view = np.moveaxis(slope, axis, 0)
        view[1:] += pull
        view[:-1] -= pull
    return slope


def _before_the_end(network: Network, node_id: str) -> Network:
    """Return the network without a last softmax or sigmoid; it shares all weights."""
    layer = network.spec[node_id].layer
    is_end = node_id in network.spec.outputs
    if not is_end or getattr(layer, "activation", "") not in ("softmax", "sigmoid"):
        return network
    if layer.registered_name == "Activation":
        return network
    linear = replace(layer, activation="linear")  # type: ignore[call-arg]
    return Network(network.spec.with_layer(node_id, linear), sharing=network)


def _sample_shape(network: Network, source: str, size: tuple[int, int]) -> tuple[int, ...]:
    *sizes, channels = network.summary.shape_of(source)
    closed = (given or wanted for given, wanted in zip(sizes, size, strict=True))
    return (*closed, channels)


def _unused_inputs(network: Network, source: str, count: int) -> dict[str, Array]:
    """Return something for the Input nodes that do not lead where we look."""
    others = (node for node in network.spec.inputs if node.id != source)
    return {
        node.id: np.zeros((count, *(n or 1 for n in network.summary.shape_of(node.id))))
        for node in others
    }
