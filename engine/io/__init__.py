"""Files: the project, and models that go in and out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.io.model_report import ModelFile


def read_model(path: Path, architecture: Path | None = None) -> ModelFile:
    """Return the Keras model in a file; see ``engine.io.model_file.read_model``."""
    from engine.io.model_file import read_model as read  # h5py is nothing for the window's process

    return read(path, architecture)
