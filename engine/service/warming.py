"""Compiles kernels beside the engine, with low priority, where the cache has none."""

from __future__ import annotations

import multiprocessing
import os
from typing import Any

from engine.kernels import cache
from engine.service.parent import die_with_parent

_LOWEST = 19


class Warming:
    """One process that fills the cache; the engine computes with NumPy until it has ended."""

    def __init__(self) -> None:
        self._process: Any = None

    def start(self) -> None:
        """Begin, unless the kernels are there or cannot be compiled here."""
        if cache.is_available() and not cache.is_warm():
            context = multiprocessing.get_context("spawn")
            self._process = context.Process(target=_compile, name="compile-kernels", daemon=True)
            self._process.start()

    def has_ended(self) -> bool:
        """Return True once, after the process has ended."""
        if self._process is None or self._process.is_alive():
            return False
        self._process.join()
        self._process = None
        return True

    def stop(self) -> None:
        """Give up; what is compiled so far stays in the cache."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process = None


def _compile() -> None:
    die_with_parent()
    if hasattr(os, "nice"):
        os.nice(_LOWEST)
    from engine.kernels.compile import compile_all  # Numba, in this process only

    compile_all(lambda done, total, name: None)
