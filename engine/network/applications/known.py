"""Which known network, and what of it: settings that the window asks for."""

from __future__ import annotations

from dataclasses import dataclass

from engine.errors import SettingError
from engine.network.applications import APPLICATIONS
from engine.spec import NetworkSpec

CLASSES = 1000  # of ImageNet
LARGEST = 1024
SIZES = {"InceptionV3": 299, "Xception": 299}  # of pictures; the others take 224
SMALLEST = {"InceptionV3": 75, "Xception": 71}  # the others: 32


def usual_size(name: str) -> int:
    """Return height and width of the pictures that a network was published with."""
    return SIZES.get(name, 224)


def smallest_size(name: str) -> int:
    """Return the smallest height and width that a network takes."""
    return SMALLEST.get(name, 32)


@dataclass(frozen=True)
class KnownNetwork:
    """``size``: height and width of the pictures; ``classes`` count only with the classifier."""

    name: str
    include_top: bool = True
    size: int = 224
    classes: int = CLASSES
    pooling: str = ""  # without the classifier: "avg" or "max" of every channel, "" for none

    def __post_init__(self):
        least = smallest_size(self.name)
        if self.size < least:
            raise SettingError(setting="size", expected=f"at least {least}", actual=self.size)

    def spec(self) -> NetworkSpec:
        """Return the network."""
        shape = (self.size, self.size, 3)
        build = APPLICATIONS[self.name]
        if self.include_top:
            return build(input_shape=shape, classes=self.classes)
        return build(include_top=False, input_shape=shape, pooling=self.pooling)
