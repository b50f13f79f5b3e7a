"""What a network can do, over whole parts of the data."""

from app.panels.results_panel.panel import ResultsPanel

__all__ = ["ResultsPanel"]
