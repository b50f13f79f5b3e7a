"""Inception V3: branches with kernels of several sizes (Szegedy et al. 2015)."""

from __future__ import annotations

from engine.network.applications.builder import Builder, Shape
from engine.spec import NetworkSpec

Size = int | tuple[int, int]
Way = tuple[tuple[int, Size], ...]  # filters and kernel of each convolution of a branch


def InceptionV3(
    include_top: bool = True,
    input_shape: Shape = (299, 299, 3),
    classes: int = 1000,
    pooling: str = "",
) -> NetworkSpec:
    """Return the network with 94 convolutions."""
    build = Builder(input_shape)
    _entry(build)
    for number, filters in enumerate((32, 64, 64)):
        _mixed(build, f"mixed{number}", [((64, 1),), ((48, 1), (64, 5)), _double(64, 96)], filters)
    _reduced(build, "mixed3", [((384, 3),), ((64, 1), (96, 3), (96, 3))])
    for number, filters in enumerate((128, 160, 160, 192), start=4):
        _mixed(build, f"mixed{number}", _long_ways(filters), 192)
    last_ways: list[Way] = [
        ((192, 1), (320, 3)),
        ((192, 1), (192, (1, 7)), (192, (7, 1)), (192, 3)),
    ]
    _reduced(build, "mixed8", last_ways)
    for number in range(2):
        _wide(build, number)
    if include_top:
        build.classified(classes)
    else:
        build.featured(pooling)
    return build.spec()


def _entry(build: Builder) -> None:
    """Add what shrinks the image to an eighth."""
    _convolved(build, 32, 3, strides=2, padding="valid")
    _convolved(build, 32, 3, padding="valid")
    _convolved(build, 64, 3)
    build.pooled("Max", 3, 2)
    _convolved(build, 80, 1, padding="valid")
    _convolved(build, 192, 3, padding="valid")
    build.pooled("Max", 3, 2)


def _double(first: int, rest: int) -> Way:
    return ((first, 1), (rest, 3), (rest, 3))


def _long_ways(filters: int) -> list[Way]:
    """Return branches whose kernels of 7 x 7 are cut into rows and columns."""
    row, column = (1, 7), (7, 1)
    once: Way = ((filters, 1), (filters, row), (192, column))
    twice: Way = (
        (filters, 1),
        (filters, column),
        (filters, row),
        (filters, column),
        (192, row),
    )
    return [((192, 1),), once, twice]


def _convolved(build: Builder, filters: int, size: Size, on: str = "", **more) -> str:
    settings = {"padding": "same", "use_bias": False, **more}
    build.convolved(filters, size, on=on, **settings)
    build.add("BatchNormalization", scale=False)
    return build.add("Activation", activation="relu")


def _way(build: Builder, entry: str, way: Way) -> str:
    build.last = entry
    for filters, size in way:
        _convolved(build, filters, size)
    return build.last


def _mixed(build: Builder, name: str, ways: list[Way], pooled_filters: int) -> None:
    """Add branches side by side, the last of which pools."""
    entry = build.last
    ends = [_way(build, entry, way) for way in ways]
    build.pooled("Average", 3, 1, padding="same", on=entry)
    ends.append(_convolved(build, pooled_filters, 1))
    build.add("Concatenate", name, on=ends)


def _reduced(build: Builder, name: str, ways: list[Way]) -> None:
    """Add branches that halve the image, the last of which pools."""
    entry = build.last
    ends = []
    for way in ways:
        _way(build, entry, way[:-1])
        filters, size = way[-1]
        ends.append(_convolved(build, filters, size, strides=2, padding="valid"))
    ends.append(build.pooled("Max", 3, 2, on=entry))
    build.add("Concatenate", name, on=ends)


def _wide(build: Builder, number: int) -> None:
    """Add branches that part again at their ends, into a row and a column."""
    entry = build.last
    ends = [_way(build, entry, ((320, 1),))]
    parting = {f"mixed9_{number}": ((384, 1),), "": ((448, 1), (384, 3))}
    for name, way in parting.items():
        fork = _way(build, entry, way)
        halves = [_convolved(build, 384, size, on=fork) for size in ((1, 3), (3, 1))]
        ends.append(build.add("Concatenate", name, on=halves))
    build.pooled("Average", 3, 1, padding="same", on=entry)
    ends.append(_convolved(build, 192, 1))
    build.add("Concatenate", f"mixed{9 + number}", on=ends)
