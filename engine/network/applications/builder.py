"""Writes networks down layer by layer, as their papers tell them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from engine.layers import layers
from engine.layers.inputs import InputLayer
from engine.network.building import Building
from engine.spec import NetworkSpec

Shape = tuple[int | None, ...]


class Builder:
    """A network in the making, whose layers mostly follow the ``last`` one."""

    def __init__(self, input_shape: Shape):
        self._network = Building()
        self.last = self._network.add(InputLayer(shape=tuple(input_shape)))

    def add(self, kind: str, name: str = "", on: str | Sequence[str] = "", **settings: Any) -> str:
        """Add a layer on ``on``, one id or several, or on the last one; return its id."""
        feeders = (on,) if isinstance(on, str) else tuple(on)
        feeders = tuple(feeder or self.last for feeder in feeders)
        self.last = self._network.add(layers[kind](**settings), *feeders, name=name)
        return self.last

    def convolved(
        self, filters: int, size: int | tuple[int, int], name: str = "", **more: Any
    ) -> str:
        """Add a ``Conv2D``; ``size`` and ``strides`` may be one number for both axes."""
        strides = _pair(more.pop("strides", 1))
        on = more.pop("on", "")
        kernel = _pair(size)
        return self.add(
            "Conv2D", name, on, filters=filters, kernel_size=kernel, strides=strides, **more
        )

    def pooled(self, kind: str, size: int, strides: int, name: str = "", **more: Any) -> str:
        """Add a ``MaxPooling2D`` or ``AveragePooling2D``."""
        on = more.pop("on", "")
        sizes = {"pool_size": _pair(size), "strides": _pair(strides)}
        return self.add(f"{kind}Pooling2D", name, on, **sizes, **more)

    def classified(self, classes: int, pooling: str = "avg_pool") -> None:
        """End with the mean of every channel, and a probability for each class."""
        self.add("GlobalAveragePooling2D", pooling)
        self.add("Dense", "predictions", units=classes, activation="softmax")

    def featured(self, pooling: str) -> None:
        """End at the features: one number a channel if ``pooling`` says how."""
        kinds = {"avg": "GlobalAveragePooling2D", "max": "GlobalMaxPooling2D"}
        if pooling:
            self.add(kinds[pooling])

    def spec(self) -> NetworkSpec:
        """Return the network, whose output is the last layer."""
        return self._network.network(self.last)


def _pair(value: int | tuple[int, int]) -> tuple[int, int]:
    return (value, value) if isinstance(value, int) else value
