"""Pictures of a folder without classes, to be predicted."""

from __future__ import annotations

import os
from dataclasses import asdict
from typing import Any

import numpy as np

from engine.data.readers.errors import FileMissing, FileNeedsMemory, NotAFolder
from engine.data.readers.files import system_error
from engine.data.readers.pictures import SUFFIXES, read_picture
from engine.data.readers.watch import Reading, current_watch, told
from engine.errors import EngineError


def list_loose_pictures(folder: str) -> list[str]:
    """Return the pictures in a folder and below it, sorted, relative to it.

    Raises ``FileMissing``, ``NotAFolder`` or what the system reports.
    """
    folder = os.path.abspath(folder)
    if not os.path.lexists(folder):
        raise FileMissing(path=folder)
    if not os.path.isdir(folder):
        raise NotAFolder(path=folder)
    found = []
    for place, below, names in os.walk(folder, onerror=_tell):
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in names:
            is_picture = os.path.splitext(name)[1].lower() in SUFFIXES
            if is_picture and not name.startswith("."):
                found.append(os.path.relpath(os.path.join(place, name), folder))
    return sorted(found)


def read_pictures(paths: list[str], shape: tuple[int, int, int], resize: str) -> dict[str, Any]:
    """Return those pictures that can be read, and what is wrong with the others.

    pixels: (read, height, width, channels) uint8   read: places in ``paths``
    problems: for each other place, the code and facts of an error
    """
    pixels = np.zeros((len(paths), *shape), np.uint8)
    read: list[int] = []
    problems: dict[str, Any] = {}
    watch = current_watch.get()
    for place, path in enumerate(paths):
        watch.progress(place, len(paths))
        reading = _reading(path, shape, resize)
        if "code" in reading.facts:
            problems[str(place)] = reading.facts
            continue
        pixels[len(read)] = np.frombuffer(reading.content, np.uint8).reshape(shape)
        read.append(place)
    return {"pixels": pixels[: len(read)], "read": read, "problems": problems}


def _reading(path: str, shape: tuple[int, int, int], resize: str) -> Reading:
    """Return the pixels of one picture, or the code and facts of an error."""
    watch = current_watch.get()
    if known := watch.recall(path):
        return known
    watch.opens(path)  # a crash must never be laid to the picture before
    try:
        reading = Reading({}, read_picture(path, shape, resize).tobytes())
    except MemoryError:
        reading = Reading(asdict(told(FileNeedsMemory(path=path))))
    except EngineError as error:
        reading = Reading(asdict(told(error)))
    watch.remember(path, reading)
    return reading


def _tell(error: OSError) -> None:
    raise system_error(str(error.filename), error) from error
