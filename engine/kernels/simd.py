"""A vector of float32 numbers as a type of Numba: arithmetic on ``LANES`` numbers at once.

LLVM makes vectors of plain loops by itself, except where too many streams of memory meet or many
values must stay in registers. There the vector is written out: ``load``, ``store``, ``+ - * /``.
``simd_math`` adds functions that bend.

This rests on parts of Numba that may change. Where this module cannot be imported, convolutions
take the way of ``columns``, which is made of plain loops, and recurrent layers stay with NumPy.
"""

from __future__ import annotations

import operator

import llvmlite.binding
from llvmlite import ir
from numba import types
from numba.core import cgutils, errors
from numba.extending import intrinsic, lower_builtin, models, register_model, type_callable

LANES = 16 if llvmlite.binding.get_host_cpu_features().get("avx512f") else 8
FLAGS = ("contract", "nsz", "arcp")

_FLOAT = ir.FloatType()
_VECTOR = ir.VectorType(_FLOAT, LANES)
_INDEX = ir.IntType(32)


class Vector(types.Type):
    """``LANES`` float32 numbers in a register."""

    def __init__(self):
        super().__init__(name=f"float32x{LANES}")


vector = Vector()


@register_model(Vector)
class _VectorModel(models.PrimitiveModel):
    def __init__(self, manager, fe_type):
        super().__init__(manager, fe_type, _VECTOR)


def _spread(builder, number):
    """Return a vector that holds ``number`` in each lane."""
    undefined = ir.Constant(_VECTOR, ir.Undefined)
    one = builder.insert_element(undefined, number, ir.Constant(_INDEX, 0))
    zeros = ir.Constant(ir.VectorType(_INDEX, LANES), [0] * LANES)
    return builder.shuffle_vector(one, undefined, zeros)


def _as_vector(builder, value, kind):
    """Return a vector, or a float64 number spread over one."""
    return value if kind == vector else _spread(builder, builder.fptrunc(value, _FLOAT))


def _define(operation, instruction: str) -> None:
    """Make ``operation`` work on two vectors, and on a vector and a constant like ``4.0``."""

    @type_callable(operation)
    def type_operation(context):
        def result(a, b):
            fitting = (vector, types.float64)
            return vector if vector in (a, b) and a in fitting and b in fitting else None

        return result

    def lower(context, builder, signature, args):
        a, b = (_as_vector(builder, *pair) for pair in zip(args, signature.args, strict=True))
        return getattr(builder, instruction)(a, b, flags=FLAGS)

    for kinds in ((vector, vector), (types.float64, vector), (vector, types.float64)):
        lower_builtin(operation, *kinds)(lower)


_define(operator.add, "fadd")
_define(operator.sub, "fsub")
_define(operator.mul, "fmul")
_define(operator.truediv, "fdiv")


def _vector_at(builder, address):
    return builder.inttoptr(address, _VECTOR.as_pointer())


@intrinsic
def load(typing_context, address):
    """Return the ``LANES`` numbers at ``address``."""

    def generate(context, builder, signature, args):
        value = builder.load(_vector_at(builder, args[0]))
        value.align = 4
        return value

    return vector(types.int64), generate


@intrinsic
def store(typing_context, address, value):
    """Write ``LANES`` numbers to ``address``."""
    if value != vector:
        raise errors.TypingError("store takes a vector")

    def generate(context, builder, signature, args):
        builder.store(args[1], _vector_at(builder, args[0])).align = 4
        return context.get_dummy_value()

    return types.void(types.int64, vector), generate


@intrinsic
def spread(typing_context, address):
    """Return a vector with the number at ``address`` in each lane."""

    def generate(context, builder, signature, args):
        number = builder.load(builder.inttoptr(args[0], _FLOAT.as_pointer()))
        number.align = 4
        return _spread(builder, number)

    return vector(types.int64), generate


@intrinsic
def at_least(typing_context, value, floor):
    """Return the larger of two in each lane; NaN in ``value`` stays NaN."""

    def generate(context, builder, signature, args):
        value, floor = args
        return builder.select(builder.fcmp_ordered("<", value, floor), floor, value)

    return vector(vector, vector), generate


@intrinsic
def where_positive(typing_context, y, value):
    """Return ``value`` in the lanes where ``y > 0``, else 0."""

    def generate(context, builder, signature, args):
        nothing = ir.Constant(_VECTOR, [0.0] * LANES)
        return builder.select(builder.fcmp_ordered(">", args[0], nothing), args[1], nothing)

    return vector(vector, vector), generate


@intrinsic
def zeros(typing_context):
    """Return a vector of zeros."""

    def generate(context, builder, signature, args):
        return ir.Constant(_VECTOR, [0.0] * LANES)

    return vector(), generate


def _lanes_below(builder, count):
    """Return, for each lane, whether its number is less than ``count``."""
    kind = ir.VectorType(ir.IntType(64), LANES)
    undefined = ir.Constant(kind, ir.Undefined)
    one = builder.insert_element(undefined, count, ir.Constant(_INDEX, 0))
    same = ir.Constant(ir.VectorType(_INDEX, LANES), [0] * LANES)
    counts = builder.shuffle_vector(one, undefined, same)
    return builder.icmp_signed("<", ir.Constant(kind, list(range(LANES))), counts)


_CHOICE = ir.VectorType(ir.IntType(1), LANES)
_MASKED_LOAD = f"llvm.masked.load.v{LANES}f32.p0v{LANES}f32"
_MASKED_LOAD_TYPE = ir.FunctionType(_VECTOR, [_VECTOR.as_pointer(), _INDEX, _CHOICE, _VECTOR])


@intrinsic
def load_first(typing_context, address, count):
    """Return the ``count`` numbers at ``address``, and zeros in the lanes behind them."""

    def generate(context, builder, signature, args):
        read = cgutils.get_or_insert_function(builder.module, _MASKED_LOAD_TYPE, _MASKED_LOAD)
        place, lanes = _vector_at(builder, args[0]), _lanes_below(builder, args[1])
        none = ir.Constant(_VECTOR, [0.0] * LANES)
        return builder.call(read, [place, ir.Constant(_INDEX, 4), lanes, none])

    return vector(types.int64, types.int64), generate


@intrinsic
def store_first(typing_context, address, count, value):
    """Write the first ``count`` numbers, fewer than ``LANES``, and nothing behind them.

    In pieces of 4, 2 and 1 (with 16 lanes, 8 before): what processors offer to write chosen
    lanes takes some of AMD's 170 cycles.
    """
    if value != vector:
        raise errors.TypingError("store_first takes a vector")

    def generate(context, builder, signature, args):
        place = cgutils.alloca_once_value(builder, args[0])
        rest = cgutils.alloca_once_value(builder, args[2])
        width = LANES // 2
        while width:
            with builder.if_then(_has_bit(builder, args[1], width)):
                _store_piece(builder, place, rest, width)
            width //= 2
        return context.get_dummy_value()

    return types.void(types.int64, types.int64, vector), generate


def _has_bit(builder, number, bit):
    kept = builder.and_(number, ir.Constant(number.type, bit))
    return builder.icmp_signed("!=", kept, ir.Constant(number.type, 0))


def _store_piece(builder, place, rest, width):
    """Write the first ``width`` lanes of ``rest`` to ``place``, and go on behind them."""
    address, value = builder.load(place), builder.load(rest)
    lanes = [min(i + width, LANES - 1) for i in range(LANES)]
    undefined = ir.Constant(_VECTOR, ir.Undefined)
    kind = ir.VectorType(_FLOAT, width)
    piece = builder.shuffle_vector(
        value, undefined, ir.Constant(ir.VectorType(_INDEX, width), list(range(width)))
    )
    builder.store(piece, builder.inttoptr(address, kind.as_pointer())).align = 4
    behind = ir.Constant(ir.VectorType(_INDEX, LANES), lanes)
    builder.store(builder.shuffle_vector(value, undefined, behind), rest)
    builder.store(builder.add(address, ir.Constant(address.type, 4 * width)), place)


@intrinsic
def where_less(typing_context, x, bound, chosen, other):
    """Return ``chosen`` in the lanes where ``x < bound``, else ``other``; NaN is never less."""
    if (x, chosen, other) != (vector, vector, vector) or bound not in (vector, types.float64):
        raise errors.TypingError("where_less takes vectors, and a bound")

    def generate(context, builder, signature, args):
        limit = _as_vector(builder, args[1], signature.args[1])
        return builder.select(builder.fcmp_ordered("<", args[0], limit), args[2], args[3])

    return vector(vector, bound, vector, vector), generate


@intrinsic
def power_of_two(typing_context, shifted):
    """Return ``2**n`` of ``shifted = n + 1.5 * 2**23``, n whole, from -126 to 127.

    The lowest bits of such a number are n: they become the exponent, and nothing is converted.
    """

    def generate(context, builder, signature, args):
        kind = ir.VectorType(_INDEX, LANES)
        bits = builder.shl(builder.bitcast(args[0], kind), ir.Constant(kind, [23] * LANES))
        return builder.bitcast(builder.add(bits, ir.Constant(kind, [127 << 23] * LANES)), _VECTOR)

    return vector(vector), generate
