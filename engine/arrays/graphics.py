"""Which graphics card there is, asked of NVIDIA's driver itself: in a millisecond, without CuPy."""

from __future__ import annotations

import ctypes
import importlib.util
import sys
from dataclasses import dataclass
from typing import Any

OLDEST_DRIVER = 12000  # CUDA 12.0, which cupy-cuda12x asks for
_LIBRARY = "nvcuda.dll" if sys.platform == "win32" else "libcuda.so.1"
_NAME_BYTES = 256


@dataclass(frozen=True)
class Graphics:
    """A card of NVIDIA's, and whether arrays can live on it.

    state: "none" (no driver), "no card" (a driver, but no card that it can use), "old driver",
    "no cupy" (CuPy is not installed), "ready"   driver: 12040 stands for CUDA 12.4
    """

    state: str
    name: str = ""
    driver: int = 0


def look_for_graphics() -> Graphics:
    """Return what the driver tells of the first card."""
    try:
        library = ctypes.CDLL(_LIBRARY)
    except OSError:
        return Graphics("none")
    return told_by(library, has_cupy=importlib.util.find_spec("cupy") is not None)


def told_by(library: Any, *, has_cupy: bool) -> Graphics:
    """Return what a driver tells. library: the functions of CUDA's driver, which return 0 or not"""
    count, device, version = ctypes.c_int(), ctypes.c_int(), ctypes.c_int()
    name = ctypes.create_string_buffer(_NAME_BYTES)
    failed = (
        library.cuInit(0)
        or library.cuDeviceGetCount(ctypes.byref(count))
        or not count.value
        or library.cuDeviceGet(ctypes.byref(device), 0)
        or library.cuDeviceGetName(name, _NAME_BYTES, device)
        or library.cuDriverGetVersion(ctypes.byref(version))
    )
    if failed:
        return Graphics("no card")
    state = "ready" if has_cupy else "no cupy"
    if version.value < OLDEST_DRIVER:
        state = "old driver"
    return Graphics(state, name.value.decode(errors="replace"), version.value)
