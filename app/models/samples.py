"""Which samples one browses: a part, all or one class of it, in which order."""

from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np

from engine.service.overview import Overview

PARTS = ("validation", "test", "train")  # in the order in which they are offered
ALL = -1  # instead of the number of a class


@dataclass(eq=False)
class SampleOrder:
    """The places of a part in the order in which they are looked at, and where one is.

    ``labels``: (samples,) class numbers, None while they are not known
    ``mistakes``: places told wrong that come first, None for the order of the data
    """

    part: str = ""
    count: int = 0
    place: int = 0
    chosen_class: int = ALL
    labels: np.ndarray | None = None
    mistakes: np.ndarray | None = None

    @property
    def places(self) -> np.ndarray:
        """The places of all samples that are looked at, in order."""
        places = np.arange(self.count)
        if self.mistakes is not None:
            rest = np.setdiff1d(places, self.mistakes)
            places = np.concatenate([self.mistakes, rest])
        if self.chosen_class != ALL and self.labels is not None:
            places = places[self.labels[places] == self.chosen_class]
        return places

    @property
    def position(self) -> int:
        """How many samples come before this one; -1 where it is not among them."""
        found = np.flatnonzero(self.places == self.place)
        return int(found[0]) if len(found) else -1

    def step(self, by: int) -> int:
        """Return the place ``by`` samples on; the ends are kept."""
        return self._at(self.position + by)

    def random(self) -> int:
        """Return the place of another sample by chance."""
        others = self.places[self.places != self.place]
        return int(random.choice(others)) if len(others) else self.place

    def first(self) -> int:
        """Return the place of the first sample."""
        return self._at(0)

    def last(self) -> int:
        """Return the place of the last sample."""
        return self._at(len(self.places) - 1)

    def around(self, width: int) -> tuple[int, ...]:
        """Return at most ``width`` places around this one, in order."""
        places = self.places
        start = min(max(self.position - width // 2, 0), max(len(places) - width, 0))
        return tuple(places[start : start + width].tolist())

    def _at(self, position: int) -> int:
        places = self.places
        if not len(places):
            return self.place
        return int(places[min(max(position, 0), len(places) - 1)])


def parts_of(overview: Overview) -> list[tuple[str, int]]:
    """Return the parts that have samples, with how many they are."""
    sizes = [(part, getattr(overview, part).samples) for part in PARTS]
    return [(part, size) for part, size in sizes if size]
