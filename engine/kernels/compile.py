"""Compiles all kernels into the user's cache: ``python -m engine.kernels.compile``.

Runs in a process of its own with low priority. Prints one line a kernel, ``done total name``;
the kernels count as there when the last one is.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable

from engine.kernels import cache

KEPT = 4  # folders of other versions that stay for their return


def compile_all(report: Callable[[int, int, str], None]) -> None:
    """Compile or load every kernel, then note that the cache is complete."""
    from engine.kernels import compiled, cpu  # noqa: F401 - cpu declares the kernels

    for done, each in enumerate(compiled.KERNELS, start=1):
        each.load_or_replace()
        report(done, len(compiled.KERNELS), each.title)
    cache.mark_warm()
    _prune()


def load_all() -> bool:
    """Make all kernels ready. Return whether each one came from the disk."""
    from engine.kernels import compiled, cpu  # noqa: F401 - cpu declares the kernels

    return all(each.load() for each in compiled.KERNELS)


def _prune() -> None:
    """Remove the oldest folders of kernels that other versions left behind."""
    folders = [f for f in cache.folder().parent.iterdir() if f.is_dir() and f != cache.folder()]
    folders.sort(key=lambda f: f.stat().st_mtime)
    for folder in folders[:-KEPT]:
        shutil.rmtree(folder, ignore_errors=True)


def main() -> None:
    """Compile with the lowest priority that the system offers."""
    if hasattr(os, "nice"):
        os.nice(10)

    def report(done: int, total: int, name: str) -> None:
        sys.stdout.write(f"{done} {total} {name}\n")
        sys.stdout.flush()

    compile_all(report)


if __name__ == "__main__":
    main()
