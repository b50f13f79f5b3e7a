"""Many points in the plane or in space, as a picture that is moved, turned and selected from."""

from app.plots.cloud.colours import ByClass, ByValue
from app.plots.cloud.view import CloudView

__all__ = ["ByClass", "ByValue", "CloudView"]
