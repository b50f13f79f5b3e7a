"""The matrix product of NumPy's OpenBLAS, called from compiled kernels."""

import llvmlite.binding
import numpy as np
from numba import types

from engine.kernels.blas import SGEMM, sgemm_address
from engine.kernels.compiled import inline

ROW_MAJOR, PLAIN, TRANSPOSED = np.int32(101), np.int32(111), np.int32(112)  # CBLAS's codes

llvmlite.binding.add_symbol(SGEMM, sgemm_address())
_enum, _int, _float = types.int32, types.int64, types.float32
_sgemm = types.ExternalFunction(
    SGEMM,
    types.void(
        _enum, _enum, _enum, _int, _int, _int, _float, _int, _int, _int, _int, _float, _int, _int
    ),
)


@inline
def product(a_transposed, b_transposed, rows, columns, depth, a, a_row, b, b_row, beta, c, c_row):
    """``c = op(a) @ op(b) + beta * c`` with ``c`` (rows, columns), ``depth`` summed over.

    ``a``, ``b``, ``c`` are addresses; ``a_row`` ... count the numbers from one row to the next.
    """
    _sgemm(
        ROW_MAJOR,
        TRANSPOSED if a_transposed else PLAIN,
        TRANSPOSED if b_transposed else PLAIN,
        rows,
        columns,
        depth,
        np.float32(1),
        a,
        a_row,
        b,
        b_row,
        np.float32(beta),
        c,
        c_row,
    )
