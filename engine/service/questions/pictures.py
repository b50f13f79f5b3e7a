"""Questions about picture files of the user: one to try, or a folder to predict."""

from __future__ import annotations

import csv
import errno
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from engine.data.choice import DataChoice
from engine.data.readers.errors import CannotWrite
from engine.data.readers.loose_pictures import list_loose_pictures
from engine.errors import NoPicturesHere, OnlyImages, rebuilt
from engine.explain.predictions import class_probabilities, in_pieces, top
from engine.network.network import Network
from engine.service.desk import Desk, Loaded
from engine.service.questions.base import Question, Steps
from engine.service.questions.inside import names_for
from engine.service.questions.picture import Given, check_input
from engine.service.questions.waiting import in_thread, telling
from engine.service.reader import ask_reader

_ROOM = 64 << 20  # bytes of pixels that are read at a time
_TOP = 3  # classes in each row of the table
_TOLD = 200  # problems told one by one


@dataclass(frozen=True)
class PickPicture(Question):
    """A picture file, turned and resized as the data were; answered with ``Given``."""

    choice: DataChoice
    path: str

    def answer(self, desk: Desk) -> Steps:
        loaded = desk.data(self.choice)
        shape, resize = _form_of(loaded)

        def read(given_up: Callable[[], bool]) -> Given:
            pixels = ask_reader(
                "read_picture", cancelled=given_up, path=self.path, shape=shape, resize=resize
            )
            return Given(self.choice, pixels)

        return in_thread(read)


@dataclass(frozen=True)
class PredictFolderAnswer:
    """``problems``: (file, kind, facts) of the first files that could not be read."""

    step: int
    table: str  # path of the CSV file
    predicted: int
    unreadable: int
    problems: tuple[tuple[str, str, dict[str, Any]], ...]


@dataclass(frozen=True)
class PredictFolder(Question):
    """Predict all pictures in a folder and below it, and write a CSV table.

    Its columns: file, the likeliest class and its probability, the next two; for regression
    the values. Files that cannot be read have their reason in the last column.
    """

    network: str
    choice: DataChoice
    folder: str
    table: str

    def answer(self, desk: Desk) -> Steps:
        step = desk.step_of(self.network)
        network = desk.network(self.network).snapshot()
        loaded = desk.data(self.choice)
        shape, resize = _form_of(loaded)
        check_input(network, shape)
        files = yield from in_thread(lambda _: list_loose_pictures(self.folder))
        if not files:
            raise NoPicturesHere(path=self.folder)
        work = _Work(desk, network, loaded, self.folder, files, shape, resize)
        yield from work.all_parts()
        yield from in_thread(lambda _: work.write(self.table))
        told = tuple((files[i], *work.problems[i]) for i in sorted(work.problems)[:_TOLD])
        return PredictFolderAnswer(step, self.table, len(work.said), len(work.problems), told)


@dataclass(eq=False)
class _Work:
    """The prediction of a folder; ``said`` and ``problems`` are kept by place in ``files``."""

    desk: Desk
    network: Network
    loaded: Loaded
    folder: str
    files: list[str]
    shape: tuple[int, int, int]
    resize: str
    said: dict[int, np.ndarray] = field(default_factory=dict)
    problems: dict[int, tuple[str, dict[str, Any]]] = field(default_factory=dict)

    def all_parts(self) -> Steps:
        """Read and predict as many files at a time as there is room for."""
        size = max(1, _ROOM // int(np.prod(self.shape)))
        for start in range(0, len(self.files), size):
            yield from self._part(start, self.files[start : start + size])

    def _part(self, start: int, names: list[str]) -> Steps:
        paths = [os.path.join(self.folder, name) for name in names]
        read = [0]

        def so_far() -> tuple[int, int]:
            return start + read[0], len(self.files)

        def work(given_up: Callable[[], bool]) -> dict[str, Any]:
            return ask_reader(
                "read_pictures",
                cancelled=given_up,
                progress=lambda done, _: read.__setitem__(0, done),
                paths=paths,
                shape=self.shape,
                resize=self.resize,
            )

        found = yield from telling(in_thread(work), so_far)
        for place, problem in found["problems"].items():
            self.problems[start + int(place)] = problem["code"], problem["facts"]
        said = yield from telling(self._predicted(found["pixels"]), so_far)
        self.said |= {start + place: row for place, row in zip(found["read"], said, strict=True)}

    def _predicted(self, pixels: np.ndarray) -> Steps:
        apply = self.loaded.preparation.apply
        pieces = in_pieces(
            self.network, len(pixels), lambda places: apply(pixels[places]), self.desk.kernels
        )
        outputs = yield from pieces
        return class_probabilities(self.network, outputs, len(self.loaded.dataset.classes))

    def write(self, path: str) -> None:
        """Write the table; the file appears whole or not at all."""
        unfinished = f"{path}.part"
        try:
            # the mark at its beginning lets spreadsheets read names in any alphabet
            with open(
                unfinished, "w", newline="", encoding="utf-8-sig", errors="backslashreplace"
            ) as file:
                writer = csv.writer(file)
                writer.writerow(["file", *self._heads(), "problem"])
                writer.writerows(self._row(place) for place in range(len(self.files)))
            os.replace(unfinished, path)
        except OSError as error:
            with suppress(OSError):
                os.remove(unfinished)
            code = errno.errorcode.get(error.errno or 0, "?")
            raise CannotWrite(path=path, code=code) from error

    def _heads(self) -> list[str]:
        dataset = self.loaded.dataset
        if dataset.is_classification:
            shown = min(_TOP, len(dataset.classes))
            ends = ["", *(f"_{i}" for i in range(2, shown + 1))]
            return [f"{head}{end}" for end in ends for head in ("class", "probability")]
        count = self.network.summary[self.network.spec.output.id].shape
        return list(names_for(dataset.target_names, int(np.prod(count or ()))))

    def _row(self, place: int) -> list[str]:
        if place in self.problems:
            kind, facts = self.problems[place]
            return [self.files[place], *("" for _ in self._heads()), str(rebuilt(kind, facts))]
        said, classes = self.said[place].ravel(), self.loaded.dataset.classes
        if not classes:
            return [self.files[place], *(f"{value:.6g}" for value in said), ""]
        names = names_for(classes, len(said))
        best = top(said, min(_TOP, len(classes)))
        cells = [cell for i, p in best for cell in (names[i], f"{p:.6f}")]
        return [self.files[place], *cells, ""]


def _form_of(loaded: Loaded) -> tuple[tuple[int, int, int], str]:
    """Return shape and way of resizing of the pictures of a data set."""
    dataset = loaded.dataset
    if not dataset.is_image:
        raise OnlyImages(name=dataset.name)
    height, width, channels = dataset.sample_shape
    # only folders of pictures say how; the others had one size from the beginning
    return (height, width, channels), getattr(loaded.choice.source, "resize", "pad")
