"""What a pinned input is with the present data: the picture a question looks at, or why none."""

from __future__ import annotations

from engine.data.probe import DataPlace, Probe
from engine.errors import EngineError, ProbeMisfit, ProbeOfOtherData
from engine.explain.predictions import PIECE_COST
from engine.network.shapes import Summary
from engine.service.overview import Overview
from engine.service.questions import FromData, Given, Picture


class Pictures:
    """The pictures of probes for the present data; a probe has the same one as long as they stay.

    Own values are unpacked once, and viewers see by identity that nothing has changed.
    """

    def __init__(self):
        self._overview: Overview | None = None
        self._known: dict[Probe, Picture | EngineError] = {}

    def of(self, probe: Probe, overview: Overview) -> Picture | EngineError:
        """Return the picture of ``probe``, or why it cannot be shown."""
        if overview is not self._overview:
            self._overview, self._known = overview, {}
        if probe not in self._known:
            try:
                self._known[probe] = _picture(probe, overview)
            except EngineError as error:
                self._known[probe] = error
        return self._known[probe]


def is_quick(summary: Summary, samples: int) -> bool:
    """Whether a network answers so many samples while nobody notices."""
    return samples * max(summary.multiply_adds, 1) <= PIECE_COST


def _picture(probe: Probe, overview: Overview) -> Picture:
    what = probe.what
    if isinstance(what, DataPlace):
        if what.source != overview.choice.source or (what.part == "test") > overview.own_test:
            raise ProbeOfOtherData()
        return FromData(overview.choice, what.part, what.place)
    values = what.array(probe.name)
    if values.shape != overview.sample_shape:
        raise ProbeMisfit(actual=values.shape, expected=overview.sample_shape)
    return Given(overview.choice, values)
