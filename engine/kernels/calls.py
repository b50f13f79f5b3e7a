"""Calls of kernels by the address of their machine code, one after the other, in one go.

A program is an array of int64 words. Each call in it is: the address of the machine code, how many
arguments there are, the address that the result is written to, the arguments.
"""

from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.extending import intrinsic

from engine.kernels.compiled import integers, kernel

MOST_ARGUMENTS = 40
HEAD = 3  # words of a call before its arguments

_WORD = ir.IntType(64)
_STATUS = ir.IntType(32)
_BYTES = ir.IntType(8).as_pointer()


def _call_with(builder, code, result, error, arguments, count):
    """Call machine code as Numba lays it out: (result, error, arguments) -> status."""
    kind = ir.FunctionType(_STATUS, [_BYTES, _BYTES.as_pointer(), *(_WORD,) * count])
    values = [builder.load(builder.gep(arguments, [_WORD(i)])) for i in range(count)]
    builder.call(
        builder.inttoptr(code, kind.as_pointer()),
        [builder.inttoptr(result, _BYTES), error, *values],
    )


@intrinsic
def call(typing_context, code, count, result, arguments):
    """Call the kernel at ``code`` with ``count`` int64 at ``arguments``.

    What it returns is written to ``result``, which has room for 8 words.
    """

    def generate(context, builder, signature, args):
        code, count, result, arguments = args
        arguments = builder.inttoptr(arguments, _WORD.as_pointer())
        error = cgutils.alloca_once(builder, _BYTES)
        end = builder.append_basic_block("end")
        choice = builder.switch(count, end)
        for number in range(MOST_ARGUMENTS + 1):
            block = builder.append_basic_block(f"with_{number}")
            choice.add_case(_WORD(number), block)
            builder.position_at_end(block)
            _call_with(builder, code, result, error, arguments, number)
            builder.branch(end)
        builder.position_at_end(end)
        return context.get_dummy_value()

    return types.void(types.int64, types.int64, types.int64, types.int64), generate


@kernel
def run(program, start, stop):
    """Make the calls that lie in the words from ``start`` to ``stop`` of ``program``."""
    words = integers(program, stop)
    at = start
    while at < stop:
        count = words[at + 1]
        call(words[at], count, words[at + 2], program + 8 * (at + HEAD))
        at += HEAD + count
