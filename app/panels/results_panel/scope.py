"""What the results are about: a network, and a part of the data."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.service.overview import Overview

_ROOM = 4_000_000  # bytes of samples that a gallery takes at a time
_FEWEST, _MOST = 12, 200  # samples in a gallery


@dataclass(frozen=True)
class Scope:
    """``key`` is that of the network."""

    key: str
    overview: Overview
    part: str

    @property
    def count(self) -> int:
        """How many samples the part has."""
        return getattr(self.overview, self.part).samples

    @property
    def shown_at_once(self) -> int:
        """How many samples a gallery shows."""
        size = int(np.prod(self.overview.sample_shape))
        return int(np.clip(_ROOM // size, _FEWEST, _MOST))
