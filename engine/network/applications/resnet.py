"""ResNet: shortcuts around bottlenecks of three convolutions (He et al. 2015)."""

from __future__ import annotations

from engine.network.applications.builder import Builder, Shape
from engine.spec import NetworkSpec

STACKS = ((64, 3, 1), (128, 4, 2), (256, 6, 2), (512, 3, 2))  # filters, blocks, first strides
EPSILON = 1.001e-5


def ResNet50(
    include_top: bool = True,
    input_shape: Shape = (224, 224, 3),
    classes: int = 1000,
    pooling: str = "",
) -> NetworkSpec:
    """Return the network with 50 layers of weights."""
    build = Builder(input_shape)
    build.add("ZeroPadding2D", "conv1_pad", padding=((3, 3), (3, 3)))
    build.convolved(64, 7, "conv1_conv", strides=2)
    _normalised(build, "conv1")
    build.add("Activation", "conv1_relu", activation="relu")
    build.add("ZeroPadding2D", "pool1_pad", padding=((1, 1), (1, 1)))
    build.pooled("Max", 3, 2, "pool1_pool")
    for number, (filters, blocks, strides) in enumerate(STACKS, start=2):
        for block in range(1, blocks + 1):
            name = f"conv{number}_block{block}"
            _block(build, name, filters, strides if block == 1 else 1, projects=block == 1)
    if include_top:
        build.classified(classes)
    elif pooling:
        build.featured(pooling)
    return build.spec()


def _block(build: Builder, name: str, filters: int, strides: int, *, projects: bool) -> None:
    """Add a bottleneck beside its shortcut; where sizes change, the shortcut is a projection."""
    entry = shortcut = build.last
    if projects:
        build.convolved(4 * filters, 1, f"{name}_0_conv", strides=strides)
        shortcut = _normalised(build, f"{name}_0")
    build.convolved(filters, 1, f"{name}_1_conv", strides=strides, on=entry)
    _normalised(build, f"{name}_1")
    build.add("Activation", f"{name}_1_relu", activation="relu")
    build.convolved(filters, 3, f"{name}_2_conv", padding="same")
    _normalised(build, f"{name}_2")
    build.add("Activation", f"{name}_2_relu", activation="relu")
    build.convolved(4 * filters, 1, f"{name}_3_conv")
    _normalised(build, f"{name}_3")
    build.add("Add", f"{name}_add", on=(shortcut, build.last))
    build.add("Activation", f"{name}_out", activation="relu")


def _normalised(build: Builder, name: str) -> str:
    return build.add("BatchNormalization", f"{name}_bn", epsilon=EPSILON)
