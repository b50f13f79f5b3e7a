"""How the network is trained, and the run that trains now."""

from app.panels.training_panel.panel import TrainingPanel

__all__ = ["TrainingPanel"]
