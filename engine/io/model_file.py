"""Models of Keras read from files, whatever their version, with a report."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from engine.data.readers.watch import opens
from engine.io.keras_file import read_keras
from engine.io.model_extras import ModelExtras
from engine.io.model_report import ModelFile


def read_model(path: Path, architecture: Path | None = None) -> ModelFile:
    """Return the model in a ``.keras`` or HDF5 file. Nothing in it is ever run.

    A file of weights alone needs the description of its layers: ``architecture``, or a file with
    the same name and the ending .json beside it. What cannot be built (a Lambda, an unknown
    layer) is an error in the report, and the layers are told all the same. Files of others are
    read in a process of their own: ``engine.service.models.open_model``.

    Raises a ``ModelError`` where the file cannot be read at all.
    """
    spec, arrays, facts = read_keras(path)
    return ModelFile(
        facts["format"],
        facts["keras_version"],
        spec=spec,
        arrays=arrays,
        extras=ModelExtras.from_json(facts["extras"]),
    )


def read_foreign(path: str, architecture: str = "") -> dict[str, Any]:
    """Return a model as plain values and arrays (``ModelFile.from_plain``), in the reader."""
    opens(path)  # a file that crashes the HDF5 library is then told by its name
    return read_model(Path(path), Path(architecture) if architecture else None).to_plain()
