"""IDX: the file format of MNIST (LeCun, Cortes, Burges 1998), also of Fashion-MNIST and others."""

from __future__ import annotations

import math
import os
import re
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.data.dataset import Dataset, FileReference, Progress, Source, no_progress, sources
from engine.data.readers.errors import (
    ClassNamesMismatch,
    CountMismatch,
    IdxAxes,
    ImageSizeMismatch,
    NoRecords,
    NotIdx,
    OneClass,
    WrongSize,
)
from engine.data.readers.files import JointProgress, SourceFile, system_errors
from engine.errors import SettingError

BYTES = b"\x00\x00\x08"  # two zeros and the code of unsigned bytes; the number of axes follows
SETTINGS = ("train_images", "train_labels", "test_images", "test_labels")
NAME = re.compile(r"(train|t10k|test)[-_.](images|labels)[-_.]idx[13][-_.]ubyte(\.gz)?", re.I)


@sources.register("IdxFiles")
@dataclass(frozen=True, kw_only=True)
class IdxFiles(Source):
    """Images and labels in IDX files, packed by gzip or plain; the test files may be absent."""

    train_images: str
    train_labels: str
    test_images: str = ""
    test_labels: str = ""
    classes: tuple[str, ...] = ()  # names; the labels themselves where there are none

    foreign: ClassVar[bool] = True

    def __post_init__(self):
        if bool(self.test_images) != bool(self.test_labels):
            empty = "test_labels" if self.test_images else "test_images"
            raise SettingError(setting=empty, expected="!= ''", actual="''")

    def load(self, progress: Progress = no_progress) -> Dataset:
        """Return uint8 images (samples, height, width, 1) and their class numbers."""
        paths = [self.train_images, self.train_labels, self.test_images, self.test_labels]
        paths = [path for path in paths if path]
        joint = JointProgress(paths, progress)
        x, y, files = read_pair(paths[0], paths[1], joint.of(0), joint.of(1))
        if not self.test_images:
            names, y, _ = self._name(y, y)
            return Dataset(name=_name_of(paths[0]), x=x, y=y, classes=names, files=files)
        test_x, test_y, more = read_pair(paths[2], paths[3], joint.of(2), joint.of(3))
        if test_x.shape[1:] != x.shape[1:]:
            raise ImageSizeMismatch(path=paths[2], actual=_size(test_x), expected=_size(x))
        names, y, test_y = self._name(y, test_y)
        return Dataset(
            name=_name_of(paths[0]),
            x=x,
            y=y,
            test_x=test_x,
            test_y=test_y,
            classes=names,
            files=files + more,
        )

    def _name(self, y: np.ndarray, test_y: np.ndarray):
        """Return the names of the classes, and both arrays of labels as class numbers."""
        labels = np.union1d(y, test_y)
        if len(labels) < 2:
            raise OneClass(path=os.path.abspath(self.train_labels), name=str(labels[0]))
        if self.classes and len(self.classes) != len(labels):
            raise ClassNamesMismatch(actual=len(self.classes), expected=len(labels))
        names = self.classes or tuple(str(label) for label in labels)
        return names, np.searchsorted(labels, y), np.searchsorted(labels, test_y)


def find_idx(folder: str) -> dict[str, str]:
    """Return the settings of ``IdxFiles`` for a folder by the usual names; '' where none is.

    Plain files go before packed ones, ``folder`` before its sub-folders.
    """
    found: dict[str, str] = dict.fromkeys(SETTINGS, "")
    with system_errors(folder):
        inside = sorted(os.scandir(folder), key=lambda entry: entry.name)
    places = [folder, *(entry.path for entry in inside if entry.is_dir())]
    for place in places:
        for name in sorted(os.listdir(place)) if os.access(place, os.R_OK) else []:
            match = NAME.fullmatch(name)
            if not match or os.path.isdir(os.path.join(place, name)):
                continue
            part = "train" if match[1].lower() == "train" else "test"
            setting = f"{part}_{match[2].lower()}"
            found[setting] = found[setting] or os.path.join(place, name)
    return found


def read_pair(
    images_path: str,
    labels_path: str,
    images_progress: Progress = no_progress,
    labels_progress: Progress = no_progress,
) -> tuple[np.ndarray, np.ndarray, tuple[FileReference, ...]]:
    """Return images (samples, height, width, 1) uint8, labels (samples,) int64, and both files."""
    images, images_file = read_idx(images_path, 3, images_progress)
    labels, labels_file = read_idx(labels_path, 1, labels_progress)
    if len(images) != len(labels):
        raise CountMismatch(path=labels_file.path, actual=len(labels), expected=len(images))
    return images[..., None], labels.astype(np.int64), (images_file, labels_file)


def read_idx(
    path: str, axes: int, progress: Progress = no_progress
) -> tuple[np.ndarray, FileReference]:
    """Return one IDX file of unsigned bytes, whose header must agree with its size."""
    with SourceFile(path, progress) as file:
        shape = _read_shape(file, axes)
        expected = math.prod(shape)
        if not expected:
            raise NoRecords(path=file.path)
        header = 4 + 4 * axes
        if header + expected > file.limit:  # before memory is taken for what cannot be there
            raise WrongSize(path=file.path, expected=header + expected, actual=header + file.rest())
        values = np.empty(expected, np.uint8)
        actual = file.read_into(values) + file.rest()
        if actual != expected:
            raise WrongSize(path=file.path, expected=header + expected, actual=header + actual)
        return values.reshape(shape), file.reference()


def _read_shape(file: SourceFile, axes: int) -> tuple[int, ...]:
    begin = file.read(4)
    if begin[:3] != BYTES or len(begin) < 4:
        raise NotIdx(
            path=file.path, actual=begin.hex(" "), expected=(BYTES + bytes([axes])).hex(" ")
        )
    if begin[3] != axes:
        raise IdxAxes(path=file.path, actual=begin[3], expected=axes)
    sizes = file.read(4 * axes)
    if len(sizes) != 4 * axes:
        raise WrongSize(path=file.path, expected=4 + 4 * axes, actual=4 + len(sizes))
    return tuple(int(size) for size in np.frombuffer(sizes, ">u4"))


def _name_of(path: str) -> str:
    """Return the name of the folder, which tells MNIST from Fashion-MNIST."""
    return os.path.basename(os.path.dirname(os.path.abspath(path)))


def _size(images: np.ndarray) -> str:
    return f"{images.shape[2]} x {images.shape[1]}"
