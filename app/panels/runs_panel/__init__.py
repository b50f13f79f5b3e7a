"""The runs of the project: what they were, what they gave, and what may be done with them."""

from app.panels.runs_panel.panel import RunsPanel

__all__ = ["RunsPanel"]
