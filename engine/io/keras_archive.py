"""The ``.keras`` file: a zip of three members, opened with suspicion."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

from engine.errors import ModelDamaged, ModelTooLarge, UnsafeModel

METADATA, CONFIG, WEIGHTS, OURS = (
    "metadata.json",
    "config.json",
    "model.weights.h5",
    "lamina.json",
)
MEGABYTE = 1 << 20
MOST_TEXT = 64  # megabytes of a description
MOST_WEIGHTS = 4096  # megabytes
ZIP_START, HDF5_START = b"PK\x03\x04", b"\x89HDF\r\n\x1a\n"
DATE = (1980, 1, 1, 0, 0, 0)  # the same model gives the same bytes


def pack(file: BinaryIO, members: Mapping[str, bytes | memoryview]) -> None:
    """Write ``members`` uncompressed, as Keras does."""
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, DATE)
            with archive.open(info, "w", force_zip64=len(content) >= 1 << 31) as member:
                member.write(content)


def unpack(path: Path) -> dict[str, bytes]:
    """Return the members of a ``.keras`` file by name.

    Raises ``UnsafeModel`` for a member that no model of these layers has, or that is there
    twice; ``ModelTooLarge``; ``ModelDamaged``.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            _check(archive.infolist())
            return {info.filename: archive.read(info) for info in archive.infolist()}
    except (zipfile.BadZipFile, NotImplementedError, EOFError, RuntimeError) as error:
        raise ModelDamaged(where="zip") from error


def _check(members: list[zipfile.ZipInfo]) -> None:
    names = [info.filename for info in members]
    for info in members:
        name = info.filename
        if name not in (METADATA, CONFIG, WEIGHTS, OURS) or names.count(name) > 1:
            raise UnsafeModel(member=name[:100])
        most = MOST_WEIGHTS if name == WEIGHTS else MOST_TEXT
        if info.file_size > most * MEGABYTE:
            raise ModelTooLarge(member=name, actual=info.file_size // MEGABYTE, maximum=most)
    for name in (CONFIG, WEIGHTS):
        if name not in names:
            raise ModelDamaged(where=name)
