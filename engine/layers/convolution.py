"""Convolution of sequences, images and volumes with learned kernels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from engine.errors import ChannelGroupsError, SettingError, StridesOrDilation
from engine.layers.base import Array, Backward, Phase, Shape, Weights, WeightSpec, layers, setting
from engine.layers.sliding import Sliding, WithBias, WithFilters, WithKernel
from engine.layers.spaces import channels_of
from engine.layers.windows import Pair, Single, Triple


@dataclass(frozen=True, kw_only=True)
class Convolution(WithBias, WithKernel, Sliding, WithFilters):
    """Slides ``filters`` kernels over a sample: ``y = f(x * kernel + bias)``.

    x: (batch, ..., channels)   kernel: (..., channels / groups, filters)   y: (batch, ..., filters)
    Each of the ``groups`` of filters sees its own share of the channels.
    """

    groups: int = setting(1, minimum=1)

    def __post_init__(self):
        super().__post_init__()
        check_strides(self)
        if self.filters % self.groups:
            expected = f"a multiple of {self.groups}"
            raise SettingError(setting="filters", expected=expected, actual=self.filters)

    def weight_specs(self, *shapes: Shape) -> dict[str, WeightSpec]:
        channels = channels_of(shapes[0], self.rank)
        if channels % self.groups:
            raise ChannelGroupsError(node="", groups=self.groups, actual=channels)
        shape = (*self.kernel_size, channels // self.groups, self.filters)
        return {"kernel": self.kernel_spec(shape), **self.bias_specs(self.filters, self.use_bias)}

    def forward(self, weights: Weights, *xs: Array, phase: Phase) -> tuple[Array, Backward]:
        slide = self._slide(xs[0], self.groups)
        return self._convolve(slide, xs[0], weights["kernel"], weights, phase)

    def _filters(self, channels: int | None) -> int:
        return self.filters

    def _seen(self, channels: int) -> int:
        return channels // self.groups


def check_strides(layer: Sliding) -> None:
    """Raise where strides and dilation are both used, which Keras does not allow."""
    if max(layer.strides) > 1 and max(layer.dilation_rate) > 1:
        raise StridesOrDilation(setting="strides", expected=1, actual=layer.dilation_rate)


@layers.register("Conv1D", "Convolution1D")
@dataclass(frozen=True, kw_only=True)
class Conv1D(Convolution):
    """Slides ``filters`` kernels over a sequence: ``y = f(x * kernel + bias)``.

    x: (batch, steps, channels)   kernel: (window, channels / groups, filters)
    y: (batch, new steps, filters)
    """

    rank: ClassVar[int] = 1

    kernel_size: Single = setting((3,), minimum=1)
    strides: Single = setting((1,), minimum=1)
    padding: str = setting("valid", choices="valid|same|causal")
    dilation_rate: Single = setting((1,), minimum=1)


@layers.register("Conv2D", "Convolution2D")
@dataclass(frozen=True, kw_only=True)
class Conv2D(Convolution):
    """Slides ``filters`` kernels over an image: ``y = f(x * kernel + bias)``.

    x: (batch, height, width, channels)   kernel: (rows, columns, channels / groups, filters)
    y: (batch, new height, new width, filters)
    """

    kernel_size: Pair = setting((3, 3), minimum=1)
    strides: Pair = setting((1, 1), minimum=1)
    dilation_rate: Pair = setting((1, 1), minimum=1)


@layers.register("Conv3D", "Convolution3D")
@dataclass(frozen=True, kw_only=True)
class Conv3D(Convolution):
    """Slides ``filters`` kernels over a volume or a film: ``y = f(x * kernel + bias)``.

    x: (batch, depth, height, width, channels)   kernel: (..., channels / groups, filters)
    y: (batch, new depth, new height, new width, filters)
    """

    rank: ClassVar[int] = 3

    kernel_size: Triple = setting((3, 3, 3), minimum=1)
    strides: Triple = setting((1, 1, 1), minimum=1)
    dilation_rate: Triple = setting((1, 1, 1), minimum=1)
