"""MobileNet: depthwise convolutions for small machines (Howard et al. 2017)."""

from __future__ import annotations

from engine.network.applications.builder import Builder, Shape
from engine.spec import NetworkSpec

BLOCKS = (  # filters, strides
    (64, 1),
    (128, 2),
    (128, 1),
    (256, 2),
    (256, 1),
    (512, 2),
    *((512, 1),) * 5,
    (1024, 2),
    (1024, 1),
)


def MobileNet(
    include_top: bool = True,
    input_shape: Shape = (224, 224, 3),
    classes: int = 1000,
    pooling: str = "",
    alpha: float = 1.0,
    depth_multiplier: int = 1,
    dropout: float = 0.001,
) -> NetworkSpec:
    """Return the network; ``alpha`` scales the number of filters of every layer."""
    build = Builder(input_shape)
    build.convolved(int(32 * alpha), 3, "conv1", strides=2, padding="same", use_bias=False)
    _bent(build, "conv1")
    for number, (filters, strides) in enumerate(BLOCKS, start=1):
        _block(build, number, int(filters * alpha), strides, depth_multiplier)
    if not include_top:
        build.featured(pooling)
        return build.spec()
    build.add("GlobalAveragePooling2D", keepdims=True)
    build.add("Dropout", "dropout", rate=dropout)
    build.convolved(classes, 1, "conv_preds", padding="same")
    build.add("Reshape", "reshape_2", target_shape=(classes,))
    build.add("Activation", "predictions", activation="softmax")
    return build.spec()


def _block(build: Builder, number: int, filters: int, strides: int, multiplier: int) -> None:
    """Add a convolution of every channel by itself, and one that mixes them."""
    if strides > 1:
        build.add("ZeroPadding2D", f"conv_pad_{number}", padding=((0, 1), (0, 1)))
    build.add(
        "DepthwiseConv2D",
        f"conv_dw_{number}",
        kernel_size=(3, 3),
        strides=(strides, strides),
        padding="same" if strides == 1 else "valid",
        depth_multiplier=multiplier,
        use_bias=False,
    )
    _bent(build, f"conv_dw_{number}")
    build.convolved(filters, 1, f"conv_pw_{number}", padding="same", use_bias=False)
    _bent(build, f"conv_pw_{number}")


def _bent(build: Builder, name: str) -> None:
    build.add("BatchNormalization", f"{name}_bn")
    build.add("ReLU", f"{name}_relu", max_value=6.0)
