"""What the window is told of data in memory: figures, parts, notices."""

from __future__ import annotations

from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np

from engine.data import summary
from engine.data.choice import DataChoice
from engine.data.dataset import Dataset, FileReference, Notice
from engine.data.preparation import Affine
from engine.data.split import Parts


@dataclass(frozen=True)
class PartOverview:
    """How many samples a part has, in all and of each class."""

    samples: int
    class_counts: tuple[int, ...] = ()


@dataclass(frozen=True)
class Overview:
    """What the data hold, in plain values; the window shows nothing that is not here.

    ``task`` is "classification" or "regression". ``own_test`` says that the data bring a test
    part themselves. ``fingerprint`` is the SHA-256 of all arrays.
    """

    choice: DataChoice
    name: str
    task: str
    is_image: bool
    sample_shape: tuple[int, ...]
    dtype: str
    megabytes: float
    missing: int
    train: PartOverview
    validation: PartOverview
    test: PartOverview
    own_test: bool
    classes: tuple[str, ...]
    pixels: summary.Column | None  # of images
    features: tuple[summary.Column, ...]  # of tables
    targets: tuple[summary.Column, ...]  # of regression
    weights: summary.Column | None  # how much samples count, where the data say it
    notices: tuple[Notice, ...]  # of reading, of the split, of the preparation
    fingerprint: str
    files: tuple[FileReference, ...]

    @property
    def is_classification(self) -> bool:
        return self.task == "classification"

    @property
    def feature_names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.features)

    @property
    def target_names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.targets)

    @property
    def samples(self) -> int:
        return self.train.samples + self.validation.samples + self.test.samples


# Another split of the same data needs no second look at all values.
_FIGURES: WeakKeyDictionary[Dataset, tuple[summary.Overview, str]] = WeakKeyDictionary()


def overview_of(
    choice: DataChoice, dataset: Dataset, parts: Parts, preparation: Affine
) -> Overview:
    """Return the overview of data that are cut and prepared as chosen."""
    if dataset not in _FIGURES:
        _FIGURES[dataset] = summary.overview(dataset), summary.fingerprint(dataset)
    figures, fingerprint = _FIGURES[dataset]
    test_y = dataset.y if dataset.test_y is None else dataset.test_y
    return Overview(
        choice=choice,
        name=dataset.name,
        task="classification" if dataset.is_classification else "regression",
        is_image=dataset.is_image,
        sample_shape=dataset.sample_shape,
        dtype=figures.dtype,
        megabytes=figures.megabytes,
        missing=figures.missing,
        train=_part(dataset, dataset.y[parts.train]),
        validation=_part(dataset, dataset.y[parts.validation]),
        test=_part(dataset, test_y[parts.test]),
        own_test=parts.own_test,
        classes=dataset.classes,
        pixels=figures.pixels,
        features=figures.features,
        targets=figures.targets,
        weights=figures.weights,
        notices=dataset.notices + parts.notices + preparation.notices,
        fingerprint=fingerprint,
        files=dataset.files,
    )


def _part(dataset: Dataset, y: np.ndarray) -> PartOverview:
    if not dataset.is_classification:
        return PartOverview(len(y))
    counts = np.bincount(y, minlength=len(dataset.classes))
    return PartOverview(len(y), tuple(counts.tolist()))
