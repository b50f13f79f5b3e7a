"""Images turned, scaled and moved by chance, by one resampling for all three."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from engine.errors import SettingError
from engine.kernels.affine import affine_backward, affine_forward
from engine.layers.base import Array, Backward, Phase, layers, setting
from engine.layers.random_images import RandomImageLayer, spanned


@dataclass(frozen=True, kw_only=True)
class RandomAffine(RandomImageLayer):
    """Takes each value at another place of its image, which a matrix gives.

    x, y: (batch, height, width, channels)   matrices: (batch, 6), see ``kernels/affine``
    """

    fill_mode: str = setting("reflect", choices="reflect|constant|wrap|nearest")
    fill_value: float = setting(0.0)
    interpolation: str = setting("bilinear", choices="bilinear|nearest")

    def matrices(self, shape: tuple[int, ...], phase: Phase) -> np.ndarray:
        """Return a matrix for each image of ``shape`` (batch, height, width, channels)."""
        raise NotImplementedError

    def changed(self, x: Array, phase: Phase) -> tuple[Array, Backward]:
        matrices = self.matrices(x.shape, phase)
        how = (self.interpolation == "bilinear", self.fill_mode)
        y = phase.empty(x.shape)
        affine_forward(x, matrices, y, *how, self.fill_value)

        def backward(dy: Array, need):
            dx = phase.empty(x.shape)
            affine_backward(dy, matrices, dx, *how)
            return (dx,), {}

        return y, backward


@layers.register("RandomRotation")
@dataclass(frozen=True, kw_only=True)
class RandomRotation(RandomAffine):
    """Turns images about their middle by a share of a full turn, counter-clockwise if positive."""

    factor: tuple[float, float] = setting((-0.1, 0.1), minimum=-1.0, maximum=1.0)

    def __post_init__(self):
        spanned(self, "factor", -1.0)
        super().__post_init__()

    def matrices(self, shape: tuple[int, ...], phase: Phase) -> np.ndarray:
        angle = self.drawn(self.factor, 0, shape[0], phase) * 2 * math.pi
        y, x = (shape[1] - 1) / 2, (shape[2] - 1) / 2
        cos, sin = np.cos(angle), np.sin(angle)
        return _stacked(cos, -sin, x - x * cos + y * sin, sin, cos, y - x * sin - y * cos)


@layers.register("RandomZoom")
@dataclass(frozen=True, kw_only=True)
class RandomZoom(RandomAffine):
    """Shrinks images by a positive share, and enlarges them by a negative one.

    Without ``width_factor`` both sides change alike.
    """

    height_factor: tuple[float, float] = setting((-0.2, 0.2), minimum=-1.0, maximum=1.0)
    width_factor: tuple[float, float] | None = setting(
        None, minimum=-1.0, maximum=1.0, optional=True
    )

    def __post_init__(self):
        for name in ("height_factor", "width_factor"):
            spanned(self, name, -1.0)
            if (value := getattr(self, name)) and value[0] == -1:
                raise SettingError(setting=name, expected="above -1", actual=value)
        super().__post_init__()

    def matrices(self, shape: tuple[int, ...], phase: Phase) -> np.ndarray:
        down = 1 + self.drawn(self.height_factor, 0, shape[0], phase)
        right = down
        if self.width_factor is not None:
            right = 1 + self.drawn(self.width_factor, 1, shape[0], phase)
        y, x = (shape[1] - 1) / 2, (shape[2] - 1) / 2
        return _stacked(right, 0, x * (1 - right), 0, down, y * (1 - down))


@layers.register("RandomTranslation")
@dataclass(frozen=True, kw_only=True)
class RandomTranslation(RandomAffine):
    """Moves images down and to the right by shares of their height and width."""

    height_factor: tuple[float, float] = setting((-0.1, 0.1), minimum=-1.0, maximum=1.0)
    width_factor: tuple[float, float] = setting((-0.1, 0.1), minimum=-1.0, maximum=1.0)

    def __post_init__(self):
        for name in ("height_factor", "width_factor"):
            spanned(self, name, -1.0)
        super().__post_init__()

    def matrices(self, shape: tuple[int, ...], phase: Phase) -> np.ndarray:
        down = self.drawn(self.height_factor, 0, shape[0], phase) * shape[1]
        right = self.drawn(self.width_factor, 1, shape[0], phase) * shape[2]
        return _stacked(1, 0, -right, 0, 1, -down)


def _stacked(*parts: np.ndarray | float) -> np.ndarray:
    """Return the six parts of each matrix as rows (batch, 6); numbers are the same for all."""
    return np.stack(np.broadcast_arrays(*parts), axis=1)
