"""Questions about pinned inputs: what each is, and what the network says of all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.errors import EngineError
from engine.explain.predictions import finished, piece_size, probabilities
from engine.network.network import Network
from engine.service.desk import Desk
from engine.service.questions.base import Question, Steps
from engine.service.questions.data import Sample, SampleAnswer
from engine.service.questions.picture import FromData, Picture, prepared_sample

Problem = tuple[str, dict[str, Any]]  # kind and facts of an EngineError


@dataclass(frozen=True)
class PictureSample(Question):
    """Any picture as it is stored, answered with ``SampleAnswer``; ``row`` is -1 of own values."""

    picture: Picture

    def answer(self, desk: Desk) -> SampleAnswer:
        picture = self.picture
        if isinstance(picture, FromData):
            return Sample(picture.choice, picture.part, picture.place).answer(desk)
        return SampleAnswer(picture.values, -1, "", (), -1)


@dataclass(frozen=True, eq=False)
class BenchSamplesAnswer:
    """For each picture its sample, or why there is none."""

    samples: tuple[SampleAnswer | Problem, ...]


@dataclass(frozen=True)
class BenchSamples(Question):
    """Several pictures as they are stored."""

    pictures: tuple[Picture, ...]

    def answer(self, desk: Desk) -> BenchSamplesAnswer:
        return BenchSamplesAnswer(
            tuple(_tried(lambda p=p: PictureSample(p).answer(desk)) for p in self.pictures)
        )


@dataclass(frozen=True, eq=False)
class BenchAnswer:
    """For each picture the probabilities (classes,), or values; or why there are none."""

    step: int
    said: tuple[np.ndarray | Problem, ...]


@dataclass(frozen=True)
class Bench(Question):
    """What the network says of several pictures, of which some may not fit it."""

    network: str
    pictures: tuple[Picture, ...]

    def answer(self, desk: Desk) -> BenchAnswer | Steps:
        step, network = desk.step_of(self.network), desk.network(self.network)
        if piece_size(network) >= len(self.pictures):
            return finished(self._answer(desk, network, step))
        return self._answer(desk, network.snapshot(), step)

    def _answer(self, desk: Desk, network: Network, step: int) -> Steps:
        said = []
        for done, picture in enumerate(self.pictures, start=1):
            said.append(_tried(lambda p=picture: _said(desk, network, p)))
            yield done, len(self.pictures)
        return BenchAnswer(step, tuple(said))


def _said(desk: Desk, network: Network, picture: Picture) -> np.ndarray:
    x = prepared_sample(picture, desk, network)
    classes = len(desk.data(picture.choice).dataset.classes)
    return probabilities(network, x, desk.kernels, classes)[0].ravel()


def _tried(work: Any) -> Any:
    """Return what ``work`` does, or the kind and facts of its error."""
    try:
        return work()
    except EngineError as error:
        return type(error).__name__, error.facts
