"""Questions about data in memory."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.data import summary
from engine.data.choice import DataChoice
from engine.errors import OnlyImages, OnlyTables
from engine.service.desk import Desk, Loaded
from engine.service.questions.base import Question, Steps
from engine.service.questions.picture import row_of
from engine.service.questions.waiting import in_thread


@dataclass(frozen=True)
class Thumbnails(Question):
    """Some images of each class; answered with ``engine.data.summary.Thumbnails``.

    Larger ones are reduced to ``size`` pixels. Sample numbers are places in the part "all".
    """

    choice: DataChoice
    per_class: int = 10
    size: int = 64

    def answer(self, desk: Desk) -> Steps:
        dataset = _images(desk.data(self.choice)).dataset
        return in_thread(lambda _: summary.thumbnails(dataset, self.per_class, self.size))


@dataclass(frozen=True)
class MeanImage(Question):
    """The mean of one class, or of all images: (height, width, channels) float32."""

    choice: DataChoice
    class_number: int | None = None

    def answer(self, desk: Desk) -> Steps:
        dataset = _images(desk.data(self.choice)).dataset
        return in_thread(lambda _: summary.mean_image(dataset, self.class_number))


@dataclass(frozen=True)
class DataHistogram(Question):
    """Values of one feature by class, or of all pixels; ``engine.data.summary.Histogram``."""

    choice: DataChoice
    feature: int | None = None
    bins: int = 32

    def answer(self, desk: Desk) -> Steps:
        dataset = desk.data(self.choice).dataset
        return in_thread(lambda _: summary.histogram(dataset, self.feature, self.bins))


@dataclass(frozen=True)
class DataScatter(Question):
    """Two features, or one and the target, as points; ``engine.data.summary.Scatter``."""

    choice: DataChoice
    limit: int = 5000
    features: tuple[int, int] = (0, 1)

    def answer(self, desk: Desk) -> summary.Scatter:
        dataset = desk.data(self.choice).dataset
        if dataset.is_image:
            raise OnlyTables(name=dataset.name)
        return summary.scatter(dataset, self.limit, self.features)


@dataclass(frozen=True, eq=False)
class SampleAnswer:
    """One sample as it is stored, and what it is.

    values: (height, width, channels) or (features,)   ``label`` is -1 for regression, where
    ``targets`` are the values to predict. ``row`` is its number in the data.
    """

    values: np.ndarray
    label: int
    class_name: str
    targets: tuple[float, ...]
    row: int


@dataclass(frozen=True)
class Sample(Question):
    """The sample at ``place`` (from 0) of a part: "train", "validation", "test" or "all"."""

    choice: DataChoice
    part: str
    place: int

    def answer(self, desk: Desk) -> SampleAnswer:
        loaded = desk.data(self.choice)
        x, y, row = row_of(loaded, self.part, self.place)
        classes = loaded.dataset.classes
        if not classes:
            return SampleAnswer(x[row].copy(), -1, "", tuple(y[row].tolist()), row)
        label = int(y[row])
        return SampleAnswer(x[row].copy(), label, classes[label], (), row)


@dataclass(frozen=True, eq=False)
class SamplesAnswer:
    """values: (count, ...) as stored   labels: (count,) class numbers, or (count, targets)"""

    values: np.ndarray
    labels: np.ndarray


@dataclass(frozen=True)
class Samples(Question):
    """Several samples of a part, for a gallery."""

    choice: DataChoice
    part: str
    places: tuple[int, ...]

    def answer(self, desk: Desk) -> SamplesAnswer:
        x, y, rows = desk.data(self.choice).part(self.part)
        wanted = rows[list(self.places)]
        return SamplesAnswer(x[wanted], y[wanted])


def _images(loaded: Loaded) -> Loaded:
    if not loaded.dataset.is_image:
        raise OnlyImages(name=loaded.dataset.name)
    return loaded
