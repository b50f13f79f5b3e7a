"""Where points of the plane or of space stand on the screen."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

_FILLED = 0.46  # of the shorter side: how far the outermost points lie from the middle
_NEARER = 0.28  # how much larger things are at the front than in the middle, and smaller behind
_ZOOMS = 0.5, 4000.0


def centred(points: np.ndarray) -> np.ndarray:
    """Return points (n, 2 or 3) as (n, 3) around 0, none farther out than 1.

    Distances keep their ratios. In the plane the longer side reaches from -1 to 1, in space the
    farthest point has distance 1.
    """
    solid = np.zeros((len(points), 3))
    if not len(points):
        return solid
    solid[:, : points.shape[1]] = points
    low, high = solid.min(axis=0), solid.max(axis=0)
    solid -= (low + high) / 2
    if points.shape[1] == 2:
        reach = float((high - low).max()) / 2
    else:
        reach = float(np.sqrt((solid**2).sum(axis=1).max()))
    return solid / (reach or 1)


@dataclass(frozen=True, eq=False)
class Camera:
    """How one looks at centred points; every movement gives another camera.

    middle: what is in the middle of the screen, after turning   zoom: 1 shows everything
    """

    turned: np.ndarray
    middle: tuple[float, float] = (0.0, 0.0)
    zoom: float = 1.0

    @classmethod
    def front(cls, is_solid: bool) -> Camera:
        """Return the camera that one begins with; things in space are seen a little from aside."""
        straight = cls(np.eye(3))
        return straight.turned_by(0.5, 0.3) if is_solid else straight

    def scale(self, width: float, height: float) -> float:
        """Return how many pixels a unit is long."""
        return self.zoom * _FILLED * min(width, height)

    def seen(
        self, points: np.ndarray, width: float, height: float
    ) -> tuple[np.ndarray, np.ndarray]:
        """Return pixels (n, 2) and nearness (n,) from -1 behind to 1 at the front.

        points: (n, 3), centred
        """
        turned = points @ self.turned.T
        nearness = turned[:, 2]
        flat = turned[:, :2] * (1 / (1 - _NEARER * nearness))[:, None]
        scale = self.scale(width, height)
        pixels = (flat - self.middle) * (scale, -scale)
        pixels += width / 2, height / 2
        return pixels, nearness

    def turned_by(self, right: float, down: float) -> Camera:
        """Turn what is seen, in radians."""
        c, s = np.cos(right), np.sin(right)
        about_y = np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]])
        c, s = np.cos(down), np.sin(down)
        about_x = np.array([[1, 0, 0], [0, c, -s], [0, s, c]])
        return replace(self, turned=about_x @ about_y @ self.turned)

    def moved(self, right: float, down: float, width: float, height: float) -> Camera:
        """Move what is seen by pixels."""
        scale = self.scale(width, height)
        x, y = self.middle
        return replace(self, middle=(x - right / scale, y + down / scale))

    def zoomed(
        self, factor: float, width: float, height: float, at: tuple[float, float] | None = None
    ) -> Camera:
        """Make everything larger; what is at a pixel (by default the middle one) stays there."""
        zoom = float(np.clip(self.zoom * factor, *_ZOOMS))
        other = replace(self, zoom=zoom)
        if at is None:
            return other
        x, y = at[0] - width / 2, at[1] - height / 2
        before, after = self.scale(width, height), other.scale(width, height)
        by = 1 / before - 1 / after
        return replace(other, middle=(self.middle[0] + x * by, self.middle[1] - y * by))

    def looking_at(self, point: np.ndarray) -> Camera:
        """Bring a point (3,) into the middle."""
        pixels, _ = replace(self, middle=(0.0, 0.0), zoom=1.0).seen(point[None], 1.0, 1.0)
        x, y = (pixels[0] - 0.5) / _FILLED
        return replace(self, middle=(float(x), float(-y)))
