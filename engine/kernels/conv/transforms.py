"""The transforms of Winograd's convolution, F(4x4, 3x3), on vectors of channels, compiled.

Each 1-D transform takes and returns a few vectors; the 2-D ones do all columns, then all rows.
The matrices are those of ``points``. ``slab`` is the distance in bytes between the 36 numbers of
a tile.
"""

from engine.kernels.compiled import inline
from engine.kernels.conv.points import FAR, NEAR, PP, PPQQ, QQ, SUM, P, Q
from engine.kernels.simd import at_least, load, store, where_positive


@inline
def _input_line(d0, d1, d2, d3, d4, d5):
    """Six places of a patch times B'."""
    even, odd = d4 - QQ * d2, P * (d3 - QQ * d1)
    other, other_odd = d4 - PP * d2, Q * (d3 - PP * d1)
    return (
        PPQQ * d0 - SUM * d2 + d4,
        even + odd,
        even - odd,
        other + other_odd,
        other - other_odd,
        PPQQ * d1 - SUM * d3 + d5,
    )


@inline
def _input_line_back(m0, m1, m2, m3, m4, m5):
    """Six numbers times B: the transpose of ``_input_line``."""
    even, odd, other, other_odd = m1 + m2, P * (m1 - m2), m3 + m4, Q * (m3 - m4)
    return (
        PPQQ * m0,
        PPQQ * m5 - QQ * odd - PP * other_odd,
        0.0 - SUM * m0 - QQ * even - PP * other,
        odd + other_odd - SUM * m5,
        m0 + even + other,
        m5,
    )


@inline
def window_line(g0, g1, g2):
    """Three places of a window times G."""
    even, odd = NEAR * (g0 + PP * g2), (NEAR * P) * g1
    other, other_odd = FAR * (g0 + QQ * g2), (FAR * Q) * g1
    return (1 / PPQQ) * g0, even + odd, even - odd, other + other_odd, other - other_odd, g2


@inline
def window_line_back(u0, u1, u2, u3, u4, u5):
    """Six numbers times G', the transpose of ``_window_line``."""
    even, odd = NEAR * (u1 + u2), (NEAR * P) * (u1 - u2)
    other, other_odd = FAR * (u3 + u4), (FAR * Q) * (u3 - u4)
    return (1 / PPQQ) * u0 + even + other, odd + other_odd, PP * even + QQ * other + u5


@inline
def _output_line(m0, m1, m2, m3, m4, m5):
    """Six numbers times A'."""
    even, odd, other, other_odd = m1 + m2, P * (m1 - m2), m3 + m4, Q * (m3 - m4)
    return (
        m0 + even + other,
        odd + other_odd,
        PP * even + QQ * other,
        PP * odd + QQ * other_odd + m5,
    )


@inline
def _output_line_back(y0, y1, y2, y3):
    """Four places of a tile times A: the transpose of ``_output_line``."""
    even, odd = y0 + PP * y2, P * (y1 + PP * y3)
    other, other_odd = y0 + QQ * y2, Q * (y1 + QQ * y3)
    return y0, even + odd, even - odd, other + other_odd, other - other_odd, y3


@inline
def three(address, step):
    """Return three vectors, ``step`` bytes apart."""
    return load(address), load(address + step), load(address + 2 * step)


@inline
def six(address, step):
    """Return six vectors, ``step`` bytes apart."""
    return (*three(address, step), *three(address + 3 * step, step))


@inline
def write_three(address, step, values):
    """Write three vectors, ``step`` bytes apart."""
    store(address, values[0])
    store(address + step, values[1])
    store(address + 2 * step, values[2])


@inline
def write_six(address, step, values):
    """Write six vectors, ``step`` bytes apart."""
    write_three(address, step, values)
    store(address + 3 * step, values[3])
    store(address + 4 * step, values[4])
    store(address + 5 * step, values[5])


@inline
def patch_forward(source, line, spot, target, slab):
    """``B' d B``: a patch with rows of ``line`` and places of ``spot`` bytes, spread over V."""
    a = _input_line(*six(source, line))
    b = _input_line(*six(source + spot, line))
    c = _input_line(*six(source + 2 * spot, line))
    d = _input_line(*six(source + 3 * spot, line))
    e = _input_line(*six(source + 4 * spot, line))
    f = _input_line(*six(source + 5 * spot, line))
    for i in range(6):
        write_six(target + 6 * i * slab, slab, _input_line(a[i], b[i], c[i], d[i], e[i], f[i]))


@inline
def patch_back(source, slab, target, line, spot):
    """``B dV B'``: the gradient of a patch."""
    rows = _patch_rows(source, slab)
    for i in range(6):
        values = _input_line_back(
            rows[0][i], rows[1][i], rows[2][i], rows[3][i], rows[4][i], rows[5][i]
        )
        write_six(target + i * line, spot, values)


@inline
def patch_back_added(source, slab, target, line, spot):
    """Add ``B dV B'`` to what stands at ``target``."""
    rows = _patch_rows(source, slab)
    for i in range(6):
        a, b, c, d, e, f = _input_line_back(
            rows[0][i], rows[1][i], rows[2][i], rows[3][i], rows[4][i], rows[5][i]
        )
        here = target + i * line
        p, q, r, s, t, u = six(here, spot)
        write_six(here, spot, (p + a, q + b, r + c, s + d, t + e, u + f))


@inline
def _patch_rows(source, slab):
    """Return ``B dV``, six columns of six."""
    return (
        _input_line_back(*six(source, 6 * slab)),
        _input_line_back(*six(source + slab, 6 * slab)),
        _input_line_back(*six(source + 2 * slab, 6 * slab)),
        _input_line_back(*six(source + 3 * slab, 6 * slab)),
        _input_line_back(*six(source + 4 * slab, 6 * slab)),
        _input_line_back(*six(source + 5 * slab, 6 * slab)),
    )


@inline
def tile_forward(source, slab, target, line, spot, bias, floor):
    """``A' M A + bias``, at least ``floor``: a tile."""
    a = _output_line(*six(source, 6 * slab))
    b = _output_line(*six(source + slab, 6 * slab))
    c = _output_line(*six(source + 2 * slab, 6 * slab))
    d = _output_line(*six(source + 3 * slab, 6 * slab))
    e = _output_line(*six(source + 4 * slab, 6 * slab))
    f = _output_line(*six(source + 5 * slab, 6 * slab))
    for i in range(4):
        p, q, r, s = _output_line(a[i], b[i], c[i], d[i], e[i], f[i])
        here = target + i * line
        store(here, at_least(p + bias, floor))
        store(here + spot, at_least(q + bias, floor))
        store(here + 2 * spot, at_least(r + bias, floor))
        store(here + 3 * spot, at_least(s + bias, floor))


@inline
def four(address, step):
    """Return four vectors, ``step`` bytes apart."""
    return (*three(address, step), load(address + 3 * step))


@inline
def four_masked(y, dy, step):
    """Return four vectors of ``dy``, 0 where ``y`` is not positive."""
    return (
        where_positive(load(y), load(dy)),
        where_positive(load(y + step), load(dy + step)),
        where_positive(load(y + 2 * step), load(dy + 2 * step)),
        where_positive(load(y + 3 * step), load(dy + 3 * step)),
    )


@inline
def tile_back(a, b, c, d, target, slab):
    """``A dY A'``: the gradient of a tile, given in four columns, spread over dM."""
    a, b = _output_line_back(*a), _output_line_back(*b)
    c, d = _output_line_back(*c), _output_line_back(*d)
    for i in range(6):
        write_six(target + 6 * i * slab, slab, _output_line_back(a[i], b[i], c[i], d[i]))


@inline
def sum_of_four(values):
    """Return the sum of four vectors."""
    return (values[0] + values[1]) + (values[2] + values[3])
