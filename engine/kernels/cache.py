"""Where compiled kernels lie on the disk, and whether all of them are there.

The folder is named after all that the machine code depends on: Python, NumPy, Numba, the
processor, the sources of the kernels. Another version of any finds another folder.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import platform
import shutil
import sys
from functools import cache
from pathlib import Path

import numpy as np
import platformdirs

STAMP = "complete.json"


@cache
def key() -> str:
    """Return what names the machine code that this Python on this processor can run."""
    import llvmlite.binding
    import numba

    features = llvmlite.binding.get_host_cpu_features().flatten()
    parts = (
        platform.python_implementation(),
        sys.version,
        np.__version__,
        numba.__version__,
        llvmlite.binding.get_process_triple(),
        llvmlite.binding.get_host_cpu_name(),
        features,
        _sources(),
    )
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:24]


def _sources() -> str:
    """Return a hash of the kernels' sources, of the program's file in a bundle without them."""
    digest = hashlib.sha256()
    files = sorted(Path(__file__).parent.rglob("*.py"))
    for file in files:
        digest.update(file.name.encode())
        digest.update(file.read_bytes())
    if not files:
        program = Path(sys.executable).stat()
        digest.update(f"{program.st_size} {program.st_mtime_ns}".encode())
    return digest.hexdigest()


@cache
def folder() -> Path:
    """Return the folder of the compiled kernels, in the user's cache."""
    return Path(platformdirs.user_cache_dir("lamina", appauthor=False)) / "kernels" / key()


def is_available() -> bool:
    """Whether kernels can be compiled at all here."""
    return importlib.util.find_spec("numba") is not None


def is_warm() -> bool:
    """Whether all kernels were compiled here before."""
    return (folder() / STAMP).is_file()


def is_intact() -> bool:
    """Whether the machine code is, to the last bit, what was compiled: damage would crash."""
    try:
        noted = json.loads((folder() / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return noted == {"files": _files()}


def mark_warm() -> None:
    """Note that all kernels are compiled; the note appears whole or not at all."""
    stamp = folder() / STAMP
    part = stamp.with_suffix(".part")
    part.write_text(json.dumps({"files": _files()}), encoding="utf-8")
    part.replace(stamp)


def wipe() -> None:
    """Remove the kernels of this version, since one of them cannot be trusted."""
    shutil.rmtree(folder(), ignore_errors=True)


def _files() -> dict[str, str]:
    """Return the SHA-256 of each file of machine code."""
    return {
        file.relative_to(folder()).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder().rglob("*.nb[ci]"))
    }
