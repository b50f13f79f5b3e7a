"""What every activation is: a function of values or of rows, and its slope."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from engine.registry import Registry, check_settings

Array = Any


@dataclass(frozen=True, kw_only=True)
class Activation:
    """``y = f(z)``, any shape; the functions of rows (softmax) work along the last axis.

    Those that do not need ``z`` backward (``needs_z`` is False) may be given ``y`` in its place.
    """

    registered_name: ClassVar[str] = ""
    family: ClassVar[str] = "activation"
    needs_z: ClassVar[bool] = False

    def __post_init__(self):
        check_settings(self)

    def forward(self, z: Array, y: Array, phase: Any) -> None:
        """Fill ``y``, which may be ``z`` itself."""
        raise NotImplementedError

    def backward(self, z: Array, y: Array, dy: Array, dz: Array, phase: Any) -> None:
        """Fill ``dz``, which is none of the other arrays."""
        raise NotImplementedError


activations: Registry[Activation] = Registry("activation")
