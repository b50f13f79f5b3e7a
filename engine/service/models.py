"""Opens models that other people made, in the reader process."""

from __future__ import annotations

from collections.abc import Callable

from engine.io.model_report import ModelFile
from engine.service.reader import Limits, ask_reader, never


def open_model(
    path: str,
    architecture: str = "",
    cancelled: Callable[[], bool] = never,
    limits: Limits | None = None,
) -> ModelFile:
    """Return what ``engine.io.read_model`` returns; a file that crashes costs a sentence.

    Raises as ``read_model`` does, ``Cancelled``, or ``FileCrashed`` and its kin with the file.
    """
    plain = ask_reader(
        "read_foreign", cancelled=cancelled, limits=limits, path=path, architecture=architecture
    )
    return ModelFile.from_plain(plain)
