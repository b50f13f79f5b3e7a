"""A vector of float32 numbers as a type of Numba: arithmetic on ``LANES`` numbers at once.

LLVM makes vectors of plain loops by itself, except where too many streams of memory meet or many
values must stay in registers. There the vector is written out: ``load``, ``store``, ``+ - *``.

This rests on parts of Numba that may change. Where this module cannot be imported, convolutions
take the way of ``columns``, which is made of plain loops.
"""

from __future__ import annotations

import operator

import llvmlite.binding
from llvmlite import ir
from numba import types
from numba.core import errors
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
def zeros(typing_context):
    """Return a vector of zeros."""

    def generate(context, builder, signature, args):
        return ir.Constant(_VECTOR, [0.0] * LANES)

    return vector(), generate
