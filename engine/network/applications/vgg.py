"""VGG: deep stacks of small convolutions (Simonyan & Zisserman 2014)."""

from __future__ import annotations

from engine.network.applications.builder import Builder, Shape
from engine.spec import NetworkSpec

BLOCKS = ((64, 2), (128, 2), (256, 3), (512, 3), (512, 3))  # filters, convolutions
DEEPER = ((64, 2), (128, 2), (256, 4), (512, 4), (512, 4))


def VGG16(
    include_top: bool = True,
    input_shape: Shape = (224, 224, 3),
    classes: int = 1000,
    pooling: str = "",
) -> NetworkSpec:
    """Return the network with 16 layers of weights."""
    return _vgg(BLOCKS, include_top, input_shape, classes, pooling)


def VGG19(
    include_top: bool = True,
    input_shape: Shape = (224, 224, 3),
    classes: int = 1000,
    pooling: str = "",
) -> NetworkSpec:
    """Return the network with 19 layers of weights."""
    return _vgg(DEEPER, include_top, input_shape, classes, pooling)


def _vgg(
    blocks: tuple[tuple[int, int], ...],
    include_top: bool,
    input_shape: Shape,
    classes: int,
    pooling: str,
) -> NetworkSpec:
    build = Builder(input_shape)
    for number, (filters, count) in enumerate(blocks, start=1):
        for place in range(1, count + 1):
            name = f"block{number}_conv{place}"
            build.convolved(filters, 3, name, padding="same", activation="relu")
        build.pooled("Max", 2, 2, f"block{number}_pool")
    if not include_top:
        build.featured(pooling)
        return build.spec()
    build.add("Flatten", "flatten")
    for name in ("fc1", "fc2"):
        build.add("Dense", name, units=4096, activation="relu")
    build.add("Dense", "predictions", units=classes, activation="softmax")
    return build.spec()
