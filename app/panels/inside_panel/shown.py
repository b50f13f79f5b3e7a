"""What the inside panel looks at: a network, and a sample of the data."""

from __future__ import annotations

from dataclasses import dataclass

from app.commands.surgery import Changes
from engine.network.shapes import Summary
from engine.service.overview import Overview
from engine.service.questions import FromData, Picture


@dataclass(frozen=True)
class Shown:
    """``key`` is that of the network; ``place`` counts from 0 in ``part``.

    ``overview`` is None where only weights are looked at. ``probe`` is a pinned input that is
    looked at instead of the sample, ``title`` what the user calls it. ``changes``: of units, at
    work in the network.
    """

    key: str
    summary: Summary
    overview: Overview | None
    part: str
    place: int
    probe: Picture | None = None
    title: str = ""
    changes: Changes = ()

    @property
    def picture(self) -> Picture:
        return self.probe or FromData(self.known.choice, self.part, self.place)

    @property
    def known(self) -> Overview:
        """The overview, for pages that are shown with data alone."""
        assert self.overview is not None
        return self.overview
