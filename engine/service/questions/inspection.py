"""Everything that is seen of one sample, written into a folder."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from engine.errors import EngineError
from engine.explain.inspection import Sight, tour
from engine.explain.predictions import class_probabilities
from engine.io.whole_folder import whole_folder
from engine.service.desk import Desk
from engine.service.questions.base import Question, Steps
from engine.service.questions.inside import names_for
from engine.service.questions.picture import FromData, Picture, prepared_sample, stored_sample
from engine.service.questions.waiting import in_thread
from engine.spec import spec_to_json

FOLDERS = {"map": "activations", "values": "activations", "filter": "weights", "heat": "heat"}
_HEAT_SHARE = 0.5  # of a heat map over its image
_LONGEST = 4096  # pixels that a picture is magnified to at most
_SMALL_SAMPLE = 256  # pixels: the shorter side of a sample's picture at least

Colours = Callable[[np.ndarray, float, float], np.ndarray]


@dataclass(frozen=True, eq=False)
class SeenFile:
    """A picture or a table of the folder: what it shows, and its path in there, "" for none."""

    kind: str  # "sample", "prediction", or the kind of a ``Sight``
    name: str  # of the layer or the method
    path: str
    problem: EngineError | None = None


@dataclass(frozen=True, eq=False)
class ExportInspectionAnswer:
    step: int
    folder: str
    files: tuple[SeenFile, ...]


@dataclass(frozen=True, eq=False)
class ExportInspection(Question):
    """Write all that is seen of one sample into ``folder``, which is new.

    ``tables``: the colours that the window draws with, (256, 3) uint8, for "map", "filter" and
    "heat". Every picture lies beside its numbers (NPZ); values without places are tables (CSV).
    """

    network: str
    picture: Picture
    folder: str
    tables: dict[str, np.ndarray]

    def answer(self, desk: Desk) -> Steps:
        step = desk.step_of(self.network)
        network = desk.network(self.network).snapshot()
        x = prepared_sample(self.picture, desk, network)
        loaded = desk.data(self.picture.choice)
        sample, classes = stored_sample(self.picture, loaded), loaded.dataset.classes
        sights = yield from tour(network, x, desk.kernels, classes=len(classes), size=sample.shape)
        outputs = network.predict(x, desk.kernels)
        said = class_probabilities(network, outputs, len(classes))[0].ravel()
        names = names_for(classes or loaded.dataset.target_names, len(said))
        about = {
            "step": step,
            "sample": _words(self.picture),
            "data": self.picture.choice.to_json(),
            "network": spec_to_json(network.spec),
        }

        def write(_given_up: Callable[[], bool]) -> list[SeenFile]:
            with whole_folder(Path(self.folder)) as folder:
                book = _Book(folder, self.tables)
                book.write_sample(sample)
                book.write_table("prediction", "prediction", names, said)
                for sight in sights:
                    book.write(sight)
                text = json.dumps(about, ensure_ascii=False, indent=1)
                (folder / "inspection.json").write_text(text, "utf-8")
                return book.files

        files = yield from in_thread(write)
        return ExportInspectionAnswer(step, self.folder, tuple(files))


class _Book:
    """The files of the folder, one after the other."""

    def __init__(self, folder: Path, tables: dict[str, np.ndarray]):
        self.files: list[SeenFile] = []
        self._folder, self._tables = folder, tables
        self._image: np.ndarray | None = None
        self._counts: dict[str, int] = {}

    def write_sample(self, sample: np.ndarray) -> None:
        np.savez_compressed(self._folder / "sample.npz", sample=sample)
        path = "sample.npz"
        if sample.ndim == 3 and sample.shape[2] in (1, 3):
            self._image, path = _as_colours(sample), "sample.png"
            _save(self._image, self._folder / path, -(-_SMALL_SAMPLE // min(sample.shape[:2])))
        self.files.append(SeenFile("sample", "", path))

    def write_table(
        self, kind: str, name: str, heads: Sequence[str], values: np.ndarray, path: str = ""
    ) -> None:
        path = path or f"{name}.csv"
        with open(self._folder / path, "w", newline="", encoding="utf-8-sig") as file:
            rows = csv.writer(file)
            rows.writerow(["name", "value"])
            rows.writerows((head, f"{v:.9g}") for head, v in zip(heads, values, strict=True))
        self.files.append(SeenFile(kind, name, path))

    def write(self, sight: Sight) -> None:
        """Write one thing that is seen: its numbers, and its picture."""
        if sight.problem is not None:
            self.files.append(SeenFile(sight.kind, sight.name, "", sight.problem))
            return
        stem = self._stem(sight)
        if sight.kind == "values" and sight.numbers["activations"].ndim == 1:
            values = sight.numbers["activations"]
            heads = [str(i) for i in range(len(values))]
            self.write_table(sight.kind, sight.name, heads, values, f"{stem}.csv")
            return
        np.savez_compressed(self._folder / f"{stem}.npz", **sight.numbers)  # type: ignore[arg-type]
        path = f"{stem}.npz"
        if sight.picture is not None:
            path = f"{stem}.png"
            _save(self._drawn(sight), self._folder / path, sight.magnified)
        self.files.append(SeenFile(sight.kind, sight.name, path))

    def _stem(self, sight: Sight) -> str:
        folder = FOLDERS[sight.kind]
        (self._folder / folder).mkdir(exist_ok=True)
        number = self._counts[folder] = self._counts.get(folder, 0) + 1
        name = re.sub(r"[^\w.-]+", "_", sight.name)[:60]
        return f"{folder}/{number:02}-{name}"

    def _drawn(self, sight: Sight) -> np.ndarray:
        """Return the picture in colours, a heat map over its image."""
        assert sight.picture is not None
        kind = "filter" if sight.low < 0 else sight.kind
        span = (sight.high - sight.low) or 1.0
        places = np.clip((sight.picture - sight.low) / span * 255, 0, 255).round().astype(np.uint8)
        colours = self._tables[kind][places]
        if sight.kind != "heat" or self._image is None:
            return colours
        mixed = _HEAT_SHARE * colours + (1 - _HEAT_SHARE) * self._image
        return mixed.round().astype(np.uint8)


def _as_colours(sample: np.ndarray) -> np.ndarray:
    """Return an image (height, width, 1 or 3) as colours, uint8."""
    values = np.broadcast_to(sample, (*sample.shape[:2], 3))
    if values.dtype == np.uint8:
        return values
    values = np.nan_to_num(values.astype(np.float32))
    low, high = min(float(values.min()), 0.0), max(float(values.max()), 1.0)
    return ((values - low) / (high - low) * 255).round().astype(np.uint8)


def _save(picture: np.ndarray, path: Path, magnified: int) -> None:
    height, width = picture.shape[:2]
    times = max(1, min(magnified, _LONGEST // max(height, width, 1)))
    image = Image.fromarray(np.ascontiguousarray(picture))
    if times > 1:
        image = image.resize((width * times, height * times), Image.Resampling.NEAREST)
    image.save(path)


def _words(picture: Picture) -> dict[str, object]:
    if isinstance(picture, FromData):
        return {"part": picture.part, "place": picture.place}
    return {"part": "given", "place": 0}
