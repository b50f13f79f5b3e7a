"""Questions about single filters and units: what excites them, and the book's figures of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.data.choice import DataChoice
from engine.data.preparation import Affine
from engine.errors import EmptyPart, NoImageBefore, UnknownUnit
from engine.explain.ascent import (
    BOOK,
    ROBUST,
    Climb,
    climb,
    deprocessed,
    picture_source,
    unit_count,
)
from engine.explain.book_figures import FIRST_LAYERS, activation_pictures, filter_grid
from engine.explain.filters import kernels_of, matrix_of
from engine.explain.nodes import has_kernels, report_of
from engine.explain.receptive import seen_by
from engine.explain.unit_study import Study, box_of_cell, patches, selectivity, study, twins
from engine.network.network import Network
from engine.service.desk import Desk
from engine.service.questions.base import Question, Steps
from engine.service.questions.picture import Picture, prepared_sample


@dataclass(frozen=True, eq=False)
class PatternsAnswer:
    """What excites the units ``first``, ``first + 1``, ... of a node most.

    pictures: (units, height, width, channels) uint8   values: (units, steps)
    is_silent: (units,), where nothing gave a slope and the picture is its start
    grid: the first 64 pictures as the book lays them out   ``count``: all units of the node
    """

    step: int
    node: str
    first: int
    count: int
    pictures: np.ndarray
    values: np.ndarray
    is_silent: np.ndarray
    grid: np.ndarray


@dataclass(frozen=True)
class Patterns(Question):
    """Climb to a picture for each of ``most`` units from ``first`` on.

    ``choice``: the data that the network is fed with, None for a network that takes pictures
    from 0 to 255 as they are.
    """

    network: str
    node: str
    choice: DataChoice | None = None
    first: int = 0
    most: int = 64
    settings: Climb = BOOK

    def answer(self, desk: Desk) -> Steps:
        step = desk.step_of(self.network)
        network = desk.network(self.network).snapshot()
        count = unit_count(report_of(network.summary, self.node))
        preparation = preparation_for(desk, network, self.node, self.choice)
        first = min(self.first, count - 1)
        units = range(first, min(first + self.most, count))
        climbing = climb(network, self.node, units, desk.kernels, self.settings, preparation)
        found = yield from climbing
        pictures = np.stack([deprocessed(picture) for picture in found.pictures])
        grid = filter_grid(pictures)
        return PatternsAnswer(
            step, self.node, first, count, pictures, found.values, found.is_silent, grid
        )


@dataclass(frozen=True, eq=False)
class BookMapsAnswer:
    """names and pictures (height, width) uint8 of the first layers that give maps."""

    step: int
    names: tuple[str, ...]
    pictures: tuple[np.ndarray, ...]


@dataclass(frozen=True)
class BookMaps(Question):
    """All channels of the first layers for one sample, 16 a row, as the book shows them."""

    network: str
    picture: Picture
    layers: int = FIRST_LAYERS

    def answer(self, desk: Desk) -> BookMapsAnswer:
        network = desk.network(self.network)
        x = prepared_sample(self.picture, desk, network)
        found = activation_pictures(network, x, desk.kernels, self.layers)
        names, pictures = zip(*found, strict=True) if found else ((), ())
        return BookMapsAnswer(desk.step_of(self.network), tuple(names), tuple(pictures))


@dataclass(frozen=True)
class ReceptiveFieldAnswer:
    """What a cell sees of the input ``source``: first and last row, first and last column.

    ``box`` is None for nothing but borders; ``field`` is (size, jump, start) of rows and of
    columns, None where cells are not alike.
    """

    node: str
    row: int
    column: int
    source: str
    box: tuple[tuple[int, int], tuple[int, int]] | None
    field: tuple[tuple[int, int, float], tuple[int, int, float]] | None


@dataclass(frozen=True)
class ReceptiveField(Question):
    """What a cell of a map sees of the first image that leads to it."""

    network: str
    node: str
    row: int
    column: int
    picture: Picture

    def answer(self, desk: Desk) -> ReceptiveFieldAnswer:
        network = desk.network(self.network)
        x = prepared_sample(self.picture, desk, network)
        shapes = {source: values.shape[1:] for source, values in x.items()}
        seen = seen_by(network, self.node, self.row, self.column, shapes)
        if not seen:
            raise NoImageBefore(node=report_of(network.summary, self.node).node.name)
        fields = seen[0].fields
        lines = None
        if fields is not None:
            rows, columns = fields
            lines = (rows.size, rows.jump, rows.start), (columns.size, columns.jump, columns.start)
        return ReceptiveFieldAnswer(
            self.node, self.row, self.column, seen[0].source, seen[0].box, lines
        )


@dataclass(frozen=True, eq=False)
class UnitAnswer:
    """One filter or unit. See ``engine.explain.unit_study.Study``, of which ``study`` is one.

    kernel: (rows, columns, channels, 1)   optimum: (height, width, channels) uint8, of a robust
    ascent   images, patches: uint8 of the samples of ``study.places``, whole and as their cells
    see them   ``twins``: (unit, cosine)   ``class_names``: of ``study.class_means``
    """

    step: int
    node: str
    unit: int
    count: int
    kernel: np.ndarray
    optimum: np.ndarray
    is_silent: bool
    images: np.ndarray
    patches: np.ndarray
    twins: tuple[tuple[int, float], ...]
    selectivity: float | None
    class_names: tuple[str, ...]
    study: Study


@dataclass(frozen=True)
class Unit(Question):
    """All about one filter or unit, over at most ``limit`` samples of a part, evenly spread."""

    network: str
    node: str
    unit: int
    choice: DataChoice
    part: str = "validation"
    limit: int = 2000
    settings: Climb = ROBUST

    def answer(self, desk: Desk) -> Steps:
        step = desk.step_of(self.network)
        network = desk.network(self.network).snapshot()
        row = report_of(network.summary, self.node)
        count, unit = unit_count(row), self.unit
        if not 0 <= unit < count:
            raise UnknownUnit(node=row.node.name, unit=unit, count=count)
        preparation = preparation_for(desk, network, self.node, self.choice)
        loaded = desk.data(self.choice)
        _, y, rows = loaded.part(self.part)
        if not len(rows):
            raise EmptyPart(part=self.part)
        chosen = rows[np.linspace(0, len(rows) - 1, min(self.limit, len(rows))).astype(int)]
        inlets = loaded.inlets(self.part, network.spec)
        classes = loaded.dataset.classes
        found = yield from study(
            network,
            self.node,
            unit,
            chosen,
            lambda places: {node: inlet.pick(places) for node, inlet in inlets.items()},
            y[chosen] if classes else None,
            len(classes),
            desk.kernels,
        )
        climbed = yield from climb(
            network, self.node, [unit], desk.kernels, self.settings, preparation
        )
        weights = _weights_of(network, self.node)
        source = picture_source(network, self.node)
        images = inlets[source].values[found.places]
        return UnitAnswer(
            step,
            self.node,
            unit,
            count,
            weights[..., unit : unit + 1],
            deprocessed(climbed.pictures[0]),
            bool(climbed.is_silent[0]),
            images,
            _seen_parts(network, self.node, source, images, found.cells),
            tuple(twins(weights, unit)),
            selectivity(found.class_means),
            classes,
            found,
        )


def _weights_of(network: Network, node: str) -> np.ndarray:
    """Return kernels (rows, columns, channels, units), of one pixel for a dense layer."""
    if has_kernels(report_of(network.summary, node)):
        return kernels_of(network, node)
    return matrix_of(network, node)[None, None]


def _seen_parts(
    network: Network, node: str, source: str, images: np.ndarray, cells: np.ndarray
) -> np.ndarray:
    """Return the part of each image that its cell sees."""
    pairs = zip(cells, images, strict=True)
    boxes = [box_of_cell(network, node, cell, source, image) for cell, image in pairs]
    return patches(images, boxes)


def preparation_for(
    desk: Desk, network: Network, node: str, choice: DataChoice | None
) -> Affine | None:
    """Return what stands between pictures of 0 to 255 and the input that leads to ``node``."""
    source = picture_source(network, node)
    if choice is None:
        return None
    loaded = desk.data(choice)
    number = [each.id for each in network.spec.inputs].index(source)
    maps = (loaded.preparation, *loaded.more_preparations)
    return maps[number] if number < len(maps) else None
