"""The data panel: what is chosen, how it looks, how it is scaled and cut, and another choice."""

from app.panels.data_panel.panel import DataPanel

__all__ = ["DataPanel"]
