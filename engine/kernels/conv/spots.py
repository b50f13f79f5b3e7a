"""The products between the transforms of Winograd's convolution: one for each of 36 spots.

V (36, places, channels), U (36, channels, filters), M (36, places, filters). ``own``: whether the
products are those of ``small``, with all matrices in panels; else they are the library's. Of
channels in blocks, U is (blocks, 36, channels / blocks, filters / blocks).
"""

from engine.kernels.compiled import inline
from engine.kernels.conv.points import SPOTS
from engine.kernels.conv.small import small_product, small_product_added
from engine.kernels.gemm import product

GAP = 16  # numbers between slabs: at distances of powers of two they would share cache lines


@inline
def slab_of(rows, columns):
    """Return how many bytes lie between two spots of V, U or M."""
    return 4 * (rows * columns + GAP)


@inline
def own_products(a, b, c, rows, columns, depth, blocks):
    """``c[s] = a[s] @ b[s]`` for each of the 36 spots, in panels, block by block.

    columns and depth: of one block
    """
    for block in range(blocks):
        for spot in range(SPOTS):
            left = a + spot * slab_of(rows, blocks * depth) + 4 * block * depth * rows
            right = b + (block * SPOTS + spot) * slab_of(depth, columns)
            target = c + spot * slab_of(rows, blocks * columns) + 4 * block * columns * rows
            small_product(rows, columns, depth, left, right, target)


@inline
def some_products(v, u, m, places, channels, filters, start, some):
    """Add to ``M[s]``, by the library, what ``some`` channels from ``start`` on give.

    u (36, some, filters). The first ones begin.
    """
    for spot in range(SPOTS):
        product(
            False, False, places, filters, some,
            v + spot * slab_of(places, channels) + 4 * start, channels,
            u + spot * slab_of(some, filters), filters,
            1.0 if start > 0 else 0.0, m + spot * slab_of(places, filters), filters,
        )  # fmt: skip


@inline
def own_products_added(a, b, c, rows, columns, depth, places, blocks, begin):
    """``c[s] += a[s].T @ b[s]`` for each of the 36 spots, in panels; see ``products_added``.

    rows and columns: of one block
    """
    for block in range(blocks):
        for spot in range(SPOTS):
            left = a + spot * slab_of(places, blocks * rows) + 4 * block * rows * places
            right = b + spot * slab_of(places, blocks * columns) + 4 * block * columns * places
            target = c + (block * SPOTS + spot) * slab_of(rows, columns)
            small_product_added(rows, columns, depth, places, left, right, target, begin)


@inline
def products_added(a, b, c, rows, columns, depth, places, begin):
    """``c[s] += a[s].T @ b[s]`` by the library; ``begin``: without what was there.

    ``depth`` rows of a and b count, of ``places`` that they have.
    """
    for spot in range(SPOTS):
        product(
            True, False, rows, columns, depth,
            a + spot * slab_of(places, rows), rows, b + spot * slab_of(places, columns), columns,
            0.0 if begin else 1.0, c + spot * slab_of(rows, columns), columns,
        )  # fmt: skip


@inline
def products_back(dm, u, dv, places, channels, filters):
    """``dV = dM U'`` by the library for each of the 36 spots."""
    for spot in range(SPOTS):
        product(
            False, True, places, channels, filters,
            dm + spot * slab_of(places, filters), filters,
            u + spot * slab_of(channels, filters), filters,
            0.0, dv + spot * slab_of(places, channels), channels,
        )  # fmt: skip
