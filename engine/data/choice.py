"""Which data an experiment uses: a source, how they are scaled, how they are cut into parts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from engine import registry
from engine.data.dataset import Source
from engine.data.preparation import Preparation
from engine.data.split import Split


@dataclass(frozen=True)
class DataChoice:
    """Settings only: the project saves this, the engine process loads what it names."""

    source: Source
    preparation: Preparation
    split: Split = field(default_factory=Split)

    def to_json(self) -> dict[str, Any]:
        """Return plain JSON data."""
        return {
            "source": registry.describe(self.source),
            "preparation": registry.describe(self.preparation),
            "split": registry.describe(self.split),
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> DataChoice:
        """Rebuild what ``to_json`` returned."""
        return cls(**{name: registry.restore(part) for name, part in data.items()})
