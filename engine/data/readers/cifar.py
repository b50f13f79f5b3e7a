"""CIFAR-10 in its binary form (Krizhevsky 2009): records of one label and three colour planes."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.data.dataset import Dataset, FileReference, Progress, Source, no_progress, sources
from engine.data.readers.errors import BrokenRecords, LabelOutOfRange, NoRecords
from engine.data.readers.files import JointProgress, SourceFile, system_errors
from engine.errors import SettingError

SIZE = 32  # pixels, both ways
RECORD = 1 + 3 * SIZE * SIZE  # bytes: a label, then the red, green and blue plane
CLASSES = ("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck")
NAMES_FILE = "batches.meta.txt"
LONGEST_NAMES = 1 << 16  # bytes; CIFAR-10's own file has 60
NAME = re.compile(r"(data|test)_batch.*\.bin(\.gz|\.xz)?", re.I)


@sources.register("CifarFiles")
@dataclass(frozen=True, kw_only=True)
class CifarFiles(Source):
    """CIFAR-10's binary batches, plain or packed by gzip or xz.

    Without ``classes`` their names come from batches.meta.txt beside the first batch, or
    are those of CIFAR-10.
    """

    train: tuple[str, ...]
    test: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()

    foreign: ClassVar[bool] = True

    def __post_init__(self):
        if not self.train:
            raise SettingError(setting="train", expected=">= 1", actual=0)

    def load(self, progress: Progress = no_progress) -> Dataset:
        """Return uint8 images (samples, 32, 32, 3) and their class numbers."""
        names, extra = self._class_names()
        joint = JointProgress([*self.train, *self.test], progress)
        batches = [
            _read_batch(path, len(names), joint.of(number))
            for number, path in enumerate([*self.train, *self.test])
        ]
        train, test = batches[: len(self.train)], batches[len(self.train) :]
        return Dataset(
            name=os.path.basename(os.path.dirname(os.path.abspath(self.train[0]))),
            x=np.concatenate([x for x, _, _ in train]),
            y=np.concatenate([y for _, y, _ in train]),
            test_x=np.concatenate([x for x, _, _ in test]) if test else None,
            test_y=np.concatenate([y for _, y, _ in test]) if test else None,
            classes=names,
            files=(*(file for _, _, file in batches), *extra),
        )

    def _class_names(self) -> tuple[tuple[str, ...], tuple[FileReference, ...]]:
        beside = os.path.join(os.path.dirname(self.train[0]), NAMES_FILE)
        if self.classes or not os.path.isfile(beside):
            return self.classes or CLASSES, ()
        with SourceFile(beside, unpack=False) as file:
            lines = file.read(LONGEST_NAMES).decode("utf-8", "replace").split("\n")
            names = tuple(line.strip() for line in lines if line.strip())
            return names, (file.reference(),)


def find_cifar(folder: str) -> dict[str, tuple[str, ...]]:
    """Return the settings of ``CifarFiles`` for a folder by the usual names."""
    with system_errors(folder):
        names = sorted(name for name in os.listdir(folder) if NAME.fullmatch(name))
    paths = {name: os.path.join(folder, name) for name in names}
    return {
        "train": tuple(p for name, p in paths.items() if name.lower().startswith("data")),
        "test": tuple(p for name, p in paths.items() if name.lower().startswith("test")),
    }


def _read_batch(
    path: str, classes: int, progress: Progress
) -> tuple[np.ndarray, np.ndarray, FileReference]:
    """Return images (records, 32, 32, 3), labels (records,) and the file."""
    with SourceFile(path, progress) as file:
        content = file.read(file.limit + 1)
        reference = file.reference()
    if len(content) % RECORD:
        raise BrokenRecords(path=file.path, expected=RECORD, actual=len(content) % RECORD)
    if not content:
        raise NoRecords(path=file.path)
    records = np.frombuffer(content, np.uint8).reshape(-1, RECORD)
    labels = records[:, 0].astype(np.int64)
    if labels.max() >= classes:
        record = int(np.argmax(labels >= classes))
        raise LabelOutOfRange(
            path=file.path, record=record + 1, actual=int(labels[record]), expected=classes
        )
    planes = records[:, 1:].reshape(-1, 3, SIZE, SIZE)
    return np.ascontiguousarray(planes.transpose(0, 2, 3, 1)), labels, reference
