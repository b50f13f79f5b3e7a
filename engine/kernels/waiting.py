"""Waiting for another thread without sleeping: being woken takes longer than many a step."""

from llvmlite import ir
from numba import types
from numba.extending import intrinsic

from engine.kernels.compiled import kernel

MOST_LOOKS = 200_000  # less than a tenth of a millisecond

_WORD = ir.IntType(64)


@intrinsic
def _seen(typing_context, address):
    """Return the int64 at ``address`` as the other thread wrote it last."""

    def generate(context, builder, signature, args):
        return builder.load_atomic(builder.inttoptr(args[0], _WORD.as_pointer()), "acquire", 8)

    return types.int64(types.int64), generate


@kernel
def look_out(address, value, looks):
    """Return when the int64 at ``address`` is at least ``value``, or after so many looks."""
    for _ in range(looks):
        if _seen(address) >= value:
            return


def wait_for(address: int, value: int) -> None:
    """Wait a bounded time until the int64 at ``address`` is at least ``value``."""
    look_out(address, value, MOST_LOOKS)
