"""Shortcuts: whether a network tells a class by a place in the image instead of the object.

A shortcut (Geirhos et al. 2020, arXiv 2004.07780) shows in two ways, both measured here: the
average heat of a class gathers in a small zone where no object stands (Lapuschkin et al. 2019,
"Unmasking Clever Hans predictors"), and the class is told worse once the zone says nothing any
more. Neither is enough alone: heat may lie where nothing depends on it, and a zone may be needed
because the object reaches into it.

Heat is that of the probability, not of the logit: a mark may betray a class by speaking
against all others, which the logit of the class does not show.

``fill`` is what stands in a masked zone: the zone of another sample ("shuffled"), the mean of
all, or zero. That of another sample is the fairest, and the default: every zone then is one
that the network knows, and only its tie to the class is cut (as in permutation importance,
Breiman 2001). A grey or black patch is something that no sample has, and accuracy may fall
for that alone. Of few classes many samples get a zone of their own class, and drops are
smaller than they would be: by half for two.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from engine.explain.methods import GradCAM, Method, Saliency, explain
from engine.explain.nodes import last_convolution
from engine.explain.predictions import class_probabilities, piece_size
from engine.explain.scores import picture_input
from engine.explain.zones import Zone, fixed_zones, hottest_zone
from engine.layers.base import Array
from engine.network.network import Network

FILLS = ("shuffled", "mean", "zero")
# Rules of thumb, no theory stands behind them:
CONCENTRATED = 2.0  # times as much heat in a zone as its area lets expect
COSTLY = 0.2  # of the samples of a class are lost once the zone is masked: suspected
DECISIVE = 0.5  # of them: the network tells the class by the zone
_ERRORS = 2.0  # standard errors that a loss must exceed
_MAPPED = 40  # samples of each class whose heat is averaged
_TESTED = 1000  # samples that are told again with each zone masked
_GIVEN = 200  # samples of other classes that are given a zone
_OWN = 12  # zones that are found by heat, those of the most concentrated classes
_AT_ONCE = 32  # samples that are explained together

Samples = Callable[[Array], Mapping[str, Array]]  # places: arrays by id of the Input node
Steps = Generator[tuple[int, int], None, Any]


@dataclass(frozen=True)
class Finding:
    """One zone that tells one class. ``is_sure``: half of the class is lost without it.

    ``ratio``: share of heat by share of area   ``drop``: of the accuracy on the class
    ``spread``: share of samples of other classes that become the class with its zone
    """

    zone: int
    target: int
    share: float
    ratio: float
    drop: float
    spread: float
    is_sure: bool


@dataclass(frozen=True, eq=False)
class Shortcuts:
    """What was averaged and measured; NaN where there was nothing to count.

    maps: (classes, height, width), mean heat   images: (classes, height, width, channels), mean
    input as the network takes it   mapped, empty: (classes,), maps averaged, those without heat
    areas: (zones,)   shares: (classes, zones), of the heat   tested: (classes,) samples
    before: (classes,), after: (zones, classes), accuracies; ``accuracy``, accuracies: (zones,),
    of all tested samples   findings: the sure ones first, the hottest of them first
    """

    method: Method
    fill: str
    maps: Array
    images: Array
    mapped: Array
    empty: Array
    zones: tuple[Zone, ...]
    areas: Array
    shares: Array
    tested: Array
    before: Array
    after: Array
    accuracy: float
    accuracies: Array
    findings: tuple[Finding, ...]

    @property
    def ratios(self) -> Array:
        """How many times the heat that an even map would have there, (classes, zones)."""
        return self.shares / self.areas


def find_shortcuts(
    network: Network,
    samples: Samples,
    true: Array,
    kernels: Any,
    classes: int,
    method: Method | None = None,
    fill: str = "shuffled",
    seed: int = 0,
) -> Steps:
    """Return ``Shortcuts``, a generator that yields (done, total).

    ``samples(places)`` gives prepared samples as ``Network.predict`` takes them.
    true: (samples,), the class of each   ``method`` None: Grad-CAM where the last convolution has
    more than one cell, else the size of the gradient.

    Raises what ``explain`` raises.
    """
    assert fill in FILLS, fill
    work = _Work(network, samples, np.asarray(true), kernels, classes, seed)
    method = method or method_for(network)
    maps, images, mapped, empty = yield from work.averages(method)
    zones = _zones(maps)
    masks = np.stack([zone.mask for zone in zones])
    areas = masks.mean(axis=(1, 2))
    heat = np.einsum("chw,zhw->cz", maps, masks)
    whole = maps.sum(axis=(1, 2))[:, None]
    shares = np.divide(heat, whole, out=np.full(heat.shape, np.nan), where=whole > 0)
    hits = yield from work.hits(zones, fill)
    before, after = work.by_class(hits[0]), np.stack([work.by_class(h) for h in hits[1:]])
    findings = yield from work.findings(zones, shares / areas, before, after)
    return Shortcuts(
        method,
        fill,
        maps,
        images,
        mapped,
        empty,
        zones,
        areas,
        shares,
        work.counts,
        before,
        after,
        float(hits[0].mean()),
        hits[1:].mean(axis=1),
        findings,
    )


def method_for(network: Network) -> Method:
    """Return a method whose maps tell places: one cell for the whole image tells none."""
    found = last_convolution(network.summary)
    shape = None if found is None else network.summary[found.id].shape
    is_one_cell = shape is not None and all(size == 1 for size in shape[:-1])
    return Saliency() if shape is None or is_one_cell else GradCAM()


def _zones(maps: Array) -> tuple[Zone, ...]:
    """Return the fixed zones, then the hottest ones of the most concentrated classes, once each."""
    found = [hottest_zone(each) if each.any() else None for each in maps]
    heat = [
        (each[zone.mask].sum() / each.sum(), zone)
        for each, zone in zip(maps, found, strict=True)
        if zone
    ]
    own: dict[bytes, Zone] = {}
    for _, zone in sorted(heat, key=lambda pair: -float(pair[0])):
        if len(own) < _OWN:
            own.setdefault(zone.mask.tobytes(), zone)
    return (*fixed_zones(*maps.shape[1:]), *own.values())


@dataclass(eq=False)
class _Work:
    """One search; ``places`` are the samples that are told again with each zone masked."""

    network: Network
    samples: Samples
    true: Array
    kernels: Any
    classes: int
    seed: int
    source: str = ""
    places: Array = field(init=False)

    def __post_init__(self):
        count = len(self.true)
        self.places = np.linspace(0, count - 1, min(_TESTED, count)).round().astype(np.int64)
        first = self.network.input_of(self.samples(self.places[:1]))
        self.source = picture_input(self.network, None, first)

    @property
    def counts(self) -> Array:
        """How many samples of each class are tested."""
        return np.bincount(self.true[self.places], minlength=self.classes)

    def by_class(self, hits: Array) -> Array:
        """Return the accuracy on each class, NaN of those without samples."""
        right = np.bincount(self.true[self.places], hits, self.classes)
        known = self.counts > 0
        return np.divide(right, self.counts, out=np.full(self.classes, np.nan), where=known)

    def averages(self, method: Method) -> Steps:
        """Return mean heat and mean image of each class, how many there were, how many empty."""
        chosen = [_spread(np.flatnonzero(self.true == c), _MAPPED) for c in range(self.classes)]
        total, done = sum(map(len, chosen)), 0
        shape = np.shape(self._given(self.places[:1])[self.source])[1:]
        maps = np.zeros((self.classes, *shape[:2]))
        images, empty = np.zeros((self.classes, *shape)), np.zeros(self.classes, int)
        size = min(_AT_ONCE, piece_size(self.network))
        for number, places in enumerate(chosen):
            for start in range(0, len(places), size):
                given = self._given(places[start : start + size])
                steps = explain(
                    self.network,
                    given,
                    self.kernels,
                    method,
                    target=number,
                    source=self.source,
                    classes=self.classes,
                    before_activation=False,  # what speaks against other classes counts as well
                )
                found = yield from _as_part(steps, done, total)
                maps[number] += np.abs(found.maps).sum(axis=0)
                images[number] += given[self.source].sum(axis=0)
                empty[number] += found.is_empty.sum()
                done += len(found.maps)
                yield done, total
        mapped = np.array(list(map(len, chosen)))
        by = np.maximum(mapped, 1)
        maps /= by[:, None, None]
        images /= by[:, None, None, None]
        return maps.astype(np.float32), images.astype(np.float32), mapped, empty

    def hits(self, zones: tuple[Zone, ...], fill: str) -> Steps:
        """Return which tested samples are told right, (1 + zones, samples): as they are, masked."""
        others = self._others()
        mean = None
        if fill == "mean":
            mean = yield from self._mean()
        masks = [None, *(zone.mask for zone in zones)]
        rows = np.zeros((len(masks), len(self.places)), bool)
        size = piece_size(self.network)
        for start in range(0, len(self.places), size):
            part = slice(start, start + size)
            given = self._given(self.places[part])
            whole = given[self.source]
            filling: Any = 0.0 if mean is None else mean
            if fill == "shuffled":
                filling = self._given(self.places[others[part]])[self.source]
            for row, mask in enumerate(masks):
                x = whole if mask is None else np.where(mask[:, :, None], filling, whole)
                told = self._told({**given, self.source: x.astype(whole.dtype)})
                rows[row, part] = told == self.true[self.places[part]]
                yield start * len(masks) + (row + 1) * len(told), len(self.places) * len(masks)
        return rows

    def findings(self, zones: tuple[Zone, ...], ratios: Array, before: Array, after: Array):
        """Return what zones tell which classes, a generator.

        ratios: (classes, zones), of heat to area   before: (classes,)   after: (zones, classes)
        """
        error = np.sqrt((before * (1 - before) + after * (1 - after)) / np.maximum(self.counts, 1))
        drops = np.nan_to_num(before - after)
        costs = (drops >= COSTLY) & (drops > _ERRORS * np.nan_to_num(error))
        outer = np.array([zone.is_outer for zone in zones])[:, None]
        pairs = np.argwhere(costs & outer & (np.nan_to_num(ratios.T) >= CONCENTRATED)).tolist()
        found = []
        for done, (z, c) in enumerate(pairs, start=1):
            spread = self._carried(zones[z].mask, c)
            drop, ratio = float(drops[z, c]), float(ratios[c, z])
            share = ratio * float(zones[z].mask.mean())
            found.append(Finding(z, c, share, ratio, drop, spread, drop >= DECISIVE))
            yield done, len(pairs)
        return tuple(sorted(found, key=lambda f: (not f.is_sure, -f.ratio)))

    def _carried(self, mask: Array, target: int) -> float:
        """Return how many more samples of other classes become ``target`` with its zone."""
        givers = self.places[self.true[self.places] == target]
        takers = _spread(self.places[self.true[self.places] != target], _GIVEN)
        if not len(givers) or not len(takers):
            return 0.0
        more, size = 0, piece_size(self.network)
        for start in range(0, len(takers), size):
            at = takers[start : start + size]
            given = self._given(at)
            whole = given[self.source]
            zone = self._given(givers[np.arange(start, start + len(at)) % len(givers)])[self.source]
            x = np.where(mask[:, :, None], zone, whole)
            more += int((self._told({**given, self.source: x}) == target).sum())
            more -= int((self._told(given) == target).sum())
        return more / len(takers)

    def _others(self) -> Array:
        """Return for each tested sample another one, each taken once: a circle in random order."""
        order = np.random.default_rng(self.seed).permutation(len(self.places))
        others = np.empty_like(order)
        others[order] = np.roll(order, 1)
        return others

    def _mean(self) -> Steps:
        sums: Any = 0.0
        size = piece_size(self.network)
        for start in range(0, len(self.places), size):
            sums = sums + self._given(self.places[start : start + size])[self.source].sum(axis=0)
            yield min(start + size, len(self.places)), len(self.places)
        return sums / len(self.places)

    def _given(self, places: Array) -> dict[str, Array]:
        return dict(self.network.input_of(self.samples(places)))

    def _told(self, given: Mapping[str, Array]) -> Array:
        outputs = self.network.predict(given, self.kernels)
        return class_probabilities(self.network, outputs, self.classes).argmax(axis=1)


def _spread(places: Array, most: int) -> Array:
    """Return at most so many of ``places``, evenly spread over them."""
    if len(places) <= most:
        return places
    return places[np.linspace(0, len(places) - 1, most).round().astype(np.int64)]


def _as_part(steps: Steps, done: int, total: int) -> Steps:
    """Run a long method; whoever waits hears how far the whole is."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value
        yield done, total
