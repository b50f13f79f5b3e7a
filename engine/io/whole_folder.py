"""Folders that are there as a whole or not at all."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from engine.errors import FolderExists
from engine.io.whole_file import give_usual_rights, told


@contextlib.contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """Give a new folder beside ``path``; it becomes ``path`` at the end.

    Where anything fails nothing is left. Raises ``FolderExists`` where something has that name,
    ``NoRoom``, ``FolderNotWritable`` or ``FileNotWritten``.
    """
    if path.exists():
        raise FolderExists(name=path.name, folder=str(path.parent))
    unfinished: Path | None = None
    try:
        made = tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name[:40]}-", suffix=".part")
        unfinished = Path(made)
        yield unfinished
        give_usual_rights(unfinished, 0o777)
        unfinished.rename(path)
    except BaseException as error:
        if unfinished is not None:
            shutil.rmtree(unfinished, ignore_errors=True)
        if isinstance(error, OSError):
            raise told(error, path) from error
        raise
