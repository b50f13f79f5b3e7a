"""How kernels are compiled with Numba, where they are kept, and how they see memory.

A kernel takes addresses and integers only, all int64: one signature, whatever the arrays. It does
a whole layer in one call, without Python's lock. Its machine code is kept in ``cache.folder()``.
"""

from __future__ import annotations

import threading
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
# no multiplication is joined with an addition: the bits of NumPy
EXACT: dict[str, Any] = {**OPTIONS, "fastmath": {"arcp", "nsz"}}
KERNELS: list[Kernel] = []  # all that were declared, in order
LISTENERS: dict[int, Listener] = {}  # who is told of each call, by the thread it is made in

Listener = Callable[["Kernel", tuple[int, ...], Any], None]

inline: Callable = njit(forceinline=True, **OPTIONS)
exact_inline: Callable = njit(forceinline=True, **EXACT)


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


class Kernel:
    """A function of addresses and integers, made into machine code at its first call."""

    def __init__(self, function: Callable, options: dict[str, Any]):
        with _own_folder():
            self.compiled: Any = njit(cache=True, **options)(function)
        code = function.__code__
        self.argument_names = code.co_varnames[: code.co_argcount]
        self.title = f"{function.__module__}.{function.__name__}"

    def __call__(self, *arguments: int) -> Any:
        result = self.compiled(*arguments)
        if LISTENERS and (listener := LISTENERS.get(threading.get_ident())):
            listener(self, arguments, result)
        return result

    def load(self) -> bool:
        """Make it ready. Return whether its machine code came from the disk."""
        self.compiled.compile(self._signature)
        return not self.compiled.stats.cache_misses

    def load_or_replace(self) -> None:
        """Make it ready; what cannot be read on the disk is compiled anew."""
        try:
            self.load()
        except Exception:  # half a file may raise anything; the second time it is our fault
            self.compiled._cache.flush()  # noqa: SLF001 - forgets the files of this kernel
            self.load()

    def entry(self) -> int:
        """Return the address of the machine code, which ``calls.call`` understands."""
        self.load()
        found = self.compiled.overloads[self._signature]
        return found.library.get_pointer_to_function(found.fndesc.llvm_func_name)

    @property
    def _signature(self) -> tuple:
        return (types.int64,) * len(self.argument_names)


def kernel(function: Callable) -> Kernel:
    """Declare a kernel."""
    KERNELS.append(Kernel(function, OPTIONS))
    return KERNELS[-1]


def exact_kernel(function: Callable) -> Kernel:
    """Declare a kernel whose results are those of NumPy to the last bit."""
    KERNELS.append(Kernel(function, EXACT))
    return KERNELS[-1]


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
_int32_pointer = _pointer_to(types.int32)
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
def short_integers(address, count):
    """``count`` int32 numbers at ``address``."""
    return carray(_int32_pointer(address), (count,))


@inline
def bytes_at(address, count):
    """``count`` uint8 numbers at ``address``."""
    return carray(_uint8_pointer(address), (count,))


@inline
def shorts(address, count):
    """``count`` uint16 numbers at ``address``."""
    return carray(_uint16_pointer(address), (count,))
