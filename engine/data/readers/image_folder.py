"""A folder of pictures with one sub-folder for each class."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any, ClassVar

import numpy as np

from engine.data.dataset import (
    Dataset,
    FileReference,
    Notice,
    Progress,
    Source,
    no_progress,
    sources,
)
from engine.data.readers.errors import (
    EmptyClass,
    FileMissing,
    FileNeedsMemory,
    NoPictures,
    OneClass,
    PicturesRecoloured,
    PicturesReduced,
    PicturesResized,
    PicturesTooLarge,
)
from engine.data.readers.picture_list import PictureList, list_pictures
from engine.data.readers.pictures import Picture, decode_picture, picture_size
from engine.data.readers.watch import Reading, current_watch, opens, told
from engine.errors import EngineError
from engine.registry import check_settings, setting

MEGABYTE = 1 << 20
PROBED = 200  # pictures whose size is looked at, at most
PROBE_SECONDS = 2.0
SMALL = 160  # pixels: a picture up to this size is proposed to be kept as it is
PROPOSED = 128  # pixels: longer side that is proposed for larger pictures


@sources.register("ImageFolder")
@dataclass(frozen=True, kw_only=True)
class ImageFolder(Source):
    """Pictures in one sub-folder a class; also such sub-folders in train/ and test/.

    Every picture is turned upright, laid over white, and made ``width`` x ``height``.
    """

    path: str
    width: int = setting(64, minimum=1, maximum=4096)  # pixels
    height: int = setting(64, minimum=1, maximum=4096)  # pixels
    colours: str = setting("rgb", choices="rgb|grey")
    resize: str = setting("stretch", choices="stretch|crop|pad")

    foreign: ClassVar[bool] = True
    skips_files: ClassVar[bool] = True  # a file that crashes its decoder is left out

    def __post_init__(self):
        check_settings(self)

    def load(self, progress: Progress = no_progress) -> Dataset:
        """Return uint8 images (samples, height, width, channels) and their class numbers.

        A picture that cannot be read is a notice; the rest is loaded.
        """
        listed = list_pictures(self.path, progress)
        gathered = self._gather(listed, progress)
        if not gathered.labels["train"]:
            raise NoPictures(path=listed.path)
        return gathered.dataset(listed)

    def decode(self, path: str) -> Picture:
        """Return one picture of this folder as its data set holds it."""
        return decode_picture(path, self.width, self.height, self.colours, self.resize)

    def _gather(self, listed: PictureList, progress: Progress) -> _Gathered:
        todo = [
            (part, number, path)
            for part, files in (("train", listed.train), ("test", listed.test))
            for number, name in enumerate(listed.classes)
            for path in files.get(name, ())
        ]
        gathered = _Gathered(self, _room_for(self, len(todo)))
        for done, (part, number, path) in enumerate(todo):
            progress(done, len(todo))
            gathered.add(part, number, path, self._reading(path, listed.path))
        progress(len(todo), len(todo))
        return gathered

    def _reading(self, path: str, folder: str) -> Reading:
        """Return what ``path`` gives: pixels, or the code and facts of an error."""
        watch = current_watch.get()
        if known := watch.recall(path):
            return known
        watch.opens(path)  # a crash must never be laid to the picture before
        try:
            picture = self.decode(path)
            reading = Reading(self._facts(picture), picture.pixels.tobytes())
        except MemoryError:
            reading = Reading(asdict(told(FileNeedsMemory(path=path))))
        except EngineError as error:
            if isinstance(error, FileMissing) and not os.path.isdir(folder):
                raise FileMissing(path=folder) from error
            reading = Reading(asdict(told(error)))
        watch.remember(path, reading)
        return reading

    def _facts(self, picture: Picture) -> dict[str, Any]:
        return {
            "file": asdict(picture.file),
            "resized": (picture.width, picture.height) != (self.width, self.height),
            "recoloured": picture.is_grey != (self.colours == "grey"),
            "reduced": picture.is_deep,
        }


def probe_images(path: str) -> dict[str, Any]:
    """Return classes and counts of a folder, and the settings that fit its pictures.

    Sizes come from at most ``PROBED`` pictures, spread evenly, within ``PROBE_SECONDS``.
    """
    listed = list_pictures(path)
    sizes: Counter[tuple[int, int]] = Counter()
    greys = 0
    deadline = time.monotonic() + PROBE_SECONDS
    for file in _spread(listed):
        if size := _size_or_none(file):
            sizes[size[:2]] += 1
            greys += size[2]
        if time.monotonic() > deadline:
            break
    opens("")
    probed = sizes.total()
    width, height = proposed_size(sizes)
    return {
        "classes": listed.classes,
        "counts": tuple(len(paths) for paths in listed.train.values()),
        "test_counts": tuple(len(listed.test.get(name, ())) for name in listed.classes),
        "other_files": len(listed.other_files),
        "probed": probed,
        "sizes": tuple((*size, count) for size, count in sizes.most_common(5)),
        "width": width,
        "height": height,
        "colours": "grey" if probed and greys == probed else "rgb",
        "notices": tuple(listed.notices),
    }


def proposed_size(sizes: Counter[tuple[int, int]]) -> tuple[int, int]:
    """Return (width, height) for pictures of these sizes: small ones stay as they are.

    Larger ones keep their proportions where most agree in size, and become square else.
    """
    if not sizes:
        return PROPOSED, PROPOSED
    (width, height), count = sizes.most_common(1)[0]
    if max(width, height) <= SMALL:
        return width, height
    if count * 2 < sizes.total():
        return PROPOSED, PROPOSED
    scale = PROPOSED / max(width, height)
    return max(1, round(width * scale)), max(1, round(height * scale))


def _spread(listed: PictureList) -> Iterator[str]:
    """Yield some pictures of every class."""
    each = max(1, PROBED // max(1, len(listed.train)))
    for paths in listed.train.values():
        yield from paths[:: max(1, -(-len(paths) // each))]


def _size_or_none(path: str) -> tuple[int, int, bool] | None:
    if current_watch.get().recall(path):  # it crashed an earlier reader
        return None
    try:
        return picture_size(path)
    except EngineError:  # loading will tell which pictures cannot be read, and why
        return None


def _room_for(folder: ImageFolder, count: int) -> np.ndarray:
    channels = 1 if folder.colours == "grey" else 3
    shape = (count, folder.height, folder.width, channels)
    try:
        return np.empty(shape, np.uint8)
    except MemoryError as error:
        needed = -(-count * folder.height * folder.width * channels // MEGABYTE)
        raise PicturesTooLarge(
            count=count, width=folder.width, height=folder.height, needed=needed
        ) from error


@dataclass
class _Gathered:
    """The pictures that could be read so far, in the order of the list: training, then test."""

    folder: ImageFolder
    pixels: np.ndarray  # (pictures, height, width, channels), filled from the front
    labels: dict[str, list[int]] = field(default_factory=lambda: {"train": [], "test": []})
    files: list[FileReference] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def add(self, part: str, number: int, path: str, reading: Reading) -> None:
        facts = reading.facts
        if "code" in facts:
            self.notices.append(Notice(facts["code"], facts["facts"]))
            return
        row = self.pixels[len(self.files)]
        row[:] = np.frombuffer(reading.content, np.uint8).reshape(row.shape)
        self.labels[part].append(number)
        self.files.append(FileReference(**facts["file"]))
        self.counts.update(key for key in ("resized", "recoloured", "reduced") if facts[key])

    def dataset(self, listed: PictureList) -> Dataset:
        train, test = (np.array(self.labels[part], np.int64) for part in ("train", "test"))
        kept = np.unique(train)
        if len(kept) < 2:
            raise OneClass(path=listed.path, name=listed.classes[kept[0]])
        empty = [name for i, name in enumerate(listed.classes) if i not in kept]
        known = np.isin(test, kept)
        test_x = self.pixels[len(train) : len(self.files)]
        test_x = test_x if known.all() else test_x[known]
        return Dataset(
            name=os.path.basename(listed.path),
            x=self.pixels[: len(train)],
            y=np.searchsorted(kept, train),
            test_x=test_x if len(test_x) else None,
            test_y=np.searchsorted(kept, test[known]) if len(test_x) else None,
            classes=tuple(listed.classes[i] for i in kept),
            files=tuple(self.files),
            notices=(
                *listed.notices,
                *(told(EmptyClass(name=name)) for name in empty),
                *self._counted(),
                *self.notices,
            ),
        )

    def _counted(self) -> Iterator[Notice]:
        total = len(self.files)
        folder = self.folder
        if count := self.counts["resized"]:
            size = {"width": folder.width, "height": folder.height}
            yield told(PicturesResized(count=count, total=total, **size))
        if count := self.counts["recoloured"]:
            yield told(PicturesRecoloured(count=count, total=total, colours=folder.colours))
        if count := self.counts["reduced"]:
            yield told(PicturesReduced(count=count, total=total))
