"""NumPy's own OpenBLAS: where it lies, and how many threads it may use.

Compiled kernels call its matrix product as an external symbol. The symbol is private to NumPy's
wheels; where it is missing (another BLAS), dense layers and convolutions stay with NumPy.
"""

from __future__ import annotations

import ctypes
from functools import cache
from pathlib import Path

import numpy as np

SGEMM = "scipy_cblas_sgemm64_"
SET_THREADS = "scipy_openblas_set_num_threads64_"
GET_THREADS = "scipy_openblas_get_num_threads64_"


@cache
def library_path() -> Path | None:
    """Return the file of the OpenBLAS that NumPy has loaded, or None where it has another."""
    package = Path(np.__file__).parent
    wheels = (package.parent / "numpy.libs", package / ".dylibs", package / ".libs")
    for folder in (*wheels, package.parent):  # a bundle may lay all libraries in one folder
        for file in sorted(folder.glob("*scipy_openblas64*")):
            if hasattr(ctypes.CDLL(str(file)), SGEMM):
                return file
    return None


def sgemm_address() -> int:
    """Return the address of the matrix product in the library that NumPy has loaded."""
    product = getattr(ctypes.CDLL(str(library_path())), SGEMM)
    return ctypes.cast(product, ctypes.c_void_p).value or 0


def set_blas_threads(count: int) -> None:
    """Let each matrix product use ``count`` threads: 1 where shards are threads themselves."""
    if path := library_path():
        getattr(ctypes.CDLL(str(path)), SET_THREADS)(ctypes.c_int(count))


def blas_threads() -> int:
    """Return how many threads a matrix product may use, 0 where it is not known."""
    path = library_path()
    return getattr(ctypes.CDLL(str(path)), GET_THREADS)() if path else 0
