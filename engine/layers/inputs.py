"""Where data enter the network."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from engine.errors import SettingError
from engine.layers.base import Layer, Shape, layers, setting
from engine.registry import check_words


@layers.register("InputLayer")
@dataclass(frozen=True, kw_only=True)
class InputLayer(Layer):
    """The shape of one sample; the batch is not counted. None leaves a size to the data.

    y: (batch, *shape)
    """

    input_count: ClassVar[int | None] = 0
    shape: Shape = setting((28, 28, 1), minimum=1)
    dtype: str = setting("float32", choices="float32|int32")

    def __post_init__(self):
        check_words(self)
        if not self.shape or any(size is not None and size < 1 for size in self.shape):
            raise SettingError(setting="shape", expected="sizes from 1", actual=self.shape)

    def output_shape(self, *shapes: Shape) -> Shape:
        return self.shape


def takes_whole_numbers(node: Any) -> bool:
    """Whether an Input node takes whole numbers, as they are."""
    return node.layer.dtype == "int32"
