"""The centre of the window: how far the run is, and the curves of all visible runs."""

from app.panels.curves_panel.panel import CurvesPanel

__all__ = ["CurvesPanel"]
