"""What a network says on the plane through three samples of a part."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.data.choice import DataChoice
from engine.data.summary import reduced, reduced_shape
from engine.errors import NoPlaneOfWords, OneInputGiven, OnlyClasses
from engine.explain.plane import Bounds, Plane, plane_through, said_on_plane
from engine.explain.predictions import probabilities
from engine.layers.inputs import takes_whole_numbers
from engine.network.network import Network
from engine.service.desk import Desk, Loaded
from engine.service.questions.base import Question, Steps
from engine.service.questions.picture import check_input, row_of
from engine.service.questions.results import check_output

_SIDE = 96  # pixels of the images that are sent


@dataclass(frozen=True, eq=False)
class PlaneAnswer:
    """said: (resolution, resolution, classes), row 0 at the bottom

    corners: (3, 2) coordinates of the samples, in the unit of the data   true: (3,) their classes
    images: (3, h, w, channels) uint8, empty where the samples are no images
    """

    step: int
    part: str
    places: tuple[int, int, int]
    classes: tuple[str, ...]
    corners: np.ndarray
    true: np.ndarray
    bounds: Bounds
    said: np.ndarray
    images: np.ndarray


@dataclass(frozen=True)
class SamplePlane(Question):
    """Probabilities on the plane through three samples, and ``margin`` of its side around."""

    network: str
    choice: DataChoice
    part: str
    places: tuple[int, int, int]
    resolution: int = 60
    margin: float = 0.25

    def answer(self, desk: Desk) -> Steps:
        step = desk.step_of(self.network)
        network = desk.network(self.network).snapshot()
        loaded = desk.data(self.choice)
        plane, samples, true = _plane(loaded, self.part, self.places, network)
        names, bounds = loaded.dataset.classes, plane.bounds(self.margin)
        prepare = loaded.preparation.apply
        how = bounds, self.resolution, prepare, desk.kernels, len(names)
        said = yield from said_on_plane(network, plane, *how)
        check_output(network, (len(names),), said.shape[-1] >= len(names))
        names += tuple(map(str, range(len(names), said.shape[-1])))
        images = np.zeros((0, 1, 1, 1), np.uint8)
        if loaded.dataset.is_image:
            shape = reduced_shape(samples.shape[1:], _SIDE)
            images = np.stack([reduced(sample, shape) for sample in samples])
        about = step, self.part, self.places, names, plane.corners
        return PlaneAnswer(*about, true, bounds, said, images)


@dataclass(frozen=True, eq=False)
class PlacePointAnswer:
    """values: the sample at a place of the plane, in the unit of the data, float32

    probabilities: (classes,)
    """

    step: int
    place: tuple[float, float]
    values: np.ndarray
    probabilities: np.ndarray


@dataclass(frozen=True)
class PlacePoint(Question):
    """The sample at ``place``, the coordinates of ``SamplePlane``, and what is said of it."""

    network: str
    choice: DataChoice
    part: str
    places: tuple[int, int, int]
    place: tuple[float, float]

    def answer(self, desk: Desk) -> PlacePointAnswer:
        network, loaded = desk.network(self.network), desk.data(self.choice)
        plane, _, _ = _plane(loaded, self.part, self.places, network)
        values = plane.at(np.array([self.place])).astype(np.float32)
        x = loaded.preparation.apply(values)
        said = probabilities(network, x, desk.kernels, len(loaded.dataset.classes))
        return PlacePointAnswer(desk.step_of(self.network), self.place, values[0], said[0])


def _plane(
    loaded: Loaded, part: str, places: tuple[int, int, int], network: Network
) -> tuple[Plane, np.ndarray, np.ndarray]:
    """Return the plane, the three samples as they are stored, and their classes."""
    dataset = loaded.dataset
    if not dataset.is_classification:
        raise OnlyClasses(name=dataset.name)
    source, *others = network.spec.inputs
    if others:
        raise OneInputGiven(actual=1 + len(others))
    if takes_whole_numbers(source) or (dataset.x.dtype.kind in "iu" and not dataset.is_image):
        raise NoPlaneOfWords(node=source.name)
    check_input(network, dataset.sample_shape)
    found = [row_of(loaded, part, place) for place in places]
    samples = np.stack([x[row] for x, _, row in found])
    true = np.array([y[row] for _, y, row in found])
    return plane_through(samples), samples, true
