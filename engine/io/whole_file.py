"""Files that are there as a whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from engine.errors import EngineError, FileNotWritten, FolderNotWritable, NoRoom

FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Give a file under another name in the same folder; it becomes ``path`` at the end.

    Where anything fails, what was at ``path`` before stays as it was. Raises ``NoRoom``,
    ``FolderNotWritable`` or ``FileNotWritten``.
    """
    unfinished: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(
            dir=path.parent, prefix=f".{path.name[:40]}-", suffix=".part", delete=False
        ) as file:
            unfinished = Path(file.name)
            yield file  # type: ignore[misc]  # a wrapper that reads and writes as a file does
            file.flush()
            os.fsync(file.fileno())
        give_usual_rights(unfinished)
        unfinished.replace(path)
    except BaseException as error:
        if unfinished is not None:
            with contextlib.suppress(OSError):
                unfinished.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise told(error, path) from error
        raise


def told(error: OSError, path: Path) -> EngineError:
    """Return what the system says about ``path`` in the user's terms; ours stay as they are."""
    if isinstance(error, EngineError):
        return error
    facts = {"name": path.name, "folder": str(path.parent)}
    if error.errno in FULL:
        return NoRoom(**facts)
    if isinstance(error, (PermissionError, FileNotFoundError, NotADirectoryError)):
        return FolderNotWritable(**facts)
    return FileNotWritten(**facts, code=error.errno or 0)


def give_usual_rights(path: Path, mode: int = 0o666) -> None:
    """Let others read a file as they may read any other; a temporary one is private.

    ``mode`` is what the system begins with, 0o777 for a folder.
    """
    if os.name == "posix":
        mask = os.umask(0)
        os.umask(mask)
        path.chmod(mode & ~mask)
