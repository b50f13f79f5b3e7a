"""Where a network sees a class in many images of the data at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.data.choice import DataChoice
from engine.errors import SampleMissing
from engine.explain.methods import Explained, Method, explain
from engine.explain.predictions import finished, piece_size
from engine.service.desk import Desk
from engine.service.questions.base import Question


@dataclass(frozen=True, eq=False)
class ManyMapsAnswer:
    """A map for each place.

    images: (places, height, width, channels) as they are stored
    heats: (places, height, width), in [0, 1], in [-1, 1] where ``is_signed``; 0 where it is empty
    targets, labels: (places,) class numbers, of the maps and the true ones, -1 where unknown
    shares: (places,) probability of the class that a map is about
    """

    step: int
    places: tuple[int, ...]
    images: np.ndarray
    heats: np.ndarray
    is_signed: bool
    targets: np.ndarray
    labels: np.ndarray
    shares: np.ndarray


@dataclass(frozen=True)
class ManyMaps(Question):
    """One map for each of some samples of a part, by a method that takes a few passes.

    ``target`` -1 is the likeliest class of each image.
    """

    network: str
    choice: DataChoice
    part: str
    places: tuple[int, ...]
    method: Method
    target: int = -1

    def answer(self, desk: Desk) -> ManyMapsAnswer:
        network, loaded = desk.network(self.network), desk.data(self.choice)
        x, y, rows = loaded.part(self.part)
        inlets = loaded.inlets(self.part, network.spec)
        for place in self.places:
            if not 0 <= place < len(rows):
                raise SampleMissing(place=place, part=self.part, count=len(rows))
        chosen, size = rows[list(self.places)], piece_size(network)
        found: list[Explained] = []
        for start in range(0, len(chosen), size):
            piece = {
                node: inlet.pick(chosen[start : start + size]) for node, inlet in inlets.items()
            }
            target = None if self.target < 0 else self.target
            classes = len(loaded.dataset.classes)
            steps = explain(
                network, piece, desk.kernels, self.method, target=target, classes=classes
            )
            found.append(finished(steps))
        targets = np.concatenate([each.targets for each in found])
        shares = np.concatenate([each.probabilities for each in found])
        labels = y[chosen] if loaded.dataset.is_classification else np.full(len(chosen), -1)
        return ManyMapsAnswer(
            desk.step_of(self.network),
            self.places,
            x[chosen],
            np.concatenate([each.maps for each in found]),
            found[0].is_signed,
            targets,
            labels.astype(np.int64),
            shares[np.arange(len(chosen)), targets],
        )
