"""Calls of kernels by the address of their machine code, one after the other, in one go.

A program is an array of int64 words. Each call in it is: the address of the machine code, how many
arguments there are, the address that the result is written to, the arguments.
"""

import numpy as np
from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.extending import intrinsic

from engine.kernels.compiled import doubles, inline, integers, kernel

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


@inline
def _run(program, stop):
    words = integers(program, stop)
    at = 0
    while at < stop:
        count = words[at + 1]
        call(words[at], count, words[at + 2], program + 8 * (at + HEAD))
        at += HEAD + count


@kernel
def run(program, stop):
    """Make the calls that lie in the ``stop`` words of ``program``."""
    _run(program, stop)


@inline
def _number(program, stop, places, count, step):
    """Write the number of the step into the ``count`` words of ``program`` that hold it."""
    words, at = integers(program, stop), integers(places, count)
    for i in range(count):
        words[at[i]] = step


@kernel
def run_steps(
    learn, learn_stop, learn_places, learn_count,
    move, move_stop, move_places, move_count,
    rows, samples, placed, told, results, told_by_step, steps, learn_step, move_step,
):  # fmt: skip
    """Do steps of training: the program ``learn`` fills gradients, ``move`` changes weights.

    rows: (steps, samples), copied step by step to ``placed``, where ``learn`` reads them
    told: (results, 8) float64, which ``learn`` writes; copied to told_by_step[step]
    ``..._places`` are the words of a program that hold the number of its step.

    Return how many steps are done: they end before a step whose kernels found something wrong
    with the samples (the second number told is negative), and after one whose loss is not finite.
    """
    source, target = integers(rows, steps * samples), integers(placed, samples)
    size = 8 * results
    now, kept = doubles(told, size), doubles(told_by_step, steps * size)
    for i in range(steps):
        for j in range(samples):
            target[j] = source[i * samples + j]
        _number(learn, learn_stop, learn_places, learn_count, learn_step + i)
        _run(learn, learn_stop)
        is_finite = True
        for j in range(size):
            kept[i * size + j] = now[j]
            if j % 8 == 1 and now[j] < 0:
                return i
            if j % 8 == 0 and not np.isfinite(now[j]):
                is_finite = False
        _number(move, move_stop, move_places, move_count, move_step + i)
        _run(move, move_stop)
        if not is_finite:
            return i + 1
    return steps
