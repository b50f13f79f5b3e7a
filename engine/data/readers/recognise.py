"""Which reader fits a file or folder that somebody drops: told by names and first bytes."""

from __future__ import annotations

import os
from typing import Any

from engine.data.readers.cifar import NAME as CIFAR_NAME
from engine.data.readers.cifar import find_cifar
from engine.data.readers.errors import SinglePicture
from engine.data.readers.files import open_plain, system_errors
from engine.data.readers.idx import BYTES, find_idx
from engine.data.readers.idx import NAME as IDX_NAME
from engine.data.readers.pictures import SUFFIXES

TABLES = (".csv", ".tsv", ".tab", ".csv.gz", ".tsv.gz", ".csv.xz", ".tsv.xz")
IMAGE_AXES = 3  # of an IDX file; labels have one


def recognise(path: str) -> tuple[str, dict[str, Any]]:
    """Return the name of the source that reads ``path``, and the settings that names tell.

    Raises ``FileMissing``, ``FileForbidden`` or ``SinglePicture``.
    """
    path = os.path.abspath(path)
    with system_errors(path):
        os.stat(path)
    return _of_folder(path) if os.path.isdir(path) else _of_file(path)


def _of_folder(path: str) -> tuple[str, dict[str, Any]]:
    idx = find_idx(path)
    if idx["train_images"] and idx["train_labels"]:
        return "IdxFiles", idx
    with system_errors(path):
        entries = sorted(os.scandir(path), key=lambda entry: entry.name)
    folders = [entry.path for entry in entries if entry.is_dir()]
    for place in (path, *folders):
        cifar = find_cifar(place) if os.access(place, os.R_OK) else {}
        if cifar.get("train"):
            return "CifarFiles", cifar
    tables = [entry.path for entry in entries if entry.name.lower().endswith(TABLES)]
    if len(tables) == 1 and not folders:
        return "TableFile", {"path": tables[0]}
    return "ImageFolder", {"path": path}


def _of_file(path: str) -> tuple[str, dict[str, Any]]:
    folder, name = os.path.split(path)
    if match := IDX_NAME.fullmatch(name):
        part = "train" if match[1].lower() == "train" else "test"
        return "IdxFiles", find_idx(folder) | {f"{part}_{match[2].lower()}": path}
    if CIFAR_NAME.fullmatch(name):
        found = find_cifar(folder)
        return "CifarFiles", found if found["train"] else {"train": (path,)}
    if os.path.splitext(name)[1].lower() in SUFFIXES:
        raise SinglePicture(path=path)
    with open_plain(path) as file, system_errors(path):
        begin = file.read(len(BYTES) + 1)
    if begin[:-1] == BYTES:
        kind = "images" if begin[-1] == IMAGE_AXES else "labels"
        return "IdxFiles", {f"train_{kind}": path}
    return "TableFile", {"path": path}
