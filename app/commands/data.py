"""Choosing data, how they are scaled and cut: pure functions from document to document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.document import Document
from app.records import RunRecord
from engine.data.builtin import Digits8x8
from engine.data.choice import DataChoice
from engine.data.dataset import Source
from engine.data.downloads import Download
from engine.data.preparation import DivideBy255, Preparation, Standardise, preparations
from engine.data.readers import CifarFiles, IdxFiles, ImageFolder
from engine.data.several import StereoPairs
from engine.data.signs import Signs
from engine.data.split import Split

PICTURES = (Signs, StereoPairs, Digits8x8, ImageFolder, IdxFiles, CifarFiles, Download)
PATHS = ("path", "train_images", "train_labels", "test_images", "test_labels", "train", "test")


def choose(document: Document, source: Source) -> Document:
    """Use ``source``; another kind of data comes with the preparation that fits it.

    The split stays as it is.
    """
    before = document.choice
    if before is None:
        return replace(document, choice=DataChoice(source, proposed_preparation(source)))
    kept = type(source) is type(before.source)
    preparation = before.preparation if kept else proposed_preparation(source)
    return replace(document, choice=DataChoice(source, preparation, before.split))


def set_preparation(document: Document, name: str) -> Document:
    """Scale the inputs in the way that is registered as ``name``."""
    return _changed(document, preparation=preparations[name]())


def set_split(document: Document, **settings: Any) -> Document:
    """Change settings of the split. Raises ``SettingError``."""
    return _changed(document, split=replace(split_of(document), **settings))


def set_source(document: Document, **settings: Any) -> Document:
    """Change settings of the source. Raises ``SettingError``."""
    assert document.choice is not None
    return _changed(document, source=replace(document.choice.source, **settings))


def relocate(document: Document, path: str) -> Document:
    """Look for the same data at ``path``: the file or folder itself, or the folder of the files."""
    assert document.choice is not None
    return _changed(document, source=relocated(document.choice.source, path))


# What is said of data


def proposed_preparation(source: Source) -> Preparation:
    """Return the preparation that usually serves best, known before anything is read."""
    return DivideBy255() if isinstance(source, PICTURES) else Standardise()


def fitting_preparations(is_image: bool) -> list[str]:
    """Return the names of the preparations that make sense, in the order of a list."""
    if is_image:
        return ["DivideBy255", "CentreImages", "Standardise", "MinMax", "Unchanged"]
    return ["Standardise", "MinMax", "Unchanged"]


def split_of(document: Document) -> Split:
    """Return how the data are cut."""
    return document.choice.split if document.choice else Split()


def paths_of(source: Source) -> list[str]:
    """Return the files and folders that a source reads, as its settings name them."""
    found: list[str] = []
    for name in PATHS if source.foreign and not isinstance(source, Download) else ():
        value = getattr(source, name, "")
        found += value if isinstance(value, tuple) else [value]
    return [path for path in found if path]


def relocated(source: Source, path: str) -> Source:
    """Return ``source`` with its files at ``path``; several keep their names in its folder."""
    if hasattr(source, "path"):
        return replace(source, path=path)  # type: ignore[call-arg]
    place = Path(path)
    folder = place.parent if place.name in {Path(p).name for p in paths_of(source)} else place
    moved = {name: _moved(getattr(source, name), folder) for name in PATHS if hasattr(source, name)}
    return replace(source, **moved)


def known_fingerprints(records: Iterable[RunRecord], source: Source) -> set[str]:
    """Return the hashes of the data that runs with this source have learned from."""
    return {r.fingerprint for r in records if r.choice.source == source and r.fingerprint}


def _moved(value: Any, folder: Path) -> Any:
    if isinstance(value, tuple):
        return tuple(_moved(part, folder) for part in value)
    return str(folder / Path(value).name) if value else value


def _changed(document: Document, **parts: Any) -> Document:
    assert document.choice is not None
    return replace(document, choice=replace(document.choice, **parts))
