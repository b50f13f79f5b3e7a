"""How kernels are compiled with Numba, where they are kept, and how they see memory.

A kernel takes addresses and integers only, all int64: one signature, whatever the arrays. It does
a whole layer in one call, without Python's lock. Its machine code is kept in ``cache.folder()``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from numba import carray, njit, types  # pyright: ignore[reportPrivateImportUsage]
from numba.core import caching, config
from numba.extending import intrinsic

from engine.kernels import cache

OPTIONS: dict[str, Any] = {
    "nogil": True,
    "error_model": "numpy",
    "fastmath": {"contract", "arcp", "nsz"},  # NaN and infinity keep their meaning
    "boundscheck": False,
}
KERNELS: list[Any] = []  # all that were declared, in order

inline: Callable = njit(forceinline=True, **OPTIONS)


_Locator: Any = caching._CacheLocator  # noqa: SLF001 - the base that Numba documents
_config: Any = config


class KernelFolder(_Locator):
    """Tells Numba to keep machine code in our folder, also in a bundle without sources."""

    def __init__(self, function: Any, file: str):
        self._line = function.__code__.co_firstlineno
        self._folder = cache.folder() / Path(file).parent.name

    def get_cache_path(self) -> str:
        return str(self._folder)

    def get_source_stamp(self) -> str:
        return cache.key()

    def get_disambiguator(self) -> str:
        return str(self._line)

    @classmethod
    def from_function(cls, py_func: Any, py_file: str) -> KernelFolder:
        return cls(py_func, py_file)


@contextmanager
def _own_folder() -> Iterator[None]:
    before = _config.CACHE_LOCATOR_CLASSES
    _config.CACHE_LOCATOR_CLASSES = f"{__name__}.{KernelFolder.__name__}"
    try:
        yield
    finally:
        _config.CACHE_LOCATOR_CLASSES = before


def kernel(function: Callable) -> Any:
    """Declare a kernel; it is loaded or compiled at its first call."""
    with _own_folder():
        compiled = njit(cache=True, **OPTIONS)(function)
    KERNELS.append(compiled)
    return compiled


def load(compiled: Any) -> bool:
    """Make one kernel ready. Return whether its machine code came from the disk."""
    compiled.compile((types.int64,) * compiled.py_func.__code__.co_argcount)
    return not compiled.stats.cache_misses


def load_or_replace(compiled: Any) -> None:
    """Make one kernel ready; what cannot be read on the disk is compiled anew."""
    try:
        load(compiled)
    except Exception:  # half a file may raise anything; the second time it is our fault
        compiled._cache.flush()  # noqa: SLF001 - forgets the files of this kernel
        load(compiled)


def _pointer_to(element: types.Type) -> Any:
    @intrinsic
    def pointer(typing_context, address):
        def generate(context, builder, signature, args):
            return builder.inttoptr(args[0], context.get_value_type(signature.return_type))

        return types.CPointer(element)(types.int64), generate

    return pointer


_float32_pointer = _pointer_to(types.float32)
_float64_pointer = _pointer_to(types.float64)
_int64_pointer = _pointer_to(types.int64)
_uint8_pointer = _pointer_to(types.uint8)
_uint16_pointer = _pointer_to(types.uint16)


@intrinsic
def double_of(typing_context, bits):
    """Return the float64 with these bits: numbers, too, reach a kernel as integers."""

    def generate(context, builder, signature, args):
        return builder.bitcast(args[0], context.get_value_type(types.float64))

    return types.float64(types.int64), generate


@inline
def floats(address, count):
    """``count`` float32 numbers at ``address``."""
    return carray(_float32_pointer(address), (count,))


@inline
def matrix(address, rows, columns):
    """float32 (rows, columns) at ``address``."""
    return carray(_float32_pointer(address), (rows, columns))


@inline
def doubles(address, count):
    """``count`` float64 numbers at ``address``."""
    return carray(_float64_pointer(address), (count,))


@inline
def integers(address, count):
    """``count`` int64 numbers at ``address``."""
    return carray(_int64_pointer(address), (count,))


@inline
def bytes_at(address, count):
    """``count`` uint8 numbers at ``address``."""
    return carray(_uint8_pointer(address), (count,))


@inline
def shorts(address, count):
    """``count`` uint16 numbers at ``address``."""
    return carray(_uint16_pointer(address), (count,))
