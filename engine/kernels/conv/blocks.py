"""Groups of channels merged into blocks, compiled: few channels at a time would leave lanes idle.

A block holds neighbouring groups. Its windows are those of its groups, with zeros where a filter
does not see a channel: (blocks, 9, channels / blocks, filters / blocks). Without groups there is
one block, which is the weights themselves.
"""

from engine.kernels.compiled import floats, inline
from engine.kernels.rows import clear

WINDOW = 9  # places of a window


def blocks_of(channels: int, filters: int, groups: int, multiple: int) -> int:
    """Return how many blocks there are whose channels and filters are multiples, 0 for none."""
    if groups == 1:
        return 1
    for merged in range(1, groups + 1):
        blocks, rest = divmod(groups, merged)
        if not rest and channels // blocks % multiple == 0 and filters // blocks % multiple == 0:
            return blocks
    return 0


@inline
def widened(weights, wide, channels, filters, groups, blocks):
    """Write weights (9, channels / groups, filters) as blocks; return where these are."""
    if groups == 1:
        return weights
    clear(wide, WINDOW * channels * (filters // blocks))
    _copy_windows(weights, wide, channels, filters, groups, blocks, True)
    return wide


@inline
def narrowed(wide, weights, channels, filters, groups, blocks):
    """Write of blocks what filters see as weights (9, channels / groups, filters)."""
    if groups > 1:
        _copy_windows(weights, wide, channels, filters, groups, blocks, False)


@inline
def _copy_windows(weights, wide, channels, filters, groups, blocks, into_blocks):
    """Copy what filters see into blocks, or out of them."""
    narrow, broad = floats(weights, 0), floats(wide, 0)
    for place in range(WINDOW):
        for c in range(channels // groups):
            for f in range(filters):
                at = (place * (channels // groups) + c) * filters + f
                inside = _in_block(place, c, f, channels, filters, groups, blocks)
                if into_blocks:
                    broad[inside] = narrow[at]
                else:
                    narrow[at] = broad[inside]


@inline
def _in_block(place, c, f, channels, filters, groups, blocks):
    """Return where the weight lies that filter ``f`` has for channel ``c`` of its group."""
    inputs, outputs, merged = channels // blocks, filters // blocks, groups // blocks
    group = f // (filters // groups)
    channel = group % merged * (channels // groups) + c
    return ((group // merged * WINDOW + place) * inputs + channel) * outputs + f % outputs
