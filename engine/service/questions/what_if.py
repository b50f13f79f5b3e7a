"""Questions what a network would say if the image were another: erased, disturbed, attacked."""

from __future__ import annotations

from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np

from engine.data.dataset import Dataset
from engine.errors import OnlyOneImage
from engine.explain.attacks import attack_on, attacked_over
from engine.explain.methods import GradCAM, explain
from engine.explain.nodes import last_convolution
from engine.explain.predictions import finished, piece_size, probabilities
from engine.explain.robustness import disturbances, disturbed, erased, over_strengths
from engine.network.network import Network
from engine.service.desk import Desk, Loaded
from engine.service.questions.base import Question, Steps
from engine.service.questions.picture import Picture, prepared_sample, stored_sample

FGSM, PGD = "fgsm", "pgd"
PGD_STEPS = 10
LARGEST = 64.0  # of the 255 of a pixel: what is more than that is seen from afar
_COLOURED = 20_000_000  # values that are looked at for the mean colour
_COLOURS: WeakKeyDictionary[Dataset, np.ndarray] = WeakKeyDictionary()


@dataclass(frozen=True, eq=False)
class Erase:
    """``mask`` (height, width) is covered: see ``robustness.erased``."""

    mask: np.ndarray
    fill: str = "mean"


@dataclass(frozen=True)
class Disturb:
    """See ``robustness.disturbed``."""

    kind: str
    strength: float
    seed: int = 0


@dataclass(frozen=True, eq=False)
class Replace:
    """``values`` (height, width, channels) stand in the place of the image."""

    values: np.ndarray


Change = Erase | Disturb | Replace


@dataclass(frozen=True, eq=False)
class ChangedAnswer:
    """What the network says ``before`` and ``after`` a change: (classes,), or values.

    image, changed: (height, width, channels) uint8; what was changed is rounded only to be seen
    heat_before, heat_after: (height, width) in [0, 1], Grad-CAM of ``target``; None where the
    network has no convolution, or they are not wanted
    """

    step: int
    target: int
    image: np.ndarray
    changed: np.ndarray
    before: np.ndarray
    after: np.ndarray
    heat_before: np.ndarray | None
    heat_after: np.ndarray | None


@dataclass(frozen=True)
class Changed(Question):
    """What becomes of the answer if the image is changed; ``target`` -1 is the likeliest class."""

    network: str
    picture: Picture
    change: Change | None = None
    target: int = -1
    has_heat: bool = True

    def answer(self, desk: Desk) -> ChangedAnswer:
        network = desk.network(self.network)
        subject = Subject.of(self.picture, desk, network)
        values = _applied(self.change, subject)
        both = subject.inputs, subject.with_values(values)
        if self.has_heat and last_convolution(network.summary) is not None:
            target, said, maps = self._seen(desk, network, subject.classes, both)
        else:
            said = [probabilities(network, x, desk.kernels, subject.classes)[0] for x in both]
            target = int(said[0].argmax()) if self.target < 0 else self.target
            maps = [None, None]
        step, changed = desk.step_of(self.network), np.rint(values).astype(np.uint8)
        return ChangedAnswer(step, target, subject.image, changed, *said, *maps)

    def _seen(self, desk: Desk, network: Network, classes: int, both: tuple) -> tuple:
        """Return the class that both heat maps are of, what is said of both, and the maps."""
        target = None if self.target < 0 else self.target
        said, maps = [], []
        for x in both:
            method = GradCAM()
            found = finished(
                explain(network, x, desk.kernels, method, None, target, classes=classes)
            )
            target = int(found.targets[0])
            said.append(found.probabilities[0])
            maps.append(found.maps[0])
        return target, said, maps


@dataclass(frozen=True, eq=False)
class RobustnessAnswer:
    """strengths: (points,)   probabilities: (points, classes), or values of regression"""

    step: int
    kind: str
    strengths: np.ndarray
    probabilities: np.ndarray


@dataclass(frozen=True)
class Robustness(Question):
    """What the network says of one image over all strengths of a disturbance."""

    network: str
    picture: Picture
    kind: str
    points: int = 41
    seed: int = 0

    def answer(self, desk: Desk) -> RobustnessAnswer | Steps:
        step, network = desk.step_of(self.network), desk.network(self.network)
        if piece_size(network) >= self.points:
            return finished(self._answer(desk, network, step))
        return self._answer(desk, network.snapshot(), step)

    def _answer(self, desk: Desk, network: Network, step: int) -> Steps:
        subject = Subject.of(self.picture, desk, network)
        strengths = disturbances[self.kind].strengths(self.points)
        said = yield from over_strengths(
            network,
            subject.image,
            self.kind,
            strengths,
            desk.kernels,
            subject.classes,
            source=subject.source,
            others=subject.others,
            seed=self.seed,
            prepare=subject.loaded.preparation.apply,
        )
        return RobustnessAnswer(step, self.kind, strengths, said)


@dataclass(frozen=True, eq=False)
class AdversaryAnswer:
    """epsilons: (points,), of 255   values: (points, height, width, channels) float32

    probabilities: (points, classes)   ``smallest``, ``finest``: see ``attacks.Attacked``
    ``label``: the class the network saw at first
    """

    step: int
    label: int
    epsilons: np.ndarray
    values: np.ndarray
    probabilities: np.ndarray
    smallest: float
    finest: float


@dataclass(frozen=True)
class Adversary(Question):
    """An attack on one image at rising strengths; ``goal`` -1: any other class."""

    network: str
    picture: Picture
    method: str = FGSM
    goal: int = -1
    points: int = 33
    largest: float = LARGEST

    def answer(self, desk: Desk) -> Steps:
        step = desk.step_of(self.network)
        network = desk.network(self.network).snapshot()
        subject = Subject.of(self.picture, desk, network)
        x = subject.image[None]
        attack = attack_on(
            network,
            x,
            desk.kernels,
            goal=None if self.goal < 0 else self.goal,
            classes=subject.classes,
            preparation=subject.loaded.preparation,
            others=subject.others,
            source=subject.source,
        )
        # closer together where they are small: that is where answers change
        epsilons = self.largest * np.linspace(0, 1, self.points) ** 2
        found = yield from attacked_over(
            attack,
            x.astype(np.float32),
            epsilons,
            subject.classes,
            steps=PGD_STEPS if self.method == PGD else 0,
        )
        label = int(found.probabilities[0].argmax())
        return AdversaryAnswer(
            step,
            label,
            found.epsilons,
            found.values,
            found.probabilities,
            found.smallest,
            found.finest,
        )


@dataclass(frozen=True, eq=False)
class Subject:
    """An image as it is stored, and what goes into the network with it.

    inputs: (1, ...) by id of the Input node; that of the image is ``source``
    """

    loaded: Loaded
    image: np.ndarray
    source: str
    inputs: dict[str, np.ndarray]

    @classmethod
    def of(cls, picture: Picture, desk: Desk, network: Network) -> Subject:
        """Return the subject of a question. Raises ``OnlyOneImage``, ``InputMismatch``, ..."""
        loaded = desk.data(picture.choice)
        image = stored_sample(picture, loaded)
        if image.ndim != 3:
            raise OnlyOneImage(actual=image.shape)
        inputs = prepared_sample(picture, desk, network)
        return cls(loaded, image, network.spec.inputs[0].id, inputs)

    @property
    def classes(self) -> int:
        return len(self.loaded.dataset.classes)

    @property
    def others(self) -> dict[str, np.ndarray]:
        return {node: x for node, x in self.inputs.items() if node != self.source}

    def with_values(self, values: np.ndarray) -> dict[str, np.ndarray]:
        """Return the inputs with ``values`` in the place of the image."""
        return {**self.inputs, self.source: self.loaded.preparation.apply(values[None])}


def mean_colour(loaded: Loaded) -> np.ndarray:
    """Return the mean colour (channels,) of the training images; of very many, of some."""
    dataset = loaded.dataset
    if dataset not in _COLOURS:
        x, _, rows = loaded.part("train")
        most = max(1, _COLOURED // int(np.prod(x.shape[1:])))
        chosen = rows[:: max(1, -(-len(rows) // most))]
        _COLOURS[dataset] = x[chosen].mean(axis=(0, 1, 2), dtype=np.float64)
    return _COLOURS[dataset]


def _applied(change: Change | None, subject: Subject) -> np.ndarray:
    """Return the image (height, width, channels) after the change, float32."""
    match change:
        case Erase(mask=mask, fill=fill):
            colour = mean_colour(subject.loaded) if fill == "mean" else 0.0
            return erased(subject.image, mask, fill, colour)
        case Disturb(kind=kind, strength=strength, seed=seed):
            return disturbed(subject.image, kind, strength, seed=seed)
        case Replace(values=values):
            return values
    return subject.image.astype(np.float32)
