"""What every source of data gives: arrays kept as they are, and what they mean."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

import numpy as np

from engine.registry import Registry

Progress = Callable[[int, int], None]  # (done, total); raises Cancelled to stop the work


def no_progress(done: int, total: int) -> None:
    """Ignore how far the work is."""


@dataclass(frozen=True)
class FileReference:
    """A file that a data set was read from, so that a change is noticed later."""

    path: str
    size: int  # bytes
    modified: float  # seconds since 1970
    sha256: str


@dataclass(frozen=True)
class Notice:
    """Something the user should know about what was read: a code and its facts."""

    code: str  # class name of an EngineError, whose template is the sentence
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Target:
    """What one more output is compared with.

    values: (samples,) int64 class numbers, or (samples, ...) float32; classes: their names
    """

    values: np.ndarray
    classes: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Dataset:
    """Samples and targets in memory, read-only, in the type they were stored in.

    x: (samples, height, width, channels) uint8, (samples, features) or (samples, time, features)
    float32, or whole numbers: (samples, time) int32 of words
    y: (samples,) int64 class numbers, or (samples, targets) float32

    ``more_inputs`` and ``more_targets`` are for networks with several inputs or outputs, by name
    and with the same rows; such data bring no test part themselves. ``weights`` are how much each
    sample of ``x`` counts in the loss, (samples,) float32; None: all the same.
    """

    name: str
    x: np.ndarray
    y: np.ndarray
    test_x: np.ndarray | None = None  # a test part that the data set brings itself
    test_y: np.ndarray | None = None
    classes: tuple[str, ...] = ()  # empty for regression
    feature_names: tuple[str, ...] = ()
    target_names: tuple[str, ...] = ()
    files: tuple[FileReference, ...] = ()
    notices: tuple[Notice, ...] = ()  # what was left out, and why
    more_inputs: Mapping[str, np.ndarray] = field(default_factory=dict)
    more_targets: Mapping[str, Target] = field(default_factory=dict)
    weights: np.ndarray | None = None

    def __post_init__(self):
        assert self.test_x is None or not (self.more_inputs or self.more_targets)
        for array in self.arrays:
            array.setflags(write=False)

    @property
    def arrays(self) -> list[np.ndarray]:
        """All arrays that the data set holds."""
        more = [*self.more_inputs.values(), *(t.values for t in self.more_targets.values())]
        parts = (self.x, self.y, self.test_x, self.test_y, self.weights, *more)
        return [array for array in parts if array is not None]

    @property
    def nbytes(self) -> int:
        return sum(array.nbytes for array in self.arrays)

    @property
    def is_image(self) -> bool:
        return self.x.ndim == 4

    @property
    def is_classification(self) -> bool:
        return bool(self.classes)

    @property
    def sample_shape(self) -> tuple[int, ...]:
        """Shape of one sample, without the batch."""
        return self.x.shape[1:]

    @property
    def target_count(self) -> int:
        """Number of classes, or of values to predict."""
        return len(self.classes) if self.classes else self.y.shape[1]


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where data come from, as settings only; the project saves this and no data."""

    registered_name: ClassVar[str] = ""
    family: ClassVar[str] = "source"
    foreign: ClassVar[bool] = False  # True: read other people's files, only in the reader process

    def load(self, progress: Progress = no_progress) -> Dataset:
        """Return the data set. Raises an ``EngineError`` that says what to do."""
        raise NotImplementedError


sources: Registry[Source] = Registry("source")
