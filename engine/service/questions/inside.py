"""Questions that look inside a network; each answer names the step of the weights it used."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.explain.activations import activations_of
from engine.explain.filters import kernels_of, matrix_of
from engine.explain.grad_cam import enlarged, grad_cam
from engine.explain.predictions import probabilities, top
from engine.service.desk import Desk
from engine.service.questions.base import Question
from engine.service.questions.picture import FromData, Picture, prepared_sample, row_of


@dataclass(frozen=True, eq=False)
class KernelsAnswer:
    """kernels: (rows, columns, channels, filters)"""

    step: int
    node: str
    kernels: np.ndarray


@dataclass(frozen=True)
class Kernels(Question):
    """The kernels of a convolution."""

    network: str
    node: str

    def answer(self, desk: Desk) -> KernelsAnswer:
        kernels = kernels_of(desk.network(self.network), self.node)
        return KernelsAnswer(desk.step_of(self.network), self.node, kernels)


@dataclass(frozen=True)
class WeightMatrix(Question):
    """The weights of a fully connected layer, as kernels of one pixel.

    Answered with ``KernelsAnswer``, whose kernels are (1, 1, inputs, units).
    """

    network: str
    node: str

    def answer(self, desk: Desk) -> KernelsAnswer:
        matrix = matrix_of(desk.network(self.network), self.node)
        return KernelsAnswer(desk.step_of(self.network), self.node, matrix[None, None])


@dataclass(frozen=True, eq=False)
class ActivationMapsAnswer:
    """maps: (height, width, channels), or (units,) of a layer without places"""

    step: int
    node: str
    maps: np.ndarray


@dataclass(frozen=True)
class ActivationMaps(Question):
    """What one layer makes of one sample."""

    network: str
    node: str
    picture: Picture

    def answer(self, desk: Desk) -> ActivationMapsAnswer:
        network = desk.network(self.network)
        x = prepared_sample(self.picture, desk, network)
        maps = activations_of(network, x, self.node, desk.kernels)
        return ActivationMapsAnswer(desk.step_of(self.network), self.node, maps)


@dataclass(frozen=True, eq=False)
class HeatMapAnswer:
    """Where the network sees ``target``, in [0, 1].

    heat: (height, width) of the image   cells: the same at the size of the maps of ``node``
    ``is_empty``: nothing there speaks for ``target``, all is 0.
    probabilities: (classes,)
    """

    step: int
    node: str
    target: int
    heat: np.ndarray
    cells: np.ndarray
    probabilities: np.ndarray
    is_empty: bool


@dataclass(frozen=True)
class HeatMap(Question):
    """Grad-CAM of one image.

    ``node`` "" is the last convolution, ``target`` -1 the likeliest class. The score is taken
    before softmax or sigmoid, as in the paper, or after it.
    """

    network: str
    picture: Picture
    node: str = ""
    target: int = -1
    before_activation: bool = True

    def answer(self, desk: Desk) -> HeatMapAnswer:
        network = desk.network(self.network)
        x = prepared_sample(self.picture, desk, network)
        found = grad_cam(
            network,
            x,
            desk.kernels,
            self.node or None,
            None if self.target < 0 else self.target,
            classes=len(desk.data(self.picture.choice).dataset.classes),
            before_activation=self.before_activation,
        )
        heat = enlarged(found.heat, next(iter(x.values())).shape[1:3])
        return HeatMapAnswer(
            desk.step_of(self.network),
            found.node,
            found.target,
            heat,
            found.heat,
            found.probabilities,
            found.is_empty,
        )


@dataclass(frozen=True, eq=False)
class PredictionsAnswer:
    """What the network says of one sample.

    probabilities: (classes,), or (targets,) values of regression   ``names``: one for each
    ``top``: (class, probability), the likeliest first; empty for regression
    ``label``: the true class, -1 where unknown   ``targets``: the true values of regression
    """

    step: int
    probabilities: np.ndarray
    names: tuple[str, ...]
    top: tuple[tuple[int, float], ...]
    label: int
    targets: tuple[float, ...]


@dataclass(frozen=True)
class Predictions(Question):
    """What the network says of one sample: probabilities of the classes, or values."""

    network: str
    picture: Picture
    count: int = 5

    def answer(self, desk: Desk) -> PredictionsAnswer:
        network = desk.network(self.network)
        x = prepared_sample(self.picture, desk, network)
        dataset = desk.data(self.picture.choice).dataset
        said = probabilities(network, x, desk.kernels, len(dataset.classes))[0].ravel()
        label, targets = self._truth(desk)
        return PredictionsAnswer(
            desk.step_of(self.network),
            said,
            names_for(dataset.classes or dataset.target_names, len(said)),
            top(said, self.count) if dataset.is_classification else (),
            label,
            targets,
        )

    def _truth(self, desk: Desk) -> tuple[int, tuple[float, ...]]:
        """Return the true class (-1 where unknown) and the true values of regression."""
        if not isinstance(self.picture, FromData):
            return -1, ()
        loaded = desk.data(self.picture.choice)
        _, y, row = row_of(loaded, self.picture.part, self.picture.place)
        if loaded.dataset.is_classification:
            return int(y[row]), ()
        return -1, tuple(y[row].tolist())


def names_for(names: tuple[str, ...], count: int) -> tuple[str, ...]:
    """Return ``count`` names; numbers from 0 follow where there are fewer."""
    return (*names[:count], *(str(i) for i in range(len(names), count)))
