"""Xception: separable convolutions with shortcuts (Chollet 2016)."""

from __future__ import annotations

from engine.network.applications.builder import Builder, Shape
from engine.spec import NetworkSpec

MIDDLE = range(5, 13)  # the blocks of equal size


def Xception(
    include_top: bool = True,
    input_shape: Shape = (299, 299, 3),
    classes: int = 1000,
    pooling: str = "",
) -> NetworkSpec:
    """Return the network with 36 convolutions."""
    build = Builder(input_shape)
    for place, (filters, strides) in enumerate(((32, 2), (64, 1)), start=1):
        name = f"block1_conv{place}"
        build.convolved(filters, 3, name, strides=strides, use_bias=False)
        build.add("BatchNormalization", f"{name}_bn")
        build.add("Activation", f"{name}_act", activation="relu")
    for number, filters in ((2, 128), (3, 256), (4, 728)):
        _shrinking(build, f"block{number}", (filters, filters), first_bends=number > 2)
    for number in MIDDLE:
        _level(build, f"block{number}")
    _shrinking(build, "block13", (728, 1024), first_bends=True)
    for place, filters in enumerate((1536, 2048), start=1):
        name = f"block14_sepconv{place}"
        _separable(build, name, filters)
        build.add("Activation", f"{name}_act", activation="relu")
    if include_top:
        build.classified(classes)
    else:
        build.featured(pooling)
    return build.spec()


def _shrinking(build: Builder, name: str, filters: tuple[int, int], *, first_bends: bool) -> None:
    """Add two separable convolutions and a pooling beside a projection of half the size."""
    entry = build.last
    build.convolved(filters[-1], 1, strides=2, padding="same", use_bias=False)
    shortcut = build.add("BatchNormalization")
    build.last = entry
    for place, own in enumerate(filters, start=1):
        if place > 1 or first_bends:
            build.add("Activation", f"{name}_sepconv{place}_act", activation="relu")
        _separable(build, f"{name}_sepconv{place}", own)
    main = build.pooled("Max", 3, 2, f"{name}_pool", padding="same")
    build.add("Add", on=(main, shortcut))


def _level(build: Builder, name: str) -> None:
    """Add three separable convolutions beside their shortcut."""
    entry = build.last
    for place in (1, 2, 3):
        build.add("Activation", f"{name}_sepconv{place}_act", activation="relu")
        _separable(build, f"{name}_sepconv{place}", 728)
    build.add("Add", on=(build.last, entry))


def _separable(build: Builder, name: str, filters: int) -> None:
    settings = {"kernel_size": (3, 3), "padding": "same", "use_bias": False}
    build.add("SeparableConv2D", name, filters=filters, **settings)
    build.add("BatchNormalization", f"{name}_bn")
