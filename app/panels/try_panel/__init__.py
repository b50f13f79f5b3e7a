"""Trying the network on input of one's own."""

from app.panels.try_panel.panel import TryPanel

__all__ = ["TryPanel"]
