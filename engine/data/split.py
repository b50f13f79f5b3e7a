"""Which samples train, which validate, and which are kept for the test."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.data.dataset import Dataset, Notice
from engine.errors import RareClass, SettingError, TooFewSamples
from engine.registry import Registry, check_settings, setting


@dataclass(frozen=True, eq=False)
class Parts:
    """Sample numbers (int64) of each part.

    ``test`` counts in ``test_x`` of the data set where that brings its own test part
    (``own_test``), otherwise in ``x``.
    """

    train: np.ndarray
    validation: np.ndarray
    test: np.ndarray
    own_test: bool = False
    notices: tuple[Notice, ...] = ()

    def __post_init__(self):
        for rows in (self.train, self.validation, self.test):
            rows.setflags(write=False)


splits: Registry[Split] = Registry("split")


@splits.register("Split")
@dataclass(frozen=True, kw_only=True)
class Split:
    """Shares for validation and test; the rest trains.

    ``stratified`` keeps the share of each class within one sample.
    Without ``shuffle`` the last samples validate, as Keras's ``validation_split`` does, and the
    very last ones test; for series in time.
    """

    registered_name: ClassVar[str] = ""
    family: ClassVar[str] = "split"

    validation: float = setting(0.2, minimum=0, maximum=0.9)
    test: float = setting(0.0, minimum=0, maximum=0.9)
    seed: int = setting(0, minimum=0, maximum=2**32 - 1)
    stratified: bool = setting(True)
    shuffle: bool = setting(True)

    def __post_init__(self):
        check_settings(self)
        share = self.validation + self.test
        if share > 0.95 + 1e-9:  # 0.9 + 0.05 is a little more
            raise SettingError(setting="validation + test", expected="at most 0.95", actual=share)

    def apply(self, dataset: Dataset) -> Parts:
        """Return the parts of ``dataset``, always the same. Raises ``TooFewSamples``."""
        own_test = dataset.test_x is not None
        test = 0.0 if own_test else self.test
        groups = self._groups(dataset)
        if self.shuffle:
            train, validation, tested = self._drawn(groups, test)
        else:
            train, validation, tested = self._in_order(len(dataset.x), test)
        if (
            not len(train)
            or (self.validation and not len(validation))
            or (test and not len(tested))
        ):
            raise TooFewSamples(name=dataset.name, actual=len(dataset.x))
        if dataset.test_x is not None:
            tested = np.arange(len(dataset.test_x))
        return Parts(train, validation, tested, own_test, _rare_classes(dataset, groups))

    def _in_order(self, count: int, test: float) -> tuple[np.ndarray, ...]:
        """Cut where Keras cuts: at ``floor(count (1 - share))``."""
        test_at = math.floor(count * (1 - test))
        validation_at = math.floor(count * (1 - self.validation - test))
        rows = np.arange(count)
        return rows[:validation_at], rows[validation_at:test_at], rows[test_at:]

    def _groups(self, dataset: Dataset) -> list[np.ndarray]:
        """Return the samples of each class, or all in one group."""
        if not (self.shuffle and self.stratified and dataset.is_classification):
            return [np.arange(len(dataset.x))]
        order = np.argsort(dataset.y, kind="stable")
        counts = np.bincount(dataset.y, minlength=len(dataset.classes))
        return np.split(order, np.cumsum(counts)[:-1])

    def _drawn(self, groups: list[np.ndarray], test: float) -> tuple[np.ndarray, ...]:
        """Draw from each group by chance; each part comes in random order."""
        rng = np.random.default_rng(self.seed)
        sizes = np.array([len(group) for group in groups])
        tests = _apportioned(sizes, test, np.maximum(sizes - 1, 0))
        trained = np.floor(sizes * (1 - test - self.validation) + 1e-9).astype(np.int64)
        limits = sizes - tests - np.maximum(trained, 1)
        validations = _apportioned(sizes, self.validation, np.maximum(limits, 0))
        pieces = [
            np.split(rng.permutation(group), [tested, tested + validating])
            for group, tested, validating in zip(groups, tests, validations, strict=True)
        ]
        test_rows, validation_rows, train_rows = (
            rng.permutation(np.concatenate(part)) for part in zip(*pieces, strict=True)
        )
        return train_rows, validation_rows, test_rows


def _apportioned(sizes: np.ndarray, share: float, limits: np.ndarray) -> np.ndarray:
    """Return how many of each group to take: ``share size``, rounded by largest remainders.

    At most ``limits``; at least one in all where any is wanted and allowed.
    """
    wanted = sizes * share
    taken = np.minimum(np.floor(wanted + 1e-9).astype(np.int64), limits)
    total = max(round(share * sizes.sum()), 1 if share else 0)
    left = np.where(taken < limits, wanted - taken, -1.0)
    for group in np.argsort(-left, kind="stable")[: max(total - taken.sum(), 0)]:
        if left[group] > 1e-9:
            taken[group] += 1
    return taken


def _rare_classes(dataset: Dataset, groups: list[np.ndarray]) -> tuple[Notice, ...]:
    """Tell of classes that cannot stand in each part."""
    if len(groups) != len(dataset.classes):
        return ()
    return tuple(
        Notice(RareClass.__name__, {"class_name": name, "actual": len(group)})
        for name, group in zip(dataset.classes, groups, strict=True)
        if len(group) < 2
    )
