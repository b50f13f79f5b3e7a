"""Looking inside: one sample, what the network says of it, and what every layer does."""

from app.panels.inside_panel.panel import InsidePanel

__all__ = ["InsidePanel"]
